"""Vectors, in a narrow table of their own: nothing is embedded twice.

Hashes are kept as bytes, half as wide as their digits. Scans are exact; an HNSW index that casts to the
length of one model pays from about 100,000 rows on, and is built after a bulk load.
"""

from django.db import models
from pgvector.django import HalfVectorField


class Embedding(models.Model):
    """The vector of a text under one model. Another model is another fingerprint in the same table."""

    text_hash = models.BinaryField(max_length=32, help_text="sha256 of the text in UTF-8.")
    fingerprint = models.BinaryField(
        max_length=16, help_text="Start of the sha256 of what names weights, tokenizer, pooling and engine."
    )
    vector = HalfVectorField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("fingerprint", "text_hash"), name="embedding_once"),)

    def __str__(self) -> str:
        return f"{bytes(self.text_hash).hex()[:12]} under {bytes(self.fingerprint).hex()[:12]}"
