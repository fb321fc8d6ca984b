"""On paper: what is folded on the screen stands there open, and what can only be clicked is gone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_back import NAMED
from tests.browser.test_comparing import long_story
from tests.browser.test_story import MANY
from tests.factories import compared_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHEET = {"width": 680, "height": 960}


def printed(open_page: OpenPage, address: str) -> Page:
    page = open_page(address, viewport=SHEET)
    page.emulate_media(media="print")
    return page


def test_on_paper_a_table_stays_one_and_what_can_only_be_clicked_is_gone(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page(f"/stories/{made.slug}/matrix/", viewport={"width": 680, "height": 960})
    page.emulate_media(media="print")
    expect(page.locator("thead .corner")).to_be_visible()
    expect(page.locator(".matrix .cell-who").first).to_be_hidden()
    expect(page.locator(".filters")).to_be_hidden()
    page.goto(f"/stories/{made.slug}/compare/")
    expect(page.locator("details.why .rule").first).to_be_visible()
    expect(page.locator("details.why .state").first).to_be_visible()
    expect(page.locator("[data-flag]:visible")).to_have_count(0)


def test_on_paper_the_words_of_a_name_stay_folded_unless_the_reader_opened_them(open_page: OpenPage) -> None:
    made = compared_story(articles=NAMED)
    page = open_page(f"/stories/{made.slug}/wording/")
    names = page.locator("#names details.name")
    names.last.locator("summary").click()
    page.emulate_media(media="print")
    expect(names.last.locator(".tellings li").first).to_be_visible()
    assert names.count() > 1
    for name in names.all()[:-1]:
        expect(name.locator(".tellings li").first).to_be_hidden()


def test_what_only_one_text_has_is_printed_side_by_side_below_its_label(open_page: OpenPage) -> None:
    page = printed(open_page, long_story())
    gap = page.locator("details[data-fold]")
    expect(gap).not_to_have_attribute("open", "")
    expect(gap.get_by_text("at stall 5")).to_be_visible()
    expect(gap.locator("summary")).to_contain_text("only in Morning Gull")
    below, above = gap.get_by_text("at stall 5").bounding_box(), gap.locator("summary").bounding_box()
    assert below
    assert above
    assert below["y"] >= above["y"] + above["height"]
    assert below["height"] > 10
    expect(page.get_by_role("link", name="Open all that only one text has")).to_be_hidden()


def test_every_mark_of_wording_and_every_pair_of_a_claim_is_printed(open_page: OpenPage) -> None:
    judged = " ".join(f"The monstrous bridge {n} is an outrageous disgrace.\n" for n in range(6))
    made = compared_story(articles={**MANY, "Upland Courier": MANY["Upland Courier"] + judged})
    page = printed(open_page, f"/stories/{made.slug}/wording/")
    rest = page.locator(".loaded details.fold")
    expect(rest.locator(".judging").last).to_be_visible()
    assert made.current_run is not None
    page.goto(f"/stories/{made.slug}/claims/{made.current_run.claims.all()[0].key}/")
    expect(page.locator(".claim-foot .ledger tbody tr").first).to_be_visible()
    expect(page.get_by_role("link", name="This claim’s own address")).to_be_hidden()


def test_a_list_that_goes_on_says_so_on_paper(open_page: OpenPage) -> None:
    page = printed(open_page, compared_story(articles=MANY).get_absolute_url())
    expect(page.locator("#claims .more")).to_be_visible()
    expect(page.locator("#claims .more")).to_contain_text("more claim")


def test_an_open_note_is_printed_whole_and_the_others_by_their_first_words(open_page: OpenPage) -> None:
    made = compared_story()
    article = made.articles.get(outlet__name="Harbour Post")
    page = open_page(f"/stories/{made.slug}/articles/{article.pk}/", viewport=SHEET)
    page.locator(".s-differs .ref").first.click()
    page.emulate_media(media="print")
    expect(page.locator(".note[open] .note-body .rule").first).to_be_visible()
    others = page.locator(".note-differs:not([open])")
    expect(others.locator("summary").first).to_be_visible()
    expect(others.locator(".note-body").first).to_be_hidden()
    expect(page.get_by_text("Beside another text")).to_be_hidden()


def test_a_sheet_is_white_and_its_letters_black_whatever_the_theme(open_page: OpenPage) -> None:
    page = open_page(f"/stories/{compared_story().slug}/pictures/", viewport=SHEET, color_scheme="dark")
    page.emulate_media(media="print")
    white, black = "rgb(255, 255, 255)", "rgb(0, 0, 0)"
    expect(page.locator("body")).to_have_css("background-color", white)
    expect(page.locator("body")).to_have_css("color", black)
    name = page.locator(".map-wide text").first
    expect(name).to_have_css("fill", black)
    expect(name).to_have_css("stroke", white)
    expect(name).to_have_css("paint-order", "stroke")
