"""One utterance in two wordings, with two speakers, or without one."""

import pytest

from newsdiff.analysis import quotations
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
    assert rows[0].because == (
        "“friendships among islands in a stormy sea” is quoted from Mira Tolan, "
        "the same words are given to Mira Tolan and Oren Vask."
    )


def test_words_quoted_apart_from_their_speaker_are_a_place_of_the_row() -> None:
    a = "“These are hard years,” Mira Tolan said. \n“We need friendships among islands in a stormy sea.”"
    b = "Both Mira Tolan and Oren Vask stressed the value of friendships among islands in a stormy sea."
    (row,) = story(article("a", a), article("b", b), pairs=[("a.1", "b.0")]).differences(Kind.ATTRIBUTION)
    assert {(place.sentence, place.text) for place in (row.a, *row.with_a)} == {
        ("a.0", "Mira Tolan said"),
        ("a.1", "friendships among islands in a stormy sea"),
    }


def test_quoted_words_in_the_outlets_own_voice_are_a_conflict() -> None:
    a = "“We face rising tides, failing harvests and hungry towns,” Mira Tolan said."
    b = "The pact comes in the face of rising tides, failing harvests and hungry towns."
    for first, second in ((a, b), (b, a)):
        (row,) = [
            d for d in two(first, second).differences(Kind.ATTRIBUTION) if str(d.strength) == "conflict"
        ]
        assert row.a.text == row.b.text == "rising tides, failing harvests and hungry towns"
        assert (row.a.sentence, row.b.sentence) == (("a.0", "b.0") if first == a else ("b.0", "a.0"))
        assert "Mira Tolan" in row.because


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


def conflicts(*documents, kind: Kind, pairs: list[tuple[str, str]] | None = None) -> list[tuple[str, str]]:
    rows = story(*documents, pairs=pairs).differences(kind)
    return [(d.a.text, d.b.text) for d in rows if str(d.strength) == "conflict"]


def test_words_that_differ_in_their_form_only_are_a_detail() -> None:
    a = "“Nobody may appoint itself harbour master of the sound,” Mira Tolan said."
    b = "Mira Tolan said the league had “appointed itself harbour master” of the sound."
    assert [str(d.strength) for d in two(a, b).differences(Kind.QUOTE)] == ["detail"]


def test_one_row_stands_for_two_wordings_however_many_quote_parts_of_them() -> None:
    long = "“No island should have to cross these rough waters alone,” Mira Tolan said."
    part = "No island, Mira Tolan said, should “cross these rough waters alone”."
    other = "“No island ought to sail across these rough waters alone,” Mira Tolan said."
    found = conflicts(article("a", long), article("b", part), article("c", other), kind=Kind.QUOTE)
    assert len(found) == 1


def test_different_ends_of_one_utterance_are_two_wordings() -> None:
    a = "“Nobody should have to cross it alone,” Mira Tolan said."
    b = "“No one must ever be made to cross it alone again, today or tomorrow,” Mira Tolan said."
    assert conflicts(article("a", a), article("b", b), kind=Kind.QUOTE) == [
        ("Nobody should have to cross it alone", "No one must ever be made to cross it alone")
    ]


def test_the_same_words_given_to_two_speakers_stand_in_their_claim() -> None:
    a = "“Nobody should have to cross these waters alone,” Mira Tolan said."
    b = "“Nobody should have to cross these waters alone,” Oren Vask said."
    (row,) = two(a, b).differences(Kind.ATTRIBUTION)
    assert row.claim == "c0"


def test_a_name_written_apart_is_one_speaker() -> None:
    a = "“The harbour stays closed until the spring,” Oren DelVask said."
    b = "“The harbour stays closed until the spring,” Oren Del Vask said."
    assert conflicts(article("a", a), article("b", b), kind=Kind.ATTRIBUTION) == []


QUOTED = "“The rising tide will empty every harbour town before the century is out,” Mira Tolan wrote."
LOOSE = "The rising tide will empty every harbour town before the century is out."


def test_a_columnist_quoted_elsewhere_is_not_an_outlet_that_took_words() -> None:
    column = f"Opinion by Mira Tolan\n{LOOSE}"
    assert conflicts(article("a", QUOTED), article("b", column), kind=Kind.ATTRIBUTION, pairs=[]) == []


def test_speech_that_lost_its_marks_is_still_the_speakers() -> None:
    lost = f"“We know what is coming,” Mira Tolan wrote.\n{LOOSE}"
    assert conflicts(article("a", QUOTED), article("b", lost), kind=Kind.ATTRIBUTION, pairs=[]) == []
    own = f"It rained.\n{LOOSE}"
    assert len(conflicts(article("a", QUOTED), article("b", own), kind=Kind.ATTRIBUTION, pairs=[])) == 1


def test_a_mark_never_swallows_words_between_two_quotations() -> None:
    a = "“The water is rough,” Mira Tolan told the hall, “and the towns are small and poor.”"
    b = "“The water is rough,” she told the hall, “and the towns are small and poor,” Oren Vask said."
    for row in two(a, b).differences(Kind.ATTRIBUTION):
        assert not set("“”") & set(row.a.text + row.b.text)


def shown_between(a: str, b: str, kind: Kind) -> list[tuple[str, str]]:
    return [(d.a.text, d.b.text) for d in two(a, b).differences(kind) if str(d.strength) == "conflict"]


def test_two_people_who_praise_one_thing_in_like_words_say_two_things() -> None:
    a = "“We are delighted to see Mira Tolan lead the Harbour Games,” said Oren Vask."
    b = "“I am so delighted to be leading the Harbour Games for the second time,” Mira Tolan said."
    assert shown_between(a, b, Kind.ATTRIBUTION) == []
    assert shown_between(a, b, Kind.QUOTE) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("said Tolan and Vask", "producers Mira Tolan and Oren Vask said in a statement"),
        ("said Mira Tolan and Oren Vask jointly", "Vask and Tolan said"),
        ("said Mira Tolan and Oren Vask", "Mira Tolan said"),
    ],
)
def test_joint_speakers_are_one_set_and_naming_one_of_them_is_no_conflict(a: str, b: str) -> None:
    words = "“Nobody should have to cross these cold waters alone,”"
    assert shown_between(f"{words} {a}.", f"{words} {b}.", Kind.ATTRIBUTION) == []


def test_both_said_of_quoted_words_that_the_other_gives_to_one_is_a_conflict() -> None:
    words = "“Nobody should have to cross these cold waters alone,”"
    a, b = f"{words} both Mira Tolan and Oren Vask said.", f"{words} Mira Tolan said."
    assert len(shown_between(a, b, Kind.ATTRIBUTION)) == 1


def test_a_pronoun_that_may_be_either_speaker_gives_no_conflict() -> None:
    words = "“Nobody should have to cross these cold waters alone,”"
    a = f"Mira Tolan spoke for Oren Vask when {words} he told the crowd."
    assert shown_between(a, f"{words} Mira Tolan said.", Kind.ATTRIBUTION) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("You know, they say the third tide ’ s it", "you know they say – the third tide's it"),
        ("Boats ‘ locked in ’ the harbour and neighbourhood", "Boats locked in the harbor and neighborhood"),
        ("We have organised and travelled at the centre", "We have organized and traveled at the center"),
    ],
)  # fmt: skip
def test_marks_spaces_and_ways_of_spelling_make_no_second_wording(a: str, b: str) -> None:
    assert shown_between(f"“{a},” Mira Tolan said.", f"“{b},” Mira Tolan said.", Kind.QUOTE) == []


def test_a_mark_that_opens_again_behind_a_full_stop_begins_another_quotation() -> None:
    text = "“The harbour is shut. “The boats stay in,” said Mira Tolan."
    found = quotations.direct(article("a", text))
    assert [q.inner.of(text) for q in found] == ["The harbour is shut.", "The boats stay in,"]


def test_a_claim_gets_one_row_on_who_states_it() -> None:
    fact = "the northern ferry will sail twice a day from the old harbour to Quell"
    a = article("a", f"Mira Tolan said {fact}.")
    b = article("b", f"{fact[0].upper()}{fact[1:]}.")
    c = article("c", f"From spring {fact} and back.")
    rows = story(a, b, c).differences(Kind.ATTRIBUTION)
    assert len({d.claim for d in rows}) == len(rows) >= 1


def test_a_quotation_full_of_names_is_no_title_when_it_is_a_sentence() -> None:
    a = article("a", "“Mira Tolan went to Ansel Lake Clinic for a rest today,” her agent said.")
    b = article("b", "“Mira Tolan went to the Ansel Lake Clinic for a rest today,” her agent said.")
    assert [str(d.strength) for d in story(a, b).differences(Kind.QUOTE)] == ["conflict"]


def test_fragments_of_one_utterance_differ_where_they_share_a_telling_word() -> None:
    a = article("a", "Mira Tolan called the fire on the quay “a grave and costly error”.")
    b = article("b", "The fire on the quay was “an honest error”, Mira Tolan said.")
    assert [(d.a.text, d.b.text, str(d.strength)) for d in story(a, b).differences(Kind.QUOTE)] == [
        ("a grave and costly error", "an honest error", "conflict")
    ]
    other = article("b", "The fire on the quay was “an honest error”, Oren Vask said.")
    assert story(a, other).differences(Kind.QUOTE) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("We will not leave the harbour of Ansel", "We won't leave the harbour of Ansel"),
        ("That is twenty-two boats too many in Ansel", "That’s 22 boats too many in Ansel"),
        ("We cannot leave the harbour of Ansel", "We can’t leave the harbour of Ansel"),
        ("The U.S. fleet should leave the harbour", "The US fleet should leave the harbour"),
        ("We don't organise the harbour of Ansel", "We do not organize the harbour of Ansel"),
        ("It's a harbour for three fleets", "It is a harbour for 3 fleets"),
        ("They're leaving at 6:00 p.m. from the harbour", "They are leaving at 6 p.m. from the harbour"),
        (
            "Forty boats and 5 percent of the harbour are okay",
            "Forty boats and five per cent of the harbour are OK",
        ),
    ],
)
def test_two_ways_of_writing_one_utterance_down_are_no_difference(a: str, b: str) -> None:
    said = [f"“{words},” the captain Mira Tolan said on Monday." for words in (a, b)]
    assert two(*said).differences(Kind.QUOTE) == []


def test_another_word_in_an_utterance_is_a_conflict_however_it_is_written_down() -> None:
    a = "“We won't leave the harbour of Ansel,” the captain Mira Tolan said on Monday."
    b = "“We will not leave the port of Ansel,” the captain Mira Tolan said on Monday."
    assert [str(d.strength) for d in two(a, b).differences(Kind.QUOTE)] == ["conflict"]


def test_a_speaker_whom_the_other_names_without_a_word_for_saying_is_no_difference():
    a = "The price of the Hollin bridge is 48 million dollars, the transport ministry said."
    b = "The ministry put the price of the Hollin bridge at 48 million dollars."
    assert two(a, b).differences(Kind.ATTRIBUTION) == []
    assert two(b, a).differences(Kind.ATTRIBUTION) == []
