"""Unlike numbers and dates of one thing in sentences that have hardly a word in common."""

from __future__ import annotations

import pytest

from newsdiff.analysis import details
from newsdiff.analysis.details import datesigns, numbersigns, weighed
from newsdiff.analysis.details.signs import Candidate, alike
from newsdiff.analysis.details.value_weights import DATES, NUMBERS
from newsdiff.analysis.types import Claim, Kind, Member, Span, Strength
from tests.analysis.stories import article, sentences

PIER = (
    "The repair of the pier will cost the town 3.2 million crowns.",
    "Mending the jetty is to swallow 4.1 million crowns, the treasurer warned.",
)
MUSEUM = ("The museum is to open again on 4 May.", "From 18 May visitors can come back, its director said.")


def told(a: str, b: str, probability: float = 0.9, *, claimed: bool = False) -> details.Story:
    """Two articles whose first sentences state one fact so probably, in a claim or in none."""
    documents = article("a", a), article("b", b)
    found = [sentence for document in documents for sentence in sentences(document)]
    firsts = [Member(sentence.id, sentence.span) for sentence in found if sentence.position == 0]
    claims = [Claim("c", tuple(firsts), ("a", "b"), 2, probability, ())] if claimed else []
    return details.story(claims, (), found, documents, [("a.0", "b.0", probability)])


def numbers(a: str, b: str, probability: float = 0.7) -> list[Candidate]:
    return list(numbersigns.candidates(told(a, b, probability)))


def dates(a: str, b: str, probability: float = 0.7) -> list[Candidate]:
    return list(datesigns.candidates(told(a, b, probability)))


def shown(a: str, b: str, probability: float = 0.95, *, claimed: bool) -> list[tuple[Kind, str, str]]:
    rows = details.differences(told(a, b, probability, claimed=claimed))
    return [(row.kind, row.a.text, row.b.text) for row in rows if row.strength is Strength.CONFLICT]


def test_amounts_and_dates_conflict_though_the_sentences_share_no_words() -> None:
    assert shown(*PIER, claimed=True) == [(Kind.NUMBER, "3.2 million crowns", "4.1 million crowns")]
    assert shown(*MUSEUM, claimed=True) == [(Kind.DATE, "4 May", "18 May")]


def test_in_no_claim_more_is_asked_for() -> None:
    chances = [
        chance
        for pair, read, weights in ((PIER, numbersigns, NUMBERS), (MUSEUM, datesigns, DATES))
        for _, chance in weighed.best(read.candidates(told(*pair, 0.9)), weights)
    ]
    assert [bool(shown(*pair, 0.9, claimed=False)) for pair in (PIER, MUSEUM)] == [
        chance >= weighed.SURE_ALONE for chance in chances
    ]
    assert min(chances) < weighed.SURE_ALONE


def test_what_is_rather_of_one_thing_than_not_is_a_detail() -> None:
    """The more alike the sentences are the more is said, and less where no claim holds them."""

    def said(probability: float, *, claimed: bool) -> int:
        rows = list(weighed.find(told(*PIER, probability, claimed=claimed)))
        assert all(
            row.because.startswith("Perhaps of one thing") == (row.strength is Strength.DETAIL)
            for row in rows
        )
        return sum(1 + (row.strength is Strength.CONFLICT) for row in rows)

    likelier = 0.16, 0.3, 0.5, 0.7, 0.9, 0.99
    inside, outside = ([said(chance, claimed=held) for chance in likelier] for held in (True, False))
    assert inside == sorted(inside)
    assert outside == sorted(outside)
    assert set(inside) == {1, 2}
    assert set(outside) == {0, 1, 2}
    assert all(x >= y for x, y in zip(inside, outside, strict=True))


@pytest.mark.parametrize("pair", [PIER, MUSEUM])
def test_the_less_alike_two_sentences_are_the_less_likely_are_their_values_of_one_thing(
    pair: tuple[str, str],
) -> None:
    chances = [
        chance
        for probability in (0.2, 0.5, 0.9)
        for read, weights in ((numbersigns.candidates, NUMBERS), (datesigns.candidates, DATES))
        for _, chance in weighed.best(read(told(*pair, probability)), weights)
    ]
    assert len(chances) == 3
    assert chances == sorted(chances)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        PIER,
        # one article has both: two things
        (PIER[0], f"{PIER[1]}\nThe first plan had come to 3.2 million crowns."),
        ("The pier costs 3.2 million crowns.", "He put it at 3.2 million crowns, not 4.1 million crowns."),
    ],
    ids=["told once each", "told elsewhere too", "told in the sentence too"],
)
def test_a_value_that_the_other_article_has_too_is_of_another_thing(a: str, b: str) -> None:
    assert len(numbers(a, b)) == ((a, b) == PIER)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Åland 3 was on its way to Quillan.", "The ship with 168 people aboard turned back."),
        ("Flight 417 was on its way to Quillan.", "The jet with 168 people aboard turned back."),
        ("The shop was broken into at ten past three.", "The burglars took eleven watches."),
        ("Several trains were cancelled.", "The railway cancelled two trains."),
        ("The board voted 6-3 for the cut.", "All nine members of the board took part in the vote."),
        ("Prices rose by 3.1 per cent in August.", "Without energy and food, they rose by 3.9 per cent."),
        ("Mira Tolan, 41, leads the town.", "Mira Tolan, 43, leads the town."),
        ("The pier is 300 metres long.", "The pier will cost 300 crowns."),
    ],
)
def test_numbers_of_two_kinds_are_not_set_against_each_other(a: str, b: str) -> None:
    assert numbers(a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The pact was signed on 1 November.", "The pact takes effect on 1 January."),
        ("“Tonight we are glad,” she said.", "“Tonight we are glad,” she told reporters."),
        ("The pier opened on 4 May.", "The pier opened in May."),
        ("Prices rose in August.", "Prices rose more than at any time since 2022."),
        ("Prices rose in August.", "Prices have risen by 2 percent since the start of July."),
        ("She died on Thursday evening.", "She died at 18:41 on Thursday (02:41 GMT Friday)."),
        ("She died on Thursday evening.", "She died at 18:41 this evening (02:41 GMT Friday)."),
    ],
    ids=[
        "two events",
        "one word on two days",
        "more exact",
        "since then",
        "since its start",
        "told too",
        "another clock",
    ],
)
def test_dates_that_do_not_exclude_each_other_are_not_set_against_each_other(a: str, b: str) -> None:
    assert dates(a, b) == []


def test_an_equal_figure_of_another_unit_does_not_tell_a_number_too() -> None:
    union = "The union asks for 8 per cent over twelve months."
    assert len(numbers(union, "The drivers want 12 per cent.")) == 1
    assert numbers("Her son was 29.", "Aged 29, her brother was the elder of the 31 men.") == []


def test_a_weekday_with_its_date_is_of_a_kind_with_a_weekday_alone() -> None:
    (dated,) = dates("The museum shut on Sunday, 4 May.", "It closed its doors on Saturday.")
    (undated,) = dates("The museum shut on 4 May.", "It closed its doors on 5 May.")
    assert dated.signs["kind"] == undated.signs["kind"] == 1
    assert dates("The museum shut on Sunday, 4 May.", "It closed its doors on Sunday.") == []


def test_of_several_numbers_only_each_others_best_match_counts() -> None:
    a = "The repair will cost 3.2 million crowns, and the new lamps 60,000 crowns."
    b = "Mending the jetty is to swallow 4.1 million crowns."
    pairs = list(weighed.best(numbers(a, b), NUMBERS))
    assert [(one.a.document.text[slice(*one.span_a)], one.span_b) for one, _ in pairs] == [
        ("3.2 million crowns", numbers(a, b)[0].span_b)
    ]


def test_of_two_claims_the_one_whose_parts_hold_the_values_has_the_conflict() -> None:
    a = "The mayor spoke for an hour, and the pier will cost 3.2 million crowns."
    b = "An hour long the mayor spoke; mending the jetty is to swallow 4.1 million crowns."
    story = told(a, b)
    claims = []
    for number, (left, right) in enumerate((("The mayor spoke", "the mayor spoke"), (a[29:], b[31:]))):
        starts = a.index(left), b.index(right)
        members = (
            Member("a.0", Span(starts[0], starts[0] + len(left))),
            Member("b.0", Span(starts[1], starts[1] + len(right))),
        )
        claims.append(Claim(f"c{number}", members, ("a", "b"), 2, 0.9, ()))
    held = details.story(claims, (), story.sentences, story.documents, story.scores)
    assert [row.claim for row in details.differences(held) if row.kind is Kind.NUMBER] == ["c1"]


def test_certainty_of_a_pair_has_an_end() -> None:
    assert alike(0.5) == pytest.approx(0.0)
    assert alike(0.9) == pytest.approx(-alike(0.1))
    assert alike(1.0) == pytest.approx(alike(0.9999), abs=0.01)
    assert alike(1.0) < 5.1
