"""What a search found: stories, claims and sentences, with the words that were found marked in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils.http import urlencode

from newsdiff.stories.models import Article, ClaimMember, Difference, Outlet, RunArticle, Sentence, Story
from newsdiff.web.forms.search import LONGEST_QUERY, SearchForm
from newsdiff.web.lasting import row_key
from newsdiff.web.marks import Piece
from newsdiff.web.results import claim_href, difference_href
from newsdiff.web.search import Search, Wanted, hits
from newsdiff.web.sources import Source, names_by_story
from newsdiff.web.stances import Stance, stances
from newsdiff.web.words import DIFFERS, ONLY, counted, listed, quoted, state_of

STORIES, CLAIMS, SENTENCES = "stories", "claims", "sentences"
DATES = ("since", "until")
FILTERS = ("outlet", "state", *DATES)
LISTS = (STORIES, CLAIMS, SENTENCES)
FORMS = {STORIES: ("story", "stories"), CLAIMS: ("claim",), SENTENCES: ("sentence",)}
FIRST = {STORIES: 3, CLAIMS: 5, SENTENCES: 10}  # of each list, where all three are shown
PER_PAGE = 20
HANDFUL = 5  # with fewer sentences, those that have some of the words follow
PARTLY, PARTLY_FIRST = "partly", 10  # their list, and how many of them
OUTLETS_NAMED = 5
Named = dict[int, dict[int, Source]]  # by story and article


@dataclass(frozen=True, slots=True)
class Hit:
    """A story, a claim by its best sentence, or a sentence. `outlets` are those that carry it; `worded_by` is
    the one whose words stand for a claim of several: the others need not have them."""

    pieces: tuple[Piece, ...]
    href: str
    language: str = ""
    state: str = ""
    outlets: tuple[str, ...] = ()
    worded_by: str = ""
    more_outlets: int = 0
    origins: int = 0
    published: datetime | None = None
    undated: bool = False
    story: str = ""
    story_href: str = ""
    state_href: str = ""  # the claim, or the difference, that it is in this state for
    sample: bool = False
    draft: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    count: int
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Found:
    """One list. `all_href` leads to the whole of it where only its beginning is shown."""

    name: str
    count: int
    hits: tuple[Hit, ...]
    all_href: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    form: SearchForm
    words: str
    shortened: bool
    address: str
    tabs: tuple[Tab, ...]
    lists: tuple[Found, ...]
    partly: tuple[Hit, ...]
    number: int
    pages: int
    previous_href: str
    next_href: str
    filtered: bool
    unfiltered_href: str
    undated_href: str
    errors: tuple[str, ...]
    backwards: str

    @property
    def title(self) -> str:
        return " · ".join(filter(None, (self.words, "Search", "newsdiff")))

    @property
    def announced(self) -> str:
        """What was found, for whoever hears the page."""
        if self.backwards:
            return self.backwards
        if not self.words:
            return "No words to search for."
        found = [counted(one.count, *FORMS[one.name]) for one in self.lists if one.count]
        partly = f", {counted(len(self.partly), 'sentence')} with some of the words" if self.partly else ""
        page = f", page {self.number} of {self.pages}" if self.pages > 1 else ""
        return f"{listed(found) or 'Nothing'} found for {quoted(self.words)}{partly}{page}."

    @property
    def count(self) -> int:
        return sum(tab.count for tab in self.tabs if tab.name)

    @property
    def whole(self) -> int:
        """How many sentences have all of the words."""
        return sum(tab.count for tab in self.tabs if tab.name == SENTENCES)

    @classmethod
    def build(cls, asked: Mapping[str, str], user: Any) -> SearchPage:
        form = SearchForm(asked, outlets=_outlets(user))
        given = form.given()
        words = " ".join(given.get("q", "").split())
        filters = {name: asked[name] for name in FILTERS if given.get(name)}
        wanted = Wanted(
            words[:LONGEST_QUERY],
            outlet=given.get("outlet"),
            state=given.get("state", ""),
            since=given.get("since"),
            until=given.get("until"),
        )
        chosen = asked.get("in", "") if asked.get("in") in LISTS else ""
        return _page(form, words, wanted, filters, chosen, asked.get("page", "1"), user)


def _page(
    form: SearchForm,
    words: str,
    wanted: Wanted,
    filters: dict[str, str],
    chosen: str,
    number: str,
    user: Any,
) -> SearchPage:
    search = Search(wanted, user)
    undated = {name: value for name, value in filters.items() if name not in DATES}
    rows = {STORIES: search.stories(), CLAIMS: search.claims(), SENTENCES: search.sentences()}
    counts = {name: rows[name].count() if wanted.words else 0 for name in LISTS}

    def href(name: str = chosen, page: int = 1) -> str:
        asked = {"q": wanted.words, **filters, **({"in": name} if name else {})}
        return f"{reverse('search')}?{urlencode(asked | ({'page': page} if page > 1 else {}))}"

    paginator = Paginator(range(counts.get(chosen, 0)), PER_PAGE)
    part = paginator.get_page(number)
    start = (part.number - 1) * PER_PAGE
    found: dict[str, list[Any]] = {}
    for name in (chosen,) if chosen else LISTS:
        wanted_rows = slice(start, start + PER_PAGE) if chosen else slice(0, FIRST[name])
        found[name] = list(rows[name][wanted_rows]) if counts[name] else []
    few = chosen in {"", SENTENCES} and bool(wanted.words) and counts[SENTENCES] < HANDFUL
    found[PARTLY] = list(search.partly()[:PARTLY_FIRST]) if few else []
    shown = _hits(search, found)
    cut = {name for name in LISTS if not chosen and counts[name] > FIRST[name]}
    lists = [
        Found(name, counts[name], shown[name], href(name) if name in cut else "")
        for name in found
        if name in LISTS
    ]
    return SearchPage(
        form=form,
        words=wanted.words,
        shortened=len(words) > LONGEST_QUERY,
        address=href(page=part.number) if wanted.words else reverse("search"),
        tabs=tuple(
            Tab(name, counts.get(name, sum(counts.values())), href(name), name == chosen)
            for name in ("", *LISTS)
        ),
        lists=tuple(lists),
        partly=shown[PARTLY],
        number=part.number,
        pages=paginator.num_pages,
        previous_href=href(page=part.number - 1) if part.has_previous() else "",
        next_href=href(page=part.number + 1) if part.has_next() else "",
        filtered=bool(filters),
        unfiltered_href=f"{reverse('search')}?{urlencode({'q': wanted.words})}",
        undated_href=f"{reverse('search')}?{urlencode({'q': wanted.words, **undated})}",
        errors=tuple(
            f"{form[name].label}: {error}" for name, found in form.errors.items() for error in found
        ),
        backwards=form.backwards,
    )


def _outlets(user: Any) -> Any:
    """Outlets of which the reader may read something."""
    articles = Article.objects.filter(outlet=OuterRef("pk"), story__in=Story.objects.visible_to(user))
    return Outlet.objects.filter(Exists(articles), named=True).order_by("name")


def _hits(search: Search, found: Mapping[str, list[Any]]) -> dict[str, tuple[Hit, ...]]:
    """What was found as it is shown, list by list; what the lists need of their stories is read once."""
    claims = [row["claim"] for row in found.get(CLAIMS, ())]
    told: dict[int, Any] = {member.claim_id: member for member in search.told(claims)} if claims else {}
    sentences = [row for name in (SENTENCES, PARTLY) for row in found.get(name, ())]
    stories = {member.claim.run.story for member in told.values()}
    named = names_by_story(stories | {row.version.article.story for row in sentences})
    apart = search.apart(row.pk for row in sentences if row.apart)

    def hits_of(name: str, rows: list[Any]) -> tuple[Hit, ...]:
        if name == STORIES:
            return tuple(map(_story_hit, rows))
        if name == CLAIMS:
            return _claim_hits(claims, told, named)
        return tuple(_sentence_hit(row, search.wanted.state, named, apart.get(row.pk)) for row in rows)

    return {name: hits_of(name, rows) for name, rows in found.items()}


def _story_hit(row: Any) -> Hit:
    return Hit(
        pieces=hits(row.headline, row.title),
        href=row.get_absolute_url(),
        sample=row.sample,
        draft=row.state == Story.State.DRAFT,
        description=row.description,
    )


def _sentence_hit(row: Any, wanted: str, named: Named, apart: Difference | None) -> Hit:
    """`wanted` is the state that sentences were narrowed to: each is in it, whatever else it is."""
    article = row.version.article
    story = article.story
    source = named[story.pk].get(article.pk)  # none of an article that lost its text meanwhile
    told = "" if row.claim_status is None else state_of(row.claim_status, row.claim_origins)
    state = wanted or (DIFFERS if row.apart else told or (ONLY if row.only else ""))
    return Hit(
        pieces=hits(row.headline, row.text),
        href=_place(story, row),
        language=article.language,
        state=state,
        outlets=(source.name if source else article.outlet.byword,),
        undated=article.published is None,
        published=None if source and source.name_has_day else article.published_there,
        story=story.title,
        story_href=story.get_absolute_url(),
        state_href=_state_href(row, state, told, apart),
        sample=story.sample,
        draft=story.state == Story.State.DRAFT,
    )


def _state_href(row: Any, state: str, told: str, apart: Difference | None) -> str:
    """What a sentence is in its state for: the claim that it tells, else a difference that names none."""
    slug = row.version.article.story.slug
    if told == state != "":
        return claim_href(slug, row.claim_key)
    if apart is None or state != DIFFERS:
        return ""
    return difference_href(slug, row_key(apart, {apart.a_id: apart.a, apart.b_id: apart.b}))


def _claim_hits(claims: list[int], told: Mapping[int, Any], named: Named) -> tuple[Hit, ...]:
    """In the order of `claims`, each by the best of its sentences."""
    articles = {key: source for of_story in named.values() for key, source in of_story.items()}
    tellers = _tellers(told, articles) if told else {}
    return tuple(
        _claim_hit(told[claim], tellers.get(claim, {}), articles) for claim in claims if claim in told
    )


def _tellers(told: Mapping[int, Any], articles: Mapping[int, Source]) -> dict[int, dict[str, int]]:
    """By claim the outlets that tell it, as the pages of its story count them, each with its origin."""
    order = {article: number for number, article in enumerate(articles)}
    compared = RunArticle.objects.filter(run=OuterRef("claim__run"), version=OuterRef("sentence__version"))
    found = (
        ClaimMember.objects.filter(claim__in=told, sentence__version__article__in=articles)
        .annotate(origin=Subquery(compared.values("origin")[:1]))
        .select_related("sentence__version")
        .defer("sentence__search", *(f"sentence__version__{name}" for name in ("raw", "text", "lines")))
    )
    members: dict[int, list[Any]] = defaultdict(list)
    for member in found:
        members[member.claim_id].append(member)
    return {claim: _telling(own, articles, order) for claim, own in members.items()}


def _telling(members: list[Any], articles: Mapping[int, Source], order: Mapping[int, int]) -> dict[str, int]:
    """The outlets that tell a claim, each with its origin, by its members with their `origin`."""
    members.sort(key=lambda member: (order[member.sentence.version.article_id], member.start))
    sentences = {member.sentence_id: member.sentence for member in members}
    stance = stances(members, sentences, {m.sentence.version_id: m.origin for m in members})
    return {
        articles[member.sentence.version.article_id].outlet: member.origin
        for member in members
        if stance[member.sentence.version_id] is Stance.TELLS
    }


def _claim_hit(member: Any, tellers: Mapping[str, int], articles: Mapping[int, Source]) -> Hit:
    claim, story = member.claim, member.claim.run.story
    source = articles.get(member.sentence.version.article_id)
    return Hit(
        pieces=hits(member.headline, member.sentence.text),
        href=claim_href(story.slug, claim.key),
        language=member.sentence.version.article.language,
        state=state_of(claim.status, claim.origins),
        outlets=tuple(tellers)[:OUTLETS_NAMED],
        worded_by=source.outlet if source and len(tellers) > 1 else "",
        more_outlets=max(len(tellers) - OUTLETS_NAMED, 0),
        origins=len(set(tellers.values())),
        story=story.title,
        story_href=story.get_absolute_url(),
        sample=story.sample,
        draft=story.state == Story.State.DRAFT,
    )


def _place(story: Story, sentence: Sentence) -> str:
    article = reverse("article", args=[story.slug, sentence.version.article_id])
    return f"{article}#s-{sentence.pk}"
