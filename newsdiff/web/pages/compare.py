"""Two or three articles side by side: aligned sentences share a row, gaps stay empty.

Rows follow the reading order of the leading article. A sentence of another article stands beside the sentence
of the leading one that it matches best; one that matches none stands alone, after what precedes it in its own
article (a third article's may join a second's there).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.urls import reverse

from newsdiff.analysis.types import Level
from newsdiff.analysis.wording import differing
from newsdiff.stories.models import Alignment, Sentence, Story
from newsdiff.web.marks import Marked
from newsdiff.web.pages.head import StoryHead
from newsdiff.web.pages.places import Place, place, sides_of
from newsdiff.web.results import Results, Source, load

MOST = 3
FOLDED_FROM = 4  # rows in a line that one text has alone
LEAST_SHARED = 0.45  # below this share of common words, marking what differs would mark everything


@dataclass(frozen=True, slots=True)
class Choice:
    source: Source
    chosen: bool
    leads: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says in a row; empty where it says nothing of it."""

    source: Source
    places: tuple[Place, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompareRow:
    key: str
    cells: tuple[Cell, ...]
    percent: int
    because: str
    differs: bool

    @property
    def shared(self) -> bool:
        return sum(bool(cell.places) for cell in self.cells) > 1

    @property
    def first(self) -> Source:
        """The leftmost outlet that says something here."""
        return next(cell.source for cell in self.cells if cell.places)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that follow each other: shared ones and short gaps as they are, or a long gap that is folded."""

    rows: tuple[CompareRow, ...]
    folded: bool

    @property
    def alone(self) -> tuple[tuple[str, int], ...]:
        """How many sentences each outlet has in here, from left to right."""
        cells = [cell for row in self.rows for cell in row.cells if cell.places]
        counts = Counter(cell.source.outlet for cell in cells for _ in cell.places)
        columns = dict.fromkeys(cell.source.outlet for row in self.rows for cell in row.cells)
        return tuple((outlet, counts[outlet]) for outlet in columns if counts[outlet])


@dataclass(frozen=True, slots=True)
class ComparePage:
    story: StoryHead
    choices: tuple[Choice, ...]
    columns: tuple[Source, ...]
    rows: tuple[CompareRow, ...]
    compared: bool
    action: str
    left_out: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def shared(self) -> int:
        return sum(row.shared for row in self.rows)

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The rows, long gaps folded where there is something shared to come to."""
        runs = [(shared, tuple(rows)) for shared, rows in groupby(self.rows, key=lambda row: row.shared)]
        return tuple(
            Stretch(rows, folded=not shared and len(rows) >= FOLDED_FROM and len(runs) > 1)
            for shared, rows in runs
        )

    @classmethod
    def build(cls, story: Story, *, articles: Sequence[int], order: int | None) -> ComparePage:
        results = load(story, parts=("alignments", "differences"), level=Level.ALIGNED)
        chosen = _chosen(results.sources, articles)
        lead = next((source for source in chosen if source.article == order), chosen[0] if chosen else None)
        compared = results.run is not None and len(chosen) > 1
        return cls(
            story=StoryHead.of(story),
            choices=tuple(Choice(source, source in chosen, source == lead) for source in results.sources),
            columns=chosen,
            rows=_rows(results, chosen, lead) if compared and lead else (),
            compared=compared,
            action=reverse("compare", args=[story.slug]),
            left_out=tuple(
                source.outlet
                for source in results.sources
                if source.article in articles and source not in chosen
            ),
            added=tuple(source.outlet for source in chosen if articles and source.article not in articles),
        )


def _chosen(sources: Sequence[Source], wanted: Sequence[int]) -> tuple[Source, ...]:
    """The wanted articles as they were named, three at most; without two of them the first two."""
    by_key = {source.article: source for source in sources}
    named = [by_key[key] for key in dict.fromkeys(wanted) if key in by_key][:MOST]
    if len(named) < 2:
        named += [source for source in sources if source not in named][: 2 - len(named)]
    return tuple(named)


@dataclass(eq=False)
class _Row:
    cells: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))


def _rows(results: Results, chosen: Sequence[Source], lead: Source) -> tuple[CompareRow, ...]:
    text = results.reading_order
    matches = _matches(results)
    rows = [_Row() for _ in text[lead.version]]
    row_of: dict[int, _Row] = {}
    for row, sentence in zip(rows, text[lead.version], strict=True):
        row.cells[lead.version].append(sentence.pk)
        row_of[sentence.pk] = row
    for source in chosen:
        if source != lead:
            _place_column(text[source.version], source.version, rows, row_of, matches, lead.version, results)
    return tuple(_shown(results, chosen, row, matches) for row in rows)


def _matches(results: Results) -> dict[int, dict[int, Alignment]]:
    """By sentence, the sentences it is aligned with, best first."""
    found: dict[int, dict[int, Alignment]] = defaultdict(dict)
    for row in results.rows.alignments:
        found[row.a_id][row.b_id] = row
        found[row.b_id][row.a_id] = row
    return found


def _place_column(
    sentences: Iterable[Sentence],
    version: int,
    rows: list[_Row],
    row_of: dict[int, _Row],
    matches: dict[int, dict[int, Alignment]],
    lead: int,
    results: Results,
) -> None:
    last: _Row | None = None
    for sentence in sentences:
        candidates = [other for other in matches[sentence.pk] if other in row_of]
        in_lead = [other for other in candidates if results.sentences[other].version_id == lead]
        best = next(iter(in_lead or candidates), None)
        if best is None:
            row = _Row()
            rows.insert(rows.index(last) + 1 if last else 0, row)
        else:
            row = row_of[best]
        row.cells[version].append(sentence.pk)
        row_of[sentence.pk] = row
        if last is None or rows.index(row) > rows.index(last) or best is None:
            last = row


def _shown(
    results: Results, chosen: Sequence[Source], row: _Row, matches: dict[int, dict[int, Alignment]]
) -> CompareRow:
    present = [sentence for source in chosen for sentence in row.cells.get(source.version, ())]
    pairs = [matches[a][b] for n, a in enumerate(present) for b in present[n + 1 :] if b in matches[a]]
    marks = _marks(results, present, pairs)
    cells = tuple(
        Cell(
            source=source,
            places=tuple(
                place(results, sentence, marks[sentence]) for sentence in row.cells.get(source.version, ())
            ),
            roles=tuple(results.sentences[s].role for s in row.cells.get(source.version, ())),
        )
        for source in chosen
    )
    best = max(pairs, key=lambda pair: pair.score, default=None)
    return CompareRow(
        key=str(present[0]),
        cells=cells,
        percent=round(best.score * 100) if best else 0,
        because=best.because if best else "",
        differs=any(mark.mark == "value" for found in marks.values() for mark in found),
    )


def _marks(results: Results, present: Sequence[int], pairs: Iterable[Alignment]) -> dict[int, list[Marked]]:
    """The values of typed differences inside the row, and every word that differs within a pair."""
    marks: dict[int, list[Marked]] = {sentence: [] for sentence in present}
    for row in results.rows.differences:
        sides = sides_of(row)
        here = [[spot for spot in side if spot[0] in marks] for side in sides]
        if row.strength == "conflict" and all(here):
            for sentence, start, end in (*here[0], *here[1]):
                marks[sentence].append(Marked(start, end, "value"))
    for pair in pairs:
        in_a, in_b = _pair_marks(results, pair)
        marks[pair.a_id] += in_a
        marks[pair.b_id] += in_b
    return marks


def _pair_marks(results: Results, pair: Alignment) -> tuple[list[Marked], list[Marked]]:
    a, b = results.sentences[pair.a_id], results.sentences[pair.b_id]
    left = a.text[pair.a_start - a.start : pair.a_end - a.start]
    right = b.text[pair.b_start - b.start : pair.b_end - b.start]
    in_left, in_right = differing(left, right)
    unlike = max(
        sum(span.end - span.start for span in spans) / max(len(text), 1)
        for text, spans in ((left, in_left), (right, in_right))
    )
    if 1 - unlike < LEAST_SHARED:
        return [], []
    return (
        [Marked(pair.a_start + span.start, pair.a_start + span.end, "pair") for span in in_left],
        [Marked(pair.b_start + span.start, pair.b_start + span.end, "pair") for span in in_right],
    )
