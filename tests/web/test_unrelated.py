"""Texts of a story that have nothing in common: told as such, and never as "nothing differs"."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import Difference, Sentence, Story
from newsdiff.web.pages.story import StoryPage
from newsdiff.web.results import load
from tests.factories import ARTICLES, add_article, compare, compared_story, staff

pytestmark = pytest.mark.django_db

SOUP = """Cook from Orle wins a contest of soups

Seven cooks stirred their kettles at a fair in Orle last weekend.
Judges gave the first prize to a lentil broth with smoked plums.
"My grandmother would have laughed," its cook Pelle Rasmin told us.
"""
GERMAN = """Kochwettbewerb in Orle

Sieben Köche haben am Wochenende auf dem Jahrmarkt in Orle ihre Suppen gekocht und vorgestellt.
Den ersten Preis erhielt eine Linsensuppe mit geräucherten Pflaumen, die allen geschmeckt hat.
"""
ARABIC = """جسر جديد في تالفرن

افتتحت مدينة تالفرن جسرها الجديد فوق الميناء يوم الاثنين بحضور عدد كبير من السكان.
وقال المهندسون إن أربعين سفينة مرت تحت الجسر في اليوم الأول من افتتاحه.
"""


def shown(client: Client, made: Story) -> str:
    return main_of(client, made.get_absolute_url())


def main_of(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page[page.index("<main") : page.index("</main>")]))


def test_texts_about_different_events_are_said_to_have_nothing_in_common(client: Client) -> None:
    made = compared_story(articles={"Harbour Post": ARTICLES["Harbour Post"], "Soup Gazette": SOUP})
    page = shown(client, made)
    assert "These texts have nothing in common, as far as was found" in page
    assert "Perhaps they are about different events. Check that they belong to one story." in page
    for misleading in (
        "No conflict was found",
        "in one text only",
        "No claim was found",
        "Only here",
        "0 differ",
    ):
        assert misleading not in page
    assert "remove" not in page


def test_texts_in_different_languages_are_told_by_their_languages(client: Client) -> None:
    page = shown(client, compared_story(articles={"Suppenblatt": GERMAN, "Al Jisr": ARABIC}))
    assert "These texts have nothing in common, as far as was found" in page
    assert "They are in different languages, Arabic and German; perhaps they are about different" in page


def test_of_texts_that_were_hardly_compared_no_sentence_stands_only_there(client: Client) -> None:
    made = compared_story(articles={"Suppenblatt": GERMAN, "Al Jisr": ARABIC})
    for article in made.articles.all():
        page = main_of(client, reverse("article", args=[made.slug, article.pk]))
        assert "hardly compared, for the rules are made for English" in page
        assert "○" not in page
    page = main_of(client, reverse("compare", args=[made.slug]))
    assert (
        "Hardly compared, for the rules are made for English: Al Jisr (Arabic) and Suppenblatt (German)."
        in page
    )
    for misleading in ("only here", "was found in another of them", "only in"):
        assert misleading not in page
    assert not load(made, parts=("only",)).rows.only


def test_of_an_english_text_beside_a_foreign_one_its_own_sentences_are_told(client: Client) -> None:
    made = compared_story(articles={"Harbour Post": ARTICLES["Harbour Post"], "Suppenblatt": GERMAN})
    rows = load(made, parts=("only",))
    assert {rows.source_of(row.sentence_id).outlet for row in rows.rows.only} == {"Harbour Post"}
    page = main_of(client, reverse("compare", args=[made.slug]))
    assert "Hardly compared, for the rules are made for English: Suppenblatt (German)." in page
    assert page.count("only here, of these two") == 1


def test_of_the_only_text_in_english_it_is_told_that_nothing_in_english_stands_beside_it(
    client: Client,
) -> None:
    post, gull, _ = ARTICLES
    made = compared_story(articles={post: ARTICLES[post], "Suppenblatt": GERMAN, "Al Jisr": ARABIC})
    story = shown(client, made)
    assert "Suppenblatt (German). So is Harbour Post: no other text in English was compared with it." in story
    assert "the only one in English: hardly compared" in story
    article = reverse("article", args=[made.slug, made.articles.get(outlet__name=post).pk])
    assert "no other text in English was compared with it. What is marked “only here”" in main_of(
        client, article
    )
    add_article(made, gull, ARTICLES[gull])
    compare(made)
    for page in (shown(client, made), main_of(client, article)):
        assert "other text in English" not in page
        assert "the only one in English" not in page


def test_british_and_american_english_are_one_language(client: Client) -> None:
    made = compared_story(articles={"Harbour Post": ARTICLES["Harbour Post"], "Soup Gazette": SOUP})
    made.articles.filter(outlet__name="Soup Gazette").update(language="en-GB")
    assert "Perhaps they are about different events." in shown(client, made)


def test_one_text_apart_from_others_that_pair_is_named(client: Client) -> None:
    made = compared_story(articles={**ARTICLES, "Soup Gazette": SOUP})
    page = shown(client, made)
    assert "Soup Gazette has nothing in common with the other texts, as far as was found" in page
    assert "Perhaps it is about another event. Check that it belongs to this story." in page
    assert "What they all report" in page or "What several report" in page
    assert "Only here" in page


def test_a_text_apart_that_is_in_another_language_is_told_so(client: Client) -> None:
    page = shown(client, compared_story(articles={**ARTICLES, "Suppenblatt": GERMAN}))
    assert "It is in German; perhaps it is about another event, too." in page


def test_two_texts_apart_are_both_named(client: Client) -> None:
    page = shown(client, compared_story(articles={**ARTICLES, "Soup Gazette": SOUP, "Suppenblatt": GERMAN}))
    assert "Soup Gazette and Suppenblatt have nothing in common with any other text" in page
    assert "Perhaps they are about another event. Check that they belong to this story." in page


def test_texts_that_share_a_claim_or_a_difference_are_not_apart() -> None:
    assert StoryPage.build(compared_story()).unrelated is None


def test_staff_are_led_to_where_the_text_is_removed(client: Client) -> None:
    made = compared_story(articles={**ARTICLES, "Soup Gazette": SOUP})
    client.force_login(staff(superuser=True))
    page = client.get(made.get_absolute_url()).content.decode()
    soup = made.articles.get(outlet__name="Soup Gazette")
    removal = reverse("admin:stories_article_delete", args=[soup.pk])
    assert f'<a href="{removal}">remove Soup Gazette</a>' in page
    assert page.count(">remove ") == 1
    assert client.get(removal).status_code == 200


def test_the_front_page_counts_nothing_where_there_is_nothing_in_common(client: Client) -> None:
    compared_story(articles={"Harbour Post": ARTICLES["Harbour Post"], "Soup Gazette": SOUP})
    page = client.get(reverse("stories")).content.decode()
    assert "Nothing in common was found." in page
    assert "0 differ" not in page


def test_where_texts_differ_in_a_detail_alone_no_page_says_that_they_have_nothing_in_common(
    client: Client,
) -> None:
    made = compared_story(articles={"Harbour Post": ARTICLES["Harbour Post"], "Soup Gazette": SOUP})
    assert made.current_run is not None
    assert not made.current_run.claims.exists()
    ours, theirs = (
        Sentence.objects.get(text__contains="40 ships"),
        Sentence.objects.get(text__contains="Seven"),
    )
    Difference.objects.create(
        run=made.current_run,
        kind="number",
        strength="detail",
        a=ours,
        a_start=ours.start,
        a_end=ours.end,
        b=theirs,
        b_start=theirs.start,
        b_end=theirs.end,
        because="Both can be true.",
        score=0.5,
    )
    assert "have nothing in common" not in shown(client, made)
    page = client.get(reverse("stories")).content.decode()
    assert "Nothing in common" not in page
    assert "0 differ" in page


def test_of_one_text_that_was_compared_with_none_the_front_page_says_nothing_of_that_kind(
    client: Client,
) -> None:
    made = compared_story(articles={"Harbour Post": ARTICLES["Harbour Post"]})
    add_article(made, "Morning Gull", ARTICLES["Morning Gull"])
    page = client.get(reverse("stories")).content.decode()
    assert "2 articles, not compared yet." in page
    assert "Nothing in common" not in page


def test_an_empty_matrix_leads_back_or_to_its_whole(client: Client) -> None:
    made = compared_story(articles={"Harbour Post": ARTICLES["Harbour Post"], "Soup Gazette": SOUP})
    matrix = reverse("matrix", args=[made.slug])
    assert "Back to the story" in client.get(matrix).content.decode()
    filtered = client.get(matrix, {"state": "differs"}).content.decode()
    assert "Show all" in filtered
    assert "Back to the story" not in filtered
