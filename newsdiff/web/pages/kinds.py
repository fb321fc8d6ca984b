"""The kinds in which the texts of a story differ, and how many rows of the matrix each has.

A row is a claim, or a difference that stands in none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from newsdiff.analysis.types import Kind, Strength
from newsdiff.web.pages.joined import Opposed
from newsdiff.web.words import kind_word

KINDS = tuple(str(kind) for kind in Kind if kind != Kind.WORDING)  # wording has a state and a page of its own


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many rows differ in a kind. `details` are those in which both values can be true."""

    kind: str
    word: str
    conflicts: int
    details: int
    href: str

    @property
    def count(self) -> int:
        return self.conflicts + self.details


def kinds_of(slug: str, found: Iterable[Opposed]) -> tuple[KindCount, ...]:
    """The kinds that there are, in the order of `KINDS`. `found` is ordered as by `opposed`."""
    rows: dict[str, dict[int, str]] = defaultdict(dict)
    for one in found:
        first = one.rows[0]
        rows[first.kind].setdefault(first.claim_id or -first.pk, first.strength)
    matrix = reverse("matrix", args=[slug])
    return tuple(
        KindCount(
            kind, kind_word(kind), told[Strength.CONFLICT], told[Strength.DETAIL], f"{matrix}?kind={kind}"
        )
        for kind in KINDS
        if (told := Counter(rows[kind].values()))
    )
