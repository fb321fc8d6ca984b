"""Plain text: the file is the article's page, every line of it."""

from __future__ import annotations

from newsdiff.ingest.draft import Parts


def parse(name: str, text: str) -> Parts:
    return Parts(text=text, fields={})
