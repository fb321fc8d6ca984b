"""Coloured words: adjectives and adverbs that no list has and that were learned to judge (`colour`).

Method: a word in the outlet's own voice that stands where a word of quality does (before a noun, behind "is"
or "very", or with the ending -ly), and whose log odds, with a little of what the rest of its sentence adds
and with the tone of the article (the share of coloured words in it), pass a threshold: sober reports have
fewer marks. Neighbours that pass are one hit. Left out are names, and words that most articles of the story
have:
they are its subject. Limits: no tagger tells the classes of words, and a word has one colour in every sense
("precious stones"); so a hit of any other cue comes first.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from newsdiff.analysis.framing import colour
from newsdiff.analysis.framing.base import STRONG, WEAK, Hit, Page
from newsdiff.analysis.framing.voice import voice
from newsdiff.analysis.grammar import is_surely_finite
from newsdiff.analysis.types import Document, Sentence, Span, Voice
from newsdiff.analysis.wording import Token, tokens

NAME = "coloured"

_ENOUGH = 1.5  # log odds at which a word is shown by itself
_SLOPE = 0.1  # of the score, a unit of log odds
_MOST = 0.54  # a listed word comes first
_CONTEXT = 0.5  # log odds that one other coloured word of the sentence adds
_TONE = 2.5  # log odds that an article adds, per natural logarithm of its share of coloured words
_TYPICAL, _PRIOR = 0.08, 100  # that share in news, and the words of it that a short article is padded with
_SUBJECT = 0.6  # of a few other articles, or three and a seventh of many, have the word: they are about it
_ADDRESS = re.compile(r"https?:|www\.|\w\.(?:com|org|net)\b", re.I)


def find(page: Page) -> Iterator[Hit]:
    if not page.colour:
        return
    barred = page.names | _subject(page)
    tone = _tone(page)
    for sentence in page.sentences:
        if not _ADDRESS.search(sentence.text):
            yield from _joined(page, sentence, barred, tone)


def _tone(page: Page) -> float:
    """Log odds for how the article is written: above 0 where more words are coloured than is typical."""
    text = " ".join(sentence.text for sentence in page.sentences)
    count = sum(colour.can_have_colour(t) and t.folded in page.colour for t in tokens(text))
    share = (colour.of_text(text, page.colour) + _TYPICAL * _PRIOR) / (count + _PRIOR)
    return _TONE * math.log(share / _TYPICAL)


def _subject(page: Page) -> frozenset[str]:
    others = [_words(document) for document in page.elsewhere]
    if len(others) < 3:
        return frozenset()
    enough = min(_SUBJECT * len(others), max(3, len(others) / 7))
    own = _words(page.document)
    return frozenset(w for w in own if sum(w in words for words in others) >= enough)


@lru_cache(maxsize=256)
def _words(document: Document) -> frozenset[str]:
    return frozenset(token.folded for token in tokens(document.text))


def _joined(page: Page, sentence: Sentence, barred: frozenset[str], tone: float) -> Iterator[Hit]:
    words = tokens(sentence.text, sentence.span.start)
    whole = colour.of_text(sentence.text, page.colour)
    run: list[tuple[Token, float]] = []
    for number, token in enumerate(words):
        small = token.text.islower() or (number == 0 and _opens(words))
        fits = small and token.folded not in barred and _modifies(sentence, words, number)
        fits = fits and colour.can_have_colour(token) and voice(page.document, token.span) is Voice.OUTLET
        score = _score(page, token, whole, tone) if fits else 0.0
        if run and not (score and token.span.start - run[-1][0].span.end == 1):
            yield _hit(sentence, run)
            run = []
        if score:
            run.append((token, score))
    if run:
        yield _hit(sentence, run)


_BEFORE_QUALITY = frozenset("is are was were be been being so too very really more most quite rather".split())


def _modifies(sentence: Sentence, words: tuple[Token, ...], number: int) -> bool:
    """Whether a word stands where an adjective or adverb does."""
    word = words[number]
    if word.folded.endswith("ly") or (number and words[number - 1].folded in _BEFORE_QUALITY):
        return True
    behind = words[number + 1] if number + 1 < len(words) else None
    if behind is None or not behind.is_content or is_surely_finite(behind.text):
        return False
    start = sentence.span.start
    return sentence.text[word.span.end - start : behind.span.start - start] in {" ", ", ", "-"}


def _opens(words: tuple[Token, ...]) -> bool:
    """Whether the first word has its capital from the sentence: no other one follows as in a name."""
    return words[0].text[1:].islower() and not (len(words) > 1 and words[1].text[0].isupper())


def _score(page: Page, token: Token, whole: float, tone: float) -> float:
    value = page.colour.get(token.folded)
    if value is None:
        return 0.0
    rest = max(0.0, whole - 1 / (1 + math.exp(-value)))
    score = STRONG + _SLOPE * (value + _CONTEXT * min(1.0, rest) + tone - _ENOUGH)
    return min(_MOST, score) if score >= WEAK else 0.0


def _hit(sentence: Sentence, run: list[tuple[Token, float]]) -> Hit:
    span = Span(run[0][0].span.start, run[-1][0].span.end)
    return Hit(sentence, span, max(score for _, score in run), "a word that was learned to carry a judgement")
