"""How each outlet stands to a claim: whether it tells it, and where its values or its words differ.

An outlet differs where it carries another value than the one that most origins carry; where no value has most
of them, each outlet that carries one does. One that tells the claim without any of the values neither agrees
nor differs. Only conflicts count, as they do for the state of the claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from newsdiff.analysis.types import Strength, Voice
from newsdiff.stories.models import Claim, ClaimMember, FramingMark, Sentence
from newsdiff.web.pages.claim import Telling
from newsdiff.web.pages.places import Contrast, Value, contrasts, slice_of
from newsdiff.web.results import Results, Source
from newsdiff.web.words import ABSENT, AGREES, DIFFERS, ONLY, TOLD, WORDING, state_of

CELL_WORDS = {
    AGREES: "agrees",
    DIFFERS: "differs",
    WORDING: "wording",
    TOLD: "tells it",
    ONLY: "only here",
    ABSENT: "not found",
}


@dataclass(frozen=True, slots=True)
class Column:
    """An outlet across the table, with the versions of its articles; `href` leads to the first of them."""

    name: str
    slug: str
    href: str
    versions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """How one outlet stands to one claim.

    `gist` are the words that decide it, `href` leads to its sentence, `flag_href` to its flag form and
    `open_href` to all of them in place; where the outlet tells nothing they are empty."""

    outlet: Column
    state: str
    gist: tuple[str, ...] = ()
    href: str = ""
    flag_href: str = ""
    open_href: str = ""
    quoted: bool = False  # the words that may add a judgement are a speaker's

    @property
    def word(self) -> str:
        return CELL_WORDS[self.state]


@dataclass(frozen=True, slots=True)
class Opened:
    """What stands below a row: the sentences behind one cell, then those of the other outlets."""

    cell: Cell
    own: tuple[Telling, ...]
    others: tuple[Telling, ...]
    contrasts: tuple[Contrast, ...]
    percent: int
    close_href: str


@dataclass(frozen=True, slots=True)
class Row:
    """A claim, or with the state `only` a sentence that stands in one text alone.

    `focus` is the outlet from whose cell the reader came."""

    key: str
    href: str
    told: str
    language: str
    state: str
    origins: int
    cells: tuple[Cell, ...]
    position: int
    opened: Opened | None = None
    focus: str = ""

    @property
    def outlets(self) -> int:
        return sum(cell.state != ABSENT for cell in self.cells)

    def state_at(self, slug: str) -> str:
        return next(cell.state for cell in self.cells if cell.outlet.slug == slug)


def columns(sources: Iterable[Source]) -> tuple[Column, ...]:
    """The outlets in the order of their first article."""
    grouped: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        grouped[source.outlet_slug].append(source)
    return tuple(
        Column(found[0].outlet, slug, found[0].href, tuple(source.version for source in found))
        for slug, found in grouped.items()
    )


def apart(contrast: Contrast) -> tuple[Value, ...]:
    """The values that differ from the one that most origins carry: on a tie all of them."""
    most = max(value.origins for value in contrast.values)
    leading = [value for value in contrast.values if value.origins == most]
    return tuple(value for value in contrast.values if len(leading) > 1 or value is not leading[0])


@dataclass(frozen=True)
class Standings:
    """The rows of a run. `conflicts` are by the address of their claim, `marks` by their sentence."""

    results: Results
    outlets: tuple[Column, ...]
    conflicts: dict[str, list[Contrast]]
    marks: dict[int, list[FramingMark]]

    @classmethod
    def of(cls, results: Results) -> Standings:
        rows = [row for row in results.rows.differences if row.claim_id and row.strength == Strength.CONFLICT]
        conflicts: dict[str, list[Contrast]] = defaultdict(list)
        for contrast in contrasts(results, rows):
            conflicts[contrast.claim_href].append(contrast)
        marks: dict[int, list[FramingMark]] = defaultdict(list)
        for mark in results.rows.framing:
            marks[mark.sentence_id].append(mark)
        return cls(results, columns(results.sources), conflicts, marks)

    def claims(self) -> list[Row]:
        return [self.claim(claim) for claim in self.results.rows.claims]

    def claim(self, claim: Claim) -> Row:
        results = self.results
        teller = results.teller(claim)
        return Row(
            key=claim.key,
            href=results.claim_href(claim),
            told=slice_of(results, teller.sentence_id, teller.start, teller.end),
            language=results.source_of(teller.sentence_id).language,
            state=state_of(claim.status),
            origins=claim.origins,
            cells=self._cells(claim),
            position=claim.position,
        )

    def _cells(self, claim: Claim) -> tuple[Cell, ...]:
        by_version: dict[int, list[ClaimMember]] = defaultdict(list)
        for member in self.results.members_of[claim.pk]:
            by_version[self.results.sentences[member.sentence_id].version_id].append(member)
        conflicts = self.conflicts.get(self.results.claim_href(claim), ())
        open_href = reverse("matrix_claim", args=[self.results.story.slug, claim.key])
        return tuple(
            self._cell(outlet, [m for v in outlet.versions for m in by_version[v]], conflicts, open_href)
            for outlet in self.outlets
        )

    def _cell(
        self, outlet: Column, own: Sequence[ClaimMember], conflicts: Sequence[Contrast], open_href: str
    ) -> Cell:
        if not own:
            return Cell(outlet, ABSENT)
        held = [
            (value, value in apart(contrast))
            for contrast in conflicts
            for value in contrast.values
            if outlet.name in value.outlets
        ]
        framed = [
            mark for member in own for mark in self.marks.get(member.sentence_id, ()) if _on(mark, member)
        ]
        state = _state(held, framed, disputed=bool(conflicts))
        told = [value.voice or value.words for value, differs in held if differs or state == AGREES]
        if state == WORDING:
            told = [slice_of(self.results, mark.sentence_id, mark.start, mark.end) for mark in framed]
        return Cell(
            outlet=outlet,
            state=state,
            gist=tuple(dict.fromkeys(told)),
            href=self.results.place_href(own[0].sentence_id),
            flag_href=self.results.flag_href(own[0].sentence_id),
            open_href=f"{open_href}?outlet={outlet.slug}",
            quoted=state == WORDING and all(mark.voice == Voice.QUOTED for mark in framed),
        )

    def only(self) -> list[Row]:
        """A row for each sentence that stands in one text alone, text by text."""
        known = self.results.sentences
        found = sorted(
            (known[row.sentence_id] for row in self.results.rows.only),
            key=lambda row: (row.version_id, row.start),
        )
        return [self._only(sentence, position) for position, sentence in enumerate(found)]

    def _only(self, sentence: Sentence, position: int) -> Row:
        source, href = self.results.source_of(sentence.pk), self.results.place_href(sentence.pk)
        return Row(
            key=f"only-{sentence.pk}",
            href=href,
            told=sentence.text,
            language=source.language,
            state=ONLY,
            origins=1,
            cells=tuple(
                Cell(outlet, ONLY, href=href) if outlet.slug == source.outlet_slug else Cell(outlet, ABSENT)
                for outlet in self.outlets
            ),
            position=position,
        )


def _state(held: Sequence[tuple[Value, bool]], framed: Sequence[FramingMark], *, disputed: bool) -> str:
    if any(differs for _, differs in held):
        return DIFFERS
    if framed:
        return WORDING
    return TOLD if disputed and not held else AGREES


def _on(mark: FramingMark, member: ClaimMember) -> bool:
    return mark.start < member.end and member.start < mark.end
