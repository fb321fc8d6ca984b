"""Values set against each other: who speaks, one value in two notations, and lists that are cut."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import Difference, Sentence, Story
from newsdiff.web.pages import story as story_page
from newsdiff.web.pages.article import ArticlePage, load_for_article
from newsdiff.web.pages.compare import ComparePage, Wanted
from newsdiff.web.pages.story import StoryPage
from newsdiff.web.words import folded, rules_told, voices
from tests.factories import ARTICLES, compared_story

pytestmark = pytest.mark.django_db

WORDS = "silted channels, broken dredgers and a council without courage"
SPOKEN = {
    "Harbour Post": (
        "Talvern argues about its harbour\n\n"
        "The council of Talvern met on Monday to talk about the harbour.\n"
        f'"We are left with {WORDS}," said Marit Ossendal, who runs the port.\n'
    ),
    "Morning Gull": (
        "A harbour in trouble\n\n"
        "The council of Talvern met on Monday to talk about the harbour.\n"
        f"The town is left with {WORDS}.\n"
    ),
}


def difference(made: Story, left: tuple[str, str], right: tuple[str, str], **given: Any) -> Difference:
    """A difference between words of two outlets, each side as (outlet, words)."""
    assert made.current_run is not None
    sides: dict[str, Any] = {}
    for side, (outlet, words) in zip("ab", (left, right), strict=True):
        sentence = Sentence.objects.get(version__article__outlet__name=outlet, text__contains=words)
        start = sentence.start + sentence.text.index(words)
        sides |= {side: sentence, f"{side}_start": start, f"{side}_end": start + len(words)}
    fields = {"kind": "number", "strength": "conflict", "because": "A rule.", "score": 0.9, **given}
    return made.current_run.differences.create(**sides, **fields)


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (["Two spellings."], "Two spellings."),
        (["Unequal: 8 and 9.", "Unequal: 8 and 11."], "Unequal: 8 and 9; 8 and 11."),
        (["Unequal: 8 and 9.", "Both: x.", "Unequal: 9 and 11."], "Unequal: 8 and 9; 9 and 11. Both: x."),
    ],
)
def test_rules_of_one_head_are_told_as_one(rules: list[str], told: str) -> None:
    assert rules_told(rules) == told


def test_words_quoted_here_and_the_outlets_own_there_stand_side_by_side_with_who_speaks(
    client: Client,
) -> None:
    made = compared_story(articles=SPOKEN)
    page = StoryPage.build(made)
    (contrast,) = [found for found in page.conflicts.rows if found.kind == "attribution"]
    assert len({value.words.casefold() for value in contrast.values}) == 1
    told = {outlet: value.voice for value in contrast.values for outlet in value.outlets}
    assert told == {
        "Harbour Post": "quoted from Marit Ossendal",
        "Morning Gull": "in the outlet’s own voice",
    }
    addresses = [made.get_absolute_url(), reverse("stories")]
    addresses.append(contrast.href)
    for address in addresses:
        shown = text_of(client.get(address).content.decode())
        assert "quoted from Marit Ossendal" in shown, address
        assert "in the outlet’s own voice" in shown, address
    sharpest = text_of(client.get(made.get_absolute_url()).content.decode())
    sharpest = sharpest[sharpest.index("What differs most") : sharpest.index("The texts")]
    assert "Harbour Post quoted from Marit Ossendal" in sharpest
    assert "Morning Gull in the outlet’s own voice" in sharpest


def test_outlets_that_quote_the_same_speaker_share_a_side_with_the_sentence_of_one(client: Client) -> None:
    third = SPOKEN["Harbour Post"].replace("Talvern argues about", "Talvern quarrels over")
    made = compared_story(articles={**SPOKEN, "Upland Courier": third})
    assert made.current_run is not None
    made.current_run.differences.all().delete()
    because = (
        "One article quotes these words from Marit Ossendal; another uses them without marks, as its own."
    )
    for outlet in ("Harbour Post", "Upland Courier"):
        difference(made, (outlet, WORDS), ("Morning Gull", WORDS), kind="attribution", because=because)
    (contrast,) = StoryPage.build(made).conflicts.rows
    assert {value.outlets for value in contrast.values} == {
        ("Harbour Post", "Upland Courier"),
        ("Morning Gull",),
    }
    page = text_of(client.get(made.get_absolute_url()).content.decode())
    differ = page[page.index("Where they differ") :]
    assert re.search(r"Harbour Post and Upland Courier [^.]*, 2 origins (Harbour|Upland) \w+: ", differ)
    assert "Morning Gull: " not in differ


def test_a_rule_without_a_quoted_speaker_names_no_voice() -> None:
    assert voices("The same words are given to Ilse Brandmeer and to Marit Ossendal.") == ("", "")


@pytest.mark.parametrize("words", ["9.1 %", "9.1 percent", "9.1 per cent", "9.1%,"])
def test_percent_is_one_value_in_every_notation(words: str) -> None:
    assert folded(words) == folded("9.1%")


def prices(*numbers: str) -> dict[str, str]:
    return {
        f"Outlet {at}": f"Prices of Talvern, {at}\n\nPrices in Talvern rose by {number} in the year to May.\n"
        for at, number in enumerate(numbers)
    }


def test_one_value_in_two_notations_is_one_value() -> None:
    made = compared_story(articles=prices("9.1%", "9.1 percent", "14.8%"))
    assert made.current_run is not None
    made.current_run.differences.all().delete()
    difference(made, ("Outlet 0", "9.1%"), ("Outlet 2", "14.8%"))
    difference(made, ("Outlet 1", "9.1 percent"), ("Outlet 2", "14.8%"))
    (contrast,) = StoryPage.build(made).conflicts.rows
    assert {value.outlets for value in contrast.values} == {("Outlet 0", "Outlet 1"), ("Outlet 2",)}


def test_two_notations_alone_are_no_difference() -> None:
    made = compared_story(articles=prices("9.1%", "9.1 percent"))
    assert made.current_run is not None
    made.current_run.differences.all().delete()
    difference(made, ("Outlet 0", "9.1%"), ("Outlet 1", "9.1 percent"))
    assert StoryPage.build(made).conflicts.rows == ()


def test_lists_that_are_cut_say_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    made = compared_story()
    assert made.current_run is not None
    made.current_run.differences.all().delete()
    for strength in ("conflict", "detail"):
        for kind in ("number", "name"):
            difference(made, ("Harbour Post", "40"), ("Morning Gull", "60"), kind=kind, strength=strength)
    address = made.get_absolute_url()
    page = text_of(client.get(address).content.decode())
    assert "2 points differ." in page
    assert "Every difference in detail" in page
    assert "the sharpest" not in page
    monkeypatch.setattr(story_page, "CONFLICTS_FIRST", 1)
    page = text_of(client.get(address).content.decode())
    assert "Here are the sharpest 1" in page
    assert "Every conflict and every difference in detail" in page
    whole = text_of(client.get(address, {"all": "differ"}).content.decode())
    assert "the sharpest" not in whole
    assert "Differences in detail" in whole


def test_a_name_that_differs_over_the_whole_story_is_told_where_its_claim_is(client: Client) -> None:
    made = compared_story()
    assert made.current_run is not None
    made.current_run.differences.all().delete()
    difference(made, ("Harbour Post", "Brandmeer"), ("Morning Gull", "Brandmeier"), kind="name")
    page = StoryPage.build(made)
    rows = [row for row in (*page.by_all, *page.by_several) if row.kinds == ("name",)]
    assert rows
    claim = client.get(rows[0].href).content.decode()
    assert "Where they differ" in claim
    assert claim.count('<mark class="m-value') >= 2


def test_every_sentence_of_an_article_can_be_flagged_from_its_page(client: Client) -> None:
    made = compared_story()
    assert made.current_run is not None
    article = made.articles.get(outlet__name="Harbour Post")
    made.current_run.only.all().delete()
    made.current_run.claims.all().delete()
    page = client.get(reverse("article", args=[made.slug, article.pk])).content.decode()
    assert article.current_version is not None
    sentences = list(article.current_version.sentences.values_list("pk", flat=True))
    assert len(sentences) > 3
    for sentence in sentences:
        assert f'data-flag="{sentence}"' in page


def test_pairs_that_are_perhaps_the_same_are_reached_from_the_article(client: Client) -> None:
    made = compared_story()
    assert made.current_run is not None
    a = Sentence.objects.get(version__article__outlet__name="Harbour Post", text__contains="ferry company")
    b = Sentence.objects.get(version__article__outlet__name="Upland Courier", text__contains="toll of two")
    made.current_run.alignments.create(
        a=a, b=b, a_start=a.start, a_end=a.end, b_start=b.start, b_end=b.end, score=0.4, level="perhaps"
    )
    article = made.articles.get(outlet__name="Harbour Post")
    page = client.get(reverse("article", args=[made.slug, article.pk])).content.decode()
    note = page[page.index(f'id="n-{a.pk}"') :]
    note = text_of(note[: note.index("</details>")])
    assert "Perhaps the same, not counted:" in note
    assert "A toll of two crowns" in note
    assert "40 %" in note
    source = next(s for s in load_for_article(made).sources if s.article == article.pk)
    switches = ArticlePage.build(made, source, load_for_article(made), "", []).switches
    assert "quiet" not in {switch.state for switch in switches}


def gull(more: int) -> dict[str, str]:
    extra = "".join(
        f"A trader number {n} sold {n + 3} lamps at stall {n} that morning.\n" for n in range(more)
    )
    return {**ARTICLES, "Morning Gull": ARTICLES["Morning Gull"] + extra}


@pytest.mark.parametrize(("more", "folded_rows"), [(0, 0), (9, 9)])
def test_a_long_stretch_of_one_text_alone_is_folded_side_by_side(
    client: Client, more: int, folded_rows: int
) -> None:
    made = compared_story(articles=gull(more))
    articles = {a.outlet.name: a.pk for a in made.articles.select_related("outlet")}
    chosen = [articles["Harbour Post"], articles["Morning Gull"]]
    page = ComparePage.build(made, Wanted(articles=tuple(chosen)))
    folds = [shown.row for shown in page.rows if shown.folded]
    assert not any(row.shared for row in folds)
    assert sum(row.sentences for row in folds) >= folded_rows
    shown = client.get(reverse("compare", args=[made.slug]), {"article": chosen}).content.decode()
    assert ("<details data-fold" in shown) == bool(folded_rows)
    if folded_rows:
        assert re.search(r"<summary>[^<]*\d+ sentences only in Morning Gull</summary>", shown)
        assert "stall 8" in shown


@pytest.mark.parametrize("where", ["story", "article"])
def test_an_outlet_that_printed_a_part_of_quoted_words_is_not_named_beside_all_of_them(
    client: Client, where: str
) -> None:
    texts = {
        "Harbour Post": f"Talvern\n\n“{WORDS}, and no rain at all,” said Marit Ossendal.\n",
        "Morning Gull": f"The harbour\n\nMarit Ossendal spoke of “{WORDS}”.\n",
        "Upland Courier": "Channels\n\n“We have everything that we need,” said Marit Ossendal.\n",
    }
    made = compared_story(articles=texts)
    assert made.current_run is not None
    made.current_run.differences.all().delete()
    whole = ("Harbour Post", f"{WORDS}, and no rain at all")
    other = ("Upland Courier", "We have everything that we need")
    row = difference(made, whole, other, kind="quote")
    part = Sentence.objects.get(version__article__outlet__name="Morning Gull", text__contains=WORDS)
    start = part.start + part.text.index(WORDS)
    row.others = [{"side": "a", "sentence": part.pk, "start": start, "end": start + len(WORDS)}]
    row.save()
    (contrast,) = StoryPage.build(made).conflicts.rows
    (value,) = [value for value in contrast.values if "Harbour Post" in value.outlets]
    assert (value.printed, value.reworded) == (("Harbour Post",), ("Morning Gull",))
    source = made.articles.get(outlet__name="Upland Courier")
    address = made.get_absolute_url() if where == "story" else reverse("article", args=[made.slug, source.pk])
    told = text_of(client.get(address).content.decode())
    assert "Harbour Post, worded otherwise in Morning Gull" in told
