"""Claims down, outlets across: how outlets stand to a claim, narrowing, order, pages, and a row opened."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.stories.models import Claim, ClaimMember, Difference, FramingMark, RunArticle, Sentence, Story
from newsdiff.web.pages import matrix, places
from newsdiff.web.pages.cells import Cell, Row
from newsdiff.web.pages.matrix import MatrixPage, Wanted
from newsdiff.web.pages.opened import open_row
from tests.factories import ARTICLES, compared_story, story
from tests.web.test_contrasts import difference

pytestmark = pytest.mark.django_db
FRAGMENT = {"HX-Request": "true"}


OWN = (
    "Ilse Brandmeer wore a yellow hat and cut the ribbon with garden shears.",
    "Bakers sold rolls in the shape of a crane until noon, when the flour ran out.",
    "Two thirds of the lamps along the footway will be lit by the tide itself.",
)


def ships(*numbers: str) -> dict[str, str]:
    """Outlets that tell of the ships below the bridge, each with its own number."""
    return {
        f"Outlet {at}": (
            f"The bridge, as outlet {at} saw it\n\n"
            f"Engineers said that {number} ships passed below the new harbour bridge on the first day.\n"
            f"{OWN[at]}\n"
        )
        for at, number in enumerate(numbers)
    }


def conflict(made: Story, left: tuple[str, str], right: tuple[str, str]) -> Difference:
    """A conflict inside the claim that both sentences belong to."""
    row = difference(made, left, right)
    claims = {member.claim for member in row.a.memberships.all()} & {
        member.claim for member in row.b.memberships.all()
    }
    row.claim = claims.pop()
    row.claim.status = ["diverge"]
    row.claim.save()
    row.save()
    return row


def carry_too(row: Difference, outlet: str, words: str) -> None:
    """Another outlet carries the first value of the difference, too."""
    sentence = Sentence.objects.get(version__article__outlet__name=outlet, text__contains=f"{words} ships")
    start = sentence.start + sentence.text.index(words)
    row.others = [{"sentence": sentence.pk, "start": start, "end": start + len(words), "side": "a"}]
    row.save()


def origins(made: Story, **of: int) -> None:
    """Say which outlets share an origin: equal numbers do. Outlet 0 is `o0`."""
    for outlet, origin in of.items():
        rows = RunArticle.objects.filter(run=made.current_run)
        rows.filter(version__article__outlet__name=f"Outlet {outlet[1:]}").update(origin=origin)
    origin_of = dict(RunArticle.objects.filter(run=made.current_run).values_list("version", "origin"))
    for claim in Claim.objects.filter(run=made.current_run):
        versions = claim.members.values_list("sentence__version", flat=True)
        claim.origins = len({origin_of[version] for version in versions})
        claim.save()


def page_of(made: Story, **query: str) -> MatrixPage:
    return MatrixPage.build(made, query)


def row_with(page: MatrixPage, words: str) -> Row:
    (found,) = [row for row in page.rows if words in row.told]
    return found


def standing(row: Row) -> dict[str, str]:
    return {cell.outlet.name: cell.state for cell in row.cells}


def cell_of(row: Row, outlet: str) -> Cell:
    return next(cell for cell in row.cells if cell.outlet.name == outlet)


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_a_cell_differs_from_the_value_that_most_origins_carry() -> None:
    made = compared_story(articles=ships("40", "60", "40"))
    assert made.current_run is not None
    made.current_run.differences.all().delete()
    row = conflict(made, ("Outlet 0", "40"), ("Outlet 1", "60"))
    carry_too(row, "Outlet 2", "40")
    origins(made, o0=0, o1=1, o2=2)
    found = row_with(page_of(made), "ships passed")
    assert standing(found) == {"Outlet 0": "agrees", "Outlet 1": "differs", "Outlet 2": "agrees"}
    assert [cell.word for cell in found.cells] == ["as most", "differs", "as most"]
    assert cell_of(found, "Outlet 1").gist == ("60",)
    assert cell_of(found, "Outlet 0").gist == ("40",)


def test_near_copies_count_as_one_origin_and_on_a_tie_all_values_differ() -> None:
    made = compared_story(articles=ships("40", "60", "40"))
    assert made.current_run is not None
    made.current_run.differences.all().delete()
    row = conflict(made, ("Outlet 0", "40"), ("Outlet 1", "60"))
    carry_too(row, "Outlet 2", "40")
    origins(made, o0=0, o1=1, o2=0)
    assert set(standing(row_with(page_of(made), "ships passed")).values()) == {"differs"}


def test_an_outlet_that_carries_none_of_the_values_neither_agrees_nor_differs() -> None:
    made = compared_story(articles=ships("40", "60", "50"))
    assert made.current_run is not None
    made.current_run.differences.all().delete()
    conflict(made, ("Outlet 0", "40"), ("Outlet 1", "60"))
    assert standing(row_with(page_of(made), "ships passed"))["Outlet 2"] == "told"


def test_words_that_may_judge_make_a_cell_wording_and_quoted_ones_are_the_speakers() -> None:
    made = compared_story()
    assert made.current_run is not None
    made.current_run.framing.all().delete()
    member = ClaimMember.objects.filter(
        claim__run=made.current_run, sentence__version__article__outlet__name="Upland Courier"
    )[0]
    mark = FramingMark.objects.create(
        run=made.current_run,
        sentence=member.sentence,
        start=member.start,
        end=member.start + 7,
        cue="loaded",
        voice="outlet",
        score=0.8,
        because="A rule.",
    )
    words = member.sentence.text[member.start - member.sentence.start :][:7]

    def cell() -> Cell:
        (row,) = [row for row in page_of(made).rows if row.key == member.claim.key]
        return cell_of(row, "Upland Courier")

    assert (cell().state, cell().gist, cell().quoted) == ("wording", (words,), False)
    mark.voice = "quoted"
    mark.save()
    assert cell().quoted


def test_what_an_outlet_does_not_tell_is_found_by_the_address() -> None:
    made = compared_story()
    missing = page_of(made, outlet="upland-courier", **{"is": "absent"})
    assert missing.rows
    assert all(standing(row)["Upland Courier"] == "absent" for row in missing.rows)
    told = page_of(made, outlet="upland-courier")
    assert all(standing(row)["Upland Courier"] != "absent" for row in told.rows)
    assert len(told.rows) + len(missing.rows) == len(page_of(made).rows)


@pytest.mark.parametrize("state", ["agrees", "differs", "wording", "only"])
def test_a_state_narrows_the_table_and_its_tab_says_how_many_there_are(state: str) -> None:
    page = page_of(compared_story(), state=state)
    assert {row.state for row in page.rows} <= {state}
    (tab,) = [tab for tab in page.tabs if tab.current]
    assert (tab.state, tab.count) == (state, page.count)


def test_a_sentence_that_stands_in_one_text_alone_leads_there() -> None:
    page = page_of(compared_story(), state="only")
    row = row_with(page, "Cyclists complained")
    assert standing(row) == {"Harbour Post": "absent", "Morning Gull": "only", "Upland Courier": "absent"}
    assert "/articles/" in row.href


def test_a_column_sorts_what_differs_there_first_and_then_the_other_way_round() -> None:
    made = compared_story()
    page = page_of(made, sort="by-morning-gull")
    ranks = [matrix.SHARPNESS.index(row.state_at("morning-gull")) for row in page.rows]
    assert ranks == sorted(ranks)
    (head,) = [head for head in page.heads if head.order]
    assert (head.slug, head.order) == ("morning-gull", "ascending")
    assert head.sort_href.endswith("?sort=-by-morning-gull")
    turned = page_of(made, sort="-by-morning-gull")
    assert [row.key for row in turned.rows] == [row.key for row in page.rows][::-1]


@pytest.mark.parametrize(
    "query",
    [
        "?state=nonsense&outlet=nobody&is=x&sort=;drop",
        "?page=99999999999999999999999",
        "?page=-1&sort=-",
        "?state=%00&outlet=%00",
        "?is=absent&state=only&outlet=upland-courier&sort=--x",
    ],
)
def test_an_address_that_means_nothing_shows_what_there_is(client: Client, query: str) -> None:
    made = compared_story()
    answer = client.get(reverse("matrix", args=[made.slug]) + query)
    assert answer.status_code == 200
    assert "Who tells what" in answer.content.decode()


@pytest.mark.parametrize("name", ["matrix", "wording"])
def test_an_outlet_that_is_not_in_the_story_is_named_as_such(client: Client, name: str) -> None:
    address = reverse(name, args=[compared_story().slug])

    def said(query: str) -> list[str]:
        page = text_of(client.get(f"{address}?{query}").content.decode())
        return re.findall(r"There is no outlet .*? are shown\.", page)

    told = "There is no outlet “{}” in this story, or not any more: all outlets are shown."
    assert said("outlet=old-name&is=absent") == [told.format("old-name")]
    assert said("outlet=%3Cb%3E") == [told.format("&lt;b&gt;")]
    assert said("outlet=" + "a" * 500) == [told.format("a" * 59 + "…")]
    assert said("outlet=harbour-post&is=absent") == said("outlet=") == said("") == []


def test_a_filter_that_means_nothing_is_told(client: Client) -> None:
    address = reverse("matrix", args=[compared_story().slug])

    def said(query: str) -> list[str]:
        page = text_of(client.get(f"{address}?{query}").content.decode())
        return re.findall(r"There is no (.*?), so it is left out\.", page)

    assert said("sort=sharp") == ["order “sharp”"]
    assert said("sort=-by-nobody") == ["order “by-nobody”"]
    assert said("state=%3Cb%3E&kind=size&is=loud&sort=x") == [
        "state “&lt;b&gt;”",
        "kind of difference “size”",
        "way to stand to a point “loud”",
        "order “x”",
    ]
    known = "state=differs&kind=number&outlet=harbour-post&is=any&sort=-by-harbour-post"
    assert said(known) == said("state=&kind=&is=&sort=") == said("sort=origins&state=%00") == []


WORD = st.sampled_from(
    [
        "",
        "only",
        "agrees",
        "differs",
        "a",
        "b",
        "-by-a",
        "by-b",
        "origins",
        "-state",
        "absent",
        "any",
        "date",
        "zz",
    ]
)


@given(st.dictionaries(st.sampled_from(["state", "kind", "outlet", "is", "sort"]), WORD))
def test_the_address_of_a_view_asks_for_that_view(query: dict[str, str]) -> None:
    wanted = Wanted.read(query, ["a", "b"])
    address = wanted.address("/m/")
    again = dict(part.split("=") for part in address.partition("?")[2].split("&") if part)
    if wanted.outlet:
        assert Wanted.read(again, ["a", "b"]) == wanted
    else:
        assert Wanted.read(again, ["a", "b"]).address("/m/") == address


def test_a_long_table_has_pages(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    made = compared_story()
    everything = [row.key for row in page_of(made).rows]
    monkeypatch.setattr(matrix, "PER_PAGE", 2)
    first, second = page_of(made), page_of(made, page="2")
    assert [row.key for row in (*first.rows, *second.rows)] == everything[:4]
    assert second.previous_href == first.href
    assert first.next_href == second.href
    assert "Page 1 of" in client.get(first.href).content.decode()


def test_the_table_has_heads_and_each_cell_a_sign_and_a_word(client: Client) -> None:
    made = compared_story()
    page = client.get(reverse("matrix", args=[made.slug])).content.decode()
    rows = page_of(made).rows
    assert page.count('scope="row"') == len(rows)
    assert page.count('scope="col"') == 1 + len(ARTICLES)
    cells = re.findall(r"<td role=\"cell\".*?</td>", page, re.DOTALL)
    assert len(cells) == len(rows) * len(ARTICLES)
    for cell in cells:
        assert re.search(r"[=≠·–○“≈]", text_of(cell))
        assert re.search(r"agrees|differs|wording|left open|not found", text_of(cell))


def test_the_matrix_answers_a_page_or_a_fragment_with_its_short_address(client: Client) -> None:
    address = reverse("matrix", args=[compared_story().slug])
    whole = client.get(address)
    assert "<html" in whole.content.decode()
    assert "HX-Request" in whole.headers["Vary"]
    part = client.get(f"{address}?state=&outlet=&is=any&sort=origins", headers=FRAGMENT)
    assert part.content.decode().startswith('<div id="matrix"')
    assert part.headers["HX-Push-Url"] == address
    again = client.get(address, headers={**FRAGMENT, "HX-History-Restore-Request": "true"})
    assert "<html" in again.content.decode()
    assert "HX-Push-Url" not in again.headers


def test_a_cell_opens_its_sentences_in_place_and_closes_again(client: Client) -> None:
    made = compared_story()
    row = next(row for row in page_of(made).rows if row.state == "differs")
    cell = next(cell for cell in row.cells if cell.state == "differs")
    opened = client.get(cell.open_href, headers=FRAGMENT)
    page = opened.content.decode()
    assert page.startswith(f'<tbody role="rowgroup" id="claim-{row.key}"')
    found = open_row(made, row.key, outlet=cell.outlet.slug, kind="", closed=False)
    assert found is not None
    assert found.opened is not None
    for telling in (*found.opened.own, *found.opened.others):
        assert telling.place.href in page
    assert {telling.place.source.outlet for telling in found.opened.own} == {cell.outlet.name}
    assert "score" in text_of(page)
    closed = client.get(found.opened.close_href, headers=FRAGMENT).content.decode()
    assert 'class="opened"' not in closed
    assert closed.count(" data-fresh") == 1


def test_without_scripts_a_cell_leads_to_its_sentence_and_its_row_to_the_claim(client: Client) -> None:
    made = compared_story()
    row = next(row for row in page_of(made).rows if row.state == "differs")
    told = next(cell for cell in row.cells if cell.href)
    assert "/articles/" in told.href
    answer = client.get(told.open_href)
    assert answer.status_code == 302
    assert answer.headers["Location"] == row.href
    assert "HX-Request" in answer.headers["Vary"]


@pytest.mark.parametrize(("key", "outlet"), [("0" * 16, "harbour-post"), ("", "nobody"), ("", "")])
def test_a_row_that_is_not_there_is_not_found(client: Client, key: str, outlet: str) -> None:
    made = compared_story()
    address = reverse("matrix_claim", args=[made.slug, key or page_of(made).rows[0].key])
    assert client.get(f"{address}?outlet={outlet}", headers=FRAGMENT).status_code == 404


def test_a_draft_has_no_matrix_for_readers(client: Client) -> None:
    made = compared_story(published=False)
    assert client.get(reverse("matrix", args=[made.slug])).status_code == 404
    key = page_of(made).rows[0].key
    assert client.get(reverse("matrix_claim", args=[made.slug, key]), headers=FRAGMENT).status_code == 404


@pytest.mark.parametrize(
    ("articles", "words"),
    [
        ({}, "needs the texts of two outlets"),
        ({"Harbour Post": ARTICLES["Harbour Post"]}, "needs the texts of two outlets"),
        (ARTICLES, "not compared yet"),
    ],
)
def test_a_story_without_a_comparison_says_why(client: Client, articles: dict[str, Any], words: str) -> None:
    page = client.get(reverse("matrix", args=[story(articles=articles).slug])).content.decode()
    assert words in text_of(page)


def test_a_view_without_rows_says_so_and_leads_back(client: Client) -> None:
    made = compared_story()
    address = reverse("matrix", args=[made.slug])
    page = client.get(f"{address}?state=only&outlet=harbour-post&is=differs").content.decode()
    assert "Nothing here" in page
    assert f'href="{address}"' in page[page.index("Nothing here") :]


def test_a_kind_narrows_the_table_to_claims_that_differ_in_it_conflicts_before_details() -> None:
    made = compared_story(articles=ships("40", "60", "50"))
    assert made.current_run is not None
    made.current_run.differences.all().delete()
    assert page_of(made, kind="number").count == 0
    row = conflict(made, ("Outlet 0", "40"), ("Outlet 1", "60"))
    page = page_of(made, kind="number")
    (found,) = page.rows
    assert found.notes == ("number, conflict",)
    assert standing(found) == {"Outlet 0": "differs", "Outlet 1": "differs", "Outlet 2": "told"}
    assert cell_of(found, "Outlet 1").gist == ("60",)
    assert [(kind.kind, kind.conflicts, kind.details) for kind in page.kinds] == [("number", 1, 0)]
    row.strength = "detail"
    row.save()
    (found,) = page_of(made, kind="number").rows
    assert found.notes == ("number, a detail: both can be true",)
    assert set(standing(found).values()) == {"told"}
    assert cell_of(found, "Outlet 1").gist == ("60",)
    assert page_of(made, kind="date").count == 0


def test_what_differs_in_no_claim_has_rows_of_its_own_that_say_how_sure_it_is(client: Client) -> None:
    made = compared_story(articles=ships("40", "60", "40"))
    assert made.current_run is not None
    made.current_run.differences.all().delete()
    made.current_run.alignments.all().delete()
    made.current_run.claims.all().delete()
    difference(made, ("Outlet 0", "40"), ("Outlet 1", "60"))
    difference(made, ("Outlet 0", "Brandmeer"), ("Outlet 1", "shape"), kind="name")
    (number,) = page_of(made, kind="number").rows
    assert number.notes == ("number, conflict, in sentences that perhaps state the same",)
    assert standing(number) == {"Outlet 0": "differs", "Outlet 1": "differs", "Outlet 2": "absent"}
    assert "#s-" in cell_of(number, "Outlet 1").href
    (name,) = page_of(made, kind="name").rows
    assert (name.told, name.notes) == ("Brandmeer / shape", ("name, conflict, over the whole story",))
    page = client.get(reverse("matrix", args=[made.slug]) + "?kind=number").content.decode()
    assert "in sentences that perhaps state the same" in text_of(page)
    assert '<option value="number" selected>number (1)' in page


def test_a_cell_that_is_opened_under_a_kind_keeps_its_values_when_it_closes(client: Client) -> None:
    made = compared_story(articles=ships("40", "60", "50"))
    assert made.current_run is not None
    made.current_run.differences.all().delete()
    row = conflict(made, ("Outlet 0", "40"), ("Outlet 1", "60"))
    row.strength = "detail"
    row.save()
    (found,) = page_of(made, kind="number").rows
    page = client.get(cell_of(found, "Outlet 0").open_href, headers=FRAGMENT).content.decode()
    assert "both can be true" in page
    again = open_row(made, found.key, outlet="outlet-0", kind="number", closed=True)
    assert again is not None
    assert cell_of(again, "Outlet 0").gist == ("40",)


def test_the_address_keeps_the_cell_that_is_open_and_restores_it_without_scripts(client: Client) -> None:
    made = compared_story()
    address = reverse("matrix", args=[made.slug])
    row = page_of(made, state="differs").rows[0]
    cell = next(cell for cell in row.cells if cell.open_href)
    looked_at = {**FRAGMENT, "HX-Current-URL": f"http://testserver{address}?state=differs"}
    opened = client.get(cell.open_href, headers=looked_at).headers["HX-Push-Url"]
    assert opened == f"{address}?state=differs&open={row.key}.{cell.outlet.slug}#opened-{row.key}"
    whole = client.get(opened).content.decode()
    assert whole.count('class="opened-box"') == whole.count(f'id="opened-{row.key}"') == 1
    closing = {**FRAGMENT, "HX-Current-URL": f"http://testserver{opened}"}
    closed = client.get(f"{cell.open_href}&closed=1", headers=closing).headers["HX-Replace-Url"]
    assert closed == f"{address}?state=differs"
    page = MatrixPage.build(made, {"open": f"{row.key}.nobody"})
    assert (page.href, [row for row in page.rows if row.opened]) == (address, [])


def test_an_outlet_called_like_an_order_is_sorted_by_all_the_same() -> None:
    texts = {"Order": ARTICLES["Harbour Post"], "Origins": ARTICLES["Upland Courier"]}
    made = compared_story(articles=texts)
    assert page_of(made, sort="order").wanted.sort == "order"
    page = page_of(made, sort="by-order")
    assert [head.order for head in page.heads] == ["ascending", ""]


def test_a_claim_that_is_a_part_of_its_sentence_is_read_with_what_leads_to_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = compared_story()
    assert made.current_run is not None
    member = ClaimMember.objects.filter(claim__run=made.current_run, sentence__text__contains="40 ships")[0]
    ClaimMember.objects.filter(claim=member.claim).exclude(pk=member.pk).delete()
    sentence = member.sentence
    member.start = sentence.start + sentence.text.index("hips passed")
    member.end = member.start + len("hips passed below it")
    member.save()
    before = sentence.text[: sentence.text.index("ships passed")]
    assert row_with(page_of(made), "ships passed").told == f"{before}ships passed below it\xa0…"
    monkeypatch.setattr(places, "READ_WHOLE", 20)
    assert row_with(page_of(made), "ships passed").told == "…\xa0ships passed below it\xa0…"


def test_tabs_add_up_to_all_claims_and_copies_of_one_source_have_their_own(client: Client) -> None:
    made = compared_story()
    assert made.current_run is not None
    assert "told" not in {tab.state for tab in page_of(made).tabs}
    made.current_run.claims.update(origins=1, status=["agree"])
    everything, *states = page_of(made).tabs
    counts = {tab.state: tab.count for tab in states}
    assert everything.count == sum(counts.values()) - counts["only"]
    assert counts["told"]
    assert {row.state for row in page_of(made, state="told").rows} == {"told"}
    assert "· left open" in text_of(client.get(page_of(made).href).content.decode())
