"""One analysis of one story: what it compared, how far it is, how it ended."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from newsdiff.stories.models.sources import ArticleVersion, Story


class RunQuerySet(models.QuerySet["AnalysisRun"]):
    def active(self) -> RunQuerySet:
        return self.filter(state__in=AnalysisRun.ACTIVE)

    def finished(self) -> RunQuerySet:
        return self.exclude(state__in=AnalysisRun.ACTIVE)


class AnalysisRun(models.Model):
    class State(models.TextChoices):
        QUEUED = "queued", "queued"
        RUNNING = "running", "running"
        DONE = "done", "done"
        FAILED = "failed", "failed"

    ACTIVE = (State.QUEUED, State.RUNNING)

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="runs")
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED, db_index=True)
    stage = models.CharField(max_length=40, blank=True, help_text="What it is doing, in words.")
    share = models.FloatField(default=0.0, help_text="Share done, 0 to 1.")
    error = models.TextField(blank=True, help_text="Why it failed and what to do, in words.")
    attempts = models.PositiveIntegerField(default=0)
    engine = models.JSONField(default=dict, blank=True, help_text="Versions, model, fingerprint, options.")
    created = models.DateTimeField(auto_now_add=True)
    started = models.DateTimeField(null=True, blank=True)
    finished = models.DateTimeField(null=True, blank=True)
    versions = models.ManyToManyField(ArticleVersion, through="RunArticle", related_name="runs")

    objects = RunQuerySet.as_manager()

    class Meta:
        ordering = ("-created", "-pk")
        constraints = (
            # What a story's current run is held to, by a key of two columns (migration 0005).
            models.UniqueConstraint(fields=("id", "story"), name="run_with_its_story"),
            models.UniqueConstraint(
                fields=("story",), condition=Q(state="queued"), name="one_queued_run_a_story"
            ),
            models.UniqueConstraint(
                fields=("story",), condition=Q(state="running"), name="one_running_run_a_story"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("queued", "running", "done", "failed")), name="run_state_known"
            ),
            models.CheckConstraint(condition=Q(share__gte=0, share__lte=1), name="run_share_0_to_1"),
            models.CheckConstraint(condition=~Q(state="failed") | ~Q(error=""), name="failed_run_says_why"),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(finished__isnull=False), name="done_run_says_when"
            ),
        )

    def __str__(self) -> str:
        return f"run {self.pk} of {self.story} ({self.state})"

    @property
    def active(self) -> bool:
        return self.state in self.ACTIVE


class RunArticle(models.Model):
    """A version that the run compared. Equal `origin` numbers are near-copies of one source."""

    run = models.ForeignKey(AnalysisRun, on_delete=models.CASCADE, related_name="run_articles")
    version = models.ForeignKey(ArticleVersion, on_delete=models.CASCADE, related_name="run_articles")
    position = models.PositiveIntegerField(help_text="Order in which the run compared them.")
    origin = models.PositiveIntegerField()

    class Meta:
        ordering = ("run", "position")
        constraints = (
            models.UniqueConstraint(fields=("run", "version"), name="version_once_a_run"),
            models.UniqueConstraint(fields=("run", "position"), name="position_once_a_run"),
        )

    def __str__(self) -> str:
        return f"{self.version} in {self.run}"
