"""The day on which an article came out."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.analysis.details.dateline import is_dateline, published_on
from newsdiff.analysis.types import Kind
from tests.analysis.stories import article, story


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("March 5, 2024", date(2024, 3, 5)),
        ("Updated: Tuesday, 5 March 2024 09:30 GMT", date(2024, 3, 5)),
        ("Published on Mar. 5th, 2024 at 8: 13am EST", date(2024, 3, 5)),
        ("2024-03-05", date(2024, 3, 5)),
        ("25 / 03 / 2024", date(2024, 3, 25)),
        ("Edited on Tue Mar - 05 - 24 03: 49 PM", date(2024, 3, 5)),
    ],
)
def test_a_line_that_is_a_date_tells_the_day_of_publication(line: str, day: date) -> None:
    assert published_on(article("a", f"The mill burns\n{line}\nThe mill burnt down.")) == day


@pytest.mark.parametrize(
    "line",
    [
        "The mill burnt on March 5, 2024.",
        "3 / 4 / 2024",  # the third of April, or the fourth of March
        "March 45, 2024",
        "March 5",
    ],
)
def test_other_lines_tell_nothing(line: str) -> None:
    assert published_on(article("a", f"The mill burns\n{line}")) is None


def test_the_publisher_is_asked_first() -> None:
    document = article("a", "The mill burns\nMarch 5, 2024", datetime(2024, 3, 6))
    assert published_on(document) == date(2024, 3, 6)


def test_relative_years_are_resolved_against_the_dateline_and_datelines_are_no_difference() -> None:
    a = article("a", "Mira Tolan will open the fair next year.\nMarch 5, 2024")
    b = article("b", "Mira Tolan will open the fair this year.\nMarch 6, 2024")
    found = story(a, b, pairs=[("a.0", "b.0"), ("a.1", "b.1")]).differences(Kind.DATE)
    assert [({d.a.text, d.b.text}, str(d.strength)) for d in found] == [
        ({"next year", "this year"}, "conflict")
    ]


@given(st.text(max_size=90))
def test_any_text_can_be_asked(text: str) -> None:
    assert is_dateline(text) in {True, False}
