"""How well the framing cues tell coloured from plain sentences of news that nobody here wrote.

Each sentence is scored by its strongest mark. Compared with a plain subjectivity lexicon: the share of
strongly subjective words in the sentence. Skipped where the public sets are not at hand.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from newsdiff.analysis.embedding import SentenceTransformerEmbedder, rounded
from newsdiff.analysis.framing import STRONG, colour, marks
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


@cache
def colours() -> dict[str, float]:
    """The colour of every word of the sets."""
    texts = [text for text, _ in targets()]
    texts += [row[side] for row in rows("framing/wnc_pairs.jsonl") for side in ("biased", "neutral")]
    embedder = SentenceTransformerEmbedder()
    return colour.colours(
        colour.vocabulary(embedder.model, texts), lambda words: rounded(embedder.encode(words))
    )


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
    for mark in marks([document], found, [], colour=colours()):
        best[mark.place.sentence] = max(best[mark.place.sentence], mark.score)
    return [best[s.id] for s in found]


def summed(texts: list[str]) -> list[float]:
    """The colour of each sentence, which has a value where no mark is."""
    return [colour.of_text(text, colours()) for text in texts]


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


def share_of_top(values: list[float], coloured: list[bool], count: int) -> float:
    """The share of coloured ones among the `count` sentences with the highest values."""
    ranked = sorted(zip(values, coloured, strict=True), key=lambda x: -x[0])[:count]
    return sum(flag for _, flag in ranked) / (len(ranked) or 1)


def test_marked_news_sentences_are_coloured_more_often_than_those_a_lexicon_picks() -> None:
    """Marks are few on purpose, so they are compared with as many sentences of the lexicon's; over all
    of them the summed colour of the words is."""
    labelled = list(targets())
    random.Random(7).shuffle(labelled)
    labelled = labelled[:4000]
    texts, coloured = [text for text, _ in labelled], [bool(label) for _, label in labelled]
    ours, theirs = scores(texts), lexicon(texts)
    marked = sum(score >= STRONG for score in ours)
    shares = [share_of_top(values, coloured, marked) for values in (ours, theirs)]
    areas = [
        auc(*([v for v, flag in zip(x, coloured, strict=True) if flag is side] for side in (True, False)))
        for x in (summed(texts), ours, theirs)
    ]
    print(
        f"\nnews sentences: {marked} marked, {shares[0]:.2f} of them coloured; of as many by the lexicon "
        f"{shares[1]:.2f}, base {sum(coloured) / len(coloured):.2f}; AUC {areas[0]:.3f}, of "
        f"the strongest mark {areas[1]:.3f}, lexicon {areas[2]:.3f}"
    )
    assert shares[0] >= 0.70
    assert shares[0] > shares[1]
    assert areas[0] > areas[2] + 0.02
