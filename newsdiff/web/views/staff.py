"""What staff do with a story, each a POST and one call."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from newsdiff.stories.jobs import request_run
from newsdiff.stories.services.outlets import NamesRefused, name_outlets
from newsdiff.stories.services.stories import delete_story, publish_story, take_back_story
from newsdiff.web.pages.staff import DeletePage, OutletNamesPage
from newsdiff.web.requests import (
    HtmxRequest,
    answer,
    is_staff,
    numbered_fields,
    visible_story,
    with_query,
)
from newsdiff.web.words import counted

View = Callable[..., HttpResponse]


def staff_only(*permissions: str) -> Callable[[View], View]:
    """Staff with these permissions; whoever hasn't logged in is asked to."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(_after_login(request, **kwargs))
            if not is_staff(request) or not request.user.has_perms(permissions):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def _after_login(request: HttpRequest, *, slug: object = "", **_: object) -> str:
    """Where the login leads: what is done by a POST can't be opened, its story or list can."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    if slug:
        return reverse("story", args=[slug])
    if request.resolver_match and request.resolver_match.url_name == "restore_upload":
        return with_query(request, reverse("upload"))
    return request.get_full_path()  # of a form whose page has its address


@require_POST
@staff_only("stories.change_story")
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    story = visible_story(request, slug)
    publish_story(story.pk)
    messages.success(request, "Published: everybody can read this story now.")
    return redirect(story)


@require_POST
@staff_only("stories.change_story")
def take_back(request: HttpRequest, slug: str) -> HttpResponse:
    story = visible_story(request, slug)
    take_back_story(story.pk)
    messages.success(request, "Taken back: only staff can read this story now.")
    return redirect(story)


@require_POST
@staff_only("stories.change_story")
def analyse(request: HttpRequest, slug: str) -> HttpResponse:
    story = visible_story(request, slug)
    request_run(story.pk)
    return redirect(story)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only("stories.change_article")
def name_the_outlets(request: HtmxRequest, slug: str) -> HttpResponse:
    """All texts of the story of which nobody has said who wrote them, in one form."""
    story = visible_story(request, slug)
    if request.method != "POST":
        return answer(request, "staff/outlets.html", OutletNamesPage.build(story))
    written = numbered_fields(request, "outlet")
    try:
        with transaction.atomic():
            changed = name_outlets(story.pk, written)
            if changed:
                request_run(story.pk)
    except NamesRefused as refused:
        page = OutletNamesPage.build(story, written=written, errors=refused.reasons)
        return answer(request, "staff/outlets.html", page, status=422)
    if changed:
        messages.success(request, f"Named the outlet of {counted(changed, 'text')}.")
    return redirect(story)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only("stories.delete_story")
def delete(request: HtmxRequest, slug: str) -> HttpResponse:
    story = visible_story(request, slug)
    if request.method != "POST":
        return answer(request, "staff/delete.html", DeletePage.build(story))
    delete_story(story.pk)
    messages.success(request, f"Deleted: “{story.title}”.")
    return redirect(reverse("stories"))
