"""Whether two speakers are one: names by surname, with room for a spelling; phrases say nothing."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from newsdiff.analysis.gazetteer import COUNTRIES
from newsdiff.analysis.mentions import BODY_WORDS, is_demonym, is_title

_GROUP = re.compile(r"(?:both|the two|the three)\b", re.I)
_MEDIA = re.compile(r"\b(?:Wire|Press|Reuters|AFP|News|Times|Post|Radio|Television|Herald|Gazette|Courier)\b")


class Speakers(StrEnum):
    SAME = "same"
    PART = "part"  # one names more people than the other
    OTHER = "other"
    OPEN = "open"  # at least one is unknown or not a person's name


@lru_cache(maxsize=8192)
def _names(speaker: str) -> tuple[tuple[str, ...], ...]:
    """The people in "Ana Ruiz and Ito", as folded words; none where a part is no person's name."""
    found = []
    for part in re.split(r" and |, ", speaker):
        words = part.split()
        if not words or all(is_title(w) for w in words) or _MEDIA.search(part):
            return ()
        plain = all(w[:1].isupper() and w.casefold() not in BODY_WORDS and not is_demonym(w) for w in words)
        if not plain or len(words) > 4 or (len(words) == 1 and (part.isupper() or len(part) < 3)):
            return ()
        found.append(tuple(w.casefold() for w in words))
    return tuple(sorted(found))


def surnames(speaker: str) -> tuple[str, ...]:
    return tuple(words[-1] for words in _names(speaker))


@lru_cache(maxsize=1)
def _seats() -> frozenset[frozenset[str]]:
    """The seats under whose names one government speaks, where it has several or a second spelling."""
    return frozenset(frozenset(map(str.casefold, place.seats)) for place in COUNTRIES if len(place.seats) > 1)


def _one(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names are one person's: by surname, by a near spelling of it, or in either order; or one
    government's, called by its seat."""
    written = {"".join(a), "".join(a[1:])} & {"".join(b), "".join(b[1:])} - {""}  # "Del Rey" and "DelRey"
    if written or a[-1] == b[-1] or set(a) <= set(b) or set(b) <= set(a):
        return True
    if any({" ".join(a), " ".join(b)} <= seats for seats in _seats()):
        return True
    distance = OSA.distance(a[-1], b[-1])
    shortest = min(len(a[-1]), len(b[-1]))
    same_given = len(a) > 1 and len(b) > 1 and a[0] == b[0]
    return distance <= (2 if same_given else 1) and shortest >= (4 if same_given else 5)


@lru_cache(maxsize=8192)
def relation(a: str, b: str) -> Speakers:
    left, right = _names(a), _names(b)
    if (len(left) == 1 and _GROUP.match(b)) or (len(right) == 1 and _GROUP.match(a)):
        return Speakers.PART
    if not left or not right:
        return Speakers.OPEN
    shared = sum(any(_one(x, y) for y in right) for x in left)
    if shared == len(left) == len(right):
        return Speakers.SAME
    return Speakers.PART if shared else Speakers.OTHER


def same_person(a: str, b: str) -> bool:
    """Whether two full or bare names can be one person's: near surnames, and no unlike given names."""
    left, right = (tuple(word.casefold() for word in name.split()) for name in (a, b))
    if not left or not right or not _one(left, right):
        return False
    return len(left) < 2 or len(right) < 2 or left[0][0] == right[0][0]
