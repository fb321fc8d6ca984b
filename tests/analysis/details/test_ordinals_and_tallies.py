"""Which one of a row; votes, results and records."""

from datetime import datetime

import pytest

from newsdiff.analysis.details import unequal_pairs
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
    ("a", "b"),
    [
        ("The board approved the merger, with eight members for it and four against.",
         "The board approved the merger by nine votes to three."),
        ("Five judges upheld the ban and four dissented.",
         "The judges upheld the ban by seven votes to two."),
        ("Council members backed the new tram line 14 to 9.",
         "Sixteen council members voted for the new tram line and seven against it."),
        ("The committee rejected the amendment; ten voted against and five in favour.",
         "The committee rejected the amendment by eleven votes to four."),
        ("Of the trustees of Hale, three supported the sale and two did not.",
         "The trustees of Hale voted 4-1 for the sale."),
    ],
)  # fmt: skip
def test_how_many_were_for_and_against_is_a_vote_too(a: str, b: str) -> None:
    for texts in ((a, b), (b, a)):
        assert [row[2] for row in found(*texts)] == ["conflict"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The board approved the merger, with eight members for it and four against.",
         "The board approved the merger by eight votes to four."),
        ("Five judges upheld the ban and four dissented.", "The court upheld the ban by five votes to four."),
        ("Sixteen council members voted for the new tram line and nine against it.",
         "Council members backed the new tram line by 16 votes to 9."),
        ("The trustees sold six paintings and kept two, a decision taken by five votes to four.",
         "The trustees decided by five votes to four to sell the paintings."),
        ("The motion passed with 21 in favour and 18 opposed, while three abstained.",
         "The motion was carried by 21 votes to 18."),
        ("Six speakers were in favour of the dam and three were not before the council approved it.",
         "The council approved the dam by seven votes to two."),
        ("Three goals for Marl and two against were too few, the council said.",
         "The council said by five votes to four that it was too few for Marl."),
    ],
)  # fmt: skip
def test_equal_votes_and_what_is_no_vote_are_no_conflict(a: str, b: str) -> None:
    assert found(a, b) == found(b, a) == []


def test_unequal_votes_on_what_is_not_told_are_no_agreement() -> None:
    made = two("Six were in favour and three were not.", "The plan passed by seven votes to two.")
    assert made.differences() == []
    assert unequal_pairs(made.told)


@pytest.mark.parametrize(
    "text",
    [
        "from 3-5 million votes",
        "the 2024-25 record",
        "a vote at 10:30-11:00",
        "won on 3-4-21",
        "Fifty-eight people lost their lives",
    ],
)
def test_ranges_seasons_times_and_dates_are_no_tallies(text: str) -> None:
    assert tallies(text) == ()


def test_spans_hold_the_ordinal_and_its_noun() -> None:
    text = "She was the fourth woman aboard."
    assert [o.span.of(text) for o in ordinals(text, 0)] == ["fourth woman"]


def test_the_vote_of_one_party_and_who_did_not_vote_are_not_the_vote() -> None:
    assert tallies("Four Republican senators voted for the bill and 46 voted against it.") == ()
    assert tallies("Two states approved the ban in March and five did not certify it.") == ()
