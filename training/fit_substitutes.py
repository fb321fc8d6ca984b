"""Fit the network that tells whether words in one place exclude each other (`newsdiff.analysis.substitutes`).

    python training/fit_substitutes.py ../shared/data [--wordnet FOLDER] [--check]

Takes some minutes, scikit-learn for the figures, and the files of WordNet 3.0 (Debian's wordnet-base).
Learned are pairs of sentences that differ in one place of up to three telling words. Of the sets of
inference, negation and edited summaries those labelled a contradiction or diverging are 1, those labelled
entailment, paraphrase or agreement 0; 0 also are what neutralising edits of an encyclopedia replaced, and
what linked sentences of ABCD-Link and ECB+ have in one place: no story for measuring is among them. In
sentences of NewsMTSC words are replaced by synonyms and opposites of WordNet (`replaced_words`), of which
those sets have few. Pairs of the same words count less the more of them there are. For the figures every
eighth word is set apart with all pairs that a form of it stands in, by lemma and stem, and the network fitted
to the others; the one that is written knows all. Writes substitute_weights.npz and .py in newsdiff/analysis,
with --check nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from newsdiff.analysis import substitutes  # noqa: E402
from newsdiff.analysis.embedding import PACKAGED, SentenceTransformerEmbedder  # noqa: E402
from newsdiff.analysis.substitutes import Place, replaced  # noqa: E402
from newsdiff.analysis.wording import stem, tells, tokens  # noqa: E402
from training.alignment_data import synth  # noqa: E402
from training.fit_colour import news  # noqa: E402
from training.replaced_words import WordNet, replacements  # noqa: E402

READ = Path(__file__).with_name("coloured_places.json")  # its articles of ECB+ are for training alone
CARD = substitutes.WEIGHTS.with_suffix(".py")
LONGEST, LEAST, SHARE = 3, 2, 0.4  # words in the place, words that both have, and their share
UNITS, EPOCHS, BATCH, RATE, DECAY, DROP = 128, 10, 128, 5e-4, 0.05, 0.3
APART = 8
REPLACED = 6000
DRAWS = 400
UNLIKE, ALIKE = {"contradiction", "diverge"}, {"entailment", "agree", "paraphrase"}
TEXT = '''"""Written by training/fit_substitutes.py: what the network of `substitutes` belongs to.

Weights: substitute_weights.npz, 16-bit floats, for the packaged {model} only.
Trained on {count} pairs of sentences that differ in one place, {unlike} of which exclude each other: SNLI and
its edited sentences (CC BY-SA 4.0, Apache-2.0), Breaking NLI (CC BY-SA 4.0), CANNOT (CC BY-SA 4.0),
negation NLI (MIT), SummEdits (Apache-2.0), WNC (MIT), ABCD-Link (CC BY 4.0), ECB+ (CC BY 3.0), and
sentences of NewsMTSC (MIT) with words of WordNet 3.0 (its own licence). None of their words is kept.
Figures, area under the curve on words that were set apart, with 95% intervals:
{figures}.
Limits: English; pairs that differ in one place, most of them made by people or programs for such a set.
"""

FINGERPRINT = "{fingerprint}"
'''

Rows = NDArray[np.float32]


@dataclass(frozen=True)
class Pair:
    """Words in one place of two texts; `unlike` where they can't both be right."""

    source: str
    a: Place
    b: Place
    unlike: bool

    @property
    def words(self) -> frozenset[str]:
        return frozenset(place.span.of(place.text).casefold() for place in (self.a, self.b))


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def pairs(data: Path, wordnet: WordNet) -> list[Pair]:
    found = (
        pair
        for source, a, b, unlike in texts(data, wordnet)
        for pair in _pairs(source, " ".join(a.split()), " ".join(b.split()), unlike)
    )
    return list(dict.fromkeys(found))


def _pairs(source: str, a: str, b: str, unlike: bool) -> Iterator[Pair]:
    """Texts that exclude each other may differ in one place only, or it is not known which one does it."""
    for found in replaced(tokens(a), tokens(b)):
        enough = found.same >= LEAST and found.share >= SHARE
        if enough and max(len(found.a), len(found.b)) <= LONGEST and (found.alone or not unlike):
            yield Pair(source, Place(a, found.place_a), Place(b, found.place_b), unlike)


def texts(data: Path, wordnet: WordNet) -> Iterator[tuple[str, str, str, bool]]:
    """Source, two texts, and whether they are labelled to exclude each other."""
    for path in sorted((data / "relation").glob("*.jsonl")):
        for row in rows(path):
            if row["label"] in UNLIKE | ALIKE:
                yield path.stem, row["a"], row["b"], row["label"] in UNLIKE
    for row in rows(data / "framing" / "wnc_pairs.jsonl"):
        yield "wnc", row["biased"], row["neutral"], False
    for gold in synth(data / "alignment"):
        for (x, i), (y, j) in sorted(gold.same) if not gold.held_out else ():
            yield "linked", gold.documents[x][i], gold.documents[y][j], False
    kept = json.loads(READ.read_text())["ecb+"]
    for row in rows(data / "alignment" / "ecbplus_pairs.jsonl"):
        if row["label"] == "same_event" and {row["doc_a"], row["doc_b"]} <= kept.keys():
            yield "ecb", row["a"], row["b"], False
    sentences = [text for text, _ in news(data)[0]]
    for a, b, unlike in replacements(wordnet, sentences, REPLACED):
        yield "wordnet", a, b, unlike


def apart(pair: Pair, lemmas: Mapping[str, str]) -> bool:
    """Whether a word of the two places is set apart, in any form; `lemmas` has those of irregular ones."""
    words = (word for place in (pair.a, pair.b) for word in tokens(place.span.of(place.text)) if tells(word))
    stems = {stem(lemmas.get(word.folded, word.folded)) for word in words}
    digests = (hashlib.md5(one.encode(), usedforsecurity=False).hexdigest() for one in stems)
    return any(int(digest, 16) % APART == 0 for digest in digests)


def worth(found: list[Pair]) -> Rows:
    """What each pair counts: pairs of the same words together the root of their number, both labels alike."""
    often = Counter(pair.words for pair in found)
    each = np.array([often[pair.words] ** -0.5 for pair in found], dtype=np.float32)
    unlike = np.array([pair.unlike for pair in found])
    each[~unlike] *= each[unlike].sum() / each[~unlike].sum()
    return each


def fit(found: list[Pair], a: Rows, b: Rows) -> dict[str, Rows]:
    torch.manual_seed(0)
    order = np.random.RandomState(0)
    mean, deviation = a.mean(axis=0), a.std(axis=0) + 1e-6
    left, right = (torch.from_numpy((rows - mean) / deviation) for rows in (a, b))
    target = torch.tensor([float(pair.unlike) for pair in found])
    weight = torch.from_numpy(worth(found))
    hidden, out = torch.nn.Linear(3 * a.shape[1], UNITS), torch.nn.Linear(UNITS, 1)
    drop = torch.nn.Dropout(DROP)
    net = torch.nn.Sequential(drop, hidden, torch.nn.ReLU(), drop, out)
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS):
        for batch in torch.from_numpy(order.permutation(len(found))).split(BATCH):
            x, y = left[batch], right[batch]
            odds = net(torch.cat([(x - y).abs(), x * y, x + y], dim=1))[:, 0]
            loss = torch.nn.functional.binary_cross_entropy_with_logits(odds, target[batch], weight[batch])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    kept = {"hidden": hidden.weight, "hidden_bias": hidden.bias, "out": out.weight[0], "out_bias": out.bias}
    return {"mean": mean, "deviation": deviation} | {n: v.detach().numpy() for n, v in kept.items()}


def figures(found: list[Pair], held: NDArray[np.bool_], a: Rows, b: Rows) -> list[str]:
    """Told of the pairs `held`, of a network fitted to the others."""
    known = np.flatnonzero(~held)
    weights = fit([found[at] for at in known], a[known], b[known])
    odds = substitutes.judged(a, b, weights)
    unlike = np.array([pair.unlike for pair in found])
    source = np.array([pair.source for pair in found])
    out = [_told("all sets", odds[held], unlike[held])]
    for name in ("summedits_other_domains", "breaking_nli_pairs", "snli_pairs", "wordnet"):
        chosen = held & (source == name)
        out.append(_told(name, odds[chosen], unlike[chosen]))
    return out


def _told(name: str, odds: Rows, unlike: NDArray[np.bool_]) -> str:
    draw = np.random.RandomState(0)
    areas = []
    while len(areas) < DRAWS:
        at = draw.randint(len(odds), size=len(odds))
        if 0 < unlike[at].sum() < len(at):
            areas.append(roc_auc_score(unlike[at], odds[at]))
    low, high = np.percentile(areas, [2.5, 97.5])
    return f"{name} {roc_auc_score(unlike, odds):.3f} [{low:.3f}, {high:.3f}] ({len(odds)} pairs)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--wordnet", type=Path, default="/usr/share/wordnet", help="its index and data files")
    parser.add_argument("--check", action="store_true", help="write nothing")
    asked = parser.parse_args()
    wordnet = WordNet.read(asked.wordnet)
    found = pairs(asked.data, wordnet)
    print(Counter((pair.source, pair.unlike) for pair in found), file=sys.stderr, flush=True)
    a, b = (substitutes.read([getattr(pair, side) for pair in found]) for side in ("a", "b"))
    held = np.array([apart(pair, wordnet.irregular) for pair in found])
    told = ";\n".join(figures(found, held, a, b))
    print(told)
    if not asked.check:
        write(found, fit(found, a, b), told)


def write(found: list[Pair], weights: dict[str, Rows], told: str) -> None:
    small = {name: value.astype(np.float16) for name, value in weights.items()}
    np.savez_compressed(substitutes.WEIGHTS, **small)
    known = SentenceTransformerEmbedder().fingerprint.rsplit(";", 1)[0]  # the engine may be another one
    unlike = sum(pair.unlike for pair in found)
    card = TEXT.format(model=PACKAGED, count=len(found), unlike=unlike, figures=told, fingerprint=known)
    CARD.write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
