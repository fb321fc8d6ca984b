"""Words in one place: what is compared, by hand; what the network says, on words of everyday news."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.analysis import substitutes
from newsdiff.analysis.embedding import SentenceTransformerEmbedder
from newsdiff.analysis.substitutes import Place, replaced
from newsdiff.analysis.types import Span
from newsdiff.analysis.wording import tokens


def stretches(a: str, b: str) -> list[tuple[str, str]]:
    found = replaced(tokens(a), tokens(b))
    return [(" ".join(w.text for w in one.a), " ".join(w.text for w in one.b)) for one in found]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The red van hit a wall", "The green van hit a wall", [("red", "green")]),
        ("The red van hit a wall", "The van hit a wall", []),
        ("The red van hit a wall", "The green van hit a tree", [("red", "green"), ("wall", "tree")]),
        ("The van hit a wall", "The van hit a wall", []),
        ("", "The van hit a wall", []),
    ],
)
def test_what_stands_in_each_others_place(a, b, expected):
    assert stretches(a, b) == expected


def test_alone_says_that_nothing_else_differs():
    (alone,) = replaced(tokens("The red van hit a wall"), tokens("The green van hit a wall"))
    (more,) = replaced(tokens("The red van hit a wall"), tokens("The green van hit a wall near Orm"))
    assert (alone.alone, alone.same, alone.share) == (True, 3, 0.75)
    assert not more.alone


@pytest.mark.parametrize(
    ("a", "b", "places"),
    [
        ("The mayor called off the fair", "The mayor opened the fair", ("called off", "opened")),
        ("The mayor set the fair up", "The mayor moved the fair up", ("set", "moved")),
        ("The mayor stepped down", "The mayor stood down", ("stepped down", "stood down")),
        ("The mayor spoke about bread", "The mayor spoke about milk", ("bread", "milk")),
    ],
)
def test_a_particle_right_behind_belongs_to_the_place(a, b, places):
    (found,) = replaced(tokens(a), tokens(b))
    assert (found.place_a.of(a), found.place_b.of(b)) == places


@given(st.text(max_size=60), st.text(max_size=60))
def test_stretches_are_words_of_their_text_in_any_text(a, b):
    for one in replaced(tokens(a), tokens(b)):
        assert set(one.a) <= set(tokens(a))
        assert set(one.b) <= set(tokens(b))
        assert 0 <= one.share <= 1


def place(text: str, word: str) -> Place:
    at = text.index(word)
    return Place(text, Span(at, at + len(word)))


@pytest.mark.model
def test_the_order_of_the_two_does_not_matter():
    a, b = place("The clerk sold the mill.", "sold"), place("The clerk bought the mill.", "bought")
    one, other = substitutes.log_odds([(a, b), (b, a)])
    assert one == pytest.approx(other, abs=1e-3)


@pytest.mark.model
def test_words_that_exclude_each_other_stand_above_words_for_the_same():
    told = "The ferry to Orm was {} on Sunday because of the storm, the harbour office said."
    unlike = [("punctual", "late"), ("full", "empty"), ("green", "yellow"), ("praised", "criticised")]
    alike = [("cancelled", "scrapped"), ("late", "delayed"), ("evacuated", "cleared"), ("stopped", "halted")]
    odds = substitutes.log_odds(
        [(place(told.format(x), x), place(told.format(y), y)) for x, y in unlike + alike]
    )
    assert np.mean(odds[: len(unlike)]) > np.mean(odds[len(unlike) :])


@pytest.mark.model
def test_of_words_that_the_model_does_not_reach_nothing_is_thought():
    told = "very " * 300
    pair = place(f"It was {told}red.", "red"), place(f"It was {told}blue.", "blue")
    assert substitutes.log_odds([pair]) == [-np.inf]


def test_only_the_packaged_model_is_known():
    assert substitutes.known(SentenceTransformerEmbedder().fingerprint)
    assert not substitutes.known("another-model; weights 0")


def test_no_pairs_need_no_model():
    assert substitutes.log_odds([]) == []
