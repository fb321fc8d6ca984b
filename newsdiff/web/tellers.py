"""Which of its sentences stands for a claim: the one that says least that the others do not say.

Method: a question, which asserts nothing, only where all are. Of the others first those with the fewest
values that more origins tell otherwise, and of these one that tells no other claim yet. Of what is left it is
the one with the least beyond what other origins tell: each telling word of its part counts by the share of
them that lack it, one of the rest of its sentence half, and a figure that none of them has like several
words. So does what keeps it from being read by itself. Limits: other words for the same count as more.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsdiff.analysis.denying import denies
from newsdiff.analysis.details.quantities import quantities
from newsdiff.analysis.types import Kind, Role
from newsdiff.analysis.wording import content_stems, is_question, tokens
from newsdiff.stories.models import ClaimMember, Difference, Sentence
from newsdiff.web.conflicts import opposed
from newsdiff.web.shared import phrases

# What each counts, in telling words.
BESIDE = 0.5  # a word of the sentence outside the part
FIGURE = 3.0  # one that no other origin has
FRAMED = 3.0  # words that may add a judgement
LEANS = 3.0  # a pronoun at the head, a part that begins within its sentence or cuts a quotation
TITLE = 4.0
OPENS = 3.0  # a phrase at the head that another origin lacks
EVEN = 2.0  # a value that as many origins tell otherwise

_PRONOUN = re.compile(
    r"\W*(?:(?:and|but|or|so)\s+)?(?:s?he|it|they|him|her|his|its|their|these|those|this|such|there)\b", re.I
)

Item = str | tuple[str, float]  # the stem of a word; a figure with its unit


@dataclass(frozen=True)
class Told:
    """A member of a claim and the origin of its text."""

    member: ClaimMember
    sentence: Sentence
    origin: int
    framed: bool

    @cached_property
    def part(self) -> str:
        return _words(self.sentence, self.member.start, self.member.end)

    @property
    def asks(self) -> bool:
        return asks(self.sentence, self.member)

    @cached_property
    def items(self) -> dict[Item, float]:
        """The telling words and the figures of the sentence, and what each counts."""
        inside = _items(self.part)
        return {item: 1.0 if item in inside else BESIDE for item in _items(self.sentence.text) | inside}

    @cached_property
    def opening(self) -> frozenset[str]:
        """The telling words of the phrase at its head; none where that is the longest one, which the claim
        goes by."""
        first, *more = phrases(self.sentence, [(self.member.start, self.member.end)])
        apart = self.member.start == self.sentence.start and max(
            (len(phrase.words) for phrase in more), default=0
        ) > len(first.words)
        return content_stems(tokens(_words(self.sentence, first.start, first.end))) if apart else frozenset()

    @property
    def alone(self) -> float:
        """What keeps it from being read by itself, as plain news."""
        title = self.sentence.role in {Role.HEADLINE, Role.HEADING}
        cut = self.part.count("“") != self.part.count("”") or self.part.count('"') % 2 == 1
        leans = cut or self.member.start > self.sentence.start or bool(_PRONOUN.match(self.part))
        return FRAMED * self.framed + TITLE * title + LEANS * leans


# What may part a question from a statement before it: "The bridge is open: who will pay for it?"
_PARTED = re.compile(r"[:;—]|\s[-–]\s")


def asks(sentence: Sentence, member: ClaimMember) -> bool:
    """Whether a member of a claim is in a question, quoted or not."""
    if not is_question(sentence.text):
        return False
    parted = max((found.end() for found in _PARTED.finditer(sentence.text)), default=0)
    return member.start - sentence.start >= parted


def _items(text: str) -> frozenset[Item]:
    return content_stems(tokens(text)) | {(found.unit, found.base) for found in quantities(text)}


def teller(
    members: Sequence[Told],
    differences: Iterable[Difference],
    sentences: Mapping[int, Sentence],
    origin_of: Callable[[int], int],
    *,
    taken: set[int],
) -> ClaimMember:
    """The member that stands for its claim; `taken` are the sentences that tell another one."""
    fewer, even = outvoted(differences, sentences, origin_of)
    having: dict[Item, set[int]] = defaultdict(set)
    for told in members:
        for item in told.items:
            having[item].add(told.origin)
    origins = {told.origin for told in members}

    def cost(told: Told) -> tuple[bool, int, bool, float, int]:
        sentence, length = told.member.sentence_id, told.member.end - told.member.start
        more = told.alone + EVEN * even[sentence] + _beyond(told, having, len(origins))
        more += OPENS * any(_lacks(having, origin, told.opening) for origin in origins)
        return told.asks, fewer[sentence], sentence in taken, round(more, 3), length

    return min(members, key=cost).member


def _beyond(told: Told, having: Mapping[Item, set[int]], origins: int) -> float:
    """What a sentence tells beyond what other origins do, in telling words."""
    others = max(origins - 1, 1)
    return sum(
        counts * (origins - len(having[item])) / others
        if isinstance(item, str)
        else counts * FIGURE * (len(having[item]) == 1 < origins)
        for item, counts in told.items.items()
    )


def _lacks(having: Mapping[Item, set[int]], origin: int, words: frozenset[str]) -> bool:
    return 2 * sum(origin in having[word] for word in words) < len(words)


def outvoted(
    differences: Iterable[Difference], sentences: Mapping[int, Sentence], origin_of: Callable[[int], int]
) -> tuple[Counter[int], Counter[int]]:
    """By sentence, how many of its values more origins tell otherwise, and how many as many do; of these two
    a denial gives way to what is denied, on whichever side of its row. Quotations are left out: each text
    has its own wording."""
    fewer, even = Counter[int](), Counter[int]()
    for one in opposed((row for row in differences if row.kind != Kind.QUOTE), sentences):
        carried = [{origin_of(sentence) for sentence, _, _ in spots} for spots in one.values]
        sizes = [len(origins) for origins in carried]
        for spots, size in zip(one.values, sizes, strict=True):
            told = {sentence for sentence, _, _ in spots}
            denying = one.rows[0].kind == Kind.NEGATION and any(
                denies(_words(sentences[sentence], start, end)) for sentence, start, end in spots
            )
            if size < max(sizes) or (denying and sizes.count(size) > 1):
                fewer.update(told)
            elif sizes.count(size) > 1:
                even.update(told)
    return fewer, even


def _words(sentence: Sentence, start: int, end: int) -> str:
    return sentence.text[start - sentence.start : end - sentence.start]
