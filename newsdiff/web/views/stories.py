from django.http import HttpResponse
from django.views.decorators.http import require_safe

from newsdiff.web.pages.stories import StoriesPage
from newsdiff.web.requests import HtmxRequest, answer, is_staff


@require_safe
def stories(request: HtmxRequest) -> HttpResponse:
    page = StoriesPage.build(request.user, number=request.GET.get("page", "1"), staff=is_staff(request))
    return answer(request, "stories/page.html", page, fragment="stories/_stories.html")
