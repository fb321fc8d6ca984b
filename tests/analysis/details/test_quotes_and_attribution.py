"""One utterance in two wordings, with two speakers, or without one."""

from newsdiff.analysis.types import Kind
from tests.analysis.stories import article, story, two


def test_two_wordings_of_one_utterance_are_a_conflict() -> None:
    (row,) = two(
        "Mira Tolan called it “historic and overdue”.", "Mira Tolan called it “historical and very overdue”."
    ).differences(Kind.QUOTE)
    assert (row.a.text, row.b.text, str(row.strength)) == (
        "historic and overdue",
        "historical and very overdue",
        "conflict",
    )


def test_a_shorter_quotation_of_the_same_words_is_at_most_a_detail() -> None:
    a = "“The harbour will open again before the spring storms arrive,” Mira Tolan said."
    b = "Mira Tolan said the harbour “will open again before the spring”."
    assert all(str(d.strength) == "detail" for d in two(a, b).differences(Kind.QUOTE))


def test_other_utterances_of_one_speaker_are_not_compared() -> None:
    a, b = "“The harbour is closed,” Mira Tolan said.", "“We have no money for new ships,” Mira Tolan said."
    assert two(a, b).differences(Kind.QUOTE) == []


def test_the_same_words_with_another_speaker_are_a_conflict() -> None:
    a = "“Nobody should have to cross these waters alone,” Mira Tolan said."
    b = "“Nobody should have to cross these waters alone,” Oren Vask said."
    (row,) = two(a, b).differences(Kind.ATTRIBUTION)
    assert (row.a.text, row.b.text, str(row.strength)) == ("Mira Tolan said", "Oren Vask said", "conflict")


def test_both_where_the_other_names_one_is_a_conflict() -> None:
    a = "“We need friendships among islands in a stormy sea,” Mira Tolan said."
    b = "Both Mira Tolan and Oren Vask stressed the value of friendships among islands in a stormy sea."
    rows = [d for d in two(a, b).differences(Kind.ATTRIBUTION) if str(d.strength) == "conflict"]
    assert [(d.a.text, d.b.text) for d in rows] == [
        ("Mira Tolan said", "Both Mira Tolan and Oren Vask stressed")
    ]


def test_quoted_words_in_the_outlets_own_voice_are_a_conflict() -> None:
    a = "“We face rising tides, failing harvests and hungry towns,” Mira Tolan said."
    b = "The pact comes in the face of rising tides, failing harvests and hungry towns."
    (row,) = [d for d in two(a, b).differences(Kind.ATTRIBUTION) if str(d.strength) == "conflict"]
    assert row.b.text == "rising tides, failing harvests and hungry towns"


def test_a_paraphrase_with_the_same_speaker_is_no_conflict() -> None:
    a = "“We face rising tides, failing harvests and hungry towns,” Mira Tolan said."
    b = "Mira Tolan warned that the islands face rising tides, failing harvests and hungry towns."
    assert [d for d in two(a, b).differences(Kind.ATTRIBUTION) if str(d.strength) == "conflict"] == []


def test_words_that_everybody_uses_belong_to_nobody() -> None:
    quoted = "“The new harbour treaty with the northern islands,” Mira Tolan said, “is good.”"
    loose = "Ministers signed the new harbour treaty with the northern islands."
    documents = [article("a", quoted), *(article(c, loose) for c in "bcde")]
    rows = story(*documents, pairs=[]).differences(Kind.ATTRIBUTION)
    assert [d for d in rows if str(d.strength) == "conflict"] == []
