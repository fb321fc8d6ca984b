"""Coloured words: words that were learned to judge where they stand (`colour`), so that no list has to name
them.

Method: a content word whose log odds pass a threshold. Neighbours that pass are one hit. Left out are names,
and words that several other articles of the story have: they are its subject. Limits: each word is judged
alone, so of a phrase of plain words nothing is seen; a hit of a list comes before one that is only learned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsdiff.analysis.framing import colour
from newsdiff.analysis.framing.base import STRONG, WEAK, Hit, Page
from newsdiff.analysis.types import Document, Sentence, Span
from newsdiff.analysis.wording import Token, tokens

NAME = "coloured"
_BECAUSE = "no list names it; learned from how readers took such words in other news"

_ENOUGH = -0.3  # log odds at which a word is shown by itself
_SLOPE = 0.1  # of the score, a unit of log odds
_MOST = 0.6
_FEW, _OF_MANY = 2, 7  # two other articles, or a seventh of many, have the word: the story is about it
_ADDRESS = re.compile(r"https?:|www\.|\w\.(?:com|org|net)\b", re.I)


def find(page: Page) -> Iterator[Hit]:
    if not page.colour:
        return
    barred = page.names | _subject(page)
    for sentence in page.sentences:
        if not _ADDRESS.search(sentence.text):
            yield from _joined(page, sentence, barred)


def _subject(page: Page) -> frozenset[str]:
    others = [_words(document) for document in page.elsewhere]
    enough = max(_FEW, len(others) / _OF_MANY)
    return frozenset(w for w in _words(page.document) if sum(w in words for words in others) >= enough)


@lru_cache(maxsize=256)
def _words(document: Document) -> frozenset[str]:
    return frozenset(token.folded for token in tokens(document.text))


def _joined(page: Page, sentence: Sentence, barred: frozenset[str]) -> Iterator[Hit]:
    words = tokens(sentence.text, sentence.span.start)
    run: list[tuple[Token, float]] = []
    for number, token in enumerate(words):
        small = token.text.islower() or (number == 0 and _opens(words))
        score = _score(page, token) if small and token.folded not in barred else 0.0
        if run and not (score and token.span.start - run[-1][0].span.end == 1):
            yield _hit(sentence, run)
            run = []
        if score:
            run.append((token, score))
    if run:
        yield _hit(sentence, run)


def _opens(words: tuple[Token, ...]) -> bool:
    """Whether the first word has its capital from the sentence: no other one follows as in a name."""
    return words[0].text[1:].islower() and not (len(words) > 1 and words[1].text[0].isupper())


def _score(page: Page, token: Token) -> float:
    value = page.colour.get(token.span.start)
    if value is None or not colour.can_have_colour(token):
        return 0.0
    score = STRONG + _SLOPE * (value - _ENOUGH)
    return min(_MOST, score) if score >= WEAK else 0.0


def _hit(sentence: Sentence, run: list[tuple[Token, float]]) -> Hit:
    span = Span(run[0][0].span.start, run[-1][0].span.end)
    return Hit(sentence, span, max(score for _, score in run), _BECAUSE)
