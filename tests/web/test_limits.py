"""How many queries a page takes, and markup in every field."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsdiff.stories.models import AnalysisRun, Article, Flag, Outlet, Sentence, Story
from newsdiff.web.lasting import row_key
from tests.factories import ARTICLES, compared_story, staff, story

pytestmark = pytest.mark.django_db

HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)>'


def many(number: int) -> dict[str, str]:
    """Texts that agree and differ in turn."""
    return {
        f"Outlet {n}": (
            f"The bridge of Talvern, as number {n} tells it\n\n"
            "The town of Talvern opened its new harbour bridge on Monday.\n"
            f"Engineers said that {40 + n % 3} ships passed below it on the first day.\n"
            f"Our correspondent number {n} had lunch in the inn at the sign of the lamp {n}.\n"
        )
        for n in range(number)
    }


def addresses(made: Story) -> dict[str, str]:
    assert made.current_run is not None
    article = made.articles.order_by("pk")[0]
    claim = made.current_run.claims.all()[0]
    sentence = claim.members.all()[0].sentence_id
    return {
        "stories": reverse("stories"),
        "story": reverse("story", args=[made.slug]),
        "progress": reverse("progress", args=[made.slug]),
        "compare": reverse("compare", args=[made.slug]),
        "matrix": reverse("matrix", args=[made.slug]),
        "wording": reverse("wording", args=[made.slug]),
        "article": reverse("article", args=[made.slug, article.pk]),
        "claim": reverse("claim", args=[made.slug, claim.key]),
        "difference": apart(made),
        "flag": reverse("flag", args=[made.slug]) + f"?sentence={sentence}",
        "download": reverse("comparison_json", args=[made.slug]),
    }


def apart(made: Story) -> str:
    """The page of a difference that names no claim."""
    assert made.current_run is not None
    a, b = Sentence.objects.filter(version__article__story=made, position=0)[:2]
    sides = {"a": a, "a_start": a.start, "a_end": a.end, "b": b, "b_start": b.start, "b_end": b.end}
    row = made.current_run.differences.create(
        **sides, kind="name", strength="conflict", because="A rule.", score=0.9
    )
    return reverse("difference", args=[made.slug, row_key(row, {a.pk: a, b.pk: b})])


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_no_page_takes_more_than_twelve_queries_and_fifty_articles_take_as_many_as_five(
    client: Client,
) -> None:
    five, fifty = compared_story("Five", many(5)), compared_story("Fifty", many(50))
    client.force_login(staff(superuser=True))
    small = {name: queries(client, address) for name, address in addresses(five).items()}
    large = {name: queries(client, address) for name, address in addresses(fifty).items()}
    assert small == large
    download = small.pop("download")
    assert max(small.values()) <= 12, small
    assert download <= 16


def test_the_front_page_takes_as_many_queries_for_ten_stories_as_for_one(client: Client) -> None:
    compared_story("Number 0")
    alone = queries(client, reverse("stories"))
    for number in range(1, 10):
        compared_story(f"Number {number}")
    assert queries(client, reverse("stories")) == alone


def test_markup_in_every_field_is_shown_literally(client: Client) -> None:
    texts = {
        f"{HOSTILE} {name}": text.replace("Monday", f"Monday {HOSTILE}") for name, text in ARTICLES.items()
    }
    made = compared_story(f"{HOSTILE} bridge", {f"Plain {n}": text for n, text in enumerate(texts.values())})
    Story.objects.update(description=HOSTILE)
    for number, article in enumerate(Article.objects.all()):
        article.headline = article.byline = HOSTILE
        article.language = '"><img>'
        article.url = "javascript:alert(1)"
        article.save()
        Outlet.objects.filter(pk=article.outlet_id).update(name=f"{HOSTILE} {number}")
    assert made.current_run is not None
    member = made.current_run.claims.all()[0].members.all()[0].sentence
    Flag.objects.create(
        version=member.version,
        start=member.start,
        end=member.end,
        words=member.text,
        kind="loaded",
        comment=HOSTILE,
        state="approved",
        reader="r",
        address="a",
    )
    AnalysisRun.objects.create(story=made, state="failed", error=HOSTILE)
    for name, address in addresses(made).items():
        if name == "download":
            continue
        page = client.get(address).content.decode()
        assert "<script>alert" not in page, name
        assert "<img" not in page, name
        assert "javascript:" not in page, name
    assert "&lt;script&gt;alert(1)" in client.get(made.get_absolute_url()).content.decode()


def test_markup_that_staff_hand_in_is_shown_literally(client: Client) -> None:
    client.force_login(staff(superuser=True))
    story(f"{HOSTILE}", {})
    given = {"text": f"{ARTICLES['Harbour Post']}\nHe wrote {HOSTILE} on the pillar of the bridge.\n"}
    given |= dict.fromkeys(("outlet", "headline", "byline"), HOSTILE)
    answer = client.post(reverse("upload"), given, follow=True)
    refused = client.post(reverse("upload"), {**given, "url": HOSTILE, "published": HOSTILE})
    for page in (answer.content.decode(), refused.content.decode()):
        assert "He wrote &lt;script&gt;" in page
        assert "<script>alert" not in page
        assert "<img" not in page
