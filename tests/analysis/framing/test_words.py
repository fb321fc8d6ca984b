"""The lists of words that judge, and the forms that an entry stands for."""

import pytest

from newsdiff.analysis.framing import words


@pytest.mark.parametrize(
    "listed", [words.PRAISE, words.BLAME, words.MANNER, words.ACTS, words.STRIKING, words.NOUNS]
)
def test_lists_stay_short_sorted_and_without_repetition(listed: str) -> None:
    entries = listed.split()
    assert len(entries) <= 150
    assert entries == sorted(set(entries))


def test_an_adjective_stands_for_its_adverb() -> None:
    assert words.adjectives("grim horrible shady heroic") == {
        "grim", "grimly", "horrible", "horribly", "shady", "shadily", "heroic", "heroically",
    }  # fmt: skip


def test_a_noun_stands_for_its_plural() -> None:
    assert words.nouns("ploy travesty mess") == {"ploy", "ploys", "travesty", "travesties", "mess", "messes"}


def test_a_marked_verb_stands_for_its_forms_and_another_one_for_itself() -> None:
    assert words.verbs("hype* snub* vilify* torched") == {
        "to hype", "hypes", "hyping", "hyped", "to snub", "snubs", "snubbing", "snubbed",
        "to vilify", "vilifies", "vilifying", "vilified", "torched",
    }  # fmt: skip


def test_one_spelling_of_a_word_does() -> None:
    assert words.verbs("demonize*") == words.verbs("demonise*")
