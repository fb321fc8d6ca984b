"""One outlet and how it stands in the published stories: counts with their base, and no verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, Q

from newsdiff.stories.models import Outlet, Story
from newsdiff.web.outletcounts import Standing, compared_stories, standings, total
from newsdiff.web.pages.manner import CueRow, Marking, Terms, marks_of, terms_of

PER_PAGE = 30  # stories


@dataclass(frozen=True, slots=True)
class StoryRow:
    """How the outlet stands in one story; `all` is every text of that story together."""

    title: str
    href: str
    standing: Standing
    all: Standing


@dataclass(frozen=True, slots=True)
class OutletPage:
    """Of stories that are no samples; of samples alone where the outlet has nothing else. Of `samples` beside
    others the newest are shown."""

    name: str
    address: str
    sample: bool
    standing: Standing
    all: Standing
    stories: tuple[StoryRow, ...]
    number: int
    pages: int
    previous: int | None
    next: int | None
    samples: tuple[StoryRow, ...]
    more_samples: int
    terms: tuple[Terms, ...]
    more_terms: bool
    cues: tuple[CueRow, ...]
    marks: tuple[Marking, ...]
    more_marks: int

    @classmethod
    def build(cls, outlet: Outlet, *, number: str = "1") -> OutletPage:
        rows = _story_rows(outlet)
        real = [row for row, sample in rows if not sample]
        samples = [row for row, sample in rows if sample]
        sample = not real
        told = samples if sample else real
        beside = [] if sample else samples
        part = Paginator(told, PER_PAGE).get_page(number)
        runs = _stories_of(outlet).filter(sample=sample).order_by().values("current_run")
        terms, more_terms = terms_of(outlet, runs)
        cues, marks = marks_of(outlet, runs)
        return cls(
            name=outlet.name,
            address=outlet.url if outlet.url.startswith(("http://", "https://")) else "",
            sample=sample and bool(samples),
            standing=total(row.standing for row in told),
            all=total(row.all for row in told),
            stories=tuple(part.object_list),
            number=part.number,
            pages=part.paginator.num_pages,
            previous=part.previous_page_number() if part.has_previous() else None,
            next=part.next_page_number() if part.has_next() else None,
            samples=tuple(beside[:PER_PAGE]),
            more_samples=max(len(beside) - PER_PAGE, 0),
            terms=terms,
            more_terms=more_terms,
            cues=cues,
            marks=marks,
            more_marks=sum(cue.own + cue.quoted for cue in cues) - len(marks),
        )


def _story_rows(outlet: Outlet) -> list[tuple[StoryRow, bool]]:
    """The stories with something of the outlet, the newest first, each with whether it is a sample. All of
    them, though a page of them is shown: the figures are their sums."""
    stories = {story.pk: story for story in _stories_of(outlet).newest().only("title", "slug", "sample")}
    own = standings("story", where=Q(outlet=outlet))
    everybody = standings("story", where=Q(story__in=list(stories)))
    return [
        (StoryRow(story.title, story.get_absolute_url(), own[pk,], everybody[pk,]), story.sample)
        for pk, story in stories.items()
        if (pk,) in own
    ]


def _stories_of(outlet: Outlet) -> Any:
    runs = outlet.articles.filter(versions__run_articles__run=F("story__current_run"))
    return compared_stories().filter(pk__in=runs.values("story"))


def published_outlets() -> Any:
    """Outlets of which something is published, and so has a page."""
    return Outlet.objects.filter(articles__story__in=Story.objects.published()).distinct()
