"""When it takes effect, over the whole story: the day of which a pact, a law or a rule has one.

Method: the one date in the clause of "takes effect", "enters into force", "applies from", "becomes law". An
article that tells two such days tells of two things and is left out; two days that exclude each other are in
conflict where one claim holds both sentences, or these share a telling word, each with the one before it; a
sentence that names no rule ("it enters into force") goes with another of its day. Limits: two laws of one
name, each told by one article, are taken for one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, product

from newsdiff.analysis.details.context import Part, Story
from newsdiff.analysis.details.dateline import published_on
from newsdiff.analysis.details.dates import relation, value
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.details.happenings import TIME_STEMS
from newsdiff.analysis.details.moments import Moment, moments
from newsdiff.analysis.types import Kind, Strength
from newsdiff.analysis.wording import content_stems, tokens

_EFFECT = re.compile(
    r"\b(?:tak(?:es?|ing|en)|took|com(?:es?|ing)|came|go(?:es|ing)?|went|enter(?:s|ed|ing)?|put)\s"
    r"(?:in(?:to)?\s)?(?:effect|force)\b|\b(?:appl(?:y|ies)|be applied)(?:\s\w+ly)?\sfrom\b|"
    r"\bbecom(?:es?|ing)\s(?:law|effective|binding|mandatory|compulsory)\b",
    re.I,
)
_UNNAMED = re.compile(rf"\b(?:it|they|this|which|that)\s(?:\w+\s)?(?:{_EFFECT.pattern})", re.I)
_CLAUSE = re.compile(r"[;:“”\"]|,\s(?:and|but|while|after)\b|\s(?:but|while|after|before)\s")
# Before the day on which it ends.
_ENDS = re.compile(r"\b(?:until|till)\s(?:the\s)?$", re.I)
_SCORE = 0.75


def find(story: Story) -> Iterator[Finding]:
    told = [one for document in story.documents if (one := _day(story, document.id))]
    days: dict[str, list[Part]] = defaultdict(list)
    for part, moment in told:
        days[value(moment)].append(part)
    for (part_a, a), (part_b, b) in combinations(told, 2):
        sides = _with(part_a, days[value(a)]), _with(part_b, days[value(b)])
        if relation(a, b) == "conflict" and any(_one_rule(story, x, y) for x, y in product(*sides)):
            here, there = part_a.evidence(a.span), part_b.evidence(b.span)
            because = f"It takes effect on unequal days: {here.text} and {there.text}."
            claim = story.shared_claim(here.sentence, there.sentence)
            yield Finding(
                claim, Kind.DATE, Strength.CONFLICT, here, there, value(a), value(b), because, _SCORE
            )


def _with(part: Part, same_day: list[Part]) -> list[Part]:
    """The sentences that may speak for a part: itself, and those of the same day where it names no rule of
    its own, "when it enters into force"."""
    return same_day if _UNNAMED.search(part.text) else [part]


def _one_rule(story: Story, a: Part, b: Part) -> bool:
    """Whether one claim holds both sentences, or they share a telling word, each with the one before it."""
    shared = story.around(a.sentence) & story.around(b.sentence)
    held = story.shared_claim(a.sentence.id, b.sentence.id) is not None
    return held or bool(story.telling(shared - _SAYS_LITTLE - TIME_STEMS, a, b))


_SAYS_LITTLE = content_stems(
    tokens(
        "take takes taking taken took come comes coming came go goes going went enter enters entered "
        "entering put effect force apply applies applied become becomes becoming law effective binding "
        "mandatory compulsory new"
    )
)


def _day(story: Story, document: str) -> tuple[Part, Moment] | None:
    """The first place of the day of effect in an article that tells one day only."""
    found = [
        (part, moment)
        for sentence in story.of_document.get(document, [])
        if _EFFECT.search(sentence.text)
        for part in [story.part(sentence.id)]
        for moment in _moments(part)
    ]
    return found[0] if found and len({value(moment) for _, moment in found}) == 1 else None


def _moments(part: Part) -> list[Moment]:
    """The calendar dates in the clause of an effect; none where there are two."""
    at = 0
    for clause in [*_CLAUSE.finditer(part.text), None]:
        end = clause.start() if clause else len(part.text)
        if _EFFECT.search(part.text, at, end):
            dated = moments(part.text[at:end], part.span.start + at, published_on(part.document))
            start = part.span.start
            dated = tuple(
                m for m in dated
                if m.kind == "date" and not _ENDS.search(part.text, at, m.span.start - start)
            )  # fmt: skip
            return list(dated) if len(dated) == 1 else []
        at = clause.end() if clause else end
    return []
