"""The rows and cells of a matrix: an outlet across, and how it stands to what a row tells.

An outlet differs where it carries another value than the one that most origins carry; where no value has most
of them, each outlet that carries one does. One that tells the claim without any of the values neither agrees
nor differs, and neither do copies of one source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from newsdiff.stories.models import FramingMark
from newsdiff.web.marks import Piece
from newsdiff.web.pages.claim import Telling
from newsdiff.web.pages.places import Contrast, Value
from newsdiff.web.sources import Source
from newsdiff.web.stances import Stance
from newsdiff.web.words import (
    ABSENT,
    AGREES,
    DIFFERS,
    ONLY,
    PERHAPS,
    TOLD,
    UNTOLD,
    WORDING,
    clipped,
    counted,
    state_word,
    tellers_counted,
)

CELL_WORDS = {
    AGREES: "agrees",
    DIFFERS: "differs",
    WORDING: "wording",
    TOLD: state_word(TOLD),
    ONLY: "only here",
    PERHAPS: "perhaps",
    ABSENT: "not found",
}


@dataclass(frozen=True, slots=True)
class Column:
    """An outlet across the table, with the versions of its articles; `href` leads to the first of them. It is
    `unnamed` where nobody has said who wrote them: a text, then, and no outlet."""

    name: str
    slug: str
    href: str
    versions: tuple[int, ...]
    unnamed: bool = False


# The words in a cell of an outlet that does not tell the claim.
_STANDING = {Stance.DENIES: "denies it", Stance.APART: "may differ"}


@dataclass(frozen=True, slots=True)
class Cell:
    """How one outlet stands to one claim.

    `gist` are the words that decide it, `href` leads to its sentence, `flag_href` to its flag form and
    `open_href` to all of them in place; where the outlet tells nothing they are empty."""

    outlet: Column
    state: str
    gist: tuple[str, ...] = ()
    href: str = ""
    flag_href: str = ""
    open_href: str = ""
    quoted: bool = False  # the words that may add a judgement are a speaker's
    stance: Stance = Stance.TELLS

    @property
    def signed(self) -> str:
        """The state whose sign it carries: an outlet that denies a claim, or may tell it otherwise, does not
        agree."""
        return TOLD if self.state == AGREES and self.stance is not Stance.TELLS else self.state

    @property
    def word(self) -> str:
        if self.state == AGREES and self.gist and self.stance is Stance.TELLS:
            return "as most"  # where others tell another value "agrees" would say too much
        sharper = self.stance is Stance.APART and self.state == DIFFERS
        return CELL_WORDS[self.state] if sharper else _STANDING.get(self.stance, CELL_WORDS[self.state])


@dataclass(frozen=True, slots=True)
class Opened:
    """What stands below a row: the sentences behind one cell, then those of the other outlets.

    `address` is how the page's address names it."""

    address: str
    cell: Cell
    own: tuple[Telling, ...]
    others: tuple[Telling, ...]
    contrasts: tuple[Contrast, ...]
    percent: int
    close_href: str
    perhaps: int = 0  # percent, where the outlet only perhaps tells it


@dataclass(frozen=True, slots=True)
class Row:
    """A claim, with the state `only` a sentence that stands in one text alone, or what differs in no claim.

    `pieces` are its words; in a row that is shown is marked what all texts of a claim have, and what one of
    them lacks. `notes` say how it differs in the kind that was asked for, `focus` is the outlet from whose
    cell the reader came."""

    key: str
    href: str
    pieces: tuple[Piece, ...]
    language: str
    state: str
    origins: int
    cells: tuple[Cell, ...]
    position: int
    notes: tuple[str, ...] = ()
    conflict: bool = False
    opened: Opened | None = None
    focus: str = ""
    noun: str = "claim"

    @property
    def announced(self) -> str:
        """What was opened, for whoever hears the page, or that it was closed; nothing of a row that was
        neither."""
        if not self.opened:
            return f"{self.noun.capitalize()} closed." if self.focus else ""
        cell, own = self.opened.cell, counted(len(self.opened.own), "sentence")
        others = f", {len(self.opened.others)} of other texts" if self.opened.others else ""
        return f"{self.noun.capitalize()} opened: {cell.outlet.name}, {cell.word}: {own}{others}."

    @property
    def told(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def partial(self) -> bool:
        """Whether what its texts have in common is marked."""
        return any(piece.marks for piece in self.pieces)

    @property
    def outlets(self) -> int:
        return len(self._telling())

    @property
    def tellers(self) -> str:
        """How many outlets, or texts, tell it."""
        return tellers_counted(self.outlets, unnamed=any(outlet.unnamed for outlet in self._telling()))

    def _telling(self) -> list[Column]:
        return [
            cell.outlet for cell in self.cells if cell.state not in UNTOLD and cell.stance is Stance.TELLS
        ]

    def state_at(self, slug: str) -> str:
        return next(cell.state for cell in self.cells if cell.outlet.slug == slug)


def columns(sources: Iterable[Source]) -> tuple[Column, ...]:
    """The outlets in the order of their first article."""
    grouped: dict[str, list[Source]] = defaultdict(list)
    for source in sources:
        grouped[source.outlet_slug].append(source)
    return tuple(
        Column(
            name=found[0].outlet,
            slug=slug,
            href=found[0].href,
            versions=tuple(source.version for source in found),
            unnamed=found[0].unnamed,
        )
        for slug, found in grouped.items()
    )


NAMED = 60  # characters of an outlet that an address asks for


def unknown_outlet(slug: str, known: Iterable[Column]) -> str:
    """The outlet that an address asks for, to be named where there is none such; empty where there is."""
    if not slug or any(column.slug == slug for column in known):
        return ""
    return as_named(slug)


def as_named(word: str) -> str:
    """A word of an address, as it is named to who asked for it."""
    return clipped("".join(filter(str.isprintable, word)), NAMED)


def apart(contrast: Contrast) -> tuple[Value, ...]:
    """The values that differ from the one that most origins carry: on a tie all of them."""
    most = max(value.origins for value in contrast.values)
    leading = [value for value in contrast.values if value.origins == most]
    return tuple(value for value in contrast.values if len(leading) > 1 or value is not leading[0])


def held_by(contrast: Contrast, sentences: Container[int]) -> list[tuple[Value, str]]:
    """The values that these sentences of an outlet carry, each with how it stands by them."""
    differing = apart(contrast)

    def standing(value: Value) -> str:
        if not contrast.conflict:
            return TOLD
        return DIFFERS if value in differing else AGREES

    return [
        (value, standing(value))
        for value in contrast.values
        if any(place.sentence in sentences for place in value.places)
    ]


def cell_at_large(contrast: Contrast, outlet: Column, open_href: str) -> Cell:
    """How an outlet stands to what differs in no claim, by all places of its texts."""
    places = [
        place
        for value in contrast.values
        for place in value.places
        if place.source.version in outlet.versions
    ]
    if not places:
        return Cell(outlet, ABSENT)
    held = held_by(contrast, {place.sentence for place in places})
    state = standing_of({state for _, state in held}, (), agreeing=False)
    told = tuple(dict.fromkeys(value.voice or value.words for value, _ in held))
    return Cell(
        outlet=outlet,
        state=state,
        gist=told,
        href=places[0].href,
        flag_href=places[0].flag_href,
        open_href=open_href,
    )


def standing_of(held: Container[str], framed: Sequence[FramingMark], *, agreeing: bool) -> str:
    """How an outlet stands to a claim of which it carries values that stand so; `agreeing` where it agrees
    without any: nothing is told apart, and by more than one origin."""
    if DIFFERS in held:
        return DIFFERS
    if framed:
        return WORDING
    return AGREES if agreeing or AGREES in held else TOLD
