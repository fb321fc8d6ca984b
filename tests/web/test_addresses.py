"""Addresses of stories: readable in the script of their titles, and one for each story."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from newsdiff.stories.services.outlets import outlet_named
from newsdiff.stories.services.stories import create_story, slug_of
from newsdiff.web.results import claim_href
from tests.browser.pages import World
from tests.factories import ARTICLES, compared_story

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Die Straße – und ihre Brücke", "die-strasse-und-ihre-brucke"),
        ("Мост через реку", "мост-через-реку"),
        ("東京の橋", "東京の橋"),
        ("جسر المدينة", "جسر-المدينة"),
        ("Ñandú/Emu: 3 eggs", "nandu-emu-3-eggs"),
        ("हिन्दी समाचार", "हिन्दी-समाचार"),
        ("தமிழ் செய்தி", "தமிழ்-செய்தி"),
        ("น้ำท่วมที่เมือง", "น้ำท่วมที่เมือง"),
        ("1½ years, ¾ done", "1-1-2-years-3-4-done"),
        ("Acme™ opens №\u00a05", "acme-opens-5"),
        ("ﬁre on 5 m²", "fire-on-5-m2"),
        ("❤\ufe0f Orm x\u0302 Бу\u0301ква", "orm-x-буква"),
        ("_-don't-_", "dont"),
        ("🎉🚀", ""),
    ],
)
def test_an_address_is_made_of_the_words_in_their_own_script(title: str, slug: str) -> None:
    assert slug_of(title) == slug


def test_titles_without_letters_and_equal_titles_get_addresses_of_their_own() -> None:
    slugs = [create_story(title).slug for title in ("🎉🚀", "🌊", "Мост", "Мост", "мост!")]
    assert slugs == ["story", "story-2", "мост", "мост-2", "мост-3"]


def test_every_page_of_a_story_is_found_at_an_address_in_another_script(client: Client) -> None:
    texts = {f"Газета {name}": text for name, text in ARTICLES.items()}
    world = World.build(texts, title="Мост через реку")
    client.force_login(world.editor)
    assert unquote(world.made.get_absolute_url()) == "/stories/мост-через-реку/"
    for name, address in world.addresses().items():
        if address.startswith(world.made.get_absolute_url()):
            assert client.get(address, follow=True).status_code == 200, name
    asked = {"headers": {"HX-Request": "true"}}
    pushed = client.get(reverse("matrix", args=[world.made.slug]), {"state": "differs"}, **asked)
    assert unquote(pushed.headers["HX-Push-Url"]) == "/stories/мост-через-реку/matrix/?state=differs"
    saved = client.get(reverse("comparison_json", args=[world.made.slug]))
    assert "filename*=utf-8''%D0%BC" in saved.headers["Content-Disposition"]


def test_a_story_is_found_at_an_address_with_vowel_signs(client: Client) -> None:
    story = create_story("हिन्दी समाचार", publish=True)
    assert client.get(story.get_absolute_url()).status_code == 200
    assert client.get("/stories/%00/").status_code == 404


def test_the_address_of_an_outlet_is_chosen_once(admin_client: Client) -> None:
    outlet = outlet_named("हिन्दी समाचार")
    place = reverse("admin:stories_outlet_change", args=[outlet.pk])
    admin_client.post(place, {"name": outlet.name, "slug": "other", "url": "https://gull.example/"})
    outlet.refresh_from_db()
    assert (outlet.slug, outlet.url) == ("हिन्दी-समाचार", "https://gull.example/")


def test_an_article_and_a_claim_are_found_under_a_wrong_name_of_their_story(client: Client) -> None:
    made, other = compared_story(), compared_story("Elsewhere", {"Far Post": "A town\n\nIt has no bridge.\n"})
    article = made.articles.all()[0]
    for slug in ("harbour-bridge", "The-harbour-bridge-of-Talvern", other.slug):
        answer = client.get(f"/stories/{slug}/articles/{article.pk}/?show=differs&show=only")
        assert answer.status_code == 301
        assert answer.headers["Location"] == f"{article.get_absolute_url()}?show=differs&show=only"
    assert made.current_run is not None
    claim = made.current_run.claims.all()[0]
    answer = client.get(f"/stories/harbour-bridge/claims/{claim.key}/?at=5")
    assert (answer.status_code, answer.headers["Location"]) == (
        301,
        f"{claim_href(made.slug, claim.key)}?at=5",
    )
    assert client.get(answer.headers["Location"]).status_code == 200


def test_what_no_number_tells_or_what_is_not_to_be_seen_is_not_found(client: Client) -> None:
    made = compared_story()
    draft = compared_story("A draft", published=False)
    assert made.current_run is not None
    key = made.current_run.claims.all()[0].key
    hidden = draft.articles.all()[0].pk
    for address in (
        "",
        "compare/",
        "matrix/",
        f"articles/{hidden}/",
        "articles/999999/",
        f"claims/{'0' * 16}/",
    ):
        assert client.get(f"/stories/no-such-story/{address}").status_code == 404, address
    assert client.get(f"/stories/{made.slug}/articles/{hidden}/").status_code == 404
    assert client.get(f"/stories/no-such-story/claims/{key}/").status_code == 301
    compared_story("The same texts once more")
    assert client.get(f"/stories/no-such-story/claims/{key}/").status_code == 404
