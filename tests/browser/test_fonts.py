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


@pytest.mark.parametrize(
    "font", [TALL + SERIF, TALL + SERIF + SANS, FLAT + SERIF + SANS], ids=["tall serif", "tall", "flat"]
)
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_in_another_font(open_page: OpenPage, axe: str, width: int, font: str) -> None:
    world = World.build()
    page = open_page("/about/", viewport={"width": width, "height": 900}, bypass_csp=True)
    sign_in(page, world)
    found = {}
    for name, address in world.addresses().items():
        page.goto(address)
        page.add_style_tag(content=font)
        assert page.evaluate("document.fonts.load('16px strange').then(loaded => loaded.length)") == 1
        page.evaluate(UNFOLD)
        if there := faults(page, axe):
            found[name] = there
    assert found == {}
