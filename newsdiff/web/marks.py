"""Sentences cut into marked pieces, ready to be shown.

A mark is a word for what the piece is (`value`, `framing`, `framing-quoted`, `part`, `some`, `pair`, `flag`,
`far`, `near`), and the name of its style. Spans count in the canonical text, as everywhere; `offset` is where
the shown text starts in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from newsdiff.web.words import ELLIPSIS, clipped


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
    left = len(clipped(text, longest)) - len(ELLIPSIS)
    kept: list[Piece] = []
    for piece in found:
        if len(piece.text) >= left:
            return (*kept, Piece(piece.text[:left] + ELLIPSIS, piece.marks))
        kept.append(piece)
        left -= len(piece.text)
    return tuple(kept)


def narrowed(found: Iterable[Piece], least: int, *, most: int) -> tuple[Piece, ...]:
    """An excerpt to be read in two widths: words beyond about `least` characters around what is marked, and
    beyond `most` of that, are `far`; where they begin stands a `near` ellipsis for who leaves them out."""
    found = tuple(found)
    text = "".join(piece.text for piece in found)
    left, right = _narrow(found, text, least)
    right = min(right, _last_break(text, left + most, after=left))
    near = (Piece(ELLIPSIS, ("near",)),)
    shown: list[Piece] = []
    at = 0
    for piece in found:
        ends = at, *(cut for cut in (left, right) if at < cut < at + len(piece.text)), at + len(piece.text)
        for start, end in pairwise(ends):
            far = ("far",) if end <= left or start >= right else ()
            shown += near if start == right else ()
            shown.append(Piece(text[start:end], piece.marks + far))
            shown += near if end == left else ()
        at = ends[-1]
    return tuple(shown)


def _narrow(found: Sequence[Piece], text: str, least: int) -> tuple[int, int]:
    """Where the words around what is marked begin and end; no word is cut, and no marks alone."""
    lengths = [0, *accumulate(len(piece.text) for piece in found)]
    marked = [at for at, piece in enumerate(found) if piece.marks]
    if not marked:
        return 0, len(text)
    start, end = lengths[marked[0]], lengths[marked[-1] + 1]
    room = max(least - (end - start), 0)
    left = max(start - max(room // 2, room - (len(text) - end)), 0)
    right = min(end + max(room // 2, room - start), len(text))
    while left and not text[left - 1].isspace():
        left -= 1
    while right < len(text) and not text[right].isspace():
        right += 1
    return left if _tells(text[:left]) else 0, right if _tells(text[right:]) else len(text)


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
