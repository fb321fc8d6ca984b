"""Articles of one source are found, shortened and reordered too; independent ones stay apart."""

from __future__ import annotations

import random

import pytest

from newsdiff.analysis.origins import agencies, contained, origins, shingles
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


def test_two_identical_articles_are_one_origin_however_short():
    assert origins([document("a", "Rain."), document("b", "Rain.")]) == (("a", "b"),)


def test_a_long_shared_quotation_does_not_make_one_origin():
    other = [
        "Repairs to the bridge were put to the vote in Marrow Bay at the start of the week.",
        "Opponents wanted a tunnel and left the hall before the count, our reporter saw.",
        LONG[5],
        "Buses will take the long way round through Upper Marrow, the company wrote.",
        "Anglers hope for quiet water.",
    ]
    assert origins([document("a", *LONG), document("b", *other)]) == (("a",), ("b",))


def test_a_credit_to_the_same_agency_lowers_what_must_be_shared():
    own = [
        "Cyclists in the southern part of the town are happy with the plan for a summer without cars.",
        "Their club counts eight hundred members and wants a permanent crossing beside the lighthouse.",
        "A petition with that demand went to the province in March and has not been answered since then.",
    ]
    plain = [document("a", *LONG), document("b", *LONG[:2], *own)]
    credited = [document("a", "(Reuters)", *LONG), document("b", *LONG[:2], *own, "Reuters")]
    assert 0.3 <= contained(shingles(plain[0]), shingles(plain[1])) < 0.5
    assert len(origins(plain)) == 2
    assert len(origins(credited)) == 1


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "MARROW BAY (Reuters) - The council voted to close the bridge on Monday after a survey.",
            {"Reuters"},
        ),
        ("Agence France-Presse", {"AFP"}),
        ("By Ines Calder, Associated Press", {"AP"}),
        (
            "The council voted to close the bridge on Monday, and Reuters reported the figures on Tuesday.",
            set(),
        ),
    ],
)
def test_agency_credits_are_read_where_credits_stand(line, found):
    assert agencies(document("a", line)) == found
