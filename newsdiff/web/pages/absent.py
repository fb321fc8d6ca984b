"""What was not found with an outlet, by the rows of the matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from newsdiff.stories.models import Claim
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


Point = Claim | Opposed  # a claim, or a conflict that lies in none


def absent(results: Results, source: Source, count: int) -> Absent:
    """So many claims, and conflicts that lie in none, as they stand in the matrix."""
    return _absent(results, count, Wanted(outlet=source.outlet_slug, standing=ABSENT))


def alone_elsewhere(results: Results, source: Source) -> Absent:
    """Sentences that one text of another outlet has alone. `results` hold what those are."""
    elsewhere = sum(
        results.source_of(row.sentence_id).outlet_slug != source.outlet_slug for row in results.rows.only
    )
    return _absent(results, elsewhere, Wanted(outlet=source.outlet_slug, standing=ABSENT, state=ONLY))


def _absent(results: Results, count: int, wanted: Wanted) -> Absent:
    return Absent(count, wanted.address(reverse("matrix", args=[results.story.slug])))


def untold(results: Results, source: Source) -> list[Point]:
    """The claims, and conflicts that lie in none, that were not found with the outlet of a text: those that
    `unmentioned` counts."""
    own = {other.version for other in results.sources if other.outlet_slug == source.outlet_slug}
    return [point for point, versions in _told(results, _apart(results)) if versions.isdisjoint(own)]


def unmentioned(results: Results) -> Counter[str]:
    """By the slug of each outlet, how many claims, and conflicts that lie in none, were not found.
    `results` hold claims, differences and support."""
    return count_unmentioned(results, _apart(results))


def count_unmentioned(results: Results, apart: Iterable[Opposed]) -> Counter[str]:
    """The same, of conflicts that are known already to lie in no claim."""
    return Counter(
        outlet.slug
        for _, versions in _told(results, apart)
        for outlet in columns(results.sources)
        if versions.isdisjoint(outlet.versions)
    )


def _apart(results: Results) -> list[Opposed]:
    rows = results.rows
    return outside(conflicting(rows.differences), rows.members, results.sentences)


def _told(results: Results, apart: Iterable[Opposed]) -> list[tuple[Point, set[int]]]:
    """Each point with the versions that tell it, or perhaps do."""
    versions = {key: sentence.version_id for key, sentence in results.sentences.items()}
    claims: list[tuple[Point, set[int]]] = [
        (claim, {versions[m.sentence_id] for m in results.members_of[claim.pk]} | {*likely(results, claim)})
        for claim in results.rows.claims
    ]
    return claims + [(one, {versions[spot[0]] for spots in one.values for spot in spots}) for one in apart]
