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
IDF counts the sentences of the two documents: idf = ln((n + 1) / (df + 0.5)). Nothing looks at a third one,
not even for how a word is spelt or whether it is a name, save what acronyms stand for: a further article
hardly moves a score.
Limits: bag-of-words features do not see who did what to whom; a sentence that sums up the story is like all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.terms import Term, Usage, acronyms, names, terms

Matrix = NDArray[np.float32]
Rows = NDArray[np.intp]
Features = dict[str, Matrix]
Encode = Callable[[Sequence[str]], Matrix]

FEATURES = (
    "cosine", "centred", "words", "contained", "shared", "jaccard", "soft", "soft_best", "soft_mass", "names",
    "content", "numbers", "numbers_differ", "lead", "early", "place", "shorter", "longer", "triples", "pairs",
    "mix", "ranks", "worse_rank", "margin", "best_margin", "csls", "neighbours", "beside",
    "part_centred", "part_words", "part_soft", "part_mix", "part_csls", "part_margin", "part_in", "part_mass",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A clause: its place in the text of its sentence, and its words with what they refer to."""

    start: int
    end: int
    context: str


@dataclass(frozen=True, slots=True)
class Words:
    """Rows of text in numbers: `vectors` (n, d), `weight` (n, v) which words a row has and what they count,
    `spelt` (n, s) the same by spelling, one for each word of a row, and `covered` (n, s) how well its words
    stand for each spelling of the story, 0 to 1."""

    vectors: Matrix
    weight: Matrix
    spelt: Matrix
    covered: Matrix

    def at(self, rows: Rows, lexicon: Lexicon) -> Words:
        """Consecutive rows, with the words of the lexicon only, each counting by its IDF."""
        own = slice(rows[0], rows[-1] + 1)
        return Words(
            self.vectors[own],
            self.weight[own].take(lexicon.words, axis=1) * lexicon.idf,
            self.spelt[own].take(lexicon.spellings, axis=1) * lexicon.spelling_idf,
            self.covered[own].take(lexicon.spellings, axis=1),
        )

    @property
    def mass(self) -> Matrix:
        """The weight of all words of each row, (n, 1), 1 at least."""
        return np.asarray(np.maximum(self.weight.sum(axis=1, keepdims=True), 1), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of some sentences: their columns in the words of the story, and for each its IDF there and
    whether it is a name or a number; the columns of their spellings, and the IDF of the word of each."""

    words: Rows
    idf: Matrix
    spellings: Rows
    spelling_idf: Matrix
    is_name: Matrix
    is_number: Matrix


@dataclass(frozen=True, slots=True)
class StoryText:
    """The sentences of a story in numbers. Row r of `sentences` is sentence r, `owner` its document, counted
    from 0, `row_of` its number there, `place` the number of sentences before it that are no titles. `parts`
    holds the clauses, `part_of` the sentence of each, in order.
    `named` (n, v) tells which words a sentence has as names, `is_number` (v,) which are numbers, `word_of`
    (s,) which word each spelling is; `pairs` and `triples` are runs of words.
    `terms` are the words of each sentence in order."""

    owner: Rows
    row_of: Rows
    place: Rows
    sentences: Words
    parts: Words
    part_of: Rows
    named: Matrix
    is_number: Matrix
    word_of: Rows
    pairs: Matrix
    triples: Matrix
    terms: tuple[tuple[Term, ...], ...]

    def rows(self, document: int) -> Rows:
        return np.flatnonzero(self.owner == document)

    def part_rows(self, rows: Rows) -> tuple[Rows, Rows]:
        """The clauses of consecutive sentences, and where among them those of each sentence begin."""
        first, end = np.searchsorted(self.part_of, [rows[0], rows[-1] + 1])
        return np.arange(first, end), np.searchsorted(self.part_of[first:end], rows)

    def lexicon(self, rows: Rows) -> Lexicon:
        count = self.sentences.weight[rows].sum(axis=0)
        words = np.flatnonzero(count)
        idf = np.asarray(np.log((len(rows) + 1) / (count + 0.5)), dtype=np.float32)
        spellings = np.flatnonzero(self.sentences.spelt[rows].any(axis=0))
        is_name = np.asarray(self.named[rows][:, words].any(axis=0), dtype=np.float32)
        return Lexicon(
            words, idf[words], spellings, idf[self.word_of[spellings]], is_name, self.is_number[words]
        )


def vocabulary(texts: Sequence[str], owner: Sequence[int]) -> list[str]:
    """The distinct words, in lower case, whose vectors `story_text` wants."""
    return sorted({surface for _, surface in _spellings(_terms(texts, owner))})


def story_text(
    texts: Sequence[str],
    owner: Sequence[int],
    parts: Sequence[Sequence[Part]],
    encode: Encode,
    *,
    titles: Sequence[bool] = (),
) -> StoryText:
    """Measure the sentences once. `encode` gives unit rows for sentences, the contexts of their parts and
    single words alike; every sentence has one part or more. `titles` tells which rows are headlines or
    headings: they have the place of the sentence that follows them."""
    found = _terms(texts, owner)
    spellings = _spellings(found)
    column = {norm: at for at, norm in enumerate(dict.fromkeys(norm for norm, _ in spellings))}
    word_of = np.asarray([column[norm] for norm, _ in spellings], dtype=np.intp)
    pieces = [(row, part) for row, own in enumerate(parts) for part in own]
    inside = [[w for w in found[row] if part.start <= w.start < part.end] for row, part in pieces]
    alike = _alike(encode([surface for _, surface in spellings]), word_of)
    documents = np.asarray(owner, dtype=np.intp)
    order = [[word.norm for word in words] for words in found]
    return StoryText(
        owner=documents,
        row_of=_places(documents, ()),
        place=_places(documents, titles),
        sentences=_words(encode(texts), found, column, spellings, alike),
        parts=_words(encode([part.context for _, part in pieces]), inside, column, spellings, alike),
        part_of=np.asarray([row for row, _ in pieces], dtype=np.intp),
        named=_present([[word for word in words if word.name] for words in found], column),
        is_number=_numbers(found, column),
        word_of=word_of,
        pairs=_runs(order, documents, 2),
        triples=_runs(order, documents, 3),
        terms=tuple(map(tuple, found)),
    )


def features(story: StoryText, first: int, second: int) -> Matrix:
    """The features (m, n, len(FEATURES)) of each sentence of document `first` with each of `second`."""
    a, b = story.rows(first), story.rows(second)
    lexicon = story.lexicon(np.concatenate([a, b]))
    left, right = story.sentences.at(a, lexicon), story.sentences.at(b, lexicon)
    middle = (left.vectors.mean(axis=0) + right.vectors.mean(axis=0)) / 2
    held = _held(left, right)
    found = {"cosine": left.vectors @ right.vectors.T} | _mixed(left, right, middle, held)
    found |= _word_features(lexicon, left, right, held) | _place_features(story, a, b)
    found["triples"], found["pairs"] = _shared_runs(story.triples, a, b), _shared_runs(story.pairs, a, b)
    found |= _competition(found["mix"])
    (own, own_first), (other, other_first) = story.part_rows(a), story.part_rows(b)
    parts = story.parts.at(own, lexicon), story.parts.at(other, lexicon)
    found |= _part_features((left, right), parts, (own_first, other_first), middle)
    return np.stack([found[name] for name in FEATURES], axis=-1).astype(np.float32)


def part_likeness(story: StoryText, first: int, second: int) -> Matrix:
    """How alike each clause of document `first` is to each clause of document `second`: the sum `mix`."""
    a, b = story.rows(first), story.rows(second)
    lexicon = story.lexicon(np.concatenate([a, b]))
    middle = (story.sentences.vectors[a].mean(axis=0) + story.sentences.vectors[b].mean(axis=0)) / 2
    left, right = (story.parts.at(story.part_rows(rows)[0], lexicon) for rows in (a, b))
    return _mixed(left, right, middle, _held(left, right))["mix"]


def _terms(texts: Sequence[str], owner: Sequence[int]) -> list[list[Term]]:
    """The words of each text. Its own document tells which are names, the whole story what acronyms are."""
    own: dict[int, list[str]] = {}
    for document, text in zip(owner, texts, strict=True):
        own.setdefault(document, []).append(text)
    short = acronyms(texts)
    known = {document: Usage(names(said), short) for document, said in own.items()}
    return [terms(text, known[document]) for document, text in zip(owner, texts, strict=True)]


def _spellings(found: Iterable[Iterable[Term]]) -> list[tuple[str, str]]:
    """Distinct pairs of norm and spelling, in order."""
    return sorted({(word.norm, word.surface) for words in found for word in words if not word.stop})


def _words(
    vectors: Matrix,
    found: Sequence[Sequence[Term]],
    column: dict[str, int],
    spellings: Sequence[tuple[str, str]],
    alike: Matrix,
) -> Words:
    at = {spelling: n for n, spelling in enumerate(spellings)}
    spelt = np.zeros((len(found), len(spellings)), dtype=np.float32)
    for row, words in enumerate(found):
        first = {word.norm: word.surface for word in reversed(words) if not word.stop}
        spelt[row, [at[spelling] for spelling in first.items()]] = 1
    return Words(vectors, _present(found, column), spelt, _covered(spelt, alike))


def _present(found: Sequence[Iterable[Term]], column: dict[str, int]) -> Matrix:
    out = np.zeros((len(found), len(column)), dtype=np.float32)
    for row, words in enumerate(found):
        out[row, [column[word.norm] for word in words if not word.stop]] = 1
    return out


def _numbers(found: Iterable[Iterable[Term]], column: dict[str, int]) -> Matrix:
    out = np.zeros(len(column), dtype=np.float32)
    out[[column[w.norm] for words in found for w in words if not w.stop and w.number]] = 1
    return out


def _places(owner: Rows, titles: Sequence[bool]) -> Rows:
    """How many sentences of its document stand before each row, titles not counted."""
    seen: Counter[int] = Counter()
    out = []
    for row, document in enumerate(owner.tolist()):
        out.append(seen[document])
        seen[document] += not (titles and titles[row])
    return np.asarray(out, dtype=np.intp)


def _alike(vectors: Matrix, word_of: Rows) -> Matrix:
    """Likeness of the story's spellings, (s, s): cosines up to 0.3 count 0, those of one word are alike."""
    out = np.clip((vectors @ vectors.T - 0.3) / 0.7, 0, 1)
    out[word_of[:, None] == word_of[None, :]] = 1
    return np.asarray(out, dtype=np.float32)


def _covered(present: Matrix, alike: Matrix) -> Matrix:
    out = np.zeros_like(present)
    for row in range(len(present)):
        own = np.flatnonzero(present[row])
        if len(own):
            out[row] = alike[own].max(axis=0)
    return out


def _runs(norms: list[list[str]], owner: Rows, size: int) -> Matrix:
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


def _shared_runs(runs: Matrix, a: Rows, b: Rows) -> Matrix:
    own, other = runs[a[0] : a[-1] + 1], runs[b[0] : b[-1] + 1]  # the rows of a document stand together
    both = np.flatnonzero(own.any(axis=0) & other.any(axis=0))
    return np.asarray(np.log1p(own[:, both] @ other[:, both].T), dtype=np.float32)


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
    numbers = (has_left * lexicon.is_number) @ has_right.T
    both_count = ((has_left @ lexicon.is_number)[:, None] > 0) & (
        (has_right @ lexicon.is_number)[None, :] > 0
    )
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


def _place_features(story: StoryText, a: Rows, b: Rows) -> Features:
    at_a, at_b = story.place[a][:, None], story.place[b][None, :]
    return {
        "lead": ((at_a < 2) & (at_b < 2)).astype(np.float32),
        "early": ((at_a < 4) & (at_b < 4)).astype(np.float32),
        "place": -np.abs(at_a / max(len(a), 1) - at_b / max(len(b), 1)).astype(np.float32),
    }


def _part_features(
    sentences: tuple[Words, Words], parts: tuple[Words, Words], starts: tuple[Rows, Rows], middle: Matrix
) -> Features:
    """The best over the clauses of two sentences; alike for two sentences of one clause each. `starts` tells
    where in `parts` the clauses of each sentence begin."""
    (whole_a, whole_b), (left, right), (first, second) = sentences, parts, starts
    held = _held(left, right)
    mixed = _mixed(left, right, middle, held)

    def best(values: Matrix) -> Matrix:
        by_row = np.maximum.reduceat(values, first, axis=0)
        return np.asarray(np.maximum.reduceat(by_row, second, axis=1), dtype=np.float32)

    in_b = np.maximum.reduceat((whole_b.covered @ left.spelt.T).T / left.mass, first, axis=0)
    in_a = np.maximum.reduceat(whole_a.covered @ right.spelt.T / right.mass.T, second, axis=1)
    part_mix = best(mixed["mix"])
    competing = _lead(part_mix)
    return {
        "part_centred": best(mixed["centred"]),
        "part_words": best(mixed["words"]),
        "part_soft": best(mixed["soft"]),
        "part_mix": part_mix,
        "part_csls": competing["csls"],
        "part_margin": competing["best_margin"],
        "part_in": np.maximum(in_a, in_b),
        "part_mass": np.log1p(best(np.minimum(*held))),
    }


def _competition(mix: Matrix) -> Features:
    """How a pair stands among the others of its two sentences, and what stands beside it."""
    by_row, by_column = _ranks(mix), _ranks(mix.T).T
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
    order = np.argsort(-mix, axis=1, kind="stable")
    values = np.take_along_axis(mix, order, axis=1)
    place = np.broadcast_to(np.arange(mix.shape[1]), mix.shape).copy()
    place[:, 1:][values[:, 1:] == values[:, :-1]] = 0
    ranks = np.empty_like(place)
    np.put_along_axis(ranks, order, np.maximum.accumulate(place, axis=1), axis=1)
    return np.asarray(np.log1p(ranks), dtype=np.float32)


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
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)
