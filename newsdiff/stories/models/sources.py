"""Stories, their articles, and each article's texts as they were over time."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta, timezone
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse

from newsdiff.analysis.types import KEPT_ROLES
from newsdiff.ingest.fields import LONGEST
from newsdiff.stories.models.searching import words_of

LONGEST_TITLE = 300  # characters of a story's title

# Languages of articles that the rules can read: without one an article is taken for English.
ENGLISH = r"^(en(-.*)?)?$"


class Outlet(models.Model):
    name = models.CharField(
        max_length=LONGEST["outlet"], help_text="Names that differ in case only are one outlet."
    )
    slug = models.SlugField(max_length=220, unique=True, allow_unicode=True)
    url = models.URLField(max_length=500, blank=True)
    named = models.BooleanField(
        default=True, editable=False, help_text="False where nobody said who wrote it: the name is a file's."
    )

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(
                Lower("name"),
                condition=Q(named=True),
                name="outlet_name_once",
                violation_error_message="There is such an outlet already.",
            ),
            models.UniqueConstraint(Lower("name"), condition=Q(named=False), name="unnamed_outlet_once"),
            models.CheckConstraint(condition=~Q(name=""), name="outlet_has_name"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def byword(self) -> str:
        """What readers see where a text stands alone: of one that nobody named not the file, which tells them
        nothing."""
        return self.name if self.named else "Outlet not named"

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """`named` stands in no form, and Django would leave out what asks for it."""
        super().validate_constraints(exclude=set(exclude or ()) - {"named"})


class StoryQuerySet(models.QuerySet["Story"]):
    def published(self) -> StoryQuerySet:
        return self.filter(state=Story.State.PUBLISHED)

    def visible_to(self, user: Any) -> StoryQuerySet:
        """Staff read every story; everybody else the published ones."""
        return self.all() if user.is_active and user.is_staff else self.published()

    def newest(self) -> StoryQuerySet:
        return self.order_by("-created", "-pk")


class Story(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", "draft"
        PUBLISHED = "published", "published"

    title = models.CharField(max_length=LONGEST_TITLE)
    slug = models.SlugField(max_length=120, unique=True, allow_unicode=True)
    description = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT, db_index=True)
    sample = models.BooleanField(
        default=False, help_text="Written for newsdiff; left out of outlet statistics."
    )
    current_run = models.ForeignKey(
        "AnalysisRun", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)
    search = models.GeneratedField(
        expression=words_of("title", weight="A") + words_of("description", weight="B"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = StoryQuerySet.as_manager()

    class Meta:
        ordering = ("-created", "-pk")
        verbose_name_plural = "stories"
        indexes = (GinIndex(fields=("search",), fastupdate=False, name="story_search"),)
        constraints = (
            models.CheckConstraint(condition=Q(state__in=("draft", "published")), name="story_state_known"),
            models.CheckConstraint(condition=~Q(title=""), name="story_has_title"),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("story", args=[self.slug])


class ArticleQuerySet(models.QuerySet["Article"]):
    def for_comparison(self) -> ArticleQuerySet:
        """Articles with a text, in the order in which every page names them."""
        return (
            self.filter(current_version__isnull=False)
            .select_related("outlet", "current_version")
            .order_by(F("published").asc(nulls_last=True), "outlet__name", "pk")
        )


class Article(models.Model):
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="articles")
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="articles")
    # An index entry of PostgreSQL holds 2,700 bytes; a longer key is kept by its hash.
    key = models.CharField(max_length=500, help_text="Its address, else outlet and relative path.")
    headline = models.CharField(max_length=LONGEST["headline"])
    byline = models.CharField(max_length=LONGEST["byline"], blank=True)
    url = models.URLField(max_length=LONGEST["url"], blank=True)
    published = models.DateTimeField(null=True, blank=True)
    utc_offset = models.SmallIntegerField(
        default=0, editable=False, help_text="Minutes that the clock of `published` was ahead of UTC."
    )
    language = models.CharField(max_length=LONGEST["language"], blank=True)
    current_version = models.ForeignKey(
        "ArticleVersion", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    created = models.DateTimeField(auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ("published", "pk")
        constraints = (
            models.UniqueConstraint(fields=("story", "key"), name="article_key_once_a_story"),
            models.CheckConstraint(condition=~Q(key=""), name="article_has_key"),
        )

    def __str__(self) -> str:
        return f"{self.outlet}: {self.headline}"

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.story.slug, self.pk])

    @property
    def published_there(self) -> datetime | None:
        """`published` by the outlet's own clock, whose date "yesterday" in its text goes by."""
        zone = timezone(timedelta(minutes=self.utc_offset))
        return self.published.astimezone(zone) if self.published else None


class ArticleVersion(models.Model):
    """One text of an article with the role of each of its lines. Never changed: an edit makes a new one."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64, db_index=True, help_text="Of the canonical text in UTF-8.")
    words_sha256 = models.CharField(
        max_length=64, db_index=True, help_text="Of the kept words: equal where two files tell one text."
    )
    lines = models.JSONField(help_text="[start, end, role] of each line that is not blank.")
    raw = models.BinaryField(help_text="The upload as it came.")
    raw_name = models.CharField(max_length=300, blank=True)
    encoding = models.CharField(max_length=40, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("article", "number")
        constraints = (
            models.UniqueConstraint(fields=("article", "number"), name="version_number_once"),
            # What an article's current version is held to, by a key of two columns (migration 0005).
            models.UniqueConstraint(fields=("id", "article"), name="version_with_its_article"),
            models.CheckConstraint(condition=Q(number__gte=1), name="version_number_from_1"),
            models.CheckConstraint(condition=~Q(text=""), name="version_has_text"),
        )

    def __str__(self) -> str:
        return f"{self.article}, version {self.number}"


class SentenceQuerySet(models.QuerySet["Sentence"]):
    def current(self) -> SentenceQuerySet:
        """The sentences of the newest splitting, in reading order."""
        return self.filter(position__isnull=False).order_by("version", "position")


class _WithoutIndex(models.Manager["Sentence"]):
    def get_queryset(self) -> models.QuerySet[Sentence]:
        """Without the words of the index: they are as long as the text, and only the database reads them."""
        return super().get_queryset().defer("search")


SentenceManager = _WithoutIndex.from_queryset(SentenceQuerySet)


class Sentence(models.Model):
    """A sentence of a version. A newer splitting takes over the rows whose span it shares."""

    version = models.ForeignKey(ArticleVersion, on_delete=models.CASCADE, related_name="sentences")
    position = models.PositiveIntegerField(
        null=True,
        help_text="Reading order; empty where a newer splitting left it to old results.",
    )
    start = models.PositiveIntegerField(help_text="In code points of the canonical text.")
    end = models.PositiveIntegerField()
    role = models.CharField(max_length=12)
    text = models.TextField(help_text="The slice of the canonical text, kept for search.")
    search = models.GeneratedField(
        expression=words_of("text"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = SentenceManager()

    class Meta:
        ordering = ("version", "position")
        indexes = (GinIndex(fields=("search",), fastupdate=False, name="sentence_search"),)
        constraints = (
            models.UniqueConstraint(fields=("version", "position"), name="sentence_position_once"),
            models.UniqueConstraint(fields=("version", "start", "end"), name="sentence_span_once"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="sentence_span_not_empty"),
            models.CheckConstraint(
                condition=Q(role__in=[str(role) for role in sorted(KEPT_ROLES)]), name="sentence_role_kept"
            ),
        )

    def __str__(self) -> str:
        return self.text
