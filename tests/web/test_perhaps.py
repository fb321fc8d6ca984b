"""A sentence that perhaps tells a claim: said so quietly on each page, and counted nowhere."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import Claim, Sentence, Story
from newsdiff.web.pages.claim import ClaimPage
from newsdiff.web.pages.matrix import MatrixPage
from newsdiff.web.pages.opened import open_row
from newsdiff.web.words import ABSENT, PERHAPS
from tests.factories import compared_story
from tests.web.test_contrasts import text_of
from tests.web.test_matrix import FRAGMENT, cell_of, page_of, row_with, standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Story:
    """The courier's toll perhaps states what two others tell of the ships."""
    found = compared_story()
    likely(found, "A toll", 0.44)
    return found


def sentence(words: str) -> Sentence:
    return Sentence.objects.get(text__contains=words)


def likely(made: Story, words: str, score: float) -> None:
    assert made.current_run is not None
    a, b = sentence("40 ships"), sentence(words)
    made.current_run.alignments.create(
        a=a, b=b, a_start=a.start, a_end=a.end, b_start=b.start, b_end=b.end, score=score, level="perhaps"
    )


def ships(made: Story) -> Claim:
    assert made.current_run is not None
    found: Claim = made.current_run.claims.get(members__sentence=sentence("40 ships"))
    return found


def test_a_cell_says_perhaps_and_leads_to_the_sentence(made: Story, client: Client) -> None:
    row = row_with(page_of(made), "ships passed")
    cell = cell_of(row, "Upland Courier")
    assert (cell.state, cell.word, cell.gist) == (PERHAPS, "perhaps", ())
    assert cell.href.endswith(f"#s-{sentence('A toll').pk}")
    page = client.get(reverse("matrix", args=[made.slug])).content.decode()
    assert "≈ perhaps" in text_of(page)
    assert 'class="is-perhaps"' in page


def test_of_several_sentences_the_likeliest_is_shown(made: Story) -> None:
    likely(made, "Fishermen fear", 0.48)
    cell = cell_of(row_with(page_of(made), "ships passed"), "Upland Courier")
    assert cell.href.endswith(f"#s-{sentence('Fishermen fear').pk}")


def test_a_cell_that_says_perhaps_opens_the_sentence_beside_the_others(made: Story, client: Client) -> None:
    cell = cell_of(row_with(page_of(made), "ships passed"), "Upland Courier")
    page = text_of(client.get(cell.open_href, headers=FRAGMENT).content.decode())
    assert "A toll of two crowns is charged after sunset." in page
    assert "Perhaps the same as the others, counted nowhere. score 44 %" in page
    assert "60 ships passed" in page
    row = open_row(made, ships(made).key, outlet="upland-courier", kind="", closed=False)
    assert row is not None
    assert row.opened is not None
    assert [telling.place.sentence for telling in row.opened.own] == [sentence("A toll").pk]


def test_an_outlet_that_perhaps_tells_it_is_not_counted(made: Story) -> None:
    row = row_with(page_of(made), "ships passed")
    assert row.outlets == 2
    assert row_with(page_of(made, outlet="upland-courier", **{"is": PERHAPS}), "ships passed")
    for standing_ in ("any", ABSENT):
        page = page_of(made, outlet="upland-courier", **{"is": standing_})
        assert not [row for row in page.rows if "ships passed" in row.told]
    assert standing(page_of(made, sort="by-upland-courier").rows[-1])["Upland Courier"] == ABSENT


def test_the_claim_shows_the_sentence_and_does_not_say_not_found(made: Story, client: Client) -> None:
    page = ClaimPage.build(made, ships(made))
    assert [place.sentence for place in page.perhaps] == [sentence("A toll").pk]
    assert page.absent == ()
    text = text_of(client.get(page.href).content.decode())
    assert "Perhaps the same, counted nowhere Upland Courier A toll" in text


def test_the_filter_says_each_standing_in_words_of_its_own(made: Story) -> None:
    words = dict(MatrixPage.build(made, {}).standings)
    assert words[PERHAPS] == "perhaps tells it"
