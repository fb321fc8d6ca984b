"""In what sense a number is meant: an age, a rate, a target, a former value, a change, and of when.

Method: patterns on the words right before and behind a number, inside its clause. Two numbers of unlike
senses are never compared: a target is no measured value, "up 0.3 percent" no level, "a month" no "a year",
inflation without energy no inflation, and July's figure not August's. Limits: a sense that is told in
another sentence is not seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FORMER = "former"  # the name of the sense: what something was before
TIMES = "time"  # the unit of how often: "last month" behind it tells when, not of a former value
MONTHS = "january february march april may june july august september october november december".split()

# Periods as their number in a year; rates per head, per barrel and the like are compared by their word.
_PERIODS = {"hour": 8766.0, "day": 365.25, "night": 365.25, "week": 52.18, "month": 12.0, "quarter": 4.0,
            "year": 1.0}  # fmt: skip
_ADVERBS = {"daily": "day", "nightly": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter",
            "yearly": "year", "annually": "year", "annual": "year",
            "apiece": "head", "each": "head"}  # fmt: skip
_RATE = re.compile(
    r"^(?:[\s-]+(?!(?:of|in|on|at|by|for|from|to|and|or|but|that|which|who|with|after|before|when|as)\b)"
    r"[a-z][\w’'\-]*){0,3}?[\s-]+(?:(?:an?|per|each|every)[\s-](?P<per>hour|day|night|week|month|quarter|"
    r"year|"
    r"head|person|share|barrel|tonne|ton|gallon|lit(?:er|re)|household|family|kilomet(?:er|re)|mile|time)\b"
    r"|(?:per|for each|for every)\s(?P<one>pupil|student|patient|passenger|guest|customer|worker|home|room|"
    r"seat|ticket)\b"
    r"|(?P<adverb>daily|nightly|weekly|monthly|quarterly|yearly|annually|apiece|each(?=[.,;:)]|$))\b)"
)
_EVERY = re.compile(r"\bevery\s$", re.I)
_PERSON = r"(?:boy|girl|man|woman|son|daughter|child|teenager|baby|toddler|youth|pensioner|people)s?"
_AGE_BEFORE = re.compile(rf"(?:\b(?:aged|ages|age|age of|the age of|turned|turns|{_PERSON} of)\s)$", re.I)
_AGE_APART = re.compile(r"[A-ZÀ-Þ][\w’'\-]+,\s\(?$")
_AGE_BRACKET = re.compile(r"[A-ZÀ-Þ][\w’'\-]+\s\($")
_AGED_BEHIND = re.compile(r"^\s+(?:years? of age|and (?:under|over)\b(?=,))")
_TARGET = re.compile(
    r"\b(?:target(?:s|ed|ing)?|goal|aim(?:s|ed|ing)?|objective|benchmark|ceiling|limit|"
    r"threshold)\b[^,.;:]{0,18}$",
    re.I,
)
_TARGET_BEHIND = re.compile(
    r"^(?:\s+(?:inflation|annual|long-?(?:run|term)|average|growth|deficit|budget))*"
    r"\s+(?:target|goal|objective|ceiling|limit|threshold|benchmark|mark\b)",
    re.I,
)
_FORECAST = re.compile(
    r"\b(?:forecasts?|forecasting|expect(?:s|ed|ing|ations?)?|predict(?:s|ed|ing|ions?)?|projec(?:t|ts|ted|"
    r"ting|tions?)|"
    r"estimates? (?:of|for)|anticipat\w+|consensus|could|would|might|may|will|"
    r"(?:is|are) (?:set )?to|odds|chances?|probability)\b"
    r"[^,.;:]{0,40}$",
    re.I,
)
_FORMER = re.compile(
    r"\b(?:from|down from|up from|compared (?:with|to)|versus|vs\.?|after|previously|"
    r"last (?:week|month|quarter|year)[’']s)\s(?:(?:an?|the|about|around|some|just|only|nearly|almost|"
    r"over)\s)*$|\b(?:until|till) now\b(?![^.;]*\bha(?:s|ve)\b)",
    re.I,
)
_FORMER_BEHIND = re.compile(
    r"^\s+(?:an? (?:week|month|quarter|year)|\w+ (?:weeks|months|quarters|years)) (?:ago|earlier|before)|"
    r"^\s+(?:in the )?(?:previous|prior|preceding|last) (?:week|month|quarter|year)",
    re.I,
)
_CHANGE = re.compile(
    r"\b(?:rose|risen|rise|rises|rising|fell|fallen|fall|falls|falling|grew|grown|grow|grows|growth|shrank|"
    r"shrunk|contract(?:s|ed)?|"
    r"expand(?:s|ed)?|increase[sd]?|decrease[sd]?|decline[sd]?|drop(?:s|ped)?|gain(?:s|ed)?|lost|loses?|up|"
    r"down|"
    r"jump(?:s|ed)?|climb(?:s|ed)?|surge[sd]?|soar(?:s|ed)?|slip(?:s|ped)?|advance[sd]?|add(?:s|ed)?|cut|"
    r"raise[sd]?|"
    r"hike[sd]?|lower(?:s|ed)?|by)\s(?:(?:an?|by|about|around|some|just|only|nearly|almost|over|more than|"
    r"less than|as much as|another|further)\s)*$",
    re.I,
)
_LEVEL = re.compile(
    r"\b(?:to|at|hit|hits|reached|reaches|stood at|stands at|of|is|was)\s"
    r"(?:(?:an?|about|around|some|just|only|nearly|almost|over|more than|less than|as much as)\s)*$",
    re.I,
)
_SO_FAR = re.compile(
    r"\b(?:so far|thus far|to date|up to now|in (?:their|its|his|her|all) (?:\w+ )?(?:operations|attempts|"
    r"games|matches|seasons|missions|years)|altogether|cumulative\w*)\b",
    re.I,
)
_CORE = re.compile(
    r"\b(?:core|underlying|(?:excluding|except|without|stripping out|strips out|exclud(?:es|ed)|leaving out)"
    r"[^.;]{0,24}(?:energy|food))\b",
    re.I,
)
_OF_WHEN = re.compile(
    r"\b(?:(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|(?P<quarter>first|second|third|fourth) quarter|(?P<year>(?:19|20)\d\d))\b"
)


@dataclass(frozen=True)
class Sense:
    """`factor` brings a rate to one year; `of_when` holds months, quarters and years of its clause."""

    name: str = ""
    per: str = ""
    factor: float = 1.0
    of_when: frozenset[str] = frozenset()
    so_far: bool = False  # counted over more than the event told
    along: str = ""  # high, long, wide, deep, away: which length a length is


def is_age(text: str, start: int, end: int, *, figure: float, bare: bool) -> bool:
    """Whether a number is how old somebody is; `bare` says that it has no unit and no "about"."""
    if not bare or not 0 < figure < 115 or figure != int(figure):
        return False
    before, behind = text[max(0, start - 30) : start], text[end : end + 16]
    if _AGE_BEFORE.search(before) or _AGED_BEHIND.match(behind):
        return not re.match(r"\s+[a-z]+s\b(?! and\b)", behind)
    return bool(
        (_AGE_APART.search(before) and re.match(r",|\)|\.(?:\s|$)|$", behind))
        or (_AGE_BRACKET.search(before) and behind.startswith(")"))
    )


_NAME = r"[A-ZÀ-Þ][\w’'\-]+(?: (?:[A-Z]\.|[A-ZÀ-Þ][\w’'\-]+)){0,3}"
_NAME_BEFORE = re.compile(rf"({_NAME})(?:, (?:who is |now |then )?|\s\()$")
_NAME_BEHIND = re.compile(rf"^(?:,|\s)\s?({_NAME})")


def whose(text: str, start: int, end: int) -> str:
    """The name that an age stands beside, or "" where there is none."""
    found = _NAME_BEHIND.match(text[end : end + 60]) or _NAME_BEFORE.search(text[max(0, start - 60) : start])
    return found.group(1) if found else ""


def sense(text: str, start: int, end: int, *, unit: str) -> Sense:
    """The sense of the number that stands at `text[start:end]`; `unit` is "" for a bare count."""
    first = max(0, start - 70)
    left = max(text.rfind(mark, first, start) for mark in (". ", ";", "—", ", ")) + 1
    before = text[max(left, first) : start]
    behind = text[end : end + 70]
    per, factor = _per(before, behind)
    if not unit:
        return Sense(per=per, factor=factor, so_far=bool(_SO_FAR.search(_clause(text, start, end))))
    clause = _clause(text, start, end)
    if unit == "%":  # yearly where nothing is said
        per, factor = "" if per == "year" and factor == 1.0 else f"{per}{factor:g}" * bool(per), 1.0
    name = "" if unit == TIMES else _core(clause) + _value(before, behind, share=unit == "%")
    along = _ALONG.match(behind)
    return Sense(name, per, factor, _of_when(clause), along=_LENGTHS[along.group(1)] if along else "")


_LENGTHS = {"high": "high", "tall": "high", "long": "long", "wide": "wide", "deep": "deep", "thick": "thick",
            "away": "away", "from": "away", "off": "away"}  # fmt: skip
_ALONG = re.compile(rf"[\s-]+({'|'.join(_LENGTHS)})\b")


def _per(before: str, behind: str) -> tuple[str, float]:
    rate = _RATE.match(behind)
    if not rate:
        return ("every", 1.0) if _EVERY.search(before) else ("", 1.0)
    word = rate.group("per") or rate.group("one") or _ADVERBS[rate.group("adverb")]
    return ("year", _PERIODS[word]) if word in _PERIODS else (word, 1.0)


def _value(before: str, behind: str, *, share: bool) -> str:
    """Target, forecast, former value or change; a level where nothing tells otherwise."""
    if _TARGET.search(before) or _TARGET_BEHIND.match(behind):
        return "target"
    if _FORMER.search(before) or _FORMER_BEHIND.match(behind):
        return FORMER
    if share and _FORECAST.search(before):
        return "forecast"
    if _CHANGE.search(before) and not _LEVEL.search(before):
        return "change"
    return "level" if re.search(r"\b(?:to|at|hit|reached)\s\S*\s?$", before) else ""


def _core(clause: str) -> str:
    return "core " if _CORE.search(clause) else ""


def _clause(text: str, start: int, end: int) -> str:
    """The words around a number up to the marks that end a clause; commas do not. No clause is longer than
    `_REACH` on either side, so that a line of thousands of figures is read once."""
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    left = max(text.rfind(mark, first, start) for mark in _CLAUSE_ENDS)
    ends = [at for at in (text.find(mark, end, last) for mark in _CLAUSE_ENDS) if at >= 0]
    return text[max(first, left) : min(ends, default=last)]


_CLAUSE_ENDS = (". ", ";", "—", " while ", " but ")
_REACH = 500  # characters


def _of_when(clause: str) -> frozenset[str]:
    return frozenset(found.group().casefold() for found in _OF_WHEN.finditer(clause))


def same_sense(a: Sense, b: Sense) -> bool:
    """Whether two numbers can be values of one thing, as far as their senses go."""
    if a.per != b.per or (a.along and b.along and a.along != b.along):
        return False
    names = {a.name.split(" ")[-1], b.name.split(" ")[-1]}
    if a.name.startswith("core") != b.name.startswith("core"):
        return False
    if len(names) > 1 and names & {"target", "forecast", "former", "change"} and names != {"", "change"}:
        return False
    return not (a.of_when and b.of_when) or all(
        not (x and y and not x & y)
        for x, y in ((_part(a, kind), _part(b, kind)) for kind in ("month", "quarter", "year"))
    )


def _part(a: Sense, kind: str) -> frozenset[str]:
    if kind == "month":
        return frozenset(w for w in a.of_when if w in MONTHS)
    return frozenset(w for w in a.of_when if (w.isdigit() if kind == "year" else w.endswith("quarter")))
