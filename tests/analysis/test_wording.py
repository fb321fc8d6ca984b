"""The words that differ between two sentences."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.analysis.wording import differing, ended, fold, most_shared, stem, tokens


def words(text: str, spans: tuple) -> list[str]:
    return [span.of(text) for span in spans]


def test_words_of_one_side_are_marked_on_that_side() -> None:
    a, b = "The council signed a landmark pact.", "The council signed a pact on Monday."
    in_a, in_b = differing(a, b)
    assert words(a, in_a) == ["landmark"]
    assert words(b, in_b) == ["on Monday"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The Council said: “We agree.”", 'the council said "we agree"'),
        ("Mira’s defence programme", "Mira's defense program"),
        ("an intelligence-sharing pact", "an intelligence sharing pact"),
        ("", ""),
    ],
)
def test_case_punctuation_quotation_style_and_regional_spelling_do_not_count(a: str, b: str) -> None:
    assert differing(a, b) == ((), ())


@given(st.text(), st.text())
def test_spans_are_never_empty_and_slice_the_text(a: str, b: str) -> None:
    for text, spans in zip((a, b), differing(a, b), strict=True):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(left.end <= right.start for left, right in pairwise(spans))


@given(st.text())
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert differing(text, text) == ((), ())


@given(st.text(), st.integers(0, 50))
def test_tokens_slice_to_their_own_words(text: str, offset: int) -> None:
    for token in tokens(text, offset):
        assert text[token.span.start - offset : token.span.end - offset] == token.text


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("historic", "historical"),
        ("shared", "sharing"),
        ("drills", "exercises"),
        ("organised", "organizing"),
        ("died", "dead"),
        ("collapse", "collapsed"),
        ("releases", "released"),
        ("accuse", "accusing"),
        ("transfer", "transferred"),
        ("hope", "hoping"),
        ("try", "tried"),
        ("tie", "tied"),
        ("vote", "voters"),
        ("agree", "agreements"),
        ("boxes", "box"),
        ("city", "cities"),
    ],
)
def test_forms_of_one_word_have_one_stem(a: str, b: str) -> None:
    assert stem(fold(a)) == stem(fold(b))


@pytest.mark.parametrize(("a", "b"), [("plane", "plan"), ("cars", "care"), ("hopping", "hoping")])
def test_words_that_look_alike_keep_their_stems(a: str, b: str) -> None:
    assert stem(fold(a)) != stem(fold(b))


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abcd")))
def test_texts_share_no_more_than_may_be_shared(left: list[str], right: list[str]) -> None:
    assert (Counter(left) & Counter(right)).total() <= most_shared(left, right) <= min(len(left), len(right))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("Unequal: 9 a.m. and 10 a.m..", "Unequal: 9 a.m. and 10 a.m."),
        ("Unequal: 9 and 10.", "Unequal: 9 and 10."),
        ("It breaks off...", "It breaks off..."),
    ],
)
def test_a_sentence_has_one_full_stop_at_its_end(given: str, told: str) -> None:
    assert ended(given) == told
