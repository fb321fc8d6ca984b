"""How many people were aboard."""

from newsdiff.analysis.types import Kind
from tests.analysis.stories import article, story


def found(*texts: str) -> list[tuple[str, str, str]]:
    documents = [article(chr(97 + i), text) for i, text in enumerate(texts)]
    return [
        (d.a.text, d.b.text, str(d.strength)) for d in story(*documents, pairs=[]).differences(Kind.NUMBER)
    ]


def test_unequal_numbers_of_those_aboard_are_a_conflict_wherever_they_stand() -> None:
    a = "The ferry sank off Ansel.\nIts manifest listed 86 passengers."
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
