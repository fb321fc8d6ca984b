"""An article in a browser: its marks, its notes, and the keys that walk from difference to difference."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.factories import compared_story
from tests.web.test_contrasts import difference

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1440, "height": 900}


def address(outlet: str = "Harbour Post") -> str:
    made = compared_story()
    return f"/stories/{made.slug}/articles/{made.articles.get(outlet__name=outlet).pk}/"


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def test_marks_are_switched_at_once_and_stand_in_the_address(open_page: OpenPage) -> None:
    page = open_page(address())
    mark = page.locator(".ref-differs").first
    expect(mark).to_be_visible()
    expect(page.get_by_role("button", name="Show these")).to_be_hidden()
    page.locator("#show-differs").uncheck()
    expect(mark).to_be_hidden()
    assert "show=agrees" in page.url
    assert "show=differs" not in page.url
    page.reload()
    expect(page.locator(".ref-differs").first).to_be_hidden()
    page.locator("#show-differs").check()
    assert "?" not in page.url


def test_a_sentence_with_two_signs_keeps_the_one_that_is_shown(open_page: OpenPage) -> None:
    made = compared_story()
    difference(made, ("Upland Courier", "after sunset"), ("Morning Gull", "on both sides"), kind="date")
    article = made.articles.get(outlet__name="Upland Courier")
    page = open_page(f"/stories/{made.slug}/articles/{article.pk}/", viewport=DESK)
    sentence = page.locator(".s-differs.s-only")
    note = page.locator(".note-differs.note-only")
    page.locator("#show-differs").uncheck()
    expect(sentence.locator(".sign-differs")).to_be_hidden()
    expect(sentence.locator(".sign-only")).to_be_visible()
    expect(note).to_be_visible()
    page.locator("#show-only").uncheck()
    expect(sentence.locator(".ref")).to_be_hidden()
    expect(note).to_be_hidden()


def test_marks_are_switched_without_scripts(open_page: OpenPage) -> None:
    page = open_page(address(), scripts=False)
    for state in ("agrees", "differs", "wording", "only"):
        page.locator(f"#show-{state}").uncheck()
    page.get_by_role("button", name="Show these").click()
    assert page.url.endswith("?show=none")
    expect(page.locator("#show-differs")).not_to_be_checked()
    expect(page.locator(".ref-differs").first).to_be_hidden()


def test_on_a_phone_a_note_opens_below_its_sentence(open_page: OpenPage) -> None:
    page = open_page(address(), viewport=PHONE, reduced_motion="reduce")
    sentence = page.locator(".s-differs").first
    note = page.locator("#" + (sentence.get_attribute("data-note") or ""))
    expect(note).to_be_hidden()
    sentence.locator(".ref").click()
    expect(note).to_be_visible()
    expect(note).to_contain_text("Morning Gull")
    stands_below(sentence, note)


def test_on_a_phone_without_scripts_notes_stand_below_their_sentences(open_page: OpenPage) -> None:
    page = open_page(address(), scripts=False, viewport=PHONE)
    sentence = page.locator(".s-differs").first
    note = page.locator("#" + (sentence.get_attribute("data-note") or ""))
    expect(note.locator("summary")).to_contain_text("Morning Gull")
    stands_below(sentence, note)
    note.locator("summary").click()
    expect(note.get_by_text("Flag this sentence")).to_be_visible()


def stands_below(sentence: Locator, note: Locator) -> None:
    above, below = sentence.bounding_box(), note.bounding_box()
    assert above
    assert below
    assert below["y"] >= above["y"] + above["height"] - 1


def test_a_click_on_a_sentence_opens_its_note_and_another_closes_it(open_page: OpenPage) -> None:
    page = open_page(address())
    sentence = page.locator(".text .s-differs").first
    note = page.locator("#" + (sentence.get_attribute("data-note") or ""))
    for opened in (True, False):
        sentence.click(position={"x": 12, "y": 8})
        assert note.evaluate("note => note.open") is opened


def test_words_that_are_selected_in_a_sentence_open_nothing(open_page: OpenPage) -> None:
    page = open_page(address())
    sentence = page.locator(".text .s-differs").first
    sentence.evaluate("s => getSelection().selectAllChildren(s)")
    sentence.dispatch_event("click")
    assert page.locator(".note[open]").count() == 0


def test_a_mark_that_is_switched_off_is_neither_read_aloud_nor_walked_to(open_page: OpenPage) -> None:
    page = open_page(address("Upland Courier"))
    spoken = "mark => getComputedStyle(mark, '::before').content"
    mark = page.locator(".article-text .m-framing:not(.m-value)").first
    assert "possible framing" in mark.evaluate(spoken)
    kinds = {stop.get_attribute("class") for stop in page.locator("[data-stop]").all()}
    assert "s s-wording" in kinds
    page.locator("#show-wording").uncheck()
    assert mark.evaluate(spoken) == "none"
    page.evaluate("document.activeElement.blur()")
    for _ in range(6):
        page.keyboard.press("j")
        held = page.evaluate("document.activeElement.className")
        assert "s-wording" not in held


def test_a_long_switch_breaks_into_lines_beside_a_wide_text(open_page: OpenPage) -> None:
    page = open_page(address(), viewport=DESK)
    label = page.locator(".show label").first
    label.evaluate("label => label.append(', 12 more of them in quotations')")
    side = page.locator(".article-side")
    assert side.evaluate("side => side.scrollWidth <= side.clientWidth")


def test_beside_a_wide_text_the_margin_stands_open_to_be_read(open_page: OpenPage) -> None:
    page = open_page(address(), viewport={"width": 1440, "height": 900})
    summary = page.locator(".note-differs summary").first
    expect(summary).to_contain_text("Morning Gull")
    text, margin = page.locator(".article-text").bounding_box(), summary.bounding_box()
    assert text
    assert margin
    assert margin["x"] >= text["x"] + text["width"]


def test_keys_walk_the_differences_open_and_close_them(open_page: OpenPage) -> None:
    page = open_page(address())
    stops = [stop.get_attribute("id") for stop in page.locator("[data-stop]").all()]
    assert len(stops) > 1
    page.keyboard.press("j")
    assert focused(page) == stops[0]
    page.keyboard.press("j")
    assert focused(page) == stops[1]
    page.keyboard.press("k")
    assert focused(page) == stops[0]
    note = page.locator(f"#note-{(stops[0] or '').removeprefix('s-')}")
    page.keyboard.press("o")
    expect(note).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(note).not_to_have_attribute("open", "")
    page.wait_for_url(lambda address: "#" not in address)
    page.evaluate("new Promise(done => setTimeout(done))")  # until the step back is done
    assert focused(page) == stops[0]
    page.keyboard.press("k")
    expect(page.locator("#announce")).to_have_text("That was the first difference.")


def test_a_note_that_the_address_opened_is_closed_by_a_key_after_another_and_keys_go_on(
    open_page: OpenPage,
) -> None:
    page = open_page(address())
    first, second = [stop.get_attribute("id") or "" for stop in page.locator("[data-stop]").all()[:2]]
    named = page.url + first.replace("s-", "#n-")
    page.goto("/about/")
    page.goto(named)
    note = page.locator(f"#{first.replace('s-', 'note-')}")
    expect(note).to_have_attribute("open", "")
    for stop in (second, first):
        page.locator(f"#{stop} .ref").click()
    expect(note).to_have_attribute("open", "")
    page.keyboard.press("x")
    expect(page.locator(".note[open]")).to_have_count(0)
    page.wait_for_url(lambda address: "#" not in address)
    page.keyboard.press("j")
    expect(page.locator(f"#{second}")).to_be_focused()
    expect(page.locator(".note[open]")).to_have_count(0)


def test_a_sentence_is_flagged_by_keys_and_the_focus_is_in_the_form(open_page: OpenPage) -> None:
    page = open_page(address())
    page.keyboard.press("j")
    page.keyboard.press("f")
    expect(page.get_by_label("loaded wording")).to_be_focused()
    expect(page.locator("#announce")).not_to_be_empty()
    page.get_by_label("The words").focus()
    page.keyboard.type("jok?")
    expect(page.get_by_label("The words")).to_have_value("jok?")
    expect(page.locator("#keys")).to_be_hidden()


def test_the_keys_are_shown_and_can_be_switched_off(open_page: OpenPage) -> None:
    page = open_page(address())
    page.keyboard.press("Control+j")
    assert focused(page) == ""
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.get_by_label("Switch the letter keys off").check()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("j")
    assert not focused(page).startswith("s-")
    page.reload()
    page.keyboard.press("j")
    assert not focused(page).startswith("s-")
    page.get_by_role("button", name="Keys").click()
    expect(page.locator("#keys")).to_be_visible()


def test_a_text_from_right_to_left_keeps_its_margin_at_the_right_edge(open_page: OpenPage) -> None:
    texts = {
        "One": "الجسر\n\nافتتحت بلدة تالفرن جسر الميناء الجديد يوم الاثنين أمام حشد من الناس.\n",
        "Two": "جسر جديد\n\nافتتحت بلدة تالفرن جسر الميناء الجديد يوم الاثنين أمام حشد من الناس.\n",
    }
    made = compared_story("جسر الميناء", texts)
    page = open_page(
        f"/stories/{made.slug}/articles/{made.articles.all()[0].pk}/", viewport={"width": 1440, "height": 900}
    )
    text = page.locator(".text").first
    assert text.evaluate("e => getComputedStyle(e).direction") == "rtl"
    note = page.locator(".text .note").first
    assert note.evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert note.evaluate(
        "e => e.getBoundingClientRect().left > e.parentElement.getBoundingClientRect().right"
    )


@pytest.mark.parametrize("width", [320, 720, 1000, 1220, 2560])
def test_notes_that_are_open_never_make_the_page_wider(open_page: OpenPage, width: int) -> None:
    page = open_page(address(), viewport={"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('.note').forEach(note => { note.name = ''; note.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# A headline of two lines whose second one is marked, and where the first is drawn, with its descenders.
HEADLINE = """mark => {
    const headline = document.querySelector(".article-text h1 .s");
    headline.innerHTML = `Gypsy jumps, Japan,<br><span class="${mark}">Whopping query</span>`;
    const pen = document.createElement("canvas").getContext("2d");
    const style = getComputedStyle(headline);
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const line = document.createRange();
    line.selectNode(headline.firstChild);
    const box = line.getBoundingClientRect();
    const words = pen.measureText(headline.firstChild.textContent);
    const baseline = (box.height + words.fontBoundingBoxAscent - words.fontBoundingBoxDescent) / 2;
    return {x: box.left, y: box.top, width: box.width, height: baseline + words.actualBoundingBoxDescent};
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("mark", ["m-framing", "m-value", "m-flag"])
def test_a_mark_in_a_headline_covers_nothing_of_the_line_above(
    open_page: OpenPage, mark: str, theme: str
) -> None:
    made = compared_story()
    article = made.articles.get(outlet__name="Harbour Post")
    page = open_page("/about/", color_scheme=theme, viewport={"width": 1440, "height": 900})
    page.goto(article.get_absolute_url())
    clip = page.evaluate(HEADLINE, mark)
    marked = page.screenshot(clip=clip)
    second = page.locator(f"h1 .{mark}")
    assert "gradient" in second.evaluate("words => getComputedStyle(words).backgroundImage")
    second.evaluate("words => words.className = ''")
    assert page.screenshot(clip=clip) == marked


def test_a_flag_is_sent_seen_again_and_taken_back_in_its_note(open_page: OpenPage) -> None:
    page = open_page(address(), viewport=DESK)
    page.locator(".note summary").nth(1).click()
    page.locator(".note[open]").get_by_role("link", name="Flag this sentence").click()
    page.get_by_label("loaded wording").check()
    page.get_by_label("Comment").fill("Says who?")
    page.get_by_role("button", name="Send the flag").click()
    expect(page.locator(".note[open] .flagged")).to_contain_text("Until a moderator has approved it")
    page.reload()
    expect(page.locator(".note[open] .flagged")).to_contain_text("Says who?")
    page.get_by_role("button", name="Take it back").click()
    told = page.locator("main").get_by_text("Your flag was taken back. Nothing of it is kept.")
    expect(told).to_be_focused()
    page.reload()
    expect(page.locator(".note[open]")).to_be_visible()
    expect(page.locator(".flagged")).to_have_count(0)
