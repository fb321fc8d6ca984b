"""Origins on pairs of ECB+ articles that a reader labelled: one origin or not.

`origin_pairs.json` holds names, labels and weights only; no topic is in both of its sets, and topics are what
is resampled. Pairs were drawn within strata of how many words they share; each weighs what it stands for.
Baseline: half of the shorter one's five-word runs, quotations included."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from newsdiff.analysis.origins import SIZE, WORD, origins
from newsdiff.analysis.types import Document, Line, Role, Span
from tests.quality.figures import PRECISION, RECALL, Measured
from tests.quality.stories import ECB, ecb_sentences

PAIRS = Path(__file__).resolve().parents[1] / "origin_pairs.json"
FILES = {"pairs, development": [PAIRS, ECB], "pairs, held out": [PAIRS, ECB]}
FEWEST = 12  # runs; less text than that proves nothing


def rows(name: str) -> Iterator[Measured]:
    wanted = name.removeprefix("pairs, ")
    pairs = [row for row in json.loads(PAIRS.read_text(encoding="utf-8"))["pairs"] if row[4] == wanted]
    samples = {}
    for method, rule in {"ours": ours, "half of all runs": halves}.items():
        by_topic: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(3))
        for a, b, same, weight, _ in pairs:
            found = rule(article(a), article(b))
            by_topic[a.split("_")[0]] += [weight * (found and same), weight * found, weight * same]
        samples[method] = list(by_topic.values())
    yield Measured("origins", "precision", name, samples, PRECISION)
    yield Measured("origins", "recall", name, samples, RECALL)


def article(name: str) -> Document:
    """One line a sentence; the address that some begin with is no line of the article."""
    lines = [unspaced(sentence) for sentence in ecb_sentences()[name] if not sentence.startswith("http")]
    spans, start = [], 0
    for line in lines:
        spans.append(Line(Span(start, start + len(line)), Role.BODY))
        start += len(line) + 1
    return Document(name, "\n".join(lines), tuple(spans))


def unspaced(sentence: str) -> str:
    """Quotation marks without the blanks that the set puts on their inner side: they alternate."""
    parts = re.split(r"[“”\"]", sentence)
    return "".join(f"“{part.strip()}”" if at % 2 else part for at, part in enumerate(parts))


def ours(a: Document, b: Document) -> bool:
    return len(origins([a, b])) == 1


def halves(a: Document, b: Document) -> bool:
    left, right = runs(a), runs(b)
    fewest = min(len(left), len(right))
    return fewest >= FEWEST and len(left & right) / fewest >= 0.5


def runs(document: Document) -> set[tuple[str, ...]]:
    lines = [WORD.findall(line.span.of(document.text).casefold()) for line in document.lines]
    return {tuple(line[at : at + SIZE]) for line in lines for at in range(len(line) - SIZE + 1)}
