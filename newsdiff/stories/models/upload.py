"""An article that staff look at before it is saved."""

from typing import Any

from django.conf import settings
from django.db import models

from newsdiff.stories.models.sources import Article


class UploadQuerySet(models.QuerySet["Upload"]):
    def kept(self, user: Any) -> "UploadQuerySet":
        """The user's uploads and edits, less those that were thrown away."""
        return self.filter(user=user, discarded=None)

    def waiting(self, user: Any) -> "UploadQuerySet":
        """What the user has handed in and not saved, edits of articles apart, in the order of its coming."""
        return self.kept(user).filter(article=None)


class Upload(models.Model):
    """A draft between upload and saving: what cleaning kept, what the editor changed. Swept after a week,
    or an hour after it was thrown away."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="uploads")
    article = models.ForeignKey(
        Article,
        null=True,
        on_delete=models.CASCADE,
        related_name="edits",
        help_text="What it changes; empty for what is new.",
    )
    name = models.CharField(max_length=300)
    raw = models.BinaryField()
    text = models.TextField()
    words_sha256 = models.CharField(max_length=64, help_text="Of the words that are kept as it is now.")
    lines = models.JSONField(help_text="[start, end, role] of each line that is not blank.")
    encoding = models.CharField(max_length=40, blank=True)
    fields = models.JSONField(default=dict, help_text="outlet, headline, byline, published, url, language")
    begun = models.JSONField(default=dict, help_text="The version and fields that an edit began from.")
    notes = models.JSONField(default=list)
    looked_at = models.BooleanField(default=False, help_text="Its lines were on somebody's screen.")
    discarded = models.DateTimeField(null=True, help_text="When it was thrown away; it can be brought back.")
    created = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("user", "article"), name="one_edit_an_article_and_user"),
        )

    def __str__(self) -> str:
        return self.name
