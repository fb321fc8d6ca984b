"""What can't be taken of a form stands at the top, with the focus on it, with and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import World
from tests.browser.test_accessibility import faults as barriers
from tests.browser.test_accessibility import sign_in
from tests.factories import ARTICLES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def fill_in(page: Page) -> None:
    page.get_by_label("Text", exact=True).fill(ARTICLES["Morning Gull"])
    page.get_by_label("Address").fill("mailto:a@b.example")
    page.get_by_role("button", name="Look at what is kept").click()


@pytest.mark.parametrize("width", [360, 1440])
def test_a_wrong_field_is_reached_from_the_list_at_the_top(open_page: OpenPage, axe: str, width: int) -> None:
    page = open_page("/about/", viewport={"width": width, "height": 700})
    sign_in(page, World.build())
    page.goto("/staff/upload/")
    fill_in(page)
    listed = page.locator(".faults")
    expect(listed).to_be_focused()
    expect(listed).to_be_in_viewport(ratio=1)
    assert page.title().startswith("Error: ")
    assert barriers(page, axe) == []
    listed.get_by_role("link", name="Address").click()
    expect(page.get_by_label("Address")).to_be_focused()
    expect(page.get_by_label("Text", exact=True)).to_have_value(ARTICLES["Morning Gull"])


def test_without_scripts_the_list_has_the_focus_too(open_page: OpenPage) -> None:
    world = World.build()
    page = open_page("/about/")
    sign_in(page, world)
    cookies = page.context.cookies()
    plain = open_page("/about/", scripts=False)
    plain.context.add_cookies(cookies)  # type: ignore[arg-type]
    plain.goto("/staff/upload/")
    fill_in(plain)
    expect(plain.locator(".faults:focus")).to_be_visible()
    plain.keyboard.press("Tab")
    plain.keyboard.press("Enter")
    expect(plain.locator("#id_url:target")).to_have_value("mailto:a@b.example")
