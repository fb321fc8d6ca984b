from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from newsdiff.web.pages.matrix import MatrixPage, open_row
from newsdiff.web.requests import VARY, HtmxRequest, answer, visible_story, wants_fragment
from newsdiff.web.results import claim_href


@require_safe
def matrix(request: HtmxRequest, slug: str) -> HttpResponse:
    page = MatrixPage.build(visible_story(request, slug), request.GET)
    return answer(request, "matrix/page.html", page, fragment="matrix/_matrix.html", href=page.href)


@require_safe
def row(request: HtmxRequest, slug: str, key: str) -> HttpResponse:
    """A row with its sentences open, for htmx. Everybody else reads them on the page of the claim."""
    story = visible_story(request, slug)
    if not wants_fragment(request):
        response: HttpResponse = redirect(claim_href(slug, key))
        patch_vary_headers(response, VARY)
        return response
    found = open_row(
        story, key, outlet=request.GET.get("outlet", ""), closed=request.GET.get("closed") == "1"
    )
    if found is None:
        raise Http404("no such claim in today's comparison")
    return answer(request, "matrix/_claim.html", found)
