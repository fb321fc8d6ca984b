"""The colour of a word: how much it judges, learned, so that no list has to name it.

Method: the vector that the sentence model gives the word alone, times the weights of `colour_weights`:
log odds that the word is subjective rather than plain news. A sentence has the summed probabilities of
its words. Names, numbers and function words have no colour. Limits: a word has one colour in every sense
and every story; the weights belong to one model's fingerprint, and with another one there is no colour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.framing import colour_weights as learned
from newsdiff.analysis.wording import Token, tokens

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
_LEAST = 4  # letters


def vocabulary(fingerprint: str, texts: Iterable[str]) -> list[str]:
    """The distinct words whose vectors are wanted; none with a model, or a build of it, that the weights
    were not learned on, whatever it is called. The engine alone may be another one."""
    if not fingerprint.startswith(f"{learned.FINGERPRINT};"):
        return []
    return list(dict.fromkeys(t.folded for text in texts for t in tokens(text) if can_have_colour(t)))


def colours(words: Sequence[str], encode: Encode) -> dict[str, float]:
    """Log odds of each word; `encode` gives unit rows of shape (len(words), 384)."""
    if not words:
        return {}
    weights = np.array(learned.WEIGHTS, dtype=np.float32) / learned.SCALE
    return dict(zip(words, (encode(words) @ weights + learned.INTERCEPT).tolist(), strict=True))


def can_have_colour(token: Token) -> bool:
    return token.is_content and len(token.folded) >= _LEAST and token.folded.replace("'", "").isalpha()


def of_text(text: str, colour: Mapping[str, float]) -> float:
    """How coloured a sentence is by its words: the expected number of subjective ones."""
    known = [colour[t.folded] for t in tokens(text) if can_have_colour(t) and t.folded in colour]
    return float(sum(1 / (1 + np.exp(-value)) for value in known))
