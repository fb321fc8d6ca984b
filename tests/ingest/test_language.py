"""The language of a text is told where its file does not say it, and what is not English gets a note."""

import pytest

from newsdiff.ingest import read
from newsdiff.ingest.language import SHORTEST, detect

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
        ("12 34 56", ""),
    ],
)
def test_the_language_of_a_text_is_found_where_there_is_enough_of_it(text, code):
    assert detect(text) == code


def test_an_article_in_another_language_is_kept_with_a_note():
    draft = read("faehre.txt", GERMAN.encode())
    assert draft.language == "de"
    assert any("another language than English (de)" in note for note in draft.notes)


def test_english_needs_no_note_and_the_file_has_the_last_word():
    assert read("ferry.txt", ENGLISH.encode()).notes == ()
    said = read("ferry.md", f"---\nlanguage: en-GB\n---\n{GERMAN}".encode())
    assert said.language == "en-GB"
    assert not any("language" in note for note in said.notes)
