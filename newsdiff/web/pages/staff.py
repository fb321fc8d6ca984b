"""What staff see before they delete a story, and where they say who wrote its articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newsdiff.analysis.types import Role
from newsdiff.stories.models import Article, Flag, Outlet, Story
from newsdiff.web.faults import Fault
from newsdiff.web.words import clipped

OPENING = 160  # characters of an article that tell which one it is
KNOWN = 500  # outlets that are offered


@dataclass(frozen=True, slots=True)
class DeletePage:
    title: str
    slug: str
    story_href: str
    articles: int
    flags: int
    sample: bool

    @classmethod
    def build(cls, story: Story) -> DeletePage:
        return cls(
            title=story.title,
            slug=story.slug,
            story_href=story.get_absolute_url(),
            articles=story.articles.count(),
            flags=Flag.objects.filter(version__article__story=story).count(),
            sample=story.sample,
        )


@dataclass(frozen=True, slots=True)
class Unnamed:
    """`field` is the name under which the form sends what was written."""

    field: str
    headline: str
    href: str
    file: str
    opening: str
    written: str
    error: str


@dataclass(frozen=True, slots=True)
class OutletNamesPage:
    """`known` are the outlets that there are, to choose from while writing."""

    title: str
    story_href: str
    articles: tuple[Unnamed, ...]
    known: tuple[str, ...]

    @property
    def faults(self) -> tuple[Fault, ...]:
        wrong = (article for article in self.articles if article.error)
        return tuple(Fault(article.headline, article.error, f"#{article.field}") for article in wrong)

    @classmethod
    def build(
        cls, story: Story, *, written: Mapping[int, str] = {}, errors: Mapping[int, str] = {}
    ) -> OutletNamesPage:
        found = story.articles.filter(outlet__named=False).select_related("current_version", "story")
        return cls(
            title=story.title,
            story_href=story.get_absolute_url(),
            articles=tuple(
                Unnamed(
                    field=f"outlet-{article.pk}",
                    headline=article.headline,
                    href=article.get_absolute_url(),
                    file=article.current_version.raw_name if article.current_version else "",
                    opening=_opening(article),
                    written=written.get(article.pk, ""),
                    error=errors.get(article.pk, ""),
                )
                for article in found
            ),
            known=known_outlets(),
        )


def _opening(article: Article) -> str:
    """How the text begins below its headline."""
    version = article.current_version
    lines = version.lines if version else ()
    kept = [version.text[start:end] for start, end, role in lines if version and Role(role).kept]
    below = kept[1:] if kept[:1] == [article.headline] else kept
    return clipped(" ".join(below), OPENING)


def known_outlets() -> tuple[str, ...]:
    """Names to choose from while one is written, so that an outlet is not made twice."""
    return tuple(Outlet.objects.filter(named=True).values_list("name", flat=True)[:KNOWN])
