"""Outlets and how they stand in the published stories: counts with their base, by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, Q
from django.urls import reverse

from newsdiff.analysis.types import Role, Voice
from newsdiff.stories.models import FramingMark, Label, Outlet, Story
from newsdiff.web.marks import Marked, Piece, excerpt
from newsdiff.web.standing import Standing, compared_stories, standings, total
from newsdiff.web.words import cue_word

PER_PAGE = 50
TERMS = 40  # referents that one page shows
MARKS = 24  # sentences with marks that one page shows
OTHERS = 6  # other outlets' words for one referent


@dataclass(frozen=True, slots=True)
class OutletRow:
    name: str
    href: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class OutletsPage:
    """Samples stand apart: their outlets are invented."""

    rows: tuple[OutletRow, ...]
    samples: tuple[OutletRow, ...]
    number: int
    pages: int
    previous: int | None
    next: int | None

    @property
    def all_small(self) -> bool:
        """Whether to say of the whole page that its bases are small, instead of each row."""
        return all(row.standing.small for row in self.rows + self.samples)

    @classmethod
    def build(cls, number: str) -> OutletsPage:
        found = standings("outlet", "outlet__name", "story__sample", where=Q(outlet__named=True))
        by_name = sorted(found.items(), key=lambda item: (item[0][1].casefold(), item[0][0]))
        rows = [(_row(pk, name, standing), sample) for (pk, name, sample), standing in by_name]
        part = Paginator([row for row, sample in rows if not sample], PER_PAGE).get_page(number)
        return cls(
            rows=tuple(part.object_list),
            samples=tuple(row for row, sample in rows if sample)[:PER_PAGE],
            number=part.number,
            pages=part.paginator.num_pages,
            previous=part.previous_page_number() if part.has_previous() else None,
            next=part.next_page_number() if part.has_next() else None,
        )


def _row(pk: int, name: str, standing: Standing) -> OutletRow:
    return OutletRow(name, reverse("outlet", args=[pk]), standing)


@dataclass(frozen=True, slots=True)
class StoryRow:
    """How the outlet stands in one story; `all` is every text of that story together."""

    title: str
    href: str
    standing: Standing
    all: Standing


@dataclass(frozen=True, slots=True)
class Term:
    text: str
    loaded: bool
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What the outlet calls a referent, and what others do in the same stories."""

    referent: str
    own: tuple[Term, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CueRow:
    word: str
    own: int
    quoted: int


@dataclass(frozen=True, slots=True)
class Marking:
    pieces: tuple[Piece, ...]
    cue: str
    because: str
    quoted: bool
    href: str
    story: str


@dataclass(frozen=True, slots=True)
class OutletPage:
    """Of stories that are no samples; of samples alone where the outlet has nothing else."""

    name: str
    address: str
    sample: bool
    standing: Standing
    all: Standing
    stories: tuple[StoryRow, ...]
    samples: tuple[StoryRow, ...]
    terms: tuple[Terms, ...]
    more_terms: int
    cues: tuple[CueRow, ...]
    marks: tuple[Marking, ...]
    more_marks: int

    @classmethod
    def build(cls, outlet: Outlet) -> OutletPage:
        rows = _story_rows(outlet)
        real = [row for row, sample in rows if not sample]
        samples = [row for row, sample in rows if sample]
        sample = not real
        terms = _terms(outlet, sample=sample)
        cues, marks = _marks(outlet, sample=sample)
        shown = samples if sample else real
        return cls(
            name=outlet.name,
            address=outlet.url if outlet.url.startswith(("http://", "https://")) else "",
            sample=sample and bool(samples),
            standing=total(row.standing for row in shown),
            all=total(row.all for row in shown),
            stories=tuple(shown),
            samples=() if sample else tuple(samples),
            terms=terms[:TERMS],
            more_terms=max(len(terms) - TERMS, 0),
            cues=cues,
            marks=marks[:MARKS],
            more_marks=max(len(marks) - MARKS, 0),
        )


def _story_rows(outlet: Outlet) -> list[tuple[StoryRow, bool]]:
    """The stories with something of the outlet, the newest first, each with whether it is a sample."""
    stories = {story.pk: story for story in _stories(outlet).newest()}
    own = standings("story", where=Q(outlet=outlet))
    everybody = standings("story", where=Q(story__in=list(stories)))
    return [
        (StoryRow(story.title, story.get_absolute_url(), own[pk,], everybody[pk,]), story.sample)
        for pk, story in stories.items()
        if (pk,) in own
    ]


def _stories(outlet: Outlet) -> Any:
    runs = outlet.articles.filter(versions__run_articles__run=F("story__current_run"))
    return compared_stories().filter(pk__in=runs.values("story"))


def _terms(outlet: Outlet, *, sample: bool) -> tuple[Terms, ...]:
    """Referents that are called by more than one name, those with the most names of this outlet first."""
    labels = (
        Label.objects.filter(
            run__in=_stories(outlet).filter(sample=sample).values("current_run"),
            version__article__story__current_run=F("run"),
        )
        .select_related("version__article__story")
        .defer("version__raw", "version__text", "version__lines")
        .order_by("referent", "-count", "text")
    )
    by_referent: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        by_referent[label.referent].append(label)
    found = [_of_referent(outlet, referent, rows) for referent, rows in by_referent.items()]
    told = [terms for terms in found if terms.own and len(terms.own) + len(terms.others) > 1]
    return tuple(sorted(told, key=lambda t: (-sum(w.loaded for w in t.own), -len(t.own), t.referent)))


def _of_referent(outlet: Outlet, referent: str, rows: Iterable[Label]) -> Terms:
    own: dict[str, list[Label]] = defaultdict(list)
    others: dict[str, str] = {}
    for row in rows:
        if row.version.article.outlet_id == outlet.pk:
            own[row.text.casefold()].append(row)
        else:
            others.setdefault(row.text.casefold(), row.text)
    unlike = [text for folded, text in others.items() if folded not in own]
    return Terms(referent, tuple(_term(labels) for labels in own.values()), tuple(unlike[:OTHERS]))


def _term(rows: list[Label]) -> Term:
    article = rows[0].version.article
    place = f"#s-{rows[0].sentences[0]}" if rows[0].sentences else ""
    return Term(
        text=rows[0].text,
        loaded=any(row.kind == "loaded" for row in rows),
        count=sum(row.count for row in rows),
        href=article.get_absolute_url() + place,
    )


def _marks(outlet: Outlet, *, sample: bool) -> tuple[tuple[CueRow, ...], tuple[Marking, ...]]:
    """Marks by cue, and each of them in its sentence: the outlet's own voice first, then the higher score."""
    rows = list(
        FramingMark.objects.filter(
            run__in=_stories(outlet).filter(sample=sample).values("current_run"),
            sentence__version__article__outlet=outlet,
            sentence__position__isnull=False,
        )
        .exclude(sentence__role=Role.HEADING)
        .select_related("sentence__version__article__story")
        .defer(*(f"sentence__version__{name}" for name in ("raw", "text", "lines")), "sentence__search")
        .order_by("-voice", "-score", "pk")
    )
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        counts[row.cue][row.voice == Voice.QUOTED] += 1
    cues = [CueRow(cue_word(cue), own, quoted) for cue, (own, quoted) in counts.items()]
    marks = sorted(rows, key=lambda row: row.voice == Voice.QUOTED)
    return tuple(sorted(cues, key=lambda c: (-c.own, -c.quoted, c.word))), tuple(map(_marking, marks))


def _marking(row: FramingMark) -> Marking:
    sentence, article = row.sentence, row.sentence.version.article
    quoted = row.voice == Voice.QUOTED
    focus = Marked(row.start, row.end, "framing-quoted" if quoted else "framing")
    return Marking(
        pieces=excerpt(sentence.text, sentence.start, focus),
        cue=cue_word(row.cue),
        because=row.because,
        quoted=quoted,
        href=f"{article.get_absolute_url()}#s-{sentence.pk}",
        story=article.story.title,
    )


def published_outlets() -> Any:
    """Outlets of which something is published, and so has a page."""
    return Outlet.objects.filter(articles__story__in=Story.objects.published()).distinct()
