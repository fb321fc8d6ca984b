"""What readers say about a sentence. A flag is pinned to its words and never re-anchored by guess."""

from __future__ import annotations

from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from newsdiff.stories.models.run import AnalysisRun
from newsdiff.stories.models.sources import ArticleVersion, Sentence


class FlagQuerySet(models.QuerySet["Flag"]):
    def approved(self) -> FlagQuerySet:
        return self.filter(state=Flag.State.APPROVED)

    def shown_to(self, sent: Collection[int]) -> FlagQuerySet:
        """What everybody sees, and of the flags that the reader has `sent` those too that wait or were not
        approved."""
        own = Q(pk__in=sent) & ~Q(state=Flag.State.ORPHANED)
        return self.filter(Q(state=Flag.State.APPROVED) | own)


class FlagKind(models.TextChoices):
    """Outside of `Flag`, whose constraints could not see it inside."""

    LOADED = "loaded", "loaded wording"
    LABEL = "label", "label"
    ATTRIBUTION = "attribution", "attribution"
    CERTAINTY = "certainty", "certainty"
    CONTEXT = "context", "missing context"
    HEADLINE = "headline", "headline"
    MATCH = "match", "wrong match"
    MISSED = "missed", "missed difference"


class Flag(models.Model):
    Kind = FlagKind

    class State(models.TextChoices):
        PENDING = "pending", "waits for a moderator"
        APPROVED = "approved", "approved"
        REJECTED = "rejected", "rejected"
        ORPHANED = "orphaned", "orphaned: its words are gone"

    version = models.ForeignKey(ArticleVersion, on_delete=models.CASCADE, related_name="flags")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField(help_text="The exact words, the slice of the version's text.")
    kind = models.CharField(max_length=12, choices=Kind)
    beside = models.ForeignKey(
        Sentence,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The sentence of another text that the flagged one was seen beside.",
    )
    comment = models.TextField(blank=True, max_length=2000)
    state = models.CharField(max_length=10, choices=State, default=State.PENDING, db_index=True)
    # Keyed hashes: they count a reader's flags and lead back to nobody.
    reader = models.CharField(max_length=64, editable=False)
    address = models.CharField(max_length=64, editable=False)
    run = models.ForeignKey(
        AnalysisRun,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="flags",
        editable=False,
        help_text="The comparison that the reader saw; kept while the flag is.",
    )
    created = models.DateTimeField(auto_now_add=True, db_index=True)
    moderated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    moderated = models.DateTimeField(null=True, blank=True)

    objects = FlagQuerySet.as_manager()

    class Meta:
        ordering = ("-created", "-pk")
        indexes = (
            models.Index(fields=("reader", "created"), name="flag_reader_created"),
            models.Index(fields=("address", "created"), name="flag_address_created"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="flag_span_not_empty"),
            models.CheckConstraint(condition=~Q(words=""), name="flag_has_words"),
            models.CheckConstraint(condition=Q(kind__in=tuple(FlagKind.values)), name="flag_kind_known"),
            models.CheckConstraint(
                condition=Q(state__in=("pending", "approved", "rejected", "orphaned")),
                name="flag_state_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.words[:60]}"
