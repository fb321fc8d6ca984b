"""Whether the app is up, for supervisors, balancers and people. Neither page asks for a login."""

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


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
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM procrastinate_workers"
                " WHERE last_heartbeat > now() - make_interval(secs => %s)",
                [settings.NEWSDIFF_STALLED_AFTER],
            )
            (workers,) = cursor.fetchone()
    except Error:
        return {"database": "down", "worker": "unknown"}
    return {"database": "up", "worker": "up" if workers else "down"}
