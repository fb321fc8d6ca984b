"""Framing: marks against the words that readers named as strong.

A mark is right when every reader has those words as strong, and left out when readers disagree or have them
as weak; `strictly` counts these as wrong. Baseline: every word of a published subjectivity lexicon is a
mark."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache

from newsdiff.analysis.wording import tokens
from tests.quality.figures import Measured, ratio
from tests.quality.stories import SHARED, Mark, Place
from tests.quality.study import Study

LEXICON = SHARED / "data" / "lexicons" / "strong_subjectives_riloff2003.jsonl"
SHOWN, RIGHT, JUDGED, WANTED, FOUND = range(5)


def rows(name: str, studies: Sequence[Study]) -> Iterator[Measured]:
    read = [study for study in studies if study.story.asked("framing")]
    if not read:
        return
    samples = {"ours": [counts(study, ours(study)) for study in read]}
    if LEXICON.exists():
        samples["lexicon"] = [counts(study, subjective(study)) for study in read]
    yield Measured("framing", "precision, strong", name, samples, ratio(RIGHT, JUDGED))
    yield Measured("framing", "precision, strictly", name, samples, ratio(RIGHT, SHOWN))
    yield Measured("framing", "recall, strong", name, samples, ratio(FOUND, WANTED))


def counts(study: Study, marks: Sequence[Place]) -> list[int]:
    said = [verdict(study, place) for place in marks]
    core = wanted(study)
    return [
        len(marks),
        said.count("right"),
        len(marks) - said.count("left out"),
        len(core),
        sum(any(place.meets(mark.place) for place in marks) for mark in core),
    ]


def verdict(study: Study, place: Place) -> str:
    each = [[m for m in own if m.place.meets(place)] for own in study.story.asked("framing")]
    if all(any(m.strength == "strong" for m in own) for own in each):
        return "right"
    return "left out" if any(each) else "wrong"


def wanted(study: Study) -> list[Mark]:
    """What all readers have as strong."""
    first, *others = ([m for m in own if m.strength == "strong"] for own in study.story.asked("framing"))
    return [m for m in first if all(any(m.place.meets(o.place) for o in other) for other in others)]


def ours(study: Study) -> list[Place]:
    return [study.place(mark.place) for mark in study.comparison.framing]


def subjective(study: Study) -> list[Place]:
    known = lexicon()
    return [
        Place(s.document, s.span.start + t.span.start, s.span.start + t.span.end)
        for s in study.comparison.sentences
        for t in tokens(s.text)
        if t.folded in known
    ]


@cache
def lexicon() -> frozenset[str]:
    with LEXICON.open(encoding="utf-8") as lines:
        return frozenset(json.loads(line)["term"] for line in lines)


def detail(study: Study) -> Iterator[str]:
    """Every mark shown or missed, for stories of development."""
    for mark in study.comparison.framing:
        yield f"mark, {verdict(study, study.place(mark.place))}: {mark.cue} “{mark.place.text}”"
    for gold in wanted(study):
        if not any(place.meets(gold.place) for place in ours(study)):
            yield f"unmarked: {gold.cue}, {gold.voice} “{study.story.words(gold.place)}”"
