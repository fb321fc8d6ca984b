"""Sentences cut into marked pieces, ready to be shown.

A mark is a word for what the piece is (`value`, `framing`, `framing-quoted`, `part`, `some`, `pair`, `flag`),
and the name of its style. Spans count in the canonical text, as everywhere; `offset` is where the shown text
starts in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise

from newsdiff.web.words import without_opening

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with the marks that cover it, strongest first; no mark for plain text."""

    text: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Marked:
    """A stretch of the canonical text that carries a mark."""

    start: int
    end: int
    mark: str


def pieces(text: str, offset: int, marked: Iterable[Marked]) -> tuple[Piece, ...]:
    """Cut `text` at every end of a mark, so that overlapping marks are shown whole."""
    inside = [
        (max(m.start - offset, 0), min(m.end - offset, len(text)), m.mark)
        for m in marked
        if m.start - offset < len(text) and m.end > offset
    ]
    cuts = sorted({0, len(text), *(start for start, _, _ in inside), *(end for _, end, _ in inside)})
    return tuple(Piece(text[start:end], _covering(inside, start, end)) for start, end in pairwise(cuts))


def _covering(inside: list[tuple[int, int, str]], start: int, end: int) -> tuple[str, ...]:
    found = (mark for left, right, mark in inside if left <= start and end <= right)
    return tuple(dict.fromkeys(found))


def excerpt(text: str, offset: int, focus: Marked, *, longest: int = 150) -> tuple[Piece, ...]:
    """At most about `longest` characters of a sentence around `focus`, cut between words. No "…" stands for
    marks alone."""
    if len(text) <= longest:
        return pieces(text, offset, [focus])
    start, end = focus.start - offset, focus.end - offset
    room = max(longest - (end - start), 0)
    left = max(0, min(start - room // 2, len(text) - longest))
    right = min(len(text), max(end + room // 2, left + longest))
    left = _between_words(text, left, until=start) if _tells(text[:left]) else 0
    right = _last_break(text, right, after=end) if _tells(text[right:]) else len(text)
    cut = pieces(text[left:right], offset + left, [focus])
    before = (Piece(ELLIPSIS),) if left else ()
    after = (Piece(ELLIPSIS),) if right < len(text) else ()
    return before + cut + after


def shortened(found: Iterable[Piece], longest: int) -> tuple[Piece, ...]:
    """The first pieces, "…" for what `longest` characters have no room for."""
    found = tuple(found)
    text = "".join(piece.text for piece in found)
    if len(text) <= longest:
        return found
    left = len(without_opening(text[: longest - 1]).rstrip())
    kept: list[Piece] = []
    for piece in found:
        if len(piece.text) >= left:
            return (*kept, Piece(piece.text[:left] + ELLIPSIS, piece.marks))
        kept.append(piece)
        left -= len(piece.text)
    return tuple(kept)


def grey(found: Iterable[Piece]) -> tuple[str, ...]:
    """The stretches of words that a claim shows in grey: all but its `part`, however it is marked or cut."""
    runs = groupby(found, key=lambda piece: "part" in piece.marks)
    stretches = ("".join(piece.text for piece in run) for told, run in runs if not told)
    return tuple(words.strip(f" \N{NO-BREAK SPACE},;:.{ELLIPSIS}") for words in stretches if _tells(words))


def _tells(words: str) -> bool:
    return any(map(str.isalnum, words))


def _between_words(text: str, at: int, *, until: int) -> int:
    if at == 0 or text[at - 1].isspace():
        return at
    space = text.find(" ", at, until)
    return space + 1 if space >= 0 else at


def _last_break(text: str, at: int, *, after: int) -> int:
    if at >= len(text) or text[at].isspace():
        return at
    space = text.rfind(" ", after, at)
    return space if space >= 0 else at
