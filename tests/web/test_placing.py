"""In which row a sentence stands side by side, and that its row says what the story does."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import Sentence, Story
from newsdiff.web.pages.aligned import AlignedRow
from newsdiff.web.words import DIFFERS, PERHAPS, TOLD
from tests.factories import compared_story
from tests.web.test_contrasts import difference, text_of
from tests.web.test_side_by_side import rows_of

pytestmark = pytest.mark.django_db

POST, GULL = "Harbour Post", "Morning Gull"
ARTICLES = {
    POST: """Talvern has its bridge

The new bridge is the first of its kind between Orle and the isles, said Ilse Brandmeer and Ode Fenn.
The mayor spoke of a dangerous world.
A ship sank with nine men on board.
She praised friends among towns.
""",
    GULL: """Brandmeer on ships

The council has built a bridge, the first of its kind between Orle and the isles.
Ilse Brandmeer and Ode Fenn met.
Ten sailors drowned.
Both praised friends among towns in a dangerous world.
""",
}
FIRST, WORLD, SHIP, FRIENDS = ((POST, words) for words in ("the first", "The mayor", "nine", "She praised"))
BUILT, MET, TEN, BOTH = ((GULL, words) for words in ("has built", "met", "Ten", "Both praised"))
TITLE = (POST, "Talvern has")
Words = tuple[str, str]  # an outlet, and words of one of its sentences


@pytest.fixture
def made() -> Story:
    """A story whose alignments, claims and differences each test sets itself."""
    story = compared_story(articles=ARTICLES)
    assert story.current_run is not None
    for rows in ("alignments", "claims", "differences"):
        getattr(story.current_run, rows).all().delete()
    return story


def sentence(one: Words) -> Sentence:
    return Sentence.objects.get(version__article__outlet__name=one[0], text__contains=one[1])


def align(
    made: Story, a: Words, b: Words, *, score: float = 0.9, relations: Sequence[str] = ("agree",)
) -> None:
    left, right = sentence(a), sentence(b)
    assert made.current_run is not None
    made.current_run.alignments.create(
        a=left, a_start=left.start, a_end=left.end, b=right, b_start=right.start, b_end=right.end,
        score=score, level="aligned", because="It is so.", relations=list(relations),
    )  # fmt: skip


def claim(made: Story, *members: Words) -> None:
    assert made.current_run is not None
    found = made.current_run.claims.create(
        key="k", position=0, status=["agree"], origins=2, articles=2, score=0.9
    )
    for one in map(sentence, members):
        found.members.create(sentence=one, start=one.start, end=one.end)


def row_with(made: Story, one: Words) -> AlignedRow:
    key = sentence(one).pk
    rows = rows_of(made, POST, GULL)
    return next(r for r in rows if key in [said.place.sentence for cell in r.cells for said in cell.said])


def said(row: AlignedRow) -> set[int]:
    return {one.place.sentence for cell in row.cells for one in cell.said}


def test_a_sentence_stands_beside_the_one_that_it_contradicts_before_one_that_it_is_more_like(
    made: Story,
) -> None:
    align(made, WORLD, BOTH, score=0.95)
    align(made, FRIENDS, BOTH, score=0.8)
    difference(made, FRIENDS, BOTH, kind="attribution")
    row = row_with(made, FRIENDS)
    assert said(row) == {sentence(FRIENDS).pk, sentence(BOTH).pk}
    assert row.state == DIFFERS
    assert row_with(made, WORLD).echo == row.key


def test_a_conflict_with_a_sentence_in_another_row_is_told_in_both(client: Client, made: Story) -> None:
    align(made, WORLD, BOTH, score=0.95)
    difference(made, WORLD, BOTH, kind="attribution")
    difference(made, FRIENDS, BOTH, kind="certainty", because="One is surer.")
    row, other = row_with(made, FRIENDS), row_with(made, WORLD)
    assert (row.state, row.kinds, row.echo) == (DIFFERS, ("how certain",), other.key)
    assert [why.elsewhere for why in row.whys] == [other.key]
    assert other.kinds == ("who said it", "how certain")
    assert [why.elsewhere for why in other.whys if why.kind] == ["", row.key]
    page = client.get(reverse("compare", args=[made.slug])).content.decode()
    assert "how certain, beside another row" in text_of(page)
    assert f'One is surer. <span class="score">score 90 %</span> <a href="#row-{other.key}">' in page


def test_two_values_of_which_one_has_more_detail_stand_in_one_row(client: Client, made: Story) -> None:
    difference(made, SHIP, TEN, strength="detail", because="The later one is newer.")
    row = row_with(made, SHIP)
    assert said(row) == {sentence(SHIP).pk, sentence(TEN).pk}
    assert (row.state, row.kinds) == (TOLD, ())
    page = text_of(client.get(reverse("compare", args=[made.slug])).content.decode())
    assert "number, a detail: both can be true: The later one is newer." in page


@pytest.mark.parametrize(
    ("members", "state", "sign"),
    [
        ((FIRST, BUILT), "agrees", "agrees"),
        ((FIRST, MET), TOLD, PERHAPS),
        ((MET, BUILT), TOLD, PERHAPS),
        ((), "agrees", "agrees"),
    ],
)
def test_a_pair_that_shares_no_claim_is_perhaps_the_same_as_in_the_matrix(
    client: Client, made: Story, members: tuple[Words, ...], state: str, sign: str
) -> None:
    align(made, FIRST, BUILT)
    claim(made, *members)
    row = row_with(made, FIRST)
    assert (row.state, row.signed) == (state, sign)
    page = text_of(client.get(reverse("compare", args=[made.slug])).content.decode())
    assert ("≈ perhaps the same" in page) == (sign == PERHAPS)


def test_in_another_row_is_said_of_what_a_sentence_shares_and_not_of_what_others_there_do(
    made: Story,
) -> None:
    align(made, FIRST, BUILT, score=0.99)
    align(made, FRIENDS, BUILT, relations=())
    claim(made, FIRST, BUILT)
    row = row_with(made, FRIENDS)
    assert row.echo == row_with(made, FIRST).key
    assert row.state == TOLD


def test_words_that_another_row_has_are_shared_and_the_row_leads_there(client: Client, made: Story) -> None:
    align(made, FIRST, MET, score=0.99)
    align(made, TITLE, BUILT, score=0.98)
    align(made, FIRST, BUILT, score=0.5)
    row, other = row_with(made, FIRST), row_with(made, TITLE)
    assert [cell.also for cell in row.cells] == [other.key, ""]
    assert [cell.also for cell in other.cells] == ["", row.key]
    marked = {piece.text for one in row.cells[0].said for piece in one.place.pieces if "pair" in piece.marks}
    assert not any("isles" in words or "first" in words for words in marked)
    page = client.get(reverse("compare", args=[made.slug])).content.decode()
    assert f'<a class="small" href="#row-{other.key}">also in another row</a>' in page
