"""Figures over stories, with intervals: the 2.5th and 97.5th percentile of 400 resamples of whole stories.

A story hands in a sample: counts that are added up (a `ratio`, an `f1`), or scores with labels (`Judged`),
which are put end to end. Nothing can be resampled of one story: it has no interval."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

DRAWS = 400
Figure = Callable[[Sequence[Any]], float]


@dataclass(frozen=True, slots=True)
class Judged:
    """Scores, and what a reader said; `level` is what is shown: 2 aligned, 1 perhaps, 0 neither."""

    scores: NDArray[np.float64]
    true: NDArray[np.bool_]
    level: NDArray[np.int_] | None = None


@dataclass(frozen=True)
class Measured:
    """A row of the table: `samples` by method, `ours` and the baselines; a higher figure is better."""

    area: str
    title: str
    data: str
    samples: Mapping[str, Sequence[Any]]
    figure: Figure
    baseline: Figure | None = None  # where baselines are not read in the same way

    @property
    def key(self) -> str:
        return f"{self.area}: {self.title}"

    @property
    def ours(self) -> float:
        return self.figure(self.samples["ours"])

    @property
    def stories(self) -> int:
        return len(self.samples["ours"])

    def interval(self) -> tuple[float, float] | None:
        return interval(self.samples["ours"], self.figure)

    def others(self) -> dict[str, float]:
        figure = self.baseline or self.figure
        return {name: figure(found) for name, found in self.samples.items() if name != "ours"}


def interval(samples: Sequence[Any], figure: Figure) -> tuple[float, float] | None:
    count = len(samples)
    if count < 2:
        return None
    random = np.random.RandomState(0)
    found = [figure([samples[i] for i in random.randint(count, size=count)]) for _ in range(DRAWS)]
    if np.isnan(found).all():
        return None
    low, high = np.nanpercentile(found, [2.5, 97.5])
    return float(low), float(high)


def ratio(part: int, whole: int) -> Figure:
    """The sum of one count over the sum of another."""

    def figure(samples: Sequence[Sequence[float]]) -> float:
        total = np.sum(samples, axis=0)
        return float(total[part] / total[whole]) if total[whole] else float("nan")

    return figure


def f1(hits: int, shown: int, wanted: int) -> Figure:
    def figure(samples: Sequence[Sequence[float]]) -> float:
        total = np.sum(samples, axis=0)
        both = total[shown] + total[wanted]
        return float(2 * total[hits] / both) if both else float("nan")

    return figure


def _joined(samples: Sequence[Judged]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    return np.concatenate([s.scores for s in samples]), np.concatenate([s.true for s in samples])


def average_precision(samples: Sequence[Judged]) -> float:
    scores, true = _joined(samples)
    hits = true[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float(precision[hits].mean()) if hits.any() else float("nan")


def best_f1(samples: Sequence[Judged]) -> float:
    """With the threshold that is best on these very samples: what a baseline could reach at most."""
    scores, true = _joined(samples)
    hits = np.cumsum(true[np.argsort(-scores, kind="stable")])
    return float((2 * hits / (np.arange(1, len(hits) + 1) + true.sum())).max())


def shown(figure: Figure, least: int) -> Figure:
    """A figure of (hits, shown, wanted) for the pairs that are shown at the level `least` or above."""

    def of(samples: Sequence[Judged]) -> float:
        counts = [((s.level >= least) & s.true, s.level >= least, s.true) for s in samples]
        return figure([[int(part.sum()) for part in count] for count in counts])

    return of


def area_under_curve(samples: Sequence[Judged]) -> float:
    """The probability that a true one scores above another, ties counted half."""
    scores, true = _joined(samples)
    _, place, count = np.unique(scores, return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2)[place]
    positive, negative = true.sum(), (~true).sum()
    if not positive or not negative:
        return float("nan")
    return float((rank[true].sum() - positive * (positive + 1) / 2) / (positive * negative))


PRECISION, RECALL, F1 = ratio(0, 1), ratio(0, 2), f1(0, 1, 2)
