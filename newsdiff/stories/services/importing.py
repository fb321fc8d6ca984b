"""Drafts into a story: the one way by which articles come in, for the command, the upload and the samples."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db import DataError, IntegrityError, transaction

from newsdiff.ingest import Draft, Failure
from newsdiff.stories.documents import named_outlet
from newsdiff.stories.models import Article, Story
from newsdiff.stories.services.judging import Judged, judge
from newsdiff.stories.services.keys import article_key
from newsdiff.stories.services.locks import lock_names
from newsdiff.stories.services.outlets import forget_unused, outlet_for, outlet_named
from newsdiff.stories.services.stories import StoryRefused, create_story, publish_story
from newsdiff.stories.services.twins import called, twin_in
from newsdiff.stories.services.versions import add_judged, to_json


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    SKIPPED = "skipped"
    REFUSED = "refused"


@dataclass(frozen=True)
class Entry:
    """What became of one file. `article_id` is None where it was refused, and in a dry run; `upload_id` where
    it was no upload."""

    name: str
    outcome: Outcome
    reason: str
    notes: tuple[str, ...] = ()
    article_id: int | None = None
    upload_id: int | None = None


@dataclass(frozen=True)
class ImportReport:
    """`story` is None when no file could be taken and there was no such story before, and in a dry run."""

    story: Story | None
    entries: tuple[Entry, ...]
    dry_run: bool = False

    def of(self, outcome: Outcome) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.outcome == outcome)

    @property
    def created(self) -> tuple[Entry, ...]:
        return self.of(Outcome.CREATED)

    @property
    def updated(self) -> tuple[Entry, ...]:
        return self.of(Outcome.UPDATED)

    @property
    def skipped(self) -> tuple[Entry, ...]:
        return self.of(Outcome.SKIPPED)

    @property
    def refused(self) -> tuple[Entry, ...]:
        return self.of(Outcome.REFUSED)

    @property
    def changed(self) -> bool:
        """Whether the story has other texts now, so that it wants a new comparison."""
        return not self.dry_run and bool(self.created or self.updated)


def import_drafts(
    drafts: Iterable[Draft | Failure | Judged],
    *,
    story: Story | str,
    outlet: str = "",
    publish: bool = False,
    dry_run: bool = False,
    find: bool = True,
    twice: bool = False,
    lasting: bool = True,
) -> ImportReport:
    """Take the drafts into `story`, which is a story or the title of one that is made where there is none;
    without `find` a title always makes a new one.

    A draft whose key the story has with the same text is skipped, with another text it is a new version. The
    twin of an article under another key (see `twins`) is skipped too, unless it is wanted `twice`. Where
    nobody had named an article's outlet, the name that such a draft brings is taken. What can't be taken is
    reported and stops nothing else. All is written in one transaction, and nothing in a dry run.
    `outlet` is for drafts that name none themselves; `lasting` is as `article_key` has it. The caller asks
    for the analysis (`jobs.request_run`) when the report says `changed`. Raises StoryRefused for a title that
    can't be one."""
    if isinstance(story, str) and not story.strip():
        raise StoryRefused("title: a story needs one.")
    # Before the transaction: reading and judging many files takes long, and others wait for the story.
    taken = [judge(draft) if isinstance(draft, Draft) else draft for draft in drafts]
    with transaction.atomic():
        importer = _Importer(story, outlet, find=find, twice=twice, lasting=lasting)
        entries = tuple(importer.take(draft) for draft in taken)
        found = importer.story
        if publish and found:
            found = publish_story(found.pk).story
        if dry_run:
            transaction.set_rollback(True)
    if dry_run:
        entries = tuple(Entry(entry.name, entry.outcome, entry.reason, entry.notes) for entry in entries)
        found = found if isinstance(story, Story) else find_story(story)
    return ImportReport(found, entries, dry_run)


def find_story(title: str) -> Story | None:
    """The newest story of this title, whatever its case."""
    return Story.objects.filter(title__iexact=" ".join(title.split())).newest().first()


class _Importer:
    """One import. The story is found or made when the first article of it is taken."""

    def __init__(self, story: Story | str, outlet: str, *, find: bool, twice: bool, lasting: bool) -> None:
        self._title = story if isinstance(story, str) else ""
        self.story = None if isinstance(story, str) else story
        if isinstance(story, str) and find:
            lock_names(f"title {' '.join(story.split()).casefold()}")  # else two imports make one each
            self.story = find_story(story)
        if self.story:  # before any of its articles, as everything that changes both does
            Story.objects.select_for_update().filter(pk=self.story.pk).first()
        self._outlet = outlet
        self._twice = twice
        self._lasting = lasting

    def take(self, judged: Judged | Failure) -> Entry:
        if isinstance(judged, Failure):
            return Entry(judged.path, Outcome.REFUSED, _without_name(judged.reason, judged.path))
        name = judged.draft.path
        if judged.refusal:
            return Entry(name, Outcome.REFUSED, judged.refusal, judged.draft.notes)
        try:
            with transaction.atomic():
                return self._keep(judged)
        except (DataError, IntegrityError) as error:
            return Entry(name, Outcome.REFUSED, f"the database does not take it: {error}", judged.draft.notes)

    def _keep(self, judged: Judged) -> Entry:
        draft = judged.draft
        self.story = self.story or create_story(self._title)
        outlet_name = named_outlet(draft, given=self._outlet)
        key = article_key(draft, outlet_name, lasting=self._lasting)
        article = (
            Article.objects.select_for_update(of=("self",))
            .select_related("current_version", "outlet")
            .filter(story=self.story, key=key)
            .first()
        )
        if article is None and (twin := None if self._twice else twin_in(self.story, judged, outlet_name)):
            return _had(draft, twin, outlet_name, f"the story has this text already: {called(twin)}")
        if article is None:
            article = _new_article(self.story, judged, outlet_name, key)
            outcome, reason = Outcome.CREATED, f"new article of {article.outlet}"
        elif _same_text(article, judged):
            return _had(draft, article, outlet_name, "the story has this text already")
        else:
            _refresh(article, judged)
            _take_name(article, outlet_name)
            outcome, reason = Outcome.UPDATED, "another text than before: kept as a new version"
        add_judged(article, judged)
        return Entry(draft.path, outcome, reason, draft.notes, article.pk)


def _had(draft: Draft, article: Article, outlet_name: str, reason: str) -> Entry:
    """What becomes of a text that the story has as `article`: left out, but for the outlet's name."""
    if not _take_name(article, outlet_name):
        return Entry(draft.path, Outcome.SKIPPED, reason, draft.notes, article.pk)
    reason = f"{reason}; it has its outlet’s name now, {article.outlet}"
    return Entry(draft.path, Outcome.UPDATED, reason, draft.notes, article.pk)


def _take_name(article: Article, outlet_name: str) -> bool:
    """Name the article's outlet where nobody has; whether that was done."""
    if article.outlet.named or not outlet_name:
        return False
    article.outlet = outlet_named(outlet_name)
    article.save(update_fields=["outlet"])
    forget_unused()
    return True


def _new_article(story: Story, judged: Judged, outlet_name: str, key: str) -> Article:
    draft = judged.draft
    return Article.objects.create(
        story=story,
        outlet=outlet_named(outlet_name) if outlet_name else outlet_for(draft),
        key=key,
        headline=judged.headline,
        byline=draft.byline,
        url=draft.url,
        published=draft.published,
        utc_offset=utc_offset(draft),
        language=draft.language,
    )


def _same_text(article: Article, judged: Judged) -> bool:
    """Roles that an editor has chosen count as part of the text; those of the cleaning do not."""
    current = article.current_version
    if current is None or current.sha256 != judged.draft.sha256:
        return False
    return not judged.by_editor or to_json(judged.lines) == [list(line) for line in current.lines]


def _refresh(article: Article, judged: Judged) -> None:
    """Take over what the new text says of itself; what it leaves out stays as it was."""
    draft = judged.draft
    article.headline = judged.headline
    article.byline = draft.byline or article.byline
    if draft.published:
        article.published, article.utc_offset = draft.published, utc_offset(draft)
    article.language = draft.language or article.language
    article.save(update_fields=["headline", "byline", "published", "utc_offset", "language"])


def utc_offset(draft: Draft) -> int:
    """Minutes; 0 without a date."""
    offset = draft.published.utcoffset() if draft.published else None
    return round(offset.total_seconds() / 60) if offset else 0


def _without_name(reason: str, name: str) -> str:
    """The reason alone, where it begins with the name that the report shows beside it."""
    return reason.removeprefix(f"{name}: ")
