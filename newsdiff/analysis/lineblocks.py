"""Blocks of lines: what the lines around it say about a line.

Forms take along the sentences that ask for a subscription, credits the caption of their picture, time stamps
the name of who wrote. Roles are set where none is yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdiff.analysis import linecredits, linecues, linetopic
from newsdiff.analysis.grammar import is_surely_finite
from newsdiff.analysis.linefeatures import Features
from newsdiff.analysis.types import Role

Roles = list[Role | None]


def prompts(lines: Sequence[Features], roles: Roles) -> None:
    """One or two sentences between lines that ask to subscribe, or to fill in a form, are theirs."""

    def asks(place: int) -> bool:
        chrome = place < len(lines) and roles[place] is Role.CHROME
        return chrome and linecues.is_prompt(lines[place].text, lines[place].words)

    for place in range(1, len(lines) - 1):
        if roles[place] is None and roles[place - 1] is Role.CHROME and asks(place - 1):
            below = place + 1 if roles[place + 1] is not None else place + 2
            if asks(below):
                roles[place:below] = [role or Role.CHROME for role in roles[place:below]]


def sponsored(lines: Sequence[Features], roles: Roles) -> None:
    """A loose line below "Sponsored" is the advertisement's, where no paragraph below makes it a heading;
    and so are items without a full stop."""
    in_items = False
    for place in range(1, len(lines) - 1):
        line, above, below = lines[place], lines[place - 1], lines[place + 1]
        loose = line.words >= 4 and not line.ends and not line.bullet and not below.ends
        if roles[place] is None and loose and linecues.labels_advert(above.text):
            roles[place] = Role.CHROME
        items = line.bullet and not line.ends and (linecues.labels_advert(above.text) or in_items)
        in_items = items and roles[place] is None
        if in_items:
            roles[place] = Role.CHROME


def captions(lines: Sequence[Features], roles: Roles, title: int | None, first: int) -> None:
    """A loose line beside a credit and nothing else is the caption of that picture.

    Above "Credit: …"; beside a bare name of an agency below it, or above where nothing loose is below."""
    top = title if title is not None else first
    for place, line in enumerate(lines):
        if roles[place] is not Role.CAPTION or not linecredits.is_credit(line.text, line.words):
            continue
        sides = (place - 1,) if linecredits.labels_credit(line.text) else (place + 1, place - 1)
        for beside in sides:
            if top < beside < len(lines) and roles[beside] is None and _may_be_caption(lines[beside]):
                roles[beside] = Role.CAPTION
                break
    _captions_with_full_stops(lines, roles, top, first)


def _captions_with_full_stops(lines: Sequence[Features], roles: Roles, top: int, first: int) -> None:
    """A sentence is a caption between a byline, a time or a picture's number, and a credit or a bare name; or
    above a caption, when its first sentence has no verb."""
    for place in range(top + 2, len(lines) - 1):
        above, line, below = lines[place - 1], lines[place], lines[place + 1]
        if roles[place] is not None or line.words > 40 or not line.ends:
            continue
        shown = place < first and not line.verb and not line.quoted and line.words >= 4
        opens = shown or roles[place - 1] is Role.BYLINE or linecues.is_time(above.text, above.words)
        named = roles[place + 1] is None and linecredits.is_name(below.text)
        pictured = roles[place + 1] is Role.CAPTION
        credited = pictured and linecredits.is_credit(below.text, below.words)
        if (opens and (named or pictured)) or _shows(line, credited=credited, pictured=pictured):
            roles[place] = Role.CAPTION
            roles[place + 1] = roles[place + 1] or (Role.BYLINE if shown else Role.CAPTION)


def _shows(line: Features, *, credited: bool, pictured: bool) -> bool:
    """Whether a line above a caption only names what is seen: "Ida Kern with her dog, Bo."; of several
    sentences the first, if a bare credit is below."""
    if pictured and line.words >= 4 and not line.verb and not line.quoted:
        return True
    first = re.split(r"(?<=[.!?])\s", line.text)[0]
    return credited and first != line.text and not any(is_surely_finite(word) for word in first.split())


def _may_be_caption(line: Features) -> bool:
    return 4 <= line.words <= 40 and not line.sentence and not line.bullet


def headline_again(lines: Sequence[Features], roles: Roles, title: int, first: int) -> None:
    """A shorter headline, as a video's below the headline: all its rare words are there, four at least."""
    words = linetopic.rare_words(lines[title])
    for place in range(title + 1, first):
        again = linetopic.rare_words(lines[place])
        if roles[place] is None and not lines[place].ends and len(again) >= 4 and again <= words:
            roles[place] = Role.REPEAT


def headless(lines: Sequence[Features], roles: Roles) -> None:
    """A heading right above what asks the reader for something is the title of that box."""
    for place in range(len(lines) - 2, -1, -1):
        if roles[place] is not Role.HEADING:
            continue
        line, below = lines[place], lines[place + 1]
        asked = linecues.is_prompt(below.text, below.words) or linetopic.addresses(below)
        if roles[place + 1] is Role.CHROME and (asked or linetopic.addresses(line)):
            roles[place] = Role.CHROME


def signature(lines: Sequence[Features], roles: Sequence[Role | None], place: int) -> Role | None:
    """The role of a loose line that signs or dates what it stands beside, if it does."""
    line = lines[place]
    beside = [at for at in (place - 1, place + 1) if 0 <= at < len(lines)]
    stamped = any(linecues.is_stamp(lines[at].text, lines[at].words) for at in beside)
    signed = any(roles[at] is Role.BYLINE for at in beside)
    titled = place + 1 < len(lines) and linecredits.is_job(lines[place + 1].text)
    labelled = place > 0 and re.fullmatch(r"(?:\w+ )?by:?", lines[place - 1].text, re.I)
    if ((stamped or titled or labelled) and linecredits.is_name(line.text)) or (
        signed and linecredits.is_job(line.text)
    ):
        return Role.BYLINE
    dropped = [at for at in beside if (role := roles[at]) is not None and not role.kept]
    if dropped and linecues.is_stamp(line.text, line.words):
        return Role.CHROME
    played = place + 1 in dropped and linecues.is_player(lines[place + 1].text, lines[place + 1].words)
    return Role.CAPTION if played and line.words >= 5 else None


def said_within(lines: Sequence[Features], roles: list[Role | None], fixed: Sequence[bool]) -> None:
    """A pull quote says what a paragraph of the body says: it is a repeat, and no word is lost."""
    holders: dict[tuple[str, ...], int] = {}
    for place, line in enumerate(lines):
        if roles[place] is Role.BODY and line.words > 12:
            words = line.key.split()
            for start in range(len(words) - 5):
                holders.setdefault(tuple(words[start : start + 6]), place)
    for place, line in enumerate(lines):
        words = line.key.split()
        if fixed[place] or roles[place] not in {Role.BODY, Role.HEADING} or not 6 <= len(words) <= 60:
            continue
        holder = holders.get(tuple(words[:6]))
        if holder is None or lines[holder].words <= line.words:
            continue
        if f" {line.key} " in f" {lines[holder].key} ":
            roles[place] = Role.REPEAT
