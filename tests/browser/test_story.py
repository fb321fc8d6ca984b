"""A story's page in a browser: claims opened in place, lists shown whole, and the way back from each."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.factories import ARTICLES, compared_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MANY = {
    name: text
    + "".join(
        f"The {thing} of Talvern was painted {colour} in the {n}th week.\n"
        for n, (thing, colour) in enumerate(
            (
                ("mast", "red"),
                ("gate", "blue"),
                ("hut", "green"),
                ("crane", "white"),
                ("rail", "grey"),
                ("lamp", "black"),
                ("bench", "brown"),
                ("clock", "yellow"),
            )
        )
    )
    for name, text in ARTICLES.items()
}


def test_a_claim_is_opened_and_closed_in_place_and_keeps_its_place_in_the_address(
    open_page: OpenPage,
) -> None:
    made = compared_story()
    page = open_page(made.get_absolute_url())
    row = page.locator(".claim").first
    opener = row.locator("[data-open]")
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.click()
    expect(row.locator(".claim-body .told-list")).to_be_visible()
    for outlet in ARTICLES:
        expect(row.locator(".told-list")).to_contain_text(outlet)
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#announce")).not_to_be_empty()
    assert page.url.endswith(f"#{row.get_attribute('id')}")
    opener.click()
    expect(row.locator(".claim-body")).to_be_hidden()
    assert "#" not in page.url
    opener.click()
    expect(row.locator(".claim-body")).to_be_visible()


def test_back_closes_a_claim_and_forward_opens_it_again(open_page: OpenPage) -> None:
    page = open_page(compared_story().get_absolute_url())
    rows = page.locator(".claim")
    first, second = rows.nth(0), rows.nth(1)
    for row in (first, second):
        row.locator("[data-open]").click()
        expect(row.locator(".claim-body")).to_be_visible()
    page.go_back()
    expect(second.locator(".claim-body")).to_be_hidden()
    expect(second.locator("[data-open]")).to_be_focused()
    expect(first.locator(".claim-body")).to_be_visible()
    page.go_back()
    expect(first.locator(".claim-body")).to_be_hidden()
    assert "#" not in page.url
    page.go_forward()
    expect(first.locator(".claim-body")).to_be_visible()
    first.locator("[data-open]").click()
    expect(first.locator(".claim-body")).to_be_hidden()
    assert "#" not in page.url


def test_a_claim_closed_by_hand_stays_closed_and_links_to_sections_leave_claims_open(
    open_page: OpenPage,
) -> None:
    page = open_page(compared_story().get_absolute_url())
    first, second = (page.locator(".claim").nth(at) for at in (0, 1))
    for row in (first, second):
        row.locator("[data-open]").click()
        expect(row.locator(".claim-body")).to_be_visible()
    page.evaluate("location.hash = '#differ'")
    expect(second.locator(".claim-body")).to_be_visible()
    page.go_back()
    expect(second.locator(".claim-body")).to_be_visible()
    first.locator("[data-open]").click()
    expect(first.locator(".claim-body")).to_be_hidden()
    second.locator("[data-open]").click()
    expect(second.locator(".claim-body")).to_be_hidden()
    page.wait_for_timeout(500)
    expect(first.locator(".claim-body")).to_be_hidden()


def test_back_from_a_sentence_finds_the_claim_still_open(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page(made.get_absolute_url())
    row = page.locator(".claim").first
    row.locator("[data-open]").click()
    row.locator(".told-list .who a").first.click()
    expect(page.locator(".annotated")).to_be_visible()
    page.go_back()
    expect(page.locator("header.top")).to_be_visible()
    expect(page.locator(".claim").first.locator(".claim-body")).to_be_visible()


def test_a_list_is_shown_whole_and_back_shows_its_beginning(open_page: OpenPage) -> None:
    made = compared_story(articles=MANY)
    page = open_page(made.get_absolute_url())
    rows = page.locator("#claims .claim")
    before = rows.count()
    page.locator("#claims .more a").click()
    expect(page.locator("#claims .more")).to_have_count(0)
    assert rows.count() > before
    expect(page.locator(":focus")).to_have_attribute("data-fresh", "")
    assert "all=claims" in page.url
    page.go_back()
    expect(rows).to_have_count(before)
    expect(page.locator("header.top")).to_be_visible()


def test_without_scripts_a_claim_leads_to_its_own_page_and_a_list_is_shown_whole(open_page: OpenPage) -> None:
    made = compared_story(articles=MANY)
    page = open_page(made.get_absolute_url(), scripts=False)
    before = page.locator("#claims .claim").count()
    page.locator("#claims .more a").click()
    assert page.locator("#claims .claim").count() > before
    page.locator(".claim [data-open]").first.click()
    expect(page.locator(".claim-page .told-list")).to_be_visible()
    page.get_by_text("Quote it with its sources").click()
    expect(page.locator(".quotation")).to_contain_text("Compared by newsdiff: http://")
    expect(page.locator("[data-copy]")).to_be_hidden()


def test_a_claim_is_copied_with_its_sources_in_one_click(open_page: OpenPage) -> None:
    made = compared_story()
    assert made.current_run is not None
    claim = made.current_run.claims.all()[0]
    page = open_page(
        f"/stories/{made.slug}/claims/{claim.key}/", permissions=["clipboard-read", "clipboard-write"]
    )
    page.get_by_role("button", name="Copy this claim with its sources").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert page.url in copied
    for outlet in ARTICLES:
        assert f"{outlet}: “" in copied


@pytest.mark.parametrize("width", [1024, 1440])
def test_the_name_of_a_mark_stays_in_its_column(open_page: OpenPage, width: int) -> None:
    made = compared_story()
    page = open_page(made.get_absolute_url(), viewport={"width": width, "height": 800})
    kind = page.locator(".duel-kind .small").last
    kind.evaluate("e => { e.textContent = 'possible guess at what others think or feel' }")
    column = page.locator(".duel-kind").last.bounding_box()
    box = kind.bounding_box()
    assert column is not None
    assert box is not None
    assert kind.evaluate("e => e.scrollWidth <= e.parentElement.clientWidth")
    assert box["x"] + box["width"] <= column["x"] + column["width"]
