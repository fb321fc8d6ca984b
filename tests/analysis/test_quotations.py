"""Who says what."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.analysis import quotations
from newsdiff.analysis.types import Document, Line, Role, Span
from tests.analysis.stories import article


def spoken(text: str) -> list[tuple[str, str]]:
    """Speaker and words of each quotation in marks."""
    document = article("d", text)
    return [(q.speaker, q.inner.of(text)) for q in quotations.direct(document)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The harbour is closed,” Mira Tolan said.", "Mira Tolan"),
        ("“The harbour is closed,” said Mira Tolan.", "Mira Tolan"),
        ("“The harbour is closed,” said harbour master Mira Tolan.", "Mira Tolan"),
        ("“The harbour is closed,” Mira Tolan told reporters in Port Ansel.", "Mira Tolan"),
        ("Mira Tolan said: “The harbour is closed.”", "Mira Tolan"),
        ("Mira Tolan, director of the port, said: “The harbour is closed.”", "Mira Tolan"),
        ("According to Mira Tolan, “the harbour is closed”.", "Mira Tolan"),
        ("Mira Tolan noted that this is “the harbour we wanted”.", "Mira Tolan"),
        ("It was described by Mira Tolan as “the harbour we wanted”.", "Mira Tolan"),
        ('"The harbour is closed," Mira Tolan said.', "Mira Tolan"),
        ("‘The harbour is closed,’ Mira Tolan said.", "Mira Tolan"),
        ("«The harbour is closed», Mira Tolan said.", "Mira Tolan"),
        ("“The harbour is closed,” the ministry said.", "the ministry"),
        ("“The harbour is closed for good,” sneered Mira Tolan.", "Mira Tolan"),
        ("“The harbour is closed for good,” sneered Gulls president Mira Tolan on Friday.", "Mira Tolan"),
        ("“The harbour is closed for good,” spat former harbour master Mira Tolan.", "Mira Tolan"),
        ("“Is the harbour closed for good?” wondered Mira Tolan, a nurse.", "Mira Tolan"),
        ("“The harbour is closed for good,” Tolan thundered at Ansel.", "Tolan"),
        ("Mira Tolan spoke of “the harbour we wanted”.", "Mira Tolan"),
        ("“They closed the harbour early,” passed on Monday.", ""),
        ("Asked “Who has closed the harbour again?”, Tolan refused to speak.", ""),
        ("“The Long Road Home to Ansel,” Tolan wanted to read.", ""),
        ("“The harbour of the year,” shaped by hand in Ansel, is a book.", ""),
        ("“The Long Harbour,” painted in Ansel, was sold.", ""),
    ],
)
def test_the_speaker_is_the_subject_of_the_verb_beside(text: str, speaker: str) -> None:
    assert spoken(text)[0][0] == speaker


def test_a_pronoun_goes_back_to_the_person_named_last() -> None:
    text = "Minister Oren Vask met Mira Tolan. Tolan spoke first.\n“We are ready,” she said."
    assert spoken(text) == [("Mira Tolan", "We are ready,")]


def test_a_surname_grows_to_the_full_name() -> None:
    text = "Minister Oren Vask arrived on Monday.\n“We are ready for the winter,” Vask said."
    assert spoken(text)[0][0] == "Oren Vask"


def test_a_quotation_over_several_sentences_names_its_speaker_once() -> None:
    text = "“The harbour is closed,” Mira Tolan said. “We will open it again in the spring.”"
    assert [speaker for speaker, _ in spoken(text)] == ["Mira Tolan", "Mira Tolan"]


def test_a_paragraph_of_speech_alone_goes_on_with_the_speaker_before_it() -> None:
    text = "“The harbour is closed,” Mira Tolan said.\n“And it will stay closed until the spring.”"
    document = article("d", text)
    first, second = quotations.direct(document)
    assert second.speaker == "Mira Tolan"
    assert first.utterance == second.utterance


def test_a_paragraph_without_a_closing_mark_goes_on_in_the_next() -> None:
    text = "Oren Vask said: “The harbour is closed for now.\n“It will open in the spring,” he added."
    assert [speaker for speaker, _ in spoken(text)] == ["Oren Vask", "Oren Vask"]


def test_two_speakers_stay_two() -> None:
    text = "Mira Tolan said: “It is closed today.”\nOren Vask said: “It is open today.”"
    assert [speaker for speaker, _ in spoken(text)] == ["Mira Tolan", "Oren Vask"]


def test_apostrophes_are_no_quotation_marks() -> None:
    assert spoken("The town's harbour and the sailors' huts weren't touched.") == []


@pytest.mark.parametrize(
    ("text", "speaker", "part"),
    [
        ("Mira Tolan stressed that the harbour stays closed.", "Mira Tolan", "the harbour stays closed."),
        ("According to Mira Tolan, the harbour stays closed.", "Mira Tolan", "the harbour stays closed."),
        (
            "The harbour stays closed for the winter, Mira Tolan said.",
            "Mira Tolan",
            "The harbour stays closed for the winter",
        ),
    ],
)
def test_reported_speech_is_found_with_its_speaker(text: str, speaker: str, part: str) -> None:
    found = [q for q in quotations.find(article("d", text)) if not q.direct]
    assert [(q.speaker, q.inner.of(text)) for q in found] == [(speaker, part)]


def test_how_or_to_whom_something_was_said_is_no_speech_of_it() -> None:
    for told in ("to cheers from the packed gallery", "with a wave at the booing crowd"):
        text = f"“This is a choice, and it is the wrong one,” Ana Ruiz said {told}."
        assert [found.inner.of(text) for found in quotations.find(article("a", text))] == [
            text[1 : text.index("”")]
        ]


def test_port_calls_are_no_verb_of_saying() -> None:
    text = "They will hold shared drills and port calls, with “old friends” invited."
    assert spoken(text)[0][0] == ""


@given(st.text(alphabet="ab“”\"‘’'«» .,\nSsaidTolan", max_size=120))
def test_any_text_is_read_without_error_and_spans_slice(text: str) -> None:
    lines, start = [], 0
    for piece in text.split("\n"):
        if piece.strip():
            lines.append(Line(Span(start, start + len(piece)), Role.BODY))
        start += len(piece) + 1
    for quote in quotations.find(Document("d", text, tuple(lines))):
        assert quote.inner.within(quote.span)
        assert quote.span.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "“The harbour is closed.\nIt will open in spring.\nUntil then we wait,” Mira Tolan said.",
        '"The harbour is closed.\nIt will open in spring, " Mira Tolan said.',
        '" The harbour is closed.\nIt will open in spring," Mira Tolan said.',
    ],
)
def test_a_quotation_runs_through_lines_until_it_is_closed(text: str) -> None:
    (quote,) = quotations.direct(article("d", text))
    assert quote.speaker == "Mira Tolan"
    assert quote.inner.of(text).strip().startswith("The harbour")
    assert "open in spring" in quote.inner.of(text)


def test_an_opening_mark_whose_end_is_lost_takes_no_other_lines() -> None:
    text = "“The harbour is closed.\nThe ferry sank.\n“We wait,” Mira Tolan said."
    assert [words for _, words in spoken(text)] == ["The harbour is closed.", "We wait,"]


def test_marks_set_apart_by_blanks_open_and_close_in_turn() -> None:
    text = 'Mira Tolan said, " The harbour is closed. " It was called " a shame " by Oren Vask.'
    assert [words.strip() for _, words in spoken(text)] == ["The harbour is closed.", "a shame"]


def test_single_marks_set_apart_by_blanks_are_read() -> None:
    text = "'The harbour is closed until spring, ' Mira Tolan said."
    assert [(who, words.strip()) for who, words in spoken(text)] == [
        ("Mira Tolan", "The harbour is closed until spring,")
    ]


def test_a_speaker_with_an_office_behind_the_name_is_found() -> None:
    text = "“The harbour is closed,” Captain Mira Tolan, Chief Harbour Officer, North, said."
    assert spoken(text)[0][0] == "Mira Tolan"


def test_he_is_nobody_who_is_called_ms() -> None:
    text = "Oren Vask said that the mill was lost.\nMs Tolan visited the mill.\n“It is hard to say,” he said."
    assert spoken(text) == [("Oren Vask", "It is hard to say,")]


def test_he_is_who_spoke_last_rather_than_who_was_named_last() -> None:
    text = (
        "Oren Vask said that the mill was lost to Mira Tolan. Tolan owned it.\n“It is hard to say,” he said."
    )
    assert spoken(text)[-1] == ("Oren Vask", "It is hard to say,")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor praised “a town that says what it thinks and that means it”.",
        "“The people say that the harbour is theirs,” Mira Tolan wrote, and the crowd cheered.",
    ],
)
def test_a_word_of_what_is_quoted_is_no_speaker(text: str) -> None:
    reported = [quote for quote in quotations.find(article("a", text)) if not quote.direct]
    assert all(quote.speaker in {"", "the mayor", "Mira Tolan"} for quote in reported)


@pytest.mark.parametrize(
    "piece", ["“we saw {},” he said and ", "and “we saw {}” ", "Officials say that ships {} "]
)
def test_a_line_of_many_quotations_is_read_in_time_that_grows_with_it(piece: str) -> None:
    def least(count: int) -> float:
        """The least seconds of three readings: others may slow one down."""
        seconds = []
        for name in "abc":
            document = article(name, "".join(piece.format(at) for at in range(count)).strip())
            began = time.process_time()
            quotations.find(document)
            seconds.append(time.process_time() - began)
        return min(seconds)

    assert least(1600) < 10 * max(least(400), 0.02)
