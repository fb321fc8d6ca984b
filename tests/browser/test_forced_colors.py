"""Where the reader's own colours are forced, nothing is told by colour alone, and no word is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.factories import ARTICLES, compared_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXTS = {
    **ARTICLES,
    "Upland Courier": ARTICLES["Upland Courier"]
    + "Critics slammed the toll as a monstrous swindle on Monday.\n",
    "Tidewater Echo": ARTICLES["Harbour Post"],
}
# How each state is drawn: its filling, which is one of the two colours of text or a pattern, and its outline.
LOOKS = """all => Object.fromEntries(all.map(one => {
    const { fill, strokeDasharray, opacity } = getComputedStyle(one);
    return [one.getAttribute("class"), `${fill} ${strokeDasharray} ${opacity}`];
}))"""


def looks(page: Page, drawn: str) -> dict[str, str]:
    found: dict[str, str] = page.locator(drawn).evaluate_all(LOOKS)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_states_are_told_apart_without_their_colours(open_page: OpenPage, scheme: str) -> None:
    made = compared_story(articles=TEXTS)
    page = open_page(made.get_absolute_url(), forced_colors="active", color_scheme=scheme)
    plain = {"rgb(0, 0, 0)", "rgb(255, 255, 255)"}
    for path, drawn in (
        ("", ".bar rect"),
        ("compare/", ".strip rect:not(.jump)"),
        ("pictures/", ".share-bar .part"),
    ):
        page.goto(f"{made.get_absolute_url()}{path}")
        expect(page.locator(drawn).first).to_be_visible()
        found = looks(page, drawn)
        assert len(set(found.values())) == len(found) > 2, found
        for look in found.values():
            assert look.startswith('url("#hatch-') or look.partition(") ")[0] + ")" in plain, look
            assert look.endswith(" 1"), look
        for hatch in page.locator("pattern").evaluate_all("all => all.map(one => one.id)"):
            assert page.locator(f"[id='{hatch}']").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marked_words_have_the_colour_of_text(open_page: OpenPage, scheme: str) -> None:
    made = compared_story(articles=TEXTS)
    page = open_page(made.get_absolute_url(), forced_colors="active", color_scheme=scheme)
    colour = "one => getComputedStyle(one).color"
    mark = page.locator(".duel mark:visible").first.evaluate(colour)
    assert mark == page.locator("h1").evaluate(colour)
