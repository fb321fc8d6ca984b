"""Unequal values of one fact are a conflict and never called agreement; what can all be right is none."""

from datetime import datetime

import pytest

from newsdiff.analysis.claims import with_relations, with_status
from newsdiff.analysis.details import unequal_pairs
from newsdiff.analysis.types import Kind, Relation, Strength
from tests.analysis.details.unequal import CONFLICTS, NO_CONFLICTS
from tests.analysis.stories import two

VALUES = {Kind.NUMBER, Kind.DATE}
# What the rules do not see; each is still not called agreement.
NOT_SEEN = frozenset({"Rail fares will rise by 4 percent in January."})


def conflicting(a: str, b: str) -> list[tuple[str, str]]:
    return [
        (d.a.text, d.b.text)
        for d in two(a, b).differences()
        if d.kind in VALUES and d.strength is Strength.CONFLICT
    ]


def status(a: str, b: str) -> tuple[Relation, ...]:
    made = two(a, b)
    (claim,) = with_status(made.claims, made.differences(), [], unequal=unequal_pairs(made.told))
    (pair,) = with_relations(made.alignments, made.differences(), [], unequal=unequal_pairs(made.told))
    assert pair.relations == claim.status
    return claim.status


@pytest.mark.parametrize(("a", "b"), [pair for pair in CONFLICTS if pair[0] not in NOT_SEEN])
def test_unequal_values_of_one_thing_are_a_conflict_in_either_order(a: str, b: str) -> None:
    assert conflicting(a, b)
    assert conflicting(b, a)
    assert status(a, b) == (Relation.DIVERGE,)


@pytest.mark.parametrize(("a", "b"), NO_CONFLICTS)
def test_values_that_can_all_be_right_are_no_conflict(a: str, b: str) -> None:
    assert conflicting(a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The surgery took an hour and a half.", "The surgery took 90 minutes."),
        ("The chase went on for three quarters of an hour.", "The chase went on for 45 minutes."),
        ("The siege ended after two and a half days.", "The siege ended after 60 hours."),
        ("The ferry came after a half-hour delay.", "The ferry came after a delay of 30 minutes."),
        ("The film runs for 2½ hours.", "The film runs for two and a half hours."),
        ("The deficit fell to 3 percent of output.", "The deficit fell to 3.1 percent of output."),
        ("The trail is 36 miles long.", "The trail is 58 km (36 miles) long."),
        ("The boys were held for over two weeks.", "The boys were held for 15 days."),
    ],
)
def test_one_value_in_other_figures_is_agreement(a: str, b: str) -> None:
    assert status(a, b) == status(b, a) == (Relation.AGREE,)


def test_a_difference_is_told_once() -> None:
    for a, b in (
        ("The walkers covered 2,000 km (1,243 miles).", "The walkers covered 1,900 km (1,180 miles)."),
        ("Police made eleven arrests at the march.", "Police made no arrests at the march."),
    ):
        assert len(two(a, b).differences()) == 1
    again = two(
        "The pipeline is 2,000 km long, and 2,000 km take a month to dig.", "The pipeline is 1,900 km long."
    )
    assert [(d.a.text, d.b.text, d.with_a, d.with_b) for d in again.differences()] == [
        ("2,000 km", "1,900 km", (), ())
    ]


@pytest.mark.parametrize(("a", "b"), [pair for pair in CONFLICTS if pair[0] in NOT_SEEN])
def test_unequal_values_that_no_rule_calls_a_conflict_are_not_called_agreement(a: str, b: str) -> None:
    assert conflicting(a, b) == []
    assert status(a, b) == ()


@pytest.mark.parametrize(
    "other",
    [
        "Divers found four more bodies in the lake overnight, bringing the number of dead to eleven.",
        "Divers searched the lake overnight and found four, so that eleven are known to be dead.",
    ],
)
def test_unequal_tolls_are_not_called_agreement_whatever_the_dead_are_called(other: str) -> None:
    toll = "Fourteen people are now known to have lost their lives in the lake."
    assert Relation.AGREE not in status(toll, other)
    assert Relation.AGREE in status(toll, toll)


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("At least three people died in the lake.", "Fourteen people died in the lake.", False),
        ("Up to 300 people died in the lake.", "Fourteen people died in the lake.", False),
        ("At least twelve people died in the lake.", "Fourteen people died in the lake.", True),
        ("Up to 20 people died in the lake.", "Fourteen people died in the lake.", True),
    ],
)
def test_a_bound_far_from_a_number_contradicts_it_no_more_than_it_agrees(a: str, b: str, agree: bool) -> None:
    assert conflicting(a, b) == []
    assert (Relation.AGREE in status(a, b)) == agree


def test_a_denial_that_no_rule_calls_a_conflict_is_not_called_agreement() -> None:
    denied = "The council of Marl has not approved the sale of the old mill, whatever the brewery says."
    said = "The council of Marl met the owners of the old mill and approved its sale."
    assert Relation.AGREE not in status(denied, said)
    assert status(said, said) == (Relation.AGREE,)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The harbour was dredged in 2003 and reopened in May.",
         "The harbour was dredged in 2013 and reopened in May."),
        ("Six men were rescued from the mine, the company said.",
         "Nobody was rescued from the mine, the company said."),
        ("Three workers were injured when the crane fell.", "No one was hurt when the crane fell."),
        ("The union reached a deal with the port.", "The union failed to reach a deal with the port."),
        ("The judge ordered the paper to publish the letters.",
         "The judge refused to order the paper to publish the letters."),
        ("The appeal court upheld the fine.", "The appeal court overturned the fine."),
        ("The ministry moved its archive to Turin.", "The ministry moved its archive to Genoa."),
        ("Lena Moss won the race for mayor.", "Simon Quill won the race for mayor."),
        ("Lena Moss defeated Iris Kvam in the mayoral race.",
         "Iris Kvam defeated Lena Moss in the mayoral race."),
        ("Torvik won the derby 4-0.", "Torvik won the derby 2-0."),
        ("The 19-year-old swimmer took the title.", "The 16-year-old swimmer took the title."),
        ("The tunnel will cost 90 million pounds.", "The tunnel will cost 90 million euros."),
        ("All 30 miners were freed.", "30 of the 45 miners were freed."),
        ("The coach called the result “a disgrace”.", "The coach called the result “a triumph”."),
        ("The mayor praised the plan for the old depot.", "The mayor condemned the plan for the old depot."),
        ("The union backed the plan to close the mill.", "The union opposed the plan to close the mill."),
        ("There are no tolls for cars on the new Hollin bridge.",
         "Drivers pay a toll of three dollars on the Hollin bridge."),
        ("Karl Brandt voted against the bridge.", "Karl Brandt voted for the bridge."),
        ("Nearly all spoke out against the bridge.", "Nearly all spoke in favour of the bridge."),
        ("Police arrested two protesters outside the hall.", "Police outside the hall arrested no one."),
        ("Police arrested two protesters.", "Police arrested nobody."),
        ("Twelve council members voted against her and nine for her.",
         "Eleven members of the council voted against her."),
    ],
)  # fmt: skip
def test_sentences_that_cannot_both_be_right_are_not_called_agreement(a: str, b: str) -> None:
    assert Relation.AGREE not in status(a, b)
    assert Relation.AGREE not in status(b, a)


OPPOSITES = [
    ("Shares of the glass maker soared on Friday after the report.",
     "Shares of the glass maker plunged on Friday after the report.", ("soared", "plunged")),
    ("The strike at the Marl brewery began at midnight.",
     "The strike at the Marl brewery ended at midnight.", ("began", "ended")),
    ("The government lifted the curfew in the port of Ansel.",
     "The government imposed the curfew in the port of Ansel.", ("lifted", "imposed")),
    ("Air quality in the Hale valley improved last winter.",
     "Air quality in the Hale valley worsened last winter.", ("improved", "worsened")),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "words"), OPPOSITES)
def test_opposites_with_the_same_words_around_them_are_a_conflict(
    a: str, b: str, words: tuple[str, str]
) -> None:
    for here, there in ((a, b), (b, a)):
        rows = [d for d in two(here, there).differences() if d.strength is Strength.CONFLICT]
        assert [(d.kind, {d.a.text, d.b.text}) for d in rows] == [(Kind.NEGATION, set(words))]
        assert status(here, there) == (Relation.DIVERGE,)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Vaskland welcomed the pact between Merrow and Hest.",
         "Morvane condemned the pact between Merrow and Hest."),
        ("Vaskland welcomed the pact between Merrow and Hest.",
         "Vaskland rejected a proposal of Merrow for new talks with Hest."),
        ("The mayor praised the plan for the depot, and criticised the plan for the quay.",
         "The mayor criticised the plan for the quay."),
    ],
)  # fmt: skip
def test_other_people_and_other_things_are_no_opposites(a: str, b: str) -> None:
    for here, there in ((a, b), (b, a)):
        assert [d for d in two(here, there).differences() if d.strength is Strength.CONFLICT] == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Torvik won the derby 4-0 on Sunday.", "Mossby lost the derby 4-0 on Sunday."),
        ("The fire at the mill in Ansel began on Monday.", "The fire at the mill in Ansel ended on Friday."),
        ("Police arrested a man after the raid in Ansel.", "Police released a man after the raid in Ansel."),
        (
            "North Korea fired shells near the border island.",
            "South Korea fired shells near the border island.",
        ),
        ("The court put back the hearing on the dam.", "The court will block the hearing on the dam."),
    ],
)
def test_two_sides_or_phases_of_one_event_are_no_opposites(a: str, b: str) -> None:
    assert [d for d in two(a, b).differences() if d.kind is Kind.NEGATION] == []


def test_a_refusal_is_one_difference() -> None:
    rows = two("Ministers refused to discuss the dam plan in Ansel.",
               "Ministers agreed to discuss the dam plan in Ansel.").differences()  # fmt: skip
    assert len([d for d in rows if d.kind is Kind.NEGATION]) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nobody was hurt when the crane fell.", "No one was injured when the crane fell."),
        ("The union failed to reach a deal with the port.", "The union did not reach a deal with the port."),
        ("Lena Moss defeated Iris Kvam in the mayoral race.",
         "Iris Kvam was defeated by Lena Moss in the mayoral race."),
        ("The cyclist, aged 27, died at the scene.", "The 27-year-old cyclist died at the scene."),
        ("The firm, founded in 1998, will close its plant in Kalmar.",
         "The firm will close its plant in Kalmar, where 300 people work."),
        ("The French government bought the yard.", "France bought the yard."),
        ("Gunmen raided the post office in Arle.", "Robbers raided the post office in Arle."),
        ("Police arrested two men on Monday, and no one was hurt.",
         "Two men were arrested by police on Monday."),
    ],
)  # fmt: skip
def test_sentences_that_say_the_same_in_other_words_agree(a: str, b: str) -> None:
    assert status(a, b) == (Relation.AGREE,)


def test_a_length_may_be_a_finer_one_rounded_in_its_own_unit() -> None:
    assert conflicting("It is 12 kilometres to the border.", "It is 7 miles to the border.") == []
    assert conflicting("It is 12 kilometres to the border.", "It is 9 miles to the border.")


def test_two_spellings_of_a_seat_are_one_speaker() -> None:
    made = two("Kyiv said two drones were shot down.", "Kiev said two drones were shot down.")
    assert [d for d in made.differences() if d.kind is Kind.ATTRIBUTION] == []


def test_a_toll_that_grew_is_no_conflict_and_no_agreement() -> None:
    texts = "The storm killed 12 people in Ansel.", "The storm killed 15 people in Ansel."
    made = two(*texts, published=(datetime(2025, 3, 1, 8), datetime(2025, 3, 1, 20)))
    (claim,) = with_status(made.claims, made.differences(), [], unequal=unequal_pairs(made.told))
    assert claim.status == ()


def test_most_pairs_that_do_not_conflict_are_called_agreement() -> None:
    agreeing = [pair for pair in NO_CONFLICTS if status(*pair) == (Relation.AGREE,)]
    assert len(agreeing) >= 0.85 * len(NO_CONFLICTS)


def test_no_pair_of_sentences_is_written_twice() -> None:
    written = [frozenset(pair) for pair in (*CONFLICTS, *NO_CONFLICTS)]
    assert len(written) == len(set(written))
    assert min(len(CONFLICTS), len(NO_CONFLICTS)) >= 60


@pytest.mark.parametrize(
    ("bound", "agrees"),
    [("at least two", True), ("up to four", False), ("two", True)],
)
def test_a_bound_tells_the_same_as_a_number_near_by_only(bound: str, agrees: bool) -> None:
    two_a_year = "The two navies will hold two joint exercises a year off Merrow."
    other = f"The two navies will hold {bound} joint exercises a year off Merrow."
    assert (Relation.AGREE in status(two_a_year, other)) is agrees
    assert Relation.DIVERGE not in status(two_a_year, other)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The crack in the bridge of Ansel is 12 millimetres long.",
            "The crack in the bridge of Ansel is 12 cm long.",
        ),
        (
            "The repair of the bridge will take six weeks.",
            "The repair of the bridge is expected to take six months.",
        ),
        (
            "The city accused contractor Brix of ignoring its warnings.",
            "Contractor Brix accused the city of ignoring its warnings.",
        ),
        ("Vaskland sold the island to Merrow in spring.", "Merrow sold the island to Vaskland in spring."),
        (
            "The Kestrel rammed the Aurora in thick fog off Orle on Monday, the coastguard said.",
            "Off Orle the Aurora rammed the Kestrel, whose crew of nine was saved.",
        ),
        ("Ana Ruiz sued Piotr Zawada over a fence in Orle.", "Piotr Zawada sued Ana Ruiz, his neighbour."),
        (
            "The town of Ansel is not currently in debt.",
            "Clearly the town of Ansel is in debt by any measure.",
        ),
    ],
)
def test_other_units_roles_turned_round_and_denials_are_no_agreement(a: str, b: str) -> None:
    for first, second in ((a, b), (b, a)):
        assert Relation.AGREE not in status(first, second)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The repair of the bridge will take six weeks.", "The repair of the bridge will take 42 days."),
        ("The repair of the bridge will take one month.", "The repair of the bridge will take four weeks."),
        ("Mayor Kern met Mayor Holm in Ansel.", "Mayor Kern met with Mayor Holm in Ansel."),
        ("On Monday prices rose in Ansel.", "Prices rose in Ansel on Monday."),
        (
            "“I hardly know Ana Ruiz,” said Piotr Zawada in court on Monday.",
            "In court Piotr Zawada said Ana Ruiz was a stranger to him.",
        ),
        ("Brandt sued Kern, and Kern sued Brandt in turn.", "Brandt sued Kern over a fence."),
        ("Brandt sued Kern over a fence.", "Kern met Brandt in Orle after Brandt sued."),
        (
            "The city accused Brix of ignoring its warnings.",
            "Brix was accused of ignoring its warnings by the city.",
        ),
    ],
)
def test_equal_spans_of_time_and_the_same_in_another_order_agree(a: str, b: str) -> None:
    for first, second in ((a, b), (b, a)):
        assert Relation.AGREE in status(first, second)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The inspection found no defects, the company said.",
         "The company said that an inspection in October had found cracks in the pipe."),
        ("No cracks were found in the hull, the shipyard said.",
         "The shipyard said that divers had found two holes in the hull."),
        ("The minister will consider a mediator for the strike.",
         "The minister has ruled out a mediator for the strike."),
        ("Another 23 people are still missing after the flood.",
         "The search for 19 people went on after the flood."),
        ('"We have made a generous offer," the airline said.',
         '"We have made a fair offer," the airline said.'),
        ("The final was postponed, with the keeper ruled out.",
         "The final was not postponed."),
        ("Rescuers go on with the search for 19 people killed in the crash.",
         "The crash killed 21 people, rescuers said."),
    ],
)  # fmt: skip
def test_what_can_not_both_be_right_is_not_called_agreement_whatever_it_is_called(a: str, b: str) -> None:
    assert Relation.AGREE not in status(a, b) + status(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("An inspection in April found no defects in the hull.",
         "No defects were found in the hull in April."),
        ("The inquiry found nothing wrong with the brakes.",
         "The inquiry has found no fault with the brakes."),
        ("Police found a note beside the car.", "Police found a note in the grass beside the car."),
        ("The minister has ruled out a mediator for the strike.",
         "There will be no mediator for the strike, the minister said."),
        ("The court ruled that the coach was out of line.", "The court ruled the coach out of line."),
        ("The keeper is ruled out of Sunday's final by a knee injury.",
         "The keeper will miss the final on Sunday with a knee injury."),
        ("The inspectors found no defects, but found that the crew had slept.",
         "The inspectors found that the crew had slept."),
        ("Searching for 19 people, rescuers found 4 bodies; 15 are missing.",
         "Fifteen people are missing."),
        ('"The colour of the twenty doors is grey," the owner said.',
         '"The color of the 20 doors is grey," the owner said.'),
        ("Nurses begin a week of strikes.", "Nurses begin a five-day strike."),
        ("Another 19 people are still missing after the flood.",
         "The search for 19 people went on after the flood."),
        ('"We have made a generous offer," the airline said.',
         '"We have made a generous offer and waited," the airline said.'),
        ('"We have made a generous offer," the airline said.',
         'The airline said it had made a "generous offer".'),
    ],
)  # fmt: skip
def test_other_words_for_one_thing_are_called_agreement(a: str, b: str) -> None:
    assert status(a, b) == status(b, a) == (Relation.AGREE,)
