"""The Back button: what has an address of its own is a step, and a late answer does not undo one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_comparing import long_story
from tests.factories import compared_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAMED = {
    "Harbour Post": "China opened a bank in Talvern on Monday.\nThe bank of China has eight clerks.\n",
    "Morning Gull": "Beijing opened a bank in Talvern on Monday.\nThe Chinese regime pays eight clerks.\n",
}


def test_each_switching_of_marks_is_a_step(open_page: OpenPage) -> None:
    made = compared_story()
    article = made.articles.get(outlet__name="Harbour Post")
    page = open_page(f"/stories/{made.slug}/articles/{article.pk}/")
    for state in ("differs", "agrees"):
        page.locator(f"#show-{state}").uncheck()
    expect(page.locator(".ref-differs").first).to_be_hidden()
    page.go_back()
    expect(page.locator("#show-agrees")).to_be_checked()
    expect(page.locator("#show-differs")).not_to_be_checked()
    page.go_back()
    expect(page.locator("#show-differs")).to_be_checked()
    expect(page.locator(".ref-differs").first).to_be_visible()
    assert "?" not in page.url
    page.go_forward()
    expect(page.locator(".ref-differs").first).to_be_hidden()


def test_a_note_is_open_again_on_the_way_back_from_where_it_leads(open_page: OpenPage) -> None:
    made = compared_story()
    article = made.articles.get(outlet__name="Harbour Post")
    page = open_page("/about/")
    page.goto(f"/stories/{made.slug}/articles/{article.pk}/")
    sentence = page.locator(".s-differs").first
    note = page.locator("#" + (sentence.get_attribute("data-note") or ""))
    sentence.locator(".ref").click()
    expect(note).to_have_attribute("open", "")
    note.locator(".note-body a").first.click()
    page.wait_for_url(lambda address: f"/articles/{article.pk}/" not in address)
    page.go_back()
    expect(note).to_have_attribute("open", "")
    note.locator("summary").click()
    page.wait_for_url(lambda address: "#" not in address)
    page.go_back()
    assert page.url.endswith("/about/")


@pytest.mark.parametrize("width", [360, 1440])
def test_back_closes_the_note_that_is_open_and_the_focus_stays_there(open_page: OpenPage, width: int) -> None:
    made = compared_story()
    article = made.articles.get(outlet__name="Harbour Post")
    page = open_page("/about/", viewport={"width": width, "height": 740})
    page.goto(f"/stories/{made.slug}/articles/{article.pk}/")
    address = page.url
    notes = []
    for number in (0, 1):
        sentence = page.locator(".s-differs, .s-agrees").nth(number)
        notes.append(page.locator(f"#note-{number_of(sentence)}"))
        sentence.locator(".ref").click()
        expect(notes[number]).to_have_attribute("open", "")
        page.wait_for_url(f"{address}#n-{number_of(sentence)}")
    page.go_back()
    expect(page.locator(".note[open]")).to_have_count(0)
    assert page.url == address
    held = page.evaluate("document.activeElement.outerHTML")
    assert "<summary" in held if width > 1000 else f'href="#n-{number_of(sentence)}"' in held
    page.go_forward()
    expect(notes[1]).to_have_attribute("open", "")
    page.go_back()
    page.go_back()
    assert page.url.endswith("/about/")


def number_of(sentence: Locator) -> str:
    return (sentence.get_attribute("id") or "").removeprefix("s-")


def test_unfolding_what_only_one_text_has_is_a_step(open_page: OpenPage) -> None:
    page = open_page(long_story())
    before = page.url
    trader = page.get_by_text("at stall 5")
    page.locator("details[data-fold] summary").click()
    expect(trader).to_be_visible()
    page.wait_for_url("**open=*")
    page.go_back()
    expect(trader).to_be_hidden()
    assert page.url == before
    page.go_forward()
    expect(trader).to_be_visible()
    page.reload()
    expect(trader).to_be_visible()
    page.go_back()
    assert page.url == before


def test_opening_a_name_is_a_step_and_its_address_opens_it(open_page: OpenPage) -> None:
    made = compared_story(articles=NAMED)
    page = open_page(f"/stories/{made.slug}/wording/")
    first, second = (page.locator("#names details.name").nth(at) for at in (0, 1))
    for name in (first, second):
        name.locator("summary").click()
        expect(name.locator(".tellings")).to_be_visible()
    page.reload()
    expect(second.locator(".tellings")).to_be_visible()
    page.go_back()
    expect(second.locator(".tellings")).to_be_hidden()
    expect(first.locator(".tellings")).to_be_visible()
    page.go_back()
    expect(first.locator(".tellings")).to_be_hidden()
    assert "#" not in page.url
    first.locator("summary").click()
    first.locator("summary").click()
    expect(first.locator(".tellings")).to_be_hidden()
    page.wait_for_url(lambda address: "#" not in address)


TWICE = {
    "Harbour Post": "Engineers said that 40 ships passed below the bridge on the first day.\n",
    "Morning Gull": "Engineers said on the first day that 60 ships passed below the bridge.\n",
    "Upland Courier": "On the first day 40 ships passed below the bridge, said the engineers of Talvern.\n",
}


@pytest.mark.parametrize(
    ("where", "folded"), [("", ".contrast details"), ("compare/?open=all", "details.why[data-stop]")]
)
def test_what_is_unfolded_in_a_row_is_a_step(open_page: OpenPage, where: str, folded: str) -> None:
    made = compared_story(articles=TWICE)
    page = open_page("/about/")
    page.goto(f"/stories/{made.slug}/{where}")
    before = page.url
    row = page.locator(folded).first
    row.locator("summary").click()
    expect(row).to_have_attribute("open", "")
    page.wait_for_url(lambda address: "#" in address)
    page.go_back()
    expect(row).not_to_have_attribute("open", "")
    assert page.url == before
    page.go_forward()
    expect(row).to_have_attribute("open", "")
    page.reload()
    expect(row).to_have_attribute("open", "")
    row.locator("summary").focus()
    page.keyboard.press("x")
    expect(row).not_to_have_attribute("open", "")
    page.wait_for_url(before)
    page.go_back()
    assert page.url.endswith("/about/")


def test_a_late_answer_does_not_overwrite_the_page_that_one_went_back_to(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page(made.get_absolute_url())
    first, second = (page.locator(".claim").nth(at) for at in (0, 1))
    first.locator("[data-open]").click()
    expect(first.locator(".claim-body")).to_be_visible()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/claims/*/", hold)
    with page.expect_request("**/claims/*/"):
        second.locator("[data-open]").click()
    page.go_back()
    expect(first.locator(".claim-body")).to_be_hidden()
    held[0].continue_()
    page.wait_for_timeout(700)
    expect(second.locator(".claim-body")).to_have_count(0)
    assert "#" not in page.url
    page.unroute("**/claims/*/")
    second.locator("[data-open]").click()
    expect(second.locator(".claim-body")).to_be_visible()


TWICE_TOLD = {
    "Harbour Post": "Engineers said that 40 ships passed below the new bridge on Monday.\n"
    "In all 40 ships passed below the new bridge on Monday, engineers said.\n",
    "Morning Gull": "Engineers said that 60 ships passed below the new bridge on Monday.\n",
}


def test_more_sentences_inside_an_opened_claim_are_a_step_of_their_own(open_page: OpenPage) -> None:
    page = open_page("/about/")
    page.goto(compared_story(articles=TWICE_TOLD).get_absolute_url())
    row = page.locator(".claim", has_text="ships").first
    opener, more = row.locator("[data-open]").first, row.locator(".slot details[data-step]").first
    opener.click()
    more.locator("summary").click()
    expect(more).to_have_attribute("open", "")
    within = page.url
    page.go_back()
    expect(more).not_to_have_attribute("open", "")
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.go_forward()
    expect(more).to_have_attribute("open", "")
    assert page.url == within
    page.reload()
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(more).to_have_attribute("open", "")
    assert page.url == within
    opener.click()  # what is in the row is closed with it, and named no longer
    expect(opener).to_have_attribute("aria-expanded", "false")
    assert "#" not in page.url
