"""One utterance quoted so freely that its words don't match in order."""

import pytest

from newsdiff.analysis.details import restated
from tests.analysis.stories import article, story, two

PATIENT = "“Our patience has been long, and the ferry company took it for weakness,” Mira Tolan said."
WEAK = "“The company has mistaken a patient town for a weak one, and that is over,” Mira Tolan said."


def found(a: str, b: str) -> list[tuple[str, str, str]]:
    return [(f.a.text, f.b.text, str(f.strength)) for f in restated.find(two(a, b).told)]


def test_what_may_be_one_utterance_in_two_free_wordings_is_a_detail() -> None:
    words = [said.split("”")[0].strip("“") for said in (PATIENT, WEAK)]
    assert found(PATIENT, WEAK) == [(*words, "detail")]


@pytest.mark.parametrize(
    "b",
    [
        WEAK.replace("Mira Tolan", "Oren Vask"),
        "“We have no money for a ferry in winter,” Mira Tolan said.",
        "Mira Tolan said that the company had mistaken a patient town for a weak one.",
        "“A weak company,” Mira Tolan said.",
        PATIENT.replace("Mira Tolan said", "said Mira Tolan"),
    ],
    ids=["another speaker", "other words", "no quotation", "a few words", "the same words"],
)
def test_what_is_no_other_wording_is_none(b: str) -> None:
    assert found(PATIENT, b) == found(b, PATIENT) == []


def test_an_article_that_quotes_both_quotes_two_utterances() -> None:
    both = article("c", f"{PATIENT}\n{WEAK}")
    a, b = article("a", PATIENT), article("b", WEAK)
    assert list(restated.find(story(a, b, both, pairs=[("a.0", "b.0")]).told)) == []
    assert list(restated.find(story(a, both, pairs=[("a.0", "c.1")]).told)) == []


def test_of_two_quotations_in_a_sentence_nothing_is_said() -> None:
    more = f"{PATIENT[:-1]}, and “the company took a weak town for a patient one”."
    assert found(more, WEAK) == []


def test_sentences_that_are_less_surely_of_one_fact_are_not_compared() -> None:
    pair = two(PATIENT, WEAK).told
    surely = {frozenset(("a.0", "b.0")): restated.ALIGNED - 0.01}
    pair.__dict__["likelihood"] = surely
    assert list(restated.find(pair)) == []
