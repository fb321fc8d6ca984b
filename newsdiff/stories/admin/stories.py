"""Stories: publish, take back, delete, compare again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.safestring import SafeString

from newsdiff.stories.admin.shared import Table, deleted_summary, link
from newsdiff.stories.jobs import request_run
from newsdiff.stories.models import AnalysisRun, Flag, Story
from newsdiff.stories.services.stories import delete_story, publish_story, take_back_story


@admin.register(Story)
class StoryAdmin(Table[Story]):
    list_display = ("title", "state", "sample", "articles", "last_run", "created", "page")
    list_filter = ("state", "sample", "created")
    search_fields = ("title", "description", "articles__headline", "articles__outlet__name")
    date_hierarchy = "created"
    list_per_page = 50
    readonly_fields = ("state", "created", "updated", "current_run", "page")
    fields = ("title", "slug", "description", "sample", "state", "current_run", "created", "updated", "page")
    actions = ("publish", "take_back", "compare_again")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Story]:
        latest = AnalysisRun.objects.filter(story=OuterRef("pk")).order_by("-created", "-pk")
        return (
            super()
            .get_queryset(request)
            .annotate(how_many=Count("articles"), run_state=Subquery(latest.values("state")[:1]))
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """An address is chosen once: what a reader has linked stays."""
        return self.readonly_fields if obj is None else (*self.readonly_fields, "slug")

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Sequence[str]]:
        return {"slug": ("title",)} if obj is None else {}

    @admin.display(ordering="how_many")
    def articles(self, story: Story) -> int:
        return story.how_many  # type: ignore[attr-defined, no-any-return]

    @admin.display(ordering="run_state", empty_value="none yet")
    def last_run(self, story: Story) -> str | None:
        return story.run_state  # type: ignore[attr-defined, no-any-return]

    @admin.display(description="page")
    def page(self, story: Story) -> SafeString | str:
        return link(story.get_absolute_url(), "open") if story.pk else "-"

    @admin.action(description="Publish", permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Story]) -> None:
        changed = sum(publish_story(pk).changed for pk in queryset.values_list("pk", flat=True))
        self.message_user(request, f"Published: {changed}.", messages.SUCCESS)

    @admin.action(description="Take back (staff only again)", permissions=["change"])
    def take_back(self, request: HttpRequest, queryset: QuerySet[Story]) -> None:
        changed = sum(take_back_story(pk).changed for pk in queryset.values_list("pk", flat=True))
        self.message_user(request, f"Taken back: {changed}.", messages.SUCCESS)

    @admin.action(description="Compare again", permissions=["change"])
    def compare_again(self, request: HttpRequest, queryset: QuerySet[Story]) -> None:
        runs = [request_run(pk) for pk in queryset.values_list("pk", flat=True)]
        self.message_user(request, f"Comparisons requested: {len(runs)}.", messages.SUCCESS)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        stories = [story.pk for story in objs]
        return deleted_summary(
            ", ".join(str(story) for story in objs),
            {
                "articles": Story.objects.filter(pk__in=stories).aggregate(count=Count("articles"))["count"],
                "runs": AnalysisRun.objects.filter(story__in=stories).count(),
                "flags": Flag.objects.filter(version__article__story__in=stories).count(),
            },
        )

    def delete_model(self, request: HttpRequest, obj: Story) -> None:
        delete_story(obj.pk)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Story]) -> None:
        for pk in list(queryset.values_list("pk", flat=True)):
            delete_story(pk)

    def response_change(self, request: HttpRequest, obj: Story) -> HttpResponse:
        """The buttons of the story's own page."""
        if "_publish" in request.POST:
            publish_story(obj.pk)
            self.message_user(request, "Published: everybody can read this story now.", messages.SUCCESS)
        elif "_take_back" in request.POST:
            take_back_story(obj.pk)
            self.message_user(request, "Taken back: only staff can read this story now.", messages.SUCCESS)
        elif "_compare" in request.POST:
            request_run(obj.pk)
            self.message_user(request, "The comparison was requested.", messages.SUCCESS)
        else:
            return super().response_change(request, obj)
        return HttpResponseRedirect(request.path)
