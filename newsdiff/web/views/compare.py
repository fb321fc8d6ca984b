from django.http import HttpResponse
from django.views.decorators.http import require_safe

from newsdiff.web.pages.compare import ComparePage
from newsdiff.web.requests import HtmxRequest, answer, visible_story


@require_safe
def compare(request: HtmxRequest, slug: str) -> HttpResponse:
    articles = [int(value) for value in request.GET.getlist("article") if _is_key(value)]
    order = request.GET.get("order", "")
    page = ComparePage.build(
        visible_story(request, slug), articles=articles, order=int(order) if _is_key(order) else None
    )
    return answer(request, "compare/page.html", page, fragment="compare/_comparison.html")


def _is_key(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 19
