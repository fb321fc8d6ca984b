"""Fit the scorer of `newsdiff.analysis.align` and write its numbers.

    python training/fit_alignment.py ../shared/data/alignment [--check]

Needs scikit-learn. Trains on `synth` (three stories of four, the fourth is kept for tests/quality), on `read`
(two topics of three) and on `own` (77 stories of 96), see alignment_data.py. First the regression over the
features of a pair, then, on its cross-validated log odds, what a third article's support counts: SCALE,
SUPPORT and SHIFT. Prints what cross-validation by topic gives, then fits on everything that is not held out
and writes newsdiff/analysis/alignment_weights.py. With --check nothing is written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "training")]

from alignment_data import Gold, stories  # noqa: E402

from newsdiff.analysis import align, similarity, storytext  # noqa: E402
from newsdiff.analysis.embedding import SentenceTransformerEmbedder, encode_distinct  # noqa: E402

WEIGHT = {"synth": 1.0, "read": 1.0, "own": 0.2, "ecb": 0.0}  # `own` weighs as much as `read`
FOLDS = 5
REGULARISATION = 0.001  # many features say nearly the same; strong enough that their signs make sense
TARGET = ROOT / "newsdiff" / "analysis" / "alignment_weights.py"


Vector = NDArray[np.float64]


class Kept:
    """Vectors of texts, each text encoded once."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.at = {text: row for row, text in enumerate(dict.fromkeys(texts))}
        self.vectors = encode_distinct(SentenceTransformerEmbedder(), list(self.at))

    def __call__(self, texts: Sequence[str]) -> storytext.Matrix:
        return self.vectors[[self.at[text] for text in texts]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    golds = [gold for gold in stories(options.data) if WEIGHT[gold.source] and not gold.held_out]
    table = Table(golds)
    odds, chance = table.cross_validated()
    for source in ("synth", "read", "own"):
        rows = (table.source == source) & table.use
        report(source + ", pair alone", 1 / (1 + np.exp(-odds[rows])), table.same[rows])
        report(source + ", with support", chance[rows], table.same[rows])
    if not options.check:
        write(table, table.fit(table.use), table.fit_support(odds, table.use))


def report(name: str, chance: Vector, same: NDArray[np.bool_]) -> None:
    """What the levels would show, and the share of true pairs by probability."""
    print(f"{name}: average precision {average_precision_score(same, chance):.3f}")
    for floor in np.arange(0.3, 0.75, 0.05):
        shown = chance >= floor
        precision, recall = same[shown].mean(), same[shown].sum() / same.sum()
        f1 = 2 * precision * recall / (precision + recall)
        inside = same[shown & (chance < floor + 0.05)].mean()
        print(f"  from {floor:.2f}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, true there {inside:.2f}")


class Table:
    """One row a judged pair."""

    def __init__(self, golds: list[Gold]) -> None:
        texts = [text for gold in golds for text in gold.texts]
        contexts = [part.context for gold in golds for own in gold.parts for part in own]
        words = [word for gold in golds for word in storytext.vocabulary(gold.words)]
        encode = Kept([*texts, *contexts, *words])
        blocks = [block for gold in golds for block in rows_of(gold, encode)]
        self.features = np.concatenate([block[0] for block in blocks])
        self.same = np.concatenate([block[1] for block in blocks])
        self.use = np.concatenate([block[2] for block in blocks])
        sizes = [len(block[1]) for block in blocks]
        self.source = np.repeat([block[3].source for block in blocks], sizes)
        self.topic = np.repeat([block[3].topic for block in blocks], sizes)
        self.golds = golds
        self.weight = np.array([WEIGHT[source] for source in self.source])

    def fit(self, rows: NDArray[np.bool_]) -> tuple[Vector, float]:
        """Coefficients and intercept for the features as they are, not scaled."""
        model = make_pipeline(StandardScaler(), LogisticRegression(C=REGULARISATION, max_iter=3000))
        weight = {"logisticregression__sample_weight": self.weight[rows]}
        model.fit(self.features[rows], self.same[rows], **weight)
        scaler, logistic = model[0], model[1]
        coefficients = logistic.coef_[0] / scaler.scale_
        return coefficients, float(logistic.intercept_[0] - coefficients @ scaler.mean_)

    def fit_support(self, odds: Vector, rows: NDArray[np.bool_]) -> tuple[float, float, float]:
        """SCALE, SUPPORT and SHIFT on cross-validated log odds. `synth` takes part though it has no third
        article: without it stories of two articles would get far too low probabilities."""
        values = np.stack([odds, self.support(odds)], axis=1)
        model = LogisticRegression(C=1.0)
        model.fit(values[rows], self.same[rows], sample_weight=self.weight[rows])
        scale, support = model.coef_[0].tolist()
        return scale, support, float(model.intercept_[0])

    def support(self, odds: Vector) -> Vector:
        """The support of each pair by third articles, from the log odds of the pairs alone."""
        chance, out, at = 1 / (1 + np.exp(-odds)), [], 0
        for gold in self.golds:
            owner = np.asarray(gold.owner)
            rows, columns = places(owner)
            matrix = np.zeros((len(owner), len(owner)))
            matrix[rows, columns] = matrix[columns, rows] = chance[at : at + len(rows)]
            out.append(align.support(matrix, owner, gold.origin)[rows, columns])
            at += len(rows)
        return np.concatenate(out)

    def cross_validated(self) -> tuple[Vector, Vector]:
        """Log odds of the pair alone, and the probability with support; no topic by a fit that saw it."""
        fold = self.folds()
        odds, chance = np.zeros(len(self.same)), np.zeros(len(self.same))
        for k in range(FOLDS):
            coefficients, intercept = self.fit(self.use & (fold != k))
            odds[fold == k] = self.features[fold == k] @ coefficients + intercept
        held = self.support(odds)
        for k in range(FOLDS):
            scale, support, shift = self.fit_support(odds, self.use & (fold != k))
            rows = fold == k
            chance[rows] = 1 / (1 + np.exp(-(scale * odds[rows] + support * held[rows] + shift)))
        return odds, chance

    def folds(self) -> NDArray[np.intp]:
        """The fold of each row: the topics of each source spread evenly."""
        fold_of = {}
        for source in np.unique(self.source):
            topics = np.unique(self.topic[self.source == source])
            fold_of |= {t: n % FOLDS for n, t in enumerate(np.random.RandomState(0).permutation(topics))}
        return np.array([fold_of[topic] for topic in self.topic])


def places(owner: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Rows and columns of the pairs of a story, in the order of `rows_of`."""
    own = [np.flatnonzero(owner == document) for document in range(owner.max() + 1)]
    grids = [
        np.meshgrid(own[i], own[j], indexing="ij") for i in range(len(own)) for j in range(i + 1, len(own))
    ]
    return tuple(np.concatenate([grid[side].ravel() for grid in grids]) for side in (0, 1))


def rows_of(gold: Gold, encode: Kept) -> list[tuple[np.ndarray, np.ndarray, np.ndarray, Gold]]:
    story = storytext.story_text(gold.texts, gold.owner, gold.words, gold.parts, encode, titles=gold.titles)
    out = []
    for i in range(len(gold.documents)):
        for j in range(i + 1, len(gold.documents)):
            block = similarity.compare(story, i, j).features
            pairs = [((i, a), (j, b)) for a in range(block.shape[0]) for b in range(block.shape[1])]
            use = [p not in gold.unsure and (gold.judged is None or p in gold.judged) for p in pairs]
            same = [p in gold.same for p in pairs]
            out.append((block.reshape(len(pairs), -1), np.array(same), np.array(use), gold))
    return out


def write(table: Table, fitted: tuple[Vector, float], support: tuple[float, float, float]) -> None:
    coefficients, intercept = fitted
    typical = table.features[table.use].mean(axis=0)
    TARGET.write_text(
        '"""Written by training/fit_alignment.py: how much each feature of `similarity` counts.\n\n'
        "Logistic regression, trained on ABCD-Link news pairs (CC BY 4.0), on stories of ECB+ (CC BY 3.0)\n"
        "that were read for this project, and on stories invented for it. TYPICAL is the mean of each\n"
        "feature there. SCALE, SUPPORT and SHIFT calibrate with the support of third articles (`align`).\n"
        'docs/quality.md has the figures.\n"""\n\n'
        f"INTERCEPT = {intercept:.5f}\n"
        + "".join(f"{n} = {v:.5f}\n" for n, v in zip(("SCALE", "SUPPORT", "SHIFT"), support, strict=True))
        + f"COEFFICIENTS = {{\n{_by_name(coefficients)}\n}}\nTYPICAL = {{\n{_by_name(typical)}\n}}\n"
    )


def _by_name(values: Vector) -> str:
    rows = zip(similarity.FEATURES, values.tolist(), strict=True)
    return "\n".join(f'    "{name}": {value:.5f},' for name, value in rows)


if __name__ == "__main__":
    main()
