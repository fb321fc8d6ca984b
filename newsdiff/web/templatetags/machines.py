"""What the head of every page says to machines."""

from __future__ import annotations

from typing import Any

from django import template

from newsdiff.web.metadata import Metadata, metadata

register = template.Library()


@register.simple_tag(takes_context=True)
def metadata_of(context: dict[str, Any], page: object) -> Metadata | None:
    """`page` is empty on pages of errors, which say nothing."""
    return metadata(context["request"], page) if page and "request" in context else None
