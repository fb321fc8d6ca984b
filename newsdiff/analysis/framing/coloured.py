"""Coloured words: words that no list has and that were learned to judge (`colour`).

Method: a content word whose log odds, with a little of what the rest of its sentence adds and with the
tone of the article (the share of coloured words in it), pass a threshold: sober reports have fewer marks.
Neighbours that pass are one hit. Left out are names, the words of web addresses, words that most articles
of the story have (they are its subject), and `_PLAIN`: words that weigh without judging, written down while
reading the marks of the stories for development. Limits: a word
has one colour in every sense ("precious stones"), so the score stays near the threshold, and a hit of
another cue comes first.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from newsdiff.analysis.framing import colour
from newsdiff.analysis.framing.base import STRONG, WEAK, Hit, Page
from newsdiff.analysis.types import Document, Role, Sentence, Span
from newsdiff.analysis.wording import Token, tokens

NAME = "coloured"

_ENOUGH = 1.5  # log odds at which a word is shown by itself
_SLOPE = 0.1  # of the score, a unit of log odds
_MOST = 0.6
_CONTEXT = 0.5  # log odds that one other coloured word of the sentence adds
_TONE = 2.5  # log odds that an article adds, per natural logarithm of its share of coloured words
_TYPICAL, _PRIOR = 0.08, 100  # that share in news, and the words of it that a short article is padded with
_SUBJECT = 0.6  # of a few other articles, or three and a seventh of many, have the word: they are about it
_PLAIN = frozenset(
    """aggression aggressive aggressively agree agreed agreement agrees anxious apologize apologized
    appreciate appreciated best better concern concerned concerns conflict difficult difficulties
    difficulty disagree disagreed downside effort efforts emphasized encourage encouraged enjoy enjoyed
    excited excitement happy highlighted highlighting highly importance important inflationary luxury
    mindset modest optimistic pessimistic rare respect respecting robust sentiment severe severely
    success successful successfully thank thanked thankful tragedy tragic transitory truth upside warn
    warned warning worried worry worrying wrong""".split()
)
_TITLES = frozenset({Role.HEADLINE, Role.HEADING})
_ADDRESS = re.compile(r"https?:|www\.|\w\.(?:com|org|net)\b", re.I)


def find(page: Page) -> Iterator[Hit]:
    if not page.colour:
        return
    barred = _PLAIN | _names(page) | _subject(page)
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


def _names(page: Page) -> frozenset[str]:
    """Words that the article has with a capital inside a sentence; in a title most words may have one."""
    return frozenset(
        token.folded
        for sentence in page.sentences
        if sentence.role not in _TITLES
        for token in tokens(sentence.text)[1:]
        if token.text[0].isupper()
    )


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
        fits = small and token.folded not in barred and colour.can_have_colour(token)
        score = _score(page, token, whole, tone) if fits else 0.0
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
