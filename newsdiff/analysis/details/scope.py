"""Which one, how many of them, or how wide: "naval" or "military" exercises, "all" or "some" members.

Method: in two aligned parts, the words that may differ are looked up in short lists of alternatives (kinds of
forces, of treaties, of measures, of extent). When both parts have the same head word with unlike words of one
list before it, and nothing else that matches them better, their scope differs. Words that shut each other out
("all" / "some", "temporary" / "permanent") are a conflict, as are agreements of unlike names that take effect
at one time, which may be one agreement all the same; words of which one includes the other are a detail.
Limits: only the lists below are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from newsdiff.analysis.details.context import Part, Story, both_offer, once, overlap
from newsdiff.analysis.details.findings import Finding, worded
from newsdiff.analysis.types import Kind, Span, Strength
from newsdiff.analysis.wording import Token, fold, joined, stem


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(fold(word)) for word in words.split())


# Heads that name one thing with many words.
_SAME_HEAD = (
    _stems("exercise exercises drill drills manoeuvres maneuvers training"),
    _stems("agreement agreements pact partnership partnerships accord treaty deal alliance"),
    _stems("dialogue dialogues talks consultations discussions"),
    _stems("ban embargo prohibition"),
    _stems("court tribunal"),
    _stems("company firm business"),
    _stems("levy tax duty tariff"),
)
_HEAD_OF = {s: f"={i}" for i, group in enumerate(_SAME_HEAD) for s in group}
# Alternatives before one head. True: they shut each other out.
_ALTERNATIVES: tuple[tuple[bool, frozenset[str]], ...] = (
    (False, _stems("military naval air ground maritime amphibious aerial")),
    (False, _stems("strategic security trade economic commercial political")),
    (False, _stems("ballistic cruise hypersonic nuclear intercontinental")),
    (True, _stems("temporary permanent provisional indefinite")),
    (True, _stems("partial full total complete limited")),
    (True, _stems("voluntary mandatory compulsory optional")),
    (True, _stems("criminal civil administrative")),
    (True, _stems("domestic foreign")),
    (True, _stems("unanimous split divided majority")),
    (True, _stems("preliminary final interim")),
    (False, _stems("annual monthly weekly quarterly regular yearly biennial")),
    (False, _stems("local regional national global worldwide municipal federal")),
    (False, _stems("high working ministerial minister")),
)
_ONE_WORD = {s: stem(fold("total")) for s in _stems("full total complete")}
_TREATIES = 1  # the alternatives that only tell agreements apart
_AGREEMENT = _HEAD_OF[stem("agreement")]
_QUANTIFIERS = {
    "all": 4,
    "every": 4,
    "both": 4,
    "most": 3,
    "some": 2,
    "several": 2,
    "few": 1,
    "none": 0,
    "no": 0,
}
_QUANTIFYING = frozenset(_QUANTIFIERS)
_START = _stems("effect force operational start starting begin began entry")


# A head word, its place, and by list of alternatives the places of those before it.
Head = tuple[str, int, dict[int, list[int]]]


@once
def _heads(part: Part) -> list[Head]:
    """Each head word with the places of the alternatives among the four words before it."""
    return list(_with_alternatives(part.words))


def _with_alternatives(words: tuple[Token, ...]) -> Iterator[Head]:
    for i, word in enumerate(words):
        group = _HEAD_OF.get(word.stem)
        if not word.is_content or (group and i + 1 < len(words) and _HEAD_OF.get(words[i + 1].stem) == group):
            continue
        before: dict[int, list[int]] = {}
        for j in range(max(0, i - 4), i):
            gap = words[j + 1 : i]
            if any(not w.is_content and w.folded not in {"and", "or"} for w in gap):
                continue
            for k, (_, alternatives) in enumerate(_ALTERNATIVES):
                if words[j].stem in alternatives and (k != _TREATIES or group == _AGREEMENT):
                    before.setdefault(k, []).append(j)
        if before:
            yield group or word.stem, i, before


def find(story: Story) -> Iterator[Finding]:
    for claim, a, b in both_offer(story.aligned_pairs, lambda part: _heads(part) or _quantifies(part)):
        if _heads(a) and _heads(b):
            yield from _alternatives(claim, a, b, _heads(a), _heads(b))
        if _quantifies(a) and _quantifies(b):
            yield from _quantified(claim, a, b)


def _alternatives(
    claim: str | None, a: Part, b: Part, left: list[Head], right: list[Head]
) -> Iterator[Finding]:
    for (head_a, i, before_a), (head_b, j, before_b) in product(left, right):
        if head_a != head_b:
            continue
        for k in before_a.keys() & before_b.keys():
            words_a, words_b = (
                {_one(p.words[x].stem) for x in before[k]} for p, before in ((a, before_a), (b, before_b))
            )
            all_a, all_b = ({_one(w.stem) for w in p.words} for p in (a, b))
            if words_a & words_b or words_a & all_b or words_b & all_a:
                continue
            span_a, span_b = (
                joined(a.words, min(before_a[k]), i + 1),
                joined(b.words, min(before_b[k]), j + 1),
            )
            starts = k == _TREATIES and bool(a.stems & _START) and bool(b.stems & _START)
            yield _finding(
                claim,
                a,
                b,
                span_a,
                span_b,
                conflict=_ALTERNATIVES[k][0] or starts,
                shared=overlap(a.stems, b.stems),
                named=k == _TREATIES,
            )


def _one(word: str) -> str:
    return _ONE_WORD.get(word, word)


def _quantifies(part: Part) -> bool:
    return not _QUANTIFYING.isdisjoint(part.folded)


def _quantified(claim: str | None, a: Part, b: Part) -> Iterator[Finding]:
    """ "All members" beside "some members": the same noun right behind unlike quantifiers."""
    for x, y in product(_after_quantifier(a.words), _after_quantifier(b.words)):
        (rank_a, head_a, span_a), (rank_b, head_b, span_b) = x, y
        if not min(rank_a, rank_b) and not _verbs(a, span_a) & _verbs(b, span_b):
            continue  # "all passengers survived" and "no passenger died" say the same
        if head_a == head_b and abs(rank_a - rank_b) >= 1 and overlap(a.stems, b.stems) >= 0.4:
            conflict = abs(rank_a - rank_b) >= 2 or 4 in {rank_a, rank_b}
            yield _finding(claim, a, b, span_a, span_b, conflict=conflict, shared=overlap(a.stems, b.stems))


_REACH = 3  # words behind a noun with its quantifier, among which its verb mostly is


def _verbs(part: Part, span: Span) -> frozenset[str]:
    """The telling words behind a span that may be the verb, without names and what a preposition brings."""
    behind = [word for word in part.words if word.span.start >= span.end]
    found = [
        word
        for before, word in zip([None, *behind], behind, strict=False)
        if word.is_content and word.text.islower() and not (before and before.folded in _BRINGS)
    ]
    return frozenset(word.stem for word in found[:_REACH])


_BRINGS = frozenset("a an the on in at of with over from to by for".split())


def _after_quantifier(words: tuple[Token, ...]) -> Iterator[tuple[int, str, Span]]:
    for i, word in enumerate(words):
        rank = _QUANTIFIERS.get(word.folded)
        if rank is None or (i and words[i - 1].folded == "not"):
            continue  # "not all" is no "all"
        for j in range(i + 1, min(i + 5, len(words))):
            if words[j].is_content and not words[j].folded[0].isdigit():
                yield rank, words[j].stem, joined(words, i, j + 1)
                break
            if words[j].folded not in {"of", "the", "its", "their", "his", "her"}:
                break


def _finding(
    claim: str | None,
    a: Part,
    b: Part,
    span_a: Span,
    span_b: Span,
    *,
    conflict: bool,
    shared: float,
    named: bool = False,
) -> Finding:
    """`named`: the words are names of agreements, and two may be of one."""
    here, there = a.evidence(span_a), b.evidence(span_b)
    if named:
        because = f"“{here.text}” and “{there.text}”: two agreements, or two names of one."
    elif conflict:
        because = f"“{here.text}” and “{there.text}” cannot both be meant."
    else:
        because = f"“{here.text}” here, “{there.text}” there: not the same extent."
    score = (0.5 if conflict else 0.35) + 0.4 * shared
    strength = Strength.CONFLICT if conflict else Strength.DETAIL
    return worded(claim, Kind.SCOPE, strength, here, there, because, score)
