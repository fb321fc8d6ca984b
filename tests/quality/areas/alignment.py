"""Alignment: pairs of sentences of two articles that state the same fact, at least in part.

Pairs that a reader was unsure of, or that two readers judge differently, are left out. Baselines: the
cosine of the sentence vectors and of TF-IDF words, with the threshold that is best on the very set."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.types import Level
from tests.quality.figures import F1, PRECISION, RECALL, Judged, Measured, average_precision, best_f1, shown
from tests.quality.stories import Group, Place
from tests.quality.study import Study

Pair = frozenset[Place]
LEVELS = {Level.ALIGNED: 2, Level.PERHAPS: 1, None: 0}
ALIGNED, BOTH = 2, 1


def rows(name: str, studies: Sequence[Study]) -> Iterator[Measured]:
    found = [judged(study) for study in studies if study.story.asked("groups")]
    if not found:
        return
    samples = {method: [one[method] for one in found] for method in ("ours", "cosine", "TF-IDF")}
    ours = {"ours": samples["ours"]}
    yield Measured("alignment", "average precision", name, samples, average_precision)
    yield Measured("alignment", "F1, both levels", name, samples, shown(F1, BOTH), best_f1)
    yield Measured("alignment", "precision, aligned", name, ours, shown(PRECISION, ALIGNED))
    yield Measured("alignment", "recall, aligned", name, ours, shown(RECALL, ALIGNED))


@cache
def judged(study: Study) -> Mapping[str, Judged]:
    same, unsure = gold(study.story.readings)
    units = study.units
    pairs = [
        (i, j)
        for i, j in combinations(range(len(units)), 2)
        if units[i].document != units[j].document and frozenset((units[i], units[j])) not in unsure
    ]
    true = np.array([frozenset((units[i], units[j])) in same for i, j in pairs], dtype=bool)
    a, b = np.array(pairs, dtype=int).reshape(-1, 2).T
    scores, levels = ours(study)
    vectors, words = study.encoded(), tf_idf([study.story.words(unit) for unit in units])
    return {
        "ours": Judged(scores[a, b], true, levels[a, b]),
        "cosine": Judged((vectors @ vectors.T)[a, b].astype(float), true),
        "TF-IDF": Judged((words @ words.T)[a, b], true),
    }


def gold(readings: Sequence) -> tuple[set[Pair], set[Pair]]:
    """Pairs that all readers have, and those left out: unsure to one, or not what all of them say."""
    asked = [reading for reading in readings if reading.groups is not None]
    each = [_pairs(reading.groups) for reading in asked]
    same = set.intersection(*each)
    doubtful = set.union(*each, *(_pairs(reading.unsure) for reading in asked))
    return same, doubtful - same


def _pairs(groups: Sequence[Group]) -> set[Pair]:
    return {
        frozenset((a, b)) for group in groups for a, b in combinations(group, 2) if a.document != b.document
    }


def ours(study: Study) -> tuple[NDArray[np.float64], NDArray[np.int_]]:
    """Score and level of each pair of units: the best among the sentences that they are."""
    scores = np.zeros((len(study.units), len(study.units)))
    levels = np.zeros_like(scores, dtype=int)
    for pair in study.comparison.alignments:
        grid = np.ix_(study.units_of[pair.a], study.units_of[pair.b])
        for matrix, value in ((scores, pair.score), (levels, LEVELS[pair.level])):
            matrix[grid] = np.maximum(matrix[grid], value)
    return np.maximum(scores, scores.T), np.maximum(levels, levels.T)


def tf_idf(texts: Sequence[str]) -> NDArray[np.float64]:
    """Unit rows of words, weighted by how few sentences of the story have them."""
    bags = [Counter(re.findall(r"\w+", text.casefold())) for text in texts]
    frequency = Counter(word for bag in bags for word in bag)
    column = {word: n for n, word in enumerate(sorted(frequency))}
    out = np.zeros((len(texts), len(column)))
    for row, bag in enumerate(bags):
        for word, count in bag.items():
            out[row, column[word]] = (1 + math.log(count)) * math.log(len(texts) / frequency[word])
    return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)
