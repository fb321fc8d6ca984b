"""Words replaced in sentences: a net of a few words, written here."""

import pytest

from training.inflection import Inflection
from training.replaced_words import WordNet, replacements

FILLER = ["They bought it.", "They sold it.", "They were selling it.", "They were buying it."] * 3


@pytest.fixture
def net() -> WordNet:
    """Where "buy" and "sell" are opposites, "call" and "phone" the same."""
    found = WordNet(
        senses={"n": {}, "a": {}, "v": {"buy": ["1"], "sell": ["2"], "call": ["3"], "phone": ["3"]}},
        lemmas={("v", "1"): ["buy"], ("v", "2"): ["sell"], ("v", "3"): ["call", "phone"]},
        inflection={
            "n": Inflection("n", {}),
            "a": Inflection("a", {}),
            "v": Inflection("v", {"bought": "buy", "sold": "sell"}),
        },
    )
    found.opposites["v", "1", "buy"].append(("2", 1))
    return found


def others(net: WordNet, text: str) -> list[str]:
    known = [*FILLER, "He phoned. She phoned. They phoned."]
    return [b for a, b, _ in replacements(net, [*known, text], 99) if a == text]


def test_another_word_has_the_form_of_the_first(net):
    assert others(net, "She bought a mill.") == ["She sold a mill."]
    assert others(net, "She was buying a mill.") == ["She was selling a mill."]
    assert others(net, "She called her sister.") == ["She phoned her sister."]


def test_a_verb_with_a_particle_is_left(net):
    assert others(net, "She called off the fair.") == []
