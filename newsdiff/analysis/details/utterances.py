"""Quotations of different articles that are of one utterance, and how their words correspond.

Method: two quotations are of one utterance when their words, stemmed, match in order: at least three quarters
of the content words of a short one, half of those of a long one, and two in any case; less is needed where
both stand in one claim and name one speaker.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from newsdiff.analysis import quotations
from newsdiff.analysis.details.context import Story
from newsdiff.analysis.quotations import Quotation
from newsdiff.analysis.types import Document, Span
from newsdiff.analysis.wording import Token, blocks, content_stems, tokens

_LONGEST_TITLE = 7  # words, in a title that has a telling word in small letters


@dataclass(frozen=True)
class Said:
    """A quotation in marks with its words; offsets are in its document."""

    document: Document
    quote: Quotation
    words: tuple[Token, ...]
    stems: frozenset[str]

    @cached_property
    def all_stems(self) -> tuple[str, ...]:
        return tuple(w.stem for w in self.words)

    @property
    def name_like(self) -> bool:
        """Whether the quotation is the title of a work or a plan rather than speech."""
        content = [w for w in self.words if w.is_content]
        if len(self.words) > _LONGEST_TITLE and any(w.text[0].islower() for w in content):
            return False
        return (
            bool(content)
            and not self.quote.inner.of(self.document.text)[:1].islower()
            and (sum(w.text[0].isupper() for w in content) / len(content) > 0.7)
        )


@dataclass(frozen=True)
class Match:
    """How two quotations correspond: `core_a` and `core_b` run from the first to the last shared words."""

    core_a: Span
    core_b: Span
    shared: int
    differs: bool
    ratio: float
    text: str
    longest: int  # the words of the longest unbroken stretch that both have


def said(story: Story) -> list[Said]:
    """Every quotation of at least two content words that is no title, in order."""
    found = []
    for document in story.documents:
        for quote in quotations.direct(document):
            words = tokens(quote.inner.of(document.text), quote.inner.start)
            spoken = Said(document, quote, words, content_stems(words))
            if len(spoken.stems) >= 2 and not spoken.name_like:
                found.append(spoken)
    return found


def candidate_pairs(items: list[Said]) -> Iterator[tuple[Said, Said]]:
    """Pairs of different articles that share two content words, half of those of the shorter one."""
    by_stem: dict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        for stem in item.stems:
            by_stem[stem].append(i)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in by_stem.values():
        if len(places) > 200:
            continue
        for x, i in enumerate(places):
            for j in places[x + 1 :]:
                shared[i, j] += 1
    for (i, j), count in sorted(shared.items()):
        a, b = items[i], items[j]
        if count >= 2 and a.document.id != b.document.id and 2 * count >= min(len(a.stems), len(b.stems)):
            yield a, b


def match(a: Said, b: Said, *, close: bool = False) -> Match | None:
    """The correspondence of two quotations, or None when they are not of one utterance.

    `close` says that both stand in one claim and have one speaker: then less is asked of the words."""
    found = [
        m for m in blocks(a.all_stems, b.all_stems) if any(w.is_content for w in a.words[m.a : m.a + m.size])
    ]
    if not found:
        return None
    first, last = found[0], found[-1]
    core_a = a.words[first.a : last.a + last.size]
    core_b = b.words[first.b : last.b + last.size]
    matched = [w for m in found for w in a.words[m.a : m.a + m.size]]
    content = len({w.stem for w in matched if w.is_content})
    ratio = 2 * len(matched) / (len(core_a) + len(core_b))
    longest = max(m.size for m in found)
    if not _one_utterance(a, b, content, ratio, longest, close=close):
        return None
    core_a, core_b = _to_the_edges(a, b, core_a, core_b)
    return Match(
        Span(core_a[0].span.start, core_a[-1].span.end),
        Span(core_b[0].span.start, core_b[-1].span.end),
        content,
        [w.folded for w in core_a] != [w.folded for w in core_b],
        ratio,
        " ".join(w.stem for w in matched),
        longest,
    )


def _one_utterance(a: Said, b: Said, content: int, ratio: float, longest: int, *, close: bool) -> bool:
    shortest = min(len(a.stems), len(b.stems))
    if content < 3 and longest < 4 and max(len(a.words), len(b.words)) > 8:
        return False  # "hosting the Games" in two things that somebody said about them
    if close and longest >= 3 and (content >= 2 or max(len(a.words), len(b.words)) <= 6):
        return content / shortest >= 0.5 and ratio >= 0.4
    needed = 0.75 if min(len(a.words), len(b.words)) <= 8 else 0.6 if content < 4 else 0.5
    if close:
        needed, ratio = needed - 0.1, ratio + 0.1
    return content >= 2 and content / shortest >= needed and ratio >= 0.5 and (longest >= 2 or ratio >= 0.8)


def _to_the_edges(
    a: Said, b: Said, core_a: tuple[Token, ...], core_b: tuple[Token, ...]
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Add what both have before, and behind, the words that match, within their sentences.

    Words there differ in the two; where only one has any, the other merely begins later or stops earlier."""
    before_a, behind_a = _rest(a, core_a)
    before_b, behind_b = _rest(b, core_b)
    if before_a and before_b:
        core_a, core_b = before_a + core_a, before_b + core_b
    if behind_a and behind_b:
        core_a, core_b = core_a + behind_a, core_b + behind_b
    return core_a, core_b


def _rest(item: Said, core: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The words of a quotation before and behind its core, up to the ends of the sentence."""
    text = item.document.text
    start, end = item.words.index(core[0]), item.words.index(core[-1]) + 1
    first = start
    while first > 0 and not _ends(text, item.words[first - 1], item.words[first]):
        first -= 1
    last = end
    while last < len(item.words) and not _ends(text, item.words[last - 1], item.words[last]):
        last += 1
    return item.words[first:start], item.words[end:last]


def _ends(text: str, left: Token, right: Token) -> bool:
    return any(mark in text[left.span.end : right.span.start] for mark in ".!?;…")


def claim_of(story: Story, a: Said, b: Said) -> str | None:
    """The claim that holds a sentence of one quotation and a sentence of the other."""
    for x in _sentences(story, a):
        for y in _sentences(story, b):
            claim = story.shared_claim(x, y)
            if claim:
                return claim
    return None


def _sentences(story: Story, item: Said) -> list[str]:
    """The ids of the sentences that a quotation, or the words that name its speaker, stand in."""
    spans = [span for span in (item.quote.span, item.quote.speaker_span) if span]
    held = {s.id: s for span in spans for s in story.touched(item.document.id, span)}
    return sorted(held, key=lambda id: held[id].position)
