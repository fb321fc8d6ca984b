"""Dates of different grain: seasons, feasts and months."""

import pytest

from newsdiff.analysis.details import unequal_pairs
from newsdiff.analysis.details.moments import moments
from newsdiff.analysis.types import Kind
from tests.analysis.stories import conflicts, two


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("The inquiry must end by the end of June.", "The inquiry must end before Christmas.",
         ("June", "before Christmas")),
        ("The line is to be completed before Easter.",
         "The line is to be completed by the end of October.", ("before Easter", "October")),
        ("The repairs will be finished by the end of March.",
         "The repairs will be finished by the end of August.", ("March", "August")),
    ],
)  # fmt: skip
def test_deadlines_that_exclude_each_other_are_a_conflict(a: str, b: str, words: tuple[str, str]) -> None:
    assert conflicts(a, b, Kind.DATE) == [words]
    assert conflicts(b, a, Kind.DATE) == [words[::-1]]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The pool will reopen in the spring.", "The pool will reopen in January."),
        ("The pool will reopen after Easter.", "The pool will reopen in May."),
        ("The pool has been closed since the summer.", "The pool has been closed since October."),
        ("The new hospital will open next spring.", "The new hospital will open in November."),
        ("The museum will reopen in the autumn.", "The museum will reopen in April."),
        ("The trial of the mayor begins in January.", "The trial of the mayor begins next summer."),
        ("The bridge will open before Christmas.", "The bridge will open by the end of November."),
    ],
)
def test_what_is_perhaps_another_time_is_neither_conflict_nor_agreement(a: str, b: str) -> None:
    assert conflicts(a, b, Kind.DATE) == conflicts(b, a, Kind.DATE) == []
    assert unequal_pairs(two(a, b).told)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The line is to be completed by the end of December.",
            "The line is to be completed before Christmas.",
        ),
        ("The new hospital will open next spring.", "The new hospital will open in April."),
        ("The museum will reopen in the autumn.", "The museum will reopen in October."),
        ("The repairs will be finished by the end of March.", "The repairs will be finished in the spring."),
        ("The trial of the mayor begins next summer.", "The trial of the mayor begins in July."),
        ("The line was completed before Christmas.", "The line was completed in October."),
        ("The new hospital will open next spring.", "The new hospital will open next year."),
    ],
)
def test_times_of_which_one_may_lie_in_the_other_are_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b, Kind.DATE) == conflicts(b, a, Kind.DATE) == []
    assert not unequal_pairs(two(a, b).told)


@pytest.mark.parametrize(
    "text", ["a spring of fresh water", "the fall in prices", "the Christmas market", "this fall in prices"]
)
def test_springs_falls_and_markets_are_no_times(text: str) -> None:
    assert moments(text, 0, None) == ()
