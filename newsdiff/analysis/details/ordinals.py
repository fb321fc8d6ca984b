"""Which one of a row: "the third worker" in one report, "the second worker" in the other.

Method: an ordinal right before a noun, in two aligned sentences that have the same noun behind unlike
ordinals and share most of the words around. Quarters, halves, streets and the like name a place or a part of
time, and an article with both ordinals tells of two things. A higher one in the later report is an update.
Limits: "the latest of five" is not read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from newsdiff.analysis.details.context import Part, Story, both_offer, near, overlap
from newsdiff.analysis.details.dateline import hours_between
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.details.onething import kind_of
from newsdiff.analysis.details.quantities import quantities
from newsdiff.analysis.types import Kind, Span, Strength
from newsdiff.analysis.wording import stem

_NAMED = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ORDINAL = re.compile(
    rf"\b(?:(?P<figure>\d{{1,3}})\s?(?:st|nd|rd|th)|(?P<word>{'|'.join(_NAMED)}))[\s-]+"
    r"(?:(?:straight|consecutive|successive)\s)?(?P<noun>[a-z]{3,})\b",
    re.I,
)
# Behind these an ordinal names a part of a day, a game, a year or a town.
_PARTS = frozenset(
    stem(w)
    for w in (
        "quarter half period inning round set day night week month century street avenue floor precinct "
        "district degree hand class place time base seed down drive edition amendment person thing lady "
        "minister deputy grade row line part step phase stage"
    ).split()
)
_SHARED, _ALIKE = 3, 0.6


@dataclass(frozen=True)
class Ordinal:
    number: int
    noun: str
    span: Span


@lru_cache(maxsize=16_384)
def ordinals(text: str, offset: int = 0) -> tuple[Ordinal, ...]:
    """The ordinals of a text with the stems of the nouns that they count; `span` covers both."""
    found = []
    for match in _ORDINAL.finditer(text):
        word = match.group("word")
        number = _NAMED.index(word.casefold()) + 1 if word else int(match.group("figure"))
        noun = stem(match.group("noun").casefold())
        if noun not in _PARTS:
            found.append(Ordinal(number, noun, Span(match.start() + offset, match.end() + offset)))
    return tuple(found)


def find(story: Story) -> Iterator[Finding]:
    told: dict[tuple[str, str], set[int]] = defaultdict(set)
    for sentence in story.sentences:
        for ordinal in ordinals(sentence.text):
            told[sentence.document, ordinal.noun].add(ordinal.number)
    for claim, a, b in both_offer(story.aligned_wholes, lambda whole: ordinals(whole.text)):
        for x in ordinals(a.text, a.span.start):
            for y in ordinals(b.text, b.span.start):
                both = told[a.document.id, x.noun], told[b.document.id, x.noun]
                one = x.noun == y.noun and not both[0] & both[1]
                if one and not _counted_apart(a, b):
                    yield from _finding(claim, a, b, x, y)


def _counted_apart(a: Part, b: Part) -> bool:
    """Whether numbers of one kind differ in both sentences too: each ordinal is then of another one."""
    left, right = (quantities(part.text, part.span.start) for part in (a, b))
    counts = [(x.base, y.base) for x in left for y in right if kind_of(x) == kind_of(y) != ""]
    return bool(counts) and all(x != y for x, y in counts)


def _finding(claim: str | None, a: Part, b: Part, x: Ordinal, y: Ordinal) -> Iterator[Finding]:
    near_a, near_b = near(a.words, x.span), near(b.words, y.span)
    alike = overlap(near_a, near_b)
    only_here, only_there = (n - {x.noun} for n in (near_a - near_b, near_b - near_a))
    if alike < _ALIKE or (len(near_a & near_b) < _SHARED and (only_here or only_there)):
        return
    here, there = a.evidence(x.span), b.evidence(y.span)
    hours = hours_between(a.document, b.document)
    update = hours is not None and hours * (y.number - x.number) > 0
    because = (
        "The later article has the newer count: an update."
        if update
        else f"One thing is counted as “{here.text}” and as “{there.text}”."
    )
    yield Finding(
        claim, Kind.NUMBER, Strength.DETAIL if update else Strength.CONFLICT, here, there,
        f"{x.number}. {x.noun}", f"{y.number}. {y.noun}", because, 0.4 if update else 0.5 + 0.4 * alike,
    )  # fmt: skip
