"""Parts that are the same but for a word: the network's word is given by hand here."""

import pytest

from newsdiff.analysis import details, substitutes
from newsdiff.analysis.details import substituted
from newsdiff.analysis.types import Difference, Strength
from tests.analysis.stories import Story, article, story, two

REPAIRED = "The brewery repaired the old mill for the town in March."
FLOODED = "The brewery flooded the old mill for the town in March."
UNSURE = (substituted.LIKELY + substituted.SURE) / 2


@pytest.fixture
def says(monkeypatch):
    """Makes the network say the same of every pair; the list is of what it was asked."""
    asked = []

    def make(odds: float | None) -> list[tuple[str, str]]:
        def log_odds(pairs):
            asked.extend((a.span.of(a.text), b.span.of(b.text)) for a, b in pairs)
            return [odds] * len(pairs)

        monkeypatch.setattr(substitutes, "known", lambda fingerprint: odds is not None)
        monkeypatch.setattr(substitutes, "log_odds", log_odds)
        return asked

    return make


def found(made: Story) -> list[Difference]:
    return list(details.differences(details.judged(made.told, "a model")))


def kept_apart(made: Story) -> bool:
    return bool(details.unequal_pairs(details.judged(made.told, "a model")))


def test_words_that_surely_exclude_each_other_are_a_conflict(says):
    asked = says(9.0)
    (difference,) = found(two(REPAIRED, FLOODED))
    assert asked == [("repaired", "flooded")]
    assert difference.strength is Strength.CONFLICT
    assert {difference.a.text, difference.b.text} == {"repaired", "flooded"}


def test_words_that_likely_do_are_only_not_said_to_agree(says):
    says(UNSURE)
    assert not found(two(REPAIRED, FLOODED))
    assert kept_apart(two(REPAIRED, FLOODED))


def test_words_for_the_same_agree(says):
    says(-3.0)
    assert not found(two(REPAIRED, FLOODED))
    assert not kept_apart(two(REPAIRED, FLOODED))


def test_without_the_model_nothing_is_said(says):
    says(None)
    assert not found(two(REPAIRED, FLOODED))
    assert not kept_apart(two(REPAIRED, FLOODED))


def test_where_one_tells_more_it_is_no_conflict(says):
    says(9.0)
    more = FLOODED.replace("in March", "in March after a long quarrel")
    assert not found(two(REPAIRED, more))
    assert kept_apart(two(REPAIRED, more))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param("They sold the mill to Orm Council.", "They sold the mill to Ferl Council.", id="names"),
        pytest.param("Tarnby won the seat in Orm.", "Osko won the seat in Orm.", id="a name at the head"),
        pytest.param("They sold 14 barrels of ale.", "They sold 15 barrels of ale.", id="figures"),
        pytest.param("They flooded the mill by Orm.", "They never mended the mill by Orm.", id="a denial"),
        pytest.param("The old mill burned down.", "The old mill was sold.", id="too little in common"),
    ],
)  # fmt: skip
def test_what_the_network_is_not_asked(says, a, b):
    asked = says(9.0)
    kept_apart(two(a, b))
    assert asked == []


def test_an_article_with_both_words_tells_of_two_things(says):
    asked = says(9.0)
    both = story(article("a", f"{REPAIRED}\nYears before it had flooded a farm."), article("b", FLOODED))
    assert not found(both)
    assert asked == []
