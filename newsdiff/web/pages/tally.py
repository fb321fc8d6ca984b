"""How many points of a story agree, differ, differ in wording only or stand in one text alone.

A point is a claim, which counts by its state, or a conflict that lies in none and counts among what differs.
The same figures stand on the front page, above a story and over its matrix, and each leads to its rows there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from newsdiff.web.words import AGREES, DIFFERS, ONLY, TOLD, WORDING, counted, state_of

Tally = dict[str, int]

_WORDS = {
    AGREES: ("agree", "agree"),
    DIFFERS: ("differs", "differ"),
    WORDING: ("in wording only", "in wording only"),
    TOLD: ("left open", "left open"),
    ONLY: ("sentence found in one text only", "sentences found in one text only"),
}


def tally(claims: Iterable[tuple[Iterable[str], int]], *, outside: int, only: int) -> Tally:
    """`claims` are status and number of origins of each; the states in the order in which pages list them."""
    found = Counter(state_of(status, origins) for status, origins in claims)
    found[DIFFERS] += outside
    found[ONLY] = only
    return {state: found[state] for state in _WORDS if state != TOLD or found[TOLD]}


def points(counts: Tally) -> int:
    """How many points more than one text has. What stands in one alone is counted beside them."""
    return sum(counts.values()) - counts[ONLY]


def tally_words(state: str, count: int) -> str:
    return counted(count, *_WORDS[state])
