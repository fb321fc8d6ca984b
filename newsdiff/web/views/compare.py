from django.http import HttpResponse
from django.views.decorators.http import require_safe

from newsdiff.web.pages.compare import ComparePage
from newsdiff.web.requests import HtmxRequest, answer, visible_story, whole_number


@require_safe
def compare(request: HtmxRequest, slug: str) -> HttpResponse:
    wanted = map(whole_number, request.GET.getlist("article"))
    page = ComparePage.build(
        visible_story(request, slug),
        articles=[key for key in wanted if key is not None],
        order=whole_number(request.GET.get("order", "")),
    )
    return answer(request, "compare/page.html", page, fragment="compare/_comparison.html")
