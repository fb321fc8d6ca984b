"""axe finds nothing on any page, in both themes, on a phone and on a desk, with everything unfolded."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.pages import World
from tests.factories import ARTICLES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RUN = """only => axe.run(document, {
    resultTypes: ["violations"], rules: {"target-size": {enabled: true}}, ...(only.length && {runOnly: only}),
}).then(found => found.violations)"""
# Of details that share a name one is open at a time, and so all but the last note would be looked past.
UNFOLD = """() => document.querySelectorAll("details").forEach(folded => {
    folded.removeAttribute("name");
    folded.open = true;
})"""


# What is only there once it is opened: the page, what is clicked there, and what is then to be seen.
OPENED = {
    "keys": ("{story}", ["[data-keys]"], "dialog[open]"),
    "claim": ("{story}", [".claim [data-open]"], ".claim .told-list"),
    "difference": ("{story}?all=differ", [".contrast [data-open]"], ".contrast .told-list"),
    "flag form": ("{story}", [".claim [data-open]", ".told-list [data-flag]"], ".flag form"),
    "flag sent": (
        "{story}",
        [".claim [data-open]", ".told-list [data-flag]", ".flag [value=loaded]", ".flag form button"],
        ".flagged form",
    ),
    "matrix row": ("{story}matrix/", ["a.cell-state.state-differs"], ".opened-box"),
    "matrix of a kind": ("{story}matrix/?kind=name", [], ".matrix-note"),
    "side-by-side fold": ("{story}compare/?open=all", [".why summary"], ".why[open] .rule"),
    "search": ("/search/?q=ships", [".search-tabs a >> nth=2"], ".search-tabs [aria-current]"),
    "wording": ("{story}wording/?outlet=harbour-post", [], "#of-harbour-post"),
}


def sign_in(page: Page, world: World) -> None:
    """Without the form: what is looked at are our pages, not the admin's login."""
    client = Client()
    client.force_login(world.editor)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    base = page.evaluate("location.origin")
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": base}])


def faults(page: Page, axe: str, *only: str) -> list[str]:
    """What axe finds by all of its rules, or by these `only`."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    found: list[dict[str, Any]] = page.evaluate(RUN, only)
    return [
        f"{fault['id']}: {fault['help']} at {', '.join(str(node['target']) for node in fault['nodes'][:4])}"
        for fault in found
    ]


def faults_in_both_themes(page: Page, axe: str) -> list[str]:
    """A theme is style alone, as a width is: the page that is there changes it, and is not opened anew."""
    found = []
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        found += [f"{theme}: {fault}" for fault in faults(page, axe)]
    return found


def test_axe_finds_a_barrier_where_one_is(open_page: OpenPage, axe: str) -> None:
    page = open_page("/about/")
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert [fault.partition(":")[0] for fault in faults(page, axe)] == ["button-name"]


def test_axe_finds_nothing_on_any_page(open_page: OpenPage, axe: str) -> None:
    world = World.build()
    page = open_page("/about/")
    sign_in(page, world)
    found = {}
    for name, address in world.addresses().items():
        page.goto(address)
        page.evaluate(UNFOLD)
        for width in (360, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            if there := faults_in_both_themes(page, axe):
                found[name, width] = there
    assert found == {}


@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_in_what_opens_or_is_swapped_in(open_page: OpenPage, axe: str, width: int) -> None:
    made = World.build().made
    page = open_page(made.get_absolute_url(), viewport={"width": width, "height": 900})
    found = {}
    for what, (address, opener, opened) in OPENED.items():
        page.goto(address.format(story=made.get_absolute_url()))
        for press in opener:
            page.locator(press).first.click()
        page.locator(opened).first.wait_for()
        page.evaluate(UNFOLD)
        if there := faults_in_both_themes(page, axe):
            found[what] = there
    assert found == {}


MARKS = """names => names.map(name => {
    const mark = document.createElement("mark");
    mark.className = name;
    mark.textContent = "words";
    document.querySelector("main").append(mark);
    const of = getComputedStyle(mark);
    return [of.textDecorationLine, of.textDecorationStyle, of.textDecorationThickness, of.backgroundImage];
})"""


def test_marks_are_told_apart_where_the_reader_chooses_the_colours(open_page: OpenPage) -> None:
    page = open_page("/about/", forced_colors="active")
    names = ["m-value", "m-framing", "m-framing-quoted", "m-value m-framing", "m-flag", "m-pair", "m-shared"]
    found = [tuple(look) for look in page.evaluate(MARKS, names)]
    assert len(set(found)) == len(names), found
    assert {look[0] for look in found} == {"underline"}
    assert {look[-1] for look in found} == {"none"}, "a stroke of our own colour lies below their letters"


# 640 is what 200 % zoom leaves of 1280 pixels, and 320 of 640.
WIDTHS = (320, 360, 640, 768, 2560)


def test_no_page_has_to_be_scrolled_sideways(open_page: OpenPage) -> None:
    texts = {f"{name} {'Unbreakable' * 9}": text + "Donau" * 60 + ".\n" for name, text in ARTICLES.items()}
    world = World.build(texts, title="Bridge" * 30)
    page = open_page("/about/")
    sign_in(page, world)
    wide = {}
    for name, address in world.addresses().items():
        page.goto(address)
        page.evaluate(UNFOLD)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if (found := page.evaluate("document.documentElement.scrollWidth")) > width:
                wide[name, width] = found
    assert wide == {}
