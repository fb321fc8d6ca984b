from django.http import HttpResponse
from django.views.decorators.http import require_safe

from newsdiff.web.pages.search import SearchPage
from newsdiff.web.requests import HtmxRequest, answer


@require_safe
def search(request: HtmxRequest) -> HttpResponse:
    """The form with what it finds. htmx gets the results alone, and the address without empty fields; what is
    found while somebody types is no step to go back to."""
    page = SearchPage.build(request.GET, request.user)
    return answer(
        request,
        "search/page.html",
        page,
        fragment="search/_results.html",
        href=page.address,
        replaces=request.htmx.trigger == "typing",
    )
