"""Words as the lower layers of the packaged model read them."""

import numpy as np

from newsdiff.analysis.types import Span
from newsdiff.analysis.wordstates import states

TEXT = "The ferry reached the harbour."
FERRY, HARBOUR = Span(4, 9), Span(22, 29)


def test_each_word_has_one_row_whatever_else_is_read_with_it() -> None:
    alone = states([TEXT], [[FERRY, HARBOUR]])[0]
    assert alone.shape == (2, 384)
    longer = TEXT + " It had left the northern quay two hours before, in rain."
    _, empty, again = states([longer, "", TEXT], [[FERRY], [], [FERRY, HARBOUR]])
    assert empty.shape[0] == 0
    np.testing.assert_allclose(again, alone, atol=1e-4)


def test_a_word_in_another_sentence_has_another_state() -> None:
    first, second = states([TEXT, "The ferry is a poem."], [[FERRY], [FERRY]])
    assert not np.allclose(first, second, atol=1e-2)


def test_a_word_is_the_mean_of_its_pieces() -> None:
    text = "An unputdownable ferry."
    whole, head, tail = Span(3, 16), Span(3, 5), Span(5, 16)
    (rows,) = states([text], [[whole, head, tail]])
    assert not np.allclose(rows[1], rows[2], atol=1e-2), "it has more than one piece"
    low, high = np.minimum(rows[1], rows[2]), np.maximum(rows[1], rows[2])
    assert ((rows[0] >= low - 1e-4) & (rows[0] <= high + 1e-4)).all()


def test_what_stands_behind_the_last_piece_that_is_read_has_no_state() -> None:
    text = "ferry " * 300 + "harbour"
    (rows,) = states([text], [[Span(0, 5), Span(len(text) - 7, len(text))]])
    assert rows[0].any()
    assert not rows[1].any()
