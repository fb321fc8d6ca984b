"""A story in pictures: states by article, how alike the articles are, and when; each with its table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.types import Level, Role
from newsdiff.stories.models import Story
from newsdiff.web.drawing.plane import Dot, lay_out, plane
from newsdiff.web.pages.head import StoryHead
from newsdiff.web.pages.progress import Progress
from newsdiff.web.pages.signs import counted_states, sentence_states
from newsdiff.web.pages.times import Times
from newsdiff.web.results import Results, load
from newsdiff.web.sources import Source
from newsdiff.web.words import LISTED, STATES, counted

LABEL = 26  # characters of a name on the map
MOST = 80  # texts of which a map can be read
PAIRS = 300  # rows of the table of likenesses
WIDE, NARROW = (720, 460, 15), (320, 380, 13)  # width, height and type of the map, in pixels


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar, in percent of its length."""

    state: str
    count: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """`total` are the marks of a text: a sentence may carry several, or none. `told` is the bar in words,
    `counts` its row of the table, in the order of `LISTED`."""

    name: str
    source: Source
    total: int
    segments: tuple[Segment, ...]
    told: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How many of the sentences of two articles are aligned with one of the other. `nearest_of` names those
    of the two that are like no third one more."""

    a: str
    b: str
    part: int
    base: int
    nearest_of: tuple[str, ...] = ()

    @property
    def percent(self) -> int:
        return round(100 * self.part / self.base) if self.base else 0

    @property
    def distance(self) -> float:
        return 1 - (self.part / self.base if self.base else 0)


@dataclass(frozen=True, slots=True)
class Line:
    """From a text on the map to the one that it is most like: that is exact, where distances are not."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The map in one size; a page shows the one that fits."""

    name: str
    width: int
    height: int
    dots: tuple[Dot, ...]
    numbered: bool
    lines: tuple[Line, ...]

    @property
    def inner_width(self) -> int:
        return self.width - 1

    @property
    def inner_height(self) -> int:
        return self.height - 1


@dataclass(frozen=True, slots=True)
class Mapped:
    """`charts` are none where there are more texts than a map can show."""

    charts: tuple[Chart, ...]
    names: tuple[str, ...]
    kept: int
    pairs: tuple[Likeness, ...]
    told: str

    @property
    def shown_pairs(self) -> tuple[Likeness, ...]:
        return self.pairs[:PAIRS]

    @property
    def more_pairs(self) -> bool:
        return len(self.pairs) > PAIRS


@dataclass(frozen=True, slots=True)
class PicturesPage:
    story: StoryHead
    progress: Progress
    articles: int
    compared: bool
    bars: tuple[Bar, ...]
    map: Mapped | None
    times: Times
    states: tuple[str, ...] = LISTED  # of the parts of a bar

    @classmethod
    def build(cls, story: Story, *, staff: bool = False) -> PicturesPage:
        results = load(story, parts=("claims", "differences", "framing", "only", "support"))
        names = {source.version: source.name for source in results.sources}
        compared = results.run is not None and len(results.sources) > 1
        return cls(
            story=StoryHead.of(story),
            progress=Progress.of(story, staff=staff),
            articles=len(results.sources),
            compared=compared,
            bars=_bars(results, names) if compared else (),
            map=_map(results, names) if compared and len(results.sources) > 2 else None,
            times=Times.build(results, names),
        )


def _bars(results: Results, names: dict[int, str]) -> tuple[Bar, ...]:
    states = sentence_states(results)
    return tuple(_bar(names[s.version], s, counted_states(results, states, s)) for s in results.sources)


def _bar(name: str, source: Source, counts: Counter[str]) -> Bar:
    total = sum(counts[state] for state in LISTED)
    segments, x = [], 0.0
    for state in LISTED:
        width = 100 * counts[state] / total if total else 0.0
        if counts[state]:
            segments.append(Segment(state, counts[state], round(x, 2), round(width, 2)))
        x += width
    told = ", ".join(f"{part.count} {STATES[part.state][1]}" for part in segments) or "nothing compared"
    row = tuple(counts[state] for state in LISTED)
    return Bar(name, source, total, tuple(segments), f"{name}: {told}", row)


def alike(results: Results) -> tuple[NDArray[np.float64], dict[tuple[int, int], tuple[int, int]]]:
    """Distances between the sources, 1 less the share of their sentences that are aligned with the other, and
    for each pair (i, j), i before j, how many these are out of how many. Headings are left out."""
    order = results.order
    kept = {
        row.pk: order[row.version_id]
        for rows in results.reading_order.values()
        for row in rows
        if row.role != Role.HEADING
    }
    sizes = Counter(kept.values())
    paired: dict[tuple[int, int], set[int]] = defaultdict(set)
    for a, b, _, level in results.rows.support:
        if level == Level.ALIGNED and a in kept and b in kept:
            i, j = sorted((kept[a], kept[b]))
            paired[i, j] |= {a, b}
    number = len(results.sources)
    distances = np.zeros((number, number))
    shares = {}
    for j in range(number):
        for i in range(j):
            part, base = len(paired[i, j]), sizes[i] + sizes[j]
            shares[i, j] = part, base
            distances[i, j] = distances[j, i] = 1.0 - (part / base if base else 0.0)
    return distances, shares


def nearest(distances: NDArray[np.float64]) -> dict[tuple[int, int], list[int]]:
    """The pairs (i, j), i before j, of which one is like no third more than the other, with those of which it
    is so. What has nothing in common with any is like none."""
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, row in enumerate(distances):
        others = [(float(distance), j) for j, distance in enumerate(row) if j != i]
        least = min(distance for distance, _ in others)
        for distance, j in others:
            if distance == least < 1:
                found[min(i, j), max(i, j)].append(i)
    return found


def _map(results: Results, names: dict[int, str]) -> Mapped:
    distances, shares = alike(results)
    drawn, joined = plane(distances), nearest(distances)
    called = [names[source.version] for source in results.sources]
    labels = [name if len(name) <= LABEL else f"{name[: LABEL - 1].rstrip()}…" for name in called]
    charts = []
    sizes = {"wide": WIDE, "narrow": NARROW} if len(labels) <= MOST else {}
    for name, (width, height, size) in sizes.items():
        layout = lay_out(drawn.points, labels, width=width, height=height, size=size, ties=joined)
        dots = layout.dots
        lines = tuple(Line(dots[i].x, dots[i].y, dots[j].x, dots[j].y) for i, j in joined)
        charts.append(Chart(name, width, height, dots, layout.numbered, lines))
    found = [
        Likeness(called[i], called[j], *share, tuple(called[one] for one in joined.get((i, j), ())))
        for (i, j), share in shares.items()
    ]
    pairs = sorted(found, key=lambda pair: (pair.distance, pair.a, pair.b))
    return Mapped(
        charts=tuple(charts),
        names=tuple(called),
        kept=round(100 * drawn.kept),
        pairs=tuple(pairs),
        told=_told(pairs),
    )


def _told(pairs: Sequence[Likeness]) -> str:
    """Who is most and least alike; `pairs` stand in the order of their likeness."""
    most = [pair for pair in pairs if pair.distance == pairs[0].distance]
    least = [pair for pair in pairs if pair.distance == pairs[-1].distance]
    if most[0].distance == least[0].distance:
        return f"All are equally alike: each two have {_share(most[0])} of their sentences aligned."
    return (
        f"Most alike are {_named(most)}, with {_share(most[0])} of their sentences aligned;"
        f" least alike are {_named(least)}, with {_share(least[0])}."
    )


def _share(pair: Likeness) -> str:
    return f"{pair.percent}\N{NO-BREAK SPACE}%"


def _named(pairs: Sequence[Likeness]) -> str:
    """The first pair, and how many more there are."""
    more = f", and {counted(len(pairs) - 1, 'other pair')}" if len(pairs) > 1 else ""
    return f"{pairs[0].a} and {pairs[0].b}{more}"
