"""How outlets stand: what is counted, with which base, and what is left out."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import Article, FramingMark, Label, Outlet, Sentence, Story
from newsdiff.web.outletcounts import Share, Standing, standings, total
from newsdiff.web.pages import manner
from newsdiff.web.pages import outlet as outlet_page
from newsdiff.web.pages import outlets as outlets_page
from newsdiff.web.pages.outlet import OutletPage
from newsdiff.web.pages.outlets import OutletsPage
from tests.factories import ARTICLES, add_article, compare, compared_story, staff, story
from tests.web.test_limits import HOSTILE, many, queries

pytestmark = pytest.mark.django_db


def outlet(name: str = "Harbour Post") -> Outlet:
    return Outlet.objects.get(name=name)


def test_counts_are_those_of_the_current_comparisons() -> None:
    made = compared_story()
    run = made.current_run
    assert run is not None
    standing = OutletPage.build(outlet()).standing
    own = {"sentence__version__article__outlet__name": "Harbour Post"}
    assert (standing.stories, standing.articles, standing.sentences) == (1, 1, 5)
    assert standing.only == run.only.filter(**own).count()
    told = run.claims.filter(**{f"members__{name}": value for name, value in own.items()})
    assert standing.shared == told.values("members__sentence").distinct().count() > 0
    assert 0 < standing.differing <= standing.shared
    text = ARTICLES["Harbour Post"]
    assert standing.words == len(text.split())
    compare(made)
    assert OutletPage.build(outlet()).standing == standing


def test_a_newer_text_replaces_the_older_one_in_the_counts() -> None:
    made = compared_story()
    add_article(made, "Harbour Post", ARTICLES["Harbour Post"] + "The mayor cut a ribbon of blue silk.\n")
    compare(made)
    assert OutletPage.build(outlet()).standing.sentences == 6


def test_drafts_single_articles_other_languages_and_samples_are_not_counted() -> None:
    compared_story("A draft", published=False)
    compared_story("A single text", {"Harbour Post": ARTICLES["Harbour Post"]})
    compared_story("A sample", sample=True)
    assert OutletsPage.build("1").rows == ()
    compared_story("A real one")
    Article.objects.filter(story__title="A real one", outlet=outlet("Morning Gull")).update(language="de")
    page = OutletsPage.build("1")
    assert [(row.name, row.standing.stories) for row in page.rows] == [
        ("Harbour Post", 1),
        ("Upland Courier", 1),
    ]
    assert {row.name for row in page.samples} == set(ARTICLES)


def test_an_outlet_of_samples_alone_is_said_to_be_invented(client: Client) -> None:
    compared_story(sample=True)
    page = OutletPage.build(outlet())
    assert page.sample
    assert page.standing.articles == 1
    assert "this outlet is invented" in client.get(reverse("outlet", args=[outlet().pk])).content.decode()


def test_samples_of_an_outlet_that_has_real_stories_stand_apart(client: Client) -> None:
    compared_story("Real")
    compared_story("Sample", sample=True)
    page = OutletPage.build(outlet())
    assert [row.title for row in page.stories] == ["Real"]
    assert [row.title for row in page.samples] == ["Sample"]
    assert page.standing.articles == 1
    assert "counted in no figure above" in client.get(reverse("outlet", args=[outlet().pk])).content.decode()


def test_stories_add_up_to_the_whole_and_texts_of_others_to_the_frame() -> None:
    compared_story("One")
    compared_story("Two", {name: text.replace("bridge", "tunnel") for name, text in ARTICLES.items()})
    page = OutletPage.build(outlet())
    assert page.standing == total(row.standing for row in page.stories)
    assert standings("outlet")[outlet().pk,] == page.standing
    assert page.all.articles == 6
    assert page.standing.stories == page.all.stories == 2


def test_a_share_of_a_small_base_is_only_counted_and_a_small_base_said_to_be() -> None:
    assert Share(3, 19).percent is None
    assert Share(5, 20).percent == 25
    assert Standing(words=499, own=3).marks_rate is None
    assert Standing(words=2000, own=3).marks_rate == 1.5
    assert Standing(stories=2, sentences=500).small
    assert Standing(stories=9, sentences=99).small
    assert not Standing(stories=3, sentences=100).small


def test_words_that_are_only_learned_count_where_they_are_sure() -> None:
    made = compared_story()
    mark = FramingMark.objects.filter(sentence__version__article__outlet__name="Upland Courier").first()
    assert mark is not None
    counted = {}
    for cue, score in (("loaded", 0.55), ("coloured", 0.55), ("coloured", 0.6)):
        FramingMark.objects.filter(pk=mark.pk).update(cue=cue, score=score)
        counted[cue, score] = standings("outlet__name")["Upland Courier",].own
        page = OutletPage.build(outlet("Upland Courier"))
        assert sum(row.own for row in page.cues) == page.standing.own == counted[cue, score]
    assert made.current_run == mark.run
    assert counted["loaded", 0.55] == counted["coloured", 0.6] == counted["coloured", 0.55] + 1


def test_marks_in_quotations_are_counted_apart() -> None:
    made = compared_story()
    sentence = Sentence.objects.get(text__startswith="Talvern opened its monstrous")
    FramingMark.objects.all().delete()
    for voice in ("quoted", "outlet"):
        FramingMark.objects.create(
            run=made.current_run,
            sentence=sentence,
            start=sentence.start + 19,
            end=sentence.start + 28,
            cue="loaded",
            voice=voice,
            score=0.9,
            because="It is.",
        )
    page = OutletPage.build(outlet("Upland Courier"))
    assert (page.standing.own, page.standing.quoted) == (1, 1)
    assert [(cue.own, cue.quoted) for cue in page.cues] == [(1, 1)]
    assert [mark.quoted for mark in page.marks] == [False, True]
    assert OutletPage.build(outlet()).standing.own == 0
    assert OutletPage.build(outlet()).all.own == 1


def test_terms_lead_to_their_sentence_and_stand_beside_those_of_others() -> None:
    made = compared_story()
    Label.objects.all().delete()
    for name, text in {"Harbour Post": "the bridge", "Morning Gull": "the crossing"}.items():
        version = made.articles.get(outlet__name=name).current_version
        assert version is not None
        sentence = version.sentences.order_by("position")[1]
        Label.objects.create(
            run=made.current_run,
            referent="bridge",
            version=version,
            text=text,
            count=2,
            sentences=[sentence.pk],
        )
    (terms,) = OutletPage.build(outlet()).terms
    (own,) = terms.own
    assert (own.text, own.count) == ("the bridge", 2)
    assert "/articles/" in own.href
    assert "#s-" in own.href
    assert terms.others == ("the crossing",)
    assert OutletPage.build(outlet("Upland Courier")).terms == ()


def label(
    made: Story, outlet: str, text: str, *, count: int, kind: str = "plain", referent: str = "bridge"
) -> None:
    version = made.articles.get(outlet__name=outlet).current_version
    assert version is not None
    Label.objects.create(
        run=made.current_run,
        referent=referent,
        version=version,
        text=text,
        kind=kind,
        count=count,
        sentences=[],
    )


def test_a_name_is_counted_over_all_stories_and_loaded_ones_come_first() -> None:
    one, two = compared_story("One"), compared_story("Two")
    Label.objects.all().delete()
    label(one, "Harbour Post", "The span", count=2)
    label(two, "Harbour Post", "the span", count=3)
    label(two, "Harbour Post", "the eyesore", count=1, kind="loaded", referent="toll")
    label(one, "Morning Gull", "the SPAN", count=1)
    label(two, "Morning Gull", "the crossing", count=1)
    label(two, "Morning Gull", "the charge", count=4, referent="toll")
    label(two, "Morning Gull", "the crown", count=4, referent="flag")
    page = OutletPage.build(outlet())
    told = [(t.referent, [(w.text, w.count, w.loaded) for w in t.own], t.others) for t in page.terms]
    assert told == [
        ("toll", [("the eyesore", 1, True)], ("the charge",)),
        ("bridge", [("the span", 5, False)], ("the crossing",)),
    ]
    assert not page.more_terms


def test_what_an_outlet_has_much_of_is_cut_and_said_to_be(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        compared_story(f"Number {number}")
    for sentence in Sentence.objects.filter(text__contains="herring"):
        FramingMark.objects.create(
            run=sentence.version.article.story.current_run,
            sentence=sentence,
            start=sentence.start,
            end=sentence.start + 9,
            cue="loaded",
            voice="outlet",
            score=0.5,
            because="A rule.",
        )
    whole = OutletPage.build(outlet("Upland Courier"))
    assert len(whole.marks) >= 3
    for name in ("TERMS", "MARKS"):
        monkeypatch.setattr(manner, name, 1)
    monkeypatch.setattr(outlet_page, "PER_PAGE", 2)
    page = OutletPage.build(outlet("Upland Courier"), number="2")
    assert [row.title for row in page.stories] == ["Number 0"]
    assert (page.number, page.pages, page.previous, page.next) == (2, 2, 1, None)
    assert (page.standing, page.cues) == (whole.standing, whole.cues)
    assert (page.marks, page.more_marks) == (whole.marks[:1], len(whole.marks) + whole.more_marks - 1)
    text = client.get(reverse("outlet", args=[outlet("Upland Courier").pk])).content.decode()
    assert 'href="?page=2#stories-title"' in text
    assert f"{page.more_marks} more are marked" in text


def test_a_page_of_outlets_counts_only_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    compared_story()
    everybody = OutletsPage.build("1").rows
    monkeypatch.setattr(outlets_page, "PER_PAGE", 2)
    first, second = OutletsPage.build("1"), OutletsPage.build("2")
    assert (first.rows, second.rows) == (everybody[:2], everybody[2:])
    assert (first.next, second.previous, second.next) == (2, 1, None)


def test_outlets_stand_by_name_and_not_by_any_figure() -> None:
    compared_story("One", {"b Post": ARTICLES["Harbour Post"], "A Gull": ARTICLES["Morning Gull"]})
    assert [row.name for row in OutletsPage.build("1").rows] == ["A Gull", "b Post"]


def test_there_is_no_page_for_an_outlet_of_drafts_alone(client: Client) -> None:
    compared_story(published=False)
    assert client.get(reverse("outlet", args=[outlet().pk])).status_code == 404
    assert client.get("/outlets/99999999999999999999999/").status_code == 404
    client.force_login(staff())
    assert client.get(reverse("outlet", args=[outlet().pk])).status_code == 404


def test_a_story_that_is_not_compared_yet_leaves_a_page_that_says_so(client: Client) -> None:
    story()
    assert "No compared article" in client.get(reverse("outlet", args=[outlet().pk])).content.decode()
    assert "No story with two compared" in client.get(reverse("outlets")).content.decode()


@pytest.mark.parametrize("number", ["", "x", "-3", "0", "9" * 30, "\x00"])
def test_any_page_number_is_answered(client: Client, number: str) -> None:
    assert client.get(reverse("outlets"), {"page": number}).status_code == 200


def test_the_pages_take_the_same_queries_for_five_articles_and_fifty(client: Client) -> None:
    compared_story("Five", many(5))
    client.force_login(staff(superuser=True))
    addresses = (reverse("outlets"), reverse("outlet", args=[outlet("Outlet 1").pk]))
    few = [queries(client, address) for address in addresses]
    compared_story("Fifty", many(50))
    assert [queries(client, address) for address in addresses] == few
    assert max(few) <= 12


def test_markup_in_names_terms_and_sentences_is_shown_literally(client: Client) -> None:
    texts = {name: text.replace("monstrous", f"monstrous {HOSTILE}") for name, text in ARTICLES.items()}
    compared_story(HOSTILE, texts)
    Story.objects.update(title=HOSTILE)
    for number, made in enumerate(Outlet.objects.all()):
        Outlet.objects.filter(pk=made.pk).update(name=f"{HOSTILE} {number}", url="javascript:alert(1)")
        page = client.get(reverse("outlet", args=[made.pk])).content.decode()
        assert "&lt;script&gt;" in page
        assert not any(bad in page for bad in ("<script>alert", "<img", "javascript:"))
