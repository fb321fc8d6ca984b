"""The whole analysis on a stand-in embedder: what has to hold whatever the texts say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsdiff.analysis.align import Thresholds
from newsdiff.analysis.pipeline import Options, analyse
from tests.analysis.support import FERRY, FERRY_ELSEWHERE, HARVEST, document
from tests.embedder import WordEmbedder


def compared(*documents, **options):
    return analyse(documents, embedder=WordEmbedder(), options=Options(**options))


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
    weather = document("weather", "Storms held up boats in the sound on Monday.")
    assert all(pair.level for pair in compared(FERRY, FERRY_ELSEWHERE, weather).alignments)
    everything = compared(FERRY, FERRY_ELSEWHERE, weather, all_pairs=True).alignments
    assert [pair for pair in everything if pair.level is None]
    assert all(pair.score >= 0.02 for pair in everything)


def test_what_another_article_tells_otherwise_does_not_stand_only_here():
    one = document("a", "The ferry left Orm late.", "Edvin Sorrel, 61, went ashore alone.")
    other = document("b", "Rain fell in Hale.", "Skipper Edvin Sorrel, 63, is now held by police there.")
    found = compared(one, other)
    assert [(row.a.text, row.b.text) for row in found.differences] == [("61", "63")]
    told = {text.id: text.text for text in found.sentences}
    assert not any("Sorrel" in told[only.sentence] for only in found.only)


def test_a_sentence_is_aligned_or_stands_only_here():
    found = compared(FERRY, FERRY_ELSEWHERE, HARVEST)
    paired = {s for pair in found.alignments for s in (pair.a, pair.b)}
    assert {only.sentence for only in found.only} == {s.id for s in found.sentences} - paired


@pytest.mark.parametrize("elsewhere", [0.0, 0.02, 0.35])
def test_what_may_well_be_told_elsewhere_does_not_stand_only_here(elsewhere):
    found = compared(FERRY, FERRY_ELSEWHERE, HARVEST, thresholds=Thresholds(elsewhere=elsewhere))
    nearest = {only.sentence: only.score for only in compared(FERRY, FERRY_ELSEWHERE, HARVEST).only}
    assert {only.sentence for only in found.only} == {s for s, score in nearest.items() if score < elsewhere}


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


def test_where_no_article_is_in_english_texts_are_aligned_and_nothing_else_is_said_of_them():
    a = document("a", "Das Unwetter traf 2021 die Insel Pell, teilte die Polizei mit.", "Der Hafen war leer.")
    b = document("b", "Das Unwetter traf 2019 die Insel Pell, teilte die Polizei mit.")
    found = compared(replace(a, language="de"), replace(b, language="de-AT"))
    assert found.alignments
    assert found.claims
    assert (found.differences, found.framing, found.labels) == ((), (), ())
    assert {claim.status for claim in found.claims} == {()}
    assert {pair.relations for pair in found.alignments} == {()}
    assert [only.sentence for only in found.only] == [found.sentences[1].id]


def test_articles_in_two_languages_are_not_said_to_agree_but_two_english_ones_beside_them_are():
    copy = replace(FERRY, id="ferry-c", language="de")
    assert not any(claim.status for claim in compared(FERRY, copy).claims)
    assert any(claim.status for claim in compared(FERRY, replace(FERRY, id="ferry-b"), copy).claims)


@pytest.mark.parametrize(
    ("told", "agrees"),
    [
        ("The ferry to Ansel sank in the harbour at noon.", True),
        ("Why did the ferry to Ansel sink in the harbour at noon?", False),
        ("Here it goes.", False),
    ],
)
def test_texts_agree_on_what_states_something(told, agrees):
    found = compared(*(document(name, told) for name in "abc"))
    assert [bool({"agree"} & {str(s) for s in claim.status}) for claim in found.claims] in ([agrees], [])
    assert found.claims or not agrees


def test_what_stands_in_one_alone_is_told_of_texts_in_one_language_that_the_rules_cannot_read():
    german = "Die Fähre nach Ansel ist gestern gesunken."
    french = "Le conseil de Merrow a ouvert une école."
    for second, alone in (("de", 2), ("fr", 0)):
        documents = (
            replace(document("a", german), language="de"),
            replace(document("b", french), language=second),
        )
        assert len(compared(*documents).only) == alone
