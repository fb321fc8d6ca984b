"""How many people were aboard."""

import pytest

from newsdiff.analysis.types import Kind, Strength
from tests.analysis.stories import article, story, two


def found(*texts: str) -> list[tuple[str, str, str]]:
    documents = [article(chr(97 + i), text) for i, text in enumerate(texts)]
    return [
        (d.a.text, d.b.text, str(d.strength)) for d in story(*documents, pairs=[]).differences(Kind.NUMBER)
    ]


def test_unequal_numbers_of_those_aboard_are_a_conflict_wherever_they_stand() -> None:
    a = "The ferry sank off Ansel.\nIts manifest listed 86 people on board."
    b = "Mira Tolan put the number of those aboard the vessel at 118."
    assert found(a, b) == [("86", "118", "conflict")]


def test_the_last_number_of_an_article_is_its_own() -> None:
    a = "The ferry was first said to have 86 passengers.\nNow the police speak of 118 people aboard."
    b = "The ferry had 118 people aboard."
    assert found(a, b) == []


def test_other_vehicles_years_and_fates_are_not_compared() -> None:
    ferry = "The ferry had 118 people aboard."
    assert found(ferry, "The plane had 86 people aboard.") == []
    assert found(ferry, "In 1994 a ferry with 86 people aboard sank.") == []
    assert found(ferry, "The ferry is licensed for 90 passengers.") == []
    assert found(ferry, "The ferry had about 120 people aboard.") == []


def test_up_to_a_number_is_told_of_little_less_only() -> None:
    most = "The ferry was packed with up to 130 passengers."
    assert found(most, "The ferry had 86 people aboard.") == [("up to 130", "86", "conflict")]
    assert found(most, "The ferry had 118 people aboard.") == []


@pytest.mark.parametrize(
    ("everyone", "passengers"),
    [
        ("The coach was carrying 52 people.", "The coach was carrying 50 passengers."),
        ("The plane had 162 people on board.", "The plane landed safely with 156 passengers."),
        ("A ferry with 240 people aboard ran aground.", "A ferry carrying 212 passengers ran aground."),
        ("There were 94 people on the train.", "There were 90 passengers on the train."),
        ("The liner had 1,900 people aboard.", "The liner had 1,300 passengers and 600 crew aboard."),
        ("The helicopter carried 12 people.", "The helicopter carried ten passengers and two pilots."),
        ("The ferry had 118 people aboard.", "The ferry had 86 passengers."),
    ],
)
def test_the_crew_may_be_the_rest_of_those_aboard(everyone: str, passengers: str) -> None:
    for texts in ((everyone, passengers), (passengers, everyone)):
        rows = two(*texts).differences(Kind.NUMBER)
        assert {row.strength for row in rows} <= {Strength.DETAIL}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The coach was carrying 52 passengers.", "The coach was carrying 44 passengers."),
        ("The plane had 162 people on board.", "The plane had 171 people on board."),
        ("A ferry with 240 people aboard ran aground.", "A ferry carrying 310 passengers ran aground."),
        ("The ferry had 118 people aboard.", "The ferry had 86 passengers and a crew of five."),
        ("The ferry had 118 people aboard.", "The ferry had 40 passengers."),
    ],
)
def test_more_passengers_than_people_or_a_crew_that_is_told_are_a_conflict(a: str, b: str) -> None:
    for texts in ((a, b), (b, a)):
        assert [row.strength for row in two(*texts).differences(Kind.NUMBER)] == [Strength.CONFLICT]


NUMBER_OF = "The number of persons aboard the ferry is being verified; so far it stands at 102."


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry was carrying 86 passengers and a crew of five.", "86"),
        ("The ferry had 118 people aboard.", "118"),
        ("The boat was packed with up to 90 people.", "up to 90"),
        ("The number of those on board the ship was put at 140.", "140"),
        ("The number of people aboard the vessel is now known to be 97, the police said.", "97"),
        ("There were 131 passengers on the boat.", "131"),
        ("The manifest of the ferry listed 77 people on board.", "77"),
        ("The ferry, carrying 118 passengers, ran aground off Ansel.", "118"),
        ("The vessel left Hale with 160 people on board.", "160"),
        ("The number of passengers aboard the ferry, the operator said, was 64.", "64"),
        ("At least 110 people were aboard the ferry.", "At least 110"),
    ],
)
def test_the_one_number_of_a_sentence_on_the_number_aboard_is_theirs(text: str, value: str) -> None:
    assert found(NUMBER_OF, text) == [("102", value, "conflict")]


@pytest.mark.parametrize(
    "text",
    [
        "The number of people aboard the ferry was 102.",
        "The number of people aboard the ferry is not known; it left at 18.22.",
        "The number of people aboard the ferry is not known, and 12 bodies were found.",
        "The number of those aboard the ferry stood at about 100.",
        "The number of those aboard the ferry stood at 102, 23 more than its limit.",
        "The number of those aboard the ferry who died stands at 14.",
        "The number of those aboard the ferry who are missing stands at 19.",
        "The number of survivors from aboard the ferry stands at 71.",
        "The number of people aboard the ferry rose by 12 percent.",
        "The number of people aboard the ferry was known 40 minutes later.",
        "The number of people aboard the ferry in 1994 was 61.",
        "The number of lorries aboard the ferry was 11.",
        "The number of life jackets aboard the ferry was 90.",
        "The number of crew aboard the ferry was 11.",
        "The number of people aboard another ferry was 61.",
        "The number of people aboard a similar boat was 61.",
        "The number of passengers aboard the ferry is limited by its capacity of 90.",
        "The number of people aboard the plane was 61.",
        "The number of people aboard the ferry was given by 11 witnesses.",
        "The number of people aboard the ferry will be told on 14 July.",
        "The number of seats aboard the ferry is 120.",
        "The number of people aboard the ferry was at most 102.",
    ],
)
def test_other_numbers_of_such_a_sentence_are_not_of_those_aboard(text: str) -> None:
    assert found(NUMBER_OF, text) == []
