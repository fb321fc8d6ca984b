from django.http import HttpResponse
from django.views.decorators.http import require_safe

from newsdiff.web.pages.compare import ComparePage, Wanted
from newsdiff.web.requests import HtmxRequest, answer, sent_flags, visible_story


@require_safe
def compare(request: HtmxRequest, slug: str) -> HttpResponse:
    story, wanted = visible_story(request, slug), Wanted.read(request.GET)
    page = ComparePage.build(story, wanted, sent=sent_flags(request))
    return answer(request, "compare/page.html", page, fragment="compare/_comparison.html", href=page.href)
