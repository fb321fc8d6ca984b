"""Who a page's copyright line names: a suggestion for its outlet, since an agency's name may stand there too.

Read are lines that begin with the sign or the word; of several the last, at the foot of the page.
Limits: a name of more than six words, or without a capital, is taken for something else.
"""

from __future__ import annotations

import re

_LINE = re.compile(
    r"^\W*(?:©|\(c\)|copyright\b)[\s:]*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{2,4})?)?[\s,]*(?:by\s+)?(?P<rest>.+)$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\.(?=\s|$)|[|;,•·–—(]|\s\d{4}\b|\ball rights\b", re.IGNORECASE)
_COMPANY = re.compile(r"\s+(?:ltd|limited|inc|llc|corp|co|plc|gmbh|ag)$", re.IGNORECASE)
_LONGEST = 6  # words


def suggested_outlet(text: str) -> str:
    """The name in the last copyright line of a text; empty where there is none that reads like one."""
    for line in reversed(text.splitlines()):
        if not (found := _LINE.match(line)):
            continue
        name = _COMPANY.sub("", _ENDS.split(found["rest"])[0].strip())
        if name[:1].isupper() and len(name.split()) <= _LONGEST:
            return name
    return ""
