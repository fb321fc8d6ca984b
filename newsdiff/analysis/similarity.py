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
- competition: rank, margin and hubness (CSLS), in row and column, of the sum `mix` = centred + words + soft;
- parts: the best of these over the clauses of the two sentences, and how much of a clause the other sentence
  holds (`part_in`).
The rows are those of `storytext`; nothing looks at a third document.
Limits: bag-of-words features do not see who did what to whom; a sentence that sums up the story is like all.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.storytext import Lexicon, Marks, Matrix, Page, Rows, StoryText, Words

Features = dict[str, Matrix]

FEATURES = (
    "cosine", "centred", "words", "contained", "shared", "jaccard", "soft", "soft_best", "soft_mass", "names",
    "content", "numbers", "numbers_differ", "lead", "early", "place", "shorter", "longer", "triples", "pairs",
    "mix", "ranks", "worse_rank", "margin", "best_margin", "csls", "neighbours", "beside",
    "part_centred", "part_words", "part_soft", "part_mix", "part_csls", "part_margin", "part_in", "part_mass",
)  # fmt: skip


class Compared(NamedTuple):
    """Each sentence of one document with each of another: `features` (m, n, len(FEATURES)), and `clauses`
    (m, n, 2), the numbers of the two clauses that are most alike by `mix`."""

    features: Matrix
    clauses: NDArray[np.uint16]


def compare(story: StoryText, first: int, second: int) -> Compared:
    """The sentences of document `first` with those of `second`."""
    one, other = story.pages[first], story.pages[second]
    lexicon = story.lexicon(first, second)
    left, right = (story.sentences.at(page.sentences, lexicon) for page in (one, other))
    middle = (left.vectors.mean(axis=0) + right.vectors.mean(axis=0)) / 2
    held = _held(left, right)
    found = {"cosine": left.vectors @ right.vectors.T} | _mixed(left, right, middle, held)
    found |= _word_features(lexicon, left, right, held)
    found |= _place_features(story.place[one.sentences], story.place[other.sentences])
    found["pairs"] = _shared_runs(story.pairs, one, other, one.pairs & other.pairs)
    found["triples"] = _shared_runs(story.triples, one, other, one.triples & other.triples)
    found |= _competition(found["mix"])
    parts = story.parts.at(one.parts, lexicon), story.parts.at(other.parts, lexicon)
    clauses = one.clauses, other.clauses
    held = _held(*parts)
    mixed = _mixed(*parts, middle, held)
    found |= _part_features((left, right), parts, clauses, mixed, held)
    return Compared(
        np.stack([found[name] for name in FEATURES], axis=-1).astype(np.float32, copy=False),
        most_alike(mixed["mix"], *clauses),
    )


def _shared_runs(runs: Marks, one: Page, other: Page, both: NDArray[np.bool_]) -> Matrix:
    """How many of the runs that `both` documents have each two of their sentences share, as logarithms."""
    columns = np.flatnonzero(both)  # of which `take` has them many times as fast as a mask
    left, right = (runs[page.sentences].take(columns, axis=1).astype(np.float32) for page in (one, other))
    return np.asarray(np.log1p(left @ right.T), dtype=np.float32)


def _mixed(left: Words, right: Words, middle: Matrix, held: tuple[Matrix, Matrix]) -> Features:
    by_left, by_right = held
    out = {
        "centred": _unit(left.vectors - middle) @ _unit(right.vectors - middle).T,
        "words": _unit(left.weight) @ _unit(right.weight).T,
        "soft": (by_left / right.mass.T + by_right / left.mass) / 2,
    }
    out["mix"] = out["centred"] + out["words"] + out["soft"]
    return out


def _held(left: Words, right: Words) -> tuple[Matrix, Matrix]:
    """The weight of the right rows' words that the left rows stand for, and the other way round."""
    return left.covered @ right.spelt.T, (right.covered @ left.spelt.T).T


def _word_features(lexicon: Lexicon, left: Words, right: Words, held: tuple[Matrix, Matrix]) -> Features:
    has_left, has_right = (left.weight > 0).astype(np.float32), (right.weight > 0).astype(np.float32)
    mass_a, mass_b = left.mass, right.mass.T
    shared = left.weight @ has_right.T
    by_a, by_b = held
    figures_left, figures_right = (has[:, np.flatnonzero(lexicon.is_number)] for has in (has_left, has_right))
    numbers = figures_left @ figures_right.T
    both_count = np.logical_and.outer(figures_left.any(axis=1), figures_right.any(axis=1))
    length_a, length_b = has_left.sum(axis=1)[:, None], has_right.sum(axis=1)[None, :]
    neither = (1 - lexicon.is_name) * (1 - lexicon.is_number)
    return {
        "contained": shared / np.minimum(mass_a, mass_b),
        "shared": np.log1p(shared),
        "jaccard": shared / np.maximum(mass_a + mass_b - shared, 1),
        "soft_best": np.maximum(by_a / mass_b, by_b / mass_a),
        "soft_mass": np.log1p(np.minimum(by_a, by_b)),
        "names": np.log1p((left.weight * lexicon.is_name) @ has_right.T),
        "content": np.log1p((left.weight * neither) @ has_right.T),
        "numbers": np.minimum(numbers, 3),
        "numbers_differ": (both_count & (numbers == 0)).astype(np.float32),
        "shorter": np.log1p(np.minimum(length_a, length_b)),
        "longer": np.log1p(np.maximum(length_a, length_b)),
    }


def _place_features(a: Rows, b: Rows) -> Features:
    at_a, at_b = a[:, None], b[None, :]
    return {
        "lead": ((at_a < 2) & (at_b < 2)).astype(np.float32),
        "early": ((at_a < 4) & (at_b < 4)).astype(np.float32),
        "place": -np.abs(at_a / max(len(a), 1) - at_b / max(len(b), 1)).astype(np.float32),
    }


def _part_features(
    sentences: tuple[Words, Words],
    parts: tuple[Words, Words],
    clauses: tuple[Rows, Rows],
    mixed: Features,
    held: tuple[Matrix, Matrix],
) -> Features:
    """The best over the clauses of two sentences; alike for two sentences of one clause each. `clauses` are
    those of each sentence (`numbered`)."""
    (whole_a, whole_b), (left, right), (rows, columns) = sentences, parts, clauses
    in_b = _best(left.spelt @ whole_b.covered.T / left.mass, rows)
    in_a = _best(right.spelt @ whole_a.covered.T / right.mass, columns).T
    values = np.stack(
        [mixed["centred"], mixed["words"], mixed["soft"], mixed["mix"], np.minimum(*held)], axis=1
    )
    by_row = np.ascontiguousarray(_best(values, rows).transpose(2, 1, 0))
    centred, words, soft, mix, mass = _best(by_row, columns).transpose(1, 2, 0)
    competing = _lead(mix)
    return {
        "part_centred": centred,
        "part_words": words,
        "part_soft": soft,
        "part_mix": mix,
        "part_csls": competing["csls"],
        "part_margin": competing["best_margin"],
        "part_in": np.maximum(in_a, in_b),
        "part_mass": np.log1p(mass),
    }


def _best(values: Matrix, clauses: Rows) -> Matrix:
    """The best over the clauses of each sentence, (n, …) of values (clauses, …). (`reduceat` takes five times
    as long for the few clauses of a sentence.)"""
    best = values[clauses[:, 0]]
    for further in clauses.T[1:]:
        np.maximum(best, values[further], out=best)
    return best


def most_alike(mix: Matrix, rows: Rows, columns: Rows) -> NDArray[np.uint16]:
    """Of the clauses of two sentences, `rows` and `columns` of `mix` (`numbered`), the places of the best
    pair, the first of equal ones: (m, n, 2)."""
    inside, column = _leading(np.ascontiguousarray(mix.T), columns)
    _, row = _leading(np.ascontiguousarray(inside.T), rows)
    chosen = np.take_along_axis(rows, row, axis=1)
    return np.stack([row, np.take_along_axis(column.T, chosen, axis=0)], axis=-1).astype(np.uint16)


def _leading(values: Matrix, clauses: Rows) -> tuple[Matrix, Rows]:
    """As `_best`, and which clause of the sentence it is, counted from 0, the first of equal ones."""
    best = values[clauses[:, 0]]
    which = np.zeros(best.shape, dtype=np.intp)
    for number, further in enumerate(clauses.T[1:], 1):
        other = values[further]
        better = other > best
        which[better] = number
        np.copyto(best, other, where=better)
    return best, which


def _competition(mix: Matrix) -> Features:
    """How a pair stands among the others of its two sentences, and what stands beside it."""
    by_row, by_column = _ranks(mix), _ranks(np.ascontiguousarray(mix.T)).T
    framed = np.pad(mix, 1, constant_values=mix.min())
    around = (framed[:-2, 1:-1], framed[2:, 1:-1], framed[1:-1, :-2], framed[1:-1, 2:])
    return _lead(mix) | {
        "ranks": by_row + by_column,
        "worse_rank": np.maximum(by_row, by_column),
        "neighbours": np.maximum(framed[:-2, :-2], framed[2:, 2:]),
        "beside": np.maximum.reduce(around),
    }


def _ranks(mix: Matrix) -> Matrix:
    """ln(1 + rank) of each value in its row, the best ranking 0; equal values share the best rank."""
    rows, columns = mix.shape
    order = np.argsort(-mix, axis=1) + columns * np.arange(rows)[:, None]  # in the flat matrix
    values = mix.take(order)
    place = np.broadcast_to(np.arange(columns), mix.shape).copy()
    place[:, 1:][values[:, 1:] == values[:, :-1]] = 0
    ranks = np.empty(mix.shape, dtype=np.float32)
    ranks.put(order, np.log1p(np.arange(columns)).take(np.maximum.accumulate(place, axis=1)))
    return ranks


def _lead(mix: Matrix) -> Features:
    """Each value less the best other value of its row and of its column, and less the mean of their four best
    (CSLS)."""
    (over_row, hub_a), (over_column, hub_b) = _rivals(mix), _rivals(mix.T)
    return {
        "margin": np.minimum(over_row, over_column.T),
        "best_margin": np.maximum(over_row, over_column.T),
        "csls": 2 * mix - hub_a - hub_b.T,
    }


def _rivals(mix: Matrix) -> tuple[Matrix, Matrix]:
    """Each value less the best other value of its row, 0 where there is no other, and the mean of the row's
    four best values (fewer where a side has fewer), (m, 1)."""
    top = np.sort(mix, axis=1)
    hub = top[:, -min(4, *mix.shape) :].mean(axis=1, keepdims=True)
    if mix.shape[1] < 2:
        return np.zeros_like(mix), hub
    best, second = top[:, -1:], top[:, -2:-1]
    return np.asarray(mix - np.where(mix == best, second, best), dtype=np.float32), hub


def _unit(rows: Matrix) -> Matrix:
    lengths = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)
