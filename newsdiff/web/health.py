"""Whether the app is up, for supervisors, balancers and people. Neither page asks for a login."""

from django.db import Error
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from newsdiff.stories.services.workers import worker_lives


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The web server answers."""
    return JsonResponse({"web": "up"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 when web server, database and at least one worker are up, else 503; the JSON says which."""
    parts = {"web": "up", **_database_and_worker()}
    return JsonResponse(parts, status=200 if set(parts.values()) == {"up"} else 503)


def _database_and_worker() -> dict[str, str]:
    try:
        worker = "up" if worker_lives() else "down"
    except Error:
        return {"database": "down", "worker": "unknown"}
    return {"database": "up", "worker": worker}
