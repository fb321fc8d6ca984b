"""Ages and offices of one person, over the whole story."""

from datetime import datetime

import pytest

from newsdiff.analysis.types import Kind
from tests.analysis.stories import article, story

DAY, NEXT_YEAR = datetime(2024, 3, 5), datetime(2025, 3, 5)


def found(a: str, b: str, kind: Kind, days: tuple[datetime, datetime] = (DAY, DAY)) -> list[set[str]]:
    documents = [article(name, text, day) for name, text, day in zip("ab", (a, b), days, strict=True)]
    rows = story(*documents, pairs=[]).differences(kind)
    return [{d.a.text, d.b.text} for d in rows if str(d.strength) == "conflict"]


SKIPPER = "The skipper, Edvin Sorrel, 61, was heard."


def test_two_ages_of_one_person_conflict_wherever_they_stand() -> None:
    assert found(SKIPPER, "Police hold 63-year-old Edvin Sorrel.", Kind.NUMBER) == [{"61", "63-year-old"}]


@pytest.mark.parametrize(
    "other",
    [
        "Edvin Sorrel, 61, was heard.",
        "Oren Sorrel, 63, was heard.",  # a brother, perhaps
        "Sorrel, 63, was heard.",
        "Edvin Sorrel, 63, was 61, he says: Edvin Sorrel, 61.",
        "Mira Tolan, 63, was heard.",
    ],
)
def test_other_people_and_both_ages_in_one_article_are_left_alone(other: str) -> None:
    assert found(SKIPPER, other, Kind.NUMBER) == []


def test_a_birthday_between_two_reports_explains_a_year() -> None:
    later = "Edvin Sorrel, 62, was sentenced."
    assert found(SKIPPER, later, Kind.NUMBER, (DAY, NEXT_YEAR)) == []
    assert found(SKIPPER, later, Kind.NUMBER) == [{"61", "62"}]


@pytest.mark.parametrize(
    ("a", "b", "offices"),
    [
        (
            "Mira Tolan, associate director of the harbour board, spoke.",
            "Deputy associate director Mira Tolan spoke.",
            {"associate director", "Deputy associate director"},
        ),
        (
            "As the deputy foreign minister, Mr Vask signed it.",
            "Foreign minister Oren Vask signed it.",
            {"deputy foreign minister", "Foreign minister"},
        ),
    ],
)
def test_offices_that_differ_in_a_rank_are_a_conflict(a: str, b: str, offices: set[str]) -> None:
    assert offices in found(a, b, Kind.NAME)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Director Mira Tolan spoke.", "Former director Mira Tolan spoke."),
        ("Director Mira Tolan spoke.", "Deputy director Oren Vask spoke."),
        ("Director Mira Tolan spoke.", "Tolan, once the deputy editor, spoke."),
        (
            "Mira Tolan, manager of Quell Mills, spoke.",
            "Mira Tolan, assistant manager of Ansel Docks, spoke.",
        ),
        (
            "Director Mira Tolan spoke.",
            "Mira Tolan, director since May, was deputy director. Mira Tolan, deputy director.",
        ),
    ],
)
def test_other_people_other_bodies_and_offices_that_both_know_are_left_alone(a: str, b: str) -> None:
    assert found(a, b, Kind.NAME) == []
