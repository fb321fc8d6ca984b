"""A stand-in for the sentence model."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class WordEmbedder:
    """A bag of words, each word a fixed direction: equal texts get equal vectors, texts that share words are
    near each other. Needs no model and is the same on every machine."""

    model = "words"
    fingerprint = "words-1"
    size = 48

    def __init__(self) -> None:
        self.calls: list[list[str]] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.calls.append(list(texts))
        if not texts:
            return np.zeros((0, self.size), dtype=np.float32)
        rows = np.stack([sum(map(self._direction, text.lower().split() or ["-"])) for text in texts])
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)

    def _direction(self, word: str) -> NDArray[np.float32]:
        digest = hashlib.sha512(word.strip(".,“”\"'").encode()).digest()
        numbers = np.frombuffer(digest, dtype=np.uint8)[: self.size].astype(np.float32)
        return (numbers - 127.5) / 128
