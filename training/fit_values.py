"""Fit the weights of `newsdiff.analysis.details.weighed`: whether two unlike values are of one thing.

    python training/fit_values.py [--check]

Takes some minutes, needs scikit-learn. Learned are the candidates in the invented stories (stories/) whose
writers wrote down which values they set against each other, held-out ones left out: those are 1, all others
0. Prints what cross-validation by story gives, then fits on all and writes value_weights.py, with --check
nothing. The candidates rest on the alignment: fit that before.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from newsdiff.analysis import details  # noqa: E402
from newsdiff.analysis.details import datesigns, numbersigns, weighed  # noqa: E402
from newsdiff.analysis.details.context import Story  # noqa: E402
from newsdiff.analysis.details.signs import LIKELY, Candidate  # noqa: E402
from newsdiff.analysis.embedding import Embedder, SentenceTransformerEmbedder  # noqa: E402
from newsdiff.analysis.pipeline import Options, analyse  # noqa: E402
from training import invented  # noqa: E402
from training.invented import Invented, Planted, Words  # noqa: E402

TARGET = ROOT / "newsdiff" / "analysis" / "details" / "value_weights.py"
READ = {"NUMBERS": (numbersigns.candidates, "number"), "DATES": (datesigns.candidates, "date")}
REGULARISATION = 0.1
FOLDS = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing")
    asked = parser.parse_args()
    stories = [s for s in invented.stories() if s.differences is not None and not s.held_out]
    embedder = SentenceTransformerEmbedder()
    read = [(_story(story, embedder), story.differences or ()) for story in stories]
    told = [f"{name} = {_weights(name, read)}\n" for name in READ]
    if not asked.check:
        TARGET.write_text(
            '"""Written by training/fit_values.py: how much each sign of `weighed` counts.\n\n'
            f"Logistic regression, trained on {len(stories)} stories invented for this project, whose\n"
            'writers set values against each other. "" counts for every candidate.\n"""\n\n' + "".join(told)
        )


def _story(story: Invented, embedder: Embedder) -> Story:
    """What the rules look at."""
    compared = analyse(story.documents, embedder=embedder, options=Options(all_pairs=True))
    levelled = [pair for pair in compared.alignments if pair.level]
    likely = [(p.a, p.b, p.score) for p in compared.alignments if p.score >= LIKELY]
    return details.story(compared.claims, levelled, compared.sentences, compared.documents, likely)


def _weights(name: str, read: Sequence[tuple[Story, Sequence[Planted]]]) -> str:
    """Fits one kind of values, prints how it does, and gives its weights as they are written."""
    candidates, kind = READ[name]
    found = [
        (number, one, planted) for number, (story, planted) in enumerate(read) for one in candidates(story)
    ]
    table = Table(
        [one for _, one, _ in found],
        np.array([_planted(one, planted) for _, one, planted in found]),
        np.array([number for number, _, _ in found]),
    )
    planted = sum(d.kind == kind for _, own in read for d in own)
    print(
        f"{name}: {len(read)} stories, {planted} planted; {len(found)} candidates, {table.same.sum()} planted"
    )
    table.report()
    rows = "".join(f'    "{sign}": {weight:.4f},\n' for sign, weight in table.fit(table.story >= 0).items())
    return f"{{\n{rows}}}"


def _planted(one: Candidate, planted: Sequence[Planted]) -> bool:
    a, b = Words(one.a.document.id, *one.span_a), Words(one.b.document.id, *one.span_b)
    return any((a.half_of(d.a) and b.half_of(d.b)) or (a.half_of(d.b) and b.half_of(d.a)) for d in planted)


@dataclass(frozen=True)
class Table:
    """Candidates, whether each was planted, and the number of its story."""

    candidates: list[Candidate]
    same: NDArray[np.bool_]
    story: NDArray[np.intp]

    def fit(self, chosen: NDArray[np.bool_]) -> dict[str, float]:
        """Weights for the signs as they are, not scaled."""
        names = list(self.candidates[0].signs)
        rows = np.array([[one.signs[name] for name in names] for one in self.candidates])[chosen]
        model = make_pipeline(StandardScaler(), LogisticRegression(C=REGULARISATION, max_iter=3000))
        scaler, logistic = model.fit(rows, self.same[chosen])[0], model[1]
        weights = logistic.coef_[0] / scaler.scale_
        intercept = float(logistic.intercept_[0] - weights @ scaler.mean_)
        return {"": intercept, **dict(zip(names, weights.tolist(), strict=True))}

    def report(self) -> None:
        """What would be shown, each story judged by weights that did not see it."""
        shown: list[tuple[float, bool]] = []
        for fold in range(FOLDS):
            apart = self.story % FOLDS == fold
            weights = self.fit(~apart)
            own = [one for one, held in zip(self.candidates, apart, strict=True) if held]
            same = dict(zip(map(id, own), self.same[apart], strict=True))
            shown += [(chance, same[id(one)]) for one, chance in weighed.best(own, weights)]
        for floor in (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8):
            real = [same for chance, same in shown if chance >= floor]
            print(f"  from {floor:.2f}: {len(real)} shown, {np.mean(real):.2f} planted, {sum(real)} found")


if __name__ == "__main__":
    main()
