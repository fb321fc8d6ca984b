"""What each group of features adds to the alignment, as tables in Markdown for docs/quality.md.

    python training/ablation.py ../shared/data/alignment

Needs scikit-learn; five minutes. The scorer is fitted anew without one group of features (those that
`reasons` tells readers of), and with one group alone: average precision, cross-validated by topic, on the
stories that training may see. Then what the levels would show from other probabilities.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from sklearn.metrics import average_precision_score

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "training")]

from alignment_data import stories  # noqa: E402
from fit_alignment import WEIGHT, Table, Vector  # noqa: E402

from newsdiff.analysis.reasons import GROUPS  # noqa: E402
from newsdiff.analysis.similarity import FEATURES  # noqa: E402

SOURCES = ("read", "synth")
DRAWS = 400

Scores = tuple[tuple[str, Vector], ...]  # by source; `read` twice, without and with support


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    table = Table([g for g in stories(parser.parse_args().data) if WEIGHT[g.source] and not g.held_out])
    print(markdown(("features", "read", "read, with a third article's support", "synth"), groups(table)))
    print(markdown(("from", *SOURCES), thresholds(table)))


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def groups(table: Table) -> Iterator[tuple[str, ...]]:
    """All features, then each group left out, then each alone."""
    features, every = table.features, np.arange(len(FEATURES))
    inside = {name: np.isin(FEATURES, own) for name, own in GROUPS.items()}
    whole = scores(table, features, every)
    yield "all", *(f"{average_precision(table, *one):.3f}" for one in whole)
    for name, own in inside.items():
        yield f"without {name}", *gains(table, scores(table, features, every[~own]), whole)
    for name, own in inside.items():
        alone = scores(table, features, every[own])
        yield f"{name} alone", *(f"{average_precision(table, *one):.3f}" for one in alone)
    table.features = features


def scores(table: Table, features: Vector, columns: Vector) -> Scores:
    table.features = features[:, columns]
    odds, chance = table.cross_validated()
    return ("read", odds), ("read", chance), ("synth", odds)


def average_precision(table: Table, source: str, values: Vector, rows: Vector | None = None) -> float:
    at = np.flatnonzero((table.source == source) & table.use) if rows is None else rows
    return float(average_precision_score(table.same[at], values[at]))


def gains(table: Table, found: Scores, whole: Scores) -> Iterator[str]:
    """The gain over all features, with its interval: both are drawn by the same topics."""
    for (source, values), (_, others) in zip(found, whole, strict=True):
        own = (table.source == source) & table.use
        rows = {topic: np.flatnonzero(own & (table.topic == topic)) for topic in np.unique(table.topic[own])}
        chance = np.random.RandomState(0)
        draws = [np.concatenate([rows[t] for t in chance.choice([*rows], len(rows))]) for _ in range(DRAWS)]
        moved = [
            average_precision(table, source, values, drawn) - average_precision(table, source, others, drawn)
            for drawn in [np.flatnonzero(own), *draws]
        ]
        low, high = np.percentile(moved[1:], [2.5, 97.5])
        yield f"{moved[0]:+.3f} [{low:+.3f}, {high:+.3f}]"


def thresholds(table: Table) -> Iterator[tuple[str, ...]]:
    """Precision, recall and F1 of what would be shown from a probability, with support."""
    _, chance = table.cross_validated()
    for floor in np.arange(0.3, 0.95, 0.1):
        row = [f"{floor:.2f}"]
        for source in SOURCES:
            at = (table.source == source) & table.use
            shown, same = chance[at] >= floor, table.same[at]
            hits = (shown & same).sum()
            f1 = 2 * hits / (shown.sum() + same.sum())
            row.append(f"{hits / max(shown.sum(), 1):.2f} / {hits / same.sum():.2f}, {f1:.2f}")
        yield tuple(row)


if __name__ == "__main__":
    main()
