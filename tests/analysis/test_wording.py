"""The words of sentences, in the forms in which they are compared."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.analysis.wording import ended, fold, most_shared, stem, tokens


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
    assert [word.folded for word in tokens(a)] == [word.folded for word in tokens(b)]


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
