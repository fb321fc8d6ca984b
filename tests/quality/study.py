"""A story and what the analysis makes of it. Each story is analysed once, for all measurements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from newsdiff.analysis.embedding import Embedder, SentenceTransformerEmbedder, Vectors, rounded
from newsdiff.analysis.pipeline import Options, analyse
from newsdiff.analysis.types import Comparison, Evidence, Sentence
from tests.quality.stories import Place, Story


class Remembering:
    """Vectors in memory: a text that several measurements ask for is encoded once."""

    def __init__(self, inner: Embedder) -> None:
        self.inner, self.model, self.fingerprint = inner, inner.model, inner.fingerprint
        self._known: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self.inner.encode(new), strict=True))
        return np.stack([self._known[text] for text in texts]) if texts else self.inner.encode(texts)


@dataclass(frozen=True, eq=False)
class Study:
    story: Story
    comparison: Comparison
    vectors: Remembering

    def place(self, evidence: Evidence) -> Place:
        return Place(self._by_id[evidence.sentence].document, evidence.span.start, evidence.span.end)

    def sentence(self, id: str) -> Place:
        return at(self._by_id[id])

    @cached_property
    def _by_id(self) -> dict[str, Sentence]:
        return {sentence.id: sentence for sentence in self.comparison.sentences}

    @cached_property
    def units(self) -> tuple[Place, ...]:
        """The sentences to judge: those of the gold, and ours that are none of them."""
        ours = [at(sentence) for sentence in self.comparison.sentences]
        gold = self.story.sentences
        rest = [place for place in ours if not any(place.meets(other) for other in gold)]
        return tuple(sorted({*gold, *rest}))

    @cached_property
    def units_of(self) -> dict[str, list[int]]:
        """For each sentence of ours the numbers of the units that it is."""
        return {
            sentence.id: [n for n, unit in enumerate(self.units) if unit.meets(at(sentence))]
            for sentence in self.comparison.sentences
        }

    def encoded(self) -> Vectors:
        return rounded(self.vectors.encode([self.story.words(unit) for unit in self.units]))


def at(sentence: Sentence) -> Place:
    return Place(sentence.document, sentence.span.start, sentence.span.end)


def studies(stories: Iterable[Story], vectors: Remembering) -> list[Study]:
    options = Options(all_pairs=True)
    return [
        Study(story, analyse(story.documents, embedder=vectors, options=options), vectors)
        for story in stories
    ]


def remembering() -> Remembering:
    return Remembering(SentenceTransformerEmbedder())
