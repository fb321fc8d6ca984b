"""Pairs of sentences of different articles that state the same fact, at least in part.

Method: every pair of two documents' sentences gets the features of `similarity`, and a logistic regression
over them (numbers in `alignment_weights`, fitted by training/fit_alignment.py on whole stories) gives a
calibrated probability, p = 1 / (1 + exp(-(w·x + c))). A third article then speaks for a pair: with
t = max over c of min(p(a, c), p(c, b)) the log odds gain 2·t. `aligned` means precision first, `perhaps`
lies below it (`Thresholds`). The spans are the two clauses that are most alike.
Limits: English; two sentences on one topic with other facts are the errors that remain (docs/quality.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from newsdiff.analysis import similarity
from newsdiff.analysis.alignment_weights import COEFFICIENTS, INTERCEPT
from newsdiff.analysis.similarity import Encode, Part, Rows, StoryText
from newsdiff.analysis.types import Alignment, Level, Role, Sentence, Span

Chances = NDArray[np.float64]

WITNESS = 0.05  # a third sentence must be this probable with both
SUPPORT = 2.0  # chosen by hand, not fitted; docs/quality.md says with what in view
TITLES = frozenset({Role.HEADLINE, Role.HEADING})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least probability of each level, and of pairs that are kept when all are asked for."""

    aligned: float = 0.65
    perhaps: float = 0.45
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


def score(story: StoryText, *, floor: float, origin: Sequence[int] = ()) -> Scored:
    """The probability of every pair across documents. `origin` numbers the source of each document, in the
    order of the documents; without it every document is a source of its own."""
    chance = with_support(first_chances(story), story.owner, origin)
    rows, columns = np.nonzero(np.triu(chance >= floor))
    pairs = [Pair(a, b, float(chance[a, b])) for a, b in zip(rows.tolist(), columns.tolist(), strict=True)]
    other = story.owner[:, None] != story.owner[None, :]
    best = np.where(other, chance, -1).argmax(axis=1) if len(chance) else np.zeros(0, dtype=np.intp)
    nearest = {
        row: (int(best[row]), float(chance[row, best[row]])) for row in range(len(chance)) if other[row].any()
    }
    return Scored(tuple(pair for pair in pairs if story.owner[pair.a] != story.owner[pair.b]), nearest)


def first_chances(story: StoryText) -> Chances:
    """Probabilities (n, n) from the two documents of each pair alone; 0 inside a document."""
    # The matrices of two documents are small: threads would cost more than they bring, ten times so on a
    # machine with other work.
    with threadpool_limits(limits=1, user_api="blas"):
        return _first_chances(story)


def _first_chances(story: StoryText) -> Chances:
    count = int(story.owner.max(initial=-1)) + 1
    weights = np.array([COEFFICIENTS[name] for name in similarity.FEATURES], dtype=np.float64)
    out = np.zeros((len(story.owner), len(story.owner)))
    for first in range(count):
        for second in range(first + 1, count):
            block = similarity.features(story, first, second)
            chance = 1 / (1 + np.exp(-(block.astype(np.float64) @ weights + INTERCEPT)))
            a, b = story.rows(first), story.rows(second)
            out[np.ix_(a, b)] = chance
            out[np.ix_(b, a)] = chance.T
    return out


def support(chance: Chances, owner: Rows, origin: Sequence[int] = ()) -> Chances:
    """For each pair the best third sentence c: max of min(p(a, c), p(c, b)). A copy of an article is no
    witness for it, and what is less probable than `WITNESS` is none for anybody."""
    source = np.asarray(origin, dtype=np.intp)[owner] if origin else owner
    out = np.zeros_like(chance)
    for c in range(len(chance)):
        near = np.flatnonzero((chance[c] >= WITNESS) & (source != source[c]))
        grid = np.ix_(near, near)
        out[grid] = np.maximum(out[grid], np.minimum.outer(chance[c, near], chance[c, near]))
    return out


def with_support(chance: Chances, owner: Rows, origin: Sequence[int] = ()) -> Chances:
    """The probabilities with the log odds raised by `SUPPORT` times the support of a third sentence."""
    held = support(chance, owner, origin)
    odds = np.log(np.clip(chance, 1e-9, 1 - 1e-9) / (1 - np.clip(chance, 1e-9, 1 - 1e-9)))
    out: Chances = np.where(chance > 0, 1 / (1 + np.exp(-odds - SUPPORT * held)), 0.0)
    return out


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
