"""Which one of a row; votes, results and records."""

from datetime import datetime

import pytest

from newsdiff.analysis.details.ordinals import ordinals
from newsdiff.analysis.details.tallies import tallies
from newsdiff.analysis.types import Kind
from tests.analysis.stories import article, story, two


def found(a: str, b: str) -> list[tuple[str, str, str]]:
    return [(d.a.text, d.b.text, str(d.strength)) for d in two(a, b).differences(Kind.NUMBER)]


@pytest.mark.parametrize(
    ("a", "b", "values"),
    [
        (
            "A third worker died in the Ansel hospital after the mill fire.",
            "A second worker died in the Ansel hospital after the mill fire.",
            ("third worker", "second worker"),
        ),
        (
            "It was the 12th storm of the winter to flood the Quell docks.",
            "It was the eleventh storm of the winter to flood the Quell docks.",
            ("12th storm", "eleventh storm"),
        ),
        (
            "The Ansel council voted 6-3 to close the harbour.",
            "The Ansel council voted 7-2 to close the harbour.",
            ("6-3", "7-2"),
        ),
        (
            "The board of Ansel harbour approved the sale by six votes to three.",
            "The board of Ansel harbour approved the sale by seven votes to two.",
            ("six votes to three", "seven votes to two"),
        ),
        (
            "The Gulls won 3-1 against the Herons in Quell.",
            "The Gulls won 3-2 against the Herons in Quell.",
            ("3-1", "3-2"),
        ),
        (
            "Coach Oren Vask left the Gulls with a 122-147 record.",
            "Coach Oren Vask left the Gulls with a 120-149 record.",
            ("122-147", "120-149"),
        ),
    ],
)
def test_unequal_places_in_a_row_votes_results_and_records_are_a_conflict(
    a: str, b: str, values: tuple[str, str]
) -> None:
    assert found(a, b) == [(*values, "conflict")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("A third worker died of the mill fire.", "The 3rd worker died of the mill fire."),
        ("The Gulls won 3-1 against the Herons.", "The Herons lost 1-3 to the Gulls."),
        ("The Ansel council voted 6-3 to close it.", "The Ansel council voted six to three to close it."),
        # Another vote, another game, another part of the game.
        ("The Ansel council voted 6-3 to close the harbour.", "The Quell senate voted 7-2 for new taxes."),
        ("The Gulls won 3-1 against the Herons in Quell.", "The Gulls led 2-1 against the Herons in Quell."),
        ("The Gulls scored twice in the third quarter.", "The Gulls scored twice in the second quarter."),
        ("He was held on 12th Street near the docks.", "He was held on 11th Street near the docks."),
    ],
)
def test_equal_ones_and_those_of_other_events_are_left_alone(a: str, b: str) -> None:
    assert found(a, b) == []


def test_a_later_report_that_counts_one_more_is_an_update() -> None:
    a = "A second worker died in the Ansel hospital after the mill fire."
    b = "A third worker died in the Ansel hospital after the mill fire."
    morning, evening = datetime(2025, 3, 1, 8), datetime(2025, 3, 1, 20)
    strengths = [
        [str(d.strength) for d in two(a, b, published=days).differences(Kind.NUMBER)]
        for days in ((morning, evening), (evening, morning))
    ]
    assert strengths == [["detail"], ["conflict"]]


def test_an_article_with_both_tells_of_two() -> None:
    a = "The Ansel council voted 6-3 to close the harbour."
    b = "The Ansel council voted 7-2 to close the harbour."
    both = story(article("a", f"{a}\n{b}"), article("b", b), pairs=[("a.0", "b.0")])
    assert both.differences(Kind.NUMBER) == []


@pytest.mark.parametrize(
    "text", ["from 3-5 million votes", "the 2024-25 record", "a vote at 10:30-11:00", "won on 3-4-21"]
)
def test_ranges_seasons_times_and_dates_are_no_tallies(text: str) -> None:
    assert tallies(text) == ()


def test_spans_hold_the_ordinal_and_its_noun() -> None:
    text = "She was the fourth woman aboard."
    assert [o.span.of(text) for o in ordinals(text, 0)] == ["fourth woman"]
