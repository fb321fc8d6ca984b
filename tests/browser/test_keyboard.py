"""Eight tasks from the front page, done with the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from newsdiff.stories.models import Flag
from tests.browser.conftest import OpenPage
from tests.factories import compared_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_TABS = 150
SEEN = """e => {
    const shown = e.getBoundingClientRect(), style = getComputedStyle(e);
    const inside = shown.bottom > 0 && shown.top < innerHeight;
    return inside && shown.width > 1 && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
}"""


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on what the selector names, and see that one can see it there."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            assert page.locator(":focus").evaluate(SEEN), f"the focus on {selector} is not to be seen"
            return
    raise AssertionError(f"no Tab leads to {selector}")


def enter(page: Page, selector: str) -> None:
    tab_to(page, selector)
    page.keyboard.press("Enter")


@pytest.fixture
def front(open_page: OpenPage) -> Page:
    compared_story()
    return open_page("/", viewport={"width": 1280, "height": 800}, reduced_motion="reduce")


def to_story(page: Page) -> None:
    enter(page, ".card-line h2 a")
    expect(page.locator("#differ")).to_be_visible()
    page.wait_for_load_state()


def to_article(page: Page) -> None:
    to_story(page)
    enter(page, ".texts li a")
    expect(page.locator(".annotated")).to_be_visible()
    page.wait_for_load_state()  # keys are known when the scripts are here


def test_find_a_conflict(front: Page) -> None:
    to_story(front)
    front.keyboard.press("j")
    expect(front.locator(":focus")).to_contain_text("≠")
    front.keyboard.press("j")
    front.keyboard.press("k")
    expect(front.locator(":focus")).to_be_in_viewport()


def test_read_every_outlets_sentence_on_a_claim(front: Page) -> None:
    to_story(front)
    enter(front, ".claim [data-open]")
    told = front.locator(".claim .told-list")
    expect(told).to_be_visible()
    expect(front.locator(":focus")).to_have_attribute("aria-expanded", "true")
    front.keyboard.press("x")
    expect(told).to_be_hidden()


def test_read_an_article_and_what_others_say_at_a_difference(front: Page) -> None:
    to_article(front)
    front.keyboard.press("j")
    front.keyboard.press("o")
    expect(front.locator("details.note[open]").first).to_contain_text("60")
    front.keyboard.press("Escape")
    expect(front.locator("[data-stop]:focus")).to_be_in_viewport()


def test_flag_a_sentence(front: Page) -> None:
    to_article(front)
    front.keyboard.press("j")
    front.keyboard.press("f")
    expect(front.locator("form:focus-within")).to_be_visible()
    tab_to(front, "input[name=kind]")
    front.keyboard.press("Space")
    tab_to(front, "textarea")
    front.keyboard.type("Which ships?")
    enter(front, "form button")
    expect(front.locator("main").get_by_text("waits for a moderator")).to_be_visible()
    assert Flag.objects.get().comment == "Which ships?"


def test_set_three_texts_side_by_side(front: Page) -> None:
    to_story(front)
    enter(front, ".story-nav a[href$='/compare/']")
    expect(front.locator("thead th")).to_have_count(2)
    tab_to(front, "input[name=article]:not(:checked)")
    front.keyboard.press("Space")
    enter(front, "form:has(input[name=article]) button")
    expect(front.locator("thead th")).to_have_count(3)


def test_see_in_the_matrix_who_tells_what(front: Page) -> None:
    to_story(front)
    enter(front, ".story-nav a[href$='/matrix/']")
    expect(front.locator(".matrix")).to_be_visible()
    enter(front, "a.cell-state")
    opened = front.locator(".opened-box")
    expect(opened).to_be_visible()
    enter(front, "a.opened-close")
    expect(opened).to_have_count(0)
    expect(front.locator("a.cell-state:focus")).to_be_in_viewport()


def test_search_and_open_a_claim_that_was_found(front: Page) -> None:
    tab_to(front, ".top-search input")
    front.keyboard.type("ships")
    front.keyboard.press("Enter")
    expect(front.locator("#results .m-hit").first).to_be_visible()
    enter(front, ".hit-claims .hit-text a")
    expect(front.locator(".claim-page")).to_contain_text("60 ships")


def test_skip_to_the_text_see_the_keys_and_read_the_table_behind_a_picture(front: Page) -> None:
    to_story(front)
    enter(front, ".story-nav a[href$='/pictures/']")
    expect(front.locator(".picture").first).to_be_visible()
    enter(front, "a.skip")
    expect(front.locator("main")).to_be_focused()
    expect(front.locator("[data-keys]")).to_be_visible()  # the script is there
    front.keyboard.press("?")
    expect(front.locator("dialog#keys")).to_be_visible()
    front.keyboard.press("Escape")
    expect(front.locator("dialog#keys")).to_be_hidden()
    enter(front, ".picture summary")
    expect(front.locator(".picture table").first).to_be_visible()
