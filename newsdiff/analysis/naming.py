"""A mention of a referent, and whether its words judge: what the modules of the label ledger share.

`Epithets` are the words with a framing mark that stand right before a name and belong to it ("plucky Arle").
Limits: they must look like adjectives, since "the disaster Arle had seen coming" is no name of Arle; a word
with the capital of its sentence looks like a part of the name."""

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


# Endings of adjectives.
_ADJECTIVE = re.compile(r".*(?:ous|ful|[st]ive|ical|onal|tic|less|ish|ist|[^m]ent|ble|ky|ghty|tiny)$")
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
            if _belongs(sentence, marked, mention):
                span = Span(marked.start, mention.span.end)
                base = sentence.span.start
                text = sentence.text[span.start - base : span.end - base]
                return replace(mention, text=text, kind=LOADED, span=span)
        return mention


def _belongs(sentence: Sentence, marked: Span, mention: Mention) -> bool:
    """Whether marked words are told of the name right behind them, and are not what is done to it."""
    base = sentence.span.start
    first, behind = marked.start - base, mention.span.end - base
    if mention.span.start - marked.end != 1 or sentence.text[:first].endswith(("-", "‑")):
        return False  # of another word, or the end of one
    after = _WORD_BEHIND.match(sentence.text, behind)
    if after and not _no_part(after[1]):
        return False  # "raging Arle inflation": it is told of what stands behind the name
    last = sentence.text[first : marked.end - base].split()[-1].casefold()
    if "-" in last:
        return True  # "free-spending" is no verb
    if could_be_base(last) or is_finite_verb(last) or is_participle(last):
        before = _WORD_BEFORE.search(sentence.text, 0, first)
        return before is not None and before[1].casefold() in _DETERMINERS
    return not _no_part(last) and (mention.text.islower() or bool(_ADJECTIVE.match(last)))


def _no_part(word: str) -> bool:
    return word in FUNCTION_WORDS or is_finite_verb(word) or is_participle(word) or word.endswith("ly")
