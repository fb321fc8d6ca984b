"""What is answered where there is no page: each with words that say why, and a way on."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from newsdiff.web.middleware import LONGEST_ADDRESS
from tests.factories import compared_story, staff

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/search/?q=", "/stories/", "/matrix/?state="])
def test_an_address_that_is_too_long_gets_a_page_with_a_way_on(client: Client, address: str) -> None:
    answer = client.get(address + "a" * LONGEST_ADDRESS)
    shown = answer.content.decode()
    assert answer.status_code == 414
    assert "The address is too long" in shown
    assert f'href="{reverse("search")}"' in shown
    assert "a" * 300 not in shown


def test_the_longest_addresses_that_the_pages_themselves_make_are_taken(client: Client) -> None:
    made = compared_story()
    keys = "&".join(f"open=row-{n}-{n + 1}" for n in range(200))
    articles = "&".join(f"article={article.pk}" for article in made.articles.all())
    assert client.get(f"/stories/{made.slug}/compare/?{articles}&{keys}").status_code == 200
    assert client.get("/search/", {"q": "あ" * 200}).status_code == 200


@pytest.mark.parametrize(("method", "name"), [("get", "publish"), ("post", "story"), ("delete", "matrix")])
def test_an_address_that_is_asked_in_another_way_leads_on(client: Client, method: str, name: str) -> None:
    made = compared_story()
    client.force_login(staff("editor"))
    answer = getattr(client, method)(reverse(name, args=[made.slug]))
    shown = answer.content.decode()
    assert answer.status_code == 405
    assert answer.headers["Allow"]
    assert "Nothing to read here" in shown
    assert f'<a href="{reverse("stories")}">All stories</a>' in shown


def test_somebody_without_the_right_is_told_so_and_can_log_in(client: Client) -> None:
    made = compared_story()
    client.force_login(staff("reader"))
    answer = client.get(reverse("delete", args=[made.slug]))
    assert answer.status_code == 403
    assert "You are signed in as reader" in answer.content.decode()


@pytest.mark.parametrize("address", ["/nowhere/", "/stories/nowhere/", "/outlets/0/"])
def test_a_page_that_is_not_there_leads_on(client: Client, address: str) -> None:
    answer = client.get(address)
    shown = answer.content.decode()
    assert answer.status_code == 404
    assert "Nothing here" in shown
    assert f'<a href="{reverse("stories")}">All stories</a>' in shown
    assert 'class="legend"' not in shown


def test_when_something_breaks_the_page_says_so_in_its_own_looks(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("newsdiff.web.views.stories.StoriesPage.build", broken)
    client.raise_request_exception = False
    answer = client.get("/")
    shown = answer.content.decode()
    assert answer.status_code == 500
    assert "Something broke on our side" in shown
    assert "css/base" in shown
    for way_on in ("stories", "about"):
        assert f'href="{reverse(way_on)}"' in shown
