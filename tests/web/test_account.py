"""Signing in and out: a way to both at the foot of every page."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import Story
from tests.factories import compared_story, staff

pytestmark = pytest.mark.django_db


def foot(page: str) -> str:
    return page[page.index("<footer") : page.index("</footer>")]


def addresses(made: Story) -> list[str]:
    """Pages of a story, of none, and pages that say that there is none."""
    of_story = [
        reverse(name, args=[made.slug]) for name in ("story", "compare", "matrix", "wording", "pictures")
    ]
    others = [reverse(name) for name in ("stories", "outlets", "about", "search")]
    return [*of_story, *others, "/nowhere/", reverse("delete", args=[made.slug])]


def test_every_page_leads_to_signing_in_and_back(client: Client) -> None:
    for address in addresses(compared_story()):
        answer = client.get(f"{address}?page=1&q=a")
        if answer.status_code == 302:  # what is for staff leads there at once
            assert reverse("admin:login") in answer.headers["Location"]
            continue
        page = foot(answer.content.decode())
        href = page[page.index(reverse("admin:login")) :].split('"')[0]
        assert parse_qs(urlsplit(href).query) == {"next": [f"{address}?page=1&q=a"]}
        assert "Sign out" not in page


def test_the_link_signs_in_and_leads_back(client: Client) -> None:
    made = compared_story(published=False)
    staff("editor", password="a long password", superuser=True)
    answer = client.post(
        f"{reverse('admin:login')}?next={made.get_absolute_url()}",
        {"username": "editor", "password": "a long password", "next": made.get_absolute_url()},
    )
    assert answer.headers["Location"] == made.get_absolute_url()


def test_who_is_signed_in_signs_out_by_a_form(client: Client) -> None:
    made = compared_story()
    client.force_login(staff("edna", superuser=True))
    for address in addresses(made):
        page = foot(client.get(address).content.decode())
        assert f'method="post" action="{reverse("admin:logout")}"' in page
        assert "csrfmiddlewaretoken" in page
        assert "Signed in as <bdi>edna</bdi>" in page
        assert "Sign in<" not in page
    answer = client.post(reverse("admin:logout"), {"next": reverse("stories")})
    assert answer.headers["Location"] == reverse("stories")
    assert "Sign in" in foot(client.get(reverse("stories")).content.decode())


def test_a_page_that_answers_a_form_does_not_lead_back_to_where_only_forms_go(client: Client) -> None:
    made = compared_story()
    answer = client.post(reverse("matrix", args=[made.slug]))
    page = foot(answer.content.decode())
    assert f'href="{reverse("admin:login")}"' in page
