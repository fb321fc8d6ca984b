from django.http import HttpResponse
from django.views.decorators.http import require_safe

from newsdiff.web.pages.compare import ComparePage, Wanted
from newsdiff.web.requests import HtmxRequest, answer, visible_story


@require_safe
def compare(request: HtmxRequest, slug: str) -> HttpResponse:
    page = ComparePage.build(visible_story(request, slug), Wanted.read(request.GET))
    return answer(request, "compare/page.html", page, fragment="compare/_comparison.html", href=page.href)
