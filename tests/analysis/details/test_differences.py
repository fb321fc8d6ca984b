"""What holds for every kind of difference."""

from newsdiff.analysis import details
from newsdiff.analysis.details.context import Story as Context
from newsdiff.analysis.details.findings import Finding, rows
from newsdiff.analysis.types import Kind, Span, Strength
from tests.analysis.stories import Story, article, story

TEXTS = {
    "a": "The storm killed 12 people in Ansel on 3 May.\nMinister Takumi Isaya called it “cruel and "
    "sudden”.\nThe towns will consider a shared rescue centre.",
    "b": "The storm killed 15 people in Ansel on 4 May.\nMinister Takumi Isai called it “cruel and very "
    "sudden”.\nThe towns pledged to open a shared rescue centre.",
    "c": "The storm killed 15 people in Ansel on May 3.\nThe minister spoke.\nAll was calm.",
}
PAIRS = [("a.0", "b.0"), ("a.0", "c.0"), ("b.0", "c.0"), ("a.1", "b.1"), ("a.2", "b.2")]


def built() -> Story:
    return story(*(article(name, text) for name, text in TEXTS.items()), pairs=PAIRS)


def test_every_kind_that_the_story_has_is_found() -> None:
    conflicts = {str(d.kind) for d in built().differences() if str(d.strength) == "conflict"}
    assert {"date", "name", "quote", "certainty"} <= conflicts


def test_evidence_slices_to_its_words_inside_its_sentence() -> None:
    whole = built()
    sentence = {s.id: s for s in whole.sentences}
    text = {d.id: d.text for d in whole.documents}
    rows = whole.differences()
    assert rows
    for row in rows:
        for place in (row.a, row.b, *row.with_a, *row.with_b):
            assert place.span.within(sentence[place.sentence].span)
            assert place.span.of(text[sentence[place.sentence].document]) == place.text


def test_the_order_of_articles_claims_and_alignments_changes_nothing() -> None:
    whole = built()
    turned = details.differences(
        details.story(
            whole.claims[::-1], whole.alignments[::-1], whole.sentences[::-1], whole.documents[::-1]
        )
    )
    assert turned == tuple(whole.differences())


def test_an_article_does_not_differ_from_its_copy() -> None:
    copies = story(
        article("a", TEXTS["a"]), article("b", TEXTS["a"]), pairs=[(f"a.{i}", f"b.{i}") for i in range(3)]
    )
    assert copies.differences() == []


def test_a_row_stands_in_a_claim_with_sentences_of_that_claim() -> None:
    made = story(*(article(name, "Six ships left.\nSix more left.") for name in "ab"), pairs=[("a.0", "b.0")])
    told = Context(made.documents, made.sentences, made.claims, made.alignments)

    def finding(claim: str | None, line: int, score: float) -> Finding:
        here, there = (told.part(f"{name}.{line}") for name in "ab")
        places = (part.evidence(Span(part.span.start, part.span.start + 3)) for part in (here, there))
        return Finding(claim, Kind.NUMBER, Strength.CONFLICT, *places, "6", "7", "", score)

    (row,) = rows(told, [finding("c0", 0, 0.75), finding(None, 1, 0.9)])
    assert (row.claim, row.a.sentence, row.b.sentence) == ("c0", "a.0", "b.0")


def test_nothing_to_compare_gives_nothing() -> None:
    assert details.differences(details.story((), (), (), ())) == ()


def test_two_articles_that_both_have_both_values_do_not_differ() -> None:
    """A text that says two things differs from itself in nothing, but from a text that says one of them."""
    twice = "“We opened the bridge,” Orla Venn said.\n“We opened the old bridge,” Orla Venn said."
    once = "“We opened the bridge,” Orla Venn said."
    every = [(f"a.{i}", f"b.{j}") for i in range(2) for j in range(2)]
    assert story(article("a", twice), article("b", twice), pairs=every).differences(Kind.QUOTE) == []
    assert story(article("a", twice), article("b", once), pairs=[("a.1", "b.0")]).differences(Kind.QUOTE)
