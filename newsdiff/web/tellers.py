"""Which of its sentences stands for a claim: the one that says most of what the others say, and least that
they do not.

Method: a question, which asserts nothing, only where all are. Of the others first those with the fewest
values that more origins tell otherwise, and of these one that tells no other claim yet. Of what is left it is
the one with the most telling words of its part that the others have too: half of the other texts, of a name,
a figure, a "first" or a "not" all where they tell the claim, and none of what a conflict sets against others
(much as `common.py` has it, which is too slow to be asked of each). Each further word of its sentence counts
against it, less, and a figure that no other origin has like several words. So does what keeps it from being
read by itself. Limits: other words for the same count as more.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from newsdiff.analysis.denying import denies
from newsdiff.analysis.details.quantities import quantities
from newsdiff.analysis.types import Kind, Role, Span
from newsdiff.analysis.wording import Token, bare_stem, is_question, tells, tokens
from newsdiff.stories.models import ClaimMember, Difference, Sentence
from newsdiff.web.common import STRICT, is_name
from newsdiff.web.conflicts import conflicting, contested, opposed
from newsdiff.web.shared import Part, Texts, phrases

# What each counts, in telling words.
OWN = 0.3  # a word that others lack, or outside the part
FIGURE = 3.0  # one that no other origin has; half outside the part
FRAMED = 3.0  # words that may add a judgement
LEANS = 3.0  # a pronoun at the head, a part that begins within its sentence or cuts a quotation
TITLE = 4.0
OPENS = 3.0  # a phrase at the head that another origin lacks
EVEN = 2.0  # a value that as many origins tell otherwise

LOOKED_AT = 4  # members whose phrases are looked for in the other texts, which takes time: the likeliest

# What stands for something told before, also behind a conjunction or a time: "On Friday it". In "It was the
# mayor who" nothing does.
_SUBJECT = r"(?:s?he|it(?! (?:is|was) (?:an?|the)\b)|they)\b"
_PRONOUN = re.compile(
    rf"\W*(?:(?:and|but|or|so)\s+)?(?:{_SUBJECT}|(?:him|her|his|its|their|these|those|this|such)\b"
    rf"|(?:(?:on|in|at|by|since|until)\s+[\w.]+|now|then|later|today),?\s+{_SUBJECT})",
    re.I,
)

Figure = tuple[str, float]  # with its unit


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
    def words(self) -> tuple[Token, ...]:
        """The telling words of the sentence."""
        return tuple(filter(tells, tokens(self.sentence.text, self.sentence.start)))

    @cached_property
    def figures(self) -> dict[Figure, float]:
        """The figures of the sentence, and what each counts."""
        inside = _figures(self.part)
        return {found: 1.0 if found in inside else 0.5 for found in _figures(self.sentence.text) | inside}

    @cached_property
    def opening(self) -> frozenset[str]:
        """The telling words of the phrase at its head; none where that is the longest one, which the claim
        goes by."""
        first, *more = phrases(self.sentence, [(self.member.start, self.member.end)])
        apart = self.member.start == self.sentence.start and max(
            (len(phrase.words) for phrase in more), default=0
        ) > len(first.words)
        return first.words if apart else frozenset()

    @property
    def alone(self) -> float:
        """What keeps it from being read by itself, as plain news."""
        title = self.sentence.role in {Role.HEADLINE, Role.HEADING}
        cut = self.part.count("“") != self.part.count("”") or self.part.count('"') % 2 == 1
        begun = self.member.start > self.sentence.start
        leans = (cut or begun) + bool(_PRONOUN.match(self.sentence.text))
        return FRAMED * self.framed + TITLE * title + LEANS * leans


# What may part a question from a statement before it: "The bridge is open: who will pay for it?"
_PARTED = re.compile(r"[:;—]|\s[-–]\s")


def asks(sentence: Sentence, member: ClaimMember) -> bool:
    """Whether a member of a claim is in a question, quoted or not."""
    if not is_question(sentence.text):
        return False
    parted = max((found.end() for found in _PARTED.finditer(sentence.text)), default=0)
    return member.start - sentence.start >= parted


def _figures(text: str) -> frozenset[Figure]:
    return frozenset((found.unit, found.base) for found in quantities(text))


def teller(
    members: Sequence[Told],
    differences: Sequence[Difference],
    sentences: Mapping[int, Sentence],
    origin_of: Callable[[int], int],
    texts: Texts,
    *,
    taken: set[int],
) -> ClaimMember:
    """The member that stands for its claim; `taken` are the sentences that tell another one."""
    fewer, even = outvoted(differences, sentences, origin_of)
    touching: dict[int, list[Difference]] = defaultdict(list)
    for row in conflicting(differences):
        for sentence in {spot[0] for side in row.sides for spot in side}:
            touching[sentence].append(row)
    having: dict[Figure, set[int]] = defaultdict(set)
    telling: dict[str, set[int]] = defaultdict(set)
    for told in members:
        for figure in told.figures:
            having[figure].add(told.origin)
        for word in told.words:
            telling[bare_stem(word)].add(told.sentence.version_id)
    origins = {told.origin for told in members}
    versions = frozenset(told.sentence.version_id for told in members)

    def cost(told: Told, absent: Iterable[Part] = ()) -> tuple[bool, int, bool, float, int]:
        sentence, length = told.member.sentence_id, told.member.end - told.member.start
        apart = [part for row in touching[sentence] for part in contested(row, told.sentence, sentences)]
        common = _in_common(told, versions, telling, texts, (*apart, *absent))
        more = told.alone + EVEN * even[sentence] + OWN * (len(told.words) - common) - common
        if len(origins) > 1:
            more += FIGURE * sum(counts for found, counts in told.figures.items() if len(having[found]) == 1)
        more += OPENS * any(_lacks(telling, version, told.opening) for version in versions)
        return told.asks, fewer[sentence], sentence in taken, round(more, 3), length

    likely = sorted(members, key=cost)[:LOOKED_AT]
    return min(likely, key=lambda told: cost(told, _absent(told, versions, texts))).member


def _absent(told: Told, versions: Set[int], texts: Texts) -> set[Part]:
    """The phrases of a sentence that another version lacks."""
    part = told.member.start, told.member.end
    others = versions - {told.sentence.version_id}
    return {
        (phrase.start, phrase.end)
        for other in others
        for phrase in texts.lacking(other, told.sentence, [part])
    }


def _in_common(
    told: Told,
    versions: Set[int],
    telling: Mapping[str, Set[int]],
    texts: Texts,
    apart: Iterable[Part],
) -> int:
    """How many telling words of a sentence the other versions have too, `telling` those with which they tell
    the claim; none of `apart`."""
    part = Span(told.member.start, told.member.end)
    spans = [Span(*one) for one in apart]
    others = versions - {told.sentence.version_id}

    def shared(word: Token) -> bool:
        stem = bare_stem(word)
        if (
            not word.span.within(part)
            or word.folded in STRICT
            or word.folded.isdigit()
            or is_name(word, told.sentence)
        ):
            return others <= telling[stem]
        return 2 * len(others & texts.having(stem)) >= len(others)

    return sum(not any(span.overlaps(word.span) for span in spans) and shared(word) for word in told.words)


def _lacks(telling: Mapping[str, Set[int]], version: int, words: Set[str]) -> bool:
    return 2 * sum(version in telling[word] for word in words) < len(words)


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
