"""Outlets, articles and the texts that articles had over time."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from newsdiff.stories.admin.shared import ReadOnly, Table, deleted_summary, link
from newsdiff.stories.jobs import request_run
from newsdiff.stories.models import Article, ArticleVersion, Flag, Outlet
from newsdiff.stories.services.stories import delete_articles

# What a comparison takes from an article beside its text.
COMPARED = frozenset(("outlet", "headline", "published", "language"))


class OutletForm(forms.ModelForm):  # type: ignore[type-arg]
    """An outlet that is given a name counts as named, and its name is looked at as that of one."""

    def clean(self) -> dict[str, Any] | None:
        if "name" in self.changed_data:
            self.instance.named = True
        return super().clean()


@admin.register(Outlet)
class OutletAdmin(Table[Outlet]):
    form = OutletForm
    list_display = ("name", "slug", "url", "named", "articles")
    list_filter = ("named",)
    search_fields = ("name", "slug", "url")
    list_per_page = 50

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """An address is chosen once: what a reader has linked stays."""
        return () if obj is None else ("slug",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Outlet]:
        return (
            super()
            .get_queryset(request)
            .annotate(how_many=Count("articles", filter=Q(articles__story__sample=False)))
        )

    @admin.display(ordering="how_many")
    def articles(self, outlet: Outlet) -> int:
        return outlet.how_many  # type: ignore[attr-defined, no-any-return]

    def save_model(self, request: HttpRequest, obj: Outlet, form: Any, change: bool) -> None:
        if change and "name" in form.changed_data:  # both at once: they are unique together
            obj.save(update_fields=["name", "named"])
        super().save_model(request, obj, form, change)


@admin.register(Article)
class ArticleAdmin(Table[Article]):
    list_display = ("headline", "outlet", "story", "published", "language", "page")
    list_filter = ("story__state", "story__sample", "language", "published")
    list_select_related = ("outlet", "story")
    search_fields = ("headline", "byline", "url", "outlet__name", "story__title")
    date_hierarchy = "published"
    list_per_page = 50
    autocomplete_fields = ("outlet",)
    readonly_fields = ("story", "key", "versions", "created", "page")
    fields = (
        "story",
        "outlet",
        "headline",
        "byline",
        "url",
        "published",
        "language",
        "key",
        "versions",
        "created",
        "page",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).select_related("outlet", "story")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Articles come in by upload and import, with their text."""
        return False

    @admin.display(description="page")
    def page(self, article: Article) -> SafeString:
        return link(article.get_absolute_url(), "open")

    @admin.display(description="texts")
    def versions(self, article: Article) -> SafeString:
        rows = article.versions.order_by("-number").values_list("pk", "number", "created")
        return format_html_join(
            mark_safe("<br>"),
            '<a href="{}">version {}</a>, {}',
            [
                (
                    reverse("admin:stories_articleversion_change", args=[pk]),
                    number,
                    f"{created:%Y-%m-%d %H:%M}",
                )
                for pk, number, created in rows
            ],
        )

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and COMPARED.intersection(form.changed_data):
            request_run(obj.story_id)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        articles = [article.pk for article in objs]
        return deleted_summary(
            ", ".join(str(article) for article in objs),
            {
                "texts": ArticleVersion.objects.filter(article__in=articles).count(),
                "flags": Flag.objects.filter(version__article__in=articles).count(),
            },
        )

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        self._delete([obj.pk])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        self._delete(list(queryset.values_list("pk", flat=True)))

    def _delete(self, articles: list[int]) -> None:
        with transaction.atomic():
            for story in delete_articles(articles):
                request_run(story)


@admin.register(ArticleVersion)
class ArticleVersionAdmin(ReadOnly, Table[ArticleVersion]):
    list_display = ("article", "number", "raw_name", "encoding", "created")
    list_filter = ("created", "encoding")
    list_select_related = ("article__outlet",)
    search_fields = ("article__headline", "article__outlet__name", "raw_name", "=sha256")
    list_per_page = 50
    fields = ("article", "number", "created", "raw_name", "encoding", "sha256", "lines_and_roles")
    readonly_fields = ("lines_and_roles",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArticleVersion]:
        found = super().get_queryset(request).select_related("article__outlet").defer("raw")
        # A list needs no texts, however long they are.
        listed = request.resolver_match and request.resolver_match.url_name.endswith("_changelist")  # type: ignore[union-attr]
        return found.defer("raw", "text", "lines") if listed else found

    @admin.display(description="text, line by line with its role")
    def lines_and_roles(self, version: ArticleVersion) -> SafeString:
        return format_html_join(
            "\n",
            "<p><b>{}</b>: {}</p>",
            [(role, version.text[start:end]) for start, end, role in version.lines],
        )
