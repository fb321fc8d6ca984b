"""Borrowed words: a speaker's turn of phrase that the outlet tells as its own.

Method: six to fourteen words in a row, four of them with content and no names and none a finite verb, which
another article has inside a quotation and this one outside of any speech. Longer ones are copies, or what the
quotation was taken from. Limits: releases are copied without marks, too; the mark says whose words they are
elsewhere, not who had them first.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from newsdiff.analysis import quotations
from newsdiff.analysis.framing.base import Hit, Page
from newsdiff.analysis.grammar import is_surely_finite
from newsdiff.analysis.types import Document, Span
from newsdiff.analysis.wording import Token, tokens

NAME = "borrowed"

_SIZE = 4  # words that are looked up at a time
_LEAST, _MOST, _CONTENT = 6, 14, 4
Gram = tuple[str, ...]


def find(page: Page) -> Iterator[Hit]:
    quoted: frozenset[Gram] = frozenset().union(*(_quoted(other) for other in page.elsewhere))
    if not quoted:
        return
    for sentence in page.sentences:
        words = tokens(sentence.text, sentence.span.start)
        for run in _runs(words, quoted):
            span = Span(run[0].span.start, run[-1].span.end)
            if not _spoken(page.document, span):
                yield Hit(sentence, span, 0.55, "another article quotes a speaker with these words")


@lru_cache(maxsize=256)
def _quoted(document: Document) -> frozenset[Gram]:
    """Runs of `_SIZE` words inside the quotations of an article that have a speaker."""
    found: set[Gram] = set()
    for quote in quotations.direct(document):
        if quote.speaker:
            words = [token.folded for token in tokens(quote.inner.of(document.text))]
            found.update(_grams(words))
    return frozenset(found)


def _grams(words: list[str]) -> Iterator[Gram]:
    return (tuple(words[at : at + _SIZE]) for at in range(len(words) - _SIZE + 1))


def _runs(words: tuple[Token, ...], quoted: frozenset[Gram]) -> Iterator[tuple[Token, ...]]:
    """The longest rows of words of which each `_SIZE` neighbours are quoted, long enough to be a phrase."""
    start = end = 0
    for at, gram in enumerate(_grams([token.folded for token in words])):
        if gram not in quoted:
            continue
        if at > end - _SIZE + 1:
            yield from _phrase(words[start:end])
            start = at
        end = at + _SIZE
    yield from _phrase(words[start:end])


def _phrase(run: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    while run and not run[0].is_content:
        run = run[1:]
    telling = sum(token.is_content and token.text.islower() for token in run)
    told = any(is_surely_finite(token.text) for token in run)  # a statement, no turn of phrase
    if _LEAST <= len(run) <= _MOST and telling >= _CONTENT and not told:
        yield run


def _spoken(document: Document, span: Span) -> bool:
    """Whether any speech, quoted or reported, touches the words."""
    return any(quote.span.overlaps(span) for quote in quotations.find(document))
