"""Texts that were handed in twice.

Two texts are twins when their kept words are the same, whatever menus and blanks stand around them, and they
come from one outlet, or one of the two from nobody knows whom. Another outlet's copy is no twin: who printed
an agency's text is what readers want to see, and the analysis takes both for one origin.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from newsdiff.stories.models import Article, Story, Upload
from newsdiff.stories.services.judging import Judged
from newsdiff.stories.services.versions import words_sha256


def twin_in(story: Story, judged: Judged, outlet_name: str) -> Article | None:
    """The story's article that this is the twin of; `outlet_name` is empty where nobody names the outlet."""
    same = story.articles.filter(
        current_version__words_sha256=words_sha256(judged.draft.text, judged.lines)
    ).select_related("outlet")
    if outlet_name:
        same = same.filter(Q(outlet__name__iexact=outlet_name) | Q(outlet__named=False))
    return same.order_by("pk").first()


def called(article: Article) -> str:
    """The article as messages name it, by its outlet too where that has a name."""
    return f"“{article.headline}”" + (f" of {article.outlet}" if article.outlet.named else "")


def twins(uploads: Sequence[Upload]) -> dict[int, tuple[str, ...]]:
    """Where the twins of each upload are, in words, by upload id: in the list before it, or in a story."""
    articles = _articles({upload.words_sha256 for upload in uploads})
    found: dict[int, tuple[str, ...]] = {}
    before: dict[str, list[Upload]] = {}
    for upload in uploads:
        listed = before.setdefault(upload.words_sha256, [])
        outlet = _outlet(upload)
        here = next((other for other in listed if _one_outlet(outlet, _outlet(other))), None)
        there = [
            f"{called(article)} in the story “{article.story}”"
            for article in articles.get(upload.words_sha256, ())
            if article.pk != upload.article_id
            and _one_outlet(outlet, article.outlet.name if article.outlet.named else "")
        ]
        found[upload.pk] = (*([f"{here.name} in this list"] if here else []), *there)
        listed.append(upload)
    return found


def _articles(hashes: set[str]) -> dict[str, list[Article]]:
    rows = (
        Article.objects.filter(current_version__words_sha256__in=hashes)
        .select_related("outlet", "story", "current_version")
        .defer("current_version__raw", "current_version__text", "current_version__lines")
        .order_by("pk")
    )
    found: dict[str, list[Article]] = {}
    for article in rows:
        if article.current_version:
            found.setdefault(article.current_version.words_sha256, []).append(article)
    return found


def _outlet(upload: Upload) -> str:
    return str(upload.fields.get("outlet", ""))


def _named(article: Article) -> str:
    return article.outlet.name if article.outlet.named else ""


def _one_outlet(name: str, other: str) -> bool:
    return not name or not other or name.casefold() == other.casefold()
