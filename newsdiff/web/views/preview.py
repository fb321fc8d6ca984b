"""One article line by line, before it is saved: what is kept of it, and its fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from newsdiff.ingest.fields import parse_date, written_date
from newsdiff.stories.jobs import request_run
from newsdiff.stories.models import Article, Upload
from newsdiff.stories.services.edits import open_edit, save_edit
from newsdiff.stories.services.uploads import UploadRefused, edit_upload, keep_lines
from newsdiff.web.faults import Fault
from newsdiff.web.forms.upload import FieldsForm, StoryForm
from newsdiff.web.pages.upload import PreviewPage
from newsdiff.web.requests import (
    HtmxRequest,
    answer,
    left_uploads,
    remember_left,
    staff_user,
    visible_story,
    whole_number,
)
from newsdiff.web.views.staff import staff_only
from newsdiff.web.views.upload import discard, list_address, meant, save, tell, tell_gone


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only("stories.add_article")
def preview(request: HtmxRequest, pk: int) -> HttpResponse:
    """An upload, or the edit of an article: lines are put back or taken out, fields mended; it is saved."""
    mine = Upload.objects.kept(staff_user(request)).filter(pk=pk).select_related("article__story")
    if request.method != "POST":
        if (upload := mine.first()) is None:
            return _left_before(request, pk)
        mine.filter(looked_at=False).update(looked_at=True)
        return _preview_page(request, upload, _fields_form(upload), _story_form(request, upload))
    found = mine.first()
    try:
        return _take(request, found) if found else _gone(request, pk)
    except Upload.DoesNotExist:  # the other half of a double click was faster
        return _gone(request, pk, found)


def _left_before(request: HttpRequest, pk: int) -> HttpResponse:
    """On the way back to the page of an upload that was saved or thrown away: where it is now."""
    left = left_uploads(request)
    if pk not in left:
        raise Http404("no such upload in this session")
    article = Article.objects.select_related("story").filter(pk=left[pk]).first()
    if article is None:
        return _gone(request, pk)
    messages.info(request, f"That upload is saved already: this is its article in “{article.story.title}”.")
    return redirect(article)


def _gone(request: HttpRequest, pk: int, upload: Upload | None = None) -> HttpResponse:
    """To the list, or to the article that the upload was an edit of."""
    restorable = tell_gone(request, pk)
    upload = upload or restorable
    return redirect((upload and upload.article) or list_address(request))


def _take(request: HtmxRequest, upload: Upload) -> HttpResponse:
    """What the form of the page says, done. Raises Upload.DoesNotExist where the upload is gone meanwhile."""
    pk = upload.pk
    if request.POST.get("do") == "discard":
        # With what was changed on the screen, but for fields of which one is wrong: so it is brought back.
        discard(request, _edited(request, upload, FieldsForm(request.POST)))
        return redirect(upload.article or list_address(request))
    form, story_form = FieldsForm(request.POST), _story_form(request, upload)
    saves = request.POST.get("do") == "save"
    right = not saves or story_form is None or story_form.is_valid()
    upload = _edited(request, upload, form)
    if form.errors or not right:
        return _preview_page(request, upload, form, story_form, status=422)
    if not saves:
        messages.success(request, "Kept, and not saved yet.")
        return redirect(request.get_full_path())
    if story_form is None:
        return _save_edit(request, upload, form)
    outcome = save(request, [pk], story_form)
    if outcome.story is None and not outcome.refused:
        return _gone(request, pk)
    if outcome.refused or outcome.story is None:
        refused = [replace(fault, href="#lines") for fault in outcome.refused]
        return _preview_page(request, upload, form, story_form, refused=refused, status=422)
    return redirect(outcome.story)


def _fields_form(upload: Upload) -> FieldsForm:
    published = parse_date(upload.fields.get("published", ""))
    form = FieldsForm(initial=upload.fields | {"published": written_date(published) if published else ""})
    if (name := upload.fields.get("suggested")) and not upload.fields.get("outlet"):
        form.fields["outlet"].help_text = f"The copyright line of the page says “{name}”."
    return form


def _story_form(request: HttpRequest, upload: Upload) -> StoryForm | None:
    """None for an edit, whose article is in its story. It is checked once the article is to be saved."""
    if upload.article:
        return None
    saves = request.POST.get("do") == "save"
    initial = {"story": meant(request)} | request.POST.dict()
    return StoryForm(request.POST if saves else None, initial=initial, user=staff_user(request))


def _save_edit(request: HtmxRequest, upload: Upload, form: FieldsForm) -> HttpResponse:
    article = upload.article
    if article is None:
        raise Http404("this changes no article")
    if not staff_user(request).has_perm("stories.change_article"):
        raise PermissionDenied
    try:
        with transaction.atomic():
            changed = save_edit(upload.pk, user=staff_user(request))
            if changed:
                request_run(article.story_id)
    except UploadRefused as refused:
        tell(form, refused)
        return _preview_page(request, upload, form, None, status=422)
    remember_left(request, {upload.pk: article.pk})
    told = "Saved; the story is compared again." if changed else "Nothing was changed."
    messages.success(request, told)
    return redirect(article)


@require_POST
@staff_only("stories.change_article", "stories.add_article")
def edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take an article up again, to put lines back or mend its fields."""
    story = visible_story(request, slug)
    article = get_object_or_404(story.articles.exclude(current_version=None), pk=pk)
    return redirect("upload_preview", pk=open_edit(article.pk, user=staff_user(request)).pk)


def _edited(request: HttpRequest, upload: Upload, form: FieldsForm) -> Upload:
    """The upload with the lines and fields of the form; what can't be taken is told by the form's errors, and
    a wrong field loses no line."""
    starts = [start for start in map(whole_number, request.POST.getlist("keep")) if start is not None]
    try:
        upload = keep_lines(upload.pk, user=staff_user(request), starts=starts)
        if form.is_valid():
            upload = edit_upload(upload.pk, user=staff_user(request), fields=form.cleaned_data)
    except UploadRefused as refused:
        tell(form, refused)
    return upload


def _preview_page(
    request: HtmxRequest,
    upload: Upload,
    form: FieldsForm,
    story_form: StoryForm | None,
    *,
    refused: Iterable[Fault] = (),
    status: int = 200,
) -> HttpResponse:
    page = PreviewPage.build(upload, form=form, story_form=story_form, refused=refused)
    return answer(request, "upload/preview.html", page, status=status)
