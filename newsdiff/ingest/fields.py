"""The fields of an article, checked: what a file says about its text.

A wrong value is dropped and told in a note; only a headline or name that is too long refuses the file,
because cutting it would change the outlet's words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from newsdiff.ingest.decode import canonical
from newsdiff.ingest.draft import Refused

# Characters that a field may have, here, in forms and in the database.
LONGEST = {"outlet": 200, "headline": 500, "byline": 300, "published": 100, "url": 2000, "language": 35}
KNOWN = tuple(LONGEST)

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_TO_ENCODE = re.compile('[<>"]')
_YEARS = range(1600, 2201)  # a date outside of these is a slip of the pen
_IN_NUMBERS = re.compile(r"(?<![\d:/.-])(\d{1,2})[-/.\s]+(\d{1,2})[-/.\s]+(\d{4}|\d\d)(?![\d:])")
_CENTURY_TURNS = 69  # as Python reads a year of two digits: 69 is 1969, 68 is 2068


@dataclass(frozen=True, slots=True)
class Fields:
    headline: str = ""
    outlet: str = ""
    byline: str = ""
    url: str = ""
    published: datetime | None = None
    language: str = ""
    notes: tuple[str, ...] = ()


def check(name: str, given: Mapping[str, str]) -> Fields:
    """The known fields out of `given`. Raises Refused when outlet, headline or byline is too long."""
    plain = {key: one_line(given.get(key, "")) for key in KNOWN}
    for key in ("outlet", "headline", "byline"):
        if len(plain[key]) > LONGEST[key]:
            raise Refused(
                f"{name}: {key} has {len(plain[key])} characters; "
                f"at most {LONGEST[key]} are taken. Shorten it."
            )
    notes: list[str] = []
    url = web_address(plain["url"])
    _kept(plain["url"], bool(url), "url", "is no http or https address", notes)
    language = language_code(plain["language"])
    _kept(plain["language"], bool(language), "language", "is the code of no language", notes)
    published = parse_date(plain["published"])
    _kept(plain["published"], published is not None, "published", "is no date that can be read", notes)
    if published and (others := other_days(plain["published"], published)):
        notes.append(
            f"published: “{plain['published']}” can be read in more than one way and was taken for "
            f"{published.day} {published:%B %Y}; if another day is meant, write it as {' or '.join(others)}"
        )
    return Fields(
        headline=plain["headline"],
        outlet=plain["outlet"],
        byline=plain["byline"],
        url=url,
        published=published,
        language=language,
        notes=tuple(notes),
    )


def one_line(text: str) -> str:
    """`text` in canonical characters on one line, runs of blanks as one."""
    return " ".join(canonical(text).split())


def language_code(text: str) -> str:
    """The language that `text` is a code of, as "en" or "pt-BR"; "" where ISO 639 has no such language. Of
    several codes for one language the one in use: "en" for "eng"."""
    if not _LANGUAGE.fullmatch(text):
        return ""
    from babel import Locale
    from babel.core import get_global

    first, *rest = text.replace("_", "-").split("-")
    code = get_global("language_aliases").get(first.lower(), first.lower()).replace("_", "-")
    return "-".join([code, *rest]) if code.split("-")[0] in Locale("en").languages else ""


def web_address(text: str) -> str:
    """The address that `text` is, as it may become a link: quotation marks and angle brackets behind the host
    are encoded. "" where it is no web address."""
    url = _TO_ENCODE.sub(lambda sign: f"%{ord(sign[0]):02X}", text)
    if len(url) > LONGEST["url"] or re.search(r"[\s\\]", url):
        return ""
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return ""
    return url if good and not _TO_ENCODE.search(parts.netloc) else ""


def parse_date(text: str) -> datetime | None:
    """The aware time that `text` names, UTC where it names no zone; None where it names no full date.

    The zone stays: its date is the one that "yesterday" in the text goes by."""
    if not text or len(text) > LONGEST["published"]:
        return None
    try:
        found: datetime | None = datetime.fromisoformat(text)
    except ValueError:
        found = _spelled_date(text)
    if found is None or found.year not in _YEARS:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def other_days(text: str, read: datetime) -> tuple[str, ...]:
    """The days, such as "2025-02-12", that a date in numbers may name beside the one it was `read` as: day
    and month stand in either order, and a year of two digits first or last."""
    found = _IN_NUMBERS.search(text)
    if not found:
        return ()
    first, second, third = found.groups()
    orders = [(third, first, second), (third, second, first)]
    if len(first) == len(third):
        orders.append((first, second, third))
    days = {day for year, month, number in orders if (day := _day(year, int(month), int(number)))}
    return tuple(day.isoformat() for day in sorted(days - {read.date()}))


def _day(year: str, month: int, number: int) -> date | None:
    century = 0 if len(year) > 2 else 1900 if int(year) >= _CENTURY_TURNS else 2000
    try:
        return date(century + int(year), month, number)
    except ValueError:
        return None


def written_date(published: datetime) -> str:
    """A time as people write it and `parse_date` reads it: "2025-03-07", "2025-03-07 09:30", with its zone if
    that is not UTC. A date that came without an hour is kept as midnight: then it stands alone."""
    there = published.isoformat(" ", "seconds" if published.second else "minutes")
    return there.removesuffix("+00:00").removesuffix(" 00:00")


def _spelled_date(text: str) -> datetime | None:
    """A date in words, such as "Nov. 1, 2024, 9:30 a.m. EST"; relative ones would depend on the clock."""
    if not re.search(r"\d", text):
        return None
    import dateparser

    settings = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"]}
    try:
        return dateparser.parse(text, languages=["en"], settings=settings)  # type: ignore[no-any-return]
    except (ValueError, OverflowError, TypeError):
        return None


def _kept(value: str, good: bool, field: str, wrong: str, notes: list[str]) -> str:
    if value and not good:
        notes.append(f"{field}: “{value[:80]}” {wrong} and is left out")
    return value if good else ""
