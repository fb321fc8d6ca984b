"""Reading quantities: figures with what they count, and what befell those counted.

Method: the words behind a figure, up to a function word, are what it counts; the nearest word of a short list
tells what befell those counted; shares, gaps and ages are told apart.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from newsdiff.analysis.details.context import is_address, near, within
from newsdiff.analysis.details.figures import (
    FIGURE_GROUPS,
    NUMBER,
    converted,
    end_of,
    figure_of,
    is_none,
    is_rough,
    read,
    unit_of,
)
from newsdiff.analysis.details.senses import TIMES, Sense, is_age, sense, whose
from newsdiff.analysis.types import Span
from newsdiff.analysis.wording import FUNCTION_WORDS, Token, stem, tokens

# What is counted, under one name.
_ONE_HEAD = {stem(w): group for group, words in {
    "countries": "country countries nation nations state states member members",
    "homes": "home homes house houses",
    "ships": "ship ships vessel vessels boat boats", "planes": "plane planes aircraft jet jets",
    "staff": "worker workers employee employees staff job jobs",
    "troops": "troop troops soldier soldiers", "votes": "vote votes ballot ballots",
    "drills": "exercise exercises drill drills"}.items() for w in words.split()}  # fmt: skip
PEOPLE = frozenset(stem(w) for w in
    "people person persons resident residents civilian civilians worker workers man men woman women "
    "passenger passengers victim "
    "victims miner miners child children others employee employees soldier soldiers troops villager "
    "villagers body bodies survivor survivors patient patients fisherman sailor sailors guest guests tourist "
    "tourists traveller travellers "
    "pupil pupils student students protester protesters demonstrator demonstrators reveller revellers"
    .split())  # fmt: skip
ABOARD = frozenset(stem(w) for w in "aboard board people passenger travel".split())
ROLES = {
    "die": "die dead death deaths died kill killed killing fatality fatalities toll perished body bodies "
    "drowned lives",
    "hurt": "injured injuries wounded hurt hospital hospitalised hospitalized injuring wounding treated",
    "missing": "missing unaccounted accounted",
    "held": "arrested detained arrests custody jailed",
    "moved": "evacuated displaced evacuation homeless fled shelters shelter",
    "saved": "rescued saved survived survivors",
    "ill": "infected cases ill sickened infections",
    "room": "licensed capacity certified allowed permitted limit maximum",
    "aboard": "aboard board onboard passengers carrying carried manifest packed",
}
ROLE_OF = {stem(w): role for role, words in ROLES.items() for w in words.split()}


@dataclass(frozen=True)
class Quantity:
    """`low` to `high` of a `unit`; `counted` are the stems of what is counted, `heads` its last word."""

    span: Span
    low: float
    high: float
    unit: str
    counted: frozenset[str]
    head: str
    role: str
    around: frozenset[str]
    base: float  # the figure itself, without "over" or "about"; the middle of a range
    sense: Sense
    rough: bool  # "about", "almost", "dozens", "half an hour"
    whose: str  # the name beside an age
    step: float = 1.0  # how much of `unit` the written unit is: 1609 metres a mile

    @property
    def value(self) -> str:
        return f"{self.low:g}–{self.high:g} {self.unit}".strip()


# Words that stand before the number of what they are: "a crew of nine", "a magnitude of 6.1".
_GROUP_OF = re.compile(
    r"\b(?P<group>crew|crowd|staff|team|board|fleet|family|party|panel|jury|population|total|magnitude|intensity|speed)"
    r"(?: of\s|(?<=magnitude)[ -])$",
    re.I,
)
# "A town of 9,000": the number of those who live there.
_LIVE = re.compile(
    r"\b(?:town|city|village|community|suburb|island|country|nation|hamlet|parish) of\s"
    r"(?:(?:about|around|some|roughly|nearly|almost|just|over|more than|fewer than|less than|the)\s)*$",
    re.I,
)


def _counted(text: str, start: int, end: int) -> tuple[frozenset[str], str]:
    """The words right behind a number, up to a function word, a sign or the fourth: "27-member bloc"."""
    group = _GROUP_OF.search(text[max(0, start - 14) : start])
    named = (
        group.group("group")
        if group
        else "population"
        if _LIVE.search(text[max(0, start - 40) : start])
        else ""
    )
    if named:
        return frozenset({stem(named.casefold())}), stem(named.casefold())
    piece = re.match(
        r"(?:[ -]+(?:of (?:the |its |their )?|more |other )?[A-Za-z][\w’'\-]*){1,4}", text[end : end + 90]
    )
    if not piece:
        return frozenset(), ""
    chosen = []
    for word in tokens(re.sub(r"^[\s-]+", "", piece.group()).replace("-", " ")):
        if word.folded.endswith("ly") and len(word.folded) > len("family"):
            break  # an adverb: what they did begins
        if word.folded in FUNCTION_WORDS and word.folded not in {
            "of",
            "the",
            "more",
            "other",
            "its",
            "their",
        }:
            break
        if word.is_content:
            chosen.append(_ONE_HEAD.get(word.stem, word.stem))
        if len(chosen) == 3:
            break
    return frozenset(chosen), chosen[0] if chosen else ""


@lru_cache(maxsize=16_384)
def quantities(text: str, offset: int = 0) -> tuple[Quantity, ...]:
    """The quantities of a text; years, dates, times, ordinals and numbers in names are none. `offset` is
    added to every span."""
    found = _quantities(text)
    return (
        tuple(replace(quantity, span=quantity.span.moved(offset)) for quantity in found) if offset else found
    )


@lru_cache(maxsize=16_384)
def _quantities(text: str) -> tuple[Quantity, ...]:
    if is_address(text):
        return ()
    words = tokens(text)
    found_all: list[Quantity] = []
    for found in NUMBER.finditer(text):
        start = min(at for at in map(found.start, FIGURE_GROUPS) if at >= 0)
        if is_none(found, text, start):
            continue
        quantity = _quantity(found, text, start, words)
        if quantity is None or (found_all and _converts(text, found_all[-1], quantity)):
            continue
        if found_all and _to_bare(text, found_all[-1], quantity):
            quantity = _with_unit(quantity, found_all[-1])
        if found_all and _goes_on(text, found_all[-1], quantity):
            found_all[-1] = _sum(found_all[-1], quantity)
        else:
            found_all.append(quantity)
    return tuple(found_all)


def _quantity(found: re.Match[str], text: str, start: int, words: tuple[Token, ...]) -> Quantity | None:
    told = read(found)
    if told is None:
        return None
    step = converted(1.0, 1.0, told[2])[0]
    low, high, unit = converted(*told)
    value = figure_of(found, low, unit_of(found))
    if found.group("num2"):
        value = (low + high) / 2 if math.isfinite(high) else low
    bare = not unit and not found.group("mod") and not found.group("scale")
    if is_age(text, start, found.end(), figure=value, bare=bare):
        unit = "age"
    meant = sense(text, start, found.end(), unit=unit)
    span = Span(found.start(), end_of(found))
    of_what = _of(text, found.end()) if unit != TIMES else ()  # "in a month" tells when
    counts = not unit or found.group("ratio")  # "one in five homes"
    counted, head = _counted(text, start, found.end()) if counts else (frozenset(), "")
    if unit:
        counted, head = counted.union(of_what), ""
    share = _share(text, found.end(), text[max(0, start - 24) : start])
    return Quantity(
        span, low * meant.factor, high * meant.factor, unit, counted, head, _role(words, span) + share,
        near(words, span), value * meant.factor, meant, is_rough(found),
        whose(text, found.start(), found.end()) if unit == "age" else "",
        step * meant.factor,
    )  # fmt: skip


def _converts(text: str, amount: Quantity, other: Quantity) -> bool:
    """Whether an amount is the one before it in another currency or unit: "A$1.5 million ($1 million)",
    "2,000 km (1,243 miles)"."""
    between = text[amount.span.end : other.span.start]
    if amount.unit != other.unit or not re.fullmatch(r"\s?\(\s?", between):
        return False
    length = amount.step != other.step and abs(amount.base - other.base) <= _CONVERTED * amount.base
    return amount.unit in set("$€£¥") or length


_CONVERTED = 0.1  # how far off a rounded conversion may be


_TO = re.compile(r"[^.;:]{0,40}\bto\s$")


def _to_bare(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether a figure has the unit of the one before it: "from 900 square kilometres to 400"."""
    bare = not (second.unit or second.counted or second.role or second.around & PEOPLE)
    return bare and bool(first.unit) and bool(_TO.fullmatch(text[first.span.end : second.span.start]))


def _with_unit(bare: Quantity, full: Quantity) -> Quantity:
    return replace(
        bare,
        unit=full.unit,
        low=bare.low * full.step,
        high=bare.high * full.step,
        base=bare.base * full.step,
        step=full.step,
    )


def _goes_on(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether two lengths are one: "three hours and 50 minutes"."""
    between = text[first.span.end : second.span.start]
    one = first.unit == second.unit in {"minute", "metre"} and 0 < second.base < first.base
    return one and bool(re.fullmatch(r"(?:,?\sand)?\s", between))


def _sum(first: Quantity, second: Quantity) -> Quantity:
    return replace(
        first,
        span=Span(first.span.start, second.span.end),
        low=first.low + second.low,
        high=first.high + second.high,
        base=first.base + second.base,
    )


def _of(text: str, end: int) -> Iterator[str]:
    """What a share or an amount is of: "40% of trade", "$3 billion in loans"."""
    piece = re.match(r"\s+(?:of|in|on|for)\s+((?:[\w’'\-]+\s?){1,4})", text[end : end + 70])
    if piece:
        yield from (w.stem for w in tokens(piece.group(1)) if w.is_content)


def _share(text: str, end: int, before: str) -> str:
    """Whether a number is of some among those counted ("four of them"), of all of whom some are meant ("two
    of the nine"), or a gap ("23 more than …")."""
    if re.match(r"\s+(?:more|fewer|less|higher|lower|above|below|over)\b", text[end : end + 12]):
        return "/gap"
    part = re.match(
        r"\s+other\b|\s+of (?:its|their|the)\b|\s+(?:\w+\s+)?of (?:them|whom|those|these)\b",
        text[end : end + 40],
    )
    return (
        "/part" if part or _PART_BEFORE.search(before) else "/whole" if _WHOLE_BEFORE.search(before) else ""
    )


_PART_BEFORE = re.compile(
    r"\b(?:including|among them|of them|of whom|with|"
    r"(?:the|its|their|his|her|our) (?:first|last|next|final|top))\s$"
)
_WHOLE_BEFORE = re.compile(
    r"(?:\d|\b(?:\w+th|third|half|halves|quarters?|most|some|many|few|none|any|each|all|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|majority)) of (?:(?:the|its|their|those|these|his|her|our)|"
    r"(?:the )?[A-Z]\w+(?:['’]s?|s['’]))\s$",
    re.I,
)


# What befell some, "as" others did something else.
_ELSEWHERE = frozenset({"as", "while", "when", "but", "where", "because"})


def _other_clause(between: tuple[Token, ...]) -> bool:
    return any(word.folded in _ELSEWHERE for word in between)


_REACH = 9  # words between a number and what befell those counted


def _role(words: tuple[Token, ...], span: Span) -> str:
    """What befell those counted: the nearest word that tells, those behind the number first."""
    first, behind = within(words, span)
    if first == behind:
        return ""
    best: tuple[float, str] | None = None
    for i in range(max(0, first - _REACH), min(len(words), behind + _REACH)):
        role = ROLE_OF.get(words[i].stem)
        if role and not first <= i < behind and not _other_clause(words[i:first]):
            distance = i - behind + 1 if i >= behind else 1.3 * (first - i)
            near_by = distance <= (_REACH if role == "die" else _REACH - 2)
            distance += 20 * (role == "aboard")
            if near_by and (best is None or distance < best[0]):
                best = (distance, role)
    return best[1] if best else "missing" if _sought(words[max(0, first - 2) : first]) else ""


def _sought(before: tuple[Token, ...]) -> bool:
    """Whether two words lead to those whom one looks for: they are missing. "The search for 19 persons"."""
    return [word.folded for word in before][1:] == ["for"] and before[0].stem in _SOUGHT


_SOUGHT = frozenset(map(stem, "search searching hunt hunting looking".split()))
