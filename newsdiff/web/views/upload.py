"""Articles from staff: handed in, looked at, saved into a story."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from newsdiff.analysis.types import Role
from newsdiff.stories.jobs import request_run
from newsdiff.stories.models import Story, Upload
from newsdiff.stories.services.stories import StoryRefused
from newsdiff.stories.services.uploads import (
    FIELDS,
    UploadRefused,
    UploadReport,
    add_uploads,
    discard_upload,
    edit_upload,
    keep_line,
    pasted_name,
    save_uploads,
)
from newsdiff.web.forms.upload import FieldsForm, StoryForm, UploadForm
from newsdiff.web.pages.upload import PreviewPage, Refusal, UploadPage
from newsdiff.web.requests import HtmxRequest, answer, staff_user
from newsdiff.web.views.staff import staff_only


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only("stories.add_article")
def uploads(request: HtmxRequest) -> HttpResponse:
    """The form, and what waits. Files that can't be read are named; those that can are kept."""
    if request.method != "POST":
        return _uploads_page(request, UploadForm(), StoryForm())
    if request.POST.get("do") == "save":
        return _save_waiting(request)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _uploads_page(request, form, StoryForm(), status=422)
    try:
        with transaction.atomic():
            report = _take(request, form)
    except UploadRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.reason)
        return _uploads_page(request, form, StoryForm(), status=422)
    refused_files = [Refusal(failure.path, failure.reason) for failure in report.refused]
    if refused_files:
        return _uploads_page(request, form, StoryForm(), refused=refused_files, status=422)
    if len(report.uploads) == 1 and Upload.objects.filter(user=staff_user(request)).count() == 1:
        return redirect("upload_preview", pk=report.uploads[0].pk)
    return redirect("upload")


def _take(request: HttpRequest, form: UploadForm) -> UploadReport:
    """Keep the pasted text, with the form's fields, and the files, with their own."""
    files = [(file.name, file.read()) for file in form.cleaned_data["chosen"]]
    of_files = add_uploads(staff_user(request), files)
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
    story_form = StoryForm(request.POST)
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
        return _preview_page(request, upload, FieldsForm(initial=upload.fields), StoryForm())
    if request.POST.get("do") == "discard":
        discard_upload(pk, user=staff_user(request))
        return redirect("upload")
    form, story_form = FieldsForm(request.POST), StoryForm(request.POST)
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
    wanted = {int(start) for start in request.POST.getlist("keep") if start.isdigit()}
    with transaction.atomic():
        for start, _, role in upload.lines:
            if (start in wanted) != Role(role).kept:
                keep_line(upload.pk, user=staff_user(request), start=start, keep=start in wanted)
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
    """Save uploads into the chosen story and ask for its comparison; what was refused, by name."""
    chosen = story_form.cleaned_data["story"] or story_form.cleaned_data["title"]
    try:
        report = save_uploads(
            keys, user=staff_user(request), story=chosen, publish=story_form.cleaned_data["publish"]
        )
    except StoryRefused as refused:
        return None, [Refusal("Story", str(refused))]
    if report.changed and report.story:
        request_run(report.story.pk)
    for entry in report.skipped:
        messages.info(request, f"{entry.name}: {entry.reason}.")
    return report.story, [Refusal(entry.name, entry.reason) for entry in report.refused]
