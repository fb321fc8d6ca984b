"""Cutting sentences into marked pieces loses no character and marks exactly the spans."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.web.marks import Marked, Piece, excerpt, grey, narrowed, pieces, shortened
from newsdiff.web.templatetags.words import briefly, clipped, counted, listed, marked
from newsdiff.web.words import ELLIPSIS, balanced, quoted


@st.composite
def text_and_marks(draw: st.DrawFn) -> tuple[str, int, list[Marked]]:
    text = draw(st.text(min_size=1, max_size=60))
    offset = draw(st.integers(0, 50))
    marks = []
    for name in draw(st.lists(st.sampled_from(["value", "part", "flag"]), max_size=5)):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        marks.append(Marked(offset + start, offset + end, name))
    return text, offset, marks


@given(text_and_marks())
def test_pieces_put_together_are_the_text(given_marks: tuple[str, int, list[Marked]]) -> None:
    text, offset, marks = given_marks
    assert "".join(piece.text for piece in pieces(text, offset, marks)) == text


@given(text_and_marks())
def test_every_character_carries_exactly_the_marks_that_cover_it(
    given_marks: tuple[str, int, list[Marked]],
) -> None:
    text, offset, marks = given_marks
    at = offset
    for piece in pieces(text, offset, marks):
        for _ in piece.text:
            assert set(piece.marks) == {m.mark for m in marks if m.start <= at < m.end}
            at += 1


def test_a_mark_that_reaches_out_of_the_sentence_is_cut_at_its_ends() -> None:
    assert pieces("two ships", 10, [Marked(0, 13, "value"), Marked(40, 50, "flag")]) == (
        Piece("two", ("value",)),
        Piece(" ships"),
    )


def test_an_excerpt_keeps_the_words_in_focus_and_cuts_between_words() -> None:
    text = "word " * 50 + "forty ships " + "word " * 50
    start = text.index("forty")
    shown = excerpt(text, 0, Marked(start, start + len("forty ships"), "value"), longest=60)
    assert shown[0] == shown[-1] == Piece(ELLIPSIS)
    assert Piece("forty ships", ("value",)) in shown
    words = "".join(piece.text for piece in shown[1:-1]).split()
    assert set(words) == {"word", "forty", "ships"}


def told(found: Iterable[Piece], left_out: str) -> str:
    return "".join(piece.text for piece in found if left_out not in piece.marks)


def test_an_excerpt_is_read_in_two_widths_and_no_word_of_either_is_cut() -> None:
    text = "The ferry’s captain, Edvin Sorrel, 61, was being questioned but had not been arrested."
    start = text.index("61")
    found = narrowed(pieces(text, 0, [Marked(start, start + 2, "value")]), 40, most=96)
    assert told(found, "near") == text
    assert told(found, "far") == "…captain, Edvin Sorrel, 61, was being questioned…"
    assert Piece("61", ("value",)) in found


def test_what_is_short_enough_is_left_whole_and_marks_alone_are_not_left_out() -> None:
    said = pieces("“nobody should have to cross it alone.”", 0, [Marked(1, 37, "value")])
    assert narrowed(said, 20, most=96) == said
    assert narrowed((Piece("nothing marked here"),), 5, most=96) == (Piece("nothing marked here"),)


def test_of_what_is_marked_at_length_its_head_is_near() -> None:
    text = "one two three four five six seven"
    found = narrowed(pieces(text, 0, [Marked(0, len(text), "value")]), 10, most=14)
    assert told(found, "near") == text
    assert told(found, "far") == "one two three…"
    assert found[-1] == Piece(" four five six seven", ("value", "far"))


def test_an_excerpt_leaves_out_no_marks_alone() -> None:
    said = "nobody should have to cross it alone"
    (before, focus, after) = excerpt(f"“{said}.”", 0, Marked(1, 1 + len(said), "value"), longest=20)
    assert (before.text, focus.text, after.text) == ("“", said, ".”")


def test_a_short_sentence_is_its_own_excerpt() -> None:
    assert excerpt("forty ships", 5, Marked(5, 10, "value")) == (
        Piece("forty", ("value",)),
        Piece(" ships"),
    )


def test_words_are_clipped_between_words() -> None:
    said = "It is a rough sea out there, and nobody will have to cross it alone"
    assert clipped(said, len(said)) == said
    assert clipped(said, 35) == "It is a rough sea out there, and…"
    assert clipped(said, 30) == "It is a rough sea out there…"
    assert clipped("He said “rough waters”", 14) == "He said…"
    assert clipped("Donaudampfschifffahrt", 8) == "Donauda…"
    assert clipped("A Donaudampfschifffahrt", 8) == "A Donau…"


@pytest.mark.parametrize(
    ("words", "copied"),
    [
        ("A new chapter opens,” the mayor said.", "“‘A new chapter opens,’ the mayor said.”"),
        ('A new chapter opens," the mayor said.', "“‘A new chapter opens,’ the mayor said.”"),
        ("He said: “A new chapter opens.", "“He said: ‘A new chapter opens.’”"),
        ('He said: "A new chapter opens.', "“He said: ‘A new chapter opens.’”"),
        ("It ends,” he said. “It begins.", "“‘It ends,’ he said. ‘It begins.’”"),
        ("“It ends,” he said, and left.", "“‘It ends,’ he said, and left.”"),
        ('The "bridge" of the ships’ owners', "“The ‘bridge’ of the ships’ owners”"),
        ("Wait … and see,” he said.", "“‘Wait … and see,’ he said.”"),
    ],
)
def test_words_from_the_middle_of_a_quotation_get_its_other_mark(words: str, copied: str) -> None:
    assert quoted(balanced(words)) == copied


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("The mayor … a new chapter,” she said", "The mayor … “a new chapter,” she said"),
        ("… a new chapter,” …", "… “a new chapter,” …"),
        ("She said: “a new … for Talvern", "She said: “a new” … for Talvern"),
        ("“A new … chapter,” she said", "“A new … chapter,” she said"),
        ('A pipe of 5" … burst', 'A pipe of 5" … burst'),
    ],
)
def test_a_mark_whose_pair_was_cut_out_gets_another_beside_what_is_left_out(words: str, whole: str) -> None:
    assert balanced(words, cut=True) == whole


def test_pieces_are_shortened_as_one_text() -> None:
    found = (Piece("forty ", ("part",)), Piece("ships passed", ("some",)), Piece(" below"))
    assert shortened(found, 24) == found
    assert shortened(found, 13) == (Piece("forty ", ("part",)), Piece("ships…", ("some",)))
    assert "".join(piece.text for piece in shortened(found, 20)) == "forty ships passed…"


def test_what_is_shortened_ends_with_no_opening_quotation_mark() -> None:
    assert shortened((Piece('They said "'), Piece("at last", ("some",))), 12) == (Piece("They said…"),)
    assert shortened((Piece("They said “at last” and went."),), 20) == (Piece("They said “at last”…"),)


def test_every_grey_stretch_of_a_claim_is_named() -> None:
    told, head, tail = (
        Piece("forty ships ", ("part",)),
        Piece("On Monday, "),
        Piece("passed, they", ("some",)),
    )
    assert grey((head, told, tail, Piece(" said."))) == ("On Monday", "passed, they said")
    assert grey(shortened((told, Piece("below the new bridge.")), 24)) == ("below the",)
    assert grey(shortened((head, told), 7)) == ("On Mon",)
    assert grey((Piece("…\N{NO-BREAK SPACE}"), told, Piece(".”"))) == ()


def test_marked_text_is_escaped() -> None:
    html = marked([Piece("<b>", ("value",)), Piece('"><img onerror>')])
    assert html == '<mark class="m-value">&lt;b&gt;</mark>&quot;&gt;&lt;img onerror&gt;'


def test_counts_and_lists_read_as_words() -> None:
    assert counted(1, "outlet,outlets") == "1 outlet"
    assert counted(2, "outlet") == "2 outlets"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed([]) == ""


def test_long_lists_of_names_are_told_briefly() -> None:
    assert briefly(["A", "B"], 2) == "A and B"
    assert briefly(["A", "B", "C"], 2) == "A, B and C"
    assert briefly(["A", "B", "C", "D"], 2) == "A, B and 2 more"
