"""How differences are joined: which places carry one value, and which differences belong together."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from newsdiff.stories.models import Difference
from newsdiff.web.joined import Opposed, Sided, Spot, joined

WORDS = {1: "forty", 2: "sixty", 3: "ninety"}


def words(spot: Spot) -> str:
    """Spots of this test are told by the length that they have."""
    return WORDS[spot[2] - spot[1]]


def sided(left: Spot, right: Spot, *, kind: str = "number", claim: int | None = 1) -> Sided:
    return Sided(Difference(claim_id=claim, kind=kind, strength="conflict"), ([left], [right]))


def values(found: list[Opposed]) -> list[set[frozenset[Spot]]]:
    return [{frozenset(spots) for spots in one.values} for one in found]


def test_differences_that_share_a_value_by_its_words_are_one() -> None:
    found = list(joined([sided((1, 0, 1), (2, 0, 2)), sided((3, 0, 1), (4, 0, 3))], words))
    assert values(found) == [
        {frozenset({(1, 0, 1), (3, 0, 1)}), frozenset({(2, 0, 2)}), frozenset({(4, 0, 3)})}
    ]


def test_differences_that_share_a_value_by_its_place_are_one() -> None:
    found = list(joined([sided((1, 0, 2), (2, 0, 1)), sided((1, 1, 4), (3, 9, 12))], words))
    assert len(found) == 1
    assert frozenset({(1, 0, 2), (1, 1, 4), (3, 9, 12)}) in values(found)[0]


def test_differences_of_two_claims_or_kinds_stay_apart() -> None:
    rows = [sided((1, 0, 1), (2, 0, 2)), sided((1, 0, 1), (2, 0, 2), claim=2)]
    rows.append(sided((1, 0, 1), (2, 0, 2), kind="date"))
    assert len(list(joined(rows, words))) == 3


def test_the_same_words_of_two_speakers_are_two_values() -> None:
    (found,) = joined([sided((1, 0, 1), (2, 0, 1), kind="attribution")], words)
    assert len(found.values) == 2


def test_of_two_conflicts_of_one_quotation_in_the_same_sentences_the_surer_stands() -> None:
    less, more = (sided((1, at, at + 1), (2, at, at + 2), kind="quote") for at in (0, 5))
    other = sided((1, 20, 23), (3, 0, 1), kind="quote")
    for score, row in ((0.5, less), (0.9, more), (0.4, other)):
        row.row.score = score
    lengths = {
        (1, 0, 1): "a",
        (2, 0, 2): "b",
        (1, 5, 6): "c",
        (2, 5, 7): "d",
        (1, 20, 23): "e",
        (3, 0, 1): "f",
    }
    found = list(joined([less, more, other], lengths.__getitem__))
    assert [[row.score for row in one.rows] for one in found] == [[0.9], [0.4]]


def test_one_value_in_two_notations_is_no_difference() -> None:
    assert list(joined([sided((1, 0, 1), (2, 0, 1))], words)) == []


spots = st.tuples(st.integers(1, 6), st.integers(0, 8), st.integers(1, 3)).map(
    lambda s: (s[0], s[1], s[1] + s[2])
)
rows = st.lists(st.builds(sided, spots, spots, claim=st.sampled_from([1, None])), max_size=12)


@given(rows)
def test_within_what_belongs_together_no_value_stands_twice(given_rows: list[Sided]) -> None:
    for one in joined(given_rows, words):
        if len(one.rows) == 1:
            continue
        told = [{words(spot) for spot in spots} for spots in one.values]
        assert sum(map(len, told)) == len(set().union(*told))
        places = [spot for spots in one.values for spot in spots]
        assert len(places) == len(set(places))


@given(rows)
def test_no_difference_is_lost_or_told_twice(given_rows: list[Sided]) -> None:
    told = [id(row) for one in joined(given_rows, words) for row in one.rows]
    assert len(told) == len(set(told))
    plain = {id(row.row) for row in given_rows if words(row.sides[0][0]) != words(row.sides[1][0])}
    assert plain <= set(told)


@given(rows)
def test_the_order_of_the_differences_changes_nothing(given_rows: list[Sided]) -> None:
    there, back = (values(list(joined(order, words))) for order in (given_rows, given_rows[::-1]))
    assert Counter(map(frozenset, there)) == Counter(map(frozenset, back))
