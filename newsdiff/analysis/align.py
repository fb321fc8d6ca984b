"""Pairs of sentences of different articles that state the same fact, at least in part.

Method: every pair of two documents' sentences gets the features of `similarity`, and a logistic regression
over them (numbers in `alignment_weights`, fitted by training/fit_alignment.py on whole stories) gives a first
probability, p = 1 / (1 + exp(-z)) with z = w·x + c. Third articles then speak for a pair: with
t = 1 - Π (1 - max p(a, c)·p(c, b))^s, the product over the other sources, the maximum over their sentences c,
and s = min(1, `WITNESSES` / r) for r sources that speak of it at all, the calibrated log odds are
`SCALE`·z + `SUPPORT`·t + `SHIFT`. `aligned` means precision first, `perhaps` lies below it (`Thresholds`).
The weights were fitted to articles on one event, whose first sentences tell it. Where a story gathers what
was written on a topic, standing first counts as far as openings are alike otherwise (`one_event`).
A heading inside the text that holds no finite verb names a topic and states nothing: it is the same as no
sentence. The spans are the two clauses that are most alike.
Limits: English; two sentences on one topic with other facts are the errors that remain (docs/quality.md).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from newsdiff.analysis import reasons, similarity, storytext
from newsdiff.analysis.alignment_weights import COEFFICIENTS, INTERCEPT, SCALE, SHIFT, SUPPORT
from newsdiff.analysis.clauses import finite_at, tokenize
from newsdiff.analysis.similarity import Compared
from newsdiff.analysis.storytext import Encode, Matrix, Part, Rows, StoryText
from newsdiff.analysis.terms import Term
from newsdiff.analysis.types import Alignment, Level, Role, Sentence, Span

Chances = NDArray[np.float64]
Nearest = Mapping[int, tuple[int, float]]  # a sentence of another document, and how probable the pair is

WITNESS = 0.05  # a third sentence must be this probable with both
WITNESS_ODDS = math.log(WITNESS / (1 - WITNESS))
EVEN = 0.5  # what is as likely as not
WITNESSES = 3.0  # as many as the stories had that `SUPPORT` was fitted to
OPENING = np.array([name in ("lead", "early") for name in similarity.FEATURES])
# How alike openings are on the mean, and what is asked of them: `USUAL` counts as `KNOWN` articles would.
USUAL, KNOWN, OTHER_EVENT, ONE_EVENT = 0.7, 5.0, 0.3, 0.5
TITLES = frozenset({Role.HEADLINE, Role.HEADING})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least probability of each level, and of pairs that are kept when all are asked for. From
    `elsewhere` upwards a sentence is not said to be only here, though nothing is shown as the same."""

    aligned: float = 0.8
    perhaps: float = 0.45
    elsewhere: float = 0.35
    kept: float = 0.02


class Pair(NamedTuple):
    """Two sentences by their numbers in the list of sentences, and the probability that they say the same.
    `support` is the share of third articles in its log odds."""

    a: int
    b: int
    score: float
    support: float = 0.0


class Likely:
    """The features of pairs from `WITNESS` upwards: those of two documents in one array, and their places. Of
    every pair which clauses are most alike."""

    def __init__(self, story: StoryText) -> None:
        self._owner, self._place = story.owner.tolist(), story.row_of.tolist()
        self._kept: dict[tuple[int, int], tuple[Rows, Matrix, NDArray[np.uint16]]] = {}

    def keep(self, first: int, second: int, wanted: NDArray[np.bool_], found: Compared) -> None:
        number = np.where(wanted, np.cumsum(wanted).reshape(wanted.shape) - 1, -1)
        self._kept[first, second] = number.astype(np.intp), found.features[wanted], found.clauses

    def weigh(self, openings: Chances) -> None:
        """Count the features of standing first as `openings`, a share for each two documents, says."""
        for (first, second), (_, features, _) in self._kept.items():
            features[:, OPENING] *= openings[first, second]

    def __call__(self, a: int, b: int) -> tuple[tuple[int, int], Matrix | None]:
        """Clauses and features of two sentences by their numbers, that of the earlier document first."""
        number, features, clauses = self._kept[self._owner[a], self._owner[b]]
        place = self._place[a], self._place[b]
        at = number[place]
        i, j = clauses[place].tolist()
        return (i, j), features[at] if at >= 0 else None


@dataclass(frozen=True, slots=True)
class First:
    """First probabilities (n, n), 0 inside a document, and the features of likely pairs."""

    chance: Chances
    likely: Likely


@dataclass(frozen=True, slots=True)
class Scored:
    """`pairs` of different documents from a floor upwards, in the order of the sentences; what is known of
    `likely` ones; and for each sentence the `nearest` of another document with its score, below the floor
    too."""

    pairs: tuple[Pair, ...]
    likely: Likely
    nearest: Nearest


def words_of(sentences: Sequence[Sentence]) -> list[list[Term]]:
    """The words of each sentence."""
    return storytext.words_of([sentence.text for sentence in sentences], owners(sentences))


def story_text(
    sentences: Sequence[Sentence],
    words: Sequence[Sequence[Term]],
    parts: Sequence[Sequence[Part]],
    encode: Encode,
) -> StoryText:
    """The numbers of the story's sentences, which stand in the order of their documents."""
    return storytext.story_text(
        [sentence.text for sentence in sentences],
        owners(sentences),
        words,
        parts,
        encode,
        titles=[sentence.role in TITLES for sentence in sentences],
    )


def states_fact(sentence: Sentence) -> bool:
    """Whether a sentence says that something is so: headings that only name a topic don't. Capitals are
    taken off first, since a verb in a heading may have one."""
    if sentence.role is not Role.HEADING:
        return True
    tokens = tokenize(sentence.text.lower())
    return any(finite_at(tokens, place) for place in range(len(tokens)))


def owners(sentences: Sequence[Sentence]) -> list[int]:
    """The number of each sentence's document, counted from 0 in the order of the sentences."""
    number: dict[str, int] = {}
    return [number.setdefault(sentence.document, len(number)) for sentence in sentences]


def score(
    story: StoryText, *, floor: float, origin: Sequence[int] = (), stating: Sequence[bool] = ()
) -> Scored:
    """The probability of every pair across documents. `origin` numbers the source of each document, in the
    order of the documents; without it every document is a source of its own. `stating` tells which sentences
    state something; the others score 0 with all, and are no witnesses. Without it all do."""
    first = first_chances(story)
    if stating:
        silent = ~np.asarray(stating, dtype=bool)
        first.chance[silent] = first.chance[:, silent] = 0
    held = support(first.chance, story.owner, origin)
    chance = with_support(first.chance, held)
    other = story.owner[:, None] != story.owner[None, :]
    found = np.nonzero(np.triu((chance >= floor) & other))
    pairs = [
        Pair(*told)
        for told in zip(
            *(side.tolist() for side in (*found, chance[found], SUPPORT * held[found])), strict=True
        )
    ]
    best = np.where(other, chance, -1).argmax(axis=1) if len(chance) else np.zeros(0, dtype=np.intp)
    nearest = {
        row: (int(best[row]), float(chance[row, best[row]])) for row in range(len(chance)) if other[row].any()
    }
    return Scored(tuple(pairs), first.likely, nearest)


def first_chances(story: StoryText) -> First:
    """Probabilities from the two documents of each pair alone."""
    with _one_thread():
        return _first_chances(story)


def _one_thread() -> AbstractContextManager[object]:
    """The matrices of two documents are small: threads would cost more than they bring, ten times so on a
    machine with other work."""
    limits: AbstractContextManager[object] = threadpool_limits(limits=1, user_api="blas")
    return limits


def _first_chances(story: StoryText) -> First:
    weights = np.array([COEFFICIENTS[name] for name in similarity.FEATURES], dtype=np.float64)
    odds = np.full((len(story.owner), len(story.owner)), -np.inf)  # with nothing for standing first
    ahead = np.zeros_like(odds)  # what standing first would add
    alike = np.zeros((len(story.pages), len(story.pages)))
    likely = Likely(story)
    for first, second in combinations(range(len(story.pages)), 2):
        found = similarity.compare(story, first, second)
        features = found.features.astype(np.float64)
        own = features @ weights + INTERCEPT
        add = features[..., OPENING] @ weights[OPENING]
        a, b = story.pages[first].sentences, story.pages[second].sentences
        odds[a, b], ahead[a, b] = own - add, add
        opening = features[..., similarity.FEATURES.index("lead")] > 0
        alike[first, second] = _chance(np.max(own - add, where=opening, initial=-np.inf))
        likely.keep(first, second, own >= WITNESS_ODDS, found)
    openings = one_event(alike + alike.T)
    likely.weigh(openings)
    for row, own in enumerate(story.owner):  # row by row: the whole, several times over, is tens of MiB each
        odds[row] = _chance(odds[row] + ahead[row] * openings[own, story.owner])
    del ahead
    return First(odds + odds.T, likely)  # each pair has stood once so far, and 0 at its other place


def _chance(odds: Chances) -> Chances:
    return np.asarray(1 / (1 + np.exp(-odds)))


def one_event(alike: Chances) -> Chances:
    """How much standing first counts for each two documents, 0 to 1, from how alike their first sentences are
    otherwise: the mean likeness of either to the articles that the other's opening is like."""
    likely = (2 * alike @ alike + 2 * alike + KNOWN * USUAL) / (
        alike.sum(axis=0) + alike.sum(axis=1)[:, None] - 2 * alike + 2 + KNOWN
    )
    return np.asarray(np.clip((likely - OTHER_EVENT) / (ONE_EVENT - OTHER_EVENT), 0, 1))


def support(chance: Chances, owner: Rows, origin: Sequence[int] = ()) -> Chances:
    """How far third articles tie the sentences of each pair, 0 to 1: each source by its best sentence c, with
    p(a, c)·p(c, b), the sources together as independent. A copy of an article is no witness for it, copies of
    one another are one witness, and what is less probable than `WITNESS` is none for anybody. Of more sources
    than `WITNESSES` the mean counts as that many: else fifty vague likenesses would make a certainty."""
    source = np.asarray(origin, dtype=np.intp)[owner] if origin else owner
    missed, best = np.ones_like(chance), np.zeros_like(chance)
    sources = np.unique(source)
    near = np.zeros((len(sources), len(chance)))  # whether a source has a sentence that is like each
    for number, own in enumerate(sources):
        rows = np.flatnonzero(source == own)
        heard = np.where((chance[rows] >= WITNESS) & (source != own), chance[rows], 0)
        near[number] = np.minimum(heard.max(axis=0) / EVEN, 1)
        # A sentence ties few others: only their pairs are looked at.
        tied = [(line[at], np.ix_(at, at)) for line in heard if len(at := np.flatnonzero(line)) > 1]
        for told, pairs in tied:
            best[pairs] = np.maximum(best[pairs], told[:, None] * told)
        for _, pairs in tied:
            missed[pairs] *= 1 - best[pairs]
            best[pairs] = 0  # a pair that two sentences of the source tie counts once
    source = np.searchsorted(sources, source)
    for row, missing in enumerate(missed):
        missed[row] = 1 - missing ** np.minimum(1, WITNESSES / _asked(near, source, row))
    return missed


def _asked(near: Chances, source: Rows, row: int) -> Chances:
    """How many other sources speak of what each pair of a sentence is about, (n,): those in full that have a
    sentence which is as likely as not the same as one of the two, less likely ones in part. So an article
    about something else counts for nothing."""
    others = np.maximum(near[:, row, None], near)
    told = others.sum(axis=0) - others[source[row]] - others[source, np.arange(len(source))]
    return np.asarray(np.maximum(told, WITNESSES))


def with_support(chance: Chances, held: Chances) -> Chances:
    """Calibrated probabilities from the first ones and the support of third articles."""
    out = np.zeros_like(chance)
    for row, first in enumerate(chance):
        kept = np.clip(first, 1e-9, 1 - 1e-9)
        odds = SCALE * np.log(kept / (1 - kept)) + SUPPORT * held[row] + SHIFT
        out[row] = np.where(first > 0, _chance(odds), 0)
    return out


def align(
    sentences: Sequence[Sentence],
    parts: Sequence[Sequence[Part]],
    story: StoryText,
    pairs: Sequence[Pair],
    likely: Likely,
    *,
    thresholds: Thresholds,
) -> tuple[Alignment, ...]:
    """Alignments with their levels and, where they have one, the parts that state the fact and why."""
    return tuple(_aligned(sentences, parts, story, pairs, likely, thresholds))


def _aligned(
    sentences: Sequence[Sentence],
    parts: Sequence[Sequence[Part]],
    story: StoryText,
    pairs: Sequence[Pair],
    likely: Likely,
    thresholds: Thresholds,
) -> Iterator[Alignment]:
    words = reasons.told([s.text for s in sentences], story.terms, story.owner.tolist())
    known = [likely(pair.a, pair.b) for pair in pairs]
    grounds = reasons.grounds([features for _, features in known])
    spans = [[span_of(s, part) for part in own] for s, own in zip(sentences, parts, strict=True)]
    for pair, (clauses, _), ground in zip(pairs, known, grounds, strict=True):
        a, b = sentences[pair.a], sentences[pair.b]
        level = level_of(pair.score, thresholds)
        a_span, b_span, because = a.span, b.span, ""
        if level:
            i, j = clauses
            a_span, b_span = spans[pair.a][i], spans[pair.b][j]
            because = reasons.because(
                words, (pair.a, pair.b), pair.score, ground, pair.support, sure=level is Level.ALIGNED
            )
        yield Alignment(a.id, b.id, a_span, b_span, round(pair.score, 4), level, because=because)


def span_of(sentence: Sentence, part: Part) -> Span:
    return Span(sentence.span.start + part.start, sentence.span.start + part.end)


def level_of(probability: float, thresholds: Thresholds) -> Level | None:
    if probability >= thresholds.aligned:
        return Level.ALIGNED
    return Level.PERHAPS if probability >= thresholds.perhaps else None
