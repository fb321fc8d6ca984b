"""Promise against consideration, which one, and not."""

import pytest

from newsdiff.analysis.types import Kind
from tests.analysis.stories import two


def strengths(a: str, b: str, kind: Kind) -> list[str]:
    return [str(d.strength) for d in two(a, b).differences(kind)]


@pytest.mark.parametrize(
    ("a", "b", "strength"),
    [
        (
            "Both towns will consider a possible harbour-sharing plan.",
            "Both towns have pledged to start harbour sharing soon.",
            ["conflict"],
        ),
        (
            "The bank plans to close rural branches.",
            "The bank is considering closing rural branches.",
            ["detail"],
        ),
        (
            "The towns will open a shared rescue centre.",
            "The towns will open a shared rescue centre soon.",
            [],
        ),
        ("The flood could reach the rescue centre.", "The flood will reach the rescue centre.", ["detail"]),
        ("The premier has ordered an inquiry.", "The premier is thinking about an inquiry.", ["conflict"]),
        ("The towns will consider a tax on boats.", "The towns have pledged to mend the sea wall.", []),
        (
            "The premier will consider declaring a state of emergency.",
            "The premier has already declared a state of emergency.",
            ["conflict"],
        ),
        (
            "The bank is thinking about closing its rural branches.",
            "The bank has closed its rural branches.",
            ["conflict"],
        ),
        ("The premier may visit the flooded towns.", "The premier has visited the flooded towns.", []),
        (
            "The premier will consider visiting the flooded towns.",
            "The premier has promised the flooded towns a bridge.",
            [],
        ),
        (
            "The premier has considered visiting the flooded towns.",
            "The premier has considered visiting both flooded towns.",
            [],
        ),
    ],
)
def test_a_promise_against_a_consideration_is_a_conflict(a: str, b: str, strength: list[str]) -> None:
    assert strengths(a, b, Kind.CERTAINTY) == strength


@pytest.mark.parametrize(
    ("a", "b", "strength"),
    [
        ("They will hold joint military exercises.", "They will hold joint naval exercises.", ["detail"]),
        (
            "The court issued a temporary ban on fishing.",
            "The court issued a permanent ban on fishing.",
            ["conflict"],
        ),
        ("All members voted for the sea wall.", "Some members voted for the sea wall.", ["conflict"]),
        ("They will hold joint military exercises.", "They will hold military drills.", []),
    ],
)
def test_alternatives_before_one_noun_differ_in_scope(a: str, b: str, strength: list[str]) -> None:
    assert strengths(a, b, Kind.SCOPE) == strength


@pytest.mark.parametrize(
    ("a", "b", "strength"),
    [
        (
            "The council of Ansel approved the sea wall.",
            "The council of Ansel rejected the sea wall.",
            ["conflict"],
        ),
        (
            "The captain of the ferry was arrested on Monday.",
            "The captain of the ferry was not arrested on Monday.",
            ["conflict"],
        ),
        ("The captain was arrested on Monday.", "No ferry sailed on Monday.", []),
        (
            "The crew could not hold the ferry in the storm.",
            "The crew struggled to hold the ferry in the storm.",
            [],
        ),
        ("The ferry did not sail from Ansel until May.", "The ferry sailed from Ansel in May.", []),
        ("The plan covers not only ships but harbours.", "The plan covers ships and harbours.", []),
    ],
)
def test_not_and_opposites_are_found_in_like_sentences(a: str, b: str, strength: list[str]) -> None:
    assert strengths(a, b, Kind.NEGATION) == strength


@pytest.mark.parametrize(
    ("a", "b", "strength"),
    [
        (
            "After three hours of talks with the police the robber came out.",
            "The police talks went on for three hours until the robber came out.",
            [],
        ),
        (
            "The harbour police closed the pier before the storm hit Quell.",
            "The harbour police closed the pier after the storm hit Quell.",
            ["conflict"],
        ),
    ],
)
def test_before_and_after_are_opposites_only_before_the_same_thing(
    a: str, b: str, strength: list[str]
) -> None:
    assert strengths(a, b, Kind.NEGATION) == strength


def test_two_words_for_all_of_it_are_one_scope() -> None:
    a, b = (
        "The council ordered a full ban on barges in Ansel.",
        "The council ordered a total ban on barges in Ansel.",
    )
    assert two(a, b).differences(Kind.SCOPE) == []
    assert len(two(a, b.replace("total", "partial")).differences(Kind.SCOPE)) == 1


def test_what_was_done_once_is_not_denied_by_what_will_not_be_done_again() -> None:
    a = "Mira Tolan, who directed the harbour play in Ansel, left."
    b = "Mira Tolan will not direct the harbour play in Ansel."
    assert two(a, b).differences(Kind.NEGATION) == []
    assert len(two(a.replace("who directed", "who will direct"), b).differences(Kind.NEGATION)) == 1


def test_the_address_of_a_page_is_no_sentence_to_compare() -> None:
    a = "http: / / www. ansel. example / mira - tolan - will - not - direct - harbour - play. html"
    b = "Mira Tolan will direct the harbour play of Ansel."
    assert two(a, b).differences(Kind.NEGATION) == []


def test_a_refusal_set_in_capitals_is_no_commitment() -> None:
    a = "Mira Tolan Will Not Direct the harbour play of Ansel."
    b = "Mira Tolan is in talks to direct the harbour play of Ansel."
    assert two(a, b).differences(Kind.CERTAINTY) == []


def test_what_somebody_came_to_do_is_not_denied_by_its_not_being_done_yet() -> None:
    a = "The cause of the fire at the mill in Ansel has not been determined."
    b = "An inspector came to help determine the cause of the fire at the mill in Ansel."
    assert two(a, b).differences(Kind.NEGATION) == []


def test_what_will_be_is_no_promise_beside_what_is_looked_into() -> None:
    a = "The club is looking into a gift from the former rowing coach of Ansel."
    b = "Taking over will be the former rowing coach of Ansel."
    assert two(a, b).differences(Kind.CERTAINTY) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The mayor of Ansel did not deny the talks on the harbour.",
            "The mayor of Ansel confirmed the talks on the harbour.",
        ),
        (
            "The Ansel rowers have not won the harbour cup since 1990.",
            "The Ansel rowers won the harbour cup for the last time in 1990.",
        ),
        (
            "Not all members of the Ansel council backed the sea wall.",
            "Most members of the Ansel council backed the sea wall.",
        ),
    ],
)
def test_what_is_not_denied_not_since_and_not_all_contradict_nothing(a: str, b: str) -> None:
    for texts in ((a, b), (b, a)):
        assert [strengths(*texts, kind) for kind in (Kind.NEGATION, Kind.SCOPE)] == [[], []]


@pytest.mark.parametrize(
    ("a", "b", "strength"),
    [
        (
            "The security pact takes effect in May.",
            "The trade agreement will take effect in May.",
            "conflict",
        ),
        ("They signed a security pact in Ansel.", "They signed a trade agreement in Ansel.", "detail"),
    ],
)
def test_of_two_names_of_agreements_it_is_left_open_whether_they_are_of_one(
    a: str, b: str, strength: str
) -> None:
    (row,) = two(a, b).differences(Kind.SCOPE)
    assert row.strength == strength
    assert row.because.endswith("two agreements, or two names of one.")
