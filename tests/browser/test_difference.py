"""A difference that lies in no claim, in a browser: opened on the story's page and in the matrix."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from newsdiff.stories.models import Story
from tests.browser.conftest import OpenPage
from tests.factories import compared_story
from tests.web.test_conflicts import apart

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOTH = re.compile(r"herring.*Cyclists|Cyclists.*herring", re.DOTALL)


def parted() -> Story:
    made = compared_story()
    apart(made)
    return made


def cell_of(outlet: str) -> str:
    return f"td:has(.cell-who:text-is('{outlet}')) a.cell-state"


def test_it_is_opened_on_the_storys_page_and_back_closes_it(open_page: OpenPage) -> None:
    page = open_page(parted().get_absolute_url())
    row = page.locator("#differ .contrast").first
    row.locator("[data-open]").click()
    expect(row.locator(".claim-body .told-list")).to_have_text(BOTH)
    expect(page.locator("#announce")).to_have_text("Difference opened: 2 texts.")
    expect(row.get_by_role("button", name="Copy this difference with its sources")).to_be_visible()
    page.go_back()
    expect(row.locator(".claim-body")).to_be_hidden()
    page.go_forward()
    expect(row.locator(".claim-body")).to_be_visible()


def test_its_cell_in_the_matrix_opens_its_sentences_and_back_closes_them(open_page: OpenPage) -> None:
    page = open_page(f"{reverse('matrix', args=[parted().slug])}?state=differs")
    page.locator(cell_of("Morning Gull")).click()
    opened = page.locator(".opened-box")
    expect(opened).to_have_text(BOTH)
    expect(opened.locator("h2")).to_be_focused()
    page.reload()
    expect(opened).to_have_text(BOTH)
    page.go_back()
    expect(opened).to_have_count(0)
    expect(page.locator(cell_of("Morning Gull"))).to_be_focused()


@pytest.mark.parametrize("where", ["story", "matrix"])
def test_without_scripts_its_page_is_one_link_away(open_page: OpenPage, where: str) -> None:
    page = open_page(reverse(where, args=[parted().slug]), scripts=False)
    page.locator("a[href*='/differences/']").first.click()
    expect(page.locator("h1")).to_have_text("“herring” / “Cyclists”")
    expect(page.locator(".told-list")).to_have_text(BOTH)
    page.locator("summary", has_text="Quote it with its sources").click()
    expect(page.locator("pre.quotation")).to_contain_text("Compared by newsdiff: http")
