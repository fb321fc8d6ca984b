"""The colour of a word where it stands: how much it judges there, learned, so that no list has to name it.

Method: the state that the trained layers give the word in its sentence (`wordstates`), times the weights of
`colour_weights`: log odds that a careful reader says of the word that it adds a judgement. A sentence that
seems to judge is read once more, behind the one before it. A text has the summed probabilities of its words.
Names, numbers and function words have no colour. Limits: English; the weights belong to one model's
fingerprint, and with another one there is no colour.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis import wordstates
from newsdiff.analysis.framing import colour_weights as learned
from newsdiff.analysis.types import Sentence
from newsdiff.analysis.wording import Token, tokens

Colour = Mapping[int, float]  # log odds of the word that begins at an offset of the document
_LEAST = 4  # letters
_SEEMS = -1.8  # log odds from which a second look can decide something
_REACH = 700  # characters, of which a piece of the model has three or more


def colours(sentences: Iterable[Sentence], fingerprint: str) -> dict[str, Colour]:
    """The colour of each document; none with a model that the weights were not learned on."""
    if not wordstates.learned_on(learned.FINGERPRINT, fingerprint):
        return {}
    found: dict[str, dict[int, float]] = defaultdict(dict)
    kept = sorted((s for s in sentences if s.role.kept), key=lambda s: (s.document, s.position))
    before = [_before(*pair) for pair in pairwise([None, *kept])]
    alone = of_texts([s.text for s in kept])
    seems = [max(own.values(), default=_SEEMS) > _SEEMS for own in alone]
    twice = [
        lead + s.text if lead and more else "" for lead, s, more in zip(before, kept, seems, strict=True)
    ]
    for sentence, lead, own, both in zip(kept, before, alone, of_texts(twice), strict=True):
        behind = {at - len(lead): value for at, value in both.items() if at >= len(lead)}
        start = sentence.span.start
        found[sentence.document].update((start + at, value) for at, value in {**own, **behind}.items())
    return dict(found)


def _before(earlier: Sentence | None, sentence: Sentence | None) -> str:
    """The sentence before another of its article, with a blank; "" where there is none, or where it is so
    long that the model would not reach the end of the other."""
    if earlier is None or sentence is None or earlier.document != sentence.document:
        return ""
    return f"{earlier.text} " if len(earlier.text) + len(sentence.text) < _REACH else ""


def of_texts(texts: Sequence[str]) -> list[dict[int, float]]:
    """For each text the log odds of its words, by the offset at which they begin."""
    distinct = list(dict.fromkeys(texts))
    words = [[token for token in tokens(text) if can_have_colour(token)] for text in distinct]
    read = wordstates.states(distinct, [[token.span for token in own] for own in words])
    known = {
        text: dict(zip((token.span.start for token in own), log_odds(rows), strict=True))
        for text, own, rows in zip(distinct, words, read, strict=True)
    }
    return [known[text] for text in texts]


def log_odds(rows: NDArray[np.float32]) -> list[float]:
    """Log odds of words, from their states of shape (words, 384)."""
    if not len(rows):
        return []
    weights = np.array(learned.WEIGHTS, dtype=np.float32) / learned.SCALE
    return [float(value) for value in rows @ weights + learned.INTERCEPT]


def can_have_colour(token: Token) -> bool:
    return token.is_content and len(token.folded) >= _LEAST and token.folded.replace("'", "").isalpha()


def summed(values: Iterable[float]) -> float:
    """The expected number of words that judge, from the log odds of each."""
    return float(sum(1 / (1 + np.exp(-value)) for value in values))
