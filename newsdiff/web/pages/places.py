"""Exact words with where they stand, and values set against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsdiff.analysis.types import Kind
from newsdiff.stories.models import Difference
from newsdiff.web.marks import Marked, Piece, excerpt, pieces
from newsdiff.web.results import Results, Source, flag_href
from newsdiff.web.words import folded, kind_word, voices


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of an article, with marks; `href` leads to where it stands, `flag_href` to its flag form."""

    sentence: int
    source: Source
    pieces: tuple[Piece, ...]
    href: str
    flag_href: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a contrast, in its first outlet's words, and every place that carries it."""

    words: str
    place: Place
    more: tuple[Place, ...]
    outlets: tuple[str, ...]
    origins: int
    voice: str = ""  # who speaks, where that is what differs


@dataclass(frozen=True, slots=True)
class Contrast:
    """Values that were told for one thing, those of most origins first."""

    kind: str
    kind_word: str
    strength: str
    values: tuple[Value, ...]
    because: tuple[str, ...]
    score: float
    claim_href: str
    key: str

    @property
    def conflict(self) -> bool:
        return self.strength == "conflict"

    @property
    def same_words(self) -> bool:
        """Whether the values read the same, so that only their sentences tell them apart."""
        return len({value.words.casefold() for value in self.values}) == 1

    @property
    def percent(self) -> int:
        return round(self.score * 100)


def place(results: Results, sentence: int, marked: Iterable[Marked] = ()) -> Place:
    row = results.sentences[sentence]
    return _place(results, sentence, pieces(row.text, row.start, marked))


def short_place(results: Results, sentence: int, focus: Marked, *, longest: int = 150) -> Place:
    row = results.sentences[sentence]
    return _place(results, sentence, excerpt(row.text, row.start, focus, longest=longest))


def _place(results: Results, sentence: int, shown: tuple[Piece, ...]) -> Place:
    return Place(
        sentence=sentence,
        source=results.source_of(sentence),
        pieces=shown,
        href=results.place_href(sentence),
        flag_href=flag_href(results.story.slug, sentence),
    )


def outlets_of(places: Iterable[Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(shown.source.outlet for shown in places))


def slice_of(results: Results, sentence: int, start: int, end: int) -> str:
    row = results.sentences[sentence]
    return row.text[start - row.start : end - row.start]


Spot = tuple[int, int, int]  # sentence id, start, end


def both_sides(row: Difference) -> tuple[Spot, Spot]:
    return (row.a_id, row.a_start, row.a_end), (row.b_id, row.b_start, row.b_end)


@dataclass
class _Group:
    """Differences of one kind in one claim whose values hang together, with the places of each value."""

    by_place: bool
    rows: list[Difference] = field(default_factory=list)
    values: list[list[Spot]] = field(default_factory=list)
    voices: dict[Spot, str] = field(default_factory=dict)

    def shares(self, results: Results, spots: Sequence[Spot]) -> bool:
        return any(_same_value(results, value, spots, by_place=self.by_place) for value in self.values)

    def add(self, results: Results, spots: Sequence[Spot]) -> None:
        """Add places of one value, joined with the value that they belong to."""
        same = [v for v in self.values if _same_value(results, v, spots, by_place=self.by_place)]
        voice = self.voice(spots)
        same += [v for v in self.values if voice and v not in same and self.voice(v) == voice]
        self.values = [value for value in self.values if value not in same]
        self.values.append([spot for value in same for spot in value] + list(spots))

    def voice(self, spots: Sequence[Spot]) -> str:
        return next((self.voices[spot] for spot in spots if spot in self.voices), "")


def contrasts(results: Results, differences: Iterable[Difference]) -> tuple[Contrast, ...]:
    """Differences joined where they share a value, sharpest first: conflicts, score, origins."""
    by_subject: dict[tuple[int | None, str, str], list[_Group]] = defaultdict(list)
    for row in differences:
        sides = [[spot for spot in side if spot[0] in results.sentences] for side in sides_of(row)]
        groups = by_subject[row.claim_id, row.kind, row.strength]
        touched = [group for group in groups if any(group.shares(results, side) for side in sides)]
        joined = _Group(by_place=row.kind == Kind.ATTRIBUTION)
        for group in touched:
            groups.remove(group)
            joined.rows += group.rows
            joined.voices |= group.voices
            for value in group.values:
                joined.add(results, value)
        joined.rows.append(row)
        joined.voices |= _voices(row, sides)
        for side in sides:
            joined.add(results, side)
        groups.append(joined)
    told = (group for groups in by_subject.values() for group in groups)
    found = [_contrast(results, part) for group in told for part in _opposed(results, group)]
    return tuple(sorted(found, key=_sharpness))


def _voices(row: Difference, sides: Sequence[Sequence[Spot]]) -> dict[Spot, str]:
    """Who speaks at each place, where one outlet quotes what another says itself."""
    told = voices(row.because) if row.kind == Kind.ATTRIBUTION else ("", "")
    return {spot: voice for side, voice in zip(sides, told, strict=True) for spot in side if voice}


def _opposed(results: Results, group: _Group) -> list[_Group]:
    """The group, or its rows one by one where joining them has left a single value and so no difference. A
    row is none whose values are one value in two notations."""
    if len(group.values) > 1:
        return [group]
    found = []
    for row in group.rows:
        sides = [[spot for spot in side if spot[0] in results.sentences] for side in sides_of(row)]
        if group.by_place or not {_folded(results, s) for s in sides[0]} & {
            _folded(results, s) for s in sides[1]
        }:
            found.append(_Group(group.by_place, [row], sides, _voices(row, sides)))
    return found


def by_sentence(found: Iterable[Contrast]) -> dict[int, list[Contrast]]:
    """Contrasts by the sentences that carry one of their values."""
    touched: dict[int, list[Contrast]] = defaultdict(list)
    for contrast in found:
        for sentence in dict.fromkeys(
            spot.sentence for value in contrast.values for spot in (value.place, *value.more)
        ):
            touched[sentence].append(contrast)
    return touched


def _sharpness(contrast: Contrast) -> tuple[bool, float, int]:
    return not contrast.conflict, -contrast.score, -sum(value.origins for value in contrast.values)


def sides_of(row: Difference) -> tuple[list[Spot], list[Spot]]:
    """The places of the one value and of the other, the first one at the head."""
    sides = {side: [spot] for side, spot in zip("ab", both_sides(row), strict=True)}
    for other in row.others:
        if other["side"] in sides:
            sides[other["side"]].append((other["sentence"], other["start"], other["end"]))
    return sides["a"], sides["b"]


def _same_value(results: Results, left: Sequence[Spot], right: Sequence[Spot], *, by_place: bool) -> bool:
    """Whether two lists of places carry one value: words that overlap, or the same words elsewhere.

    Where the speaker is what differs, the same words are no sign of the same value."""
    words = set() if by_place else {_folded(results, spot) for spot in left}
    return any(
        _folded(results, spot) in words
        or any(spot[0] == other[0] and spot[1] < other[2] and other[1] < spot[2] for other in left)
        for spot in right
    )


def _folded(results: Results, spot: Spot) -> str:
    return folded(slice_of(results, *spot))


def _contrast(results: Results, group: _Group) -> Contrast:
    first = max(group.rows, key=lambda row: row.score)
    claim = results.claim_by_id.get(first.claim_id or 0)
    values = [_value(results, spots, group.voice(spots)) for spots in group.values]
    values.sort(key=lambda value: (-value.origins, -len(value.outlets)))
    return Contrast(
        kind=first.kind,
        kind_word=kind_word(first.kind),
        strength=first.strength,
        values=tuple(values),
        because=tuple(dict.fromkeys(row.because for row in group.rows)),
        score=first.score,
        claim_href=results.claim_href(claim) if claim else "",
        key=f"{first.pk}",
    )


def _value(results: Results, spots: Sequence[Spot], voice: str) -> Value:
    """Each sentence once, by the widest words that were marked in it."""
    widest = {spot[0]: spot for spot in sorted(spots, key=lambda spot: spot[2] - spot[1])}
    first, *more = sorted(widest.values(), key=lambda spot: _order(results, spot))
    outlets = dict.fromkeys(results.source_of(sentence).outlet for sentence, _, _ in (first, *more))
    return Value(
        words=slice_of(results, *first),
        place=short_place(results, first[0], Marked(first[1], first[2], "value"), longest=220),
        more=tuple(short_place(results, s, Marked(start, end, "value")) for s, start, end in more),
        outlets=tuple(outlets),
        origins=results.origins_of(widest),
        voice=voice,
    )


def _order(results: Results, spot: Spot) -> tuple[int, int]:
    versions = [source.version for source in results.sources]
    return versions.index(results.sentences[spot[0]].version_id), spot[1]
