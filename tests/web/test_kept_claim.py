"""The address of a claim that the newest comparison no longer has shows what it said, and where it went."""

from dataclasses import replace

import pytest
from django.test import Client

from newsdiff.stories.models import Story
from newsdiff.web.pages.claim import ClaimPage, find_claim
from newsdiff.web.words import quoted
from tests.factories import add_article, compare, compared_story
from tests.web.test_contrasts import text_of

pytestmark = pytest.mark.django_db

FOURTH = """Bridge of Talvern is open

The town of Talvern opened its new harbour bridge on Monday.
Engineers said that 40 ships passed below it on the first day.
"This bridge belongs to everybody," said Mayor Ilse Brandmeer.
"""


def pages(made: Story, keys: list[str]) -> dict[str, ClaimPage]:
    found = {key: find_claim(made, key) for key in keys}
    return {key: ClaimPage.build(made, claim) for key, claim in found.items() if claim}


def test_a_kept_claim_shows_what_it_said_and_leads_to_the_one_of_today(client: Client) -> None:
    made = compared_story()
    assert made.current_run is not None
    keys = list(made.current_run.claims.values_list("key", flat=True))
    before = pages(made, keys)
    assert any(contrast.conflict for page in before.values() for contrast in page.contrasts)

    add_article(made, "Evening Tern", FOURTH)
    compare(made)
    made.refresh_from_db()
    after = {key: page for key, page in pages(made, keys).items() if page.dated}
    assert any(page.contrasts for page in after.values())
    assert {key: replace(page, dated=None, today_href="") for key, page in after.items()} == {
        key: before[key] for key in after
    }

    told = next(page for page in after.values() if page.contrasts)
    shown = text_of(client.get(told.href).content.decode())
    assert "This is how the claim stood in the comparison of" in shown
    assert "Where they differ" in shown
    today = client.get(told.today_href)
    assert "This is how the claim stood" not in today.content.decode()
    assert "Evening Tern" in today.content.decode()


def test_a_claim_is_called_by_its_words_where_only_its_title_is_seen(client: Client) -> None:
    made = compared_story()
    assert made.current_run is not None
    for claim in made.current_run.claims.select_related("run"):
        page = ClaimPage.build(made, claim)
        words = page.words
        shown = client.get(page.href).content.decode()
        assert f"<title>{quoted(words)[:20]}" in shown.replace("&quot;", '"').replace("&#x27;", "'")


def test_the_heading_of_a_claim_says_where_its_sentence_goes_on(client: Client) -> None:
    made = compared_story()
    assert made.current_run is not None
    member = made.current_run.claims.get(members__sentence__text__contains="40 ships").members.all()[0]
    claim = member.claim
    for other in claim.members.all():
        other.end = other.start + other.sentence.text.index("first day") - 1
        other.save()
    page = ClaimPage.build(made, claim)
    assert page.words.endswith("\N{NO-BREAK SPACE}…")
    assert page.told.endswith("…"), "what is copied says so too"
    assert " ".join(page.words.split()) in text_of(client.get(page.href).content.decode())
