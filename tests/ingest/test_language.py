"""The language of a text is told where its file does not say it, and what is not English gets a note."""

import pytest

from newsdiff.ingest import read
from newsdiff.ingest.language import SHORTEST, UNKNOWN, detect

GERMAN = (
    "Die Fähre lief am frühen Morgen auf einen Felsen und sank binnen einer Stunde. Elf Menschen starben, "
    "dreiundzwanzig werden noch vermisst. Der Kapitän wird vernommen, sagte die Polizei von Ommern am Abend."
)
ENGLISH = (
    "The ferry struck a rock early in the morning and went down within the hour. Eleven people died, and "
    "twenty-three are still missing. The captain is being questioned, the police said on Monday night. "
    "Divers will go down again at dawn."
)
ARABIC = "غرقت العبارة صباح اليوم في البحيرة وقال متحدث باسم الشرطة إن أحد عشر شخصا لقوا حتفهم. " * 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (GERMAN, "de"),
        (ENGLISH, "en"),
        (ARABIC[:80], "ar"),
        ("湖で渡し船が沈み、十一人が亡くなったと警察が発表した。", "ja"),
        (ENGLISH[: SHORTEST - 1], ""),
        ("渡船沉没。十一人遇难。", UNKNOWN),
        ("Ещё двое нашлись.", UNKNOWN),
        ("12 34 56", ""),
    ],
)
def test_the_language_of_a_text_is_found_where_there_is_enough_of_it(text, code):
    assert detect(text) == code


def test_an_article_in_another_language_is_kept_with_a_note():
    draft = read("faehre.txt", GERMAN.encode())
    assert draft.language == "de"
    assert any("another language than English (de)" in note for note in draft.notes)


def test_a_few_lines_in_another_language_are_enough_for_a_note():
    draft = read(
        "faehre.txt",
        "Fähre auf Grund\n\nDie Fähre lief am Dienstag vor dem Hafen auf Grund. Niemand starb.".encode(),
    )
    assert draft.language == "de"
    assert any("another language than English (de)" in note for note in draft.notes)


def test_a_few_signs_of_another_script_are_enough_for_a_note():
    draft = read("ferry.txt", "渡船沉没。十一人遇难。".encode())
    assert draft.language == UNKNOWN
    assert any("another language than English (which one is not known)" in note for note in draft.notes)


@pytest.mark.parametrize(
    ("written", "kept"),
    [("en", "en"), ("EN_gb", "en-gb"), ("eng", "en"), ("pt-BR", "pt-BR"), ("deu", "de"), ("yo", "yo")],
)
def test_codes_of_languages_are_kept_in_the_form_that_is_in_use(written, kept):
    assert read("ferry.md", f"---\nlanguage: '{written}'\n---\n{ENGLISH}".encode()).language == kept


@pytest.mark.parametrize("written", ["xx", "qqq", "english", "e", "en-"])
def test_a_language_that_there_is_not_is_left_out_with_a_note(written):
    draft = read("ferry.md", f"---\nlanguage: {written}\n---\n{ENGLISH}".encode())
    assert draft.language == "en"
    assert draft.notes == (f"language: “{written}” is the code of no language and is left out",)


def test_english_needs_no_note():
    assert read("ferry.txt", ENGLISH.encode()).notes == ()


def test_the_file_has_the_last_word_and_is_doubted_where_its_text_reads_otherwise():
    said = read("ferry.md", f"---\nlanguage: en-GB\n---\n{GERMAN}".encode())
    assert said.language == "en-GB"
    assert [note for note in said.notes if "language" in note] == [
        "its language is given as en-GB, but the text reads like another one (de): "
        "if so, hardly anything in it is compared"
    ]


def test_two_names_of_a_language_that_are_not_english_are_no_contradiction():
    said = read("ferry.md", f"---\nlanguage: nds\n---\n{GERMAN}".encode())
    assert [note for note in said.notes if "language" in note] == [
        "the text is in another language than English (nds): "
        "it is kept, but hardly anything in it is compared"
    ]
