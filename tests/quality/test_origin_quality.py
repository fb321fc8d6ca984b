"""How well articles of one origin are found, on pairs of the public ECB+ set that a reader labelled.

`origin_pairs.json` holds names, labels and weights only. No topic is in both of its sets. Pairs were drawn
within strata of how many words they share; a figure weighs each pair by how many it stands for.
Baseline: five-word shingles of the whole text, half of the shorter one's, which was the rule before."""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from newsdiff.analysis.origins import SIZE, WORD, origins
from newsdiff.analysis.types import Document, Line, Role, Span
from tests.quality import gold

HERE = Path(__file__).resolve()
PAIRS = HERE.with_name("origin_pairs.json")
TEXTS = HERE.parents[2].parent / "shared" / "data" / "alignment" / "ecbplus_docs.jsonl"
DATA = "d0dd292047c0"
FLOORS = {"development": (0.95, 0.85), "held out": (0.95, 0.95)}  # of precision and recall

pytestmark = pytest.mark.quality
Rule = Callable[[Document, Document], bool]


@dataclass(frozen=True)
class Judged:
    topic: str
    same: bool
    weight: float
    a: Document
    b: Document


@cache
def texts() -> dict[str, list[str]]:
    rows = map(json.loads, TEXTS.read_text(encoding="utf-8").splitlines())
    return {row["doc"]: row["sentences"] for row in rows}


def article(name: str) -> Document:
    """One line a sentence; the address that some begin with is no line of the article."""
    lines = [unspaced(sentence) for sentence in texts()[name] if not sentence.startswith("http")]
    spans, start = [], 0
    for line in lines:
        spans.append(Line(Span(start, start + len(line)), Role.BODY))
        start += len(line) + 1
    return Document(name, "\n".join(lines), tuple(spans))


def unspaced(sentence: str) -> str:
    """Quotation marks without the blanks that the set puts on their inner side: they alternate."""
    parts = re.split(r"[“”\"]", sentence)
    return "".join(f"“{part.strip()}”" if at % 2 else part for at, part in enumerate(parts))


def judged(name: str) -> list[Judged]:
    rows = json.loads(PAIRS.read_text(encoding="utf-8"))["pairs"]
    return [
        Judged(re.match(r"\d+", a)[0], same, weight, article(a), article(b))  # type: ignore[index]
        for a, b, same, weight, part in rows
        if part == name
    ]


def ours(a: Document, b: Document) -> bool:
    return len(origins([a, b])) == 1


def halves(a: Document, b: Document) -> bool:
    runs = []
    for document in (a, b):
        lines = [WORD.findall(line.span.of(document.text).casefold()) for line in document.lines]
        runs.append({tuple(line[at : at + SIZE]) for line in lines for at in range(len(line) - SIZE + 1)})
    fewest = min(map(len, runs))
    return fewest >= 12 and len(runs[0] & runs[1]) / fewest >= 0.5


def precision_and_recall(rows: list[tuple[Judged, bool]]) -> tuple[float, float]:
    found = sum(pair.weight for pair, shown in rows if shown and pair.same)
    shown = sum(pair.weight for pair, shown in rows if shown)
    wanted = sum(pair.weight for pair, _ in rows if pair.same)
    return (found / shown if shown else float("nan"), found / wanted if wanted else float("nan"))


def interval(rows: list[tuple[Judged, bool]]) -> list[tuple[float, float]]:
    """2.5th and 97.5th percentile of both figures over 400 resamples of whole topics."""
    random = np.random.RandomState(0)
    topics = sorted({pair.topic for pair, _ in rows})
    by_topic = {topic: [row for row in rows if row[0].topic == topic] for topic in topics}
    drawn = [
        precision_and_recall([row for topic in random.choice(topics, len(topics)) for row in by_topic[topic]])
        for _ in range(400)
    ]
    low, high = np.nanpercentile(np.array(drawn), [2.5, 97.5], axis=0)
    return list(zip(low.tolist(), high.tolist(), strict=True))


@pytest.mark.skipif(not TEXTS.is_file(), reason="the public alignment sets are not beside the checkout")
@pytest.mark.parametrize("name", FLOORS)
def test_articles_of_one_origin_are_found(name: str) -> None:
    pairs = judged(name)
    figures = {}
    for method, rule in {"ours": ours, "half of all shingles": halves}.items():
        rows = [(pair, rule(pair.a, pair.b)) for pair in pairs]
        figures[method] = precision_and_recall(rows)
        (p_low, p_high), (r_low, r_high) = interval(rows)
        precision, recall = figures[method]
        print(
            f"\n{name}, {len(pairs)} pairs, {method}: precision {precision:.3f} [{p_low:.3f}, {p_high:.3f}], "
            f"recall {recall:.3f} [{r_low:.3f}, {r_high:.3f}]"
        )
    digest = hashlib.sha256(PAIRS.read_bytes() + TEXTS.read_bytes()).hexdigest()[:12]
    assert digest == DATA, f"the data is {digest}"
    assert figures["ours"] >= FLOORS[name]
    assert figures["ours"][1] > figures["half of all shingles"][1]


@pytest.mark.parametrize("story", gold.stories(), ids=lambda story: story.name)
def test_the_origins_of_the_sample_stories_are_found(story: gold.Story) -> None:
    told = json.loads((gold.SEEDS / story.name / "gold.json").read_text(encoding="utf-8"))["origins"]
    found = {frozenset(group) for group in origins(story.documents) if len(group) > 1}
    assert found == {frozenset(group) for group in told}


def test_fifty_long_articles_are_sorted_by_origin_at_once() -> None:
    random = np.random.RandomState(0)
    words = [f"w{number}" for number in range(4000)]
    documents = []
    for number in range(50):
        lines = [" ".join(random.choice(words, 22)) for _ in range(40)]
        spans = [Line(Span(at * 200, at * 200 + len(line)), Role.BODY) for at, line in enumerate(lines)]
        text = "".join(line.ljust(200) for line in lines)
        documents.append(Document(f"d{number}", text, tuple(spans)))
    start = time.process_time()
    assert len(origins(documents)) == 50
    print(f"\n50 articles of 40 sentences: {time.process_time() - start:.2f} s")
    assert time.process_time() - start < 2
