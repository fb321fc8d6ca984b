"""Offices of one person that differ in a rank: "associate director" here, "deputy associate director" there.

Method: over the whole story, the office before a name, behind its comma, or after "was" or "as", is read as a
head ("director") with the ranks before it. Two articles conflict where one person has the same head with
unlike ranks, not of two bodies, and neither article ever gives the other's. Limits: "former" and "then" say
nothing; an office that somebody held later looks like another one where an article tells only that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from newsdiff.analysis.details.context import Story
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.details.speakers import same_person
from newsdiff.analysis.types import Evidence, Kind, Span, Strength

_RANK = r"deputy|associate|assistant|vice|acting|interim|under"
_HEAD = (
    r"director|secretary|minister|president|chairman|chairwoman|commissioner|chief|editor|mayor|governor|"
    r"superintendent|inspector|prosecutor|attorney|ambassador|manager|coach|principal|dean|treasurer"
)
_FIELD = r"(?:prime|foreign|defen[cs]e|finance|interior|health|police|fire|managing|executive|general|head)\s"
_OFFICE = rf"(?P<office>(?:(?:{_RANK})[\s-])*(?:{_FIELD})?(?:{_HEAD}))"
_NAME = r"(?P<name>(?-i:(?:[A-Z][\w’'-]+\s(?:[A-Z]\.\s)?){0,2}[A-Z][\w’'-]+))"
_BODY = r"(?P<body>\s(?:of|at|for)\s(?:the\s)?(?-i:[A-Z][\w.-]+))?"
_THE = r"(?:an?\s|the\s|then\s|former\s)*"
_HELD = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b{_OFFICE}(?P<body>)\s{_NAME}\b",
        rf"\b{_NAME},\s{_THE}{_OFFICE}\b{_BODY}",
        rf"\b{_NAME}\s(?:is|was|became|worked as|served as)\s{_THE}{_OFFICE}\b{_BODY}",
        rf"\bas\s{_THE}{_OFFICE}\b{_BODY}[^,.;]{{0,40}},\s(?:m(?:r|s|rs)\.?\s)?{_NAME}\b",
    )
)


@dataclass(frozen=True)
class _Held:
    """An office that an article gives to somebody; `body` is the last word of where it is, or ""."""

    name: str
    head: str
    ranks: frozenset[str]
    body: str
    place: Evidence


def find(story: Story) -> Iterator[Finding]:
    held = _held(story)
    for left, right in combinations(sorted(held), 2):
        for a in held[left]:
            for b in held[right]:
                if _one_office(a, b) and not _ranks(held[left], a) & _ranks(held[right], a):
                    yield _finding(story, a, b)


def _held(story: Story) -> dict[str, list[_Held]]:
    """The offices that each article gives to named people."""
    found: dict[str, list[_Held]] = defaultdict(list)
    for sentence in story.sentences:
        for match in (m for pattern in _HELD for m in pattern.finditer(sentence.text)):
            office, start = match.group("office"), sentence.span.start
            *before, head = re.split(r"[\s-]", office.casefold())
            place = Evidence(
                sentence.id, Span(start + match.start("office"), start + match.end("office")), office
            )
            body = (match.group("body") or "").rsplit(maxsplit=1)[-1:]
            ranks = frozenset(before) & frozenset(_RANK.split("|"))
            found[sentence.document].append(_Held(match.group("name"), head, ranks, "".join(body), place))
    return found


def _one_office(a: _Held, b: _Held) -> bool:
    """Whether one person has two offices of one head that differ in a rank, as far as is told in one body."""
    bodies = {a.body, b.body} - {""}
    return a.head == b.head and a.ranks != b.ranks and len(bodies) < 2 and same_person(a.name, b.name)


def _ranks(held: list[_Held], one: _Held) -> set[frozenset[str]]:
    """All the ranks that an article gives to a person before one head."""
    return {h.ranks for h in held if h.head == one.head and same_person(h.name, one.name)}


def _finding(story: Story, a: _Held, b: _Held) -> Finding:
    because = f"{a.name} is “{a.place.text}” in one article, “{b.place.text}” in the other."
    value_a, value_b = (f"{a.name.split()[-1].casefold()} {h.place.text.casefold()}" for h in (a, b))
    claim = story.shared_claim(a.place.sentence, b.place.sentence)
    return Finding(claim, Kind.NAME, Strength.CONFLICT, a.place, b.place, value_a, value_b, because, 0.75)
