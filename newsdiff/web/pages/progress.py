"""How far the analysis of a story is, in words that say what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from newsdiff.stories.models import AnalysisRun, Story
from newsdiff.stories.services.workers import worker_lives
from newsdiff.web.pages.head import StoryHead


@dataclass(frozen=True, slots=True)
class Progress:
    """`active`: a run is queued or running, `again` that it was cut off and has been taken up another time,
    `alone` that no worker is there to go on with it. `failed`: the newest one was not finished; why is for
    staff, whom the insides of the server concern."""

    story: StoryHead
    active: bool
    again: bool
    alone: bool
    failed: bool
    stage: str
    percent: int
    error: str
    has_older: bool
    href: str

    @property
    def announced(self) -> str:
        """How far it is, for whoever hears the page, or how it ended."""
        if self.active:
            return f"The texts are being compared: {self.stage}."
        return "The comparison failed." if self.failed else "The comparison is finished."

    @classmethod
    def of(cls, story: Story, *, staff: bool = False) -> Progress:
        newest = AnalysisRun.objects.filter(story=story).order_by("-created", "-pk").first()
        failed = newest is not None and newest.state == AnalysisRun.State.FAILED
        active = newest is not None and newest.active
        return cls(
            story=StoryHead.of(story),
            active=active,
            again=newest is not None and active and newest.attempts > 1,
            alone=active and not worker_lives(),
            failed=failed,
            stage=_stage(newest) if newest else "",
            percent=round(newest.share * 100) if newest and active else 0,
            error=newest.error if newest and failed and staff else "",
            has_older=story.current_run_id is not None,
            href=reverse("progress", args=[story.slug]),
        )


def _stage(run: AnalysisRun) -> str:
    if run.state == AnalysisRun.State.QUEUED:
        return "waiting for its turn"
    return run.stage or "starting"
