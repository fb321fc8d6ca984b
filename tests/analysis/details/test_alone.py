"""The one value of its kind in each of two sentences that surely tell one fact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsdiff.analysis import details
from newsdiff.analysis.types import Strength
from tests.analysis.stories import conflicts, two

UNEQUAL = [
    ("The pier was finished in 1911.", "The pier was completed in 1913.", ("1911", "1913")),
    ("The swimming pool will close on 31 March.", "On 30 April the swimming pool will shut.",
     ("31 March", "30 April")),
    ("Three sailors were saved from a raft off Orle.", "A trawler pulled four sailors from a raft off Orle.",
     ("Three", "four")),
    ("The driver of the van was a 34-year-old man.", "The man who drove the van is 43 years old.",
     ("34-year-old", "43 years old")),
    ("By nine votes to four the board rammed the toll through.", "Members backed the toll by eight to four.",
     ("nine votes to four", "eight to four")),
    ("The pier, opened in 1934, shuts on 31 March.", "The pier closes on 30 April; it was opened in 1934.",
     ("31 March", "30 April")),
    ("The worst flood in Orle was in 1911.", "Orle saw no worse flood than in 1913.", ("1911", "1913")),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "words"), UNEQUAL)
def test_the_only_value_of_a_kind_conflicts_whatever_stands_around_it(
    a: str, b: str, words: tuple[str, str]
) -> None:
    assert conflicts(a, b) == [words]
    assert conflicts(b, a) == [words[::-1]]


@pytest.mark.parametrize(("a", "b", "words"), UNEQUAL[2:5])
def test_not_where_the_two_are_less_surely_of_one_fact(a: str, b: str, words: tuple[str, str]) -> None:
    story = two(a, b).told
    unsure = replace(story, alignments=tuple(replace(x, score=0.8) for x in story.alignments))
    assert not [d for d in details.differences(unsure) if d.strength is Strength.CONFLICT]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # of two things
        ("The crew seized 14 rifles and 31 boats.", "The crew seized six rifles, 12 boats and a raft."),
        ("The jail holds 900 inmates and was built for 450.", "The jail, meant for 450 inmates, holds 900."),
        ("The troupe gives 12 concerts, five of them in Orle.", "The troupe plays five concerts in Orle."),
        ("The bank, founded in 1904, has 60 branches.", "The bank has 60 branches and opened one in 2019."),
        ("The trial of Orle’s mayor begins on Monday.", "A verdict on the mayor of Orle is due on Friday."),
        ("Of the passengers two were hurt.", "Nine passengers were aboard, of whom two were hurt."),
        # one may be the other
        ("About 40 people came to the pier.", "Some 42 people came to the pier."),
        ("The pier opened in June.", "The pier opened on 3 June."),
        ("The pier opened in 1911.", "The pier opened on 3 June 1911."),
        ("The pier is 900 metres long.", "The pier is 0.9 kilometres long."),
        # told from different days
        ("The pier opened yesterday.", "The pier opened today."),
    ],
)  # fmt: skip
def test_values_of_two_things_and_values_that_both_can_be_right_do_not(a: str, b: str) -> None:
    assert conflicts(a, b) == conflicts(b, a) == []
