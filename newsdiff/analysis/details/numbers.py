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

from newsdiff.analysis.details.context import Finding, Part, Story, overlap
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
    enough = len(around_a & around_b) >= 2 or (shared >= 0.5 and few)
    if enough and shared >= 0.3:
        return shared
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
    return a.unit == b.unit and a.sense.per == b.sense.per and (_equal(a, b) or a.base == b.base > 0)


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
        return None
    if first.date() == second.date() and first.time() == second.time() == time.min:
        return None
    if (first.tzinfo is None) != (second.tzinfo is None):
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return (second - first).total_seconds() / 3600


# A unit with so many values in one story tells of many things: yards of a match, rates of a year.
_SERIES = 12
_SURE_OF_SERIES = 0.7


def _series(story: Story) -> frozenset[str]:
    values: dict[str, set[float]] = defaultdict(set)
    for sentence in story.sentences:
        for quantity in quantities(sentence.text):
            if quantity.unit:
                values[quantity.unit].add(quantity.base)
    return frozenset(unit for unit, found in values.items() if len(found) >= _SERIES)


def find(story: Story) -> Iterator[Finding]:
    series = _series(story)
    for claim, a, b in story.aligned_pairs:
        left, right = _of_part(story, a, b), _of_part(story, b, a)
        for qa, qb, score in _matched(left, right):
            if qa.unit in series and score < _SURE_OF_SERIES:
                continue
            if score < _SURE_OF_OWNER and _other_owner(story, a, b, qa, qb):
                continue
            finding = _finding(claim, a, b, qa, qb, score)
            if finding:
                yield finding


# Words around two numbers as like as this outweigh that other names stand beside them.
_SURE_OF_OWNER = 0.8


def _other_owner(story: Story, a: Part, b: Part, qa: Quantity, qb: Quantity) -> bool:
    """Whether names stand near both numbers and none is near both: one player's goals and another's.

    What befell people is one count for all, whoever is named beside it."""
    if qa.role in ROLES or qb.role in ROLES or qa.unit == "age":
        return False
    near_a, near_b = _names_near(story, a, qa), _names_near(story, b, qb)
    everywhere = [_names_near(story, part, None) for part in (a, b)]
    return bool(near_a and near_b) and not (near_a & everywhere[1] or near_b & everywhere[0])


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
    return (a.rough or b.rough) and abs(a.base - b.base) <= _ROUGHLY * max(a.base, b.base)


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
