"""Articles of one source are found, shortened and reordered too; independent ones stay apart."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.analysis.agencies import ANY, credits, same_agency
from newsdiff.analysis.origins import (
    COPIED,
    COPIED_WITH_CREDIT,
    copied,
    origins,
    own_words,
    shingles,
)
from tests.analysis.support import FERRY, FERRY_ELSEWHERE, HARVEST, document

LONG = [
    "The council of Marrow Bay voted on Monday to close the old swing bridge for two years.",
    "Engineers had found cracks in three of the seven pillars during a survey in the spring.",
    "A ferry will carry walkers and cyclists across the mouth of the river until the work is done.",
    "Shopkeepers on the southern bank fear for their trade and ask for a lower rent in that time.",
    "The repair is expected to cost four million crowns, half of which the province has promised.",
    "Mayor Tilde Aarons said the bridge would open again before the regatta of the following year.",
]


def test_an_article_and_its_shortened_and_reordered_copy_are_one_origin():
    copy = LONG[3:] + LONG[:2]
    random.Random(1).shuffle(copy)
    found = origins([document("a", *LONG), document("b", *copy), HARVEST])
    assert found == (("a", "b"), ("harvest",))


def test_independent_reports_of_one_event_are_origins_of_their_own():
    assert origins([FERRY, FERRY_ELSEWHERE]) == (("ferry-a",), ("ferry-b",))


def test_a_text_that_denies_what_it_shares_with_another_is_no_copy_of_it():
    denial = [
        "The council of Marrow Bay did not vote on Monday to close the old swing bridge for two years.",
        "Engineers had found no cracks in three of the seven pillars during a survey in the spring.",
        *LONG[2:4],
        "The repair is never expected to cost four million crowns, half of which the province has promised.",
    ]
    assert origins([document("a", *LONG), document("b", *denial)]) == (("a",), ("b",))
    corrected = [LONG[0].replace("voted", "did not vote"), *LONG[1:]]
    assert origins([document("a", *LONG), document("b", *corrected)]) == (("a", "b"),)
    own = [document(name, *text, outlet="Marrow Echo") for name, text in (("a", LONG), ("b", denial))]
    assert origins(own) == (("a", "b"),), "one outlet is one origin"


def test_two_identical_articles_are_one_origin_however_short():
    assert origins([document("a", "Rain."), document("b", "Rain.")]) == (("a", "b"),)


def test_the_same_words_in_other_lines_are_one_origin_however_short():
    assert origins([document("a", "Rain. It fell."), document("b", "Rain.", "It fell.")]) == (("a", "b"),)


def test_two_short_texts_of_one_outlet_with_a_word_changed_are_one_origin():
    lines = "The old swing bridge closes on {day} for two years."
    first = document("a", lines.format(day="Monday"), outlet="Marrow Echo")
    second = document("b", lines.format(day="Tuesday"), outlet="MARROW ECHO")
    elsewhere = document("c", lines.format(day="Friday"), outlet="Bay Herald")
    assert origins([first, second, elsewhere]) == (("a", "b"), ("c",))


def test_two_reports_of_one_outlet_in_words_of_their_own_are_two_origins():
    first = document("a", *LONG, outlet="Marrow Echo")
    second = document("b", "Buses take the long way round, and anglers hope for quiet.", outlet="Marrow Echo")
    assert origins([first, second]) == (("a",), ("b",))


def test_a_long_shared_quotation_does_not_make_one_origin():
    other = [
        "Repairs to the bridge were put to the vote in Marrow Bay at the start of the week.",
        "Opponents wanted a tunnel and left the hall before the count, our reporter saw.",
        LONG[5],
        "Buses will take the long way round through Upper Marrow, the company wrote.",
        "Anglers hope for quiet water.",
    ]
    assert origins([document("a", *LONG), document("b", *other)]) == (("a",), ("b",))


BRIEF = [
    "Marrow Bay will close the old swing bridge for two years.",
    "Cracks were found in three of the seven pillars during a survey in the spring, and a ferry will carry "
    "walkers and cyclists across the mouth of the river until then.",
    "The repair is expected to cost four million crowns.",
    "The coast road is closed tonight between the mill and the chapel.",
]


def test_a_brief_with_merged_trimmed_and_left_out_sentences_is_of_the_same_origin():
    found = origins([document("a", *LONG), document("radio", *BRIEF), HARVEST])
    assert found == (("a", "radio"), ("harvest",))


SPEECH = (
    "“We have looked at every bolt of this bridge, and I can tell you that it will not carry a bus for"
    " another winter, whatever the people on the other side of the water may say about it”"
)


@pytest.mark.parametrize("marks", ["“”", '""', "«»"])
def test_a_speech_that_both_quote_does_not_make_one_origin(marks):
    speech = SPEECH.replace("“", marks[0]).replace("”", marks[1])
    a = document("a", f"{speech}, said Mayor Tilde Aarons.", "The council voted in the evening.", *LONG[2:4])
    b = document(
        "b", f"Aarons told a full hall: {speech}", "Anglers hope for quiet water this summer.", LONG[5]
    )
    assert origins([a, b]) == (("a",), ("b",))


def test_short_reports_with_a_phrase_in_common_are_no_copies_but_short_copies_are():
    vote = "Twelve members of the council voted against her and nine for her."
    first = ["The mayor of Orm lost a vote of confidence on Thursday.", vote, "She will not stand again."]
    own = ["Orm has had no mayor since the evening of Thursday.", vote, "Her party has not said who follows."]
    copy = [vote, "Tilde Aarons, the mayor of Orm, lost a vote of confidence on Thursday."]
    texts = [document(name, *lines) for name, lines in (("a", first), ("b", own), ("c", copy))]
    assert origins(texts) == (("a", "c"), ("b",))


def test_a_credit_to_the_same_agency_lowers_what_must_be_shared_and_is_no_origin_alone():
    own = [
        "Cyclists in the southern part of the town are happy with the plan for a summer without cars.",
        "Their club counts eight hundred members and wants a permanent crossing beside the lighthouse.",
        "A petition with that demand went to the province in March and has not been answered since then.",
        "Nobody in the club remembers a summer in which the bridge was not being painted or repaired.",
    ]
    plain = [document("a", *LONG), document("b", LONG[0], *own)]
    credited = [document("a", "(Reuters)", *LONG), document("b", LONG[0], *own, "Reuters")]
    apart = [document("a", "(Reuters)", *LONG), document("b", *own, "Reuters")]
    shared = shingles(own_words(plain[0])) & shingles(own_words(plain[1]))
    assert COPIED_WITH_CREDIT <= copied(own_words(plain[1]), shared) < COPIED
    assert [len(origins(story)) for story in (plain, credited, apart)] == [2, 1, 2]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("MARROW BAY (Reuters) - The council voted to close the bridge on Monday.", {"Reuters"}),
        ("MARROW BAY, May 4 (Reuters) - The council voted to close the bridge.", {"Reuters"}),
        (
            "MARROW BAY (Northline Wire) – The council voted to close the bridge on Monday.",
            {"Northline Wire"},
        ),
        ("MARROW BAY, May 4. /VRN/. The council voted to close the bridge on Monday.", {"VRN"}),
        ("(AFP) - The council voted to close the bridge on Monday.", {"AFP"}),
        ("Agence France-Presse", {"AFP"}),
        ("By Ines Calder, Associated Press", {"AP"}),
        ("By Ines Calder and PA Media", {"PA"}),
        ("Source: Northline Wire", {"Northline Wire"}),
        ("Quelle: dpa", {"dpa"}),
        ("(AFP, dpa)", {"AFP", "dpa"}),
        ("The bridge opens again before the regatta of the following year. (AFP)", {"AFP"}),
        ("The bridge opens again before the regatta of the following year. — AP", {"AP"}),
        ("The bridge opens again before the regatta of the year. (Bay Herald with AFP)", {"AFP"}),
        ("The bridge opens again before the regatta of the year. (with agencies)", {ANY}),
        ("Agencies", {ANY}),
        ("By Ines Calder and agencies", {ANY}),
        ("The council voted to close it on Monday, and Reuters reported the figures on Tuesday.", set()),
        ("The vote was held on Monday (AFP was there) and went on until the morning.", set()),
        ("Two agencies of the province will pay for the repair, the mayor said on Monday.", set()),
        ("TASS says the bridge is shut", set()),
        ("Council talks with agencies", set()),
        ("Sources: the mayor is to resign", set()),
    ],
)
def test_agency_credits_are_read_where_credits_stand(line, found):
    assert credits(document("a", line)) == found


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ({"AFP"}, {"AFP", "dpa"}, True),
        ({"AFP"}, {"dpa"}, False),
        ({ANY}, {"dpa"}, True),
        ({ANY}, set(), False),
        (set(), set(), False),
    ],
)
def test_a_credit_without_a_name_fits_every_agency(a, b, same):
    assert same_agency(frozenset(a), frozenset(b)) is same
    assert same_agency(frozenset(b), frozenset(a)) is same


@given(st.permutations(range(4)))
def test_the_order_of_the_articles_changes_no_group(order):
    story = [document("a", *LONG), document("b", *BRIEF), HARVEST, FERRY]
    found = origins([story[at] for at in order])
    assert {frozenset(group) for group in found} == {frozenset(group) for group in origins(story)}


def test_a_quotation_over_several_lines_is_no_words_of_the_outlet():
    text = "The mayor spoke.\n“We shall close the bridge for two weeks.\nWe shall open it again,” he said."
    assert [" ".join(stretch) for stretch in own_words(document("a", text))] == ["the mayor spoke", "he said"]
