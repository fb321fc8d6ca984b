"""The whole analysis on a stand-in embedder: what has to hold whatever the texts say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.analysis.pipeline import Options, analyse
from newsdiff.analysis.types import Level
from tests.analysis.support import FERRY, FERRY_ELSEWHERE, HARVEST, WordEmbedder, document


def compared(*documents, **options):
    return analyse(documents, embedder=WordEmbedder(), options=Options(**options))


def test_the_order_of_the_articles_does_not_change_the_result():
    assert compared(FERRY, FERRY_ELSEWHERE, HARVEST) == compared(HARVEST, FERRY_ELSEWHERE, FERRY)


def test_renaming_an_outlet_changes_no_mark():
    renamed = replace(FERRY, outlet="Another Name")
    before, after = compared(FERRY, FERRY_ELSEWHERE), compared(renamed, FERRY_ELSEWHERE)
    assert before.alignments == after.alignments
    assert before.claims == after.claims
    assert before.differences == after.differences


def test_an_article_compared_with_itself_agrees_fully():
    copy = replace(FERRY, id="copy")
    found = compared(FERRY, copy)
    same = {(p.a.split(".")[1], p.b.split(".")[1]) for p in found.alignments if p.level is Level.ALIGNED}
    numbers = [str(s.position) for s in found.sentences if s.document == FERRY.id]
    assert all((number, number) in same for number in numbers)
    assert found.only == ()
    assert found.origins == (("copy", "ferry-a"),)
    assert not [d for d in found.differences if d.strength.value == "conflict"]
    assert all(claim.origins == 1 for claim in found.claims)


def test_an_unrelated_article_moves_no_score_by_more_than_a_twentieth():
    scores = [
        {(p.a, p.b): p.score for p in compared(*documents, all_pairs=True).alignments}
        for documents in ((FERRY, FERRY_ELSEWHERE), (FERRY, FERRY_ELSEWHERE, HARVEST))
    ]
    for pair in set(scores[0]) | {p for p in scores[1] if "harvest" not in p[0] + p[1]}:
        assert abs(scores[0].get(pair, 0.0) - scores[1].get(pair, 0.0)) <= 0.05


def test_one_article_is_a_comparison_with_nothing_aligned():
    found = compared(FERRY)
    assert (found.alignments, found.claims, found.origins) == ((), (), (("ferry-a",),))
    assert {only.nearest for only in found.only} == {None}
    assert len(found.only) == len(found.sentences)


def test_no_article_is_a_comparison_too():
    assert compared().sentences == ()


def test_two_documents_with_one_id_are_refused():
    with pytest.raises(ValueError, match="same id"):
        compared(FERRY, FERRY)


def test_pairs_below_the_levels_appear_only_when_all_are_asked_for():
    assert all(pair.level for pair in compared(FERRY, FERRY_ELSEWHERE, HARVEST).alignments)
    everything = compared(FERRY, FERRY_ELSEWHERE, HARVEST, all_pairs=True).alignments
    assert [pair for pair in everything if pair.level is None]
    assert all(pair.score >= 0.02 for pair in everything)


def test_a_sentence_is_aligned_or_stands_only_here():
    found = compared(FERRY, FERRY_ELSEWHERE, HARVEST)
    paired = {s for pair in found.alignments for s in (pair.a, pair.b)}
    assert {only.sentence for only in found.only} == {s.id for s in found.sentences} - paired


def test_everything_is_embedded_in_one_call():
    embedder = WordEmbedder()
    analyse([FERRY, FERRY_ELSEWHERE], embedder=embedder)
    (texts,) = embedder.calls
    assert len(set(texts)) == len(texts)


def test_progress_names_the_stages_and_ends_at_one():
    heard = []
    analyse([FERRY, FERRY_ELSEWHERE], embedder=WordEmbedder(), progress=lambda *told: heard.append(told))
    shares = [share for _, share in heard]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert "embedding" in {stage for stage, _ in heard}


LINES = st.lists(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r\x00"), min_size=1, max_size=80)
    .map(str.strip)
    .filter(bool),
    min_size=1,
    max_size=4,
)


@settings(max_examples=40, deadline=None)
@given(LINES, LINES)
def test_every_span_slices_to_words_inside_its_sentence(first, second):
    documents = [document("a", *first), document("b", *second)]
    found = compared(*documents, all_pairs=True)
    text = {d.id: d.text for d in documents}
    by_id = {s.id: s for s in found.sentences}
    for sentence in found.sentences:
        assert sentence.span.of(text[sentence.document]) == sentence.text
    for pair in found.alignments:
        assert pair.a_span.within(by_id[pair.a].span)
        assert pair.b_span.within(by_id[pair.b].span)
    for difference in found.differences:
        for place in (difference.a, difference.b, *difference.with_a, *difference.with_b):
            assert place.span.of(text[by_id[place.sentence].document]) == place.text
    for mark in found.framing:
        assert mark.place.span.of(text[by_id[mark.place.sentence].document]) == mark.place.text


def test_an_article_in_another_language_is_no_ground_for_marks():
    foreign = replace(FERRY_ELSEWHERE, language="de")
    found = compared(FERRY, foreign)
    own = {sentence.id for sentence in found.sentences if sentence.document == FERRY.id}
    assert found.alignments
    assert found.only
    assert {only.sentence for only in found.only} <= own
    assert {mark.place.sentence for mark in found.framing} <= own
    assert not found.differences
    assert {variant.document for label in found.labels for variant in label.variants} <= {FERRY.id}
