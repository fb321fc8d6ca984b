"""What is compared over whole articles grows with their sentences, not with the pairs of them."""

import re
from time import process_time

import pytest

from newsdiff.analysis.details import causes, deals, natures, onething, partings
from newsdiff.analysis.details.context import Story
from newsdiff.analysis.types import Document
from tests.analysis.stories import article, story

MATTERS = {
    deals: ("Mira Tolan is in talks to lead the Ansel choir.", "Mira Tolan will lead the Ansel choir."),
    causes: (
        "It is unclear what caused the fire at the Ansel mill on Friday.",
        "A candle caused the fire at the Ansel mill on Friday.",
    ),
    natures: (
        "The fire at the Ansel mill on Friday was potential arson.",
        "The fire at the Ansel mill on Friday was arson.",
    ),
    partings: ("Mira Tolan was fired by the Ansel choir.", "Mira Tolan resigned from the Ansel choir."),
}


def whole(*documents: Document) -> Story:
    made = story(*documents, pairs=[])
    return Story(made.documents, made.sentences, made.claims, made.alignments)


@pytest.mark.parametrize("rule", MATTERS, ids=lambda rule: rule.__name__.rpartition(".")[2])
def test_each_place_is_told_in_one_finding_with_its_best_partner(rule) -> None:
    a, b = (article(name, "\n".join([line] * 20)) for name, line in zip("ab", MATTERS[rule], strict=True))
    found = list(rule.find(whole(a, b)))
    assert len(found) < 40
    assert {f.a.sentence for f in found} | {f.b.sentence for f in found} == {
        f"{name}.{i}" for name in "ab" for i in range(20)
    }


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (onething._APPOSITION, "PORT ANSEL COUNCIL APPROVES ENORMOUS HARBOUR TUNNEL SCHEME: "),
        (deals._OPEN, "is " * 6000),
        (deals._SETTLED, "now " * 20_000),
        (re.compile("|".join(f.unknown.pattern for f in causes._FRAMES)), "it is unclear why " * 3_000),
    ],
    ids=["apposition", "open deal", "settled deal", "unknown cause"],
)
def test_no_line_takes_long_to_read(pattern: re.Pattern[str], text: str) -> None:
    begun = process_time()
    pattern.search(text)
    assert process_time() - begun < 1
