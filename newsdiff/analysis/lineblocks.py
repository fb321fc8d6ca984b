"""Blocks of lines: what the lines around it say about a line.

Titles take along the links or comments below them, forms the sentences that ask for a subscription, credits
the caption of their picture, time stamps the name of who wrote. Roles are set where none is yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from newsdiff.analysis import linecredits, linecues
from newsdiff.analysis.grammar import FUNCTION_WORDS
from newsdiff.analysis.linefeatures import Features
from newsdiff.analysis.types import Role

# What follows such a title is all dropped when it is at most this share of the page's solid words.
END_SHARE = {"links": 0.3, "comments": 0.6}
LONGEST_TEASER = 16  # words of a question that is a link

Roles = list[Role | None]
_NAMES = re.compile(r"\b[A-Z][\w’'-]{3,}")


def sections(lines: Sequence[Features], roles: Roles) -> None:
    """Blocks of links and comments, from their titles on.

    Near the end all below goes. Elsewhere, and where the article clearly goes on, only the loose lines below
    a title of links do. Above the byline nothing is taken along: the headline may stand there."""
    weights = [
        line.words if line.solid and role is None else 0 for line, role in zip(lines, roles, strict=True)
    ]
    before, whole = 0, sum(weights)
    in_links = False
    for place, line in enumerate(lines):
        links, comments = linecues.opens_links(line.text), linecues.opens_comments(line.text)
        if (links or comments) and roles[place] in {None, Role.CHROME, Role.REPEAT}:
            late = before and whole - before <= END_SHARE["comments" if comments else "links"] * whole
            if late and (comments or not _goes_on(lines, roles, place)):
                _drop_from(place, roles)
                return
            in_links = links and (before > 0 or Role.BYLINE in roles[:place])
            roles[place] = Role.CHROME
        elif in_links and _is_teaser(lines, place):
            roles[place] = roles[place] or Role.CHROME
        elif line.ends:
            in_links = False
        before += weights[place]


def _goes_on(lines: Sequence[Features], roles: Roles, title: int) -> bool:
    """Whether the article goes on below a title of links: one link and paragraphs again, or a sentence before
    the next title that names whom the body has named."""
    if _is_one_link(lines, roles, title):
        return True
    named = {
        name
        for line, role in zip(lines[:title], roles, strict=False)
        if role is None and line.solid
        for name in _NAMES.findall(line.text)
    }
    named = {name for name in named if name.casefold() not in FUNCTION_WORDS}
    for place in range(title + 1, len(lines)):
        line = lines[place]
        if linecues.opens_links(line.text) or linecues.opens_comments(line.text):
            return False
        if roles[place] is None and line.solid and named.intersection(_NAMES.findall(line.text)):
            return True
    return False


def _is_one_link(lines: Sequence[Features], roles: Roles, title: int) -> bool:
    """Whether one loose line stands below the title, then a paragraph, and no second link with a summary."""
    below = takewhile(lambda place: not linecues.opens_links(lines[place].text), range(title + 1, len(lines)))
    free = [place for place in below if roles[place] is None]
    if len(free) < 2 or free[:2] != [title + 1, title + 2]:
        return False
    if lines[free[0]].ends or not lines[free[1]].solid:
        return False
    return not any(not lines[a].ends and lines[b].solid for a, b in pairwise(free[1:]))


def _is_teaser(lines: Sequence[Features], place: int) -> bool:
    """Whether a line below a title of links is one: loose words, or a question with no answer below it."""
    line = lines[place]
    if line.bullet:
        return False
    if not line.ends:
        return True
    answered = place + 1 < len(lines) and lines[place + 1].ends
    return line.text.endswith("?") and line.words <= LONGEST_TEASER and not answered


def _drop_from(place: int, roles: Roles) -> None:
    for later in range(place, len(roles)):
        roles[later] = roles[later] or Role.CHROME


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
    _captions_with_full_stops(lines, roles, top)


def _captions_with_full_stops(lines: Sequence[Features], roles: Roles, top: int) -> None:
    """A sentence is a caption between a byline, a time or a picture's number, and a credit or a bare name."""
    for place in range(top + 2, len(lines) - 1):
        above, line, below = lines[place - 1], lines[place], lines[place + 1]
        if roles[place] is not None or line.words > 40 or not line.ends:
            continue
        opens = roles[place - 1] is Role.BYLINE or linecues.is_time(above.text, above.words)
        named = roles[place + 1] is None and linecredits.is_name(below.text)
        credited = roles[place + 1] is Role.CAPTION and linecredits.is_credit(below.text, below.words)
        if opens and (named or credited):
            roles[place] = roles[place + 1] = Role.CAPTION


def _may_be_caption(line: Features) -> bool:
    return 4 <= line.words <= 40 and not line.sentence and not line.bullet


def signature(lines: Sequence[Features], roles: Sequence[Role | None], place: int) -> Role | None:
    """The role of a loose line that signs or dates what it stands beside, if it does."""
    line = lines[place]
    beside = [at for at in (place - 1, place + 1) if 0 <= at < len(lines)]
    stamped = any(linecues.is_stamp(lines[at].text, lines[at].words) for at in beside)
    signed = any(roles[at] is Role.BYLINE for at in beside)
    if (stamped and linecredits.is_name(line.text)) or (signed and linecredits.is_job(line.text)):
        return Role.BYLINE
    dropped = [at for at in beside if (role := roles[at]) is not None and not role.kept]
    if dropped and linecues.is_stamp(line.text, line.words):
        return Role.CHROME
    played = place + 1 in dropped and linecues.is_player(lines[place + 1].text, lines[place + 1].words)
    return Role.CAPTION if played and line.words >= 5 else None
