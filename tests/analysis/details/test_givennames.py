"""One surname under two given names: one person told of, or two."""

from __future__ import annotations

import pytest

from newsdiff.analysis import details
from newsdiff.analysis.details.givennames import one_given_name
from newsdiff.analysis.types import Kind
from tests.analysis.stories import article, sentences

A = "Prime Minister Tobias Renk described the king as the keeper of the nation’s conscience."
B = "The late king was the keeper of its conscience, said Premier Thomas Renk."


def names(a: str, b: str, probability: float = 0.9) -> list[tuple[str, str]]:
    documents = article("a", a), article("b", b)
    found = [sentence for document in documents for sentence in sentences(document)]
    rows = details.differences(details.story((), (), found, documents, [("a.0", "b.0", probability)]))
    return [(row.a.text, row.b.text) for row in rows if row.kind is Kind.NAME]


def test_one_person_under_two_given_names_is_shown() -> None:
    assert names(A, B) == [("Tobias Renk", "Thomas Renk")]


def test_not_where_the_sentences_hardly_tell_one_fact() -> None:
    assert names(A, B, 0.3) == []


@pytest.mark.parametrize("other", ["Thomas", "Mr", "Minister"])
def test_not_where_an_article_knows_both_or_no_given_name(other: str) -> None:
    both = (
        B + "\nHis brother Tobias Renk was there, too." if other == "Thomas" else B.replace("Thomas", other)
    )
    assert names(A, both) == []


def test_not_where_the_surname_is_only_part_of_another_word() -> None:
    a = "Four officers of Leeds were hurt in the fire.\nHarper Lee saw it, and Lee said so."
    b = "In the fire four officers from Leeds were hurt.\nStewart Lee was there, and Lee told reporters."
    assert names(a, b) == []
    assert names(a.replace("Leeds", "Lee"), b.replace("Leeds", "Lee")) == [("Harper Lee", "Stewart Lee")]


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("William", "Bill", True),
        ("Robert", "Bob", True),
        ("Milo", "Milorad", True),
        ("Mike", "Michael", True),
        ("Tobias", "Thomas", False),
        ("Greta", "Gerda", False),
        ("Signe", "Sigrid", False),
    ],
)
def test_a_short_form_is_no_other_name(a: str, b: str, one: bool) -> None:
    assert one_given_name(a, b) is one_given_name(b, a) is one
