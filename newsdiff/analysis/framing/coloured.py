"""Coloured words: adjectives that no list has and that were learned to judge (`colour`).

Method: a word in the outlet's own voice that stands where an adjective does, before a noun or behind "is" or
"very", and whose log odds, with a little of what the rest of its sentence adds and with the tone of the
article (the share of coloured words in it), pass a threshold: sober reports have fewer marks. Neighbours that
pass are one hit. Left out are names, and words that most articles of the story have: they are its subject.
Limits: no tagger tells the classes of words, and a word has one colour in every sense ("precious stones"); so
a hit of any other cue comes first.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from newsdiff.analysis.framing import colour
from newsdiff.analysis.framing.base import STRONG, WEAK, Hit, Page
from newsdiff.analysis.framing.voice import voice
from newsdiff.analysis.grammar import MODALS, is_surely_finite
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


_DEGREE = frozenset("so too very really more most quite rather".split())
_BE = frozenset("is are was were be been being".split())
_NOUN = re.compile(r"(?:[ts]ion|ment|ness|ity|ance|ence|ism|ship|hood|dom|ster|ist|age)$|['’]")
_VERBAL = ("ed", "ing")
_OPENS_NOUN = (
    frozenset("a an the his her its their our this that these those some any no such".split()) | _DEGREE
)


def _modifies(sentence: Sentence, words: tuple[Token, ...], number: int) -> bool:
    """Whether a word stands where an adjective does: behind "is" or "very", or before a noun.

    What may be a verb's form ("feigned illness") needs an article or a degree before it."""
    word, before = words[number], words[number - 1].folded if number else ""
    if _NOUN.search(word.text) or word.folded.endswith("ly") or before == "to" or before in MODALS:
        return False
    if word.folded.endswith(_VERBAL):
        if before not in _OPENS_NOUN:
            return False
    elif before in _BE:
        return True
    return before in _DEGREE or _before_noun(sentence, words, number)


def _before_noun(sentence: Sentence, words: tuple[Token, ...], number: int) -> bool:
    """Whether a word of content follows that is no verb, a comma being passed ("gloomy, long bridge")."""
    if number + 1 == len(words):
        return False
    behind, start = words[number + 1], sentence.span.start
    if not behind.is_content or is_surely_finite(behind.text):
        return False
    between = sentence.text[words[number].span.end - start : behind.span.start - start]
    return between in {" ", "-"} or (between == ", " and _before_noun(sentence, words, number + 1))


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
