"""Origins: pairs of articles that go back to one text.

Beside the gold of stories, copies made here: every ECB+ article of a set for development, with two
sentences of five left out and the others in another order, is to be found beside its original and beside no
other article."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import combinations

from newsdiff.analysis.origins import origins
from newsdiff.analysis.types import Document, Line, Role, Span
from tests.quality.figures import PRECISION, RECALL, Measured
from tests.quality.study import Study

LEAST = 6  # sentences that a copy keeps


def rows(name: str, studies: Sequence[Study]) -> Iterator[Measured]:
    read = [study for study in studies if study.story.origins is not None]
    if read:
        found = {"ours": [counts(study) for study in read]}
        yield Measured("origins", "precision", name, found, PRECISION)
        yield Measured("origins", "recall", name, found, RECALL)
    if name == "read":
        copied = {"ours": [copies(study) for study in studies]}
        yield Measured("origins", "shortened, reordered copies found", name, copied, RECALL)


def counts(study: Study) -> list[int]:
    found, gold = pairs(study.comparison.origins), pairs(study.story.origins or ())
    return [len(found & gold), len(found), len(gold)]


def pairs(groups: Sequence[Sequence[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def copies(study: Study) -> list[int]:
    made = [(d, copy) for d in study.story.documents if (copy := shortened(d)) is not None]
    hits = sum(len(origins([original, copy])) == 1 for original, copy in made)
    return [hits, hits, len(made)]


def shortened(document: Document) -> Document | None:
    """Three sentences of five in another order, chosen by the words; None for a very short article."""
    lines = [line.span.of(document.text) for line in document.lines if line.role.kept]
    chance = random.Random(document.text)
    kept = chance.sample(lines, len(lines) * 3 // 5)
    if len(kept) < LEAST:
        return None
    spans, start = [], 0
    for line in kept:
        spans.append(Line(Span(start, start + len(line)), Role.BODY))
        start += len(line) + 1
    return Document(document.id + " copy", "\n".join(kept), tuple(spans))
