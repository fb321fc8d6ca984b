from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

# Searches are endless, and forms and desks are no reading matter.
CLOSED = ("/admin/", "/staff/", "/search/", "/stories/*/flag/", "/stories/*/progress/", "/healthz/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
