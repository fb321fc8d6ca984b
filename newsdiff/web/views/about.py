from django.http import HttpResponse
from django.views.decorators.http import require_safe

from newsdiff.web.pages.about import AboutPage
from newsdiff.web.requests import HtmxRequest, answer


@require_safe
def about(request: HtmxRequest) -> HttpResponse:
    return answer(request, "about/page.html", AboutPage.build())
