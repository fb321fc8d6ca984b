"""For commands that need the database: a word on what to start where it does not run."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.core.management.base import CommandError
from django.db import OperationalError, ProgrammingError, connection

P = ParamSpec("P")
R = TypeVar("R")


def needs_database(handle: Callable[P, R]) -> Callable[P, R]:
    """Wrap `Command.handle`: a database that is off or has no tables is told in words, before any work."""

    @wraps(handle)
    def checked(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM stories_story LIMIT 1")
        except OperationalError as error:
            raise CommandError(_off(error)) from error
        except ProgrammingError as error:
            raise CommandError("The database has no tables yet: run `manage.py migrate` first.") from error
        return handle(*args, **kwargs)

    return checked


def _off(error: OperationalError) -> str:
    reason = str(error).strip().splitlines()[0] if str(error).strip() else "no connection"
    if os.environ.get("DATABASE_URL"):
        return f"The database of DATABASE_URL can't be reached ({reason}). Start it, or mend the address."
    return (
        "The database is not running. Start newsdiff with `make run` in another terminal and try again; "
        f"NEWSDIFF_DATA has to be the same there and here. ({reason})"
    )
