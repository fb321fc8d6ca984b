"""Words set apart for the figures."""

import pytest

from newsdiff.analysis.substitutes import Place
from newsdiff.analysis.types import Span

LEMMAS = {"bought": "buy", "sold": "sell"}


def pair(a: str, b: str):
    # Loads torch and scikit-learn: not in every process that collects the tests.
    from training.fit_substitutes import Pair

    return Pair("made", Place(a, Span(0, len(a))), Place(b, Span(0, len(b))), True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("repair", "flood"), ("repaired", "flooding")),
        (("buy", "sell"), ("bought", "sold")),
        (("open", "close"), ("opens up", "closed")),
    ],
)
def test_all_forms_of_a_word_are_set_apart_or_none(one, other, monkeypatch):
    from training.fit_substitutes import apart

    verdicts = set()
    for share in (2, 3, 5, 7):  # one of them alone could be chance
        monkeypatch.setattr("training.fit_substitutes.APART", share)
        verdicts.add(apart(pair(*one), LEMMAS))
        assert apart(pair(*one), LEMMAS) == apart(pair(*other), LEMMAS)
    assert verdicts == {True, False}
