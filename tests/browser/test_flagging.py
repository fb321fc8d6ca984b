"""One sentence in several places of a page: its flags are the same in all of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from newsdiff.stories.models import Flag
from tests.browser.conftest import OpenPage
from tests.factories import compared_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHIPS = "40 ships"


@pytest.fixture
def twice(open_page: OpenPage) -> tuple[Page, list[Locator]]:
    """A story's page with a sentence in two places: below its claim and below what differs in it."""
    page = open_page(compared_story().get_absolute_url())
    for row in (page.locator(".claim", has_text="ships"), page.locator("#differ .contrast", has_text=SHIPS)):
        row.first.locator("[data-open]").click()
        expect(row.first.locator(".told-list")).to_be_visible()
    places = page.locator(".told-list > li", has_text=SHIPS).all()
    assert len(places) == 2
    return page, places


def send(place: Locator, comment: str) -> None:
    place.get_by_role("link", name="Flag this sentence").click()
    place.get_by_label("loaded wording").check()
    place.get_by_label("Comment").fill(comment)
    place.get_by_role("button", name="Send the flag").click()
    expect(place.locator(".flag p[data-fresh]")).to_be_focused()


def test_a_flag_stands_in_every_place_of_its_sentence_and_goes_from_all(
    twice: tuple[Page, list[Locator]],
) -> None:
    page, (above, below) = twice
    send(below, "Who counted?")
    for place in (above, below):
        expect(place.locator(".flagged")).to_have_count(1)
        expect(place.locator(".flagged")).to_contain_text("Who counted?")
    send(above, "Counted by whom?")
    expect(page.locator("main").get_by_text("Your flag waits for a moderator")).to_have_count(1)
    for place in (above, below):
        expect(place.locator(".flagged")).to_have_count(1)
        expect(place.locator(".flagged")).to_contain_text("Counted by whom?")
    assert Flag.objects.get().comment == "Counted by whom?"
    below.get_by_role("button", name="Take it back").click()
    expect(below.get_by_text("Your flag was taken back.")).to_be_focused()
    expect(page.locator("main").get_by_text("Counted by whom?")).to_have_count(0)
    expect(page.locator("main").get_by_text("waits for a moderator")).to_have_count(0)
    send(above, "By whom?")
    expect(page.locator("main").get_by_text("Your flag was taken back.")).to_have_count(0)


def test_two_forms_for_one_sentence_keep_apart(twice: tuple[Page, list[Locator]]) -> None:
    page, (above, below) = twice
    for place in (above, below):
        place.get_by_role("link", name="Flag this sentence").click()
        expect(place.locator(".flag form")).to_be_visible()
    ids = page.locator(".flag [id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))
    below.get_by_text("Comment", exact=True).click()
    expect(below.locator("textarea")).to_be_focused()
    below.get_by_label("loaded wording").check()
    below.get_by_label("The words").fill("not in there at all")
    below.get_by_role("button", name="Send the flag").click()
    expect(below.get_by_role("alert")).to_be_visible()
    expect(above.get_by_role("alert")).to_have_count(0)


def test_a_flag_that_is_sent_again_from_its_open_note_stands_there_once(open_page: OpenPage) -> None:
    made = compared_story()
    article = made.articles.get(outlet__name="Harbour Post")
    page = open_page(article.get_absolute_url(), viewport={"width": 1440, "height": 900})
    page.locator(".s", has_text=SHIPS).locator(".ref").click()
    note = page.locator(".note[open]")
    for comment in ("Who counted?", "Counted by whom?"):
        send(note, comment)
        expect(note.locator(".flagged")).to_have_count(1)
        expect(note.locator(".flagged")).to_contain_text(comment)
    shown = page.locator(".article-text").inner_html()
    page.reload()
    expect(page.locator(".note[open] .flagged")).to_contain_text("Counted by whom?")
    assert page.locator(".m-flag").count() == shown.count("m-flag") == 0
    page.get_by_role("button", name="Take it back").click()
    expect(note.get_by_text("Your flag was taken back.")).to_be_focused()
    expect(note.locator("[data-flags] .flagged")).to_have_count(1)


@pytest.mark.parametrize("width", [360, 1440])
def test_a_key_opens_the_form_below_its_sentence_and_escape_leads_back(
    open_page: OpenPage, width: int
) -> None:
    article = compared_story().articles.get(outlet__name="Harbour Post")
    size = {"width": width, "height": 740}
    page = open_page(article.get_absolute_url(), viewport=size, reduced_motion="reduce")
    sentence = page.locator(".s", has_text=SHIPS)
    sentence.evaluate("one => one.focus()")
    page.keyboard.press("f")
    note = page.locator(".note[open]")
    expect(note.get_by_label("loaded wording")).to_be_focused()
    expect(note.get_by_label("loaded wording")).to_be_in_viewport()
    expect(sentence).to_be_in_viewport()
    said, form = sentence.bounding_box(), note.locator(".flag form").bounding_box()
    assert said
    assert form
    assert 0 <= form["y"] - said["y"] - said["height"] <= 150
    page.keyboard.press("Escape")
    expect(sentence).to_be_focused()
    expect(page.locator(".flag")).to_have_count(0)
    link = note.get_by_role("link", name="A difference is missing here")
    link.click()
    expect(note.get_by_label("The words")).to_be_focused()  # the kind is known
    note.get_by_label("Comment").fill("Who counted?")
    for place in (note.get_by_label("Comment"), note.get_by_role("link", name="Cancel")):
        place.press("Escape")
        expect(note.get_by_label("Comment")).to_have_value("Who counted?")
    note.get_by_role("link", name="Cancel").click()
    expect(link).to_be_focused()
    expect(page.locator(".flag")).to_have_count(0)


def test_without_scripts_cancel_leads_to_the_sentence(open_page: OpenPage) -> None:
    article = compared_story().articles.get(outlet__name="Harbour Post")
    page = open_page(article.get_absolute_url(), scripts=False)
    sentence = page.locator(".s", has_text=SHIPS)
    sentence.locator(".ref").click()
    number = (sentence.get_attribute("id") or "").removeprefix("s-")
    page.locator(f"#note-{number}").get_by_role("link", name="Flag this sentence").click()
    page.get_by_role("link", name="Cancel").click()
    expect(page.locator(".s:target")).to_contain_text(SHIPS)
