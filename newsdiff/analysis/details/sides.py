"""Third texts in a conflict: who carries the value of one side, and not the other's, stands on that side.

A rule sets two places against each other. What it can't tie to either of them, such as a bare amount without
the words around it, may carry one of the values all the same: in its part of the claim stand the same words,
two at least, or the same number or date in other words. Limits: who speaks, and what is denied, no words
alone tell; the value of a longer paraphrase is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsdiff.analysis.details.context import Part, Story
from newsdiff.analysis.details.dateline import published_on
from newsdiff.analysis.details.dates import relation
from newsdiff.analysis.details.moments import moments
from newsdiff.analysis.details.numbers import agree
from newsdiff.analysis.details.onething import kind_of
from newsdiff.analysis.details.quantities import Quantity, quantities
from newsdiff.analysis.types import Claim, Difference, Evidence, Kind, Span, Strength

_BY_WORDS = frozenset({Kind.NUMBER, Kind.DATE, Kind.QUOTE, Kind.CERTAINTY, Kind.SCOPE})
_LEAST_WORDS = 2  # one word alone, such as "some", may be of anything


def with_thirds(story: Story, found: Iterable[Difference]) -> tuple[Difference, ...]:
    """The differences, the conflicts of a claim with the other texts of it that carry one of their values."""
    claims = {claim.id: claim for claim in story.claims}
    return tuple(
        _with_thirds(story, row, claims[row.claim])
        if row.claim and row.strength is Strength.CONFLICT and row.kind in _BY_WORDS
        else row
        for row in found
    )


def _with_thirds(story: Story, row: Difference, claim: Claim) -> Difference:
    known = {story.sentence[e.sentence].document for e in (row.a, row.b, *row.with_a, *row.with_b)}
    thirds = [part for part in story.parts(claim) if part.document.id not in known]
    on_a, on_b = (_carrying(story, row.kind, *values, thirds) for values in ((row.a, row.b), (row.b, row.a)))
    return replace(row, with_a=(*row.with_a, *_alone(on_a, on_b)), with_b=(*row.with_b, *_alone(on_b, on_a)))


def _alone(carriers: dict[str, list[Evidence]], others: dict[str, list[Evidence]]) -> list[Evidence]:
    """The evidence of the texts that carry this value alone."""
    return [place for document, places in carriers.items() if document not in others for place in places]


def _carrying(
    story: Story, kind: Kind, value: Evidence, other: Evidence, parts: Sequence[Part]
) -> dict[str, list[Evidence]]:
    """Where a value stands in some parts, by their texts, and not so that it may be the other one too."""
    found: dict[str, list[Evidence]] = {}
    for part in parts:
        span = _place(story, kind, value, part)
        if span and not (kind is Kind.NUMBER and _may_be(story, part, span, other)):
            found.setdefault(part.document.id, []).append(part.evidence(span))
    return found


def _place(story: Story, kind: Kind, value: Evidence, part: Part) -> Span | None:
    if kind is Kind.NUMBER and (span := _same_number(story, value, part)):
        return span
    if kind is Kind.DATE and (span := _same_date(story, value, part)):
        return span
    return _same_words(value, part)


def _may_be(story: Story, part: Part, span: Span, value: Evidence) -> bool:
    """Whether the number there can be the other one as well: "almost 2,000" beside 2,000 and 1,900."""
    told = _number(story, value)
    here = (q for q in quantities(part.text, part.span.start) if q.span.overlaps(span))
    return told is not None and any(q.low <= told.high and told.low <= q.high for q in here)


def _number(story: Story, value: Evidence) -> Quantity | None:
    whole = story.part(value.sentence)
    return next((q for q in quantities(whole.text, whole.span.start) if q.span == value.span), None)


def _same_number(story: Story, value: Evidence, part: Part) -> Span | None:
    told = _number(story, value)
    here = quantities(part.text, part.span.start) if told else ()
    return next((q.span for q in here if told and kind_of(q) == kind_of(told) and agree(q, told)), None)


def _same_date(story: Story, value: Evidence, part: Part) -> Span | None:
    whole = story.part(value.sentence)
    own = moments(whole.text, whole.span.start, published_on(whole.document))
    told = next((moment for moment in own if moment.span == value.span), None)
    here = moments(part.text, part.span.start, published_on(part.document)) if told else ()
    return next((m.span for m in here if told and relation(m, told) == "same"), None)


def _same_words(value: Evidence, part: Part) -> Span | None:
    words = value.text.split()
    if len(words) < _LEAST_WORDS:
        return None
    pattern = r"\s+".join(map(re.escape, words))
    found = re.search(rf"(?<!\w){pattern}(?!\w)", part.text, re.IGNORECASE)
    return Span(part.span.start + found.start(), part.span.start + found.end()) if found else None
