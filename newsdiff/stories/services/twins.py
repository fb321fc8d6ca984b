"""Texts that were handed in twice.

Two texts are twins when their kept words are the same, whatever menus and blanks stand around them, and they
come from one outlet, or one of the two from nobody knows whom. Another outlet's copy is no twin: who printed
an agency's text is what readers want to see, and the analysis takes both for one origin.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from newsdiff.stories.models import Article, Story, Upload
from newsdiff.stories.services.judging import Judged
from newsdiff.stories.services.keys import address_key
from newsdiff.stories.services.versions import words_sha256


def twin_in(story: Story, judged: Judged, outlet_name: str) -> Article | None:
    """The story's article that this is the twin of; `outlet_name` is empty where nobody names the outlet."""
    same = story.articles.filter(
        current_version__words_sha256=words_sha256(judged.draft.text, judged.lines)
    ).select_related("outlet")
    if outlet_name:
        same = same.filter(Q(outlet__name__iexact=outlet_name) | Q(outlet__named=False))
    return same.order_by("-outlet__named", "pk").first()


def called(article: Article) -> str:
    """The article as messages name it, by its outlet too where that has a name."""
    return f"“{article.headline}”" + (f" of {article.outlet}" if article.outlet.named else "")


def twins(uploads: Sequence[Upload]) -> dict[int, tuple[str, ...]]:
    """Where the twins of each upload are, in words, by upload id: in the list before it, or in a story."""
    articles = _by_words(uploads)
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


def replaced(uploads: Sequence[Upload]) -> dict[int, tuple[str, ...]]:
    """What each upload puts its text in the place of, because it has the same address, in words, by upload
    id: in the list before it, or in a story."""
    keys = {upload.pk: address_key(str(upload.fields.get("url", ""))) for upload in uploads}
    articles: dict[str, list[Article]] = {}
    for article in _articles(key__in=set(keys.values())):
        articles.setdefault(article.key, []).append(article)
    found: dict[int, tuple[str, ...]] = {}
    before: dict[str, Upload] = {}
    for upload in uploads:
        key = keys[upload.pk]
        here = before.get(key)
        there = [
            f"{called(article)} in the story “{article.story}”"
            for article in articles.get(key, ())
            if article.pk != upload.article_id and _words(article) != upload.words_sha256
        ]
        found[upload.pk] = (*([f"{here.name} in this list"] if here else []), *there)
        if key:
            before[key] = upload
    return found


def _by_words(uploads: Sequence[Upload]) -> dict[str, list[Article]]:
    found: dict[str, list[Article]] = {}
    hashes = {upload.words_sha256 for upload in uploads}
    for article in _articles(current_version__words_sha256__in=hashes):
        found.setdefault(_words(article), []).append(article)
    return found


def _articles(**wanted: Any) -> QuerySet[Article]:
    rows = Article.objects.filter(**wanted).select_related("outlet", "story", "current_version")
    heavy = (f"current_version__{name}" for name in ("raw", "text", "lines"))
    return rows.defer(*heavy).order_by("pk")


def _words(article: Article) -> str:
    return article.current_version.words_sha256 if article.current_version else ""


def _outlet(upload: Upload) -> str:
    return str(upload.fields.get("outlet", ""))


def _one_outlet(name: str, other: str) -> bool:
    return not name or not other or name.casefold() == other.casefold()
