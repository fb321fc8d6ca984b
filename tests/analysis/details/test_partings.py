"""Dismissed in one article, gone of their own will in the other."""

import pytest

from newsdiff.analysis.types import Difference, Kind
from tests.analysis.stories import article, story


def rows(a: str, b: str) -> list[Difference]:
    return story(article("a", a), article("b", b), pairs=[]).differences(Kind.WORDING)


@pytest.mark.parametrize(
    ("dismissed", "left", "words"),
    [
        (
            "Coach Mira Tolan was fired by the Ansel club on Friday.",
            "Mira Tolan resigned as coach of the Ansel club.",
            ("was fired", "resigned"),
        ),
        (
            "The Ansel bank ousted Juno Vask, its head, on Monday.",
            "Juno Vask, head of the Ansel bank, stepped down on Monday.",
            ("ousted", "stepped down"),
        ),
        (
            "Director Ilo Marl has been sacked by the Ansel theatre.",
            "The Ansel theatre must do without Ilo Marl, who quit as director.",
            ("has been sacked", "quit"),
        ),
        (
            "Warden Orrin Salt was dismissed from the Ansel light after the storm.",
            "Warden Orrin Salt has decided to leave the Ansel light after the storm.",
            ("was dismissed", "has decided to leave"),
        ),
        (
            "Days after Mira Tolan was ousted, the Ansel choir wants a new leader.",
            "Mira Tolan is moving on to other choirs, so Ansel needs a leader.",
            ("was ousted", "is moving on"),
        ),
        (
            "Juno Vask was forced out of the Ansel council.",
            "Juno Vask left the Ansel council of his own accord.",
            ("was forced out", "left the Ansel council of his own accord"),
        ),
    ],
)
def test_dismissed_here_and_gone_by_choice_there_is_a_conflict(
    dismissed: str, left: str, words: tuple[str, str]
) -> None:
    for texts in ((dismissed, left), (left, dismissed)):
        assert [(d.a.text, d.b.text, d.strength) for d in rows(*texts)] == [(*words, "conflict")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Somebody else, or another post.
        ("Coach Mira Tolan was fired by the Ansel club.", "Ilo Marl resigned as coach of the Ansel club."),
        ("Coach Mira Tolan was fired by the Ansel club.", "Mira Tolan quit smoking in spring."),
        # An article that tells of both knows how they go together.
        (
            "Coach Mira Tolan was fired by the Ansel club.",
            "Mira Tolan was fired by the Ansel club an hour before Mira Tolan resigned as its coach.",
        ),
        # Not done.
        ("Coach Mira Tolan was not fired by the Ansel club.", "Mira Tolan resigned from the Ansel club."),
        (
            "Coach Mira Tolan was fired by the Ansel club.",
            "Mira Tolan refused to say if she resigned in Ansel.",
        ),
        (
            "The Ansel court dismissed charges against Mira Tolan, head of the Ansel choir.",
            "Mira Tolan stepped down as head of the Ansel choir.",
        ),
        (
            "The Ansel choir fired Mira Tolan's deputy on Friday.",
            "Mira Tolan resigned from the Ansel choir on Friday.",
        ),
        # Two of one surname.
        ("Coach Mira Tolan was fired by the Ansel club.", "Coach Ilo Tolan resigned from the Ansel club."),
        # Who does the dismissing.
        ("Mira Tolan fired a coach of the Ansel club.", "Mira Tolan resigned from the Ansel club."),
    ],
)
def test_somebody_else_or_what_did_not_happen_is_none(a: str, b: str) -> None:
    assert rows(a, b) == []
