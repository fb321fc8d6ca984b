"""Which two texts are most worth reading side by side.

Rule: two of different origins, for copies differ in what was cut; of these two that have some pairs of
aligned sentences, without which hardly anything stands beside anything; of these the two with most conflicts
between them, then with most differences of any strength, then with most aligned sentences, then the earliest.
A difference lies between two texts where one has its one value and the other its other value. Limit: each row
of the differences counts, also where several are about one thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations, product

from newsdiff.stories.models import Difference
from newsdiff.web.conflicts import conflicting
from newsdiff.web.results import Results
from newsdiff.web.sources import Source

SOME = 3  # pairs of aligned sentences
Versions = frozenset[int]


def best_pair(results: Results, *, beside: Source | None = None) -> tuple[Source, ...]:
    """Two sources in their order, one of them `beside` if given; fewer where there are no two. `results` hold
    differences and alignments."""
    conflicts = _between(results, conflicting(results.rows.differences))
    differences = _between(results, results.rows.differences)
    aligned = Counter(
        frozenset(results.sentences[sentence].version_id for sentence in (row.a_id, row.b_id))
        for row in results.rows.alignments
    )

    def worth(pair: tuple[Source, Source]) -> tuple[bool, int, int, int, int]:
        one, other = pair
        versions = frozenset((one.version, other.version))
        shared = aligned[versions]
        return (
            one.origin != other.origin,
            min(shared, SOME),
            conflicts[versions],
            differences[versions],
            shared,
        )

    pairs = [pair for pair in combinations(results.sources, 2) if beside is None or beside in pair]
    return max(pairs, key=worth, default=results.sources[:1])


def _between(results: Results, rows: Iterable[Difference]) -> Counter[Versions]:
    """How many of the differences lie between two versions."""
    known, found = results.sentences, Counter[Versions]()
    for row in rows:
        a, b = (
            {known[sentence].version_id for sentence in side if sentence in known} for side in row.sentences
        )
        found.update({frozenset(pair) for pair in product(a, b) if len(set(pair)) == 2})
    return found
