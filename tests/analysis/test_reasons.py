"""The line that says why two sentences were aligned."""

from __future__ import annotations

import pytest

from newsdiff.analysis.pipeline import Options, analyse
from newsdiff.analysis.reasons import GROUPS, LONGEST
from newsdiff.analysis.similarity import FEATURES
from newsdiff.analysis.types import Level
from tests.analysis.support import FERRY, FERRY_ELSEWHERE, document
from tests.embedder import WordEmbedder


def pairs_of(*documents):
    return analyse(documents, embedder=WordEmbedder(), options=Options(all_pairs=True)).alignments


def test_every_group_names_features_and_no_feature_stands_in_two():
    named = [name for own in GROUPS.values() for name in own]
    assert len(named) == len(set(named))
    assert set(named) | {"shorter", "longer"} == set(FEATURES)


def test_a_pair_with_a_level_says_why_and_one_without_says_nothing():
    for pair in pairs_of(FERRY, FERRY_ELSEWHERE):
        lead = {Level.ALIGNED: "same fact, ", Level.PERHAPS: "perhaps the same fact, ", None: ""}[pair.level]
        assert pair.because.startswith(lead)
        assert bool(pair.because) == bool(pair.level)


def test_shared_words_are_quoted_as_the_first_article_spells_them():
    lines = [pair.because for pair in pairs_of(FERRY, FERRY_ELSEWHERE) if pair.level is Level.ALIGNED]
    assert any("“coast guard" in line for line in lines)
    assert any("both open their articles" in line for line in lines)


@pytest.mark.parametrize("word", ["Wexalmarinborough", "x" * 400])
def test_the_line_stays_short_whatever_the_words(word):
    text = f"The {word} council of {word} Bay met the {word} guild near {word} Hill on Monday for talks."
    lines = [pair.because for pair in pairs_of(document("a", text), document("b", text))]
    assert lines
    assert max(map(len, lines)) <= LONGEST
