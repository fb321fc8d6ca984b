"""How outlets stand in the published stories: counts with their base, and no verdict.

Counted are the current comparisons of two articles or more, and in them the sentences, headings apart, of the
articles in English, the language that the rules are made for. Sample stories are invented, so they are never
added to the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from django.db.models import BigIntegerField, Count, Exists, F, Func, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Length, Replace

from newsdiff.analysis.types import Role, Strength, Voice
from newsdiff.stories.models import Article, ClaimMember, Difference, FramingMark, OnlyHere, Sentence, Story
from newsdiff.stories.models.sources import ENGLISH

FEW_SENTENCES, FEW_STORIES = 100, 3  # below these a base is called small
LEAST_FOR_SHARE = 20  # below this a share says less than its count, and only the count is shown
PER_WORDS = 1000
_ARTICLE = "version__article"


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `base`; `percent` is None where the base is too small for one."""

    part: int
    base: int

    @property
    def percent(self) -> int | None:
        return round(100 * self.part / self.base) if self.base >= LEAST_FOR_SHARE else None


# Of the learned words that score less, readers of the development set took one in three for a judgement; of
# the others, four in five.
LEARNED = 0.6


@dataclass(frozen=True, slots=True)
class Standing:
    """Counts over a set of articles. `differing` sentences carry a detail that conflicts, in a claim or in
    none, whoever is right; `shared` ones do, or stand in a claim; `own` and `quoted` are framing marks by
    voice, words that were only learned where they score `LEARNED` or more."""

    stories: int = 0
    articles: int = 0
    sentences: int = 0
    words: int = 0
    only: int = 0
    shared: int = 0
    differing: int = 0
    own: int = 0
    quoted: int = 0

    @property
    def only_share(self) -> Share:
        return Share(self.only, self.sentences)

    @property
    def differing_share(self) -> Share:
        return Share(self.differing, self.shared)

    @property
    def marks_rate(self) -> float | None:
        """Marks in the outlet's own voice per 1,000 words; None where the base is too small."""
        return round(PER_WORDS * self.own / self.words, 1) if self.words >= PER_WORDS // 2 else None

    @property
    def small(self) -> bool:
        return self.stories < FEW_STORIES or self.sentences < FEW_SENTENCES


def total(parts: Iterable[Standing]) -> Standing:
    """The sum of standings that share no article."""
    rows = list(parts)
    return Standing(*(sum(getattr(row, field.name) for row in rows) for field in fields(Standing)))


def compared_stories() -> QuerySet[Story]:
    """Published stories whose comparison has at least two articles."""
    return Story.objects.published().alias(many=Count("current_run__run_articles")).filter(many__gte=2)


def counted_articles(where: Q | None = None) -> QuerySet[Article]:
    """The articles that are counted: of compared stories, in English."""
    return Article.objects.filter(where or Q(), story__in=compared_stories(), language__iregex=ENGLISH)


def counted_marks() -> QuerySet[FramingMark]:
    """The marks that count for an outlet: all but learned words that are less sure."""
    return FramingMark.objects.exclude(cue="coloured", score__lt=LEARNED)


def standings(*by: str, where: Q | None = None) -> dict[tuple[Any, ...], Standing]:
    """Standings by fields of the article, such as "outlet" or "story__sample". `where` narrows the articles,
    its names beginning at the article. Two queries, however many articles there are."""
    counted = _grouped(Sentence.objects.all(), "", by, where).filter(
        version__run_articles__run=F(f"{_ARTICLE}__story__current_run")
    )
    marks = _grouped(counted_marks(), "sentence__", by, where).filter(
        run=F(f"sentence__{_ARTICLE}__story__current_run")
    )
    voices = {
        _key(row): row
        for row in marks.annotate(
            own=Count("pk", filter=Q(voice=Voice.OUTLET)), quoted=Count("pk", filter=Q(voice=Voice.QUOTED))
        )
    }
    none = {"own": 0, "quoted": 0}
    return {
        key: Standing(**row, **voices.get(key, none))
        for row in counted.annotate(**_counts())
        for key in [_key(row)]
    }


def _key(row: dict[str, Any]) -> tuple[Any, ...]:
    """The values that a row is grouped by, taken out of it."""
    return tuple(row.pop(name) for name in sorted(row) if name.startswith("by"))


def _grouped(rows: QuerySet[Any], path: str, by: tuple[str, ...], where: Q | None) -> QuerySet[Any, Any]:
    article = f"{path}{_ARTICLE}"
    return (
        rows.filter(**{f"{article}__in": counted_articles(where), f"{path}position__isnull": False})
        .exclude(**{f"{path}role": Role.HEADING})
        .order_by()
        .values(**{f"by{n}": F(f"{article}__{name}") for n, name in enumerate(by)})
    )


class _OtherSentences(Func):
    """The sentences of the further places of a difference, a row each; not those of its usual side."""

    template = "(jsonb_path_query(%(expressions)s)))::bigint"
    arg_joiner = ", '$[*] ? (@.side != $usual).sentence', jsonb_build_object('usual', "
    output_field = BigIntegerField()
    set_returning = True


def departing(rows: QuerySet[Difference]) -> Q:
    """Sentences that `Difference.departing` names; lists that are read once, however many sentences."""
    rows = rows.order_by()
    others = rows.values(other=_OtherSentences("others", "usual"))
    a, b = (rows.exclude(usual=side).values(side) for side in "ab")
    return Q(pk__in=a) | Q(pk__in=b) | Q(pk__in=others)


def _counts() -> dict[str, Any]:
    run = OuterRef(f"{_ARTICLE}__story__current_run")
    here = {"sentence": OuterRef("pk")}
    members = Q(Exists(ClaimMember.objects.filter(claim__run=run, **here)))
    runs = compared_stories().values("current_run")
    conflicts = departing(Difference.objects.filter(run__in=runs, strength=Strength.CONFLICT))
    blanks = Length("text") - Length(Replace("text", Value(" "), Value("")))
    return {
        "stories": Count(f"{_ARTICLE}__story", distinct=True),
        "articles": Count(_ARTICLE, distinct=True),
        "sentences": Count("pk"),
        "words": Sum(blanks + 1),
        "only": Count("pk", filter=Exists(OnlyHere.objects.filter(run=run, **here))),
        "shared": Count("pk", filter=members | conflicts),
        "differing": Count("pk", filter=conflicts),
    }
