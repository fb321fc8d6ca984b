"""How the alignment does on short articles, by how many sentences IDF takes two of them to have (`FEWEST`).

    python training/short_articles.py ../shared/data/alignment

Takes some minutes, needs scikit-learn. Every article of the stories that the scorer was fitted on is cut to
its first sentences, one to five, or left whole. The weights were fitted to whole articles, without `FEWEST`.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
from sklearn.metrics import average_precision_score, brier_score_loss

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "training")]

from alignment_data import Gold, Pair, stories  # noqa: E402
from fit_alignment import WEIGHT, Kept  # noqa: E402

from newsdiff.analysis import align, storytext  # noqa: E402

LENGTHS = (1, 2, 3, 5, None)
FEWEST = (0, 8, 12, 20, 30)
SYNTH = 60  # stories of it


def cut(gold: Gold, length: int | None) -> Gold:
    """The story of the first sentences of its articles."""

    def kept(pairs: set[Pair]) -> set[Pair]:
        return {pair for pair in pairs if length is None or all(place[1] < length for place in pair)}

    documents = [document[:length] for document in gold.documents]
    return replace(gold, documents=documents, same=kept(gold.same), unsure=kept(gold.unsure))


def scored(gold: Gold, encode: Kept) -> list[tuple[bool, float]]:
    """Whether each pair of sentences is the same, and its probability, without what a reader left open."""
    told = storytext.story_text(gold.texts, gold.owner, gold.words, gold.parts, encode, titles=gold.titles)
    place = [(i, j) for i, document in enumerate(gold.documents) for j in range(len(document))]
    pairs = ((place[p.a], place[p.b], p.score) for p in align.score(told, floor=0, origin=gold.origin).pairs)
    return [((a, b) in gold.same, score) for a, b, score in pairs if (a, b) not in gold.unsure]


def figures(found: list[tuple[bool, float]]) -> str:
    same, score = (np.array(column) for column in zip(*found, strict=True))
    aligned, shown = score >= align.Thresholds().aligned, score >= align.Thresholds().perhaps
    f1 = 2 * (same & shown).sum() / (same.sum() + shown.sum())
    precision = average_precision_score(same, score)
    return (
        f"{len(same):6} pairs, {same.sum():5} same: average precision {precision:.3f}, "
        f"aligned {same[aligned].mean():.2f} right and {(same & aligned).sum() / same.sum():.2f} found, "
        f"F1 of both levels {f1:.2f}, Brier score {brier_score_loss(same, score):.4f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    golds = [gold for gold in stories(parser.parse_args().data) if WEIGHT[gold.source] and not gold.held_out]
    golds = [g for g in golds if g.source == "read"] + [g for g in golds if g.source == "synth"][:SYNTH]
    for length in LENGTHS:
        cuts = [cut(gold, length) for gold in golds]
        texts = [text for gold in cuts for text in gold.texts]
        contexts = [part.context for gold in cuts for own in gold.parts for part in own]
        encode = Kept([*texts, *contexts, *(w for gold in cuts for w in storytext.vocabulary(gold.words))])
        for storytext.FEWEST in FEWEST:
            found = [pair for gold in cuts for pair in scored(gold, encode)]
            print(f"{length or 'all'} sentences, FEWEST {storytext.FEWEST:2}:{figures(found)}", flush=True)


if __name__ == "__main__":
    main()
