"""Settled in one report, open in the other."""

from datetime import UTC, datetime

import pytest

from newsdiff.analysis.types import Difference, Kind
from tests.analysis.stories import article, story, two


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


def over_the_story(*texts: str) -> list[Difference]:
    """Differences of certainty between articles of which no sentences are aligned."""
    articles = [article(name, text) for name, text in zip("abcd", texts, strict=False)]
    return story(*articles, pairs=[]).differences(Kind.CERTAINTY)


@pytest.mark.parametrize(
    ("a", "b", "cues"),
    [
        (
            "Mira Tolan is close to signing for a second season with the Ansel choir.",
            "It is done: Mira Tolan will lead the Ansel choir through a second season.",
            ("is close to signing", "will lead"),
        ),
        (
            "The choir of Ansel spoke with Mira Tolan about its tour.\n"
            "Mira Tolan was tapped to lead the tour, a paper wrote.\n"
            "But no deal has been signed, the choir says.",
            "The choir confirmed that Mira Tolan will lead the tour of Ansel.",
            ("no deal has been signed", "confirmed that Mira Tolan will lead"),
        ),
        (
            "Orrin Salt is in talks to buy the Vask quarry near Ansel.",
            "Orrin Salt has agreed to buy the Vask quarry, its biggest purchase.",
            ("is in talks", "has agreed to buy"),
        ),
        (
            "Ilo Marl has yet to sign a contract with the Ansel rowing club.",
            "Ilo Marl, the oarsman, will join the Ansel rowing club in spring.",
            ("has yet to sign", "will join"),
        ),
        (
            "Ilo Marl is the new coach at Ansel, a fan wrote, and Ilo Marl will join in May as coach.\n"
            "Still, it is not official yet.",
            "Ilo Marl was hired as rowing coach by the Ansel club.",
            ("is not official", "was hired"),
        ),
    ],
)
def test_how_a_matter_stands_is_compared_over_the_story(a: str, b: str, cues: tuple[str, str]) -> None:
    for texts in ((a, b), (b, a)):
        assert cues in [(d.a.text, d.b.text) for d in over_the_story(*texts)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Somebody else, or something else of the same person.
        (
            "Mira Tolan is in talks to lead the Ansel choir.",
            "Juno Vask will lead a brass band in Orrin Bay.",
        ),
        (
            "Mira Tolan is in talks to lead the choir of Ansel.",
            "Mira Tolan was cast in a film about a lighthouse.",
        ),
        # Who stands for an office runs for it.
        (
            "Juno Vask is a candidate for harbour master of Ansel.",
            "Juno Vask will run for harbour master of Ansel.",
        ),
        # A forecast of what becomes of a thing, not of who will do it.
        (
            "Mira Tolan has no deal to direct the second play of the Ansel summer.",
            "Mira Tolan thinks that the second play of the Ansel summer will play for years.",
        ),
        # Open in both, or not told as settled.
        (
            "Mira Tolan is in talks to lead the Ansel choir.",
            "If Mira Tolan will lead the Ansel choir, the tour may be saved.",
        ),
        (
            "Mira Tolan is in talks to lead the Ansel choir.",
            "Mira Tolan reportedly has been hired to lead the Ansel choir.",
        ),
        (
            "Mira Tolan is in talks to lead the Ansel choir.",
            "Has Mira Tolan been hired to lead the Ansel choir? Nobody knows?",
        ),
    ],
)
def test_another_matter_or_nothing_settled_is_no_difference(a: str, b: str) -> None:
    assert over_the_story(a, b) == []


def test_one_matter_in_many_articles_is_one_row_with_all_places() -> None:
    rows = over_the_story(
        "Mira Tolan is in talks to lead the Ansel choir.",
        "Mira Tolan will lead the choir of Ansel.",
        "Mira Tolan is close to signing with the Ansel choir.",
        "Mira Tolan has been hired by the choir of Ansel.",
    )
    assert [(1 + len(d.with_a), 1 + len(d.with_b)) for d in rows] == [(2, 2)]


def test_what_came_of_talks_a_day_later_is_a_detail() -> None:
    days = [datetime(2031, 5, day, 8, tzinfo=UTC) for day in (3, 4)]
    a = article("a", "Mira Tolan is in talks to lead the Ansel choir.", days[0])
    b = article("b", "Mira Tolan will lead the choir of Ansel.", days[1])
    assert [d.strength for d in story(a, b).differences(Kind.CERTAINTY)] == ["detail"]


@pytest.mark.parametrize(
    ("opened", "settled", "strength"),
    [
        (datetime(2031, 5, 3, 8), datetime(2031, 5, 4, 8, tzinfo=UTC), "detail"),
        # Midnight is a day without its hour.
        (datetime(2031, 5, 3), datetime(2031, 5, 3, 18), "conflict"),
    ],
)
def test_days_with_and_without_a_zone_or_an_hour_are_compared(
    opened: datetime, settled: datetime, strength: str
) -> None:
    a = article("a", "Mira Tolan is in talks to lead the Ansel choir.", opened)
    b = article("b", "Mira Tolan will lead the choir of Ansel.", settled)
    assert [d.strength for d in story(a, b).differences(Kind.CERTAINTY)] == [strength]
