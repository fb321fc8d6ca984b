"""Told as a suspicion in one report, and as a fact in the other.

Method: cues of doubt ("suspected", "apparently", "may have", "is believed to") are found with the telling
words that they cover, those of an adjective's noun or a verb's phrase. Where the other of two aligned
sentences has such a word, with no cue of doubt and no speaker in the sentence and no condition or denial in
the clause, it states as a fact what the first one doubts. Limits: a doubt told in a sentence of its own
("police don't know whether …") is not seen; nor is one that a speaker takes back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from newsdiff.analysis import quotations
from newsdiff.analysis.details import natures
from newsdiff.analysis.details.context import Part, Story, overlap
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.types import Kind, Role, Span, Strength
from newsdiff.analysis.wording import Token, content_stems, tokens

_NOUN = re.compile(
    r"\b(?:suspected|alleged|apparent|presumed|purported|(?<!on )suspicion of|allegations? of|"
    r"(?:they|police|officials|authorities|investigators|detectives|prosecutors) (?:now )?suspect)\s"
    r"(?!in\b|of\b|for\b|by\b|to\b|him\b|her\b|them\b|-)",
    re.I,
)
_VERB = re.compile(
    r"\b(?:apparently|allegedly|presumably|supposedly|purportedly|"
    r"(?:may|might|could) (?:well )?have(?: been)?(?! to\b)|"
    r"(?:is|are|was|were) (?:believed|thought|suspected|feared|presumed|alleged|rumou?red) to(?: have)?"
    r"(?: been| be)?|(?:appears?|appeared|seems?|seemed) to have(?: been)?)\s(?!an?\b|the\b)",
    re.I,
)
# Anywhere in the other sentence: somebody says it, suspects it, is charged with it.
_DOUBTS = re.compile(
    rf"{_NOUN.pattern}|{_VERB.pattern}|\?|\b(?:unclear|unknown|unconfirmed|reportedly|rumou?rs?|rumou?red|perhaps|"
    r"maybe|believed?s?|thinks?|thought|suspici\w+|suspect\w*|claim(?:s|ed)?|alleg\w+|accus\w+|charge[ds]?|"
    r"charges|according|said|says?|told|reports?|reported|appears?|appeared|seem\w*|investigat\w+|prob(?:e|ing)|"
    r"deni\w+|den(?:y|ies)|trial|possibl[ey]|potential\w*|probabl[ey]|likely)\b",
    re.I,
)
# In the clause of the word.
_OPEN = re.compile(
    r"\b(?:may|might|could|would|should|if|whether|not|no|never|expected|will)\b|n['’]t\b", re.I
)
_BY = re.compile(r"\b(?:by|and)\b")
_TO = re.compile(r"\bto (?:[a-z]+ly )?$")
_ENDS = re.compile(r"[,;.:“”\"()]|\s[–—-]\s")
_CAUSES = content_stems(tokens("caused triggered started sparked"))
_COUNT = re.compile(r"\d.*|two|three|four|five|six|seven|eight|nine|ten")
_COVERED = 2  # telling words behind a cue
_REACH = 80  # characters behind a cue in which they stand


@dataclass(frozen=True)
class Doubt:
    cue: Span
    words: tuple[Token, ...]


@lru_cache(maxsize=16_384)
def doubts(text: str, offset: int = 0) -> tuple[Doubt, ...]:
    """The cues of doubt in a text with the telling words that each covers."""
    found = []
    for pattern in (_NOUN, _VERB):
        for cue in pattern.finditer(text):
            words = _covered(text, cue.end(), offset)
            if words:
                span = Span(cue.start() + offset, cue.end() - 1 + offset)
                second = pattern is _NOUN or bool(
                    _BY.search(text[cue.end() : words[0].span.end - offset + 8])
                )
                found.append(Doubt(span, words[: _COVERED if second else 1]))
    return tuple(sorted(found, key=lambda d: d.cue))


def _covered(text: str, start: int, offset: int) -> tuple[Token, ...]:
    """The telling words within reach behind a cue, up to the next mark."""
    limit = start + _REACH
    stop = _ENDS.search(text, start, limit)
    end = stop.start() if stop else limit
    whole = (w for w in tokens(text[start:end], start + offset) if w.span.end - offset < limit)
    return tuple(w for w in whole if w.is_content and not _COUNT.fullmatch(w.folded))


def find(story: Story) -> Iterator[Finding]:
    stating: dict[str, bool] = {}
    for claim, a, b in story.aligned_wholes:
        for one, other in ((a, b), (b, a)):
            if not doubts(one.text, one.span.start):
                continue
            if other.sentence.id not in stating:
                stating[other.sentence.id] = _states(other)
            finding = _stated(story, claim, one, other) if stating[other.sentence.id] else None
            if finding:
                yield finding


def _states(part: Part) -> bool:
    """Whether a sentence tells what it tells in the voice of its outlet, and as certain."""
    heading = part.sentence.role is Role.HEADING
    return not (heading or _DOUBTS.search(part.text) or quotations.speech(part.document, part.span))


def _clause(part: Part, span: Span) -> str:
    """The words between the marks around a word."""
    text, start = part.text, part.span.start
    before = max((m.end() for m in _ENDS.finditer(text, 0, span.start - start)), default=0)
    behind = _ENDS.search(text, span.end - start)
    return text[before : behind.start() if behind else len(text)]


def _stated(story: Story, claim: str | None, doubting: Part, stating: Part) -> Finding | None:
    own = {w.stem: w for w in reversed(stating.words) if w.is_content}
    alike = overlap(doubting.stems, stating.stems)
    common = story.common(doubting.document.id, stating.document.id)
    if alike < 0.4:
        return None
    for doubt in doubts(doubting.text, doubting.span.start):
        cause = doubt.words[0]
        if cause.stem in _CAUSES and (cause.stem not in own or own[cause.stem].folded != cause.folded):
            continue  # "is thought to have been caused by damage": that there was damage is not doubted
        if natures.covers(doubting.text, doubt.cue, doubting.span.start):
            continue
        shared = [w for w in doubt.words if w.stem in own and w.stem not in common]
        if not shared or len((doubting.stems & stating.stems) - {w.stem for w in doubt.words}) < 2:
            continue
        word = own[shared[0].stem]
        if _OPEN.search(_clause(stating, word.span)) or _TO.search(
            stating.document.text[: word.span.start][-12:]
        ):
            continue
        here = doubting.evidence(Span(doubt.cue.start, shared[0].span.end))
        there = stating.evidence(word.span)
        because = f"“{here.text}” is told as not certain, “{there.text}” as a fact."
        score = min(0.9, 0.5 + 0.1 * len(shared) + 0.2 * alike)
        return Finding(
            claim, Kind.CERTAINTY, Strength.CONFLICT, here, there,
            f"doubted {shared[0].stem}", f"stated {shared[0].stem}", because, score, directed=True,
        )  # fmt: skip
    return None
