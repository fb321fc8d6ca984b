"""Side by side, one article, one claim, and the download."""

import json
import re
from itertools import pairwise
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import Alignment, Flag, Sentence, Story
from newsdiff.stories.services.flags import add_flag, moderate_flag
from newsdiff.web.pages.compare import ComparePage, Wanted
from newsdiff.web.pages.overview import MOST_LINKS, Overview
from newsdiff.web.pages.story import StoryPage
from tests.factories import ARTICLES, add_article, compare, compared_story, story

pytestmark = pytest.mark.django_db
LONG_END = "".join(f"A trader sold {n + 3} lamps at stall {n} that morning.\n" for n in range(6))


def text_of(pieces: Any) -> str:
    return "".join(piece.text for piece in pieces)


def keys(made: Story) -> dict[str, int]:
    return {article.outlet.name: article.pk for article in made.articles.select_related("outlet")}


def beside(made: Story, *outlets: str, order: str = "") -> ComparePage:
    """The page with these outlets' articles, in the order of one of them."""
    articles = keys(made)
    return ComparePage.build(
        made, Wanted(articles=tuple(articles[outlet] for outlet in outlets), order=articles.get(order))
    )


def sentences(page: ComparePage, *columns: int) -> list[int]:
    """The sentences that stand in these columns, or in all of them, from top to bottom."""
    return [
        said.place.sentence
        for shown in page.rows
        for at, cell in enumerate(shown.row.cells)
        for said in cell.said
        if not columns or at in columns
    ]


def test_what_is_counted_as_telling_the_same_is_not_listed_as_perhaps_too(client: Client) -> None:
    compared_story()
    a, b = (Sentence.objects.get(text__contains=ships) for ships in ("40 ships", "60 ships"))
    address = a.version.article.get_absolute_url()
    assert "Perhaps the same, not counted" not in client.get(address).content.decode()
    found = Alignment.objects.filter(a__in=(a, b), b__in=(a, b))
    assert found.update(level="perhaps", score=0.5) == 1
    assert "Perhaps the same, not counted" not in client.get(address).content.decode()


def test_a_sentence_that_may_stand_in_another_text_is_called_unclear(client: Client) -> None:
    made = compared_story()
    assert made.current_run is not None
    address = made.articles.get(outlet__name="Harbour Post").get_absolute_url()
    assert "unclear" not in client.get(address).content.decode()
    made.current_run.only.get(sentence__text__contains="The ferry company").delete()
    page = client.get(address).content.decode()
    assert page.count("too little alike to be shown") == page.count("</span> unclear</span>") == 1


def test_aligned_sentences_share_a_row_and_gaps_stay_empty() -> None:
    page = beside(compared_story(), "Harbour Post", "Morning Gull")
    rows = [
        [[text_of(said.place.pieces) for said in cell.said] for cell in shown.row.cells]
        for shown in page.rows
    ]
    ((left, right),) = [row for row in rows if any("40 ships" in text for text in row[0])]
    assert any("60 ships" in text for text in right)
    (shown,) = [shown for shown in page.rows if "Cyclists" in str(shown.row.cells[1].said)]
    assert not shown.row.shared
    assert not any("Cyclists" in text for text in left + right)


def test_every_sentence_of_the_chosen_articles_stands_in_exactly_one_row() -> None:
    made = compared_story()
    page = beside(made, *ARTICLES)
    shown = sentences(page)
    assert len(page.columns) == 3
    assert len(shown) == len(set(shown))
    known = Sentence.objects.filter(version__article__story=made, position__isnull=False)
    assert set(shown) == set(known.values_list("pk", flat=True))


def test_rows_follow_the_reading_order_of_the_chosen_article() -> None:
    made = compared_story()
    for order, column in (("Morning Gull", 1), ("Harbour Post", 0)):
        page = beside(made, "Harbour Post", "Morning Gull", order=order)
        assert sentences(page, column) == sorted(sentences(page, column))
        assert [bool(column.order_href) for column in page.columns] == [column == 1, column == 0]


def test_what_several_texts_have_alone_between_two_shared_rows_is_one_row() -> None:
    page = beside(compared_story(), *ARTICLES)
    shared = [shown.row.shared for shown in page.rows]
    assert all(one or other for one, other in pairwise(shared))


def test_sentences_that_match_one_already_shown_join_its_row_or_lead_to_it() -> None:
    made = compared_story()
    run = made.current_run
    assert run is not None
    run.alignments.all().delete()
    run.differences.all().delete()
    opens, ships, _, pier = Sentence.objects.filter(
        version__article__outlet__name="Harbour Post", role="body"
    ).order_by("position")
    said = Sentence.objects.get(version__article__outlet__name="Morning Gull", text__contains="60 ships")
    there = {"b": said, "b_start": said.start, "b_end": said.end}
    for sentence, score in ((opens, 0.97), (ships, 0.9), (pier, 0.85)):
        here = {"a": sentence, "a_start": sentence.start, "a_end": sentence.end}
        run.alignments.create(**here, **there, score=score, level="aligned")
    rows = [shown.row for shown in beside(made, "Harbour Post", "Morning Gull").rows]
    (shared,) = [row for row in rows if row.shared]
    assert [s.place.sentence for s in shared.cells[0].said] == [opens.pk, ships.pk]
    (echo,) = [row for row in rows if row.echo]
    assert [s.place.sentence for s in echo.cells[0].said] == [pier.pk]
    assert (echo.echo, echo.alone_here) == (shared.key, False)


def test_words_that_differ_are_marked_within_a_pair_and_the_row_says_in_what() -> None:
    page = beside(compared_story(), "Harbour Post", "Morning Gull")
    (ships,) = [shown.row for shown in page.rows if "number" in shown.row.kinds]
    marks = {
        piece.text: piece.marks
        for cell in ships.cells
        for said in cell.said
        for piece in said.place.pieces
        if piece.marks
    }
    assert {"40", "60"} <= set(marks)
    assert all({"value", "pair"} <= set(marks[number]) for number in ("40", "60"))
    assert all(why.because and why.percent for why in ships.whys)


def test_an_address_restores_articles_order_and_open_gaps(client: Client) -> None:
    made = compared_story(articles={**ARTICLES, "Morning Gull": ARTICLES["Morning Gull"] + LONG_END})
    articles = keys(made)
    page = beside(made, "Upland Courier", "Morning Gull", "Harbour Post", order="Morning Gull")
    (gap,) = [shown for shown in page.rows if "stall 3" in str(shown.row.cells)]
    assert (gap.folded, gap.opened) == (True, False)
    address = f"{page.href}&open={gap.row.key}"
    again = ComparePage.build(made, Wanted.read(QueryDict(address.partition("?")[2])))
    assert [column.source.article for column in again.columns] == [
        articles[name] for name in ("Upland Courier", "Morning Gull", "Harbour Post")
    ]
    assert not again.columns[1].order_href
    assert [shown.row.key for shown in again.rows if shown.opened] == [gap.row.key]
    assert again.href == address
    shown = client.get(address).content.decode()
    assert shown.count("<details data-fold") - shown.count(" open><summary>") == again.folds - 1
    for name, count in ((page.open_href, page.folds), (page.fold_href, 0)):
        assert client.get(name).content.decode().count(" open><summary>") == count


def test_without_a_choice_the_two_texts_that_share_most_stand_side_by_side() -> None:
    alone = "Weather\n\nRain fell on the hills until noon.\nSnow is not expected.\n"
    made = compared_story(articles={"A Weather Service": alone, **ARTICLES})
    first = [column.source.outlet for column in ComparePage.build(made, Wanted()).columns]
    assert set(first) == {"Harbour Post", "Morning Gull"}
    gull = ComparePage.build(made, Wanted(articles=(keys(made)["Morning Gull"],)))
    assert [column.source.outlet for column in gull.columns] == ["Morning Gull", "Harbour Post"]


def test_two_articles_of_one_outlet_are_told_apart_by_their_headlines(client: Client) -> None:
    made = compared_story()
    one, other = (made.articles.get(outlet__name=name) for name in ("Harbour Post", "Morning Gull"))
    other.outlet = one.outlet
    other.save()
    page = client.get(reverse("compare", args=[made.slug])).content.decode()
    for article in (one, other):
        assert page.count(article.headline[:30].replace("'", "&#x27;")) >= 3
    assert {choice.headline for choice in ComparePage.build(made, Wanted()).choices} >= {"", one.headline}


def test_the_strip_leads_to_every_part_of_the_comparison(client: Client) -> None:
    made = compared_story()
    page = beside(made, "Harbour Post", "Morning Gull")
    strip = page.overview
    assert sum(jump.height for jump in strip.jumps) == pytest.approx(strip.height, abs=1)
    assert len(strip.blocks) == sum(bool(cell.said) for shown in page.rows for cell in shown.row.cells)
    assert {block.state for block in strip.blocks} >= {"differs", "only"}
    shown = client.get(page.href).content.decode()
    for jump in strip.jumps:
        assert f'id="{jump.href.removeprefix("#")}"' in shown
        assert re.search(r"shared|differ|one text only", jump.name)


def test_a_long_comparison_has_few_links_in_its_strip() -> None:
    rows = beside(compared_story(), "Harbour Post", "Morning Gull").rows
    strip = Overview.of([shown.row for shown in rows] * 60)
    assert len(strip.jumps) <= MOST_LINKS
    assert min(jump.height for jump in strip.jumps[:-1]) >= strip.height / MOST_LINKS


@pytest.mark.parametrize(
    "wanted",
    [
        "",
        "?article=x&article=99999999999999999999",
        "?order=0",
        "?article=1",
        "?open=x&open=%00&open=7&order=%C2%B2",
    ],
)
def test_compare_shows_two_texts_whatever_the_address_asks(client: Client, wanted: str) -> None:
    made = compared_story()
    answer = client.get(reverse("compare", args=[made.slug]) + wanted)
    assert answer.status_code == 200
    assert answer.content.decode().count('<th scope="col"') == 2


def test_texts_that_are_left_out_or_added_side_by_side_are_named(client: Client) -> None:
    extra = "Bridge\n\nThe town of Talvern opened its new harbour bridge on Monday.\n"
    made = compared_story(articles={**ARTICLES, "Evening Tide": extra})
    address = reverse("compare", args=[made.slug])
    chosen = list(keys(made).values())
    four = client.get(address, {"article": chosen}).content.decode()
    (left_out,) = set(keys(made)) - {
        column.source.outlet for column in ComparePage.build(made, Wanted(articles=tuple(chosen))).columns
    }
    assert f"Three texts at most stand side by side: {left_out} is left out." in four
    one = client.get(address, {"article": chosen[:1]}).content.decode()
    assert "It takes two texts:" in one
    for usual in (address, f"{address}?article={chosen[0]}&article={chosen[1]}"):
        page = client.get(usual).content.decode()
        assert "Three texts at most" not in page
        assert "It takes two texts" not in page


def test_compare_answers_a_page_or_a_fragment(client: Client) -> None:
    address = reverse("compare", args=[compared_story().slug])
    whole = client.get(address)
    assert "<html" in whole.content.decode()
    assert "HX-Request" in whole.headers["Vary"]
    answer = client.get(f"{address}?open=&order=", headers={"HX-Request": "true"})
    assert answer.headers["HX-Push-Url"] == address
    part = answer.content.decode()
    assert part.lstrip().startswith('<div id="comparison"')
    for header in ("HX-Boosted", "HX-History-Restore-Request"):
        again = client.get(address, headers={"HX-Request": "true", header: "true"}).content.decode()
        assert "<html" in again


def test_compare_of_a_story_that_was_not_compared_says_so(client: Client) -> None:
    page = client.get(reverse("compare", args=[story().slug])).content.decode()
    assert "not compared yet" in page


def test_an_article_stands_as_its_outlet_set_it(client: Client) -> None:
    made = compared_story()
    page = client.get(reverse("article", args=[made.slug, keys(made)["Harbour Post"]])).content.decode()
    assert re.search(r'<h1 dir="auto"[^>]*><span class="s ', page)
    assert "Talvern opens its new harbour bridge" in page
    assert page.index("40") < page.index("ferry company")


def test_sentences_of_an_article_lead_to_what_the_others_say(client: Client) -> None:
    made = compared_story()
    page = client.get(reverse("article", args=[made.slug, keys(made)["Harbour Post"]])).content.decode()
    assert "number differs" in page
    assert "Morning Gull" in page
    assert reverse("flag", args=[made.slug]) in page


def test_an_article_ends_with_what_others_tell_and_it_does_not(client: Client) -> None:
    texts = {
        **ARTICLES,
        "Evening Tide": "Bridge\n\nThe ferry company will close its old pier in spring.\n",
    }
    made = compared_story(articles=texts)
    page = client.get(reverse("article", args=[made.slug, keys(made)["Upland Courier"]])).content.decode()
    missing = page[page.index("Not found in this text") :]
    assert "The ferry company will close its old pier" in missing


def test_what_an_article_perhaps_tells_is_not_said_to_be_not_found(client: Client) -> None:
    ferry = "The ferry company will close its old pier in spring."
    made = compared_story(articles={**ARTICLES, "Evening Tide": f"Bridge\n\n{ferry}\n"})
    run = made.current_run
    assert run is not None
    theirs = Sentence.objects.get(version__article__outlet__name="Harbour Post", text=ferry)
    own = Sentence.objects.get(version__article__outlet__name="Upland Courier", text__startswith="A toll")
    run.alignments.create(
        a=theirs,
        b=own,
        a_start=theirs.start,
        a_end=theirs.end,
        b_start=own.start,
        b_end=own.end,
        score=0.4,
        level="perhaps",
    )
    page = client.get(reverse("article", args=[made.slug, keys(made)["Upland Courier"]])).content.decode()
    perhaps = page[page.index("Perhaps in other words") :]
    assert ferry in perhaps
    assert f'<a href="#s-{own.pk}">A toll' in perhaps
    missing = page.partition('id="missing-title"')[2].partition('id="perhaps-title"')[0]
    assert ferry not in missing
    claim = run.claims.filter(members__sentence=theirs)[0]
    told = client.get(reverse("claim", args=[made.slug, claim.key])).content.decode()
    perhaps = told[told.index("Perhaps the same, counted nowhere") :]
    assert f'#s-{own.pk}">Upland Courier</a>' in perhaps
    assert "Not found in the text of Morning Gull." in told


def test_what_copies_of_one_report_tell_is_listed_apart_as_one_voice(client: Client) -> None:
    told = "Bridge\n\nThe ferry company will close its old pier in spring.\nThe pier is of larch and tar.\n"
    made = compared_story(articles={"Upland Courier": ARTICLES["Upland Courier"], "One": told, "Two": told})
    assert made.current_run is not None
    assert made.current_run.claims.filter(origins=1, articles=2).exists()
    page = client.get(reverse("article", args=[made.slug, keys(made)["Upland Courier"]])).content.decode()
    lacking = page.partition('id="missing-title"')[2].partition("</section>")[0]
    listed, _, folded = lacking.partition("that only one source tells, or its copies</summary>")
    assert "ferry company" not in listed
    assert "ferry company" in folded
    assert "In the matrix:" in folded


def test_kinds_of_marks_are_switched_in_the_address(client: Client) -> None:
    made = compared_story()
    address = reverse("article", args=[made.slug, keys(made)["Harbour Post"]])

    def shown(**query: list[str]) -> set[str]:
        page = client.get(address, query).content.decode()
        return set(re.findall(r'id="show-(\w+)" checked', page))

    assert shown() == {"agrees", "differs", "wording", "only"}
    assert shown(show=["none", "only", "differs"]) == {"differs", "only"}
    assert shown(show=["none"]) == set()


def test_the_margin_says_what_the_others_say(client: Client) -> None:
    made = compared_story()
    page = client.get(reverse("article", args=[made.slug, keys(made)["Harbour Post"]])).content.decode()
    summary = next(
        found for found in re.findall(r"<summary>.*?</summary>", page) if "number differs" in found
    )
    assert ">60" in summary
    assert "Morning Gull" in summary
    assert ">40" not in summary


def test_sentences_of_an_older_splitting_are_not_read_a_second_time(client: Client) -> None:
    made = compared_story()
    article = made.articles.get(outlet__name="Harbour Post")
    assert article.current_version is not None
    whole = article.current_version.sentences.get(text__contains="40 ships")
    older = whole.text[: whole.text.index("passed")].strip()
    article.current_version.sentences.create(
        position=None, start=whole.start, end=whole.start + len(older), role="body", text=older
    )
    page = client.get(reverse("article", args=[made.slug, article.pk])).content.decode()
    assert page.count(f'id="s-{whole.pk}"') == 1
    assert page.count('<span class="s ') == article.current_version.sentences.exclude(position=None).count()
    shown = sentences(ComparePage.build(made, Wanted(articles=(article.pk,))))
    assert whole.pk in shown
    assert len(shown) == len(set(shown))
    assert not Sentence.objects.filter(pk__in=shown, position=None).exists()


def test_an_article_of_another_story_leads_there(client: Client) -> None:
    one, other = compared_story("One"), compared_story("Other")
    article = other.articles.all()[0]
    answer = client.get(reverse("article", args=[one.slug, article.pk]))
    assert (answer.status_code, answer.headers["Location"]) == (301, article.get_absolute_url())


def test_a_claim_shows_every_sentence_with_score_and_rule(client: Client) -> None:
    made = compared_story()
    row = next(row for row in StoryPage.build(made).by_all)
    page = client.get(row.href).content.decode()
    for outlet in row.outlets:
        assert outlet in page
    assert "score" in page
    assert "Why these sentences stand together" in page


def test_an_unknown_claim_leads_to_the_story(client: Client) -> None:
    made = compared_story()
    answer = client.get(reverse("claim", args=[made.slug, "0" * 16]))
    assert answer.status_code == 404
    assert made.get_absolute_url() in answer.content.decode()


@pytest.mark.parametrize("key", ["zzz", "%00", "0" * 15, "A" * 16])
def test_an_address_that_no_claim_can_have_is_plainly_not_found(client: Client, key: str) -> None:
    answer = client.get(f"{compared_story().get_absolute_url()}claims/{key}/")
    assert answer.status_code == 404
    assert "Nothing here" in answer.content.decode()


def test_a_claim_without_any_sentence_left_is_gone(client: Client) -> None:
    made = compared_story()
    row = StoryPage.build(made).by_all[0]
    assert made.current_run is not None
    made.current_run.claims.get(key=row.key).members.all().delete()
    answer = client.get(row.href)
    assert answer.status_code == 404
    assert made.get_absolute_url() in answer.content.decode()
    assert client.get(made.get_absolute_url()).status_code == 200


def test_a_claim_of_an_older_run_is_dated_and_leads_to_todays(client: Client) -> None:
    made = compared_story()
    row = next(row for row in StoryPage.build(made).by_all)
    sentence = made.current_run.claims.get(key=row.key).members.all()[0].sentence  # type: ignore[union-attr]
    add_flag(
        sentence.version_id,
        start=sentence.start,
        end=sentence.end,
        words=sentence.text,
        kind="match",
        reader="r",
        address="a",
    )
    add_article(
        made, "Late Edition", "Bridge opens\n\nThe town of Talvern opened its new harbour bridge on Monday.\n"
    )
    compare(made)
    today = StoryPage.build(made).by_all[0].href
    assert today != row.href
    page = client.get(row.href).content.decode()
    assert "This is how the claim stood" in page
    assert today in page


def test_an_approved_flag_is_shown_quietly_and_a_pending_one_is_not(client: Client) -> None:
    made = compared_story()
    article = made.articles.get(outlet__name="Upland Courier")
    version = article.current_version
    assert version is not None
    start = version.text.index("monstrous new")
    flag = add_flag(
        version.pk,
        start=start,
        end=start + len("monstrous"),
        words="monstrous",
        kind="loaded",
        comment="Says who?",
        reader="r",
        address="a",
    ).flag
    address = reverse("article", args=[made.slug, article.pk])
    assert "A reader flagged" not in client.get(address).content.decode()
    moderate_flag(flag.pk, approve=True, moderator=None)
    page = client.get(address).content.decode()
    assert "A reader flagged" in page
    assert "Says who?" in page
    assert Flag.objects.approved().count() == 1


def test_the_comparison_can_be_downloaded(client: Client) -> None:
    made = compared_story()
    answer = client.get(reverse("comparison_json", args=[made.slug]))
    found = json.loads(answer.content)
    assert found["schema"] == "newsdiff/comparison/1"
    assert {article["outlet"] for article in found["articles"]} == set(ARTICLES)
    assert client.get(reverse("comparison_json", args=[story("New").slug])).status_code == 404


def test_a_text_without_a_headline_does_not_begin_twice(client: Client) -> None:
    opening = "The town of Talvern opened its new harbour bridge on Monday, and all came to walk over it."
    bare = f"{opening}\nThe mayor spoke for an hour.\n"
    made = compared_story(articles={"Harbour Post": bare, "Morning Gull": ARTICLES["Morning Gull"]})
    addresses = {name: reverse("article", args=[made.slug, pk]) for name, pk in keys(made).items()}
    shown = {name: client.get(address).content.decode() for name, address in addresses.items()}
    assert re.search(r'<h1 class="unseen"[^>]*>The town of Talvern', shown["Harbour Post"])
    assert "<h1 class=" not in shown["Morning Gull"]


def test_a_text_in_which_nothing_is_marked_has_no_switches(client: Client) -> None:
    texts = {"Harbour Post": ARTICLES["Harbour Post"], "Al Manar": "افتتح الجسر في المدينة.\n"}
    made = compared_story(articles=texts)
    addresses = {name: reverse("article", args=[made.slug, pk]) for name, pk in keys(made).items()}
    shown = {name: client.get(address).content.decode() for name, address in addresses.items()}
    assert 'class="show"' in shown["Harbour Post"]
    assert 'class="show"' not in shown["Al Manar"]
    assert "Nothing is marked in this text." in shown["Al Manar"]
