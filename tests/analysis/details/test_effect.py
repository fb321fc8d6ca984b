"""The day on which something takes effect, told otherwise anywhere in another article."""

import pytest

from newsdiff.analysis.types import Kind
from tests.analysis.stories import article, story


def found(a: str, b: str) -> list[tuple[str, str, str]]:
    """The articles' first lines are aligned; what they tell of days stands further down."""
    texts = ("The council of Marl met again.\n" + text for text in (a, b))
    made = story(*(article(name, text) for name, text in zip("ab", texts, strict=True)))
    return [(d.a.text, d.b.text, str(d.strength)) for d in made.differences(Kind.DATE)]


@pytest.mark.parametrize(
    ("a", "b", "days"),
    [
        ("The ban takes effect on June 1.", "Anglers must obey it from 1 July, when it comes into force.",
         ("June 1", "1 July")),
        ("It will be applied provisionally from May 5, 2031.", "The pact enters into force on 9 May.",
         ("May 5, 2031", "9 May")),
        ("The toll becomes law in March.", "The toll goes into effect in October, the council said.",
         ("March", "October")),
        ("The rules went into force on 2 August and nobody cheered.", "They took effect on August 4.",
         ("2 August", "August 4")),
        ("Helmets become mandatory on 1 April.", "From 15 April, when it takes effect, all wear one.",
         ("1 April", "15 April")),
        ("The pact comes into force in 2030.", "The pact comes into force in 2031.", ("2030", "2031")),
    ],
)  # fmt: skip
def test_two_days_of_one_effect_are_a_conflict(a: str, b: str, days: tuple[str, str]) -> None:
    assert found(a, b) == [(*days, "conflict")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ban takes effect on June 1.", "The ban, agreed on 4 May, comes into force on 1 June."),
        ("The ban takes effect on June 1.", "The ban takes effect in June."),
        ("The ban takes effect on June 1.", "The council voted for the ban on 4 May."),
        ("The ban takes effect on June 1.", "Nobody knows when the ban will take effect."),
        ("The ban takes effect on June 1.", "The council met on 3 July; the ban takes effect soon."),
        ("The ban takes effect on June 1.", "The ban, which comes into force, lasts until 4 August."),
        ("The ban takes effect on June 1.", "The ban will be in force on 4 August."),
        ("The pills take effect within two hours.", "The ban takes effect on 3 May."),
    ],
)  # fmt: skip
def test_days_that_can_all_be_right_are_no_conflict(a: str, b: str) -> None:
    assert [row for row in found(a, b) if row[2] == "conflict"] == []


def test_days_of_two_rules_are_no_conflict() -> None:
    texts = (
        "The herring ban takes effect on June 1.",
        "Dearer ferry tickets go into effect on 15 September.",
    )
    made = story(*(article(name, text) for name, text in zip("ab", texts, strict=True)), pairs=[])
    assert made.differences(Kind.DATE) == []


def test_an_article_that_tells_two_days_of_effect_is_left_out() -> None:
    both = "The ban takes effect on June 1.\nThe toll takes effect on 1 July."
    assert found(both, "The ban takes effect on 3 August.") == []
    assert len(found("The ban takes effect on June 1.", "The ban takes effect on 3 August.")) == 1


def test_who_tells_one_of_the_days_in_other_words_stands_on_its_side() -> None:
    texts = (
        "The herring ban takes effect on June 1.",
        "The herring ban will be applied from July 1.",
        "From 1 June, when it enters into force, boats stay in port.",
    )
    made = story(*(article(name, text) for name, text in zip("abc", texts, strict=True)), pairs=[])
    (row,) = made.differences(Kind.DATE)
    sides = [{e.text for e in side} for side in ((row.a, *row.with_a), (row.b, *row.with_b))]
    assert sorted(sides, key=len) == [{"July 1"}, {"June 1", "1 June"}]


def test_a_rule_of_another_name_does_not_stand_beside_a_day_because_it_is_the_same() -> None:
    texts = (
        "The herring ban takes effect on June 1.",
        "The herring ban will be applied from July 1.",
        "The smoking rule in parks takes effect on July 1.",
    )
    made = story(*(article(name, text) for name, text in zip("abc", texts, strict=True)), pairs=[])
    (row,) = made.differences(Kind.DATE)
    assert {e.sentence for e in (row.a, row.b, *row.with_a, *row.with_b)} == {"a.0", "b.0"}
