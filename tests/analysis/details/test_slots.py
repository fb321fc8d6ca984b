"""What fills the one slot in which two parts of a claim differ, and what nobody denies elsewhere."""

from datetime import datetime

import pytest

from newsdiff.analysis.types import Kind, Strength
from tests.analysis.stories import article, story, two


def conflicts(a: str, b: str, *more: str) -> list[tuple[Kind, str, str]]:
    """The conflicts of the first lines of two articles; `more` is a further line of the first."""
    documents = article("a", "\n".join((a, *more))), article("b", b)
    rows = story(*documents, pairs=[("a.0", "b.0")]).differences()
    return [(d.kind, d.a.text, d.b.text) for d in rows if d.strength is Strength.CONFLICT]


@pytest.mark.parametrize(
    ("a", "b", "kind", "words"),
    [
        ("The match in Ansel ended 3-1.", "The match in Ansel ended 2-1.", Kind.NUMBER, ("3-1", "2-1")),
        ("The vote on the dam failed by 48 to 52 percent.", "The vote on the dam failed by 45 to 55 percent.",
         Kind.NUMBER, ("48 to 52", "45 to 55")),
        ("The 19-year-old diver was unhurt.", "The 29-year-old diver was unhurt.",
         Kind.NUMBER, ("19-year-old", "29-year-old")),
        ("The violin sold for $1.2 million.", "The violin sold for 1.2 million pounds.",
         Kind.NUMBER, ("$1.2 million", "1.2 million pounds")),
        ("Nobody was arrested at the march.", "Eleven people were arrested at the march.",
         Kind.NUMBER, ("Nobody", "Eleven")),
        ("The roof fell in, and no one was hurt.", "The roof fell in and injured two people.",
         Kind.NUMBER, ("no one", "two")),
        ("No arrests have been made in Marl.", "Three arrests have been made in Marl.",
         Kind.NUMBER, ("No arrests", "Three")),
        ("The expedition started from Norway in June.", "The expedition started from Finland in June.",
         Kind.WORDING, ("Norway", "Finland")),
        ("Goalkeeper Ada Lunt saved a penalty late on.", "Goalkeeper Iva Korr saved a penalty late on.",
         Kind.WORDING, ("Ada Lunt", "Iva Korr")),
    ],
)  # fmt: skip
def test_what_excludes_the_other_in_the_one_slot_is_a_conflict(
    a: str, b: str, kind: Kind, words: tuple[str, str]
) -> None:
    assert conflicts(a, b) == [(kind, *words)]
    assert {frozenset(row[1:]) for row in conflicts(b, a)} == {frozenset(words)}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The match in Ansel ended 3-1.", "The match in Ansel ended 1-3."),
        ("The minister spoke in Leeds on the strike.", "The minister spoke in Yorkshire on the strike."),
        ("The minister flew to Moscow for the talks.", "The minister flew to Russia for the talks."),
        ("The club has 27 members in Marl.", "The club owns 31 boats in Marl."),
        ("About 300 people work at the mill.", "More than 290 people work at the mill."),
        ("No one was hurt when the bus overturned.", "The bus, with 20 people aboard, overturned."),
        ("The violin sold for $1.2 million.", "The violin sold for 1.1 million euros."),
        ("The club paid $5 million for the striker Tolan.",
         "The club paid 5 million euros and a bonus for the keeper Vask."),
        ("Nobody was hurt in the fire at the mill.",
         "The fire at the mill hurt two firefighters last year and drew 30 people."),
        ("None of the dead were local.", "Three of the dead were local."),
    ],
)  # fmt: skip
def test_what_can_both_be_right_is_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == []


@pytest.mark.parametrize(
    ("a", "b", "more"),
    [
        ("The match in Ansel ended 3-1.", "The match in Ansel ended 2-1.", "The one of last year ended 2-1."),
        ("Goalkeeper Ada Lunt saved a penalty late on.", "Goalkeeper Iva Korr saved a penalty late on.",
         "Iva Korr saved another."),
        ("The expedition started from Norway in June.", "The expedition started from Finland in June.",
         "A second one set out from Finland."),
        ("The lake is 14 metres deep at the dam.", "The lake is 40 metres deep at the dam.",
         "In its middle it is 40 metres deep."),
    ],
)  # fmt: skip
def test_an_article_that_knows_the_other_value_tells_of_two_things(a: str, b: str, more: str) -> None:
    assert conflicts(a, b)
    assert conflicts(a, b, more) == []


def test_a_later_report_may_know_of_more_than_nobody() -> None:
    texts = "Nobody was hurt in the fire.", "Two people were hurt in the fire."
    hours = datetime(2025, 3, 1, 8), datetime(2025, 3, 1, 20)
    assert not [d for d in two(*texts, published=hours).differences() if d.strength is Strength.CONFLICT]
    assert [d for d in two(*texts, published=hours[::-1]).differences() if d.strength is Strength.CONFLICT]


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("The ministers signed the treaty in Ansel on Friday.",
         "The ministers signed the treaty in Tessel on Friday.", [("Ansel", "Tessel")]),
        ("The ministers signed the treaty in Madrid on Friday.",
         "The ministers signed the treaty in Spain on Friday.", []),
        ("The ministers signed the treaty in Ansel on Friday.",
         "The ministers signed the treaty for Tessel on Friday.", []),
    ],
)  # fmt: skip
def test_two_places_of_which_one_may_lie_in_the_other_are_a_detail(
    a: str, b: str, words: list[tuple[str, str]]
) -> None:
    rows = two(a, b).differences(Kind.WORDING)
    assert [(row.a.text, row.b.text) for row in rows] == words
    assert {row.strength for row in rows} <= {Strength.DETAIL}


def test_two_spellings_of_one_person_are_not_told_of_two() -> None:
    rows = conflicts("Anna Tolan opened the clinic in Ansel.", "Anne Toland opened the clinic in Ansel.")
    assert Kind.WORDING not in {kind for kind, *_ in rows}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Tarnby beat Osko in the final on Sunday.", "Osko beat Tarnby in the final on Sunday."),
        ("Guards arrested nobody after the theft there.", "Guards arrested two men after the theft there."),
        ("All ministers resigned over the mill early.", "No ministers resigned over the mill on Monday."),
        ("It is the third dam on the Wirra.", "It is the fourth dam on the Wirra."),
        ("A jury found the banker guilty of theft.", "A jury found the banker not guilty of theft."),
    ],
)
def test_what_the_other_report_shuts_out_is_a_conflict(a, b):
    assert conflicts(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Tarnby met Osko in the final on Sunday.", "Osko met Tarnby in the final on Sunday."),
        ("Tarnby beat Osko on Sunday.", "Osko were beaten by Tarnby on Sunday."),
        ("All passengers on the ferry survived.", "No passenger on the ferry died."),
        ("Guards found nobody inside the burning mill.", "Guards found two men near the burning mill."),
        ("Guards said nobody was hurt in the blaze.", "Guards said two men were arrested after the blaze."),
        ("There was no strike at the mill in Orm.", "There were fewer strikes at the mill in Orm."),
        ("It is the third dam on the Wirra.", "It is the third dam built on the Wirra."),
    ],
)
def test_what_both_reports_can_mean_is_none(a, b):
    assert not conflicts(a, b)
