"""Who a byline in the text names, where it does so clearly: "By Ida Kern and Jan Holm | 7 March 2025".

A name is two to four capitalised words, small links such as "van" among them. What follows it behind a comma
(a job, a place), a bar or a number is left out; a list of names is taken where each part is one and the last
is joined by "and". "By" may stand on a line of its own above. Limits: a name without "by" may be an outlet's;
a single word, lines that name different people, and words that no name has (a day, an agency) say nothing
clearly; whoever edited or took the pictures wrote nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_BEGINS = re.compile(
    r"^\W*(?:[^|]{2,60}\|\s*)?"  # "Valley Radio | By Ida Kern"
    r"(?:(?:words|story|text|written|reported|interview)\s+)?by(?::?\s+|:?$)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:[|•·/()\[\]@\d–—]|\s-\s|\s(?:in|for|at|from|of)\s)")
_AND = re.compile(r"\s*,?\s+(?:and|&)\s+", re.IGNORECASE)
_LINKS = frozenset("de da di du del la le van von der den al el bin ter ten y".split())
_JOBS = frozenset(
    "agencies agency author bureau columnist contributor correspondent desk editor journalist news newsroom "
    "reporter reporters service staff team wire wires writer writers".split()
)
# Words that no name has: of agencies and outlets, and of what pages set behind a name.
_NO_NAME = _JOBS | frozenset(
    "press presse afp ap reuters bloomberg radio times post herald tribune gazette journal editorial board "
    "associated popular demand published updated follow share min read monday tuesday wednesday thursday "
    "friday saturday sunday january february march july september october november december".split()
)
_LONGEST = 4  # words of a name


def named_author(lines: Iterable[str]) -> str:
    """The names on the bylines among these lines; empty where there are none, or not everywhere the same."""
    found: set[str] = set()
    above = False  # "By" alone
    for line in lines:
        begins = _BEGINS.match(line)
        told = line[begins.end() :] if begins else line if above else ""
        found.add(_names(told))
        above = begins is not None and not told
    names = found - {""}
    return names.pop() if len(names) == 1 else ""


def _names(told: str) -> str:
    """The names that the words behind "by" begin with."""
    told = _ENDS.split(told, maxsplit=1)[0].strip(" .,:;")
    ahead, joined, behind = _parted(told)
    listed = [*ahead.split(","), behind.split(",")[0]] if joined else []
    if listed and all(_is_name(name.strip()) for name in listed):
        return ahead + joined + listed[-1]
    first = ahead.split(",")[0].strip()
    return first if _is_name(first) else ""


def _parted(told: str) -> tuple[str, str, str]:
    """What stands ahead of the first "and", this word with its blanks, and what stands behind it."""
    found = _AND.search(told)
    return (told[: found.start()], found[0], told[found.end() :]) if found else (told, "", "")


def _is_name(words: str) -> bool:
    parts = words.split()
    if not 2 <= len(parts) <= _LONGEST or any(
        word.casefold() in _NO_NAME for word in re.split(r"[\s-]", words)
    ):
        return False
    return parts[-1][0].isupper() and all(part[0].isupper() or part in _LINKS for part in parts)
