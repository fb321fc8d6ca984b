"""The kinds in which the texts of a story differ, and how many rows of the matrix each has.

A row is a claim, or a difference that stands in none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from newsdiff.analysis.types import Kind, Strength
from newsdiff.stories.models import Difference
from newsdiff.web.conflicts import outside
from newsdiff.web.results import Results
from newsdiff.web.words import kind_word

KINDS = tuple(map(str, Kind))


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many rows differ in a kind. `details` are those of them in which both values can be true."""

    kind: str
    word: str
    conflicts: int
    details: int
    href: str

    @property
    def count(self) -> int:
        return self.conflicts + self.details


def kinds_of(results: Results, differing: Mapping[int, Iterable[Difference]]) -> tuple[KindCount, ...]:
    """The kinds that there are, in the order of `KINDS`; `differing` are the differences of each claim."""
    found = results.rows.differences  # conflicts first, as the model orders them
    rows: dict[str, dict[int, str]] = defaultdict(dict)
    for claim, own in differing.items():
        for row in own:
            rows[row.kind].setdefault(claim, row.strength)
    for one in outside(found, results.rows.members, results.sentences):
        rows[one.rows[0].kind][-one.rows[0].pk] = one.rows[0].strength
    matrix = reverse("matrix", args=[results.story.slug])
    return tuple(
        KindCount(
            kind, kind_word(kind), told[Strength.CONFLICT], told[Strength.DETAIL], f"{matrix}?kind={kind}"
        )
        for kind in KINDS
        if (told := Counter(rows[kind].values()))
    )
