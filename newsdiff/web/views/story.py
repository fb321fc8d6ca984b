import json

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from newsdiff.web.pages.progress import Progress
from newsdiff.web.pages.story import WHOLE, StoryPage
from newsdiff.web.requests import HtmxRequest, answer, is_staff, visible_story, wants_fragment


@require_safe
def story(request: HtmxRequest, slug: str) -> HttpResponse:
    whole = request.GET.get("all", "")
    page = StoryPage.build(visible_story(request, slug), staff=is_staff(request), whole=whole)
    fragment = f"story/_{whole}.html" if whole in WHOLE else ""
    return answer(request, "story/page.html", page, fragment=fragment)


@require_safe
@never_cache
def progress(request: HtmxRequest, slug: str) -> HttpResponse:
    """How far the analysis is. Once it has ended, htmx is told to load the whole page again, which then says
    how it ended: what is said before would be cut off."""
    found = Progress.of(visible_story(request, slug), staff=is_staff(request))
    response = answer(request, "story/progress.html", found, fragment="story/_progress.html")
    if wants_fragment(request) and not found.active:
        response.headers["HX-Trigger"] = json.dumps({"ended": found.announced})
        response.headers["HX-Refresh"] = "true"
    return response
