"""Texts that a tokeniser has spaced out are compared as if they were not, and quoted as they stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.analysis.pipeline import analyse
from newsdiff.analysis.respaced import Respaced, is_spaced
from newsdiff.analysis.types import Comparison, Kind
from tests.analysis.stories import article
from tests.embedder import WordEmbedder

# Enough to show the habit, in front of what is looked at.
HABIT = "At 7: 40 p. m. the 1, 200 guests of the town ’ s inn left. "
BLANKS = st.text(alphabet="ab1 25.,:-’'s“”\"()$\n", max_size=60)


def joined(text: str) -> str:
    (document,) = Respaced([article("a", text)]).documents
    return document.text


@pytest.mark.parametrize(
    ("spaced", "typed"),
    [
        ("a 6. 1 - magnitude quake", "a 6.1-magnitude quake"),
        ("it cost $ 2. 6 million", "it cost $2.6 million"),
        ("the anti - piracy patrol", "the anti-piracy patrol"),
        ("U. N. envoys don 't speak , he said .", "U.N. envoys don't speak, he said."),
        ('" Not now, " he said', '"Not now," he said'),
        ("they ( all six ) and “ the mayor ”", "they (all six) and “the mayor”"),
        ("On May 5, 300 people came", "On May 5, 300 people came"),
        ("in 2019. 5 of them", "in 2019. 5 of them"),
        ("rooms 101, 102, 103 and 104", "rooms 101, 102, 103 and 104"),
        ("the quay - the old one - burnt", "the quay - the old one - burnt"),
        ("from 2012 - 14 on", "from 2012 - 14 on"),
    ],
)
def test_the_blanks_of_a_tokeniser_are_taken_out_and_no_others(spaced: str, typed: str) -> None:
    assert joined(HABIT + spaced) == "At 7:40 p.m. the 1,200 guests of the town’s inn left. " + typed


@pytest.mark.parametrize(
    "text",
    [
        "He left - for good - at 7:40 p.m. with 1,200 others.",
        "In 2019, 300 people came. In 2020. 5 of them left.",
        "Flights 101, 102, 203, 204 were cancelled. Wards 12, 114 and 15, 118 are shut.",
        "It rained in 1. 5 men drowned. In 2. 7 men drowned.",
        "The well-known ferry - the oldest - on - Lake Ansel.",
    ],
)
def test_what_somebody_typed_is_left_as_it_is(text: str) -> None:
    assert not is_spaced(text)
    assert joined(text) == text


@settings(max_examples=200, deadline=None)
@given(BLANKS)
def test_nothing_but_blanks_is_taken_out_and_lines_keep_their_words(text: str) -> None:
    given_ = article("a", HABIT + text)
    (made,) = Respaced([given_]).documents
    assert made.text.replace(" ", "") == given_.text.replace(" ", "")
    pairs = list(zip(given_.lines, made.lines, strict=True))
    assert all(
        old.span.of(given_.text).replace(" ", "") == new.span.of(made.text).replace(" ", "")
        for old, new in pairs
    )


def test_numbers_that_a_tokeniser_cut_are_compared_and_quoted_as_they_stand() -> None:
    found = compared(
        HABIT + "\nThe thieves took rings worth $2. 6 million from the shop in Ansel , police said.",
        "The thieves took rings worth $4.5 million from the shop in Ansel, police said.",
    )
    (row,) = [d for d in found.differences if d.kind is Kind.NUMBER]
    assert {row.a.text, row.b.text} == {"$2. 6 million", "$4.5 million"}
    text = {d.id: d.text for d in found.documents}
    assert all(s.span.of(text[s.document]) == s.text for s in found.sentences)
    assert "$2. 6 million" in text["a"]


def compared(*texts: str) -> Comparison:
    documents = [article(chr(97 + at), text) for at, text in enumerate(texts)]
    return analyse(documents, embedder=WordEmbedder())
