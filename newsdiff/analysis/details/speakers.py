"""Whether two speakers are one: names by surname, with room for a spelling; phrases say nothing."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from newsdiff.analysis.mentions import BODY_WORDS, is_demonym, is_title

_GROUP = re.compile(r"(?:both|the two|the three)\b", re.I)
_MEDIA = re.compile(r"\b(?:Wire|Press|Reuters|AFP|News|Times|Post|Radio|Television|Herald|Gazette|Courier)\b")


class Speakers(StrEnum):
    SAME = "same"
    PART = "part"  # one names more people than the other
    OTHER = "other"
    OPEN = "open"  # at least one is unknown or not a person's name


@lru_cache(maxsize=8192)
def surnames(speaker: str) -> tuple[str, ...]:
    """The surnames in "Ana Ruiz and Ito", or none where a part is no person's name."""
    parts = [part for part in re.split(r" and |, ", speaker) if part]
    found = []
    for part in parts:
        words = part.split()
        plain = all(w[:1].isupper() and w.casefold() not in BODY_WORDS and not is_demonym(w) for w in words)
        if all(is_title(w) for w in words) or _MEDIA.search(part):
            return ()
        if not plain or len(words) > 4 or (len(words) == 1 and (words[0].isupper() or len(words[0]) < 3)):
            return ()
        found.append(words[-1].casefold())
    return tuple(sorted(found))


def _one(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) >= 5 and OSA.distance(a, b) <= 1)


def relation(a: str, b: str) -> Speakers:
    left, right = surnames(a), surnames(b)
    if (len(left) == 1 and _GROUP.match(b)) or (len(right) == 1 and _GROUP.match(a)):
        return Speakers.PART
    if not left or not right:
        return Speakers.OPEN
    shared = sum(any(_one(x, y) for y in right) for x in left)
    if shared == len(left) == len(right):
        return Speakers.SAME
    if shared:
        return Speakers.PART
    # A name of two words may stand in either order.
    words_a, words_b = set(a.casefold().split()), set(b.casefold().split())
    return (
        Speakers.SAME if words_a & words_b and (words_a <= words_b or words_b <= words_a) else Speakers.OTHER
    )
