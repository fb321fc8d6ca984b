"""What the scores of pairs must do, whatever the weights are."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.analysis.align import (
    SCALE,
    SHIFT,
    SUPPORT,
    Thresholds,
    level_of,
    one_event,
    score,
    states_fact,
    support,
    with_support,
)
from newsdiff.analysis.alignment_weights import COEFFICIENTS
from newsdiff.analysis.similarity import FEATURES, compare, most_alike
from newsdiff.analysis.storytext import Part, numbered, story_text, vocabulary, words_of
from newsdiff.analysis.types import Level, Role, Sentence, Span
from tests.embedder import WordEmbedder

ENCODE = WordEmbedder().encode
FIRST = ["The swing bridge at Marrow Bay closes on Monday.", "Shopkeepers fear for their trade."]
SECOND = [
    "On Monday the Marrow Bay swing bridge will close.",
    "The repair costs four million crowns.",
    "It rains.",
]


def story(*documents, titles=()):
    texts = [text for document in documents for text in document]
    owner = [number for number, document in enumerate(documents) for _ in document]
    return measured(texts, owner, [[Part(0, len(t), t)] for t in texts], titles=titles)


def features(told, first, second):
    return compare(told, first, second).features


def measured(texts, owner, parts, titles=()):
    return story_text(texts, owner, words_of(texts, owner), parts, ENCODE, titles=titles)


def feature(block, name):
    return block[..., FEATURES.index(name)]


def test_every_feature_has_a_weight():
    assert set(COEFFICIENTS) == set(FEATURES)


def test_the_same_words_in_another_order_share_all_their_weight():
    block = features(story(FIRST, SECOND), 0, 1)
    assert block.shape == (2, 3, len(FEATURES))
    assert feature(block, "contained")[0].argmax() == 0
    assert feature(block, "words")[0, 0] > feature(block, "words")[0, 1]


def test_what_two_short_articles_share_counts_nearly_as_much_as_in_long_ones():
    """The share of the likeliest pair, in two articles of a sentence and with ten others in each."""
    others = [[f"{word} {number}." for number in range(10)] for word in ("Barley", "Salt")]
    short = features(story(FIRST[:1], SECOND[:1]), 0, 1)
    long = features(story([FIRST[0], *others[0]], [SECOND[0], *others[1]]), 0, 1)
    for name in ("words", "contained", "jaccard", "shared"):
        assert feature(short, name)[0, 0] >= 0.8 * feature(long, name)[0, 0]


@pytest.mark.parametrize(
    "third",
    [
        ["Barley is dear.", "Mills pay more."],
        ["Closing costs rose; repairs, repairing and repaired bridges.", "Bridges, bridging, bridges."],
        ["A swing is in the bay.", "The Repair of Trade, said Fear, and Water."],  # other names
    ],
)
def test_features_do_not_depend_on_a_third_article(third):
    with_third = story(FIRST, SECOND, third)
    assert np.allclose(features(story(FIRST, SECOND), 0, 1), features(with_third, 0, 1), atol=1e-4)


def test_two_documents_may_change_sides():
    one, other = features(story(FIRST, SECOND), 0, 1), features(story(SECOND, FIRST), 0, 1)
    assert np.allclose(one, other.transpose(1, 0, 2), atol=1e-4)


def test_a_headline_has_the_place_of_the_sentence_that_follows_it():
    told = story(FIRST, ["Bridge closes", *SECOND], titles=[False, False, True, False, False, False])
    lead = feature(features(told, 0, 1), "lead")
    assert lead[0].tolist() == [1, 1, 1, 0]


def test_a_clause_that_says_it_all_counts_like_a_sentence():
    long = "Shopkeepers fear for their trade, while anglers hope for quiet water in the summer."
    whole = [[Part(0, len(t), t)] for t in (*FIRST, long)]
    split = [*whole[:2], [Part(0, 32, long[:32]), Part(34, len(long), long[34:])]]
    texts, owner = [*FIRST, long], [0, 0, 1]
    together, apart = (features(measured(texts, owner, p), 0, 1) for p in (whole, split))
    assert feature(apart, "part_words")[1, 0] > feature(together, "part_words")[1, 0]
    assert feature(apart, "words")[1, 0] == pytest.approx(feature(together, "words")[1, 0])


@given(
    st.lists(st.integers(1, 4), min_size=1, max_size=4),
    st.lists(st.integers(1, 4), min_size=1, max_size=4),
    st.integers(0, 5),
)
def test_the_clauses_that_are_most_alike_are_the_first_best_of_their_sentences(left, right, values):
    """`left` and `right` are numbers of clauses; few distinct values make many of them equally alike."""
    random = np.random.RandomState(values)
    mix = random.randint(0, 3, size=(sum(left), sum(right))).astype(np.float32)
    first, second = (np.cumsum([0, *sizes[:-1]]) for sizes in (left, right))
    found = most_alike(mix, *(numbered(np.array(sizes)) for sizes in (left, right)))
    for a, b in product(range(len(left)), range(len(right))):
        own = mix[first[a] : first[a] + left[a], second[b] : second[b] + right[b]]
        assert tuple(found[a, b]) == np.unravel_index(own.argmax(), own.shape)


def test_the_vocabulary_has_every_spelling_but_no_stop_words():
    found = vocabulary(words_of(["They agreed on Monday.", "The agreement held."], [0, 1]))
    assert {"agreement", "agreed", "monday"} <= set(found)
    assert "the" not in found


def chances(**pairs):
    """A matrix of three sentences a, b, c by the names of the pairs."""
    out = np.zeros((3, 3))
    for name, value in pairs.items():
        i, j = ("abc".index(letter) for letter in name)
        out[i, j] = out[j, i] = value
    return out


OWNER = np.array([0, 1, 2])


def test_a_third_article_speaks_for_a_pair_as_far_as_it_says_the_same_as_both():
    found = support(chances(ab=0.3, ac=0.8, bc=0.6), OWNER)
    assert found[0, 1] == pytest.approx(0.48)


def test_two_further_articles_count_together_and_two_copies_as_one():
    chance = np.array([[0, 0.2, 0.8, 0.8], [0.2, 0, 0.5, 0.5], [0.8, 0.5, 0, 0], [0.8, 0.5, 0, 0]])
    owner = np.arange(4)
    assert support(chance, owner)[0, 1] == pytest.approx(1 - 0.6 * 0.6)
    assert support(chance, owner, origin=[0, 1, 2, 2])[0, 1] == pytest.approx(0.4)


def test_a_copy_of_an_article_is_no_witness_for_it():
    found = support(chances(ab=0.3, ac=0.3, bc=0.99), OWNER, origin=[0, 1, 1])
    assert found[0, 1] == 0


def test_many_vague_sources_count_as_few_and_an_article_on_something_else_as_none():
    def story(sources, strange=0):
        chance = np.full((2 + sources + strange,) * 2, 0.3)
        chance[2 + sources :] = chance[:, 2 + sources :] = 0
        np.fill_diagonal(chance, 0)
        return support(chance, np.arange(len(chance)))[0, 1]

    three = 1 - (1 - 0.3 * 0.3) ** 3
    assert story(3) == pytest.approx(three)
    vague = 1 - (1 - 0.3 * 0.3) ** (3 / 0.6)
    assert [story(10), story(40)] == pytest.approx([vague, vague])
    assert story(3, strange=20) == pytest.approx(three)


def test_sure_witnesses_lose_nothing_where_many_tell_the_fact():
    chance = np.full((20, 20), 0.9)
    np.fill_diagonal(chance, 0)
    assert support(chance, np.arange(20))[0, 1] > 0.99


def test_standing_first_counts_where_openings_are_alike_and_not_where_a_topic_is_all_they_share():
    def openings(likeness, count):
        alike = np.full((count, count), likeness)
        np.fill_diagonal(alike, 0)
        return one_event(alike)[0, 1]

    assert openings(0.7, 5) == openings(0.7, 40) == 1
    assert openings(0.0, 2) == openings(0.2, 2) == 1
    assert openings(0.1, 40) < 0.1


def test_an_unrelated_article_leaves_the_openings_of_the_others_as_they_are():
    alike = np.full((5, 5), 0.6)
    np.fill_diagonal(alike, 0)
    wider = np.zeros((6, 6))
    wider[:5, :5] = alike
    np.testing.assert_allclose(one_event(wider)[:5, :5], one_event(alike))


def test_support_raises_the_odds_and_pairs_of_one_article_stay_at_nothing():
    alone = with_support(chances(ab=0.3), chances())[0, 1]
    backed = with_support(chances(ab=0.3), chances(ab=0.8))[0, 1]
    assert np.log(alone / (1 - alone)) == pytest.approx(SCALE * np.log(0.3 / 0.7) + SHIFT)
    assert np.log(backed / (1 - backed)) == pytest.approx(np.log(alone / (1 - alone)) + SUPPORT * 0.8)
    assert with_support(chances(), chances())[0, 1] == 0


@pytest.mark.parametrize(
    ("score", "level"),
    [(0.9, Level.ALIGNED), (0.7, Level.ALIGNED), (0.6, Level.PERHAPS), (0.4, Level.PERHAPS), (0.3, None)],
)
def test_the_level_follows_the_score(score, level):
    assert level_of(score, Thresholds(aligned=0.7, perhaps=0.4)) is level


@pytest.mark.parametrize(
    ("text", "role", "states"),
    [
        ("The Bridge’s Meaning for the Harbour and the Town", Role.HEADING, False),
        ("The vote and the need for a second crossing", Role.HEADING, False),
        ("Council Approves Second Crossing", Role.HEADING, True),
        ("Shopkeepers were not asked", Role.HEADING, True),
        ("Second crossing for Marrow Bay", Role.HEADLINE, True),
    ],
)
def test_a_heading_that_only_names_a_topic_states_no_fact(text, role, states):
    assert states_fact(Sentence("a.0", "a", 0, Span(0, len(text)), role, text)) is states


def test_what_states_nothing_is_the_same_as_no_sentence_and_no_witness():
    told = story(FIRST, FIRST, FIRST)
    every = {(pair.a, pair.b): pair.score for pair in score(told, floor=0.02).pairs}
    without = {
        (pair.a, pair.b): pair.score
        for pair in score(told, floor=0.02, stating=[True, True, True, True, False, True]).pairs
    }
    assert (0, 4) in every
    assert not any(4 in pair for pair in without)
    assert without[0, 2] < every[0, 2]
