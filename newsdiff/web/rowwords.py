"""Which words are marked in sentences that stand in one row, so that a reader sees what to compare.

Rule: a word is shared where another text of the row has it, in any form and at any place: a phrase that only
moved differs in nothing. Marked are the words that no other text has, or, where these are more, those that
are shared: to mark nearly all words is to mark none. What tells something counts, and words such as "not" and
"all"; other words go with what they join. Limits: no synonyms, and a word that is shared may tell of
something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from newsdiff.analysis.wording import Token, bare_stem, tells, tokens
from newsdiff.stories.models import Sentence
from newsdiff.web.common import STRICT
from newsdiff.web.marks import Marked

NOWHERE: Mapping[int, Sequence[Sentence]] = MappingProxyType({})
_JOINS = re.compile(r"[\s\w’'.‑-]*")  # what may stand between two words of one mark


@dataclass(frozen=True, slots=True)
class RowWords:
    """How many words of a row count as shared and how many do not, and by sentence what is marked."""

    shared: int
    unshared: int
    marks: dict[int, list[Marked]]


def row_words(
    cells: Sequence[Sequence[Sentence]], elsewhere: Mapping[int, Sequence[Sentence]] = NOWHERE
) -> RowWords:
    """`cells` are the sentences of each text in the row; what another row has of one of them, by its id, is
    shared, too."""
    stems = [_stems(cell) for cell in cells]
    counted: list[tuple[Sentence, list[tuple[Token, bool]]]] = []
    for at, cell in enumerate(cells):
        beside = set(chain(*stems[:at], *stems[at + 1 :]))
        for sentence in cell:
            there = beside | _stems(elsewhere.get(sentence.pk, ()))
            counted.append((sentence, [(word, bare_stem(word) in there) for word in _counted(sentence)]))
    held = [shared for _, words in counted for _, shared in words]
    shared, unshared = held.count(True), held.count(False)
    fewer = shared < unshared
    marks = {sentence.pk: list(_marks(sentence, words, shared=fewer)) for sentence, words in counted}
    return RowWords(shared, unshared, marks)


def only_there(sentence: Sentence, beside: Iterable[Sentence], there: Sentence) -> int:
    """How many words of a sentence none of those beside it has, but another one does."""
    words = {bare_stem(word) for word in _counted(sentence)}
    return len((words & _stems([there])) - _stems(beside))


def _counted(sentence: Sentence) -> list[Token]:
    return [word for word in tokens(sentence.text) if tells(word) or word.folded in STRICT]


def _stems(sentences: Iterable[Sentence]) -> set[str]:
    return {bare_stem(word) for one in sentences for word in tokens(one.text)}


def _marks(sentence: Sentence, words: Sequence[tuple[Token, bool]], *, shared: bool) -> Iterator[Marked]:
    """Those of the words that are shared, or are not, joined where only other words stand between them."""
    runs: list[list[Token]] = []
    before: Token | None = None
    for word, has in words:
        if has is not shared:
            before = None
            continue
        if before and _JOINS.fullmatch(sentence.text, before.span.end, word.span.start):
            runs[-1].append(word)
        else:
            runs.append([word])
        before = word
    for run in runs:
        start, end = run[0].span.start, run[-1].span.end
        yield Marked(sentence.start + start, sentence.start + end, "shared" if shared else "pair")
