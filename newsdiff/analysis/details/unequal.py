"""Aligned parts that carry unequal values of one kind, surely of one thing or not.

Method: two parts are unequal where both have a number of one unit or of one thing counted, with the same that
befell those counted; or a date tied to the same event; or a word that one denies and the other does not; and
the values exclude each other. No rule need call that a conflict: it is enough not to call it agreement.
Limits: of numbers and dates that a part tells in other units, or in words alone, nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsdiff.analysis.details import dates, numbers
from newsdiff.analysis.details.context import Part, Story, overlap
from newsdiff.analysis.details.onething import contrasted, kind_of, other_owner
from newsdiff.analysis.details.quantities import Quantity, quantities
from newsdiff.analysis.types import Member, Span


def unequal(story: Story) -> frozenset[frozenset[Member]]:
    """The pairs of aligned parts that carry unequal values; other parts of their sentences may agree."""
    denials = _Denials()
    distinct = {
        frozenset(Member(part.sentence.id, part.span) for part in pair): pair for pair in _pairs(story)
    }
    return frozenset(
        key
        for key, (a, b) in distinct.items()
        if _numbers(story, a, b)
        or dates.unequal(story, a, b)
        or denials.between(a, b)
        or denials.between(b, a)
    )


def _pairs(story: Story) -> Iterator[tuple[Part, Part]]:
    for claim in story.claims:
        yield from story.pairs(claim)
    for pair in story.alignments:
        if pair.level and {pair.a, pair.b} <= story.sentence.keys():
            yield story.part(pair.a, pair.a_span), story.part(pair.b, pair.b_span)


def _numbers(story: Story, a: Part, b: Part) -> bool:
    left, right = _open(story, a, b), _open(story, b, a)
    return any(
        kind_of(x) == kind_of(y)
        and x.role == y.role
        and x.unit != "age"
        and x.sense.per == y.sense.per
        and not (numbers.both_true(x, y) or contrasted(x.around, y.around))
        and not (numbers.summed(story, a, b, x, y) or other_owner(story, a, b, x, y))
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
        if kind_of(q) and not any(numbers.agree(q, x) for x in there)
    ]


_DENIALS = frozenset("not never no cannot neither nor none without".split())
# Words that deny what follows without saying so, and those behind which "not" denies less.
_HALF = ("fail", "refus", "unable", "declin", "reject", "deni", "deny", "lack", "avoid", "unlike")
_NOT_QUITE = frozenset("only just least longer more less later fewer yet until".split())
_ALIKE = 0.5  # share of the telling words that two parts must have in common


class _Denials:
    """What parts deny, read once of each, since a part is compared with many."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, Span], tuple[frozenset[str], bool]] = {}

    def between(self, a: Part, b: Part) -> bool:
        """Whether one part denies a word that the other has and does not deny."""
        denied, (_, other) = self._of(a)[0], self._of(b)
        return bool(denied & b.stems) and not other and overlap(a.stems, b.stems) >= _ALIKE

    def _of(self, part: Part) -> tuple[frozenset[str], bool]:
        """The stems that a part denies, and whether it denies anything."""
        key = part.sentence.id, part.span
        if key not in self._read:
            self._read[key] = frozenset(_denied(part)), any(_denial(word.folded) for word in part.words)
        return self._read[key]


def _denied(part: Part) -> Iterator[str]:
    """The first telling word behind each denial."""
    for at, word in enumerate(part.words):
        if word.folded in _DENIALS or word.folded.endswith("n't"):
            behind = part.words[at + 1 : at + 4]
            target = next((w for w in behind if w.is_content or w.folded in _NOT_QUITE), None)
            if target and target.folded not in _NOT_QUITE:
                yield target.stem


def _denial(folded: str) -> bool:
    return folded in _DENIALS or folded.endswith("n't") or folded.startswith(_HALF)
