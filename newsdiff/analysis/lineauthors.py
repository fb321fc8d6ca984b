"""The authors of an article: their names on bylines, and what is told about them.

Method: names come from the bylines that `linecredits` finds. A name or a job alone is a byline; a sentence
that opens with such a name, beside a byline or late on the page, is a bio; so is, at the very end, one that
tells about somebody whom the text has not named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdiff.analysis import linecredits
from newsdiff.analysis.linefeatures import Features, key_of
from newsdiff.analysis.types import Role

LONGEST_BYLINE = 25
LONGEST_LABEL = 14  # words of a loose line among bios
MOST_BIOS = 4
LATE = 0.6  # of the lines of a page


def _authors(lines: Sequence[Features], roles: Sequence[Role | None]) -> set[str]:
    """Names on the bylines, as keys."""
    names: set[str] = set()
    for line, role in zip(lines, roles, strict=True):
        if role is Role.BYLINE and line.words <= LONGEST_BYLINE:
            bare = re.sub(r"^.*?\bby:?\s+", "", line.text, flags=re.I)
            parts = re.split(r"\s*(?:[,&|·•]|\band\b| for | in )\s*", bare)
            names.update(key_of(part) for part in parts if linecredits.is_name(part))
    return names - {""}


def authors_and_bios(lines: Sequence[Features], roles: list[Role | None], first: int) -> None:
    """An author's name or title alone is a byline; at the end, what tells about an author is a bio."""
    authors = _authors(lines, roles)
    for place, line in enumerate(lines):
        if roles[place] in {None, Role.REPEAT} and line.key in authors:
            roles[place] = Role.BYLINE
    _beside_bylines(lines, roles, authors)
    told = 0
    for place in range(len(lines) - 1, first, -1):
        line = lines[place]
        if roles[place] is not None:
            continue
        if line.ends and line.words >= 3:
            if told >= MOST_BIOS or not _tells_author(lines, roles, place, authors):
                return
            roles[place] = Role.BIO
            told += 1
        elif linecredits.is_job(line.text):
            roles[place] = Role.BYLINE
        elif line.words > LONGEST_LABEL:
            return


def _beside_bylines(lines: Sequence[Features], roles: list[Role | None], authors: set[str]) -> None:
    """What opens with the name on a byline and tells about that author, next to the byline or late."""
    for place, line in enumerate(lines):
        named = any(line.key.startswith(name + " ") for name in authors)
        placed = roles[place - 1] is Role.BYLINE or place > LATE * len(lines)
        if roles[place] is None and named and placed and linecredits.is_bio(line.text):
            roles[place] = Role.BIO


def _tells_author(
    lines: Sequence[Features], roles: Sequence[Role | None], place: int, authors: set[str]
) -> bool:
    """Whether a line opens with a byline's name, or tells about somebody the text never named."""
    line = lines[place]
    if any(line.key.startswith(name + " ") for name in authors):
        return True
    if line.key.split(" ", 1)[0] in {name.split(" ", 1)[0] for name in authors} and linecredits.is_bio(
        line.text
    ):
        return True
    opening = re.match(r"(?:About the authors?|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})(?=[ ,])", line.text)
    if not opening or not linecredits.is_bio(line.text):
        return False
    surname = opening[0].split()[-1]
    return not any(
        surname in lines[earlier].text
        for earlier in range(place)
        if roles[earlier] not in {Role.BYLINE, Role.CHROME}
    )
