"""What two values that may be of one thing are weighed by (`weighed`), whatever kind they are of."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from newsdiff.analysis.details.context import Part, overlap
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.details.onething import clause_of
from newsdiff.analysis.types import Span
from newsdiff.analysis.wording import content_stems, tokens

LIKELY = 0.15  # how probable it must be that two sentences state one fact
_CERTAIN = 0.993  # so that no two sentences count for more than 5


@dataclass(frozen=True)
class Candidate:
    """Two values that exclude each other, one of each of two whole sentences, and the signs by name.

    `finding` makes the row of it, given its claim and how probable it is."""

    a: Part
    b: Part
    span_a: Span
    span_b: Span
    signs: dict[str, float]
    finding: Callable[[str | None, float], Finding | None]


def alike(probability: float) -> float:
    """The log odds that two sentences state one fact."""
    return math.log(probability / (1 - min(probability, _CERTAIN)))


def shared_clause(a: Part, b: Part, span_a: Span, span_b: Span) -> float:
    """The share of the telling words in the clauses of two values that both have."""
    return overlap(_stems(a, span_a), _stems(b, span_b))


def _stems(part: Part, span: Span) -> frozenset[str]:
    return content_stems(tokens(clause_of(part, span)))
