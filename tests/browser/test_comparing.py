"""Looking things up and comparing: the matrix, in a browser, with scripts and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.factories import ARTICLES, compared_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_cell_opens_its_sentences_with_the_keyboard_and_gives_the_focus_back(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page(f"/stories/{made.slug}/matrix/")
    cell = page.locator("a.cell-state.state-differs").first
    cell.focus()
    page.keyboard.press("Enter")
    opened = page.locator(".opened-box")
    expect(opened).to_contain_text("Harbour Post")
    expect(opened.locator("h2")).to_be_focused()
    expect(page.locator("#announce")).to_contain_text("differs")
    assert page.url.endswith("/matrix/")
    opened.get_by_role("link", name="Close").click()
    expect(opened).to_have_count(0)
    expect(cell).to_be_focused()


def test_narrowing_the_matrix_is_in_the_address_and_the_back_button_undoes_it(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page(f"/stories/{made.slug}/matrix/")
    everything = page.locator("th[scope=row]").count()
    page.locator("#tab-differs").click()
    expect(page.locator("#tab-differs")).to_have_attribute("aria-current", "true")
    assert page.url.endswith("/matrix/?state=differs")
    page.get_by_label("Where").select_option(label="Upland Courier")
    expect(page.locator("#matrix > .note-line").first).to_contain_text("where Upland Courier tells it")
    assert page.url.endswith("/matrix/?state=differs&outlet=upland-courier")
    page.go_back()
    expect(page.locator("#by-outlet")).to_have_value("")
    page.go_back()
    expect(page.locator("th[scope=row]")).to_have_count(everything)
    expect(page.locator("header.top")).to_be_visible()


def test_the_matrix_is_narrowed_sorted_and_followed_without_scripts(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page(f"/stories/{made.slug}/matrix/", scripts=False)
    page.get_by_label("Where").select_option(label="Upland Courier")
    page.get_by_label("How it stands to the claim").select_option("absent")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("td.is-absent .cell-state").first).to_have_text("– not found")
    page.get_by_role("link", name="All claims").click()
    page.locator("#sort-morning-gull").click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Morning Gull")
    page.locator("a.cell-state.state-differs").first.click()
    expect(page.locator(".s:target")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1440])
def test_heads_and_claims_of_the_matrix_stay_in_sight(open_page: OpenPage, width: int) -> None:
    texts = {f"Outlet {n} of {name}": text for n in range(3) for name, text in ARTICLES.items()}
    made = compared_story(articles=texts)
    page = open_page(f"/stories/{made.slug}/matrix/", viewport={"width": width, "height": 600})
    if width < 768:
        who = page.locator(".matrix .cell-who").first
        expect(who).to_be_visible()
        expect(who).to_have_text(page.locator(".head-name").first.inner_text())
        return
    page.locator(".matrix-scroll").evaluate("""e => {
        e.scrollIntoView({ block: "center", behavior: "instant" });
        e.scrollTo({ top: e.scrollHeight, left: e.scrollWidth, behavior: "instant" });
    }""")
    expect(page.locator("thead .corner")).to_be_in_viewport()
    expect(page.locator("th[scope=row]").last).to_be_in_viewport()
