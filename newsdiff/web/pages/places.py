"""Exact words with where they stand, and values set against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsdiff.stories.models import Difference
from newsdiff.web.marks import Marked, Piece, excerpt, pieces
from newsdiff.web.results import Results, Source, flag_href
from newsdiff.web.words import kind_word


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


def slice_of(results: Results, sentence: int, start: int, end: int) -> str:
    row = results.sentences[sentence]
    return row.text[start - row.start : end - row.start]


Spot = tuple[int, int, int]  # sentence id, start, end


def both_sides(row: Difference) -> tuple[Spot, Spot]:
    return (row.a_id, row.a_start, row.a_end), (row.b_id, row.b_start, row.b_end)


@dataclass
class _Group:
    """Differences of one kind in one claim whose values hang together."""

    rows: list[Difference] = field(default_factory=list)
    spots: dict[str, list[Spot]] = field(default_factory=lambda: defaultdict(list))


def contrasts(results: Results, differences: Iterable[Difference]) -> tuple[Contrast, ...]:
    """Differences joined where they share a value, sharpest first: conflicts, score, origins."""
    by_subject: dict[tuple[int | None, str, str], list[_Group]] = defaultdict(list)
    for row in differences:
        sides = _sides(results, row)
        groups = by_subject[row.claim_id, row.kind, row.strength]
        touched = [group for group in groups if sides.keys() & group.spots.keys()]
        joined = _Group()
        for group in touched:
            groups.remove(group)
            joined.rows += group.rows
            for folded, spots in group.spots.items():
                joined.spots[folded] += spots
        joined.rows.append(row)
        for folded, spots in sides.items():
            joined.spots[folded] += spots
        groups.append(joined)
    found = [_contrast(results, group) for groups in by_subject.values() for group in groups]
    return tuple(sorted(found, key=_sharpness))


def _sharpness(contrast: Contrast) -> tuple[bool, float, int]:
    return not contrast.conflict, -contrast.score, -sum(value.origins for value in contrast.values)


def _sides(results: Results, row: Difference) -> dict[str, list[Spot]]:
    """The places of both values by the folded words of each value."""
    sides: dict[str, list[Spot]] = {}
    heads = dict(zip("ab", both_sides(row), strict=True))
    keys = {side: slice_of(results, *spot).casefold().strip(" .,") for side, spot in heads.items()}
    for side, spot in heads.items():
        sides.setdefault(keys[side], []).append(spot)
    for other in row.others:
        if other["side"] in keys and other["sentence"] in results.sentences:
            sides[keys[other["side"]]].append((other["sentence"], other["start"], other["end"]))
    return sides


def _contrast(results: Results, group: _Group) -> Contrast:
    first = max(group.rows, key=lambda row: row.score)
    claim = results.claim_by_id.get(first.claim_id or 0)
    values = [_value(results, spots) for spots in group.spots.values()]
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


def _value(results: Results, spots: Sequence[Spot]) -> Value:
    """The first spot of each sentence; further ones in the same sentence add no outlet."""
    by_sentence = {spot[0]: spot for spot in reversed(spots)}
    ordered = sorted(by_sentence.values(), key=lambda spot: _order(results, spot))
    first, *more = ordered
    outlets = dict.fromkeys(results.source_of(sentence).outlet for sentence, _, _ in ordered)
    return Value(
        words=slice_of(results, *first),
        place=short_place(results, first[0], Marked(first[1], first[2], "value"), longest=220),
        more=tuple(short_place(results, s, Marked(start, end, "value")) for s, start, end in more),
        outlets=tuple(outlets),
        origins=results.origins_of(by_sentence),
    )


def _order(results: Results, spot: Spot) -> tuple[int, int]:
    versions = [source.version for source in results.sources]
    return versions.index(results.sentences[spot[0]].version_id), spot[1]
