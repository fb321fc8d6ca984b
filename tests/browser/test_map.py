"""The map of how alike texts are, as the browser draws it: names of any letters keep off each other."""

from __future__ import annotations

from itertools import combinations
from math import hypot
from typing import Any

import pytest

from newsdiff.web.drawing.plane import text_width
from tests.browser.conftest import OpenPage
from tests.factories import ARTICLES, compared_story

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAMES = [
    "WWW MMM WWW MMM", "Mimmwommmwwmm mwmw", "People of the North Daily", "The Ilm", "Vael Tribune",
    "Upland @@ % Courier", "Ørsted Ærø Œuvre", "Kraj w Ogniu", "Новости Дома", "Green Valley Letter",
]  # fmt: skip
BOXES = """chart => [...chart.querySelectorAll("text, circle")].map(part => {
    const {left, top, right, bottom} = part.getBoundingClientRect();
    return {left, top, right, bottom, name: part.textContent, inside: part.matches(".in-dot")};
})"""


WIDTHS = """names => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = getComputedStyle(document.querySelector(".map-wide text")).font;
    return names.map(name => pen.measureText(name).width);
}"""


def cover(a: dict[str, Any], b: dict[str, Any]) -> bool:
    """Whether two boxes share more than a hair's breadth; two points are round."""
    if not (a["name"] or b["name"]):
        apart = hypot(a["left"] - b["left"], a["top"] - b["top"])
        return bool(apart < a["right"] - a["left"])
    across = min(a["right"], b["right"]) - max(a["left"], b["left"])
    down = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
    return bool(across > 1 and down > 3)  # a line's box is higher than its letters


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_names_of_ten_outlets_keep_off_each_other_on_the_map(open_page: OpenPage, width: int) -> None:
    texts = list(ARTICLES.values())
    made = compared_story(articles={name: texts[n % len(texts)] for n, name in enumerate(NAMES)})
    page = open_page(f"/stories/{made.slug}/pictures/", viewport={"width": width, "height": 900})
    chart = page.locator(".map svg:visible")
    parts = chart.evaluate(BOXES)
    assert len([part for part in parts if part["name"]]) == len(NAMES)
    frame = chart.bounding_box()
    assert frame
    assert all(frame["x"] <= p["left"] and p["right"] <= frame["x"] + frame["width"] for p in parts)
    apart = [p for p in parts if not p["inside"]]  # a number stands inside its own point
    assert [(a["name"], b["name"]) for a, b in combinations(apart, 2) if cover(a, b)] == []


def test_a_name_takes_no_more_room_than_the_map_leaves_for_it(open_page: OpenPage) -> None:
    page = open_page(f"/stories/{compared_story().slug}/pictures/", viewport={"width": 1440, "height": 900})
    widths = page.evaluate(WIDTHS, NAMES)
    assert [n for n, width in zip(NAMES, widths, strict=True) if width > text_width(n, 15)] == []
