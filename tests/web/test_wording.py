"""How the outlets word it: names with their sentences, judging words, quotations that drift."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import example, given
from hypothesis import strategies as st

from newsdiff.analysis.wording import tokens
from newsdiff.stories.models import FramingMark, Label, Sentence, Story
from newsdiff.web.marks import Piece
from newsdiff.web.pages import wording
from newsdiff.web.pages.drift import around, compared, drift
from newsdiff.web.pages.story import StoryPage
from newsdiff.web.pages.wording import WordingPage
from tests.factories import ARTICLES, compared_story, story
from tests.web.test_contrasts import SPOKEN, difference

QUOTED = {
    "Harbour Post": (
        "Mayor on the bridge\n\n"
        "The town of Talvern opened its new harbour bridge on Monday.\n"
        '"This bridge is a gift to everybody who ever waited for the ferry in the rain," the mayor said.\n'
    ),
    "Morning Gull": (
        "A gift, says the mayor\n\n"
        "Talvern has a new harbour bridge since Monday, and speeches with it.\n"
        'The mayor called the bridge "a gift to everyone who ever waited for the ferry".\n'
    ),
}
FULL, CUT = (
    "a gift to everybody who ever waited for the ferry",
    "a gift to everyone who ever waited for the ferry",
)
ONE_LINE = st.text(st.sampled_from("ab cd,.'’“”-é—7\u05d0"), max_size=40)


def sentence_of(outlet: str, words: str) -> Sentence:
    return Sentence.objects.get(version__article__outlet__name=outlet, text__contains=words)


def mark(made: Story, outlet: str, words: str, **given: Any) -> FramingMark:
    sentence = sentence_of(outlet, words)
    start = sentence.start + sentence.text.index(words)
    fields = {"cue": "loaded", "voice": "outlet", "score": 0.8, "because": "A rule about it.", **given}
    return FramingMark.objects.create(
        run=made.current_run, sentence=sentence, start=start, end=start + len(words), **fields
    )


def label(made: Story, outlet: str, text: str, words: str, *, kind: str = "plain", count: int = 1) -> None:
    sentence = sentence_of(outlet, words)
    Label.objects.create(
        run=made.current_run,
        referent="the bridge",
        version=sentence.version,
        text=text,
        kind=kind,
        count=count,
        sentences=[sentence.pk],
    )


def bare(articles: dict[str, str] = ARTICLES) -> Story:
    """A compared story whose labels, marks and differences each test sets itself."""
    made = compared_story(articles=articles)
    assert made.current_run is not None
    for rows in (made.current_run.differences, made.current_run.framing):
        rows.all().delete()
    Label.objects.filter(run=made.current_run).delete()
    return made


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def joined(pieces: tuple[Piece, ...], *, without: str = "") -> str:
    return "".join(piece.text for piece in pieces if without not in piece.marks or not without)


def of(pieces: tuple[Piece, ...], mark: str) -> list[str]:
    return [piece.text for piece in pieces if mark in piece.marks]


def test_what_was_cut_and_what_was_changed_is_seen_in_its_place() -> None:
    shown = drift("historic, and long overdue", "historical and overdue at last")
    assert joined(shown) == "historic historical and long overdue at last"
    assert of(shown, "cut") == ["historic", "long"]
    assert of(shown, "changed") == ["historical", "at last"]


@pytest.mark.parametrize(
    ("full", "told", "shown"),
    [
        ("We will go, whatever comes", "We will go", "We will go whatever comes"),
        ("Honestly, we will go", "we will go", "Honestly we will go"),
        ("We will surely go.", "We will go.", "We will surely go."),
        ("The same words", "“the same words”", "“the same words”"),
        ("All of it", "", "All of it"),
        ("", "All of it", "All of it"),
    ],
)
def test_cut_words_stand_apart_from_their_neighbours(full: str, told: str, shown: str) -> None:
    assert joined(drift(full, told)) == shown


@pytest.mark.parametrize(
    ("told", "note"),
    [
        ("historic and long overdue", "only punctuation differs"),
        ("historic – and long overdue.", "only punctuation differs"),
        ("Historic, and long overdue.", "the same words"),
        ("historic and overdue", "“long” cut"),
        ("historic, overdue", "2 words cut"),
        ("historic, and very long overdue", "1 word of its own"),
        ("historic, and very overdue", "“long” cut, 1 word of its own"),
    ],
)
def test_the_note_of_a_line_says_how_it_stands_to_the_fullest(told: str, note: str) -> None:
    assert compared("historic, and long overdue", told)[1] == note


@given(ONE_LINE, ONE_LINE)
@example("ab", "cd")
def test_without_what_was_cut_a_line_is_what_the_outlet_quotes(full: str, told: str) -> None:
    shown = drift(full, told)
    kept = joined(shown, without="cut")
    assert "".join(kept.split()) == "".join(told.split())
    words = [word.folded for word in tokens(full)]
    cut = [word.folded for text in of(shown, "cut") for word in tokens(text)]
    same = [w.folded for piece in shown if not piece.marks for w in tokens(piece.text)]
    assert sorted(cut + same) == sorted(words)


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ('He said "we cross alone, all of us," and left.', "cross alone", "we cross alone, all of us"),
        ("“We cross alone. ", "cross", "We cross alone."),
        ("And nobody helps us,” he said.", "nobody", "And nobody helps us"),
        ("He says “one” and then “two of them” again.", "two", "two of them"),
        ("They cross alone.", "cross", "cross"),
    ],
)
def test_a_line_goes_on_to_the_marks_around_the_quotation(text: str, words: str, whole: str) -> None:
    start = text.index(words)
    assert around(text, start, start + len(words)) == whole


@given(ONE_LINE, st.integers(0, 40), st.integers(0, 40))
def test_the_words_that_were_marked_are_always_in_the_line(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    inside = text[start:end]
    if any(mark in inside for mark in '“”"'):
        return
    assert inside.strip(" ,;") in around(text, start, end)


@pytest.mark.django_db
def test_an_utterance_has_a_line_for_each_outlet_the_fullest_first(client: Client) -> None:
    made = bare(QUOTED)
    difference(made, ("Morning Gull", CUT), ("Harbour Post", FULL), kind="quote", because="Two wordings.")
    difference(
        made,
        ("Morning Gull", "ever waited"),
        ("Harbour Post", "ever waited"),
        kind="quote",
        strength="detail",
    )
    (utterance,) = WordingPage.build(made).quotations
    full, cut = utterance.lines
    assert (full.source.outlet, full.note) == ("Harbour Post", "the fullest")
    assert cut.source.outlet == "Morning Gull"
    assert of(cut.pieces, "changed") == ["everyone"]
    assert "in the rain" in of(cut.pieces, "cut")
    assert utterance.conflict
    page = client.get(reverse("wording", args=[made.slug])).content.decode()
    assert '<del class="m-cut">in the rain</del>' in page
    assert '<ins class="m-changed">everyone</ins>' in page
    assert "Two wordings." in page
    assert "score 90 %" in text_of(page)


@pytest.mark.django_db
def test_quotations_without_common_words_are_shown_without_marks() -> None:
    made = bare(SPOKEN)
    difference(made, ("Harbour Post", "We are left with"), ("Morning Gull", "The town"), kind="quote")
    (utterance,) = WordingPage.build(made).quotations
    assert {line.note for line in utterance.lines} == {"the fullest", "in other words"}
    assert not any(piece.marks for line in utterance.lines for piece in line.pieces)


@pytest.mark.django_db
def test_who_is_said_to_have_said_it_stands_with_the_voice(client: Client) -> None:
    made = compared_story(articles=SPOKEN)
    shown = text_of(client.get(reverse("wording", args=[made.slug])).content.decode())
    shown = shown[shown.index("Who is said to have said it") :]
    assert "quoted from Marit Ossendal" in shown
    assert "in the outlet’s own voice" in shown


@pytest.mark.django_db
def test_a_name_says_who_uses_it_how_often_and_opens_its_sentences(client: Client) -> None:
    made = bare()
    label(made, "Harbour Post", "bridge", "harbour bridge on Monday", count=3)
    label(made, "Morning Gull", "bridge", "harbour bridge on Monday")
    label(made, "Upland Courier", "monstrous new harbour bridge", "monstrous new", kind="loaded")
    (called,) = WordingPage.build(made).varied
    plain, loaded = called.names
    assert [(use.outlet, use.count) for use in plain.uses] == [("Harbour Post", 3), ("Morning Gull", 1)]
    assert {place.source.outlet for place in plain.places} == {"Harbour Post", "Morning Gull"}
    assert loaded.loaded
    (place,) = loaded.places
    assert of(place.pieces, "name") == ["monstrous new harbour bridge"]
    page = client.get(reverse("wording", args=[made.slug])).content.decode()
    assert place.href in page
    assert "possibly loaded" in page


@pytest.mark.django_db
def test_sentences_of_a_name_that_are_left_out_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    made = bare()
    label(made, "Harbour Post", "bridge", "harbour bridge on Monday")
    label(made, "Morning Gull", "bridge", "harbour bridge on Monday")
    monkeypatch.setattr(wording, "SENTENCES", 1)
    (called,) = WordingPage.build(made).others
    assert (len(called.names[0].places), called.names[0].more) == (1, 1)


@pytest.mark.django_db
def test_judging_words_stand_beside_the_plainest_version_with_rule_score_and_voice(client: Client) -> None:
    made = bare()
    plain = sentence_of("Harbour Post", "harbour bridge on Monday")
    mark(
        made,
        "Upland Courier",
        "monstrous new",
        plainest=plain,
        plainest_start=plain.start,
        plainest_end=plain.end,
    )
    mark(made, "Morning Gull", "belongs to all of us", voice="quoted")
    groups = {group.outlet.name: group for group in WordingPage.build(made).loaded}
    assert set(groups) == {"Upland Courier", "Morning Gull"}
    assert (groups["Upland Courier"].own, len(groups["Upland Courier"].quoted)) == (1, 0)
    assert (groups["Morning Gull"].own, len(groups["Morning Gull"].quoted)) == (0, 1)
    theirs = Sentence.objects.filter(version__article__outlet__name="Upland Courier", position__isnull=False)
    assert groups["Upland Courier"].sentences == theirs.count() > 1
    page = text_of(client.get(reverse("wording", args=[made.slug])).content.decode())
    for words in (
        "Plainest version, Harbour Post",
        "A rule about it. score 80 %",
        "the speaker’s",
        "possible",
    ):
        assert words in page
    assert "where nothing does, no plainer version was found" in page


@pytest.mark.django_db
def test_beside_a_loaded_name_stands_what_another_outlet_calls_the_same(client: Client) -> None:
    made = bare()
    mark(made, "Upland Courier", "Fishermen", cue="label", score=0.9)
    loaded, own, plain = (
        Sentence.objects.get(version__article__outlet__name=outlet, text__contains=words)
        for outlet, words in (
            ("Upland Courier", "Fishermen"),
            ("Upland Courier", "toll"),
            ("Morning Gull", "Cyclists"),
        )
    )
    assert made.current_run is not None
    for sentence, text, kind in (
        (loaded, "fishermen", "loaded"),
        (own, "toll", "plain"),
        (plain, "cyclists", "plain"),
    ):
        made.current_run.labels.create(
            version=sentence.version, referent="They", text=text, kind=kind, count=1, sentences=[sentence.pk]
        )
    (group,) = WordingPage.build(made).loaded
    (found,) = group.first
    assert found.beside == "plain name"
    assert found.plainest is not None
    assert (found.plainest.sentence, found.plainest.source.outlet) == (plain.pk, "Morning Gull")
    assert [piece.text for piece in found.plainest.pieces if piece.marks] == ["Cyclists"]
    telling = StoryPage.build(made).telling
    assert telling is not None
    assert telling.beside == "plain name"
    assert "plain name" in text_of(client.get(reverse("story", args=[made.slug])).content.decode())
    Label.objects.filter(text="cyclists").delete()
    assert WordingPage.build(made).loaded[0].first[0].plainest is None
    assert StoryPage.build(made).telling is None


@pytest.mark.django_db
def test_no_plain_name_stands_beside_words_that_name_something_else_there() -> None:
    again = "The guild wants to stop the vandals of Orle.\n"
    more = "The vandals, as the guild calls its vandals, ran.\n"
    made = bare(
        ARTICLES | {"Upland Courier": f"{ARTICLES['Upland Courier']}Vandals at the pier.\n{again}{more}"}
    )
    label(made, "Upland Courier", "vandals", "Vandals at", kind="loaded")
    label(made, "Morning Gull", "cyclists", "Cyclists")
    for words, named in (("Vandals", True), ("vandals of Orle", False), ("vandals, as", False)):
        mark(made, "Upland Courier", words, score=0.9)
        (group,) = WordingPage.build(made).loaded
        assert (group.first[0].plainest is not None) == named, words
        FramingMark.objects.all().delete()
    Label.objects.filter(text="vandals").update(sentences=[sentence_of("Upland Courier", "its vandals").pk])
    mark(made, "Upland Courier", "vandals, as", score=0.9)  # one of two in its sentence
    assert WordingPage.build(made).loaded[0].first[0].plainest is None


@pytest.mark.django_db
def test_where_nothing_plainer_is_known_a_story_leads_with_what_another_outlet_tells_of_the_same() -> None:
    made = bare()
    mark(made, "Upland Courier", "Fishermen", score=0.9)  # which no other text tells
    mark(made, "Upland Courier", "monstrous new", score=0.8)
    telling = StoryPage.build(made).telling
    assert telling is not None
    assert (telling.words, telling.beside) == ("monstrous new", "tells the same")
    assert telling.plainest is not None
    assert telling.plainest.source.outlet in {"Harbour Post", "Morning Gull"}
    for outlet in ("Harbour Post", "Morning Gull"):
        mark(made, outlet, "opened its new", score=0.5)
    another = StoryPage.build(made).telling
    assert another is not None
    assert another.plainest is not None
    assert "opened its new" not in "".join(piece.text for piece in another.plainest.pieces)


@pytest.mark.django_db
def test_marks_beyond_the_first_few_of_an_outlet_are_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    made = bare()
    for words, score in (("A toll of two crowns", 0.6), ("monstrous new", 0.9), ("Fishermen fear", 0.7)):
        mark(made, "Upland Courier", words, score=score)
    monkeypatch.setattr(wording, "MARKS_FIRST", 1)
    (group,) = WordingPage.build(made).loaded
    assert [found.percent for found in group.first] == [90]
    assert [found.percent for found in group.rest] == [70, 60]


@pytest.mark.django_db
def test_one_outlet_is_narrowed_to_by_the_address(client: Client) -> None:
    made = bare()
    label(made, "Harbour Post", "bridge", "harbour bridge on Monday")
    label(made, "Upland Courier", "monstrous new harbour bridge", "monstrous new", kind="loaded")
    mark(made, "Upland Courier", "monstrous new")
    mark(made, "Morning Gull", "steep ramps")
    page = WordingPage.build(made, outlet="upland-courier")
    (called,) = page.others
    assert [name.text for name in called.names] == ["monstrous new harbour bridge"]
    assert page.varied == ()
    assert [group.outlet.name for group in page.loaded] == ["Upland Courier"]
    (current,) = [outlet for outlet in page.outlets if outlet.current]
    assert current.href == page.href
    shown = client.get(page.href).content.decode()
    assert "What Upland Courier calls whom" in shown
    assert "steep ramps" not in shown


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["?outlet=nobody", "?outlet=%00", "?outlet=", "?x=1"])
def test_an_outlet_that_is_not_there_shows_all(client: Client, query: str) -> None:
    made = compared_story()
    answer = client.get(reverse("wording", args=[made.slug]) + query)
    assert answer.status_code == 200
    assert "Who calls whom what" in answer.content.decode()


@pytest.mark.django_db
def test_wording_answers_a_page_or_a_fragment(client: Client) -> None:
    address = reverse("wording", args=[compared_story().slug])
    whole = client.get(address)
    assert "<html" in whole.content.decode()
    assert "HX-Request" in whole.headers["Vary"]
    part = client.get(f"{address}?outlet=nobody", headers={"HX-Request": "true"})
    assert part.content.decode().startswith('<div id="wording"')
    assert part.headers["HX-Push-Url"] == address
    again = client.get(address, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in again.content.decode()


@pytest.mark.django_db
def test_where_nothing_was_found_the_page_says_so(client: Client) -> None:
    made = bare()
    page = text_of(client.get(reverse("wording", args=[made.slug])).content.decode())
    for words in (
        "Nobody and nothing was found that is called by several names.",
        "No words that may add a judgement were found.",
        "No utterance was found that is quoted in several wordings.",
    ):
        assert words in page
    narrowed = client.get(reverse("wording", args=[made.slug]), {"outlet": "harbour-post"}).content.decode()
    assert "Harbour Post calls nobody and nothing by several names." in text_of(narrowed)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("articles", "words"),
    [
        ({}, "two outlets at least"),
        ({"Harbour Post": ARTICLES["Harbour Post"]}, "two outlets at least"),
        (ARTICLES, "not compared yet"),
    ],
)
def test_a_story_without_a_comparison_has_no_wording(
    client: Client, articles: dict[str, str], words: str
) -> None:
    page = client.get(reverse("wording", args=[story(articles=articles).slug])).content.decode()
    assert words in text_of(page)
