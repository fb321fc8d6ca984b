"""Two unlike numbers, and what speaks for and against their being of one thing (`weighed`)."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from itertools import product

from newsdiff.analysis.details.context import Part, Story, once
from newsdiff.analysis.details.numbers import Told, agree, both_true, finding, later_is_higher
from newsdiff.analysis.details.onething import AMOUNTS, comparable, one_kind, other_owner
from newsdiff.analysis.details.quantities import Quantity, quantities
from newsdiff.analysis.details.signs import Candidate, alike, likely, shared_clause
from newsdiff.analysis.details.tallies import tallies
from newsdiff.analysis.types import Span

# How probable it must be that two sentences state one fact, where what they count has two names.
NAMED_APART = 0.3
FARTHEST = 12.0  # times that the one may be the other
WIDE = 2.0  # times that the end of a range may be its beginning: "several" is wider


def candidates(story: Story) -> Iterator[Candidate]:
    told = _Values(story)
    for a, b, probability in likely(story, _numbers):
        left = _open(a, b)
        for qa, qb in product(left, _open(b, a) if left else ()):
            if (
                _of_a_kind(qa, qb, probability)
                and _in_a_tally(a, qa) == _in_a_tally(b, qb)
                and not both_true(qa, qb)
                and not told.knows_both(a, b, qa, qb)
                and not later_is_higher(a, b, qa, qb)
            ):
                signs = {"alike": alike(probability), **_signs(story, told, a, b, qa, qb)}
                row = partial(finding, a=a, b=b, qa=qa, qb=qb)
                yield Candidate(a, b, qa.span, qb.span, signs, row)


class _Values(Told):
    """What each article tells: see `Told`; and which articles have a value of a unit."""

    def __init__(self, story: Story) -> None:
        super().__init__(story)
        self.documents: dict[tuple[str, float], set[str]] = defaultdict(set)
        for sentence in story.sentences:
            for quantity in quantities(sentence.text, sentence.span.start):
                self.documents[quantity.unit, quantity.base].add(sentence.document)

    def in_one(self, qa: Quantity, qb: Quantity) -> bool:
        """Whether an article of the story has both values of a unit."""
        return not self.documents[qa.unit, qa.base].isdisjoint(self.documents[qb.unit, qb.base])


def _open(whole: Part, other: Part) -> list[Quantity]:
    """The numbers of a sentence that the other one does not tell as well, of whatever ("29", "aged 29"), but
    for those of another unit (12 percent, twelve months)."""
    there = quantities(other.text, other.span.start)
    return [q for q in _numbers(whole) if not any(_one_figure(q, x) or agree(q, x) for x in there)]


def _one_figure(q: Quantity, x: Quantity) -> bool:
    return q.base == x.base and (q.unit == x.unit or not (q.unit and x.unit))


def _of_a_kind(qa: Quantity, qb: Quantity, probability: float) -> bool:
    low, high = sorted((qa.base, qb.base))
    if (
        qa.unit != qb.unit
        or not 0 < high <= FARTHEST * low
        or qa.sense.name.startswith("core") != qb.sense.name.startswith("core")
    ):
        return False
    nameless = bool(qa.unit) or not (qa.head and qb.head)
    return nameless or probability >= NAMED_APART or one_kind(qa, qb) or bool(qa.counted & qb.counted)


def _in_a_tally(whole: Part, quantity: Quantity) -> bool:
    return any(quantity.span.overlaps(tally.span) for tally in tallies(whole.text, whole.span.start))


@once
def _numbers(whole: Part) -> list[Quantity]:
    """The numbers of a sentence, less ages, which have a rule of their own, wide guesses ("several"), numbers
    that belong to a name ("Flight 417"), and hours ("ten past three")."""
    return [
        q
        for q in quantities(whole.text, whole.span.start)
        if q.unit != "age" and not (_wide(q) or _in_a_name(whole, q) or _an_hour(whole, q))
    ]


def _wide(quantity: Quantity) -> bool:
    return math.isfinite(quantity.high) and quantity.high > WIDE * quantity.low > 0


def _in_a_name(whole: Part, quantity: Quantity) -> bool:
    first = max(whole.span.start + 1, quantity.span.start - _BEFORE)
    return not quantity.unit and bool(_NAME_BEFORE.search(whole.document.text[first : quantity.span.start]))


_BEFORE = 14  # characters
_NAME_BEFORE = re.compile(r"\b[A-ZÀ-Þ][\w’'-]* $")


def _an_hour(whole: Part, quantity: Quantity) -> bool:
    return any(quantity.span.overlaps(Span(*found.span()).moved(whole.span.start)) for found in _hours(whole))


@once
def _hours(whole: Part) -> list[re.Match[str]]:
    return list(_PAST.finditer(whole.text))


_PAST = re.compile(
    r"\b[a-z\d-]+ (?:minutes? )?past "
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.I,
)


def _signs(story: Story, told: _Values, a: Part, b: Part, qa: Quantity, qb: Quantity) -> dict[str, float]:
    """Each 0 to 1, `ratio` apart, which is the log of how many times the one is the other.

    `alone`: neither sentence has another number of the unit; `in_one`: an article has both; `owner`: other
    names stand beside them; `unit`: a length, a time or a weight; `comparable`: how surely, by `onething`;
    `head`: what is counted has one name; `clause`: see `shared_clause`."""
    beside = (quantities(part.text, part.span.start) for part in (a, b))
    return {
        "ratio": abs(math.log(qa.base / qb.base)),
        "alone": float(all(sum(q.unit == qa.unit for q in own) == 1 for own in beside)),
        "in_one": float(told.in_one(qa, qb)),
        "owner": float(other_owner(story, a, b, qa, qb)),
        "unit": float(bool(qa.unit) and qa.unit != "%" and qa.unit not in AMOUNTS),
        "comparable": comparable(qa, qb, alone=True),
        "head": float(qa.head == qb.head != ""),
        "clause": shared_clause(a, b, qa.span, qb.span),
    }
