from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from newsdiff.web.pages.claim import ClaimPage, GonePage, find_claim
from newsdiff.web.requests import (
    HtmxRequest,
    answer,
    moved,
    sent_flags,
    site_of,
    visible_stories,
    whole_number,
)
from newsdiff.web.results import claim_href


@require_safe
def claim(request: HtmxRequest, slug: str, key: str) -> HttpResponse:
    """A claim's key tells which one it is where a single story has it: under a wrong story's name it leads
    there."""
    story = visible_stories(request).filter(slug=slug).first()
    if story is None:
        return moved(request, claim_href(_only_story_of(request, key), key))
    found = find_claim(story, key)
    if found is None:
        return answer(request, "claim/gone.html", GonePage.build(story, ClaimPage.noun), status=404)
    at = whole_number(request.GET.get("at", ""))
    page = ClaimPage.build(
        story, found, site=site_of(request), at="" if at is None else str(at), sent=sent_flags(request)
    )
    return answer(request, "claim/page.html", page, fragment="claim/_claim.html")


def _only_story_of(request: HtmxRequest, key: str) -> str:
    """The slug of the one story that has the claim. The same texts in two stories make the same keys."""
    slugs = (
        visible_stories(request).filter(runs__claims__key=key).values_list("slug", flat=True).distinct()[:2]
    )
    if len(slugs) != 1:
        raise Http404("no such claim, or several")
    return slugs[0]
