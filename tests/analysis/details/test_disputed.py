"""What one report tells, and the other only as what somebody denies."""

from __future__ import annotations

import pytest

from newsdiff.analysis.claims import with_status
from newsdiff.analysis.details import unequal_pairs
from newsdiff.analysis.details.disputed import denied
from newsdiff.analysis.types import Kind, Relation
from tests.analysis.stories import two

TOLD = "Drones from Vaskland entered the airspace of Merrow on Sunday."
DENIED = "The ministry of Vaskland denied that its drones had entered the airspace of Merrow."


def status(a: str, b: str) -> tuple[Relation, ...]:
    made = two(a, b)
    (claim,) = with_status(made.claims, made.differences(), [], unequal=unequal_pairs(made.told))
    return claim.status


@pytest.mark.parametrize(
    "denied",
    [
        DENIED,
        "He dismissed as a myth the claim that drones of Vaskland had entered Merrow, but had no proof.",
        "Vaskland rejected Merrow's accusation that its drones had entered Merrow's airspace.",
        "Reports that drones from Vaskland entered the airspace of Merrow are false, the ministry said.",
        "There is no truth in claims that drones from Vaskland entered Merrow.",
    ],
)
def test_what_is_only_denied_in_the_other_report_is_no_agreement_in_either_order(denied: str) -> None:
    for a, b in ((TOLD, denied), (denied, TOLD)):
        assert not {Relation.AGREE, Relation.DIVERGE} & set(status(a, b))


@pytest.mark.parametrize(
    ("told", "other"),
    [
        (TOLD, "Vaskland neither confirmed nor denied that its drones had entered the airspace of Merrow."),
        (
            "The minister denied that his ministry had paid the firm of Ansel.",
            "The ministry had paid the firm of Ansel without a contract, auditors found.",
        ),
        (
            "Denying that on Monday, in Ansel, the mayor took money from the brewery, her aide left.",
            "The mayor took money from the brewery in Ansel on Monday.",
        ),
        ("Merrow accused Vaskland of sending drones that entered its airspace on Sunday.", DENIED),
    ],
)
def test_what_is_doubted_or_not_denied_is_no_conflict_and_no_agreement(told: str, other: str) -> None:
    assert Relation.AGREE not in status(told, other)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (DENIED, "Vaskland rejected the claim that its drones had entered the airspace of Merrow."),
        ("The captain was denied bail in Ansel on Monday.", "A court in Ansel denied the captain bail."),
        (
            "The council dismissed the mayor's report on the harbour of Ansel.",
            "The council dismissed the report on the harbour of Ansel that the mayor wrote.",
        ),
        (
            "The mayor of Ansel took money from the brewery.",
            "The mayor of Ansel took money from the brewery, and denied any wrongdoing.",
        ),
    ],
)
def test_two_reports_of_one_denial_and_other_senses_agree(a: str, b: str) -> None:
    assert status(a, b) == (Relation.AGREE,)


def test_who_denies_it_is_not_told_as_who_says_it() -> None:
    assert two(TOLD, DENIED).differences(Kind.ATTRIBUTION) == []


def test_a_value_that_is_told_only_to_be_denied_is_no_other_value() -> None:
    told = "Three drones from Vaskland entered the airspace of Merrow on Sunday."
    denied = "The ministry of Vaskland denied that five drones had entered the airspace of Merrow on Sunday."
    five = "Five drones from Vaskland entered the airspace of Merrow on Sunday."
    assert [d.kind for d in two(told, five).differences()] == [Kind.NUMBER]
    assert not two(told, denied).differences(Kind.NUMBER)
    assert not two(denied, told).differences(Kind.NUMBER)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (DENIED, "denied that its drones had entered the airspace of Merrow"),
        (
            "He dismissed as a myth the claim that drones had entered Merrow.",
            "dismissed as a myth the claim that drones had entered Merrow",
        ),
        ("Denying that she took bribes, the mayor resigned after 14 years.", "Denying that she took bribes"),
        ("The mayor, who denied that she took bribes, resigned on Monday.", "denied that she took bribes"),
        (
            "Vaskland denied that five drones had entered Merrow, and set the army on alert.",
            "denied that five drones had entered Merrow",
        ),
    ],
)
def test_what_is_surely_denied_ends_with_its_clause(told: str, words: str) -> None:
    (span,) = denied(told)
    assert span.of(told) == words


@pytest.mark.parametrize(
    "told",
    [
        "The mayor, who has denied any wrongdoing, resigned on Monday after 14 years.",
        "The ministry denied any role in the attack on Sunday that killed 12 people.",
        "Denying any wrongdoing, the company recalled 4,000 cars.",
        "The council dismissed 40 teachers over reports that they had struck.",
        "The insurer denied the claims of 40 families.",
        "The mayor, who has denied taking bribes, resigned on Monday after 14 years in office.",
    ],
)
def test_what_a_denial_takes_for_granted_is_not_denied(told: str) -> None:
    assert denied(told) == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The mayor of Ansel, who has denied any wrongdoing, resigned on Monday after 14 years in office.",
            "The mayor of Ansel, who has denied any wrongdoing, resigned on Monday after 11 years in office.",
        ),
        (
            "The ministry denied any role in the attack on Merrow on Sunday that killed 12 people.",
            "The ministry denied any role in the attack on Merrow on Sunday that killed 15 people.",
        ),
        (
            "Denying any wrongdoing, the company recalled 4,000 cars in Merrow.",
            "The company recalled 6,000 cars in Merrow.",
        ),
    ],
)
def test_values_beside_a_denial_conflict_as_ever(a: str, b: str) -> None:
    assert [str(d.strength) for d in two(a, b).differences(Kind.NUMBER)] == ["conflict"]
