"""What is said of a sentence whose claim differs in other sentences."""

from __future__ import annotations

import pytest

from newsdiff.stories.models import Difference, Sentence
from newsdiff.web.pages.article import load_for_article
from newsdiff.web.pages.signs import sentence_states
from newsdiff.web.words import AGREES, TOLD
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
