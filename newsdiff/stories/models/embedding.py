"""Vectors, in a narrow table of their own: nothing is embedded twice."""

from django.db import models
from pgvector.django import HalfVectorField


class Embedding(models.Model):
    """The vector of a text under one model. Another model is another fingerprint in the same table."""

    text_hash = models.CharField(max_length=64, help_text="sha256 of the text in UTF-8.")
    fingerprint = models.CharField(max_length=64, help_text="Weights, tokenizer, pooling and engine.")
    vector = HalfVectorField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("fingerprint", "text_hash"), name="embedding_once"),)

    def __str__(self) -> str:
        return f"{self.text_hash[:12]} under {self.fingerprint[:12]}"
