"""An embedder that asks the database first: nothing is embedded twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from pgvector import HalfVector

from newsdiff.analysis.embedding import Embedder
from newsdiff.stories.models import Embedding

# Texts in one call of the model: enough to sort by length, few enough to show progress and to stop.
CHUNK = 256
# Vectors read or written by one statement.
BATCH = 2000

Vectors = NDArray[np.float32]


class CachedEmbedder:
    """Wraps an embedder. Vectors come back as they are kept, rounded to float16, fresh ones too.

    `step` is called with the share done before and after each call of the model; it may raise to stop."""

    def __init__(self, inner: Embedder, *, step: Callable[[float], None] = lambda share: None) -> None:
        self._inner = inner
        self._step = step

    @property
    def model(self) -> str:
        return self._inner.model

    @property
    def fingerprint(self) -> str:
        return self._inner.fingerprint

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Rows of shape (len(texts), d). Each distinct text that is not kept is embedded once and kept."""
        if not texts:
            return self._inner.encode(texts)
        fingerprint = hashlib.sha256(self.fingerprint.encode()).digest()[:16]
        hashes = [hashlib.sha256(text.encode()).digest() for text in texts]
        vectors = _kept(fingerprint, list(dict.fromkeys(hashes)))
        missing = {digest: text for digest, text in zip(hashes, texts, strict=True) if digest not in vectors}
        for fresh in self._embed(missing):
            _keep(fingerprint, fresh)
            vectors.update(fresh)
        return np.stack([vectors[digest] for digest in hashes]).astype(np.float32)

    def _embed(self, missing: dict[bytes, str]) -> Iterator[dict[bytes, NDArray[np.float16]]]:
        # Texts of like length side by side waste no padding, and the order is the same at every run.
        ordered = sorted(missing, key=lambda digest: (len(missing[digest]), digest))
        for start in range(0, len(ordered), CHUNK):
            self._step(start / len(ordered))
            digests = ordered[start : start + CHUNK]
            rows = self._inner.encode([missing[digest] for digest in digests]).astype(np.float16)
            yield dict(zip(digests, rows, strict=True))
        self._step(1.0)


def _kept(fingerprint: bytes, digests: list[bytes]) -> dict[bytes, NDArray[np.float16]]:
    found: dict[bytes, NDArray[np.float16]] = {}
    for start in range(0, len(digests), BATCH):
        rows = Embedding.objects.filter(
            fingerprint=fingerprint, text_hash__in=digests[start : start + BATCH]
        ).values_list("text_hash", "vector")
        found |= {bytes(digest): np.asarray(vector, dtype=np.float16) for digest, vector in rows}
    return found


def _keep(fingerprint: bytes, vectors: dict[bytes, NDArray[np.float16]]) -> None:
    # Sorted, so that two workers that keep the same texts wait for each other in one order.
    rows = [
        Embedding(fingerprint=fingerprint, text_hash=digest, vector=HalfVector(vectors[digest]))
        for digest in sorted(vectors)
    ]
    Embedding.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
