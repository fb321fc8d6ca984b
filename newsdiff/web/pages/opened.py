"""A row of the matrix opened: the exact sentences behind a cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from newsdiff.stories.models import Claim, Story
from newsdiff.web.lasting import key_today, named
from newsdiff.web.pages.cells import Cell, Opened, Row
from newsdiff.web.pages.claim import ClaimPage, Telling, contrasts_of, tellings_of
from newsdiff.web.pages.difference import carried
from newsdiff.web.pages.kinds import KINDS
from newsdiff.web.pages.matrixrows import Standings
from newsdiff.web.pages.partly import told_marks
from newsdiff.web.pages.perhaps import likeliest, likely
from newsdiff.web.pages.places import Contrast, contrast, marked_clause, place
from newsdiff.web.results import Part, Results, load

PARTS: tuple[Part, ...] = ("claims", "differences", "framing", "only", "support")


def anchor(address: str) -> str:
    """Where the page of a table shows what its address opens, named as in `Opened`; empty for nothing."""
    return f"#opened-{address.partition('.')[0]}" if address else ""


def open_row(
    story: Story, key: str, *, outlet: str, kind: str, closed: bool, noun: str = ClaimPage.noun
) -> Row | None:
    """The row of a claim, or of a difference that lies in none, with the exact sentences below it, the
    outlet's first; or closed again, the focus on the outlet's cell. None where today's comparison has no such
    point or the outlet does not tell it."""
    results = load(story, parts=PARTS)
    standings = Standings.of(results, kind=kind if kind in KINDS else "")
    row = _claim_row(results, standings, key) if noun == ClaimPage.noun else _difference_row(standings, key)
    cell = _cell_of(row, outlet) if row else None
    if row is None or cell is None:
        return None
    return replace(row, focus=outlet) if closed else _opened_row(results, row, cell)


def _claim_row(results: Results, standings: Standings, key: str) -> Row | None:
    claim = next((claim for claim in results.rows.claims if claim.key == key), None)
    return _marked(results, standings.claim(claim), claim) if claim else None


def _difference_row(standings: Standings, key: str) -> Row | None:
    """The row of a difference, also by a key that it had before another text joined it."""
    today = key_today(standings.differences, standings.results.sentences, key)
    return next((row for row in standings.at_large() if row.key == today), None)


def as_shown(results: Results, rows: Iterable[Row], opened: str) -> tuple[Row, ...]:
    """The rows of a page, their claims marked, the one that the address names opened."""
    key, _, outlet = opened.partition(".")
    claims = {claim.key: claim for claim in results.rows.claims}
    if key and key not in claims:
        key = key_today(results.rows.differences, results.sentences, key)

    def shown(row: Row) -> Row:
        row = _marked(results, row, claims[row.key]) if row.key in claims else row
        cell = _cell_of(row, outlet) if row.key == key else None
        return _opened_row(results, row, cell) if cell else row

    return tuple(map(shown, rows))


def _marked(results: Results, row: Row, claim: Claim) -> Row:
    """The row with what all of the claim's texts have, and what one of them lacks, marked. Of rows that are
    not shown nobody would see it, and it takes time."""
    teller, marks = results.teller(claim), told_marks(results, claim)
    return replace(row, pieces=marked_clause(results, teller.sentence_id, teller.start, teller.end, marks))


def _cell_of(row: Row, outlet: str) -> Cell | None:
    """The outlet's cell, if its sentences can be opened."""
    return next((cell for cell in row.cells if cell.outlet.slug == outlet and cell.open_href), None)


def _opened_row(results: Results, row: Row, cell: Cell) -> Row:
    claim = next((claim for claim in results.rows.claims if claim.key == row.key), None)
    opened = _opened_claim(results, claim, cell) if claim else _opened_difference(results, row.key, cell)
    return replace(row, opened=opened)


def _opened_claim(results: Results, claim: Claim, cell: Cell) -> Opened:
    tellings = tellings_of(results, claim)
    own = _own(tellings, cell)
    perhaps = None if own else likeliest(likely(results, claim), cell.outlet.versions)
    if perhaps:
        own = (Telling(place(results, perhaps.sentence), (), ()),)
    opened = _opened(claim.key, cell, tellings, contrasts_of(results, claim), round(claim.score * 100))
    return replace(opened, own=own, perhaps=perhaps.percent if perhaps else 0)


def _opened_difference(results: Results, key: str, cell: Cell) -> Opened | None:
    one = named(results.rows.differences, results.sentences, key)
    if one is None:
        return None
    told = contrast(results, one)
    return _opened(key, cell, carried(results, one, told), (told,))


def _opened(
    key: str, cell: Cell, tellings: tuple[Telling, ...], contrasts: tuple[Contrast, ...], percent: int = 0
) -> Opened:
    own = _own(tellings, cell)
    return Opened(
        address=f"{key}.{cell.outlet.slug}",
        cell=cell,
        own=own,
        others=tuple(telling for telling in tellings if telling not in own),
        contrasts=contrasts,
        percent=percent,
        close_href=f"{cell.open_href}&closed=1",
    )


def _own(tellings: Iterable[Telling], cell: Cell) -> tuple[Telling, ...]:
    """Those of the texts of the cell's outlet."""
    return tuple(telling for telling in tellings if telling.place.source.outlet_slug == cell.outlet.slug)
