"""Claims down, outlets across: a table to look things up in, and a row of it opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse

from newsdiff.stories.models import Story
from newsdiff.web.pages.claim import contrasts_of, tellings_of
from newsdiff.web.pages.head import StoryHead
from newsdiff.web.pages.standing import Column, Opened, Row, Standings
from newsdiff.web.results import Part, load
from newsdiff.web.words import ABSENT, AGREES, DIFFERS, ONLY, TOLD, WORDING

PER_PAGE = 60
STATES = (AGREES, DIFFERS, WORDING, ONLY)
ANY = "any"
STANDINGS = {
    ANY: "tells it",
    DIFFERS: "differs",
    WORDING: "words it",
    AGREES: "agrees",
    ABSENT: "not found in its text",
}
ORIGINS, SHARPEST, ORDER = "origins", "state", "order"
SORTS = {ORIGINS: "what most tell", SHARPEST: "what differs", ORDER: "what stands first in the texts"}
SHARPNESS = (DIFFERS, WORDING, AGREES, TOLD, ONLY, ABSENT)
PARTS: tuple[Part, ...] = ("claims", "differences", "framing", "only", "support")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for, without the words that it can't mean; `backwards` turns the order round."""

    state: str = ""
    outlet: str = ""
    standing: str = ANY
    sort: str = ORIGINS
    backwards: bool = False
    number: int = 1

    @classmethod
    def read(cls, query: Mapping[str, str], outlets: Iterable[str]) -> Wanted:
        """`query` is that of the address, `outlets` are the slugs that there are."""
        known = set(outlets)
        sort = query.get("sort", "")
        return cls(
            state=_known(query.get("state", ""), STATES),
            outlet=_known(query.get("outlet", ""), known),
            standing=_known(query.get("is", ""), STANDINGS) or ANY,
            sort=_known(sort.removeprefix("-"), {*SORTS, *known}) or ORIGINS,
            backwards=sort.startswith("-"),
        )

    def address(self, action: str) -> str:
        """The shortest address that asks for this."""
        sort = f"{'-' if self.backwards else ''}{self.sort}"
        given = {
            "state": self.state,
            "outlet": self.outlet,
            "is": self.standing if self.outlet and self.standing != ANY else "",
            "sort": sort if sort != ORIGINS else "",
            "page": str(self.number) if self.number > 1 else "",
        }
        query = urlencode({name: value for name, value in given.items() if value})
        return f"{action}?{query}" if query else action

    def takes(self, row: Row) -> bool:
        """Whether the outlet that was asked for stands so to the claim."""
        if not self.outlet:
            return True
        state = row.state_at(self.outlet)
        return state != ABSENT if self.standing == ANY else state == self.standing

    def rank(self, row: Row) -> tuple[int, ...]:
        if self.sort == ORDER:
            return (row.position,)
        if self.sort == ORIGINS:
            return -row.origins, -row.outlets, row.position
        state = row.state if self.sort == SHARPEST else row.state_at(self.sort)
        return SHARPNESS.index(state), -row.origins, row.position


def _known(word: str, words: Iterable[str]) -> str:
    return word if word in words else ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A state to narrow the table to; the first one, without a state, stands for all claims."""

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
    sort_href: str
    order: str

    @classmethod
    def of(cls, column: Column, wanted: Wanted, address: Callable[[Wanted], str]) -> Head:
        current = wanted.sort == column.slug
        turned = replace(wanted, sort=column.slug, backwards=current and not wanted.backwards, number=1)
        order = ("descending" if wanted.backwards else "ascending") if current else ""
        return cls(column.name, column.slug, column.href, address(turned), order)


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """`count` rows were asked for; those from `first` on are shown. `href` is the address of this view."""

    story: StoryHead
    compared: bool
    action: str
    href: str
    wanted: Wanted
    tabs: tuple[Tab, ...]
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    count: int
    first: int
    number: int
    pages: int
    previous_href: str
    next_href: str
    standings: tuple[tuple[str, str], ...] = tuple(STANDINGS.items())
    sorts: tuple[tuple[str, str], ...] = tuple(SORTS.items())

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def outlet(self) -> str:
        """The name of the outlet that the rows are narrowed to."""
        return next((head.name for head in self.heads if head.slug == self.wanted.outlet), "")

    @property
    def standing(self) -> str:
        return STANDINGS[self.wanted.standing]

    @property
    def size(self) -> str:
        """How much room the table takes, for the style sheet."""
        return "few" if len(self.heads) <= 4 else "some" if len(self.heads) <= 8 else "many"

    @classmethod
    def build(cls, story: Story, query: Mapping[str, str]) -> MatrixPage:
        results = load(story, parts=PARTS)
        found = Standings.of(results)
        wanted = Wanted.read(query, [outlet.slug for outlet in found.outlets])
        rows = [row for row in (*found.claims(), *found.only()) if wanted.takes(row)]
        counts = Counter(row.state for row in rows)
        rows = [row for row in rows if row.state == wanted.state or (not wanted.state and row.state != ONLY)]
        rows.sort(key=wanted.rank, reverse=wanted.backwards)
        part = Paginator(rows, PER_PAGE).get_page(query.get("page", "1"))
        wanted = replace(wanted, number=part.number)
        action = reverse("matrix", args=[story.slug])

        def address(asked: Wanted) -> str:
            return asked.address(action)

        return cls(
            story=StoryHead.of(story),
            compared=results.run is not None and len(results.sources) > 1,
            action=action,
            href=address(wanted),
            wanted=wanted,
            tabs=_tabs(wanted, counts, address),
            heads=tuple(Head.of(outlet, wanted, address) for outlet in found.outlets),
            rows=tuple(part.object_list),
            count=len(rows),
            first=part.start_index(),
            number=part.number,
            pages=part.paginator.num_pages,
            previous_href=address(replace(wanted, number=part.number - 1)) if part.has_previous() else "",
            next_href=address(replace(wanted, number=part.number + 1)) if part.has_next() else "",
        )


def _tabs(wanted: Wanted, counts: Counter[str], address: Callable[[Wanted], str]) -> tuple[Tab, ...]:
    found = {"": counts.total() - counts[ONLY]} | {state: counts[state] for state in STATES}
    return tuple(
        Tab(state, count, address(replace(wanted, state=state, number=1)), state == wanted.state)
        for state, count in found.items()
    )


def open_row(story: Story, key: str, *, outlet: str, closed: bool) -> Row | None:
    """The row of a claim with the exact sentences below it, the outlet's first; or closed again, the focus on
    the outlet's cell. None where today's comparison has no such claim or the outlet does not tell it."""
    results = load(story, parts=PARTS)
    claim = next((claim for claim in results.rows.claims if claim.key == key), None)
    if claim is None:
        return None
    row = Standings.of(results).claim(claim)
    cell = next((cell for cell in row.cells if cell.outlet.slug == outlet and cell.href), None)
    if cell is None:
        return None
    if closed:
        return replace(row, focus=outlet)
    tellings = tellings_of(results, claim)
    own = tuple(telling for telling in tellings if telling.place.source.outlet_slug == outlet)
    return replace(
        row,
        opened=Opened(
            cell=cell,
            own=own,
            others=tuple(telling for telling in tellings if telling not in own),
            contrasts=contrasts_of(results, claim),
            percent=round(claim.score * 100),
            close_href=f"{cell.open_href}&closed=1",
        ),
    )
