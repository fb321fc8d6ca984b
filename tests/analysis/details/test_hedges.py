"""A suspicion in one report, a fact in the other."""

import pytest

from newsdiff.analysis.types import Kind
from tests.analysis.stories import two


def found(a: str, b: str) -> list[tuple[str, str, str]]:
    return [(d.a.text, d.b.text, str(d.strength)) for d in two(a, b).differences(Kind.CERTAINTY)]


@pytest.mark.parametrize(
    ("a", "b", "doubted"),
    [
        (
            "A suspected arsonist set the mill in Ansel alight on Friday.",
            "An arsonist set the mill in Ansel alight on Friday.",
            "suspected arsonist",
        ),
        (
            "The barge apparently struck a pier of the old bridge in Ansel.",
            "The barge struck a pier of the old bridge in Ansel.",
            "apparently struck",
        ),
        (
            "The guard is believed to have opened the sluice gate at Ansel.",
            "The guard opened the sluice gate at Ansel.",
            "is believed to have opened",
        ),
    ],
)
def test_a_suspicion_beside_a_fact_is_a_conflict(a: str, b: str, doubted: str) -> None:
    assert [(x, strength) for x, _, strength in found(a, b)] == [(doubted, "conflict")]
    assert [(x, strength) for x, _, strength in found(b, a)] == [(doubted, "conflict")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # The other one doubts it too, or has it from somebody, or asks.
        (
            "The barge apparently struck a pier of the bridge in Ansel.",
            "The barge may have struck a pier of the bridge in Ansel.",
        ),
        (
            "The barge apparently struck a pier of the bridge in Ansel.",
            "The barge struck a pier of the bridge in Ansel, police said.",
        ),
        (
            "The barge apparently struck a pier of the bridge in Ansel.",
            "Nobody knew whether the barge struck a pier of the bridge in Ansel.",
        ),
        # Only a word in common, of another fact.
        (
            "An apparent fire kept the mill in Ansel shut.",
            "The council of Ansel met on Monday to hear of the fire.",
        ),
        # What may have been the cause is there for certain.
        (
            "The outage in Ansel is believed to have been caused by damage to the mill's cable.",
            "The outage in Ansel came when the mill's cable was damaged.",
        ),
        (
            "The outage in Ansel is believed to have been caused by damage to the mill's cable.",
            "The cause of the outage in Ansel, where the mill's cable was damaged, is looked into.",
        ),
        # The person is called a suspect; the deed is not doubted.
        (
            "The suspect left the mill in Ansel and crossed the bridge.",
            "The car left the mill in Ansel and crossed the bridge.",
        ),
    ],
)
def test_no_fact_is_set_against_a_doubt_that_both_have(a: str, b: str) -> None:
    assert found(a, b) == []
