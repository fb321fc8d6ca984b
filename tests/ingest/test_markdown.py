"""Front matter and Markdown to plain lines."""

from datetime import UTC, datetime

import pytest

from newsdiff.ingest import Refused, read

BODY = "The towns signed the pact."


def markdown(body: str, front: str = "") -> bytes:
    return (f"---\n{front}\n---\n{body}" if front else body).encode()


def test_front_matter_gives_the_fields():
    front = (
        'outlet: "The Orla Times"\nheadline: "Towns sign: a pact"\nbyline: Ida Kern\n'
        "url: https://orla.example/pact\nlanguage: en-GB\npublished: 2024-11-01"
    )
    draft = read("a.md", markdown(BODY, front))
    assert (draft.outlet, draft.headline, draft.byline) == (
        "The Orla Times",
        "Towns sign: a pact",
        "Ida Kern",
    )
    assert (draft.url, draft.language) == ("https://orla.example/pact", "en-GB")
    assert draft.published == datetime(2024, 11, 1, tzinfo=UTC)
    assert draft.notes == ()


def test_a_headline_of_the_front_matter_becomes_the_first_line():
    draft = read("a.md", markdown(BODY, "headline: Towns sign pact"))
    assert draft.text == f"Towns sign pact\n\n{BODY}"
    assert draft.roles == {0: "headline"}


@pytest.mark.parametrize("line", ["# Towns sign pact", "Towns sign pact", "**Towns sign pact**"])
def test_a_headline_that_the_body_has_is_not_doubled(line):
    draft = read("a.md", markdown(f"{line}\n\n{BODY}", "headline: Towns sign pact"))
    assert draft.text == f"Towns sign pact\n\n{BODY}"
    assert draft.roles == {0: "headline"}


def test_a_title_at_the_top_is_the_headline_where_there_is_no_front_matter():
    draft = read("a.md", markdown(f"# Towns sign pact\n\n{BODY}"))
    assert draft.headline == "Towns sign pact"
    assert draft.roles == {0: "headline"}


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("The *pact* **holds**, `so` far.", "The pact holds, so far."),
        ("The [pact](https://orla.example) holds.", "The pact holds."),
        ("The pact\nholds.", "The pact holds."),
        ("The pact  \nholds.", "The pact\n\nholds."),
        ("## Why now\n\nIt rained.", "Why now\n\nIt rained."),
        ("- first\n- second", "first\n\nsecond"),
        ("1. first\n2. second", "1. first\n\n2. second"),
        ("2019. It was dry.", "2019. It was dry."),
        ("> “Yes,” she said.", "“Yes,” she said."),
        ("The pact <!-- not\n\nthis --> holds.", "The pact  holds."),
        ("The <b>pact</b><br>holds.", "The pact\n\nholds."),
        ("Mend &amp; Orla \\*agree\\*", "Mend & Orla *agree*"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ('"><img onerror=alert(1)>', '"><img onerror=alert(1)>'),
        ("| Town | Share |\n|---|---|\n| Orla | 60 |", "Town | Share\n\nOrla | 60"),
        ("    indented words", "indented words"),
        ("A 5 < 6 <pact> & more", "A 5 < 6 <pact> & more"),
    ],
)
def test_markdown_becomes_plain_lines(written, plain):
    assert read("a.md", markdown(written)).text == plain


def test_a_picture_alone_is_a_caption():
    draft = read("a.md", markdown(f"{BODY}\n\n![The mill at dusk](mill.png)"))
    assert draft.text == f"{BODY}\n\nThe mill at dusk"
    assert draft.roles == {len(BODY) + 2: "caption"}


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("outlet: Orla\nheadline: [Pact: a view: here", 3),
        ('outlet: "Orla\nheadline: x', 2),
        ("outlet: [Orla", 2),
    ],
)
def test_malformed_front_matter_is_refused_by_its_line(front, line):
    with pytest.raises(Refused, match=rf"^a\.md: .*line {line}"):
        read("a.md", markdown(BODY, front))


def test_front_matter_that_is_never_closed_is_refused():
    with pytest.raises(Refused, match="never closed"):
        read("a.md", b"---\noutlet: Orla\n\nThe pact holds.")


@pytest.mark.parametrize("field", ["headline", "outlet", "byline"])
def test_a_field_that_is_too_long_is_refused_by_its_name(field):
    with pytest.raises(Refused, match=rf"{field} has 501 characters"):
        read("a.md", markdown(BODY, f"{field}: {'x' * 501}"))


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ("headline: 1984", "headline", "1984"),
        ("headline: yes", "headline", "yes"),
        ("outlet: null", "outlet", ""),
        ("outlet: [a, b]", "outlet", ""),
        ("outlet: {a: b}", "outlet", ""),
        ("byline: [Ida Kern, Tom Reed]", "byline", "Ida Kern, Tom Reed"),
        ('headline: "<script>alert(1)</script>"', "headline", "<script>alert(1)</script>"),
        ('outlet: "a\\0b\\ud800c"', "outlet", "abc"),
        ("language: not a language", "language", ""),
    ],
)
def test_values_of_other_types_are_read_as_written_or_left_out(front, field, value):
    assert getattr(read("a.md", markdown(BODY, front)), field) == value


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("headline: Flood in Orla: 14 rescued", "Flood in Orla: 14 rescued"),
        ('headline: Orla\'s flood: "the worst" yet', 'Orla\'s flood: "the worst" yet'),
        ("Headline: What now:", "What now:"),
        ('headline: "Shame": minister resigns', '"Shame": minister resigns'),
        ('headline: "No" to toll, says mayor', '"No" to toll, says mayor'),
        ("headline: 'Never': Orla's vow", "'Never': Orla's vow"),
        ("headline: @orla goes dark", "@orla goes dark"),
        ("headline: *Breaking* flood in Orla", "*Breaking* flood in Orla"),
        ("headline: %d homes dark", "%d homes dark"),
    ],
)
def test_a_value_that_yaml_would_have_in_quotation_marks_needs_none(line, headline):
    draft = read("a.md", markdown(BODY, f'{line}\noutlet: "Orla: the Times"'))
    assert (draft.headline, draft.outlet) == (headline, "Orla: the Times")


def test_unknown_keys_and_wrong_types_are_told():
    notes = read("a.md", markdown(BODY, "tags: [a]\noutlet: [b]")).notes
    assert notes == (
        "front matter: unknown key tags ignored",
        "front matter: outlet is no text and is left out",
    )


def test_a_rule_at_the_top_is_no_front_matter():
    assert read("a.md", b"---\n\nThe pact holds.").text == "The pact holds."


def test_front_matter_without_a_body_but_a_headline_is_that_headline():
    assert read("a.md", markdown("", "headline: Towns sign pact")).text == "Towns sign pact"


def test_front_matter_alone_is_empty():
    with pytest.raises(Refused, match="empty"):
        read("a.md", markdown("", "outlet: Orla"))
