"""A difference that names no claim has a page at an address that lasts, and is opened where a claim is."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.db.models.signals import post_init
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import ClaimMember, Difference, Flag, Sentence, Story
from newsdiff.stories.services.runs import prune_runs
from newsdiff.web.conflicts import opposed
from newsdiff.web.lasting import key_of
from newsdiff.web.pages.difference import DifferencePage, find_difference
from newsdiff.web.pages.matrix import MatrixPage
from newsdiff.web.pages.matrixrows import Standings
from newsdiff.web.pages.opened import PARTS
from newsdiff.web.pages.story import StoryPage
from newsdiff.web.results import load
from tests.factories import ARTICLES, add_article, compare, compared_story
from tests.web.test_conflicts import apart
from tests.web.test_contrasts import difference, text_of
from tests.web.test_limits import queries

pytestmark = pytest.mark.django_db
FRAGMENT = {"HX-Request": "true"}
UPLAND, GULL = "Upland Courier", "Morning Gull"


def parted() -> Story:
    """A story with one difference, which lies in no claim."""
    made = compared_story()
    apart(made)
    return made


def address_of(made: Story) -> str:
    (row,) = MatrixPage.build(made, {"state": "differs"}).rows
    return row.href


def page_of(made: Story, address: str) -> DifferencePage:
    found = find_difference(made, address.rstrip("/").rpartition("/")[2])
    assert found
    page = DifferencePage.build(made, found, site="https://newsdiff.example")
    assert page
    return page


def test_its_page_shows_every_sentence_that_carries_one_of_its_values(client: Client) -> None:
    made = parted()
    page = client.get(address_of(made))
    assert page.status_code == 200
    shown = page.content.decode()
    text = text_of(shown)
    assert "<h1" in shown
    assert "“herring” / “Cyclists”" in text
    assert "Name, conflict, over the whole story." in text
    assert "2 outlets, 2 independent origins" in text
    assert "Not found in the text of Harbour Post." in text
    assert "A rule. score 90 %" in text
    for outlet, word in ((UPLAND, "herring"), (GULL, "Cyclists")):
        sentence = Sentence.objects.get(version__article__outlet__name=outlet, text__contains=word)
        assert sentence.text in text
        assert f'href="{reverse("flag", args=[made.slug])}?sentence={sentence.pk}"' in shown
    assert {"herring", "Cyclists"} <= set(
        re.findall(r'<mark class="[^"]*m-value[^"]*">([^<]+)</mark>', shown)
    )


def test_it_is_copied_with_its_sources() -> None:
    made = parted()
    page = page_of(made, address_of(made))
    lines = page.quotation.splitlines()
    assert lines[:3] == ["Name: “herring” / “Cyclists”", "A rule.", ""]
    assert lines[-1] == f"Compared by newsdiff: https://newsdiff.example{page.href}"
    sentences = Sentence.objects.filter(text__regex="herring|Cyclists")
    assert len(sentences) == 2
    assert all(any(f"“{one.text}” " in line for line in lines[3:5]) for one in sentences)


def test_machines_are_told_of_it_at_its_own_address(client: Client) -> None:
    made = parted()
    shown = client.get(address_of(made)).content.decode()
    assert '<meta property="og:title" content="Name: “herring” / “Cyclists”' in shown
    assert f'<link rel="canonical" href="http://testserver{address_of(made)}"' in shown
    assert "ClaimReview" not in shown
    assert '"@type": "Claim"' not in shown


def test_its_address_holds_when_the_same_texts_are_compared_again(client: Client) -> None:
    made = parted()
    before = address_of(made)
    compare(made)
    apart(made)
    assert address_of(made) == before
    assert "This is how the difference stood" not in client.get(before).content.decode()


def test_its_address_rests_on_words_and_not_on_the_numbers_of_rows() -> None:
    made = parted()
    before = address_of(made)
    made.delete()
    assert address_of(parted()) == before


def test_its_address_rests_on_no_order_of_rows_that_are_as_sure() -> None:
    made = parted()
    difference(made, ("Harbour Post", "pier"), (GULL, "Cyclists"), kind="name")
    results = load(made, parts=PARTS)
    (one,) = opposed(results.rows.differences, results.sentences)
    assert len(one.rows) == 2
    turned = replace(one, rows=one.rows[::-1])
    assert key_of(one, results.sentences) == key_of(turned, results.sentences)


def with_a_further_text(made: Story) -> Story:
    """The story with another text that has one of the values, and stands for it from now on."""
    add_article(made, "Evening Tern", "Fish in Talvern\n\nThe herring of Talvern had no say in the bridge.\n")
    compare(made)
    apart(made)
    row = Difference.objects.get(run=made.current_run)
    tern = Sentence.objects.get(version__article__outlet__name="Evening Tern", text__contains="herring")
    start = tern.start + tern.text.index("herring")
    row.others = [{"sentence": row.a_id, "start": row.a_start, "end": row.a_end, "side": "a"}]
    row.a, row.a_start, row.a_end = tern, start, start + len("herring")
    row.save()
    return made


def test_its_address_holds_when_a_further_text_carries_one_of_its_values(client: Client) -> None:
    made = parted()
    before = address_of(made)
    with_a_further_text(made)
    assert address_of(made) != before
    shown = client.get(before).content.decode()
    assert "Evening Tern" in text_of(shown)
    assert f'<link rel="canonical" href="http://testserver{address_of(made)}"' in shown


def test_its_cells_open_by_the_key_that_it_had_before_a_further_text_carried_one_of_its_values(
    client: Client,
) -> None:
    made = parted()
    (row,) = MatrixPage.build(made, {"state": "differs"}).rows
    opener = next(cell.open_href for cell in row.cells if cell.outlet.name == GULL)
    with_a_further_text(made)
    (today,) = MatrixPage.build(made, {"state": "differs"}).rows
    assert today.key != row.key
    opened = client.get(opener, headers=FRAGMENT)
    assert opened.status_code == 200
    assert "Evening Tern" in text_of(opened.content.decode())
    assert opened["HX-Push-Url"].endswith(f"?open={today.key}.morning-gull#opened-{today.key}")
    whole = MatrixPage.build(made, {"open": f"{row.key}.morning-gull"})
    assert [one.opened.address for one in whole.rows if one.opened] == [f"{today.key}.morning-gull"]


def test_its_page_stays_when_today_tells_the_same_sentences_apart_by_other_values(client: Client) -> None:
    made = parted()
    before = address_of(made)
    compare(made)
    Difference.objects.filter(run=made.current_run).delete()
    difference(made, (UPLAND, "pillars"), (GULL, "ramps"), kind="name")
    prune_runs(made.pk)
    shown = client.get(before)
    assert shown.status_code == 200
    assert "“herring” / “Cyclists”" in text_of(shown.content.decode())


def test_an_address_that_no_comparison_has_says_so(client: Client) -> None:
    made = parted()
    before = address_of(made)
    Difference.objects.all().delete()
    gone = client.get(before)
    assert gone.status_code == 404
    assert "an older one that is kept has a difference there." in text_of(gone.content.decode())
    assert client.get(f"{made.get_absolute_url()}differences/{'0' * 16}/").status_code == 404


def test_what_only_an_older_comparison_has_is_dated_and_leads_to_what_today_shares_most_with_it(
    client: Client,
) -> None:
    made = parted()
    before = address_of(made)
    old = made.current_run
    sentence = Sentence.objects.get(text__contains="Cyclists")
    Flag.objects.create(
        run=old,
        version=sentence.version,
        start=sentence.start,
        end=sentence.end,
        words=sentence.text,
        kind=Flag.Kind.LOADED,
    )
    compare(made)
    Difference.objects.filter(run=made.current_run).delete()
    shown = text_of(client.get(before).content.decode())
    assert "This is how the difference stood in the comparison of" in shown
    assert "Today’s comparison has no such difference." in shown
    difference(made, (UPLAND, "toll"), (GULL, "Cyclists"), kind="name")
    today = page_of(made, before).today_href
    assert client.get(today).status_code == 200
    assert "toll" in page_of(made, today).words


def test_its_page_stays_when_a_text_is_replaced_by_another(client: Client) -> None:
    made = compared_story()
    (before,) = {found.href for found in StoryPage.build(made).conflicts.rows if not found.in_claim}
    told = [telling.place.pieces for telling in page_of(made, before).tellings]
    add_article(made, GULL, "Another headline\n\nNothing of what was told here is told any more.\n")
    compare(made)
    shown = text_of(client.get(before).content.decode())
    assert "This is how the difference stood in the comparison of" in shown
    assert "Today’s comparison has no such difference." in shown
    assert [telling.place.pieces for telling in page_of(made, before).tellings] == told
    assert queries(client, before) <= 12


def test_its_cells_in_the_matrix_open_its_sentences_in_place(client: Client) -> None:
    made = parted()
    (row,) = MatrixPage.build(made, {"state": "differs"}).rows
    cells = {cell.outlet.name: cell.open_href for cell in row.cells}
    assert cells["Harbour Post"] == ""
    plain = client.get(cells[GULL])
    assert (plain.status_code, plain["Location"]) == (302, row.href)
    opened = client.get(cells[GULL], headers=FRAGMENT)
    assert opened["HX-Push-Url"].endswith(f"?open={row.key}.morning-gull#opened-{row.key}")
    text = text_of(opened.content.decode())
    for word in ("Cyclists", "herring"):
        assert Sentence.objects.get(text__contains=word).text in text
    assert (
        "Difference opened: Morning Gull, differs: 1 sentence, 1 of other texts." in opened.content.decode()
    )
    assert f'<a href="{row.href}">This difference on its own page</a>' in opened.content.decode()
    whole = client.get(reverse("matrix", args=[made.slug]), {"open": f"{row.key}.morning-gull"})
    assert "This difference on its own page" in whole.content.decode()
    closed = client.get(f"{cells[GULL]}&closed=1", headers=FRAGMENT)
    assert "Difference closed." in closed.content.decode()
    assert closed["HX-Replace-Url"] == reverse("matrix", args=[made.slug])


def test_a_cell_opens_under_its_kind_too_where_both_values_can_be_true(client: Client) -> None:
    made = parted()
    Difference.objects.update(strength="detail")
    (row,) = [row for row in MatrixPage.build(made, {"kind": "name"}).rows if row.href.count("differences")]
    href = next(cell.open_href for cell in row.cells if cell.open_href)
    assert client.get(href, headers=FRAGMENT).status_code == 200


def test_every_list_leads_to_it(client: Client) -> None:
    made = parted()
    address = address_of(made)
    article = made.articles.get(outlet__name=GULL)
    for page in (reverse("stories"), made.get_absolute_url(), article.get_absolute_url()):
        assert f'href="{address}"' in client.get(page).content.decode(), page
    story = client.get(made.get_absolute_url()).content.decode()
    (opener,) = set(re.findall(rf'hx-get="({re.escape(address)}\?at=\d+)"', story))
    opened = client.get(opener, headers=FRAGMENT).content.decode()
    assert "Every outlet’s sentence" in opened
    assert "Where they differ" not in opened, "it is opened below what says so"


def test_one_that_claims_hold_leads_to_them(client: Client) -> None:
    made = compared_story()
    Difference.objects.all().delete()
    difference(made, ("Harbour Post", "Brandmeer"), (GULL, "Brandmeier"), kind="name")
    (contrast,) = StoryPage.build(made).conflicts.rows
    shown = client.get(contrast.href).content.decode()
    held = ClaimMember.objects.filter(sentence__text__contains="Brandmeier", claim__run=made.current_run)
    assert held
    assert (
        f'<a href="{reverse("claim", args=[made.slug, held[0].claim.key])}">A claim that holds it</a>'
        in shown
    )
    assert "Name, conflict, over the whole story." in text_of(shown)


def test_its_page_takes_at_most_twelve_queries(client: Client) -> None:
    made = parted()
    address = address_of(made)
    assert queries(client, address) <= 12


def test_what_todays_comparison_has_is_found_without_reading_older_ones() -> None:
    made = parted()
    sentence = Sentence.objects.get(text__contains="Cyclists")
    span = {"start": sentence.start, "end": sentence.end, "words": sentence.text}
    Flag.objects.create(run=made.current_run, version=sentence.version, kind=Flag.Kind.LOADED, **span)
    compare(made)
    apart(made)
    assert Difference.objects.exclude(run=made.current_run).exists()
    key = address_of(made).rstrip("/").rpartition("/")[2]
    read: set[int] = set()

    def note(instance: Difference, **_: object) -> None:
        read.add(instance.run_id)

    post_init.connect(note, sender=Difference)
    try:
        assert find_difference(made, key)
    finally:
        post_init.disconnect(note, sender=Difference)
    assert read == {made.current_run_id}


def test_it_is_not_shown_of_a_draft(client: Client) -> None:
    made = parted()
    address = address_of(made)
    Story.objects.update(state=Story.State.DRAFT)
    assert client.get(address).status_code == 404


def test_rows_of_the_matrix_have_keys_of_their_own() -> None:
    made = compared_story(articles=ARTICLES)
    keys = [row.key for row in Standings.of(load(made, parts=PARTS)).rows()]
    assert len(keys) == len(set(keys))
