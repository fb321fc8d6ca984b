"""Fit the colour of words (`newsdiff.analysis.framing.colour`) and write its numbers.

    python training/fit_colour.py ../shared/data [--check]

Takes some minutes, and scikit-learn for the figures. Layers three and four of the sentence model and one
layer of 384 numbers behind them are trained on words in their sentence. What is learned are the places that
a reader marked in sentences of ECB+, NewsMTSC and ABCD-Link (`coloured_places.json`: offsets only; 2 is a
mark to defend before an editor, 1 a defensible one, which counts a third, every other word is plain). No
story for measuring is among them, and of NewsMTSC no sentence of every fifth target. Prints how well the
summed colour of a sentence tells coloured from plain sentences of that fifth, and the sentence before an
editor's neutralising edit from the one after it, beside a plain lexicon, with 95% intervals; the labels of
neither were trained on. Writes colour_layers.npz and colour_weights.py in newsdiff/analysis/framing, with
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
import torch
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from newsdiff.analysis import wordstates  # noqa: E402
from newsdiff.analysis.embedding import PACKAGED, SentenceTransformerEmbedder  # noqa: E402
from newsdiff.analysis.framing.colour import can_have_colour  # noqa: E402
from newsdiff.analysis.wording import tokens  # noqa: E402

PLACES = Path(__file__).with_name("coloured_places.json")
TARGET = ROOT / "newsdiff" / "analysis" / "framing" / "colour_weights.py"
EPOCHS, BATCH, WARMING = 3, 24, 30  # WARMING: steps
HEAD, LAYER, DECAY = 1e-3, 2e-4, 0.02  # learning rates, and of the weights
WORTH = {0: 0.0, 1: 0.35, 2: 1.0}  # of a plain word, a weak place and a strong one
RARE = 3.0  # what a marked word counts
SCALE = 1000  # the weights are kept as whole thousandths
DRAWS = 400
CARD = '''"""Written by training/fit_colour.py: how much each number of a word's state tells of its colour.

For the packaged {model} only: log odds = state · WEIGHTS / SCALE + INTERCEPT, the states with
colour_layers.npz.
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
    """A sentence that was read; `places` are (start, end, strength)."""

    text: str
    places: list[list[int]]


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def digest(text: str) -> str:
    """What a text is known by in `coloured_places.json`, which holds none of its words."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def read(data: Path) -> Iterator[Marked]:
    known = json.loads(PLACES.read_text())
    for row in rows(data / "alignment" / "ecbplus_docs.jsonl"):
        own = known["ecb+"].get(row["doc"])
        if own is not None:
            yield from (Marked(t, own.get(str(n), [])) for n, t in enumerate(row["sentences"]))
    for row in rows(data / "alignment" / "news_synth_docpairs.jsonl"):
        own = known["linked"].get(digest(row["id"]))
        if own is not None:
            texts = (text.split("\n")[0] for text in row["sentences2"])
            yield from (Marked(text, own.get(str(n), [])) for n, text in enumerate(texts))
    for text, _ in news(data)[0]:
        if digest(text) in known["news"]:
            yield Marked(text, known["news"][digest(text)])


def news(data: Path) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Sentences with whether a target of theirs is coloured: of four targets of five, and those that name
    one of the fifth part."""
    labels: dict[str, int] = {}
    fifth: dict[str, bool] = {}
    for row in rows(data / "framing" / "newsmtsc_rw_train.jsonl"):
        text = " ".join(row["text"].split())
        labels[text] = max(labels.get(text, 0), abs(row["label"]))
        target = hashlib.sha1(row["target"].encode(), usedforsecurity=False).hexdigest()
        fifth[text] = fifth.get(text, False) or int(target, 16) % 5 == 0
    both = list(labels.items())
    return [pair for pair in both if not fifth[pair[0]]], [pair for pair in both if fifth[pair[0]]]


def worth(sentence: Marked, spans: Sequence[tuple[int, int]]) -> list[float]:
    """What each word is to be told as, 0 to 1."""
    return [
        WORTH[max((p[2] for p in sentence.places if p[0] < end and p[1] > start), default=0)]
        for start, end in spans
    ]


class Tagger(torch.nn.Module):
    """Log odds of words: the mean of a word's pieces behind the trained layers, times one row of weights."""

    def __init__(self) -> None:
        super().__init__()
        self.tokenizer, self.model = wordstates.untrained()
        self.model.requires_grad_(False)
        for at in wordstates.TRAINED:
            self.model.encoder.layer[at].requires_grad_(True)
        self.drop, self.head = torch.nn.Dropout(0.1), torch.nn.Linear(384, 1)
        torch.nn.init.normal_(self.head.weight, std=0.02)
        torch.nn.init.constant_(self.head.bias, -2.5)

    def forward(self, texts: Sequence[str], spans: Sequence[Sequence[tuple[int, int]]]) -> torch.Tensor:
        given = self.tokenizer(
            list(texts), return_tensors="pt", padding=True, truncation=True, return_offsets_mapping=True
        )
        starts, ends = given.pop("offset_mapping").unbind(-1)
        layer = self.model(**given).last_hidden_state
        rows = []
        for row, own in enumerate(spans):
            for start, end in own:
                inside = ((starts[row] < end) & (ends[row] > start) & (ends[row] > starts[row])).float()
                rows.append(inside @ layer[row] / inside.sum().clamp(min=1))
        return self.head(self.drop(torch.stack(rows)))[:, 0]


def train(sentences: list[Marked]) -> Tagger:
    torch.manual_seed(0)
    order = np.random.RandomState(0)
    spans = [[(t.span.start, t.span.end) for t in tokens(s.text) if can_have_colour(t)] for s in sentences]
    held = [at for at, own in enumerate(spans) if own]
    tagger = Tagger().train()
    layers = [p for p in tagger.model.parameters() if p.requires_grad]
    groups = [{"params": tagger.head.parameters(), "lr": HEAD}, {"params": layers, "lr": LAYER}]
    optimiser = torch.optim.AdamW(groups, weight_decay=DECAY)
    steps = EPOCHS * len(held) // BATCH
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / WARMING) * max(0.02, 1 - step / steps)
    )
    chosen = np.concatenate([order.permutation(held) for _ in range(EPOCHS)])
    for step in range(steps):
        batch = chosen[step * BATCH : (step + 1) * BATCH]
        target = torch.tensor([v for at in batch for v in worth(sentences[at], spans[at])])
        odds = tagger([sentences[at].text for at in batch], [spans[at] for at in batch])
        weight = torch.where(target > 0, RARE, 1.0)
        loss = torch.nn.functional.binary_cross_entropy_with_logits(odds, target, weight)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([*layers, *tagger.head.parameters()], 1.0)
        optimiser.step()
        rate.step()
        if step % 50 == 0:
            print(f"step {step} of {steps}, loss {loss.item():.3f}", file=sys.stderr, flush=True)
    return tagger.eval()


@torch.inference_mode()
def summed(tagger: Tagger, texts: Sequence[str]) -> Numbers:
    """The expected number of words that judge, of each text."""
    spans = [[(t.span.start, t.span.end) for t in tokens(x) if can_have_colour(t)] for x in texts]
    out = np.zeros(len(texts))
    order = sorted((at for at in range(len(texts)) if spans[at]), key=lambda at: len(texts[at]))
    for start in range(0, len(order), 64):
        batch = order[start : start + 64]
        chance = torch.sigmoid(tagger([texts[at] for at in batch], [spans[at] for at in batch]))
        sizes = [len(spans[at]) for at in batch]
        out[batch] = [part.sum().item() for part in chance.split(sizes)]
    return out


def lexicon(data: Path, texts: Sequence[str]) -> Numbers:
    known = {row["term"] for row in rows(data / "lexicons" / "strong_subjectives_riloff2003.jsonl")}
    return np.array([sum(t.folded in known for t in tokens(x)) / max(len(tokens(x)), 1) for x in texts])


def told(figure: Callable[[NDArray[np.intp]], float], count: int) -> str:
    """The figure over all rows, with the 95% interval of resampled rows."""
    draw = np.random.RandomState(0)
    low, high = np.percentile([figure(draw.randint(count, size=count)) for _ in range(DRAWS)], [2.5, 97.5])
    return f"{figure(np.arange(count)):.3f} [{low:.3f}, {high:.3f}]"


def report(data: Path, tagger: Tagger) -> list[str]:
    held = news(data)[1]
    texts, labels = [text for text, _ in held], np.array([label for _, label in held])
    pairs = rows(data / "framing" / "wnc_pairs.jsonl")
    sides = [[row[side] for row in pairs] for side in ("biased", "neutral")]
    methods = {"ours": lambda x: summed(tagger, x), "lexicon": lambda x: lexicon(data, x)}
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
    tagger = train(list(read(asked.data)))
    figures = ";\n".join(report(asked.data, tagger))
    print(figures)
    if not asked.check:
        write(tagger, figures)


def write(tagger: Tagger, figures: str) -> None:
    trained = {name for name, value in tagger.model.named_parameters() if value.requires_grad}
    layers = {n: v.half().numpy() for n, v in tagger.model.state_dict().items() if n in trained}
    np.savez_compressed(wordstates.WEIGHTS, **layers)
    weights = tagger.head.weight.detach().numpy()[0] * SCALE
    whole = [str(round(float(value))) for value in weights]
    lines = [", ".join(whole[at : at + 16]) + "," for at in range(0, len(whole), 16)]
    body = "\n".join(f"    {line}" for line in lines)
    card = CARD.format(model=PACKAGED, figures=figures)
    known = SentenceTransformerEmbedder().fingerprint.rsplit(";", 1)[0]  # the engine may be another one
    head = f'FINGERPRINT = "{known}"\nSCALE = {SCALE}\nINTERCEPT = {tagger.head.bias.item():.5f}\n'
    TARGET.write_text(f"{card}{head}WEIGHTS = (\n{body}\n)  # fmt: skip\n", encoding="utf-8")


if __name__ == "__main__":
    main()
