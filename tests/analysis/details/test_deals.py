"""Settled in one report, open in the other."""

import pytest

from newsdiff.analysis.types import Kind
from tests.analysis.stories import two


def found(a: str, b: str) -> list[tuple[str, str, str]]:
    return [(d.a.text, d.b.text, str(d.strength)) for d in two(a, b).differences(Kind.CERTAINTY)]


@pytest.mark.parametrize(
    ("a", "b", "cues"),
    [
        (
            "Mira Tolan is in negotiations to lead the harbour orchestra of Ansel.",
            "Mira Tolan has been hired to lead the harbour orchestra of Ansel.",
            ("is in negotiations", "has been hired"),
        ),
        (
            "The harbour orchestra of Ansel is about to hire Mira Tolan as its leader.",
            "Mira Tolan was chosen as leader of the harbour orchestra of Ansel.",
            ("is about to hire", "was chosen"),
        ),
        (
            "A week after the flood, composer Mira Tolan is close to signing up for the orchestra's tour.",
            "The board has now confirmed that Mira Tolan will conduct the tour of the orchestra.",
            ("is close to signing", "has now confirmed that Mira Tolan will conduct"),
        ),
    ],
)
def test_talks_beside_a_hiring_are_a_conflict(a: str, b: str, cues: tuple[str, str]) -> None:
    assert (*cues, "conflict") in found(a, b)
    assert (*cues, "conflict") in found(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Mira Tolan is in negotiations to lead the harbour orchestra of Ansel.",
            "Mira Tolan may have been hired to lead the harbour orchestra of Ansel.",
        ),
        (
            "The union is in talks with the harbour orchestra of Ansel about wages.",
            "Mira Tolan has been hired to lead a choir in Port Orrin.",
        ),
    ],
)
def test_what_is_open_in_both_or_another_matter_is_none(a: str, b: str) -> None:
    assert found(a, b) == []
