"""Words in their sentence: what the layers of the sentence model make of them.

Method: a forward pass of its own over each distinct text; a word is the mean of its pieces. `states` are
those of the fourth layer, trained to tell words that judge: layers three and four have the weights of
`colour_layers.npz` (`training/fit_colour.py`), the embeddings and the first two those of the packaged model.
`published` are several layers of that model as it is. Limits: what stands behind the first 256 pieces of a
text has no state. torch is imported here only when the first text is read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsdiff.analysis.embedding import Vectors, check_weights, packaged_folder, quiet
from newsdiff.analysis.types import Span

LAYERS = 4
TRAINED = (2, 3)  # their places, counted from 0
WEIGHTS = Path(__file__).parent / "framing" / "colour_layers.npz"
SIDE_BY_SIDE = (0, 2, 4, 6)  # layers of `published`; 0 are the embeddings
_BATCH = 32
_PIECES = 256

# The tokenizer and the model.
_Loaded = Callable[[], tuple[Any, Any]]


def learned_on(model: str, fingerprint: str) -> bool:
    """Whether weights that were learned on `model` fit an embedder of this fingerprint: it must be the same
    model in the same build; the engine alone may be another one."""
    return fingerprint.startswith(f"{model};")


def states(texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> list[Vectors]:
    """For each text an array of shape (len(spans[i]), 384), one row a word; the spans are offsets in the
    text. Rows of words that the model does not reach are zero. Raises `ModelError` as the embedder does."""
    return _rows(texts, spans, _trained, (LAYERS,))


def published(texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> list[Vectors]:
    """As `states`, of the model as it was published: rows of 4 × 384, the layers `SIDE_BY_SIDE`."""
    return _rows(texts, spans, _as_published, SIDE_BY_SIDE)


def _rows(
    texts: Sequence[str], spans: Sequence[Sequence[Span]], loaded: _Loaded, layers: Sequence[int]
) -> list[Vectors]:
    out: list[Vectors] = [np.zeros((len(own), 0), dtype=np.float32) for own in spans]
    order = sorted((at for at in range(len(texts)) if spans[at]), key=lambda at: len(texts[at]))
    for start in range(0, len(order), _BATCH):
        chosen = order[start : start + _BATCH]
        offsets, layer = _read(loaded, layers, [texts[at] for at in chosen])
        for row, at in enumerate(chosen):
            out[at] = np.stack([_word(offsets[row], layer[row], span) for span in spans[at]])
    return out


def _word(offsets: NDArray[np.int64], layer: Vectors, span: Span) -> Vectors:
    inside = (offsets[:, 0] < span.end) & (offsets[:, 1] > span.start) & (offsets[:, 1] > offsets[:, 0])
    return layer[inside].mean(axis=0) if inside.any() else np.zeros(layer.shape[1], dtype=np.float32)


def _read(loaded: _Loaded, layers: Sequence[int], texts: list[str]) -> tuple[NDArray[np.int64], Vectors]:
    """The offsets of the pieces of texts, of shape (texts, pieces, 2), and the pieces' states in some layers
    side by side, of shape (texts, pieces, width)."""
    import torch

    tokenizer, model = loaded()
    given = tokenizer(
        texts, return_tensors="pt", padding=True, truncation=True, max_length=_PIECES,
        return_offsets_mapping=True,
    )  # fmt: skip
    offsets = given.pop("offset_mapping").numpy()
    with torch.inference_mode():
        found = model(**given, output_hidden_states=True).hidden_states
    return offsets, np.concatenate([found[at].numpy() for at in layers], axis=-1)


@lru_cache(maxsize=1)
def _trained() -> tuple[Any, Any]:
    import torch

    tokenizer, model = untrained()
    with np.load(WEIGHTS) as kept:
        trained = {name: torch.from_numpy(kept[name].astype(np.float32)) for name in kept.files}
    model.load_state_dict(trained, strict=False)
    return tokenizer, model.eval()


@lru_cache(maxsize=1)
def _as_published() -> tuple[Any, Any]:
    tokenizer, model = untrained(SIDE_BY_SIDE[-1])
    return tokenizer, model.eval()


def untrained(layers: int = LAYERS) -> tuple[Any, Any]:
    """The tokenizer and the first layers of the packaged model, as they were published."""
    folder = packaged_folder()
    check_weights(folder)
    quiet(offline=True)
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    model = AutoModel.from_pretrained(
        folder, local_files_only=True, num_hidden_layers=layers, add_pooling_layer=False
    )
    return tokenizer, model
