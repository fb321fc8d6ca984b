"""Dates and times that differ."""

from datetime import datetime

import pytest

from newsdiff.analysis.details.moments import moments
from newsdiff.analysis.types import Kind
from tests.analysis.stories import two

WEDNESDAY = datetime(2025, 3, 5, 12)


def found(a: str, b: str, **options) -> list[tuple[str, str, str]]:
    return [(d.a.text, d.b.text, str(d.strength)) for d in two(a, b, **options).differences(Kind.DATE)]


def test_a_month_and_a_day_in_it_are_a_detail() -> None:
    pairs = found("The pact comes into force in January.", "The pact comes into force on January 1, 2025.")
    assert pairs == [("January", "January 1, 2025", "detail")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The missile was fired on Feb. 27.", "The missile was fired on 26 February."),
        ("The pact takes effect on June 1.", "The pact takes effect on July 1, 2025."),
        ("The court meets at 9 a.m.", "The court meets at 10:30."),
    ],
)
def test_unequal_days_of_one_event_are_a_conflict(a: str, b: str) -> None:
    assert [strength for *_, strength in found(a, b)] == ["conflict"]


def test_who_forces_a_way_begins_nothing() -> None:
    a, b = (
        "Thieves broke into the mill on 18 August.",
        "Burglars forced their way into the mill on 18 August.",
    )
    forced = moments(b, 0, None)[0].events
    assert "start" not in forced
    assert "start" in moments("The pact comes into force on 18 August.", 0, None)[0].events
    assert found(a, b) == []


def test_a_weekday_and_its_day_are_one_date() -> None:
    thursday = "The gate failed on Thursday, 6 March."
    for wednesday in ("Wednesday, 5 March", "Wednesday the 5th of March"):
        pairs = found(thursday, f"The gate failed on {wednesday}.")
        assert pairs == [("Thursday, 6 March", wednesday, "conflict")]
    assert found(thursday, "The gate failed on Thursday.") == []
    assert found(thursday, "The gate failed on Wednesday.") == [
        ("Thursday, 6 March", "Wednesday", "conflict")
    ]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ferry sank on Tuesday.", "The ferry sank yesterday."),
        ("The ferry sank on 4 March.", "The ferry sank on Tuesday."),
        ("The ferry sank on March 4.", "The ferry sank on 4 March 2025."),
        ("The court meets at noon.", "The court meets at 12:00."),
    ],
)
def test_relative_dates_are_resolved_against_publication(a: str, b: str) -> None:
    conflicts = [x for x in found(a, b, published=(WEDNESDAY, WEDNESDAY)) if x[2] == "conflict"]
    assert conflicts == []


def test_yesterday_in_two_papers_of_different_days_differs() -> None:
    published = (WEDNESDAY, datetime(2025, 3, 7, 12))
    pairs = found(
        "The ferry sank yesterday off Ansel.", "The ferry sank yesterday off Ansel.", published=published
    )
    assert [strength for *_, strength in pairs] == ["conflict"]


def test_dates_of_other_events_are_not_compared() -> None:
    a = "The pact signed on 3 May ends a quarrel."
    b = "The trial opens on 9 June in Ansel."
    assert found(a, b) == []


def test_numbers_behind_may_as_a_verb_are_no_date() -> None:
    assert found("They may 5 times refuse it.", "They may 6 times refuse it.") == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("A ferry sank off Ansel on Saturday.", "A ferry sank off Ansel, police said on Sunday."),
        (
            "The harbour opened again, it announced today (4 May 2021).",
            "The harbour opened again on 2 May 2021.",
        ),
        ("The captain was arrested on Tuesday.", "The captain will miss the Sunday game."),
    ],
)
def test_the_day_of_the_saying_is_not_the_day_of_the_event(a: str, b: str) -> None:
    assert found(a, b) == []


def test_times_close_to_each_other_of_which_one_is_rough_are_a_detail() -> None:
    pairs = found("The ferry sank around 6.20 p.m. off Ansel.", "The ferry sank at 18.22 off Ansel.")
    assert [strength for *_, strength in pairs] == ["detail"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The Gulls lost a third game on Friday.",
            "The Gulls had lost three games before they met the Herons on Saturday night.",
        ),
        ("Unrest broke out in Quell on December 13.", "The student from Quell was killed on 6 December."),
    ],
)
def test_dates_of_two_events_are_not_compared(a: str, b: str) -> None:
    assert [pair for pair in found(a, b) if pair[-1] == "conflict"] == []


def test_a_year_before_what_is_held_in_it_is_a_date() -> None:
    published = datetime(2024, 8, 2)
    pairs = found(
        "Mira Tolan will open the 2025 Harbour Games in Ansel.",
        "Mira Tolan will open this year's Harbour Games in Ansel.",
        published=(published, published),
    )
    assert pairs == [("2025", "this year", "conflict")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Another name beside each date.
        ("The storm Anselm wrecked the school in 1991.", "The storm Bertram wrecked the school in 2007."),
        # A range that holds the other one.
        ("The clinic was closed from March 2010 to May 2011.", "The clinic was closed in 2010."),
        # What a crowd shouts is of no day.
        (
            "They sang “we sail today for Ansel”.",
            "They sang “we sailed yesterday for Ansel”.",
        ),
    ],
)
def test_dates_of_two_things_are_no_conflict(a: str, b: str) -> None:
    assert [x for x in found(a, b, published=(WEDNESDAY, WEDNESDAY)) if x[2] == "conflict"] == []


def test_the_rule_behind_two_hours_ends_with_one_full_stop() -> None:
    made = two("The talks began at 9 a.m.", "The talks began at 11 a.m.")
    (row,) = made.differences(Kind.DATE)
    assert row.because.endswith("11 a.m.")
