"""Runs: what was compared when, and why one failed."""

from __future__ import annotations

import json

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsdiff.stories.admin.shared import ReadOnly, Table
from newsdiff.stories.jobs import request_run
from newsdiff.stories.models import AnalysisRun


@admin.register(AnalysisRun)
class AnalysisRunAdmin(ReadOnly, Table[AnalysisRun]):
    list_display = ("pk", "story", "state", "stage", "done", "why", "created", "finished")
    list_display_links = ("pk", "story")
    list_filter = ("state", "created")
    list_select_related = ("story",)
    search_fields = ("story__title", "error")
    date_hierarchy = "created"
    list_per_page = 50
    actions = ("compare_again",)
    fields = (
        "story",
        "state",
        "stage",
        "done",
        "attempts",
        "error",
        "created",
        "started",
        "finished",
        "made_with",
    )
    readonly_fields = ("done", "made_with")

    def get_queryset(self, request: HttpRequest) -> QuerySet[AnalysisRun]:
        return super().get_queryset(request).select_related("story")

    @admin.display(ordering="share")
    def done(self, run: AnalysisRun) -> str:
        return f"{run.share:.0%}"

    @admin.display(description="error")
    def why(self, run: AnalysisRun) -> str:
        return run.error[:100]

    @admin.display(description="engine")
    def made_with(self, run: AnalysisRun) -> SafeString:
        return format_html("<pre>{}</pre>", json.dumps(run.engine, indent=1, ensure_ascii=False))

    @admin.action(description="Compare the stories of these runs again", permissions=["view"])
    def compare_again(self, request: HttpRequest, queryset: QuerySet[AnalysisRun]) -> None:
        if not request.user.has_perm("stories.change_story"):
            self.message_user(request, "You may not request comparisons.", messages.ERROR)
            return
        stories = set(queryset.values_list("story", flat=True))
        for story in stories:
            request_run(story)
        self.message_user(request, f"Comparisons requested: {len(stories)}.", messages.SUCCESS)
