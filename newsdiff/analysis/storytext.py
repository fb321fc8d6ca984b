"""The sentences of a story in numbers: vectors, words, clauses, places. `similarity` compares them.

Method: words are those of `terms`, one column for each stem and one for each spelling. IDF counts the
sentences of two documents: idf = ln((n + 1) / (df + 0.5)), n being `FEWEST` at least: of two documents of a
sentence each, what both say would else count next to nothing. Nothing of a document looks at another one, not
even for how a word is spelt or whether it is a name, save what acronyms stand for: a further article hardly
moves a score.
Limits: a word has one sense; stems of unlike words may be equal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.terms import Term, Usage, acronyms, names, terms

Matrix = NDArray[np.float32]
Rows = NDArray[np.intp]
# 1 for what a row has: a quarter of the room of `Matrix`, which the tables would fill.
Marks = NDArray[np.uint8]
Encode = Callable[[Sequence[str]], Matrix]

FEWEST = 20  # sentences that IDF takes two documents to have, though they are shorter


@dataclass(frozen=True, slots=True)
class Part:
    """A clause: its place in the text of its sentence, and its words with what they refer to."""

    start: int
    end: int
    context: str


@dataclass(frozen=True)
class Words:
    """Rows of text in numbers: `vectors` (n, d), `weight` (n, v) what the words of a row count, `spelt`
    (n, s) the same by spelling, one for each word of a row, and `covered` (n, s) how well its words stand for
    each spelling, 0 to 1."""

    vectors: Matrix
    weight: Matrix
    spelt: Matrix
    covered: Matrix

    @cached_property
    def mass(self) -> Matrix:
        """The weight of all words of each row, (n, 1), 1 at least."""
        return np.asarray(np.maximum(self.weight.sum(axis=1, keepdims=True), 1), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Table:
    """As `Words`, of a whole story, with which words and spellings a row has and not what they count."""

    vectors: Matrix
    words: Marks
    spelt: Marks
    covered: Matrix

    def at(self, own: slice, lexicon: Lexicon) -> Words:
        """Some rows, with the words of the lexicon only, each counting by its IDF."""
        return Words(
            self.vectors[own],
            self.words[own].take(lexicon.words, axis=1) * lexicon.idf,
            self.spelt[own].take(lexicon.spellings, axis=1) * lexicon.spelling_idf,
            self.covered[own].take(lexicon.spellings, axis=1),
        )


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
class Page:
    """Where a document stands in the tables of the story: its sentences and its clauses; the clauses of each
    of its sentences (`numbered`); and which of the story's runs of words it has."""

    sentences: slice
    parts: slice
    clauses: Rows
    pairs: NDArray[np.bool_]
    triples: NDArray[np.bool_]


def numbered(sizes: Rows) -> Rows:
    """The clauses of each sentence by their numbers, (n, most clauses), the first again where there are no
    more. `sizes` tells how many each sentence has."""
    place = np.arange(sizes.max())
    starts = np.cumsum(sizes) - sizes
    return np.asarray(starts[:, None] + np.where(place < sizes[:, None], place, 0), dtype=np.intp)


@dataclass(frozen=True)
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
    sentences: Table
    parts: Table
    part_of: Rows
    named: Marks
    is_number: Matrix
    word_of: Rows
    pairs: Marks
    triples: Marks
    terms: tuple[tuple[Term, ...], ...]

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """What each document has by itself, read once, since it is laid beside all others."""
        return tuple(self._page(document) for document in range(int(self.owner.max(initial=-1)) + 1))

    def _page(self, document: int) -> Page:
        rows = np.flatnonzero(self.owner == document)
        own = slice(int(rows[0]), int(rows[-1]) + 1)
        first, end = np.searchsorted(self.part_of, [own.start, own.stop])
        sizes = np.bincount(self.part_of[first:end] - own.start)
        pairs, triples = (np.sum(table[own], axis=0) > 0 for table in (self.pairs, self.triples))
        return Page(own, slice(int(first), int(end)), numbered(sizes), pairs, triples)

    @cached_property
    def _counts(self) -> tuple[Matrix, Matrix, Matrix]:
        """How many sentences of each document have each word, each spelling, and each word as a name."""
        first = np.flatnonzero(np.diff(self.owner, prepend=-1))
        tables = self.sentences.words, self.sentences.spelt, self.named
        words, spelt, named = (np.add.reduceat(table, first, axis=0, dtype=np.float32) for table in tables)
        return words, spelt, named

    def lexicon(self, first: int, second: int) -> Lexicon:
        """The words of two documents."""
        count, spelt, named = (of[first] + of[second] for of in self._counts)
        words, spellings = np.flatnonzero(count), np.flatnonzero(spelt)
        told = (self.pages[document].sentences for document in (first, second))
        sentences = max(FEWEST, sum(own.stop - own.start for own in told))
        idf = np.asarray(np.log((sentences + 1) / (count[words] + 0.5)), dtype=np.float32)
        column = np.zeros(len(count), dtype=np.float32)
        column[words] = idf
        is_name = np.asarray(named[words] > 0, dtype=np.float32)
        return Lexicon(words, idf, spellings, column[self.word_of[spellings]], is_name, self.is_number[words])


def words_of(texts: Sequence[str], owner: Sequence[int]) -> list[list[Term]]:
    """The words of each text. Its own document tells which are names, the whole story what acronyms are."""
    own: dict[int, list[str]] = {}
    for document, text in zip(owner, texts, strict=True):
        own.setdefault(document, []).append(text)
    short = acronyms(texts)
    known = {document: Usage(names(said), short) for document, said in own.items()}
    return [terms(text, known[document]) for document, text in zip(owner, texts, strict=True)]


def vocabulary(words: Iterable[Iterable[Term]]) -> list[str]:
    """The distinct words, in lower case, whose vectors `story_text` wants."""
    return sorted({surface for _, surface in _spellings(words)})


def story_text(
    texts: Sequence[str],
    owner: Sequence[int],
    words: Sequence[Sequence[Term]],
    parts: Sequence[Sequence[Part]],
    encode: Encode,
    *,
    titles: Sequence[bool] = (),
) -> StoryText:
    """Measure the sentences once. `words` are theirs (`words_of`). `encode` gives unit rows for sentences,
    the contexts of their parts and single words alike; every sentence has one part or more. `titles` tells
    which rows are headlines or headings: they have the place of the sentence that follows them."""
    spellings = _spellings(words)
    column = {norm: at for at, norm in enumerate(dict.fromkeys(norm for norm, _ in spellings))}
    word_of = np.asarray([column[norm] for norm, _ in spellings], dtype=np.intp)
    pieces = [(row, part) for row, own in enumerate(parts) for part in own]
    inside = [[w for w in words[row] if part.start <= w.start < part.end] for row, part in pieces]
    alike = _alike(encode([surface for _, surface in spellings]), word_of)
    documents = np.asarray(owner, dtype=np.intp)
    order = [[word.norm for word in own] for own in words]
    return StoryText(
        owner=documents,
        row_of=_places(documents, ()),
        place=_places(documents, titles),
        sentences=_words(encode(texts), words, column, spellings, alike),
        parts=_words(encode([part.context for _, part in pieces]), inside, column, spellings, alike),
        part_of=np.asarray([row for row, _ in pieces], dtype=np.intp),
        named=_present([[word for word in own if word.name] for own in words], column),
        is_number=_numbers(words, column),
        word_of=word_of,
        pairs=_runs(order, documents, 2),
        triples=_runs(order, documents, 3),
        terms=tuple(map(tuple, words)),
    )


def _spellings(found: Iterable[Iterable[Term]]) -> list[tuple[str, str]]:
    """Distinct pairs of norm and spelling, in order."""
    return sorted({(word.norm, word.surface) for words in found for word in words if not word.stop})


def _words(
    vectors: Matrix,
    found: Sequence[Sequence[Term]],
    column: dict[str, int],
    spellings: Sequence[tuple[str, str]],
    alike: Matrix,
) -> Table:
    at = {spelling: n for n, spelling in enumerate(spellings)}
    spelt = np.zeros((len(found), len(spellings)), dtype=np.uint8)
    for row, words in enumerate(found):
        first = {word.norm: word.surface for word in reversed(words) if not word.stop}
        spelt[row, [at[spelling] for spelling in first.items()]] = 1
    return Table(vectors, _present(found, column), spelt, _covered(spelt, alike))


def _present(found: Sequence[Sequence[Term]], column: dict[str, int]) -> Marks:
    out = np.zeros((len(found), len(column)), dtype=np.uint8)
    rows = [row for row, words in enumerate(found) for word in words if not word.stop]
    out[rows, [column[word.norm] for words in found for word in words if not word.stop]] = 1
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


def _covered(present: Marks, alike: Matrix) -> Matrix:
    """How well the words of each row, (n, s), stand for each spelling; looked for once for rows that are the
    same: a sentence of one clause, or one that two outlets print."""
    out = np.zeros(present.shape, dtype=np.float32)
    first: dict[bytes, int] = {}
    for row, words in enumerate(present):
        own = np.flatnonzero(words)
        same = first.setdefault(own.tobytes(), row)
        if same < row:
            out[row] = out[same]
        elif len(own):
            out[row] = alike[own].max(axis=0)
    return out


def _runs(norms: list[list[str]], owner: Rows, size: int) -> Marks:
    """Which runs of `size` words a sentence has; only runs that stand in two documents get a column."""
    runs = [{tuple(words[i : i + size]) for i in range(len(words) - size + 1)} for words in norms]
    documents: dict[tuple[str, ...], set[int]] = {}
    for row, own in enumerate(runs):
        for run in own:
            documents.setdefault(run, set()).add(int(owner[row]))
    column = {run: at for at, run in enumerate(sorted(r for r, held in documents.items() if len(held) > 1))}
    out = np.zeros((len(norms), len(column)), dtype=np.uint8)
    for row, own in enumerate(runs):
        out[row, [column[run] for run in own if run in column]] = 1
    return out
