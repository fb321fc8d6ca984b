"""One article as its outlet set it, each sentence leading to what the others say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.urls import reverse

from newsdiff.analysis.types import Level, Role, Strength
from newsdiff.stories.models import Claim, Flag, Story
from newsdiff.web.marks import Marked, Piece, pieces
from newsdiff.web.pages.framing import Framed, framed, framing_mark
from newsdiff.web.pages.head import StoryHead
from newsdiff.web.pages.places import Contrast, Place, by_sentence, contrasts, outlets_of, place, sides_of
from newsdiff.web.results import Results, Source, load
from newsdiff.web.words import AGREES, DIFFERS, ONLY, QUIET, WORDING, role_word

MOST_PERHAPS = 3
NOT_FOUND_FROM = 2  # other outlets that a claim needs before its absence is worth a line


@dataclass(frozen=True, slots=True)
class Reported:
    """An approved flag of a reader."""

    words: str
    kind: str
    comment: str


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A sentence of another article that perhaps states the same; it counts nowhere."""

    place: Place
    percent: int


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of one sentence: the margin beside it."""

    sentence: int
    state: str
    contrasts: tuple[Contrast, ...]
    others: tuple[Place, ...]
    outlets: tuple[str, ...]
    claims: tuple[str, ...]
    framing: tuple[Framed, ...]
    nearest: Place | None
    nearest_percent: int
    perhaps: tuple[Perhaps, ...]
    flags: tuple[Reported, ...]
    flag_href: str

    @property
    def perhaps_in(self) -> tuple[str, ...]:
        return outlets_of(pair.place for pair in self.perhaps)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in the text; `state` is empty where it can't be compared."""

    sentence: int
    state: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    role: str
    sentences: tuple[Told, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    place: Place
    outlets: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True)
class Dropped:
    role: str
    text: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    story: StoryHead
    source: Source
    siblings: tuple[Source, ...]
    paragraphs: tuple[Paragraph, ...]
    headline_in_text: bool
    missing: tuple[Missing, ...]
    dropped: tuple[Dropped, ...]
    counts: dict[str, int]
    compared: bool
    compare_href: str

    @classmethod
    def build(
        cls, story: Story, source: Source, results: Results, text: str, lines: list[Any]
    ) -> ArticlePage:
        flags = tuple(Flag.objects.approved().filter(version=source.version))
        notes = _notes(results, source, flags)
        paragraphs = _paragraphs(results, source, text, lines, notes, _marks(results, flags, notes))
        counts = dict.fromkeys((AGREES, DIFFERS, WORDING, ONLY), 0)
        for note in notes.values():
            if note.state in counts:
                counts[note.state] += 1
        others = [other for other in results.sources if other.article != source.article]
        return cls(
            story=StoryHead.of(story),
            source=source,
            siblings=results.sources,
            paragraphs=paragraphs,
            headline_in_text=any(p.role == Role.HEADLINE for p in paragraphs),
            missing=_missing(results, source),
            dropped=tuple(
                Dropped(role_word(role), text[start:end]) for start, end, role in lines if not Role(role).kept
            ),
            counts=counts,
            compared=results.run is not None and bool(others),
            compare_href=_compare_href(story, source, others),
        )


def load_for_article(story: Story) -> Results:
    return load(story, parts=("claims", "differences", "framing", "only", "alignments"))


def _compare_href(story: Story, source: Source, others: list[Source]) -> str:
    second = f"&article={others[0].article}" if others else ""
    return f"{reverse('compare', args=[story.slug])}?article={source.article}{second}"


def _paragraphs(
    results: Results,
    source: Source,
    text: str,
    lines: list[Any],
    notes: dict[int, Note],
    marks: dict[int, list[Marked]],
) -> tuple[Paragraph, ...]:
    sentences = results.reading_order.get(source.version, ())
    found = []
    for start, end, role in lines:
        if not Role(role).kept:
            continue
        inside = [row for row in sentences if start <= row.start < end]
        told = tuple(
            Told(row.pk, notes[row.pk].state, pieces(row.text, row.start, marks[row.pk])) for row in inside
        ) or (Told(0, "", (Piece(text[start:end]),)),)
        found.append(Paragraph(role, told, tuple(notes[row.pk] for row in inside)))
    return tuple(found)


def _marks(results: Results, flags: Iterable[Flag], notes: dict[int, Note]) -> dict[int, list[Marked]]:
    marks: dict[int, list[Marked]] = defaultdict(list)
    for row in results.rows.differences:
        if row.strength == "conflict":
            for spot, start, end in chain(*sides_of(row)):
                marks[spot].append(Marked(start, end, "value"))
    for mark in results.rows.framing:
        marks[mark.sentence_id].append(framing_mark(mark))
    for flag in flags:
        for key in notes:
            sentence = results.sentences[key]
            if sentence.start < flag.end and flag.start < sentence.end:
                marks[key].append(Marked(flag.start, flag.end, "flag"))
    return marks


def _notes(results: Results, source: Source, flags: Iterable[Flag]) -> dict[int, Note]:
    """A note for each sentence of the article, in reading order."""
    claims_of: dict[int, list[Claim]] = defaultdict(list)
    for claim in results.rows.claims:
        for member in results.members_of.get(claim.pk, ()):
            if claim not in claims_of[member.sentence_id]:
                claims_of[member.sentence_id].append(claim)
    conflicts = [row for row in results.rows.differences if row.strength == Strength.CONFLICT]
    touching = by_sentence(contrasts(results, conflicts))
    framing: dict[int, list[Framed]] = defaultdict(list)
    for mark in results.rows.framing:
        framing[mark.sentence_id].append(framed(results, mark))
    only = {row.sentence_id: row for row in results.rows.only}
    perhaps = _perhaps(results)
    flags = list(flags)
    found = {}
    for row in results.reading_order.get(source.version, ()):
        claims = claims_of[row.pk]
        others = _others(results, claims, source.version)
        alone = only.get(row.pk)
        found[row.pk] = Note(
            sentence=row.pk,
            state=_state(claims, alone is not None, touching[row.pk], framing[row.pk]),
            contrasts=tuple(touching[row.pk]),
            others=others,
            outlets=outlets_of(others),
            claims=tuple(results.claim_href(claim) for claim in claims),
            framing=tuple(framing[row.pk]),
            nearest=place(results, alone.nearest_id) if alone and alone.nearest_id else None,
            nearest_percent=round(alone.score * 100) if alone else 0,
            perhaps=tuple(Perhaps(place(results, other), percent) for other, percent in perhaps[row.pk]),
            flags=tuple(
                Reported(flag.words, flag.get_kind_display(), flag.comment)
                for flag in flags
                if row.start < flag.end and flag.start < row.end
            ),
            flag_href=results.flag_href(row.pk),
        )
    return found


def _state(claims: list[Claim], alone: bool, touching: list[Contrast], framing: list[Framed]) -> str:
    """What the sentence is shown as. A claim that differs elsewhere leaves this sentence agreeing, and quoted
    speech is the speaker's wording."""
    if touching:
        return DIFFERS
    if any(not mark.quoted for mark in framing):
        return WORDING
    if claims:
        return AGREES
    return ONLY if alone else QUIET


def _perhaps(results: Results) -> dict[int, list[tuple[int, int]]]:
    """For each sentence the likeliest of those that perhaps state the same, with the score in percent."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in results.rows.alignments:  # the likeliest first
        if row.level == Level.PERHAPS:
            for here, there in ((row.a_id, row.b_id), (row.b_id, row.a_id)):
                if len(found[here]) < MOST_PERHAPS:
                    found[here].append((there, round(row.score * 100)))
    return found


def _others(results: Results, claims: Iterable[Claim], version: int) -> tuple[Place, ...]:
    """The other articles' sentences for these claims, each once."""
    found: dict[int, Place] = {}
    for claim in claims:
        for member in results.members_of[claim.pk]:
            if results.sentences[member.sentence_id].version_id != version:
                part = Marked(member.start, member.end, "part")
                found.setdefault(member.sentence_id, place(results, member.sentence_id, [part]))
    return tuple(found.values())


def _missing(results: Results, source: Source) -> tuple[Missing, ...]:
    """Claims that at least two others carry and this article doesn't, those of most origins first."""
    found = []
    for claim in sorted(results.rows.claims, key=lambda claim: (-claim.origins, claim.position)):
        members = results.members_of.get(claim.pk, ())
        versions = {results.sentences[member.sentence_id].version_id for member in members}
        if source.version in versions or len(versions) < NOT_FOUND_FROM:
            continue
        teller = results.teller(claim)
        told = place(results, teller.sentence_id, [Marked(teller.start, teller.end, "part")])
        outlets = dict.fromkeys(results.source_of(member.sentence_id).outlet for member in members)
        found.append(Missing(told, tuple(outlets), results.claim_href(claim)))
    return tuple(found)
