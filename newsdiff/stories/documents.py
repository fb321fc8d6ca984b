"""From what was read in to what the analysis takes: `Draft` to `Document`, for import and for `compare`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from newsdiff.analysis.clean import line_roles
from newsdiff.analysis.types import Document, Role
from newsdiff.ingest import Draft


def document(draft: Draft, *, id: str) -> Document:
    """The draft with its lines judged. What the file's own markup says about a line counts as a hint."""
    hints = {start: Role(role) for start, role in draft.roles.items()}
    return Document(
        id=id,
        text=draft.text,
        lines=line_roles(draft.text, headline=draft.headline, hints=hints),
        outlet=draft.outlet,
        headline=draft.headline,
        published=draft.published,
        language=draft.language,
        path=draft.path,
    )


def documents(drafts: Sequence[Draft]) -> tuple[Document, ...]:
    """Documents whose ids are the stems of the file names, made unique by "-2", "-3" … in the order of the
    paths."""
    taken: set[str] = set()
    out = []
    for draft in sorted(drafts, key=lambda draft: draft.path):
        stem = PurePath(draft.path).stem or "article"
        identity, number = stem, 1
        while identity in taken:
            number += 1
            identity = f"{stem}-{number}"
        taken.add(identity)
        out.append(document(draft, id=identity))
    return tuple(out)
