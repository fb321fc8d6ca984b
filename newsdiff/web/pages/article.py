"""One article as its outlet set it, each sentence leading to what the others say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from newsdiff.analysis.types import Role
from newsdiff.ingest.fields import LONGEST, one_line
from newsdiff.stories.models import Claim, Flag, Story
from newsdiff.web.joined import Opposed
from newsdiff.web.marks import Marked, Piece, pieces
from newsdiff.web.pages.absent import Absent, Point, absent, alone_elsewhere, untold
from newsdiff.web.pages.copies import copied
from newsdiff.web.pages.difference import told_apart
from newsdiff.web.pages.framing import framing_mark
from newsdiff.web.pages.head import StoryHead
from newsdiff.web.pages.notes import Note, notes
from newsdiff.web.pages.partly import told_marks
from newsdiff.web.pages.perhaps import Likely, likely
from newsdiff.web.pages.places import Place, contrast, outlets_of, place
from newsdiff.web.pages.reported import flag_marks
from newsdiff.web.pages.signs import marked_values
from newsdiff.web.pages.switches import Switch, switchable, switches
from newsdiff.web.results import Results, load
from newsdiff.web.sources import Source
from newsdiff.web.stances import Stance
from newsdiff.web.words import DIFFERS, WORDING, role_word

NOT_FOUND_FROM = 2  # independent origins that a point needs before its absence is worth a line of its own
MISSING_FIRST = 10


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in the text with its note; there is none where it can't be compared."""

    sentence: int
    pieces: tuple[Piece, ...]
    note: Note | None

    @property
    def stop(self) -> bool:
        """Whether one comes by here on the way from difference to difference."""
        return self.note is not None and not {DIFFERS, WORDING}.isdisjoint(self.note.states)


@dataclass(frozen=True, slots=True)
class Paragraph:
    role: str
    sentences: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A claim that others carry, or a conflict among them, which has a `kind`. `perhaps` is a sentence of
    this text that perhaps tells it too."""

    pieces: tuple[Piece, ...]
    language: str
    perhaps: Place | None
    outlets: tuple[str, ...]
    origins: int
    href: str
    kind: str = ""
    rule: str = ""


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
    headline_made: bool  # of the words that the text begins with, for want of one
    missing: tuple[Missing, ...]
    more_missing: tuple[Missing, ...]
    of_one_source: tuple[Missing, ...]  # missing, too, and told by one source or its copies alone
    perhaps: tuple[Missing, ...]
    absent: Absent | None  # nor is it said of a text that was hardly compared
    alone_elsewhere: Absent | None
    copied: str  # which texts it shares its own with, in words
    dropped: tuple[Dropped, ...]
    switches: tuple[Switch, ...]
    compared: bool
    lone: bool  # the only text in English, with nothing beside it that the rules can read
    late: bool
    compare_href: str

    @property
    def marked(self) -> bool:
        """Whether there is anything to switch on and off."""
        return switchable(self.switches)

    @classmethod
    def build(
        cls,
        story: Story,
        source: Source,
        results: Results,
        text: str,
        lines: list[Any],
        *,
        show: Sequence[str] = (),
        sent: Collection[int] = (),
    ) -> ArticlePage:
        """`show` names the kinds of marks to show; all are where it is empty. `sent` are the flags that the
        reader has sent."""
        flags = tuple(Flag.objects.shown_to(sent).filter(version=source.version))
        found = notes(results, source, flags)
        others = [other for other in results.sources if other.article != source.article]
        compared = results.run is not None and source in results.sources and bool(others)
        read = compared and not source.foreign
        marks = _marks(results, flags, found)
        paragraphs = _paragraphs(results, source, text, lines, found if compared else {}, marks)
        lacking = _missing(results, untold(results, source)) if compared else []
        copies = copied(results) if compared else {}
        missing = tuple(point for point in lacking if point.origins >= NOT_FOUND_FROM)
        return cls(
            story=StoryHead.of(story),
            source=source,
            siblings=results.sources,
            paragraphs=paragraphs,
            headline_in_text=any(p.role == Role.HEADLINE for p in paragraphs),
            headline_made=_begins_with(paragraphs, source.headline),
            missing=missing[:MISSING_FIRST],
            more_missing=missing[MISSING_FIRST:],
            of_one_source=tuple(point for point in lacking if point.origins < NOT_FOUND_FROM),
            perhaps=tuple(_perhaps(results, source)) if compared else (),
            absent=absent(results, source, len(lacking)) if read else None,
            alone_elsewhere=alone_elsewhere(results, source) if read else None,
            copied=copies[source.version].words if source.version in copies else "",
            dropped=tuple(
                Dropped(role_word(role), text[start:end]) for start, end, role in lines if not Role(role).kept
            ),
            switches=_switches(found.values(), show),
            compared=compared,
            lone=compared and source == results.lone,
            late=results.run is not None and source not in results.sources,
            compare_href=_compare_href(story, source, others),
        )


def _begins_with(paragraphs: Sequence[Paragraph], headline: str) -> bool:
    words = "".join(piece.text for p in paragraphs[:1] for told in p.sentences for piece in told.pieces)
    opening = headline.removesuffix("…")
    return _is(words, headline) or (opening != headline and one_line(words).startswith(opening))


def _is(words: str, headline: str) -> bool:
    """Whether a line of the text is the article's headline, as far as one is kept."""
    kept = LONGEST["headline"] - 1
    return one_line(words)[:kept] == one_line(headline)[:kept]


def load_for_article(story: Story) -> Results:
    return load(story, parts=("claims", "differences", "framing", "only", "support"))


def _compare_href(story: Story, source: Source, others: list[Source]) -> str:
    second = f"&article={others[0].article}" if others else ""
    return f"{reverse('compare', args=[story.slug])}?article={source.article}{second}"


def _switches(found: Iterable[Note], show: Sequence[str]) -> tuple[Switch, ...]:
    notes = list(found)
    quoted = sum(bool(note.framing) and WORDING not in note.states for note in notes)
    return switches((note.states for note in notes), quoted, show)


def _paragraphs(
    results: Results,
    source: Source,
    text: str,
    lines: list[Any],
    found: dict[int, Note],
    marks: dict[int, list[Marked]],
) -> tuple[Paragraph, ...]:
    """The lines that are kept; the text’s headline is a heading below one that somebody wrote for it."""
    sentences = results.reading_order.get(source.version, ())
    paragraphs = []
    for start, end, role in lines:
        if not Role(role).kept:
            continue
        told = tuple(
            Told(row.pk, pieces(row.text, row.start, marks[row.pk]), found.get(row.pk))
            for row in sentences
            if start <= row.start < end
        ) or (Told(0, (Piece(text[start:end]),), None),)
        other = role == Role.HEADLINE and not _is(text[start:end], source.headline)
        paragraphs.append(Paragraph(Role.HEADING if other else role, told))
    return tuple(paragraphs)


def _marks(results: Results, flags: Sequence[Flag], found: dict[int, Note]) -> dict[int, list[Marked]]:
    marks: dict[int, list[Marked]] = defaultdict(list)
    for spot, start, end in marked_values(results):
        marks[spot].append(Marked(start, end, "value"))
    for mark in results.rows.framing:
        marks[mark.sentence_id].append(framing_mark(mark))
    for key in found:
        marks[key] += flag_marks(results.sentences[key], flags)
    return marks


def _missing(results: Results, points: Iterable[Point]) -> list[Missing]:
    """Those of most independent origins first, since two copies of one report are one voice, and conflicts
    before claims of as many."""
    found = [
        _missing_claim(results, point, None)
        if isinstance(point, Claim)
        else _missing_conflict(results, point)
        for point in points
    ]
    return sorted(found, key=lambda one: (-one.origins, not one.kind))


def _perhaps(results: Results, source: Source) -> list[Missing]:
    """Claims that at least two independent origins carry and a sentence of this article perhaps tells."""
    claims = sorted(results.rows.claims, key=lambda claim: (-claim.origins, claim.position))
    found = [(claim, likely(results, claim).get(source.version)) for claim in claims]
    return [
        _missing_claim(results, claim, perhaps)
        for claim, perhaps in found
        if perhaps and results.origins_telling(claim) >= NOT_FOUND_FROM
    ]


def _missing_claim(results: Results, claim: Claim, perhaps: Likely | None) -> Missing:
    told = place(results, results.teller(claim).sentence_id, told_marks(results, claim))
    return Missing(
        pieces=told.pieces,
        language=told.source.language,
        perhaps=place(results, perhaps.sentence) if perhaps else None,
        outlets=results.outlets_standing(claim, Stance.TELLS),
        origins=results.origins_telling(claim),
        href=results.claim_href(claim),
    )


def _missing_conflict(results: Results, one: Opposed) -> Missing:
    found = contrast(results, one)
    places = [place for value in found.values for place in value.places]
    return Missing(
        pieces=told_apart(found),
        language=places[0].source.language,
        perhaps=None,
        outlets=outlets_of(places),
        origins=results.origins_of(place.sentence for place in places),
        href=found.href,
        kind=found.kind_word,
        rule=found.rule,
    )
