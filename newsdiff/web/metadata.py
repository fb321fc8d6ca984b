"""What a page says of itself to machines: its address, title and description, and who told what.

Only pages that everybody can read have it; drafts, staff pages, searches and errors have none and ask not to
be indexed. Structured data (schema.org, as JSON-LD, which is data and so no matter of the policy on scripts)
names articles with their outlets and claims with where they appear. A claim is a `Claim` and never a
`ClaimReview`: newsdiff rates nothing. Samples have none, because what is invented is no news.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from newsdiff.web.pages.about import AboutPage
from newsdiff.web.pages.article import ArticlePage
from newsdiff.web.pages.claim import ClaimPage, PointPage
from newsdiff.web.pages.compare import ComparePage
from newsdiff.web.pages.difference import DifferencePage
from newsdiff.web.pages.head import StoryHead
from newsdiff.web.pages.matrix import MatrixPage
from newsdiff.web.pages.outlet import OutletPage
from newsdiff.web.pages.outlets import OutletsPage
from newsdiff.web.pages.pictures import PicturesPage
from newsdiff.web.pages.stories import StoriesPage
from newsdiff.web.pages.story import StoryPage
from newsdiff.web.pages.wording import WordingPage
from newsdiff.web.sources import Source
from newsdiff.web.words import clipped_closed, counted, quoted

SITE = "newsdiff"
LONGEST = 200  # characters of a description
_ABOUT_ALL = "What several outlets wrote about one event, compared sentence by sentence."
# In a script element a browser reads "<" as markup before anybody reads JSON.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Metadata:
    """`path` is the own address of a page that was asked for by another; `data` is schema.org's."""

    title: str
    description: str
    kind: str = "website"
    path: str = ""
    url: str = ""
    data: dict[str, Any] | None = None

    @property
    def json_ld(self) -> SafeString:
        text = json.dumps({"@context": "https://schema.org", **(self.data or {})}, ensure_ascii=False)
        return mark_safe(text.translate(_ESCAPED))  # noqa: S308 - no sign of markup is left in it


def metadata(request: HttpRequest, page: object) -> Metadata | None:
    """The page's metadata with absolute addresses; None for what is not for everybody."""
    story = getattr(page, "story", None)
    if isinstance(story, StoryHead) and story.draft:
        return None
    found = describe(page)
    if found is None:
        return None
    url = request.build_absolute_uri(found.path or request.path)
    data = None if isinstance(story, StoryHead) and story.sample else _absolute(found.data, request)
    title = found.title if found.title == SITE else f"{found.title} · {SITE}"
    return replace(
        found,
        title=title,
        description=clipped_closed(found.description, LONGEST),
        url=url,
        data={"url": url, **data} if data else None,
    )


def _absolute(value: Any, request: HttpRequest) -> Any:
    """Addresses in full, here and in everything inside; those of other sites are so already."""
    if isinstance(value, dict):
        full = {key: _absolute(inner, request) for key, inner in value.items()}
        return {**full, "url": request.build_absolute_uri(full["url"])} if "url" in full else full
    return [_absolute(inner, request) for inner in value] if isinstance(value, list) else value


@singledispatch
def describe(page: object) -> Metadata | None:
    """What a page is about. A kind of page that is not listed here is not for machines."""
    return None


@describe.register
def _(page: StoriesPage) -> Metadata:
    return Metadata(SITE, _ABOUT_ALL, path=_numbered(reverse("stories"), page.number))


def _numbered(path: str, number: int) -> str:
    return f"{path}?page={number}" if number > 1 else path


@describe.register
def _(page: AboutPage) -> Metadata:
    return Metadata(
        "How this works",
        "How newsdiff compares reports of one event: the method, how well it works, its limits, and the rule"
        " of every mark.",
    )


@describe.register
def _(page: OutletsPage) -> Metadata:
    path = _numbered(reverse("outlets"), page.number)
    about = "How each outlet stands in the published stories: counts with their base, and no verdict."
    return Metadata("Outlets", about, path=path)


@describe.register
def _(page: OutletPage) -> Metadata:
    about = f"How {page.name} stands in the published stories: counts with their base, and no verdict."
    return Metadata(page.name, about)


@describe.register
def _(page: StoryPage) -> Metadata:
    who = counted(page.texts, "text") if page.unnamed else counted(page.outlets, "outlet")
    about = page.description or f"{who} on “{page.story.title}”, compared sentence by sentence."
    return Metadata(
        page.story.title,
        about,
        kind="article",
        data={
            "@type": "CollectionPage",
            "name": page.story.title,
            **({"description": page.description} if page.description else {}),
            "hasPart": [_news(source) for source in page.sources],
        },
    )


@describe.register
def _(page: ArticlePage) -> Metadata:
    source = page.source
    return Metadata(
        f"{source.outlet}: {source.headline}",
        f"The text of {source.outlet}, with what others say on the same claims.",
        kind="article",
        data={**_news(source), "isPartOf": {"@type": "CollectionPage", "url": page.story.href}},
    )


@describe.register
def _(page: ClaimPage) -> Metadata:
    words = page.told or page.words
    data = {"@type": "Claim", "text": words, "appearance": _appearing(page)}
    return Metadata(page.title, _told(page, quoted(words)), kind="article", path=page.today_href, data=data)


@describe.register
def _(page: DifferencePage) -> Metadata:
    """Values that exclude each other are no claim. Several addresses may lead to one difference."""
    data = {"@type": "CollectionPage", "name": page.told, "hasPart": _appearing(page)}
    path = page.today_href or page.href
    return Metadata(page.title, _told(page, page.told), kind="article", path=path, data=data)


def _told(page: PointPage, words: str) -> str:
    return f"{page.tellers}, {counted(page.origins, 'independent origin')}: {words}"


def _appearing(page: PointPage) -> list[dict[str, Any]]:
    """The articles that tell it, each once."""
    sources = {telling.place.source.article: telling.place.source for telling in page.tellings}
    return [_news(source) for source in sources.values()]


@describe.register
def _(page: ComparePage) -> Metadata:
    return _of_story(page.story, "Side by side", "two texts in rows of the same facts")


@describe.register
def _(page: MatrixPage) -> Metadata:
    return _of_story(page.story, "Matrix", "who tells what, claim by claim")


@describe.register
def _(page: WordingPage) -> Metadata:
    return _of_story(page.story, "Wording", "who calls whom what, and what was quoted how")


@describe.register
def _(page: PicturesPage) -> Metadata:
    return _of_story(page.story, "Pictures", "what the texts share, how alike they are, and when")


def _of_story(story: StoryHead, name: str, what: str) -> Metadata:
    return Metadata(f"{name}: {story.title}", f"“{story.title}”: {what}.")


def _news(source: Source) -> dict[str, Any]:
    """The article as its outlet published it; what is not known is left out."""
    found = {
        "@type": "NewsArticle",
        "headline": source.headline,
        "url": source.address or source.href,
        "datePublished": source.published.isoformat() if source.published else None,
        "inLanguage": source.language or None,
        "publisher": None if source.unnamed else {"@type": "NewsMediaOrganization", "name": source.outlet},
    }
    return {name: value for name, value in found.items() if value}
