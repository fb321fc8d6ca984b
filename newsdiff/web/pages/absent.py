"""What was not found with an outlet, by the rows of the matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from newsdiff.web.conflicts import conflicting, outside
from newsdiff.web.joined import Opposed
from newsdiff.web.pages.cells import columns
from newsdiff.web.pages.matrix import Wanted
from newsdiff.web.pages.perhaps import likely
from newsdiff.web.results import Results
from newsdiff.web.sources import Source
from newsdiff.web.words import ABSENT, ONLY


@dataclass(frozen=True, slots=True)
class Absent:
    """How many rows of the matrix were not found with an outlet, with the address that lists them."""

    count: int
    href: str


def absent(results: Results, source: Source, counts: Counter[str]) -> Absent:
    """Claims, and conflicts that lie in none, of the `counts` of all outlets."""
    return _absent(results, counts[source.outlet_slug], Wanted(outlet=source.outlet_slug, standing=ABSENT))


def alone_elsewhere(results: Results, source: Source) -> Absent:
    """Sentences that one text of another outlet has alone. `results` hold what those are."""
    elsewhere = sum(
        results.source_of(row.sentence_id).outlet_slug != source.outlet_slug for row in results.rows.only
    )
    return _absent(results, elsewhere, Wanted(outlet=source.outlet_slug, standing=ABSENT, state=ONLY))


def _absent(results: Results, count: int, wanted: Wanted) -> Absent:
    return Absent(count, wanted.address(reverse("matrix", args=[results.story.slug])))


def unmentioned(results: Results) -> Counter[str]:
    """By the slug of each outlet, how many claims, and conflicts that lie in none, were not found.
    `results` hold claims, differences and support."""
    conflicts = conflicting(results.rows.differences)
    return count_unmentioned(results, outside(conflicts, results.rows.members, results.sentences))


def count_unmentioned(results: Results, apart: Iterable[Opposed]) -> Counter[str]:
    """The same, of conflicts that are known already to lie in no claim."""
    told = [
        {results.sentences[member.sentence_id].version_id for member in results.members_of[claim.pk]}
        | likely(results, claim).keys()
        for claim in results.rows.claims
    ]
    told += [
        {results.sentences[spot[0]].version_id for spots in one.values for spot in spots} for one in apart
    ]
    return Counter(
        outlet.slug
        for versions in told
        for outlet in columns(results.sources)
        if versions.isdisjoint(outlet.versions)
    )
