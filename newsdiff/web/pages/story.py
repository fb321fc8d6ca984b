"""The page of a story: what all report, where they differ, how they word it, what only one tells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from newsdiff.analysis.types import Level, Strength
from newsdiff.stories.models import Alignment, Claim, OnlyHere, Story
from newsdiff.web.marks import Marked
from newsdiff.web.pages.framing import Framed, framed
from newsdiff.web.pages.head import StoryHead
from newsdiff.web.pages.ledger import Referent, ledger
from newsdiff.web.pages.places import Contrast, Place, by_sentence, contrasts, place
from newsdiff.web.pages.progress import Progress
from newsdiff.web.results import Results, Source, load
from newsdiff.web.words import AGREES, DIFFERS, ONLY, WORDING, state_of

SHARPEST = 3
FRAMING_FIRST = 8
ONLY_FIRST = 4
SEVERAL_FIRST = 6
TEXTS_FIRST = 8
REFERENTS_FIRST = 8
LONGEST = 60  # rows of one list; what is beyond stands in the articles
MOST_ONLY = 240  # sentences only here, above which the articles show the rest


@dataclass(frozen=True, slots=True)
class Bar:
    """One part of the bar of states: where it starts and how wide it is, in percent."""

    state: str
    count: int
    left: float
    width: float
    anchor: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim that several outlets carry, told by its plainest sentence."""

    key: str
    href: str
    state: str
    told: Place
    others: tuple[Place, ...]
    outlets: tuple[str, ...]
    origins: int
    percent: int
    at_large: tuple[Contrast, ...]


@dataclass(frozen=True, slots=True)
class OnlyRow:
    place: Place
    nearest: Place | None
    percent: int


@dataclass(frozen=True, slots=True)
class OnlyGroup:
    source: Source
    first: tuple[OnlyRow, ...]
    rest: tuple[OnlyRow, ...]
    count: int

    @property
    def elsewhere(self) -> int:
        """How many are left to the article's own page."""
        return self.count - len(self.first) - len(self.rest)


@dataclass(frozen=True, slots=True)
class Pair:
    a: Place
    b: Place
    percent: int


@dataclass(frozen=True, slots=True)
class StoryPage:
    story: StoryHead
    description: str
    sources: tuple[Source, ...]
    more_sources: tuple[Source, ...]
    outlets: int
    origins: int
    compared: bool
    counts: dict[str, int]
    bar: tuple[Bar, ...]
    sharpest: tuple[Contrast, ...]
    by_all: tuple[ClaimRow, ...]
    by_several: tuple[ClaimRow, ...]
    by_fewer: tuple[ClaimRow, ...]
    fewer: int
    conflicts: tuple[Contrast, ...]
    conflict_count: int
    conflicts_at_large: int
    details: tuple[Contrast, ...]
    detail_count: int
    referents: tuple[Referent, ...]
    more_referents: tuple[Referent, ...]
    framing: tuple[Framed, ...]
    framing_rest: tuple[Framed, ...]
    framing_more: int
    only: tuple[OnlyGroup, ...]
    perhaps: tuple[Pair, ...]
    perhaps_count: int
    progress: Progress
    compare_href: str
    json_href: str
    finished: datetime | None

    @property
    def shared(self) -> int:
        return self.counts[AGREES] + self.counts[DIFFERS] + self.counts[WORDING]

    @property
    def single(self) -> bool:
        return len(self.sources) == 1

    @classmethod
    def build(cls, story: Story, *, staff: bool = False) -> StoryPage:
        results = load(
            story,
            parts=("claims", "differences", "framing", "labels", "only", "alignments"),
        )
        found = contrasts(results, results.rows.differences)
        conflicts = tuple(c for c in found if c.strength == Strength.CONFLICT)
        details = tuple(c for c in found if c.strength != Strength.CONFLICT)
        at_large = by_sentence(contrast for contrast in conflicts if not contrast.claim_href)
        rows = [_claim_row(results, claim, at_large) for claim in results.rows.claims]
        rows.sort(key=lambda row: (-row.origins, -row.percent))
        everywhere = len({source.origin for source in results.sources})
        several = tuple(row for row in rows if row.origins < everywhere)
        framing = _framing(results)
        perhaps = [row for row in results.rows.alignments if row.level == Level.PERHAPS]
        referents = tuple(referent for referent in ledger(results) if referent.varied)
        counts = _counts(results)
        slug = story.slug
        return cls(
            story=StoryHead.of(story),
            description=story.description,
            sources=results.sources[:TEXTS_FIRST],
            more_sources=results.sources[TEXTS_FIRST:],
            outlets=len({source.outlet for source in results.sources}),
            origins=results.origins,
            compared=results.run is not None and len(results.sources) > 1,
            counts=counts,
            bar=_bar(counts),
            sharpest=_varied(conflicts or found, SHARPEST),
            by_all=tuple(row for row in rows if row.origins == everywhere),
            by_several=several[:SEVERAL_FIRST],
            by_fewer=several[SEVERAL_FIRST:][:LONGEST],
            fewer=len(several[SEVERAL_FIRST:]),
            conflicts=conflicts[:LONGEST],
            conflict_count=len(conflicts),
            conflicts_at_large=sum(not contrast.claim_href for contrast in conflicts),
            details=details[:LONGEST],
            detail_count=len(details),
            referents=referents[:REFERENTS_FIRST],
            more_referents=referents[REFERENTS_FIRST:],
            framing=framing[:FRAMING_FIRST],
            framing_rest=framing[FRAMING_FIRST:][:LONGEST],
            framing_more=len(framing[FRAMING_FIRST:]),
            only=_only(results),
            perhaps=tuple(_pair(results, row) for row in perhaps[:LONGEST]),
            perhaps_count=len(perhaps),
            progress=Progress.of(story, staff=staff),
            compare_href=reverse("compare", args=[slug]),
            json_href=reverse("comparison_json", args=[slug]),
            finished=results.run.finished if results.run else None,
        )


def _varied(found: tuple[Contrast, ...], number: int) -> tuple[Contrast, ...]:
    """The sharpest of each kind first, then the sharpest of what is left."""
    first: dict[str, Contrast] = {}
    for contrast in found:
        first.setdefault(contrast.kind, contrast)
    rest = [contrast for contrast in found if contrast not in first.values()]
    return tuple([*first.values(), *rest][:number])


def _counts(results: Results) -> dict[str, int]:
    found = Counter(state_of(claim.status) for claim in results.rows.claims)
    return {
        AGREES: found[AGREES],
        DIFFERS: found[DIFFERS],
        WORDING: found[WORDING],
        ONLY: len(results.rows.only),
    }


def _bar(counts: dict[str, int]) -> tuple[Bar, ...]:
    anchors = {AGREES: "all-report", DIFFERS: "differ", WORDING: "wording", ONLY: "only-here"}
    total = sum(counts.values())
    bars, left = [], 0.0
    for state, count in counts.items():
        width = round(100 * count / total, 2) if total else 0.0
        bars.append(Bar(state, count, round(left, 2), width, anchors[state]))
        left += width
    return tuple(bars)


def _claim_row(results: Results, claim: Claim, at_large: Mapping[int, list[Contrast]]) -> ClaimRow:
    """`at_large` are conflicts over the whole story, such as spellings of a name, by their sentences."""
    members = results.members_of.get(claim.pk, ())
    places = [
        place(results, member.sentence_id, [Marked(member.start, member.end, "part")]) for member in members
    ]
    told = members.index(results.teller(claim))
    return ClaimRow(
        key=claim.key,
        href=results.claim_href(claim),
        state=state_of(claim.status),
        told=places[told],
        others=tuple(shown for at, shown in enumerate(places) if at != told),
        outlets=tuple(dict.fromkeys(shown.source.outlet for shown in places)),
        origins=claim.origins,
        percent=round(claim.score * 100),
        at_large=tuple({c.key: c for shown in places for c in at_large.get(shown.sentence, ())}.values()),
    )


def _framing(results: Results) -> tuple[Framed, ...]:
    rows = sorted(results.rows.framing, key=lambda row: (row.voice == "quoted", -row.score, row.pk))
    return tuple(framed(results, row) for row in rows)


def _only(results: Results) -> tuple[OnlyGroup, ...]:
    grouped: dict[int, list[OnlyHere]] = defaultdict(list)
    for row in sorted(results.rows.only, key=lambda row: results.sentences[row.sentence_id].start):
        grouped[results.sentences[row.sentence_id].version_id].append(row)
    groups = []
    for source in results.sources:
        here = grouped.get(source.version, [])
        shown = here if len(results.rows.only) <= MOST_ONLY else here[:ONLY_FIRST]
        rows = tuple(_only_row(results, row) for row in shown)
        if rows:
            groups.append(OnlyGroup(source, rows[:ONLY_FIRST], rows[ONLY_FIRST:], len(here)))
    return tuple(groups)


def _only_row(results: Results, row: OnlyHere) -> OnlyRow:
    nearest = place(results, row.nearest_id) if row.nearest_id is not None else None
    return OnlyRow(place(results, row.sentence_id), nearest, round(row.score * 100))


def _pair(results: Results, row: Alignment) -> Pair:
    return Pair(
        a=place(results, row.a_id, [Marked(row.a_start, row.a_end, "part")]),
        b=place(results, row.b_id, [Marked(row.b_start, row.b_end, "part")]),
        percent=round(row.score * 100),
    )
