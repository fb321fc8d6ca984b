"""Side by side, one article, one claim, and the download."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import Flag, Sentence, Story
from newsdiff.stories.services.flags import add_flag, moderate_flag
from newsdiff.web.pages.compare import ComparePage
from newsdiff.web.pages.story import StoryPage
from tests.factories import ARTICLES, add_article, compare, compared_story, story

pytestmark = pytest.mark.django_db


def text_of(pieces: Any) -> str:
    return "".join(piece.text for piece in pieces)


def keys(made: Story) -> dict[str, int]:
    return {article.outlet.name: article.pk for article in made.articles.select_related("outlet")}


def test_aligned_sentences_share_a_row_and_gaps_stay_empty() -> None:
    made = compared_story()
    articles = keys(made)
    page = ComparePage.build(made, articles=[articles["Harbour Post"], articles["Morning Gull"]], order=None)
    rows = [[text_of(place.pieces) for cell in row.cells for place in cell.places] for row in page.rows]
    (ships,) = [row for row in rows if any("40 ships" in text for text in row)]
    assert any("60 ships" in text for text in ships)
    (cyclists,) = [row for row in rows if any("Cyclists" in text for text in row)]
    assert len(cyclists) == 1


def test_every_sentence_of_the_chosen_articles_stands_in_exactly_one_row() -> None:
    made = compared_story()
    page = ComparePage.build(made, articles=list(keys(made).values()), order=None)
    shown = [place.sentence for row in page.rows for cell in row.cells for place in cell.places]
    assert len(page.columns) == 3
    assert len(shown) == len(set(shown))
    kept = {text_of(p.pieces) for row in page.rows for cell in row.cells for p in cell.places}
    for text in ("A toll of two crowns is charged after sunset.", "Cyclists complained about the steep"):
        assert any(text in sentence for sentence in kept)


def test_rows_follow_the_reading_order_of_the_chosen_article() -> None:
    made = compared_story()
    articles = keys(made)
    page = ComparePage.build(
        made,
        articles=[articles["Harbour Post"], articles["Morning Gull"]],
        order=articles["Morning Gull"],
    )
    gull = [place.sentence for row in page.rows for place in row.cells[1].places]
    assert gull == sorted(gull)


def test_words_that_differ_are_marked_within_a_pair() -> None:
    made = compared_story()
    articles = keys(made)
    page = ComparePage.build(made, articles=[articles["Harbour Post"], articles["Morning Gull"]], order=None)
    marked = {
        piece.text
        for row in page.rows
        for cell in row.cells
        for place in cell.places
        for piece in place.pieces
        if "pair" in piece.marks
    }
    assert {"40", "60"} <= marked


@pytest.mark.parametrize("wanted", ["", "?article=x&article=99999999999999999999", "?order=0", "?article=1"])
def test_compare_shows_two_texts_whatever_the_address_asks(client: Client, wanted: str) -> None:
    made = compared_story()
    answer = client.get(reverse("compare", args=[made.slug]) + wanted)
    assert answer.status_code == 200
    assert answer.content.decode().count('<th scope="col"') == 2


def test_texts_that_are_left_out_or_added_side_by_side_are_named(client: Client) -> None:
    extra = "Bridge\n\nThe town of Talvern opened its new harbour bridge on Monday.\n"
    made = compared_story(articles={**ARTICLES, "Evening Tide": extra})
    address = reverse("compare", args=[made.slug])
    chosen = list(keys(made).values())
    four = client.get(address, {"article": chosen}).content.decode()
    (left_out,) = set(keys(made)) - {
        column.outlet for column in ComparePage.build(made, articles=chosen, order=None).columns
    }
    assert f"Three texts at most stand side by side: {left_out} is left out." in four
    one = client.get(address, {"article": chosen[:1]}).content.decode()
    assert "It takes two texts:" in one
    for usual in (address, f"{address}?article={chosen[0]}&article={chosen[1]}"):
        page = client.get(usual).content.decode()
        assert "Three texts at most" not in page
        assert "It takes two texts" not in page


def test_compare_answers_a_page_or_a_fragment(client: Client) -> None:
    address = reverse("compare", args=[compared_story().slug])
    whole = client.get(address)
    assert "<html" in whole.content.decode()
    assert "HX-Request" in whole.headers["Vary"]
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="comparison"')
    for header in ("HX-Boosted", "HX-History-Restore-Request"):
        again = client.get(address, headers={"HX-Request": "true", header: "true"}).content.decode()
        assert "<html" in again


def test_compare_of_a_story_that_was_not_compared_says_so(client: Client) -> None:
    page = client.get(reverse("compare", args=[story().slug])).content.decode()
    assert "not compared yet" in page


def test_an_article_stands_as_its_outlet_set_it(client: Client) -> None:
    made = compared_story()
    page = client.get(reverse("article", args=[made.slug, keys(made)["Harbour Post"]])).content.decode()
    assert '<h1 class="text"' in page
    assert "Talvern opens its new harbour bridge" in page
    assert page.index("40") < page.index("ferry company")


def test_sentences_of_an_article_lead_to_what_the_others_say(client: Client) -> None:
    made = compared_story()
    page = client.get(reverse("article", args=[made.slug, keys(made)["Harbour Post"]])).content.decode()
    assert "number differs" in page
    assert "Morning Gull" in page
    assert reverse("flag", args=[made.slug]) in page


def test_an_article_ends_with_what_others_tell_and_it_does_not(client: Client) -> None:
    texts = {
        **ARTICLES,
        "Evening Tide": "Bridge\n\nThe ferry company will close its old pier in spring.\n",
    }
    made = compared_story(articles=texts)
    page = client.get(reverse("article", args=[made.slug, keys(made)["Upland Courier"]])).content.decode()
    missing = page[page.index("Not found in this text") :]
    assert "The ferry company will close its old pier" in missing


def test_sentences_of_an_older_splitting_are_not_read_a_second_time(client: Client) -> None:
    made = compared_story()
    article = made.articles.get(outlet__name="Harbour Post")
    assert article.current_version is not None
    whole = article.current_version.sentences.get(text__contains="40 ships")
    older = whole.text[: whole.text.index("passed")].strip()
    article.current_version.sentences.create(
        position=None, start=whole.start, end=whole.start + len(older), role="body", text=older
    )
    page = client.get(reverse("article", args=[made.slug, article.pk])).content.decode()
    assert page.count(f'id="s-{whole.pk}"') == 1
    assert page.count('<span class="s ') == article.current_version.sentences.exclude(position=None).count()
    beside = ComparePage.build(made, articles=[article.pk], order=None)
    shown = [place.sentence for row in beside.rows for cell in row.cells for place in cell.places]
    assert whole.pk in shown
    assert len(shown) == len(set(shown))
    assert not Sentence.objects.filter(pk__in=shown, position=None).exists()


def test_an_article_of_another_story_is_not_found(client: Client) -> None:
    one, other = compared_story("One"), compared_story("Other")
    assert client.get(reverse("article", args=[one.slug, other.articles.all()[0].pk])).status_code == 404


def test_a_claim_shows_every_sentence_with_score_and_rule(client: Client) -> None:
    made = compared_story()
    row = next(row for row in StoryPage.build(made).by_all)
    page = client.get(row.href).content.decode()
    for outlet in row.outlets:
        assert outlet in page
    assert "score" in page
    assert "Why these sentences stand together" in page


def test_an_unknown_claim_leads_to_the_story(client: Client) -> None:
    made = compared_story()
    answer = client.get(reverse("claim", args=[made.slug, "0" * 16]))
    assert answer.status_code == 404
    assert made.get_absolute_url() in answer.content.decode()


@pytest.mark.parametrize("key", ["zzz", "%00", "0" * 15, "A" * 16])
def test_an_address_that_no_claim_can_have_is_plainly_not_found(client: Client, key: str) -> None:
    answer = client.get(f"{compared_story().get_absolute_url()}claims/{key}/")
    assert answer.status_code == 404
    assert "Nothing here" in answer.content.decode()


def test_a_claim_without_any_sentence_left_is_gone(client: Client) -> None:
    made = compared_story()
    row = StoryPage.build(made).by_all[0]
    assert made.current_run is not None
    made.current_run.claims.get(key=row.key).members.all().delete()
    answer = client.get(row.href)
    assert answer.status_code == 404
    assert made.get_absolute_url() in answer.content.decode()
    assert client.get(made.get_absolute_url()).status_code == 200


def test_a_claim_of_an_older_run_is_dated_and_leads_to_todays(client: Client) -> None:
    made = compared_story()
    row = next(row for row in StoryPage.build(made).by_all)
    sentence = made.current_run.claims.get(key=row.key).members.all()[0].sentence  # type: ignore[union-attr]
    add_flag(
        sentence.version_id,
        start=sentence.start,
        end=sentence.end,
        words=sentence.text,
        kind="match",
        reader="r",
        address="a",
    )
    add_article(
        made, "Late Edition", "Bridge opens\n\nThe town of Talvern opened its new harbour bridge on Monday.\n"
    )
    compare(made)
    today = StoryPage.build(made).by_all[0].href
    assert today != row.href
    page = client.get(row.href).content.decode()
    assert "This is how the claim stood" in page
    assert today in page


def test_an_approved_flag_is_shown_quietly_and_a_pending_one_is_not(client: Client) -> None:
    made = compared_story()
    article = made.articles.get(outlet__name="Upland Courier")
    version = article.current_version
    assert version is not None
    start = version.text.index("monstrous new")
    flag = add_flag(
        version.pk,
        start=start,
        end=start + len("monstrous"),
        words="monstrous",
        kind="loaded",
        comment="Says who?",
        reader="r",
        address="a",
    )
    address = reverse("article", args=[made.slug, article.pk])
    assert "A reader flagged" not in client.get(address).content.decode()
    moderate_flag(flag.pk, approve=True, moderator=None)
    page = client.get(address).content.decode()
    assert "A reader flagged" in page
    assert "Says who?" in page
    assert Flag.objects.approved().count() == 1


def test_the_comparison_can_be_downloaded(client: Client) -> None:
    made = compared_story()
    answer = client.get(reverse("comparison_json", args=[made.slug]))
    found = json.loads(answer.content)
    assert found["schema"] == "newsdiff/comparison/1"
    assert {article["outlet"] for article in found["articles"]} == set(ARTICLES)
    assert client.get(reverse("comparison_json", args=[story("New").slug])).status_code == 404
