"""A cause that is given in one article, and not known in another."""

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
            "Mira Tolan, 40, is in a clinic.\nIt is unclear what she gets treatment for there.",
            "Mira Tolan, 40, is getting help for her exhaustion.",
            ("It is unclear what", "help for her exhaustion"),
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
