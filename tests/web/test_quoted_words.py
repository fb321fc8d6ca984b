"""Of a quotation that texts word in two ways, only the words that all of them quote are told by all."""

from __future__ import annotations

import pytest

from newsdiff.stories.models import Story
from newsdiff.web.pages.article import load_for_article
from newsdiff.web.pages.partly import told_words, undangled
from tests.factories import compared_story

SAID = "“We live in a {}dangerous world, and Talvern will mend its harbour,” said Mayor Ilse Brandmeer."


@pytest.fixture
def made(db: None) -> Story:
    return compared_story(
        articles={
            "Harbour Post": f"The mayor speaks\n\n{SAID.format('very ')}\n",
            "Morning Gull": f"Brandmeer on the harbour\n\n{SAID.format('most ')}\n",
        }
    )


def test_a_word_that_one_quotation_lacks_is_none_of_all(made: Story) -> None:
    results = load_for_article(made)
    (claim,) = [claim for claim in results.rows.claims if results.differing.get(claim.pk)]
    assert {row.kind for row in results.differing[claim.pk]} == {"quote"}
    words = told_words(results, claim)
    assert not {"very", "most"} & set(words.split())
    assert "dangerous world" in words


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Josep Tarn and Japanese Foreign ", "Josep Tarn "),
        ("The town opened the bridge with a ", "The town opened the bridge "),
        ("said the mayor of the ", "said the mayor "),
        ("they did not ", "they did not "),
        ("threats of war,” ", "threats of war,” "),
        ("of the ", "of the "),
    ],
)
def test_before_what_is_left_out_no_word_stands_that_leans_on_it(words: str, kept: str) -> None:
    assert undangled(words) == kept
