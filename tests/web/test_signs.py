"""What is said of a sentence whose claim differs in other sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsdiff.stories.models import Difference, Sentence
from newsdiff.web.pages.article import load_for_article
from newsdiff.web.pages.compare import ComparePage, Wanted
from newsdiff.web.pages.notes import notes
from newsdiff.web.pages.signs import sentence_states
from newsdiff.web.words import AGREES, DIFFERS, TOLD
from tests.factories import compared_story


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "state"), [("number", TOLD), ("attribution", TOLD), ("name", AGREES), ("quote", AGREES)]
)
def test_beside_a_conflict_of_its_claim_a_sentence_does_not_agree_but_in_spelling(
    kind: str, state: str
) -> None:
    made = compared_story()
    assert made.current_run is not None
    beside = Sentence.objects.get(text__startswith="Fishermen fear")
    claim = made.current_run.claims.get(members__sentence__text__contains="40 ships")
    made.current_run.only.filter(sentence=beside).delete()
    claim.members.create(sentence=beside, start=beside.start, end=beside.end)
    Difference.objects.filter(claim=claim).update(kind=kind)
    assert sentence_states(load_for_article(made))[beside.pk] == (state,)


@pytest.mark.django_db
def test_a_sentence_with_the_usual_value_says_that_it_differs_elsewhere() -> None:
    results = load_for_article(compared_story())
    found = [note for source in results.sources for note in notes(results, source, ()).values()]
    differing = next(note for note in found if note.contrasts and note.outlets)
    assert differing.heading[0] == (DIFFERS, "number differs")
    usual = replace(differing, states=(TOLD,))
    assert usual.heading == ((TOLD, "number differs elsewhere, beside"),)
    assert replace(usual, outlets=()).heading == ((TOLD, "number differs elsewhere,"),)
    assert replace(usual, contrasts=()).heading == ((TOLD, "left open, beside"),)


PASSED = "Engineers of Talvern said that {}ships passed below the new harbour bridge on Monday."


@pytest.mark.django_db
def test_side_by_side_two_sentences_are_what_they_are_in_their_articles() -> None:
    made = compared_story(
        articles={
            "Harbour Post": f"A bridge opens\n\n{PASSED.format('40 ')}\nFishermen fear for the herring.\n",
            "Morning Gull": f"Ships below\n\n{PASSED.format('60 ')}\nCyclists complained.\n",
            "Upland Courier": f"Talvern looks up\n\n{PASSED.format('')}\nA toll is charged after sunset.\n",
            "The Brief": f"Monday\n\n{PASSED.format('')[:-1]}, and sang.\nThe ferry closes its pier.\n",
        }
    )
    results = load_for_article(made)
    keys = dict(made.articles.values_list("outlet__name", "pk"))
    sentences = {row.pk for row in results.sentences.values() if "that ships passed" in row.text}
    assert {sentence_states(results)[sentence] for sentence in sentences} == {(TOLD,)}
    page = ComparePage.build(made, Wanted(articles=(keys["Upland Courier"], keys["The Brief"])))
    (row,) = [s.row for s in page.rows if s.row.shared and "ships passed" in str(s.row.cells)]
    assert row.state == TOLD
