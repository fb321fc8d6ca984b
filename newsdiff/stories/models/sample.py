"""Which samples have been here."""

from django.db import models


class LoadedSample(models.Model):
    """A sample that was loaded once. It outlives its story: what staff have deleted does not come back."""

    slug = models.SlugField(max_length=120, unique=True)

    def __str__(self) -> str:
        return self.slug
