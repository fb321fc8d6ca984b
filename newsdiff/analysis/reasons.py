"""Why two sentences were aligned, in words for a reader.

Method: the features of `similarity` fall into groups (words, meaning, place, rivals, neighbours). A group's
share of the log odds is Σ w·(x - typical) over its features, `typical` being their mean over the pairs that
the scorer was fitted on; a third article's share is its support times its weight. Of the groups that raise
the odds by `LEAST` or more the `MOST` strongest are put in words, the strongest first. Shared words are
quoted as the first sentence spells them, the rarest in the two articles first.
Limits: features overlap, so the shares say what counted, not what would have been enough.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.alignment_weights import COEFFICIENTS, TYPICAL
from newsdiff.analysis.similarity import FEATURES
from newsdiff.analysis.terms import Term

LEAST = 0.3  # of the log odds
MOST = 4
ALIKE = 0.4  # the least cosine that is worth a word
MOST_RUNS = 3
LONGEST_RUN = 40  # characters
LONGEST = 300  # characters, all in all
GROUPS = {
    "words": (
        "words contained shared jaccard names content numbers numbers_differ triples pairs part_words".split()
    ),
    "meaning": (
        "cosine centred soft soft_best soft_mass mix "
        "part_centred part_soft part_mix part_in part_mass".split()
    ),
    "place": "lead early place".split(),
    "rivals": "ranks worse_rank margin best_margin csls part_csls part_margin".split(),
    "beside": "neighbours beside".split(),
}  # "shorter" and "longer" only correct the others
NAMED = [FEATURES.index(name) for name in ("cosine", "early", "lead", "worse_rank")]
SHARES = np.array([[COEFFICIENTS[n] * (n in own) for own in GROUPS.values()] for n in FEATURES])
MEANS = np.array([TYPICAL[name] for name in FEATURES])


Grounds = tuple[list[float], list[float]]  # the `NAMED` features, and the share of each group


class Rarity(dict[str, float]):
    """The IDF of the words in two documents, whose numbers of sentences with each word it is given."""

    def __init__(self, first: Counter[str], second: Counter[str]) -> None:
        super().__init__()
        self._counts = first, second

    def __missing__(self, norm: str) -> float:
        first, second = self._counts
        self[norm] = math.log((first[""] + second[""] + 1) / (first[norm] + second[norm] + 0.5))
        return self[norm]


@dataclass(frozen=True, slots=True)
class Told:
    """The words of the sentences of a story by their numbers, and what each word counts in each document."""

    terms: Sequence[Sequence[Term]]
    telling: Sequence[Sequence[tuple[int, str]]]  # place and norm of the terms that are no stop words
    norms: Sequence[frozenset[str]]  # of these
    texts: Sequence[str]
    counts: Sequence[Counter[str]]  # a document's number of sentences with each word
    owner: Sequence[int]
    same: Sequence[int]  # the first sentence of the same text and terms: outlets copy
    known: dict[tuple[int, int], Mapping[str, Sequence[str]]] = field(default_factory=dict)  # see `shared`
    rarities: dict[tuple[int, int], Rarity] = field(default_factory=dict)  # see `rarity`

    def rarity(self, a: int, b: int) -> Rarity:
        """The IDF of each word in the documents of two sentences."""
        documents = first, second = self.owner[a], self.owner[b]
        if documents not in self.rarities:
            self.rarities[documents] = Rarity(self.counts[first], self.counts[second])
        return self.rarities[documents]

    def shared(self, a: int, b: int) -> Mapping[str, Sequence[str]]:
        """The words that two sentences share as they stand in `a`, neighbours together, with their norms;
        looked for once for sentences that are the same."""
        key = self.same[a], self.same[b]
        if key not in self.known:
            self.known[key] = dict(_runs(self, *key))
        return self.known[key]

    def quoted(self, row: int, first: int, length: int) -> tuple[str, int]:
        """Words of a sentence as they stand there, those that `LONGEST_RUN` has room for, and how many."""
        own = list(self.terms[row][first : first + length])
        while len(own) > 1 and own[-1].end - own[0].start > LONGEST_RUN:
            own.pop()
        return " ".join(self.texts[row][own[0].start : own[-1].end].split()), len(own)


def told(texts: Sequence[str], terms: Sequence[Sequence[Term]], owner: Sequence[int]) -> Told:
    counts = [Counter[str]() for _ in range(max(owner, default=-1) + 1)]
    for document, words in zip(owner, terms, strict=True):
        counts[document].update({"", *(word.norm for word in words if not word.stop)})
    telling = [[(at, word.norm) for at, word in enumerate(words) if not word.stop] for words in terms]
    norms = [frozenset(norm for _, norm in own) for own in telling]
    first: dict[tuple[str, tuple[Term, ...]], int] = {}
    same = [
        first.setdefault((text, tuple(own)), row)
        for row, (text, own) in enumerate(zip(texts, terms, strict=True))
    ]
    return Told(terms, telling, norms, texts, counts, owner, same)


def grounds(features: Sequence[NDArray[np.float32] | None]) -> list[Grounds | None]:
    """What speaks for each pair, from its features; None where it has none."""
    known = [at for at, own in enumerate(features) if own is not None]
    out: list[Grounds | None] = [None] * len(features)
    held = np.array([features[at] for at in known]).reshape(-1, len(FEATURES))
    for at, named, shares in zip(
        known, held[:, NAMED].tolist(), ((held - MEANS) @ SHARES).tolist(), strict=True
    ):
        out[at] = named, shares
    return out


def because(
    story: Told,
    pair: tuple[int, int],
    score: float,
    grounds: Grounds | None,
    support: float,
    *,
    sure: bool,
) -> str:
    """One line of at most `LONGEST` characters. `support` is the gain in log odds by third articles."""
    lead = f"{'same fact' if sure else 'perhaps the same fact'}, probability {score:.2f}"
    if grounds is None:
        return lead
    named, shares = grounds
    share = dict(zip(GROUPS, shares, strict=True)) | {"third": support}
    strong = sorted((name for name in share if share[name] >= LEAST), key=share.__getitem__, reverse=True)
    worded = ((_shared(story, *pair) if name == "words" else _reason(name, named)) for name in strong)
    reasons = [words for words in worded if words][:MOST]
    while reasons and len(lead) + 2 + len("; ".join(reasons)) > LONGEST:
        reasons.pop()
    return f"{lead}: {'; '.join(reasons)}" if reasons else lead


def _reason(group: str, named: Sequence[float]) -> str:
    """What speaks for a pair in one of the `GROUPS`, or "third", in words; "" where nothing can be named."""
    cosine, early, lead, worse_rank = named
    match group:
        case "meaning":
            return f"alike in meaning (cosine {cosine:.2f})" if cosine >= ALIKE else "words of like meaning"
        case "place" if lead:
            return "both open their articles"
        case "place" if early:
            return "both near the start"
        case "rivals" if worse_rank == 0:
            return "each is the other’s best match"
        case "beside":
            return "the sentences beside them match too"
        case "third":
            return "a third article tells something alike"
    return ""


def _shared(story: Told, a: int, b: int) -> str:
    """The shared words as they stand in `a`, neighbours quoted together."""
    rarity = story.rarity(a, b)
    runs = [(-sum(map(rarity.__getitem__, norms)), quoted) for quoted, norms in story.shared(a, b).items()]
    best = [quoted for _, quoted in sorted(runs)[:MOST_RUNS]]
    if not best:
        return ""
    several = len(best) > 1 or " " in best[0]
    return f"shared word{'s' if several else ''} " + ", ".join(f"“{quoted}”" for quoted in best)


def _runs(story: Told, a: int, b: int) -> Iterator[tuple[str, list[str]]]:
    others = story.norms[b]
    seen: set[str] = set()
    for first, norms in _neighbours([(at, norm) for at, norm in story.telling[a] if norm in others]):
        if not seen.issuperset(norms):
            seen.update(norms)
            quoted, length = story.quoted(a, first, len(norms))
            yield quoted, norms[:length]


def _neighbours(shared: Sequence[tuple[int, str]]) -> list[tuple[int, list[str]]]:
    """The words in runs of those that stand side by side: the place of the first, and all."""
    runs: list[tuple[int, list[str]]] = []
    behind = -1
    for at, norm in shared:
        if at != behind:
            runs.append((at, []))
        runs[-1][1].append(norm)
        behind = at + 1
    return runs
