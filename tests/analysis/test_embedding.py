"""Vectors: the packaged model is checked before it is loaded; rounding agrees with half-precision stores."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import numpy as np
import pytest

from newsdiff.analysis.embedding import (
    PACKAGED_SHA256,
    ModelError,
    SentenceTransformerEmbedder,
    check_weights,
    encode_distinct,
    packaged_folder,
    rounded,
)
from tests.embedder import WordEmbedder


def test_a_model_file_with_other_bytes_is_refused(tmp_path):
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(ModelError, match="is not the published one"):
        check_weights(tmp_path, {"model.safetensors": hashlib.sha256(b"weights").hexdigest()})


def test_a_missing_model_file_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"tokenizer\.json is missing"):
        check_weights(tmp_path, {"tokenizer.json": "0" * 64})


def test_the_installed_model_is_the_published_one():
    check_weights(packaged_folder(), PACKAGED_SHA256)


def test_the_fingerprint_of_the_packaged_model_is_known_without_loading_torch():
    program = (
        "import sys; from newsdiff.analysis.embedding import SentenceTransformerEmbedder as E;"
        "print(E().fingerprint); sys.exit('torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert all(digest[:12] in done.stdout for digest in PACKAGED_SHA256.values())


def test_rounded_vectors_survive_a_half_precision_store():
    fresh = np.random.RandomState(3).standard_normal((20, 48)).astype(np.float32)
    fresh /= np.linalg.norm(fresh, axis=1, keepdims=True)
    stored = fresh.astype(np.float16).astype(np.float32)
    assert np.array_equal(rounded(fresh), rounded(stored))
    assert np.allclose(np.linalg.norm(rounded(fresh), axis=1), 1, atol=1e-6)


def test_each_distinct_text_is_encoded_once_and_all_in_one_call():
    embedder = WordEmbedder()
    vectors = encode_distinct(embedder, ["rain", "hail", "rain"])
    assert embedder.calls == [["rain", "hail"]]
    assert np.array_equal(vectors[0], vectors[2])


@pytest.mark.model
def test_the_packaged_model_tells_like_from_unlike_in_unit_rows():
    vectors = SentenceTransformerEmbedder().encode(
        ["The bridge was closed.", "They shut the bridge.", "Barley is dear this year."]
    )
    assert vectors.shape == (3, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > 0.6 > vectors[0] @ vectors[2]


@pytest.mark.model
def test_a_model_that_does_not_exist_is_named():
    with pytest.raises(ModelError, match="no-such-folder"):
        SentenceTransformerEmbedder("/no-such-folder/model").encode(["rain"])
