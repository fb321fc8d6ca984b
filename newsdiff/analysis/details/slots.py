"""Two parts of a claim that are the same but for one slot, and what fills it excludes what the other has.

Method: the telling words of two aligned parts are matched in order. Where all but one stretch of a few words
are the same in both, the stretches fill one slot: two results, two figures of one kind, an amount in two
currencies, two countries, or two people in one office.
Neither article may know what the other one has: then each tells of its own thing. Two other places are a
detail, since one may lie in the other. Figures are compared between perhaps aligned parts too: short ones are
aligned less surely for the very figure. Limits: parts that are worded in other ways are not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from newsdiff.analysis.details import numbers
from newsdiff.analysis.details.context import Part, Story, once
from newsdiff.analysis.details.findings import Finding, worded
from newsdiff.analysis.details.leftover import RESULT, one_name, turned
from newsdiff.analysis.details.onething import figures_of
from newsdiff.analysis.details.quantities import Quantity, quantities
from newsdiff.analysis.details.senses import same_sense
from newsdiff.analysis.gazetteer import COUNTRIES
from newsdiff.analysis.mentions import names
from newsdiff.analysis.types import Kind, Role, Span, Strength
from newsdiff.analysis.wording import Token, joined, stem, tells

_AROUND = 3  # telling words that both must have besides the slot; a result or a figure needs fewer
_AROUND_FIGURES = 2
_LONGEST = 4  # telling words in a slot
_PREPOSITION = re.compile(r"\b(in|at|near|outside)\s(?:the\s)?$", re.I)
_BEFORE = 16  # characters in which it stands
_CURRENCIES = {"$": "$", "€": "€", "£": "£", "¥": "¥", "pound": "£"}  # "pounds" beside another currency


_TITLES = {Role.HEADLINE, Role.HEADING}


@dataclass(frozen=True, slots=True)
class Slot:
    """What fills a slot in one part: its words, and the part's words besides."""

    part: Part
    words: tuple[Token, ...]

    @property
    def span(self) -> Span:
        return joined(self.words, 0, len(self.words))

    @property
    def text(self) -> str:
        return self.span.of(self.part.document.text)


def find(story: Story) -> Iterator[Finding]:
    for claim, a, b in story.aligned_pairs:
        if claim is None or a.sentence.role in _TITLES or b.sentence.role in _TITLES:
            continue
        both = len(a.stems & b.stems)
        if max(len(a.stems), len(b.stems)) - both > _LONGEST:
            continue  # they differ in more than one slot holds
        if both < _AROUND_FIGURES:
            continue
        yield from _currencies(claim, a, b)
        yield from _turned(claim, a, b)
        yield from _results(claim, a, b)
        slots = one_slot(a, b)
        if slots is None:
            continue
        for rule in (_figures, _countries, _people, _places):
            finding = rule(story, claim, *slots)
            if finding is not None:
                yield finding
                break
    for a, b in story.perhaps_pairs:
        alike = abs(len(_telling(a)) - len(_telling(b))) < _LONGEST  # else no slot holds what is left of one
        slots = one_slot(a, b) if alike else None
        finding = _figures(story, None, *slots) if slots else None
        if finding is not None:
            yield finding


def one_slot(a: Part, b: Part) -> tuple[Slot, Slot] | None:
    """The one stretch of telling words in which two parts differ, if there is but one, filled in both."""
    left, right = _telling(a), _telling(b)
    before = _alike(left, right)
    here, there = left[before:], right[before:]
    behind = _alike(here[::-1], there[::-1])
    here, there = here[: len(here) - behind], there[: len(there) - behind]
    if not here or not there or max(len(here), len(there)) > _LONGEST or before + behind < _AROUND_FIGURES:
        return None
    if {w.stem for w in here} & {w.stem for w in there}:
        return None  # they differ before it and behind it
    return Slot(a, here), Slot(b, there)


def _alike(left: Sequence[Token], right: Sequence[Token]) -> int:
    """With how many words two texts begin alike."""
    shorter = min(len(left), len(right))
    return next((i for i in range(shorter) if left[i].stem != right[i].stem), shorter)


@once
def _telling(part: Part) -> tuple[Token, ...]:
    return tuple(w for w in part.words if tells(w))


def _besides(slot: Slot) -> int:
    return sum(map(tells, slot.part.words)) - len(slot.words)


def _figures(story: Story, claim: str | None, a: Slot, b: Slot) -> Finding | None:
    """Two figures of one thing: the slot holds no word but theirs."""
    x, y = _quantity(a), _quantity(b)
    if x is None or y is None or x.unit != y.unit or x.role != y.role or not same_sense(x.sense, y.sense):
        return None
    if numbers.agree(x, y) or numbers.both_true(x, y) or numbers.later_is_higher(a.part, b.part, x, y):
        return None
    one, other = _slot_of(a.part, x.span), _slot_of(b.part, y.span)
    if _tells_too(story, a.part, y) or _tells_too(story, b.part, x):
        return None
    because = f"The numbers for the same thing are unequal: {one.text} and {other.text}."
    return _finding(claim, one, other, Kind.NUMBER, because, 0.75)


def _quantity(slot: Slot) -> Quantity | None:
    """The quantity of a part that all words of the slot belong to."""
    found = quantities(slot.part.text, slot.part.span.start)
    return next((q for q in found if slot.span.within(q.span)), None)


def _tells_too(story: Story, part: Part, quantity: Quantity) -> bool:
    """Whether the article of a part has a figure of the other article too: then it tells of two things."""
    return any(
        quantity.base == q.base and quantity.unit == q.unit
        for sentence in story.of_document[part.document.id]
        for q in quantities(sentence.text, sentence.span.start)
    )


@cache
def _country(words: str, *, seats: bool = False) -> str:
    """The country that words name, by its plain or formal name, or with `seats` by its capital too; without,
    since in two capitals the same may happen."""
    folded = words.casefold()
    return next(
        (
            c.plain[0]
            for c in COUNTRIES
            if folded in {n.casefold() for n in (*c.plain, *c.formal, *(c.seats if seats else ()))}
        ),
        "",
    )


def _countries(story: Story, claim: str, a: Slot, b: Slot) -> Finding | None:
    one, other = _country(a.text), _country(b.text)
    if not (one and other) or one == other or _besides(a) < _AROUND or _known(a, b) or _known(b, a):
        return None
    because = f"One article tells it of {a.text}, the other of {b.text}."
    return _finding(claim, a, b, Kind.WORDING, because, 0.7)


def _places(story: Story, claim: str, a: Slot, b: Slot) -> Finding | None:
    """Two places where it was, each a name behind the same preposition."""
    if _besides(a) < _AROUND or one_name(a.words[-1].folded, b.words[-1].folded):
        return None
    if not _where(a) or _where(a) != _where(b) or _known(a, b) or _known(b, a):
        return None
    home = _country(a.text, seats=True)
    if home and home == _country(b.text, seats=True):
        return None
    because = (
        f"One article tells it of {a.text}, the other of {b.text}; two places, or one that lies in the other."
    )
    return replace(_finding(claim, a, b, Kind.WORDING, because, 0.5), strength=Strength.DETAIL)


def _where(slot: Slot) -> str:
    """The preposition of place before a name that fills a slot; "" where there is none."""
    named = any(slot.span.within(name.span) for name in names(slot.part.document))
    before = slot.part.document.text[: slot.span.start]
    found = _PREPOSITION.search(before[-_BEFORE:]) if named else None
    return found[1].casefold() if found else ""


def _people(story: Story, claim: str, a: Slot, b: Slot) -> Finding | None:
    """Two people who are named in one place, with a given name each; not two spellings of one."""
    if one_name(a.words[-1].folded, b.words[-1].folded):
        return None
    if _besides(a) < _AROUND or not (_person(a) and _person(b)) or _known(a, b) or _known(b, a):
        return None
    return _finding(claim, a, b, Kind.WORDING, f"The same is told of {a.text} and of {b.text}.", 0.7)


def _person(slot: Slot) -> bool:
    return len(slot.words) > 1 and any(
        name.span.end == slot.span.end and slot.span.within(name.span) for name in names(slot.part.document)
    )


def _known(slot: Slot, other: Slot) -> bool:
    """Whether the other article has the last word of a slot too."""
    last = slot.words[-1].text
    return bool(re.search(rf"\b{re.escape(last)}\b", other.part.document.text, re.I))


# What one does to another, so that it is not the same the other way round.
_DONE_TO = frozenset(
    stem(verb)
    for verb in (
        "beat beats beating beaten defeat defeated defeats thrash thrashed edged outplayed outscored "
        "overtook overtakes buy bought buys acquire acquired acquires sue sued sues accuse accused "
        "accuses attacked attacks invaded"
    ).split()
)


def _turned(claim: str, a: Part, b: Part) -> Iterator[Finding]:
    """Two names around one such verb, in the other order, and all else the same."""
    here, there = _acted(a), _acted(b)
    if here and there and a.stems == b.stems and turned(a, b):
        because = "Who did it to whom is told the other way round."
        yield _finding(claim, here, there, Kind.WORDING, because, 0.75)


@once
def _acted(part: Part) -> Slot | None:
    """A verb of `_DONE_TO` and the names right before and behind it."""
    words = part.words
    for before, verb, behind in zip(words, words[1:], words[2:], strict=False):
        if verb.stem in _DONE_TO and before.text[0].isupper() and behind.text[0].isupper():
            return Slot(part, (before, verb, behind))
    return None


def _currencies(claim: str, a: Part, b: Part) -> Iterator[Finding]:
    """The one amount of each part, the same figure in two currencies."""
    left, right = _amounts(a), _amounts(b)
    if len(left) != 1 or len(right) != 1 or left[0].base != right[0].base:
        return
    same = a.stems - figures_of(a) == b.stems - figures_of(b)
    if same and _CURRENCIES[left[0].unit] != _CURRENCIES[right[0].unit]:
        slots = _slot_of(a, left[0].span), _slot_of(b, right[0].span)
        yield _finding(claim, *slots, Kind.NUMBER, "The same figure is told in two currencies.", 0.75)


@once
def _amounts(part: Part) -> list[Quantity]:
    return [q for q in quantities(part.text, part.span.start) if q.unit in _CURRENCIES]


def _results(claim: str, a: Part, b: Part) -> Iterator[Finding]:
    """The one result of each part, between words that are the same."""
    left, right = _results_of(a), _results_of(b)
    if len(left) != 1 or len(right) != 1 or set(left[0].groups()) == set(right[0].groups()):
        return
    besides = [[w.stem for w in part.words if tells(w) and not w.folded.isdigit()] for part in (a, b)]
    known = left[0].group() in b.document.text or right[0].group() in a.document.text
    if besides[0] == besides[1] and not known:
        here, there = (
            _slot_of(part, Span(part.span.start + found[0].start(), part.span.start + found[0].end()))
            for part, found in ((a, left), (b, right))
        )
        yield _finding(claim, here, there, Kind.NUMBER, "The same result is told with other figures.", 0.75)


@once
def _results_of(part: Part) -> list[re.Match[str]]:
    return list(RESULT.finditer(part.text))


def _slot_of(part: Part, span: Span) -> Slot:
    return Slot(part, tuple(word for word in part.words if word.span.overlaps(span)))


def _finding(claim: str | None, a: Slot, b: Slot, kind: Kind, because: str, score: float) -> Finding:
    here, there = (slot.part.evidence(slot.span) for slot in (a, b))
    return worded(claim, kind, Strength.CONFLICT, here, there, because, score)
