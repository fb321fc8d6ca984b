"""On a phone: the pages of a story in one row, and targets for thumbs."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import World
from tests.browser.test_accessibility import sign_in
from tests.factories import compared_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}

# A link in a sentence is as high as its line, and a box is hit by its label too.
SMALL = """([selector, least]) => [...document.querySelectorAll(selector)].filter(target => {
    if (!target.checkVisibility() || target.closest(".unseen, .skip, thead")) return false;
    const own = target.textContent.trim(), around = target.parentElement.textContent.trim();
    if (getComputedStyle(target).display === "inline" && around.length > own.length) return false;
    const hit = [target, ...(target.labels ?? [])].map(one => one.getBoundingClientRect().height);
    return Math.round(Math.max(...hit)) < least;
}).map(target => target.outerHTML.slice(0, 120))"""
ALL = "a[href], button, summary, select, textarea, input:not([type=hidden])"
MAIN = (
    ".top a, .top input, .top button, .story-nav li a, .tabs a, .of-outlet a, .search-tabs a, .opener,"
    " .button, main select, main button:not(.quiet-button), main summary:not(.note summary),"
    " main input:not([type=hidden])"
)


def test_every_target_is_large_enough_for_a_finger_and_main_ones_for_a_thumb(open_page: OpenPage) -> None:
    world = World.build()
    page = open_page("/about/", viewport=PHONE)
    sign_in(page, world)
    found = {}
    for name, address in world.addresses().items():
        page.goto(address)
        small = [*page.evaluate(SMALL, [ALL, 24]), *page.evaluate(SMALL, [MAIN, 44])]
        if small:
            found[name] = small
    assert found == {}


@pytest.mark.parametrize("width", [320, 360])
def test_the_pages_of_a_story_stand_in_one_row_with_the_current_one_in_sight(
    open_page: OpenPage, width: int
) -> None:
    made = compared_story()
    page = open_page("/about/", viewport={"width": width, "height": 740})
    for name in ("", "compare/", "matrix/", "wording/", "pictures/"):
        page.goto(f"/stories/{made.slug}/{name}")
        tabs = page.locator(".story-nav li a")
        assert len({round(box["y"]) for tab in tabs.all() if (box := tab.bounding_box())}) == 1
        expect(page.locator(".story-nav [aria-current]")).to_be_in_viewport(ratio=1)


def test_where_the_row_does_not_fit_there_is_a_second_one_and_nothing_is_out_of_sight(
    open_page: OpenPage,
) -> None:
    made = compared_story()
    page = open_page("/about/", viewport={"width": 240, "height": 800})
    page.goto(f"/stories/{made.slug}/pictures/")
    tabs = page.locator(".story-nav li a")
    assert len({round(box["y"]) for tab in tabs.all() if (box := tab.bounding_box())}) > 1
    for tab in tabs.all():
        expect(tab).to_be_in_viewport(ratio=0.95)  # less a part of a pixel


# The room that a choice leaves for its words, less what they take: an arrow of 20 pixels stands beside them.
ROOM = """choice => {
    const style = getComputedStyle(choice), pen = document.createElement("canvas").getContext("2d");
    pen.font = `${style.fontSize} ${style.fontFamily}`;
    const words = pen.measureText(choice.selectedOptions[0].text).width;
    return choice.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - 20 - words;
}"""


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_the_choices_of_the_matrix_show_their_words_whole(open_page: OpenPage, width: int) -> None:
    made = compared_story()
    page = open_page("/about/", viewport={"width": width, "height": 740})
    page.goto(f"/stories/{made.slug}/matrix/?sort=order")
    if width < 640:
        page.get_by_text("Filter and sort").click()
    choices = page.locator(".filters select")
    assert choices.count() == 4
    for choice in choices.all():
        assert choice.evaluate(ROOM) >= 0, choice.get_attribute("id")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_search_is_a_page_and_takes_no_room_from_the_others(open_page: OpenPage) -> None:
    page = open_page("/outlets/", viewport=PHONE)
    expect(page.locator(".top-search")).to_be_hidden()
    top = page.locator(".top").bounding_box()
    assert top
    assert top["height"] < 60
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Search").click()
    expect(page.get_by_role("searchbox")).to_be_visible()
    page.set_viewport_size({"width": 768, "height": 1024})
    page.goto("/outlets/")
    expect(page.locator(".top-search")).to_be_visible()
    expect(page.locator(".top-find")).to_be_hidden()


# Whether a state and what it means begin on one line.
BESIDE = """terms => terms.every(term => {
    const [first] = term.nextElementSibling.getClientRects();
    return first.top < term.getBoundingClientRect().bottom;
})"""


def test_what_a_state_means_begins_beside_it(open_page: OpenPage) -> None:
    page = open_page("/about/", viewport=PHONE)
    terms = page.locator("#legend dt")
    assert terms.count() == 5
    assert terms.evaluate_all(BESIDE)


def test_keys_are_offered_where_there_may_be_some(open_page: OpenPage) -> None:
    expect(open_page("/about/").locator("[data-keys]")).to_be_visible()
    finger = open_page("/about/", viewport=PHONE, has_touch=True, is_mobile=True)
    expect(finger.locator("[data-keys]")).to_be_hidden()
