"""How many points of a story agree, differ, differ in wording only or stand in one text alone.

Claims count by their state, and a conflict that lies in no claim counts among what differs. The same figures
stand on the front page, above a story and over its matrix.
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
    ONLY: ("only in one", "only in one"),
}


def tally(claims: Iterable[tuple[Iterable[str], int]], *, outside: int, only: int) -> Tally:
    """`claims` are status and number of origins of each; the states in the order in which pages list them."""
    found = Counter(state_of(status, origins) for status, origins in claims)
    found[DIFFERS] += outside
    found[ONLY] = only
    return {state: found[state] for state in _WORDS if state != TOLD or found[TOLD]}


def tally_words(state: str, count: int) -> str:
    return counted(count, *_WORDS[state])
