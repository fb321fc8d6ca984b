"""Numbers that differ: same unit, same counted thing, same role in the sentence.

Method: a quantity is read as an interval with a unit, so that "27" and "twenty-seven" are equal, "thousands"
holds 10,000 and "at least 12" goes with 15. Two quantities are compared when their units are equal, what they
count shares its head word (people killed are never set against people hurt), and the words around them
overlap. Quantities that agree are matched off first; of the rest only each other's best match is compared.
Disjoint intervals are a conflict; intervals that overlap without being equal are a detail, and so is a tally
that is higher in the later report. Limits: units are not converted; ratios ("doubled") are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from newsdiff.analysis.details.context import Finding, Part, Story, overlap
from newsdiff.analysis.details.quantities import ABOARD, PEOPLE, ROLE_OF, ROLES, Quantity, quantities
from newsdiff.analysis.types import Kind, Strength
from newsdiff.analysis.wording import stem

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


def comparable(a: Quantity, b: Quantity, *, alone: bool = False) -> float:
    """How surely two quantities speak of the same thing, 0 when they do not.

    `alone` says that neither part has another quantity of the unit: then one shared word is enough."""
    if a.unit != b.unit:
        return 0.0
    around_a, around_b = a.around, b.around
    if a.unit:
        around_a, around_b = around_a - _SAYS_LITTLE, around_b - _SAYS_LITTLE
    shared = overlap(around_a, around_b)
    if a.unit:
        if a.counted and b.counted and not a.counted & b.counted:
            return 0.0
        few = min(len(around_a), len(around_b)) <= 3
        few = min(len(around_a), len(around_b)) <= 3
        enough = len(around_a & around_b) >= 2 or (shared >= 0.5 and few)
        if enough and shared >= 0.3:
            return shared
        return 0.3 + 0.5 * shared if alone and around_a & around_b else 0.0
    if a.role or b.role:
        people = (not a.counted or a.counted & (PEOPLE | frozenset(ROLE_OF))) and (
            not b.counted or b.counted & (PEOPLE | frozenset(ROLE_OF))
        )
        if a.role == "aboard" == b.role and not (a.counted | b.counted) <= (PEOPLE | ABOARD):
            return 0.0
        if a.role == b.role and (people or a.counted & b.counted):
            return 0.55 + 0.4 * shared
        if a.role != b.role:
            return 0.0
    same = a.counted & b.counted
    if not same or (
        a.head != b.head and len(same) < 2 and a.head not in b.counted and b.head not in a.counted
    ):
        return 0.0
    rest = (a.around - a.counted) & (b.around - b.counted)
    if not rest:
        return 0.0
    return 0.35 + 0.6 * shared


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


def _matched(left: list[Quantity], right: list[Quantity]) -> Iterator[tuple[Quantity, Quantity, float]]:
    """Pairs of quantities that are each other's best match, those that agree taken out first."""
    for a in list(left):
        same = next((b for b in right if a.unit == b.unit and (_equal(a, b) or (a.base == b.base > 0))), None)
        if same:
            left.remove(a)
            right.remove(same)
    for a in left:
        lone = sum(q.unit == a.unit for q in left) == 1 == sum(q.unit == a.unit for q in right)
        scored = [(comparable(a, b, alone=lone), -i, b) for i, b in enumerate(right)]
        best = max(scored, key=lambda s: s[:2], default=None)
        if best and best[0] > 0:
            back = max(comparable(other, best[2], alone=lone) for other in left)
            if back <= best[0]:
                yield a, best[2], best[0]


def _later_is_higher(a: Part, b: Part, qa: Quantity, qb: Quantity) -> bool:
    """Whether a tally is simply higher in the report that came out later, or may be, with no time known."""
    if a.document.published is None or b.document.published is None:
        return qa.role in ROLES and qa.role not in {"room", "aboard"}
    gap = b.document.published.replace(tzinfo=None) - a.document.published.replace(tzinfo=None)
    if abs(gap) < timedelta(minutes=20):
        return False
    if qa.role == "missing":
        return True
    tally = bool((qa.counted | qa.around) & _TALLY) and bool((qb.counted | qb.around) & _TALLY)
    return tally and (qb.low >= qa.low if gap > timedelta(0) else qa.low >= qb.low)


def find(story: Story) -> Iterator[Finding]:
    for claim, a, b in story.aligned_pairs:
        left, right = list(quantities(a.text, a.span.start)), list(quantities(b.text, b.span.start))
        for qa, qb, score in _matched(left, right):
            finding = _finding(claim, a, b, qa, qb, score)
            if finding:
                yield finding


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
    elif _later_is_higher(a, b, qa, qb):
        strength, because = (
            Strength.DETAIL,
            "Counts of a growing toll: one report may simply be the later one.",
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
