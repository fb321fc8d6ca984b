"""A mention of a referent, and whether its words judge: what the modules of the label ledger share."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from newsdiff.analysis.framing.epithets import IDEOLOGY
from newsdiff.analysis.types import Sentence, Span

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
