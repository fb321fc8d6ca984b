"""What one text tells only to be denied is not told by it."""

from __future__ import annotations

import pytest
from django.test import Client

from newsdiff.stories.models import Claim, Story
from newsdiff.web.pages.article import load_for_article
from newsdiff.web.pages.claim import ClaimPage
from newsdiff.web.pages.matrix import MatrixPage
from newsdiff.web.pages.notes import notes
from newsdiff.web.pages.story import StoryPage
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


def test_the_page_of_the_claim_marks_the_sentence_that_denies_it(made: Story, client: Client) -> None:
    page = ClaimPage.build(made, claim_of(made))
    assert {telling.place.source.outlet for telling in page.tellings if telling.denies} == {"Vaskland Voice"}
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


def told(**articles: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The outlets that tell, and those that deny, the claim of the longest denial in some articles."""
    made = compared_story(articles={name: f"Talvern\n\n{text}\n" for name, text in articles.items()})
    results = load_for_article(made)
    (claim,) = results.rows.claims
    return results.told_in(claim), results.denied_in(claim)


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
