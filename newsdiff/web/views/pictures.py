from django.http import HttpResponse
from django.views.decorators.http import require_safe

from newsdiff.web.pages.pictures import PicturesPage
from newsdiff.web.requests import HtmxRequest, answer, is_staff, visible_story


@require_safe
def pictures(request: HtmxRequest, slug: str) -> HttpResponse:
    page = PicturesPage.build(visible_story(request, slug), staff=is_staff(request))
    return answer(request, "pictures/page.html", page)
