"""Fit the colour of words (`newsdiff.analysis.framing.colour`) and write its numbers.

    python training/fit_colour.py ../shared/data [--vectors FILE] [--check]

Needs scikit-learn. A logistic regression over the vectors of single words: strongly subjective words that
are also polar (two published lists) against the words of news that no list has, each as often as the
logarithm of its count; and two lists of our own beside this script, words that judge and words that only
weigh (feelings, facts of law, illness, war, sport and stage), which go before the others. The
news is four targets of five of the set of news sentences, without their labels. Prints how well the summed
colour of a sentence tells coloured from plain sentences of the fifth part, and the sentence before an
editor's neutralising edit from the one after it, beside a plain lexicon, with 95% intervals; neither was
trained on. Writes newsdiff/analysis/framing/colour_weights.py, with --check nothing. --vectors keeps the
words' vectors in a file, so that another run needs no model.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from newsdiff.analysis.embedding import PACKAGED, SentenceTransformerEmbedder, rounded  # noqa: E402
from newsdiff.analysis.framing.colour import can_have_colour  # noqa: E402
from newsdiff.analysis.wording import fold, tokens  # noqa: E402

TARGET = ROOT / "newsdiff" / "analysis" / "framing" / "colour_weights.py"
JUDGE, WEIGH = (Path(__file__).with_name(f"words_that_{verb}.txt") for verb in ("judge", "weigh"))
OWN = (2.0, 1.0)  # how much one word of these counts, beside 1 for a word of the published lists
REGULARISATION = 10.0  # the inverse strength; 1 and 100 give the same figures
SCALE = 100  # the weights are kept as whole hundredths
DRAWS = 400
POLAR = ("negative_liu2005", "positive_liu2005")
LISTS = ("strong_subjectives_riloff2003", "weak_subjectives_riloff2003", "npov_lexicon", *POLAR)
CARD = '''"""Written by training/fit_colour.py: how much each number of a word's vector tells of its colour.

For the packaged {model} only: log odds = vector · WEIGHTS / SCALE + INTERCEPT.
Trained on: words that published lists call strongly subjective and polar (Riloff and Wiebe 2003; Hu and Liu
2004), against the words of the sentences of NewsMTSC (MIT) without their labels; and words of our own that
judge or only weigh (training/words_that_judge.txt, words_that_weigh.txt). No word of the others is kept.
Figures on what was not trained on, with 95% intervals:
{figures}.
Limits: English; one colour for all senses of a word.
"""

'''

Numbers = NDArray[np.float64]


class Words:
    """Vectors of words, from a file where one is kept."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.known: dict[str, NDArray[np.float32]] = {}
        if path and path.exists():
            kept = np.load(path)
            self.known = dict(zip(kept["words"].tolist(), kept["v"].astype(np.float32), strict=True))

    def learn(self, words: Iterable[str]) -> None:
        new = [word for word in dict.fromkeys(words) if word not in self.known]
        if new:
            vectors = rounded(SentenceTransformerEmbedder().encode(new))
            self.known.update(zip(new, vectors, strict=True))
            if self.path:
                both = list(self.known)
                np.savez(self.path, words=np.array(both), v=np.stack([self.known[w] for w in both]))

    def __call__(self, words: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([self.known[word] for word in words])


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def coloured_words(text: str) -> Iterator[str]:
    return (token.folded for token in tokens(text) if can_have_colour(token))


def news(data: Path) -> tuple[list[str], list[tuple[str, int]]]:
    """Texts of four targets of five, and the sentences of the fifth with whether a target is coloured."""
    labels: dict[str, int] = {}
    part: dict[str, int] = {}
    for row in rows(data / "framing" / "newsmtsc_rw_train.jsonl"):
        text = " ".join(row["text"].split())
        labels[text] = max(labels.get(text, 0), abs(row["label"]))
        digest = hashlib.sha1(row["target"].encode(), usedforsecurity=False).hexdigest()
        part.setdefault(text, int(digest, 16) % 5)
    return [t for t in labels if part[t]], [(t, label) for t, label in labels.items() if not part[t]]


def fit(words: Words, data: Path, texts: list[str]) -> Numbers:
    """The weights, the intercept last."""
    lists = {name: {row["term"] for row in rows(data / "lexicons" / f"{name}.jsonl")} for name in LISTS}
    listed = set().union(*lists.values())
    counts = Counter(word for text in texts for word in coloured_words(text))
    polar = lists[POLAR[0]] | lists[POLAR[1]]
    yes = sorted(w for w in lists["strong_subjectives_riloff2003"] & polar if w.replace("'", "").isalpha())
    no = sorted(word for word in counts if word not in listed)
    judge, weigh = (
        sorted(set(map(fold, path.read_text(encoding="utf-8").split()))) for path in (JUDGE, WEIGH)
    )
    yes = [word for word in yes if word not in weigh]
    no = [word for word in no if word not in judge]
    every = [*yes, *judge, *no, *weigh]
    words.learn(every)
    weight = np.concatenate(
        [
            np.ones(len(yes)),
            np.full(len(judge), OWN[0]),
            np.log1p([counts[word] for word in no]),
            np.full(len(weigh), OWN[1]),
        ]
    )
    target = np.repeat([1, 0], [len(yes) + len(judge), len(no) + len(weigh)])
    model = LogisticRegression(C=REGULARISATION, max_iter=300).fit(words(every), target, weight)
    return np.append(np.round(model.coef_[0] * SCALE), model.intercept_)


def summed(words: Words, weights: Numbers, texts: Sequence[str]) -> Numbers:
    """The expected number of subjective words of each text."""
    held = [list(coloured_words(text)) for text in texts]
    words.learn(word for own in held for word in own)

    def of(own: list[str]) -> float:
        return float((1 / (1 + np.exp(-(words(own) @ weights[:-1] / SCALE + weights[-1])))).sum())

    return np.array([of(own) if own else 0.0 for own in held])


def lexicon(data: Path, texts: Sequence[str]) -> Numbers:
    known = {row["term"] for row in rows(data / "lexicons" / f"{LISTS[0]}.jsonl")}
    return np.array([sum(t.folded in known for t in tokens(x)) / max(len(tokens(x)), 1) for x in texts])


def told(figure: Callable[[NDArray[np.intp]], float], count: int) -> str:
    """The figure over all rows, with the 95% interval of resampled rows."""
    draw = np.random.RandomState(0)
    low, high = np.percentile([figure(draw.randint(count, size=count)) for _ in range(DRAWS)], [2.5, 97.5])
    return f"{figure(np.arange(count)):.3f} [{low:.3f}, {high:.3f}]"


def report(words: Words, data: Path, weights: Numbers, held: list[tuple[str, int]]) -> str:
    texts, labels = [text for text, _ in held], np.array([label for _, label in held])
    pairs = rows(data / "framing" / "wnc_pairs.jsonl")
    sides = [[row[side] for row in pairs] for side in ("biased", "neutral")]
    methods = {"ours": lambda x: summed(words, weights, x), "lexicon": lambda x: lexicon(data, x)}
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
    return "; ".join([*out, f"ahead of the lexicon on news sentences by {ahead}"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--vectors", type=Path)
    parser.add_argument("--check", action="store_true", help="write nothing")
    asked = parser.parse_args()
    words = Words(asked.vectors)
    texts, held = news(asked.data)
    weights = fit(words, asked.data, texts)
    figures = report(words, asked.data, weights, held)
    print(figures.replace("; ", "\n"))
    if not asked.check:
        write(weights, figures)


def write(weights: Numbers, figures: str) -> None:
    whole = [str(int(value)) for value in weights[:-1]]
    lines = [", ".join(whole[at : at + 16]) + "," for at in range(0, len(whole), 16)]
    body = "\n".join(f"    {line}" for line in lines)
    card = CARD.format(model=PACKAGED, figures=figures.replace("; ", ";\n"))
    # Whatever engine computes them, the vectors are those of the weights, the tokenizer and the pooling.
    model, _, _engine = SentenceTransformerEmbedder().fingerprint.rpartition("; ")
    head = f'FINGERPRINT = "{model}"\nSCALE = {SCALE}\nINTERCEPT = {weights[-1]:.5f}\n'
    TARGET.write_text(f"{card}{head}WEIGHTS = (\n{body}\n)  # fmt: skip\n", encoding="utf-8")


if __name__ == "__main__":
    main()
