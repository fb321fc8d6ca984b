"""Reading figures: what number stands there, in what unit, as an interval; and what is no quantity.

Method: one pattern for figures, number words, ranges, shares ("two fifths", "one in five") and vague words
("dozens"), with the modifier before ("at least") and the unit behind, halves and quarters ("an hour and a
half"); units of time up to weeks and of length are brought to one. Years, dates, times, ordinals, scores and
numbers in names are none. Limits: currencies are not converted; "doubled" is not read.
"""

from __future__ import annotations

import math
import re

from newsdiff.analysis.wording import stem

_UNITS = {w: i for i, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen".split())}  # fmt: skip
_TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALE = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
          "m": 1e6, "mn": 1e6,
          "bn": 1e9, "tn": 1e12, "k": 1e3, "dozen": 12.0}  # fmt: skip
# Wide on purpose: a vague word contradicts a figure only where nobody would use it for that figure.
_VAGUE = {"dozens": (18, 120), "scores": (30, 200), "hundreds": (150, 1200), "thousands": (1500, 120_000),
"tens of thousands": (1.5e4, 120_000),
          "several hundred": (250, 950), "a few hundred": (180, 700), "several dozen": (30, 120),
          "a few dozen": (20, 70), "several thousand": (2500, 15_000), "a few thousand": (1800, 7000),
          "hundreds of thousands": (1.5e5, 1_200_000), "millions": (1.5e6, 99_999_999),
          "billions": (1.5e9, 99_999_999_999),
          "several": (3, 15), "a handful": (2, 10), "a few": (2, 9), "a couple": (2, 3)}  # fmt: skip
# Into how many parts a fraction parts the whole: "two fifths".
_PARTS = {w: i for i, w in enumerate("third quarter fifth sixth seventh eighth ninth tenth".split(), 3)}

WORDNUM = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|"
    rf"{'|'.join(sorted(_UNITS, key=len, reverse=True))})(?![a-z])"
)
_FEW = "two|three|four|five|six|seven|eight|nine"
_SHARE = rf"(?:an?|one|{_FEW})[ -](?:{'|'.join(_PARTS)})s?"
# "One in five", "four in ten", "nine out of ten": no days or games, and no four who were hurt in ten towns.
_WHOLES = "three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|1,?000|100|1[02]|20|50|[3-9]"
_RATIO = (
    rf"(?<!killed )(?<!killing )(?<!injured )(?<!wounded )(?<!arrested )(?:"
    rf"one\sin\s(?:every\s)?(?-i:(?=[a-z\d]))(?:{_WHOLES})|"
    rf"(?:{_FEW}|[2-9])\sin\s(?:ten|10)|(?:[2-9]|[1-9]\d)\sin\s100|[1-9]\d{{0,2}}\sin\s1,?000|"
    rf"(?:one|{_FEW}|[1-9]\d?)\sout\sof\s(?:every\s)?(?:{_WHOLES}))\b(?!-|[.,]?\d|"
    rf"\s(?:seconds|minutes|hours|days|weeks|months|years|seasons|games|matches|races|attempts)\b)"
)
_OF_ALL = re.compile(r"\s(?:in|out\sof)\s(?:every\s)?", re.I)  # between the two numbers of a ratio
# What parts thousands: a comma, or a blank at which no line breaks. A plain blank or a comma and a blank part
# two numbers: "of the 27, 150 were hurt". But no number begins with a nought: "70 000".
_THOUSANDS = r"(?:[,\u00a0\u2009\u202f]| (?=0\d\d\b))"
# Between a figure and its scale or unit: a blank, a hyphen, or a hyphen that stands apart.
_SEP = r"(?:\s?-\s?|\s)?"
_MODIFIER = (
    r"(?P<mod>more or less|more than|in excess of|upwards of|north of|less than|fewer than|at least|at most|"
    r"up to|as many as|as much as|no more than|"
    r"no fewer than|not more than|over|under|above|below|"
    r"about|around|roughly|approximately|nearly|almost|virtually|not quite|approaching|some|close to|"
    r"an estimated|estimated|exceeding|"
    r"exactly)\s+(?:the\s+)?"
)
# Units that are brought to one: (base, factor), by stem.
_BASE = {stem(w): (base, factor) for words, base, factor in (
    ("second seconds", "minute", 1 / 60), ("minute minutes", "minute", 1.0), ("hour hours", "minute", 60.0),
    ("day days", "minute", 1440.0), ("week weeks", "minute", 10080.0),
    ("kilometer kilometers kilometre kilometres km", "metre", 1000.0),
    ("meter meters metre metres", "metre", 1.0), ("mile miles", "metre", 1609.0), ("foot feet",
    "metre", 0.3048), ("inch inches", "metre", 0.0254),
    ("centimeter centimeters centimetre centimetres cm", "metre", 0.01),
    ("millimeter millimeters millimetre millimetres mm", "metre", 0.001),
    ("kilogram kilograms kg", "kilogram", 1.0), ("tonne tonnes", "kilogram", 1000.0),
    ("hectare hectares", "hectare", 1.0), ("acre acres", "hectare", 0.4047),
    ("doors houses buildings", "door", 1.0)) for w in words.split()}  # fmt: skip
# Those of several words, or with a stroke, as `NUMBER` finds them, by what they begin with.
_SQUARE = {"k": 100.0, "mi": 259.0, "me": 1e-4, "f": 9.29e-6}  # hectares
_SPEED = {"k": 1.0, "mi": 1.609, "mp": 1.609, "me": 3.6, "m/": 3.6, "kn": 1.852}  # kilometres an hour
_SQUARES = r"(?:square|sq\.?)\s(?:kilomet(?:er|re)s?|km|miles?|met(?:er|re)s?|feet|foot)"
_SPEEDS = (
    r"(?:kilomet(?:er|re)s?|km|miles?)\s(?:per|an)\shour|met(?:er|re)s?\s(?:per|a)\ssecond|"
    r"km/h|kmh|kph|mph|m/s|knots?"
)

# Of these a half or quarters are told: "three quarters of an hour".
_PARTED = "hour|day|year|mile"
_QUARTERS = r"(?:three[ -]quarters|(?:a|one)[ -]quarter)"
_HALF = r"[\s-]and[\s-]a[\s-]half(?!\s(?:of|an?)\b|-[a-z]+ed\b|\w)"

NUMBER = re.compile(
    rf"(?<![\w.])(?:{_MODIFIER})?(?:"
    rf"(?P<vague>{'|'.join(sorted(_VAGUE, key=len, reverse=True))})\b"
    rf"|(?P<ratio>{_RATIO})"
    rf"|(?P<fraction>half|{_SHARE})(?= of\b| the\b)(?! of an? (?:{_PARTED}|million|billion)\b)"
    rf"|(?:(?P<cur>(?:US|A|C|HK|NZ)?[$€£¥](?:US|A|C)?)\s?)?"
    rf"(?P<num>{_QUARTERS} of an?(?= (?:{_PARTED})\b)|"
    rf"(?:half|{_SHARE}) of an?(?= (?:million|billion)\b)|"
    rf"half an?(?= (?:{_PARTED})\b| kilomet| million| billion| dozen)|half(?=[ -]hour\b)|\d?½|"
    rf"\d{{1,3}}(?:{_THOUSANDS}\d{{3}})+(?!\d)(?:\.\d+)?|"
    rf"\d+(?:\.\d+)?|{WORDNUM}|"
    rf"an?(?= hundred| thousand| million| billion| dozen| hour| (?:day|week|month|year|mile) and a half\b))"
    rf"(?P<half>{_HALF})?"
    rf"(?:(?P<to>(?:\s?%)?(?:\s?[-–]\s?|"
    rf"\s+to\s+|(?:(?<=between ....)|(?<=between ...)|(?<=between ..))\s+and\s+))(?P<cur2>[$€£¥])?"
    rf"(?P<num2>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|"
    rf"{WORDNUM})(?![\w]))?"
    rf"(?:{_SEP}(?P<scale>hundred thousand|hundred million|hundred billion|hundred|thousand|million|billion|"
    rf"trillion|dozen|mn|bn|tn|m|k)\b)?"
    rf"(?:(?<=hundred)\sand\s(?P<rest>{WORDNUM})(?!\shundred)(?:\s(?P<times>thousand|million|billion)\b)?)?"
    rf"(?P<unit>\s?%|\s?-?\s?(?:{_SQUARES}|{_SPEEDS})\b|\s?(?:km|cm|mm|kg|MW|GW)\b|[ -](?:per ?cent|pct)\b|"
    rf"[ -]percentage[ -]points?\b|"
    rf"\s?°\s?[CF]|(?:\s?-\s?|\s)(?:(?:kilo|centi|milli)?met(?:er|re)s?|km|miles?|feet|foot|inch(?:es)?|tonn?es?|tons?|"
    rf"kilograms?|kg|pounds?|lit(?:er|re)s?|gallons?|barrels?|"
    rf"hectares?|acres?|degrees?|megawatts?|gigawatts?|MW|GW|euros?|dollars?|USD|yen|yuan|crowns?|francs?|"
    rf"marks?|cents?|pence|"
    rf"(?:doors|houses|buildings)(?=\s(?:away|down)\b)|"
    rf"yards?|years?|months?|weeks?|days?|hours?|minutes?|seconds?|basis points?|"
    rf"times(?!\s(?:more|less|as|the|that|higher|larger|bigger|over|greater|faster|lower)\b))\b)?"
    rf"(?P<half2>(?<=[a-z]){_HALF}(?!\s(?:dozen|million)\b))?"
    rf"(?P<old>(?:\s?-\s?|\s)old\b)?"
    rf"(?P<tail>,?\s(?:or so|give or take|more or less|or more)\b(?!\s+(?:than|the|an?|of|that)\b))?"
    rf"|(?P<often>once|twice)(?=[.,;]|\s(?:before|in|since|this|last|by|to|and|but|for|during|"
    rf"(?:an?|each|every|per)\s(?:day|week|month|quarter|year|season))\b))",
    re.I,
)  # fmt: skip
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_NO_QUANTITY_BEFORE = re.compile(
    rf"(?:{_MONTH}|\b(?:[Aa]rticle|[Ss]ection|[Cc]hapter|[Rr]esolution|No\.?|[Nn]umber|[Rr]oute|[Hh]ighway|"
    rf"[Rr]oom|[Ff]light|[Ll]evel|[Pp]hase|[Cc]lass|[Pp]art|[Tt]ype|[Pp]age|"
    rf"Group of|age of|[Ff]ormula|Boeing|Airbus))\s$|[A-Za-z]-$|[A-Z]$|#$|/\s?$|\d:\s?$|:$"
)


def plain(word: str) -> float:
    """The value of a figure, a number word (`WORDNUM`), "a", "half an", or a share ("two fifths")."""
    folded = re.sub(rf"(?<=\d){_THOUSANDS}(?=\d{{3}})", "", word.casefold())
    if folded in {"a", "an"}:
        return 1.0
    if folded.startswith("half") or folded == "½":
        return 0.5
    if folded.endswith("½"):
        return float(folded[:-1]) + 0.5
    if folded[0].isdigit():
        return float(folded)
    pieces = re.split(r"[- ]", folded)
    if len(pieces) > 1 and (parts := _PARTS.get(pieces[1].removesuffix("s"))):
        return plain(pieces[0]) / parts
    return float(sum(_TENS.get(piece, _UNITS.get(piece, 0)) for piece in pieces))


_CURRENCY = {"dollar": "$", "dollars": "$", "usd": "$", "euro": "€", "euros": "€", "yen": "¥"}
_OFTEN = {"once": 1.0, "twice": 2.0}


def unit_of(found: re.Match[str]) -> str:
    currency = found.group("cur") or found.group("cur2")
    unit = (found.group("unit") or "").strip(" -").casefold()
    if found.group("often"):
        return "time"
    if currency:
        return re.sub(r"US|[A-Z]+(?=\$)", "", currency)[:1]
    if unit in _CURRENCY:
        return _CURRENCY[unit]
    if unit in {"%", "per cent", "percent", "pct"}:
        return "%"
    if found.group("old"):
        return "age"
    if re.fullmatch(rf"{_SQUARES}|{_SPEEDS}", unit, re.I):
        return re.sub(r"\s", " ", unit)
    return stem(unit) if unit else ""


def converted(low: float, high: float, unit: str) -> tuple[float, float, str]:
    base, factor = _BASE.get(unit) or _of_words(unit) or (unit, 1.0)
    return low * factor, high * factor, base


def _of_words(unit: str) -> tuple[str, float] | None:
    """The base of a unit of areas or speeds, and how much of it that is."""
    square = re.match(r"sq(?:uare|\.)?\s", unit)
    named = unit[square.end() :] if square else unit
    table = _SQUARE if square else _SPEED if re.fullmatch(_SPEEDS, unit) else {}
    factor = table.get(named[:2]) or table.get(named[:1])
    return (("hectare" if square else "km/h"), factor) if factor else None


_MORE = frozenset({"more than", "over", "above", "exceeding", "in excess of", "upwards of", "north of"})
_LESS = frozenset({"less than", "fewer than", "under", "below"})
_NEARLY = frozenset({"nearly", "almost", "virtually", "not quite", "approaching", "close to"})
_ABOUT = frozenset(
    {"about", "around", "roughly", "approximately", "some", "an estimated", "estimated"}
    | {"or so", "give or take", "more or less"}  # behind the figure
)


def _interval(value: float, top: float, modifier: str, *, exact_units: bool) -> tuple[float, float]:
    if modifier in _MORE:
        least = value + (1 if exact_units and value < 1000 else value * 1e-6)
        return (least, max(least, value * 1.3))
    if modifier in {"at least", "no fewer than", "or more"}:
        return (value, float("inf"))
    if modifier in _LESS:
        return (0.6 * value, value * (1 - 1e-6))
    if modifier in {"up to", "as many as", "as much as", "at most", "no more than", "not more than"}:
        return (0.0, top)
    if modifier in _NEARLY:
        return (0.88 * value, value * (1 - 1e-6))
    if modifier in _ABOUT:
        return (0.93 * value, 1.07 * top)
    return (value, top)


def _scale(found: re.Match[str]) -> float:
    """What the words behind a figure multiply it by: "hundred thousand"."""
    return math.prod(_SCALE[word] for word in (found.group("scale") or "").casefold().split())


def _value(found: re.Match[str]) -> float:
    """A figure with its scale, a half ("two and a half", "an hour and a half"), and with what is added to
    hundreds: "two hundred and fifty thousand"."""
    half = 0.5 if found.group("half") or found.group("half2") else 0.0
    value = (plain(found.group("num")) + half) * _scale(found)
    if not found.group("rest"):
        return value
    return (value + plain(found.group("rest"))) * _SCALE.get((found.group("times") or "").casefold(), 1.0)


# The same behind what is counted: "400 cows or so".
_TAIL_APART = re.compile(
    r"(?:\s[a-z]+){1,2}\s(?P<tail>or so|give or take|more or less|or more)\b(?!\s+(?:than|the|an?|of|that)\b)"
)


def _apart(found: re.Match[str]) -> re.Match[str] | None:
    return None if found.group("tail") or found.group("mod") else _TAIL_APART.match(found.string, found.end())


def end_of(found: re.Match[str]) -> int:
    """Where a figure ends, with the words behind what it counts that say how exact it is."""
    apart = _apart(found)
    return apart.end() if apart else found.end()


def _modifier(found: re.Match[str]) -> str:
    """The words before a figure, else behind it, that say how exact it is."""
    apart = _apart(found)
    told = found.group("mod") or found.group("tail") or (apart["tail"] if apart else "")
    return re.sub(r"\s+", " ", told.casefold()).lstrip(", ")


def read(found: re.Match[str]) -> tuple[float, float, str] | None:
    modifier = _modifier(found)
    if found.group("vague"):
        vague = _VAGUE[found.group("vague").casefold()]
        return float(vague[0]), float(vague[1]), ""
    if found.group("often"):
        return (_OFTEN[found.group("often").casefold()],) * 2 + ("time",)
    if found.group("fraction") or found.group("ratio"):
        value, rounded = _percent(found)
        if value >= 100:
            return None  # "twelve out of ten"
        low, high = _interval(value, value, modifier, exact_units=False)
        return low - rounded, high + rounded, "%"
    scale = _scale(found)
    value = _value(found)
    top = plain(found.group("num2")) * scale if found.group("num2") else value
    if found.group("num2") and not found.group("scale") and top < value:
        return None  # a score or a vote, "5–4"
    unit = unit_of(found)
    low, high = _interval(value, max(value, top), modifier, exact_units=scale == 1.0 and not unit)
    return low, high, unit


def _percent(found: re.Match[str]) -> tuple[float, float]:
    """A fraction or a ratio in per cent, and how many points off it may be: "four in ten" may be 43%."""
    if found.group("fraction"):
        return round(100 * plain(found.group("fraction")), 1), 1.0
    some, of_all = map(plain, _OF_ALL.split(found.group("ratio")))
    return 100 * some / of_all, min(3.0, 50 / of_all)


_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_AT = re.compile(r"\b(?:at|as of|by|until|till|around|about|before|after|from|since)\s$", re.I)


def _is_year(found: re.Match[str], text: str) -> bool:
    figure = found.group("num") or ""
    if (
        not re.fullmatch(r"(?:1[5-9]|20)\d\d", figure)
        or found.group("unit")
        or found.group("scale")
        or found.group("cur")
    ):
        return False
    behind = text[found.end() : found.end() + 20]
    return found.group("mod") is None and not re.match(
        r"\s+(?:people|homes|houses|troops|workers|jobs|dead|tonnes|tons|cases)", behind
    )


FIGURE_GROUPS = ("vague", "ratio", "fraction", "cur", "num", "often")


_NONE_BEHIND = re.compile(
    r"(?:st|nd|rd|th|s)\b|:\s?\d|\s?[ap]\.?\s?m\b|\s?/\s?\d|\.\d|\.\s\d\d\s[ap]\.|"
    r"\s(?:GMT|UTC|[A-Z][SD]T|o[’']clock|hours GMT)\b"
    # "Four years ago" is a date, "seven votes to two" a tally.
    rf"|\svotes?\sto\s(?:\d|{WORDNUM})|\s{_MONTH}\b|\s+ago\b"
)
# "A 40-year high" is a way to say "high".
_TIME_UNIT = re.compile(r"day|week|month|quarter|year")
_EXTREME = re.compile(r"[\s-]+(?:high|low|peak|record)\b")


def is_none(found: re.Match[str], text: str, start: int) -> bool:
    """Whether a figure is a year, a date, a time, an ordinal, the number of a list, or part of a name."""
    before, behind = text[max(0, start - 14) : start], text[found.end() : found.end() + 20]
    if _NO_QUANTITY_BEFORE.search(before) or _is_year(found, text) or _NONE_BEHIND.match(behind):
        return True
    if (re.match(r"[A-Za-z]", behind) and found.group()[-1].isdigit()) or (
        not found.start() and behind.startswith(". ")
    ):
        return True
    if _TIME_UNIT.search(found.group("unit") or "") and _EXTREME.match(behind):
        return True
    bare = not (found.group("unit") or found.group("mod") or found.group("scale"))
    if bare and _CLOCK.fullmatch(found.group("num") or "") and _AT.search(before):
        return True
    return bare and (found.group("num") or "").casefold() in {"one", "zero"}


def figure_of(found: re.Match[str], low: float, unit: str) -> float:
    """The figure itself in the base unit, without "over" or "about"."""
    if not found.group("num"):
        shared = found.group("fraction") or found.group("ratio")
        return _OFTEN.get((found.group("often") or "").casefold()) or (_percent(found)[0] if shared else low)
    value = _value(found)
    return converted(value, value, unit)[0]


def is_rough(found: re.Match[str]) -> bool:
    """Whether the words themselves say that the number is not exact."""
    half = re.match(rf"half|{_QUARTERS}|an?$|\d?½", (found.group("num") or "").casefold())
    halved = half or found.group("half") or found.group("half2")
    return bool(found.group("vague") or halved or _modifier(found) in _ABOUT | _NEARLY)
