"""Full-text search over what a reader may read: stories, claims and sentences of current comparisons.

Words are matched by their English stems, through the index of `Sentence.search` and `Story.search`. A query
is read as search engines read it: every word, "exact words" in quotation marks, `or` between two, `-` before
one that must not stand there. The last word of a plain query may be unfinished, so that results follow the
typing. Sentences that have some of the words can be asked for apart: those with more of them come first. Rank
is PostgreSQL's `ts_rank`, less for long sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import and_, or_
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchQueryCombinable, SearchRank
from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.utils.timezone import make_aware

from newsdiff.analysis.types import Relation, Strength
from newsdiff.stories.models import (
    Article,
    Claim,
    ClaimMember,
    Difference,
    OnlyHere,
    Outlet,
    RunArticle,
    Sentence,
    Story,
)
from newsdiff.stories.models.searching import SEARCH_CONFIG, folded_text, in_database
from newsdiff.web.marks import Piece
from newsdiff.web.outletcounts import departing
from newsdiff.web.words import AGREES, DIFFERS, ELLIPSIS, ONLY, TOLD, WORDING

# Characters for private use: what is between them was found. In a text they would mark a word too many, and
# never be taken for markup.
_OPEN, _CLOSE = "\ue000", "\ue001"
_FRAGMENT = 60  # words of a sentence that are shown
_LENGTH = 1  # ts_rank's normalisation by the logarithm of the length
_PLAIN = re.compile(r"[\w\s]+")
_TERM = re.compile(r"""-?"[^"]*"?|[^\s"]+""")  # exact words, or a word
# The sentence's story, and a claim's, with the comparison that readers see.
_STORY = "version__article__story"


@dataclass(frozen=True, slots=True)
class Wanted:
    words: str
    outlet: Outlet | None = None
    state: str = ""
    since: date | None = None
    until: date | None = None


def query_of(words: str) -> SearchQueryCombinable:
    """The query for what somebody typed. No input makes it fail; one of stop words alone finds nothing."""
    words = folded_text(words)
    whole = _websearch(words)
    plain = words.split()
    if not plain or not _PLAIN.fullmatch(words) or "or" in map(str.lower, plain):
        return whole
    *rest, last = plain
    begun = SearchQuery(f"{last}:*", config=SEARCH_CONFIG, search_type="raw")
    if not rest:
        return whole | begun
    return whole | (_websearch(" ".join(rest)) & begun)


def some_of(words: str) -> SearchQueryCombinable | None:
    """The query for any of the words, or of the exact words, and for none of those with a `-`. None where no
    two are asked for: it would find what `query_of` finds."""
    terms = [term for term in _TERM.findall(folded_text(words)) if term.lower() != "or"]
    wanted = [term for term in terms if not term.startswith("-")]
    if len(wanted) < 2:
        return None
    unwanted = [term for term in terms if term.startswith("-")]
    return reduce(and_, map(_websearch, unwanted), reduce(or_, map(_websearch, wanted)))


def _websearch(words: str) -> SearchQueryCombinable:
    return SearchQuery(words, config=SEARCH_CONFIG, search_type="websearch")


@dataclass(frozen=True)
class Search:
    """The lists that a search finds, best first, as querysets to be counted and sliced."""

    wanted: Wanted
    user: Any

    @property
    def query(self) -> SearchQueryCombinable:
        return query_of(self.wanted.words)

    def stories(self) -> QuerySet[Story]:
        found = Story.objects.visible_to(self.user).filter(search=self.query)
        articles = self._articles("")
        if articles:
            found = found.filter(Exists(Article.objects.filter(articles, story=OuterRef("pk"))))
        if self.wanted.state == ONLY:
            found = found.filter(Exists(OnlyHere.objects.read().filter(run=OuterRef("current_run"))))
        elif self.wanted.state:
            run = OuterRef("current_run")
            listed = Q(Exists(Claim.objects.filter(in_state(self.wanted.state), run=run)))
            if self.wanted.state == DIFFERS:
                listed |= Q(current_run__in=self._at_large().values("run"))
            found = found.filter(listed)
        rank = SearchRank(F("search"), self.query)
        return found.annotate(rank=rank, headline=_headline("title", self.query)).order_by("-rank", "-pk")

    def claims(self) -> QuerySet[Any, Any]:
        """One row for each claim of which a sentence was found: `claim` and the `rank` of the best one."""
        ranked = self._members().values("claim").annotate(rank=Max(self._rank("sentence__search")))
        return ranked.order_by("-rank", "claim_id")

    def told(self, claims: list[int]) -> QuerySet[ClaimMember]:
        """The best sentence that was found of each of these claims."""
        found = self._members().filter(claim__in=claims)
        return (
            found.annotate(
                rank=self._rank("sentence__search"), headline=_headline("sentence__text", self.query)
            )
            .order_by("claim_id", "-rank", "pk")
            .distinct("claim_id")
            .select_related("claim__run__story", "sentence__version__article__outlet")
            .defer(*(f"sentence__version__{name}" for name in ("raw", "text", "lines")))
        )

    def sentences(self) -> QuerySet[Sentence]:
        """Those with all of the words."""
        return self._sentences(self.query)

    def partly(self) -> QuerySet[Sentence]:
        """Those with some of the words and not with all. None where a single one is asked for."""
        some = some_of(self.wanted.words)
        return self._sentences(some).exclude(search=self.query) if some else Sentence.objects.none()

    def _sentences(self, query: SearchQueryCombinable) -> QuerySet[Sentence]:
        """With the claim that most origins carry, if any: of those in the state that is wanted, where one is.
        `only` says whether the sentence stands only here, `apart` whether it carries a value of a conflict
        that names no claim."""
        found = Sentence.objects.filter(
            self._articles("version__article"),
            position__isnull=False,
            version__in=RunArticle.objects.filter(run__in=self._runs()).values("version"),
            search=query,
        )
        run = OuterRef(f"{_STORY}__current_run")
        members = ClaimMember.objects.filter(sentence=OuterRef("pk"), claim__run=run)
        alone = Exists(OnlyHere.objects.read().filter(sentence=OuterRef("pk"), run=run))
        apart = departing(self._at_large())
        if self.wanted.state == ONLY:
            found = found.filter(alone)
        elif self.wanted.state:
            members = members.filter(in_state(self.wanted.state, "claim__"))
            listed = Q(Exists(members))
            found = found.filter(listed | apart if self.wanted.state == DIFFERS else listed)
        best = members.order_by("-claim__origins", "claim_id")
        return (
            found.annotate(
                rank=SearchRank(F("search"), query, normalization=Value(_LENGTH)),
                headline=_headline("text", query),
                claim_key=Subquery(best.values("claim__key")[:1]),
                claim_status=Subquery(best.values("claim__status")[:1]),
                claim_origins=Subquery(best.values("claim__origins")[:1]),
                only=alone,
                apart=ExpressionWrapper(apart, BooleanField()),
            )
            .select_related("version__article__outlet", "version__article__story")
            .defer("version__raw", "version__text", "version__lines", "search")
            .order_by("-rank", "-version__article__published", "pk")
        )

    def apart(self, sentences: Iterable[int]) -> dict[int, Difference]:
        """For each of these sentences the surest conflict that names no claim and of which it carries a
        value."""
        wanted = set(sentences)
        touching = reduce(
            or_,
            (Q(others__contains=[{"sentence": sentence}]) for sentence in wanted),
            Q(a__in=wanted) | Q(b__in=wanted),
        )
        # The surest last: of several rows the last one stays.
        rows = self._at_large().filter(touching).select_related("a", "b").order_by("score", "-pk")
        return {spot[0]: row for row in rows for spot in row.departing if spot[0] in wanted}

    def _members(self) -> QuerySet[ClaimMember]:
        found = ClaimMember.objects.filter(
            self._articles("sentence__version__article"),
            claim__run__in=self._runs(),
            sentence__search=self.query,
        )
        return found.filter(in_state(self.wanted.state, "claim__")) if self.wanted.state else found

    def _at_large(self) -> QuerySet[Difference]:
        """Conflicts that name no claim, as two spellings of a name do not."""
        return Difference.objects.filter(
            run__in=self._runs(), claim=None, strength=Strength.CONFLICT
        ).order_by()

    def _runs(self) -> QuerySet[Any, Any]:
        """The comparisons that the reader sees. One condition a join: of two that depend on each other
        PostgreSQL expects too few rows, begins with these, and reads every sentence instead of the index."""
        return Story.objects.visible_to(self.user).order_by().values("current_run")

    def _articles(self, path: str) -> Q:
        """The filters that are about the article, `path` away."""
        path = f"{path}__" if path else ""
        wanted = Q()
        if self.wanted.outlet:
            wanted &= Q(**{f"{path}outlet": self.wanted.outlet})
        if self.wanted.since:
            wanted &= Q(**{f"{path}published__gte": _midnight(self.wanted.since)})
        if self.wanted.until:
            wanted &= Q(**{f"{path}published__lt": _midnight(self.wanted.until + timedelta(days=1))})
        return wanted

    def _rank(self, vector: str) -> SearchRank:
        return SearchRank(F(vector), self.query, normalization=Value(_LENGTH))


def _headline(field: str, query: SearchQueryCombinable) -> SearchHeadline:
    return SearchHeadline(
        in_database(field),
        query,
        config=SEARCH_CONFIG,
        start_sel=_OPEN,
        stop_sel=_CLOSE,
        max_words=_FRAGMENT,
        min_words=_FRAGMENT // 2,
    )


def in_state(state: str, path: str = "") -> Q:
    """Claims that are listed under `state`, as `state_of` does it; those of "only here" are none."""
    diverge = Q(**{f"{path}status__contains": [Relation.DIVERGE]})
    framing = Q(**{f"{path}status__contains": [Relation.FRAMING]})
    agree = Q(**{f"{path}status__contains": [Relation.AGREE], f"{path}origins__gt": 1})
    plain = ~framing & ~diverge
    listed = {DIFFERS: diverge, WORDING: framing & ~diverge, AGREES: plain & agree, TOLD: plain & ~agree}
    return listed.get(state, Q(**{f"{path}pk__in": []}))


def hits(headline: str, text: str) -> tuple[Piece, ...]:
    """The part of `text` that PostgreSQL has marked in its folded form, "…" where something is left out.

    PostgreSQL drops what looks like a tag; then the whole text is shown, unmarked: words here are exact."""
    parts = re.split(f"[{_OPEN}{_CLOSE}]", headline)
    shown = "".join(parts)
    at = folded_text(text).find(shown)
    if at < 0:
        return (Piece(text),)
    before = [Piece(ELLIPSIS)] if text[:at].strip() else []
    after = [Piece(ELLIPSIS)] if text[at + len(shown) :].strip() else []
    marked = []
    for number, part in enumerate(parts):
        if part:
            marked.append(Piece(text[at : at + len(part)], ("hit",) if number % 2 else ()))
        at += len(part)
    return (*before, *marked, *after)


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()))
