"""Which words are marked in sentences that stand in one row, so that a reader sees what to compare.

Rule: a word is shared where another text of the row has it, in any form and at any place: a phrase that only
moved differs in nothing. Marked are the words that no other text has, or, where these are more, those that
are shared: to mark nearly all words is to mark none. What tells something counts, and words such as "not" and
"all"; other words go with what they join. Limits: no synonyms, and a word that is shared may tell of
something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from newsdiff.analysis.wording import Token, bare_stem, tells, tokens
from newsdiff.stories.models import Sentence
from newsdiff.web.common import STRICT
from newsdiff.web.marks import Marked

_JOINS = re.compile(r"[\s\w’'.‑-]*")  # what may stand between two words of one mark


@dataclass(frozen=True, slots=True)
class RowWords:
    """How many words of a row count as shared and how many do not, and by sentence what is marked."""

    shared: int
    unshared: int
    marks: dict[int, list[Marked]]


def row_words(cells: Sequence[Sequence[Sentence]]) -> RowWords:
    """`cells` are the sentences of each text in the row."""
    stems = [{bare_stem(word) for one in cell for word in tokens(one.text)} for cell in cells]
    counted: list[tuple[Sentence, list[tuple[Token, bool]]]] = []
    for at, cell in enumerate(cells):
        beside = set(chain(*stems[:at], *stems[at + 1 :]))
        for sentence in cell:
            words = [word for word in tokens(sentence.text) if tells(word) or word.folded in STRICT]
            counted.append((sentence, [(word, bare_stem(word) in beside) for word in words]))
    held = [shared for _, words in counted for _, shared in words]
    shared, unshared = held.count(True), held.count(False)
    fewer = shared < unshared
    marks = {sentence.pk: list(_marks(sentence, words, shared=fewer)) for sentence, words in counted}
    return RowWords(shared, unshared, marks)


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
