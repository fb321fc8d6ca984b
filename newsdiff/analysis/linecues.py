"""What the words of one line say about it: the phrases and shapes of a page that are not the article.

Every function takes one line and looks at nothing else. The tables are general English news usage. Patterns
are anchored and bounded, and long lines are cut before matching, so that the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdiff.analysis.linephrases import ASKING, CHROME, COMMENTS, LINKS, PLAYERS, Block

LONGEST = 900  # characters of a line that are looked at; a longer one is a paragraph, whatever it says

MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
DAY = "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_ZONE = (
    "e[sde]?t|p[sd]?t|c[sde]?t|m[sd]t|a[ke]?[sd]t|hst|nz[sd]t|ae[sd]t|ist|pkt|bst|w[ei]b|wet|cest|eest|msk|sgt"
    r"|hkt|jst|kst|(?:gmt|utc)(?:[+]?\d[\d:]*)?"
)
_CLOCK = re.compile(r"(?:^|\s)\d{1,2}[:.]\d{2}(?:\b|(?=[ap]m))|\b\d{1,2}\s?[ap]\.?m\b", re.I)
_DATE = re.compile(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTH})|(?:{MONTH})\.? \d{{1,2}})\b", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TIME_LABEL = re.compile(
    r"\b(?:published|updated?|posted|modified|issued|ago|reading|read|listen|mins?|minutes?|last|edited|premiered)\b",
    re.I,
)
_TIME_TOKEN = re.compile(
    rf"(?:{MONTH}|{DAY}|{_ZONE}|\d[\d:.,]*(?:st|nd|rd|th|am|pm|h|m|min|hrs?)?|[ap]\.?m\.?|published|updated?"
    r"|posted|last|modified|first|originally|created|issued|live|on|at|date|time|ago|hours?|hrs?|min(?:ute)?s?"
    r"|days?|weeks?|months?|years?|read|reading|listen|of|the|an?|edited|premiered|today|yesterday|issue|about|to)",
    re.I,
)
_TOKEN = re.compile(r"[^\s|•·,;()\[\]/–—-]+")
_GLUED = re.compile(
    r"(?<=\b(?:19|20)\d\d)(?=\d{1,2}:\d\d)|(?<=\w)(?=(?:Updated|Published|Posted)\b)"
)  # "20239:41"
_STAMP_LENGTH = 18  # words

# What an outlet says about its own mistakes is part of the article.
_CORRECTION = re.compile(
    r"\b(?:corrections?|corrected|corrects|to correct|clarif\w+|misstated|misspelt|misspelled|earlier version"
    r"|previous version|erroneously|incorrectly)\b",
    re.I,
)
# A clause that tells who said the rest of its line.
_TOLD = frozenset(
    "said says told asked advised warned begged shouted wrote read added explained insisted joked".split()
)
_OWN = re.compile(r"\b(?:we|us|our|you|your|please|told by)\b", re.I)
_LONGEST_TELLING = 12  # words
_NAV = frozenset(
    "home news world politics business sport sports weather live markets market video videos photos "
    "tech technology opinion opinions culture travel subscribe menu search login logout register "
    "contact about us uk usa europe asia africa americas entertainment lifestyle health science "
    "education money finance economy jobs cars food style arts books music tv radio podcasts "
    "newsletters newsletter games puzzles crosswords shop store more sections local national "
    "international climate environment magazine editorial latest trending topics help support account "
    "sign in up log out share print email save follow facebook twitter x instagram linkedin whatsapp "
    "telegram reddit pinterest youtube tiktok threads bluesky mastodon messenger copy link tumblr "
    "flipboard pocket rss gift article comments comment skip to content main navigation close open "
    "toggle top breaking today all edition english previous next back app apps alerts events deals real "
    "estate obituaries obits legals classifieds enewspaper epaper puzzles schedule showbiz bingo".split()
)
_NAV_ALONE = frozenset(
    "share print email save facebook twitter instagram linkedin whatsapp telegram reddit pinterest "
    "youtube tiktok x rss tumblr flipboard pocket messenger home menu search".split()
)


def is_chrome(line: str, words: int) -> bool:
    """Whether the line is a menu entry, button, form, notice or link to another article."""
    if (words >= 8 and is_correction(line)) or is_told(line):
        return False
    return _begins(line, words, CHROME) or (words <= 40 and is_menu(line))


def is_correction(line: str) -> bool:
    """Whether the outlet tells what it had wrong."""
    return _CORRECTION.search(line[:LONGEST]) is not None


def is_told(line: str) -> bool:
    """Whether the line reports what somebody said: "Click here, the message said."."""
    if not line.endswith("."):
        return False
    return any(_tells(clause) for clause in re.split(r"[,?!][”’\"]? ", line[:LONGEST])[1:])


def _tells(clause: str) -> bool:
    """Whether a short clause has a subject and a verb of saying: "the theatre had told its members"."""
    words = re.findall(r"[\w’'-]+", clause.lower())
    said = len(words) <= _LONGEST_TELLING and any(word in _TOLD for word in words[1:])
    return said and not _OWN.search(clause)


def is_prompt(line: str, words: int) -> bool:
    """Whether the line asks to subscribe or to fill in a form."""
    return _begins(line, words, ASKING)


def is_player(line: str, words: int) -> bool:
    """Whether the line belongs to a video, a recording or a row of pictures."""
    return _begins(line, words, PLAYERS)


def _begins(line: str, words: int, blocks: Sequence[Block]) -> bool:
    start = line[:LONGEST].lstrip("•·*-–—>»▶►[|( \t")
    return any(words <= longest and pattern.match(start) for longest, pattern in blocks)


def is_menu(line: str) -> bool:
    """Whether the line is made of the words of navigation bars and share rows."""
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", line[:LONGEST])]
    if not words:
        return False
    if len(words) <= 2:
        return all(word in _NAV_ALONE for word in words)
    loose = not re.search(r"(?<!\w)[a-z]", line) and len(words) >= 4  # every word has its capital
    return sum(word in _NAV for word in words) >= (0.6 if loose else 0.75) * len(words)


def looks_like_tags(line: str) -> bool:
    """Whether words stand without the grammar of a line: wide gaps, bars, or capitals inside words."""
    if line.endswith((".", "!", "?", ":", "”", '"')):
        return False
    joints = re.findall(r"(?<![A-Z])(?!Mc|Mac|De|Le|La|iP|eB)[A-Za-z]?[a-z]{3,}[A-Z][a-z]{2,}", line)
    return (
        bool(re.search(r"\S {3,}\S|\t", line))
        or len(joints) >= 1
        or len(re.findall(r"\s(?:[|/•·]|[>»›]{1,2}|::)\s", line)) >= 2
    )


def is_time(line: str, words: int) -> bool:
    """Whether the line only says when: a date, a clock time, "Updated:", "5 min read"."""
    if words > _STAMP_LENGTH or len(line) > 160:
        return False
    line = _GLUED.sub(" ", line)
    tokens = [token for token in (found.strip(":.") for found in _TOKEN.findall(line)) if token]
    if not tokens or not (re.search(r"\d", line) or _TIME_LABEL.search(line)):
        return False
    other = [token for token in tokens if not _TIME_TOKEN.fullmatch(token)]
    if not other:
        return True
    if line.endswith((".", "!", "?", ":")) or len(other) > len(tokens) / 3:
        return False
    # "Monday November 21 2022, 12.01am, The Meridian": a name may stand beside a full time.
    dated = _YEAR.search(line) and (_CLOCK.search(line) or _DATE.search(line))
    return bool(dated) and all(token[0].isupper() or token[0].isdigit() for token in other)


def is_stamp(line: str, words: int) -> bool:
    """Whether the line is a time that belongs to the page: labelled, or with a clock time or a year."""
    return is_time(line, words) and (says_more_than_a_date(line) or bool(re.search(r"\b\d{4}\b", line)))


def says_more_than_a_date(line: str) -> bool:
    """Whether a line that `is_time` carries a label or a clock time, so that it can be no heading."""
    return bool(_TIME_LABEL.search(line) or _CLOCK.search(line))


def opens_links(line: str) -> bool:
    return len(line) <= 80 and not _is_sentence(line) and LINKS.match(line) is not None


def labels_advert(line: str) -> bool:
    return re.fullmatch(r"(?:sponsored|promoted|paid post|partner content)", line, re.I) is not None


def opens_comments(line: str) -> bool:
    return len(line) <= 200 and not _is_sentence(line) and COMMENTS.match(line) is not None


def _is_sentence(line: str) -> bool:
    """Whether the line ends like one and is too long for a title with a full stop: "More news."."""
    return bool(re.search(r"[.!?][”’\"]?$", line)) and len(line.split()) > 3
