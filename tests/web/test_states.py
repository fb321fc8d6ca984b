"""One state on every page: a claim that is only told, and a conflict that lies in no claim."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import Claim, Sentence, Story
from newsdiff.web.outletcounts import standings
from newsdiff.web.pages.article import load_for_article
from newsdiff.web.pages.claim import ClaimPage
from newsdiff.web.pages.compare import ComparePage, Wanted
from newsdiff.web.pages.matrix import STANDINGS, MatrixPage
from newsdiff.web.pages.notes import notes
from newsdiff.web.pages.pictures import PicturesPage
from newsdiff.web.pages.search import Hit, SearchPage
from newsdiff.web.pages.story import StoryPage
from newsdiff.web.words import AGREES, DIFFERS, LISTED, ONLY, TOLD
from tests.factories import ARTICLES, compared_story
from tests.web.test_conflicts import apart
from tests.web.test_contrasts import difference, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Story:
    """The ships are told with unequal numbers that no rule calls a conflict; the herring and the cyclists
    conflict, and no claim holds both."""
    made = compared_story()
    apart(made)
    ships_of(made)
    return made


def ships_of(made: Story) -> Claim:
    assert made.current_run is not None
    claim = made.current_run.claims.get(members__sentence__text__contains="40 ships")
    claim.status = []
    claim.save()
    return claim


def note_states(made: Story, outlet: str) -> dict[str, str]:
    """The state in the margin of each sentence of an outlet, by its text."""
    results = load_for_article(made)
    source = next(source for source in results.sources if source.outlet == outlet)
    return {results.sentences[key].text: note.state for key, note in notes(results, source, []).items()}


def hits(words: str, part: str, state: str = "") -> tuple[Hit, ...]:
    page = SearchPage.build({"q": words, "in": part, "state": state}, AnonymousUser())
    return page.lists[0].hits


def test_the_story_and_the_claim_say_told(made: Story) -> None:
    page = StoryPage.build(made, whole="claims")
    rows = (*page.by_all, *page.by_several, *page.by_copies)
    (row,) = [row for row in rows if row.state == TOLD]
    claim = ships_of(made)
    assert row.key == claim.key
    assert (page.counts[TOLD], page.counts[DIFFERS]) == (1, 1)
    assert ClaimPage.build(made, claim).state == TOLD


def test_the_matrix_says_told_in_the_row_and_its_cells(made: Story) -> None:
    (row,) = MatrixPage.build(made, {"state": TOLD}).rows
    assert [cell.state for cell in row.cells] == [TOLD, TOLD, "absent"]
    assert MatrixPage.build(made, {"outlet": "harbour-post", "is": TOLD}).rows == (row,)
    assert row.cells[0].word == STANDINGS[TOLD]
    assert len(set(STANDINGS.values())) == len(STANDINGS)


def test_the_margin_of_an_article_says_told_and_differs(made: Story) -> None:
    post, courier = note_states(made, "Harbour Post"), note_states(made, "Upland Courier")
    assert [state for text, state in post.items() if "40 ships" in text] == [TOLD]
    assert [state for text, state in courier.items() if "herring" in text] == [DIFFERS]


def test_the_search_filters_and_labels_by_the_same_states(made: Story) -> None:
    for state in LISTED:
        for part, count in (("claims", 1), ("sentences", 2)):
            assert len(hits("ships", part, state)) == (count if state == TOLD else 0)
    assert {hit.state for part in ("claims", "sentences") for hit in hits("ships", part)} == {TOLD}
    assert [hit.state for hit in hits("herring", "sentences", DIFFERS)] == [DIFFERS]


def test_side_by_side_a_row_that_is_only_told_does_not_agree(made: Story, client: Client) -> None:
    pair = made.articles.filter(outlet__name__in=("Harbour Post", "Morning Gull"))
    wanted = Wanted(articles=tuple(pair.values_list("pk", flat=True)))
    page = ComparePage.build(made, wanted)
    states = {shown.row.words: shown.row.state for shown in page.rows if shown.row.shared}
    assert [state for words, state in states.items() if "ships" in words] == [TOLD]
    assert AGREES in states.values()
    assert TOLD in {block.state for block in page.overview.blocks}
    text = text_of(client.get(wanted.address(reverse("compare", args=[made.slug]))).content.decode())
    assert text.count("in both, left open") == 1


def test_the_bars_count_what_is_told_and_what_differs_outside_of_claims(made: Story) -> None:
    bars = {bar.name: dict(zip(LISTED, bar.counts, strict=True)) for bar in PicturesPage.build(made).bars}
    told = {name: (counts[TOLD], counts[DIFFERS]) for name, counts in bars.items()}
    assert told == {"Harbour Post": (1, 0), "Morning Gull": (1, 1), "Upland Courier": (0, 1)}


def test_the_bars_count_as_many_only_in_one_text_as_the_story_whatever_their_words() -> None:
    made = compared_story()
    assert made.current_run is not None
    alone = made.current_run.only.exclude(sentence__role="headline").first()
    assert alone is not None
    made.current_run.framing.create(
        sentence=alone.sentence, start=alone.sentence.start, end=alone.sentence.start + 3,
        cue="loaded", voice="outlet", score=0.9, because="A rule.",
    )  # fmt: skip
    bars = [dict(zip(LISTED, bar.counts, strict=True)) for bar in PicturesPage.build(made).bars]
    assert sum(counts[ONLY] for counts in bars) == StoryPage.build(made).counts[ONLY] > 0


def test_a_sentence_that_stands_alone_and_differs_has_both_signs_and_counts_on_every_page_alike(
    client: Client,
) -> None:
    made = compared_story()
    difference(made, ("Upland Courier", "after sunset"), ("Morning Gull", "on both sides"), kind="date")
    results = load_for_article(made)
    source = next(source for source in results.sources if source.outlet == "Upland Courier")
    found = notes(results, source, [])
    both = [note for note in found.values() if {DIFFERS, ONLY} <= set(note.states)]
    assert [[words for _, words in note.heading] for note in both] == [["date differs", "only here"]]
    listed = next(group for group in StoryPage.build(made).only.rows if group.source == source)
    bar = next(bar for bar in PicturesPage.build(made).bars if bar.source == source)
    page = client.get(source.href).content.decode()
    assert listed.count == dict(zip(LISTED, bar.counts, strict=True))[ONLY] == page.count('"sign sign-only"')
    assert f"</span> {listed.count} only here</label>" in page


def test_in_the_margin_what_others_say_stands_beside_what_differs_in_it(client: Client) -> None:
    made = compared_story()
    ships = Sentence.objects.get(version__article__outlet__name="Harbour Post", text__contains="40 ships")
    plainest = Sentence.objects.get(version__article__outlet__name="Morning Gull", text__contains="60 ships")
    assert made.current_run is not None
    made.current_run.framing.create(
        sentence=ships, start=ships.start, end=ships.start + 9,
        cue="loaded", voice="outlet", score=0.9, because="A rule.",
        plainest=plainest, plainest_start=plainest.start, plainest_end=plainest.end,
    )  # fmt: skip
    article = made.articles.get(outlet__name="Harbour Post")
    page = client.get(reverse("article", args=[made.slug, article.pk])).content.decode()
    notes = [text_of(found) for found in re.findall(r"<summary>.*?</summary>", page)]
    (margin,) = [note for note in notes if "number differs" in note]
    assert margin == "≠ number differs 60 Morning Gull “” possible loaded wording plainer in Morning Gull"


def test_the_switches_of_an_article_count_the_signs_below_them(client: Client, made: Story) -> None:
    results = load_for_article(made)
    for source in results.sources:
        page = client.get(source.href).content.decode()
        told = re.findall(r'id="show-(\w+)" checked> <span aria-hidden="true">\S+</span> (\d+) ', page)
        assert {state: int(count) for state, count in told} == {
            state: page.count(f'"sign sign-{state}"')
            for state in LISTED
            if state != TOLD or "sign-told" in page
        }


def test_marks_in_quotations_are_counted_beside_those_of_the_outlet(client: Client) -> None:
    made = compared_story()
    assert made.current_run is not None
    article = made.articles.get(outlet__name="Harbour Post")
    mayor = article.current_version.sentences.get(text__contains="Mayor")
    made.current_run.framing.create(
        sentence=mayor, start=mayor.start + 1, end=mayor.start + 5,
        cue="loaded", voice="quoted", score=0.9, because="A rule.",
    )  # fmt: skip
    page = client.get(reverse("article", args=[made.slug, article.pk])).content.decode()
    assert "0 wording, 1 in quotations</label>" in page
    made.current_run.claims.all().delete()
    made.current_run.differences.all().delete()
    page = client.get(reverse("article", args=[made.slug, article.pk])).content.decode()
    assert 'aria-label="possible loaded wording, the speaker’s: what the others say"' in page
    assert "</span> possible loaded wording, the speaker’s</span>" in page


def test_a_claim_keeps_its_state_under_a_kind_in_which_both_can_be_true(made: Story) -> None:
    ships = ships_of(made)
    ships.status = ["diverge"]
    ships.save()
    difference(made, ("Harbour Post", "40"), ("Morning Gull", "60"), claim=ships)
    difference(
        made,
        ("Harbour Post", "first"),
        ("Morning Gull", "first day"),
        kind="date",
        strength="detail",
        claim=ships,
    )
    (date,) = MatrixPage.build(made, {"kind": "date", "state": DIFFERS}).rows
    assert (date.key, date.state, date.conflict) == (ships.key, DIFFERS, False)
    assert date.notes == ("date, a detail: both can be true", "conflict in another kind: number")
    assert not any(cell.state == DIFFERS for cell in date.cells)
    (number,) = MatrixPage.build(made, {"kind": "number", "state": DIFFERS}).rows
    assert number.notes == ("number, conflict",)
    (row,) = [row for row in MatrixPage.build(made, {}).rows if row.key == ships.key]
    assert row.state == DIFFERS


@pytest.mark.parametrize("kind", ["number", "date"])
def test_a_kind_is_told_with_as_many_points_as_its_rows_have(made: Story, client: Client, kind: str) -> None:
    ships = ships_of(made)
    ships.status = ["diverge"]
    ships.save()
    difference(made, ("Harbour Post", "40"), ("Morning Gull", "60"), claim=ships)
    first = ("Harbour Post", "first"), ("Morning Gull", "first day")
    difference(made, *first, kind="date", strength="detail", claim=ships)
    page = text_of(client.get(made.get_absolute_url()).content.decode())
    assert "Points by kind: number 1date 1 in detail" in page
    matrix = MatrixPage.build(made, {"kind": kind})
    assert matrix.count == matrix.tabs[0].count == len(matrix.rows) == 1
    assert f"{kind} (1)" in client.get(matrix.href).content.decode()


def test_where_all_can_be_true_the_first_screens_show_no_sign_of_a_conflict(client: Client) -> None:
    made = compared_story()
    assert made.current_run is not None
    made.current_run.differences.all().delete()
    difference(made, ("Harbour Post", "40"), ("Morning Gull", "60"), strength="detail", claim=ships_of(made))
    for address, part in ((reverse("stories"), "versus"), (made.get_absolute_url(), "duel")):
        page = client.get(address).content.decode()
        shown = text_of(page[page.index(f'class="{part}"') :])[:80]
        assert "· number in detail" in shown, address


MAYORS = (
    "A brass band played while Mayor Ilse {} cut the ribbon.\n",
    "Rain fell on the speech of Mayor Ilse {}.\n",
    "Nobody but Mayor Ilse {} has paid it yet.\n",
)


def spelt(*names: str) -> Story:
    """Three independent texts with the mayor's name spelt so."""
    texts = [re.sub(".*Mayor.*\n", "", text) for text in ARTICLES.values()]
    told = [text + mayor.format(name) for text, mayor, name in zip(texts, MAYORS, names, strict=True)]
    return compared_story(articles=dict(zip(ARTICLES, told, strict=True)))


@pytest.mark.parametrize(
    ("names", "marked"),
    [
        (("Brandmeer", "Brandmeier", "Brandmeer"), [False, True, False]),
        (("Brandmeier", "Brandmeer", "Brandmeer"), [True, False, False]),
    ],
)
def test_of_two_spellings_the_one_that_fewer_origins_have_is_marked(
    client: Client, names: tuple[str, ...], marked: list[bool]
) -> None:
    made = spelt(*names)
    assert [state == DIFFERS for state in mayors(made)] == marked
    ships = (1, 1, 0)  # the first two differ on their number, too
    rows = standings("outlet__name")
    assert [rows[(name,)].differing - count for name, count in zip(ARTICLES, ships, strict=True)] == marked
    shown = [
        client.get(article.get_absolute_url()).content.decode() for article in made.articles.order_by("pk")
    ]
    in_text = re.compile(r'<span class="s [^>]*>[^<]*<mark class="m-value">Brandme')
    assert [bool(in_text.search(page)) for page in shown] == marked


def test_of_two_spellings_that_as_many_origins_have_both_are_marked() -> None:
    made = compared_story()
    assert [state for state in mayors(made) if state] == [DIFFERS, DIFFERS]


def mayors(made: Story) -> list[str]:
    """How each article's sentence with the mayor is marked."""
    found = []
    for name in ARTICLES:
        states = note_states(made, name)
        found.append(next((state for text, state in states.items() if "Mayor" in text), ""))
    return found


def test_of_one_kind_conflicts_come_before_details_and_outweigh_them(made: Story) -> None:
    ships = ships_of(made)
    difference(
        made,
        ("Harbour Post", "40"),
        ("Morning Gull", "60"),
        kind="name",
        strength="detail",
        score=0.95,
        claim=ships,
    )
    first, second = MatrixPage.build(made, {"kind": "name"}).rows
    assert (first.conflict, second.conflict) == (True, False)
    assert second.key == ships.key
    difference(made, ("Harbour Post", "ships"), ("Morning Gull", "ships"), kind="name", claim=ships)
    (kind,) = MatrixPage.build(made, {}).kinds
    assert (kind.conflicts, kind.details) == (2, 0)


def test_the_matrix_says_what_its_rows_are(made: Story, client: Client) -> None:
    page = MatrixPage.build(made, {})
    text = text_of(client.get(page.href).content.decode())
    assert made.current_run is not None
    claims = made.current_run.claims.count()
    assert (
        f"{claims + 1} points: claims that more than one text tells, and conflicts outside of them." in text
    )
    assert f"All {claims + 1}" in text


def test_how_this_works_has_a_word_for_each_state_and_agreement_takes_two_origins(client: Client) -> None:
    page = client.get(reverse("about")).content.decode()
    for state in LISTED:
        assert f'<dt><span class="state state-{state}">' in page
    assert "Texts of at least two origins report it" in text_of(page)
