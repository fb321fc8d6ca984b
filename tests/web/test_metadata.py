"""What pages say to machines: whole addresses, who told what, and nothing of what is not for everybody."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import Article, Outlet, Story
from tests.factories import add_article, compare, compared_story, staff
from tests.web.test_limits import HOSTILE

pytestmark = pytest.mark.django_db


def head(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    return page[: page.index("</head>")]


def properties(shown: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:property|name)="([\w:]+)" content="([^"]*)"', shown))


def data(shown: str) -> dict[str, Any]:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', shown, re.S)
    return json.loads(text)


def public(made: Story) -> dict[str, str]:
    assert made.current_run is not None
    article = made.articles.all()[0]
    claim = made.current_run.claims.all()[0]
    pages = ("story", "compare", "matrix", "wording", "pictures")
    return {
        "stories": reverse("stories"),
        "about": reverse("about"),
        "outlets": reverse("outlets"),
        "outlet": reverse("outlet", args=[article.outlet_id]),
        "article": reverse("article", args=[made.slug, article.pk]),
        "claim": reverse("claim", args=[made.slug, claim.key]),
        **{name: reverse(name, args=[made.slug]) for name in pages},
    }


def test_every_public_page_has_a_canonical_address_and_says_what_it_is(client: Client) -> None:
    titles = set()
    for name, address in public(compared_story()).items():
        shown = head(client, f"{address}?nonsense=1")
        assert f'<link rel="canonical" href="http://testserver{address}">' in shown, name
        found = properties(shown)
        assert found["og:url"] == f"http://testserver{address}", name
        assert found["og:description"] == found["description"], name
        assert 0 < len(found["description"]) <= 200, name
        assert "robots" not in found, name
        titles.add(found["og:title"])
    assert len(titles) == 11


def test_drafts_searches_errors_and_forms_are_not_for_machines(client: Client) -> None:
    made = compared_story("Secret", published=False)
    assert made.current_run is not None
    sentence = made.current_run.claims.all()[0].members.all()[0].sentence_id
    client.force_login(staff(superuser=True))
    mine = {name: address for name, address in public(made).items() if "/stories/" in address}
    closed = {
        **mine,
        "search": "/search/?q=bridge",
        "flag": f"{reverse('flag', args=[made.slug])}?sentence={sentence}",
        "progress": reverse("progress", args=[made.slug]),
        "upload": reverse("upload"),
        "missing": "/nowhere/",
    }
    for name, address in closed.items():
        shown = head(client, address)
        assert properties(shown).get("robots") == "noindex", name
        assert "canonical" not in shown, name
        assert "og:" not in shown, name
        assert "ld+json" not in shown, name


def test_an_article_is_its_outlets_news(client: Client) -> None:
    made = compared_story()
    article = made.articles.all()[0]
    Article.objects.filter(pk=article.pk).update(url="https://post.example/bridge", language="en")
    found = data(head(client, reverse("article", args=[made.slug, article.pk])))
    assert found["@type"] == "NewsArticle"
    assert found["url"] == "https://post.example/bridge"
    assert found["publisher"]["name"] == article.outlet.name
    assert found["headline"] == article.headline
    assert found["inLanguage"] == "en"
    assert "datePublished" not in found
    assert found["isPartOf"]["url"] == f"http://testserver{made.get_absolute_url()}"


def test_a_text_of_which_nobody_says_who_wrote_it_has_no_publisher(client: Client) -> None:
    made = compared_story()
    article = made.articles.all()[0]
    Outlet.objects.filter(pk=article.outlet_id).update(named=False)
    assert "publisher" not in data(head(client, reverse("article", args=[made.slug, article.pk])))


def test_a_headline_that_looks_like_an_address_stays_as_it_is(client: Client) -> None:
    made = compared_story()
    article = made.articles.all()[0]
    Article.objects.filter(pk=article.pk).update(headline="/stories/ of a bridge")
    found = data(head(client, reverse("article", args=[made.slug, article.pk])))
    assert found["headline"] == "/stories/ of a bridge"
    assert found["url"] == f"http://testserver{reverse('article', args=[made.slug, article.pk])}"


def test_a_claim_names_where_it_appears_and_is_rated_by_nobody(client: Client) -> None:
    made = compared_story()
    assert made.current_run is not None
    claim = made.current_run.claims.order_by("-articles")[0]
    found = data(head(client, reverse("claim", args=[made.slug, claim.key])))
    assert found["@type"] == "Claim"
    assert len(found["appearance"]) == claim.articles
    assert all(place["url"].startswith("http://testserver/stories/") for place in found["appearance"])
    assert "Rating" not in json.dumps(found)


def test_the_story_lists_its_texts(client: Client) -> None:
    made = compared_story()
    found = data(head(client, made.get_absolute_url()))
    assert found["@type"] == "CollectionPage"
    assert len(found["hasPart"]) == 3


def test_what_is_invented_is_given_to_nobody_as_news(client: Client) -> None:
    for name, address in public(compared_story(sample=True)).items():
        assert "ld+json" not in head(client, address), name


def test_a_claim_of_an_older_comparison_points_to_todays(client: Client) -> None:
    made = compared_story()
    assert made.current_run is not None
    ships = made.current_run.claims.filter(members__sentence__text__contains="ships").first()
    assert ships is not None
    text = made.articles.get(outlet__name="Harbour Post").current_version
    assert text is not None
    add_article(made, "Harbour Post", text.text.replace("40 ships", "41 ships"))
    compare(made)
    shown = head(client, reverse("claim", args=[made.slug, ships.key]))
    assert ships.key not in properties(shown)["og:url"]


def test_markup_in_any_field_stays_inside_its_place(client: Client) -> None:
    made = compared_story(HOSTILE)
    Story.objects.update(description=f"</script>{HOSTILE}")
    for article in made.articles.select_related("outlet"):
        Article.objects.filter(pk=article.pk).update(headline=f"</script>{HOSTILE}")
    for address in public(made).values():
        shown = head(client, address)
        assert "<script>alert" not in shown
        assert "<img" not in shown
    assert HOSTILE in data(head(client, made.get_absolute_url()))["hasPart"][0]["headline"]


def test_robots_are_kept_from_desks_forms_and_searches(client: Client) -> None:
    answer = client.get("/robots.txt")
    assert answer.headers["Content-Type"].startswith("text/plain")
    lines = answer.content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /admin/" in lines
    assert "Disallow: /search/" in lines


def test_a_page_without_an_icon_of_its_own_finds_ours(client: Client) -> None:
    answer = client.get("/favicon.ico")
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(".svg")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("“{}”", "“{}…”"),
        ("“He said ‘{}’ there”", "“He said ‘{}…’”"),
        ("„{}“", "„{}…“"),
        ('He said "{}"', 'He said "{}…"'),
        ("“So.” Then it can’t be {}", "“So.” Then it can’t be {}…"),
    ],
)
def test_a_description_that_is_cut_closes_its_quotations(client: Client, words: str, told: str) -> None:
    made = compared_story()
    Story.objects.update(description=words.format("ship " * 60))
    found = unescape(properties(head(client, made.get_absolute_url()))["og:description"])
    ships = found.count("ship")
    assert found == told.format(" ".join(["ship"] * ships))
    assert len(found) <= 200 < len(found) + len(" ship")
