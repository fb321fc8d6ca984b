"""The list of stories, each with its outlets, counts and sharpest difference."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Paginator
from django.db.models import Case, Count, Exists, OuterRef, When
from django.urls import reverse

from newsdiff.analysis.types import Kind, Strength
from newsdiff.stories.models import (
    AnalysisRun,
    Claim,
    ClaimMember,
    Difference,
    OnlyHere,
    RunArticle,
    Sentence,
    Story,
)
from newsdiff.web.conflicts import outside
from newsdiff.web.lasting import row_key
from newsdiff.web.marks import Marked, Piece, excerpt
from newsdiff.web.pages.kinds import KINDS
from newsdiff.web.pages.tally import Tally, points, tally, tally_words
from newsdiff.web.results import claim_href, difference_href
from newsdiff.web.sources import Source, names_by_story
from newsdiff.web.words import counted, kind_word, voices

PER_PAGE = 12
OUTLETS_NAMED = 8


@dataclass(frozen=True, slots=True)
class Side:
    outlet: str
    words: str
    voice: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Sharpest:
    kind_word: str
    strength: str
    sides: tuple[Side, ...]
    href: str


@dataclass(frozen=True, slots=True)
class StoryRow:
    """`counts` are each state and how much of the story is in it, in words; none where its texts have nothing
    in common. `conflicts` are the kinds that there are conflicts of, each with where they stand."""

    title: str
    description: str
    href: str
    sample: bool
    draft: bool
    created: datetime
    outlets: tuple[str, ...]
    more_outlets: int
    articles: int
    late: int
    origins: int
    compared: bool
    active: bool
    counts: tuple[tuple[str, str], ...]
    conflicts: tuple[tuple[str, str], ...]
    sharpest: Sharpest | None


@dataclass(frozen=True, slots=True)
class StoriesPage:
    stories: tuple[StoryRow, ...]
    number: int
    pages: int
    previous: int | None
    next: int | None
    staff: bool

    @property
    def announced(self) -> str:
        """What is shown, for whoever hears the page."""
        return f"{counted(len(self.stories), 'story', 'stories')}, page {self.number} of {self.pages}."

    @classmethod
    def build(cls, user: Any, *, number: str, staff: bool) -> StoriesPage:
        running = AnalysisRun.objects.active().filter(story=OuterRef("pk"))
        conflicts = Difference.objects.filter(run=OuterRef("current_run"), strength=Strength.CONFLICT)
        kinds = ArraySubquery(conflicts.order_by().values("kind").distinct())
        shown = Story.objects.visible_to(user).newest()
        stories = shown.annotate(how_many=Count("articles"), running=Exists(running), conflicts=kinds)
        part = Paginator(stories, PER_PAGE).get_page(number)
        return cls(
            stories=_rows(list(part.object_list)),
            number=part.number,
            pages=part.paginator.num_pages,
            previous=part.previous_page_number() if part.has_previous() else None,
            next=part.next_page_number() if part.has_next() else None,
            staff=staff,
        )


def _rows(stories: Sequence[Any]) -> tuple[StoryRow, ...]:
    runs = [story.current_run_id for story in stories if story.current_run_id]
    origins: dict[int, set[int]] = defaultdict(set)
    articles: Counter[int] = Counter()
    for run, origin in RunArticle.objects.filter(run__in=runs).values_list("run", "origin"):
        origins[run].add(origin)
        articles[run] += 1
    counts = _counts(runs)
    named = names_by_story(stories)
    outlets = {story: _outlets(sources.values()) for story, sources in named.items()}
    sharpest = _sharpest(stories, runs, named)
    return tuple(
        StoryRow(
            title=story.title,
            description=story.description,
            href=story.get_absolute_url(),
            sample=story.sample,
            draft=story.state == Story.State.DRAFT,
            created=story.created,
            outlets=outlets[story.pk][:OUTLETS_NAMED],
            more_outlets=max(len(outlets[story.pk]) - OUTLETS_NAMED, 0),
            articles=story.how_many,
            late=max(story.how_many - articles[story.current_run_id], 0),
            origins=len(origins[story.current_run_id]),
            compared=articles[story.current_run_id] > 1,
            active=story.running,
            counts=_told(counts.get(story.current_run_id, {}), differs=story.current_run_id in sharpest),
            conflicts=_conflicts(story),
            sharpest=sharpest.get(story.current_run_id),
        )
        for story in stories
    )


def _told(counts: Tally, *, differs: bool) -> tuple[tuple[str, str], ...]:
    """The counts in words; `differs` says whether the texts differ in anything, a conflict or not."""
    if not counts or not (points(counts) or differs):
        return ()
    return tuple((state, tally_words(state, count)) for state, count in counts.items())


def _counts(runs: list[int]) -> dict[int, Tally]:
    claims: dict[int, list[tuple[list[str], int]]] = defaultdict(list)
    for run, status, origins in Claim.objects.filter(run__in=runs).values_list("run", "status", "origins"):
        claims[run].append((status, origins))
    counted = OnlyHere.objects.read().filter(run__in=runs).order_by().values_list("run")
    only = dict(counted.annotate(Count("pk")))
    apart = _outside(runs)
    return {run: tally(claims[run], outside=apart[run], only=only.get(run, 0)) for run in runs}


def _conflicts(story: Any) -> tuple[tuple[str, str], ...]:
    """The kinds that there are conflicts of, in words, and the address of these in the matrix."""
    matrix = reverse("matrix", args=[story.slug])
    return tuple((kind_word(kind), f"{matrix}?kind={kind}") for kind in KINDS if kind in story.conflicts)


def _outside(runs: list[int]) -> Counter[int]:
    """How many conflicts of each run lie in no claim: only those over the whole story can."""
    rows: dict[int, list[Difference]] = defaultdict(list)
    for row in Difference.objects.filter(run__in=runs, claim=None, strength=Strength.CONFLICT):
        rows[row.run_id].append(row)
    touched = {spot[0] for own in rows.values() for row in own for side in row.sides for spot in side}
    members: dict[int, list[ClaimMember]] = defaultdict(list)
    for member in ClaimMember.objects.filter(claim__run__in=rows, sentence__in=touched).select_related(
        "claim"
    ):
        members[member.claim.run_id].append(member)
    sentences = Sentence.objects.in_bulk(touched)
    return Counter({run: len(outside(own, members[run], sentences)) for run, own in rows.items()})


def _outlets(sources: Iterable[Source]) -> tuple[str, ...]:
    """The outlets by name, then how many texts are of none that somebody has named."""
    found = list(sources)
    unnamed = sum(source.unnamed for source in found)
    told = sorted({source.outlet for source in found if not source.unnamed})
    nameless = counted(unnamed, "text without an outlet’s name", "texts without an outlet’s name")
    return (*told, nameless) if unnamed else tuple(told)


def _sharpest(
    stories: Iterable[Story], runs: list[int], named: Mapping[int, Mapping[int, Source]]
) -> dict[int, Sharpest]:
    """The sharpest difference of each run, in the order in which its own page has them.

    They are chosen before anything is joined to them: PostgreSQL, which knows nothing yet of rows that a run
    has just written, would else join all of them, for minutes."""
    slugs = {story.current_run_id: story.slug for story in stories}
    heavy = [f"{side}__version__{name}" for side in "ab" for name in ("raw", "text", "lines")]
    chosen = (
        Difference.objects.filter(run__in=runs)
        .alias(spelling=Case(When(kind=Kind.NAME, then=1), default=0))
        .order_by("run_id", "strength", "spelling", "-score", "pk")
        .distinct("run_id")
    )
    rows = (
        Difference.objects.filter(pk__in=chosen.values("pk"))
        .select_related("claim", "a__version__article__outlet", "b__version__article__outlet")
        .defer(*heavy)
    )
    return {
        row.run_id: Sharpest(
            kind_word=kind_word(row.kind),
            strength=row.strength,
            sides=_sides(row, named),
            href=_href(slugs[row.run_id], row),
        )
        for row in rows
    }


def _href(slug: str, row: Difference) -> str:
    if row.claim:
        return claim_href(slug, row.claim.key)
    return difference_href(slug, row_key(row, {row.a_id: row.a, row.b_id: row.b}))


def _sides(row: Difference, named: Mapping[int, Mapping[int, Source]]) -> tuple[Side, Side]:
    a, b = voices(row.because) if row.kind == Kind.ATTRIBUTION else ("", "")
    return (
        _side(named, row.a, row.a_start, row.a_end, a),
        _side(named, row.b, row.b_start, row.b_end, b),
    )


def _side(
    named: Mapping[int, Mapping[int, Source]], sentence: Sentence, start: int, end: int, voice: str
) -> Side:
    article = sentence.version.article
    source = named[article.story_id].get(article.pk)
    return Side(
        outlet=source.outlet if source else article.outlet.byword,
        words=sentence.text[start - sentence.start : end - sentence.start],
        voice=voice,
        pieces=excerpt(sentence.text, sentence.start, Marked(start, end, "value"), longest=130),
    )
