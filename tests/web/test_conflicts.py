"""What differs is counted once, in one way, on every page."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import Claim, RunArticle, Sentence, Story
from newsdiff.web.conflicts import by_claim, outside
from newsdiff.web.pages.claim import contrasts_of
from newsdiff.web.pages.matrix import MatrixPage
from newsdiff.web.pages.matrixrows import Standings
from newsdiff.web.pages.pictures import PicturesPage
from newsdiff.web.pages.story import StoryPage
from newsdiff.web.results import load
from newsdiff.web.words import DIFFERS, LISTED, state_of
from tests.factories import ARTICLES, compared_story
from tests.web.test_contrasts import difference, text_of

pytestmark = pytest.mark.django_db
PARTS = ("claims", "differences", "framing", "only", "support")


def figures(client: Client, made: Story) -> dict[str, int]:
    """How many points differ, as each page says it."""
    front = text_of(client.get(reverse("stories")).content.decode())
    story = client.get(made.get_absolute_url()).content.decode()
    answer = text_of(story[story.index('id="answer"') : story.index('id="sharpest"')])
    listed = text_of(story[story.index('id="differ-title"') : story.index('id="wording-title"')])
    (tab,) = [tab for tab in MatrixPage.build(made, {}).tabs if tab.state == DIFFERS]
    rows = MatrixPage.build(made, {"state": DIFFERS}).rows

    def number(pattern: str, text: str) -> int:
        found = re.search(pattern, text)
        return int(found[1]) if found else 0

    return {
        "front page": number(r"≠ (\d+) differ", front),
        "list": number(r"(\d+) points? differ", listed),
        "bar": number(r"≠ (\d+) differ", answer),
        "tab": tab.count,
        "rows": len(rows),
    }


def apart(made: Story) -> None:
    """A conflict between two sentences that no claim holds together, and no other difference."""
    assert made.current_run is not None
    made.current_run.differences.all().delete()
    for claim in made.current_run.claims.all():
        claim.status = [relation for relation in claim.status if relation != "diverge"] or ["agree"]
        claim.save()
    difference(made, ("Upland Courier", "herring"), ("Morning Gull", "Cyclists"), kind="name")


def test_a_claim_differs_exactly_where_its_page_lists_a_conflict() -> None:
    made = compared_story()
    results = load(made, parts=PARTS)
    kinds = set()
    for claim in results.rows.claims:
        listed = [contrast for contrast in contrasts_of(results, claim) if contrast.conflict]
        assert bool(listed) == (state_of(claim.status, claim.origins) == DIFFERS), claim
        kinds |= {contrast.kind for contrast in listed}
    assert kinds >= {"number", "name"}


def test_a_claim_that_differs_has_a_cell_that_differs() -> None:
    made = compared_story()
    for row in Standings.of(load(made, parts=PARTS)).rows():
        assert (row.state == DIFFERS) == any(cell.state == DIFFERS for cell in row.cells), row.told


def test_two_spellings_of_a_name_stand_in_the_matrix_beside_their_outlets() -> None:
    made = compared_story()
    gists = [{word for cell in row.cells for word in cell.gist} for row in MatrixPage.build(made, {}).rows]
    assert any({"Brandmeer", "Brandmeier"} <= words for words in gists)


def test_every_page_counts_the_same_points_that_differ(client: Client) -> None:
    found = figures(client, compared_story())
    assert found["bar"] > 0
    assert len(set(found.values())) == 1, found


def test_what_is_listed_is_counted_beside_the_points_where_it_is_more_or_less(client: Client) -> None:
    made = compared_story()
    page = StoryPage.build(made)
    assert page.conflicts.count != page.counts[DIFFERS]
    listed = text_of(client.get(made.get_absolute_url()).content.decode())
    assert f"{page.counts[DIFFERS]} points differ; one may hold several conflicts." in listed
    assert "Points by kind: number" in listed
    assert made.current_run is not None
    made.current_run.differences.exclude(kind="number").delete()
    for claim in made.current_run.claims.exclude(members__sentence__text__contains="40 ships"):
        claim.status = ["agree"]
        claim.save()
    listed = text_of(client.get(made.get_absolute_url()).content.decode())
    assert "1 point differs. " in listed


def test_a_conflict_that_lies_in_no_claim_counts_on_every_page(client: Client) -> None:
    made = compared_story()
    apart(made)
    assert set(figures(client, made).values()) == {1}


@pytest.mark.parametrize("change", [lambda made: None, apart])
def test_each_figure_above_a_story_leads_to_as_many_rows_and_they_add_up(
    client: Client, change: Callable[[Story], None]
) -> None:
    made = compared_story()
    change(made)
    page = client.get(made.get_absolute_url()).content.decode()
    answer = page[page.index('id="answer"') : page.index("</ul>", page.index('id="answer"'))]
    links = re.findall(r'<a[^>]* href="([^"]+)">(.+?)</a>', answer)
    figures = {text_of(words).strip(): (href, int(re.findall(r"\d+", words)[0])) for href, words in links}
    for words, (href, count) in figures.items():
        query = dict(re.findall(r"(\w+)=(\w+)", href))
        assert href.startswith(reverse("matrix", args=[made.slug])), words
        assert MatrixPage.build(made, query).count == count > 0, words
    (points,) = [count for words, (_, count) in figures.items() if words.endswith("points")]
    states = [count for words, (_, count) in figures.items() if words[0] in "=≠“·"]
    assert points == sum(states)
    tabs = {tab.state: tab.count for tab in MatrixPage.build(made, {}).tabs}
    assert (tabs[""], tabs["only"]) == (points, len(load(made, parts=PARTS).rows.only))


def test_a_conflict_that_lies_in_no_claim_has_a_row_of_its_own_that_leads_to_it(client: Client) -> None:
    made = compared_story()
    apart(made)
    (row,) = MatrixPage.build(made, {"state": DIFFERS}).rows
    assert row.notes == ("name, conflict, over the whole story",)
    assert row.told == "herring / Cyclists"
    assert {cell.outlet.name: (cell.state, cell.gist) for cell in row.cells} == {
        "Harbour Post": ("absent", ()),
        "Morning Gull": ("differs", ("Cyclists",)),
        "Upland Courier": ("differs", ("herring",)),
    }
    assert "herring" in text_of(client.get(row.href).content.decode())
    assert client.get(reverse("matrix", args=[made.slug])).status_code == 200


def test_a_conflict_lies_in_a_claim_or_outside_of_all() -> None:
    results = load(compared_story(), parts=PARTS)
    rows = results.rows
    inside = {row.pk for found in by_claim(rows.differences, rows.members).values() for row in found}
    alone = {row.pk for one in outside(rows.differences, rows.members, results.sentences) for row in one.rows}
    assert not inside & alone
    assert inside | alone >= {row.pk for row in rows.differences if row.strength == "conflict"}


def one_origin(made: Story) -> None:
    """As if the first two outlets had copied one source."""
    run = made.current_run
    versions = list(RunArticle.objects.filter(run=run).values_list("version", flat=True)[:2])
    RunArticle.objects.filter(run=run, version__in=versions).update(origin=0)
    RunArticle.objects.filter(run=run).exclude(version__in=versions).update(origin=1)
    for claim in Claim.objects.filter(run=run):
        told = set(claim.members.values_list("sentence__version", flat=True))
        claim.origins = 1 if told <= set(versions) else 2
        claim.save()


def test_what_copies_of_one_source_tell_is_not_told_by_more_than_one(client: Client) -> None:
    made = compared_story()
    one_origin(made)
    page = StoryPage.build(made)
    assert page.by_copies
    assert all(row.origins == 1 and row.state in ("told", "differs", "wording") for row in page.by_copies)
    assert all(row.origins == 2 for row in (*page.by_all, *page.by_several))
    assert page.points == Claim.objects.filter(run=made.current_run).count()
    assert page.copied == Claim.objects.filter(run=made.current_run, origins=1).count() > 0
    text = text_of(client.get(made.get_absolute_url()).content.decode())
    assert "3 outlets, 2 independent origins." in text
    assert f"in more than one text, {page.copied} of them only in copies of one source." in text
    assert "What copies of one source report" in text


def test_texts_of_one_origin_agree_on_nothing(client: Client) -> None:
    told = "Bridge opens\n\nThe town of Talvern opened its new harbour bridge on Monday.\n"
    made = compared_story(articles={"Harbour Post": told, "Upland Courier": told})
    page = StoryPage.build(made)
    assert not page.by_all
    assert page.counts["agrees"] == 0
    assert page.counts["told"] == len(page.by_copies) > 0
    text = text_of(client.get(made.get_absolute_url()).content.decode())
    assert "in more than one text, but only in copies of one source." in text


def sentences_that_differ(client: Client, made: Story, outlet: str) -> dict[str, int]:
    """How many sentences of an outlet carry a detail that conflicts, as each page says it."""
    article = made.articles.get(outlet__name=outlet)
    text = text_of(client.get(article.get_absolute_url()).content.decode())
    page = client.get(reverse("outlet", args=[article.outlet_id])).content.decode()
    bars = {bar.name: dict(zip(LISTED, bar.counts, strict=True)) for bar in PicturesPage.build(made).bars}
    marks = re.search(r"≠ (\d+) differ", text)
    told = re.search(r">(\d+) of the \d+ sentences? that others tell too carr(?:y|ies) a detail", page)
    assert marks
    assert told
    return {"article": int(marks[1]), "pictures": bars[outlet][DIFFERS], "outlet": int(told[1])}


@pytest.mark.parametrize("change", [lambda made: None, apart])
def test_the_article_the_pictures_and_the_outlet_count_the_same_sentences(
    client: Client, change: Callable[[Story], None]
) -> None:
    made = compared_story()
    change(made)
    found = {outlet: sentences_that_differ(client, made, outlet) for outlet in ARTICLES}
    assert all(len(set(counts.values())) == 1 for counts in found.values()), found
    assert sum(counts["outlet"] for counts in found.values()) > 1


def test_further_places_of_a_conflict_count_among_the_sentences_that_differ(client: Client) -> None:
    made = compared_story()
    apart(made)
    toll = Sentence.objects.get(text__startswith="A toll")
    assert made.current_run is not None
    row = made.current_run.differences.get()
    before = sentences_that_differ(client, made, "Upland Courier")
    row.others = [{"sentence": toll.pk, "start": toll.start, "end": toll.start + 6, "side": "a"}]
    row.save()
    after = sentences_that_differ(client, made, "Upland Courier")
    assert set(before.values()) == {1}
    assert set(after.values()) == {2}


@pytest.mark.parametrize(("kind", "states"), [("date", ["told", "agrees"]), ("name", ["agrees", "agrees"])])
def test_no_outlet_agrees_on_a_value_that_a_sentence_of_no_claim_tells_otherwise(
    kind: str, states: list[str]
) -> None:
    made = compared_story()
    apart(made)
    difference(made, ("Harbour Post", "Monday"), ("Upland Courier", "herring"), kind=kind)
    row = next(row for row in MatrixPage.build(made, {}).rows if "opened its new" in row.told)
    found = {cell.outlet.name: cell.state for cell in row.cells}
    assert [found["Harbour Post"], found["Morning Gull"]] == states


def test_no_outlet_agrees_with_nobody() -> None:
    made = compared_story(articles={name: ARTICLES[name] for name in ("Harbour Post", "Morning Gull")})
    apart_two = next(row for row in MatrixPage.build(made, {}).rows if "opened its new" in row.told)
    assert {cell.state for cell in apart_two.cells} == {"agrees"}
    difference(made, ("Harbour Post", "Monday"), ("Morning Gull", "Cyclists"), kind="date")
    row = next(row for row in MatrixPage.build(made, {}).rows if "opened its new" in row.told)
    assert {cell.state for cell in row.cells} == {"told"}


def test_the_front_page_leads_to_the_conflicts_of_a_kind_and_to_no_details(client: Client) -> None:
    made = compared_story()
    assert made.current_run is not None
    made.current_run.differences.filter(kind="name").update(strength="detail")
    front = client.get(reverse("stories")).content.decode()
    matrix = reverse("matrix", args=[made.slug])
    assert f'<a href="{matrix}?kind=number">number</a>' in front
    assert f"{matrix}?kind=name" not in front
    assert MatrixPage.build(made, {"kind": "number"}).rows
