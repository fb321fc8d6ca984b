"""Every kind of difference, marked where it stands and left alone where there is none."""

from datetime import datetime

import pytest

from newsdiff.analysis.types import Kind
from tests.analysis.stories import article, story, two

TUESDAY, WEDNESDAY = datetime(2025, 3, 4, 9), datetime(2025, 3, 5, 9)


def shown(a: str, b: str, kind: Kind, days: tuple[datetime, datetime] = (TUESDAY, TUESDAY)) -> set[str]:
    return {str(d.strength) for d in two(a, b, published=days).differences(kind)}


MARKED = [
    # Numbers: the unit, and what is counted.
    (
        Kind.NUMBER,
        "The Lake League has 27 members.",
        "The Lake League has twenty-eight members.",
    ),
    (
        Kind.NUMBER,
        "Vask promised the lake towns 40 million crowns for a sea wall.",
        "Vask promised the lake towns 40 billion crowns for a sea wall.",
    ),
    (
        Kind.NUMBER,
        "Thousands of islanders marched to the harbour of Ansel.",
        "Forty islanders marched to the harbour of Ansel.",
    ),
    # Dates: told by the day of publication, and what starts then.
    (Kind.DATE, "The bridge of Ansel closed yesterday.", "The bridge of Ansel closed on Sunday."),
    (
        Kind.DATE,
        "The ferry line to Quell starts in January.",
        "The ferry line to Quell starts on February 1, 2026.",
    ),
    # Names: a spelling that only one outlet uses.
    (Kind.NAME, "Minister Mira Tolansk spoke in Ansel.", "Minister Mira Tolanski spoke in Ansel."),
    # Quotations: other words, and one that is cut and merged with another.
    (
        Kind.QUOTE,
        "“We will never again leave the harbour in such a storm,” Mira Tolan told the council.",
        "“We shall not leave the harbour in such a storm ever again,” Mira Tolan told the council.",
    ),
    (
        Kind.QUOTE,
        "“The harbour wall is old, it is cracked and it must be mended before winter,” Mira Tolan said.",
        "“The harbour wall is old and it must be mended before winter,” Mira Tolan said.",
    ),
    # Attribution: another speaker; a speaker's words as the outlet's own; "both" where others name one.
    (
        Kind.ATTRIBUTION,
        "“Nobody warned the boats in time,” Mira Tolan said.",
        "“Nobody warned the boats in time,” Oren Vask said.",
    ),
    (
        Kind.ATTRIBUTION,
        "The storm was “a bitter lesson for careless island builders”, Mira Tolan said.",
        "The storm was a bitter lesson for careless island builders.",
    ),
    (
        Kind.ATTRIBUTION,
        "“Nobody warned the boats in time,” both Mira Tolan and Oren Vask said.",
        "“Nobody warned the boats in time,” Mira Tolan said.",
    ),
    # Certainty and commitment.
    (
        Kind.CERTAINTY,
        "The council will consider a new ferry pier at Quell.",
        "The council has pledged to build a new ferry pier at Quell.",
    ),
    # Scope: which agreement, and how many.
    (
        Kind.SCOPE,
        "A trade agreement between Ansel and Quell comes into force in May.",
        "A security agreement between Ansel and Quell comes into force in May.",
    ),
    (
        Kind.SCOPE,
        "All skippers of the lake backed the strike on Monday.",
        "Some skippers of the lake backed the strike on Monday.",
    ),
    # Negation.
    (
        Kind.NEGATION,
        "The skipper of the Anselm was told of the storm.",
        "The skipper of the Anselm was not told of the storm.",
    ),
]


@pytest.mark.parametrize(("kind", "a", "b"), MARKED)
def test_a_conflict_of_each_kind_is_marked(kind: Kind, a: str, b: str) -> None:
    assert shown(a, b, kind) == {"conflict"}


DETAILS = [
    (
        Kind.NUMBER,
        "Thousands of islanders marched to the harbour of Ansel.",
        "Some 10,000 islanders marched to the harbour of Ansel.",
    ),
    (
        Kind.DATE,
        "The ferry line to Quell starts in January.",
        "The ferry line to Quell starts on January 1, 2026.",
    ),
    (
        Kind.QUOTE,
        "“The wall is old and it must be mended before the winter storms come,” Mira Tolan said.",
        "The wall “must be mended before the winter storms come”, Mira Tolan said.",
    ),
    (
        Kind.ATTRIBUTION,
        "The ferry to Quell will be sold to its crew in May, according to the harbour office.",
        "The ferry to Quell will be sold to its crew in May.",
    ),
    (
        Kind.SCOPE,
        "Both towns will hold joint naval exercises off Ansel.",
        "Both towns will hold joint military exercises off Ansel.",
    ),
]


@pytest.mark.parametrize(("kind", "a", "b"), DETAILS)
def test_what_is_only_more_exact_is_a_detail(kind: Kind, a: str, b: str) -> None:
    assert shown(a, b, kind) == {"detail"}


ALONE = [
    (Kind.NUMBER, "The Lake League has 27 members.", "The Lake League has twenty-seven members."),
    (Kind.NUMBER, "The Lake League has 27 members.", "The Lake League owns 31 ferries."),
    (Kind.NUMBER, "The pier is 30 metres long.", "The pier was shut for 12 days."),
    (Kind.DATE, "The bridge of Ansel closed on Monday.", "The bridge of Ansel closed yesterday."),
    (Kind.DATE, "The bridge of Ansel closed on 3 March.", "The bridge of Ansel closed yesterday."),
    (Kind.DATE, "The bridge of Ansel closed last week.", "A ferry to Quell starts in January."),
    (Kind.NAME, "Minister Mira Tolan spoke in Ansel.", "Ms. Tolan spoke in Ansel."),
    (Kind.NAME, "Prime Minister Mira Tolan spoke.", "Mira Tolan, the head of the government, spoke."),
    (
        Kind.QUOTE,
        "“We will never again sail in such a storm,” Mira Tolan told the council.",
        "“We shall not ever sail again in such a storm,” Oren Vask told the council.",
    ),
    (
        Kind.QUOTE,
        "“The wall is old,” Mira Tolan said.",
        "“A new ferry costs too much for us,” Mira Tolan said.",
    ),
    (
        Kind.ATTRIBUTION,
        "“Nobody warned the boats in time,” Mira Tolan said.",
        "“Nobody warned the boats in time,” Minister Tolan said.",
    ),
    (
        Kind.ATTRIBUTION,
        "“Nobody warned the boats in time,” Mira Tolan and Oren Vask said in a joint letter.",
        "“Nobody warned the boats in time,” Vask and Tolan wrote.",
    ),
    (
        Kind.CERTAINTY,
        "The council has pledged to build a new ferry pier at Quell.",
        "The council has promised to build a new ferry pier at Quell.",
    ),
    (
        Kind.CERTAINTY,
        "The council will consider a new school in Quell.",
        "The council has pledged to build a ferry pier.",
    ),
    (
        Kind.SCOPE,
        "A trade agreement between Ansel and Quell comes into force in May.",
        "The agreement between Ansel and Quell comes into force in May.",
    ),
    (
        Kind.NEGATION,
        "The skipper of the Anselm was not told of the storm.",
        "The skipper of the Anselm was never told of the storm.",
    ),
    (
        Kind.NEGATION,
        "The skipper of the Anselm was not told of the storm.",
        "The skipper of the Anselm was asked about the storm.",
    ),
]


@pytest.mark.parametrize(("kind", "a", "b"), ALONE)
def test_what_agrees_or_is_another_thing_is_left_alone(kind: Kind, a: str, b: str) -> None:
    assert shown(a, b, kind) == set()


def test_a_count_that_grows_with_the_hour_is_an_update_and_one_that_shrinks_is_not() -> None:
    few, many = "The flood destroyed 40 homes in Quell.", "The flood destroyed 55 homes in Quell."
    assert shown(few, many, Kind.NUMBER, (TUESDAY, WEDNESDAY)) == {"detail"}
    assert shown(many, few, Kind.NUMBER, (TUESDAY, WEDNESDAY)) == {"conflict"}


def test_a_spelling_of_one_outlet_stands_against_that_of_all_others() -> None:
    documents = [
        article(name, f"Minister Mira {spelt} spoke in Ansel.")
        for name, spelt in zip("abcd", ["Tolanski", "Tolanski", "Tolansky", "Tolanski"], strict=True)
    ]
    (row,) = story(*documents, pairs=[]).differences(Kind.NAME)
    assert sorted((1 + len(row.with_a), 1 + len(row.with_b))) == [1, 3]
