"""What several admin pages need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

if TYPE_CHECKING:
    Table = admin.ModelAdmin
else:

    class Table(admin.ModelAdmin):
        """A ModelAdmin that takes its model in brackets, as type checkers want it."""

        formfield_overrides = {models.URLField: {"assume_scheme": "https"}}  # noqa: RUF012 (Django's way)

        def __class_getitem__(cls, model: type) -> type:
            return cls

        def save_model(self, request, obj, form, change):
            """Write what was changed here alone: the other columns may have moved on since they were read."""
            if not change:
                return super().save_model(request, obj, form, change)
            clock = [field.name for field in obj._meta.fields if getattr(field, "auto_now", False)]
            obj.save(update_fields=[*form.changed_data, *clock])


class ReadOnly:
    """For models that only services write. Viewing and searching stays."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def link(address: str, words: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', address, words)


def deleted_summary(
    label: str, parts: dict[str, int]
) -> tuple[list[str], dict[str, int], set[str], list[str]]:
    """For `get_deleted_objects`: counts in place of Django's list of every row, which takes a query each."""
    return [f"{label}, with {count} {name}" for name, count in parts.items()], parts, set(), []
