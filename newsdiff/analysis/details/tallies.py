"""Votes, results and records: two numbers that belong together, told otherwise by another report.

Method: two figures with a dash or "to" between them, beside a word for a vote ("voted 6-3"), a result ("won
3-1") or a record ("a 122-147 record"), or how many were for and how many against ("six were in favour and
three were not"), are compared between two aligned sentences that tell of one kind and share most of the words
beside them; where they share fewer, unequal votes are no agreement. Which figure stands first says nothing.
An article that has both pairs, or more than two of a kind, tells of more than one event. Limits: sets of a
match and running scores are not read; nor are abstentions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from newsdiff.analysis.details.context import Part, Story, both_offer, near, overlap, within
from newsdiff.analysis.details.figures import WORDNUM, plain
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.types import Kind, Span, Strength

_FIGURE = rf"(?>\d{{1,3}}|{WORDNUM})"  # whole: "fifty-eight" is no fifty to eight
_TALLY = re.compile(
    rf"(?<![\w$€£,.:/–-])(?P<one>{_FIGURE})(?:\s?[-–]\s?(?:to\s?[-–]\s?)?|\s(?P<votes>votes?\s)?to\s)"
    rf"(?P<two>{_FIGURE})(?![\w%/:–-]|[,.]\d|\s?[-–]\s?[\dy]|"
    r"\s(?:years?|days?|hours?|weeks?|months?|percent|million|billion)\b)",
    re.I,
)
_CUES = {
    "vote": re.compile(
        r"\b(?:vote[sd]?|voting|ballots?|ruled|ruling|majority|decision|backed|approved|rejected|adopted|endorsed|upheld|"
        r"carried)\b",
        re.I,
    ),
    "record": re.compile(r"\b(?:career |overall |lifetime )?record\b", re.I),
    "result": re.compile(
        r"\b(?:w[io]n|wins|winning|beat|beats|beaten|beating|defeat(?:s|ed|ing)?|lost|loss|losing|"
        r"victory|triumph(?:ed)?|draw|drew)\b",
        re.I,
    ),
}
_VOTERS = (
    r"(?:members?|councillors|judges|justices|deputies|lawmakers|legislators|senators|representatives|MPs|jurors|"
    r"trustees|directors|delegates|ministers|commissioners|governors|shareholders|countries|states|votes?)"
)
_DID = r"(?:(?:were|was|voted|came out)\s)?"
_FOR = rf"{_DID}(?:in favou?r|for\s(?:it|her|him|them|the|and|with)\b|yes\b)|approved|backed|supported|upheld"
_NOT = r"(?:were|was|did|had)(?:\snot|n['’]t)(?=[.,;]|$)"
_AGAINST = rf"{_DID}(?:against|opposed|no\b)|opposed|dissented|dissenting|rejected|{_NOT}"


def _side(which: str) -> str:
    """The pattern of how many were for or against."""
    return (
        rf"(?P<{which}>{_FIGURE})(?:\s(?:(?-i:[a-z]+)\s)?{_VOTERS})?,?\s"
        rf"(?:(?P<for_{which}>{_FOR})|(?P<against_{which}>{_AGAINST}))"
    )


# "Six were in favour and three were not", with what they voted on between them. A party's name before those
# who voted would make it the vote of the party.
_SIDES = re.compile(
    rf"(?<![\w$€£,.:/–-]){_side('one')}[^.;:\d]{{0,60}}?[,;]?\s(?:(?:and|but|while|with|to)\s)?{_side('two')}",
    re.I,
)
_A_VOTE = re.compile(
    rf"\b(?:vot(?:e[sd]?|ing)|ballots?|in favou?r|against|dissent\w+|opposed|{_VOTERS})\b", re.I
)
_BEFORE, _BEHIND = 30, 16  # characters within which the cue stands
_PASSING = re.compile(r"\b(?:lead|led|trail\w*|deficit|half-?time|quarter|rally|run)\b", re.I)
_SHARED, _ALIKE = 2, 0.5


@dataclass(frozen=True)
class Tally:
    kind: str
    span: Span
    figures: tuple[int, int]  # the larger one first


@lru_cache(maxsize=16_384)
def tallies(text: str, offset: int = 0) -> tuple[Tally, ...]:
    """The votes, results and records of a text, in order."""
    found = []
    for tally in _TALLY.finditer(text):
        kind = "vote" if tally.group("votes") else _kind(text, tally.start(), tally.end())
        one, two = (_value(tally.group(name)) for name in ("one", "two"))
        if kind:
            span = Span(tally.start() + offset, tally.end() + offset)
            found.append(Tally(kind, span, (max(one, two), min(one, two))))
    return tuple(found) or _sides(text, offset)


def _sides(text: str, offset: int) -> tuple[Tally, ...]:
    """The vote of a text that tells how many were for and how many against."""
    found = _SIDES.search(text)
    if found is None or bool(found["for_one"]) == bool(found["for_two"]) or not _A_VOTE.search(text):
        return ()
    one, two = _value(found["one"]), _value(found["two"])
    span = Span(found.start() + offset, found.end() + offset)
    return (Tally("vote", span, (max(one, two), min(one, two))),)


def _is_figure(word: str) -> bool:
    return re.fullmatch(_FIGURE, word) is not None


def _value(word: str) -> int:
    return int(plain(word))


def _kind(text: str, start: int, end: int) -> str:
    """What a tally is of: the cue behind it, else the nearest before it, in its clause."""
    before = re.split(r"[,;.(]", text[max(0, start - _BEFORE) : start])[-1]
    behind = re.split(r"[,;.)]", text[end : end + _BEHIND])[0]
    if _PASSING.search(before + " " + behind):
        return ""
    for side in (behind, before):
        for kind, cue in _CUES.items():
            if cue.search(side):
                return kind
    return ""


def find(story: Story) -> Iterator[Finding]:
    told: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
    for sentence in story.sentences:
        for tally in tallies(sentence.text):
            told[sentence.document, tally.kind].add(tally.figures)
    for claim, a, b in both_offer(story.aligned_wholes, lambda whole: tallies(whole.text)):
        for x in tallies(a.text, a.span.start):
            for y in tallies(b.text, b.span.start):
                both = told[a.document.id, x.kind], told[b.document.id, y.kind]
                if x.kind == y.kind and not both[0] & both[1] and max(map(len, both)) <= 2:
                    yield from _finding(claim, a, b, x, y)


def alone(claim: str | None, a: Part, b: Part, score: float) -> Iterator[Finding]:
    """The one vote of each of two sentences that surely tell one fact, where one figure is equal."""
    if unequal(a, b):
        x, y = _votes(a)[0], _votes(b)[0]
        if set(x.figures) & set(y.figures):
            yield _told_otherwise(claim, a, b, x, y, score)


def _votes(part: Part) -> list[Tally]:
    return [tally for tally in tallies(part.text, part.span.start) if tally.kind == "vote"]


def unequal(a: Part, b: Part) -> bool:
    """Whether two sentences tell of one vote each, with other figures."""
    left, right = _votes(a), _votes(b)
    return len(left) == len(right) == 1 and left[0].figures != right[0].figures


def _around(part: Part, tally: Tally) -> frozenset[str]:
    """The words near a tally, and those between its figures."""
    first, behind = within(part.words, tally.span)
    inside = (w.stem for w in part.words[first:behind] if w.is_content and not _is_figure(w.folded))
    return near(part.words, tally.span) | frozenset(inside)


def _finding(claim: str | None, a: Part, b: Part, x: Tally, y: Tally) -> Iterator[Finding]:
    near_a, near_b = _around(a, x), _around(b, y)
    alike = overlap(near_a, near_b)
    if len(near_a & near_b) < _SHARED or alike < _ALIKE:
        return
    yield _told_otherwise(claim, a, b, x, y, 0.5 + 0.4 * alike)


def _told_otherwise(claim: str | None, a: Part, b: Part, x: Tally, y: Tally, score: float) -> Finding:
    here, there = a.evidence(x.span), b.evidence(y.span)
    because = f"One {x.kind} is told with unequal figures: {here.text} and {there.text}."
    value_a, value_b = (f"{x.kind} {'-'.join(map(str, tally.figures))}" for tally in (x, y))
    return Finding(claim, Kind.NUMBER, Strength.CONFLICT, here, there, value_a, value_b, because, score)
