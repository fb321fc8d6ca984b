"""Locks on names: for what has no row yet that could be locked."""

from __future__ import annotations

import hashlib

from django.db import connection


def lock_names(*names: str) -> None:
    """Wait for all others that hold one of the names, and hold them to the end of the transaction."""
    numbers = {int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True) for name in names}
    with connection.cursor() as cursor:
        for number in sorted(numbers):  # in one order, so that no two wait for each other
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
