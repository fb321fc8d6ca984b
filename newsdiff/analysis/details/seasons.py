"""Times of the year that are no dates, as the months that they may be: seasons, feasts, the end of the year.

A season is that of the north, and half a year later that of the south: which one is meant, no text need tell.
Limits: of feasts that move through the year, Easter alone is known.
"""

from __future__ import annotations

import re

# The words before it belong to it, since "before Christmas" is told of November.
SEASON = re.compile(
    r"\b(?:by|before|until|in time for|in|during|over|at|from|since|after|late|early|last|next|this)"
    r"(?: the| next| this)? (?P<part_of_year>spring|summer|autumn|winter|Christmas|Easter|new year|"
    r"end of (?:the|this) year|year[ -]end|(?:(?<=last )|(?<=next ))fall)\b(?! (?:of )?\d)",
    re.I,
)
# A season ends some weeks into the month behind it.
_NORTH = {
    "spring": (3, 4, 5, 6), "summer": (6, 7, 8, 9), "autumn": (9, 10, 11, 12), "fall": (9, 10, 11, 12),
    "winter": (12, 1, 2, 3),
}  # fmt: skip
_FEASTS = {"christmas": (12,), "easter": (3, 4), "new year": (12, 1)}
_YEAR_END = (12,)
_DEADLINE = re.compile(
    r"\b(?:by|before|until|no later than|in time for)\s"
    r"(?:the\s)?(?:(?:end|beginning|start|middle) of\s(?:the\s)?)?$",
    re.I,
)


def months(name: str, *, south: bool = False) -> frozenset[int]:
    """The months of a time of the year, 1 to 12; of a season in the south they are half a year off."""
    named = re.sub(r"\s+", " ", name.casefold())
    if named in _NORTH:
        return frozenset((month + 5) % 12 + 1 if south else month for month in _NORTH[named])
    return frozenset(_FEASTS.get(named, _YEAR_END))


def is_deadline(before: str) -> bool:
    """Whether the words before a time, up to it, say that it is the last one: "by the end of"."""
    return _DEADLINE.search(before) is not None
