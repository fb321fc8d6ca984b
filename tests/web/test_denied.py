"""What one text tells only to be denied is not told by it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import Claim, Sentence, Story
from newsdiff.web import words
from newsdiff.web.pages.aligned import AlignedRow
from newsdiff.web.pages.article import load_for_article
from newsdiff.web.pages.claim import ClaimPage
from newsdiff.web.pages.compare import ComparePage, Wanted
from newsdiff.web.pages.matrix import MatrixPage
from newsdiff.web.pages.notes import notes
from newsdiff.web.pages.search import SearchPage
from newsdiff.web.pages.story import StoryPage
from newsdiff.web.stances import Stance
from tests.factories import compared_story
from tests.web.test_contrasts import text_of

TOLD = "Drones from Vaskland entered the airspace of Merrow on Sunday."
DENIED = "Vaskland denied that drones from Vaskland had entered the airspace of Merrow on Sunday."
REPORTS = {
    "Harbour Post": f"Drones over Merrow\n\n{TOLD}\nFishermen fear for the herring.\n",
    "Morning Gull": f"Merrow counts drones\n\n{TOLD[:-1]}, the army said.\nCyclists complained.\n",
    "Vaskland Voice": f"Vaskland answers\n\n{DENIED}\nA toll is charged after sunset.\n",
}


@pytest.fixture
def made(db: None) -> Story:
    return compared_story(articles=REPORTS)


def claim_of(made: Story) -> Claim:
    assert made.current_run is not None
    return made.current_run.claims.get(members__sentence__text=DENIED)


def test_a_claim_names_who_denies_it_apart_from_those_who_tell_it(made: Story, client: Client) -> None:
    page = StoryPage.build(made)
    assert not page.by_all, "one of three texts denies it"
    row = next(row for row in page.by_several if row.key == claim_of(made).key)
    assert set(row.outlets) == {"Harbour Post", "Morning Gull"}
    assert row.denied_in == ("Vaskland Voice",)
    shown = text_of(client.get(made.get_absolute_url()).content.decode())
    assert "denied in Vaskland Voice" in shown


def test_the_search_counts_those_who_tell_a_claim_as_its_page_does(made: Story) -> None:
    page = SearchPage.build({"q": "drones Merrow Sunday"}, AnonymousUser())
    href = ClaimPage.build(made, claim_of(made)).href
    (hit,) = [hit for found in page.lists for hit in found.hits if hit.href == href]
    assert (set(hit.outlets), hit.origins) == ({"Harbour Post", "Morning Gull"}, 2)


def test_the_page_of_the_claim_marks_the_sentence_that_denies_it(made: Story, client: Client) -> None:
    page = ClaimPage.build(made, claim_of(made))
    assert {telling.place.source.outlet for telling in page.tellings if telling.stance is Stance.DENIES} == {
        "Vaskland Voice"
    }
    assert TOLD[:-1] in page.words
    assert "denied here" in text_of(client.get(page.href).content.decode())


def test_the_matrix_says_that_an_outlet_denies_it(made: Story) -> None:
    page = MatrixPage.build(made, {})
    row = next(row for row in page.rows if row.key == claim_of(made).key)
    assert {cell.outlet.name: cell.word for cell in row.cells}["Vaskland Voice"] == "denies it"
    assert row.tellers == "2 outlets"


@pytest.mark.parametrize(
    ("outlet", "heading"),
    [
        ("Harbour Post", "left open, beside Morning Gull, denied in Vaskland Voice"),
        ("Vaskland Voice", "denies what is told in Harbour Post and Morning Gull"),
    ],
)
def test_the_note_of_a_sentence_tells_agreement_from_denial(made: Story, outlet: str, heading: str) -> None:
    results = load_for_article(made)
    source = next(source for source in results.sources if source.outlet == outlet)
    sentences = {row.pk: row.text for row in results.reading_order[source.version]}
    note = next(n for key, n in notes(results, source, ()).items() if "Merrow on Sunday" in sentences[key])
    assert f"{note.heading[0][1]} {note.told_in}" == heading


def framed(made: Story, sentence: str) -> None:
    """Mark a word in each sentence that holds these words, so that it is worded first of all."""
    assert made.current_run is not None
    for row in Sentence.objects.filter(text__contains=sentence, version__article__story=made):
        start = row.start + row.text.index("entered")
        made.current_run.framing.create(
            sentence=row,
            start=start,
            end=start + 7,
            cue="report-verb",
            voice="outlet",
            because="Why.",
            score=0.9,
        )


def test_a_note_that_begins_with_wording_says_who_denies_it_too(made: Story, client: Client) -> None:
    framed(made, "entered")
    results = load_for_article(made)
    for outlet, line, denials in (
        ("Harbour Post", "Denied in Vaskland Voice.", {"Vaskland Voice"}),
        ("Vaskland Voice", "Told here only to be denied.", set()),
    ):
        source = next(source for source in results.sources if source.outlet == outlet)
        note = next(n for n in notes(results, source, ()).values() if n.framing)
        assert (note.state, note.denial) == (words.WORDING, line)
        marked = {place.source.outlet for place in note.others if place.sentence in note.denials}
        assert marked == denials
        shown = text_of(client.get(source.href).content.decode())
        assert line in shown
        assert ("denied here" in shown) == bool(denials)


def said_in(row: AlignedRow) -> str:
    return "".join(piece.text for cell in row.cells for said in cell.said for piece in said.place.pieces)


def side_by_side(made: Story, *outlets: str) -> tuple[str, AlignedRow]:
    """The page of these texts, and its row about that Sunday."""
    keys = dict(made.articles.values_list("outlet__name", "pk"))
    wanted = Wanted(articles=tuple(keys[outlet] for outlet in outlets))
    page = ComparePage.build(made, wanted)
    row = next(s.row for s in page.rows if s.row.shared and "on Sunday" in said_in(s.row))
    shown = Client().get(wanted.address(reverse("compare", args=[made.slug]))).content.decode()
    return text_of(shown), row


def test_side_by_side_a_text_that_denies_is_no_same_fact(made: Story) -> None:
    shown, row = side_by_side(made, "Morning Gull", "Vaskland Voice")
    assert row.state == words.TOLD
    assert "· one denies it" in shown
    assert "= same fact" not in shown
    shown, row = side_by_side(made, "Harbour Post", "Morning Gull", "Vaskland Voice")
    assert (row.state, row.denied) == (words.TOLD, "one denies it")


def test_side_by_side_two_that_tell_it_share_a_fact_though_a_third_denies_it(made: Story) -> None:
    shown, row = side_by_side(made, "Harbour Post", "Morning Gull")
    assert row.denied == ""
    assert "denies it" not in shown


@pytest.mark.django_db
def test_what_left_open_means_is_told_of_denials_too(client: Client) -> None:
    assert "denied in one text" in text_of(client.get(reverse("stories")).content.decode())
    assert "one text tells what another denies" in text_of(client.get(reverse("about")).content.decode())


def told(**articles: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The outlets that tell, and those that deny, the claim of the longest denial in some articles."""
    made = compared_story(articles={name: f"Talvern\n\n{text}\n" for name, text in articles.items()})
    results = load_for_article(made)
    (claim,) = results.rows.claims
    return results.outlets_standing(claim, Stance.TELLS), results.outlets_standing(claim, Stance.DENIES)


@pytest.mark.django_db
def test_the_same_denial_in_other_words_is_told_by_all() -> None:
    found = told(
        Post="Mayor Kern denied that she had taken money from the brewery of Talvern.",
        Gull="Mayor Kern said that she had not taken money from the brewery of Talvern.",
        Voice="Mayor Kern said that she had never taken money from the brewery of Talvern.",
    )
    assert found == (("Gull", "Post", "Voice"), ())


@pytest.mark.django_db
def test_a_denial_of_something_else_denies_nothing_that_the_others_tell() -> None:
    found = told(
        Post="The mayor of Talvern, who denied that she took bribes, resigned on Monday after 14 years.",
        Gull="The mayor of Talvern resigned on Monday after 14 years.",
        Voice="On Monday the mayor of Talvern resigned after 14 years.",
    )
    assert found == (("Gull", "Post", "Voice"), ())


@pytest.mark.django_db
def test_a_text_that_tells_it_and_a_denial_of_it_tells_it() -> None:
    found = told(
        Post=TOLD,
        Gull=f"{TOLD}\n{DENIED}",
        Voice="On Sunday drones from Vaskland entered the airspace of Merrow.",
    )
    assert found == (("Gull", "Post", "Voice"), ())


@pytest.mark.django_db
def test_where_the_only_other_text_denies_it_the_note_says_no_more() -> None:
    made = compared_story(articles={"Post": f"Merrow\n\n{TOLD}\n", "Voice": f"Vaskland\n\n{DENIED}\n"})
    results = load_for_article(made)
    source = next(source for source in results.sources if source.outlet == "Post")
    note = next(n for n in notes(results, source, ()).values() if n.others)
    assert f"{note.heading[0][1]} {note.told_in}" == "left open, denied in Voice"
