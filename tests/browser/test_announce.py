"""Each swap is announced in one sentence that says what is shown now."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.test_story import MANY
from tests.factories import compared_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# The page, what is clicked there one after the other, and what is then said.
SWAPS = {
    "a state": ("{story}matrix/", ["#tab-differs"], r"\d of \d+ points shown, differs\."),
    "a cell": ("{story}matrix/", ["a.cell-state.state-differs"], r"Claim opened: .+, differs: 1 sentence"),
    "a cell that closes": ("{story}matrix/", ["a.cell-state.state-differs", "[data-close]"], "Claim closed."),
    "an order": ("{story}compare/", ["a.side-order"], "in the order of Morning Gull"),
    "a claim": ("{story}", [".claim [data-open]"], r"Claim opened: \d texts"),
    "a list": ("{story}", ["#claims .more a"], r"All \d+ claims shown\."),
    "an outlet": ("{story}wording/", ["#of-upland-courier"], "Wording of Upland Courier: "),
    "a search": ("/search/?q=bridge", [".search-tabs a >> nth=2"], r"\d claims? found for “bridge”\."),
    "a flag": ("{story}", [".claim [data-open]", ".told-list [data-flag]"], "A form to flag a sentence of "),
}


def test_every_swap_says_what_is_shown(open_page: OpenPage) -> None:
    made = compared_story(articles=MANY)
    page = open_page("/about/")
    for address, clicks, words in SWAPS.values():
        page.goto(address.format(story=made.get_absolute_url()))
        for click in clicks:
            page.locator(click).first.click()
        expect(page.locator("#announce")).to_have_text(re.compile(words))
