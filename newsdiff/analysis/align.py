"""Pairs of sentences of different articles that state the same fact, at least in part.

Method: every pair of two documents' sentences gets the features of `similarity`, and a logistic regression
over them (numbers in `alignment_weights`, fitted by training/fit_alignment.py on whole stories) gives a
calibrated probability, p = 1 / (1 + exp(-(w·x + c))). `aligned` means precision first, `perhaps` lies below
it (`Thresholds`). The spans are the two clauses that are most alike.
Limits: English; two sentences on one topic with other facts are the errors that remain (docs/quality.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis import similarity
from newsdiff.analysis.alignment_weights import COEFFICIENTS, INTERCEPT
from newsdiff.analysis.similarity import Encode, Matrix, Part, StoryText
from newsdiff.analysis.types import Alignment, Level, Role, Sentence, Span

TITLES = frozenset({Role.HEADLINE, Role.HEADING})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least probability of each level, and of pairs that are kept when all are asked for."""

    aligned: float = 0.5
    perhaps: float = 0.25
    kept: float = 0.02


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences by their numbers in the list of sentences, and the probability that they say the same."""

    a: int
    b: int
    score: float


@dataclass(frozen=True, slots=True)
class Scored:
    """`pairs` of different documents from a floor upwards, in the order of the sentences; `nearest` gives for
    each sentence the best sentence of another document and its score, below the floor too."""

    pairs: tuple[Pair, ...]
    nearest: Mapping[int, tuple[int, float]]


def story_text(sentences: Sequence[Sentence], parts: Sequence[Sequence[Part]], encode: Encode) -> StoryText:
    """The numbers of the story's sentences, which stand in the order of their documents."""
    number: dict[str, int] = {}
    return similarity.story_text(
        [sentence.text for sentence in sentences],
        [number.setdefault(sentence.document, len(number)) for sentence in sentences],
        parts,
        encode,
        titles=[sentence.role in TITLES for sentence in sentences],
    )


def score(story: StoryText, *, floor: float) -> Scored:
    """The probability of every pair across documents."""
    count = int(story.owner.max(initial=-1)) + 1
    found: list[Pair] = []
    nearest: dict[int, tuple[int, float]] = {}
    for first in range(count):
        for second in range(first + 1, count):
            chance = probabilities(similarity.features(story, first, second))
            rows, columns = story.rows(first).tolist(), story.rows(second).tolist()
            for i, j in np.argwhere(chance >= floor).tolist():
                found.append(Pair(rows[i], columns[j], float(chance[i, j])))
            _keep_nearest(nearest, rows, columns, chance)
            _keep_nearest(nearest, columns, rows, chance.T)
    return Scored(tuple(sorted(found, key=lambda pair: (pair.a, pair.b))), nearest)


def probabilities(block: Matrix) -> NDArray[np.float64]:
    """Probabilities (m, n) for features (m, n, len(FEATURES))."""
    weights = np.array([COEFFICIENTS.get(name, 0.0) for name in similarity.FEATURES], dtype=np.float64)
    chance: NDArray[np.float64] = 1 / (1 + np.exp(-(block.astype(np.float64) @ weights + INTERCEPT)))
    return chance


def _keep_nearest(
    nearest: dict[int, tuple[int, float]], rows: list[int], columns: list[int], chance: NDArray[np.float64]
) -> None:
    for i, row in enumerate(rows):
        j = int(chance[i].argmax())
        if row not in nearest or chance[i, j] > nearest[row][1]:
            nearest[row] = (columns[j], float(chance[i, j]))


def align(
    sentences: Sequence[Sentence],
    parts: Sequence[Sequence[Part]],
    story: StoryText,
    pairs: Sequence[Pair],
    *,
    thresholds: Thresholds,
) -> tuple[Alignment, ...]:
    """Alignments with their levels and the parts that state the fact."""
    out = []
    for pair in pairs:
        a, b = sentences[pair.a], sentences[pair.b]
        level = level_of(pair.score, thresholds)
        a_span, b_span = a.span, b.span
        if level and (len(parts[pair.a]) > 1 or len(parts[pair.b]) > 1):
            alike = similarity.part_likeness(story, pair.a, pair.b)
            i, j = divmod(int(alike.argmax()), alike.shape[1])
            a_span, b_span = span_of(a, parts[pair.a][i]), span_of(b, parts[pair.b][j])
        because = f"same fact with probability {pair.score:.2f}"
        out.append(Alignment(a.id, b.id, a_span, b_span, round(pair.score, 4), level, because=because))
    return tuple(out)


def span_of(sentence: Sentence, part: Part) -> Span:
    return Span(sentence.span.start + part.start, sentence.span.start + part.end)


def level_of(probability: float, thresholds: Thresholds) -> Level | None:
    if probability >= thresholds.aligned:
        return Level.ALIGNED
    return Level.PERHAPS if probability >= thresholds.perhaps else None
