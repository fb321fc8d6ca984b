"""What two values that may be of one thing are weighed by (`weighed`), whatever kind they are of."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsdiff.analysis.details.context import Part, Story, once, overlap
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.details.onething import clause_of
from newsdiff.analysis.types import Span
from newsdiff.analysis.wording import content_stems, tokens

LIKELY = 0.15  # how probable it must be that two sentences state one fact
MOST = 20_000  # pairs of sentences: of a story that has more, the likeliest
_CERTAIN = 0.993  # so that no two sentences count for more than 5


@dataclass(frozen=True)
class Candidate:
    """Two values that exclude each other, one of each of two whole sentences, and the signs by name.

    `finding` makes the row of it, given its `claim` and its `score`: how probable it is."""

    a: Part
    b: Part
    span_a: Span
    span_b: Span
    signs: dict[str, float]
    finding: Callable[..., Finding | None]


def likely(story: Story, offers: Callable[[Part], object]) -> Iterator[tuple[Part, Part, float]]:
    """The pairs of sentences that may state one fact and both offer what is looked for."""
    offering = {sentence.id for sentence in story.sentences if offers(story.part(sentence.id))}
    return (pair for pair in story.likely if {pair[0].sentence.id, pair[1].sentence.id} <= offering)


def alike(probability: float) -> float:
    """The log odds that two sentences state one fact."""
    return math.log(probability / (1 - min(probability, _CERTAIN)))


def shared_clause(a: Part, b: Part, span_a: Span, span_b: Span) -> float:
    """The share of the telling words in the clauses of two values that both have."""
    return overlap(_stems(a, span_a), _stems(b, span_b))


@once
def _stems(part: Part, span: Span) -> frozenset[str]:
    return content_stems(tokens(clause_of(part, span)))
