"""Articles that staff look at before they are saved: what cleaning kept, what they changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from newsdiff.analysis.types import Line, Role
from newsdiff.ingest import Draft, Failure, Refused, read
from newsdiff.ingest.bylines import named_author
from newsdiff.ingest.copyright import suggested_outlet
from newsdiff.ingest.decode import MAX_BYTES
from newsdiff.ingest.fields import (
    KNOWN,
    LONGEST,
    language_code,
    one_line,
    other_days,
    parse_date,
    web_address,
)
from newsdiff.stories.documents import refusal
from newsdiff.stories.models import Story, Upload
from newsdiff.stories.services.importing import ImportReport, Outcome, import_drafts
from newsdiff.stories.services.judging import Judged, judge
from newsdiff.stories.services.versions import from_json, to_json, words_sha256

_PAGE_SOURCE = re.compile(r"\s*<(?:!doctype html|html)\b", re.I)
KEPT_FOR = timedelta(days=7)
DISCARDED_FOR = timedelta(hours=1)


class UploadRefused(Exception):
    """What an editor changed can't be taken: `reasons` says why, by field."""

    def __init__(self, reasons: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{field}: {reason}" for field, reason in reasons.items()))
        self.reasons = reasons


@dataclass(frozen=True)
class UploadReport:
    """The uploads to look at, and the files that can't be read with their reasons."""

    uploads: tuple[Upload, ...]
    refused: tuple[Failure, ...]


def add_uploads(user: User, files: Iterable[tuple[str, bytes]]) -> UploadReport:
    """Keep each file, given by name and bytes, with its lines judged, for the user to look at."""
    uploads: list[Upload] = []
    refused: list[Failure] = []
    with transaction.atomic():
        for name, data in files:
            try:
                judged = judge(read(name, data))
            except Refused as error:
                refused.append(Failure(name, str(error)))
                continue
            if judged.refusal:
                refused.append(Failure(name, f"{name}: {judged.refusal}"))
                continue
            uploads.append(_keep(user, judged))
    return UploadReport(tuple(uploads), tuple(refused))


def too_large(name: str, size: int) -> Failure | None:
    """Why a file of so many bytes is not even read; None where it may be."""
    if size <= MAX_BYTES:
        return None
    limit = f"at most {MAX_BYTES / 1_000_000:.0f} MB are read"
    return Failure(
        name,
        f"{name}: is too large ({size / 1_000_000:.1f} MB); {limit}. Keep the article only, or split it.",
    )


def pasted_name(text: str) -> str:
    """A file name for pasted text, or for a page's source. Another text has another name, by which the
    two can be told apart."""
    suffix = ".html" if _PAGE_SOURCE.match(text) else ".txt"
    return f"pasted-{hashlib.sha256(text.strip().encode()).hexdigest()[:8]}{suffix}"


def _keep(user: User, judged: Judged) -> Upload:
    draft = judged.draft
    return Upload.objects.create(
        user=user,
        name=draft.path[:300],
        raw=draft.raw,
        text=draft.text,
        words_sha256=words_sha256(draft.text, judged.lines),
        lines=to_json(judged.lines),
        encoding=draft.encoding,
        fields={
            "outlet": draft.outlet,
            "headline": judged.headline,
            "byline": draft.byline or _byline(judged),
            "published": draft.published.isoformat() if draft.published else "",
            "url": draft.url,
            "language": draft.language,
            "suggested": "" if draft.outlet else suggested_outlet(draft.text),
        },
        notes=list(draft.notes),
    )


def _byline(judged: Judged) -> str:
    """Who the text itself names as its author, on what was recognised as bylines."""
    lines = (line.span.of(judged.draft.text) for line in judged.lines if line.role == Role.BYLINE)
    return named_author(lines)


def edit_upload(upload_id: int, *, user: User, fields: Mapping[str, str]) -> Upload:
    """Change the fields that the editor has filled in. Raises UploadRefused, naming every wrong field."""
    with transaction.atomic():
        upload = Upload.objects.kept(user).select_for_update().get(pk=upload_id)
        upload.fields = {**upload.fields, **check_fields(fields)}
        upload.save(update_fields=["fields"])
    return upload


def check_fields(fields: Mapping[str, str]) -> dict[str, str]:
    """The fields as they are kept. Raises UploadRefused, naming every wrong one."""
    given = {name: one_line(fields[name]) for name in KNOWN if name in fields}
    wrong = {
        name: f"has {len(text)} characters; at most {LONGEST[name]} are taken."
        for name, text in given.items()
        if len(text) > LONGEST[name]
    }
    address = web_address(given.get("url", ""))
    if given.get("url") and not address:
        wrong.setdefault("url", "this is no http or https address.")
    spoken = language_code(given.get("language", ""))
    if given.get("language") and not spoken:
        wrong.setdefault("language", "no language has this code; write one such as en or pt-BR.")
    published = parse_date(given.get("published", ""))
    if given.get("published") and published is None:
        wrong.setdefault("published", "write the date like 2025-03-07 or 2025-03-07 09:30.")
    if published and (others := other_days(given["published"], published)):
        days = " or ".join((published.date().isoformat(), *others))
        wrong.setdefault("published", f"this can be read in more than one way; write {days}.")
    if wrong:
        raise UploadRefused(wrong)
    read = {"published": published.isoformat() if published else "", "language": spoken, "url": address}
    return given | {name: read[name] for name in given.keys() & read.keys()}


def keep_lines(upload_id: int, *, user: User, starts: Collection[int]) -> Upload:
    """Keep the lines that start at `starts` and take out all others. A line that was kept, or dropped, before
    keeps its role; one that is put back counts as body. Raises UploadRefused."""
    with transaction.atomic():
        upload = Upload.objects.kept(user).select_for_update().get(pk=upload_id)
        lines = from_json(upload.lines)
        if unknown := set(starts) - {line.span.start for line in lines}:
            raise UploadRefused({"keep": f"There is no line at {min(unknown)} in this text."})
        changed = [_kept_or_not(line, keep=line.span.start in starts) for line in lines]
        upload.lines = to_json(changed)
        upload.words_sha256 = words_sha256(upload.text, changed)
        upload.save(update_fields=["lines", "words_sha256"])
    return upload


def _kept_or_not(line: Line, *, keep: bool) -> Line:
    if line.role.kept == keep:
        return line
    return replace(line, role=Role.BODY if keep else Role.CHROME)


def problem(upload: Upload) -> str:
    """Why the upload can't be saved as it is; empty where it can."""
    return refusal(from_json(upload.lines))


def save_uploads(
    upload_ids: Iterable[int],
    *,
    user: User,
    story: Story | str,
    publish: bool = False,
    twice: bool = False,
) -> ImportReport:
    """Take the user's uploads into the story; a title makes a new one. `twice` is as `import_drafts` has it.
    Those that are refused stay to be mended, the others leave the list. The caller requests the analysis when
    the report says `changed`."""
    with transaction.atomic():
        mine = Upload.objects.waiting(user).filter(pk__in=list(upload_ids))
        uploads = list(mine.select_for_update(of=("self",)).order_by("pk"))
        report = import_drafts(
            [judged_upload(upload) for upload in uploads],
            story=story,
            publish=publish,
            find=False,
            twice=twice,
            lasting=False,
        )
        told = {  # an entry for each upload, in their order
            upload.pk: replace(entry, upload_id=upload.pk)
            for upload, entry in zip(uploads, report.entries, strict=True)
        }
        taken = [pk for pk, entry in told.items() if entry.outcome != Outcome.REFUSED]
        Upload.objects.filter(pk__in=taken).delete()
    return replace(report, entries=tuple(told.values()))


def judged_upload(upload: Upload) -> Judged:
    """The upload as the import takes it: lines and fields as the editor has left them."""
    fields = {name: str(upload.fields.get(name, "")) for name in KNOWN}
    published = fields["published"]
    draft = Draft(
        name=upload.name.rsplit("/", 1)[-1],
        path=upload.name,
        text=upload.text,
        sha256=hashlib.sha256(upload.text.encode()).hexdigest(),
        raw=bytes(upload.raw),
        encoding=upload.encoding,
        published=datetime.fromisoformat(published) if published else None,
        notes=tuple(upload.notes),
        outlet=fields["outlet"],
        headline=fields["headline"],
        byline=fields["byline"],
        url=fields["url"],
        language=fields["language"],
    )
    return Judged(draft, from_json(upload.lines), by_editor=True)


def discard_upload(upload_id: int, *, user: User) -> bool:
    """Throw an upload away, to be brought back within an hour; False where the user has no such upload."""
    return bool(Upload.objects.kept(user).filter(pk=upload_id).update(discarded=timezone.now()))


def restore_upload(upload_id: int, *, user: User) -> Upload | None:
    """Bring an upload back that the user threw away; None where it is deleted by now. A second click does no
    harm."""
    mine = Upload.objects.filter(pk=upload_id, user=user)
    mine.update(discarded=None)
    return mine.first()


def clean_uploads() -> int:
    """Delete uploads that nobody saved within a week, or brought back within an hour; how many."""
    now = timezone.now()
    old = Q(created__lt=now - KEPT_FOR) | Q(discarded__lt=now - DISCARDED_FOR)
    deleted, _ = Upload.objects.filter(old).delete()
    return deleted
