"""What a deed was, told as certain in one article and as a suspicion in another, wherever in the texts."""

from datetime import datetime

import pytest

from newsdiff.analysis.types import Difference, Kind
from tests.analysis.stories import article, story


def rows(*texts: str) -> list[Difference]:
    articles = [article(name, text) for name, text in zip("abcd", texts, strict=False)]
    return story(*articles, pairs=[]).differences(Kind.CERTAINTY)


@pytest.mark.parametrize(
    ("doubting", "stating", "words"),
    [
        (
            "The fire at the old mill in Ansel on Friday is being looked at as potential arson.",
            "The old mill in Ansel was intentionally set alight. The fire on Friday took the roof.",
            ("potential arson", "intentionally set"),
        ),
        (
            "Officers suspect arson after Friday's fire in the Ansel mill.",
            "An arsonist has burnt down the Ansel mill, where a fire raged on Friday.",
            ("Officers suspect arson", "arsonist"),
        ),
        (
            "Juno Vask, head of the Ansel bank, apparently committed suicide in his cabin.",
            "Juno Vask, head of the Ansel bank, took his own life in his cabin.",
            ("apparently committed suicide", "took his own life"),
        ),
        (
            "Divers think that the cut cable off Ansel was possible sabotage of the link.",
            "The cable off Ansel was sabotaged and the link cut on Friday.",
            ("possible sabotage", "sabotaged"),
        ),
        (
            "For the raid on the Ansel jeweller three possible river pirates sit in jail.",
            "The jail of Ansel holds three river pirates after the raid on the jeweller.",
            ("possible river pirates", "river pirates"),
        ),
        (
            "An alleged smuggling boss from Ansel was found dead in his boat.",
            "A smuggling boss from Ansel was found dead in his boat on Monday.",
            ("alleged smuggling boss", "smuggling boss"),
        ),
    ],
)
def test_a_suspicion_in_one_and_a_fact_in_the_other(
    doubting: str, stating: str, words: tuple[str, str]
) -> None:
    for texts in ((doubting, stating), (stating, doubting)):
        assert [(d.a.text, d.b.text, d.strength) for d in rows(*texts)] == [(*words, "conflict")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Another fire.
        (
            "The fire at the old mill in Ansel is looked at as potential arson.",
            "Years ago an arsonist burnt a barn in Port Orrin.",
        ),
        # Doubted, denied, asked or charged in both.
        (
            "The fire in the Ansel mill on Friday is looked at as potential arson.",
            "Friday's fire in the Ansel mill was no arson.",
        ),
        (
            "The fire in the Ansel mill on Friday is looked at as potential arson.",
            "A man was charged with arson after Friday's fire in the Ansel mill.",
        ),
        (
            "The fire in the Ansel mill on Friday is looked at as potential arson.",
            "Was Friday's fire in the Ansel mill arson?",
        ),
        # A body, a charge, or a deed of another year.
        (
            "The fire in the Ansel mill on Friday is looked at as potential arson.",
            "The arson squad came to the fire in the Ansel mill on Friday.",
        ),
        (
            "The fire in the Ansel mill on Friday is looked at as potential arson.",
            "After the 1998 arson the Ansel mill had no fire until Friday.",
        ),
        # Somebody says it.
        (
            "The fire in the Ansel mill on Friday is looked at as potential arson.",
            "“Friday's fire in the Ansel mill was arson,” Juno Vask said.",
        ),
        # What is possible is the number, not what they are.
        (
            "The possible bank jobs in Ansel and two raids on Friday are counted.",
            "The two bank robbers of Ansel and the raids on Friday are known.",
        ),
        # Several suspects of one raid, one robber of another.
        (
            "Officer Tolan of Ansel once caught two suspected bank robbers with officer Vask.",
            "Officer Tolan of Ansel was shot by a bank robber; officer Vask was not hurt.",
        ),
        # The same article keeps calling it a suspicion.
        (
            "An alleged smuggling boss from Ansel was found dead in his boat.",
            "An alleged smuggling boss from Ansel died. The smuggling boss lay dead in his boat.",
        ),
    ],
)
def test_what_is_no_fact_in_the_other_is_left_alone(a: str, b: str) -> None:
    assert rows(a, b) == []


def test_all_who_state_it_and_all_who_doubt_it_are_one_row() -> None:
    found = rows(
        "Friday's fire in the Ansel mill was potential arson.",
        "An arsonist lit Friday's fire in the Ansel mill.",
        "Officers suspect arson in Friday's fire in the Ansel mill.",
        "Friday's fire in the Ansel mill was deliberately lit.",
    )
    assert [(1 + len(d.with_a), 1 + len(d.with_b)) for d in found] == [(2, 2)]


def test_what_turned_out_half_a_day_later_is_a_detail() -> None:
    days = [datetime(2031, 5, day, 8) for day in (3, 4)]
    a = article("a", "The fire in the Ansel mill on Friday is looked at as potential arson.", days[0])
    b = article("b", "Friday's fire in the Ansel mill was arson.", days[1])
    assert [d.strength for d in story(a, b, pairs=[]).differences(Kind.CERTAINTY)] == ["detail"]
