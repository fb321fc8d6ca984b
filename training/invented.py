"""The stories of stories/ as the analysis reads them: documents, with the places of lines and of values.

`alignment_data.own` has the same stories as lists of sentences, for fitting the alignment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from newsdiff.analysis.types import Document
from newsdiff.ingest import read_paths
from newsdiff.stories.documents import documents
from training.alignment_data import OWN, lines


class Words(NamedTuple):
    """A stretch of a document's canonical text."""

    document: str
    start: int
    end: int

    def half_of(self, other: Words) -> bool:
        """Whether half of the shorter one, or more, is common to both."""
        common = min(self.end, other.end) - max(self.start, other.start)
        shorter = min(self.end - self.start, other.end - other.start)
        return self.document == other.document and 0 < shorter <= 2 * common


class Planted(NamedTuple):
    """Two values that the writer set against each other."""

    kind: str
    a: Words
    b: Words


@dataclass(frozen=True)
class Invented:
    """`lines` are named "outlet.number"; `same` and `only` name them. Of some stories nobody has written down
    the `differences`: None."""

    name: str
    held_out: bool
    documents: tuple[Document, ...]
    lines: dict[str, Words]
    same: tuple[tuple[str, ...], ...]
    only: tuple[str, ...]
    differences: tuple[Planted, ...] | None


def stories() -> Iterator[Invented]:
    for path in sorted(OWN.glob("*/groups.json")):
        yield _story(path)


def _story(path: Path) -> Invented:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    articles = sorted(path.parent.glob("*.txt"))
    found, _ = documents(read_paths(articles))
    text = {document.id: document.text for document in found}
    placed = {
        f"{article.stem}.{number}": _place(text, article.stem, line)
        for article in articles
        for number, line in enumerate(lines(article))
    }

    def value(label: str, words: str) -> Words:
        line = placed[label]
        return _place(text, line.document, words, line.start, line.end)

    return Invented(
        path.parent.name,
        gold["held_out"],
        found,
        placed,
        tuple(map(tuple, gold["same"])),
        tuple(gold["only"]),
        tuple(Planted(r["kind"], value(*r["a"]), value(*r["b"])) for r in gold["differences"])
        if "differences" in gold
        else None,
    )


def _place(text: dict[str, str], document: str, words: str, start: int = 0, end: int | None = None) -> Words:
    """Raises ValueError where the words are not in the text."""
    at = text[document].index(words, start, end)
    return Words(document, at, at + len(words))
