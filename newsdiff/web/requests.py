"""What a request asks for, and the answer that fits it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers

from newsdiff.stories.models import Story

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    class HtmxRequest(HttpRequest):
        htmx: HtmxDetails
else:
    HtmxRequest = HttpRequest

LONGEST_NUMBER = 19  # digits; what fits a column has fewer
SENT_FLAGS, MOST_SENT = "flags", 200  # their key in a session, and how many it remembers
LEFT_UPLOADS, MOST_LEFT = "left", 200  # likewise
VARY = ("HX-Request", "HX-Boosted", "HX-History-Restore-Request")


def wants_fragment(request: HtmxRequest) -> bool:
    """Whether htmx asks for a part of a page. A boosted link and the Back button want all of it."""
    return bool(request.htmx) and not request.htmx.boosted and not request.htmx.history_restore_request


def answer(
    request: HtmxRequest,
    template: str,
    page: object,
    *,
    fragment: str = "",
    status: int = 200,
    href: str = "",
    replaces: bool = False,
) -> HttpResponse:
    """Render `page` with `template`, or with `fragment` where htmx asks for a part and there is one.

    `href` is the address that then stands for the page, where the one asked for says it at length. It is
    a step of its own for the Back button, unless it `replaces` the one before."""
    part = bool(fragment) and wants_fragment(request)
    response = render(request, fragment if part else template, {"page": page}, status=status)
    if part and href:
        response.headers["HX-Replace-Url" if replaces else "HX-Push-Url"] = href
    patch_vary_headers(response, VARY)
    return response


def visible_story(request: HttpRequest, slug: str) -> Story:
    """The story, with its current run, if this reader may see it; else 404."""
    return get_object_or_404(visible_stories(request), slug=slug)


def visible_stories(request: HttpRequest) -> QuerySet[Story]:
    return Story.objects.visible_to(request.user).select_related("current_run")


def moved(request: HttpRequest, address: str) -> HttpResponse:
    """Leads to the address that stands for good in place of the one asked for, with what was asked there."""
    return HttpResponsePermanentRedirect(with_query(request, address))


def with_query(request: HttpRequest, address: str) -> str:
    """An address with what was asked of the one that is open."""
    query = request.META.get("QUERY_STRING", "")
    return f"{address}?{query}" if query else address


def whole_number(text: str) -> int | None:
    """The number of an address or a form, if it is one that a row can have. `isdigit` alone takes "²" too."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < LONGEST_NUMBER else None


def numbered_fields(request: HttpRequest, name: str) -> dict[int, str]:
    """What was written into the fields of a form that are called `name` and a row's number, such as
    "outlet-17", by that number."""
    found = {}
    for key, value in request.POST.items():
        number = whole_number(key.removeprefix(f"{name}-"))
        if key.startswith(f"{name}-") and number is not None:
            found[number] = str(value).replace("\x00", "")  # no text of the database holds one
    return found


def site_of(request: HttpRequest) -> str:
    """What makes an address whole where it is copied."""
    return f"{request.scheme}://{request.get_host()}"


def reader_address(request: HttpRequest) -> str:
    """Where the reader comes from. Behind NEWSDIFF_PROXIES proxies of our own it stands that far from the end
    of X-Forwarded-For; what is before it anybody can write."""
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    proxies = settings.NEWSDIFF_PROXIES
    if 0 < proxies <= len(hops):
        return str(hops[-proxies])
    return str(request.META.get("REMOTE_ADDR", ""))


def sent_flags(request: HttpRequest) -> tuple[int, ...]:
    """The flags that were sent in this session, the oldest first."""
    return tuple(request.session.get(SENT_FLAGS, ()))


def remember_flag(request: HttpRequest, flag: int) -> None:
    """Keep in the session, on the server, that this flag is its own."""
    sent = [key for key in sent_flags(request) if key != flag]
    request.session[SENT_FLAGS] = [*sent, flag][-MOST_SENT:]


def left_uploads(request: HttpRequest) -> dict[int, int]:
    """The articles that uploads of this session were saved into, by upload id, the oldest first; 0 for what
    was thrown away."""
    return {int(upload): article for upload, article in request.session.get(LEFT_UPLOADS, {}).items()}


def remember_left(request: HttpRequest, left: Mapping[int, int]) -> None:
    """Keep in the session where uploads went, for who comes back to the page of one."""
    known = list({**left_uploads(request), **left}.items())
    request.session[LEFT_UPLOADS] = {str(upload): article for upload, article in known[-MOST_LEFT:]}


def staff_user(request: HttpRequest) -> User:
    """Who is logged in, in views that only staff reach."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def is_staff(request: HttpRequest) -> bool:
    return request.user.is_active and bool(getattr(request.user, "is_staff", False))
