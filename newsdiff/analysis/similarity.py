"""How alike two sentences of one story are, in many ways at once: the features that `align` scores.

Methods, each a matrix of shape (m, n) for the m sentences of one document and the n of another:
- vectors: `cosine`, and `centred`, the cosine after the mean of the two documents is taken off, since all
  sentences of a story are about one thing: c_ab = (a-μ)·(b-μ) / |a-μ||b-μ|;
- words weighted by IDF: `words` (cosine), `jaccard`, `contained` (share of the poorer sentence), and the
  logarithm of the shared weight of all words, of names, and of words that are neither names nor numbers;
- `soft`: each word of one sentence with its most similar word in the other, by the vectors of single words,
  weighted by IDF, mean of both directions (`soft_best`: the better direction, `soft_mass`: its weight);
- word order: shared pairs and triples of words;
- place: both among the first sentences, the same distance from the start, what stands next to them;
- competition: rank, margin and hubness (CSLS), in row and column, of the sum `mix` = centred + words + soft.
IDF counts the sentences of the story: idf = ln((n + 1) / (df + 0.5)). All else looks at the two documents,
so that a further article hardly moves a score.
Limits: bag-of-words features do not see who did what to whom; a sentence that sums up the story is like all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.terms import Term, Usage, terms, usage

Matrix = NDArray[np.float32]

FEATURES = (
    "cosine", "centred", "words", "contained", "shared", "jaccard", "soft", "soft_best", "soft_mass", "names",
    "content", "numbers", "numbers_differ", "lead", "early", "place", "shorter", "longer", "triples", "pairs",
    "mix", "ranks", "worse_rank", "margin", "best_margin", "csls", "neighbours", "beside",
)  # fmt: skip


@dataclass(frozen=True)
class StoryText:
    """The sentences of a story in numbers. Row r of each matrix is sentence r.

    `owner` is the document of each row, counted from 0, `place` its position there; `present` (n, v) tells
    which words of the story a sentence has, `idf`, `is_name`, `is_number` (v,) describe the words, `covered`
    (n, v) how well the sentence's own words stand for each word of the story, 0 to 1."""

    owner: NDArray[np.intp]
    place: NDArray[np.intp]
    vectors: Matrix
    present: Matrix
    idf: Matrix
    is_name: Matrix
    is_number: Matrix
    covered: Matrix
    pairs: Matrix
    triples: Matrix

    @cached_property
    def weighted(self) -> Matrix:
        return self.present * self.idf

    def rows(self, document: int) -> NDArray[np.intp]:
        return np.flatnonzero(self.owner == document)


def vocabulary(texts: Sequence[str]) -> list[str]:
    """The distinct words, in lower case, whose vectors `story_text` wants."""
    return _by_norm(_terms(texts))[1]


def story_text(
    texts: Sequence[str],
    owner: Sequence[int],
    encode: Callable[[Sequence[str]], Matrix],
    *,
    titles: Sequence[bool] = (),
) -> StoryText:
    """Measure the sentences once. `encode` gives unit rows for sentences and for single words alike; `titles`
    tells which rows are headlines or headings, which have the place of the sentence that follows them."""
    found = _terms(texts)
    norms, surfaces = _by_norm(found)
    column = {norm: at for at, norm in enumerate(norms)}
    present = np.zeros((len(texts), len(norms)), dtype=np.float32)
    kinds = np.zeros((2, len(norms)), dtype=np.float32)
    for row, words in enumerate(found):
        for word in words:
            if not word.stop:
                at = column[word.norm]
                present[row, at] = 1
                kinds[0, at] = max(kinds[0, at], word.name)
                kinds[1, at] = max(kinds[1, at], word.number)
    documents = np.asarray(owner, dtype=np.intp)
    return StoryText(
        owner=documents,
        place=_places(documents, titles),
        vectors=encode(texts),
        present=present,
        idf=np.log((len(texts) + 1) / (present.sum(axis=0) + 0.5)).astype(np.float32),
        is_name=kinds[0],
        is_number=kinds[1],
        covered=_covered(present, encode(surfaces)),
        pairs=_runs([[word.norm for word in words] for words in found], documents, 2),
        triples=_runs([[word.norm for word in words] for words in found], documents, 3),
    )


def features(story: StoryText, first: int, second: int) -> Matrix:
    """The features (m, n, len(FEATURES)) of each sentence of document `first` with each of `second`."""
    a, b = story.rows(first), story.rows(second)
    found = _vector_features(story, a, b) | _word_features(story, a, b) | _place_features(story, a, b)
    found["mix"] = found["centred"] + found["words"] + found["soft"]
    found |= _competition(found["mix"])
    return np.stack([found[name] for name in FEATURES], axis=-1).astype(np.float32)


def _terms(texts: Sequence[str]) -> list[list[Term]]:
    known: Usage = usage(texts)
    return [terms(text, known) for text in texts]


def _by_norm(found: Iterable[Iterable[Term]]) -> tuple[list[str], list[str]]:
    """Distinct norms and, for each, its most frequent spelling (the first in the alphabet on a tie)."""
    spellings: dict[str, Counter[str]] = {}
    for words in found:
        for word in words:
            if not word.stop:
                spellings.setdefault(word.norm, Counter())[word.surface] += 1
    norms = sorted(spellings)
    return norms, [min(spellings[norm], key=lambda s: (-spellings[norm][s], s)) for norm in norms]


def _places(owner: NDArray[np.intp], titles: Sequence[bool]) -> NDArray[np.intp]:
    """How many sentences of its document stand before each row, titles not counted."""
    seen: Counter[int] = Counter()
    out = []
    for row, document in enumerate(owner.tolist()):
        out.append(seen[document])
        seen[document] += not (titles and titles[row])
    return np.asarray(out, dtype=np.intp)


def _covered(present: Matrix, word_vectors: Matrix) -> Matrix:
    """How near each word of the story is to the nearest word of the sentence; cosines up to 0.3 count 0."""
    alike = np.clip((word_vectors @ word_vectors.T - 0.3) / 0.7, 0, 1) if len(word_vectors) else present[:0]
    np.fill_diagonal(alike, 1)
    out = np.zeros_like(present)
    for row in range(len(present)):
        own = np.flatnonzero(present[row])
        if len(own):
            out[row] = alike[own].max(axis=0)
    return out


def _runs(norms: list[list[str]], owner: NDArray[np.intp], size: int) -> Matrix:
    """Which runs of `size` words a sentence has; only runs that stand in two documents get a column."""
    runs = [{tuple(words[i : i + size]) for i in range(len(words) - size + 1)} for words in norms]
    documents: dict[tuple[str, ...], set[int]] = {}
    for row, own in enumerate(runs):
        for run in own:
            documents.setdefault(run, set()).add(int(owner[row]))
    column = {run: at for at, run in enumerate(sorted(r for r, held in documents.items() if len(held) > 1))}
    out = np.zeros((len(norms), len(column)), dtype=np.float32)
    for row, own in enumerate(runs):
        out[row, [column[run] for run in own if run in column]] = 1
    return out


def _vector_features(story: StoryText, a: NDArray[np.intp], b: NDArray[np.intp]) -> dict[str, Matrix]:
    left, right = story.vectors[a], story.vectors[b]
    middle = (left.mean(axis=0) + right.mean(axis=0)) / 2
    return {"cosine": left @ right.T, "centred": _unit(left - middle) @ _unit(right - middle).T}


def _word_features(story: StoryText, a: NDArray[np.intp], b: NDArray[np.intp]) -> dict[str, Matrix]:
    left, right, has_right = story.weighted[a], story.weighted[b], story.present[b]
    mass_a = np.maximum(left.sum(axis=1), 1)[:, None]
    mass_b = np.maximum(right.sum(axis=1), 1)[None, :]
    shared = left @ has_right.T
    neither = (1 - story.is_name) * (1 - story.is_number)
    by_a, by_b = story.covered[a] @ right.T, (story.covered[b] @ left.T).T
    numbers_a, numbers_b = story.present[a] * story.is_number, has_right * story.is_number
    same_numbers = numbers_a @ numbers_b.T
    both_count = (numbers_a.sum(axis=1)[:, None] > 0) & (numbers_b.sum(axis=1)[None, :] > 0)
    length_a, length_b = story.present[a].sum(axis=1)[:, None], has_right.sum(axis=1)[None, :]
    return {
        "words": _unit(left) @ _unit(right).T,
        "contained": shared / np.minimum(mass_a, mass_b),
        "shared": np.log1p(shared),
        "jaccard": shared / np.maximum(mass_a + mass_b - shared, 1),
        "soft": (by_a / mass_b + by_b / mass_a) / 2,
        "soft_best": np.maximum(by_a / mass_b, by_b / mass_a),
        "soft_mass": np.log1p(np.minimum(by_a, by_b)),
        "names": np.log1p((left * story.is_name) @ has_right.T),
        "content": np.log1p((left * neither) @ has_right.T),
        "numbers": np.minimum(same_numbers, 3),
        "numbers_differ": (both_count & (same_numbers == 0)).astype(np.float32),
        "shorter": np.log1p(np.minimum(length_a, length_b)),
        "longer": np.log1p(np.maximum(length_a, length_b)),
        "pairs": np.log1p(story.pairs[a] @ story.pairs[b].T),
        "triples": np.log1p(story.triples[a] @ story.triples[b].T),
    }


def _place_features(story: StoryText, a: NDArray[np.intp], b: NDArray[np.intp]) -> dict[str, Matrix]:
    at_a, at_b = story.place[a][:, None], story.place[b][None, :]
    return {
        "lead": ((at_a < 2) & (at_b < 2)).astype(np.float32),
        "early": ((at_a < 4) & (at_b < 4)).astype(np.float32),
        "place": -np.abs(at_a / max(len(a), 1) - at_b / max(len(b), 1)).astype(np.float32),
    }


def _competition(mix: Matrix) -> dict[str, Matrix]:
    """How a pair stands among the others of its two sentences, and what stands beside it."""
    by_row, by_column = _ranks(mix), _ranks(mix.T).T
    over_row, over_column = _margin(mix), _margin(mix.T).T
    near = min(4, *mix.shape)
    hub_a = np.sort(mix, axis=1)[:, -near:].mean(axis=1, keepdims=True)
    hub_b = np.sort(mix, axis=0)[-near:].mean(axis=0, keepdims=True)
    framed = np.pad(mix, 1, constant_values=mix.min())
    around = (framed[:-2, 1:-1], framed[2:, 1:-1], framed[1:-1, :-2], framed[1:-1, 2:])
    return {
        "ranks": by_row + by_column,
        "worse_rank": np.maximum(by_row, by_column),
        "margin": np.minimum(over_row, over_column),
        "best_margin": np.maximum(over_row, over_column),
        "csls": 2 * mix - hub_a - hub_b,
        "neighbours": np.maximum(framed[:-2, :-2], framed[2:, 2:]),
        "beside": np.maximum.reduce(around),
    }


def _ranks(mix: Matrix) -> Matrix:
    """ln(1 + rank) of each value in its row, the best ranking 0; equal values share the best rank."""
    order = np.sort(-mix, axis=1)
    ranks = np.stack([np.searchsorted(row, -values) for row, values in zip(order, mix, strict=True)])
    return np.log1p(ranks).astype(np.float32)


def _margin(mix: Matrix) -> Matrix:
    """Each value less the best other value of its row; 0 where there is no other."""
    if mix.shape[1] < 2:
        return np.zeros_like(mix)
    top = np.sort(mix, axis=1)
    best, second = top[:, -1:], top[:, -2:-1]
    return mix - np.where(mix == best, second, best)


def _unit(rows: Matrix) -> Matrix:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
