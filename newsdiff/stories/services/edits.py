"""An article that is in its story already, taken up again: other lines are kept, fields are mended."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from newsdiff.stories.models import Article, ArticleVersion, Story, Upload
from newsdiff.stories.services.importing import utc_offset
from newsdiff.stories.services.judging import Judged
from newsdiff.stories.services.outlets import forget_unused, outlet_named
from newsdiff.stories.services.uploads import UploadRefused, judged_upload
from newsdiff.stories.services.versions import add_judged, to_json

CHANGED = ("outlet", "headline", "byline", "url", "published", "utc_offset", "language")


def open_edit(article_id: int, *, user: User) -> Upload:
    """The user's edit of the article: the one that was begun, while the article still is as it then was and
    unless it was thrown away, else a new one. Raises Article.DoesNotExist, and ArticleVersion.DoesNotExist
    for an article without a text."""
    with transaction.atomic():
        article = Article.objects.select_for_update(of=("self",)).select_related("outlet").get(pk=article_id)
        version = article.current_version
        if version is None:
            raise ArticleVersion.DoesNotExist
        begun = Upload.objects.filter(user=user, article=article).first()
        if begun and not begun.discarded and begun.begun == _as_it_is(article):
            return begun
        if begun:
            begun.delete()
        return Upload.objects.create(
            user=user,
            article=article,
            name=version.raw_name or f"article-{article.pk}.txt",
            raw=version.raw,
            text=version.text,
            words_sha256=version.words_sha256,
            lines=version.lines,
            encoding=version.encoding,
            fields=_fields(article),
            begun=_as_it_is(article),
        )


def _as_it_is(article: Article) -> dict[str, object]:
    return {"version": article.current_version_id, "fields": _fields(article)}


def _fields(article: Article) -> dict[str, str]:
    published = article.published_there
    return {
        "outlet": article.outlet.name if article.outlet.named else "",
        "headline": article.headline,
        "byline": article.byline,
        "published": published.isoformat() if published else "",
        "url": article.url,
        "language": article.language,
    }


def save_edit(upload_id: int, *, user: User) -> bool:
    """Give the article the lines and fields of the edit, which is then gone. True where anything changed, and
    the caller requests the analysis. Raises UploadRefused, and Upload.DoesNotExist."""
    with transaction.atomic():
        # The story first, then its article, as everything that changes both does.
        Story.objects.select_for_update().filter(articles__edits=upload_id).first()
        article = Article.objects.select_for_update(of=("self",)).filter(edits=upload_id).first()
        mine = Upload.objects.kept(user).select_for_update(of=("self",))
        upload = mine.get(pk=upload_id, article=article)
        if article is None:
            raise Upload.DoesNotExist
        judged = judged_upload(upload)
        version = _version(article, upload, judged)
        changed = _take_fields(article, judged)
        if to_json(judged.lines) != [list(line) for line in version.lines]:
            changed = True
            add_judged(article, judged)
        upload.delete()
    return changed


def _version(article: Article, upload: Upload, judged: Judged) -> ArticleVersion:
    """The text that is edited, while the article is as it was when the edit began."""
    version = article.current_version
    if version is None or version.pk != upload.begun.get("version"):
        raise UploadRefused({"keep": "The article has another text by now. Throw this away and begin again."})
    if upload.begun != _as_it_is(article):
        raise UploadRefused({"keep": "Its fields were changed meanwhile. Throw this away and begin again."})
    if judged.refusal:
        raise UploadRefused({"keep": f"{judged.refusal[:1].upper()}{judged.refusal[1:]}."})
    return version


def _take_fields(article: Article, judged: Judged) -> bool:
    draft = judged.draft
    before = [getattr(article, name) for name in CHANGED]
    if draft.outlet:
        article.outlet = outlet_named(draft.outlet)
    article.headline, article.byline, article.url = judged.headline, draft.byline, draft.url
    article.published, article.utc_offset = draft.published, utc_offset(draft)
    article.language = draft.language
    changed = before != [getattr(article, name) for name in CHANGED]
    if changed:
        article.save(update_fields=CHANGED)
        forget_unused()
    return changed
