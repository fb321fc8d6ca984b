"""The articles that a page names: several of one outlet, ones in another language, ones that came late."""

from datetime import UTC, datetime

import pytest
from django.db.models.signals import post_init
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import Alignment, Article, Outlet, Story
from newsdiff.web.pages.claim import ClaimPage
from newsdiff.web.pages.story import LONGEST, StoryPage
from newsdiff.web.results import load
from newsdiff.web.sources import HEADLINE
from tests.factories import ARTICLES, add_article, compare, compared_story
from tests.web.test_contrasts import text_of
from tests.web.test_limits import many

pytestmark = pytest.mark.django_db


def one_outlet(made: Story, **fields: object) -> list[str]:
    """The names after two of the articles are given to the outlet of the first."""
    first, second = made.articles.order_by("pk")[:2]
    Article.objects.filter(pk__in=[first.pk, second.pk]).update(outlet=first.outlet, **fields)
    return [source.name for source in load(made).sources]


def test_an_outlet_with_one_article_is_called_by_its_name() -> None:
    assert {source.name for source in load(compared_story()).sources} == set(ARTICLES)


def test_articles_of_one_outlet_are_told_apart_by_their_headlines() -> None:
    names = one_outlet(compared_story())
    assert "Harbour Post, “Talvern opens its new harbour bridge”" in names
    assert "Harbour Post, “New bridge over Talvern harbour is open”" in names
    assert "Upland Courier" in names


def test_articles_of_one_outlet_are_told_apart_by_their_days() -> None:
    made = compared_story()
    for day, article in enumerate(made.articles.order_by("pk"), start=3):
        article.published = datetime(2026, 5, day, 9, 0, tzinfo=UTC)
        article.save()
    assert "Harbour Post, 3 May 2026" in one_outlet(made)


def test_articles_of_one_outlet_under_one_headline_are_numbered() -> None:
    names = one_outlet(compared_story(), headline="Bridge")
    assert {"Harbour Post, “Bridge”", "Harbour Post, “Bridge” (2)"} <= set(names)


def test_a_long_headline_in_a_script_without_spaces_is_cut_and_not_left_out() -> None:
    names = one_outlet(compared_story(), headline="橋" * (HEADLINE + 1))
    assert f"Harbour Post, “{'橋' * (HEADLINE - 1)}…”" in names


def test_articles_of_one_outlet_and_day_are_told_apart_by_their_hours_and_then_by_their_headlines() -> None:
    made = compared_story()
    outlet = made.articles.order_by("pk")[0].outlet
    hours = [(9, 30), (14, 5), (14, 5)]
    for (hour, minute), article in zip(hours, made.articles.order_by("pk"), strict=True):
        article.published = datetime(2026, 5, 3, hour, minute, tzinfo=UTC)
        article.outlet, article.headline = outlet, f"At {hour}"
        article.save()
    assert [source.name for source in load(made).sources] == [
        "Harbour Post, 3 May 2026",
        "Harbour Post, 3 May 2026, 14:05",
        "Harbour Post, “At 14”",
    ]


def test_an_article_that_is_added_leaves_the_names_of_the_others_as_they_are() -> None:
    made = compared_story()
    harbour, gull, _ = made.articles.order_by("pk")
    published = datetime(2026, 5, 3, tzinfo=UTC)
    made.articles.filter(pk__in=[harbour.pk, gull.pk]).update(outlet=harbour.outlet)
    made.articles.filter(pk=harbour.pk).update(published=published)
    Outlet.objects.filter(name="Upland Courier").update(named=False)
    before = {source.article: source.name for source in load(made).sources}
    assert set(before.values()) == {
        "Harbour Post, 3 May 2026",
        "Harbour Post, “New bridge over Talvern harbour is open”",
        "Text 3",
    }

    for outlet, day in ((harbour.outlet, published), (Outlet.objects.get(named=False), published)):
        late = add_article(made, f"Added {outlet.pk}", "Bridge\n\nIt also tells of the bridge of Talvern.\n")
        Article.objects.filter(pk=late.pk).update(outlet=outlet, published=day)
    compare(made)
    after = {source.article: source.name for source in load(made).sources}
    assert {article: after[article] for article in before} == before
    assert len(set(after.values())) == 5


def test_the_names_that_tell_articles_apart_stand_on_the_pages(client: Client) -> None:
    made = compared_story()
    one_outlet(made)
    Outlet.objects.filter(articles=None).delete()
    assert made.current_run is not None
    claim = made.current_run.claims.filter(articles__gt=1)[0]
    article = made.articles.order_by("pk")[0]
    for address in (
        reverse("claim", args=[made.slug, claim.key]),
        reverse("article", args=[made.slug, article.pk]),
        reverse("pictures", args=[made.slug]),
    ):
        assert "Harbour Post, “" in client.get(address).content.decode(), address


def test_an_article_that_came_after_the_comparison_can_be_read_and_is_said_to_wait(client: Client) -> None:
    made = compared_story()
    late = add_article(made, "Late Edition", "Bridge\n\nIt also tells of the bridge of Talvern.\n")
    page = text_of(client.get(reverse("article", args=[made.slug, late.pk])).content.decode())
    assert "also tells of the bridge of Talvern" in page
    assert "Not compared yet: it came after the comparison." in page
    assert "Not found in this text" not in page
    story = text_of(client.get(made.get_absolute_url()).content.decode())
    assert "Not compared yet: Late Edition" in story
    assert "3 outlets" in story
    front = text_of(client.get(reverse("stories")).content.decode())
    assert "4 articles, 1 of them not compared yet" in front


def test_what_all_report_is_counted_over_the_texts_that_can_be_read(client: Client) -> None:
    made = compared_story()
    told = {row.key for row in StoryPage.build(made).by_all}
    add_article(made, "Küstenblatt", "Brücke\n\nDie Stadt hat ihre neue Brücke mit einem Fest eröffnet.\n")
    made.articles.filter(outlet__name="Küstenblatt").update(language="de")
    compare(made)
    page = StoryPage.build(made)
    assert told
    assert {row.key for row in page.by_all} == told
    assert page.left_out_names == ("Küstenblatt (German)",)
    text = text_of(client.get(made.get_absolute_url()).content.decode())
    assert "Hardly compared, for the rules are made for English: Küstenblatt (German)." in text
    assert "in German: hardly compared" in text


def test_where_no_text_is_in_english_the_page_says_that_they_are_hardly_compared(client: Client) -> None:
    made = compared_story()
    made.articles.update(language="de")
    compare(made)
    page = StoryPage.build(made)
    assert page.left_out == page.sources
    assert not any(page.counts[state] for state in ("agrees", "wording", "differs"))
    assert page.points > 0
    text = text_of(client.get(made.get_absolute_url()).content.decode())
    assert "Hardly compared, for the rules are made for English: Harbour Post (German)" in text
    assert "in every text in English" not in text


def test_a_page_makes_no_more_alignments_than_it_shows() -> None:
    made = compared_story(articles=many(24))
    run = made.current_run
    assert run is not None
    assert run.alignments.count() > 3 * LONGEST
    claim = min(run.claims.select_related("run"), key=lambda claim: claim.members.count())
    read: list[object] = []

    def count(instance: object, **_: object) -> None:
        read.append(instance)

    post_init.connect(count, sender=Alignment)
    try:
        StoryPage.build(made)
        assert read == []
        page = ClaimPage.build(made, claim)
        assert 0 < len(read) == len(page.links)
        read.clear()
        StoryPage.build(made, whole="perhaps")
        assert len(read) <= LONGEST
    finally:
        post_init.disconnect(count, sender=Alignment)
