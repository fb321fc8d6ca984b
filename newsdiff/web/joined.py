"""Differences joined where they share a value, so that each value is shown once with all who carry it.

Places carry one value when their words are the same or when they overlap; where the speaker is what differs,
only when they overlap. Differences of one kind in one claim that share a value belong together. Of one
utterance that the same sentences quote in two wordings more than once, the surest conflict stands. The work
grows with the number of places and not with its square: a long story has thousands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, permutations, product
from operator import itemgetter

from newsdiff.analysis.types import Kind
from newsdiff.stories.models import Difference
from newsdiff.stories.models.results import Spot

Words = Callable[[Spot], str]  # the words at a place, as they are compared


@dataclass
class Sided:
    """A difference with the places of its one value and of the other, and who speaks at them."""

    row: Difference
    sides: tuple[Sequence[Spot], Sequence[Spot]]
    voices: dict[Spot, str] = field(default_factory=dict)


@dataclass
class Opposed:
    """Values told for one thing, each a list of places, and the differences that tell them apart."""

    rows: list[Difference]
    values: list[list[Spot]]
    voices: dict[Spot, str]

    def voice(self, spots: Iterable[Spot]) -> str:
        return next((self.voices[spot] for spot in spots if spot in self.voices), "")


class _Union:
    """Disjoint sets with path halving."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def root(self, of: int) -> int:
        while self.parent[of] != of:
            self.parent[of] = self.parent[self.parent[of]]
            of = self.parent[of]
        return of

    def join(self, one: int, other: int) -> None:
        self.parent[self.root(other)] = self.root(one)


def joined(differences: Iterable[Sided], words: Words) -> Iterator[Opposed]:
    by_subject: dict[tuple[int | None, str, str], list[Sided]] = defaultdict(list)
    for sided in differences:
        by_subject[sided.row.claim_id, sided.row.kind, sided.row.strength].append(sided)
    for (_, kind, _), found in by_subject.items():
        by_place = kind == Kind.ATTRIBUTION
        groups = hanging_together(found, words, by_place=by_place)
        whole = chain.from_iterable(_opposed(group, words, by_place=by_place) for group in groups)
        yield from _surest(whole) if kind == Kind.QUOTE else whole


def _surest(found: Iterable[Opposed]) -> list[Opposed]:
    """Those that set sentences against each other which no surer one does; as sure ones in their order."""
    found = list(found)
    known: set[tuple[int, int]] = set()
    kept: list[int] = []
    for at in sorted(range(len(found)), key=lambda at: -max(row.score for row in found[at].rows)):
        pairs = {
            pair
            for one, other in permutations(found[at].values, 2)
            for pair in product((spot[0] for spot in one), (spot[0] for spot in other))
        }
        if not pairs <= known:
            kept.append(at)
        known |= pairs
    return [found[at] for at in sorted(kept)]


def hanging_together(found: Sequence[Sided], words: Words, *, by_place: bool = False) -> list[list[Sided]]:
    """Differences that hang together by a value."""
    values = _values([side for sided in found for side in sided.sides], words, by_place=by_place)
    rows = _Union(len(values))
    for at in range(len(found)):
        rows.join(values[2 * at], values[2 * at + 1])
    grouped: dict[int, list[Sided]] = defaultdict(list)
    for at, sided in enumerate(found):
        grouped[rows.root(values[2 * at])].append(sided)
    return list(grouped.values())


def _values(sides: Sequence[Sequence[Spot]], words: Words, *, by_place: bool) -> list[int]:
    """For each side the number of the value that it carries."""
    union = _Union(len(sides))
    for same in _same(sides, words, by_place=by_place):
        for other in same[1:]:
            union.join(same[0], other)
    return [union.root(side) for side in range(len(sides))]


def _same(sides: Sequence[Sequence[Spot]], words: Words, *, by_place: bool) -> Iterator[list[int]]:
    """Lists of sides that carry one value."""
    known: dict[Hashable, list[int]] = defaultdict(list)
    placed: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for number, spots in enumerate(sides):
        for spot in spots:
            placed[spot[0]].append((spot[1], spot[2], number))
            if not by_place:
                known[words(spot)].append(number)
    yield from known.values()
    for spans in placed.values():
        reached, before = -1, -1
        for start, end, number in sorted(spans):
            if start < reached:
                yield [before, number]
            reached, before = max(reached, end), number


def _opposed(group: list[Sided], words: Words, *, by_place: bool) -> list[Opposed]:
    """The group, or its rows one by one where joining them has left a single value and so no difference. A
    row is none whose values are one value in two notations."""
    voices = {spot: voice for sided in group for spot, voice in sided.voices.items()}
    whole = Opposed([sided.row for sided in group], [], voices)
    sides = [side for sided in group for side in sided.sides]
    numbered = zip(_values(sides, words, by_place=by_place), sides, strict=True)
    whole.values = _by_voice(whole, _collected(numbered))
    if len(whole.values) > 1:
        return [whole]
    return [
        Opposed([sided.row], [list(side) for side in sided.sides], sided.voices)
        for sided in group
        if by_place or not set(map(words, sided.sides[0])) & set(map(words, sided.sides[1]))
    ]


def _collected(numbered: Iterable[tuple[Hashable, Sequence[Spot]]]) -> list[list[Spot]]:
    found: dict[Hashable, dict[Spot, None]] = defaultdict(dict)
    for value, spots in numbered:
        found[value].update(dict.fromkeys(spots))
    return [list(spots) for spots in found.values()]


def _by_voice(opposed: Opposed, values: list[list[Spot]]) -> list[list[Spot]]:
    """Values that one and the same voice speaks, made one."""
    spoken = [(opposed.voice(spots) or number, spots) for number, spots in enumerate(values)]
    return _collected(spoken) if any(map(itemgetter(0), spoken)) else values
