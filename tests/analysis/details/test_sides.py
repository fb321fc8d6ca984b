"""A third text of a claim stands on the side of a conflict whose value it carries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsdiff.analysis import details
from newsdiff.analysis.details.sides import with_thirds
from newsdiff.analysis.types import Claim, Difference, Kind, Member, Span, Strength
from tests.analysis.stories import Story, article, story


def one_claim(*texts: str) -> Story:
    """Articles whose first lines all belong to one claim, named in the order of the alphabet."""
    documents = [article(name, text) for name, text in zip("abcdef", texts, strict=False)]
    made = story(*documents)
    members = tuple(Member(s.id, s.span) for s in made.sentences if s.position == 0)
    claim = Claim("c", members, tuple(d.id for d in documents), len(documents), 0.9, ())
    return replace(made, claims=(claim,))


def conflict(made: Story, kind: Kind, a: str, b: str) -> Difference:
    """A conflict between words of the first two articles."""
    told, sides = made.told, []
    for document, words in (("a", a), ("b", b)):
        part = told.part(f"{document}.0")
        start = part.text.index(words)
        sides.append(part.evidence(Span(start, start + len(words))))
    return Difference("c", kind, Strength.CONFLICT, sides[0], sides[1], "A rule.", 0.9)


def thirds(made: Story, row: Difference) -> tuple[list[str], list[str]]:
    """The words of further texts on either side."""
    (found,) = with_thirds(made.told, [row])
    return [e.text for e in found.with_a], [e.text for e in found.with_b]


FUND = (
    "A fund of 40 million crowns will pay for the lighthouses.",
    "A fund of 45 million crowns will pay for the lighthouses.",
)


@pytest.mark.parametrize(
    ("third", "sides"),
    [
        ("The league puts 40 million crowns into lamps.", (["40 million crowns"], [])),
        ("The league puts 45m crowns into lamps.", ([], ["45m crowns"])),
        ("Some 40,000,000 crowns go to Ansel.", (["Some 40,000,000 crowns"], [])),
        ("The league puts 50 million crowns into lamps.", ([], [])),
        ("The league puts 40 million litres of oil into lamps.", ([], [])),
        ("The 40 million crowns became 45 million crowns.", ([], [])),
        ("The league pays for the lamps.", ([], [])),
        ("The league denied that it had put 40 million crowns into lamps.", ([], [])),
    ],
)
def test_a_number_is_known_again_in_other_words(third: str, sides: tuple[list[str], list[str]]) -> None:
    made = one_claim(*FUND, third)
    assert thirds(made, conflict(made, Kind.NUMBER, "40 million crowns", "45 million crowns")) == sides


@pytest.mark.parametrize(
    "third",
    [
        "The wall at Hale is almost 2,000 metres long.",
        "The wall at Hale is at least 1,900 metres long.",
    ],
)
def test_a_number_that_may_be_the_one_and_the_other_stands_on_neither_side(third: str) -> None:
    made = one_claim("The wall is 2,000 metres long.", "The wall is 1,900 metres long.", third)
    assert thirds(made, conflict(made, Kind.NUMBER, "2,000 metres", "1,900 metres")) == ([], [])


def test_a_date_is_known_again_in_other_words() -> None:
    made = one_claim("Talks began on 3 July.", "Talks began on 5 July.", "July 5 saw talks in Ansel.")
    assert thirds(made, conflict(made, Kind.DATE, "3 July", "5 July")) == ([], ["July 5"])


def test_of_other_kinds_the_same_words_count_two_at_least() -> None:
    made = one_claim(
        "Both will consider sharing maps.", "Both pledged to share maps.", "They  will Consider sharing maps."
    )
    row = conflict(made, Kind.CERTAINTY, "will consider sharing", "pledged to share")
    assert thirds(made, row) == (["will Consider sharing"], [])
    assert thirds(made, conflict(made, Kind.CERTAINTY, "consider", "pledged")) == ([], [])


def test_the_same_words_with_nothing_else_in_common_are_no_value() -> None:
    texts = "The firms may buy the port of Ansel.", "The firms will buy the port of Ansel."
    for third, sides in (
        ("The port will buy lamps.", ([], ["will buy"])),
        ("Two tugs will buy lamps.", ([], [])),
    ):
        made = one_claim(*texts, third)
        assert thirds(made, conflict(made, Kind.CERTAINTY, "may buy", "will buy")) == sides


@pytest.mark.parametrize(
    "given",
    [{"claim": None}, {"strength": Strength.DETAIL}, {"kind": Kind.ATTRIBUTION}, {"kind": Kind.NEGATION}],
)
def test_what_no_words_alone_tell_is_left_as_it_was(given: dict[str, object]) -> None:
    made = one_claim(*FUND, "The league puts 40 million crowns into lamps.")
    row = conflict(made, Kind.NUMBER, "40 million crowns", "45 million crowns")
    assert thirds(made, row) == (["40 million crowns"], [])
    assert thirds(made, replace(row, **given)) == ([], [])  # type: ignore[arg-type]


def test_a_text_that_tells_both_values_in_two_sentences_stands_on_neither_side() -> None:
    third = "First 40 million crowns were promised.\nThen 45 million crowns were paid."
    made = one_claim(*FUND, third)
    both = [Member(s.id, s.span) for s in made.sentences if s.document == "c"]
    (claim,) = made.claims
    made = replace(made, claims=(replace(claim, members=(*claim.members[:2], *both)),))
    assert thirds(made, conflict(made, Kind.NUMBER, "40 million crowns", "45 million crowns")) == ([], [])


def test_the_differences_of_a_story_hold_third_texts() -> None:
    made = one_claim(*FUND, "Ansel is promised 40 million crowns.")
    (row,) = [d for d in details.differences(made.told) if d.kind is Kind.NUMBER]
    assert {e.sentence for e in (row.a, *row.with_a)} == {"a.0", "c.0"}
