"""The table of all figures, as text or as Markdown."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tests.quality.figures import Measured

BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->"
HEAD = ("measure", "set", "stories", "ours", "95% interval", "baselines")


def cells(row: Measured) -> tuple[str, ...]:
    ends = row.interval()
    others = ", ".join(f"{name} {_number(value)}" for name, value in row.others().items())
    between = f"{_number(ends[0])}–{_number(ends[1])}" if ends else ""
    return row.key, row.data, str(row.stories), _number(row.ours), between, others


def _number(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.3f}"


def text(rows: Sequence[Measured]) -> str:
    found = [HEAD, *map(cells, rows)]
    width = [max(len(row[n]) for row in found) for n in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(w) for cell, w in zip(row, width, strict=True)).rstrip() for row in found
    )


def markdown(rows: Sequence[Measured]) -> str:
    found = [HEAD, ("---",) * len(HEAD), *map(cells, rows)]
    return "\n".join("| " + " | ".join(row) + " |" for row in found)


def put_into(document: str, rows: Sequence[Measured]) -> str:
    """A document with the table between its two marks, instead of what stood there."""
    if document.count(BEGIN) != 1 or document.count(END) != 1:
        raise ValueError(f"the document has to hold {BEGIN.strip()} and {END} once each")
    before, _, rest = document.partition(BEGIN)
    return f"{before}{BEGIN}\n{markdown(rows)}\n\n{END}{rest.partition(END)[2]}"
