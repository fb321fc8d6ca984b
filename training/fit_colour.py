"""Fit the colour of words (`newsdiff.analysis.framing.colour`) and write its numbers.

    python training/fit_colour.py ../shared/data [--check]

Needs scikit-learn. A logistic regression over the states of words in their sentence. What is learned are the
places that a reader marked, in 3,060 sentences of ECB+, 1,500 of NewsMTSC and 1,560 of ABCD-Link
(`coloured_places.json`: offsets only; 2 is a mark to defend before an editor, 1 a defensible one, which is
left out, every other word is plain). No story for measuring is among them, and of NewsMTSC no sentence of
every fifth target. Prints the average precision of words, cross-validated by document, beside the share of
marked words; and how well the summed colour of a sentence tells coloured from plain sentences of that fifth,
and the sentence before an editor's neutralising edit from the one after it, beside a plain lexicon, with 95%
intervals; the labels of neither were trained on. Writes newsdiff/analysis/framing/colour_weights.py, with
--check nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from newsdiff.analysis import states  # noqa: E402
from newsdiff.analysis.embedding import PACKAGED, SentenceTransformerEmbedder  # noqa: E402
from newsdiff.analysis.framing.colour import can_have_colour  # noqa: E402
from newsdiff.analysis.wording import tokens  # noqa: E402

PLACES = Path(__file__).with_name("coloured_places.json")
TARGET = ROOT / "newsdiff" / "analysis" / "framing" / "colour_weights.py"
REGULARISATION = 0.01  # the inverse strength; 0.003 and 0.03 give the same figures
SCALE = 1000  # the weights are kept as whole thousandths
FOLDS, DRAWS = 5, 400
STRONG, WEAK = 2, 1
CARD = '''"""Written by training/fit_colour.py: how much each number of a word's state tells of its colour.

For the packaged {model} only: log odds = state · WEIGHTS / SCALE + INTERCEPT.
Trained on: places that a reader marked in sentences of ECB+ (CC BY 3.0), NewsMTSC (MIT) and ABCD-Link (CC BY
4.0). No word of these is kept.
Figures on what was not trained on, with 95% intervals:
{figures}.
Limits: English; one reader, whose yardstick it learns.
"""

'''

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Marked:
    """A sentence that was read: `group` is its document, `places` are (start, end, strength)."""

    group: str
    text: str
    places: list[list[int]]


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read(data: Path) -> Iterator[Marked]:
    known = json.loads(PLACES.read_text())
    for row in rows(data / "alignment" / "ecbplus_docs.jsonl"):
        own = known["ecb+"].get(row["doc"])
        if own is not None:
            yield from (Marked(row["doc"], t, own.get(str(n), [])) for n, t in enumerate(row["sentences"]))
    for row in rows(data / "alignment" / "news_synth_docpairs.jsonl"):
        own = known["linked"].get(row["id"])
        if own is not None:
            texts = (text.split("\n")[0] for text in row["sentences2"])
            yield from (Marked(row["id"], text, own.get(str(n), [])) for n, text in enumerate(texts))
    for text, _ in news(data)[0]:
        digest = hashlib.sha256(text.encode()).hexdigest()[:12]
        if digest in known["news"]:
            yield Marked(digest, text, known["news"][digest])


def news(data: Path) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Sentences with whether a target of theirs is coloured: of four targets of five, and those that name
    one of the fifth part."""
    labels: dict[str, int] = {}
    fifth: dict[str, bool] = {}
    for row in rows(data / "framing" / "newsmtsc_rw_train.jsonl"):
        text = " ".join(row["text"].split())
        labels[text] = max(labels.get(text, 0), abs(row["label"]))
        digest = hashlib.sha1(row["target"].encode(), usedforsecurity=False).hexdigest()
        fifth[text] = fifth.get(text, False) or int(digest, 16) % 5 == 0
    both = list(labels.items())
    return [pair for pair in both if not fifth[pair[0]]], [pair for pair in both if fifth[pair[0]]]


def words(texts: Sequence[str]) -> tuple[list[list[int]], list[Numbers]]:
    """For each text where its words begin and end, flat, and their states."""
    spans = [[token.span for token in tokens(text) if can_have_colour(token)] for text in texts]
    return [[(s.start, s.end) for s in own] for own in spans], states.states(texts, spans)


class Table:
    """One row a word that is surely marked or surely plain."""

    def __init__(self, sentences: list[Marked]) -> None:
        places, vectors = words([s.text for s in sentences])
        strength = [
            max((p[2] for p in sentence.places if p[0] < end and p[1] > start), default=0)
            for sentence, own in zip(sentences, places, strict=True)
            for start, end in own
        ]
        groups = [s.group for s, own in zip(sentences, places, strict=True) for _ in own]
        sure = np.array(strength) != WEAK
        self.x = np.concatenate([v for v in vectors if len(v)])[sure]
        self.y = (np.array(strength) == STRONG)[sure]
        fold = {g: int(hashlib.sha256(g.encode()).hexdigest(), 16) % FOLDS for g in set(groups)}
        self.fold = np.array([fold[g] for g in groups])[sure]

    def fit(self, chosen: NDArray[np.bool_]) -> Numbers:
        """The weights of the states as they are, in whole parts of `SCALE`; the intercept last."""
        model = make_pipeline(StandardScaler(), LogisticRegression(C=REGULARISATION, max_iter=300))
        model.fit(self.x[chosen], self.y[chosen])
        scaler, logistic = model[0], model[1]
        weights = np.round(logistic.coef_[0] / scaler.scale_ * SCALE)
        return np.append(weights, logistic.intercept_[0] - scaler.mean_ @ (logistic.coef_[0] / scaler.scale_))

    def cross_validated(self) -> str:
        odds = np.zeros(len(self.y))
        for k in range(FOLDS):
            weights = self.fit(self.fold != k)
            odds[self.fold == k] = self.x[self.fold == k] @ weights[:-1] / SCALE + weights[-1]
        figure = average_precision_score(self.y, odds)
        return f"words that a reader marked, average precision {figure:.3f} (share {self.y.mean():.3f})"


def summed(weights: Numbers, texts: Sequence[str]) -> Numbers:
    """The expected number of words that judge, of each text."""
    _, vectors = words(texts)
    return np.array(
        [
            (1 / (1 + np.exp(-(v @ weights[:-1] / SCALE + weights[-1])))).sum() if len(v) else 0.0
            for v in vectors
        ]
    )


def lexicon(data: Path, texts: Sequence[str]) -> Numbers:
    known = {row["term"] for row in rows(data / "lexicons" / "strong_subjectives_riloff2003.jsonl")}
    return np.array([sum(t.folded in known for t in tokens(x)) / max(len(tokens(x)), 1) for x in texts])


def told(figure: Callable[[NDArray[np.intp]], float], count: int) -> str:
    """The figure over all rows, with the 95% interval of resampled rows."""
    draw = np.random.RandomState(0)
    low, high = np.percentile([figure(draw.randint(count, size=count)) for _ in range(DRAWS)], [2.5, 97.5])
    return f"{figure(np.arange(count)):.3f} [{low:.3f}, {high:.3f}]"


def report(data: Path, weights: Numbers) -> list[str]:
    held = news(data)[1]
    texts, labels = [text for text, _ in held], np.array([label for _, label in held])
    pairs = rows(data / "framing" / "wnc_pairs.jsonl")
    sides = [[row[side] for row in pairs] for side in ("biased", "neutral")]
    methods = {"ours": lambda x: summed(weights, x), "lexicon": lambda x: lexicon(data, x)}
    out, areas = [], {}
    for name, score in methods.items():
        scores, (before, after) = score(texts), map(score, sides)
        moved = np.flatnonzero(before != after)
        fell = (before > after)[moved]
        areas[name] = lambda i, s=scores: roc_auc_score(labels[i], s[i])
        area = told(areas[name], len(labels))
        share = told(lambda i, f=fell: float(f[i].mean()), len(fell))
        out.append(f"{name}: area under the curve {area} on news sentences, falls with an edit {share}")
    ahead = told(lambda i: areas["ours"](i) - areas["lexicon"](i), len(labels))
    return [*out, f"ahead of the lexicon on news sentences by {ahead}"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--check", action="store_true", help="write nothing")
    asked = parser.parse_args()
    table = Table(list(read(asked.data)))
    weights = table.fit(np.ones(len(table.y), dtype=bool))
    figures = ";\n".join([table.cross_validated(), *report(asked.data, weights)])
    print(figures)
    if not asked.check:
        write(weights, figures)


def write(weights: Numbers, figures: str) -> None:
    whole = [str(int(value)) for value in weights[:-1]]
    lines = [", ".join(whole[at : at + 16]) + "," for at in range(0, len(whole), 16)]
    body = "\n".join(f"    {line}" for line in lines)
    card = CARD.format(model=PACKAGED, figures=figures)
    known = SentenceTransformerEmbedder().fingerprint.rsplit(";", 1)[0]  # the engine may be another one
    head = f'FINGERPRINT = "{known}"\nSCALE = {SCALE}\nINTERCEPT = {weights[-1]:.5f}\n'
    TARGET.write_text(f"{card}{head}WEIGHTS = (\n{body}\n)  # fmt: skip\n", encoding="utf-8")


if __name__ == "__main__":
    main()
