"""The day on which an article came out, told by its publisher or by a line of the text that is only a date.

Method: the day of publication where it is known; else the first full date, with its year, on one of the first
lines that holds nothing else but a weekday, a time, a zone and words like "Updated". Limits: "3/4/2021" is
read only where one number cannot be a month.
"""

from __future__ import annotations

import re
from datetime import date, time
from functools import lru_cache

from newsdiff.analysis.types import Document

_FIRST_LINES = 7
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b{_MONTH}\s{_DAY}\s?,?\s{_YEAR}\b",
        rf"\b{_DAY}\s{_MONTH}\s?,?\s{_YEAR}\b",
        rf"\b{_MONTH}\s-\s{_DAY}\s-\s(?P<short>\d\d)\b",
        rf"\b{_YEAR}-(?P<number>\d\d)-{_DAY}\b",
        r"\b(?P<one>\d{1,2})\s?/\s?(?P<two>\d{1,2})\s?/\s?(?P<year>(?:19|20)\d\d)\b",
    )
)
_BESIDE = re.compile(
    r"(?:\W|\d|[ap]m\b|\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|updated?|published|posted|edited|last|"
    r"first|created|modified|date|on|at|of|the|as|[ap]\.?\s?m|hrs?|noon|midnight|[a-z]{2,3}t|gmt|utc|bst|pt|et)\b)*",
    re.I,
)


def published_on(document: Document) -> date | None:
    return document.published.date() if document.published else _told(document)


def hours_between(a: Document, b: Document) -> float | None:
    """How much later the second article came out; None where that is not told. Midnight is a day without its
    hour: then whole days are told, and nothing of two articles of one day."""
    first, second = a.published, b.published
    if first is None or second is None or time.min in {first.time(), second.time()}:
        days = published_on(a), published_on(b)
        return 24.0 * (days[1] - days[0]).days if days[0] and days[1] and days[0] != days[1] else None
    if (first.tzinfo is None) != (second.tzinfo is None):
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return (second - first).total_seconds() / 3600


def is_dateline(text: str) -> bool:
    """Whether a line is a date and nothing else."""
    found = _dated(text)
    return found is not None and bool(_BESIDE.fullmatch(text[: found.start()] + " " + text[found.end() :]))


def _dated(text: str) -> re.Match[str] | None:
    return next((m for p in _DATES if (m := p.search(text))), None) if len(text) < 80 else None


@lru_cache(maxsize=1024)
def _told(document: Document) -> date | None:
    for line in document.lines[:_FIRST_LINES]:
        text = line.span.of(document.text)
        found = _dated(text) if is_dateline(text) else None
        day = _day(found) if found else None
        if day:
            return day
    return None


def _day(found: re.Match[str]) -> date | None:
    got = {name: value for name, value in found.groupdict().items() if value}
    if "one" in got:
        one, two = int(got["one"]), int(got["two"])
        if (one > 12) == (two > 12):
            return None
        month, day = sorted((one, two))
    else:
        month = int(got["number"]) if "number" in got else _MONTHS.index(got["month"][:3].casefold()) + 1
        day = int(got["day"])
    try:
        return date(int(got["year"]) if "year" in got else 2000 + int(got["short"]), month, day)
    except ValueError:
        return None
