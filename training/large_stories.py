"""How the alignment does where a story has many articles, though the weights were fitted to four or five.

    python training/large_stories.py ../shared/data/alignment

Takes some minutes, needs scikit-learn. The stories of ECB+ that the scorer was fitted on get more articles:
all others on their event, then those on the topic's other event too, which reports something alike. Judged
are the pairs that were read. Of sentences of two events none should be aligned; some tell one background, so
their number is compared, not their share. `before` counts every witness and every first sentence in full.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "training")]

import alignment_data  # noqa: E402
from alignment_data import Gold  # noqa: E402
from fit_alignment import Kept  # noqa: E402
from short_articles import figures  # noqa: E402

from newsdiff.analysis import align, storytext  # noqa: E402

SHIPPED = {name: getattr(align, name) for name in ("WITNESSES", "OTHER_EVENT", "ONE_EVENT")}
BEFORE = {"WITNESSES": 1e9, "OTHER_EVENT": -2.0, "ONE_EVENT": -1.0}


def larger(gold: Gold, documents: dict[str, list[list[str]]], *, events: int) -> Gold:
    """The story with all articles of its topic's first `events` events, its own first; none for 0."""
    own = sorted(documents, key=lambda key: (key != gold.name, key))
    own = [key for key in own if alignment_data.topic(key) == gold.topic][:events]
    more = [document for key in own for document in documents[key] if document not in gold.documents]
    return replace(gold, documents=[*gold.documents, *more])


def scored(gold: Gold, read: int, same_event: int, encode: Kept) -> tuple[list[tuple[bool, float]], int]:
    """The judged pairs, of the first `read` articles, with their probabilities, and how many sentences of two
    events are aligned; the first `same_event` articles are on one."""
    told = storytext.story_text(gold.texts, gold.owner, gold.words, gold.parts, encode, titles=gold.titles)
    place = [(i, j) for i, document in enumerate(gold.documents) for j in range(len(document))]
    found, across = [], 0
    for pair in align.score(told, floor=0, origin=gold.origin).pairs:
        a, b = place[pair.a], place[pair.b]
        if b[0] < read and (a, b) not in gold.unsure:
            found.append(((a, b) in gold.same, pair.score))
        if a[0] < same_event <= b[0]:
            across += pair.score >= align.Thresholds().aligned
    return found, across


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    golds = [gold for gold in alignment_data.read(data) if not gold.held_out]
    documents = alignment_data.ecb_texts(data)
    sizes = [[len(larger(gold, documents, events=n).documents) for n in range(3)] for gold in golds]
    for events in range(3):
        large = [larger(gold, documents, events=events) for gold in golds]
        texts = [text for gold in large for text in gold.texts]
        contexts = [part.context for gold in large for own in gold.parts for part in own]
        encode = Kept([*texts, *contexts, *(w for gold in large for w in storytext.vocabulary(gold.words))])
        mean = sum(size[events] for size in sizes) / len(sizes)
        for name, values in (("before", BEFORE), ("shipped", SHIPPED)):
            for constant, value in values.items():
                setattr(align, constant, value)
            each = [scored(gold, size[0], size[1], encode) for gold, size in zip(large, sizes, strict=True)]
            pairs = [pair for found, _ in each for pair in found]
            across = sum(count for _, count in each)
            print(f"{mean:4.1f} articles, {name:7}:{figures(pairs)}; across events {across}", flush=True)


if __name__ == "__main__":
    main()
