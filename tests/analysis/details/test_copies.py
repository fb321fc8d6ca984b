"""The same sentence with a speaker and without one."""

from newsdiff.analysis.types import Kind, Strength
from tests.analysis.stories import article, story, two

SAID = "The old ferry had passed every inspection since the flood, and its crew was rested, Mira Tolan said."
OWN = "The old ferry had passed every inspection since the flood, and its crew was rested."


def found(a: str, b: str) -> list[tuple[str, str]]:
    rows = two(a, b).differences(Kind.ATTRIBUTION)
    return [(d.a.text, str(d.strength)) for d in rows]


def test_the_words_of_a_person_as_an_articles_own_are_a_conflict() -> None:
    assert found(SAID, OWN) == [("Mira Tolan said", "conflict")]
    assert found(OWN, SAID) == [("Mira Tolan said", "conflict")]


def test_what_a_body_said_is_a_detail() -> None:
    assert found(SAID.replace("Mira Tolan", "the harbour police"), OWN) == [
        ("the harbour police said", "detail")
    ]


def test_what_an_outlet_puts_into_reported_speech_is_its_own() -> None:
    aside = "who were all rested and had passed every test and drill since the flood"
    said = f"Mira Tolan said the crew of the old ferry, {aside}, would sail."
    own = f"The crew has eight sailors, {aside.removeprefix('who ')}."
    assert [strength for _, strength in found(said, own) if strength == "conflict"] == []


def test_who_is_only_called_it_is_no_speaker() -> None:
    a = article("a", f"The company met in Ansel.\n{SAID.replace('Mira Tolan', 'it')}")
    b = article("b", OWN)
    assert story(a, b, pairs=[("a.1", "b.0")]).differences(Kind.ATTRIBUTION) == []


def test_a_sentence_that_names_the_speaker_otherwise_misses_nobody() -> None:
    rows = found(SAID, f"Mira Tolan told of the ferry. {OWN}")
    assert [strength for _, strength in rows if strength == "conflict"] == []


def test_who_is_named_in_the_next_sentence_is_not_missing() -> None:
    a = article("a", SAID)
    b = article("b", f"{OWN}\nThat is what Mira Tolan said.")
    rows = story(a, b, pairs=[("a.0", "b.0")]).differences(Kind.ATTRIBUTION)
    assert [d for d in rows if d.strength is Strength.CONFLICT] == []


def test_an_author_states_his_own_words() -> None:
    a = article("a", SAID)
    b = article("b", f"Opinion by Mira Tolan for the Ansel Herald\n{OWN}")
    rows = story(a, b, pairs=[("a.0", "b.1")]).differences(Kind.ATTRIBUTION)
    assert [d for d in rows if d.strength is Strength.CONFLICT] == []


def test_speech_without_its_marks_is_still_speech() -> None:
    ours = "Our old ferry had passed every inspection since the flood, and our crew was rested."
    said = f"“{ours[:-1]},” Mira Tolan said."
    assert [strength for _, strength in found(said, ours) if strength == "conflict"] == []


def test_a_speech_over_two_lines_is_missed_in_each_sentence_that_copies_it() -> None:
    a = article(
        "a",
        "“The old ferry had passed every inspection since the flood.\n"
        "Its rested crew had sailed the lake for thirty years, and it knew every rock,” Mira Tolan said.",
    )
    b = article(
        "b",
        "The old ferry had passed every inspection since the flood.\n"
        "Its rested crew had sailed the lake for thirty years, and it knew every rock.",
    )
    rows = story(a, b, pairs=[("a.0", "b.0"), ("a.1", "b.1")]).differences(Kind.ATTRIBUTION)
    assert [str(d.strength) for d in rows] == ["conflict", "conflict"]
    named = {e.text for d in rows for e in (d.a, *d.with_a) if "Tolan" in e.text}
    assert named <= {"Mira Tolan said", "Mira Tolan"}
    assert named
