"""Unlike numbers and dates of one thing, told in words of their own, found by many weak signs.

Method: of every two sentences that may state one fact, each two values that exclude each other get signs
(`numbersigns`, `datesigns`); a logistic regression over them (`value_weights`, fitted by
training/fit_values.py on invented stories whose writers set values against each other) says how probable it
is that both are of one thing. Surely so they are a conflict, rather so than not a detail: both can be true,
of two things. Of the values of two sentences only each other's best match counts. The rules in `numbers` and
`dates` ask for words in common beside both, and miss what is told in other words; this one weighs how alike
the sentences are, how far apart the values, and how many there are to choose from. Limits: English; a part
and a whole that no word tells apart are most of its errors.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from newsdiff.analysis.details import datesigns, numbersigns
from newsdiff.analysis.details.context import Story
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.details.signs import Candidate
from newsdiff.analysis.details.value_weights import DATES, NUMBERS
from newsdiff.analysis.types import Span, Strength

# How probable it must be that two values are of one thing, in a claim and in none, for a conflict, a detail.
SURE, SURE_ALONE = 0.75, 0.8
RATHER, RATHER_ALONE = 0.65, 0.7

Weights = Mapping[str, float]  # by sign; that of "" counts for every candidate


def find(story: Story) -> Iterator[Finding]:
    yield from _found(story, numbersigns.candidates(story), NUMBERS)
    yield from _found(story, datesigns.candidates(story), DATES)


def _found(story: Story, candidates: Iterable[Candidate], weights: Weights) -> Iterator[Finding]:
    for one, chance in best(candidates, weights):
        claim = _claim(story, one)
        if chance < (RATHER if claim else RATHER_ALONE):
            continue
        row = one.finding(claim=claim, score=chance)
        if row and row.strength is Strength.CONFLICT:
            yield row if chance >= (SURE if claim else SURE_ALONE) else _less_sure(row)


def _less_sure(row: Finding) -> Finding:
    because = f"Perhaps of one thing, and unequal: {row.a.text} and {row.b.text}."
    return replace(row, strength=Strength.DETAIL, because=because)


def _claim(story: Story, one: Candidate) -> str | None:
    """The claim that holds both sentences; of several one whose parts hold the values."""
    a, b = ({claim.id: claim for claim in story.claims_of.get(p.sentence.id, ())} for p in (one.a, one.b))

    def apart(claim: str) -> int:
        parts = [(member.sentence, member.span) for member in a[claim].members]
        values = ((one.a.sentence.id, one.span_a), (one.b.sentence.id, one.span_b))
        return sum(not any(s == sentence and p.overlaps(span) for s, p in parts) for sentence, span in values)

    return min(a.keys() & b.keys(), key=lambda claim: (apart(claim), claim), default=None)


def best(candidates: Iterable[Candidate], weights: Weights) -> Iterator[tuple[Candidate, float]]:
    """The candidates with their probabilities, two sentences after two, those left out of which a value has a
    likelier match."""
    for _, pair in groupby(candidates, key=lambda one: (one.a.sentence.id, one.b.sentence.id)):
        taken: set[tuple[str, Span]] = set()
        for chance, one in sorted(((_chance(one, weights), one) for one in pair), key=lambda x: -x[0]):
            places = {(one.a.document.id, one.span_a), (one.b.document.id, one.span_b)}
            if not places & taken:
                yield one, chance
            taken |= places


def _chance(one: Candidate, weights: Weights) -> float:
    return 1 / (1 + math.exp(-weights[""] - sum(weights[name] * value for name, value in one.signs.items())))
