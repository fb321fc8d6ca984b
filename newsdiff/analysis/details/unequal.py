"""Aligned parts whose sentences carry unequal values of one kind, surely of one thing or not.

Method: two parts are unequal where both have a number of one unit or of one thing counted, with the same that
befell those counted; or a date tied to the same event; or a word that one denies and the other does not; or
other words in one place (`substituted`), or in a quotation each; and the values exclude each other. No rule
need call that a conflict: it is enough not to call it agreement. "At least three" and fourteen exclude
nothing, but say no one thing either. Limits: of numbers and dates that a part tells in other units, or in
words alone, nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsdiff.analysis import quotations
from newsdiff.analysis.details import dates, denials, disputed, leftover, numbers, substituted, tallies
from newsdiff.analysis.details.context import Part, Story, once, once_for_texts
from newsdiff.analysis.details.onething import contrasted, kind_of, one_kind, other_owner
from newsdiff.analysis.details.quantities import Quantity, quantities
from newsdiff.analysis.types import Member
from newsdiff.analysis.wording import content_stems


def unequal(story: Story) -> frozenset[frozenset[Member]]:
    """The pairs of aligned parts that carry unequal values, or whose sentences do."""
    whole: dict[tuple[Part, Part], bool] = {}
    excluded = substituted.unequal(story)
    found = []
    for a, b in dict.fromkeys(_pairs(story)):
        sentences = story.whole(a), story.whole(b)
        if sentences not in whole:
            ids = frozenset((a.sentence.id, b.sentence.id))
            whole[sentences] = ids in excluded or _sentences(*sentences)
        if whole[sentences] or _parts(story, a, b):
            found.append(frozenset((a.member, b.member)))
    return frozenset(found)


def _sentences(a: Part, b: Part) -> bool:
    return leftover.unequal(a, b) or _opposed(a, b)


@once_for_texts
def _opposed(a: Part, b: Part) -> bool:
    return tallies.unequal(a, b) or denials.opposed(a, b) or _denied(a, b)


def _parts(story: Story, a: Part, b: Part) -> bool:
    return (
        _numbers(story, a, b)
        or dates.unequal(story, a, b)
        or _denied(a, b)
        or denials.found_nothing(a, b)
        or denials.found_nothing(b, a)
        or disputed.parted(story, a, b)
        or _other_words(story, a, b)
    )


def _other_words(story: Story, a: Part, b: Part) -> bool:
    """Whether both parts are quoted and each has a telling word that the other sentence lacks: two wordings
    of one utterance do not agree."""
    left, right = _quoted(a) - story.whole(b).stems, _quoted(b) - story.whole(a).stems
    return any(all(not leftover.one_name(x, y) for y in right) for x in left) and any(
        all(not leftover.one_name(x, y) for x in left) for y in right
    )


@once
def _quoted(part: Part) -> frozenset[str]:
    """The stems, but for numbers, of a part that stands in quotation marks; none of another one."""
    quotation = quotations.in_quotation(part.document, part.span)
    if quotation is None:
        return frozenset()
    figures = [quantity.span for quantity in quantities(part.text, part.span.start)]
    return content_stems(
        word
        for word in part.words
        if word.span.within(quotation.inner) and not any(span.overlaps(word.span) for span in figures)
    )


def _denied(a: Part, b: Part) -> bool:
    return denials.denied(a, b) or denials.denied(b, a)


def _pairs(story: Story) -> Iterator[tuple[Part, Part]]:
    for claim in story.claims:
        yield from story.pairs(claim)
    yield from (pair for _, pair in story.aligned)


def _numbers(story: Story, a: Part, b: Part) -> bool:
    left = _open(story, a, b)
    right = left and _open(story, b, a)
    return any(
        one_kind(x, y)
        and x.role == y.role
        and x.unit != "age"
        and x.sense.per == y.sense.per
        and not (numbers.one_number(x, y) or contrasted(x.around, y.around))
        and not (numbers.summed(story.whole(a), story.whole(b), x, y) or other_owner(story, a, b, x, y))
        for x in left
        for y in right
    )


def _open(story: Story, part: Part, other: Part) -> list[Quantity]:
    """The quantities of a part that nothing in the other sentence is equal to."""
    whole = story.whole(other)
    there = quantities(whole.text, whole.span.start)
    return [
        q
        for q in quantities(part.text, part.span.start)
        if (kind_of(q) or q.role) and not any(numbers.agree(q, x) for x in there)
    ]
