"""Names spelt in more than one way, over the whole story."""

import pytest

from newsdiff.analysis.types import Kind, Strength
from tests.analysis.stories import article, story


def found(*texts: str) -> list[tuple[str, str]]:
    documents = [article(chr(97 + i), text) for i, text in enumerate(texts)]
    return [(d.a.text, d.b.text) for d in story(*documents, pairs=[]).differences(Kind.NAME)]


def test_one_given_name_and_surnames_two_letters_apart_are_one_name() -> None:
    pairs = found("Minister Takumi Isaya spoke in Ansel.", "Minister Takumi Isai spoke in Ansel.")
    assert pairs == [("Isaya", "Isai")]


def test_long_surnames_one_letter_apart_are_one_name() -> None:
    assert found("Minister Oren Tolmann spoke.", "It is late, Tolman told reporters. Tolman left.") == [
        ("Tolmann", "Tolman")
    ]


def test_a_name_spelt_otherwise_in_both_its_parts_is_found_in_both() -> None:
    pairs = found("Captain Edvin Sorrel was heard.", "Captain Edwin Sorrell was heard.")
    assert ("Sorrel", "Sorrell") in pairs
    assert ("Edvin Sorrel", "Edwin Sorrell") in pairs


@pytest.mark.parametrize(
    ("a", "b"),
    [("Hartmuzan", "Hartmouzan"), ("Keladrin", "Keldrin"), ("Ostrelliv", "Ostreliv")],
)
def test_two_ways_to_write_the_sound_of_a_name_are_found_though_each_stands_once(a: str, b: str) -> None:
    assert found(f"The road to {a} is closed.", f"Nobody gets to {b} today.") == [(a, b)]


def test_a_given_name_may_sound_the_same_where_the_surname_is_a_known_one() -> None:
    pairs = found("Minister Yasin Dolhan spoke of it.", "The clinic of Yassin Dolhan is shut.")
    assert pairs == [("Yasin Dolhan", "Yassin Dolhan")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The road to Merva is closed.", "Nobody gets to Mirva today."),
        ("The mayor met Burton at the dam.", "The mayor met Bertone at the dam."),
        ("The mayor met Carlson at the dam.", "The mayor met Carlsen at the dam."),
        ("Minister Oren Bartal spoke.", "Minister Mira Burtol spoke."),
        ("Iran spoke. Officials in Iran agreed.", "Iraq spoke. Officials in Iraq agreed."),
        ("Minister Oren Vask met Korea.", "Minister Oren Vask met a Korean guest in Korea."),
        ("Minister Oren Tolman spoke.", "Minister Mira Tolmann spoke."),
        ("Minister Oren Tolman spoke.", "Minister Oren Tolman spoke again."),
        ("Minister Oren Vandôme spoke. Vandôme left.", "Minister Oren Vandome spoke. Vandome left."),
        ("The Walker family came. Walker spoke.", "The Talker family came. Talker spoke."),
    ],
)
def test_other_names_plurals_and_demonyms_are_not_variants(a: str, b: str) -> None:
    assert found(a, b) == []


def test_a_given_name_taken_for_a_rank_is_shown() -> None:
    pairs = found(
        "He met Defence Minister General Nakoda there.", "He met Defence Minister Gen Nakoda there."
    )
    assert pairs == [("General Nakoda", "Gen Nakoda")]


def test_all_articles_with_a_spelling_stand_in_one_row() -> None:
    documents = [
        article(c, f"Minister Takumi {n} spoke in Ansel.")
        for c, n in zip("abc", ["Isaya", "Isaya", "Isai"], strict=True)
    ]
    (row,) = story(*documents, pairs=[]).differences(Kind.NAME)
    assert row.claim is None
    assert row.strength is Strength.CONFLICT
    assert {e.sentence for e in (row.a, *row.with_a)} == {"a.0", "b.0"}
    assert {e.sentence for e in (row.b, *row.with_b)} == {"c.0"}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The men were from Vaskalia. Vaskalia denied it.", "Vaskalis were held. Four Vaskalis were named."),
        ("The Ansel Bears won. Fans of the Bears sang.", "An Ansel Bear scored. The Ansel Bear was tired."),
    ],
)
def test_a_country_and_its_people_or_a_team_and_its_member_are_no_two_spellings(a: str, b: str) -> None:
    assert story(article("a", a), article("b", b)).differences(Kind.NAME) == []


@pytest.mark.parametrize(
    ("one", "other"), [("Tillie", "Tilly"), ("Ronnie", "Ronney"), ("Debbi", "Debbie"), ("Rosie", "Rosy")]
)
def test_two_spellings_of_one_ending_of_a_given_name_are_a_conflict(one: str, other: str) -> None:
    texts = (f"{name} Tolan said that the harbour was closed." for name in (one, other))
    assert found(*texts) == [(f"{one} Tolan", f"{other} Tolan")]


def test_two_given_names_that_only_end_alike_are_two_people() -> None:
    texts = (f"{name} Tolan said that the harbour was closed." for name in ("Billie", "Bobby"))
    assert found(*texts) == []
