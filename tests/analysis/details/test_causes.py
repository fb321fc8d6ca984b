"""A cause that is given in one article, and not known in another."""

from datetime import datetime

import pytest

from newsdiff.analysis.types import Difference, Kind
from tests.analysis.stories import article, story


def rows(a: str, b: str) -> list[Difference]:
    return story(article("a", a), article("b", b), pairs=[]).differences(Kind.CERTAINTY)


@pytest.mark.parametrize(
    ("unknown", "given", "words"),
    [
        (
            "A fire burnt the Ansel mill on Friday.\nIt was not immediately clear what caused the fire.",
            "The blaze at the Ansel mill was started by a candle. The fire burnt on Friday.",
            (
                "was not immediately clear what caused the fire",
                "blaze at the Ansel mill was started by a candle",
            ),
        ),
        (
            "The cause of the crash near the Ansel bridge has not been determined.",
            "Black ice caused the crash near the Ansel bridge.",
            (
                "cause of the crash near the Ansel bridge has not been determined",
                "Black ice caused the crash",
            ),
        ),
        (
            "Wardens at the Ansel quarry did not know what triggered the explosion in the shaft.",
            "A dropped lamp triggered the blast in the shaft of the Ansel quarry.",
            ("did not know what triggered the explosion", "dropped lamp triggered the blast"),
        ),
        (
            "Mira Tolan, 40, is in a clinic.\nHer nurses did not know what the treatment is meant to cure.",
            "Mira Tolan, 40, is getting help for her exhaustion.",
            ("did not know what", "help for her exhaustion"),
        ),
        (
            "Mira Tolan, 40, went to a clinic for undisclosed reasons.",
            "Mira Tolan, 40, is being treated for burns in the clinic.",
            ("for undisclosed reasons", "treated for burns in the"),
        ),
        (
            "The agent of Mira Tolan, 40, would not say why she is in rehab.",
            "Mira Tolan, 40, is in rehab for drinking.",
            ("would not say why", "rehab for drinking"),
        ),
    ],
)
def test_a_cause_given_here_and_unknown_there_is_a_conflict(
    unknown: str, given: str, words: tuple[str, str]
) -> None:
    for texts in ((unknown, given), (given, unknown)):
        assert [(d.a.text, d.b.text, d.strength) for d in rows(*texts)] == [(*words, "conflict")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Another fire, another event of the same place.
        (
            "It is unclear what caused the fire at the Ansel mill.",
            "In Port Orrin a barn fire was started by boys.",
        ),
        (
            "It is unclear what caused the fire at the Ansel mill on Friday.",
            "Black ice caused the crash at the Ansel mill on Friday.",
        ),
        (
            "It is unclear what caused the fire at the Ansel mill on Friday.",
            "In a fire at the Ansel mill last year, a candle caused the blaze on a Friday.",
        ),
        # Another one's death.
        (
            "The cause of death of Mira Tolan is not known.",
            "Mira Tolan's father died of a stroke.",
        ),
        # Given with a doubt.
        (
            "It is unclear what caused the fire at the Ansel mill on Friday.",
            "Officers think that a candle caused the fire at the Ansel mill on Friday.",
        ),
        (
            "It is unclear what caused the fire at the Ansel mill on Friday.",
            "The fire at the Ansel mill on Friday may have been caused by a candle.",
        ),
        # Somebody else; no reason but a time.
        (
            "The agent of Mira Tolan, 40, would not say why she is in rehab.",
            "Ilo Marl, 30, is in rehab for drinking.",
        ),
        (
            "The agent of Mira Tolan, 40, would not say why she is in rehab.",
            "Mira Tolan, 40, is in rehab for two months.",
        ),
    ],
)
def test_another_event_or_person_or_a_guess_gives_no_cause(a: str, b: str) -> None:
    assert rows(a, b) == []


def test_a_cause_told_of_a_death_is_set_against_one_not_known() -> None:
    found = rows(
        "The cause of death of Mira Tolan is not known.", "Mira Tolan, the singer, died of a stroke."
    )
    assert [(d.a.text, d.b.text) for d in found] == [
        ("cause of death of Mira Tolan is not known", "died of a stroke")
    ]


def test_a_cause_found_half_a_day_later_is_a_detail() -> None:
    days = [datetime(2031, 5, day, 8) for day in (3, 4)]
    a = article("a", "It is unclear what caused the fire at the Ansel mill on Friday.", days[0])
    b = article("b", "A candle caused the fire at the Ansel mill on Friday.", days[1])
    assert [d.strength for d in story(a, b, pairs=[]).differences(Kind.CERTAINTY)] == ["detail"]
