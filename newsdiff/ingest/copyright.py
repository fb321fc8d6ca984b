"""Who a page's copyright line names: a suggestion for its outlet, since an agency's name may stand there too.

Read are lines that begin with the sign, or with the word or "(c)" where a year or the reserved rights show
that no sentence or list begins so; of several the last, at the foot of the page. Limits: a name of more than
six words, or with words in small letters that link no others, is taken for something else.
"""

from __future__ import annotations

import re

_YEAR = r"\d{4}(?:\s*[-–]\s*\d{2,4})?"
_BEGINS = re.compile(
    rf"^\W*(?:©|copyright\b[\s:]*(?:©|\(c\)|{_YEAR}|by\b)|\(c\)(?=\s*{_YEAR}|.*\b\d{{4}}\W*$)"
    rf"|(?:\(c\)|copyright\b)[\s:]*(?=.*\ball rights reserved\b))"
    rf"[\s:]*(?:{_YEAR})?[\s,]*(?:by\s+)?(?P<rest>.+)$",
    re.IGNORECASE,
)
_STOP = r"(?<!\b[A-Z])(?<!\bSt)(?<!\bMt)(?<!\bFt)(?<!\bDr)\.(?=\s|$)"  # "U.S. News", "St. Orm Times"
_ENDS = re.compile(rf"{_STOP}|[|;,•·–—(]|\s\d{{4}}\b|\ball rights\b", re.IGNORECASE)
_COMPANY = re.compile(r"\s+(?:ltd|limited|inc|llc|corp|co|plc|gmbh|ag)$", re.IGNORECASE)
_LONGEST = 6  # words
_LINKS = frozenset("a the of and for in on to at de del la le les di da du des der die das und y et".split())

_TIMES = frozenset("since before after until till by from as during".split())


def suggested_outlet(text: str) -> str:
    """The name in the last copyright line of a text; empty where there is none that reads like one."""
    for line in reversed(text.splitlines()):
        if not (found := _BEGINS.match(line)):
            continue
        name = _COMPANY.sub("", _ENDS.split(found["rest"])[0].strip())
        if name and _is_name(name.split()):
            return name
    return ""


def _is_name(words: list[str]) -> bool:
    """Whether a name begins with a capital and goes on with capitals, figures and small links."""
    rest = all(word in _LINKS or not word[0].islower() for word in words)
    if words[0].casefold() in _LINKS | _TIMES and len(words) == 1:
        return False  # "(c) In 2024", in a list
    return words[0][0].isupper() and len(words) <= _LONGEST and rest
