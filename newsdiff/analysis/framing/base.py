"""What every cue works on and gives back.

A cue is a module with `NAME` and `find(page)`, which yields hits. A word list is a tuple of entries (pattern,
score, why) of words that most careful readers would call coloured, whoever they agree with. The words of a
hit never end in an article or a preposition. What scores less than `STRONG` is not shown by itself: a page
full of weak marks hides the telling ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from newsdiff.analysis.types import Document, Sentence, Span

STRONG = 0.5
WEAK = 0.4  # shown only where another article states the same fact without the words


@dataclass(frozen=True)
class Hit:
    """Words of a sentence that may add a judgement; the span is in the document."""

    sentence: Sentence
    span: Span
    score: float
    because: str


@dataclass(frozen=True)
class Page:
    """One article, as a cue sees it."""

    document: Document
    sentences: tuple[Sentence, ...]
    elsewhere: tuple[Document, ...] = ()  # the other articles of the story
    colour: Mapping[str, float] = field(default_factory=dict)  # of words, see `colour`


@dataclass(frozen=True)
class Entry:
    pattern: re.Pattern[str]
    score: float
    because: str


def entries(score: float, because: str, *patterns: str) -> tuple[Entry, ...]:
    """One entry for several patterns, which are whole words, blind to case; the first that fits is taken."""
    alternatives = "|".join(f"(?:{pattern})" for pattern in patterns)
    return (Entry(re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w])", re.I), score, because),)


def lexical(page: Page, lists: Iterable[Entry]) -> Iterator[Hit]:
    """Every place where a pattern of a word list stands."""
    for sentence in page.sentences:
        for entry in lists:
            for found in entry.pattern.finditer(sentence.text):
                words = _DANGLING.sub("", found.group())
                start = sentence.span.start + found.start()
                if words:
                    yield Hit(sentence, Span(start, start + len(words)), entry.score, entry.because)


# What a pattern may take along behind its own words, and a mark must not end in.
_DANGLING = re.compile(
    r"(?:(?:^|\s+)(?:a|an|the|of|to|in|on|at|by|for|from|with|into|as|that|than|and|or|but|its|their|his|her|"
    r"against|between|over|under|about|towards?))+$",
    re.I,
)
