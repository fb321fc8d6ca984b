"""Reading dates and times: intervals of days, with the kind of event that they belong to.

Method: calendar dates, weekdays, months, years and relative expressions are found by pattern and become
intervals of days; seasons and feasts, the months that they may be (`seasons`). Without a year, the date
nearest to publication is taken; without a known day of publication, relative expressions stay open. What
happened then is told by `happenings`. Limits: time zones are not read; neither are "earlier" and "later"
alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from newsdiff.analysis.details import happenings
from newsdiff.analysis.details.context import near
from newsdiff.analysis.details.seasons import SEASON, is_deadline, months
from newsdiff.analysis.details.senses import MONTHS
from newsdiff.analysis.types import Span
from newsdiff.analysis.wording import tokens

_M = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|"
    r"\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_SMALL = {
    w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(list(_SMALL)[1:]) + r"|an?|a few|several|a couple of)"
_PATTERNS = (
    re.compile(rf"\b{_M} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>(?:19|20)\d\d))?\b(?!,\d)"),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_M}(?:,? (?P<year>(?:19|20)\d\d))?\b"),
    re.compile(rf"\b{_M},? (?P<year>(?:19|20)\d\d)\b"),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<monthnum>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b{_COUNT} (?P<unit>days?|weeks?|months?|years?) (?P<ago>ago|earlier|later|from now)\b",
               re.I),
    re.compile(r"\b(?P<which>last|next|this|earlier this|later this) (?P<unit>week|month|year|weekend)\b",
               re.I),
    re.compile(r"\b(?:(?P<which>last|next|this) )?(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|"
               r"Saturday|Sunday)\b(?! of\b)"),
    re.compile(r"\b(?P<named>today|yesterday|tomorrow|tonight)\b", re.I),
    re.compile(rf"(?<=\bin ){_M}(?! \d)(?=[\s.,;)])|(?<=\b(?:by|of) ){_M}(?! \d)(?=[\s.,;)])|"
               rf"(?<=\bsince ){_M}(?! \d)|(?<=\buntil ){_M}(?! \d)|(?<=\bfrom ){_M}(?! \d)"
               .replace("(?P<month>", "(?:")),
    re.compile(r"(?<=\b(?:in|by) )(?P<year>(?:19|20)\d\d)\b|(?<=\bsince )(?P<year2>(?:19|20)\d\d)\b"),
    # "the 2014 Games": a year before the name of what is held in it.
    re.compile(r"(?<!\d )\b(?P<year>20\d\d)(?= (?:[A-Z][a-z]+s\b|"
               r"[A-Z][a-z]+ (?:Games|Cup|Awards?|Festival|Olympics)\b))"),
    re.compile(r"\b(?P<season>spring|summer|autumn|winter)(?: of)? (?P<year>(?:19|20)\d\d)\b", re.I),
    SEASON,
    re.compile(r"\b(?P<hour>\d{1,2})(?:[:.]\s?(?P<minute>\d\d))?\s?(?P<half>[ap])\.?\s?m\b\.?|"
               r"(?<![\d:])(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)\b(?!:)|"
               r"(?<=\bat )(?P<hour24b>[01]?\d|2[0-3])\.(?P<minute24b>[0-5]\d)\b(?! ?(?:%|per|million|"
               r"billion))|"
               r"\b(?P<clock>noon|midnight)\b", re.I),
    re.compile(r"\b(?:(?:just )?(?:days|a few days|several days|a few weeks|weeks) ago|recently|"
               r"in recent days)\b", re.I),
)  # fmt: skip


@dataclass(frozen=True)
class Moment:
    """`first` to `last` day, or None while unresolved; `written` is the expression in a normal form."""

    span: Span
    first: date | None
    last: date | None
    written: str
    kind: str  # date, weekday, relative, vague, clock, season
    around: frozenset[str]
    events: frozenset[str]
    rough: bool = False  # "around" or "shortly before" stands in front
    beside: frozenset[str] = frozenset()  # the words nearest to it in its clause, names apart
    deadline: bool = False  # "by", "before" stand in front
    weekday: str = ""  # where one is told, alone or right before the day

    def months(self, *, south: bool = False) -> frozenset[int]:
        """The months that it may be, as far as it tells one; of a season in the north, or in the south."""
        if self.kind == "season":
            return months(self.written, south=south)
        month = self.written.split("-")[1:2] if self.kind == "date" else []
        return frozenset(map(int, month)) if month and month[0].isdigit() else frozenset()


def _month_end(year: int, month: int) -> date:
    return (date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)


def _resolve(found: re.Match[str], published: date | None) -> tuple[date | None, date | None, str, str]:
    got = {k: v for k, v in found.groupdict().items() if v}
    text = re.sub(r"\s+", " ", found.group().casefold())
    if "clock" in got or "hour" in got or "hour24" in got or "hour24b" in got:
        return None, None, _clock(got), "clock"
    if "weekday" in got:
        return *_weekday(got, published), got["weekday"].casefold(), "weekday"
    if "named" in got:
        shift = {"yesterday": -1, "tomorrow": 1}.get(got["named"].casefold(), 0)
        day = published + timedelta(days=shift) if published else None
        return day, day, text, "relative"
    if "part_of_year" in got:
        return None, None, got["part_of_year"].casefold(), "season"
    if "unit" in got:
        return *_relative(got, published), text, "relative"
    if "season" in got:
        first = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[got["season"].casefold()]
        year = int(got["year"])
        return date(year, first, 1), date(year, first, 1) + timedelta(days=91), text, "date"
    return _calendar(got, found.group(), published)


def _calendar(
    got: dict[str, str], text: str, published: date | None
) -> tuple[date | None, date | None, str, str]:
    year_text = got.get("year") or got.get("year2")
    name = got.get("month") or text
    month = (
        int(got["monthnum"])
        if "monthnum" in got
        else next((i for i, m in enumerate(MONTHS, 1) if m[:3] == name[:3].casefold()), 0)
    )
    day = int(got["day"]) if "day" in got else 0
    if not month and not year_text:
        return None, None, text.casefold(), "vague"
    year = int(year_text) if year_text else _nearest_year(month, day or 15, published)
    written = f"{year_text or '?'}-{month or '?'}-{day or '?'}"
    try:
        if year is None:
            return None, None, written, "date"
        if not month:
            return date(year, 1, 1), date(year, 12, 31), written, "date"
        return (
            (date(year, month, day),) * 2 + (written, "date")
            if day
            else (date(year, month, 1), _month_end(year, month), written, "date")
        )
    except ValueError:
        return None, None, text.casefold(), "vague"


def _nearest_year(month: int, day: int, published: date | None) -> int | None:
    if published is None or not month:
        return None
    near_years = (published.year - 1, published.year, published.year + 1)
    return min(near_years, key=lambda y: abs((date(y, month, min(day, 28)) - published).days))


def _weekday(got: dict[str, str], published: date | None) -> tuple[date | None, date | None]:
    if published is None:
        return None, None
    ahead = (happenings.DAYS.index(got["weekday"].casefold()) - published.weekday()) % 7
    which = got.get("which", "").casefold()
    if which == "next":
        day = published + timedelta(days=ahead or 7)
        return day, day + timedelta(days=7 if ahead else 0)
    if which == "last":
        return (published + timedelta(days=(ahead - 7)),) * 2
    # Without a word for it a weekday may be the one before or the one ahead.
    return published + timedelta(days=ahead - 7 if ahead else 0), published + timedelta(days=ahead)


def _relative(got: dict[str, str], published: date | None) -> tuple[date | None, date | None]:
    if published is None:
        return None, None
    unit = got["unit"].casefold().rstrip("s")
    days = {"day": 1, "week": 7, "month": 30, "year": 365}.get(unit)
    if "count" in got:
        if got.get("ago", "").casefold() in {"earlier", "later"} or days is None:
            return None, None
        count_text = got["count"].casefold()
        vague = count_text in {"a few", "several", "a couple of"}
        count = 4 if vague else int(count_text) if count_text.isdigit() else _SMALL.get(count_text, 1)
        sign = -1 if got.get("ago", "").casefold() == "ago" else 1
        middle = published + timedelta(days=sign * count * days)
        slack = timedelta(days=3 * days if vague else (0 if unit == "day" else days // 2))
        return middle - slack, middle + slack
    step = {"last": -1, "next": 1}.get(got["which"].casefold(), 0)
    if unit == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(days=7 * step)
        # "Last week" is often said of the past seven days.
        return (
            (monday, monday + timedelta(days=6)) if step >= 0 else (published - timedelta(days=13), published)
        )
    if unit == "month":
        number = published.year * 12 + published.month - 1 + step
        return date(number // 12, number % 12 + 1, 1), _month_end(number // 12, number % 12 + 1)
    if unit == "year":
        return date(published.year + step, 1, 1), date(published.year + step, 12, 31)
    return None, None


def _clock(got: dict[str, str]) -> str:
    if "clock" in got:
        return "12:00" if got["clock"].casefold() == "noon" else "0:00"
    if "hour24" in got or "hour24b" in got:
        hour24 = got.get("hour24") or got["hour24b"]
        return f"{int(hour24)}:{got.get('minute24') or got['minute24b']}"
    hour = int(got["hour"]) % 12 + (12 if got["half"].casefold() == "p" else 0)
    return f"{hour}:{got.get('minute', '00')}"


_ROUGH = re.compile(
    r"\b(?:around|about|approximately|roughly|shortly (?:before|after)|just (?:before|after)|before|after|"
    r"nearly|"
    r"almost|by|until|as of|since)\s(?:at\s)?$",
    re.I,
)


# "3:05 to go in the race": a clock that runs down tells no time of day.
_RUNS_DOWN = re.compile(r"\s(?:left|remaining|to (?:go|play)|into)\b")


@lru_cache(maxsize=16_384)
def moments(text: str, offset: int, published: date | None) -> tuple[Moment, ...]:
    """The dates and times of a text, none inside another. `offset` is added to every span."""
    return tuple(replace(moment, span=moment.span.moved(offset)) for moment in _moments(text, published))


@lru_cache(maxsize=16_384)
def _moments(text: str, published: date | None) -> tuple[Moment, ...]:
    words = tokens(text)
    taken: set[int] = set()  # the places of the text that are read
    found_all = []
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            span = Span(found.start(), found.end())
            if _RUNS_DOWN.match(text[found.end() : found.end() + 12]) and ":" in found.group():
                continue
            if not taken.isdisjoint(range(found.start(), found.end())):
                continue
            taken.update(range(found.start(), found.end()))
            first, last, written, kind = _resolve(found, published)
            own = happenings.OWNS.match(text, found.end())
            around = happenings.owned(words, span) if own else near(words, span, 9)
            around = frozenset(s for s in around if s not in happenings.TIME_STEMS)
            found_all.append(
                Moment(
                    span,
                    first,
                    last,
                    written,
                    kind,
                    around,
                    happenings.events(words, span, text),
                    bool(_ROUGH.search(text[max(0, found.start() - 22) : found.start()])),
                    happenings.beside(words, span, text),
                    is_deadline(text[max(0, found.start() - _REACH) : _name_at(found)]),
                    written if kind == "weekday" else "",
                )
            )
    return _in_ranges(_with_weekdays(sorted(found_all, key=lambda m: m.span), text), text)


_REACH = 36  # characters in which "by the end of the" stands


def _name_at(found: re.Match[str]) -> int:
    """Where a time begins, without the words before a season that belong to it."""
    return found.start("part_of_year") if "part_of_year" in found.re.groupindex else found.start()


def _with_weekdays(found: list[Moment], text: str) -> list[Moment]:
    """The moments, a weekday and the day that it is as one: "Thursday, 6 March"."""
    out: list[Moment] = []
    for moment in found:
        before = out[-1] if out else None
        if before and before.kind == "weekday" and _is_day(moment) and _beside(before, moment, text):
            out[-1] = _one_day(before, moment)
        else:
            out.append(moment)
    return out


def _is_day(moment: Moment) -> bool:
    return moment.kind == "date" and moment.written.split("-")[-1].isdigit()


def _beside(weekday: Moment, day: Moment, text: str) -> bool:
    return re.fullmatch(r",?\s(?:the )?", text[weekday.span.end : day.span.start]) is not None


def _one_day(weekday: Moment, day: Moment) -> Moment:
    return replace(
        day,
        span=Span(weekday.span.start, day.span.end),
        around=weekday.around | day.around,
        events=weekday.events | day.events,
        beside=weekday.beside | day.beside,
        rough=weekday.rough,
        deadline=weekday.deadline,
        weekday=weekday.weekday,
    )


_RANGE = re.compile(r"\s?(?:to|through|until|till|[-–])\s?|\s(?:and)\s")


def _in_ranges(found: list[Moment], text: str) -> tuple[Moment, ...]:
    """The moments, both ends of "from March to May" standing for the whole of it."""
    out = list(found)
    for i, (a, b) in enumerate(pairwise(found)):
        joined = _RANGE.fullmatch(text[a.span.end : b.span.start])
        opens = re.search(
            r"\b(?:from|between|since|lasted)\s$",
            text[max(0, a.span.start - 9) : a.span.start],
        )
        if joined and opens and a.first and b.last and a.first <= b.last:
            out[i], out[i + 1] = (replace(m, first=a.first, last=b.last) for m in (a, b))
    return tuple(out)
