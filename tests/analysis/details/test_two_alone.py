"""What two articles differ in the two alone tell: a third article, their names and order change nothing."""

from dataclasses import dataclass
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.analysis.types import Document, Kind
from tests.analysis.details.unequal import CONFLICTS, NO_CONFLICTS
from tests.analysis.stories import article, story

PAIRS = (*CONFLICTS, *NO_CONFLICTS)
SENTENCES = [sentence for pair in PAIRS for sentence in pair]
days = st.none() | st.datetimes(datetime(2024, 1, 1), datetime(2026, 1, 1))
rest = st.lists(st.sampled_from(SENTENCES), max_size=6)


@dataclass(frozen=True)
class Two:
    """Two articles of which the first sentences state one fact."""

    a: Document
    b: Document


@st.composite
def two_articles(draw: st.DrawFn) -> Two:
    first, second = draw(st.sampled_from(PAIRS))
    texts = ["\n".join([first, *draw(rest)]), "\n".join([second, *draw(rest)])]
    return Two(*(article(name, text, draw(days)) for name, text in zip("ab", texts, strict=True)))


def rows(*documents: Document, of: Two) -> set[tuple[Kind, str, frozenset[tuple[str, str]]]]:
    """The differences of two of the documents, whichever stands first, by their words."""
    found = story(*documents, pairs=[(f"{of.a.id}.0", f"{of.b.id}.0")]).differences()
    name = {f"{of.a.id}.0": "one", f"{of.b.id}.0": "other"}
    return {
        (d.kind, str(d.strength), frozenset((name[e.sentence], e.text) for e in (d.a, d.b)))
        for d in found
        if {d.a.sentence, d.b.sentence} <= name.keys()
    }


@settings(deadline=None)  # the machine may be busy
@given(two_articles(), rest, days)
def test_a_third_article_changes_nothing(two: Two, lines: list[str], day: datetime | None) -> None:
    third = article("c", "\n".join([*lines, "Barley is dear."]), day)
    assert rows(two.a, two.b, third, of=two) == rows(two.a, two.b, of=two)


def test_a_third_article_full_of_their_words_and_of_like_numbers_changes_nothing() -> None:
    two = Two(article("a", PAIRS[0][0]), article("b", PAIRS[0][1]))
    lines = [f"Near Orrin {n} commuters face a detour: the bridge is closed." for n in range(210, 290, 10)]
    assert rows(two.a, two.b, article("c", "\n".join(lines)), of=two) == rows(two.a, two.b, of=two) != set()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The premier has ordered an inquiry.", "The premier is thinking about an inquiry."),
        (
            "The suspected leak flooded the Ansel cellars of the mill.",
            "The leak flooded the Ansel cellars of the mill.",
        ),
        (
            "“Our harbour wall crumbled because nobody mended the old stones,” Mira Tolan said.",
            "The harbour wall crumbled because nobody mended the old stones.",
        ),
    ],
)
def test_words_that_a_third_article_has_in_every_line_still_tell(a: str, b: str) -> None:
    two = Two(article("a", a), article("b", b))
    spoken = "Premier, inquiry, leak and flooded cellars: harbour wall and stones mended, crumbled."
    third = article("c", "\n".join([spoken] * 12))
    assert rows(two.a, two.b, third, of=two) == rows(two.a, two.b, of=two) != set()


def test_the_day_of_a_third_article_does_not_tell_which_year_this_year_is() -> None:
    two = Two(article("a", "The ferry is sold this year."), article("b", "The ferry was sold in 2019."))
    third = article("c", "Barley is dear.", datetime(2025, 3, 1))
    assert rows(two.a, two.b, third, of=two) == rows(two.a, two.b, of=two)


@settings(deadline=None)
@given(two_articles())
def test_names_and_order_of_two_articles_change_nothing(two: Two) -> None:
    renamed = Two(article("y", two.a.text, two.a.published), article("x", two.b.text, two.b.published))
    assert rows(renamed.b, renamed.a, of=renamed) == rows(two.a, two.b, of=two)
