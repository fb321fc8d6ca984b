"""Figures for pairs of sentences: average precision, F1, precision and recall of a level, with intervals.

A `Judged` story holds a score and a label for each pair that was judged. Intervals are the 2.5th and 97.5th
percentile of 400 resamples of whole stories."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Figure = Callable[[NDArray[np.float64], NDArray[np.bool_]], float]


@dataclass(frozen=True)
class Judged:
    scores: NDArray[np.float64]
    same: NDArray[np.bool_]


def average_precision(scores: NDArray[np.float64], same: NDArray[np.bool_]) -> float:
    order = np.argsort(-scores, kind="stable")
    hits = same[order]
    if not hits.any():
        return float("nan")
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float(precision[hits].mean())


def best_f1(scores: NDArray[np.float64], same: NDArray[np.bool_]) -> float:
    hits = np.cumsum(same[np.argsort(-scores, kind="stable")])
    return float((2 * hits / (np.arange(1, len(hits) + 1) + same.sum())).max())


def f1_at(floor: float) -> Figure:
    def figure(scores: NDArray[np.float64], same: NDArray[np.bool_]) -> float:
        shown = scores >= floor
        return float(2 * (shown & same).sum() / max(shown.sum() + same.sum(), 1))

    return figure


def precision_at(floor: float) -> Figure:
    def figure(scores: NDArray[np.float64], same: NDArray[np.bool_]) -> float:
        shown = scores >= floor
        return float((shown & same).sum() / shown.sum()) if shown.any() else float("nan")

    return figure


def recall_at(floor: float) -> Figure:
    def figure(scores: NDArray[np.float64], same: NDArray[np.bool_]) -> float:
        return float(((scores >= floor) & same).sum() / max(same.sum(), 1))

    return figure


def over(stories: Sequence[Judged], figure: Figure) -> float:
    return figure(np.concatenate([s.scores for s in stories]), np.concatenate([s.same for s in stories]))


def interval(stories: Sequence[Judged], figure: Figure, *, draws: int = 400) -> tuple[float, float]:
    """Nothing to resample with one story: both ends are then the figure itself."""
    random = np.random.RandomState(0)
    count = len(stories)
    found = [over([stories[i] for i in random.randint(count, size=count)], figure) for _ in range(draws)]
    low, high = np.nanpercentile(found, [2.5, 97.5])
    return float(low), float(high)
