"""How the texts of a claim stand to it, where some of them may exclude each other."""

from __future__ import annotations

import pytest
from django.test import Client

from newsdiff.stories.models import Claim, ClaimMember, Sentence, Story
from newsdiff.web.pages.article import load_for_article
from newsdiff.web.pages.cells import Cell, Column
from newsdiff.web.pages.claim import ClaimPage
from newsdiff.web.pages.matrix import MatrixPage
from newsdiff.web.pages.notes import notes
from newsdiff.web.pages.story import StoryPage
from newsdiff.web.results import Results
from newsdiff.web.stances import Stance, stances
from newsdiff.web.words import AGREES, DIFFERS, TOLD
from tests.factories import compared_story
from tests.web.test_contrasts import text_of

OPENED = "The harbour board voted for a new toll on the bridge of Talvern on Monday."
REPORTS = {
    "Harbour Post": f"Toll for Talvern\n\n{OPENED}\nFishermen fear for the herring.\n",
    "Morning Gull": f"Talvern decides\n\n{OPENED[:-1]}, it said.\nCyclists complained.\n",
    "Upland Courier": f"No toll\n\n{OPENED.replace('for', 'against')}\nA ferry sails after sunset.\n",
}


def member(sentence: int, *apart: int) -> ClaimMember:
    return ClaimMember(sentence_id=sentence, start=0, end=9, apart=list(apart))


def standing(*members: ClaimMember, texts: dict[int, str] | None = None, **origins: int) -> dict[int, str]:
    """How the texts stand, of which each has the sentence of its own number."""
    words = texts or {}
    sentences = {
        m.sentence_id: Sentence(
            pk=m.sentence_id, version_id=m.sentence_id, start=0, text=words.get(m.sentence_id, "It sank.")
        )
        for m in members
    }
    origin_of = {key: origins.get(f"origin_{key}", key) for key in sentences}
    return {key: str(stance) for key, stance in stances(members, sentences, origin_of).items()}


def test_texts_that_exclude_nothing_tell_it() -> None:
    assert standing(member(1), member(2)) == {1: "tells", 2: "tells"}


def test_the_most_that_agree_tell_it_and_the_others_stand_apart() -> None:
    found = standing(member(1, 2, 3), member(2, 1), member(3, 1))
    assert found == {1: "apart", 2: "tells", 3: "tells"}


def test_copies_count_once() -> None:
    found = standing(
        member(1, 3, 4), member(2, 3, 4), member(3, 1, 2), member(4, 1, 2), origin_1=1, origin_2=1
    )
    assert found == {1: "apart", 2: "apart", 3: "tells", 4: "tells"}


def test_of_two_the_one_that_denies_nothing_tells_it() -> None:
    found = standing(member(1, 2), member(2, 1), texts={1: "It never sank.", 2: "It sank."})
    assert found == {1: "apart", 2: "tells"}


@pytest.fixture
def made(db: None) -> Story:
    return compared_story(articles=REPORTS)


def claim_of(results: Results) -> Claim:
    return next(claim for claim in results.rows.claims if len(results.stances[claim.pk]) == len(REPORTS))


def test_a_text_that_may_tell_otherwise_is_named_apart_on_every_page(made: Story, client: Client) -> None:
    results = load_for_article(made)
    claim = claim_of(results)
    assert results.outlets_standing(claim, Stance.APART) == ("Upland Courier",)
    story = StoryPage.build(made)
    assert not story.by_all, "one of three may exclude it"
    row = next(row for row in story.by_several if row.key == claim.key)
    assert (set(row.outlets), row.apart, row.origins) == (
        {"Harbour Post", "Morning Gull"}, ("Upland Courier",), 2
    )  # fmt: skip
    shown = text_of(client.get(made.get_absolute_url()).content.decode())
    assert "may differ in Upland Courier" in shown
    page = ClaimPage.build(made, claim)
    assert {t.place.source.outlet for t in page.tellings if t.stance is Stance.APART} == {"Upland Courier"}
    assert "against" not in page.words
    assert "may differ" in text_of(client.get(page.href).content.decode())
    (matrix,) = [row for row in MatrixPage.build(made, {}).rows if row.key == claim.key]
    (cell,) = [cell for cell in matrix.cells if cell.outlet.name == "Upland Courier"]
    assert (cell.word, cell.signed) == ("may differ", TOLD)


@pytest.mark.parametrize(
    ("state", "stance", "signed"),
    [(AGREES, Stance.TELLS, AGREES), (AGREES, Stance.APART, TOLD), (AGREES, Stance.DENIES, TOLD),
     (DIFFERS, Stance.APART, DIFFERS)],
)  # fmt: skip
def test_only_what_tells_a_claim_has_the_sign_of_agreement(state: str, stance: Stance, signed: str) -> None:
    assert Cell(Column("Harbour Post", "harbour-post", "", (1,)), state, stance=stance).signed == signed


def test_the_note_of_a_sentence_says_where_it_may_differ(made: Story) -> None:
    results = load_for_article(made)
    source = next(source for source in results.sources if source.outlet == "Harbour Post")
    sentences = {row.pk: row.text for row in results.reading_order[source.version]}
    note = next(n for key, n in notes(results, source, ()).items() if "board" in sentences[key])
    assert f"{note.heading[0][1]} {note.told_in}" == (
        "left open, beside Morning Gull, may differ in Upland Courier"
    )
    assert {place.source.outlet for place in note.others if place.sentence in note.differing} == {
        "Upland Courier"
    }


def test_the_note_of_a_text_that_stands_apart_says_from_which_texts(made: Story) -> None:
    results = load_for_article(made)
    source = next(source for source in results.sources if source.outlet == "Upland Courier")
    sentences = {row.pk: row.text for row in results.reading_order[source.version]}
    note = next(n for key, n in notes(results, source, ()).items() if "board" in sentences[key])
    assert (note.outlets, set(note.apart)) == ((), {"Harbour Post", "Morning Gull"})


def test_an_outlet_that_may_tell_a_claim_otherwise_does_not_tell_it_as_most() -> None:
    outlet = Column("Post", "post", "", (1,))
    words = {
        stance: Cell(outlet, AGREES, gist=("40",), stance=stance).word
        for stance in (Stance.TELLS, Stance.APART)
    }
    assert words == {Stance.TELLS: "as most", Stance.APART: "may differ"}
