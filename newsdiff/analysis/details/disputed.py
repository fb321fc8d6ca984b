"""Told in one report, and in the other only as what somebody denies.

Method: a verb of denial with what it denies ("denied that …", "dismissed as a myth the claim that …",
"reports that … were false") covers the words up to the end of its clause. Where the other of two aligned
sentences has a third of them and denies nothing in this way, the two are not said to agree. No more is said:
called a conflict, 26 of 33 invented pairs that are none looked like one. Limits: a denial in a sentence of
its own ("He denied it.") or in the speaker's own words is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsdiff.analysis.denying import NOT
from newsdiff.analysis.details.context import Part, Story, once
from newsdiff.analysis.types import Span
from newsdiff.analysis.wording import content_stems, tokens

_CLAIM = r"(?:claim|report|allegation|accusation|suggestion|assertion|rumou?r|insinuation|speculation)s?"
_FALSE = (
    r"(?:false|untrue|baseless|unfounded|groundless|fabricated|invented|fake|lies|"
    r"an? (?:\w+ )?(?:lie|invention))"
)
_THAT = r"(?=\s(?:that|of|about|it|he|she|they|its|his|her|their)\b)"
_DENIES = r"(?:den(?:y|ies|ied|ying)|disput(?:e[sd]?|ing)|refut(?:e[sd]?|ing))"
_REJECTS = r"(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|den(?:y|ies|ied|ying)|refut(?:e[sd]?|ing))"
_WHOSE = r"(?:(?!(?:over|after|for|on|in|with|by|amid|following)\b)[\w’'\"“”-]+\s+){0,6}?"
# Verbs of denial, less those that are themselves denied: "did not deny", "neither confirmed nor denied".
_CUE = re.compile(
    r"(?<!not )(?<!n't )(?<!n’t )(?<!never )(?<!nor )(?<!declined to )(?<!refused to )(?<!confirm or )\b(?:"
    rf"{_DENIES}\s+(?:\w+ly\s+)?(?:that|having|ever|being|any of|any|\w+ing)\b"
    rf"|{_REJECTS}\s+{_WHOSE}{_CLAIM}{_THAT}"
    rf"|no truth (?:in|to) {_WHOSE}{_CLAIM}{_THAT}|(?:not|isn['’]t|wasn['’]t) true that\b"
    rf"|call(?:s|ed|ing)?\s+{_WHOSE}{_CLAIM}{_THAT}(?=[^.;]{{0,200}}\b{_FALSE}\b)"
    rf"|{_CLAIM}\s+that\b(?=[^.;]{{0,200}}\b(?:is|are|was|were|as) {_FALSE}\b)"
    r")",
    re.I,
)
_END = re.compile(
    r"[.;:!?](?:\s|$)|\sbut\s|,\s(?:saying|adding|and|calling|insisting|which|who)\b|"
    r",\s(?:\w+\s){1,4}(?:said|says)\b"
)
_LEAST, _SHARE = 2, 1 / 3  # telling words of what is denied that the other has too


def parted(story: Story, a: Part, b: Part) -> bool:
    """Whether one of two aligned parts tells only to be denied what the other doesn't deny."""
    return _denied(story, a, b) or _denied(story, b, a)


def _denied(story: Story, one: Part, other: Part) -> bool:
    """Whether the sentence of a part tells to be denied what the other part tells."""
    cues = _cues(story.whole(one))
    if not cues or _cues(story.whole(other)):
        return False
    common = story.common(one.document.id, other.document.id)
    for span in cues:
        words = _covered(story.whole(one), span)
        shared = words & other.stems
        told = shared - common and not _denies_one(story.whole(other), shared)
        if told and span.overlaps(one.span) and enough(words, other.stems):
            return True
    return False


def _denies_one(part: Part, words: frozenset[str]) -> bool:
    """Whether a part has a "not" right before one of some words, by their stems."""
    nots = (at for at, word in enumerate(part.words) if word.folded in NOT or word.folded.endswith("n't"))
    return any(word.stem in words for at in nots for word in part.words[at + 1 : at + 1 + _BEHIND_NOT])


_BEHIND_NOT = 3  # words


def enough(words: frozenset[str], other: frozenset[str]) -> bool:
    """Whether another text has enough of the telling words that are denied to be what the denial is about."""
    return len(words & other) >= max(_LEAST, _SHARE * len(words))


def holds(whole: Part, span: Span) -> bool:
    """Whether words of a sentence are surely told only to be denied."""
    start = whole.span.start
    return any(told.moved(start).overlaps(span) for told in denied(whole.text))


@once
def _cues(part: Part) -> tuple[Span, ...]:
    """Each verb of denial in a part with what it may deny: all up to where the sentence may turn."""
    return tuple(Span(part.span.start + cue.start(), part.span.start + end) for cue, end in _reach(part.text))


@lru_cache(maxsize=16_384)
def denied(text: str) -> tuple[Span, ...]:
    """What a sentence surely tells only to be denied, with the verb, in the offsets of the text: a clause
    behind "that", to its end. In "denied any role in the attack that killed 12" the twelve are not denied."""
    return tuple(
        Span(cue.start(), _clause_end(text, cue, end))
        for cue, end in _reach(text)
        if _THAT_CLAUSE.search(cue.group() + text[cue.end() : cue.end() + 6])
    )


def _reach(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Each verb of denial with where what it may deny ends: all up to where the sentence may turn, and of
    "the mayor, who denied that …, went" up to the comma."""
    for cue in _CUE.finditer(text):
        end = _END.search(text, cue.end())
        upto = len(text[: end.start() if end else len(text)].rstrip(" ,"))
        relative = _RELATIVE.search(text, 0, cue.start())
        yield cue, _before_comma(text, cue, upto) if relative else upto


def _clause_end(text: str, cue: re.Match[str], end: int) -> int:
    """Where the clause of a denial ends, of one at the head up to the comma: "Denying that …, he went"."""
    at_head = not text[: cue.start()].strip("“\"‘' ")
    return _before_comma(text, cue, end) if at_head else end


def _before_comma(text: str, cue: re.Match[str], end: int) -> int:
    comma = text.find(",", cue.end(), end)
    return comma if comma > 0 else end


_THAT_CLAUSE = re.compile(r"\bthat\b", re.I)
_RELATIVE = re.compile(r",\s(?:who|which)\b[^,]*$", re.I)


def _covered(part: Part, span: Span) -> frozenset[str]:
    """The telling words of what is denied, without those of the denial."""
    text = span.of(part.document.text)
    cue = _CUE.match(text)
    return content_stems(tokens(text[cue.end() if cue else 0 :]))
