"""Readers' flags, moderated: the words in their place, and what the reader says of them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import F, QuerySet
from django.db.models.functions import Greatest, Substr
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsdiff.stories.admin.shared import ReadOnly, Table, link
from newsdiff.stories.models import Flag
from newsdiff.stories.services.flags import moderate_flag

# Characters shown on either side of the flagged words.
AROUND = 140
TEXTS = ("version", "beside__version")


@admin.register(Flag)
class FlagAdmin(ReadOnly, Table[Flag]):
    list_display = ("quoted", "kind", "short_comment", "state", "where", "created")
    list_filter = ("state", "kind", "created")
    search_fields = (
        "words",
        "comment",
        "version__article__headline",
        "version__article__outlet__name",
        "version__article__story__title",
    )
    date_hierarchy = "created"
    list_per_page = 50
    actions = ("approve", "reject")
    fields = (
        "context",
        "seen_beside",
        "kind",
        "comment",
        "state",
        "outlet",
        "story",
        "page",
        "created",
        "moderated_by",
        "moderated",
    )
    readonly_fields = ("context", "seen_beside", "outlet", "story", "page")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Flag]:
        # The words around the flag are cut out by the database: a list needs no whole texts.
        return (
            super()
            .get_queryset(request)
            .select_related("version__article__outlet", "version__article__story", "moderated_by")
            .select_related("beside__version__article__outlet")
            .defer(
                *(f"{path}__{name}" for path in TEXTS for name in ("raw", "text", "lines")), "beside__search"
            )
            .annotate(
                around=Substr(
                    "version__text",
                    Greatest(F("start") - AROUND + 1, 1),
                    F("end") - F("start") + 2 * AROUND,
                )
            )
        )

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The page has no field to change; whoever may moderate sees its buttons."""
        return bool(request.user.has_perm("stories.change_flag"))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """For a comment that must not be kept at all, such as one with somebody's address."""
        return bool(request.user.is_superuser)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.fields

    @admin.display(description="words in their place")
    def context(self, flag: Flag) -> SafeString:
        around: str = flag.around  # type: ignore[attr-defined]
        start = flag.start - max(flag.start - AROUND, 0)
        end = start + flag.end - flag.start
        before, after = around[:start].rsplit("\n", 1)[-1], around[end : end + AROUND].split("\n", 1)[0]
        return format_html("{}<mark>{}</mark>{}", before, around[start:end], after)

    @admin.display(description="words in their place")
    def quoted(self, flag: Flag) -> SafeString:
        """With the sentence beside them, in one column: a row of columns is too wide for a list."""
        beside = self.seen_beside(flag)
        return format_html("{}<br>{}", self.context(flag), beside) if beside else self.context(flag)

    @admin.display(description="beside")
    def seen_beside(self, flag: Flag) -> str:
        return f"{flag.beside.version.article.outlet}: {flag.beside.text}" if flag.beside else ""

    @admin.display(description="comment")
    def short_comment(self, flag: Flag) -> str:
        return flag.comment[:100]

    @admin.display(description="text", ordering="version__article__story__title")
    def where(self, flag: Flag) -> str:
        return f"{self.outlet(flag)}, in {self.story(flag)}"

    def outlet(self, flag: Flag) -> str:
        return str(flag.version.article.outlet)

    def story(self, flag: Flag) -> str:
        return str(flag.version.article.story)

    @admin.display(description="page")
    def page(self, flag: Flag) -> SafeString:
        return link(flag.version.article.get_absolute_url(), "open the article")

    @admin.action(description="Approve", permissions=["change"])
    def approve(self, request: HttpRequest, queryset: QuerySet[Flag]) -> None:
        self._moderate(request, queryset, approve=True)

    @admin.action(description="Reject", permissions=["change"])
    def reject(self, request: HttpRequest, queryset: QuerySet[Flag]) -> None:
        self._moderate(request, queryset, approve=False)

    def _moderate(self, request: HttpRequest, queryset: QuerySet[Flag], *, approve: bool) -> None:
        keys = list(queryset.values_list("pk", flat=True))
        moderator = request.user if request.user.is_authenticated else None
        changed = sum(moderate_flag(pk, approve=approve, moderator=moderator).changed for pk in keys)
        self.message_user(request, f"{'Approved' if approve else 'Rejected'}: {changed}.", messages.SUCCESS)

    def response_change(self, request: HttpRequest, obj: Flag) -> HttpResponse:
        """The buttons of the flag's own page."""
        for name, approve in (("_approve", True), ("_reject", False)):
            if name in request.POST:
                self._moderate(request, Flag.objects.filter(pk=obj.pk), approve=approve)
                return HttpResponseRedirect(request.path)
        return super().response_change(request, obj)
