"""Dates and times that differ: those of the same event, compared as intervals.

Method: two dates are compared when the words around them overlap, or their nearest event words are of one
kind (start, sign, meet, die …); where only one has an event word, half of the words must be shared. A
conflict asks for more: one word, or two of one kind of event, right beside both dates in their clauses.
Disjoint intervals are a conflict; one inside the other ("January", "January 1, 2025") is a detail, whatever
year is guessed for the first, and so are two times within 40 minutes of which one is only "around". Seasons
and feasts are compared by their months: what may be right in the south of the world is no conflict, and no
agreement. Dates on which somebody said something are left out. Limits: hours are compared as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from newsdiff.analysis import quotations
from newsdiff.analysis.details.context import Part, Story, both_offer, once, overlap
from newsdiff.analysis.details.dateline import is_dateline, published_on
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.details.happenings import TOLD
from newsdiff.analysis.details.moments import Moment, moments
from newsdiff.analysis.mentions import BODY_WORDS, names
from newsdiff.analysis.types import Kind, Strength


def find(story: Story) -> Iterator[Finding]:
    for claim, a, b in both_offer(story.aligned_pairs, lambda part: moments(part.text, 0, None)):
        left, right = told(a, b), told(b, a)
        if left and right:
            yield from _compared(story, claim, a, b, left, right)


def told(part: Part, other: Part) -> list[Moment]:
    """The dates of one of two parts, as far as their articles tell on which day they were published."""
    return _moments(part, _about(part, other))


def unequal(story: Story, a: Part, b: Part) -> bool:
    """Whether two parts tell one moment each, tied to one event, and the moments exclude each other."""
    left, right = _moments(a, None), _moments(b, None)
    if not (len(left) == len(right) == 1) or relation(left[0], right[0]) not in EXCLUDE:
        return False
    return _tied(story, (a, b), left[0], right[0]) > 0 and not apart(story, a, b, left[0], right[0])


EXCLUDE = {"conflict", "unlike"}


def left_over(a: Part, b: Part) -> bool:
    """Whether each of two sentences has a moment that the other lacks, of one event or with one word beside
    them, and they exclude each other. Two weekdays, alone in their sentences, are of what these tell."""
    left, right = _moments(a, None), _moments(b, None)
    open_a = unmatched(left, right)
    open_b = open_a and unmatched(right, left)
    alone = len(left) == len(right) == 1 and left[0].kind == right[0].kind == "weekday"
    return any(
        relation(x, y) in EXCLUDE and (alone or x.events & y.events or x.beside & y.beside)
        for x in open_a
        for y in open_b
    )


def unmatched(own: list[Moment], others: list[Moment]) -> list[Moment]:
    """The moments that none of the others tells as well, as exactly or not."""
    return [m for m in own if not any(relation(m, other) in _NEAR for other in others)]


_NEAR = {"same", "detail"}

LONG = 300  # days: a year, or most of it


def _about(a: Part, b: Part) -> date | None:
    """The day of one of two articles, where the other tells none."""
    days = [day for part in (a, b) if (day := published_on(part.document))]
    return days[0] if len(days) == 1 else None


@once
def _moments(part: Part, about: date | None) -> list[Moment]:
    """The dates of a part, less those of saying, and of a line that is only a date.

    Where an article tells no day of its own, the other one's tells which year "this year" is, and no more."""
    if is_dateline(part.sentence.text):
        return []
    own = published_on(part.document)
    found = moments(part.text, part.span.start, own or about)
    if own is None and about:
        found = tuple(
            m if _is_long(m) or m.kind not in _UNRESOLVED else replace(m, first=None, last=None)
            for m in found
        )
    return [m for m in found if m.events != TOLD]


_UNRESOLVED = {"relative", "weekday", "date"}


def _is_long(moment: Moment) -> bool:
    return bool(moment.first and moment.last and (moment.last - moment.first).days >= LONG)


def _compared(
    story: Story, claim: str | None, a: Part, b: Part, left: list[Moment], right: list[Moment]
) -> Iterator[Finding]:
    for ma in left:
        agreeing = any(relation(ma, mb) in {"same"} for mb in right)
        if agreeing:
            continue
        scored = sorted(
            (
                (_tied(story, (a, b), ma, mb), -i, mb)
                for i, mb in enumerate(right)
                if not any(relation(other, mb) == "same" for other in left)
            ),
            key=lambda s: s[:2],
        )
        if not scored or scored[-1][0] <= 0:
            continue
        score, _, mb = scored[-1]
        how = relation(ma, mb)
        if how == "conflict" and (score < _SURE or not _one_event(ma, mb) or apart(story, a, b, ma, mb)):
            continue
        if how in {"conflict", "detail"} and all(_tied(story, (a, b), other, mb) <= score for other in left):
            yield finding(claim, a, b, ma, mb, score, conflict=how == "conflict")


def finding(
    claim: str | None, a: Part, b: Part, ma: Moment, mb: Moment, score: float, *, conflict: bool = True
) -> Finding:
    """Two dates of one event that conflict, or of which one is more exact."""
    words_a, words_b = ma.span.of(a.document.text), mb.span.of(b.document.text)
    because = (
        f"The dates of the same event differ: {words_a} and {words_b}."
        if conflict
        else "One date is more exact; both can be true."
    )
    return Finding(
        claim, Kind.DATE, Strength.CONFLICT if conflict else Strength.DETAIL,
        a.evidence(ma.span), b.evidence(mb.span),
        value(ma), value(mb), because, min(0.95, score if conflict else 0.8 * score),
    )  # fmt: skip


# How surely two dates must be of one event for them to conflict.
_SURE = 0.7


def _one_event(a: Moment, b: Moment) -> bool:
    """Whether what happened then is told with one word right beside both dates, or with words of one kind."""
    return not a.beside.isdisjoint(b.beside)


def apart(story: Story, a: Part, b: Part, ma: Moment, mb: Moment) -> bool:
    """Whether two dates are of two things: other names stand beside them, or somebody says "today"."""
    spoken = any(
        m.kind in {"relative", "weekday"} and quotations.in_quotation(p.document, m.span)
        for p, m in ((a, ma), (b, mb))
    )
    near_a, near_b = _names_beside(a, ma), _names_beside(b, mb)
    text_a, text_b = (story.whole(p).text.casefold() for p in (a, b))
    other = (
        near_a and near_b and not any(n in text_b for n in near_a) and not any(n in text_a for n in near_b)
    )
    return bool(spoken or other)


_BESIDE = 60  # characters


def _names_beside(part: Part, moment: Moment) -> frozenset[str]:
    """The last words of the names within reach of a date."""
    return frozenset(
        name.surname.casefold()
        for name in names(part.document)
        if name.span.start >= moment.span.end - _BESIDE - 30
        and moment.span.start - name.span.end <= _BESIDE
        and name.span.start - moment.span.end <= _BESIDE
        and name.span.within(part.sentence.span)
        and not name.span.overlaps(moment.span)
        and name.surname.casefold() not in BODY_WORDS
    )


def value(moment: Moment) -> str:
    """The days of a moment without their year, so that places with and without one stand in one row."""
    if moment.first and moment.last and not _is_long(moment):
        return f"{moment.first:%m-%d}–{moment.last:%m-%d}"
    if moment.kind == "date" and re.fullmatch(r"\?-\d+-\d+", moment.written):
        month, day = (int(x) for x in moment.written.split("-")[1:])
        return f"{month:02}-{day:02}–{month:02}-{day:02}"
    return f"{moment.first}–{moment.last}" if moment.first else moment.written


def _tied(story: Story, parts: tuple[Part, Part], a: Moment, b: Moment) -> float:
    """How surely two dates belong to the same event: the nearest event words decide, then the words
    around."""
    if (a.kind == "clock") != (b.kind == "clock"):
        return 0.0
    telling = story.telling(a.around & b.around, *parts)
    shared = overlap(a.around, b.around)
    if a.events and b.events and not a.events & b.events:
        return 0.0
    if a.first and b.first and abs((a.first - b.first).days) > LONG and shared < 0.5:
        return 0.0  # years apart: most likely another event
    if bool(a.events) != bool(b.events) and (shared < 0.5 or len(telling) < 2):
        return 0.0  # what happened on one of them is known, and not known to have happened on the other
    if a.events & b.events:
        return 0.55 + 0.4 * shared
    return 0.35 + 0.6 * shared if (telling and shared >= 0.25) or shared >= 0.5 else 0.0


def relation(a: Moment, b: Moment) -> str:
    """same, detail, conflict, unlike where they rather exclude each other, or open where they cannot be
    compared."""
    if a.written == b.written and a.kind == b.kind and a.kind != "relative":
        return "same"
    if "season" in {a.kind, b.kind}:
        return _of_months(a, b)
    if a.kind == "clock" or b.kind == "clock":
        return _of_clocks(a, b) if a.kind == b.kind else "open"
    if a.first and a.last and b.first and b.last:
        return "detail" if _year_apart(a, b) else _of_intervals(a, b)
    if a.kind == b.kind == "date":
        years, days = ([m.written.split("-")[i] for m in (a, b)] for i in (0, 2))
        if years.count("?") == 1 and "?" in days:
            return "detail" if a.written.split("-")[1] == b.written.split("-")[1] else "open"
        pairs = [
            (x, y)
            for x, y in zip(a.written.split("-"), b.written.split("-"), strict=True)
            if x != "?" and y != "?"
        ]
        return ("conflict" if any(x != y for x, y in pairs) else "detail") if pairs else "open"
    if "weekday" in {a.kind, b.kind} and a.weekday and b.weekday:
        return "same" if a.weekday == b.weekday else "conflict"
    if {a.kind, b.kind} <= {"relative", "vague"}:
        return "detail" if a.written != b.written else "same"
    return "open"


def _of_months(a: Moment, b: Moment) -> str:
    """By their months alone. What ended "before Christmas" may have ended in October, but two deadlines of
    which one is not a month or less from the other are told otherwise."""
    north_a, north_b = a.months(), b.months()
    if not (north_a and north_b):
        return "detail" if {a.kind, b.kind} <= {"season", "relative", "vague"} else "open"
    if north_a & north_b:
        return "detail"
    if a.deadline != b.deadline:
        last, then = (north_a, north_b) if a.deadline else (north_b, north_a)
        return "detail" if max(then) < min(last) else "unlike"
    if not a.deadline:  # "after Christmas" may be in May
        return "unlike"
    ever_a, ever_b = north_a | a.months(south=True), north_b | b.months(south=True)
    ever_a |= {(month + step) % 12 + 1 for month in ever_a for step in (0, -2)}
    return "unlike" if ever_a & ever_b else "conflict"


def _year_apart(a: Moment, b: Moment) -> bool:
    """Whether only the year keeps two days or months apart, and one of them leaves it to be guessed."""
    written = [_CALENDAR.fullmatch(m.written) for m in (a, b)]
    if not (written[0] and written[1]):
        return False
    (year_a, month_a, day_a), (year_b, month_b, day_b) = (m.groups() for m in written if m)
    guessed = (year_a == "?") != (year_b == "?")
    return guessed and month_a == month_b != "?" and (day_a == day_b or "?" in {day_a, day_b})


_CALENDAR = re.compile(r"(\?|\d+)-(\?|\d+)-(\?|\d+)")


# Minutes by which two times may differ of which one is only "around" or "shortly after".
_AROUND = 40


def _of_clocks(a: Moment, b: Moment) -> str:
    minutes = [60 * int(m.written.split(":")[0]) + int(m.written.split(":")[1]) for m in (a, b)]
    return "detail" if (a.rough or b.rough) and abs(minutes[0] - minutes[1]) <= _AROUND else "conflict"


def _of_intervals(a: Moment, b: Moment) -> str:
    if not (a.first and a.last and b.first and b.last):
        return "open"
    if (a.first, a.last) == (b.first, b.last):
        return "same"
    if a.first > b.last or b.first > a.last:
        return "open" if "weekday" in {a.kind, b.kind} and max(map(_length, (a, b))) > _WEEKS else "conflict"
    if a.kind == "weekday" and b.kind in {"date", "relative"} and (b.first in {a.first, a.last}):
        return "same"
    if b.kind == "weekday" and a.kind in {"date", "relative"} and (a.first in {b.first, b.last}):
        return "same"
    if "weekday" in {a.kind, b.kind}:
        slip = timedelta(days=1 if "date" in {a.kind, b.kind} else 0)
        either = ((x, y) for x in _days(a) for y in _days(b))
        if not any(x[0] <= y[1] + slip and y[0] <= x[1] + slip for x, y in either):
            return "conflict"
    return "detail"


# A weekday and a month that it is not in are those of two events: "the last one was in February".
_WEEKS = 14


def _length(moment: Moment) -> int:
    return (moment.last - moment.first).days if moment.first and moment.last else 0


def _days(moment: Moment) -> tuple[tuple[date, date], ...]:
    """The days that a moment may be: a weekday before or ahead, anything else all of its own."""
    if not (moment.first and moment.last):
        return ()
    if moment.kind == "weekday":
        return (moment.first, moment.first), (moment.last, moment.last)
    return ((moment.first, moment.last),)
