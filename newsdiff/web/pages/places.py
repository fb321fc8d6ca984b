"""Exact words with where they stand, and values set against each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from zlib import crc32

from newsdiff.analysis.types import Kind, Strength
from newsdiff.stories.models import Difference
from newsdiff.stories.models.results import Spot
from newsdiff.web import conflicts
from newsdiff.web.joined import Opposed
from newsdiff.web.marks import Marked, Piece, excerpt, pieces
from newsdiff.web.results import Results
from newsdiff.web.sources import Source
from newsdiff.web.words import ELLIPSIS, folded, kind_word, rules_told, without_closing, without_opening


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
    """One value of a contrast, in its first outlet's words, and every place that carries it. Only the outlets
    in `printed` have these words."""

    words: str
    place: Place
    more: tuple[Place, ...]
    outlets: tuple[str, ...]
    printed: tuple[str, ...]
    origins: int
    voice: str = ""  # who speaks, where that is what differs

    @property
    def reworded(self) -> tuple[str, ...]:
        """Outlets that carry the value in words of their own, or in a part of these."""
        return tuple(outlet for outlet in self.outlets if outlet not in self.printed)

    @property
    def places(self) -> tuple[Place, ...]:
        return self.place, *self.more


@dataclass(frozen=True, slots=True)
class Contrast:
    """Values that were told for one thing, those of most origins first. `href` leads to the page of its
    claim, else to its own."""

    kind: str
    kind_word: str
    strength: str
    values: tuple[Value, ...]
    because: tuple[str, ...]
    score: float
    href: str
    in_claim: bool
    key: str

    @property
    def conflict(self) -> bool:
        return self.strength == "conflict"

    @property
    def rule(self) -> str:
        return rules_told(self.because)

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
        flag_href=results.flag_href(sentence),
    )


def outlets_of(places: Iterable[Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(shown.source.outlet for shown in places))


READ_WHOLE = 170  # characters up to which a part is read from the head of its sentence


def slice_of(results: Results, sentence: int, start: int, end: int) -> str:
    row = results.sentences[sentence]
    return row.text[start - row.start : end - row.start]


def clause_of(results: Results, sentence: int, start: int, end: int) -> str:
    """A part of a sentence to be read by itself: "…" where the sentence goes on, no word cut, no quotation
    mark of what is left out. A part of its middle or end is read with what leads to it, unless it is long."""
    return "".join(piece.text for piece in marked_clause(results, sentence, start, end, ()))


def marked_clause(
    results: Results, sentence: int, start: int, end: int, marked: Iterable[Marked]
) -> tuple[Piece, ...]:
    """The same with its marks."""
    row = results.sentences[sentence]
    left, right = start - row.start, end - row.start
    if right <= READ_WHOLE:
        left = 0
    while 0 < left < len(row.text) and row.text[left - 1].isalnum() and row.text[left].isalnum():
        left -= 1
    before = f"{ELLIPSIS}\N{NO-BREAK SPACE}" if any(map(str.isalnum, row.text[:left])) else ""
    after = f"\N{NO-BREAK SPACE}{ELLIPSIS}" if any(map(str.isalnum, row.text[right:])) else ""
    words = row.text[left:right].lstrip()
    words = without_closing(words) if left else words
    left = right - len(words)
    words = without_opening(words) if right < len(row.text) else words
    shown = pieces(words.rstrip(), row.start + left, marked)
    return tuple(piece for piece in (Piece(before), *shown, Piece(after)) if piece.text)


def contrasts(results: Results, differences: Iterable[Difference]) -> tuple[Contrast, ...]:
    """Differences joined where they share a value, sharpest first: conflicts, score, origins."""
    return tuple(contrast(results, found) for found in sharpest_first(results, differences))


def sharpest_first(results: Results, differences: Iterable[Difference]) -> list[Opposed]:
    """What `contrasts` shows, in its order, before any words are cut: cheap for what is only counted."""
    return sorted(conflicts.opposed(differences, results.sentences), key=partial(_sharpness, results))


def by_sentence(found: Iterable[Contrast]) -> dict[int, list[Contrast]]:
    """Contrasts by the sentences that carry one of their values."""
    touched: dict[int, list[Contrast]] = defaultdict(list)
    for contrast in found:
        for sentence in dict.fromkeys(spot.sentence for value in contrast.values for spot in value.places):
            touched[sentence].append(contrast)
    return touched


def _sharpness(results: Results, found: Opposed) -> tuple[bool, bool, bool, float, int]:
    """Conflicts first, spellings of a name after what was told, what lies in one claim before what only may
    be of one thing, the higher score, then more origins."""
    carried = sum(results.origins_of(spot[0] for spot in spots) for spots in found.values)
    row = found.rows[0]
    score = max(row.score for row in found.rows)
    alone = all(row.claim_id is None for row in found.rows)
    return row.strength != Strength.CONFLICT, row.kind == Kind.NAME, alone, -score, -carried


def contrast(results: Results, found: Opposed, *, longest: int = 220) -> Contrast:
    """`longest`: about how many characters of a sentence are shown around its value."""
    first = max(found.rows, key=lambda row: row.score)
    claim = results.claim_by_id.get(first.claim_id or 0)
    values = [_value(results, spots, found.voice(spots), longest) for spots in found.values]
    values.sort(key=lambda value: (-value.origins, -len(value.outlets)))
    return Contrast(
        kind=first.kind,
        kind_word=kind_word(first.kind),
        strength=first.strength,
        values=tuple(values),
        because=tuple(dict.fromkeys(row.because for row in found.rows)),
        score=first.score,
        href=results.claim_href(claim) if claim else results.difference_href(found),
        in_claim=claim is not None,
        key=_key(first),
    )


def _key(row: Difference) -> str:
    """A number that its places give: an address holds when the same texts are compared again."""
    places = (row.kind, row.a_id, row.a_start, row.b_id, row.b_start)
    return str(crc32(repr(places).encode()))


def _value(results: Results, spots: Sequence[Spot], voice: str, longest: int) -> Value:
    """Each sentence once, by the widest words that were marked in it."""
    widest = {spot[0]: spot for spot in sorted(spots, key=lambda spot: spot[2] - spot[1])}
    first, *more = sorted(widest.values(), key=lambda spot: _order(results, spot))
    outlets = dict.fromkeys(results.source_of(sentence).outlet for sentence, _, _ in (first, *more))
    return Value(
        words=slice_of(results, *first),
        place=short_place(results, first[0], Marked(first[1], first[2], "value"), longest=longest),
        more=tuple(short_place(results, s, Marked(start, end, "value")) for s, start, end in more),
        outlets=tuple(outlets),
        printed=_printed(results, first, spots),
        origins=results.origins_of(widest),
        voice=voice,
    )


def _printed(results: Results, shown: Spot, spots: Iterable[Spot]) -> tuple[str, ...]:
    """The outlets at whose places the shown words stand, whole."""
    words = re.compile(rf"(?<!\w){re.escape(folded(slice_of(results, *shown)))}(?!\w)")
    having = (spot for spot in spots if words.search(folded(slice_of(results, *spot))))
    return tuple(dict.fromkeys(results.source_of(spot[0]).outlet for spot in having))


def _order(results: Results, spot: Spot) -> tuple[int, int]:
    return results.order[results.sentences[spot[0]].version_id], spot[1]
