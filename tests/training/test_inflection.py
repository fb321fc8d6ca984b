"""Forms of irregular words, read and made: the exceptions are a few lines as WordNet's lists have them."""

import pytest

from training.inflection import Inflection

VERBS = Inflection(
    "v",
    dict(
        line.split()
        for line in """took take|taken take|gave give|given give|began begin|begun begin|beginning begin|
        ran run|running run|came come|bought buy|won win|shone shine|hung hang|went go|gone go|did do|done do|
        carried carry|stopped stop|stopping stop|proven prove|learnt learn|dying die|fed feed|wore wear|
        worn wear|born bear|bore bear|hid hide|hidden hide|lay lie|lain lie""".split("|")
    ),
)
NOUNS = Inflection("n", {"men": "man", "knives": "knife"})
ADJECTIVES = Inflection("a", {"better": "good"})
USED = {"learned": 9, "learnt": 1, "proved": 9, "proven": 5}


@pytest.mark.parametrize(
    ("form", "lemma", "kind"),
    [
        ("running", "run", "ing"),
        ("dying", "die", "ing"),
        ("took", "take", "past"),
        ("taken", "take", "participle"),
        ("began", "begin", "past"),
        ("begun", "begin", "participle"),
        ("ran", "run", "past"),
        ("came", "come", "past"),
        ("gone", "go", "participle"),
        ("born", "bear", "participle"),
        ("shone", "shine", "ed"),
        ("won", "win", "ed"),
        ("hung", "hang", "ed"),
        ("bought", "buy", "ed"),
        ("carried", "carry", "ed"),
        ("hurries", "hurry", "s"),
        ("helped", "help", "ed"),
        ("hoped", "hope", "ed"),
        ("trekked", "trek", "ed"),
    ],
)
def test_what_a_form_of_a_verb_is(form, lemma, kind):
    lemmas = {"run", "help", "hope", "hop", "trek", "hurry"} | set(VERBS.exceptions.values())
    assert next(found for found in VERBS.read(form) if found[0] in lemmas) == (lemma, kind)


@pytest.mark.parametrize(
    ("lemma", "kind", "form"),
    [
        ("take", "past", "took"),
        ("take", "participle", "taken"),
        ("take", "ed", ""),
        ("buy", "ed", "bought"),
        ("begin", "past", "began"),
        ("begin", "ing", "beginning"),
        ("come", "participle", "come"),
        ("come", "past", "came"),
        ("stop", "ed", "stopped"),
        ("stop", "ing", "stopping"),
        ("learn", "ed", "learned"),
        ("prove", "past", "proved"),
        ("carry", "s", "carries"),
        ("carry", "ed", "carried"),
        ("play", "s", "plays"),
        ("veto", "s", "vetoes"),
        ("die", "ing", "dying"),
        ("tie", "ing", "tying"),
        ("agree", "ing", "agreeing"),
        ("agree", "ed", "agreed"),
        ("move", "ing", "moving"),
        ("match", "s", "matches"),
    ],
)
def test_forms_of_verbs(lemma, kind, form):
    assert VERBS.made(lemma, kind, USED) == form


@pytest.mark.parametrize(
    ("lemma", "form"), [("man", "men"), ("knife", "knives"), ("city", "cities"), ("day", "days")]
)
def test_plurals_are_made_and_read(lemma, form):
    assert NOUNS.made(lemma, "s", {}) == form
    assert (lemma, "s") in list(NOUNS.read(form))


def test_a_comparative_is_no_form_that_another_adjective_has():
    assert list(ADJECTIVES.read("better")) == []
    assert list(ADJECTIVES.read("fast")) == [("fast", "")]
