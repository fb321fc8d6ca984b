"""Searching as people do it: with scripts, without, and back again."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.factories import compared_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_results_follow_the_typing_and_the_address_restores_them(open_page: OpenPage) -> None:
    compared_story()
    page = open_page("/search/")
    page.get_by_role("searchbox", name="Words").press_sequentially("herr")
    expect(page.locator("#results .m-hit")).to_have_text("herring")
    assert page.url.endswith("/search/?q=herr")
    page.get_by_label("State").select_option("agrees")
    expect(page.locator("#results")).to_contain_text("Nothing found for")
    page.get_by_role("link", name="search without them").click()
    expect(page.locator("#results .m-hit")).to_have_text("herring")
    page.go_back()
    expect(page.locator("#results")).to_contain_text("Nothing found for")
    expect(page.get_by_label("State")).to_have_value("agrees")
    expect(page.locator("header.top")).to_be_visible()


def test_typing_is_one_step_to_go_back_from_and_each_search_names_its_page(open_page: OpenPage) -> None:
    compared_story()
    page = open_page("/about/")
    page.goto("/search/")
    field = page.get_by_role("searchbox", name="Words")
    for words in ("herr", "ing"):
        field.press_sequentially(words)
        page.wait_for_url(f"**/search/?q=*{words}")
    expect(page).to_have_title("herring · Search · newsdiff")
    field.evaluate("field => field.value = 'ships'")  # not typed: what is typed is searched for in place
    field.press("Enter")
    expect(page).to_have_title("ships · Search · newsdiff")
    page.go_back()
    expect(page.locator("#results .m-hit").first).to_have_text("herring")
    page.go_back()
    assert page.url.endswith("/about/")


def test_a_list_opens_in_place_and_the_back_button_closes_it(open_page: OpenPage) -> None:
    compared_story()
    page = open_page("/search/?q=bridge")
    expect(page.locator(".search-list")).to_have_count(3)
    page.locator(".search-tabs a", has_text="Claims").click()
    expect(page.locator(".search-list")).to_have_count(1)
    assert "in=claims" in page.url
    page.go_back()
    expect(page.locator(".search-list")).to_have_count(3)
    expect(page.locator("header.top")).to_be_visible()


def test_without_scripts_the_form_finds_a_claim_and_its_page(open_page: OpenPage) -> None:
    compared_story()
    page = open_page("/", scripts=False)
    page.locator(".top-search input").fill("ships")
    page.locator(".top-search input").press("Enter")
    page.get_by_label("State").select_option("differs")
    form = page.get_by_role("search", name="Stories, claims and sentences")
    form.get_by_role("button", name="Search").click()  # not that of the bar, there until the styles have come
    assert "state=differs" in page.url
    page.locator(".hit-claims a").first.click()
    expect(page.locator("main")).to_contain_text("60 ships")
