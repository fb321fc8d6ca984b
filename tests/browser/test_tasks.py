"""What a reader comes for, three clicks from the front page at most, with and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.factories import ARTICLES, compared_story

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize("scripts", [True, False]),
]
DATES = {
    "Harbour Post": "Talvern opened the rebuilt harbour bridge on 4 May 2026, the council said.\n",
    "Morning Gull": "Talvern opened the rebuilt harbour bridge on 14 May 2026, the council said.\n",
}
MOST = 3


def clicks(*steps: Locator) -> int:
    for step in steps:
        step.click()
    return len(steps)


def story(page: Page) -> Locator:
    return page.locator(".card-line h2 a").first


def test_find_a_conflict_about_a_date(open_page: OpenPage, scripts: bool) -> None:
    compared_story("The bridge again", DATES)
    page = open_page("/", scripts=scripts)
    kinds = page.get_by_role("list", name="Points by kind:")
    cell = page.locator(".matrix td.is-differs a.cell-state").first
    assert clicks(story(page), kinds.get_by_role("link", name="date"), cell) <= MOST
    expect(page.locator(".opened-box, .s:target").first).to_contain_text("May 2026")


def test_find_what_an_outlet_calls_somebody(open_page: OpenPage, scripts: bool) -> None:
    compared_story()
    page = open_page("/", scripts=scripts)
    wording = page.get_by_role("link", name="Wording", exact=True).first
    outlet = page.get_by_role("navigation", name="Wording of one outlet").get_by_text("Upland Courier")
    assert clicks(story(page), wording, outlet) <= MOST
    expect(page.get_by_role("heading", name="What Upland Courier calls whom")).to_be_visible()


def test_find_what_an_outlet_does_not_mention(open_page: OpenPage, scripts: bool) -> None:
    brief = "The town of Talvern has a harbour bridge.\n"
    compared_story(articles=ARTICLES | {"The Brief": brief})
    page = open_page("/", scripts=scripts)
    text = page.locator(".texts li").filter(has_text="The Brief").locator("a[href*='/articles/']").first
    assert clicks(story(page), text) <= MOST
    lacking = page.get_by_role("region", name="Not found in this text")
    expect(lacking.get_by_role("listitem").first).to_be_visible()


def test_find_all_that_an_outlet_does_not_mention(open_page: OpenPage, scripts: bool) -> None:
    compared_story(articles=ARTICLES | {"The Brief": "The town of Talvern has a harbour bridge.\n"})
    page = open_page("/", scripts=scripts)
    count = page.locator(".texts li").filter(has_text="The Brief").get_by_text("not found in it")
    assert clicks(story(page), count) <= MOST
    expect(page.locator("#by-standing")).to_have_value("absent")
    expect(page.locator(".matrix tbody").first).to_be_visible()
    alone = page.get_by_role("link", name="only here")
    assert clicks(alone) <= MOST - 2
    expect(page.locator(".matrix tbody").first).to_be_visible()
