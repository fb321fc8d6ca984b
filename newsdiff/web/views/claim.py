from django.http import HttpResponse
from django.views.decorators.http import require_safe

from newsdiff.web.pages.claim import ClaimPage, GonePage, find_claim
from newsdiff.web.requests import HtmxRequest, answer, visible_story, whole_number


@require_safe
def claim(request: HtmxRequest, slug: str, key: str) -> HttpResponse:
    story = visible_story(request, slug)
    found = find_claim(story, key)
    if found is None:
        return answer(request, "claim/gone.html", GonePage.build(story), status=404)
    at = whole_number(request.GET.get("at", ""))
    site = f"{request.scheme}://{request.get_host()}"
    page = ClaimPage.build(story, found, site=site, at="" if at is None else str(at))
    return answer(request, "claim/page.html", page, fragment="claim/_claim.html")
