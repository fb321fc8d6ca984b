"""Two or three articles side by side, in an address that restores the view."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from newsdiff.analysis.types import Level
from newsdiff.stories.models import Flag, Story
from newsdiff.web.pages.aligned import AlignedRow, aligned_rows
from newsdiff.web.pages.copies import by_origin, copied, in_words
from newsdiff.web.pages.head import StoryHead
from newsdiff.web.pages.overview import Overview
from newsdiff.web.pages.pairing import best_pair
from newsdiff.web.pages.reported import Reported, reported
from newsdiff.web.pages.switches import Switch, switchable, switches
from newsdiff.web.pages.switches import named as named_kinds
from newsdiff.web.requests import whole_number
from newsdiff.web.results import Part, Results, load
from newsdiff.web.sources import Source
from newsdiff.web.words import counted, listed

Flags = tuple[tuple[int, tuple[Reported, ...]], ...]
PARTS: tuple[Part, ...] = ("alignments", "claims", "differences", "framing", "only")
MOST = 3
FOLDED_FROM = 4  # sentences of one text in a gap
EVERYTHING = "all"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for: articles in the order of their columns, the article that leads, and the gaps
    that are open, by their first sentence. `strange` words stand where an article's number should.
    `unfolded`: the choice of texts was sent, so that it stays open where it can be folded. `show` are
    the kinds of marks, as `switches` reads them."""

    articles: tuple[int, ...] = ()
    order: int | None = None
    opened: frozenset[str] = frozenset()
    strange: int = 0
    unfolded: bool = False
    show: tuple[str, ...] = ()

    @classmethod
    def read(cls, query: QueryDict) -> Wanted:
        """What can't be meant is left out."""
        numbers = {word: whole_number(word) for word in query.getlist("article")}
        return cls(
            articles=tuple(dict.fromkeys(number for number in numbers.values() if number is not None)),
            order=whole_number(query.get("order", "")),
            opened=frozenset(key for key in query.getlist("open") if key == EVERYTHING or whole_number(key)),
            strange=sum(number is None for number in numbers.values()),
            unfolded=query.get("fold") == "open",
            show=tuple(query.getlist("show")),
        )

    def address(self, action: str) -> str:
        """The shortest address that asks for this."""
        given = [*self.query, *(("show", kind) for kind in self.show)]
        return f"{action}?{urlencode(given)}" if given else action

    @property
    def query(self) -> tuple[tuple[str, object], ...]:
        """What the address asks for but the kinds of marks, as names and values."""
        given: list[tuple[str, object]] = [("article", article) for article in self.articles]
        if self.order is not None and self.order != next(iter(self.articles), None):
            given.append(("order", self.order))
        everything = EVERYTHING in self.opened
        given += [("open", key) for key in ([EVERYTHING] if everything else sorted(self.opened))]
        return tuple(given)


@dataclass(frozen=True, slots=True)
class Choice:
    """`headline` tells articles of one outlet apart; it is empty where the outlet has one."""

    source: Source
    chosen: bool
    headline: str


@dataclass(frozen=True, slots=True)
class Column:
    """`order_href` reads in the order of this article; it is empty where that is so."""

    source: Source
    headline: str
    order_href: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A row, or a gap that is long enough to be folded; `flags` are those on its sentences that can be
    flagged there."""

    row: AlignedRow
    folded: bool
    opened: bool
    flags: Flags = ()


@dataclass(frozen=True, slots=True)
class ComparePage:
    story: StoryHead
    choices: tuple[Choice, ...]
    columns: tuple[Column, ...]
    rows: tuple[Shown, ...]
    overview: Overview
    copies: tuple[str, ...]  # which of the texts are one, in sentences
    compared: bool
    action: str
    href: str
    open_href: str
    fold_href: str
    left_out: tuple[str, ...]
    added: tuple[str, ...]
    hardly: tuple[str, ...]  # those that the rules can't read, with their languages
    late: tuple[str, ...]  # asked for, but not compared yet
    unknown: int  # asked for, but none of the story's
    unticked: bool  # the form came without any
    unfolded: bool
    switches: tuple[Switch, ...]
    exact: Wanted  # what is shown, for the forms that leave a part of it as it is

    @property
    def title(self) -> str:
        outlets = listed([column.source.outlet for column in self.columns])
        return f"{outlets} side by side: {self.story.title} · newsdiff".lstrip()

    @property
    def beside(self) -> tuple[str, ...]:
        """The texts that stand side by side, from left to right."""
        return tuple(column.source.name for column in self.columns)

    @property
    def announced(self) -> str:
        """What is shown, for whoever hears the page."""
        if not self.compared:
            return "Nothing to set side by side."
        outlets = listed([column.source.outlet for column in self.columns])
        first = next(column.source.outlet for column in self.columns if not column.order_href)
        closed = sum(shown.folded and not shown.opened for shown in self.rows)
        folded = f", {closed} folded" if closed else ""
        rows = f"{counted(len(self.rows), 'row')}, {self.shared} shared{folded}"
        asked = "No text was ticked. " if self.unticked else ""
        return f"{asked}Side by side: {outlets}, {rows}, in the order of {first}."

    @property
    def shared(self) -> int:
        return sum(shown.row.shared for shown in self.rows)

    @property
    def marked(self) -> bool:
        """Whether there is anything to switch on and off."""
        return switchable(self.switches)

    @property
    def differ(self) -> int:
        return sum(bool(shown.row.kinds) for shown in self.rows if shown.row.shared)

    @property
    def framing(self) -> str:
        """How words that may add a judgement are marked: as in quotations where all stand in such. Empty
        where there are none."""
        if any(shown.row.worded for shown in self.rows):
            return "framing"
        return "framing-quoted" if any(shown.row.framing for shown in self.rows) else ""

    @property
    def folds(self) -> int:
        return sum(shown.folded for shown in self.rows)

    @property
    def all_opened(self) -> bool:
        return all(shown.opened for shown in self.rows if shown.folded)

    @classmethod
    def build(cls, story: Story, wanted: Wanted, *, sent: Collection[int] = ()) -> ComparePage:
        """`sent` are the flags that the reader has sent."""
        results = load(story, parts=PARTS, level=Level.ALIGNED)
        chosen = _chosen(results, wanted.articles)
        lead = next(
            (source for source in chosen if source.article == wanted.order), chosen[0] if chosen else None
        )
        compared = results.run is not None and len(chosen) > 1
        rows = aligned_rows(results, chosen, lead) if compared and lead else ()
        action = reverse("compare", args=[story.slug])
        order = lead.article if lead else None
        named = tuple(source.article for source in chosen)
        kinds = _switches(rows, wanted.show)
        wanted = replace(wanted, show=named_kinds(kinds) if rows else ())
        asked = replace(wanted, articles=named if wanted.articles or wanted.order else (), order=order)
        exact = replace(asked, articles=named)
        headlines = _headlines(results.sources)
        return cls(
            story=StoryHead.of(story),
            choices=tuple(
                Choice(source, source in chosen, headlines[source.article]) for source in results.sources
            ),
            columns=tuple(
                Column(
                    source,
                    headlines[source.article],
                    "" if source == lead else replace(exact, order=source.article).address(action),
                )
                for source in chosen
            ),
            rows=_shown(rows, wanted.opened, _flags(results, rows, chosen, sent)),
            overview=Overview.of(rows),
            copies=_copies(results, chosen) if compared else (),
            compared=compared,
            action=action,
            href=replace(asked, order=order if asked.articles else None).address(action),
            open_href=replace(exact, opened=frozenset([EVERYTHING])).address(action),
            fold_href=replace(exact, opened=frozenset()).address(action),
            left_out=_outlets(
                source
                for source in results.sources
                if source.article in wanted.articles and source not in chosen
            ),
            added=_outlets(
                source
                for source in chosen
                if (wanted.articles or wanted.strange) and source.article not in wanted.articles
            ),
            hardly=tuple(source.name_and_language for source in chosen if source.foreign),
            late=_outlets(source for source in results.late if source.article in wanted.articles),
            unknown=_unknown(results, wanted),
            unticked=wanted.order is not None and not (wanted.articles or wanted.strange),
            unfolded=wanted.unfolded,
            switches=kinds,
            exact=exact,
        )


def _switches(rows: Sequence[AlignedRow], show: Sequence[str]) -> tuple[Switch, ...]:
    quoted = sum(bool(row.framing) and not row.worded for row in rows)
    return switches((row.states for row in rows), quoted, show)


def _copies(results: Results, chosen: Sequence[Source]) -> tuple[str, ...]:
    """Which of the texts go back to one source, a sentence for each source."""
    groups = [group for group in by_origin(chosen) if len(group) > 1]
    known = copied(results) if groups else {}
    return tuple(in_words(group, known, alone=len(group) == len(chosen)) for group in groups)


def _unknown(results: Results, wanted: Wanted) -> int:
    """How many texts are asked for that the story does not have."""
    known = {source.article for source in (*results.sources, *results.late)}
    return wanted.strange + sum(article not in known for article in wanted.articles)


def _outlets(sources: Iterable[Source]) -> tuple[str, ...]:
    return tuple(source.outlet for source in sources)


def _chosen(results: Results, wanted: Sequence[int]) -> tuple[Source, ...]:
    """The wanted articles as they were named, three at most. Without two of them those most worth reading."""
    by_key = {source.article: source for source in results.sources}
    named = [by_key[key] for key in wanted if key in by_key][:MOST]
    if len(named) > 1:
        return tuple(named)
    best = best_pair(results, beside=next(iter(named), None))
    return tuple(named) + tuple(source for source in best if source not in named)


def _headlines(sources: Iterable[Source]) -> dict[int, str]:
    """By article, the headlines of those whose outlet has another one."""
    sources = tuple(sources)
    count = Counter(source.outlet for source in sources)
    return {source.article: source.headline if count[source.outlet] > 1 else "" for source in sources}


def _flags(
    results: Results, rows: Sequence[AlignedRow], chosen: Sequence[Source], sent: Collection[int]
) -> dict[str, Flags]:
    """By row, what the reader sees on the sentences that can be flagged there."""
    versions = [source.version for source in chosen] if rows else []
    on: dict[int, list[Flag]] = defaultdict(list)
    for flag in Flag.objects.shown_to(sent).filter(version__in=versions):
        on[flag.version_id].append(flag)
    found = {}
    for row in rows:
        places = [said.place for said in row.first_said if row.shared or row.kinds] + [
            mark.place for mark in row.framing
        ]
        keys = dict.fromkeys(place.sentence for place in places)
        sentences = [results.sentences[key] for key in keys]
        found[row.key] = tuple(
            (sentence.pk, reported(sentence, on[sentence.version_id], results.story.slug))
            for sentence in sentences
        )
    return found


def _shown(
    rows: Sequence[AlignedRow],
    opened: frozenset[str],
    flags: Mapping[str, Flags],
) -> tuple[Shown, ...]:
    """Long gaps are folded where there is something shared to come to."""
    meets = any(row.shared for row in rows)
    found = []
    for row in rows:
        folded = meets and row.alone_here and row.sentences >= FOLDED_FROM
        unfolded = folded and (EVERYTHING in opened or row.key in opened)
        found.append(Shown(row, folded, unfolded, flags[row.key]))
    return tuple(found)
