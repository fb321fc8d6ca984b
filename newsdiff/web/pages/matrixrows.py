"""How each outlet stands to a claim: whether it tells it, and where its values or its words differ.

Only conflicts count, as they do for the state of the claim; one that lies in no claim has a row of its own.
Narrowed to a kind of difference, the rows are what differs in it; details, in which both values can be true,
are there too and told as such. A claim keeps its state: one that differs in another kind is listed under what
differs, too, and says in which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from newsdiff.analysis.types import Kind, Voice
from newsdiff.stories.models import Claim, ClaimMember, Difference, FramingMark, Sentence
from newsdiff.web.conflicts import by_claim, conflicting, outside
from newsdiff.web.joined import Opposed
from newsdiff.web.lasting import key_of
from newsdiff.web.marks import Piece
from newsdiff.web.pages.cells import Cell, Column, Row, cell_at_large, columns, held_by, standing_of
from newsdiff.web.pages.difference import DifferencePage, compared_where
from newsdiff.web.pages.perhaps import Likely, likeliest, likely
from newsdiff.web.pages.places import Contrast, Place, contrast, contrasts, marked_clause, slice_of
from newsdiff.web.pages.signs import BESIDE_AGREEMENT
from newsdiff.web.results import Results
from newsdiff.web.stances import Stance
from newsdiff.web.words import (
    ABSENT,
    DIFFERS,
    ONLY,
    PERHAPS,
    TOLD,
    WORDING,
    difference_words,
    kind_word,
    listed,
    only_told,
    state_of,
)

TOGETHER = 2  # outlets: one agrees with nobody


@dataclass(frozen=True)
class Standings:
    """The rows of a run, of one `kind` of difference or of all. `differences` are conflicts, of one kind its
    details too; `of_claim` are those of each claim by its id. `marks` are by their sentence."""

    results: Results
    kind: str
    outlets: tuple[Column, ...]
    differences: list[Difference]
    of_claim: dict[int, list[Difference]]
    marks: dict[int, list[FramingMark]]

    @classmethod
    def of(cls, results: Results, *, kind: str = "") -> Standings:
        found = results.rows.differences
        rows = [row for row in found if row.kind == kind] if kind else conflicting(found)
        marks: dict[int, list[FramingMark]] = defaultdict(list)
        for mark in () if kind else results.rows.framing:
            marks[mark.sentence_id].append(mark)
        return cls(results, kind, columns(results.sources), rows, by_claim(rows, results.rows.members), marks)

    def rows(self) -> list[Row]:
        """Claims, what differs in none of them, then what stands in one text alone."""
        claims = [c for c in self.results.rows.claims if not self.kind or c.pk in self.of_claim]
        only = [] if self.kind else self._only_rows()
        return [*map(self.claim, claims), *self.at_large(), *only]

    def claim(self, claim: Claim) -> Row:
        results = self.results
        apart = contrasts(results, self.of_claim.get(claim.pk, ()))
        conflict = any(contrast.conflict for contrast in apart)
        teller = results.teller(claim)
        return Row(
            key=claim.key,
            href=results.claim_href(claim),
            pieces=marked_clause(results, teller.sentence_id, teller.start, teller.end, ()),
            language=results.source_of(teller.sentence_id).language,
            state=state_of(claim.status, claim.origins),
            origins=results.origins_telling(claim),
            cells=self._cells(claim, apart),
            position=claim.position,
            notes=self._notes(claim, apart) if self.kind else (),
            conflict=conflict,
        )

    def _notes(self, claim: Claim, apart: Sequence[Contrast]) -> tuple[str, ...]:
        """How the claim differs in the kind that was asked for, and in which others values conflict."""
        others = {kind_word(row.kind): None for row in self._elsewhere.get(claim.pk, ())}
        elsewhere = (f"conflict in another kind: {listed(tuple(others))}",) if others else ()
        return (*dict.fromkeys(map(_note, apart)), *elsewhere)

    @cached_property
    def _elsewhere(self) -> dict[int, list[Difference]]:
        """The conflicts of each claim in other kinds than the one that was asked for."""
        rows = self.results.rows
        others = [row for row in conflicting(rows.differences) if row.kind != self.kind]
        return by_claim(others, rows.members)

    def _cells(self, claim: Claim, apart: Sequence[Contrast]) -> tuple[Cell, ...]:
        perhaps = likely(self.results, claim)
        by_version: dict[int, list[ClaimMember]] = defaultdict(list)
        for member in self.results.members_of[claim.pk]:
            by_version[self.results.sentences[member.sentence_id].version_id].append(member)
        address = self._opening("matrix_claim", claim.key)
        of_outlet = {
            outlet.slug: [member for version in outlet.versions for member in by_version[version]]
            for outlet in self.outlets
        }
        agreeing = self._agreeing(of_outlet, apart, only_told=only_told(claim.status, claim.origins))
        return tuple(
            self._cell(
                outlet,
                of_outlet[outlet.slug],
                apart,
                f"{address}{outlet.slug}",
                likeliest(perhaps, outlet.versions),
                agreeing=outlet.slug in agreeing,
            )
            for outlet in self.outlets
        )

    def _agreeing(
        self, of_outlet: Mapping[str, Sequence[ClaimMember]], apart: Sequence[Contrast], *, only_told: bool
    ) -> frozenset[str]:
        """The outlets of a claim that agree: two or more, of which none tells a value that a text without a
        part in the claim tells otherwise."""
        agreeing = frozenset(
            slug for slug, own in of_outlet.items() if own and not any(map(self._told_otherwise, own))
        )
        return frozenset() if apart or only_told or len(agreeing) < TOGETHER else agreeing

    def _opening(self, name: str, key: str) -> str:
        """What opens a cell of a row in place, up to the slug of the cell's outlet."""
        kind = f"kind={self.kind}&" if self.kind else ""
        return f"{reverse(name, args=[self.results.story.slug, key])}?{kind}outlet="

    def _cell(
        self,
        outlet: Column,
        own: Sequence[ClaimMember],
        told_apart: Sequence[Contrast],
        open_href: str,
        perhaps: Likely | None,
        *,
        agreeing: bool,
    ) -> Cell:
        if not own:
            return self._untold(outlet, open_href, perhaps)
        sentences = {member.sentence_id for member in own}
        held = [held for contrast in told_apart for held in held_by(contrast, sentences)]
        framed = [
            mark for member in own for mark in self.marks.get(member.sentence_id, ()) if _on(mark, member)
        ]
        found = {self.results.stance(member.claim_id, member.sentence_id) for member in own}
        stance = Stance.of(found)
        state = (
            DIFFERS
            if stance is Stance.DENIES
            else standing_of({state for _, state in held}, framed, agreeing=agreeing)
        )
        told = [value.voice or value.words for value, standing in held if standing == state]
        if state == WORDING:
            told = [slice_of(self.results, mark.sentence_id, mark.start, mark.end) for mark in framed]
        return Cell(
            outlet=outlet,
            state=state,
            gist=tuple(dict.fromkeys(told)),
            href=self.results.place_href(own[0].sentence_id),
            flag_href=self.results.flag_href(own[0].sentence_id),
            open_href=open_href,
            quoted=state == WORDING and all(mark.voice == Voice.QUOTED for mark in framed),
            stance=stance,
        )

    def _told_otherwise(self, member: ClaimMember) -> bool:
        """Whether a part of a claim holds a value of a conflict, if only with a text without a part in it."""
        spans = self._conflicting_in.get(member.sentence_id, ())
        return any(start < member.end and member.start < end for start, end in spans)

    @cached_property
    def _conflicting_in(self) -> dict[int, list[tuple[int, int]]]:
        """The values of conflicts by their sentence, less what may differ beside agreement."""
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for row in conflicting(self.results.rows.differences):
            for sentence, start, end in () if row.kind in BESIDE_AGREEMENT else row.departing:
                found[sentence].append((start, end))
        return found

    def _untold(self, outlet: Column, open_href: str, perhaps: Likely | None) -> Cell:
        if perhaps is None:
            return Cell(outlet, ABSENT)
        return Cell(
            outlet=outlet,
            state=PERHAPS,
            href=self.results.place_href(perhaps.sentence),
            flag_href=self.results.flag_href(perhaps.sentence),
            open_href=open_href,
        )

    def at_large(self) -> list[Row]:
        """A row for each difference that lies in no claim."""
        found = outside(self.differences, self.results.rows.members, self.results.sentences)
        return [
            self._difference(one, position)
            for position, one in enumerate(found, start=len(self.results.rows.claims))
        ]

    def _difference(self, one: Opposed, position: int) -> Row:
        found = contrast(self.results, one)
        first = found.values[0].place
        name = found.kind == Kind.NAME
        key = key_of(one, self.results.sentences)
        address = self._opening("matrix_difference", key)
        return Row(
            key=key,
            href=found.href,
            pieces=(Piece(" / ".join(value.words for value in found.values) if name else _said(first)),),
            language=first.source.language,
            state=DIFFERS if found.conflict else TOLD,
            origins=self.results.origins_of(spot[0] for spots in one.values for spot in spots),
            cells=tuple(cell_at_large(found, outlet, f"{address}{outlet.slug}") for outlet in self.outlets),
            position=position,
            notes=(compared_where(self.results, one),),
            conflict=found.conflict,
            noun=DifferencePage.noun,
        )

    def _only_rows(self) -> list[Row]:
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
            pieces=(Piece(sentence.text),),
            language=source.language,
            state=ONLY,
            origins=1,
            cells=tuple(
                Cell(outlet, ONLY, href=href) if outlet.slug == source.outlet_slug else Cell(outlet, ABSENT)
                for outlet in self.outlets
            ),
            position=position,
        )


def _note(contrast: Contrast) -> str:
    return difference_words(contrast.kind, conflict=contrast.conflict)


def _said(place: Place) -> str:
    return "".join(piece.text for piece in place.pieces)


def _on(mark: FramingMark, member: ClaimMember) -> bool:
    return mark.start < member.end and member.start < mark.end
