"""HTML pages: every visible line, and hints which of them are no article."""

import pytest

from newsdiff.ingest import Refused, read

PARAGRAPHS = [
    "The towns of Orla and Mend signed a pact on Friday that will share the river for ten years.",
    "“We are done fighting,” said mayor Ida Kern, who had argued for the pact since the last drought.",
    "The pact will come into force in January, after both of the town councils have voted on it.",
]
PAGE = """<!doctype html><html lang="en"><head><title>Towns sign pact</title>
<meta property="og:site_name" content="The Orla Times">
<meta property="article:published_time" content="2024-11-01T09:30:00+00:00">
<link rel="canonical" href="https://orla.example/pact">
<style>p {{ color: red }}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Towns sign pact</h1><p>Two towns agree on water.</p>
<div>{paragraphs}</div></article>
<div hidden>Hidden words</div><p style="display:none">Unseen words</p><script>var words = 1</script>
<template>Template words</template>
<footer><p>Contact the newsroom</p></footer></body></html>"""


def page(paragraphs: list[str] = PARAGRAPHS) -> bytes:
    return PAGE.format(paragraphs="".join(f"<p>{words}</p>" for words in paragraphs)).encode()


def hinted(data: bytes, hint: str) -> list[str]:
    draft = read("a.html", data)
    return [draft.text[start:].split("\n")[0] for start, role in draft.roles.items() if role == hint]


def test_the_page_gives_the_fields():
    draft = read("a.html", page())
    assert (draft.headline, draft.outlet, draft.url) == (
        "Towns sign pact",
        "The Orla Times",
        "https://orla.example/pact",
    )
    assert draft.published is not None
    assert draft.published.date().isoformat() == "2024-11-01"


def test_the_text_holds_every_visible_line_and_no_hidden_one():
    assert read("a.html", page()).text.split("\n") == [
        "Home",
        "World",
        "Towns sign pact",
        "Two towns agree on water.",
        *PARAGRAPHS,
        "Contact the newsroom",
    ]


def test_lines_outside_of_the_article_are_hinted_as_chrome():
    assert hinted(page(), "headline") == ["Towns sign pact"]
    chrome = hinted(page(), "chrome")
    assert {"Home", "World", "Contact the newsroom"} <= set(chrome)
    assert not set(PARAGRAPHS) & set(chrome)


def test_a_line_beside_the_paragraphs_is_left_to_its_words():
    assert "It rained." not in hinted(page([*PARAGRAPHS, "It rained."]), "chrome")


def test_inline_elements_stay_in_their_line_and_blanks_collapse():
    draft = read("a.html", b"<p>The <b>pact</b>\n  <i>ho</i>lds.<br>It\xc2\xa0 rained.</p>")
    assert draft.text == "The pact holds.\nIt\u00a0 rained."


def test_a_page_without_a_recognised_article_says_so():
    draft = read("a.htm", b"<p>The pact holds.</p>")
    assert draft.roles.get(0) != "chrome" or draft.notes


@pytest.mark.parametrize("data", [b"<html><body></body></html>", b"<script>x()</script>", b"<!-- pact -->"])
def test_a_page_without_visible_words_is_refused(data):
    with pytest.raises(Refused, match=r"no visible words|empty|HTML"):
        read("a.html", data)


def test_a_headline_that_only_the_metadata_has_becomes_the_first_line():
    data = page().replace(b"<h1>Towns sign pact</h1>", b"")
    draft = read("a.html", data)
    assert draft.text.startswith("Towns sign pact\n")
    assert draft.roles[0] == "headline"


def test_a_headline_is_written_as_readers_see_it():
    shown = page().replace(b"<h1>Towns sign pact</h1>", "<h1>Towns sign “pact”</h1>".encode())
    named = b'<meta property="og:title" content="Towns sign &quot;pact&quot;"><style>'
    draft = read("a.html", shown.replace(b"<style>", named))
    assert draft.headline == "Towns sign “pact”"
    assert draft.text.count("Towns sign") == 1


def test_an_xml_declaration_and_entities_do_not_matter():
    draft = read(
        "a.html", b'<?xml version="1.0" encoding="utf-8"?><p>Mend &amp; Orla &lt;script&gt; e&#x301;</p>'
    )
    assert draft.text == "Mend & Orla <script> \u00e9"
