"""What people do with the pages, in a browser: with scripts and without."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from newsdiff.stories.models import Flag, Story
from tests.browser.conftest import OpenPage
from tests.factories import ARTICLES, compared_story, staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)>'


def log_in(page: Page, name: str, password: str) -> None:
    page.fill("#id_username", name)
    page.fill("#id_password", password)
    page.click("[type=submit]")


def test_from_upload_to_progress_to_comparison_to_a_flag_that_a_moderator_approves(
    open_page: OpenPage, work: Callable[[], None], tmp_path: Path
) -> None:
    staff("editor", superuser=True, password="a long enough one")
    desk = open_page("/staff/upload/")
    log_in(desk, "editor", "a long enough one")

    files = []
    for outlet, text in ARTICLES.items():
        path = tmp_path / f"{outlet}.md"
        path.write_text(f"---\noutlet: {outlet}\n---\n{text}")
        files.append(path)
    desk.set_input_files("input[type=file]", files)
    desk.get_by_role("button", name="Look at what is kept").click()
    for box in desk.locator("[name=pick]").all():
        box.check()
    desk.fill("[name=title]", "The harbour bridge")
    desk.check("[name=publish]")
    desk.get_by_role("button", name="Save what is ticked and compare").click()

    expect(desk.locator("#progress")).to_contain_text("waiting for its turn")
    work()
    expect(desk.get_by_role("heading", name="Where they differ")).to_be_visible(timeout=15_000)
    expect(desk.locator("#progress")).to_have_count(0)
    expect(desk.locator(".answer")).to_contain_text("3 outlets")

    reader = open_page("/")
    reader.get_by_role("link", name="The harbour bridge").click()
    reader.locator(".texts .text-name", has_text="Upland Courier").click()
    sentence = reader.locator(".s", has_text="monstrous new")
    sentence.locator(".ref").click()
    number = (sentence.get_attribute("id") or "").removeprefix("s-")
    note = reader.locator(f"#note-{number}")
    note.get_by_role("link", name="Flag this sentence").click()
    note.get_by_label("loaded wording").check()
    note.get_by_label("The words").fill("monstrous")
    note.get_by_label("Comment").fill("Says who?")
    note.get_by_role("button", name="Send the flag").click()
    expect(note).to_contain_text("waits for a moderator")
    assert Flag.objects.get().state == "pending"

    desk.goto("/admin/stories/flag/")
    desk.locator("[name=_selected_action]").first.check()
    desk.locator("select[name=action]").select_option(label=_approving(desk))
    desk.get_by_role("button", name="Go").click()
    desk.wait_for_load_state()
    assert Flag.objects.get().state == "approved"
    reader.reload()
    expect(reader.locator(f"#n-{number}")).to_contain_text("A reader flagged")


def _approving(desk: Page) -> str:
    labels = desk.locator("select[name=action] option").all_inner_texts()
    return next(label for label in labels if re.search("approve", label, re.IGNORECASE))


def test_the_back_button_brings_back_the_whole_page_after_a_swap(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page(f"/stories/{made.slug}/compare/")
    expect(page.locator("thead th")).to_have_count(2)
    page.get_by_role("checkbox", name="Upland Courier").check()
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("thead th")).to_have_count(3)
    assert page.url.count("article=") == 3
    page.go_back()
    expect(page.locator("thead th")).to_have_count(2)
    expect(page.locator("header.top")).to_be_visible()
    page.go_forward()
    expect(page.locator("thead th")).to_have_count(3)
    expect(page.locator("header.top")).to_be_visible()


def test_without_scripts_everything_can_be_read_and_flagged(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page("/", scripts=False)
    page.get_by_role("link", name=made.title).click()
    expect(page.locator("#differ .contrast").first).to_contain_text("Harbour Post")
    page.get_by_role("link", name="Read them side by side").click()
    page.get_by_role("checkbox", name="Upland Courier").check()
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("thead th")).to_have_count(3)
    page.locator("thead th .side-name").last.click()
    note = page.locator(".note").first
    note.locator("summary").click()
    note.get_by_role("link", name="Flag this sentence").click()
    page.get_by_label("headline").check()
    page.get_by_label("The words").fill("not in there at all")
    page.get_by_role("button", name="Send the flag").click()
    expect(page.get_by_role("alert")).to_contain_text("do not stand in this sentence")
    page.get_by_label("The words").fill("")
    page.get_by_role("button", name="Send the flag").click()
    expect(page.get_by_text("Your flag waits for a moderator")).to_be_visible()
    assert Flag.objects.get().kind == "headline"


def test_words_that_a_reader_selects_are_put_into_the_form(open_page: OpenPage) -> None:
    made = compared_story()
    assert made.current_run is not None
    sentence = made.current_run.claims.all()[0].members.all()[0].sentence
    page = open_page(f"/stories/{made.slug}/flag/?sentence={sentence.pk}")
    page.locator("[data-sentence]").evaluate(
        "e => getSelection().setBaseAndExtent(e.firstChild, 0, e.firstChild, 7)"
    )
    expect(page.get_by_label("The words")).to_have_value(sentence.text[:7].strip())


def test_marks_are_said_to_who_hears_the_page_and_not_copied(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page(made.get_absolute_url())
    mark = page.locator("#differ .m-value").first
    said = mark.evaluate("e => getComputedStyle(e, '::before').content")
    assert said == '"[differs: "'
    assert "[differs" not in page.locator("#differ").inner_text()


def test_markup_in_every_field_is_shown_and_never_run(open_page: OpenPage) -> None:
    texts = {
        f"Outlet {number}": text.replace("Monday", f"Monday {HOSTILE}")
        for number, text in enumerate(ARTICLES.values())
    }
    made = compared_story(f"{HOSTILE} bridge", texts)
    for article in made.articles.all():
        article.headline = article.byline = HOSTILE
        article.save()
        article.outlet.name = f"{HOSTILE} {article.pk}"
        article.outlet.save()
    Story.objects.update(description=HOSTILE)
    article = made.articles.all()[0]
    page = open_page("/")
    for address in (
        "/",
        f"/stories/{made.slug}/",
        f"/stories/{made.slug}/compare/",
        f"/stories/{made.slug}/matrix/",
        f"/stories/{made.slug}/wording/",
        f"/stories/{made.slug}/articles/{article.pk}/",
    ):
        page.goto(address)
        expect(page.locator("body")).to_contain_text("<script>alert(1)</script>")
        expect(page.locator("img")).to_have_count(0)
