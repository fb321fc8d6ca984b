"""Numbers that differ: same unit, same counted thing, same role in the sentence, same sense.

Method: a quantity is read as an interval with a unit, so that "27" and "twenty-seven" are equal,
"thousands" holds 10,000 and "at least 12" goes with 15. Two quantities are compared when their units are
equal, what they count shares its head word (people killed are never set against people hurt), their senses
are one (`senses`), and the words around them overlap. Quantities that agree are matched off first; of the
rest only each other's best match is compared, and not where names stand beside both and none is shared.
Disjoint intervals are a conflict. Intervals that overlap without being equal are a detail, and so are a
tally that is higher in the later report, and two numbers of which one is only about the other: off by no more
than 15 per cent, and with one or two figures by no more than two of its last one. Limits: currencies are not
converted; ratios ("doubled") are not read.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, product

from newsdiff.analysis.details.context import Part, Story, both_offer, once, once_for_texts
from newsdiff.analysis.details.dateline import hours_between
from newsdiff.analysis.details.findings import UNCLAIMED, Finding
from newsdiff.analysis.details.onething import (
    AMOUNTS,
    another_thing,
    besides_crew,
    comparable,
    kind_of,
    lone,
    one_occasion,
    other_owner,
    settled,
    tied,
)
from newsdiff.analysis.details.quantities import PEOPLE, Quantity, quantities
from newsdiff.analysis.details.senses import FORMER, Sense, same_sense
from newsdiff.analysis.types import Kind, Strength
from newsdiff.analysis.wording import fold, stem

# What befalls more and more people while an event goes on.
_GROWING = frozenset({"die", "hurt", "missing", "ill", "held"})
_RUINED = frozenset(map(stem, ("destroyed", "damaged", "burnt")))


def _equal(a: Quantity, b: Quantity) -> bool:
    return a.low == b.low and a.high == b.high


def _rounded(a: Quantity, b: Quantity) -> bool:
    """Whether one is the other, rounded: 1.2 million and 1,215,000. No further apart than two per cent; of
    shares than five, since they have few figures: 3.1 and 3 percent."""
    shares = a.unit == b.unit == "%"
    for exact, rough in ((a.low, b.low), (b.low, a.low)):
        if shares and _share_rounded(exact, rough):
            return True
        plain = f"{rough:.0f}" if rough == int(rough) else f"{rough:.6f}".replace(".", "")
        digits = len(plain.strip("0")) or 1
        near_by = 0 < abs(exact - rough) <= 0.02 * exact
        if near_by and float(f"{exact:.{digits}g}") == rough:
            return True
    return False


def _share_rounded(exact: float, rough: float) -> bool:
    """Whether a share is another one, rounded to a whole number or to tenths."""
    gap = abs(exact - rough)
    near_by = 0 < gap <= _SHARE_ROUNDED * exact
    return near_by and any(rough == round(rough, n) and gap <= 0.5 / 10**n + _WHOLE for n in (0, 1))


_SHARE_ROUNDED = 0.05

# From so many of its unit on, a figure may be a finer one rounded: "7 miles" for 12 kilometres.
_FROM = 3


def _coarser(a: Quantity, b: Quantity) -> bool:
    """Whether one is the other in a larger unit, rounded to a whole number of it, or in another one so that
    it is hardly off: 70 miles an hour and 110 km an hour."""
    if a.unit == b.unit != "" and a.step != b.step and abs(a.base - b.base) <= _HARDLY * max(a.base, b.base):
        return True
    fine, rough = sorted((a, b), key=lambda q: q.step)
    count = rough.base / rough.step
    return (
        a.unit == b.unit != ""
        and fine.step < rough.step
        and count >= _FROM
        and abs(count - round(count)) < _WHOLE
        and abs(fine.base - rough.base) <= rough.step / 2
    )


_WHOLE = 1e-6
_HARDLY = 0.05  # how far off a conversion that somebody rounded may be


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities say the same number, as exactly or not; not the dead of one and the hurt of
    the other."""
    befallen = a.role in _GROWING and b.role in _GROWING
    if a.unit != b.unit or a.sense.per != b.sense.per or (befallen and a.role != b.role):
        return False
    return _equal(a, b) or (a.base == b.base > 0 and not _either_side(a, b))


def _either_side(a: Quantity, b: Quantity) -> bool:
    """Whether one figure is told as not quite reached, and as passed: "nearly 100", "over 100"."""
    below, above = sorted((a, b), key=lambda q: q.high)
    return below.high < below.base == above.base < above.low


def _unmatched(left: list[Quantity], right: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """The quantities of either side, those that agree taken out in pairs."""
    open_a, open_b = [], list(right)
    for a in left:
        same = next((at for at, b in enumerate(open_b) if agree(a, b)), None)
        if same is None:
            open_a.append(a)
        else:
            del open_b[same]
    return open_a, open_b


def _matched(
    left: list[Quantity], right: list[Quantity], open_a: list[Quantity], open_b: list[Quantity]
) -> Iterator[tuple[Quantity, Quantity, float]]:
    """Pairs of the quantities that are open that are each other's best match."""
    kinds_a, kinds_b = Counter(map(kind_of, left)), Counter(map(kind_of, right))
    for a in open_a:
        lone = kinds_a[kind_of(a)] == 1 == kinds_b[kind_of(a)]
        scored = [(comparable(a, b, alone=lone), -i, b) for i, b in enumerate(open_b)]
        best = max(scored, key=lambda s: s[:2], default=None)
        if best and best[0] > 0:
            back = max(comparable(other, best[2], alone=lone) for other in open_a)
            if back <= best[0]:
                yield a, best[2], best[0]


def later_is_higher(a: Part, b: Part, qa: Quantity, qb: Quantity) -> bool:
    """Whether a toll is simply higher in the report that came out later. The missing may be fewer, too."""
    gap = hours_between(a.document, b.document)
    if gap is None or abs(gap) < SOON or qa.unit or not (_grows(qa) and _grows(qb)):
        return False
    return qa.role == "missing" or (qb.low >= qa.low if gap > 0 else qa.low >= qb.low)


SOON = 1 / 3  # hours within which no toll grows


def _grows(quantity: Quantity) -> bool:
    return quantity.role in _GROWING or (not quantity.role and bool(quantity.around & _RUINED))


# A unit, or a thing counted, with so many values in two articles tells of many things: yards of a match,
# points of its players, rates of a year.
_SERIES = 12
_SERIES_OF_COUNTS = 5


class Told:
    """Every value of each unit, or of each thing counted, in each article of a story."""

    def __init__(self, story: Story) -> None:
        self.of_article: dict[tuple[str, str], dict[float, list[Sense]]] = defaultdict(dict)
        self.steps: set[tuple[str, frozenset[float]]] = set()  # "from 5.75 to 5.25 percent", in any article
        for sentence in story.sentences:
            told = [
                q for q in quantities(sentence.text, sentence.span.start) if kind_of(q) and not settled(q)
            ]
            for quantity in told:
                values = self.of_article[sentence.document, kind_of(quantity)]
                values.setdefault(quantity.base, []).append(quantity.sense)
            self.steps.update(_steps(sentence.text, told))

    def series(self, a: Part, b: Part, quantity: Quantity) -> bool:
        """Whether two articles have so many values of a kind that each is most likely of its own thing."""
        least = _SERIES if quantity.unit else _SERIES_OF_COUNTS
        kind = kind_of(quantity)
        values = (self.of_article[part.document.id, kind].keys() for part in (a, b))
        return len(frozenset().union(*values)) >= least

    def knows_both(self, a: Part, b: Part, qa: Quantity, qb: Quantity) -> bool:
        """Whether one of two articles has the value of the other one too: then it tells of two things. So it
        does where any article of the story tells a step from the one to the other.

        In another sense it is no such value: a target of 2 percent, and a fall by 2 percent."""
        if settled(qa) or settled(qb) or qa.base == qb.base:
            return False
        return _step(qa, qb.base) in self.steps or self._tells(a, qb) or self._tells(b, qa)

    def _tells(self, part: Part, quantity: Quantity) -> bool:
        senses = self.of_article[part.document.id, kind_of(quantity)].get(quantity.base, ())
        return any(same_sense(sense, quantity.sense) for sense in senses)


def _steps(text: str, told: list[Quantity]) -> Iterator[tuple[str, frozenset[float]]]:
    """The steps that a sentence tells, by what is counted: from a former value to another one. Two figures
    with one unit behind both are read as a range, or as nothing: "from 5.75 to 5.25 percent"."""
    for x, y in combinations(told, 2):
        if kind_of(x) == kind_of(y) and (x.sense.name == FORMER) != (y.sense.name == FORMER):
            yield _step(x, y.base)
    for found in _FROM_TO.finditer(text):
        for second in quantities(text[found.end() :])[:1]:
            if second.span.start == 0:
                yield _step(second, float(found[1].replace(",", "")) * second.step)


_FROM_TO = re.compile(r"\bfrom (\d+(?:,\d{3})*(?:\.\d+)?) to (?=\d)")


def _step(one: Quantity, other: float) -> tuple[str, frozenset[float]]:
    return kind_of(one), frozenset((one.base, other))


def find(story: Story) -> Iterator[Finding]:
    told = Told(story)
    for claim, a, b in both_offer(story.aligned_pairs, _any):
        left, right = _of_part(story, a, b), _of_part(story, b, a)
        open_a, open_b = _unmatched(left, right)
        if not open_a or not open_b:
            continue
        matched = list(_matched(left, right, _around(story, open_a, a, b), _around(story, open_b, b, a)))
        if len(open_a) == len(left) and another_thing(matched):
            continue
        for qa, qb, score in matched:
            if told.knows_both(a, b, qa, qb) or not tied(story, a, b, qa, qb, series=told.series(a, b, qa)):
                continue
            if of_others(story, a, b, qa, qb):
                continue
            found = finding(claim, a, b, qa, qb, score)
            if found:
                yield found
    yield from _amounts(story, told)
    yield from _in_other_clauses(story, told)


def _in_other_clauses(story: Story, told: Told) -> Iterator[Finding]:
    """The one number of a kind in each of two aligned sentences, where a clause that was not compared has it.

    The clauses that are most alike need not be those that tell how many. What befell people grows with time;
    here it is a conflict or nothing."""
    for claim, part_a, part_b in both_offer(story.aligned_pairs, lambda part: _lone(story.whole(part))):
        a, b = story.whole(part_a), story.whole(part_b)
        if (a, b) == (part_a, part_b):
            continue
        left, right = _lone(a), _lone(b)
        for i, j, score in _of_one_thing(a, b):
            qa, qb = left[i], right[j]
            if qa.span.within(part_a.span) and qb.span.within(part_b.span):
                continue
            if told.knows_both(a, b, qa, qb) or other_owner(story, a, b, qa, qb):
                continue
            if not tied(story, a, b, qa, qb, series=told.series(a, b, qa)):
                continue
            found = finding(claim, a, b, qa, qb, score)
            if found and found.strength is Strength.CONFLICT:
                yield found


@once
def _lone(whole: Part) -> list[Quantity]:
    """The numbers of a sentence that are alone of their kind in it."""
    return [q for q in quantities(whole.text, whole.span.start) if lone(whole, q)]


@once_for_texts
def _of_one_thing(a: Part, b: Part) -> list[tuple[int, int, float]]:
    """Which of the lone numbers of two sentences, counted from 0, are of one thing by the words, and how
    surely. Those that are equal to one of the other sentence are not, nor two that can both be true."""
    found = []
    for (i, qa), (j, qb) in product(_open(a, b), _open(b, a)):
        if both_true(qa, qb):
            continue
        score = comparable(qa, qb, alone=True)
        if score and not _adds_up(a, b, qa, qb) and one_occasion(a, b, qa, qb):
            found.append((i, j, score))
    return found


def _open(whole: Part, other: Part) -> list[tuple[int, Quantity]]:
    there = quantities(other.text, other.span.start)
    return [(i, q) for i, q in enumerate(_lone(whole)) if not any(agree(q, x) for x in there)]


def of_others(story: Story, a: Part, b: Part, qa: Quantity, qb: Quantity) -> bool:
    """Whether two numbers are of two owners, or one is of some of those whom the other counts."""
    return other_owner(story, a, b, qa, qb) or _adds_up(story.whole(a), story.whole(b), qa, qb)


def _adds_up(a: Part, b: Part, qa: Quantity, qb: Quantity) -> bool:
    """Whether the number of one of two sentences counts some of those whom the other's counts."""
    return summed(a, b, qa, qb) or besides_crew(a, b, qa, qb)


def summed(a: Part, b: Part, qa: Quantity, qb: Quantity) -> bool:
    """Whether the number of one of two sentences is the sum of the other's and more in its sentence: "14 in
    Ansel and six in Hale"."""
    for whole, own, total in ((a, qa, qb), (b, qb, qa)):
        more = [
            q.base
            for q in quantities(whole.text, whole.span.start)
            if q.span != own.span and q.unit == own.unit and (q.unit or _one_sum(q, own, total))
        ]
        behind = own.span.end - whole.span.start
        if _and_one(whole.text[behind : behind + _TO_AND_ONE]):
            more.append(1.0)
        sums = (own.base + sum(some) for n in (1, 2, 3) for some in combinations(more[:_SUMMANDS], n))
        if own.base > 0 and total.base in sums:
            return True
    return False


def _one_sum(q: Quantity, own: Quantity, total: Quantity) -> bool:
    """Whether two counts may add up to a third: of one thing, or of whoever one thing befell."""
    return q.head in {"", own.head} or (bool(q.role) and q.role == own.role == total.role)


def _and_one(behind: str) -> bool:
    """Whether one more person is told of behind a number: "three men and a woman", not "… and a car"."""
    found = _AND_ONE.match(behind)
    return found is not None and stem(fold(found["who"])) in _PERSON


_AND_ONE = re.compile(r"\s[a-z]+(?:\s[a-z]+)?,? and (?:an?|another)\s(?P<who>[a-z]+)")
_PERSON = PEOPLE | frozenset(map(stem, ("boy", "girl", "baby", "child", "teenager", "pensioner")))
_TO_AND_ONE = 50  # characters in which it stands
_SUMMANDS = 5  # numbers of one kind of which a sum is looked for


def _amounts(story: Story, told: Told) -> Iterator[Finding]:
    """The one amount of a unit in each of two aligned sentences, where another number in them is equal.

    The clauses that are most alike need not be those that tell how much."""
    for claim, a, b in both_offer(story.aligned_wholes, _amount):
        left, right = quantities(a.text, a.span.start), quantities(b.text, b.span.start)
        if not any(agree(q, other) for q in left for other in right):
            continue
        for qa in left:
            same = [q for q in right if q.unit == qa.unit]
            if qa.unit not in AMOUNTS or len(same) != 1 or sum(q.unit == qa.unit for q in left) != 1:
                continue
            qb = same[0]
            if agree(qa, qb) or told.knows_both(a, b, qa, qb) or not same_sense(qa.sense, qb.sense):
                continue
            low, high = sorted((qa.base, qb.base))
            found = finding(claim, a, b, qa, qb, UNCLAIMED) if 0 < high <= _LIKE_SIZE * low else None
            if found and not other_owner(story, a, b, qa, qb):
                yield found


_LIKE_SIZE = 1.6


def _amount(whole: Part) -> bool:
    return any(q.unit in AMOUNTS for q in quantities(whole.text, whole.span.start))


def _any(part: Part) -> bool:
    return bool(quantities(part.text, part.span.start))


def _of_part(story: Story, part: Part, other: Part) -> list[Quantity]:
    """The quantities of a part, less those that the other sentence has outside the part compared."""
    beyond = [
        q
        for q in quantities(story.whole(other).text, other.sentence.span.start)
        if not q.span.overlaps(other.span)
    ]
    return [q for q in quantities(part.text, part.span.start) if not any(agree(q, b) for b in beyond)]


def _around(story: Story, own: list[Quantity], part: Part, other: Part) -> list[Quantity]:
    """Some quantities of a part with the words around them that tell something in the two articles."""
    return [replace(q, around=story.telling(q.around, part, other)) for q in own]


# How far apart two numbers may be of which one says that it is not exact: as a share of the larger one, and
# in units of the last figure that it tells ("about 31,000": thousands).
_ROUGHLY, _LAST_FIGURES = 0.15, 2
_FIGURES = 2  # that somebody writes of a rough number


def _roughly_one(a: Quantity, b: Quantity) -> bool:
    gap = abs(a.base - b.base)
    about = any(q.rough and gap <= _LAST_FIGURES * _told_to(q) for q in (a, b))
    return about and not _either_side(a, b) and gap <= _ROUGHLY * max(a.base, b.base)


def _told_to(quantity: Quantity) -> float:
    """How much one more in the last figure of a number is: 1,000 of 31,000, 0.1 million of 4.2 million; no
    end of it where nobody wrote so many figures: the middle of a range, a third, 3 hours 50 as hours."""
    figures = Decimal(f"{quantity.base / quantity.step:.6g}").normalize().as_tuple()
    return quantity.step * 10.0 ** int(figures.exponent) if len(figures.digits) <= _FIGURES else math.inf


def both_true(a: Quantity, b: Quantity) -> bool:
    """Whether one thing can have both numbers: one is rounded, vaguer, or only about so much."""
    return _rounded(a, b) or _coarser(a, b) or (a.low <= b.high and b.low <= a.high) or _roughly_one(a, b)


def one_number(a: Quantity, b: Quantity) -> bool:
    """Whether one thing can have both numbers and they tell the same of it: "at least three" can be true of
    fourteen, and tells something else."""
    low, high = sorted((a.base, b.base))
    bound = any(math.isinf(q.high) or q.low == 0 < q.base for q in (a, b))
    return both_true(a, b) and not (bound and high > _AS_MUCH * low)


_AS_MUCH = 1.5  # times that a bound may be from what it bounds, for both to tell the same


def finding(claim: str | None, a: Part, b: Part, qa: Quantity, qb: Quantity, score: float) -> Finding | None:
    what = "/".join(sorted({q.head for q in (qa, qb) if q.head})[:1])
    if not qa.unit and qa.role == qb.role:
        what = f"{what} {qa.role}"  # six dead and 30 hurt, 30 dead and six hurt: two rows
    words_a, words_b = qa.span.of(a.document.text), qb.span.of(b.document.text)
    rates = "" if qa.sense.factor == qb.sense.factor else f", in a year {qa.base:,g} and {qb.base:,g}"
    strength, because = (
        Strength.CONFLICT,
        f"The numbers for the same thing are unequal: {words_a} and {words_b}{rates}.",
    )
    if _rounded(qa, qb) or _coarser(qa, qb):
        strength, because = Strength.DETAIL, "One number is the other one rounded."
    elif qa.low <= qb.high and qb.low <= qa.high:
        strength, because = Strength.DETAIL, "One number is more exact; both can be true."
    elif _roughly_one(qa, qb):
        strength, because = Strength.DETAIL, "One number is only about so much; both can be true."
    elif later_is_higher(a, b, qa, qb):
        strength = Strength.DETAIL
        because = "The later article has the newer count: an update."
    if strength is Strength.DETAIL:
        score *= 0.8
    return Finding(
        claim,
        Kind.NUMBER,
        strength,
        a.evidence(qa.span),
        b.evidence(qb.span),
        f"{qa.value} {what}",
        f"{qb.value} {what}",
        because,
        min(score, 0.97),
    )
