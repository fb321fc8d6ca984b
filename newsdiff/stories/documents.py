"""From what was read in to what the analysis takes: `Draft` to `Document`. Used by import and by `compare`.

What a file does not say of itself is found out here, so that both say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath, PurePosixPath
from textwrap import shorten

from newsdiff.analysis.clean import has_body, line_roles
from newsdiff.analysis.types import Document, Line, Role
from newsdiff.ingest import Draft, Failure
from newsdiff.ingest.fields import LONGEST

NO_ARTICLE = "only menus, captions and other parts of a page; no sentence of an article was found"
# Characters. Every sentence is compared with every other one, so time and memory grow with the square. What
# is longer is no news article, and would hold up everybody else's comparisons.
LONGEST_ARTICLE = 150_000
LONGEST_STORY = 750_000
OPENING_LENGTH = 90
FILE_LENGTH = 40
# Folder names that say what lies in them, not who wrote it.
_PLAIN_FOLDERS = frozenset(
    "article articles data doc docs document documents download downloads export file files folder html "
    "import input md news new old page pages raw sample samples story stories temp text texts tmp txt upload "
    "uploads".split()
)


def document(draft: Draft, *, id: str) -> Document:
    """The draft with its lines judged. What the file's own markup says about a line counts as a hint."""
    known = {role.value: role for role in Role}
    hints = {start: known[word] for start, word in draft.roles.items() if word in known}
    lines = line_roles(draft.text, headline=draft.headline, hints=hints)
    return Document(
        id=id,
        text=draft.text,
        lines=lines,
        outlet=outlet_of(draft),
        headline=headline_of(draft, lines),
        published=draft.published,
        language=draft.language,
        path=draft.path,
    )


def documents(results: Iterable[Draft | Failure]) -> tuple[tuple[Document, ...], tuple[Failure, ...]]:
    """The articles in the order of their paths, and what is none, with its reason."""
    found, failures = [], []
    for result in results:
        if isinstance(result, Failure):
            failures.append(result)
            continue
        judged = document(result, id="")
        if reason := refusal(judged.lines):
            failures.append(Failure(result.path, f"{result.path}: {reason}"))
        else:
            found.append(judged)
    found.sort(key=lambda document: document.path)
    ids = identities([document.path for document in found])
    numbered = tuple(replace(document, id=identity) for document, identity in zip(found, ids, strict=True))
    return numbered, tuple(failures)


def refusal(lines: Iterable[Line]) -> str:
    """Why the lines can't be compared as an article; empty where they can."""
    lines = tuple(lines)
    if not has_body(lines):
        return NO_ARTICLE
    if (length := kept_length(lines)) > LONGEST_ARTICLE:
        return f"the article has {length:,} characters; at most {LONGEST_ARTICLE:,} are compared"
    return ""


def kept_length(lines: Iterable[Line]) -> int:
    return sum(line.span.end - line.span.start for line in lines if line.role.kept)


def identities(paths: Iterable[str]) -> list[str]:
    """An id for each path: the stem of the file name, made unique by "-2", "-3" … in the given order."""
    taken: dict[str, None] = {}
    for path in paths:
        stem = PurePath(path).stem or "article"
        identity, number = stem, 1
        while identity in taken:
            number += 1
            identity = f"{stem}-{number}"
        taken[identity] = None
    return list(taken)


def headline_of(draft: Draft, lines: Iterable[Line]) -> str:
    """The file's own, else the line that cleaning took for it, else how the article opens."""
    kept = [line for line in lines if line.role.kept]
    found = next((line.span.of(draft.text) for line in kept if line.role == Role.HEADLINE), "")
    opening = _opening(kept[0].span.of(draft.text)) if kept else ""
    headline = draft.headline or found or opening or PurePosixPath(draft.name).stem
    longest = LONGEST["headline"]
    return headline if len(headline) <= longest else headline[: longest - 1] + "…"


def _opening(line: str) -> str:
    """The line's first words; its first characters in a script that sets no blanks."""
    words = shorten(line, OPENING_LENGTH, placeholder="…")
    return words if words != "…" else line[: OPENING_LENGTH - 1] + "…"


def outlet_of(draft: Draft) -> str:
    """The outlet as it is called where a file stands for it if nobody names it."""
    return named_outlet(draft) or unnamed_outlet(draft)


def unnamed_outlet(draft: Draft) -> str:
    """What stands for the name: that there is none, and the file's, so that two of them can be told apart."""
    stem = PurePosixPath(draft.name).stem
    return f"Outlet not named ({stem if len(stem) <= FILE_LENGTH else stem[: FILE_LENGTH - 1] + '…'})"


def named_outlet(draft: Draft, *, given: str = "") -> str:
    """The outlet by the file's own word, by `given`, or by the nearest folder that names one; else empty.

    A folder names no outlet when its name only says what lies in it ("articles", "2025-03-07")."""
    if name := draft.outlet or " ".join(given.split()):
        return name[: LONGEST["outlet"]]
    for folder in reversed(PurePosixPath(draft.path).parts[:-1]):
        name = " ".join(folder.replace("_", " ").split())
        if name.lower() not in _PLAIN_FOLDERS and re.search(r"[^\W\d_]", name):
            return name[: LONGEST["outlet"]]
    return ""
