"""Articles from staff: handed in, looked at, saved into a story."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from newsdiff.stories.jobs import request_run
from newsdiff.stories.models import Story, Upload
from newsdiff.stories.services.stories import StoryRefused, create_story
from newsdiff.stories.services.uploads import (
    FIELDS,
    UploadRefused,
    UploadReport,
    add_uploads,
    discard_upload,
    edit_upload,
    keep_lines,
    pasted_name,
    save_uploads,
    too_large,
)
from newsdiff.web.forms.upload import FieldsForm, StoryForm, UploadForm
from newsdiff.web.pages.upload import PreviewPage, Refusal, UploadPage
from newsdiff.web.requests import HtmxRequest, answer, staff_user, whole_number
from newsdiff.web.views.staff import staff_only


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only("stories.add_article")
def uploads(request: HtmxRequest) -> HttpResponse:
    """The form, and what waits. Files that can't be read are named; those that can are kept."""
    if request.method != "POST":
        return _uploads_page(request, UploadForm(), StoryForm(user=staff_user(request)))
    if request.POST.get("do") == "save":
        return _save_waiting(request)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _uploads_page(request, form, StoryForm(user=staff_user(request)), status=422)
    try:
        with transaction.atomic():
            report = _take(request, form)
    except UploadRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.reason)
        return _uploads_page(request, form, StoryForm(user=staff_user(request)), status=422)
    names = {pasted_name(form.cleaned_data["text"]): "The pasted text"}
    refused_files = [
        Refusal(names.get(failure.path, failure.path), failure.reason.removeprefix(f"{failure.path}: "))
        for failure in report.refused
    ]
    if refused_files:
        # What was taken waits in its list: left in the form, it would be handed in twice.
        left = form if not report.uploads else UploadForm()
        story_form = StoryForm(user=staff_user(request))
        return _uploads_page(request, left, story_form, refused=refused_files, status=422)
    if len(report.uploads) == 1 and Upload.objects.filter(user=staff_user(request)).count() == 1:
        return redirect("upload_preview", pk=report.uploads[0].pk)
    return redirect("upload")


def _take(request: HttpRequest, form: UploadForm) -> UploadReport:
    """Keep the pasted text, with the form's fields, and the files, with their own."""
    chosen = form.cleaned_data["chosen"]
    heavy = tuple(filter(None, (too_large(file.name, file.size) for file in chosen)))
    refused = {failure.path for failure in heavy}
    files = ((file.name, file.read()) for file in chosen if file.name not in refused)
    of_files = add_uploads(staff_user(request), files)
    of_files = UploadReport(of_files.uploads, heavy + of_files.refused)
    if not form.cleaned_data["text"]:
        return of_files
    text = form.cleaned_data["text"]
    pasted = add_uploads(staff_user(request), [(pasted_name(text), text.encode())])
    given = {name: form.cleaned_data[name] for name in FIELDS if form.cleaned_data.get(name)}
    for upload in pasted.uploads:
        edit_upload(upload.pk, user=staff_user(request), fields=given)
    return UploadReport(pasted.uploads + of_files.uploads, pasted.refused + of_files.refused)


def _uploads_page(
    request: HtmxRequest,
    form: UploadForm,
    story_form: StoryForm,
    *,
    refused: Iterable[Refusal] = (),
    status: int = 200,
) -> HttpResponse:
    waiting = Upload.objects.filter(user=staff_user(request)).defer("raw", "text")
    page = UploadPage.build(waiting, form=form, story_form=story_form, refused=refused)
    return answer(request, "upload/page.html", page, status=status)


def _save_waiting(request: HtmxRequest) -> HttpResponse:
    keys = list(Upload.objects.filter(user=staff_user(request)).values_list("pk", flat=True))
    story_form = StoryForm(request.POST, user=staff_user(request))
    if not story_form.is_valid():
        return _uploads_page(request, UploadForm(), story_form, status=422)
    saved, refused = _save(request, keys, story_form)
    if refused:
        return _uploads_page(request, UploadForm(), story_form, refused=refused, status=422)
    return redirect(saved) if saved else redirect("upload")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only("stories.add_article")
def preview(request: HtmxRequest, pk: int) -> HttpResponse:
    """One upload line by line; lines are put back or taken out, fields mended, and it is saved."""
    upload = get_object_or_404(Upload, pk=pk, user=staff_user(request))
    if request.method != "POST":
        return _preview_page(
            request, upload, FieldsForm(initial=upload.fields), StoryForm(user=staff_user(request))
        )
    if request.POST.get("do") == "discard":
        discard_upload(pk, user=staff_user(request))
        return redirect("upload")
    form, story_form = FieldsForm(request.POST), StoryForm(request.POST, user=staff_user(request))
    saves = request.POST.get("do") == "save"
    if not form.is_valid() or (saves and not story_form.is_valid()):
        return _preview_page(request, upload, form, story_form, status=422)
    try:
        upload = _edited(request, upload, form)
    except UploadRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.reason)
        return _preview_page(request, upload, form, story_form, status=422)
    if not saves:
        messages.success(request, "Kept. Nothing is in a story yet.")
        return redirect("upload_preview", pk=pk)
    saved, refused_files = _save(request, [pk], story_form)
    if refused_files or saved is None:
        return _preview_page(request, upload, form, story_form, refused=refused_files, status=422)
    return redirect(saved)


def _edited(request: HttpRequest, upload: Upload, form: FieldsForm) -> Upload:
    starts = [start for start in map(whole_number, request.POST.getlist("keep")) if start is not None]
    with transaction.atomic():
        keep_lines(upload.pk, user=staff_user(request), starts=starts)
        return edit_upload(upload.pk, user=staff_user(request), fields=form.cleaned_data)


def _preview_page(
    request: HtmxRequest,
    upload: Upload,
    form: FieldsForm,
    story_form: StoryForm,
    *,
    refused: Iterable[Refusal] = (),
    status: int = 200,
) -> HttpResponse:
    page = PreviewPage.build(upload, form=form, story_form=story_form, refused=refused)
    return answer(request, "upload/preview.html", page, status=status)


def _save(request: HttpRequest, keys: list[int], story_form: StoryForm) -> tuple[Story | None, list[Refusal]]:
    """Save uploads into the chosen story or a new one and ask for its comparison; what was refused, by name.

    A title always makes a story: one of the same title may be published, and the editor has not chosen it."""
    given = story_form.cleaned_data
    try:
        with transaction.atomic():
            story = given.get("story") or create_story(given.get("title", ""))
            report = save_uploads(
                keys, user=staff_user(request), story=story, publish=given.get("publish", False)
            )
            if report.changed:
                request_run(story.pk)
            elif given.get("story") is None:
                transaction.set_rollback(True)
    except StoryRefused as refused:
        return None, [Refusal("Story", str(refused))]
    for entry in report.skipped:
        messages.info(request, f"{entry.name}: {entry.reason}.")
    kept = story if report.changed or given.get("story") else None
    return kept, [Refusal(entry.name, entry.reason) for entry in report.refused]
