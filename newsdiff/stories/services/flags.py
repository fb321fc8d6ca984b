"""Readers' flags: taken with exact words and within limits, shown once a moderator has approved them."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from newsdiff.stories.models import Article, ArticleVersion, Flag, Sentence
from newsdiff.stories.services.locks import lock_names

HOUR = timedelta(hours=1)
COMMENT_LENGTH = 2000


class FlagRefused(Exception):
    """The flag can't be taken; `field` names what is wrong with it."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field
        self.reason = reason


class SameFlag(FlagRefused):
    """The reader has sent this flag before: `flag` is the one that is there."""

    def __init__(self, flag: Flag) -> None:
        super().__init__("", "You have sent this flag already.")
        self.flag = flag


class TooManyFlags(FlagRefused):
    """The reader, or the address that they come from, has flagged as much as one may in an hour."""


@dataclass(frozen=True)
class FlagTaken:
    """`instead` says that it took the place of one with another comment, which is gone."""

    flag: Flag
    instead: bool


@dataclass(frozen=True)
class FlagChange:
    flag: Flag
    changed: bool


def add_flag(
    version_id: int,
    *,
    start: int,
    end: int,
    words: str,
    kind: str,
    comment: str = "",
    beside: int | None = None,
    reader: str,
    address: str,
) -> FlagTaken:
    """Take a reader's flag on exact words; it waits for a moderator.

    `start` and `end` are code points in the version's text; `beside` is the id of a sentence of another text
    that they were seen beside, if there was one. `reader` is whatever tells readers apart (a session key),
    `address` where they come from; both are kept as keyed hashes only. A reader's flag of a
    kind on the same words is kept once: with another comment it takes the place of the one that waits, and
    stands beside one that a moderator has looked at. Raises FlagRefused."""
    if kind not in Flag.Kind.values:
        raise FlagRefused("kind", "Choose what kind of difference it is.")
    comment = comment.replace("\x00", "").strip()
    if len(comment) > COMMENT_LENGTH:
        raise FlagRefused(
            "comment", f"The comment has {len(comment)} characters; at most {COMMENT_LENGTH} fit."
        )
    with transaction.atomic():
        version = _shown_version(version_id)
        _check_words(version, start, end, words)
        who, where = _keyed("reader", reader), _keyed("address", address)
        _lock(who, where)
        place = {"version": version, "start": start, "end": end, "beside": _beside(version, beside)}
        instead = _make_way(Flag.objects.filter(**place, kind=kind, reader=who), comment)
        _check_limits(who, where)
        flag = Flag.objects.create(
            **place,
            words=words,
            kind=kind,
            comment=comment,
            reader=who,
            address=where,
            run=version.article.story.current_run,
        )
        return FlagTaken(flag, instead)


def _make_way(sent: QuerySet[Flag], comment: str) -> bool:
    """Delete of the flags that a reader has `sent` the one that waits, for one with this comment; whether
    there was one. It is not changed: a moderator may be looking at it, and would approve what nobody read.
    Raises SameFlag where the comment says nothing new."""
    for flag in sent.exclude(state=Flag.State.ORPHANED):
        if comment in ("", flag.comment):
            raise SameFlag(flag)
    waiting = sent.select_for_update().filter(state=Flag.State.PENDING).first()
    if waiting:
        waiting.delete()
    return waiting is not None


def _shown_version(version_id: int) -> ArticleVersion:
    """The version, or the current one where it only has other roles for the same text. The article is locked:
    `add_version` settles the flags that are there, so none may come in beside it. Raises FlagRefused."""
    article = Article.objects.select_for_update(of=("self",)).filter(versions=version_id).first()
    if article is None or article.current_version_id is None:
        raise FlagRefused("words", "The text that was flagged is gone.")
    versions = ArticleVersion.objects.select_related("article__story").defer("raw", "lines")
    version, current = versions.get(pk=version_id), versions.get(pk=article.current_version_id)
    if version.sha256 != current.sha256:
        raise FlagRefused(
            "words",
            "This text has been replaced by a newer one, which is being compared. "
            "Come back in a few minutes and mark the words there.",
        )
    return current


def _beside(version: ArticleVersion, sentence_id: int | None) -> Sentence | None:
    """The sentence of that id, in another text of the story. Raises FlagRefused."""
    if sentence_id is None:
        return None
    others = Sentence.objects.filter(version__article__story=version.article.story)
    found = others.exclude(version__article=version.article).filter(pk=sentence_id).first()
    if found is None:
        raise FlagRefused("", "The sentence beside it is gone.")
    return found


def _check_words(version: ArticleVersion, start: int, end: int, words: str) -> None:
    if not words.strip() or "\x00" in words:
        raise FlagRefused("words", "Mark the words that the flag is about.")
    if not 0 <= start < end <= len(version.text) or version.text[start:end] != words:
        raise FlagRefused("words", "These words do not stand there in the text.")


def _lock(reader: str, address: str) -> None:
    """What is counted is counted within these locks, so that requests side by side can not both pass."""
    lock_names(*(f"flags of {value}" for value in (reader, address)))


def _check_limits(reader: str, address: str) -> None:
    limits = [
        ("reader", reader, settings.NEWSDIFF_FLAGS_PER_HOUR),
        ("address", address, settings.NEWSDIFF_FLAGS_PER_HOUR_AND_ADDRESS),
    ]
    since = timezone.now() - HOUR
    for field, value, limit in limits:
        if Flag.objects.filter(**{field: value}, created__gte=since).count() >= limit:
            words = f"At most {limit} flags an hour are taken from one {field}. Come back later."
            raise TooManyFlags("", words)


def _keyed(use: str, value: str) -> str:
    key = f"newsdiff flag {use} {settings.SECRET_KEY}".encode()
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()


def take_back_flag(flag_id: int) -> bool:
    """Delete a flag that waits for a moderator. False where it is gone, or one has looked at it."""
    with transaction.atomic():
        flag = Flag.objects.select_for_update().filter(pk=flag_id, state=Flag.State.PENDING).first()
        if flag is None:
            return False
        flag.delete()
    return True


def moderate_flag(flag_id: int, *, approve: bool, moderator: User | None) -> FlagChange:
    """Approve or reject a flag. An orphaned one stays so: its words are gone."""
    with transaction.atomic():
        flag = Flag.objects.select_for_update(of=("self",)).get(pk=flag_id)
        state = Flag.State.APPROVED if approve else Flag.State.REJECTED
        if flag.state in (state, Flag.State.ORPHANED):
            return FlagChange(flag, changed=False)
        flag.state = state
        flag.moderated_by = moderator
        flag.moderated = timezone.now()
        flag.save(update_fields=["state", "moderated_by", "moderated"])
    return FlagChange(flag, changed=True)
