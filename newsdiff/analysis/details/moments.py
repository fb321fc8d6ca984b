"""Reading dates and times: intervals of days, with the kind of event that they belong to.

Method: calendar dates, weekdays, months, years and relative expressions are found by pattern and become
intervals of days. Without a year, the date nearest to publication is taken; without a known day of
publication, relative expressions stay open. The nearest event words before and behind tell the kind of event;
a date beside a word of saying is that of the saying. Limits: time zones are not read; neither are "earlier"
and "later" alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from newsdiff.analysis.details.context import near, within
from newsdiff.analysis.types import Span
from newsdiff.analysis.wording import Token, stem, tokens

_MONTHS = "january february march april may june july august september october november december".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
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
    re.compile(r"\b(?P<which>last|next|this|earlier this|later this) (?P<unit>week|month|year|weekend|"
               r"spring|summer|autumn|fall|winter)\b", re.I),
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
    re.compile(r"\b(?P<hour>\d{1,2})(?:[:.]\s?(?P<minute>\d\d))?\s?(?P<half>[ap])\.?\s?m\b\.?|"
               r"(?<![\d:])(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)\b(?!:)|"
               r"(?<=\bat )(?P<hour24b>[01]?\d|2[0-3])\.(?P<minute24b>[0-5]\d)\b(?! ?(?:%|per|million|"
               r"billion))|"
               r"\b(?P<clock>noon|midnight)\b", re.I),
    re.compile(r"\b(?:(?:just )?(?:days|a few days|several days|a few weeks|weeks) ago|recently|"
               r"in recent days)\b", re.I),
)  # fmt: skip

# Words by which a sentence tells what happened then, by kind of event.
_EVENTS = {
    "start": "start starting begin began effect force operational launch launched open opened opens commence",
    "sign": "sign signed signing agree agreed agreement announce announced reach reached seal sealed "
    "conclude exchange exchanged unveil",
    "meet": "meet met meeting visit visited talks hold held summit travel arrive",
    "die": "die died kill killed death shot",
    "test": "test tested launch launched fire fired missile",
    "rule": "rule ruled ruling verdict decision decide decided convict convicted acquit acquitted",
    "sentence": "sentence sentenced jailed ordered execution",
    "trial": "hear hearing trial appeal testify testified court",
    "arrest": "arrest arrested detain detained indicted",
    "play": "game match play played playoff",
    "vote": "vote voted election elect ballot referendum",
    "end": "end ended expire expires close closed finish finished deadline",
    "happen": "happen happened struck hit occurred collapsed broke erupted crash crashed explosion "
    "exploded derailed",
}
_EVENT_OF: dict[str, set[str]] = {}
for _kind, _words in _EVENTS.items():
    for _word in _words.split():
        _EVENT_OF.setdefault(stem(_word), set()).add(_kind)


@dataclass(frozen=True)
class Moment:
    """`first` to `last` day, or None while unresolved; `written` is the expression in a normal form."""

    span: Span
    first: date | None
    last: date | None
    written: str
    kind: str  # date, weekday, relative, vague, clock
    around: frozenset[str]
    events: frozenset[str]
    rough: bool = False  # "around" or "shortly before" stands in front
    beside: frozenset[str] = frozenset()  # the words nearest to it in its clause, names apart


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
        else next((i for i, m in enumerate(_MONTHS, 1) if m[:3] == name[:3].casefold()), 0)
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
    ahead = (_DAYS.index(got["weekday"].casefold()) - published.weekday()) % 7
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


@lru_cache(maxsize=16_384)
def moments(text: str, offset: int, published: date | None) -> tuple[Moment, ...]:
    """The dates and times of a text, none inside another."""
    words = tokens(text, offset)
    taken: set[int] = set()  # the places of the text that are read
    found_all = []
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            span = Span(found.start() + offset, found.end() + offset)
            if _RUNS_DOWN.match(text[found.end() : found.end() + 12]) and ":" in found.group():
                continue
            if not taken.isdisjoint(range(found.start(), found.end())):
                continue
            taken.update(range(found.start(), found.end()))
            first, last, written, kind = _resolve(found, published)
            own = _OWNS.match(text, found.end())
            around = _owned(words, span) if own else near(words, span, 9)
            around = frozenset(s for s in around if s not in _TIME_STEMS)
            found_all.append(
                Moment(
                    span,
                    first,
                    last,
                    written,
                    kind,
                    around,
                    _events(words, span, text, offset),
                    bool(_ROUGH.search(text[max(0, found.start() - 22) : found.start()])),
                    _beside(words, span, text, offset),
                )
            )
    return _in_ranges(sorted(found_all, key=lambda m: m.span), text, offset)


_RANGE = re.compile(r"\s?(?:to|through|until|till|[-–])\s?|\s(?:and)\s")


def _in_ranges(found: list[Moment], text: str, offset: int) -> tuple[Moment, ...]:
    """The moments, both ends of "from March to May" standing for the whole of it."""
    out = list(found)
    for i, (a, b) in enumerate(pairwise(found)):
        joined = _RANGE.fullmatch(text[a.span.end - offset : b.span.start - offset])
        opens = re.search(
            r"\b(?:from|between|since|lasted)\s$",
            text[max(0, a.span.start - offset - 9) : a.span.start - offset],
        )
        if joined and opens and a.first and b.last and a.first <= b.last:
            out[i], out[i + 1] = (replace(m, first=a.first, last=b.last) for m in (a, b))
    return tuple(out)


# "Sunday's game", "Sunday night's game": the game alone is meant, not what the sentence tells of.
_OWNS = re.compile(r"(?: (?:night|morning|afternoon|evening))?['’]s\b")


def _owned(words: tuple[Token, ...], span: Span) -> frozenset[str]:
    """The first content words behind a date that owns them."""
    behind = [w for w in words if w.span.start >= span.end and w.is_content][:4]
    return frozenset(w.stem for w in behind if w.folded not in _HOURS)


# "Is set for 3 May" tells less than what is set for then.
_PLANNED = frozenset("set due scheduled planned expected slated".split())
_HOURS = frozenset("night night's morning morning's afternoon afternoon's evening evening's".split())


_TIME_STEMS = frozenset(
    stem(w)
    for w in [
        *_MONTHS,
        *_DAYS,
        "week",
        "month",
        "year",
        "day",
        "last",
        "next",
        "late",
        "early",
        "time",
        "new",
        "year's",
    ]
)


def _events(words: tuple[Token, ...], span: Span, text: str, offset: int) -> frozenset[str]:
    """The kinds of the nearest event word before a date and the nearest behind it."""
    inside = range(*within(words, span))
    if not inside:
        return frozenset()
    owns = bool(_OWNS.match(text, span.end - offset))
    ahead, behind = words[max(0, inside[0] - 8) : inside[0]], words[inside[-1] + 1 : inside[-1] + 6]
    if _told(words, inside, text[max(0, span.start - offset - 14) : span.start - offset]):
        return TOLD
    before = (
        []
        if owns
        else [
            w
            for w in reversed(ahead)
            if w.stem in _EVENT_OF and not _STOP_AHEAD.search(text[w.span.end - offset : span.start - offset])
        ]
    )
    after = [
        w
        for w in behind
        if w.stem in _EVENT_OF and not _STOP_BEHIND.search(text[span.end - offset : w.span.start - offset])
    ]
    return frozenset(kind for word in (*before[:1], *after[:1]) for kind in _EVENT_OF[word.stem])


_CLAUSE_ENDS = frozenset(
    "and but as while after before when where which who that because since until".split()
)
_NEAREST = 2  # content words on either side
_WINDOW = 20  # words on either side among which they stand
_BEFORE_DATES = frozenset("on in at by since until before after from of the late early about around".split())
# "A fire on Friday has left …": what follows is told of what stands before the date.
_AUXILIARIES = frozenset("have has had was were is are be been will would could may might did does".split())


def _beside(words: tuple[Token, ...], span: Span, text: str, offset: int) -> frozenset[str]:
    """The stems of the nearest words in small letters before and behind a date, within its clause, and the
    kinds of event that they tell; of what follows a comma where the date opens the clause."""
    first, last = within(words, span)
    before, behind = list(words[max(0, first - _WINDOW) : first]), words[last : last + _WINDOW]
    while before and before[-1].folded in _BEFORE_DATES:
        before.pop()
    ahead = _nearest(before[::-1], lambda w: text[w.span.end - offset : span.start - offset], _CLAUSE_ENDS)
    after = _nearest(
        behind, lambda w: text[span.end - offset : w.span.start - offset], _CLAUSE_ENDS | _AUXILIARIES
    )
    if not ahead and not after:
        after = [w.stem for w in behind if _tells(w)][:_NEAREST]
    kinds = (kind for found in (*ahead, *after) for kind in _EVENT_OF.get(found, ()))
    return frozenset((*ahead, *after, *kinds))


def _nearest(words: Sequence[Token], between: Callable[[Token], str], ends: frozenset[str]) -> list[str]:
    found: list[str] = []
    for word in words:
        if word.folded in ends or len(found) == _NEAREST or _STOP_BEHIND.search(between(word)):
            break
        if _tells(word):
            found.append(word.stem)
    return found


def _tells(word: Token) -> bool:
    small = word.text[:1].islower()
    return small and word.is_content and word.stem not in _TIME_STEMS and word.folded not in _HOURS | _PLANNED


# "With 7:42 left in the half": a clock that runs down tells no time of day.
_RUNS_DOWN = re.compile(r"\s(?:left|remaining|to (?:go|play)|into)\b")

# A date on which somebody said something is not that of what they said.
TOLD = frozenset({"told"})
_TELLING = frozenset(
    "say says said saying tell told report reports reported add added note noted confirm confirmed write "
    "wrote "
    "posted updated published statement quoted citing".split()
)


def _told(words: tuple[Token, ...], inside: range, before: str) -> bool:
    if re.search(r"\b(?:today|yesterday|\w+day)\s\($", before):
        return True  # the day of the report itself
    if inside[0] and words[inside[0] - 1].folded in _TELLING:
        return True  # "…, police said Wednesday"
    beside = [*words[max(0, inside[0] - 3) : inside[0]], *words[inside[-1] + 1 : inside[-1] + 2]]
    return any(w.folded in _TELLING for w in beside) and not any(w.stem in _EVENT_OF for w in beside)


# What parts a date from an event word that belongs to something else.
_STOP_AHEAD = re.compile('[“”"«»;:]')
_STOP_BEHIND = re.compile('[“”"«»;:,]')
