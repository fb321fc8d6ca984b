"""Whether one person was arrested."""

from __future__ import annotations

from datetime import datetime

import pytest

from newsdiff.analysis.types import Kind, Strength
from tests.analysis.stories import article, story

MORNING, EVENING = datetime(2025, 3, 2, 6), datetime(2025, 3, 2, 19)


def found(
    a: str, b: str, first: datetime = MORNING, second: datetime = MORNING, *, aligned: bool = False
) -> list[tuple[str, str]]:
    pairs = [("a.0", "b.0")] if aligned else []
    made = story(article("a", a, first), article("b", b, second), pairs=pairs)
    return [(d.a.text, d.b.text) for d in made.differences(Kind.NEGATION) if d.strength is Strength.CONFLICT]


NOT_HELD = "The captain, Edvin Sorrel, 61, was questioned but had not been arrested, the police said."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Edvin Sorrel was in handcuffs when he left the quay.", "in handcuffs"),
        ("The police arrested Edvin Sorrel at his house.", "arrested"),
        ("Skipper Edwin Sorrell was led away in handcuffs.", "in handcuffs"),
        ("Edvin Sorrel, who steered the ship, was detained on the quay.", "detained"),
        ("Captain Edvin Sorrel has been taken into custody.", "taken into custody"),
        ("Edvin Sorrel is under arrest.", "under arrest"),
        ("Officers handcuffed Edvin Sorrel on the jetty.", "handcuffed"),
        ("The captain, Edvin Sorrel, is in custody in Ansel.", "in custody"),
        ("Edvin Sorrel, 61, was arrested and spent the night in a cell.", "arrested"),
        ("The ship's master, Edvin Sorrel, was taken away in handcuffs, witnesses said.", "in handcuffs"),
    ],
)
def test_somebody_is_arrested_in_one_report_and_not_in_the_other(text: str, words: str) -> None:
    assert found(NOT_HELD, text) == [("not been arrested", words)]
    assert found(text, NOT_HELD) == [(words, "not been arrested")]


@pytest.mark.parametrize(
    "text",
    [
        "Edvin Sorrel was questioned by the police.",
        "Edvin Sorrel may be arrested this week.",
        "Edvin Sorrel could be taken into custody.",
        "Edvin Sorrel will be arrested, relatives fear.",
        "Relatives want Edvin Sorrel to be arrested.",
        "A crowd called for the arrest of Edvin Sorrel.",
        "Edvin Sorrel avoided being arrested.",
        "Edvin Sorrel has not been arrested.",
        "Edvin Sorrel was never in custody.",
        "Edvin Sorrel was arrested in 2011 for smuggling.",
        "Edvin Sorrel had been arrested twice before.",
        "Three deckhands of Edvin Sorrel were arrested.",
        "The brother of Edvin Sorrel was arrested.",
        "Edvin Sorrel said that a deckhand had been arrested.",
        "Ole Marn was arrested on the quay.",
        "Edvin Sorrel and Ole Marn were on the quay, where Marn was arrested.",
        "Edvin Sorrel was released from custody.",
        "If Edvin Sorrel was arrested, nobody saw it.",
        "Was Edvin Sorrel arrested?",
        "Edvin Sorrel denied that he had been arrested.",
        "“They arrested Edvin Sorrel in front of us,” said Ida Renn.",
        "Reports that Edvin Sorrel was arrested are false.",
        "The police arrested a man who had threatened Edvin Sorrel.",
        "Ida Renn watched as Edvin Sorrel stood beside the arrested deckhand.",
    ],
)
def test_what_looks_like_an_arrest_of_the_same_person_is_none(text: str) -> None:
    assert found(NOT_HELD, text) == []


def test_a_person_of_whom_nothing_else_is_told_is_one_too() -> None:
    held = "The captain of the ferry, Jon Arne, was led away in handcuffs on Saturday night."
    free = "The captain, Jon Arne, was questioned on Saturday night but was not arrested."
    assert found(held, free) == [("in handcuffs", "not arrested")]


def test_an_arrest_that_a_later_report_tells_may_have_come_later() -> None:
    later = "Edvin Sorrel was arrested."
    assert found(NOT_HELD, later, MORNING, EVENING) == []
    assert found(later, NOT_HELD, MORNING, EVENING)


def test_but_not_one_of_the_day_before_the_report_that_denies_it() -> None:
    assert found(NOT_HELD, "Edvin Sorrel was in handcuffs last night.", MORNING, EVENING)
    assert found(NOT_HELD, "Edvin Sorrel was arrested this evening.", MORNING, EVENING) == []


def test_somebody_who_was_let_go_is_not_said_never_to_have_been_arrested() -> None:
    free = "Edvin Sorrel was released and is not in custody, the police said."
    assert found("Edvin Sorrel was arrested.", free) == []
