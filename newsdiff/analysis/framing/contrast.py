"""Contrast: how other articles put the fact that a mark stands in, and what stands there in its place.

Method: of the aligned parts of other articles, those are plain versions whose sentence and its neighbours
hold no form of the marked words: an article often spreads over two sentences what another says in one. The
plainest has the least coloured wording of its own (the scores of the hits in it, summed), then the surer
alignment. It is shown only if it has no hit at all, be it too weak to be marked, and surely states the same:
the alignment is all but certain, the marked words stand in the part that is aligned, the two parts have some
telling words in common and no unequal values, it has two of the words beside the marked ones in their phrase,
not names alone, and neither asks or denies what the other doesn't. Both are compared word for word
(`wording`): what replaces the marked words is told. Limits: no synonyms, so a plain version may colour in
other words that no cue knows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from newsdiff.analysis.denying import denies
from newsdiff.analysis.framing.base import TITLES, Hit
from newsdiff.analysis.types import Alignment, Evidence, Level, Sentence, Span
from newsdiff.analysis.wording import Token, content_stems, joined, tokens

_FEW = 3  # more words in place of the marked ones are another sentence, not another word
_SURE = 0.9  # the least probability of a version that is shown
_NEAR = 4  # words
_BESIDE = 2  # of the telling ones among them that a version which is shown must have
_COMMON, _SHARE = 2, 0.25  # telling words that both parts must have, and their share of the shorter one


@dataclass(frozen=True)
class Version:
    """The part of another article's sentence that states the same; `colour` sums the scores of its hits. `of`
    is the part of the marked sentence that it was aligned with, where both have enough words in common and no
    unequal values."""

    sentence: Sentence
    span: Span
    of: Span | None
    level: Level
    score: float
    colour: float
    stems: frozenset[str]  # of the sentence and of those right before and behind it
    turned: bool = (
        False  # it asks or denies what the marked sentence states, or states what that asks or denies
    )

    @property
    def text(self) -> str:
        return _slice(self.sentence, self.span)

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.sentence.id, self.span, self.text)

    def states(self, marked: Span) -> bool:
        """Whether it surely states what the marked words stand in."""
        sure = self.level is Level.ALIGNED and self.score >= _SURE and not self.turned
        return sure and self.of is not None and self.of.overlaps(marked)

    def tells(self, beside: Sequence[Token], *, title: bool) -> bool:
        """Whether it has two of the words beside the marked ones, or all where there are fewer; outside of
        titles one that is no name: "unease over Vaskland" is not told where Vaskland is."""
        stems = content_stems(tokens(self.text))
        both = {word.stem: word for word in beside if word.stem in stems}
        enough = len(both) >= min(_BESIDE, max(1, len({word.stem for word in beside})))
        return enough and (title or any(word.text.islower() for word in both.values()))


@dataclass(frozen=True)
class Contrast:
    """`plainest` lacks the marked words; `shown` is one without any hit that surely states the same, and
    `instead` are its words in their place, "" where there are none."""

    plainest: Version | None
    shown: Version | None
    instead: str
    shared: bool  # every other article that states the fact has the words too


def versions(
    alignments: Iterable[Alignment],
    sentences: Mapping[str, Sentence],
    hits: Mapping[str, list[Hit]],
    apart: Collection[frozenset[str]] = frozenset(),
) -> dict[str, list[Version]]:
    """For each sentence with hits what other articles have for it; `hits` are those of a sentence."""
    found: dict[str, list[Version]] = defaultdict(list)
    placed = {(s.document, s.position): s for s in sentences.values()}

    @cache
    def near(sentence: str) -> frozenset[str]:
        return _near(sentences[sentence], placed)

    @cache
    def stems(sentence: str, span: Span) -> frozenset[str]:
        return content_stems(tokens(_slice(sentences[sentence], span)))

    for pair in alignments:
        if pair.level is None or pair.a not in sentences or pair.b not in sentences:
            continue
        if pair.a not in hits and pair.b not in hits:
            continue
        sides = (pair.a, pair.a_span), (pair.b, pair.b_span)
        common = _common(*(stems(*side) for side in sides))
        for (own, part), (other, span) in (sides, sides[::-1]):
            if own not in hits:
                continue
            colour = sum(hit.score for hit in hits.get(other, []) if hit.span.overlaps(span))
            of = part if common and frozenset((own, other)) not in apart else None
            turned = _mood(sentences[own]) != _mood(sentences[other])
            version = Version(sentences[other], span, of, pair.level, pair.score, colour, near(other), turned)
            found[own].append(version)
    for listed in found.values():
        listed.sort(key=_order)
    return found


def _common(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two parts have enough telling words in common, by their stems, to state the same."""
    both = len(left & right)
    return both >= min(_COMMON, len(left), len(right)) and both >= _SHARE * min(len(left), len(right))


def _mood(sentence: Sentence) -> tuple[bool, bool]:
    """Whether a sentence asks, and whether it denies."""
    return "?" in sentence.text, denies(sentence.text)


def _slice(sentence: Sentence, span: Span) -> str:
    return sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]


def _near(sentence: Sentence, placed: Mapping[tuple[str, int], Sentence]) -> frozenset[str]:
    own = (placed.get((sentence.document, sentence.position + step)) for step in (-1, 0, 1))
    return frozenset().union(*(content_stems(tokens(s.text)) for s in own if s))


def _order(version: Version) -> tuple[float, bool, float, str, int]:
    sentence = version.sentence
    return (
        round(version.colour, 6), version.level is not Level.ALIGNED, -version.score,
        sentence.document, sentence.position,
    )  # fmt: skip


def contrast(hit: Hit, others: list[Version]) -> Contrast:
    stems = content_stems(tokens(_slice(hit.sentence, hit.span)))
    plain = [v for v in others if stems and not stems & v.stems]
    if not plain:
        return Contrast(None, None, "", bool(others and stems))
    beside = _beside(hit)
    title = hit.sentence.role in TITLES
    shown = next(
        (v for v in plain if not v.colour and v.states(hit.span) and v.tells(beside, title=title)), None
    )
    return Contrast(plain[0], shown, _instead(hit, shown) if shown else "", False)


def _beside(hit: Hit) -> list[Token]:
    """The telling words within `_NEAR` words of the marked ones, in the same phrase."""
    start, text = hit.sentence.span.start, hit.sentence.text
    left, right = hit.span.start - start, hit.span.end - start
    begin = max((cut.end() for cut in _CUT.finditer(text, 0, left)), default=0)
    end = next((cut.start() for cut in _CUT.finditer(text, right)), len(text))
    before, behind = tokens(text[begin:left]), tokens(text[right:end])
    return [word for word in (*before[-_NEAR:], *behind[:_NEAR]) if word.is_content]


# Where a phrase ends: punctuation, and words that open an addition.
_CUT = re.compile(
    r"[,;:()“”\"]|\s[–—-]\s|\b(?:amid|which|who|while|although|because|after|before|despite|as)\b", re.I
)


def _instead(hit: Hit, version: Version) -> str:
    """The words of the plain version in the very place of the marked ones: beside the same words, one of them
    with content, and in place of nothing else."""
    own = tokens(hit.sentence.text, hit.sentence.span.start)
    theirs = tokens(version.text)
    marked = {i for i, token in enumerate(own) if token.span.overlaps(hit.span)}
    matcher = SequenceMatcher(None, [t.folded for t in own], [t.folded for t in theirs], autojunk=False)
    blocks = matcher.get_opcodes()
    for at, (tag, a_start, a_end, b_start, b_end) in enumerate(blocks):
        if tag != "replace" or not marked & set(range(a_start, a_end)):
            continue
        alone = all(i in marked or not own[i].is_content for i in range(a_start, a_end))
        beside = [own[i] for _, start, end, _, _ in _equal(blocks, at) for i in range(start, end)]
        telling = any(token.is_content for token in theirs[b_start:b_end])
        if alone and telling and b_end - b_start <= _FEW and any(token.is_content for token in beside):
            return joined(theirs, b_start, b_end).of(version.text)
    return ""


_Block = tuple[str, int, int, int, int]


def _equal(blocks: Sequence[_Block], at: int) -> list[_Block]:
    """The blocks right before and behind that are the same in both."""
    return [
        block for block in (*blocks[max(0, at - 1) : at], *blocks[at + 1 : at + 2]) if block[0] == "equal"
    ]
