"""Side by side, when the address names no texts, one, or texts that are not there."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from newsdiff.analysis.types import Level
from newsdiff.stories.models import Alignment, ClaimMember, Difference, Sentence, Story
from newsdiff.web.pages.aligned import AlignedRow, aligned_rows
from newsdiff.web.pages.compare import PARTS
from newsdiff.web.results import load
from newsdiff.web.words import DIFFERS
from tests.factories import ARTICLES, add_article, compared_story, story
from tests.web.test_contrasts import difference, text_of

pytestmark = pytest.mark.django_db


def shown(client: Client, made: Story, query: str) -> str:
    answer = client.get(f"{reverse('compare', args=[made.slug])}?{query}")
    assert answer.status_code == 200
    return text_of(answer.content.decode())


def keys(made: Story) -> dict[str, int]:
    return dict(made.articles.values_list("outlet__name", "pk"))


def test_a_form_without_a_tick_says_so_and_shows_what_differs_most(client: Client) -> None:
    made = compared_story()
    page = shown(client, made, f"order={keys(made)['Upland Courier']}")
    assert "No text was ticked: here are the two that differ most." in page
    assert "Harbour Post and Morning Gull side by side" in page
    assert "No text was ticked" not in shown(client, made, "")


def test_one_text_gets_another_one_beside_it(client: Client) -> None:
    made = compared_story()
    page = shown(client, made, f"article={keys(made)['Harbour Post']}")
    assert "It takes two texts: Morning Gull was added." in page
    assert "not in this story" not in page


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("article=999999", "1 text in this address is not in this story, or not any more."),
        ("article=gull", "1 text in this address is not in this story, or not any more."),
        ("article=999999&article=%00&article=", "3 texts in this address are not in this story"),
    ],
)
def test_a_text_that_the_story_does_not_have_is_told(client: Client, query: str, told: str) -> None:
    page = shown(client, compared_story(), query)
    assert told in page
    assert "It takes two texts: Harbour Post and Morning Gull were added." in page


def test_a_text_that_came_after_the_comparison_is_not_called_unknown(client: Client) -> None:
    made = compared_story()
    late = add_article(made, "Evening Tide", "A late word\n\nThe bridge of Talvern is open at last.\n")
    page = shown(client, made, f"article={late.pk}")
    assert "Not compared yet, for it came after the comparison: Evening Tide." in page
    assert "not in this story" not in page


@pytest.mark.parametrize("articles", [{}, {"Harbour Post": ARTICLES["Harbour Post"]}])
def test_a_story_without_two_texts_offers_no_choice(client: Client, articles: dict[str, str]) -> None:
    made = story(articles=articles)
    address = reverse("compare", args=[made.slug])
    page = client.get(address).content.decode()
    assert "A side-by-side view needs two texts." in page
    assert 'class="choose"' not in page


@pytest.mark.parametrize(("kind", "together"), [("number", True), ("name", False)])
def test_sentences_that_contradict_each_other_share_a_row_though_no_claim_holds_them(
    kind: str, together: bool
) -> None:
    made = compared_story()
    Alignment.objects.all().delete()
    Difference.objects.all().delete()
    a, b = (
        Sentence.objects.filter(version__article__outlet__name=name)[1]
        for name in ("Harbour Post", "Morning Gull")
    )
    Difference.objects.create(
        run=made.current_run, a=a, a_start=a.start, a_end=a.end, b=b, b_start=b.start, b_end=b.end,
        kind=kind, strength="conflict", score=1, because="It is so.",
    )  # fmt: skip
    shared = [row for row in rows_of(made, "Harbour Post", "Morning Gull") if row.shared]
    assert [row.state for row in shared] == [DIFFERS] * together
    assert [said.place.sentence for row in shared for said in row.first_said] == [a.pk, b.pk] * together


def test_a_rule_stands_once_behind_a_row() -> None:
    made = compared_story()
    Difference.objects.all().delete()
    pair = Alignment.objects.filter(level="aligned")[0]
    a, b = pair.a, pair.b
    for end in (5, 6):
        Difference.objects.create(
            run=made.current_run, a=a, a_start=a.start, a_end=a.start + end, b=b, b_start=b.start,
            b_end=b.start + end, kind="scope", strength="detail", score=1, because="It is so.",
        )  # fmt: skip
    rows = rows_of(made, a.version.article.outlet.name, b.version.article.outlet.name)
    (told,) = [[why for why in row.whys if why.kind] for row in rows if any(why.kind for why in row.whys)]
    assert [why.because for why in told] == ["It is so."]


def perhaps_the_same(made: Story, *words: str) -> None:
    a, b = (Sentence.objects.get(text__contains=one) for one in words)
    Alignment.objects.create(
        run=made.current_run, a=a, a_start=a.start, a_end=a.end, b=b, b_start=b.start, b_end=b.end, score=0.5,
        level="perhaps", because="It is so.", relations=[],
    )  # fmt: skip


def test_what_is_perhaps_the_same_is_not_called_only_here(client: Client) -> None:
    made = compared_story()
    names = ("Harbour Post", "Morning Gull")
    query = "&".join(f"article={keys(made)[name]}" for name in names)
    only = sum(row.only for row in rows_of(made, *names))
    assert "perhaps the same" not in shown(client, made, query)
    perhaps_the_same(made, "The ferry company", "Cyclists complained")
    assert sum(row.only for row in rows_of(made, *names)) == only - 2
    assert shown(client, made, query).count("perhaps the same as") == 2
    cells = [cell for row in rows_of(made, *names) for cell in row.cells]
    assert not any(said.only for cell in cells for said in cell.said if said.perhaps)


def test_what_may_well_stand_in_another_text_is_not_called_only_here() -> None:
    made = compared_story()
    names = ("Harbour Post", "Morning Gull")
    only = sum(row.only for row in rows_of(made, *names))
    assert made.current_run is not None
    made.current_run.only.filter(sentence__text__contains="The ferry company").delete()
    rows = rows_of(made, *names)
    assert sum(row.only for row in rows) == only - 1
    (line,) = [line for row in rows if row.alone_here for line in row.alone if "Harbour Post" in line]
    assert line == "1 sentence in Harbour Post"
    unclear = [said for row in rows for cell in row.cells for said in cell.said if said.unclear]
    assert ["".join(piece.text for piece in said.place.pieces) for said in unclear] == [
        "The ferry company will close its old pier in spring."
    ]


def test_a_third_text_that_shares_no_claim_with_two_others_is_said_to_tell_it_perhaps(client: Client) -> None:
    made = compared_story()
    assert made.current_run is not None

    def opening() -> AlignedRow:
        return next(row for row in rows_of(made, *ARTICLES) if all(cell.said for cell in row.cells))

    row = opening()
    assert row.loosely == ()
    third = [said.place.sentence for said in row.cells[2].said]
    ClaimMember.objects.filter(sentence__in=third).delete()
    assert opening().loosely == (row.cells[2].source.name,)


def test_a_text_that_perhaps_tells_what_two_others_do_is_not_said_to_lack_it(client: Client) -> None:
    made = compared_story()
    perhaps_the_same(made, "belongs to everybody", "Fishermen fear")
    query = "&".join(f"article={key}" for key in keys(made).values())
    said = Sentence.objects.get(text__contains="belongs to everybody").pk
    (row,) = [
        row for row in rows_of(made, *ARTICLES) if said in [one.place.sentence for one in row.first_said]
    ]
    assert [bool(cell.perhaps) for cell in row.cells] == [False, False, True]
    html = client.get(f"{reverse('compare', args=[made.slug])}?{query}").content.decode()
    assert f'<a href="#row-{row.cells[2].perhaps}">perhaps in another row</a>' in html


def rows_of(made: Story, *names: str) -> tuple[AlignedRow, ...]:
    results = load(made, parts=PARTS, level=Level.ALIGNED)
    chosen = [source for source in results.sources if source.outlet in names]
    return aligned_rows(results, chosen, chosen[0])


def test_a_row_that_is_told_in_other_words_says_so_and_marks_what_is_shared(client: Client) -> None:
    told = "A ferry with forty tourists on board sank in the night off the coast of Orle"
    made = compared_story(
        articles={
            "Harbour Post": f"{told}, coastguards confirmed.\nThe bridge of Talvern is open.\n",
            "Morning Gull": f"{told}, fishermen of Quillport said.\nHalf of Vinn has no light.\n",
        }
    )
    a, b = (Sentence.objects.get(text__contains=word) for word in ("The bridge", "Half of"))
    Alignment.objects.create(
        run=made.current_run, a=a, a_start=a.start, a_end=a.end, b=b, b_start=b.start, b_end=b.end, score=0.9,
        level="aligned", because="It is so.", relations=["agree"],
    )  # fmt: skip
    same, other = [row for row in rows_of(made, "Harbour Post", "Morning Gull") if row.shared]
    assert (same.likeness, other.likeness) == ("", "in other words")
    b.text = "The bridge of Vinn has no light."
    b.save()
    page = shown(client, made, "")
    assert "same fact, mostly in other words" in page
    assert page.count("same fact") > page.count("mostly in other words")
    assert (
        '<span class="m-shared">bridge</span>'
        in client.get(reverse("compare", args=[made.slug])).content.decode()
    )


def test_words_that_may_add_a_judgement_are_marked_as_in_their_article(client: Client) -> None:
    more = ARTICLES["Upland Courier"] + "The mayor bragged that he built it.\n"
    made = compared_story(articles=ARTICLES | {"Upland Courier": more})
    numbers = keys(made)
    article = made.articles.get(outlet__name="Upland Courier").get_absolute_url()
    both = f"article={numbers['Harbour Post']}&article={numbers['Upland Courier']}&open=all"
    compare = f"{reverse('compare', args=[made.slug])}?{both}"
    marks = re.compile(r'<mark class="m-(framing[^" ]*)[^>]*>([^<]+)')
    there = client.get(article).content.decode()
    text = there[there.index('class="article-text"') : there.index('class="article-foot"')]
    in_article = Counter(marks.findall(re.sub(r'(?s)<details class="note.*?</details>', "", text)))
    page = client.get(compare).content.decode()
    assert len(in_article) > 1
    assert Counter(marks.findall(page[page.index("<tbody") : page.index("</tbody>")])) == in_article


def test_a_row_names_the_words_that_may_add_a_judgement_with_their_rule(client: Client) -> None:
    made = compared_story()
    names = ("Harbour Post", "Upland Courier")
    rows = rows_of(made, *names)
    framed = [row for row in rows if row.shared and row.framing]
    (mark, *_) = [mark for row in framed for mark in row.framing]
    assert (mark.words, mark.quoted) == ("monstrous", False)
    assert all(row.worded for row in framed)
    query = "&".join(f"article={keys(made)[name]}" for name in names)
    html = client.get(f"{reverse('compare', args=[made.slug])}?{query}").content.decode()
    assert html.count('tabindex="-1" data-stop') == sum(bool(row.kinds) or row.worded for row in rows)
    page = text_of(html)
    assert f"Upland Courier: monstrous possible {mark.cue}. {mark.because}" in page
    assert not any(row.worded for row in rows_of(made, "Harbour Post", "Morning Gull"))


@pytest.mark.parametrize(
    "more", ["", "".join(f"A trader sold {n + 3} lamps at stall {n}.\n" for n in range(4))]
)
def test_words_that_only_one_text_has_are_marked_with_their_rule_too(client: Client, more: str) -> None:
    """Also where what it has alone is long enough to be folded."""
    bragged = f"The mayor bragged that he planted a hedge.\n{more}"
    made = compared_story(articles=ARTICLES | {"Morning Gull": ARTICLES["Morning Gull"] + bragged})
    (row,) = [row for row in rows_of(made, "Harbour Post", "Morning Gull") if row.framing]
    assert not row.shared
    (mark,) = row.framing
    html = client.get(reverse("compare", args=[made.slug])).content.decode()
    assert f"Morning Gull: bragged possible {mark.cue}. {mark.because}" in text_of(html)
    assert f'href="{escape(mark.flag_href)}"' in html
    assert ("data-fold" in html) == bool(more)


def test_the_note_shows_the_mark_that_the_words_have(client: Client) -> None:
    said = '"The monstrous hedge must go," said Mayor Ilse Brandmeier.\n'
    for words, mark in ((said, "framing-quoted"), (f"{said}The monstrous hedge fell.\n", "framing")):
        made = compared_story(articles=ARTICLES | {"Morning Gull": ARTICLES["Morning Gull"] + words})
        html = client.get(reverse("compare", args=[made.slug])).content.decode()
        assert f'judgement <mark class="m-{mark}">so</mark>' in html


@pytest.mark.parametrize(("both", "state"), [("", "told"), ("name", "told"), ("date", "agrees")])
def test_a_row_agrees_on_a_value_that_a_third_text_tells_otherwise_only_where_each_has_it(
    both: str, state: str
) -> None:
    made = compared_story()
    assert made.current_run is not None
    made.current_run.differences.all().delete()
    difference(made, ("Harbour Post", "Monday"), ("Upland Courier", "Monday"), kind="date")
    if both:
        difference(made, ("Morning Gull", "Monday"), ("Upland Courier", "Monday"), kind=both)
    row = next(row for row in rows_of(made, "Harbour Post", "Morning Gull") if "on Monday" in row.words)
    assert row.shared
    assert row.state == state


@pytest.mark.parametrize(("relations", "state"), [(["agree"], "agrees"), ([], "told"), (["framing"], "told")])
def test_a_pair_in_no_claim_agrees_where_its_own_sentences_do(relations: list[str], state: str) -> None:
    made = compared_story()
    assert made.current_run is not None
    made.current_run.claims.all().delete()
    made.current_run.differences.all().delete()
    made.current_run.alignments.update(relations=relations)
    row = next(row for row in rows_of(made, "Harbour Post", "Morning Gull") if "on Monday" in row.words)
    assert row.shared
    assert row.state == state
