from django.http import HttpResponse
from django.views.decorators.http import require_safe

from newsdiff.web.pages.wording import WordingPage
from newsdiff.web.requests import HtmxRequest, answer, visible_story


@require_safe
def wording(request: HtmxRequest, slug: str) -> HttpResponse:
    page = WordingPage.build(visible_story(request, slug), outlet=request.GET.get("outlet", ""))
    return answer(request, "wording/page.html", page, fragment="wording/_wording.html", href=page.href)
