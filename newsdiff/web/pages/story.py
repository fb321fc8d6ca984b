"""The page of a story: what all report, where they differ, how they word it, what only one tells.

What one sees first answers the question; each list below begins with its sharpest rows and is shown whole
when asked for by name (`?all=claims`), so that a story of fifty articles is no heavier than one of five.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from statistics import mean

from django.urls import reverse

from newsdiff.analysis.types import Kind, Level, Strength, Voice
from newsdiff.stories.models import Claim, Difference, FramingMark, Story
from newsdiff.web.conflicts import conflicting, outside
from newsdiff.web.joined import Opposed
from newsdiff.web.pages.absent import Absent, absent, count_unmentioned
from newsdiff.web.pages.copies import copied
from newsdiff.web.pages.framing import Framed, framed, told_elsewhere
from newsdiff.web.pages.head import StoryHead
from newsdiff.web.pages.kinds import KindCount, kinds_of
from newsdiff.web.pages.ledger import Referent, ledger
from newsdiff.web.pages.matrix import Wanted
from newsdiff.web.pages.places import Contrast, contrast, sharpest_first
from newsdiff.web.pages.progress import Progress
from newsdiff.web.pages.rows import (
    ClaimRow,
    Listed,
    OnlyGroup,
    Pair,
    claim_row,
    only_groups,
    pairs,
    sharpest_claims,
)
from newsdiff.web.pages.tally import Tally, points, tally, tally_words
from newsdiff.web.pages.unrelated import Unrelated, unrelated
from newsdiff.web.results import Part, Results, alignments, load
from newsdiff.web.sources import Source
from newsdiff.web.tellers import asks
from newsdiff.web.words import DIFFERS, ONLY, only_told, shown

SHARPEST = 3
CLAIMS_FIRST = 6  # of those that all tell, and of those that several tell
CONFLICTS_FIRST = 5
FRAMING_FIRST = 4
REFERENTS_FIRST = 5
TEXTS_FIRST = 8
ONLY_FIRST = 2  # sentences of each text
LONGEST = 200  # rows of one list when all are asked for; what is beyond stands in the articles
EXCERPT = 105  # characters of a sentence that is set against another on the first screen

WHOLE = ("claims", "differ", "only", "perhaps")  # what can be asked for whole
PARTS: tuple[Part, ...] = ("claims", "differences", "framing", "labels", "only", "support")


@dataclass(frozen=True, slots=True)
class Bar:
    """One part of the bar of states: where it starts and how wide it is, in percent. `href` leads to the rows
    that are counted, where there are any."""

    state: str
    count: int
    left: float
    width: float
    href: str

    @property
    def words(self) -> str:
        return tally_words(self.state, self.count)

    @property
    def alone(self) -> bool:
        """Whether it is what stands in one text only: no point, and counted beside them."""
        return self.state == ONLY


@dataclass(frozen=True, slots=True)
class Text:
    """One of the texts: which others it is a copy of, in words, and what was not found with its outlet."""

    source: Source
    copied: str = ""
    absent: Absent | None = None  # nor is it said of a text that was hardly compared


@dataclass(frozen=True, slots=True)
class StoryPage:
    story: StoryHead
    description: str
    sources: tuple[Source, ...]
    texts_first: tuple[Text, ...]
    texts_more: tuple[Text, ...]
    outlets: int
    origins: int
    compared: bool
    copied: int
    counts: Tally
    points: int
    points_href: str
    differs_href: str
    bar: tuple[Bar, ...]
    sharpest: tuple[Contrast, ...]
    telling: Framed | None
    by_all: tuple[ClaimRow, ...]
    by_several: tuple[ClaimRow, ...]
    by_copies: tuple[ClaimRow, ...]
    claims_more: int
    claims_fresh: int
    conflicts: Listed[Contrast]
    details: Listed[Contrast]
    kinds: tuple[KindCount, ...]
    referents: Listed[Referent]
    framing: Listed[Framed]
    only: Listed[OnlyGroup]
    perhaps: Listed[Pair]
    left_out: tuple[Source, ...]
    lone: Source | None  # the only text in English, which nothing that can be read stands beside
    unrelated: Unrelated | None
    late: tuple[Text, ...]
    progress: Progress
    compare_href: str
    json_href: str
    finished: datetime | None

    @property
    def claims_announced(self) -> str:
        """How many claims are shown, for whoever hears the page."""
        number = len(self.by_all) + len(self.by_several) + len(self.by_copies)
        return f"{shown(number, number + self.claims_more, 'claim')}."

    @property
    def differ_announced(self) -> str:
        details = self.details
        told = [
            shown(len(self.conflicts.rows), self.conflicts.count, "conflict"),
            shown(len(details.rows), details.count, "difference in detail", "differences in detail"),
        ]
        return f"{', '.join(told)}."

    @property
    def only_announced(self) -> str:
        return f"{shown(len(self.only.rows), self.only.count, 'text')} with what only they tell."

    @property
    def perhaps_announced(self) -> str:
        pairs = shown(len(self.perhaps.rows), self.perhaps.count, "pair")
        return f"{pairs}, perhaps the same."

    @property
    def nothing_shared(self) -> bool:
        """Whether no two of the texts have anything in common: then there is nothing to list."""
        return self.unrelated is not None and self.unrelated.every

    @property
    def partly_read(self) -> bool:
        """Whether some texts are in English and some are not."""
        return 0 < len(self.left_out) < len(self.sources)

    @property
    def left_out_names(self) -> tuple[str, ...]:
        return tuple(source.name_and_language for source in self.left_out)

    @property
    def texts(self) -> int:
        return len(self.sources)

    @property
    def unnamed(self) -> int:
        """Texts of which nobody has said who wrote them."""
        return sum(source.unnamed for source in self.sources)

    @property
    def single(self) -> bool:
        return len(self.sources) == 1

    @classmethod
    def build(cls, story: Story, *, staff: bool = False, whole: str = "") -> StoryPage:
        """`whole` is the part, one of `WHOLE`, whose list is shown whole."""
        results = load(story, parts=PARTS)
        told = sharpest_first(results, results.rows.differences)
        conflicts = [one for one in told if one.rows[0].strength == Strength.CONFLICT]
        details = [one for one in told if one.rows[0].strength != Strength.CONFLICT]
        shown = _listed(results, conflicts, CONFLICTS_FIRST, whole=whole == "differ")
        differing = results.differing
        by_all, by_several, by_copies = _claims(results, differing, whole=whole == "claims")
        apart = outside(conflicting(results.rows.differences), results.rows.members, results.sentences)
        of_copies = sum(claim.origins == 1 for claim in results.rows.claims)
        compared = results.run is not None and len(results.sources) > 1
        texts = _texts(results, apart) if compared else tuple(Text(source) for source in results.sources)
        counts = tally(
            ((claim.status, claim.origins) for claim in results.rows.claims),
            outside=len(apart),
            only=len(results.rows.only),
        )
        return cls(
            story=StoryHead.of(story),
            description=story.description,
            sources=results.sources,
            texts_first=texts[:TEXTS_FIRST],
            texts_more=texts[TEXTS_FIRST:],
            outlets=len({source.outlet for source in results.sources}),
            origins=results.origins,
            compared=compared,
            copied=of_copies,
            counts=counts,
            points=points(counts),
            points_href=_rows_href(story),
            differs_href=_rows_href(story, DIFFERS),
            bar=_bar(story, counts),
            sharpest=tuple(
                contrast(results, one, longest=EXCERPT) for one in _varied(conflicts or told, SHARPEST)
            ),
            telling=_telling(results),
            by_all=by_all,
            by_several=by_several,
            by_copies=by_copies,
            claims_more=len(results.rows.claims) - len(by_all) - len(by_several) - len(by_copies),
            claims_fresh=CLAIMS_FIRST + 1 if whole == "claims" else 0,
            conflicts=shown,
            details=_listed(results, details, 0, whole=whole == "differ"),
            kinds=kinds_of(results, differing),
            referents=_referents(results),
            framing=_framing(results),
            only=only_groups(
                results,
                groups=LONGEST if whole == "only" else TEXTS_FIRST,
                rows=LONGEST if whole == "only" else ONLY_FIRST,
            ),
            perhaps=_perhaps(results, whole=whole == "perhaps"),
            left_out=tuple(source for source in results.sources if source.foreign),
            lone=results.lone if compared else None,
            unrelated=unrelated(results) if compared else None,
            late=tuple(Text(source) for source in results.late),
            progress=Progress.of(story, staff=staff),
            compare_href=reverse("compare", args=[story.slug]),
            json_href=reverse("comparison_json", args=[story.slug]),
            finished=results.run.finished if results.run else None,
        )


def _texts(results: Results, apart: Iterable[Opposed]) -> tuple[Text, ...]:
    """The texts in their order; `apart` are the conflicts that lie in no claim."""
    copies, counts = copied(results), count_unmentioned(results, apart)
    return tuple(
        Text(
            source=source,
            copied=copies[source.version].words if source.version in copies else "",
            absent=None if source.foreign else absent(results, source, counts[source.outlet_slug]),
        )
        for source in results.sources
    )


def _varied(found: Sequence[Opposed], number: int) -> list[Opposed]:
    """The sharpest of each kind first, then the sharpest of what is left; spellings of names come last."""
    first: dict[str, Opposed] = {}
    for one in found:
        first.setdefault(one.rows[0].kind, one)

    def rank(one: Opposed) -> tuple[bool, bool]:
        kind = one.rows[0].kind
        return kind == Kind.NAME, one is not first[kind]

    return sorted(found, key=rank)[:number]


def _listed(results: Results, found: Sequence[Opposed], first: int, *, whole: bool) -> Listed[Contrast]:
    rows = found[: LONGEST if whole else first]
    return Listed(tuple(contrast(results, one) for one in rows), len(found), first)


def _claims(
    results: Results, differing: Mapping[int, Sequence[Difference]], *, whole: bool
) -> tuple[tuple[ClaimRow, ...], ...]:
    """Claims of every origin that is read, what stands first in their texts first; those of some, and those
    that only copies of one source tell, the surest first. What one denies or only asks, or what is left open,
    is not what all report."""
    everywhere = {source.origin for source in results.read}
    told: tuple[list[Claim], list[Claim], list[Claim]] = ([], [], [])
    for claim in sharpest_claims(results):
        members = results.telling(claim)
        telling = [m.sentence_id for m in members if not asks(results.sentences[m.sentence_id], m)]
        origins = {results.source_of(key).origin for key in telling}
        rows = differing.get(claim.pk, ())
        denied = any(row.kind == Kind.NEGATION and row.strength == Strength.CONFLICT for row in rows)
        apart = denied or only_told(claim.status, claim.origins) or bool(everywhere - origins)
        told[2 if claim.origins == 1 else 1 if apart else 0].append(claim)
    told[0].sort(key=partial(_standing, results))
    most = LONGEST if whole else CLAIMS_FIRST
    return tuple(
        tuple(claim_row(results, claim, differing.get(claim.pk, ())) for claim in part[:most])
        for part in told
    )


def _standing(results: Results, claim: Claim) -> float:
    """How far down in their texts the sentences of a claim stand, on the mean."""
    return mean(results.sentences[member.sentence_id].start for member in results.members_of[claim.pk])


def _rows_href(story: Story, state: str = "") -> str:
    """The matrix, with the rows that are listed under the state."""
    return Wanted(state=state).address(reverse("matrix", args=[story.slug]))


def _bar(story: Story, counts: Tally) -> tuple[Bar, ...]:
    total = sum(counts.values())
    bars, left = [], 0.0
    for state, count in counts.items():
        width = round(100 * count / total, 2) if total else 0.0
        bars.append(Bar(state, count, round(left, 2), width, _rows_href(story, state) if count else ""))
        left += width
    return tuple(bars)


def _marks(results: Results) -> list[FramingMark]:
    """The likeliest first; words that are quoted come last, for they are the speaker's."""
    return sorted(results.rows.framing, key=lambda row: (row.voice == Voice.QUOTED, -row.score, row.pk))


def _framing(results: Results) -> Listed[Framed]:
    marks = _marks(results)
    return Listed(tuple(framed(results, row) for row in marks[:FRAMING_FIRST]), len(marks), FRAMING_FIRST)


def _telling(results: Results) -> Framed | None:
    """The contrast of wording that says most: the likeliest mark in an outlet's own words that has a plainer
    version, or a plain name for the same, of another outlet beside it; else one whose fact another tells."""
    own = [row for row in _marks(results) if row.voice == Voice.OUTLET]
    for row in own:
        found = framed(results, row, longest=EXCERPT)
        if found.plainest and found.plainest.source.outlet != found.place.source.outlet:
            return found
    beside = (told_elsewhere(results, row, longest=EXCERPT) for row in own)
    return next(filter(None, beside), None)


def _referents(results: Results) -> Listed[Referent]:
    varied = [referent for referent in ledger(results) if referent.varied]
    return Listed(tuple(varied[:REFERENTS_FIRST]), len(varied), REFERENTS_FIRST)


def _perhaps(results: Results, *, whole: bool) -> Listed[Pair]:
    count = sum(level == Level.PERHAPS for *_, level in results.rows.support)
    found = alignments(results, level=Level.PERHAPS)[:LONGEST] if whole else ()
    return Listed(pairs(results, found), count, 0)
