from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from newsdiff.web.pages.outlet import OutletPage, published_outlets
from newsdiff.web.pages.outlets import OutletsPage
from newsdiff.web.requests import HtmxRequest, answer


@require_safe
def outlets(request: HtmxRequest) -> HttpResponse:
    return answer(request, "outlets/page.html", OutletsPage.build(request.GET.get("page", "1")))


@require_safe
def outlet(request: HtmxRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(published_outlets(), pk=pk)
    page = OutletPage.build(found, number=request.GET.get("page", "1"))
    return answer(request, "outlet/page.html", page)
