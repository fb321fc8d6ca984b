"""How well the framing cues tell coloured from plain sentences of news that nobody here wrote.

Each sentence is scored by its strongest mark. Compared with a plain subjectivity lexicon: the share of
strongly subjective words in the sentence. Skipped where the public sets are not at hand.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdiff.analysis.framing import STRONG, marks
from newsdiff.analysis.types import Document, Line, Role, Sentence, Span
from newsdiff.analysis.wording import tokens

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(
        not (DATA / "framing").is_dir(), reason="the public framing sets are not beside the checkout"
    ),
]


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def scores(texts: list[str]) -> list[float]:
    """The strongest mark of each text, 0 without one; twenty texts make one article."""
    return [score for i in range(0, len(texts), 20) for score in _scores(texts[i : i + 20])]


def _scores(texts: list[str]) -> list[float]:
    text = "\n".join(texts)
    found, start = [], 0
    for i, piece in enumerate(texts):
        found.append(Sentence(f"d.{i}", "d", i, Span(start, start + len(piece)), Role.BODY, piece))
        start += len(piece) + 1
    best = dict.fromkeys((s.id for s in found), 0.0)
    document = Document("d", text, tuple(Line(s.span, Role.BODY) for s in found))
    for mark in marks([document], found, []):
        best[mark.place.sentence] = max(best[mark.place.sentence], mark.score)
    return [best[s.id] for s in found]


def lexicon(texts: list[str]) -> list[float]:
    words = {row["term"] for row in rows("lexicons/strong_subjectives_riloff2003.jsonl")}
    return [sum(t.folded in words for t in tokens(text)) / (len(tokens(text)) or 1) for text in texts]


def auc(positive: list[float], negative: list[float]) -> float:
    """The probability that a coloured sentence scores above a plain one, ties counted half."""
    ordered = sorted([(s, 1) for s in positive] + [(s, 0) for s in negative])
    total, below, i = 0.0, 0, 0
    while i < len(ordered):
        j = i
        while j < len(ordered) and ordered[j][0] == ordered[i][0]:
            j += 1
        ups = sum(flag for _, flag in ordered[i:j])
        total += ups * (below + (j - i - ups) / 2)
        below += j - i - ups
        i = j
    return total / (len(positive) * len(negative))


def targets() -> Iterator[tuple[str, int]]:
    """News sentences once each, with whether any named target in them is spoken of in a coloured way."""
    labels: dict[str, int] = {}
    for row in rows("framing/newsmtsc_rw_train.jsonl"):
        text = " ".join(row["text"].split())
        labels[text] = max(labels.get(text, 0), abs(row["label"]))
    yield from labels.items()


def test_strong_marks_stand_on_words_that_an_editor_took_out() -> None:
    pairs = rows("framing/wnc_pairs.jsonl")
    biased, neutral = scores([p["biased"] for p in pairs]), scores([p["neutral"] for p in pairs])
    ahead = sum(b > n for b, n in zip(biased, neutral, strict=True))
    behind = sum(b < n for b, n in zip(biased, neutral, strict=True))
    plain_b, plain_n = lexicon([p["biased"] for p in pairs]), lexicon([p["neutral"] for p in pairs])
    base = sum(b > n for b, n in zip(plain_b, plain_n, strict=True)) / sum(
        b != n for b, n in zip(plain_b, plain_n, strict=True)
    )
    print(
        f"\nneutralised pairs: marks fall {ahead}, rise {behind} ({ahead / (ahead + behind):.2f}); lexicon "
        f"{base:.2f}; strong {sum(b >= STRONG for b in biased)}"
    )
    assert ahead / (ahead + behind) >= 0.75


def test_marks_tell_coloured_news_sentences_ahead_of_a_subjectivity_lexicon() -> None:
    labelled = list(targets())
    random.Random(7).shuffle(labelled)
    labelled = labelled[:4000]
    coloured, plain = [t for t, label in labelled if label], [t for t, label in labelled if not label]
    ours = auc(scores(coloured), scores(plain))
    theirs = auc(lexicon(coloured), lexicon(plain))
    strong = [sum(s >= STRONG for s in scores(side)) for side in (coloured, plain)]
    share = strong[0] / (sum(strong) or 1)
    print(
        f"\nnews sentences: AUC {ours:.3f}, lexicon {theirs:.3f}; strong marks on coloured ones "
        f"{share:.2f} of {sum(strong)}, base {len(coloured) / len(labelled):.2f}"
    )
    assert share >= 0.6
