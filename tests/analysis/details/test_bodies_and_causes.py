"""Bodies spelt in two ways, and a cause that one report gives and another says is not known."""

import pytest

from newsdiff.analysis.types import Kind
from tests.analysis.stories import article, story, two


def rows(a: str, b: str, kind: Kind) -> list[tuple[str, str, str]]:
    return [(d.a.text, d.b.text, str(d.strength)) for d in two(a, b).differences(kind)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Quell Marine Fisheries Service", "Quell Marine Fisheries Services"),
        ("BlueFern Distribution Ltd.", "Bluefern Distributors Ltd."),
        ("Harrow Grains", "Harrows Grain"),
    ],
)
def test_a_body_spelt_in_two_ways_is_a_conflict(one: str, other: str) -> None:
    found = rows(f"Divers from {one} came early.", f"Divers from {other} came early.", Kind.NAME)
    assert [(a.rstrip("."), b.rstrip("."), s) for a, b, s in found] == [
        (one.rstrip("."), other.rstrip("."), "conflict")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BlueFern Distribution Ltd.", "Bluefern Distribution Ltd"),  # capitals alone
        ("Quell Marine Fisheries Service", "Quell Marine Service"),  # a shorter form
        ("Quell Northern Rail Council", "Quell Northern Road Council"),  # two bodies
        ("Harrow Ministry", "Harrow Minister"),
    ],
)
def test_other_bodies_and_other_forms_are_no_two_spellings(one: str, other: str) -> None:
    assert rows(f"Divers from {one} came early.", f"Divers from {other} came early.", Kind.NAME) == []


def test_two_bodies_that_stand_in_one_article_are_two() -> None:
    a = "Divers from Quell Marine Fisheries Service met Quell Marine Fisheries Services."
    assert rows(a, "Divers from Quell Marine Fisheries Services came.", Kind.NAME) == []


def test_a_cause_of_death_given_and_said_to_be_unknown_is_a_conflict() -> None:
    a = "The cause of Tolan's death was not yet known."
    b = "The miner Oren Tolan died on Monday of heart failure."
    assert rows(a, b, Kind.CERTAINTY) == [
        (
            "cause of Tolan's death was not yet known",
            "died on Monday of heart failure",
            "conflict",
        )
    ]


def test_the_cause_of_somebody_elses_death_is_no_conflict() -> None:
    a = "The cause of death was unknown, a friend of Oren Tolan said."
    b = "In the same prison Ivo Marl died of cancer years before."
    assert rows(a, b, Kind.CERTAINTY) == []


def test_talks_to_do_it_beside_a_plain_will_is_a_conflict() -> None:
    a = "Mira Tolan is in negotiations to lead the Grey Harbour choir."
    b = "Mira Tolan will lead the Grey Harbour choir."
    assert [s for _, _, s in rows(a, b, Kind.CERTAINTY)] == ["conflict"]


def test_a_slip_in_the_name_of_a_place_is_shown_and_a_neighbour_is_not() -> None:
    often = "The Gulf of Ansel was calm. Ships cross the Gulf of Ansel. The Gulf of Ansel is deep."
    slip = article("b", "Pirates were caught in the Gulf of Ensel.")
    rows = story(article("a", often), slip, pairs=[]).differences(Kind.NAME)
    assert [{d.a.text, d.b.text} for d in rows] == [{"Gulf of Ansel", "Gulf of Ensel"}]
    once = article("a", "The Gulf of Ansel was calm.")
    assert story(once, slip, pairs=[]).differences(Kind.NAME) == []
