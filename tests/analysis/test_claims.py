"""Claims hold what is alike throughout, and their keys come from the words alone."""

from __future__ import annotations

from itertools import permutations

import pytest

from newsdiff.analysis.claims import claim_id, claims, cohesive, with_relations, with_status
from newsdiff.analysis.types import (
    Alignment,
    Difference,
    Evidence,
    FramingMark,
    Kind,
    Level,
    Member,
    Relation,
    Role,
    Sentence,
    Span,
    Strength,
    Voice,
)
from tests.analysis.support import document

DOCUMENTS = [document(name, f"The words of article {name} stand here.") for name in "abcde"]
SENTENCES = [Sentence(f"{d.id}.0", d.id, 0, Span(0, len(d.text)), Role.BODY, d.text) for d in DOCUMENTS]
WHOLE = SENTENCES[0].span
LEFT, RIGHT = Span(0, 14), Span(15, 30)


def aligned(a: str, b: str, score: float, a_span: Span = WHOLE, b_span: Span = WHOLE) -> Alignment:
    return Alignment(f"{a}.0", f"{b}.0", a_span, b_span, score, Level.ALIGNED)


def grouped(*pairs: Alignment, others: dict[tuple[str, str], float] | None = None):
    scores = {(p.a, p.b): p.score for p in pairs} | (others or {})
    scores |= {(b, a): score for (a, b), score in scores.items()}
    return claims(pairs, scores, SENTENCES, DOCUMENTS, link=0.2)


def sentences_of(claim) -> set[str]:
    return {member.sentence for member in claim.members}


def test_a_middle_sentence_does_not_chain_two_unlike_ones():
    found = grouped(aligned("a", "b", 0.9), aligned("b", "c", 0.8), others={("a.0", "c.0"): 0.05})
    assert [sentences_of(claim) for claim in found] == [{"a.0", "b.0"}, {"b.0", "c.0"}]


def test_a_sentence_that_is_aligned_outside_a_group_is_told_with_those_it_is_like():
    pairs = (aligned("a", "b", 0.9), aligned("b", "c", 0.85), aligned("a", "d", 0.7))
    found = grouped(*pairs, others={("a.0", "c.0"): 0.6, ("b.0", "d.0"): 0.5, ("c.0", "d.0"): 0.05})
    assert [sentences_of(claim) for claim in found] == [{"a.0", "b.0", "c.0"}, {"a.0", "b.0", "d.0"}]
    assert [claim.score for claim in found] == [0.85, 0.7]


def test_three_sentences_that_are_all_alike_are_one_claim():
    (claim,) = grouped(aligned("a", "b", 0.9), aligned("b", "c", 0.8), others={("a.0", "c.0"): 0.3})
    assert sentences_of(claim) == {"a.0", "b.0", "c.0"}
    assert claim.articles == ("a", "b", "c")
    assert claim.score == 0.8


def test_a_sentence_that_is_linked_with_nearly_all_of_a_group_joins_it_late():
    trio = (aligned("a", "b", 0.9), aligned("b", "c", 0.85), aligned("c", "d", 0.84))
    links = {("a.0", "c.0"): 0.6, ("a.0", "d.0"): 0.5, ("b.0", "d.0"): 0.5}
    links |= {("b.0", "e.0"): 0.5, ("c.0", "e.0"): 0.5, ("d.0", "e.0"): 0.05}
    (claim,) = grouped(*trio, aligned("a", "e", 0.8), others=links)
    assert sentences_of(claim) == {"a.0", "b.0", "c.0", "d.0", "e.0"}


def test_a_sentence_joins_several_claims_with_different_parts():
    found = grouped(aligned("a", "b", 0.9, LEFT, WHOLE), aligned("a", "c", 0.8, RIGHT, WHOLE))
    assert [claim.members[0].span for claim in found] == [LEFT, RIGHT]


def test_parts_that_overlap_by_half_are_one_part():
    pairs = (aligned("a", "b", 0.9, Span(0, 20), WHOLE), aligned("a", "c", 0.8, Span(0, 14), WHOLE))
    (claim,) = grouped(*pairs, others={("b.0", "c.0"): 0.5})
    assert sentences_of(claim) == {"a.0", "b.0", "c.0"}


def test_pairs_that_are_only_perhaps_the_same_make_no_claim():
    pair = Alignment("a.0", "b.0", WHOLE, WHOLE, 0.4, Level.PERHAPS)
    assert claims([pair], {}, SENTENCES, DOCUMENTS, link=0.2) == ()


def test_copies_of_one_source_count_once():
    pair = aligned("a", "b", 0.9)
    (claim,) = claims([pair], {}, SENTENCES, DOCUMENTS, link=0.0, origin_of={"a": 0, "b": 0, "c": 1})
    assert (len(claim.articles), claim.origins) == (2, 1)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_key_of_a_claim_ignores_the_order_of_its_members(order):
    members = [Member(sentence.id, sentence.span) for sentence in SENTENCES[:3]]
    by_id, texts = {s.id: s for s in SENTENCES}, {d.id: d.text for d in DOCUMENTS}
    assert claim_id([members[i] for i in order], by_id, texts) == claim_id(members, by_id, texts)


def test_the_key_of_a_claim_ignores_the_names_of_its_articles_and_sees_its_spans():
    sentence = SENTENCES[0]
    renamed = Sentence("z.9", "z", 9, sentence.span, Role.BODY, sentence.text)
    texts = {"a": DOCUMENTS[0].text, "z": DOCUMENTS[0].text}
    by_id = {"a.0": sentence, "z.9": renamed}
    key = claim_id([Member("a.0", WHOLE)], by_id, texts)
    assert claim_id([Member("z.9", WHOLE)], by_id, texts) == key
    assert claim_id([Member("a.0", LEFT)], by_id, texts) != key


@pytest.mark.parametrize(
    ("third", "status"), [(None, ()), (Level.PERHAPS, (Relation.AGREE,)), (Level.ALIGNED, (Relation.AGREE,))]
)
def test_a_claim_of_which_two_sentences_are_unlike_is_not_said_to_agree(third, status):
    pairs = aligned("a", "b", 0.9), aligned("b", "c", 0.9)
    (claim,) = grouped(*pairs, others={("a.0", "c.0"): 0.3})
    assert sentences_of(claim) == {"a.0", "b.0", "c.0"}
    last = Alignment("a.0", "c.0", WHOLE, WHOLE, 0.3, third)
    assert (
        with_status([claim], [], [], cohesive=cohesive([claim], [*pairs, last], SENTENCES))[0].status
        == status
    )


def evidence(sentence: str, span: Span = LEFT) -> Evidence:
    return Evidence(sentence, span, span.of(DOCUMENTS[0].text))


def difference(strength: Strength, claim: str | None) -> Difference:
    a, b = evidence("a.0"), evidence("b.0")
    return Difference(claim, Kind.NUMBER, strength, a, b, "unequal numbers", 0.9)


MARK = FramingMark(evidence("b.0"), "loaded", Voice.OUTLET, 0.8, "a loaded word")


@pytest.mark.parametrize(
    ("strength", "marks", "status"),
    [
        (None, (), (Relation.AGREE,)),
        (Strength.DETAIL, (), (Relation.AGREE,)),
        (Strength.CONFLICT, (), (Relation.DIVERGE,)),
        (None, (MARK,), (Relation.AGREE, Relation.FRAMING)),
        (Strength.CONFLICT, (MARK,), (Relation.DIVERGE, Relation.FRAMING)),
    ],
)
def test_only_a_conflict_makes_a_claim_and_its_pair_diverge(strength, marks, status):
    pairs = (aligned("a", "b", 0.9),)
    (claim,) = grouped(*pairs)
    found = [difference(strength, claim.id)] if strength else []
    assert with_status([claim], found, marks)[0].status == status
    assert with_relations(pairs, found, marks)[0].relations == status


def test_a_pair_that_is_kept_only_because_all_were_asked_for_has_no_relations():
    pair = Alignment("a.0", "b.0", WHOLE, WHOLE, 0.03, None)
    assert with_relations([pair], [], [MARK])[0].relations == ()


def named(a: str, b: str, strength: Strength = Strength.CONFLICT) -> Difference:
    """A difference over the whole story, its words outside the parts of the claims."""
    sides = [Evidence(f"{side}.0", RIGHT, "article") for side in (a, b)]
    return Difference(None, Kind.NAME, strength, *sides, "Two spellings.", 0.9)


@pytest.mark.parametrize(
    ("found", "status"),
    [
        (named("a", "b"), (Relation.DIVERGE,)),
        (named("a", "b", Strength.DETAIL), (Relation.AGREE,)),
        (named("a", "c"), (Relation.AGREE,)),  # it holds one of the spellings alone
        (named("a", "a"), (Relation.AGREE,)),  # one text spells it in two ways
    ],
)
def test_a_claim_differs_where_its_sentences_hold_both_spellings_of_a_name(found, status):
    (claim,) = grouped(aligned("a", "b", 0.9, LEFT, LEFT))
    assert with_status([claim], [found], [])[0].status == status


@pytest.mark.parametrize(
    ("kind", "span", "status"),
    [
        (Kind.NUMBER, LEFT, ()),
        (Kind.NUMBER, RIGHT, (Relation.AGREE,)),  # told of something that the claim leaves out
        (Kind.NAME, LEFT, (Relation.AGREE,)),
    ],
)
def test_texts_do_not_agree_on_words_that_another_text_tells_otherwise(kind, span, status):
    (claim,) = grouped(aligned("a", "b", 0.9, LEFT, LEFT))
    found = Difference(None, kind, Strength.CONFLICT, evidence("a.0", span), evidence("c.0"), "unequal", 0.9)
    assert with_status([claim], [found], [])[0].status == status


def test_parts_that_carry_unequal_values_agree_in_no_claim_and_other_parts_of_their_sentences_do():
    pairs = (aligned("a", "b", 0.9),)
    (claim,) = grouped(*pairs)
    unlike = frozenset({frozenset(claim.members)})
    elsewhere = frozenset({frozenset(Member(member.sentence, RIGHT) for member in claim.members)})
    for unequal, status in ((unlike, ()), (elsewhere, (Relation.AGREE,))):
        assert with_status([claim], [], [], unequal=unequal)[0].status == status
        assert with_relations(pairs, [], [], unequal=unequal)[0].relations == status
        assert with_status([claim], [difference(Strength.CONFLICT, claim.id)], [], unequal=unequal)[
            0
        ].status == (Relation.DIVERGE,)
