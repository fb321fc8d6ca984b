"""The first step of the first migration: pgvector, or a word on how to get it."""

from typing import Any

from django.core.management.base import CommandError
from django.db.utils import DatabaseError
from pgvector.django import VectorExtension


class PgVector(VectorExtension):
    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        try:
            super().database_forwards(app_label, schema_editor, from_state, to_state)
        except DatabaseError as error:
            database = schema_editor.connection.settings_dict["NAME"]
            raise CommandError(
                f"The database {database} has no pgvector, and this role could not add it: {error} "
                "Install pgvector on the database server, then as a superuser run: "
                f'CREATE EXTENSION vector; in the database "{database}".'
            ) from error

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """The extension stays: somebody else may use it, and only its owner could drop it."""
