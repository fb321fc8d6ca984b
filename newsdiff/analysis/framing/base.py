"""What every cue works on and gives back.

A cue is a module with `NAME` and `find(page)`, which yields hits. A word list is a tuple of entries (pattern,
score, why) of words that most careful readers would call coloured, whoever they agree with. The words of a
hit never end in an article or a preposition. What scores less than `STRONG` is not shown by itself: a page
full of weak marks hides the telling ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from newsdiff.analysis.grammar import is_finite_verb
from newsdiff.analysis.types import Document, Role, Sentence, Span
from newsdiff.analysis.wording import fold, tokens

TITLES = frozenset({Role.HEADLINE, Role.HEADING})
STRONG = 0.5
PLAIN = -2.5  # log odds below which a listed word has its plain sense where it stands
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
    colour: Mapping[int, float] = field(default_factory=dict)  # of words where they begin, see `colour`

    @cached_property
    def names(self) -> frozenset[str]:
        """Folded words with a capital inside a sentence; those of titles do not count."""
        return frozenset(
            token.folded
            for sentence in self.sentences
            if sentence.role not in TITLES
            for token in tokens(sentence.text)[1:]
            if token.text[0].isupper()
        )


@dataclass(frozen=True, eq=False)
class Entry:
    """A pattern of a word list; looked up by what it is, not by its signs."""

    pattern: re.Pattern[str]
    score: float
    because: str


def entries(score: float, because: str, *patterns: str) -> tuple[Entry, ...]:
    """One entry for several patterns, which are whole words, blind to case; the first that fits is taken."""
    alternatives = "|".join(f"(?:{pattern})" for pattern in patterns)
    return (Entry(re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w])", re.I), score, because),)


def lexical(page: Page, lists: Iterable[Entry]) -> Iterator[Hit]:
    """Every place where a pattern of a word list stands, outside of names."""
    for sentence in page.sentences:
        for entry in lists:
            for at, words in _places(entry, sentence.text):
                if not in_name(page, sentence, at):
                    start = sentence.span.start + at
                    yield Hit(sentence, Span(start, start + len(words)), entry.score, entry.because)


@lru_cache(maxsize=65_536)
def _places(entry: Entry, text: str) -> tuple[tuple[int, str], ...]:
    """Where a pattern stands in a text, and its words there."""
    found = ((one.start(), _DANGLING.sub("", one.group())) for one in entry.pattern.finditer(text))
    return tuple((at, words) for at, words in found if words)


# What a pattern may take along behind its own words, and a mark must not end in.
_DANGLING = re.compile(
    r"(?:(?:^|\s+)(?:a|an|the|of|to|in|on|at|by|for|from|with|into|as|that|than|and|or|but|its|their|his|her|"
    r"against|between|over|under|about|towards?))+$",
    re.I,
)
# A word, with its hyphens; one of a web address is none.
_WORD = re.compile(r"(?<![\w./@-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w@/]|\.\w)")


def listed(page: Page, forms: Set[str], score: float, because: str, *, verbs: bool = False) -> Iterator[Hit]:
    """Every word outside of names that is one of `forms`, which are folded (see `words`). Of `verbs`, a form
    in -s that stands where a noun does ("40 rebels", "the clashes") is none; nor is a word whose colour says
    that it is plain where it stands ("torpedoed", of a ship)."""
    for sentence in page.sentences:
        before = ""
        for found, word in _words(sentence.text):
            fits = word in forms or (before == "to" and f"to {word}" in forms)
            before = word
            if verbs and word.endswith("s") and _is_noun(sentence.text, found):
                continue
            if fits and not in_name(page, sentence, found.start()):
                start = sentence.span.start + found.start()
                if page.colour.get(start, PLAIN) >= PLAIN:
                    yield Hit(sentence, Span(start, start + len(found.group())), score, because)


@lru_cache(maxsize=16_384)
def _words(text: str) -> tuple[tuple[re.Match[str], str], ...]:
    """The words of a text, each with its folded form."""
    return tuple((found, fold(found.group())) for found in _WORD.finditer(text))


_BEFORE_NOUN = re.compile(
    r"(?:^|\d|[%$(“\"]|['’]s|\b(?:a|an|the|this|that|these|those|some|any|no|all|many|few|several|more|most|"
    r"other|its|their|his|her|our|my|your|of|in|on|at|by|for|from|with|into|to|over|under|between|against|"
    r"after|before|during|about|amid|as|than|two|three|four|five|six|seven|eight|nine|ten|dozens?|new|old|"
    r"(?-i:[a-z]+(?:teen|ty|ed|ing|ern|ist|ish|ian|ous|al|ive|ic|ful))))$",  # "Beijing slams" is a verb's
    re.I,
)  # looked for in the last signs only: a sentence may be a table of thousands of words
_BEHIND = re.compile(r"\s([a-z]+)")


def _is_noun(text: str, found: re.Match[str]) -> bool:
    """Whether a form in -s is a noun's: behind a number, an adjective or a preposition, or before a verb."""
    behind = _BEHIND.match(text, found.end())
    if behind and is_finite_verb(behind.group(1)):
        return True
    end = _behind_word(text, found.start())
    return bool(_BEFORE_NOUN.search(text, max(0, end - _REACH), end))


_REACH = 20  # characters, more than a pattern of `_BEFORE_NOUN` needs


def _behind_word(text: str, at: int) -> int:
    """The place behind the last sign before `at` that is no blank."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at


_STARTS = frozenset('.!?:;“"‘«([–—')


def in_name(page: Page, sentence: Sentence, at: int) -> bool:
    """Whether the word at `at` of the sentence is part of a name: its capital is not that of a beginning."""
    found = _WORD.match(sentence.text, at)
    word = found.group() if found else ""
    if not word[:1].isupper():
        return False
    if sentence.role in TITLES:
        return fold(word) in page.names
    end = _behind_word(sentence.text, at)
    return end > 0 and sentence.text[end - 1] not in _STARTS
