"""Facts told three times, as three outlets might: the second tells the same, the third can't be right if the
first is. Writers who knew no rule invented them (`tellings.jsonl`) in words that differ as freely in both,
with denials, opposites and other figures among those that tell the same, too.

A fact is what is resampled; the third is compared with each of the first two. A pair is told apart where the
two are not said to agree. Baseline: where only one of them denies anything."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from newsdiff.analysis.denying import denies
from newsdiff.analysis.details import unequal_pairs
from newsdiff.analysis.types import Strength
from tests.analysis.stories import two
from tests.quality.figures import Measured, ratio

TELLINGS = Path(__file__).resolve().parents[1] / "tellings.jsonl"
FILES = {"tellings": [TELLINGS]}


def rows(name: str) -> Iterator[Measured]:
    facts = [json.loads(line) for line in TELLINGS.read_text(encoding="utf-8").splitlines()]
    samples = {
        method: [counted(fact, apart) for fact in facts]
        for method, apart in {"ours": told_apart, "one denies": one_denies}.items()
    }
    yield Measured("agreement", "contradictions not said to agree", name, samples, ratio(0, 1))
    yield Measured("agreement", "same fact, nothing withheld", name, samples, ratio(2, 3))


def counted(fact: dict[str, str], apart: Callable[[str, str], bool]) -> np.ndarray:
    contrary = [apart(fact[other], fact["contrary"]) for other in ("a", "same")]
    return np.array([sum(contrary), len(contrary), not apart(fact["a"], fact["same"]), 1])


def told_apart(a: str, b: str) -> bool:
    pair = two(a, b)
    conflict = any(d.strength is Strength.CONFLICT for d in pair.differences())
    return conflict or bool(unequal_pairs(pair.told))


def one_denies(a: str, b: str) -> bool:
    return denies(a) != denies(b)
