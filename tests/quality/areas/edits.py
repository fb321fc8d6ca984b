"""Public sets of pairs and single sentences, which are no stories: each row, or twenty of them, is resampled.

- `summaries`: SummEdits, a summary and an edit of it, said to agree or to diverge;
- `links`: linked sentences of two news reports, in which real conflicts are rare;
- `neutralised`: sentences before and after an editor of an encyclopedia took a judgement out;
- `news`: sentences with a named target that is, or is not, spoken of in a coloured way; none that the colour
  of words was learned from.
A sentence has the score of its strongest mark; over all sentences, most of which have none, the summed colour
of its words ranks it. Baseline for the last two: the share of strongly subjective words."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np

from newsdiff.analysis.framing import STRONG, colour, marks
from newsdiff.analysis.types import Document, Line, Role, Sentence, Span, Strength
from newsdiff.analysis.wording import tokens
from tests.analysis.stories import two
from tests.quality.areas.framing import lexicon
from tests.quality.figures import Judged, Measured, area_under_curve, ratio
from tests.quality.stories import SHARED

DATA = SHARED / "data"
LEARNED = Path(__file__).parents[3] / "training" / "coloured_places.json"  # sentences not to measure with
FILES = {
    "summaries": [DATA / "relation" / "summedits_other_domains.jsonl"],
    "links": [DATA / "alignment" / "news_synth_docpairs.jsonl"],
    "neutralised": [DATA / "framing" / "wnc_pairs.jsonl"],
    "news": [DATA / "framing" / "newsmtsc_rw_train.jsonl"],
}
SUMMARIES, LINKED, NEWS = 1200, 120, 4000  # rows that are measured, for time
BLOCK = 20  # sentences that make one article


def rows(name: str) -> Iterator[Measured]:
    yield from {"summaries": summaries, "links": links, "neutralised": neutralised, "news": news}[name]()


def _rows(name: str) -> list[dict]:
    with FILES[name][0].open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def conflict(a: str, b: str) -> bool:
    pair = two(" ".join(a.split()), " ".join(b.split()))
    return any(d.strength is Strength.CONFLICT for d in pair.differences())


def summaries() -> Iterator[Measured]:
    chosen = _rows("summaries")
    random.Random(3).shuffle(chosen)
    by_text: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(4, dtype=int))
    for row in chosen[:SUMMARIES]:
        at = 0 if row["label"] == "agree" else 2
        found = conflict(row["a"], row["b"])
        by_text[row["a"]][at : at + 2] += [found if at else not found, 1]
    samples = {"ours": list(by_text.values())}
    yield Measured("differences", "rewordings left alone", "summaries", samples, ratio(0, 1))
    yield Measured("differences", "edits that diverge found", "summaries", samples, ratio(2, 3))


def links() -> Iterator[Measured]:
    counts = []
    for row in _rows("links")[:LINKED]:
        said = [conflict(row["sentences1"][i], row["sentences2"][j]) for i, j in row["links"]]
        counts.append([said.count(False), len(said)])
    yield Measured("differences", "linked news left alone", "links", {"ours": counts}, ratio(0, 1))


def neutralised() -> Iterator[Measured]:
    pairs = _rows("neutralised")
    before, after = [p["biased"] for p in pairs], [p["neutral"] for p in pairs]
    samples = {}
    for method, score in (("ours", strongest), ("lexicon", subjective)):
        both = zip(score(before), score(after), strict=True)
        samples[method] = [[b > n, b != n] for b, n in both]
    yield Measured("framing", "marks that an edit took out", "neutralised", samples, ratio(0, 1))


def news() -> Iterator[Measured]:
    labels: dict[str, bool] = {}
    for row in _rows("news"):
        text = " ".join(row["text"].split())
        labels[text] = labels.get(text, False) or row["label"] != 0
    learned = json.loads(LEARNED.read_text())["news"]
    chosen = [(t, label) for t, label in labels.items() if sha256(t.encode()).hexdigest()[:12] not in learned]
    random.Random(7).shuffle(chosen)
    texts, true = zip(*chosen[:NEWS], strict=True)
    flags = np.array(true, dtype=bool)
    strong, plain = _blocks(strongest(texts), flags), _blocks(subjective(texts), flags)
    summed = _blocks([colour.summed(colours()[text].values()) for text in texts], flags)
    samples = {"ours": summed, "lexicon": plain}
    yield Measured("framing", "area under the curve", "news", samples, area_under_curve)
    marked = sum(int((one.scores >= STRONG).sum()) for one in strong)
    samples = {"ours": strong, "lexicon": plain}
    yield Measured("framing", "coloured, of the marked", "news", samples, _of_the_best(marked / len(texts)))


def _blocks(scores: Sequence[float], flags: np.ndarray) -> list[Judged]:
    values = np.array(scores)
    return [Judged(values[at : at + BLOCK], flags[at : at + BLOCK]) for at in range(0, len(values), BLOCK)]


@cache
def colours() -> dict[str, dict[int, float]]:
    """The colour of the words of every text of the sets, by where they begin."""
    texts = [" ".join(row["text"].split()) for row in _rows("news")]
    texts += [row[side] for row in _rows("neutralised") for side in ("biased", "neutral")]
    return dict(zip(texts, colour.of_texts(texts), strict=True))


def _of_the_best(share: float):
    """The share of coloured ones among as many sentences as are marked, those that score highest."""

    def figure(samples: Sequence[Judged]) -> float:
        scores = np.concatenate([one.scores for one in samples])
        true = np.concatenate([one.true for one in samples])
        best = np.argsort(-scores, kind="stable")[: round(share * len(scores))]
        return float(true[best].mean())

    return figure


def strongest(texts: Sequence[str]) -> list[float]:
    """The score of the strongest mark of each text, 0 without one; twenty texts make one article."""
    return [score for at in range(0, len(texts), BLOCK) for score in _strongest(texts[at : at + BLOCK])]


def _strongest(texts: Sequence[str]) -> list[float]:
    found, start = [], 0
    for n, text in enumerate(texts):
        found.append(Sentence(f"d.{n}", "d", n, Span(start, start + len(text)), Role.BODY, text))
        start += len(text) + 1
    known = {s.span.start + at: value for s in found for at, value in colours()[s.text].items()}
    best = dict.fromkeys((s.id for s in found), 0.0)
    document = Document("d", "\n".join(texts), tuple(Line(s.span, Role.BODY) for s in found))
    for mark in marks([document], found, [], colour={"d": known}):
        best[mark.place.sentence] = max(best[mark.place.sentence], mark.score)
    return [best[s.id] for s in found]


def subjective(texts: Sequence[str]) -> list[float]:
    known = lexicon()
    return [sum(t.folded in known for t in tokens(text)) / (len(tokens(text)) or 1) for text in texts]
