"""The articles of a story as every page names them, in the order in which it does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from textwrap import shorten
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language_info

from newsdiff.stories.models import AnalysisRun, Article, RunArticle, Story

HEADLINE = 40  # characters of a headline that tells articles of one outlet apart


@dataclass(frozen=True, slots=True)
class Source:
    """An article; `name` is what every page calls it: its outlet, with more where that has several here.
    Equal `origin` numbers are near-copies of one source."""

    article: int
    version: int
    outlet: str
    outlet_slug: str
    name: str
    headline: str
    published: datetime | None
    language: str
    href: str
    origin: int
    address: str = ""
    byline: str = ""
    day: date | None = None  # of publication, by the outlet's own clock
    unnamed: bool = False  # nobody has said who wrote it

    @property
    def foreign(self) -> bool:
        """Whether the rules, which are for English, can't read it."""
        return bool(self.language) and self.language.lower().split("-")[0] != "en"

    @property
    def language_name(self) -> str:
        """What its language is called, or its code where that is not known."""
        try:
            return str(get_language_info(self.language)["name"])
        except KeyError:
            return self.language


def compared_sources(story: Story, run: AnalysisRun | None) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    """The articles of the run in the order in which every page names them, and those that came after it;
    without a run all of them, each for an origin of its own."""
    compared = RunArticle.objects.filter(run=run, version__article=OuterRef("pk"))
    articles: QuerySet[Any] = story.articles.select_related("outlet").annotate(
        compared=Subquery(compared.values("version")[:1]), origin=Subquery(compared.values("origin")[:1])
    )
    found: list[Source] = []
    late: list[Source] = []
    for number, article in enumerate(articles):
        if article.compared is not None:
            found.append(_source(story, article, article.compared, article.origin))
        elif article.current_version_id is not None:
            source = _source(story, article, article.current_version_id, number)
            (late if run else found).append(source)
    named = _named(sorted((*found, *late), key=_reading_order))
    after = {source.article for source in late}
    return (
        tuple(source for source in named if source.article not in after),
        tuple(source for source in named if source.article in after),
    )


def names_by_story(stories: Iterable[Story]) -> dict[int, dict[int, Source]]:
    """The articles of several stories in one query, by story and article, named as the pages of each name
    them."""
    known = {story.pk: story for story in stories}
    found: dict[int, list[Source]] = {key: [] for key in known}
    articles = Article.objects.filter(story__in=known, current_version__isnull=False)
    for article in articles.select_related("outlet"):
        story = known[article.story_id]
        found[story.pk].append(_source(story, article, article.current_version_id or 0, 0))
    return {
        key: {source.article: source for source in _named(sorted(own, key=_reading_order))}
        for key, own in found.items()
    }


def _source(story: Story, article: Article, version: int, origin: int) -> Source:
    return Source(
        article=article.pk,
        version=version,
        outlet=article.outlet.name,
        name=article.outlet.name,
        outlet_slug=article.outlet.slug,
        headline=article.headline,
        published=article.published_there,
        language=article.language,
        href=reverse("article", args=[story.slug, article.pk]),
        origin=origin,
        address=article.url if article.url.startswith(("http://", "https://")) else "",
        byline=article.byline,
        day=article.published_there.date() if article.published_there else None,
        unnamed=not article.outlet.named,
    )


def _named(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources as a page names them. One whose outlet nobody has said is "Text 2" when it is the story's
    second; those of an outlet that has several are told apart by the day, else by the headline, else by a
    number."""
    found = tuple(
        replace(source, outlet=text, name=text) if source.unnamed else source
        for text, source in ((f"Text {place}", source) for place, source in enumerate(sources, start=1))
    )
    several = Counter(source.outlet for source in found)
    return tuple(
        replace(source, name=_told_apart(source, [other for other in found if other.outlet == source.outlet]))
        if several[source.outlet] > 1
        else source
        for source in found
    )


def _told_apart(source: Source, all_of_outlet: Sequence[Source]) -> str:
    days = [other.day for other in all_of_outlet]
    headlines = [other.headline for other in all_of_outlet]
    if source.day and days.count(source.day) == 1:
        return f"{source.outlet}, {date_format(source.day, 'j M Y')}"
    if headlines.count(source.headline) == 1:
        return f"{source.outlet}, “{shorten(source.headline, HEADLINE, placeholder='…')}”"
    return f"{source.outlet} ({all_of_outlet.index(source) + 1})"


def _reading_order(source: Source) -> tuple[bool, float, str, int]:
    published = source.published.timestamp() if source.published else 0.0
    return source.published is None, published, source.outlet, source.article
