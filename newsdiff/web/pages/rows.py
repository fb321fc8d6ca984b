"""The rows of a story's page: claims, and what stands in one text alone. Only what is shown is built."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from newsdiff.analysis.types import Strength
from newsdiff.stories.models import Alignment, Claim, Difference, OnlyHere
from newsdiff.web.marks import Marked
from newsdiff.web.pages.partly import told_marks
from newsdiff.web.pages.places import Place, place
from newsdiff.web.results import Results
from newsdiff.web.sources import Source
from newsdiff.web.stances import Stance
from newsdiff.web.words import kind_word, state_of

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Listed(Generic[Row]):
    """The rows of a list that are shown, how many there are, and how many of them stand there unasked: the
    first one beyond these takes the focus when the rest is fetched."""

    rows: tuple[Row, ...]
    count: int
    first: int

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim that several texts carry, told by its plainest sentence; `kinds` says in what they conflict,
    `denied_in` names the outlets that tell it only to be denied, `apart` those that may tell otherwise."""

    key: str
    href: str
    state: str
    told: Place
    sentences: int
    outlets: tuple[str, ...]
    denied_in: tuple[str, ...]
    apart: tuple[str, ...]
    origins: int
    percent: int
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnlyGroup:
    """Sentences that one article has alone, and how many there are."""

    source: Source
    rows: tuple[Place, ...]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences that perhaps state the same."""

    a: Place
    b: Place
    percent: int
    because: str


def sharpest_claims(results: Results) -> list[Claim]:
    """The claims of most independent origins first, then the surest."""
    return sorted(results.rows.claims, key=lambda claim: (-claim.origins, -claim.score, claim.position))


def claim_row(results: Results, claim: Claim, differences: Iterable[Difference]) -> ClaimRow:
    members = results.members_of[claim.pk]
    teller = results.teller(claim)
    sentences = dict.fromkeys(member.sentence_id for member in members)
    return ClaimRow(
        key=claim.key,
        href=results.claim_href(claim),
        state=state_of(claim.status, claim.origins),
        told=place(results, teller.sentence_id, told_marks(results, claim)),
        sentences=len(sentences),
        outlets=results.outlets_standing(claim, Stance.TELLS),
        denied_in=results.outlets_standing(claim, Stance.DENIES),
        apart=results.outlets_standing(claim, Stance.APART),
        origins=results.origins_telling(claim),
        percent=round(claim.score * 100),
        kinds=tuple(
            dict.fromkeys(kind_word(row.kind) for row in differences if row.strength == Strength.CONFLICT)
        ),
    )


def only_groups(results: Results, *, groups: int, rows: int) -> Listed[OnlyGroup]:
    """What each article has alone: of the first `groups` articles the first `rows` sentences."""
    by_version: dict[int, list[OnlyHere]] = defaultdict(list)
    for row in sorted(results.rows.only, key=lambda row: results.sentences[row.sentence_id].start):
        by_version[results.sentences[row.sentence_id].version_id].append(row)
    alone = [(source, by_version[source.version]) for source in results.sources if by_version[source.version]]
    shown = tuple(
        OnlyGroup(source, tuple(place(results, row.sentence_id) for row in found[:rows]), len(found))
        for source, found in alone[:groups]
    )
    return Listed(shown, len(alone), groups)


def pairs(results: Results, alignments: Iterable[Alignment]) -> tuple[Pair, ...]:
    return tuple(
        Pair(
            a=place(results, row.a_id, [Marked(row.a_start, row.a_end, "part")]),
            b=place(results, row.b_id, [Marked(row.b_start, row.b_end, "part")]),
            percent=round(row.score * 100),
            because=row.because,
        )
        for row in alignments
    )
