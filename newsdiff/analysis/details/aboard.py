"""How many people were aboard, over the whole story: a number that an accident has one of.

Method: a number of people, or of nobody named, beside "aboard", "passengers" or "packed", or the one number
of a sentence on "the number of those aboard"; the largest of each sentence, the crew apart, those of one
article taken as what it says last. Two articles whose numbers exclude each other are in conflict, if both
tell of one kind of vehicle and neither sentence is on another year or another accident. Passengers and all
aboard, who are more, are a detail where no number of the crew is told: they may be the rest. Limits: two
ships of one kind in one story are taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from newsdiff.analysis.details.context import Part, Story
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.details.numbers import summed
from newsdiff.analysis.details.onething import besides_crew
from newsdiff.analysis.details.quantities import ABOARD, PEOPLE, Quantity, quantities
from newsdiff.analysis.types import Kind, Strength

_VEHICLES = {
    "water": re.compile(r"\b(?:ferry|ship|boat|vessel|liner|barge|trawler)\b", re.I),
    "air": re.compile(r"\b(?:plane|aircraft|jet|airliner|helicopter|airline)\b", re.I),
    "road": re.compile(r"\b(?:bus|coach|minibus)\b", re.I),
    "rail": re.compile(r"\b(?:train|tram|carriages)\b", re.I),
}
_BESIDE = re.compile(r"\b(?:aboard|on ?board|passengers?|manifest|packed|crowded)\b", re.I)
_ANOTHER = re.compile(
    r"\b(?:(?:19|20)\d\d|another|earlier|similar|previous\w*|licensed|capacity|certified|survivors?|rescued|killed|"
    r"dead|died|injured|missing|seats?|boats|ships|planes)\b",
    re.I,
)
_OF_OTHERS = re.compile(
    r"\bnumber of (?!(?:the )?(?:people|persons|passengers|those|everyone|everybody|aboard|on ?board)\b)",
    re.I,
)
_FEWEST = 10
# "The number of those aboard is not certain; so far it stands at 102": the one bare number of its sentence.
_NUMBER_OF = re.compile(
    r"\bnumber of (?:the )?(?:people|persons|passengers|those|everyone|everybody)? ?"
    r"(?:aboard|on ?board)\b",
    re.I,
)


def find(story: Story) -> Iterator[Finding]:
    told = _told(story)
    kinds = {document.id: _kinds(document.text) for document in story.documents}
    for (a, qa), (b, qb) in combinations(told, 2):
        if a.document.id == b.document.id or not kinds[a.document.id] & kinds[b.document.id]:
            continue
        if (_least(qa) <= qb.high and _least(qb) <= qa.high) or summed(a, b, qa, qb):
            continue
        words = qa.span.of(a.document.text), qb.span.of(b.document.text)
        strength, because = (
            (Strength.DETAIL, "One number is of the passengers alone; both can be true.")
            if besides_crew(a, b, qa, qb)
            else (Strength.CONFLICT, f"The numbers of those aboard are unequal: {words[0]} and {words[1]}.")
        )
        yield Finding(
            story.shared_claim(a.sentence.id, b.sentence.id), Kind.NUMBER, strength,
            a.evidence(qa.span), b.evidence(qb.span), f"{qa.value} aboard", f"{qb.value} aboard", because,
            0.75,
        )  # fmt: skip


def _told(story: Story) -> list[tuple[Part, Quantity]]:
    """The last number of those aboard in each article that tells one."""
    last: dict[str, tuple[Part, Quantity]] = {}
    for document in story.documents:
        for sentence in story.of_document.get(document.id, []):
            if not _BESIDE.search(sentence.text) or _OF_OTHERS.search(sentence.text):
                continue
            part = story.part(sentence.id)
            people = [q for q in quantities(sentence.text, sentence.span.start) if _of_people(part, q)]
            people = people or _numbered(sentence.text, sentence.span.start)
            if people:
                last[document.id] = part, max(people, key=lambda q: q.base)
    return list(last.values())


def _numbered(text: str, offset: int) -> list[Quantity]:
    """The number that a sentence gives for those aboard, where it has no other."""
    found = quantities(text, offset) if _NUMBER_OF.search(text) and not _ANOTHER.search(text) else ()
    told = [q for q in found if not (q.unit or q.counted or q.rough) and q.base >= _FEWEST]
    return told if len(told) == len(found) == 1 else []


_WITH = re.compile(r"\bwith\s$", re.I)
# "Up to 130" is told of 110, not of 86.
_UP_TO = 0.8


def _least(quantity: Quantity) -> float:
    return quantity.low or _UP_TO * quantity.base


def _of_people(part: Part, quantity: Quantity) -> bool:
    start = quantity.span.start - part.span.start
    role = quantity.role
    if _WITH.search(part.text[:start]):
        role = role.removesuffix("/part")  # "left with 160 people on board": all of them
    if quantity.unit or role != "aboard" or quantity.base < _FEWEST or quantity.rough:
        return False
    clause = (
        re.split(r"[,;.]", part.text[:start])[-1] + re.split(r"[;.]|, (?:and|but|or) ", part.text[start:])[0]
    )
    people = quantity.counted <= PEOPLE | ABOARD or _PEOPLE.match(part.document.text, quantity.span.end)
    return bool(people) and not _ANOTHER.search(clause)


_PEOPLE = re.compile(r"\s(?:people|persons|passengers)\b")


def _kinds(text: str) -> frozenset[str]:
    return frozenset(kind for kind, pattern in _VEHICLES.items() if pattern.search(text))
