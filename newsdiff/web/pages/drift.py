"""How one utterance drifts from outlet to outlet: a line for each, with what was cut and what was changed.

Each line is set against the fullest quotation, the one with most words: what only the fullest has is cut
here, what only this line has is changed. An outlet's line is its longest quotation of the utterance.
The analysis marks the part in which quotations meet; the line goes on to the quotation marks around it, so
that what stands beyond that part is not taken for cut. Limits: a phrase that only moved counts as both; marks
of single quotation are not looked for, they are apostrophes as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from newsdiff.analysis.types import Kind, Strength
from newsdiff.analysis.wording import joined as from_to
from newsdiff.analysis.wording import tokens
from newsdiff.stories.models import Difference
from newsdiff.stories.models.results import Spot
from newsdiff.web.joined import Sided, hanging_together
from newsdiff.web.marks import Piece
from newsdiff.web.pages.places import slice_of
from newsdiff.web.results import Results
from newsdiff.web.sources import Source
from newsdiff.web.words import counted, folded

QUOTATION_MARKS = '“”„"«»'
LEAST_SHARED = 0.25  # of the shorter quotation's words; below, every word would be marked


@dataclass(frozen=True, slots=True)
class Line:
    """What one outlet quotes. `note` says in words how it stands to the fullest."""

    source: Source
    href: str
    pieces: tuple[Piece, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Because:
    """A rule behind the lines."""

    because: str
    percent: int


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something that was said, the fullest quotation of it first."""

    key: str
    conflict: bool
    lines: tuple[Line, ...]
    rules: tuple[Because, ...]
    score: float

    def told_by(self, slug: str) -> bool:
        return any(line.source.outlet_slug == slug for line in self.lines)


def utterances(results: Results) -> tuple[Utterance, ...]:
    """Quotations in several wordings, conflicts first. `results` hold differences."""
    sided = [
        Sided(row, tuple([spot for spot in side if spot[0] in results.sentences] for side in row.sides))  # type: ignore[arg-type]
        for row in results.rows.differences
        if row.kind == Kind.QUOTE
    ]
    groups = hanging_together(sided, lambda spot: folded(slice_of(results, *spot)))
    found = [_utterance(results, group) for group in groups]
    return tuple(
        sorted((u for u in found if len(u.lines) > 1), key=lambda u: (not u.conflict, -u.score, u.key))
    )


def _utterance(results: Results, group: Sequence[Sided]) -> Utterance:
    rows = [sided.row for sided in group]
    spots = {spot for sided in group for side in sided.sides for spot in side}
    longest = _longest(results, spots)
    fullest = max(longest, key=lambda spot: len(tokens(quoted(results, spot))))
    full = quoted(results, fullest)
    return Utterance(
        key=str(min(row.pk for row in rows)),
        conflict=any(row.strength == Strength.CONFLICT for row in rows),
        lines=tuple(
            _line(results, spot, full, is_fullest=spot == fullest)
            for spot in sorted(longest, key=lambda spot: spot != fullest)
        ),
        rules=_rules(rows),
        score=max(row.score for row in rows),
    )


def _longest(results: Results, spots: Iterable[Spot]) -> list[Spot]:
    """The longest quotation of each outlet, in the order of the sources."""
    found: dict[str, Spot] = {}
    order = {source.version: at for at, source in enumerate(results.sources)}
    for spot in sorted(spots, key=lambda spot: (order[results.sentences[spot[0]].version_id], spot)):
        outlet = results.source_of(spot[0]).outlet_slug
        if outlet not in found or _length(results, spot) > _length(results, found[outlet]):
            found[outlet] = spot
    return list(found.values())


def _length(results: Results, spot: Spot) -> int:
    return len(tokens(quoted(results, spot)))


def _rules(rows: Iterable[Difference]) -> tuple[Because, ...]:
    """Each rule once, with its best score."""
    best: dict[str, Difference] = {}
    for row in sorted(rows, key=lambda row: -row.score):
        best.setdefault(row.because, row)
    return tuple(Because(row.because, round(row.score * 100)) for row in best.values())


def quoted(results: Results, spot: Spot) -> str:
    """The whole quotation around a place, without its marks, as far as its sentence has it."""
    sentence, start, end = spot
    row = results.sentences[sentence]
    return around(row.text, start - row.start, end - row.start)


def around(text: str, start: int, end: int) -> str:
    """What stands between the nearest quotation marks before and after a span; without marks, the span.

    A quotation opened in an earlier sentence begins with this one, one closed in a later one ends with it."""
    left = max(text.rfind(mark, 0, start) for mark in QUOTATION_MARKS)
    right = min((at for mark in QUOTATION_MARKS if (at := text.find(mark, end)) >= 0), default=-1)
    if left < 0 and right < 0:
        return text[start:end]
    return text[left + 1 : right if right >= 0 else len(text)].strip(" ,;")


def _line(results: Results, spot: Spot, full: str, *, is_fullest: bool) -> Line:
    told = quoted(results, spot)
    shown, note = ((Piece(told),), "the fullest") if is_fullest else compared(full, told)
    return Line(results.source_of(spot[0]), results.place_href(spot[0]), shown, note)


def compared(full: str, told: str) -> tuple[tuple[Piece, ...], str]:
    """A line set against the fullest: its pieces, and its note. One word that was cut is named: a thin stroke
    through it is easily read over."""
    shown = drift(full, told)
    cut = [word.text for piece in shown if "cut" in piece.marks for word in tokens(piece.text)]
    changed = sum(len(tokens(piece.text)) for piece in shown if "changed" in piece.marks)
    same = len(tokens(told)) - changed
    if same < LEAST_SHARED * min(len(tokens(told)), len(tokens(full))):
        return (Piece(told),), "in other words"
    notes = [
        f"“{cut[0]}” cut" if len(cut) == 1 else f"{len(cut)} words cut" if cut else "",
        counted(changed, "word") + " of its own" if changed else "",
    ]
    return shown, ", ".join(filter(None, notes)) or _same(full, told)


_PUNCTUATION = re.compile(r"""[^\w\s“”„"«»'‘’]""")


def _same(full: str, told: str) -> str:
    """What is so of two quotations with the same words. The stop behind them is their sentence’s."""
    signs = [_PUNCTUATION.findall(folded(words)) for words in (full, told)]
    return "the same words" if signs[0] == signs[1] else "only punctuation differs"


def drift(full: str, told: str) -> tuple[Piece, ...]:
    """`told` in pieces, words that `full` hasn't marked `changed`; between them, marked `cut`, words that
    only `full` has. Without the cut pieces and the blanks that part them off it is `told`."""
    left, right = tokens(full), tokens(told)
    words = [token.folded for token in left], [token.folded for token in right]
    found: list[Piece] = []
    at = 0
    for tag, a_start, a_end, b_start, b_end in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        span = from_to(right, b_start, b_end) if b_end > b_start else None
        if span:
            found.append(Piece(told[at : span.start]))
            at = span.start
        if tag in {"delete", "replace"}:
            found += [
                Piece("" if span or not at else " "),
                Piece(from_to(left, a_start, a_end).of(full), ("cut",)),
                Piece(" " if told[at : at + 1].isalnum() else ""),
            ]
        if span:
            found.append(Piece(span.of(told), () if tag == "equal" else ("changed",)))
            at = span.end
    found.append(Piece(told[at:]))
    return tuple(piece for piece in found if piece.text)
