"""Which of its sentences stands for a claim."""

from __future__ import annotations

import pytest

from newsdiff.analysis.types import Role
from newsdiff.stories.models import ClaimMember, Difference, FramingMark, Sentence
from newsdiff.web.results import load
from newsdiff.web.shared import Texts
from newsdiff.web.tellers import Told, asks, teller
from tests.factories import compared_story


def told(number: int, text: str, *, part: str = "", origin: int = 0, role: Role = Role.BODY) -> Told:
    """A member on a part of a sentence, by default the whole; by default of an origin of its own."""
    start = text.index(part or text)
    sentence = Sentence(pk=number, version_id=number, text=text, start=0, end=len(text), role=role)
    member = ClaimMember(sentence_id=number, start=start, end=start + len(part or text))
    return Told(member, sentence, origin or number, framed=False)


def apart(members: list[Told], *values: str, kind: str = "number") -> list[Difference]:
    """Rows of each two of these values, with all sentences that carry them."""
    spots = [
        [(m.sentence.pk, m.sentence.text.index(words)) for m in members if words in m.sentence.text]
        for words in values
    ]
    rows = []
    for left in range(len(values)):
        for right in range(left + 1, len(values)):
            (a, a_at), *more_a = spots[left]
            (b, b_at), *more_b = spots[right]
            others = [
                {"sentence": pk, "start": at, "end": at + len(values[side]), "side": name}
                for side, name, more in ((left, "a", more_a), (right, "b", more_b))
                for pk, at in more
            ]
            rows.append(
                Difference(
                    kind=kind,
                    strength="conflict",
                    others=others,
                    because="A rule.",
                    score=0.9,
                    a_id=a,
                    a_start=a_at,
                    a_end=a_at + len(values[left]),
                    b_id=b,
                    b_start=b_at,
                    b_end=b_at + len(values[right]),
                )
            )
    return rows


def chosen(members: list[Told], rows: list[Difference] | None = None, taken: set[int] | None = None) -> int:
    origins = {m.sentence.pk: m.origin for m in members}
    sentences = {m.sentence.pk: m.sentence for m in members}
    texts = Texts(sentences.values())
    found = teller(members, rows or [], sentences, lambda pk: origins[pk], texts, taken=taken or set())
    return found.sentence_id


def test_the_value_of_an_outlier_does_not_stand_for_the_claim() -> None:
    members = [
        told(1, "Two rockets hit Hale."),
        told(2, "One rocket of unknown make hit the old port of Hale on Monday, the mayor said."),
        told(3, "At noon one rocket hit a quay at Hale, said Ida Renn, who runs the port."),
    ]
    assert chosen(members, apart(members, "Two", "ne rocket")) in {2, 3}


def test_where_as_many_tell_one_value_as_the_other_it_is_a_sentence_without_any() -> None:
    members = [
        told(1, "Two rockets hit Hale."),
        told(2, "One rocket hit Hale."),
        told(3, "Hale was hit by rocket fire."),
    ]
    assert chosen(members, apart(members, "Two", "One")) == 3


def test_what_is_denied_stands_for_the_claim_and_not_the_denial() -> None:
    members = [
        told(1, "Vaskland denied that a rocket hit Hale."),
        told(2, "A monster rocket fired by the brutes of Vaskland hit the poor old port of Hale on Monday."),
    ]
    rows = apart(members, "A monster rocket", "denied that a rocket hit Hale", kind="negation")
    assert chosen(members) == 1
    assert chosen(members, rows) == 2


@pytest.mark.parametrize(
    "values",
    [
        ("A monster rocket", "denied that a rocket hit Hale"),
        ("denied that a rocket hit Hale", "A monster rocket"),
    ],
)
def test_on_whichever_side_of_its_row_a_denial_stands_it_gives_way(values: tuple[str, str]) -> None:
    members = [
        told(1, "Vaskland denied that a rocket hit Hale."),
        told(2, "A monster rocket fired by the brutes of Vaskland hit the poor old port of Hale on Monday."),
    ]
    assert chosen(members, apart(members, *values, kind="negation")) == 2


@pytest.mark.parametrize("values", [("approved", "rejected"), ("rejected", "approved")])
def test_of_two_opposites_neither_is_a_denial(values: tuple[str, str]) -> None:
    members = [
        told(1, "The council rejected the plan."),
        told(2, "The council, in a long session on Monday evening, approved the plan."),
    ]
    assert chosen(members, apart(members, *values, kind="negation")) == 1


def test_a_figure_that_nobody_else_has_speaks_against_a_sentence_without_any_rule() -> None:
    members = [
        told(1, "The navies will hold four exercises a year."),
        told(2, "The navies of both states will hold two exercises a year."),
        told(3, "Two exercises a year are to be held by the navies."),
    ]
    assert chosen(members) in {2, 3}


def test_the_sentence_with_the_fewest_details_of_its_own_is_chosen() -> None:
    members = [
        told(1, "The bank cut its rate by a clear majority with effect from Monday, 22 September."),
        told(2, "The bank cut its rate on Thursday."),
        told(3, "On Thursday the bank cut its rate, citing weak demand and falling prices."),
    ]
    assert chosen(members) == 2


def test_the_part_counts_more_than_what_stands_beside_it() -> None:
    lamps = "Lamps will be mended"
    members = [
        told(1, f"{lamps}, and the towns mean to share a tug.", part=lamps),
        told(2, "Lamps on all seven piers of Ansel and the mole will be mended."),
        told(3, "The lamps will be mended by the league at last."),
    ]
    assert chosen(members[:2]) == 1


@pytest.mark.parametrize(
    "other",
    [
        told(1, "He opened the bridge on Monday."),
        told(1, "Bridge opened on Monday", role=Role.HEADLINE),
        told(1, "As told before, he opened the bridge on Monday.", part="opened the bridge on Monday."),
    ],
)
def test_it_can_be_read_by_itself(other: Told) -> None:
    assert chosen([other, told(2, "The mayor opened the bridge on Monday.")]) == 2


def test_a_sentence_that_opens_with_what_others_lack_comes_after_one_with_more_at_its_end() -> None:
    opens = told(1, "The first pact of the east, so Minister Aramo of Tamsara and Consul Ossendal of Hest.")
    ends = told(
        2, "Minister Aramo of Tamsara and Consul Ossendal of Hest signed a pact after spring talks at sea."
    )
    assert chosen([opens, ends]) == 2


def test_a_question_stands_for_a_claim_only_where_all_are_questions() -> None:
    asked = told(1, "Will the rate fall?")
    quoted = told(2, "“Will the rate of the bank fall further?”")
    stated = told(3, "The rate, said a clerk of the bank in the afternoon of a long Monday, will fall.")
    assert chosen([asked, quoted, stated]) == 3
    assert chosen([asked, quoted]) == 1


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Risk of recession up?", True),
        ("“Who will pay?”", True),
        ("Who will pay (and when?)", True),
        ("“Who will pay?” asked the mayor.", False),
        ("The rate falls.", False),
        ("The bridge is open: who will pay for it?", False),
        ("The bridge is open – who will pay for it?", False),
    ],
)
def test_what_a_question_is(text: str, is_one: bool) -> None:
    one = told(1, text)
    assert asks(one.sentence, one.member) == is_one


def test_what_stands_behind_a_colon_may_be_the_question() -> None:
    text = "The bridge is open: who will pay for it?"
    one = told(1, text)
    start = one.sentence.start + text.index("who")
    assert asks(one.sentence, ClaimMember(start=start, end=one.sentence.end))


def test_copies_of_one_source_do_not_outvote_another() -> None:
    members = [
        told(1, "Two rockets hit Hale.", origin=9),
        told(2, "Two rockets struck Hale.", origin=9),
        told(3, "One rocket hit Hale, says Ida Renn."),
        told(4, "One rocket struck Hale, says Oren Vask."),
    ]
    assert chosen(members, apart(members, "Two", "One")) in {3, 4}


def test_a_sentence_that_tells_another_claim_comes_behind_one_that_tells_none() -> None:
    members = [told(1, "A rocket hit Hale."), told(2, "A rocket hit the old port of Hale.")]
    assert chosen(members) == 1
    assert chosen(members, taken={1}) == 2


FULL = "The Halvic League and Tamsara signed a pact on security and defence on Monday."
RETOLD = told(9, "A pact on security and defence was signed by the Halvic League and Tamsara, all smiles.")


@pytest.mark.parametrize(
    "short",
    [
        told(1, "On Monday it let a league in."),
        told(1, "“The pact is good,” said the envoy of the league.", part="“The pact"),
        told(1, "Now they have a pact."),
        told(1, "A pact, then."),
    ],
)
def test_a_sentence_that_says_more_of_what_the_others_say_comes_before_one_that_says_less(
    short: Told,
) -> None:
    for members in ([short, told(2, FULL), RETOLD], [RETOLD, told(2, FULL), short]):
        assert chosen(members) == 2


def test_what_a_conflict_sets_against_others_is_nothing_that_they_share() -> None:
    members = [
        told(1, "The two sides will weigh swaps of news on radar.", part="weigh swaps of news on radar"),
        told(2, "By swaps of news on radar and joint drills the two sides mean to draw near, so the text."),
        told(3, "They will discuss swaps of news on radar."),
    ]
    rows = apart(members, "weigh swaps of news on radar", "discuss swaps of news on radar", kind="certainty")
    assert chosen(members, rows) == 2


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("On Friday it let them in.", True),
        ("Now they know.", True),
        ("It takes effect in June.", True),
        ("It was the mayor who knew.", False),
        ("There is no clause on it.", False),
        ("Tamsara, he said, knows.", False),
        ("In waters this rough nobody should sail alone.", False),
    ],
)
def test_what_leans_on_what_was_told_before(text: str, leans: bool) -> None:
    assert (told(1, text).alone > 0) == leans


@pytest.mark.django_db
def test_what_stands_for_the_claims_is_chosen_anew_only_where_something_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = compared_story()
    asked: list[int] = []

    def counted(*given: object, **named: object) -> ClaimMember:
        asked.append(1)
        return teller(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("newsdiff.web.results.teller", counted)

    def choose() -> list[ClaimMember]:
        read = load(made, parts=("claims", "differences", "framing"))
        return [read.teller(claim) for claim in read.rows.claims]

    first = choose()
    assert len(asked) == len(first) > 1
    assert choose() == first
    assert len(asked) == len(first)
    FramingMark.objects.all()[0].delete()
    choose()
    assert len(asked) == 2 * len(first)
