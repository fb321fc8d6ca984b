"""What the list of keys says, each page does: opened in place, closed, flagged, and said where nothing is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from newsdiff.stories.models import Story
from tests.browser.conftest import OpenPage
from tests.factories import compared_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FLAG_FORM = re.compile(r"/flag/\?sentence=\d+")


@pytest.fixture
def made() -> Story:
    return compared_story()


def step_to(page: Page, selector: str) -> None:
    """Press `j` until the focus is on what the selector names."""
    for _ in range(20):
        page.keyboard.press("j")
        if page.locator(":focus").evaluate("(e, wanted) => e.matches(wanted)", selector):
            return
    raise AssertionError(f"no step leads to {selector}")


def test_a_difference_opens_in_place_and_the_page_stays(open_page: OpenPage, made: Story) -> None:
    page = open_page(made.get_absolute_url())
    step_to(page, ".contrast:has([data-open])")
    page.keyboard.press("o")
    told = page.locator(".contrast:focus .told-list")
    expect(told).to_be_visible()
    assert made.get_absolute_url() in page.url
    page.locator(".slot .contrast a").first.focus()
    page.keyboard.press("Escape")
    expect(page.locator(".told-list:visible")).to_have_count(0)


def test_an_address_opens_the_row_that_it_names_and_none_of_a_section(
    open_page: OpenPage, made: Story
) -> None:
    page = open_page(f"{made.get_absolute_url()}#claims", reduced_motion="reduce")
    row = page.locator(".claim").first
    expect(row.locator("[data-open]")).to_have_attribute("aria-expanded", "false")
    page.wait_for_load_state("networkidle")
    expect(page.locator(".claim-body")).to_have_count(0)
    page.goto("/about/")
    page.goto(f"{made.get_absolute_url()}#{row_of(made)}")
    expect(page.locator(f"#{row_of(made)} .claim-body")).to_be_visible()


OPENED = {
    "a difference that is sharp": ("", ".duel:has(.state-differs)"),
    "a wording that is sharp": ("", ".duel:has(.state-wording)"),
    "a difference": ("", ".contrast:has([data-open])"),
    "words of the story": ("", ".framed"),
    "a row side by side": ("compare/", "details.why"),
    "words on the page of wording": ("wording/", ".judging"),
    "a note": ("{article}", ".s[data-note]"),
    "a sentence of a claim": ("{claim}", ".told-list > li"),
}


@pytest.mark.parametrize(("path", "stop"), OPENED.values(), ids=OPENED)
def test_what_a_key_has_opened_another_closes_and_the_focus_is_back(
    open_page: OpenPage, made: Story, path: str, stop: str
) -> None:
    assert made.current_run is not None
    article, claim = made.articles.all()[0].pk, made.current_run.claims.all()[0].key
    path = path.format(article=f"articles/{article}/", claim=f"claims/{claim}/")
    page = open_page(f"{made.get_absolute_url()}{path}", reduced_motion="reduce")
    before = page.url
    step_to(page, stop)
    words = page.locator(":focus").inner_text()
    page.keyboard.press("o")
    page.wait_for_url(lambda address: address != before)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("x")
    page.wait_for_url(before)
    focused = page.locator(f"{stop}:focus")
    expect(focused).to_be_visible()
    assert focused.inner_text() == words
    expect(page.locator("main :is(.why[open], .note[open], [aria-expanded=true])")).to_have_count(0)


# Keys that come before the browser has taken a step that one of them asked for.
AT_ONCE = """async keys => {
    for (const key of keys) {
        document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        await null;
    }
}"""


def test_keys_that_come_right_after_one_that_closes_wait_for_its_step_back(
    open_page: OpenPage, made: Story
) -> None:
    page = open_page(f"{made.get_absolute_url()}compare/", reduced_motion="reduce")
    step_to(page, "details.why")
    page.keyboard.press("o")
    page.wait_for_url("**#why-*")
    page.evaluate(AT_ONCE, ["x", "f"])
    kind = page.locator("details.why[open]").get_by_label("loaded wording")
    expect(kind).to_be_focused()
    page.wait_for_timeout(300)
    expect(kind).to_be_focused()


def test_only_the_page_that_a_key_has_opened_is_left_by_one(open_page: OpenPage, made: Story) -> None:
    page = open_page("/about/")
    page.goto(made.get_absolute_url())
    page.keyboard.press("x")
    step_to(page, ".framed")
    page.keyboard.press("o")
    page.wait_for_url("**/articles/**")
    led_to = page.url
    page.keyboard.press("Escape")
    page.get_by_role("link", name="How this works").first.click()
    page.wait_for_url("**/about/")  # up to its scripts, which forget what was opened
    page.go_back()
    page.keyboard.press("x")
    page.wait_for_timeout(300)
    assert page.url == led_to


def row_of(made: Story) -> str:
    assert made.current_run is not None
    return f"row-{made.current_run.claims.order_by('-origins', '-score', 'position')[0].key}"


def test_in_the_matrix_keys_open_a_cell_close_it_and_flag_its_sentence(
    open_page: OpenPage, made: Story
) -> None:
    page = open_page(f"/stories/{made.slug}/matrix/")
    opened = page.locator(".opened-box")
    for key in ("Escape", "x"):
        page.keyboard.press("j")
        page.keyboard.press("o")
        expect(opened.locator("h2")).to_be_focused()
        page.keyboard.press(key)
        expect(opened).to_have_count(0)
        expect(page.locator("a.cell-state:focus")).to_be_in_viewport()
    page.keyboard.press("o")
    expect(opened.locator("h2")).to_be_focused()
    page.keyboard.press("f")
    page.wait_for_url(FLAG_FORM)
    page.goto(f"/stories/{made.slug}/matrix/")
    page.keyboard.press("j")
    page.keyboard.press("f")
    page.wait_for_url(FLAG_FORM)


def test_side_by_side_a_difference_is_opened_and_flagged_by_keys(open_page: OpenPage, made: Story) -> None:
    page = open_page(f"/stories/{made.slug}/compare/")
    page.keyboard.press("j")
    page.keyboard.press("o")
    why = page.locator("details.why[data-stop]").first
    expect(why.locator(".rule").first).to_be_visible()
    page.keyboard.press("x")
    expect(why.locator(".rule").first).to_be_hidden()
    page.keyboard.press("f")
    expect(why.get_by_label("loaded wording")).to_be_focused()
    expect(why.get_by_label("loaded wording")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(why).to_be_focused()
    expect(page.locator(".flag")).to_have_count(0)
    page.keyboard.press("f")
    expect(why.get_by_label("loaded wording")).to_be_focused()
    page.keyboard.press("Space")
    page.get_by_label("Comment").fill("Who counted?")
    page.get_by_role("button", name="Send the flag").click()
    expect(why.get_by_text("Your flag waits for a moderator")).to_be_focused()
    expect(why.locator("[data-flags] .flagged")).to_contain_text("Who counted?")
    assert page.url.endswith("/compare/")
    page.reload()
    why.locator("summary").click()
    why.get_by_role("button", name="Take it back").click()
    expect(why.get_by_text("Your flag was taken back.")).to_be_focused()


@pytest.mark.parametrize(("key", "in_field"), [("x", False), ("Escape", False), ("Escape", True)])
def test_the_page_of_a_flag_is_left_by_keys_to_where_one_was(
    open_page: OpenPage, made: Story, key: str, in_field: bool
) -> None:
    page = open_page(f"{made.get_absolute_url()}matrix/")
    page.keyboard.press("j")
    page.keyboard.press("f")
    page.wait_for_url(FLAG_FORM)
    page.keyboard.press("?")
    expect(page.locator("dialog dt:visible", has_text="Esc")).to_be_visible()
    page.keyboard.press("Escape")  # closes the list, and nothing else
    expect(page.locator("dialog")).to_be_hidden()
    if in_field:
        page.get_by_label("Comment").focus()
    page.keyboard.press(key)
    page.wait_for_url("**/matrix/")
    expect(page.locator("td[data-stop]:focus")).to_be_visible()


def test_escape_loses_no_comment_and_is_left_to_what_composes_a_letter(
    open_page: OpenPage, made: Story
) -> None:
    page = open_page(f"{made.get_absolute_url()}matrix/")
    page.keyboard.press("j")
    page.keyboard.press("f")
    page.wait_for_url(FLAG_FORM)
    comment = page.get_by_label("Comment")
    comment.evaluate("""field => field.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Escape", isComposing: true, bubbles: true }))""")
    comment.fill("Who counted?")
    for field in (comment, page.get_by_label("The words")):
        field.press("Escape")
    page.wait_for_timeout(300)
    expect(comment).to_have_value("Who counted?")
    comment.fill("")
    comment.press("Escape")
    page.wait_for_url("**/matrix/")


def test_the_page_of_a_flag_that_no_key_led_to_is_left_to_its_sentence(
    open_page: OpenPage, made: Story
) -> None:
    page = open_page("/about/")
    page.goto(made.get_absolute_url())
    page.locator(".framed [data-flag]").first.click()
    page.wait_for_url(FLAG_FORM)
    page.keyboard.press("x")
    page.wait_for_url("**/articles/*/#s-*")


@pytest.mark.parametrize(
    ("address", "keys"),
    [("/about/", ["?"]), ("{story}matrix/", ["jk", "o", "xEsc", "f", "?"]), ("{story}compare/", None)],
)
def test_the_list_names_the_keys_that_the_page_has(
    open_page: OpenPage, made: Story, address: str, keys: list[str] | None
) -> None:
    page = open_page(address.format(story=made.get_absolute_url()))
    page.keyboard.press("?")
    shown = page.locator("dialog dt:visible")
    expect(shown.first).to_be_visible()
    found = [re.sub(r"\s", "", text) for text in shown.all_inner_texts()]
    assert found == (keys or ["jk", "o", "xEsc", "f", "?"])


def test_where_there_is_nothing_to_step_to_it_is_said_and_shown(open_page: OpenPage) -> None:
    page = open_page("/about/")
    page.keyboard.press("j")
    said = page.locator("#announce")
    expect(said).to_have_text("There is no difference on this page.")
    box = said.bounding_box()
    assert box
    assert box["width"] > 100
