"""Whether words that stand in one place of two sentences exclude each other: "bought" and "sold", "a red car"
and "a blue car"; not "bought" and "acquired", nor "a red car" and "a car".

Method: the states that four layers of the sentence model give the words where they stand, of both sentences,
go through a small network, which says the same for either order. It was trained on pairs of sentences that
differ in one place, of public sets of inference, negation and edited summaries
(`training/fit_substitutes.py`; the card is in `substitute_weights`). Limits: English; made for sentences that
are nearly the same: what two unlike sentences have in one place need not be told of one thing. The weights
belong to one model's fingerprint, and with another one nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis import substitute_weights as learned
from newsdiff.analysis import wordstates
from newsdiff.analysis.types import Span
from newsdiff.analysis.wording import Token, tells

WEIGHTS = Path(__file__).with_name("substitute_weights.npz")

PARTICLES = frozenset("aside away back down off out over up".split())

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Place:
    """Words in a text; `span` is in the text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Replaced:
    """Stretches of telling words that two texts have in each other's place; `place_a` and `place_b` are from
    their first word to the last, or to the particle right behind it ("called off"). `same` counts the telling
    words that both have in one order, `share` is their share of the shorter text, and `alone` says that the
    texts differ in nothing else."""

    a: tuple[Token, ...]
    b: tuple[Token, ...]
    place_a: Span
    place_b: Span
    same: int
    share: float
    alone: bool


def replaced(a: Sequence[Token], b: Sequence[Token]) -> list[Replaced]:
    """The stretches of telling words that stand in each other's place between equal ones."""
    left, right = ([word for word in words if tells(word)] for words in (a, b))
    matcher = SequenceMatcher(None, [w.stem for w in left], [w.stem for w in right], autojunk=False)
    codes = matcher.get_opcodes()
    same = sum(code[2] - code[1] for code in codes if code[0] == "equal")
    alone = sum(code[0] != "equal" for code in codes) == 1
    share = same / min(len(left), len(right)) if same else 0.0
    stretches = ((left[i:i_end], right[j:j_end]) for code, i, i_end, j, j_end in codes if code == "replace")
    return [
        Replaced(tuple(here), tuple(there), _place(a, here), _place(b, there), same, share, alone)
        for here, there in stretches
    ]


def _place(words: Sequence[Token], stretch: Sequence[Token]) -> Span:
    start, end = stretch[0].span.start, stretch[-1].span.end
    behind = next((word for word in words if word.span.start >= end), None)
    return Span(start, behind.span.end if behind and behind.folded in PARTICLES else end)


def known(fingerprint: str) -> bool:
    """Whether the weights were trained on the model, and the build of it, that has this fingerprint."""
    return wordstates.learned_on(learned.FINGERPRINT, fingerprint)


def log_odds(pairs: Sequence[tuple[Place, Place]]) -> list[float]:
    """Log odds, pair by pair, that the words of the two places can't both be right; −∞ where the packaged
    model does not reach them."""
    if not pairs:
        return []
    rows = read([place for pair in pairs for place in pair])
    a, b = rows[0::2], rows[1::2]
    reached = a.any(axis=1) & b.any(axis=1)  # what the model does not reach has rows of zeros
    odds = np.where(reached, judged(a, b, _weights()), -np.inf)
    return [float(value) for value in odds]


def read(places: Sequence[Place]) -> Numbers:
    """The states of the words of each place, of shape (places, 4 × 384)."""
    distinct = list(dict.fromkeys(places))
    found = wordstates.published([place.text for place in distinct], [[place.span] for place in distinct])
    row = {place: own[0] for place, own in zip(distinct, found, strict=True)}
    return np.stack([row[place] for place in places])


def judged(a: Numbers, b: Numbers, weights: dict[str, Numbers]) -> Numbers:
    """Log odds of rows of states, of shape (pairs, 4 × 384) each."""
    left, right = ((rows - weights["mean"]) / weights["deviation"] for rows in (a, b))
    seen = np.concatenate([abs(left - right), left * right, left + right], axis=1)
    hidden = np.maximum(seen @ weights["hidden"].T + weights["hidden_bias"], 0)
    out: Numbers = hidden @ weights["out"] + weights["out_bias"]
    return out


@lru_cache(maxsize=1)
def _weights() -> dict[str, Numbers]:
    with np.load(WEIGHTS) as kept:
        return {name: kept[name].astype(np.float32) for name in kept.files}
