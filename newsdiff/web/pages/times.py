"""When: the publications of a story on one line, and the dates that its texts name around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from newsdiff.analysis.details.moments import Moment, moments
from newsdiff.web.drawing.days import DayScale, Tick
from newsdiff.web.marks import Marked, Piece, excerpt
from newsdiff.web.results import Results
from newsdiff.web.sources import Source
from newsdiff.web.words import counted

DATES = 150  # rows of the table of dates
THIN = 0.8  # percent; a shorter stretch could not be seen


@dataclass(frozen=True, slots=True)
class Mark:
    """A day or a stretch of days that a text names: from `x`, `width` long, in percent."""

    x: float
    width: float
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    source: Source
    at: float | None  # of the publication, in percent of its own scale
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """One date in a text: its words, the days that they are read as, and where they stand."""

    first: date
    last: date
    words: str
    name: str
    pieces: tuple[Piece, ...]
    href: str

    @property
    def one_day(self) -> bool:
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Times:
    rows: tuple[Row, ...]
    first: datetime | None
    last: datetime | None
    middle: date | None
    ticks: tuple[Tick, ...]
    dates: tuple[Dated, ...]
    more_dates: int
    earliest: date | None  # of all dates, also of those beyond the table
    latest: date | None

    @property
    def dated(self) -> bool:
        return any(row.marks for row in self.rows)

    @property
    def spread(self) -> bool:
        return self.first != self.last

    @property
    def told(self) -> str:
        """What the picture of dates shows, in words."""
        table = "the table below has the first of them" if self.more_dates else "the table below has each"
        return (
            f"Timeline of {counted(len(self.dates) + self.more_dates, 'date')} in"
            f" {counted(sum(bool(row.marks) for row in self.rows), 'text')}, from {self.earliest:%d %b %Y}"
            f" to {self.latest:%d %b %Y}; {table}."
        )

    @classmethod
    def build(cls, results: Results, names: dict[int, str]) -> Times:
        published = [source.published for source in results.sources if source.published]
        first, last = min(published, default=None), max(published, default=None)
        middle = min((source.day for source in results.sources if source.day), default=None)
        found = {source.version: _dates(results, source, names) for source in results.sources}
        days = [
            (d - middle).days for dates in found.values() for x in dates for d in (x.first, x.last) if middle
        ]
        scale = DayScale.around(days)
        rows = []
        for source in results.sources:
            marks = _marks(found[source.version], middle, scale) if middle else ()
            rows.append(Row(names[source.version], source, _at(source.published, first, last), marks))
        dates = sorted(
            (x for dates in found.values() for x in dates), key=lambda x: (x.first, x.last, x.name)
        )
        return cls(
            rows=tuple(rows),
            first=first,
            last=last,
            middle=middle,
            ticks=scale.ticks(),
            dates=tuple(dates[:DATES]),
            more_dates=max(len(dates) - DATES, 0),
            earliest=dates[0].first if dates else None,
            latest=max((dated.last for dated in dates), default=None),
        )


def _at(moment: datetime | None, first: datetime | None, last: datetime | None) -> float | None:
    """Percent of the way from the first publication to the last."""
    if moment is None or first is None or last is None:
        return None
    whole = (last - first).total_seconds()
    return round(3 + 94 * (moment - first).total_seconds() / whole, 2) if whole else 50.0


def _dates(results: Results, source: Source, names: dict[int, str]) -> list[Dated]:
    """The dates that the text names, where they could be read as days. Other languages are not read."""
    if source.foreign:
        return []
    return [
        Dated(
            first=moment.first,
            last=moment.last,
            words=_words(row.text, row.start, moment),
            name=names[source.version],
            pieces=excerpt(
                row.text, row.start, Marked(moment.span.start, moment.span.end, "date"), longest=90
            ),
            href=results.place_href(row.pk),
        )
        for row in results.reading_order.get(source.version, ())
        for moment in moments(row.text, row.start, source.day)
        if moment.first and moment.last
    ]


def _words(text: str, offset: int, moment: Moment) -> str:
    return text[moment.span.start - offset : moment.span.end - offset]


def _marks(dates: Iterable[Dated], middle: date, scale: DayScale) -> tuple[Mark, ...]:
    """One mark for each stretch of days, the longest first so that single days lie on top."""
    words: dict[tuple[date, date], dict[str, None]] = defaultdict(dict)
    for dated in dates:
        words[dated.first, dated.last][dated.words] = None
    marks = []
    for (first, last), said in sorted(words.items(), key=lambda item: (item[0][0] - item[0][1], item[0])):
        x, end = scale.x((first - middle).days), scale.x((last - middle).days)
        width = max(end - x, THIN) if last > first else 0.0
        marks.append(Mark(x, round(width, 2), f"{_told(first, last)}: {', '.join(said)}"))
    return tuple(marks)


def _told(first: date, last: date) -> str:
    days = (last - first).days + 1
    return (
        f"{first:%d %b %Y}" if days == 1 else f"{first:%d %b %Y} to {last:%d %b %Y} ({counted(days, 'day')})"
    )
