"""Targets are large enough whatever font a machine has: wider or narrower, with taller or flatter lines."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.pages import World
from tests.browser.test_accessibility import UNFOLD, faults, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# The metrics of a font of this machine as those of others are: what an inline link covers goes by ascent and
# descent, and not by the height of its line.
FONT = """@font-face {{ font-family: strange; src: local("DejaVu Serif"), local("Liberation Serif");
    ascent-override: {ascent}%; descent-override: {descent}%; size-adjust: {width}%; }}"""
SERIF, SANS = ":root { --serif: strange, serif; }", ":root { --sans: strange, sans-serif; }"
TALL = FONT.format(ascent=120, descent=45, width=125)
FLAT = FONT.format(ascent=75, descent=20, width=80)


# Of axe's rules those that ask where things lie and how they look: what markup says is the same in any font,
# and all rules look at it in `test_accessibility`.
LAYOUT = ("target-size", "color-contrast", "scrollable-region-focusable", "link-in-text-block")
FONTS = {"tall serif": TALL + SERIF, "tall": TALL + SERIF + SANS, "flat": FLAT + SERIF + SANS}


def test_axe_finds_nothing_in_another_font(open_page: OpenPage, axe: str) -> None:
    world = World.build()
    page = open_page("/about/", bypass_csp=True)
    sign_in(page, world)
    found = {}
    for name, address in world.addresses().items():
        page.goto(address)
        page.evaluate(UNFOLD)
        for font, rules in FONTS.items():
            style = page.add_style_tag(content=rules)
            assert page.evaluate("document.fonts.load('16px strange').then(loaded => loaded.length)") == 1
            for width in (360, 1440):
                page.set_viewport_size({"width": width, "height": 900})
                if there := faults(page, axe, *LAYOUT):
                    found[name, font, width] = there
            style.evaluate("style => style.remove()")
    assert found == {}
