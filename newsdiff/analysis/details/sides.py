"""Third texts in a conflict: who carries the value of one side, and not the other's, stands on that side.

A rule sets two places against each other. What it can't tie to either of them, such as a bare amount without
the words around it, may carry one of the values all the same: in its part of the claim stand the same words,
two at least, beside another that both sentences have, or the same number or date in other words. Limits: who
speaks, and what is denied, no words alone tell; the value of a longer paraphrase is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeVar

from newsdiff.analysis.details import disputed
from newsdiff.analysis.details.context import Part, Story
from newsdiff.analysis.details.dateline import published_on
from newsdiff.analysis.details.dates import relation
from newsdiff.analysis.details.moments import Moment, moments
from newsdiff.analysis.details.numbers import agree
from newsdiff.analysis.details.onething import kind_of
from newsdiff.analysis.details.quantities import Quantity, quantities
from newsdiff.analysis.types import Difference, Evidence, Kind, Span, Strength
from newsdiff.analysis.wording import content_stems, tokens

_BY_WORDS = frozenset({Kind.NUMBER, Kind.DATE, Kind.QUOTE, Kind.CERTAINTY, Kind.SCOPE})
_LEAST_WORDS = 2  # one word alone, such as "some", may be of anything


def with_thirds(story: Story, found: Iterable[Difference]) -> tuple[Difference, ...]:
    """The differences, the conflicts of a claim with the other texts of it that carry one of their values."""
    claims = {claim.id: claim for claim in story.claims}

    @cache
    def told_in(claim: str) -> list[Part]:
        """The parts of a claim, but those that are told only to be denied."""
        parts = story.parts(claims[claim])
        return [part for part in parts if not disputed.holds(story.whole(part), part.span)]

    return tuple(
        _with_thirds(story, row, told_in(row.claim))
        if row.claim and row.strength is Strength.CONFLICT and row.kind in _BY_WORDS
        else row
        for row in found
    )


def _with_thirds(story: Story, row: Difference, parts: Sequence[Part]) -> Difference:
    known = {story.sentence[e.sentence].document for e in (row.a, row.b, *row.with_a, *row.with_b)}
    thirds = [part for part in parts if part.document.id not in known]
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
    whole = story.part(value.sentence)
    same = _SAME[kind](value, whole) if kind in _SAME else _nowhere
    same_words = _same_words(value, whole)
    for part in parts:
        span = same(part) or same_words(part)
        if span and not (kind is Kind.NUMBER and _may_be(story, part, span, other)):
            found.setdefault(part.document.id, []).append(part.evidence(span))
    return found


def _may_be(story: Story, part: Part, span: Span, value: Evidence) -> bool:
    """Whether the number there can be the other one as well: "almost 2,000" beside 2,000 and 1,900."""
    whole = _numbers(story.part(value.sentence))
    told = next((q for q in whole if q.span == value.span), None)
    here = (q for q in _numbers(part) if q.span.overlaps(span))
    return told is not None and any(q.low <= told.high and told.low <= q.high for q in here)


_Read = TypeVar("_Read", Quantity, Moment)
_Place = Callable[[Part], Span | None]  # where a value stands in a part


def _same(
    read: Callable[[Part], Sequence[_Read]], equal: Callable[[_Read, _Read], bool]
) -> Callable[[Evidence, Part], _Place]:
    """How the place in a part is found that is equal to a value of a sentence, by what is read of either."""

    def of_value(value: Evidence, whole: Part) -> _Place:
        told = next((x for x in read(whole) if x.span == value.span), None)
        if told is None:
            return _nowhere
        return lambda part: next((x.span for x in read(part) if equal(x, told)), None)

    return of_value


def _nowhere(part: Part) -> None:
    """The place of a value that is looked for in no part."""


def _numbers(part: Part) -> Sequence[Quantity]:
    return quantities(part.text, part.span.start)


def _dates(part: Part) -> Sequence[Moment]:
    return moments(part.text, part.span.start, published_on(part.document))


_SAME = {
    Kind.NUMBER: _same(_numbers, lambda x, told: kind_of(x) == kind_of(told) and agree(x, told)),
    Kind.DATE: _same(_dates, lambda x, told: relation(x, told) == "same"),
}


def _same_words(value: Evidence, whole: Part) -> _Place:
    """How the same words are found, where a part shares a word besides them with the value's sentence."""
    words = value.text.split()
    if len(words) < _LEAST_WORDS:
        return _nowhere
    beside = whole.stems - content_stems(tokens(value.text))
    told = r"\s+".join(map(re.escape, words))
    pattern = re.compile(rf"(?<!\w){told}(?!\w)", re.IGNORECASE)

    def place(part: Part) -> Span | None:
        found = None if beside.isdisjoint(part.stems) else pattern.search(part.text)
        return Span(*found.span()).moved(part.span.start) if found else None

    return place
