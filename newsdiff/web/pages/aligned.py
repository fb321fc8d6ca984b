"""Rows of aligned sentences: what two or three articles say of one thing, side by side.

Rows follow the reading order of the leading article. A sentence of another article stands beside the sentence
of the leading one that it matches best: that it is aligned with, or else contradicts. One that matches none
stands alone, after what precedes it in its own article (a third article's may join a second's there). Where
several sentences match one and the same, those next to it in their own text join its row; the others stand
alone and lead there. What no other text has is one row between two others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations, groupby, product

from newsdiff.analysis.types import Kind, Relation, Strength
from newsdiff.stories.models import Alignment, Difference, Sentence
from newsdiff.web.conflicts import conflicting
from newsdiff.web.marks import Marked
from newsdiff.web.pages.framing import Framed, framed, framing_mark
from newsdiff.web.pages.places import Place, place
from newsdiff.web.pages.signs import BESIDE_AGREEMENT, left_open
from newsdiff.web.results import Results
from newsdiff.web.rowwords import row_words
from newsdiff.web.sources import Source
from newsdiff.web.stances import Stance
from newsdiff.web.words import AGREES, DIFFERS, ONLY, QUIET, TOLD, WORDING, counted, kind_word, only_told


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it stands in its column."""

    place: Place
    role: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says in a row; empty where it says nothing of it."""

    source: Source
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """A rule behind a row: of a difference or, without a `kind`, of why the sentences share a row."""

    kind: str
    because: str
    percent: int


@dataclass(frozen=True, slots=True)
class Missed:
    """Where a reader tells of a difference between two texts of a row that was missed."""

    href: str
    outlets: tuple[str, str]


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """`key` is the row's first sentence. A row that is not shared holds what each text has alone there, or,
    with an `echo`, sentences whose counterpart stands in the row of that key. `told`: of no claim that its
    texts share may agreement be said. `copied`: its texts go back to one source, so they agree on nothing.
    `denying` is how many of them deny what the others tell. `likeness` tells that most of the words of a
    shared row are not shared; `framing` are words that may add a judgement."""

    key: str
    cells: tuple[Cell, ...]
    shared: bool
    whys: tuple[Why, ...]
    missed: tuple[Missed, ...] = ()  # for each two texts of a shared row
    echo: str = ""
    told: bool = False
    copied: bool = False
    denying: int = 0
    likeness: str = ""
    framing: tuple[Framed, ...] = ()

    @property
    def explained(self) -> bool:
        """Whether rules stand behind what the row shows."""
        return bool(self.whys or self.framing)

    @property
    def worded(self) -> bool:
        """Whether an outlet words it so in its own voice."""
        return any(not mark.quoted for mark in self.framing)

    @property
    def state(self) -> str:
        if self.alone_here:
            return ONLY if self.only else QUIET
        return DIFFERS if self.kinds else TOLD if self.told or self.copied or self.denying else AGREES

    @property
    def states(self) -> tuple[str, ...]:
        """All that it is marked as."""
        return (self.state, WORDING) if self.worded else (self.state,)

    @property
    def denied(self) -> str:
        """How many of its texts deny it, in words; empty where none does."""
        return "" if not self.denying else "one denies it" if self.denying == 1 else "two deny it"

    @property
    def alone_here(self) -> bool:
        """Whether none of the other texts beside it has it."""
        return not self.shared and not self.echo

    @property
    def only(self) -> int:
        """How many sentences no text beside has, of those that were looked for there."""
        alone = (cell for cell in self.cells if self.alone_here and not cell.source.foreign)
        return sum(len(cell.said) for cell in alone)

    @property
    def kinds(self) -> tuple[str, ...]:
        """In what the sentences differ."""
        return tuple(dict.fromkeys(why.kind for why in self.whys if why.kind))

    @property
    def first_said(self) -> tuple[Said, ...]:
        """The first sentence of each text that says something here."""
        return tuple(cell.said[0] for cell in self.cells if cell.said)

    @property
    def last(self) -> Source:
        """The rightmost article that says something here."""
        return next(cell.source for cell in reversed(self.cells) if cell.said)

    @property
    def sentences(self) -> int:
        return sum(len(cell.said) for cell in self.cells)

    @property
    def alone(self) -> tuple[str, ...]:
        """How many sentences each text has here, from left to right, in words."""
        return tuple(
            f"{counted(len(cell.said), 'sentence')} "
            f"{'in' if cell.source.foreign else 'only in'} {cell.source.outlet}"
            for cell in self.cells
            if cell.said
        )

    @property
    def words(self) -> str:
        """The first sentence."""
        first = next(cell for cell in self.cells if cell.said)
        return "".join(piece.text for piece in first.said[0].place.pieces)


@dataclass(eq=False)
class _Row:
    """Sentence ids by version; what several texts have alone may stand in one row without being shared.
    `echo` is the row of a sentence that one of a row of one text matches."""

    cells: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    gap: bool = False
    echo: _Row | None = None

    @property
    def shared(self) -> bool:
        return not self.gap and sum(map(bool, self.cells.values())) > 1


Matches = dict[int, dict[int, Alignment]]
Counterparts = dict[int, list[int]]


def aligned_rows(results: Results, chosen: Sequence[Source], lead: Source) -> tuple[AlignedRow, ...]:
    """Every sentence of the chosen articles in exactly one row. `results` hold alignments, differences,
    claims and framing."""
    text = results.reading_order
    matches = _matches(results)
    beside = _counterparts(results, matches)
    rows = [_Row() for _ in text[lead.version]]
    row_of: dict[int, _Row] = {}
    for row, sentence in zip(rows, text[lead.version], strict=True):
        row.cells[lead.version].append(sentence.pk)
        row_of[sentence.pk] = row
    for source in chosen:
        if source != lead:
            _place_column(text[source.version], source.version, rows, row_of, beside, lead.version, results)
    conflicts = _conflicts(results)
    rows = _joined(_gathered(rows, row_of, beside))
    return tuple(_shown(results, chosen, row, matches, conflicts) for row in rows)


def _gathered(rows: list[_Row], row_of: dict[int, _Row], beside: Counterparts) -> list[_Row]:
    """The rows, those of one text that match a sentence of a row next to them put into it."""
    for row in rows:
        if not row.shared:
            (sentence,) = (sentence for cell in row.cells.values() for sentence in cell)
            row.echo = next((row_of[other] for other in beside[sentence] if other in row_of), None)
    after = _taken(rows, lambda row, more: more + row)
    return _taken(after[::-1], lambda row, more: row + more)[::-1]


def _taken(rows: Iterable[_Row], order: Callable[[list[int], list[int]], list[int]]) -> list[_Row]:
    """The rows without those that echo the one before them in their own text; `order` puts their sentences
    beside those that it has."""
    found: list[_Row] = []
    for row in rows:
        ((version, sentences), *_) = row.cells.items()
        before = next((other for other in reversed(found) if other.cells.get(version)), None)
        if row.echo is None or row.echo is not before:
            found.append(row)
        else:
            before.cells[version] = order(sentences, before.cells[version])
    return found


def _joined(rows: Iterable[_Row]) -> list[_Row]:
    """Neighbouring rows of what one text alone has as one: there is nothing to compare line by line."""
    found: list[_Row] = []
    for kept, part in groupby(rows, key=lambda row: row.shared or row.echo is not None):
        if kept:
            found += part
            continue
        whole = _Row(gap=True)
        for row in part:
            for version, sentences in row.cells.items():
                whole.cells[version] += sentences
        found.append(whole)
    return found


def _conflicts(results: Results) -> dict[int, list[Difference]]:
    """The conflicts by the sentences that carry one of their values."""
    found: dict[int, list[Difference]] = defaultdict(list)
    for row in results.rows.differences:
        if row.strength == Strength.CONFLICT:
            for sentence in dict.fromkeys(chain(*row.sentences)):
                found[sentence].append(row)
    return found


def _matches(results: Results) -> Matches:
    """By sentence, the sentences it is aligned with, best first."""
    found: Matches = defaultdict(dict)
    for row in results.rows.alignments:
        found[row.a_id][row.b_id] = row
        found[row.b_id][row.a_id] = row
    return found


def _counterparts(results: Results, matches: Matches) -> Counterparts:
    """By sentence, those it is aligned with, best first, then those that tell one thing otherwise, wherever
    they stand. Spellings of names are told of whole articles."""
    found: Counterparts = defaultdict(list)
    for sentence, others in matches.items():
        found[sentence] += others
    for row in results.rows.differences:
        if row.strength == Strength.CONFLICT and row.kind != Kind.NAME:
            for a, b in product(*row.sentences):
                for one, other in ((a, b), (b, a)):
                    if other not in found[one]:
                        found[one].append(other)
    return found


def _place_column(
    sentences: Iterable[Sentence],
    version: int,
    rows: list[_Row],
    row_of: dict[int, _Row],
    beside: Counterparts,
    lead: int,
    results: Results,
) -> None:
    last: _Row | None = None
    for sentence in sentences:
        candidates = [other for other in beside[sentence.pk] if other in row_of]
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
    results: Results,
    chosen: Sequence[Source],
    row: _Row,
    matches: Matches,
    conflicts: dict[int, list[Difference]],
) -> AlignedRow:
    present = _present(row, chosen)
    met = present + (_present(row.echo, chosen) if row.echo else [])
    pairs = [matches[a][b] for n, a in enumerate(present) for b in present[n + 1 :] if b in matches[a]]
    framing = {sentence: results.framing_of.get(sentence, ()) for sentence in present}
    marks = {sentence: [framing_mark(mark) for mark in found] for sentence, found in framing.items()}
    whys = []
    likeness = ""
    if row.shared:
        touching = {difference.pk: difference for s in present for difference in conflicts.get(s, ())}
        whys = [_mark_values(difference, marks) for difference in touching.values()]
        likeness = _mark_words(results, row, marks)
        if pairs:
            best = max(pairs, key=lambda pair: pair.score)
            whys.append(Why("", best.because, round(best.score * 100)))
    return AlignedRow(
        key=str(present[0]),
        cells=tuple(
            Cell(
                source,
                tuple(
                    Said(place(results, sentence, marks[sentence]), results.sentences[sentence].role)
                    for sentence in row.cells.get(source.version, ())
                ),
            )
            for source in chosen
        ),
        shared=row.shared,
        whys=tuple(why for why in whys if why),
        missed=_missed(results, chosen, row) if row.shared else (),
        echo=str(_present(row.echo, chosen)[0]) if row.echo and not row.shared else "",
        told=_only_told(results, met, pairs),
        copied=len(met) > 1 and results.origins_of(met) == 1,
        denying=_denying(results, met),
        likeness=likeness,
        framing=tuple(framed(results, mark) for mark in chain(*framing.values())),
    )


def _missed(results: Results, chosen: Iterable[Source], row: _Row) -> tuple[Missed, ...]:
    """By the first sentence of each text."""
    first = [
        (source.name, row.cells[source.version][0]) for source in chosen if row.cells.get(source.version)
    ]
    return tuple(
        Missed(results.missed_href(sentence, beside=beside), (name, other))
        for (name, sentence), (other, beside) in combinations(first, 2)
    )


def _only_told(results: Results, sentences: Iterable[int], pairs: Iterable[Alignment]) -> bool:
    """Whether the claims that several texts tell in these sentences are all only told, or left open since a
    text tells otherwise what these may tell; not where each of them has the value that another text tells
    otherwise. Where they tell none, the pairs themselves agree or do not."""
    sentences = frozenset(sentences)
    shared = _shared(results, sentences)
    if not shared:
        found = [Relation.AGREE in pair.relations for pair in pairs]
        return bool(found) and not any(found)
    return all(
        only_told(row.status, row.origins)
        if versions <= _carrying(results, claim, sentences)
        else left_open(results, row)
        for claim, versions in shared.items()
        for row in (results.claim_by_id[claim],)
    )


def _carrying(results: Results, claim: int, sentences: frozenset[int]) -> set[int]:
    """The versions of the texts that have, in these sentences, a value of what a claim differs in."""
    rows = conflicting(results.differing.get(claim, ()))
    spots = (spot for row in rows if row.kind not in BESIDE_AGREEMENT for spot in row.departing)
    return {results.sentences[spot[0]].version_id for spot in spots if spot[0] in sentences}


def _denying(results: Results, sentences: Iterable[int]) -> int:
    """How many of the texts deny what others of them tell; none where they agree on something else."""
    found: set[int] = set()
    for claim, versions in _shared(results, sentences).items():
        denying = versions & results.standing(claim, Stance.DENIES)
        row = results.claim_by_id[claim]
        if denying and denying != versions:
            found |= denying
        elif not only_told(row.status, row.origins):
            return 0
    return len(found)


def _shared(results: Results, sentences: Iterable[int]) -> dict[int, set[int]]:
    """The claims that several texts tell in these sentences, with the versions of these."""
    versions: dict[int, set[int]] = defaultdict(set)
    for sentence in sentences:
        for claim in results.claims_of.get(sentence, ()):
            versions[claim].add(results.sentences[sentence].version_id)
    return {claim: found for claim, found in versions.items() if len(found) > 1}


def _present(row: _Row, chosen: Iterable[Source]) -> list[int]:
    return [sentence for source in chosen for sentence in row.cells.get(source.version, ())]


def _mark_values(row: Difference, marks: dict[int, list[Marked]]) -> Why | None:
    """Mark the values of a conflict that has both of its sides in the row."""
    sides = [[spot for spot in side if spot[0] in marks] for side in row.sides]
    if not all(sides):
        return None
    for sentence, start, end in (*sides[0], *sides[1]):
        marks[sentence].append(Marked(start, end, "value"))
    return Why(kind_word(row.kind), row.because, round(row.score * 100))


def _mark_words(results: Results, row: _Row, marks: dict[int, list[Marked]]) -> str:
    """Mark the words that are shared or, where most are, those that are not; in a few words which."""
    words = row_words([[results.sentences[one] for one in cell] for cell in row.cells.values()])
    for sentence, found in words.marks.items():
        marks[sentence] += found
    foreign = any(results.by_version[version].foreign for version in row.cells)
    if foreign or words.shared >= words.unshared:
        return ""  # that another language has other words need not be said; names and numbers it may share
    return "mostly in other words" if words.shared else "in other words"
