from urllib.parse import urlsplit

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from newsdiff.web.pages.cells import Row
from newsdiff.web.pages.claim import ClaimPage
from newsdiff.web.pages.difference import DifferencePage
from newsdiff.web.pages.matrix import MatrixPage
from newsdiff.web.pages.opened import anchor, open_row
from newsdiff.web.requests import VARY, HtmxRequest, answer, visible_story, wants_fragment
from newsdiff.web.results import claim_href, difference_href


@require_safe
def matrix(request: HtmxRequest, slug: str) -> HttpResponse:
    page = MatrixPage.build(visible_story(request, slug), request.GET)
    return answer(request, "matrix/page.html", page, fragment="matrix/_matrix.html", href=page.href)


@require_safe
def row(request: HtmxRequest, slug: str, key: str) -> HttpResponse:
    return _row(request, slug, key, ClaimPage.noun, claim_href(slug, key))


@require_safe
def difference(request: HtmxRequest, slug: str, key: str) -> HttpResponse:
    return _row(request, slug, key, DifferencePage.noun, difference_href(slug, key))


def _row(request: HtmxRequest, slug: str, key: str, noun: str, href: str) -> HttpResponse:
    """A row with its sentences open, for htmx. Everybody else reads them on the page of the point."""
    story = visible_story(request, slug)
    if not wants_fragment(request):
        response: HttpResponse = redirect(href)
        patch_vary_headers(response, VARY)
        return response
    found = open_row(
        story,
        key,
        outlet=request.GET.get("outlet", ""),
        kind=request.GET.get("kind", ""),
        closed=request.GET.get("closed") == "1",
        noun=noun,
    )
    if found is None:
        raise Http404(f"no such {noun} in today's comparison")
    response = answer(request, "matrix/_claim.html", found)
    # Opening is a step for the Back button, which closes the row; closing is none.
    response.headers["HX-Push-Url" if found.opened else "HX-Replace-Url"] = _with_opened(request, slug, found)
    return response


def _with_opened(request: HtmxRequest, slug: str, row: Row) -> str:
    """The address of the table that the reader looks at, with the row that is open in it now."""
    query = QueryDict(urlsplit(request.htmx.current_url or "").query, mutable=True)
    query.pop("open", None)
    opened = row.opened.address if row.opened else ""
    if opened:
        query["open"] = opened
    address = reverse("matrix", args=[slug])
    return f"{address}?{query.urlencode()}{anchor(opened)}" if query else address
