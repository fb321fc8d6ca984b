"""How well sentences are aligned: on the gold of `seeds/` always, on public sets where they are at hand.

`make quality` prints the table. Floors are pinned beside the hash of their data; lowering
one is a commit of its own. Baselines: the plain cosine of the sentence vectors, and TF-IDF within the pair.
The public sets, of each the stories that were held out from every fit and choice: `synth`, news pairs of
which one side is machine-written; `read`, stories of five outlets. For the others see docs/quality.md."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from newsdiff.analysis import similarity
from newsdiff.analysis.align import Thresholds, first_chances, support, with_support
from newsdiff.analysis.embedding import SentenceTransformerEmbedder, encode_distinct
from newsdiff.analysis.pipeline import Options, analyse
from tests.quality import gold, measures
from tests.quality.measures import Judged, average_precision, f1_at, interval, over, precision_at, recall_at
from training.alignment_data import GROUPS, Gold, read, synth

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "alignment"
LEVELS = Thresholds()
METHODS = ("ours", "cosine", "words")
FIGURES: dict[str, measures.Figure] = {
    "average precision": average_precision,
    "best F1": measures.best_f1,
    "F1, both levels": f1_at(LEVELS.perhaps),
    "precision, aligned": precision_at(LEVELS.aligned),
    "recall, aligned": recall_at(LEVELS.aligned),
    "precision, both": precision_at(LEVELS.perhaps),
    "recall, both": recall_at(LEVELS.perhaps),
}
pytestmark = [pytest.mark.quality, pytest.mark.model]


@dataclass(frozen=True)
class Pinned:
    """Least figures for our method, and the hash of what they were measured on."""

    data: str
    floors: dict[str, float]


FLOORS = {
    "seeds": Pinned(
        "4d6b16d06514", {"average precision": 0.69, "F1, both levels": 0.64, "precision, aligned": 0.88}
    ),
    "synth": Pinned(
        "55dded5f3276", {"average precision": 0.74, "F1, both levels": 0.66, "precision, aligned": 0.83}
    ),
    "read": Pinned(
        "8084e048c371", {"average precision": 0.67, "F1, both levels": 0.61, "precision, aligned": 0.73}
    ),
}


@cache
def embedder() -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder()


def judged(story: similarity.StoryText, origin: list[int], label: Callable[[int, int], bool | None]) -> dict:
    """A `Judged` for each method. `label` of two sentences is None where they are not judged."""
    rows = range(len(story.owner))
    pairs = [(a, b) for a in rows for b in rows if a < b and story.owner[a] != story.owner[b]]
    pairs = [pair for pair in pairs if label(*pair) is not None]
    same = np.array([label(*pair) for pair in pairs], dtype=bool)
    a, b = np.array(pairs, dtype=int).reshape(-1, 2).T
    first = first_chances(story).chance
    chance = with_support(first, support(first, story.owner, origin))
    every = np.arange(len(story.owner))
    weight, vectors = story.sentences.at(every, story.lexicon(every)).weight, story.sentences.vectors
    unit = weight / np.maximum(np.linalg.norm(weight, axis=1, keepdims=True), 1e-9)
    by_method = {"ours": chance, "cosine": vectors @ vectors.T, "words": unit @ unit.T}
    return {name: Judged(scores[a, b].astype(float), same) for name, scores in by_method.items()}


def public(golds: list[Gold]) -> list[dict[str, Judged]]:
    texts = [text for one in golds for text in one.texts]
    texts += [part.context for one in golds for own in one.parts for part in own]
    texts += [word for one in golds for word in similarity.vocabulary(one.texts)]
    vectors = encode_distinct(embedder(), texts)
    at = {text: row for row, text in enumerate(texts)}
    return [_public(one, lambda wanted: vectors[[at[text] for text in wanted]]) for one in golds]


def _public(one: Gold, encode: similarity.Encode) -> dict[str, Judged]:
    places = [(i, n) for i, document in enumerate(one.documents) for n in range(len(document))]
    story = similarity.story_text(one.texts, one.owner, one.parts, encode, titles=one.titles)

    def label(a: int, b: int) -> bool | None:
        pair = (places[a], places[b])
        return None if pair in one.unsure else pair in one.same

    return judged(story, one.origin, label)


def seeds() -> list[dict[str, Judged]]:
    """The sample stories through the whole pipeline, cleaning and splitting included."""
    return [_seed(story) for story in gold.stories()]


def _seed(story: gold.Story) -> dict[str, Judged]:
    found = analyse(story.documents, embedder=embedder(), options=Options(all_pairs=True))
    scores = {frozenset((pair.a, pair.b)): pair.score for pair in found.alignments}
    pairs = story.pairs()
    same = np.array([pair in story.same for pair in pairs])
    rows = {sentence.id: row for row, sentence in enumerate(story.sentences)}
    vectors = encode_distinct(embedder(), [sentence.text for sentence in story.sentences])
    a, b = np.array([sorted(rows[s] for s in pair) for pair in pairs]).T
    return {
        "ours": Judged(np.array([scores.get(pair, 0.0) for pair in pairs]), same),
        "cosine": Judged((vectors @ vectors.T)[a, b].astype(float), same),
    }


def digest(paths: Iterator[Path] | list[Path]) -> str:
    return hashlib.sha256(
        b"".join(path.read_bytes() for path in sorted(paths, key=lambda path: path.parts[-2:]))
    ).hexdigest()[:12]


def held(name: str, stories: list[dict[str, Judged]], data: str) -> None:
    """Print the table of this set, then hold our method to its floors."""
    print(f"\n{name}: {len(stories)} stories, data {data}")
    for method in METHODS:
        rows = [story[method] for story in stories if method in story]
        for title, figure in FIGURES.items() if method == "ours" else list(FIGURES.items())[:2]:
            if rows:
                low, high = interval(rows, figure)
                print(f"  {method:7} {title:20} {over(rows, figure):.3f}  [{low:.3f}, {high:.3f}]")
    pinned = FLOORS[name]
    if pinned.data and pinned.data != data:
        print(f"  floors were pinned on data {pinned.data}: look at them again")
    ours = [story["ours"] for story in stories]
    for title, floor in pinned.floors.items():
        assert over(ours, FIGURES[title]) >= floor, f"{name}: {title} fell below {floor}"
    assert over(ours, average_precision) > over([s["cosine"] for s in stories], average_precision)


def test_the_sample_stories_are_aligned_as_their_gold_says() -> None:
    held("seeds", seeds(), digest(list(gold.SEEDS.glob("*/gold.json"))))


def test_only_here_is_found_in_the_sample_stories() -> None:
    hits = shown = wanted = 0
    for story in gold.stories():
        found = {
            only.sentence for only in analyse(story.documents, embedder=embedder()).only
        } - story.doubtful
        hits, shown, wanted = hits + len(found & story.only), shown + len(found), wanted + len(story.only)
    figure = 2 * hits / (shown + wanted)
    print(f"\nonly here: F1 {figure:.3f}, precision {hits / shown:.3f}, recall {hits / wanted:.3f}")
    assert figure >= 0.7


@pytest.mark.skipif(not DATA.is_dir(), reason="the public alignment sets are not beside the checkout")
@pytest.mark.parametrize("name", ["synth", "read"])
def test_public_news_stories_are_aligned(name: str) -> None:
    golds = [one for one in {"synth": synth, "read": read}[name](DATA) if one.held_out]
    files = ["news_synth_docpairs.jsonl"] if name == "synth" else ["ecbplus_docs.jsonl"]
    paths = [DATA / file for file in files] + ([GROUPS] if name == "read" else [])
    held(name, public(golds), digest(paths))
