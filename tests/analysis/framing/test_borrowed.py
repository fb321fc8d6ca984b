"""A speaker's turn of phrase that an outlet tells as its own."""

from newsdiff.analysis.framing import marks
from tests.analysis.stories import article, story

SAID = "“We face rising waters, angry neighbours, and empty granaries,” Mira Tolan said."


def borrowed(*texts: str) -> list[str]:
    made = story(*(article(chr(97 + i), text) for i, text in enumerate(texts)), pairs=[])
    return [m.place.text for m in marks(made.documents, made.sentences, []) if m.cue == "borrowed"]


def test_words_that_another_article_quotes_are_marked_where_they_are_told_as_fact() -> None:
    told = "The pact comes in the face of rising waters, angry neighbours, and empty granaries."
    assert borrowed(SAID, told) == ["rising waters, angry neighbours, and empty granaries"]


def test_words_that_are_quoted_or_reported_here_too_are_left_alone() -> None:
    assert borrowed(SAID, "Tolan spoke of “rising waters, angry neighbours, and empty granaries”.") == []
    assert borrowed(SAID, "Tolan said that rising waters, angry neighbours, and empty granaries loom.") == []


def test_names_and_short_runs_are_no_turn_of_phrase() -> None:
    said = "“The Ansel Harbour Board of East Tamsara met in Orlan,” Mira Tolan said."
    assert borrowed(said, "The Ansel Harbour Board of East Tamsara met in Orlan.") == []
    assert borrowed(SAID, "There were angry neighbours and empty granaries.") == []


def test_a_statement_of_fact_is_no_turn_of_phrase() -> None:
    said = "“The water was rising behind the granary and the barns,” Mira Tolan said."
    assert borrowed(said, "They saw that water was rising behind the granary and the barns.") == []


def test_what_a_quotation_was_taken_from_is_no_loan() -> None:
    long = "rising waters, angry neighbours, and empty granaries come back year after year on every coast"
    assert borrowed(f"“We face {long},” Mira Tolan said.", f"Often {long}.") == []
