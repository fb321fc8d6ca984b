"""The gold of `seeds/`: which sentences of a sample story state the same fact, and what each alone tells."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from newsdiff.analysis.sentences import split
from newsdiff.analysis.types import Document, Sentence
from newsdiff.ingest import read_paths
from newsdiff.stories.documents import documents

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
Pair = frozenset[str]


@dataclass(frozen=True)
class Story:
    name: str
    documents: tuple[Document, ...]
    sentences: tuple[Sentence, ...]
    same: frozenset[Pair]
    unsure: frozenset[Pair]
    only: frozenset[str]
    doubtful: frozenset[str]  # sentences that stand in `unsure`
    unmatched: tuple[str, ...]  # gold sentences that no sentence of ours equals

    def pairs(self) -> list[Pair]:
        """Every pair of sentences of two articles that is judged, in reading order."""
        found = [
            frozenset((a.id, b.id)) for a, b in combinations(self.sentences, 2) if a.document != b.document
        ]
        return [pair for pair in found if pair not in self.unsure]


def stories() -> list[Story]:
    return [story(path.parent) for path in sorted(SEEDS.glob("*/gold.json"))]


def story(folder: Path) -> Story:
    gold: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    found, _ = documents(read_paths([folder / "articles"]))
    sentences = tuple(sentence for document in found for sentence in split(document))
    at = {(s.document, " ".join(s.text.split())): s.id for s in sentences}
    unmatched: list[str] = []

    def ids(places: list[list[str]]) -> list[str]:
        known = []
        for stem, text in places:
            key = (stem, " ".join(text.split()))
            if key in at:
                known.append(at[key])
            else:
                unmatched.append(f"{stem}: {text[:60]}")
        return known

    facts = [ids(fact["sentences"]) for fact in gold["facts"]]
    unsure = frozenset(frozenset(known) for known in map(ids, gold.get("unsure", [])) if len(known) == 2)
    same = frozenset(frozenset((a, b)) for fact in facts for a, b in combinations(fact, 2))
    return Story(
        name=folder.name,
        documents=found,
        sentences=sentences,
        same=same,
        unsure=unsure - same,
        only=frozenset(ids(gold.get("only", []))),
        doubtful=frozenset(s for pair in unsure for s in pair),
        unmatched=tuple(unmatched),
    )
