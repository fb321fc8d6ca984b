"""A mention of a referent, and whether its words judge: what the modules of the label ledger share.

`Epithets` are the words with a framing mark that stand right before a name and belong to it ("plucky Arle",
"fat-cat ferry boss Tom Reed"). Limits: of "slammed Arle" only a list of verbs and its place in the sentence
tell that it is none; a word with the capital of its sentence looks like a part of the name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsdiff.analysis.framing.epithets import IDEOLOGY
from newsdiff.analysis.grammar import could_be_base, is_finite_verb, is_participle
from newsdiff.analysis.types import FramingMark, Sentence, Span
from newsdiff.analysis.wording import FUNCTION_WORDS

PLAIN, FORMAL, METONYM, LOADED = "plain", "formal", "metonym", "loaded"
LOADED_WORD = re.compile(
    rf"\b(?:{IDEOLOGY}|regimes?|dictator(?:ship)?|strongman|tyrant|firebrand|hardliner|notorious|disgraced|"
    rf"so-called|self-styled|illegal|unprovoked|brutal|aggression|"
    r"massacre|landmark|historic|sweeping|controversial|embattled|reckless|barbaric|sham)\b",
    re.I,
)


@dataclass(frozen=True)
class Mention:
    referent: str
    text: str
    kind: str
    sentence: Sentence
    span: Span  # in the sentence's document


def holding(sentences: Sequence[Sentence], span: Span) -> Sentence | None:
    """The sentence in which a span lies, of those of a document in order."""
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    return sentences[at] if at >= 0 and span.within(sentences[at].span) else None


# Nouns between an epithet and the name: "fat-cat ferry boss Tom Reed".
_BETWEEN = re.compile(r" (?:[a-z][a-z’'-]* ){0,2}")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'-]*) $")
_WORD_BEHIND = re.compile(r" ([a-z][\w’'-]*)")
_DETERMINERS = frozenset(
    "a an the this that its his her their our your of by with from against for between".split()
)


class Epithets:
    """The words with a framing mark, by sentence."""

    def __init__(self, marks: Iterable[FramingMark]) -> None:
        self._marked: dict[str, list[Span]] = defaultdict(list)
        for mark in marks:
            self._marked[mark.place.sentence].append(mark.place.span)

    def joined(self, mention: Mention) -> Mention:
        """The mention with the epithet right before it, or as it is."""
        sentence = mention.sentence
        if mention.text.startswith("the "):
            return mention  # it begins a phrase of its own
        for marked in self._marked.get(sentence.id, ()):
            if marked.end < mention.span.start and _belongs(sentence, marked, mention.span):
                span = Span(marked.start, mention.span.end)
                base = sentence.span.start
                text = sentence.text[span.start - base : span.end - base]
                return replace(mention, text=text, kind=LOADED, span=span)
        return mention


def _belongs(sentence: Sentence, marked: Span, name: Span) -> bool:
    """Whether marked words are told of the name behind them, and are not what is done to it."""
    base = sentence.span.start
    own = sentence.text[marked.start - base : marked.end - base]
    between = sentence.text[marked.end - base : name.start - base]
    if not _BETWEEN.fullmatch(between) or any(_no_part(word) for word in between.split()):
        return False
    behind = _WORD_BEHIND.match(sentence.text, name.end - base)
    if behind and not _no_part(behind[1]):
        return False  # "raging Arle inflation": it is told of what stands behind the name
    if sentence.text[: marked.start - base].endswith(("-", "‑")):
        return False  # the end of another word
    before = _WORD_BEFORE.search(sentence.text, 0, marked.start - base)
    last = own.split()[-1].casefold()
    if could_be_base(last) or is_finite_verb(last) or is_participle(last):
        return before is not None and before[1].casefold() in _DETERMINERS
    return not _no_part(last)


def _no_part(word: str) -> bool:
    return word in FUNCTION_WORDS or is_finite_verb(word) or is_participle(word) or word.endswith("ly")
