"""One claim: every outlet's sentence, the score and the rule behind each mark.

What it shows is shown of every point: `difference.py` fills the same page for a difference that names no
claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.utils.formats import date_format

from newsdiff.analysis.types import Strength
from newsdiff.stories.models import Claim, Flag, Story
from newsdiff.web.marks import Marked, Piece, grey
from newsdiff.web.pages.framing import Framed, framed, framing_mark
from newsdiff.web.pages.head import StoryHead
from newsdiff.web.pages.partly import told_marks, told_words
from newsdiff.web.pages.perhaps import likeliest, likely
from newsdiff.web.pages.places import (
    Contrast,
    Place,
    contrasts,
    marked_clause,
    outlets_of,
    place,
)
from newsdiff.web.pages.reported import Reported, flag_marks, reported
from newsdiff.web.results import Results, alignments, claim_href, load
from newsdiff.web.stances import Stance
from newsdiff.web.words import balanced, clipped, counted, quoted, state_of, tellers_counted

TITLE = 70  # characters of a claim, or of values, in the title of its page
Spot = tuple[int, int, int]  # version, start, end


@dataclass(frozen=True, slots=True)
class Telling:
    """One outlet's sentence, with the part that states the claim."""

    place: Place
    framing: tuple[Framed, ...]
    flags: tuple[Reported, ...]
    stance: Stance = Stance.TELLS


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences held together by an alignment."""

    a: str
    b: str
    percent: int
    because: str


@dataclass(frozen=True, slots=True)
class PointPage:
    """A point, a claim or a difference that names none. `told` are the exact words that all texts of a claim
    tell, none where these are too few, and the values of a difference; `heading` is a claim's sentence to be
    read by itself, what one of the texts lacks marked. `note` says of a difference where it was compared,
    `claims` lead to those that hold it."""

    noun: ClassVar[str]

    story: StoryHead
    key: str
    id: str
    state: str
    told: str
    heading: tuple[Piece, ...]
    tellings: tuple[Telling, ...]
    absent: tuple[str, ...]
    perhaps: tuple[Place, ...]
    tellers: str
    origins: int
    percent: int
    contrasts: tuple[Contrast, ...]
    links: tuple[Link, ...]
    href: str
    quotation: str
    dated: datetime | None
    today_href: str
    note: str = ""
    claims: tuple[str, ...] = ()

    @property
    def announced(self) -> str:
        """What was opened, for whoever hears the page."""
        texts = counted(len({telling.place.source.version for telling in self.tellings}), "text")
        differing = f", {counted(len(self.contrasts), 'difference')}" if self.contrasts else ""
        return f"{self.noun.capitalize()} opened: {texts}{differing}."

    @property
    def row(self) -> str:
        """The id of the row of the story's page that it is opened in."""
        at = self.id.removeprefix(self.key).removeprefix("-")
        return f"contrast-{at}" if at else f"row-{self.key}"

    @property
    def words(self) -> str:
        return "".join(piece.text for piece in self.heading)

    @property
    def partly(self) -> bool:
        """Whether one of its texts lacks something of the heading."""
        return bool(grey(self.heading))


@dataclass(frozen=True, slots=True)
class ClaimPage(PointPage):
    noun = "claim"

    @property
    def title(self) -> str:
        """The claim where there is room for a title only, in quotation marks."""
        return quoted(clipped(self.words, TITLE))

    @classmethod
    def build(
        cls, story: Story, claim: Claim, *, site: str = "", at: str = "", sent: Collection[int] = ()
    ) -> ClaimPage:
        """`claim` comes with its run. One of an older run is dated and leads to today's. `site` is what makes
        addresses whole where they are copied; `at` is the contrast below which it is opened, since one page
        may open it in several places; `sent` are the flags that the reader has sent."""
        results = load(story, parts=("claims", "differences", "framing", "support"), run=claim.run)
        old = claim.run_id != story.current_run_id
        teller = results.teller(claim)
        told = told_words(results, claim)
        tellings = tellings_of(results, claim, sent=sent)
        untold = untold_in(results, tellings)
        perhaps = _perhaps(results, claim, untold)
        outlets = outlets_of(perhaps)
        return cls(
            story=StoryHead.of(story),
            key=claim.key,
            id=f"{claim.key}-{at}" if at else claim.key,
            state=state_of(claim.status, claim.origins),
            told=told,
            heading=marked_clause(
                results, teller.sentence_id, teller.start, teller.end, told_marks(results, claim)
            ),
            tellings=tellings,
            absent=tuple(outlet for outlet in untold if outlet not in outlets),
            perhaps=perhaps,
            tellers=tellers_of(tellings),
            origins=results.origins_telling(claim),
            percent=round(claim.score * 100),
            contrasts=contrasts_of(results, claim),
            links=_links(results, claim),
            href=results.claim_href(claim),
            quotation=quotation(
                quoted(balanced(told, cut=True)) if told else "", tellings, site, results.claim_href(claim)
            ),
            dated=claim.run.finished if old else None,
            today_href=_today(story, results, claim) if old else "",
        )


def tellers_of(tellings: Iterable[Telling]) -> str:
    """How many outlets tell it."""
    sources = [telling.place.source for telling in tellings if telling.stance is Stance.TELLS]
    names = {source.outlet for source in sources}
    return tellers_counted(len(names), unnamed=any(source.unnamed for source in sources))


def contrasts_of(results: Results, claim: Claim) -> tuple[Contrast, ...]:
    """What differs in the claim, conflicts before matters of detail."""
    return contrasts(results, results.differing.get(claim.pk, ()))


def quotation(head: str, tellings: Iterable[Telling], site: str, href: str) -> str:
    """A point with every sentence and where it stands, as plain text."""
    lines = [head, ""] if head else []
    for telling in tellings:
        source = telling.place.source
        words = balanced("".join(piece.text for piece in telling.place.pieces))
        when = f", {date_format(source.published, 'j F Y')}" if source.published else ""
        lines.append(f"{source.outlet}{when}: {quoted(words)} {source.address or site + telling.place.href}")
    return "\n".join([*lines, "", f"Compared by newsdiff: {site}{href}"])


def find_claim(story: Story, key: str) -> Claim | None:
    """The claim of that key, in the current run where it is there, else in the newest run that has it. One
    whose sentences were all deleted is none."""
    found = list(
        Claim.objects.filter(run__story=story, key=key, members__isnull=False)
        .distinct()
        .select_related("run")
        .order_by("-run__finished", "-pk")
    )
    current = [claim for claim in found if claim.run_id == story.current_run_id]
    return next(iter(current or found), None)


def tellings_of(results: Results, claim: Claim, *, sent: Collection[int] = ()) -> tuple[Telling, ...]:
    parts: dict[int, list[Marked]] = defaultdict(list)
    for member in results.members_of[claim.pk]:
        parts[member.sentence_id].append(Marked(member.start, member.end, "part"))
    for row in results.differing.get(claim.pk, ()):
        for sentence, start, end in row.departing:
            if row.strength == Strength.CONFLICT and sentence in parts:
                parts[sentence].append(Marked(start, end, "value"))
    stances = {sentence: results.stance(claim.pk, sentence) for sentence in parts}
    return telling_each(results, parts, stances, sent=sent)


def telling_each(
    results: Results,
    parts: Mapping[int, list[Marked]],
    stances: Mapping[int, Stance],
    *,
    sent: Collection[int] = (),
) -> tuple[Telling, ...]:
    """The sentences, in their order, with these marks and those that everybody sees."""
    parts = {sentence: list(marked) for sentence, marked in parts.items()}
    framing: dict[int, list[Framed]] = defaultdict(list)
    for mark in results.rows.framing:
        if mark.sentence_id in parts:
            framing[mark.sentence_id].append(framed(results, mark))
            parts[mark.sentence_id].append(framing_mark(mark))
    flags = Flag.objects.shown_to(sent).filter(version__in=list(results.by_version))
    by_version: dict[int, list[Flag]] = defaultdict(list)
    for flag in flags:
        by_version[flag.version_id].append(flag)
    tellings = []
    for sentence, marked in parts.items():
        told = results.sentences[sentence]
        here = by_version[told.version_id]
        tellings.append(
            Telling(
                place(results, sentence, marked + flag_marks(told, here)),
                tuple(framing[sentence]),
                reported(told, here, results.story.slug),
                stances[sentence],
            )
        )
    return tuple(tellings)


def untold_in(results: Results, tellings: Iterable[Telling]) -> tuple[str, ...]:
    """The outlets of which no text is among those that tell it."""
    told = {telling.place.source.outlet for telling in tellings}
    return tuple(dict.fromkeys(s.outlet for s in results.sources if s.outlet not in told))


def _perhaps(results: Results, claim: Claim, untold: Sequence[str]) -> tuple[Place, ...]:
    """The sentence of each of these outlets that perhaps states the claim."""
    found = likely(results, claim)
    versions = {outlet: [s.version for s in results.sources if s.outlet == outlet] for outlet in untold}
    best = (likeliest(found, own) for own in versions.values())
    return tuple(place(results, one.sentence) for one in best if one)


def _links(results: Results, claim: Claim) -> tuple[Link, ...]:
    inside = {member.sentence_id for member in results.members_of[claim.pk]}
    return tuple(
        Link(
            a=results.source_of(row.a_id).name,
            b=results.source_of(row.b_id).name,
            percent=round(row.score * 100),
            because=row.because,
        )
        for row in alignments(results, among=inside)
    )


def _today(story: Story, old: Results, claim: Claim) -> str:
    """The address of the current claim that shares most of this one's members; empty where none does."""
    if story.current_run is None:
        return ""
    today = load(story, parts=("claims",))
    wanted = _spots(old, claim)
    shared = {now.key: _overlap(wanted, _spots(today, now)) for now in today.rows.claims}
    best = max(shared, key=lambda key: shared[key], default="")
    return claim_href(story.slug, best) if best and shared[best] else ""


def _spots(results: Results, claim: Claim) -> list[Spot]:
    return [
        (results.sentences[member.sentence_id].version_id, member.start, member.end)
        for member in results.members_of.get(claim.pk, ())
    ]


def _overlap(left: list[Spot], right: list[Spot]) -> int:
    """How many members of `left` have one of `right` on the same words."""
    return sum(any(a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for b in right) for a in left)


@dataclass(frozen=True, slots=True)
class GonePage:
    """An address whose claim, or difference, no kept comparison has."""

    story: StoryHead
    noun: str

    @classmethod
    def build(cls, story: Story, noun: str) -> GonePage:
        return cls(StoryHead.of(story), noun)
