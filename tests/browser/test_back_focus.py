"""After Back the focus stands on what the reader used before the step, after Forward where it led."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_back import NAMED
from tests.browser.test_comparing import LONG_END
from tests.browser.test_story import MANY
from tests.factories import compared_story, story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXTS = {name: text + NAMED.get(name, "") for name, text in MANY.items()}
TEXTS["Morning Gull"] += LONG_END
# Every step: the page, and what is used there.
STEPS = {
    "a state": ("{story}matrix/", "#tab-differs"),
    "an order of the matrix": ("{story}matrix/", "#sort-morning-gull"),
    "a cell": ("{story}matrix/", "a.cell-state.state-differs"),
    "a cell far down": ("{story}matrix/?sort=order", "tbody:nth-last-of-type(3) a.cell-state[hx-get]"),
    "a reading order": ("{story}compare/", "a.side-order"),
    "a fold": ("{story}compare/", "details[data-fold] summary"),
    "all folds": ("{story}compare/", "#fold-all"),
    "a claim": ("{story}", ".claim [data-open]"),
    "a difference": ("{story}", "#differ [data-open]"),
    "a list": ("{story}", "#claims .more a"),
    "the wording of an outlet": ("{story}wording/", "#of-upland-courier"),
    "a name": ("{story}wording/", "#names > .called summary"),
    "a note": ("{article}", ".s-differs .ref"),
    "a kind of marks": ("{article}", "#show-differs"),
    "a list that was found": ("/search/?q=bridge", ".search-tabs a >> nth=2"),
    "all that was found": ("/search/?q=painted", "section a[hx-get]"),
    "older stories": ("/", "a[rel=next]"),
}
SAME = "e => [e.localName, e.id, e.getAttribute('href'), e.textContent.trim()]"
# What has the focus, if it is to be seen.
HELD = f"""() => {{
    const held = document.activeElement, box = held.getBoundingClientRect();
    return held !== document.body && box.bottom > 0 && box.top < innerHeight ? ({SAME})(held) : null;
}}"""


@pytest.fixture
def addresses() -> dict[str, str]:
    for number in range(12):
        story(f"Older {number}", {})
    made = compared_story(articles=TEXTS)
    article = made.articles.get(outlet__name="Harbour Post")
    return {"story": made.get_absolute_url(), "article": article.get_absolute_url()}


def walk(page: Page, step: Callable[[], object]) -> None:
    """A step back or forward; to and from what htmx has swapped it loads the page again."""
    loads = page.evaluate("window.old = true; Boolean(history.state?.htmx)")
    step()
    if loads:
        page.wait_for_function("() => !window.old")
    page.wait_for_load_state()
    page.wait_for_timeout(200)  # the browser tells and scrolls late


@pytest.mark.parametrize("keys", [True, False])
def test_back_gives_the_focus_back_to_what_was_used_and_forward_loses_it_nowhere(
    open_page: OpenPage, addresses: dict[str, str], keys: bool
) -> None:
    size = {"width": 360 if keys else 1440, "height": 740}
    page = open_page("/about/", viewport=size, reduced_motion="reduce")
    wrong = {}
    for step, (address, selector) in STEPS.items():
        if step == "a note" and not keys:
            continue  # beside a wide text the note itself takes the focus
        page.goto(address.format(**addresses))
        used, before = page.locator(selector).first, page.url
        identity = used.evaluate(SAME)
        if keys:
            used.press("Space" if selector.startswith("#show") else "Enter")
        else:
            used.click()
        page.wait_for_url(lambda now, before=before: now != before)
        walk(page, page.go_back)
        held = page.evaluate(HELD)
        walk(page, page.go_forward)
        if held != identity or not page.evaluate(HELD):
            wrong[step] = held, page.evaluate("document.activeElement.outerHTML")[:99]
    assert wrong == {}


def test_a_choice_made_by_keys_has_the_focus_after_each_step_back(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page(f"/stories/{made.slug}/matrix/")
    for field in ("#by-outlet", "#by-kind"):
        before = page.url
        page.locator(field).press("ArrowDown")
        page.wait_for_url(lambda address, before=before: address != before)
        page.wait_for_load_state("networkidle")
    for field in ("#by-kind", "#by-outlet"):
        walk(page, page.go_back)
        expect(page.locator(field)).to_be_focused()


def test_words_that_were_searched_for_have_the_focus_again(open_page: OpenPage) -> None:
    compared_story()
    page = open_page("/search/?q=herring")
    field = page.get_by_role("searchbox", name="Words")
    field.fill("ships")
    page.wait_for_url("**q=ships")
    tab = page.locator(".search-tabs a", has_text="Claims")
    tab.click()
    expect(page.locator(".search-list")).to_have_count(1)
    walk(page, page.go_back)
    expect(tab).to_be_focused()
    page.locator(".hit a").first.click()
    page.go_back()
    expect(page.locator(".hit a").first).to_be_focused()


def test_back_from_another_page_finds_the_link_that_led_there_though_its_row_comes_later(
    open_page: OpenPage,
) -> None:
    page = open_page(compared_story().get_absolute_url())
    row = page.locator(".claim").first
    row.locator("[data-open]").click()
    link = row.locator(".told-list .who a").nth(1)
    link.click()
    expect(page.locator(".annotated")).to_be_visible()
    page.go_back()
    expect(link).to_be_focused()
    # What is fetched later on its own, as the progress is, does not pull the reader back.
    page.evaluate("""() => {
        document.activeElement.blur();
        htmx.trigger(document.body, "htmx:afterSettle", { elt: document.body });
    }""")
    expect(link).not_to_be_focused()


def test_where_what_was_used_is_gone_the_heading_of_its_page_has_the_focus(open_page: OpenPage) -> None:
    made = compared_story()
    assert made.current_run is not None
    page = open_page(f"/stories/{made.slug}/matrix/")
    page.locator("a.cell-state.state-differs").first.click()
    expect(page.locator(".opened-box h2")).to_be_focused()
    made.current_run.claims.all().delete()
    page.go_back()
    expect(page.get_by_role("heading", name="Who tells what")).to_be_focused()


def test_back_leads_to_where_the_reader_was_and_not_to_where_the_step_led(open_page: OpenPage) -> None:
    compared_story(articles=TEXTS)
    page = open_page("/search/?q=painted", viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    used = page.locator("section a[hx-get]").last
    used.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    used.click()
    page.wait_for_url("**in=*")
    walk(page, page.go_back)
    page.wait_for_timeout(500)  # the browser scrolls late, too
    assert abs(page.evaluate("scrollY") - before) <= 1


def test_a_page_that_is_loaded_again_moves_no_focus(open_page: OpenPage) -> None:
    page = open_page(compared_story().get_absolute_url())
    page.locator("#differ [data-open]").first.focus()
    page.keyboard.press("Shift")
    page.reload()
    assert page.evaluate("document.activeElement === document.body")


def test_a_link_within_the_page_leads_where_it_says_as_often_as_it_is_pressed(open_page: OpenPage) -> None:
    page = open_page("/about/", viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    for _ in range(2):
        page.locator("a[href='#flags']").first.click()
        page.wait_for_timeout(200)  # the browser tells of it late
        expect(page.locator("#flags")).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.go_back()
    expect(page.locator("a[href='#flags']").first).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False])
def test_an_address_that_opens_a_row_begins_there_and_back_does_not(
    open_page: OpenPage, scripts: bool
) -> None:
    made = compared_story(articles=TEXTS)
    page = open_page(f"{made.get_absolute_url()}matrix/?sort=order", viewport={"width": 360, "height": 740})
    page.locator("tbody:nth-last-of-type(2) a.cell-state[hx-get]").last.click()
    page.wait_for_url("**#opened-*")
    address = page.url
    page = open_page(address, viewport={"width": 360, "height": 740}, scripts=scripts)
    opened = page.locator(".opened-box h2")
    expect(opened).to_be_in_viewport()
    if scripts:
        expect(opened).to_be_focused()
        page = open_page(address.split("#")[0], viewport={"width": 360, "height": 740})
        opened = page.locator(".opened-box h2")
        expect(opened).to_be_focused()
        expect(opened).to_be_in_viewport()
    link = page.locator("th .plainlink").first
    link.click()
    page.wait_for_url("**/claims/**")
    page.go_back()
    expect(link).to_be_in_viewport()
    expect(opened).not_to_be_in_viewport()
