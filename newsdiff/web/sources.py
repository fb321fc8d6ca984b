"""The articles of a story as every page names them, in the order in which it does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import count
from typing import Any

from babel import Locale
from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.formats import date_format

from newsdiff.ingest.language import UNKNOWN
from newsdiff.stories.models import AnalysisRun, Article, RunArticle, Story
from newsdiff.web.words import clipped

DAY = "j M Y"
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
    def name_has_day(self) -> bool:
        """Whether its name says already when it was published."""
        return self.published is not None and date_format(self.published, DAY) in self.name

    @property
    def name_and_language(self) -> str:
        return f"{self.name} ({self.language_name})"

    @property
    def language_name(self) -> str:
        """What its language is called, or its code where that is not known."""
        if self.language == UNKNOWN:
            return "an unknown language"
        names, code = Locale("en").languages, self.language.replace("-", "_")
        return str(names.get(code) or names.get(code.split("_")[0]) or self.language)


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
    """The sources as a page names them. One whose outlet nobody has said is "Text 2" when it came into the
    story as the second; those of an outlet that has several are told apart. Names go by the order of coming,
    so that a further article leaves those that are told apart already as they are."""
    found = tuple(sources)
    came = sorted(found, key=lambda source: source.article)
    of_outlet: dict[str, list[Source]] = defaultdict(list)
    for place, source in enumerate(came, start=1):
        outlet = f"Text {place}" if source.unnamed else source.outlet
        of_outlet[outlet].append(replace(source, outlet=outlet, name=outlet))
    named: dict[int, Source] = {}
    for all_of_outlet in of_outlet.values():
        named |= {source.article: source for source in _told_apart(all_of_outlet)}
    return tuple(named[source.article] for source in found)


def _told_apart(came: Sequence[Source]) -> Iterator[Source]:
    """The articles of one outlet in the order of their coming, each by the first that no earlier one has of
    its day, its hour, its headline, its headline with a number."""
    if len(came) == 1:
        yield came[0]
        return
    taken: set[str] = set()
    for source in came:
        name = next(name for name in _candidates(source) if name not in taken)
        taken.add(name)
        yield replace(source, name=f"{source.outlet}, {name}")


def _candidates(source: Source) -> Iterator[str]:
    if source.published:
        yield date_format(source.published, DAY)
        if source.published.time() != time.min:  # a date that came without an hour is kept as midnight
            yield date_format(source.published, f"{DAY}, H:i")
    headline = f"“{clipped(source.headline, HEADLINE)}”"
    yield headline
    yield from (f"{headline} ({number})" for number in count(2))


def _reading_order(source: Source) -> tuple[bool, float, str, int]:
    published = source.published.timestamp() if source.published else 0.0
    return source.published is None, published, source.outlet, source.article
