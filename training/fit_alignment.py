"""Fit the scorer of `newsdiff.analysis.align` and write its numbers.

    python training/fit_alignment.py ../shared/data/alignment [--check]

Needs scikit-learn. Trains on `synth` (three stories of four, the fourth is kept for tests/quality) and on
`read`, see alignment_data.py. Prints what cross-validation by topic gives, then fits on everything and
writes newsdiff/analysis/alignment_weights.py. With --check nothing is written.
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

from newsdiff.analysis import similarity  # noqa: E402
from newsdiff.analysis.embedding import SentenceTransformerEmbedder, encode_distinct  # noqa: E402

WEIGHT = {"synth": 1.0, "read": 3.0, "ecb": 0.0}
FOLDS = 5
REGULARISATION = 0.001  # many features say nearly the same; strong enough that their signs make sense
TARGET = ROOT / "newsdiff" / "analysis" / "alignment_weights.py"


class Kept:
    """Vectors of texts, each text encoded once."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.at = {text: row for row, text in enumerate(dict.fromkeys(texts))}
        self.vectors = encode_distinct(SentenceTransformerEmbedder(), list(self.at))

    def __call__(self, texts: Sequence[str]) -> similarity.Matrix:
        return self.vectors[[self.at[text] for text in texts]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    golds = [gold for gold in stories(options.data) if WEIGHT[gold.source] and not gold.held_out]
    table = Table(golds)
    scores = table.cross_validated()
    for source in ("synth", "read"):
        rows = (table.source == source) & table.use
        print(source, "average precision", round(average_precision_score(table.same[rows], scores[rows]), 3))
    if not options.check:
        write(table.fit(table.use))


class Table:
    """One row a judged pair."""

    def __init__(self, golds: list[Gold]) -> None:
        texts = [text for gold in golds for text in gold.texts]
        contexts = [part.context for gold in golds for own in gold.parts for part in own]
        words = [word for gold in golds for word in similarity.vocabulary(gold.texts)]
        encode = Kept([*texts, *contexts, *words])
        blocks = [block for gold in golds for block in rows_of(gold, encode)]
        self.features = np.concatenate([block[0] for block in blocks])
        self.same = np.concatenate([block[1] for block in blocks])
        self.use = np.concatenate([block[2] for block in blocks])
        sizes = [len(block[1]) for block in blocks]
        self.source = np.repeat([block[3].source for block in blocks], sizes)
        self.topic = np.repeat([block[3].topic for block in blocks], sizes)
        self.weight = np.array([WEIGHT[source] for source in self.source])

    def fit(self, rows: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
        """Coefficients and intercept for the features as they are, not scaled."""
        model = make_pipeline(StandardScaler(), LogisticRegression(C=REGULARISATION, max_iter=3000))
        weight = {"logisticregression__sample_weight": self.weight[rows]}
        model.fit(self.features[rows], self.same[rows], **weight)
        scaler, logistic = model[0], model[1]
        coefficients = logistic.coef_[0] / scaler.scale_
        return coefficients, float(logistic.intercept_[0] - coefficients @ scaler.mean_)

    def cross_validated(self) -> NDArray[np.float64]:
        topics = np.unique(self.topic)
        fold_of = dict(zip(np.random.RandomState(0).permutation(topics), range(len(topics)), strict=True))
        fold = np.array([fold_of[topic] % FOLDS for topic in self.topic])
        out = np.zeros(len(self.same))
        for k in range(FOLDS):
            coefficients, intercept = self.fit(self.use & (fold != k))
            out[fold == k] = self.features[fold == k] @ coefficients + intercept
        return out


def rows_of(gold: Gold, encode: Kept) -> list[tuple[np.ndarray, np.ndarray, np.ndarray, Gold]]:
    story = similarity.story_text(gold.texts, gold.owner, gold.parts, encode, titles=gold.titles)
    out = []
    for i in range(len(gold.documents)):
        for j in range(i + 1, len(gold.documents)):
            block = similarity.features(story, i, j)
            pairs = [((i, a), (j, b)) for a in range(block.shape[0]) for b in range(block.shape[1])]
            use = [p not in gold.unsure and (gold.judged is None or p in gold.judged) for p in pairs]
            same = [p in gold.same for p in pairs]
            out.append((block.reshape(len(pairs), -1), np.array(same), np.array(use), gold))
    return out


def write(fitted: tuple[NDArray[np.float64], float]) -> None:
    coefficients, intercept = fitted
    rows = "\n".join(
        f'    "{name}": {value:.5f},'
        for name, value in zip(similarity.FEATURES, coefficients.tolist(), strict=True)
    )
    TARGET.write_text(
        '"""Written by training/fit_alignment.py: how much each feature of `similarity` counts.\n\n'
        "Logistic regression, trained on ABCD-Link news pairs (CC BY 4.0) and on eight stories of ECB+\n"
        "(CC BY 3.0) that were read for this project. See docs/quality.md for the figures.\n"
        '"""\n\n'
        f"INTERCEPT = {intercept:.5f}\nCOEFFICIENTS = {{\n{rows}\n}}\n"
    )


if __name__ == "__main__":
    main()
