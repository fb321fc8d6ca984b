"""Plain text: the file is the article's page, every line of it behind the front matter, if it has one.

A headline that only the front matter has becomes the first line.
"""

from __future__ import annotations

from newsdiff.ingest import front_matter
from newsdiff.ingest.draft import Parts, Refused
from newsdiff.ingest.fields import one_line

MAX_LINES_ABOVE = 10  # of the page, before its headline


def parse(name: str, text: str) -> Parts:
    """Lines of --- may stand in any page: what is no front matter, or has no field that is known, is text.

    Raises Refused for front matter with a known field that is not YAML, naming the line."""
    try:
        fields, body, notes = front_matter.split(name, text)
    except Refused:
        if front_matter.is_meant(text):
            raise
        return Parts(text=text, fields={})
    if not fields:
        return Parts(text=text, fields={})
    headline = one_line(fields.get("headline", ""))
    body = body.lstrip("\n")
    said = headline in map(one_line, body.split("\n", MAX_LINES_ABOVE)[:MAX_LINES_ABOVE])
    return Parts(text=body if said or not headline else f"{headline}\n\n{body}", fields=fields, notes=notes)
