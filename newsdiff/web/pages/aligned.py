"""Rows of aligned sentences: what two or three articles say of one thing, side by side.

Which sentences stand in one row is the rule of `placing.py`. A row differs where the story sets one of its
sentences against one of a text beside it, in the same row or in another. Where its sentences are aligned but
tell no claim together, though one of them tells a claim, they perhaps tell the same, as the matrix has it. A
row that holds one text alone stands for what its counterparts in another row say. What is not aligned but
perhaps the same has a row of its own, which says so: it is not called only here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from newsdiff.analysis.types import Kind, Level, Relation, Strength
from newsdiff.stories.models import Alignment, Difference
from newsdiff.stories.models.results import Spot
from newsdiff.web.conflicts import conflicting
from newsdiff.web.marks import Marked
from newsdiff.web.pages.framing import Framed, framed, framing_mark
from newsdiff.web.pages.places import Place, place
from newsdiff.web.pages.placing import Placed, PlacedRow
from newsdiff.web.pages.signs import BESIDE_AGREEMENT, left_open
from newsdiff.web.results import Results, alignments
from newsdiff.web.rowwords import only_there, row_words
from newsdiff.web.sources import Source
from newsdiff.web.stances import Stance
from newsdiff.web.words import (
    AGREES,
    DIFFERS,
    ONLY,
    PERHAPS,
    QUIET,
    TOLD,
    WORDING,
    counted,
    difference_words,
    kind_word,
    only_told,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it stands in its column. Where it has no counterpart beside it, `perhaps` is the key of
    the row in which a text beside it perhaps states the same, `only` tells that none may, and `unclear` that
    another text of the story may tell something like it."""

    place: Place
    role: str
    perhaps: str = ""
    only: bool = False
    unclear: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says in a row; empty where it says nothing of it. `also` is the key of another row in
    which a text beside it has words of it that its own row lacks, `perhaps` of one in which it perhaps states
    what others do in this one."""

    source: Source
    said: tuple[Said, ...]
    also: str = ""
    perhaps: str = ""

    @property
    def only(self) -> int:
        """How many of its sentences no text beside has."""
        return sum(said.only for said in self.said)

    @property
    def all_only(self) -> bool:
        return self.only == len(self.said)


@dataclass(frozen=True, slots=True)
class Why:
    """A rule behind a row: of a difference or, without a `kind`, of why the sentences share a row. In a
    `detail` both values can be true; `elsewhere` is the key of the row that has the other value."""

    kind: str
    because: str
    percent: int
    detail: bool = False
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Missed:
    """Where a reader tells of a difference between two texts of a row that was missed."""

    href: str
    outlets: tuple[str, str]


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """`key` is the row's first sentence. A row that is not shared holds what each text has alone there, or,
    with an `echo`, sentences whose counterpart stands in the row of that key. `told`: of no claim that its
    texts share may agreement be said; `perhaps`: they share none, though one has its claim, or a
    sentence without a counterpart may have one. `copied`: its
    texts go back to one source, so they agree on nothing. `denying` is how many of them deny what the others
    tell. `likeness` tells that most of the words of a shared row are not shared; `framing` are words that may
    add a judgement."""

    key: str
    cells: tuple[Cell, ...]
    shared: bool
    whys: tuple[Why, ...]
    missed: tuple[Missed, ...] = ()  # for each two texts of a shared row
    echo: str = ""
    loosely: tuple[str, ...] = ()  # texts that share no claim with the others, though two of these share one
    told: bool = False
    copied: bool = False
    denying: int = 0
    perhaps: bool = False
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
            return ONLY if self.only else TOLD if self.perhaps else QUIET
        open_ = self.told or self.copied or self.denying or self.perhaps
        return DIFFERS if self.kinds else TOLD if open_ else AGREES

    @property
    def signed(self) -> str:
        """The state whose sign it carries."""
        only_perhaps = self.perhaps and not (self.told or self.copied or self.denying)
        return PERHAPS if only_perhaps and self.state == TOLD else self.state

    @property
    def states(self) -> tuple[str, ...]:
        """All that it is marked as."""
        partly = (TOLD,) if self.state == ONLY and self.perhaps else ()
        return (self.state, *partly, WORDING) if self.worded else (self.state, *partly)

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
        return sum(cell.only for cell in self.cells)

    @property
    def kinds(self) -> tuple[str, ...]:
        """In what the sentences differ."""
        return tuple(dict.fromkeys(why.kind for why in self.whys if why.kind and not why.detail))

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
        return tuple(_alone(cell) for cell in self.cells if cell.said)

    @property
    def words(self) -> str:
        """The first sentence."""
        first = next(cell for cell in self.cells if cell.said)
        return "".join(piece.text for piece in first.said[0].place.pieces)


def _alone(cell: Cell) -> str:
    number, perhaps = len(cell.said), sum(bool(said.perhaps) for said in cell.said)
    where = "only in" if cell.all_only else "in"
    told = f"{counted(number, 'sentence')} {where} {cell.source.outlet}"
    some = "" if perhaps == number else f"{perhaps} of them "
    return f"{told}, {some}perhaps also in another row" if perhaps else told


def aligned_rows(results: Results, chosen: Sequence[Source], lead: Source) -> tuple[AlignedRow, ...]:
    """Every sentence of the chosen articles in exactly one row. `results` hold the aligned pairs,
    differences, claims, framing and what is only here."""
    placed, differing = Placed.of(results, chosen, lead), _differing(results)
    near = _perhaps(results, placed)
    return tuple(_shown(results, chosen, row, placed, differing, near) for row in placed.rows)


Near = Mapping[int, Mapping[int, str]]


def _perhaps(results: Results, placed: Placed) -> Near:
    """By sentence, and by the version of another text, the key of the row of what likeliest states the same
    there, of what is perhaps the same."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    pairs = alignments(results, level=Level.PERHAPS, among=placed.row_of).values_list("a", "b")
    for a, b in pairs:
        for one, other in ((a, b), (b, a)):
            found[one].setdefault(results.sentences[other].version_id, placed.row_of[other].key)
    return found


def _differing(results: Results) -> dict[int, list[Difference]]:
    """The differences by the sentences that carry one of their values."""
    found: dict[int, list[Difference]] = defaultdict(list)
    for row in results.rows.differences:
        for sentence in dict.fromkeys(chain(*row.sentences)):
            found[sentence].append(row)
    return found


def _shown(
    results: Results,
    chosen: Sequence[Source],
    row: PlacedRow,
    placed: Placed,
    differing: Mapping[int, Sequence[Difference]],
    near: Near,
) -> AlignedRow:
    present = row.present(chosen)
    echo = placed.echo(row)
    met = present + placed.counterparts(present, within=echo)
    matches = placed.matches
    pairs = [matches[a][b] for n, a in enumerate(met) for b in met[n + 1 :] if b in matches[a]]
    framing = {sentence: results.framing_of.get(sentence, ()) for sentence in present}
    marks = {sentence: [framing_mark(mark) for mark in found] for sentence, found in framing.items()}
    whys: list[Why | None] = []
    likeness = ""
    also = _also(results, row, placed)
    if row.shared or echo:
        touching = {difference.pk: difference for s in present for difference in differing.get(s, ())}
        whys = [_set_apart(results, one, row, placed, marks) for one in touching.values()]
        likeness = _mark_words(results, row, also if row.shared else dict.fromkeys(present, met), marks)
    if row.shared and pairs:
        best = max(pairs, key=lambda pair: pair.score)
        whys.append(Why("", best.because, round(best.score * 100)))
    cells = tuple(_cell(results, row, placed, source, also, near, marks) for source in chosen)
    return AlignedRow(
        key=row.key,
        cells=cells,
        shared=row.shared,
        whys=tuple(dict.fromkeys(why for why in whys if why)),
        missed=_missed(results, chosen, row) if row.shared else (),
        echo=echo.key if echo else "",
        loosely=_loosely(results, chosen, present) if row.shared else (),
        told=_only_told(results, met, pairs),
        copied=len(met) > 1 and results.origins_of(met) == 1,
        denying=_denying(results, met),
        perhaps=any(said.perhaps for cell in cells for said in cell.said)
        or (bool(pairs) and _only_perhaps(results, met)),
        likeness=likeness if row.shared else "",
        framing=tuple(framed(results, mark) for mark in chain(*framing.values())),
    )


def _cell(
    results: Results,
    row: PlacedRow,
    placed: Placed,
    source: Source,
    also: Mapping[int, Sequence[int]],
    near: Near,
    marks: Mapping[int, Iterable[Marked]],
) -> Cell:
    said = row.cells.get(source.version, ())
    there = next((placed.row_of[other] for sentence in said for other in also.get(sentence, ())), None)
    alone = not (row.shared or placed.echo(row))
    elsewhere = (near[one].get(source.version) for one in chain(*row.cells.values()) if one in near)
    return Cell(
        source,
        tuple(_said(results, one, placed, near.get(one, {}), marks[one], alone=alone) for one in said),
        there.key if there else "",
        next(filter(None, elsewhere), "") if row.shared and not said else "",
    )


def _said(
    results: Results,
    sentence: int,
    placed: Placed,
    near: Mapping[int, str],
    marks: Iterable[Marked],
    *,
    alone: bool,
) -> Said:
    """A sentence with no counterpart beside it is only here where the story has it in one text alone, or
    where its counterparts are in texts that are not shown."""
    perhaps = next(iter(near.values()), "") if alone else ""
    known = sentence in results.alone or bool(placed.matches[sentence])
    row = results.sentences[sentence]
    return Said(
        place(results, sentence, marks),
        row.role,
        perhaps,
        only=alone and known and not perhaps,
        unclear=alone and results.looked_for(row) and not (known or perhaps),
    )


SEVERAL = 3  # words that tell something


def _also(results: Results, row: PlacedRow, placed: Placed) -> dict[int, list[int]]:
    """By sentence of a shared row, those in other rows that it is aligned with and that have several of its
    words which the texts beside it lack."""
    if not row.shared:
        return {}
    known, found = results.sentences, {}
    for version, cell in row.cells.items():
        beside = [known[one] for other, said in row.cells.items() if other != version for one in said]
        for sentence in cell:
            found[sentence] = [
                other
                for other in placed.matches[sentence]
                if placed.row_of.get(other, row) is not row
                if only_there(known[sentence], beside, known[other]) >= SEVERAL
            ]
    return found


def _missed(results: Results, chosen: Iterable[Source], row: PlacedRow) -> tuple[Missed, ...]:
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
        return not any(found)
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


def _loosely(results: Results, chosen: Iterable[Source], sentences: Iterable[int]) -> tuple[str, ...]:
    """The texts whose sentences share no claim with those of the others, where two others share one."""
    versions = {results.sentences[sentence].version_id for sentence in sentences}
    together: set[int] = set().union(*_shared(results, sentences).values())
    apart = versions - together if together else set()
    return tuple(source.name for source in chosen if source.version in apart)


def _only_perhaps(results: Results, sentences: Sequence[int]) -> bool:
    """Whether sentences tell no claim together, though one of them tells a claim."""
    return not _shared(results, sentences) and any(map(results.claims_of.get, sentences))


def _set_apart(
    results: Results, found: Difference, row: PlacedRow, placed: Placed, marks: dict[int, list[Marked]]
) -> Why | None:
    """The rule of a difference with both its values in the row; of a conflict one value is enough where a
    text beside it has the other one in another row. Not so of spellings of names, which are told of whole
    articles. The values of a conflict are marked."""
    here, away = zip(*(_parted(side, row, placed) for side in found.sides), strict=True)
    conflict = found.strength == Strength.CONFLICT
    if all(here):
        there = None
    elif conflict and found.kind != Kind.NAME:
        own, other = (here[0], away[1]) if here[0] else (here[1], away[0])
        texts = {results.source_of(spot[0]) for spot in own}
        there = next((spot for spot in other if {results.source_of(spot[0])} != texts), None)
        if there is None:
            return None
    else:
        return None
    for sentence, start, end in chain(*here) if conflict else ():
        marks[sentence].append(Marked(start, end, "value"))
    return Why(
        kind_word(found.kind) if conflict else difference_words(found.kind, conflict=False),
        found.because,
        round(found.score * 100),
        detail=not conflict,
        elsewhere=placed.row_of[there[0]].key if there else "",
    )


def _parted(side: Iterable[Spot], row: PlacedRow, placed: Placed) -> tuple[list[Spot], list[Spot]]:
    """The places of a value that stand in the row, and those in other rows."""
    shown = [spot for spot in side if spot[0] in placed.row_of]
    here = [spot for spot in shown if placed.row_of[spot[0]] is row]
    return here, [spot for spot in shown if spot not in here]


def _mark_words(
    results: Results,
    row: PlacedRow,
    elsewhere: Mapping[int, Iterable[int]],
    marks: dict[int, list[Marked]],
) -> str:
    """Mark the words that are shared or, where most are, those that are not; in a few words which."""
    known = results.sentences
    others = {one: [known[other] for other in found if other != one] for one, found in elsewhere.items()}
    words = row_words([[known[one] for one in cell] for cell in row.cells.values()], others)
    for sentence, found in words.marks.items():
        marks[sentence] += found
    foreign = any(results.by_version[version].foreign for version in row.cells)
    if foreign or words.shared >= words.unshared:
        return ""  # that another language has other words need not be said; names and numbers it may share
    return "mostly in other words" if words.shared else "in other words"
