"""What a link within a page leads to is there, and no two things on a page have one name."""

import re
from collections import Counter
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import Story
from newsdiff.web.pages import story as story_page
from newsdiff.web.pages.story import StoryPage
from tests.factories import compare, compared_story

pytestmark = pytest.mark.django_db


def pages(made: Story) -> list[str]:
    assert made.current_run is not None
    own = [made.slug]
    names = ("story", "compare", "matrix", "wording", "pictures")
    return [
        reverse("stories"),
        reverse("about"),
        reverse("outlets"),
        *(reverse(name, args=own) for name in names),
        *(f"{made.get_absolute_url()}?all={part}" for part in story_page.WHOLE),
        *(reverse("article", args=[made.slug, article.pk]) for article in made.articles.all()),
        *(contrast.href for contrast in StoryPage.build(made).conflicts.rows),
        *(reverse("claim", args=[made.slug, claim.key]) for claim in made.current_run.claims.all()),
    ]


def ids(page: str) -> Counter[str]:
    return Counter(re.findall(r'\sid="([^"]+)"', page))


def test_every_link_within_a_page_leads_to_something_and_names_are_there_once(client: Client) -> None:
    made = compared_story()
    for address in pages(made):
        page = client.get(address).content.decode()
        found = ids(page)
        assert [name for name, count in found.items() if count > 1] == [], address
        for anchor in re.findall(r'href="#([^"]+)"', page):
            assert unescape(anchor) in found, f"{address}: #{anchor}"


def test_the_address_of_a_difference_holds_when_the_texts_are_compared_again(db: None) -> None:
    made = compared_story()
    keys = [contrast.key for contrast in StoryPage.build(made).sharpest]
    compare(made)
    assert keys
    assert [contrast.key for contrast in StoryPage.build(made).sharpest] == keys


def test_a_claim_that_is_opened_in_two_places_has_other_names_there(client: Client) -> None:
    made = compared_story()
    page = client.get(made.get_absolute_url()).content.decode()
    openers = set(re.findall(r'hx-get="(/stories/[^"]*/(?:claims|differences)/[^"]+)"', page))
    opened = [
        ids(client.get(address, headers={"HX-Request": "true"}).content.decode()) for address in openers
    ]
    assert len(opened) > 1
    assert max(sum(opened, Counter()).values()) == 1
    key = made.current_run.claims.all()[0].key if made.current_run else ""
    strange = client.get(reverse("claim", args=[made.slug, key]), {"at": '"><b>'}).content.decode()
    assert f'id="claim-{key}"' in strange
