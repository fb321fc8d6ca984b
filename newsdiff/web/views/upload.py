"""Articles from staff: handed in, waiting in a list, saved into a story."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from newsdiff.ingest import Failure
from newsdiff.ingest.fields import KNOWN
from newsdiff.stories.jobs import request_run
from newsdiff.stories.models import Article, Story, Upload
from newsdiff.stories.services.stories import StoryRefused, create_story
from newsdiff.stories.services.uploads import (
    UploadRefused,
    UploadReport,
    add_uploads,
    check_fields,
    discard_upload,
    edit_upload,
    pasted_name,
    restore_upload,
    save_uploads,
    too_large,
)
from newsdiff.web.faults import Fault
from newsdiff.web.forms.upload import StoryForm, UploadForm
from newsdiff.web.pages.upload import Saved, UploadPage
from newsdiff.web.requests import (
    HtmxRequest,
    answer,
    left_uploads,
    numbered_fields,
    remember_left,
    staff_user,
    whole_number,
    with_query,
)
from newsdiff.web.views.staff import staff_only
from newsdiff.web.words import briefly, counted

NAMED = 5  # headlines of what was saved that are told one by one
GONE = "That was saved, or thrown away, already."
THROWN_AWAY = "That upload was thrown away."
TOO_LATE = "That upload was deleted, or saved: it can’t be brought back any more."


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only("stories.add_article")
def uploads(request: HtmxRequest) -> HttpResponse:
    """The form, and what waits. Files that can't be read are named; those that can are kept."""
    if request.method != "POST":
        return _uploads_page(request)
    if (unwanted := whole_number(request.POST.get("discard", ""))) is not None:
        if upload := Upload.objects.waiting(staff_user(request)).filter(pk=unwanted).first():
            discard(request, upload)
        else:  # the other half of a double click was faster
            tell_gone(request, unwanted)
        return redirect(list_address(request))
    if request.POST.get("do") == "save":
        return _save_waiting(request)
    return _hand_in(request)


def _hand_in(request: HtmxRequest) -> HttpResponse:
    """What can be taken is, whatever is wrong with the rest: a browser keeps no files for a second try."""
    form = UploadForm(request.POST, request.FILES)
    form.is_valid()
    files = _take_files(request, form.cleaned_data.get("chosen", ()))
    pasted = _take_text(request, form) if form.cleaned_data.get("text") else UploadReport((), ())
    refused = [_fault(failure, "#id_chosen") for failure in files.refused]
    refused += [replace(_fault(failure, "#id_text"), name="The pasted text") for failure in pasted.refused]
    if refused or form.errors:
        # A text that was taken waits in its list: left in the form, it would be handed in twice.
        left = None if pasted.uploads else form
        if files.uploads:
            messages.info(request, f"{counted(len(files.uploads), 'file')} taken into the list.")
        return _uploads_page(request, left, refused=refused, status=422)
    taken = pasted.uploads + files.uploads
    if len(taken) == 1:
        return redirect(with_query(request, reverse("upload_preview", args=[taken[0].pk])))
    return redirect(list_address(request))


def discard(request: HttpRequest, upload: Upload) -> None:
    """Throw an upload of theirs away and say what it was; who comes back to its page is told."""
    pk = upload.pk
    if not discard_upload(pk, user=staff_user(request)):
        tell_gone(request, pk)
        return
    remember_left(request, {pk: 0})
    told = f"Thrown away: “{upload.fields.get('headline') or upload.name}”."
    if upload.article:
        told = f"The changes to “{upload.article.headline}” were thrown away; the article is as it was."
    messages.success(request, told, extra_tags=undo_address(request, pk))


def tell_gone(request: HttpRequest, pk: int) -> Upload | None:
    """Say that an upload was saved or thrown away before; the one that can still be brought back."""
    mine = Upload.objects.filter(user=staff_user(request), pk=pk).select_related("article__story")
    restorable = mine.exclude(discarded=None).first()
    thrown_away = restorable or left_uploads(request).get(pk) == 0
    undo = undo_address(request, pk) if restorable else ""
    messages.info(request, THROWN_AWAY if thrown_away else GONE, extra_tags=undo)
    return restorable


def undo_address(request: HttpRequest, pk: int) -> str:
    """Where an upload is brought back: a message that has such an address shows a button for it."""
    return with_query(request, reverse("restore_upload", args=[pk]))


@require_POST
@staff_only("stories.add_article")
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring back what was thrown away: into the list, or as the edit that it was."""
    upload = restore_upload(pk, user=staff_user(request))
    if upload is None:
        messages.info(request, TOO_LATE)
        return redirect(list_address(request))
    messages.success(request, f"Brought back: “{upload.fields.get('headline') or upload.name}”.")
    return redirect("upload_preview", pk=pk) if upload.article else redirect(list_address(request))


def list_address(request: HttpRequest) -> str:
    """The list of what waits, with the story that it is for."""
    return with_query(request, reverse("upload"))


def meant(request: HttpRequest) -> Story | None:
    """The story on whose page somebody asked to add articles; the address names it from step to step."""
    slug = request.GET.get("story", "").replace("\x00", "")  # no text of the database holds one
    return Story.objects.filter(slug=slug).first()


def _take_files(request: HttpRequest, chosen: Collection[Any]) -> UploadReport:
    """Keep the files, each with its own fields."""
    weighed = [(file, too_large(file.name, file.size)) for file in chosen]
    light = ((file.name, file.read()) for file, failure in weighed if failure is None)
    report = add_uploads(staff_user(request), light)
    heavy = tuple(failure for _, failure in weighed if failure)
    return UploadReport(report.uploads, heavy + report.refused)


def _take_text(request: HttpRequest, form: UploadForm) -> UploadReport:
    """Keep the pasted text with the form's fields; nothing where one is wrong, as the form then says beside
    what is wrong with the text."""
    text = form.cleaned_data["text"]
    given = {name: form.cleaned_data[name] for name in KNOWN if form.cleaned_data.get(name)}
    try:
        check_fields(given)
    except UploadRefused as refused:
        tell(form, refused)
    with transaction.atomic():
        report = add_uploads(staff_user(request), [(pasted_name(text), text.encode())])
        if form.errors:
            transaction.set_rollback(True)
            return UploadReport((), report.refused)
        for upload in report.uploads:
            edit_upload(upload.pk, user=staff_user(request), fields=given)
    return report


def _fault(failure: Failure, href: str) -> Fault:
    return Fault(failure.path, failure.reason.removeprefix(f"{failure.path}: "), href)


def tell(form: forms.Form, refused: UploadRefused) -> None:
    """Each reason beside its field."""
    for field, reason in refused.reasons.items():
        form.add_error(field if field in form.fields else None, reason)


def _uploads_page(
    request: HtmxRequest,
    form: UploadForm | None = None,
    story_form: StoryForm | None = None,
    *,
    refused: Iterable[Fault] = (),
    saved: Saved | None = None,
    picked: Collection[int] | None = None,
    written: Mapping[int, str] = {},
    wrong: Mapping[int, str] = {},
    status: int = 200,
) -> HttpResponse:
    page = UploadPage.build(
        Upload.objects.waiting(staff_user(request)).defer("raw", "text"),
        form=form or UploadForm(),
        story_form=story_form or StoryForm(user=staff_user(request), initial={"story": meant(request)}),
        refused=refused,
        saved=saved,
        picked=picked,
        written=written,
        wrong=wrong,
    )
    return answer(request, "upload/page.html", page, status=status)


def _save_waiting(request: HtmxRequest) -> HttpResponse:
    """Save those that are ticked. One that can't be saved stays in the list and holds nothing else back."""
    picked = set(filter(None, map(whole_number, request.POST.getlist("pick"))))
    story_form = StoryForm(request.POST, user=staff_user(request))
    valid = story_form.is_valid()
    written = _written_outlets(request)
    wrong = _name_outlets(request, written)
    refused = (
        () if picked else (Fault("Nothing", "tick the articles that are to be saved.", "#waiting-title"),)
    )
    if wrong or refused or not valid:
        return _uploads_page(
            request,
            None,
            story_form,
            refused=refused,
            picked=picked,
            written=written,
            wrong=wrong,
            status=422,
        )
    outcome = save(request, picked, story_form)
    if not outcome.refused:
        return redirect(outcome.story) if outcome.story else redirect(list_address(request))
    if outcome.story:  # what is mended next goes where the others went
        story_form = StoryForm(user=staff_user(request), initial={"story": outcome.story.pk})
    return _uploads_page(
        request,
        None,
        story_form,
        refused=outcome.refused,
        saved=outcome.saved,
        picked=picked,
        status=422,
    )


def _written_outlets(request: HttpRequest) -> dict[int, str]:
    """The outlets' names by upload id: what was written, or else the suggestion that was ticked."""
    written = {pk: name for pk, name in numbered_fields(request, "outlet").items() if name.strip()}
    return numbered_fields(request, "suggested") | written


def _name_outlets(request: HttpRequest, written: Mapping[int, str]) -> dict[int, str]:
    """Take the outlets that were written into the list; why some can't be taken, by upload id."""
    wrong = {}
    given = {pk: name for pk, name in written.items() if name.strip()}
    for upload in Upload.objects.waiting(staff_user(request)).filter(pk__in=given):
        try:
            edit_upload(upload.pk, user=staff_user(request), fields={"outlet": given[upload.pk]})
        except Upload.DoesNotExist:  # saved by the other half of a double click
            continue
        except UploadRefused as refused:
            wrong[upload.pk] = " ".join(refused.reasons.values())
    return wrong


@dataclass(frozen=True)
class Outcome:
    """`story` is None where nothing was taken and no story was there before."""

    story: Story | None
    saved: Saved | None = None
    refused: tuple[Fault, ...] = ()


def save(request: HttpRequest, keys: Collection[int], story_form: StoryForm) -> Outcome:
    """Save uploads into the chosen story or a new one and ask for its comparison; what was refused, by name.

    A title always makes a story: one of the same title may be published, and the editor has not chosen it."""
    given = story_form.cleaned_data
    try:
        with transaction.atomic():
            story = given.get("story") or create_story(given.get("title", ""))
            report = save_uploads(
                keys,
                user=staff_user(request),
                story=story,
                publish=given.get("publish", False),
                twice=given["twice"],
            )
            if report.changed:
                request_run(story.pk)
            elif given.get("story") is None:
                transaction.set_rollback(True)
    except StoryRefused as refused:
        return Outcome(None, refused=(Fault("Story", str(refused), "#id_title"),))
    for entry in (*report.updated, *report.skipped):
        messages.info(request, f"{entry.name}: {entry.reason}.")
    if report.created:
        new = Article.objects.filter(pk__in=[entry.article_id for entry in report.created]).order_by("pk")
        names = [f"“{headline}”" for headline in new.values_list("headline", flat=True)]
        messages.success(request, f"Saved: {briefly(names, NAMED)}.")
    refused_files = tuple(
        Fault(entry.name, entry.reason, f"#pick-{entry.upload_id}") for entry in report.refused
    )
    if not report.changed and given.get("story") is None:
        return Outcome(None, refused=refused_files)
    if not refused_files and (more := Upload.objects.waiting(staff_user(request)).count()):
        messages.info(
            request, f"{counted(more, 'upload')} still {'waits' if more == 1 else 'wait'} under “Upload”."
        )
    remember_left(
        request,
        {
            entry.upload_id: entry.article_id
            for entry in (*report.created, *report.updated, *report.skipped)
            if entry.upload_id and entry.article_id
        },
    )
    saved = Saved.into(story, len(report.created) + len(report.updated)) if report.changed else None
    return Outcome(story, saved, refused_files)
