"""Each swap is announced in one sentence that says what is shown now."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from newsdiff.stories.services.runs import fail_run, queue_run
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


@pytest.mark.parametrize("whole", [True, False], ids=["story", "progress"])
def test_the_end_of_a_comparison_is_said_and_nothing_while_its_stage_is_the_same(
    open_page: OpenPage, work: Callable[[], None], whole: bool
) -> None:
    made = compared_story()
    address = made.get_absolute_url() if whole else f"/stories/{made.slug}/progress/"

    def polled(page: Page, times: int) -> None:
        for _ in range(times):
            with page.expect_response("**/progress/"):
                pass

    for end, words in (
        (lambda run: fail_run(run.pk, "The disk is full."), "The comparison failed."),
        (lambda run: work(), "The comparison is finished."),
    ):
        run = queue_run(made.pk)
        page = open_page(address)
        page.evaluate("""() => new MutationObserver(() => { window.spoken = true; })
            .observe(document.getElementById("announce"), { childList: true })""")
        polled(page, 2)
        page.wait_for_timeout(300)
        assert page.evaluate("window.spoken") is None
        end(run)
        expect(page.locator("#announce")).to_have_text(words, timeout=15_000)
        page.reload()
        page.wait_for_timeout(1500)
        expect(page.locator("#announce")).to_have_text("")
