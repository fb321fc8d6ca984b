"""Of the words of a row of sentences those are marked that are fewer: what is shared, or what is not."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from newsdiff.stories.models import Sentence
from newsdiff.web.rowwords import RowWords, row_words

START = 40  # where the sentences begin in their texts


def row(*cells: tuple[str, ...]) -> tuple[RowWords, list[list[tuple[str, str]]]]:
    """What is marked in each sentence, as its words and the mark."""
    numbers = iter(range(99))
    told = [[Sentence(pk=next(numbers), text=text, start=START) for text in cell] for cell in cells]
    found = row_words(told)
    return found, [
        [(one.text[mark.start - START : mark.end - START], mark.mark) for mark in found.marks[one.pk]]
        for cell in told
        for one in cell
    ]


def test_of_sentences_that_share_most_words_the_others_are_marked_and_a_moved_phrase_is_not() -> None:
    _, marks = row(
        ("Engineers said that 40 ships passed below it on the first day.",),
        ("Engineers said on the first day that 60 ships passed below it.",),
    )
    assert marks == [[("40", "pair")], [("60", "pair")]]


def test_words_in_another_form_or_spelling_are_shared() -> None:
    found, marks = row(("The DEFENCE pact marks a step.",), ("Defense pacts marking steps",))
    assert marks == [[], []]
    assert found.unshared == 0


def test_of_sentences_in_other_words_those_that_they_share_are_marked() -> None:
    found, marks = row(
        ("A ferry with forty tourists sank off the coast of Orle, coastguards confirmed.",),
        ("Nobody knows why the tourists drowned so near the coast of Orle in calm weather.",),
    )
    assert marks == [
        [("tourists", "shared"), ("coast of Orle", "shared")],
        [("tourists", "shared"), ("coast of Orle", "shared")],
    ]
    assert found.shared < found.unshared


def test_a_denial_counts_as_a_word_and_an_article_does_not() -> None:
    _, marks = row(("The bridge was not closed on Monday.",), ("A bridge was closed on Monday.",))
    assert marks == [[("not", "pair")], []]


def test_of_three_texts_a_word_is_shared_that_one_other_has() -> None:
    _, marks = row(
        ("The council opened the harbour bridge on Monday.",),
        ("The mayor opened the harbour bridge on Monday.",),
        ("The mayor opened the old bridge on Monday.",),
    )
    assert marks == [[("council", "pair")], [], [("old", "pair")]]


def test_what_one_text_says_in_two_sentences_is_beside_each_word_of_the_other() -> None:
    _, marks = row(
        ("The bridge was opened on Monday and closed in spring.",),
        ("The bridge was opened on Monday.", "It was closed in spring by Talvern."),
    )
    assert marks == [[], [], [("Talvern", "pair")]]


def test_marks_reach_across_no_comma() -> None:
    _, marks = row(
        ("The mayors of Orle, Vinn and Marrow met on Monday at noon beside the harbour.",),
        ("The mayors met on Monday at noon beside the harbour.",),
    )
    assert marks == [[("Orle", "pair"), ("Vinn and Marrow", "pair")], []]


def test_sentences_without_a_word_in_common_have_no_marks() -> None:
    found, marks = row(("Two tugs sank.",), ("Fishermen drowned.",))
    assert (found.shared, marks) == (0, [[], []])


@given(st.text(), st.text())
def test_marks_cut_words_out_of_their_sentence_and_are_of_one_kind(a: str, b: str) -> None:
    told = [[Sentence(pk=number, text=text, start=START)] for number, text in enumerate((a, b))]
    found = row_words(told)
    for (sentence,) in told:
        marks = found.marks[sentence.pk]
        assert all(START <= mark.start < mark.end <= START + len(sentence.text) for mark in marks)
        assert all(left.end <= right.start for left, right in pairwise(marks))
    assert len({mark.mark for marks in found.marks.values() for mark in marks}) <= 1


@given(st.text())
def test_a_sentence_shares_everything_with_itself(text: str) -> None:
    found, marks = row((text,), (text,))
    assert (found.unshared, marks) == (0, [[], []])
