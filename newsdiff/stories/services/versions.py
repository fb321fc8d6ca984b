"""New texts of an article, and new roles for the lines of a text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from newsdiff.analysis.clean import has_body
from newsdiff.analysis.types import Line, Role, Span
from newsdiff.stories.models import Article, ArticleVersion, Flag

# What a version or an upload keeps of a line: start, end, role.
KeptLine = Sequence[int | str]


class LinesRefused(Exception):
    """The roles don't fit the text; the message says where."""


@dataclass(frozen=True)
class VersionChange:
    """The article's current version; `changed` is False where nothing was to be done."""

    version: ArticleVersion
    changed: bool


def to_json(lines: Iterable[Line]) -> list[list[int | str]]:
    return [[line.span.start, line.span.end, str(line.role)] for line in lines]


def from_json(lines: Iterable[KeptLine]) -> tuple[Line, ...]:
    return tuple(Line(Span(int(start), int(end)), Role(str(role))) for start, end, role in lines)


def checked_lines(text: str, lines: Iterable[KeptLine]) -> tuple[Line, ...]:
    """The lines, known to lie in the text one after another. Raises LinesRefused."""
    try:
        checked = from_json(lines)
    except (TypeError, ValueError) as error:
        raise LinesRefused(f"lines: {error}") from error
    end = 0
    for line in checked:
        if line.span.start < end or line.span.end > len(text):
            raise LinesRefused(f"lines: {line.span.start}–{line.span.end} does not fit the text.")
        end = line.span.end
    if not has_body(checked):
        raise LinesRefused("lines: no line of the article would be left; keep one at least.")
    return checked


def add_version(
    article: Article, *, text: str, lines: Iterable[Line], raw: bytes, raw_name: str, encoding: str
) -> ArticleVersion:
    """Make the text the article's current version; call it inside a transaction.

    Flags on an earlier text move along when the text is the same one with other roles; else they become
    orphaned, because their words are pinned to the text that the reader saw."""
    Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    latest = article.versions.order_by("-number").values_list("number", "sha256", "pk").first()
    version = ArticleVersion.objects.create(
        article=article,
        number=latest[0] + 1 if latest else 1,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        lines=to_json(lines),
        raw=raw,
        raw_name=raw_name[:300],
        encoding=encoding,
    )
    article.current_version = version
    article.save(update_fields=["current_version"])
    open_flags = Flag.objects.filter(
        version__article=article, state__in=(Flag.State.PENDING, Flag.State.APPROVED)
    )
    open_flags.filter(version__sha256=version.sha256).update(version=version)
    open_flags.exclude(version__sha256=version.sha256).update(state=Flag.State.ORPHANED)
    return version


def set_line_roles(version_id: int, lines: Iterable[KeptLine]) -> VersionChange:
    """The same text with other roles for its lines, as a new version; an editor's way to put a line back.

    Raises LinesRefused when the lines don't fit the text, or when the version is no longer current."""
    with transaction.atomic():
        version = ArticleVersion.objects.select_related("article").get(pk=version_id)
        checked = checked_lines(version.text, lines)
        if to_json(checked) == [list(line) for line in version.lines]:
            return VersionChange(version, changed=False)
        article = Article.objects.select_for_update(of=("self",)).get(pk=version.article_id)
        if article.current_version_id != version.pk:
            raise LinesRefused("This text has been replaced meanwhile; look at the new one first.")
        new = add_version(
            article,
            text=version.text,
            lines=checked,
            raw=bytes(version.raw),
            raw_name=version.raw_name,
            encoding=version.encoding,
        )
    return VersionChange(new, changed=True)
