"""Numbers that differ: same unit, same counted thing, same role in the sentence, same sense.

Method: a quantity is read as an interval with a unit, so that "27" and "twenty-seven" are equal,
"thousands" holds 10,000 and "at least 12" goes with 15. Two quantities are compared when their units are
equal, what they count shares its head word (people killed are never set against people hurt), their senses
are one (`senses`), and the words around them overlap. Quantities that agree are matched off first; of the
rest only each other's best match is compared, and not where names stand beside both and none is shared.
Disjoint intervals are a conflict. Intervals that overlap without being equal are a detail, and so are a
tally that is higher in the later report, and two numbers within 15 per cent of which one is only about so
much. Limits: currencies are not converted; ratios ("doubled") are not read.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import time

from newsdiff.analysis.details.context import UNCLAIMED, Finding, Part, Story, near, overlap
from newsdiff.analysis.details.dateline import published_on
from newsdiff.analysis.details.quantities import ABOARD, PEOPLE, ROLE_OF, ROLES, Quantity, quantities
from newsdiff.analysis.details.senses import same_sense
from newsdiff.analysis.details.speakers import same_person
from newsdiff.analysis.mentions import names
from newsdiff.analysis.types import Kind, Span, Strength
from newsdiff.analysis.wording import fold, stem

# Beside a share or an amount these words tell nothing of what it is a share or an amount of.
_SAYS_LITTLE = frozenset(
    stem(w)
    for w in (
        "reach reached high higher low lower rise rose fall fell increase increased decrease rate year month "
        "week day new last record point level say nearly total average percent million billion dollars"
    ).split()
)
_TALLY = frozenset(ROLE_OF) | frozenset(
    stem(w)
    for w in "home homes house houses building buildings damaged destroyed claims complaints votes "
    "counted".split()
)


# Heads that say too little to tie two counts by themselves.
_ANYTHING = frozenset(
    stem(w)
    for w in (
        "people person persons man men woman women thing way part time point step more other area side "
        "group place "
        "case day week month year hour minute state country countries staff ways reason example key major"
    ).split()
)
# Amounts that one fact has one of: two unlike ones of like size in one claim are two values for it.
_AMOUNTS = frozenset(stem(w) for w in (
    "euro euros dollar dollars yen yuan crown crowns franc francs pound pounds mark marks metre tonne "
    "tonnes ton tons "
    "barrel barrels hectare acre megawatt gigawatt").split()) | {"$", "€", "£", "¥", "metre"}  # fmt: skip


def comparable(a: Quantity, b: Quantity, *, alone: bool = False) -> float:
    """How surely two quantities speak of the same thing, 0 when they do not.

    `alone` says that neither part has another quantity of the unit: then one shared word is enough."""
    if a.unit != b.unit or not same_sense(a.sense, b.sense) or ("/gap" in a.role) != ("/gap" in b.role):
        return 0.0
    if a.unit == "age":
        name_a, name_b = (" ".join(q.whose.split()[-2:]) for q in (a, b))
        return 0.75 if (" " in name_a) == (" " in name_b) and same_person(name_a, name_b) else 0.0
    if a.unit:
        return _measured(a, b, alone=alone)
    if a.role or b.role:
        return _befallen(a, b)
    if a.sense.so_far != b.sense.so_far:
        return 0.0  # the haul of a year, and that of one day
    return _counted(a, b, alone=alone)


def _measured(a: Quantity, b: Quantity, *, alone: bool) -> float:
    around_a, around_b = a.around - _SAYS_LITTLE, b.around - _SAYS_LITTLE
    shared = overlap(around_a, around_b)
    if a.counted and b.counted and not a.counted & b.counted:
        return 0.0
    # A share of July and one of no month told are most likely those of two months.
    if a.unit == "%" and bool(a.sense.of_when) != bool(b.sense.of_when) and shared < 0.5:
        return 0.0
    low, high = sorted((abs(a.base), abs(b.base)))
    if high > 3 * low and shared < 0.6:
        return 0.0  # too far apart to be two values of one thing
    few = min(len(around_a), len(around_b)) <= 3
    both = len(around_a & around_b)
    if (both >= 2 or (shared >= 0.5 and few)) and shared >= 0.3:
        return shared if both >= 2 else min(shared, 0.6)  # one word of few is little to go by
    if alone and around_a & around_b:
        return 0.3 + 0.5 * shared
    return 0.35 if alone and a.unit in _AMOUNTS and high <= 1.6 * low else 0.0


def _befallen(a: Quantity, b: Quantity) -> float:
    """People by what befell them: the dead are never set against the hurt."""
    known = PEOPLE | frozenset(ROLE_OF)
    people = (not a.counted or a.counted & known) and (not b.counted or b.counted & known)
    if a.role != b.role or (a.role == "aboard" and not (a.counted | b.counted) <= (PEOPLE | ABOARD)):
        return 0.0
    return 0.55 + 0.4 * overlap(a.around, b.around) if people or a.counted & b.counted else 0.0


def _counted(a: Quantity, b: Quantity, *, alone: bool) -> float:
    same = a.counted & b.counted
    if not same or (
        a.head != b.head and len(same) < 2 and a.head not in b.counted and b.head not in a.counted
    ):
        return 0.0
    if (a.around - a.counted) & (b.around - b.counted):
        return 0.35 + 0.6 * overlap(a.around, b.around)
    return 0.35 if alone and a.head == b.head and a.head not in _ANYTHING else 0.0


def _equal(a: Quantity, b: Quantity) -> bool:
    return a.low == b.low and a.high == b.high


def _rounded(a: Quantity, b: Quantity) -> bool:
    """Whether one is the other, rounded: 1.2 million and 1,215,000. No further apart than two per cent."""
    for exact, rough in ((a.low, b.low), (b.low, a.low)):
        digits = len(f"{rough:.6g}".replace(".", "").strip("0")) or 1
        near_by = 0 < abs(exact - rough) <= 0.02 * exact
        if near_by and float(f"{exact:.{digits}g}") == rough:
            return True
    return False


def _agree(a: Quantity, b: Quantity) -> bool:
    if a.unit != b.unit or a.sense.per != b.sense.per:
        return False
    return _equal(a, b) or (a.base == b.base > 0 and not _either_side(a, b))


def _either_side(a: Quantity, b: Quantity) -> bool:
    """Whether one figure is told as not quite reached, and as passed: "nearly 100", "over 100"."""
    below, above = sorted((a, b), key=lambda q: q.high)
    return below.high < below.base == above.base < above.low


def _kind(quantity: Quantity) -> str:
    return quantity.unit or quantity.head


def _matched(left: list[Quantity], right: list[Quantity]) -> Iterator[tuple[Quantity, Quantity, float]]:
    """Pairs of quantities that are each other's best match, those that agree taken out first."""
    kinds_a, kinds_b = Counter(map(_kind, left)), Counter(map(_kind, right))
    for a in list(left):
        same = next((b for b in right if _agree(a, b)), None)
        if same:
            left.remove(a)
            right.remove(same)
    for a in left:
        lone = kinds_a[_kind(a)] == 1 == kinds_b[_kind(a)]
        scored = [(comparable(a, b, alone=lone), -i, b) for i, b in enumerate(right)]
        best = max(scored, key=lambda s: s[:2], default=None)
        if best and best[0] > 0:
            back = max(comparable(other, best[2], alone=lone) for other in left)
            if back <= best[0]:
                yield a, best[2], best[0]


def _later_is_higher(a: Part, b: Part, qa: Quantity, qb: Quantity) -> bool:
    """Whether a tally is simply higher in the report that came out later, or may be, with no time known."""
    gap = _hours_between(a, b)
    if gap is None:
        return qa.role in ROLES and qa.role not in {"room", "aboard"}
    if abs(gap) < 1 / 3:
        return False
    if qa.role == "missing":
        return True
    tally = qa.role == qb.role and qa.role in ROLES and qa.role not in {"room", "aboard"}
    if not qa.role and not qb.role:
        tally = bool((qa.counted | qa.around) & _TALLY) and bool((qb.counted | qb.around) & _TALLY)
    return tally and (qb.low >= qa.low if gap > 0 else qa.low >= qb.low)


def _hours_between(a: Part, b: Part) -> float | None:
    """How much later the second article came out; None where the hour of neither of one day is told."""
    first, second = a.document.published, b.document.published
    if first is None or second is None:
        days = published_on(a.document), published_on(b.document)
        return 24.0 * (days[1] - days[0]).days if days[0] and days[1] and days[0] != days[1] else None
    if first.date() == second.date() and first.time() == second.time() == time.min:
        return None
    if (first.tzinfo is None) != (second.tzinfo is None):
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return (second - first).total_seconds() / 3600


# A unit, or a thing counted, with so many values in one story tells of many things: yards of a match, points
# of its players, rates of a year.
_SERIES = 12
_SERIES_OF_COUNTS = 5


class _Told:
    """Every value of each unit, or of each thing counted, in the articles of a story."""

    def __init__(self, story: Story) -> None:
        self.of_article: dict[tuple[str, str], set[float]] = defaultdict(set)
        self.of_story: dict[str, set[float]] = defaultdict(set)
        for sentence in story.sentences:
            for quantity in quantities(sentence.text):
                if _kind(quantity) and not _settled(quantity):
                    self.of_article[sentence.document, _kind(quantity)].add(quantity.base)
                    self.of_story[_kind(quantity)].add(quantity.base)

    def series(self, quantity: Quantity) -> bool:
        least = _SERIES if quantity.unit else _SERIES_OF_COUNTS
        return len(self.of_story[_kind(quantity)]) >= least

    def knows_both(self, a: Part, b: Part, qa: Quantity, qb: Quantity) -> bool:
        """Whether one of two articles has the value of the other one too: then it tells of two things."""
        if _settled(qa) or _settled(qb) or qa.base == qb.base:
            return False
        return (
            qb.base in self.of_article[a.document.id, _kind(qb)]
            or qa.base in self.of_article[b.document.id, _kind(qa)]
        )


def find(story: Story) -> Iterator[Finding]:
    told = _Told(story)
    for claim, a, b in story.aligned_pairs:
        if not (_any(a) and _any(b)):
            continue
        left, right = _of_part(story, a, b), _of_part(story, b, a)
        agreeing = sum(any(_agree(q, other) for other in right) for q in left)
        matched = list(_matched(left, right))
        if not agreeing and _another_thing(matched):
            continue
        for qa, qb, score in matched:
            if told.knows_both(a, b, qa, qb) or not _tied(story, a, b, qa, qb, series=told.series(qa)):
                continue
            if _other_owner(story, a, b, qa, qb):
                continue
            finding = _finding(claim, a, b, qa, qb, score)
            if finding:
                yield finding
    yield from _amounts(story, told)


def _amounts(story: Story, told: _Told) -> Iterator[Finding]:
    """The one amount of a unit in each of two aligned sentences, where another number in them is equal.

    The clauses that are most alike need not be those that tell how much."""
    for claim, part_a, part_b in story.aligned_pairs:
        a, b = story.whole(part_a), story.whole(part_b)
        left, right = quantities(a.text, a.span.start), quantities(b.text, b.span.start)
        if not any(_agree(q, other) for q in left for other in right):
            continue
        for qa in left:
            same = [q for q in right if q.unit == qa.unit]
            if qa.unit not in _AMOUNTS or len(same) != 1 or sum(q.unit == qa.unit for q in left) != 1:
                continue
            qb = same[0]
            if _agree(qa, qb) or told.knows_both(a, b, qa, qb) or not same_sense(qa.sense, qb.sense):
                continue
            low, high = sorted((qa.base, qb.base))
            finding = _finding(claim, a, b, qa, qb, UNCLAIMED) if 0 < high <= _LIKE_SIZE * low else None
            if finding and not _other_owner(story, a, b, qa, qb):
                yield finding


_LIKE_SIZE = 1.6


def _settled(quantity: Quantity) -> bool:
    """Whether what is counted is told by its kind: an age, or people by what befell them."""
    return quantity.unit == "age" or (not quantity.unit and quantity.role.split("/")[0] in ROLES)


def _any(part: Part) -> bool:
    return bool(quantities(part.text, part.span.start))


def _tied(story: Story, a: Part, b: Part, qa: Quantity, qb: Quantity, *, series: bool) -> bool:
    """Whether the words near two numbers, and those of their sentences, are alike enough for one fact.

    What befell people, ages, and amounts of which there is one are tied by what they are."""
    if _settled(qa) or _settled(qb) or qa.unit in _AMOUNTS:
        return True
    whole_a, whole_b = story.whole(a), story.whole(b)
    near_a, near_b = near(whole_a.words, qa.span), near(whole_b.words, qb.span)
    shared, share = len(near_a & near_b), overlap(near_a, near_b)
    alike = overlap(whole_a.stems, whole_b.stems)
    if series:
        return shared >= 4 and share >= 0.75 and alike >= 0.5
    return (shared >= 3 and (alike >= 0.5 or share >= 0.6)) or (shared >= 2 and share >= 0.6 and alike >= 0.6)


def _another_thing(matched: list[tuple[Quantity, Quantity, float]]) -> bool:
    """Whether two counts or more differ and none agrees: then two events are told, not one in two ways.

    What befell people is left out: a toll grows in all of its counts."""
    return sum(not (_settled(qa) or _settled(qb)) for qa, qb, _ in matched) >= 2


def _other_owner(story: Story, a: Part, b: Part, qa: Quantity, qb: Quantity) -> bool:
    """Whether names stand near both numbers and none is near both: one player's goals and another's.

    What befell people is one count for all, whoever is named beside it."""
    if _settled(qa) or _settled(qb):
        return False
    described_a, described_b = _described(a, qa), _described(b, qb)
    if described_a and described_b and not described_a & described_b:
        return True
    near_a, near_b = _names_near(story, a, qa), _names_near(story, b, qb)
    if not (near_a and near_b):
        if qa.unit in _AMOUNTS:
            return False
        return _unknown_to(b, near_a) or _unknown_to(a, near_b)
    everywhere = [_names_near(story, part, None) for part in (a, b)]
    return not (near_a & everywhere[1] or near_b & everywhere[0])


_APPOSITION = re.compile(
    r"((?:[A-Z][\w’'\-]+\s?)+)(?:[a-z]+)?,\s(?:home|an?|the|which|with|population)\b[^,.;]{0,25}$"
)


def _described(part: Part, quantity: Quantity) -> frozenset[str]:
    """The name that a number describes from behind a comma: "Port Ansel, a town of 9,000"."""
    text = part.document.text
    found = _APPOSITION.search(text[max(0, quantity.span.start - 70) : quantity.span.start])
    return frozenset(fold(word) for word in found.group(1).split()) if found else frozenset()


def _unknown_to(part: Part, beside: frozenset[str]) -> bool:
    """Whether names stand beside a number and the other article, which has none beside its own, never tells
    of any of them."""
    known = {stem(fold(word)) for name in names(part.document) for word in name.words}
    return bool(beside) and not beside & known


def _names_near(story: Story, part: Part, quantity: Quantity | None) -> frozenset[str]:
    """The words of the names in the clause of a number, or in the whole part, less those of speakers."""
    found = []
    for name in names(part.document):
        if not name.span.within(part.span) or _SPEAKS.match(part.document.text[name.span.end :][:16]):
            continue
        if quantity and name.span.overlaps(quantity.span):
            continue  # "Nineteen" at the beginning of a sentence
        if quantity is None or not _APART.search(_between(part.document.text, name.span, quantity.span)):
            found.append(name)
    words = (word for name in found for word in name.words)
    return frozenset(s for w in words if len(w) > 2 and not story.common(s := stem(fold(w))))


_SPEAKS = re.compile(r",?\s(?:said|says|told|added|reported|announced|wrote)\b")
_APART = re.compile(r"[;:“”\"]|,\s(?:and|but|while|who|which|when)\b")


def _between(text: str, a: Span, b: Span) -> str:
    return text[min(a.end, b.end) : max(a.start, b.start)]


def _of_part(story: Story, part: Part, other: Part) -> list[Quantity]:
    """The quantities of a part, less those that the other sentence has outside the part compared."""
    beyond = [
        q
        for q in quantities(story.whole(other).text, other.sentence.span.start)
        if not q.span.overlaps(other.span)
    ]
    own = [q for q in quantities(part.text, part.span.start) if not any(_agree(q, b) for b in beyond)]
    return [replace(q, around=frozenset(s for s in q.around if not story.common(s))) for q in own]


# How far apart, as shares, two numbers may be of which one says that it is not exact.
_ROUGHLY = 0.15


def _roughly_one(a: Quantity, b: Quantity) -> bool:
    return (
        not _either_side(a, b)
        and (a.rough or b.rough)
        and abs(a.base - b.base) <= _ROUGHLY * max(a.base, b.base)
    )


def _finding(claim: str | None, a: Part, b: Part, qa: Quantity, qb: Quantity, score: float) -> Finding | None:
    what = "/".join(sorted({q.head for q in (qa, qb) if q.head})[:1])
    words_a, words_b = qa.span.of(a.document.text), qb.span.of(b.document.text)
    strength, because = (
        Strength.CONFLICT,
        f"The numbers for the same thing are unequal: {words_a} and {words_b}.",
    )
    if _rounded(qa, qb):
        strength, because = Strength.DETAIL, "One number is the other one rounded."
    elif qa.low <= qb.high and qb.low <= qa.high:
        strength, because = Strength.DETAIL, "One number is more exact; both can be true."
    elif _roughly_one(qa, qb):
        strength, because = Strength.DETAIL, "One number is only about so much; both can be true."
    elif _later_is_higher(a, b, qa, qb):
        strength = Strength.DETAIL
        because = (
            "Counts of a growing toll: one report may simply be the later one."
            if _hours_between(a, b) is None
            else "The later article has the newer count: an update."
        )
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
