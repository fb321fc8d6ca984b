"""The workers that take up what is queued."""

from django.conf import settings
from django.db import connection


def worker_lives() -> bool:
    """Whether the heart of any worker, on whatever machine, has beaten before it would count as dead."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM procrastinate_workers"
            " WHERE last_heartbeat > now() - make_interval(secs => %s))",
            [settings.NEWSDIFF_STALLED_AFTER],
        )
        (lives,) = cursor.fetchone()
    return bool(lives)
