"""The immutable results of a run. Spans count code points in the canonical text of the sentence's version."""

from __future__ import annotations

from enum import StrEnum

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from newsdiff.analysis import types
from newsdiff.stories.models.run import AnalysisRun
from newsdiff.stories.models.sources import ENGLISH, ArticleVersion, Sentence

Spot = tuple[int, int, int]  # sentence id, start, end


def _words(enum: type[StrEnum]) -> list[str]:
    return [str(word) for word in enum]


class Alignment(models.Model):
    run = models.ForeignKey(AnalysisRun, on_delete=models.CASCADE, related_name="alignments")
    a = models.ForeignKey(Sentence, on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey(Sentence, on_delete=models.CASCADE, related_name="+")
    a_start = models.PositiveIntegerField()
    a_end = models.PositiveIntegerField()
    b_start = models.PositiveIntegerField()
    b_end = models.PositiveIntegerField()
    score = models.FloatField()
    level = models.CharField(max_length=10)
    relations = ArrayField(models.CharField(max_length=10), default=list)
    because = models.TextField(blank=True)

    class Meta:
        ordering = ("run", "-score", "pk")
        constraints = (
            models.UniqueConstraint(fields=("run", "a", "b"), name="alignment_once_a_run"),
            models.CheckConstraint(condition=~Q(a=F("b")), name="alignment_of_two"),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="alignment_score_0_to_1"),
            models.CheckConstraint(condition=Q(level__in=_words(types.Level)), name="alignment_level_known"),
            models.CheckConstraint(
                condition=Q(a_start__lt=F("a_end"), b_start__lt=F("b_end")), name="alignment_spans_not_empty"
            ),
        )

    def __str__(self) -> str:
        return f"{self.a_id} ~ {self.b_id} ({self.score:.2f})"


class Claim(models.Model):
    """`key` is its id in the analysis, a hash of its members' texts and spans: the claim's public address."""

    run = models.ForeignKey(AnalysisRun, on_delete=models.CASCADE, related_name="claims")
    key = models.CharField(max_length=32, db_index=True)
    position = models.PositiveIntegerField(help_text="Order on the page.")
    status = ArrayField(models.CharField(max_length=10), default=list)
    articles = models.PositiveIntegerField(help_text="How many articles carry it.")
    origins = models.PositiveIntegerField(help_text="How many independent sources, near-copies collapsed.")
    score = models.FloatField()

    class Meta:
        ordering = ("run", "position")
        constraints = (
            models.UniqueConstraint(fields=("run", "key"), name="claim_key_once_a_run"),
            models.CheckConstraint(
                condition=Q(origins__gte=1, articles__gte=F("origins")), name="origins_1_to_articles"
            ),
        )

    def __str__(self) -> str:
        return f"claim {self.key[:12]}"


class ClaimMember(models.Model):
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="members")
    sentence = models.ForeignKey(Sentence, on_delete=models.CASCADE, related_name="memberships")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    apart = ArrayField(
        models.BigIntegerField(),
        default=list,
        blank=True,
        help_text="Sentences of the claim that may exclude this one, without a conflict that says so.",
    )

    class Meta:
        ordering = ("claim", "sentence__version", "start")
        constraints = (
            models.UniqueConstraint(fields=("claim", "sentence", "start", "end"), name="member_once_a_claim"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="member_span_not_empty"),
        )

    def __str__(self) -> str:
        return f"{self.sentence_id} in {self.claim_id}"


class Difference(models.Model):
    """`others` lists further places of either value: [{sentence, start, end, side}], `sentence` its key."""

    run = models.ForeignKey(AnalysisRun, on_delete=models.CASCADE, related_name="differences")
    claim = models.ForeignKey(
        Claim, null=True, blank=True, on_delete=models.CASCADE, related_name="differences"
    )
    kind = models.CharField(max_length=12, db_index=True)
    strength = models.CharField(max_length=10, db_index=True)
    a = models.ForeignKey(Sentence, on_delete=models.CASCADE, related_name="+")
    a_start = models.PositiveIntegerField()
    a_end = models.PositiveIntegerField()
    b = models.ForeignKey(Sentence, on_delete=models.CASCADE, related_name="+")
    b_start = models.PositiveIntegerField()
    b_end = models.PositiveIntegerField()
    others = models.JSONField(default=list, blank=True)
    usual = models.CharField(
        max_length=1,
        blank=True,
        default="",
        help_text="The side, a or b, that is the usual spelling of a name; empty where neither is.",
    )
    because = models.TextField()
    score = models.FloatField()

    class Meta:
        ordering = ("run", "strength", "-score", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=_words(types.Kind)), name="difference_kind_known"),
            models.CheckConstraint(
                condition=Q(strength__in=_words(types.Strength)), name="difference_strength_known"
            ),
            models.CheckConstraint(
                condition=Q(a_start__lt=F("a_end"), b_start__lt=F("b_end")), name="difference_spans_not_empty"
            ),
            models.CheckConstraint(condition=Q(usual__in=("", "a", "b")), name="difference_usual_side"),
        )

    def __str__(self) -> str:
        return f"{self.kind} ({self.strength})"

    @property
    def sides(self) -> tuple[list[Spot], list[Spot]]:
        """The places of the one value and of the other, the first one at the head."""
        found = {
            "a": [(self.a_id, self.a_start, self.a_end)],
            "b": [(self.b_id, self.b_start, self.b_end)],
        }
        for other in self.others:
            if other["side"] in found:
                found[other["side"]].append((other["sentence"], other["start"], other["end"]))
        return found["a"], found["b"]

    @property
    def sentences(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The sentences with the one value and those with the other, each once."""
        a, b = (tuple(dict.fromkeys(sentence for sentence, _, _ in side)) for side in self.sides)
        return a, b

    @property
    def departing(self) -> list[Spot]:
        """The places that differ: all, but for a usual spelling."""
        return [
            spot for side, spots in zip("ab", self.sides, strict=True) if side != self.usual for spot in spots
        ]


class FramingMark(models.Model):
    run = models.ForeignKey(AnalysisRun, on_delete=models.CASCADE, related_name="framing")
    sentence = models.ForeignKey(Sentence, on_delete=models.CASCADE, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    cue = models.CharField(max_length=40, db_index=True)
    voice = models.CharField(max_length=10)
    score = models.FloatField()
    because = models.TextField()
    plainest = models.ForeignKey(Sentence, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    plainest_start = models.PositiveIntegerField(null=True, blank=True)
    plainest_end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("run", "sentence", "start")
        constraints = (
            models.CheckConstraint(condition=Q(voice__in=_words(types.Voice)), name="framing_voice_known"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="framing_span_not_empty"),
            models.CheckConstraint(
                condition=Q(plainest__isnull=True, plainest_start__isnull=True, plainest_end__isnull=True)
                | Q(plainest__isnull=False, plainest_start__lt=F("plainest_end")),
                name="framing_plainest_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.cue} in {self.sentence_id}"


class Label(models.Model):
    """What one version calls a referent. `sentences` holds primary keys."""

    run = models.ForeignKey(AnalysisRun, on_delete=models.CASCADE, related_name="labels")
    referent = models.CharField(max_length=200)
    version = models.ForeignKey(ArticleVersion, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, default="plain")
    count = models.PositiveIntegerField()
    sentences = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        ordering = ("run", "referent", "version", "-count", "text")
        constraints = (
            models.UniqueConstraint(fields=("run", "referent", "version", "text"), name="label_once"),
            models.CheckConstraint(condition=Q(count__gte=1), name="label_counted"),
        )

    def __str__(self) -> str:
        return f"{self.referent}: {self.text}"


class OnlyHereQuerySet(models.QuerySet["OnlyHere"]):
    def read(self) -> OnlyHereQuerySet:
        """Those of texts in English, which the rules can read; without a language a text is taken for that.
        What other texts have alone is not known."""
        return self.filter(sentence__version__article__language__iregex=ENGLISH)


class OnlyHere(models.Model):
    """A sentence whose claim was found in no other article."""

    run = models.ForeignKey(AnalysisRun, on_delete=models.CASCADE, related_name="only")
    sentence = models.ForeignKey(Sentence, on_delete=models.CASCADE, related_name="+")
    nearest = models.ForeignKey(Sentence, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField(default=0.0)

    objects = OnlyHereQuerySet.as_manager()

    class Meta:
        ordering = ("run", "sentence")
        verbose_name_plural = "only here"
        constraints = (models.UniqueConstraint(fields=("run", "sentence"), name="only_here_once"),)

    def __str__(self) -> str:
        return f"{self.sentence_id} only here"
