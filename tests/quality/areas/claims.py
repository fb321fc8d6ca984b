"""Claims that are said to agree: whether their sentences all state one fact.

A claim is right when no two of its sentences, of different articles, are two facts to the readers, and no
conflict that a reader lists lies in it; pairs that a reader was unsure of, or that two readers judge
differently, count for nothing. Claims in which a conflict was found are left out. Baseline: all of these
claims, whatever their score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from newsdiff.analysis.types import Claim, Relation
from tests.quality.areas.alignment import gold
from tests.quality.areas.differences import gold as conflicts
from tests.quality.figures import PRECISION, RECALL, Judged, Measured, shown
from tests.quality.stories import Place, Row
from tests.quality.study import Study


def rows(name: str, studies: Sequence[Study]) -> Iterator[Measured]:
    read = [study for study in studies if study.story.asked("groups")]
    if not read:
        return
    found = [judged(study) for study in read]
    samples = {
        "ours": found,
        "every claim": [Judged(one.scores, one.true, np.ones_like(one.level)) for one in found],
    }
    yield Measured("claims", "said to agree, of one fact", name, samples, shown(PRECISION, 1))
    yield Measured("claims", "of one fact, said to agree", name, {"ours": found}, shown(RECALL, 1))


def judged(study: Study) -> Judged:
    claims = [claim for claim in study.comparison.claims if Relation.DIVERGE not in claim.status]
    return Judged(
        np.array([claim.score for claim in claims], dtype=float),
        np.array([_of_one_fact(study, c) and not _contested(study, c) for c in claims], dtype=bool),
        np.array([int(Relation.AGREE in claim.status) for claim in claims], dtype=int),
    )


def _of_one_fact(study: Study, claim: Claim) -> bool:
    same, unsure = gold(study.story.readings)
    sentences = dict.fromkeys(member.sentence for member in claim.members)
    units = [[study.units[n] for n in study.units_of[sentence]] for sentence in sentences]
    return all(
        any(x.document == y.document or frozenset((x, y)) in same | unsure for x in left for y in right)
        for left, right in combinations(units, 2)
    )


def _contested(study: Study, claim: Claim) -> bool:
    """Whether a reader lists a conflict between two of its parts; never where none was asked for them."""
    document = {sentence.id: sentence.document for sentence in study.comparison.sentences}
    parts = [Place(document[m.sentence], m.span.start, m.span.end) for m in claim.members]
    return any(
        row.same(Row(row.kind, row.strength, x, y))
        for row in conflicts(study, "conflict")
        for x, y in combinations(parts, 2)
    )
