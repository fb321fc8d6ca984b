"""How many people came together, over the whole story: what is counted in as many ways as there are counters.

Method: a number of people right before a word for coming together ("60 farmers protested", "900 farmers to a
rally"), or behind one ("a protest by 300 farmers"), where an article has one such number of a group. Two
articles whose numbers exclude each other are in conflict, if they call the group by one word; where that is
"people" or "protesters", their sentences must share a telling word too. Neither may be of another time,
or stand in a sentence on another place; two vague words must be far apart: "a handful", "several hundred".
Limits: two gatherings of one group in one story are taken for one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from newsdiff.analysis import quotations
from newsdiff.analysis.details.context import Finding, Part, Story
from newsdiff.analysis.details.numbers import both_true
from newsdiff.analysis.details.onething import names_near, of_another_time
from newsdiff.analysis.details.quantities import PEOPLE, Quantity, quantities
from newsdiff.analysis.types import Kind, Role, Strength
from newsdiff.analysis.wording import content_stems, stem, tokens

_GATHERING = r"(?:rally|protest|demonstration|march|vigil|sit-in)"
_CAME = re.compile(
    r"(?:\sof)?(?:\s[a-z][a-z-]*){1,2}?\s(?:(?:had|have|were|[a-z]+ly)\s)?(?:protest(?:ed|ing)|demonstrat(?:ed|ing)|"
    r"gather(?:ed|ing)|march(?:ed|ing)|rall(?:ied|ying)|assembl(?:ed|ing)|waved|chanted|"
    r"took (?:part in|to the streets)|turned (?:up|out)|attended|joined|"
    rf"(?:to|at) (?:an?|the) {_GATHERING})\b"
)
_OF = re.compile(rf"\b{_GATHERING} (?:by|of)\s(?:[a-z]+\s)?$", re.I)
_ANYBODY = PEOPLE | frozenset(map(stem, ("protesters", "demonstrators", "supporters", "marchers")))
_LITTLE = content_stems(
    tokens("protest protesters demonstrate demonstration gather march rally people said police attend join")
)


def find(story: Story) -> Iterator[Finding]:
    told = list(_told(story))
    for (a, qa), (b, qb) in combinations(told, 2):
        if a.document.id == b.document.id or not _excluded(qa, qb) or not _one_crowd(story, a, b, qa, qb):
            continue
        words = qa.span.of(a.document.text), qb.span.of(b.document.text)
        because = f"The numbers of those who came together are unequal: {words[0]} and {words[1]}."
        yield Finding(
            story.shared_claim(a.sentence.id, b.sentence.id), Kind.NUMBER, Strength.CONFLICT,
            a.evidence(qa.span), b.evidence(qb.span), f"{qa.value} {qa.head}", f"{qb.value} {qb.head}",
            because, 0.75,
        )  # fmt: skip


def _excluded(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers cannot both be right. What is vague on both sides must be far apart."""
    low, high = sorted((a, b), key=lambda q: q.low)
    vague = all(q.rough and q.base == q.low < q.high for q in (a, b))
    return not both_true(a, b) and (not vague or low.high * _FAR < high.low)


_FAR = 3


def _told(story: Story) -> Iterator[tuple[Part, Quantity]]:
    """The numbers of those who came together, where an article has but one of its group."""
    found: dict[tuple[str, str], list[tuple[Part, Quantity]]] = defaultdict(list)
    for sentence in story.sentences:
        if sentence.role is Role.HEADING:
            continue
        part = story.part(sentence.id)
        for quantity in quantities(sentence.text, sentence.span.start):
            if _came(part, quantity):
                found[sentence.document, quantity.head].append((part, quantity))
    return (one for group in found.values() if len(group) == 1 for one in group)


def _came(part: Part, quantity: Quantity) -> bool:
    if quantity.unit or quantity.role or not quantity.head or quantity.sense.per:
        return False
    start, end = quantity.span.start - part.span.start, quantity.span.end - part.span.start
    came = _CAME.match(part.text, end) or _OF.search(part.text[:start])
    if not came or of_another_time(part, quantity):
        return False
    return not quotations.in_quotation(part.document, quantity.span)


def _one_crowd(story: Story, a: Part, b: Part, qa: Quantity, qb: Quantity) -> bool:
    if qa.head != qb.head or (qa.sense.of_when and qb.sense.of_when and qa.sense.of_when != qb.sense.of_when):
        return False
    named_a, named_b = names_near(a), names_near(b)
    if named_a and named_b and not named_a & named_b:
        return False
    return qa.head not in _ANYBODY or bool(story.telling(a.stems & b.stems, a, b) - _LITTLE - _ANYBODY)
