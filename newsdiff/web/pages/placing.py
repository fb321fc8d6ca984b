"""In which row each sentence stands, side by side.

Rows follow the reading order of the leading article. A sentence of another article stands beside the sentence
of the leading one that it matches best: that it is aligned with, one that it contradicts first, or else one
that the story sets against it, as a conflict or a detail. One that matches none stands alone, after what
precedes it in its own article (a third article's may join a second's there). Where several sentences match
one and the same, those next to it in their own text join its row; the others stand alone and lead there. What
no other text has is one row between two others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, product

from newsdiff.analysis.types import Kind, Strength
from newsdiff.stories.models import Alignment, Sentence
from newsdiff.web.results import Results
from newsdiff.web.sources import Source


@dataclass(eq=False)
class PlacedRow:
    """Sentence ids by version; what several texts have alone may stand in one row without being shared.
    `echo` is the row of a sentence that one of a row of one text matches."""

    cells: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    gap: bool = False
    echo: PlacedRow | None = None

    @property
    def shared(self) -> bool:
        return not self.gap and sum(map(bool, self.cells.values())) > 1

    @property
    def key(self) -> str:
        """Its first sentence."""
        return str(next(sentence for cell in self.cells.values() for sentence in cell))

    def present(self, chosen: Iterable[Source]) -> list[int]:
        """Its sentences, from the left to the right."""
        return [sentence for source in chosen for sentence in self.cells.get(source.version, ())]


Matches = dict[int, dict[int, Alignment]]
Counterparts = dict[int, list[int]]


@dataclass(frozen=True)
class Placed:
    """Every sentence of the chosen articles in exactly one row: `row_of` says in which. `beside` are the
    sentences that match one, the best first, `matches` those that it is aligned with."""

    rows: tuple[PlacedRow, ...]
    row_of: dict[int, PlacedRow]
    beside: Counterparts
    matches: Matches

    @classmethod
    def of(cls, results: Results, chosen: Sequence[Source], lead: Source) -> Placed:
        """`results` hold alignments and differences."""
        text = results.reading_order
        matches = _matches(results)
        beside = _counterparts(results, matches)
        rows = [PlacedRow() for _ in text[lead.version]]
        row_of: dict[int, PlacedRow] = {}
        for row, sentence in zip(rows, text[lead.version], strict=True):
            row.cells[lead.version].append(sentence.pk)
            row_of[sentence.pk] = row
        for source in chosen:
            if source != lead:
                _place_column(
                    text[source.version], source.version, rows, row_of, beside, lead.version, results
                )
        found = tuple(_joined(_gathered(rows, row_of, beside)))
        for row in found:
            row.cells = {one.version: row.cells[one.version] for one in chosen if row.cells.get(one.version)}
        at = {sentence: row for row in found for cell in row.cells.values() for sentence in cell}
        return cls(found, at, beside, matches)

    def counterparts(self, sentences: Iterable[int], *, within: PlacedRow | None) -> list[int]:
        """The sentences in a row that match one of these, the best of the first one first."""
        found = (other for one in sentences for other in self.beside[one] if self.row_of.get(other) is within)
        return list(dict.fromkeys(found)) if within else []

    def echo(self, row: PlacedRow) -> PlacedRow | None:
        """The row that has the counterpart of what one text alone says in a row."""
        if row.shared or row.gap:
            return None
        said = (sentence for cell in row.cells.values() for sentence in cell)
        others = (other for sentence in said for other in self.beside[sentence] if other in self.row_of)
        return next((self.row_of[other] for other in others), None)


def _gathered(rows: list[PlacedRow], row_of: dict[int, PlacedRow], beside: Counterparts) -> list[PlacedRow]:
    """The rows, those of one text that match a sentence of a row next to them put into it."""
    for row in rows:
        if not row.shared:
            (sentence,) = (sentence for cell in row.cells.values() for sentence in cell)
            row.echo = next((row_of[other] for other in beside[sentence] if other in row_of), None)
    after = _taken(rows, lambda row, more: more + row)
    return _taken(after[::-1], lambda row, more: row + more)[::-1]


def _taken(rows: Iterable[PlacedRow], order: Callable[[list[int], list[int]], list[int]]) -> list[PlacedRow]:
    """The rows without those that echo the one before them in their own text; `order` puts their sentences
    beside those that it has."""
    found: list[PlacedRow] = []
    for row in rows:
        ((version, sentences), *_) = row.cells.items()
        before = next((other for other in reversed(found) if other.cells.get(version)), None)
        if row.echo is None or row.echo is not before:
            found.append(row)
        else:
            before.cells[version] = order(sentences, before.cells[version])
    return found


def _joined(rows: Iterable[PlacedRow]) -> list[PlacedRow]:
    """Neighbouring rows of what one text alone has as one: there is nothing to compare line by line."""
    found: list[PlacedRow] = []
    for kept, part in groupby(rows, key=lambda row: row.shared or row.echo is not None):
        if kept:
            found += part
            continue
        whole = PlacedRow(gap=True)
        for row in part:
            for version, sentences in row.cells.items():
                whole.cells[version] += sentences
        found.append(whole)
    return found


def _matches(results: Results) -> Matches:
    """By sentence, the sentences it is aligned with, best first."""
    found: Matches = defaultdict(dict)
    for row in results.rows.alignments:
        found[row.a_id][row.b_id] = row
        found[row.b_id][row.a_id] = row
    return found


def _counterparts(results: Results, matches: Matches) -> Counterparts:
    """By sentence, those it is aligned with, best first and first of all those that tell one thing otherwise,
    then other ones that do, wherever they stand, and those with more or less detail. Spellings of names are
    told of whole articles."""
    apart: dict[int, dict[int, str]] = defaultdict(dict)
    for row in results.rows.differences:
        if row.kind != Kind.NAME:
            for a, b in product(*row.sentences):
                if results.source_of(a) != results.source_of(b):
                    for one, other in ((a, b), (b, a)):
                        if apart[one].get(other) != Strength.CONFLICT:
                            apart[one][other] = row.strength
    found: Counterparts = defaultdict(list)
    for sentence in matches.keys() | apart.keys():
        conflicts = [other for other, how in apart[sentence].items() if how == Strength.CONFLICT]
        aligned = sorted(matches[sentence], key=lambda other: other not in conflicts)
        found[sentence] = list(dict.fromkeys([*aligned, *conflicts, *apart[sentence]]))
    return found


def _place_column(
    sentences: Iterable[Sentence],
    version: int,
    rows: list[PlacedRow],
    row_of: dict[int, PlacedRow],
    beside: Counterparts,
    lead: int,
    results: Results,
) -> None:
    last: PlacedRow | None = None
    for sentence in sentences:
        candidates = [other for other in beside[sentence.pk] if other in row_of]
        in_lead = [other for other in candidates if results.sentences[other].version_id == lead]
        best = next(iter(in_lead or candidates), None)
        if best is None:
            row = PlacedRow()
            rows.insert(rows.index(last) + 1 if last else 0, row)
        else:
            row = row_of[best]
        row.cells[version].append(sentence.pk)
        row_of[sentence.pk] = row
        if last is None or rows.index(row) > rows.index(last) or best is None:
            last = row
