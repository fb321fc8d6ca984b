"""What somebody thinks of something, told otherwise by another report."""

import pytest

from newsdiff.analysis.details import unequal_pairs
from tests.analysis.stories import conflicts, two


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("The bishop welcomed the decision to close the abbey.",
         "The bishop deplored the decision to close the abbey.", ("welcomed", "deplored")),
        ("Farmers hailed the new water rules.", "Farmers denounced the new water rules.",
         ("hailed", "denounced")),
        ("The trade minister praised the deal on Tuesday.",
         "On Tuesday the trade minister attacked the deal.", ("praised", "attacked")),
        ("Doctors applauded the plan for a smoking ban.", "Doctors slammed the plan for a smoking ban.",
         ("applauded", "slammed")),
        ("The players' union endorsed the new calendar.", "The players' union rejected the new calendar.",
         ("endorsed", "rejected")),
        ("Residents cheered the court's ruling on the quarry.",
         "Residents decried the court's ruling on the quarry.", ("cheered", "decried")),
    ],
)  # fmt: skip
def test_welcomed_and_condemned_are_a_conflict_where_all_else_is_the_same(
    a: str, b: str, words: tuple[str, str]
) -> None:
    assert words in conflicts(a, b)
    assert words[::-1] in conflicts(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The bishop welcomed the decision to close the abbey.",
         "The bishop hailed the decision to close the abbey."),
        ("Farmers denounced the new water rules.", "Farmers criticised the new water rules."),
        ("Doctors applauded the plan while publicans slammed it.",
         "Publicans condemned the plan, which doctors welcomed."),
        ("The trade minister praised the deal on Tuesday.", "The opposition attacked the deal on Tuesday."),
        ("The players' union did not welcome the new calendar.",
         "The players' union criticised the new calendar."),
        ("The players' union rejected the new calendar.",
         "The players' union never supported the new calendar."),
    ],
)  # fmt: skip
def test_others_who_think_otherwise_and_equal_judgements_are_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == conflicts(b, a) == []


def test_a_judgement_of_one_side_of_a_thing_is_neither_conflict_nor_agreement() -> None:
    made = two("The union welcomed the deal with the port.", "The union criticised the deal on the pensions.")
    assert made.differences() == []
    assert unequal_pairs(made.told)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Some residents welcomed the plan for a mine.", "Some residents criticised the plan for a mine."),
        ("Three councillors backed the plan for a mine.", "Three councillors opposed the plan for a mine."),
        ("The minister welcomed the report on Monday.", "The minister criticised the report on Thursday."),
    ],
)  # fmt: skip
def test_two_parts_of_a_group_and_two_days_are_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == conflicts(b, a) == []
