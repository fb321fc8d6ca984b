"""In what the reports of one fact differ: typed differences, each with the words it rests on.

One module a kind. Numbers, dates, certainty, scope and negation are compared between the parts of one claim,
numbers and dates between sentences that only may state one fact besides (`weighed`);
names, quotations and their speakers over the whole story, with the claim named where both places share one.
Every rule would rather miss than invent: a difference is a `conflict` only where the same thing, on the same
occasion, gets values that cannot both be right.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsdiff.analysis.details import (
    aboard,
    ages,
    alone,
    attribution,
    bodies,
    causes,
    certainty,
    dates,
    deals,
    effect,
    givennames,
    hedges,
    names,
    natures,
    negation,
    nobody,
    numbers,
    offices,
    ordinals,
    partings,
    quotes,
    reactions,
    restated,
    scope,
    slots,
    substituted,
    tallies,
    weighed,
)
from newsdiff.analysis.details.context import Story
from newsdiff.analysis.details.findings import rows
from newsdiff.analysis.details.sides import with_thirds
from newsdiff.analysis.details.signs import LIKELY, MOST
from newsdiff.analysis.details.substituted import judged
from newsdiff.analysis.details.unequal import unequal
from newsdiff.analysis.types import Alignment, Claim, Difference, Document, Member, Sentence

RULES = (
    numbers,
    ages,
    aboard,
    ordinals,
    tallies,
    dates,
    alone,
    effect,
    names,
    givennames,
    bodies,
    offices,
    quotes,
    restated,
    attribution,
    certainty,
    hedges,
    natures,
    deals,
    causes,
    partings,
    scope,
    negation,
    nobody,
    slots,
    reactions,
    substituted,
    weighed,
)

__all__ = ["LIKELY", "MOST", "RULES", "differences", "judged", "story", "unequal_pairs"]


def story(
    claims: Iterable[Claim],
    alignments: Iterable[Alignment],
    sentences: Iterable[Sentence],
    documents: Iterable[Document],
    scores: Iterable[tuple[str, str, float]] = (),
) -> Story:
    """What `differences` and `unequal_pairs` look at; what they read from a sentence is read once. `scores`
    are the probabilities that two sentences, that of the earlier document first, state one fact."""
    return Story(
        documents=tuple(sorted(documents, key=lambda d: d.id)),
        sentences=tuple(sorted(sentences, key=lambda s: (s.document, s.position))),
        claims=tuple(claims),
        alignments=tuple(sorted(alignments, key=lambda x: tuple(sorted((x.a, x.b))))),
        scores=tuple(scores),
    )


def differences(told: Story) -> tuple[Difference, ...]:
    """Every difference between the members of a claim, and over the whole story, conflicts first.

    Evidence lies inside its sentence; `claim` is None where no claim holds both sentences."""
    found = rows(told, (finding for rule in RULES for finding in rule.find(told)))
    return with_thirds(told, found)


def unequal_pairs(told: Story) -> frozenset[frozenset[Member]]:
    """The pairs of aligned parts that carry unequal values: they are not said to agree."""
    return unequal(told)
