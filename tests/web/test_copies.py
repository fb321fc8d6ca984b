"""Which texts are copies of one another stands beside each of them, in words."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import Story
from newsdiff.web.pages.compare import ComparePage, Wanted
from newsdiff.web.pages.copies import copied
from newsdiff.web.pages.story import StoryPage
from newsdiff.web.results import load
from newsdiff.web.words import AGREES, ONLY
from tests.factories import ARTICLES, compared_story
from tests.web.test_contrasts import text_of

pytestmark = pytest.mark.django_db
REPORT = """Bakers of Talvern close their ovens for a week

TALVERN{credit} - The bakers of Talvern closed their ovens on Tuesday to protest against the price of flour.
A spokesman of the guild said that forty shops would stay shut until the council had answered its letter.
The council meets on Friday and has put the price of flour on its agenda, a clerk told reporters.
"""
LONGER = f"{REPORT}Ferries brought three hundred loaves from Orle, and queues formed before dawn.\n"


def told(articles: dict[str, str]) -> dict[str, str]:
    results = load(compared_story(articles=articles))
    return {one.source.outlet: one.words for one in copied(results).values()}


def test_a_text_names_those_with_the_same_words() -> None:
    plain = REPORT.format(credit="")
    found = told({"Harbour Post": plain, "Morning Gull": plain, "Upland Courier": ARTICLES["Upland Courier"]})
    assert found == {
        "Harbour Post": "same text as Morning Gull",
        "Morning Gull": "same text as Harbour Post",
    }


def test_a_part_of_a_text_is_called_shortened() -> None:
    found = told({"Harbour Post": LONGER.format(credit=""), "Morning Gull": REPORT.format(credit="")})
    assert found == {
        "Harbour Post": "shares its text with Morning Gull",
        "Morning Gull": "shares its text with Harbour Post, shortened",
    }


def test_an_agency_that_the_copies_credit_is_named() -> None:
    credited = REPORT.format(credit=" (Northline Wire)")
    found = told(
        {"Northline Wire": LONGER.format(credit=""), "Morning Gull": credited, "Harbour Post": credited}
    )
    assert found == {
        "Northline Wire": "its own agency text; also in Harbour Post and Morning Gull",
        "Morning Gull": "agency text of Northline Wire, shortened; also in Harbour Post",
        "Harbour Post": "agency text of Northline Wire, shortened; also in Morning Gull",
    }


def test_an_agency_that_one_text_alone_credits_is_not_named() -> None:
    credited = REPORT.format(credit=" (Northline Wire)")
    found = told({"Morning Gull": credited, "Harbour Post": REPORT.format(credit="")})
    assert set(found.values()) == {
        "shares its text with Harbour Post",
        "shares its text with Morning Gull",
    }


@pytest.fixture
def made() -> Story:
    credited = REPORT.format(credit=" (Northline Wire)")
    return compared_story(articles={"Morning Gull": credited, "Harbour Post": credited})


def test_the_story_and_the_article_say_it(client: Client, made: Story) -> None:
    first = StoryPage.build(made).texts_first[0]
    assert first.copied == "agency text of Northline Wire; also in Morning Gull"
    assert first.copied in client.get(made.get_absolute_url()).content.decode()
    page = text_of(client.get(first.source.href).content.decode())
    assert "Agency text of Northline Wire; also in Morning Gull. They count as one origin." in page


def test_an_independent_text_says_nothing_of_copies(client: Client) -> None:
    page = StoryPage.build(compared_story())
    assert [text.copied for text in page.texts_first] == ["", "", ""]
    assert "count as one origin" not in client.get(page.texts_first[0].source.href).content.decode()


def test_side_by_side_copies_do_not_agree(client: Client, made: Story) -> None:
    page = ComparePage.build(made, Wanted())
    assert page.copies == ("These two are the same agency text: that they agree is no second confirmation.",)
    assert not {shown.row.state for shown in page.rows} & {AGREES}
    shown_page = client.get(reverse("compare", args=[made.slug])).content.decode()
    text = text_of(shown_page)
    assert "no second confirmation" in text
    rows = text_of(shown_page.partition("<table")[2].partition("</table>")[0])
    assert "copies of one text" in rows
    assert "= same fact" not in rows


def test_side_by_side_a_third_text_is_not_called_a_copy() -> None:
    plain = REPORT.format(credit="")
    made = compared_story(
        articles={"Morning Gull": plain, "Harbour Post": plain, "The Brief": ARTICLES["Upland Courier"]}
    )
    keys = made.articles.order_by("pk").values_list("pk", flat=True)
    page = ComparePage.build(made, Wanted(articles=tuple(sorted(keys))))
    assert page.copies == (
        "Morning Gull and Harbour Post are the same text: that they agree is no second confirmation.",
    )
    assert ONLY in {shown.row.state for shown in page.rows}
