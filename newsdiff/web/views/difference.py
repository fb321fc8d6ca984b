from django.http import HttpResponse
from django.views.decorators.http import require_safe

from newsdiff.web.pages.claim import GonePage
from newsdiff.web.pages.difference import DifferencePage, find_difference
from newsdiff.web.requests import HtmxRequest, answer, sent_flags, site_of, visible_story, whole_number


@require_safe
def difference(request: HtmxRequest, slug: str, key: str) -> HttpResponse:
    story = visible_story(request, slug)
    found = find_difference(story, key)
    at = whole_number(request.GET.get("at", ""))
    page = found and DifferencePage.build(
        story, found, site=site_of(request), at="" if at is None else str(at), sent=sent_flags(request)
    )
    if page is None:
        return answer(request, "claim/gone.html", GonePage.build(story, DifferencePage.noun), status=404)
    return answer(request, "claim/page.html", page, fragment="claim/_claim.html")
