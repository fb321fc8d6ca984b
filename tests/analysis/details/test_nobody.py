"""Nobody in one report, and some people in the other."""

import pytest

from newsdiff.analysis.types import Kind
from tests.analysis.stories import conflicts, two


@pytest.mark.parametrize(
    ("some", "none", "words"),
    [
        ("Four passengers were injured when the tram derailed.",
         "No one was injured when the tram derailed.", ("Four", "No one")),
        ("Two hikers were hurt in the rockfall.", "Nobody was hurt in the rockfall.", ("Two", "Nobody")),
        ("The tram derailed, injuring four people.", "The tram derailed without injuries.",
         ("four", "without injuries")),
        ("The warehouse burned down and one worker was killed.",
         "The warehouse burned down but nobody was killed.", ("one worker", "nobody")),
        ("Six sailors died when the tanker sank.", "There were no deaths when the tanker sank.",
         ("Six", "no deaths")),
        ("Police made eleven arrests at the march.", "Police made no arrests at the march.",
         ("eleven", "no arrests")),
        ("The ceiling came down, injuring a woman.", "The ceiling came down without casualties.",
         ("a woman", "without casualties")),
        ("Two guests died in the fire on the pier.", "None died in the fire on the pier.", ("Two", "None")),
        ("Two guests were hurt in the fire.", "None of the hotel's guests was hurt in the fire.",
         ("Two", "None of the hotel's guests")),
    ],
)  # fmt: skip
def test_some_against_nobody_is_a_conflict(some: str, none: str, words: tuple[str, str]) -> None:
    assert conflicts(some, none) == [words]
    assert conflicts(none, some) == [words[::-1]]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Four passengers were injured when the tram derailed.", "No one was killed when the tram derailed."),
        ("Two hikers were hurt in the rockfall.", "No one else was hurt in the rockfall."),
        ("Two hikers were hurt in the rockfall.", "Nobody was badly hurt in the rockfall."),
        ("Two passengers were hurt when the plane crashed.",
         "Nobody on the ground was hurt when the plane crashed."),
        ("The tram derailed, injuring four people.",
         "Four people were injured when the tram derailed, none of them seriously."),
        ("Nobody died in the fire, which left two people in hospital.",
         "Two people were taken to hospital after the fire."),
        ("Police made eleven arrests at the march.", "Police made eleven arrests, and no one was hurt."),
        ("Six sailors died when the tanker sank, and no one survived.",
         "Six sailors died when the tanker sank."),
        ("Two hulls were damaged in the storm.", "Nobody was hurt in the storm."),
        ("Nobody was hurt in the blaze at the mill.", "A blaze at the mill hurt two workers last year."),
        ("Two guests were hurt in the fire.", "Of the two guests hurt in the fire none has died."),
        ("Two passengers were hurt in the fire.", "None of the crew was hurt in the fire."),
        ("Two men died in the fire.", "None of the women died in the fire."),
        ("Two guests died in the fire.", "None of those rescued died in the fire."),
        ("Two men were arrested in Orle.", "None of the players was arrested in Orle."),
    ],
)  # fmt: skip
def test_what_nobody_suffered_and_others_did_not_suffer_is_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == conflicts(b, a) == []


def test_the_row_is_one_of_numbers() -> None:
    rows = two("Police made eleven arrests there.", "Police made no arrests there.").differences()
    assert [row.kind for row in rows] == [Kind.NUMBER]


@pytest.mark.parametrize(
    ("none", "some"),
    [
        ("Nobody was hurt in the ferry fire.", "None of the 40 passengers was hurt in the ferry fire."),
        ("Nobody aboard the ferry was hurt.", "All 40 people aboard the ferry were rescued."),
        ("No one in the mill was hurt.", "Two people in the mill escaped."),
        ("No deaths were reported in Hale.", "Twelve people were feared dead in Hale."),
    ],
)
def test_those_whom_nothing_befell_do_not_stand_against_nobody(none: str, some: str) -> None:
    assert conflicts(none, some) == conflicts(some, none) == []
