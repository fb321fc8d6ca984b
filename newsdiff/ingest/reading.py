"""One file's bytes to a draft."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

from newsdiff.ingest import fields, language, markdown, page, plain
from newsdiff.ingest.decode import checked, decode
from newsdiff.ingest.draft import Draft, Refused

FORMATS = {
    ".txt": plain.parse,
    ".md": markdown.parse,
    ".html": page.parse,
    ".htm": page.parse,
}
SUFFIXES = tuple(FORMATS)

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def read(name: str, data: bytes) -> Draft:
    """The draft of the file `name` (a file name or a relative path) with the bytes `data`.

    Raises Refused with a message that names the file and says what to do."""
    path = PurePosixPath(_printable(name))
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise Refused(
            f"{path}: the format {suffix or '(no ending)'} is unknown. "
            f"Save the article as {', '.join(SUFFIXES)}."
        )
    decoded, encoding, told = decode(str(path), data, declared=suffix in {".html", ".htm"})
    text, removed = checked(str(path), decoded)
    parts = FORMATS[suffix](str(path), text)
    text, also_removed = checked(str(path), parts.text)
    found = fields.check(str(path), parts.fields)
    spoken = language.detect(text)
    return Draft(
        name=path.name,
        path=str(path),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        raw=data,
        encoding=encoding,
        headline=found.headline,
        outlet=found.outlet,
        byline=found.byline,
        url=found.url,
        published=found.published,
        language=found.language or spoken,
        roles=parts.roles,
        notes=(
            *told,
            *removed,
            *also_removed,
            *parts.notes,
            *found.notes,
            *language.notes(found.language, spoken),
        ),
    )


def _printable(name: str) -> str:
    """A name that can be shown and kept: forward slashes, nothing that controls or turns what follows."""
    return re.sub(_UNPRINTABLE, "?", name.replace("\\", "/")).strip("/ ") or "unnamed"
