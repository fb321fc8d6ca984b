"""The whole comparison at a glance: a slim strip with a lane for each article, and links into it.

A block stands for what one article says in a row, as high as the row has letters. The links lie over the
blocks: each covers several rows, so that they are few enough to step through and large enough to be hit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsdiff.web.pages.aligned import AlignedRow
from newsdiff.web.words import QUIET, counted

HEIGHT = 1000  # units of the drawing, from its top to its bottom
LANE = 10
ROOM = 60  # letters that a row is counted for beside its own, so that short ones are seen
MOST_LINKS = 16
NAMED = 60  # letters of a row that name a link


@dataclass(frozen=True, slots=True)
class Block:
    x: int
    y: float
    height: float
    state: str


@dataclass(frozen=True, slots=True)
class Jump:
    """A stretch of the strip that leads to its first row."""

    href: str
    name: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Overview:
    width: int
    height: int
    blocks: tuple[Block, ...]
    jumps: tuple[Jump, ...]

    @classmethod
    def of(cls, rows: Sequence[AlignedRow]) -> Overview:
        letters = [ROOM + max(_letters(row, lane) for lane in range(len(row.cells))) for row in rows]
        scale = HEIGHT / (sum(letters) or 1)
        heights = [round(count * scale, 1) for count in letters]
        tops = [round(sum(heights[:at]), 1) for at in range(len(rows))]
        blocks = tuple(
            Block(lane * LANE, top, height, QUIET if row.alone_here and cell.source.foreign else row.state)
            for row, top, height in zip(rows, tops, heights, strict=True)
            for lane, cell in enumerate(row.cells)
            if cell.said
        )
        lanes = len(rows[0].cells) if rows else 0
        return cls(lanes * LANE, HEIGHT, blocks, _jumps(rows, tops))


def _letters(row: AlignedRow, lane: int) -> int:
    return sum(len(piece.text) for said in row.cells[lane].said for piece in said.place.pieces)


def _jumps(rows: Sequence[AlignedRow], tops: Sequence[float]) -> tuple[Jump, ...]:
    """Rows are taken together until they are as high as a link has to be."""
    starts: list[int] = []
    for at, top in enumerate(tops):
        if not starts or top - tops[starts[-1]] >= HEIGHT / MOST_LINKS:
            starts.append(at)
    if not starts:
        return ()
    ends = [*starts[1:], len(rows)]
    bottoms = [*(tops[start] for start in starts[1:]), float(HEIGHT)]
    return tuple(
        Jump(f"#row-{rows[start].key}", _name(rows[start:end]), tops[start], round(bottom - tops[start], 1))
        for start, end, bottom in zip(starts, ends, bottoms, strict=True)
    )


def _name(rows: Sequence[AlignedRow]) -> str:
    """What is there, and how it begins."""
    same = sum(row.shared and not row.kinds for row in rows)
    differ = sum(bool(row.kinds) for row in rows)
    alone = sum(row.only for row in rows)
    told = [
        f"{counted(differ, 'row')} that {'differs' if differ == 1 else 'differ'}" if differ else "",
        f"{counted(same, 'row')} shared" if same else "",
        f"{counted(alone, 'sentence')} of one text only" if alone else "",
    ]
    words = rows[0].words
    cut = words if len(words) <= NAMED else f"{words[:NAMED].rsplit(' ', 1)[0]}…"
    return f"“{cut}”: {', '.join(filter(None, told))}"
