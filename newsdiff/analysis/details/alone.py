"""The one value of its kind in each of two sentences that surely tell one fact, if they exclude each other.

Method: where two sentences are aligned with a probability of `SURE` or more, the one number of a unit or of a
thing counted, the one age, the one date of a grain (a day, a year, a weekday, a time) or the one vote in each
is of what both tell, if it stands in the parts that do, whatever is around it: "two people were rescued",
"pulled three people from a car".
Left out are values that another rule tells to be of two things or both true, numbers of some among those
counted, kinds of which an article has many, and dates of which one stands beside a word for an event that the
other does not stand beside. Limits: two long sentences that share one fact may each have a date of another.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from newsdiff.analysis.claims import SURE
from newsdiff.analysis.details import dates, numbers, tallies
from newsdiff.analysis.details.context import Part, Story, both_offer, once
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.details.moments import Moment, moments
from newsdiff.analysis.details.onething import contrasted, kind_of, lone, one_kind
from newsdiff.analysis.details.quantities import Quantity, quantities
from newsdiff.analysis.details.senses import TIMES, same_sense
from newsdiff.analysis.types import Strength

SCORE = 0.7


def find(story: Story) -> Iterator[Finding]:
    told = numbers.Told(story)
    for claim, a, b in both_offer(story.aligned_pairs, _tells_a_value):
        if story.likelihood.get(frozenset((a.sentence.id, b.sentence.id)), 0.0) < SURE:
            continue
        yield from _numbers(story, told, claim, a, b)
        if _dated(a) and _dated(b):
            yield from _dates(story, claim, a, b)
        yield from tallies.alone(claim, a, b, SCORE)


def _numbers(story: Story, told: numbers.Told, claim: str | None, a: Part, b: Part) -> Iterator[Finding]:
    left = _lone(story, a, b)
    pairs = [
        (qa, qb)
        for qa, qb in product(left, _lone(story, b, a) if left else ())
        if _of_one_kind(qa, qb) and not contrasted(qa.around, qb.around)
    ]
    if len(pairs) != 1:
        return  # of two things that differ each is another one
    qa, qb = pairs[0]
    of_two = (
        numbers.both_true(qa, qb)
        or told.series(a, b, qa)
        or told.knows_both(a, b, qa, qb)
        or numbers.of_others(story, a, b, qa, qb)
    )
    found = None if of_two else numbers.finding(claim, a, b, qa, qb, SCORE)
    if found and found.strength is Strength.CONFLICT:
        yield found


def _lone(story: Story, part: Part, other: Part) -> list[Quantity]:
    """The numbers of a part that are alone of their kind in its sentence, and that the other sentence has of
    nothing."""
    found = _of_all(part, story.whole(part))
    return [q for q in found if q.base not in _figures(story.whole(other))] if found else []


@once
def _of_all(part: Part, whole: Part) -> list[Quantity]:
    """The numbers of a part that are alone of their kind in its sentence, and count all of it."""
    return [q for q in _all(part) if kind_of(q) and lone(whole, q) and "/" not in q.role and q.unit != TIMES]


@once
def _figures(part: Part) -> frozenset[float]:
    return frozenset(quantity.base for quantity in _all(part))


def _all(part: Part) -> tuple[Quantity, ...]:
    return quantities(part.text, part.span.start)


def _of_one_kind(a: Quantity, b: Quantity) -> bool:
    if a.unit == b.unit == "age":
        return a.whose == b.whose
    one_role = not (a.role and b.role) or a.role == b.role
    one_time = a.sense.per == b.sense.per and a.sense.so_far == b.sense.so_far
    return one_kind(a, b) and one_role and one_time and same_sense(a.sense, b.sense)


def _dates(story: Story, claim: str | None, a: Part, b: Part) -> Iterator[Finding]:
    whole_a, whole_b = story.whole(a), story.whole(b)
    left = _unmatched(whole_a, whole_b)
    right = _unmatched(whole_b, whole_a) if left else []
    if not len(left) == len(right) == 1:
        return
    one, other = left[0], right[0]
    if not (one.span.within(a.span) and other.span.within(b.span)):
        return
    same_events = one.events & other.events
    unknown = not (one.events or other.events or _share_a_number(whole_a, whole_b))
    if not (same_events or unknown) or _grain(one) != _grain(other):
        return
    if not dates.apart(story, a, b, one, other) and dates.relation(one, other) == "conflict":
        yield dates.finding(claim, a, b, one, other, SCORE)


def _tells_a_value(part: Part) -> bool:
    return bool(_all(part) or tallies.tallies(part.text)) or _dated(part)


@once
def _dated(part: Part) -> bool:
    return bool(moments(part.text, 0, None))


def _unmatched(whole: Part, other: Part) -> list[Moment]:
    """The dates of a sentence that are none of the other one's, as exact or not."""
    there = dates.told(other, whole)
    return [m for m in dates.told(whole, other) if all(dates.relation(m, x) not in _ONE for x in there)]


_ONE = {"same", "detail"}


def _share_a_number(a: Part, b: Part) -> bool:
    """Whether a number is equal in two sentences: then it may be what they share, not the date."""
    return any(numbers.agree(x, y) for x, y in product(_all(a), _all(b)))


def _grain(moment: Moment) -> tuple[str, ...]:
    """What a date tells: a day, a year, a weekday, a time. Days told from today have each its own."""
    if moment.kind == "date":
        return tuple("?" if part == "?" else "known" for part in moment.written.split("-"))
    return (moment.kind, moment.written if moment.kind not in {"weekday", "clock"} else "")
