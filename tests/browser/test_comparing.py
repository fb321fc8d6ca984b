"""Comparing in a browser, with scripts and without: the matrix, texts side by side, and wording."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.factories import ARTICLES, compared_story

LONG_END = "".join(f"A trader sold {n + 3} lamps at stall {n} that morning.\n" for n in range(6))
BRAGGED = "The mayor bragged that he planted a hedge.\n"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_cell_opens_its_sentences_with_the_keyboard_and_gives_the_focus_back(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page(f"/stories/{made.slug}/matrix/")
    cell = page.locator("a.cell-state.state-differs").first
    cell.focus()
    page.keyboard.press("Enter")
    opened = page.locator(".opened-box")
    expect(opened).to_contain_text("Harbour Post")
    expect(opened.locator("h2")).to_be_focused()
    expect(page.locator("#announce")).to_contain_text("differs")
    opened.get_by_role("link", name="Close").click()
    expect(opened).to_have_count(0)
    assert page.url.endswith("/matrix/")
    expect(cell).to_be_focused()


def test_narrowing_the_matrix_is_in_the_address_and_the_back_button_undoes_it(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page(f"/stories/{made.slug}/matrix/")
    everything = page.locator("th[scope=row]").count()
    page.locator("#tab-differs").click()
    expect(page.locator("#tab-differs")).to_have_attribute("aria-current", "true")
    assert page.url.endswith("/matrix/?state=differs")
    expect(page).to_have_title(f"Matrix, differs: {made.title} · newsdiff")
    page.get_by_label("Where").select_option(label="Upland Courier")
    expect(page.locator("#matrix > .note-line").first).to_contain_text(
        "where Upland Courier has it in its text"
    )
    assert page.url.endswith("/matrix/?state=differs&outlet=upland-courier")
    page.go_back()
    expect(page.locator("#by-outlet")).to_have_value("")
    page.go_back()
    expect(page.locator("th[scope=row]")).to_have_count(everything)
    expect(page.locator("header.top")).to_be_visible()


def test_back_closes_a_cell_of_the_matrix_and_leaves_the_table(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page(f"/stories/{made.slug}/matrix/?state=differs")
    page.locator("a.cell-state.state-differs").first.click()
    expect(page.locator(".opened-box h2")).to_be_focused()
    page.go_back()
    expect(page.locator(".opened-box")).to_have_count(0)
    assert page.url.endswith("/matrix/?state=differs")
    expect(page.locator("header.top")).to_be_visible()
    page.go_forward()
    expect(page.locator(".opened-box")).to_have_count(1)


def test_rows_that_are_open_together_have_ids_of_their_own(open_page: OpenPage) -> None:
    page = open_page(f"{compared_story().get_absolute_url()}matrix/")
    for number in range(2):
        page.locator("tbody:not(.is-open) a.cell-state[hx-get]").first.click()
        expect(page.locator(".opened-box")).to_have_count(number + 1)
    ids = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_back_from_a_sentence_finds_the_cell_of_the_matrix_still_open(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page(f"/stories/{made.slug}/matrix/?state=differs")
    page.locator("a.cell-state.state-differs").first.click()
    opened = page.locator(".opened-box")
    expect(opened.locator("h2")).to_be_focused()
    assert "state=differs&open=" in page.url
    told = opened.inner_text()
    opened.locator(".opened-others a").first.click()
    expect(page.locator(".annotated")).to_be_visible()
    page.go_back()
    expect(page.locator("header.top")).to_be_visible()
    expect(opened).to_have_count(1)
    assert opened.inner_text() == told
    opened.get_by_role("link", name="Close").click()
    expect(opened).to_have_count(0)
    assert page.url.endswith("/matrix/?state=differs")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_conflict_of_one_kind_is_three_clicks_from_the_front_page(
    open_page: OpenPage, scripts: bool
) -> None:
    made = compared_story()
    page = open_page("/", scripts=scripts)
    page.locator(".card-line h2 a").first.click()
    page.get_by_role("list", name="Points by kind:").get_by_role("link", name="number").click()
    assert page.url.endswith(f"/stories/{made.slug}/matrix/?kind=number")
    cell = page.locator(".matrix td.is-differs").filter(has_text="60")
    expect(cell.first).to_be_visible()
    expect(page.locator(".matrix-note").first).to_contain_text("number, conflict")
    cell.first.locator("a.cell-state").click()
    expect(page.locator(".opened-box, .s:target").first).to_contain_text("60 ships")


def test_the_matrix_is_narrowed_sorted_and_followed_without_scripts(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page(f"/stories/{made.slug}/matrix/", scripts=False)
    page.get_by_label("Where").select_option(label="Upland Courier")
    page.get_by_label("How it stands to the claim").select_option("absent")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("td.is-absent .cell-state").first).to_have_text("– not found")
    page.get_by_role("link", name=re.compile(r"^All \d")).click()
    page.locator("#sort-morning-gull").click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Morning Gull")
    page.locator("a.cell-state.state-differs").first.click()
    expect(page.locator(".s:target")).to_be_visible()


def test_on_a_phone_the_filters_are_folded_and_say_what_is_set(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page(f"/stories/{made.slug}/matrix/", viewport={"width": 320, "height": 640})
    fold, outlet = page.locator(".steering > summary"), page.locator("#by-outlet")
    expect(fold).to_have_text("Filter and sort")
    expect(outlet).to_be_hidden()
    first = page.locator(".matrix-claim").first.bounding_box()
    assert first
    assert first["y"] < 600
    fold.focus()
    page.keyboard.press("Enter")
    outlet.focus()
    outlet.select_option(label="Upland Courier")
    expect(fold).to_have_text("Filter and sort: where Upland Courier has it in its text")
    expect(outlet).to_be_visible()
    expect(outlet).to_be_focused()
    assert page.url.endswith("/matrix/?outlet=upland-courier")
    expect(page.locator(".htmx-added")).to_have_count(0)  # only then a choice is sent
    page.locator("#by-sort").select_option("state")
    expect(fold).to_contain_text(" · first what differs")
    page.locator("#tab-differs").click()
    expect(page.locator("#tab-differs")).to_have_attribute("aria-current", "true")
    expect(fold).to_contain_text("where Upland Courier has it in its text · first what differs")
    expect(outlet).to_be_hidden()


def test_on_a_phone_the_choice_of_texts_is_folded_under_their_names(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page(f"/stories/{made.slug}/compare/", viewport={"width": 360, "height": 740})
    fold, form = page.locator(".steering > summary"), page.locator(".choose")
    names = page.locator(".side-name").all_inner_texts()
    expect(fold).to_have_text(f"Choose texts: {names[0]} and {names[1]}")
    expect(form).to_be_hidden()
    fold.click()
    (other,) = set(ARTICLES) - set(names)
    page.get_by_label(other).check()
    page.get_by_role("button", name="Show", exact=True).click()
    expect(fold).to_contain_text(other)
    expect(page.locator("thead th")).to_have_count(3)
    expect(form).to_be_visible()  # as the filters of the matrix
    assert "fold=" not in page.url
    page.locator("a.side-order").first.press("Enter")
    expect(form).to_be_hidden()
    page.set_viewport_size({"width": 768, "height": 900})
    expect(form).to_be_visible()
    expect(fold).to_be_hidden()


def test_filters_that_were_sent_without_scripts_are_still_open(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page(f"/stories/{made.slug}/matrix/", scripts=False, viewport={"width": 360, "height": 740})
    page.get_by_text("Filter and sort").click()
    page.get_by_label("Differing in").select_option("number")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".steering > summary")).to_have_text("Filter and sort: number")
    expect(page.get_by_label("Differing in")).to_have_value("number")
    expect(page.get_by_label("Differing in")).to_be_visible()


def test_on_a_wide_screen_the_filters_stand_open(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page(f"/stories/{made.slug}/matrix/", viewport={"width": 768, "height": 900})
    fold = page.locator(".steering")
    expect(fold).not_to_have_attribute("open", "")
    expect(fold.locator("#by-outlet")).to_be_visible()
    expect(fold.locator("summary")).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1440])
def test_heads_and_claims_of_the_matrix_stay_in_sight(open_page: OpenPage, width: int) -> None:
    texts = {f"Outlet {n} of {name}": text for n in range(3) for name, text in ARTICLES.items()}
    made = compared_story(articles=texts)
    page = open_page(f"/stories/{made.slug}/matrix/", viewport={"width": width, "height": 600})
    if width < 768:
        who = page.locator(".matrix .cell-who").first
        expect(who).to_be_visible()
        expect(who).to_have_text(page.locator(".head-name").first.inner_text())
        return
    page.locator(".matrix-scroll").evaluate("""e => {
        e.scrollIntoView({ block: "center", behavior: "instant" });
        e.scrollTo({ top: e.scrollHeight, left: e.scrollWidth, behavior: "instant" });
    }""")
    expect(page.locator("thead .corner")).to_be_in_viewport()
    expect(page.locator("th[scope=row]").last).to_be_in_viewport()


# Words of outlets' names that stand on more than one line.
CUT = """() => [...document.querySelectorAll(".head-name, .cell-who")].flatMap(
    one => !one.checkVisibility() ? [] : [...one.firstChild.data.matchAll(/\\S+/g)].filter(word => {
        const range = new Range();
        range.setStart(one.firstChild, word.index);
        range.setEnd(one.firstChild, word.index + word[0].length);
        return new Set([...range.getClientRects()].map(line => line.top)).size > 1;
    }).map(word => word[0]))"""
LONG_NAMES = ("The Constitutionalist", "Wirtschaftswochenblatt", "Northumberland Communications Observer")


@pytest.mark.parametrize("outlets", [3, 8, 32])
def test_names_of_outlets_are_cut_nowhere_within_a_word_and_the_page_stays_in_the_window(
    open_page: OpenPage, outlets: int
) -> None:
    texts = [*ARTICLES.values()]
    names = [f"{LONG_NAMES[n % 3]} {n}" for n in range(outlets)]
    made = compared_story(articles={name: texts[n % 3] for n, name in enumerate(names)})
    page = open_page("/about/")
    for width in (320, 360, 768, 1024, 1312, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"/stories/{made.slug}/matrix/")
        assert page.evaluate(CUT) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") == width


def long_story() -> str:
    """The address of two texts side by side of which the second one goes on alone."""
    made = compared_story(articles={**ARTICLES, "Morning Gull": ARTICLES["Morning Gull"] + LONG_END})
    articles = {article.outlet.name: article.pk for article in made.articles.select_related("outlet")}
    chosen = f"article={articles['Harbour Post']}&article={articles['Morning Gull']}"
    return f"/stories/{made.slug}/compare/?{chosen}"


def test_the_address_follows_a_gap_that_is_opened_and_restores_it(open_page: OpenPage) -> None:
    page = open_page(long_story())
    gap = page.locator("details[data-fold]")
    trader = page.get_by_text("at stall 5")
    expect(trader).to_be_hidden()
    gap.locator("summary").click()
    expect(trader).to_be_visible()
    page.wait_for_url("**&open=*")
    page.reload()
    expect(trader).to_be_visible()
    page.get_by_role("link", name="read in this order of Morning Gull").click()
    expect(page.get_by_role("link", name="read in this order of Harbour Post")).to_be_visible()
    assert "&order=" in page.url
    page.go_back()
    expect(page.get_by_role("link", name="read in this order of Morning Gull")).to_be_visible()
    expect(trader).to_be_visible()
    gap.locator("summary").click()
    page.wait_for_url(lambda address: "open=" not in address)


def test_the_address_names_the_texts_that_nobody_chose_once_a_gap_is_opened(open_page: OpenPage) -> None:
    bare, _, chosen = long_story().partition("?")
    page = open_page(bare)
    page.locator("details[data-fold] summary").click()
    page.wait_for_url("**open=*")
    assert sorted(page.url.partition("?")[2].split("&")[:2]) == sorted(chosen.split("&"))


def test_gaps_are_opened_all_at_once_without_scripts(open_page: OpenPage) -> None:
    page = open_page(long_story(), scripts=False)
    page.get_by_role("link", name="Open all that only one text has").click()
    expect(page.get_by_text("at stall 5")).to_be_visible()
    assert page.url.endswith("&open=all")
    page.get_by_role("link", name="Fold what only one text has").click()
    expect(page.get_by_text("at stall 5")).to_be_hidden()


def test_the_strip_is_stepped_through_with_the_keyboard_and_jumps(open_page: OpenPage) -> None:
    page = open_page(long_story(), viewport={"width": 1000, "height": 400}, reduced_motion="reduce")
    jumps = page.get_by_role("navigation", name="Overview of the comparison").get_by_role("link")
    last = jumps.last
    last.focus()
    page.keyboard.press("Enter")
    target = (last.get_attribute("href") or "").removeprefix("#")
    expect(page.locator(f"[id='{target}']")).to_be_in_viewport()
    expect(page.locator("thead th").first).to_be_in_viewport()
    expect(last).to_be_in_viewport()


@pytest.mark.parametrize("kind", ["why", "row"])
@pytest.mark.parametrize("width", [768, 1440])
def test_what_an_address_names_side_by_side_is_not_below_the_head_of_the_columns(
    open_page: OpenPage, kind: str, width: int
) -> None:
    made = compared_story()
    chosen = "&".join(f"article={pk}" for pk in made.articles.values_list("pk", flat=True))
    address = f"/stories/{made.slug}/compare/?{chosen}&open=all"
    page = open_page(address, viewport={"width": width, "height": 300}, reduced_motion="reduce")
    key = page.locator("details.why").nth(1).get_attribute("id")
    assert key
    named = key.replace("why", kind)
    page.goto("/about/")
    page.goto(f"{address}#{named}")
    page.wait_for_load_state("networkidle")
    head = page.locator(".side thead th").first.bounding_box()
    target = page.locator(f"[id='{named}']").bounding_box()
    assert head
    assert target
    assert 0 <= head["y"] < 1, "the page is scrolled, and the head stands at its top"
    assert head["y"] + head["height"] <= target["y"] < 300


def test_on_a_phone_pairs_are_stacked_with_the_names_of_their_outlets(open_page: OpenPage) -> None:
    page = open_page(long_story(), viewport={"width": 360, "height": 740})
    left, right = page.locator("tr.shared").first.locator("td").all()
    above, below = left.bounding_box(), right.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"] + 1
    expect(left.locator(".cell-who")).to_have_text("Harbour Post")
    expect(right.locator(".cell-who")).to_be_visible()


def test_what_a_row_is_breaks_into_lines_in_a_narrow_column(open_page: OpenPage) -> None:
    made = compared_story()
    chosen = "&".join(f"article={pk}" for pk in made.articles.values_list("pk", flat=True))
    page = open_page(f"/stories/{made.slug}/compare/?{chosen}", viewport={"width": 768, "height": 900})
    told = page.locator(".why .state").first
    told.evaluate("e => { e.textContent = '· in all three, left open, mostly in other words' }")
    assert told.evaluate("e => e.closest('td').scrollWidth <= e.closest('td').clientWidth")


def test_what_one_outlet_calls_somebody_is_two_clicks_from_the_story(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page(made.get_absolute_url())
    page.get_by_role("link", name="Wording", exact=True).first.click()
    page.get_by_role("navigation", name="Wording of one outlet").get_by_text("Upland Courier").click()
    expect(page.get_by_role("heading", name="What Upland Courier calls whom")).to_be_visible()
    expect(page.locator("#of-upland-courier")).to_have_attribute("aria-current", "true")
    assert page.url.endswith("/wording/?outlet=upland-courier")
    page.go_back()
    expect(page.get_by_role("heading", name="Who calls whom what")).to_be_visible()
    expect(page.locator("header.top")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_one_name_that_an_outlet_has_for_somebody_is_three_clicks_from_the_front_page(
    open_page: OpenPage, scripts: bool
) -> None:
    texts = {"Harbour Post": "Beijing opened a bank in Talvern on Monday.\n"}
    texts["Morning Gull"] = "The Chinese regime opened a bank in Talvern on Monday.\n"
    compared_story(articles=texts)
    page = open_page("/", scripts=scripts)
    page.locator(".card-line h2 a").first.click()
    page.get_by_role("link", name="Wording", exact=True).first.click()
    page.get_by_role("navigation", name="Wording of one outlet").get_by_text("Morning Gull").click()
    expect(page.get_by_role("heading", name="What Morning Gull calls whom")).to_be_visible()
    china = page.locator(".called").filter(has=page.get_by_role("heading", name="China"))
    expect(china.locator(".name-text")).to_have_text("Chinese regime")
    expect(china).to_be_visible()


def test_a_name_opens_its_sentences_without_scripts(open_page: OpenPage) -> None:
    made = compared_story()
    page = open_page(f"/stories/{made.slug}/wording/", scripts=False)
    name = page.locator("#names details.name").first
    name.locator("summary").click()
    expect(name.locator(".tellings li").first).to_be_visible()
    expect(name.locator(".m-name").first).to_have_text(name.locator(".name-text").inner_text())


def test_marks_side_by_side_are_switched_by_kind_in_the_address_and_stay_so(open_page: OpenPage) -> None:
    made = compared_story(articles=ARTICLES | {"Morning Gull": ARTICLES["Morning Gull"] + BRAGGED})
    page = open_page(f"{made.get_absolute_url()}compare/", reduced_motion="reduce")
    differs, value = page.locator(".why .state-differs").first, page.locator(".side .m-value").first
    marked = "mark => getComputedStyle(mark).backgroundImage + getComputedStyle(mark).backgroundColor"
    before = value.evaluate(marked)
    expect(differs).to_be_visible()
    expect(page.get_by_role("button", name="Show these")).to_be_hidden()
    page.locator("#show-differs").uncheck()
    expect(differs).to_be_hidden()
    expect(value).to_be_visible()
    assert value.evaluate(marked) != before
    assert "show=agrees" in page.url
    assert "show=differs" not in page.url
    page.evaluate("document.activeElement.blur()")  # of the field, where letters are no keys
    page.keyboard.press("j")
    expect(page.locator(".why[data-stop]:focus")).to_be_visible()
    expect(page.locator(".why:focus .state-differs:visible")).to_have_count(0)
    page.locator("a.side-order").first.click()  # what htmx fetches keeps them so
    page.wait_for_url("**order=*")
    expect(page.locator("#show-differs")).not_to_be_checked()
    assert "show=differs" not in page.url
    page.reload()
    expect(differs).to_be_hidden()
    page.locator("#show-differs").check()
    expect(differs).to_be_visible()
    assert "show=" not in page.url
    page.go_back()
    expect(differs).to_be_hidden()


@pytest.mark.parametrize(
    ("alone", "told"),
    [
        (BRAGGED, "“” wording"),
        ('"The monstrous hedge must go," said Mayor Ilse Brandmeier.\n', "the speaker’s wording"),
    ],
)
def test_the_wording_of_what_one_text_has_alone_is_switched_with_wording(
    open_page: OpenPage, alone: str, told: str
) -> None:
    made = compared_story(articles=ARTICLES | {"Morning Gull": ARTICLES["Morning Gull"] + alone})
    page = open_page(f"{made.get_absolute_url()}compare/")
    why = page.locator(".why:not(tr.shared .why)")
    expect(why).to_have_text(re.compile(told))
    page.locator("#show-wording").uncheck()
    expect(why).to_be_hidden()
    page.locator("#show-wording").check()
    page.locator("#show-only").uncheck()
    expect(why).to_be_visible()


def test_a_flag_is_asked_for_without_the_kinds_of_marks(open_page: OpenPage) -> None:
    page = open_page(f"{compared_story().get_absolute_url()}compare/")
    page.keyboard.press("j")
    with page.expect_request("**/flag/?*") as asked:
        page.keyboard.press("f")
    assert "show=" not in asked.value.url


def test_marks_side_by_side_are_switched_without_scripts(open_page: OpenPage) -> None:
    made = compared_story()
    numbers = [article.pk for article in made.articles.order_by("-pk")[:2]]
    texts = f"article={numbers[0]}&article={numbers[1]}"
    page = open_page(f"{made.get_absolute_url()}compare/?{texts}", scripts=False)
    for state in ("agrees", "differs", "wording", "only"):
        page.locator(f"#show-{state}").uncheck()
    page.get_by_role("button", name="Show these").click()
    assert texts in page.url
    expect(page.locator("#show-differs")).not_to_be_checked()
    expect(page.locator(".why .state").first).to_be_hidden()
    page.locator("a.side-order").first.click()
    assert page.url.endswith("show=none")
    expect(page.locator("#show-agrees")).not_to_be_checked()
