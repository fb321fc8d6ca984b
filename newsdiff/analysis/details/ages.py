"""How old one person is, over the whole story.

Method: an age beside a full name ("Mira Tolan, 41", "41-year-old Mira Tolan") is set against that of the same
full name in another article, whether their sentences are aligned or not; beside a bare surname only within a
claim. An article that gives one person two ages tells of two times, and is left out. Limits: years between
reports that all tell no day look like a difference.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from newsdiff.analysis.details.context import Part, Story
from newsdiff.analysis.details.dateline import published_on
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.details.quantities import Quantity, quantities
from newsdiff.analysis.details.speakers import same_person
from newsdiff.analysis.types import Document, Kind, Strength

_Aged = tuple[Part, Quantity]
_FAR = 31  # days between two reports, after which somebody may have had a birthday


def find(story: Story) -> Iterator[Finding]:
    told = _told(story)
    for left, right in combinations(story.documents, 2):
        for a in told.get(left.id, ()):
            for b in told.get(right.id, ()):
                if _one_person(story, a, b) and not _same_age(story, told, a, b):
                    yield _finding(story, a, b)


def _told(story: Story) -> dict[str, list[_Aged]]:
    """The ages of named people in each article."""
    found: dict[str, list[_Aged]] = defaultdict(list)
    for sentence in story.sentences:
        for quantity in quantities(sentence.text, sentence.span.start):
            if quantity.unit == "age" and quantity.whose:
                found[sentence.document].append((story.part(sentence.id), quantity))
    return found


def _one_person(story: Story, a: _Aged, b: _Aged) -> bool:
    """Whether two ages are one person's: of one full name, or of one surname within a claim."""
    names = [" ".join(quantity.whose.split()[-2:]) for _, quantity in (a, b)]
    if not same_person(*names) or len({" " in name for name in names}) > 1:
        return False
    if " " in names[0]:
        return bool(story.surnames & {name.split()[-1] for name in names})
    return story.shared_claim(a[0].sentence.id, b[0].sentence.id) is not None


def _same_age(story: Story, told: dict[str, list[_Aged]], a: _Aged, b: _Aged) -> bool:
    """Whether two ages are equal, or an article has both, or birthdays may part them."""
    if a[1].base == b[1].base:
        return True
    for (part, _), (_, other) in ((a, b), (b, a)):
        ages = {q.base for _, q in told[part.document.id] if same_person(q.whose, other.whose)}
        if len(ages) > 1:
            return True
    return abs(a[1].base - b[1].base) <= _birthdays(story, a[0].document, b[0].document)


def _birthdays(story: Story, a: Document, b: Document) -> float:
    """How many birthdays two reports may lie apart: no end of them where a day is unknown in a long story."""
    days = [published_on(document) for document in (a, b)]
    if days[0] and days[1]:
        apart = abs((days[1] - days[0]).days)
        return 1 + apart // 365 if apart > _FAR else 0
    known = sorted(day for document in story.documents if (day := published_on(document)))
    return math.inf if known and (known[-1] - known[0]).days > _FAR else 0


def _finding(story: Story, a: _Aged, b: _Aged) -> Finding:
    (part_a, age_a), (part_b, age_b) = a, b
    surname = age_a.whose.split()[-1]
    because = f"{surname} is {age_a.base:g} years old in one article, {age_b.base:g} in the other."
    return Finding(
        story.shared_claim(part_a.sentence.id, part_b.sentence.id), Kind.NUMBER, Strength.CONFLICT,
        part_a.evidence(age_a.span), part_b.evidence(age_b.span),
        f"{surname} {age_a.base:g}", f"{surname} {age_b.base:g}", because, 0.8,
    )  # fmt: skip
