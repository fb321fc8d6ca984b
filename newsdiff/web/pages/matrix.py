"""Claims down, outlets across: a table to look things up in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse

from newsdiff.stories.models import Story
from newsdiff.web.pages.cells import CELL_WORDS, Column, Row, as_named, columns, unknown_outlet
from newsdiff.web.pages.head import StoryHead
from newsdiff.web.pages.kinds import KINDS, KindCount, kinds_of
from newsdiff.web.pages.matrixrows import Standings
from newsdiff.web.pages.opened import PARTS, anchor, as_shown
from newsdiff.web.results import load
from newsdiff.web.words import (
    ABSENT,
    AGREES,
    DIFFERS,
    LISTED,
    ONLY,
    PERHAPS,
    TOLD,
    UNTOLD,
    WORDING,
    counted,
    kind_word,
    shown,
    state_word,
)

PER_PAGE = 60
# The table's widths, in rem as in its style sheet: the least of a claim and of a column, what is left free in
# one, and a letter. A size is for so many outlets at most, and for so much room.
CLAIM, COLUMN, PADDING, LETTER = 14, 8, 1.4, 0.53
SIZES = (("few", 4, 61), ("some", 8, 79))
HALF_A_PHONE = 15  # letters
ANY = "any"
STANDINGS = {
    ANY: "has it in its text",
    DIFFERS: "differs",
    WORDING: "words it",
    AGREES: "agrees",
    TOLD: CELL_WORDS[TOLD],
    PERHAPS: "perhaps tells it",
    ABSENT: "not found in its text",
}
ORIGINS, SHARPEST, ORDER = "origins", "state", "order"
SORTS = {ORIGINS: "what most tell", SHARPEST: "what differs", ORDER: "what stands first in the texts"}
BY = "by-"  # before the slug of an outlet to sort by, so that no outlet is taken for another order
FILTERS = {"state": "state", "kind": "kind of difference", "is": "way to stand to a point", "sort": "order"}
SHARPNESS = (DIFFERS, WORDING, AGREES, TOLD, ONLY, PERHAPS, ABSENT)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for, without the words that it can't mean; `backwards` turns the order round, and
    `opened` is a point and the outlet whose cell of it is open, as "key.slug"."""

    state: str = ""
    kind: str = ""
    outlet: str = ""
    standing: str = ANY
    sort: str = ORIGINS
    backwards: bool = False
    number: int = 1
    opened: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str], outlets: Iterable[str]) -> Wanted:
        """`query` is that of the address, `outlets` are the slugs that there are."""
        known = set(outlets)
        told, _ = _asked(query, known)
        return cls(
            state=told["state"],
            kind=told["kind"],
            outlet=query.get("outlet", "") if query.get("outlet", "") in known else "",
            standing=told["is"] or ANY,
            sort=told["sort"] or ORIGINS,
            backwards=bool(told["sort"]) and query["sort"].startswith("-"),
            opened=query.get("open", ""),
        )

    def address(self, action: str) -> str:
        """The shortest address that asks for this."""
        sort = f"{'-' if self.backwards else ''}{self.sort}"
        given = {
            "state": self.state,
            "kind": self.kind,
            "outlet": self.outlet,
            "is": self.standing if self.outlet and self.standing != ANY else "",
            "sort": sort if sort != ORIGINS else "",
            "page": str(self.number) if self.number > 1 else "",
            "open": self.opened,
        }
        query = urlencode({name: value for name, value in given.items() if value})
        return f"{action}?{query}{anchor(self.opened)}" if query else action

    def takes(self, row: Row) -> bool:
        """Whether the outlet that was asked for stands so to the claim."""
        if not self.outlet:
            return True
        state = row.state_at(self.outlet)
        return state not in UNTOLD if self.standing == ANY else state == self.standing

    def rank(self, row: Row) -> tuple[int, ...]:
        if self.sort == ORDER:
            return (row.position,)
        if self.sort == ORIGINS:
            return -row.origins, -row.outlets, row.position
        state = row.state if self.sort == SHARPEST else row.state_at(self.sort.removeprefix(BY))
        return SHARPNESS.index(state), -row.origins, row.position


def _asked(query: Mapping[str, str], outlets: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Of the filters of an address, by name, the words that mean something, and those that mean nothing."""
    meant: dict[str, Iterable[str]] = {
        "state": LISTED,
        "kind": KINDS,
        "is": STANDINGS,
        "sort": {*SORTS, *(f"{BY}{slug}" for slug in outlets)},
    }
    given = {name: query.get(name, "") for name in FILTERS}
    given["sort"] = given["sort"].removeprefix("-")
    told = {name: word if word in meant[name] else "" for name, word in given.items()}
    return told, {name: word for name, word in given.items() if word and not told[name]}


@dataclass(frozen=True, slots=True)
class Tab:
    """A state to narrow the table to; the first one, without a state, stands for all but "only here"."""

    state: str
    count: int
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Head:
    """What a column can be sorted by; `order` says how the table is sorted by it, if it is."""

    name: str
    slug: str
    href: str
    sort: str
    sort_href: str
    order: str

    @classmethod
    def of(cls, column: Column, wanted: Wanted, address: Callable[[Wanted], str]) -> Head:
        sort = f"{BY}{column.slug}"
        current = wanted.sort == sort
        turned = replace(wanted, sort=sort, backwards=current and not wanted.backwards, number=1)
        order = ("descending" if wanted.backwards else "ascending") if current else ""
        return cls(column.name, column.slug, column.href, sort, address(turned), order)


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """`count` rows were asked for, of `total`; those from `first` on are shown. `href` is the address of this
    view. `unfolded`: the filters were sent from, so that they stay open where they can be folded."""

    story: StoryHead
    compared: bool
    action: str
    href: str
    wanted: Wanted
    tabs: tuple[Tab, ...]
    kinds: tuple[KindCount, ...]
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    count: int
    total: int
    first: int
    number: int
    pages: int
    previous_href: str
    next_href: str
    unfolded: bool
    unknown: str  # outlet that was asked for
    left_out: tuple[tuple[str, str], ...]  # other filters that mean nothing, as "order" and its word
    standings: tuple[tuple[str, str], ...] = tuple(STANDINGS.items())
    sorts: tuple[tuple[str, str], ...] = tuple(SORTS.items())

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def partial(self) -> bool:
        """Whether in one of its rows is marked what not all texts of a claim have."""
        return any(row.partial for row in self.rows)

    @property
    def mixed(self) -> bool:
        """Whether the rows may be claims and conflicts alike."""
        return not self.wanted.kind and self.wanted.state in ("", DIFFERS)

    @property
    def announced(self) -> str:
        """What is shown, for whoever hears the page."""
        told = "sentence" if self.wanted.state == ONLY else "point"
        part = f"{self.first} to {self.last} of {counted(self.count, told)} shown"
        narrowed = (
            part if self.pages > 1 else shown(self.count, self.total, told),
            state_word(self.wanted.state),
            f"differing in “{self.kind_word}”" if self.wanted.kind else "",
            self.standing if self.outlet else "",
            self._sorted_by,
        )
        return f"{', '.join(filter(None, narrowed))}."

    @property
    def _sorted_by(self) -> str:
        """What comes first, where somebody has chosen it."""
        by_outlet = next((f"sorted by {head.name}, {head.order}" for head in self.heads if head.order), "")
        return by_outlet or ("" if self.wanted.sort == ORIGINS else f"first {SORTS[self.wanted.sort]}")

    @property
    def outlet(self) -> str:
        """The name of the outlet that the rows are narrowed to."""
        return next((head.name for head in self.heads if head.slug == self.wanted.outlet), "")

    @property
    def standing(self) -> str:
        """How the outlet that the rows are narrowed to stands to them, as a sentence goes on."""
        if self.wanted.standing == ABSENT:
            return f"not found in the text of {self.outlet}"
        return f"where {self.outlet} {STANDINGS[self.wanted.standing]}"

    @property
    def asked(self) -> tuple[str, ...]:
        """What the filters are set to, where it is not the usual."""
        where = self.standing if self.outlet else ""
        return tuple(filter(None, (where, self.kind_word, self._sorted_by)))

    @property
    def size(self) -> str:
        """How much room the table takes, for the style sheet: no name of an outlet is cut within a word, so
        that long words widen their columns."""
        width = CLAIM + len(self.heads) * max(COLUMN, PADDING + LETTER * self._longest)
        return next((size for size, most, room in SIZES if len(self.heads) <= most and width <= room), "many")

    @property
    def long_names(self) -> bool:
        """Whether a word of a name may be too long for half a phone."""
        return self._longest > HALF_A_PHONE

    @property
    def _longest(self) -> int:
        """How many letters the longest word of an outlet's name has."""
        return max((len(word) for head in self.heads for word in re.split(r"[\s-]", head.name)), default=0)

    @property
    def title(self) -> str:
        state = state_word(self.wanted.state)
        asked = filter(None, ("Matrix", state, self.kind_word, self.outlet))
        return f"{', '.join(asked)}: {self.story.title} · newsdiff"

    @property
    def kind_absent(self) -> bool:
        """Whether nothing differs in the kind that was asked for."""
        return bool(self.wanted.kind) and all(kind.kind != self.wanted.kind for kind in self.kinds)

    @property
    def kind_word(self) -> str:
        return kind_word(self.wanted.kind)

    @classmethod
    def build(cls, story: Story, query: Mapping[str, str]) -> MatrixPage:
        results = load(story, parts=PARTS)
        asked = Wanted.read(query, [outlet.slug for outlet in columns(results.sources)])
        found = Standings.of(results, kind=asked.kind)
        every = found.rows()
        rows = [row for row in every if asked.takes(row)]
        counts = Counter(row.state for row in rows)
        rows = _sorted(asked, [row for row in rows if _listed(row, asked.state)])
        part = Paginator(rows, PER_PAGE).get_page(query.get("page", "1"))
        shown = as_shown(results, part.object_list, asked.opened)
        opened = next((row.opened.address for row in shown if row.opened), "")
        wanted = replace(asked, number=part.number, opened="")
        action = reverse("matrix", args=[story.slug])

        def address(view: Wanted) -> str:
            return view.address(action)

        return cls(
            story=StoryHead.of(story),
            compared=results.run is not None and len(results.sources) > 1,
            action=action,
            href=address(replace(wanted, opened=opened)),
            wanted=wanted,
            tabs=_tabs(wanted, counts, address),
            kinds=kinds_of(results, results.differing),
            heads=tuple(Head.of(outlet, wanted, address) for outlet in found.outlets),
            rows=shown,
            count=len(rows),
            total=sum((row.state == ONLY) is (asked.state == ONLY) for row in every),
            first=part.start_index(),
            number=part.number,
            pages=part.paginator.num_pages,
            previous_href=address(replace(wanted, number=part.number - 1)) if part.has_previous() else "",
            next_href=address(replace(wanted, number=part.number + 1)) if part.has_next() else "",
            unfolded=query.get("fold") == "open",
            unknown=unknown_outlet(query.get("outlet", ""), found.outlets),
            left_out=_left_out(query, found.outlets),
        )


def _left_out(query: Mapping[str, str], outlets: Iterable[Column]) -> tuple[tuple[str, str], ...]:
    _, unknown = _asked(query, [outlet.slug for outlet in outlets])
    named = ((FILTERS[name], as_named(word)) for name, word in unknown.items())
    return tuple((told, word) for told, word in named if word)


def _listed(row: Row, state: str) -> bool:
    """What stands in one text alone is a list of its own."""
    return row.state == state or (not state and row.state != ONLY)


def _sorted(wanted: Wanted, rows: list[Row]) -> list[Row]:
    """In the order that was asked for; of one kind of difference, conflicts come first."""
    rows = sorted(rows, key=wanted.rank, reverse=wanted.backwards)
    return sorted(rows, key=lambda row: not row.conflict) if wanted.kind else rows


def _tabs(wanted: Wanted, counts: Counter[str], address: Callable[[Wanted], str]) -> tuple[Tab, ...]:
    found = {"": counts.total() - counts[ONLY]} | {state: counts[state] for state in LISTED}
    return tuple(
        Tab(state, count, address(replace(wanted, state=state, number=1)), state == wanted.state)
        for state, count in found.items()
        if count or state != TOLD or state == wanted.state
    )
