"""How often the difference rules see a conflict where there is none, and where an editor made one.

SummEdits: a summary and an edit of it, said by its authors to agree or to diverge. Linked news sentences: two
reports of one fact, in which real conflicts are rare. Skipped where the public sets are not at hand."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

import pytest

from newsdiff.analysis.types import Kind, Strength
from tests.analysis.stories import two

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(
        not (DATA / "relation").is_dir(), reason="the public relation sets are not beside the checkout"
    ),
]


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def conflicts(a: str, b: str) -> list[Kind]:
    pair = two(" ".join(a.split()), " ".join(b.split()))
    return [d.kind for d in pair.differences() if d.strength is Strength.CONFLICT]


def test_edited_summaries_get_conflicts_and_rewordings_almost_none() -> None:
    summaries = rows("relation/summedits_other_domains.jsonl")
    random.Random(3).shuffle(summaries)
    total: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    for row in summaries[:1200]:
        total[row["label"]] += 1
        shown[row["label"]] += bool(conflicts(row["a"], row["b"]))
    shares = {label: shown[label] / total[label] for label in sorted(total)}
    precision = shown["diverge"] / (sum(shown.values()) or 1)
    print(f"\nSummEdits: shown on {shares}, precision {precision:.3f}")
    assert shares["agree"] <= 0.02
    assert shares["diverge"] >= 0.25


def test_linked_news_sentences_hardly_ever_get_a_conflict() -> None:
    found: Counter[str] = Counter()
    pairs = 0
    for row in rows("alignment/news_synth_docpairs.jsonl")[:120]:
        for i, j in row["links"]:
            pairs += 1
            found.update(str(kind) for kind in conflicts(row["sentences1"][i], row["sentences2"][j]))
    print(f"\nlinked news sentences: {sum(found.values())} conflicts on {pairs} pairs, {dict(found)}")
    assert sum(found.values()) <= 0.02 * pairs
