"""New texts of an article, and new roles for the lines of a text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from newsdiff.analysis.types import Line, Role, Span
from newsdiff.stories.models import Article, ArticleVersion, Flag
from newsdiff.stories.services.judging import Judged

# What a version or an upload keeps of a line: start, end, role.
KeptLine = Sequence[int | str]


def to_json(lines: Iterable[Line]) -> list[list[int | str]]:
    return [[line.span.start, line.span.end, str(line.role)] for line in lines]


def from_json(lines: Iterable[KeptLine]) -> tuple[Line, ...]:
    return tuple(Line(Span(int(start), int(end)), Role(str(role))) for start, end, role in lines)


def words_sha256(text: str, lines: Iterable[Line]) -> str:
    """Equal for two files of one text, whatever menus and blanks stand around its words."""
    kept = (word for line in lines if line.role.kept for word in line.span.of(text).split())
    return hashlib.sha256(" ".join(kept).encode()).hexdigest()


def add_judged(article: Article, judged: Judged) -> ArticleVersion:
    """Make the judged draft the article's current version, as `add_version` does."""
    draft = judged.draft
    return add_version(
        article, text=draft.text, lines=judged.lines, raw=draft.raw, raw_name=draft.path,
        encoding=draft.encoding,
    )  # fmt: skip


def add_version(
    article: Article, *, text: str, lines: Sequence[Line], raw: bytes, raw_name: str, encoding: str
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
        words_sha256=words_sha256(text, lines),
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
