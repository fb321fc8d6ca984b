"""Bytes in, drafts or reasons out."""

import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.ingest import SUFFIXES, Draft, Refused, read
from newsdiff.ingest.decode import MAX_BYTES, MAX_LINES
from newsdiff.ingest.fields import parse_date, web_address, written_date

SENTENCE = "The mayor of Orla signed the pact on Friday."


def test_a_plain_text_is_kept_whole():
    draft = read("orla.txt", b"Menu\n\n  The pact holds.\n")
    assert draft.text == "Menu\n\n  The pact holds.\n"
    assert draft.raw == b"Menu\n\n  The pact holds.\n"
    assert (draft.name, draft.path, draft.encoding) == ("orla.txt", "orla.txt", "utf-8")
    assert draft.sha256 == hashlib.sha256(draft.raw).hexdigest()


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("\ufeffPact", "Pact"),
        ("one\r\ntwo\rthree\u2028four\u2029five\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("Zoe\u0301 left", "Zo\u00e9 left"),
        ("a\u00a0b\u200bc\u00add", "a\u00a0b\u200bc\u00add"),
        ("tab\there", "tab\there"),
        ("a \u202egip\u202c b \u2067c\u2069", "a gip b c"),
        ("\u05d0\u200e (\u200f1)", "\u05d0\u200e (\u200f1)"),
    ],
)
def test_text_becomes_canonical_and_nothing_else_is_touched(written, canonical):
    assert read("a.txt", written.encode()).text == canonical


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        ("\u200b\ufeff\n".encode(), "empty"),
        (b"x" * (MAX_BYTES + 1), "5 MB"),
        (b"a\n" * (MAX_LINES + 1), "lines"),
        (b"The pact\x00 holds.", "NUL"),
        (b"%PDF-1.7 pact", "PDF"),
        (b"\x80\x81\xfe\xff\x01\x02\x03" * 50, "UTF-8"),
        (b"\xff\xfeA", "damaged"),
        (bytes(range(1, 32)) * 4 + b"abc", "control characters"),
    ],
)
def test_what_is_no_readable_text_is_refused_by_name_and_reason(data, words):
    with pytest.raises(Refused) as refused:
        read("orla/pact.txt", data)
    assert str(refused.value).startswith("orla/pact.txt: ")
    assert words in str(refused.value)


def test_a_text_of_twenty_megabytes_is_refused_with_both_sizes():
    with pytest.raises(Refused, match=r"20 MB.*5 MB"):
        read("big.txt", b"a" * 20_000_000)


@pytest.mark.parametrize("name", ["pact.docx", "pact", "pact.txt.exe", ".hidden"])
def test_an_unknown_format_is_refused_and_the_known_ones_are_named(name):
    with pytest.raises(Refused) as refused:
        read(name, b"The pact holds.")
    assert name in str(refused.value)
    assert all(suffix in str(refused.value) for suffix in SUFFIXES)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-16", "utf-16"), ("utf-32", "utf-32"), ("cp1252", "windows-1252")],
)
def test_other_encodings_are_decoded_and_told(encoding, told):
    text = f"{SENTENCE} “Café Zoë stays open – at last,” said Renée Müller. " * 8
    draft = read("orla.txt", text.encode(encoding))
    assert draft.text == text
    assert draft.encoding == told
    assert draft.notes == (f"decoded as {told}",)


def test_an_html_page_is_decoded_as_it_declares():
    page = f'<meta charset="iso-8859-2"><p>{SENTENCE} Město Ořlá.</p>'
    draft = read("orla.html", page.encode("iso-8859-2"))
    assert "Město Ořlá." in draft.text
    assert draft.encoding == "iso8859-2"


def test_turns_of_direction_are_taken_out_of_the_text_its_fields_and_its_name_and_told():
    front = "---\noutlet: The \u202eOrla\u202c Post\nheadline: A \u2066pact\u2069 holds\n---\n"
    draft = read("pa\u202ect.md", f"{front}{SENTENCE}\u202e\n".encode())
    assert (draft.name, draft.outlet, draft.headline) == ("pa?ct.md", "The Orla Post", "A pact holds")
    assert draft.text == f"A pact holds\n\n{SENTENCE}"
    assert "5 characters that turn the direction of the text were taken out" in draft.notes


def test_a_text_full_of_isolates_is_a_text_all_the_same():
    assert read("a.txt", "\u2067\u05d0\u05d1\u2069 ".encode() * 40).text.count("\u05d0\u05d1") == 40


def test_few_control_characters_are_taken_out_and_told():
    draft = read("orla.txt", f"{SENTENCE}\x07\n{SENTENCE}".encode())
    assert draft.text == f"{SENTENCE}\n{SENTENCE}"
    assert draft.notes == ("1 control characters were taken out",)


def test_a_name_is_made_printable():
    assert read("orla\\a\nb.txt", b"Pact.").path == "orla/a?b.txt"


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2024-11-01", datetime(2024, 11, 1, tzinfo=UTC)),
        ("2024-11-01T09:30:00+09:00", datetime(2024, 11, 1, 9, 30, tzinfo=timezone(timedelta(hours=9)))),
        ("2024-11-01T09:30:00Z", datetime(2024, 11, 1, 9, 30, tzinfo=UTC)),
        ("Nov. 1, 2024", datetime(2024, 11, 1, tzinfo=UTC)),
        ("1 November 2024 14:05", datetime(2024, 11, 1, 14, 5, tzinfo=UTC)),
    ],
)
def test_a_publication_date_is_an_aware_time(written, instant):
    draft = read("a.md", f"---\npublished: {written}\n---\n{SENTENCE}".encode())
    assert draft.published == instant
    assert draft.published.utcoffset() == instant.utcoffset()
    assert draft.notes == ()


@pytest.mark.parametrize(
    "written", ["soon", "yesterday", "2024-13-45", "11", "9999-01-01", "last Friday at 3"]
)
def test_what_is_no_full_date_is_left_out_with_a_note(written):
    draft = read("a.md", f"---\npublished: {written}\n---\n{SENTENCE}".encode())
    assert draft.published is None
    assert any("published" in note and written in note for note in draft.notes)


@pytest.mark.parametrize(
    ("written", "taken", "others"),
    [
        ("12/02/2025", "2 December 2025", "2025-02-12"),
        ("1.11.2024 14:05", "11 January 2024", "2024-11-01"),
        ("01-02-03", "2 January 2003", "2001-02-03 or 2003-02-01"),
    ],
)
def test_a_date_that_can_be_read_in_two_ways_is_told(written: str, taken: str, others: str) -> None:
    draft = read("a.md", f"---\npublished: {written}\n---\n{SENTENCE}".encode())
    assert draft.notes == (
        f"published: “{written}” can be read in more than one way and was taken for {taken}; "
        f"if another day is meant, write it as {others}",
    )


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("25/02/2025", (2025, 2, 25)),
        ("02/25/2025", (2025, 2, 25)),
        ("05/05/2025", (2025, 5, 5)),
        ("2025/02/12 10.30", (2025, 2, 12)),
        ("2025-2-3", (2025, 2, 3)),
    ],
)
def test_of_a_date_that_its_numbers_leave_one_reading_nothing_is_told(
    written: str, day: tuple[int, int, int]
) -> None:
    draft = read("a.md", f"---\npublished: {written}\n---\n{SENTENCE}".encode())
    assert draft.published is not None
    assert (draft.published.year, draft.published.month, draft.published.day) == day
    assert draft.notes == ()


@pytest.mark.parametrize(
    "written", ["2025-02-12", "2025-02-12 09:30", "2025-02-12 09:30:15", "2025-02-12 00:00+09:00"]
)
def test_a_date_is_written_as_people_write_it_and_read_again(written: str) -> None:
    published = parse_date(written)
    assert published is not None
    assert written_date(published) == written


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://orla.example/a",
        "orla.example",
        "http://",
        "http://a b",
        "https://orla<b>.example/a",
        "https://orla.example\\\\@elsewhere.example/",
    ],
)
def test_an_address_that_is_no_web_address_is_left_out_with_a_note(url):
    draft = read("a.md", f'---\nurl: "{url}"\n---\n{SENTENCE}'.encode())
    assert draft.url == ""
    assert any(note.startswith("url:") for note in draft.notes)


def test_of_an_address_what_may_not_stand_in_a_link_is_encoded():
    draft = read("a.md", f'---\nurl: https://orla.example/a?b=1&c="<x>"\n---\n{SENTENCE}'.encode())
    assert draft.url == "https://orla.example/a?b=1&c=%22%3Cx%3E%22"
    assert draft.notes == ()
    assert web_address(draft.url) == draft.url
    assert web_address("https://orla.example/" + '"' * 700) == "", "encoded it is longer than what is kept"


def _result(name: str, data: bytes) -> Draft | str:
    try:
        return read(name, data)
    except Refused as refused:
        return str(refused)


@settings(deadline=None)  # the first call loads a library
@given(st.binary(max_size=400), st.sampled_from([*SUFFIXES, ".doc"]))
def test_any_bytes_give_a_draft_or_a_reason(data, suffix):
    result = _result("any" + suffix, data)
    if isinstance(result, Draft):
        assert result.text.strip()
    else:
        assert result.startswith(f"any{suffix}: ")


@settings(deadline=None)  # the first call loads a library
@given(st.text(max_size=300), st.sampled_from(SUFFIXES))
def test_canonical_text_is_stable_and_hints_point_at_starts_of_lines(text, suffix):
    try:
        draft = read("any" + suffix, text.encode(errors="ignore"))
    except Refused:
        return
    assert not set(draft.text) & set("\r\x00\u2028\u2029\x85")
    assert read("any.txt", draft.text.encode()).text == draft.text
    assert all(start == 0 or draft.text[start - 1] == "\n" for start in draft.roles)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            "The ferry “was never safe” – said Zoë.\nIt sank".encode() + b"\xe2\x80",
            "the first in line 2",
        ),
        (
            "“No”, said Zoë. “Not ".encode() + b"\xff" + " ever”, he said.".encode(),
            "the first in line 1",
        ),
    ],
)
def test_damaged_utf8_is_read_with_its_damage_told_and_never_guessed_at(data, words):
    draft = read("cut.txt", data)
    assert draft.encoding == "utf-8"
    assert "“" in draft.text
    assert "Zoë" in draft.text
    assert any(words in note for note in draft.notes)


def test_a_text_file_may_have_front_matter_and_keeps_its_lines():
    told = "The pact holds.\nIt was signed\nin Orla."
    draft = read("a.txt", f"---\noutlet: Orla Times\nheadline: Pact: it holds\n---\n\n{told}".encode())
    assert (draft.outlet, draft.headline) == ("Orla Times", "Pact: it holds")
    assert draft.text == f"Pact: it holds\n\n{told}"
    again = read("a.txt", f"---\nheadline: The pact holds.\n---\n{told}".encode())
    assert again.text == told


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("outlet: [a\nheadline: X\n---\n", 2),
        ("source: 'a\nheadline: X\n---\n", 2),
        ("headline: X\n", 1),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_front_matter_that_cant_be_read_is_refused_by_its_line_in_text_files_too(
    name: str, front: str, line: int
) -> None:
    with pytest.raises(Refused, match=rf"{name}: the front matter .* in line {line}\b"):
        read(name, f"---\n{front}{SENTENCE}\n".encode())


@pytest.mark.parametrize("text", ["---\nThe pact holds.\n---\nFor now.", "---\nWhy: rain.\nNobody came."])
def test_rules_in_a_text_file_are_text(text):
    assert read("a.txt", text.encode()).text == text
