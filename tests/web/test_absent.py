"""What is not found with an outlet: one number at the text, in its article and in the matrix."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.http import QueryDict
from django.test import Client

from newsdiff.stories.models import Story
from newsdiff.stories.services.samples import load_sample, sample_folders
from newsdiff.web.pages.absent import Absent, unmentioned
from newsdiff.web.pages.matrix import MatrixPage
from newsdiff.web.pages.story import StoryPage
from newsdiff.web.results import load
from newsdiff.web.words import ABSENT, ONLY
from tests.factories import ARTICLES, compare, compared_story, large_articles
from tests.web.test_conflicts import apart
from tests.web.test_contrasts import difference, text_of

pytestmark = pytest.mark.django_db
SAMPLES = sample_folders(settings.BASE_DIR / "seeds")
BRIEF = {"The Brief": "The town of Talvern has a harbour bridge.\n"}


def lacking_of(made: Story) -> dict[str, Absent | None]:
    return {text.source.outlet: text.absent for text in StoryPage.build(made).texts_first}


def spelt_in_two_ways(made: Story) -> None:
    """A conflict that lies in no claim: two outlets have a row in the matrix that others lack."""
    difference(made, ("Outlet 0", "lantern 5 go"), ("Outlet 1", "lantern 4 go"), kind="name")


def test_the_count_is_that_of_the_matrix() -> None:
    made = compared_story(articles=large_articles(4, 20))
    spelt_in_two_ways(made)
    counts = unmentioned(load(made, parts=("claims", "differences", "support")))
    for slug in ("outlet-0", "outlet-1", "outlet-2", "outlet-3"):
        assert counts[slug] == MatrixPage.build(made, {"outlet": slug, "is": ABSENT}).count
    assert counts.total()


def test_a_text_of_the_story_leads_to_the_rows_that_it_lacks(client: Client) -> None:
    made = compared_story(articles=ARTICLES | BRIEF)
    text = next(text for text in StoryPage.build(made).texts_first if text.source.outlet == "The Brief")
    assert text.absent is not None
    assert text.absent.count > 0
    page = client.get(made.get_absolute_url()).content.decode()
    assert f'href="{text.absent.href.replace("&", "&amp;")}">{text.absent.count} shared point' in page
    assert f"{text.absent.count} shared points not found in it" in text_of(page)
    query = QueryDict(text.absent.href.partition("?")[2])
    assert MatrixPage.build(made, query.dict()).count == text.absent.count


def test_an_article_ends_with_all_that_its_outlet_does_not_mention(client: Client) -> None:
    made = compared_story(articles=ARTICLES | BRIEF)
    article = made.articles.get(outlet__name="The Brief")
    lacking = lacking_of(made)["The Brief"]
    assert lacking is not None
    alone = MatrixPage.build(made, {"outlet": "the-brief", "is": ABSENT, "state": ONLY}).count
    text = text_of(client.get(f"{made.get_absolute_url()}articles/{article.pk}/").content.decode())
    assert f"{lacking.count} points that two or more others tell, not found in the text of The Brief" in text
    assert f"{alone} sentences that stand in one other text alone" in text


def test_of_a_text_in_another_language_nothing_is_said_to_be_absent() -> None:
    made = compared_story(articles=ARTICLES | BRIEF)
    made.articles.filter(outlet__name="The Brief").update(language="fi")
    assert [name for name, lacking in lacking_of(made).items() if lacking is None] == ["The Brief"]


def listed(client: Client, address: str) -> tuple[int, int]:
    """How many points an article's page lists as not found in it, and how many it says there are."""
    page = client.get(address).content.decode()
    section = page.partition('id="missing-title"')[2].partition("</section>")[0]
    count = re.search(r">(\d+) points? that two or more others tell", section)
    return section.count("<li>"), int(count[1]) if count else 0


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: str(folder.name))
def test_each_article_of_a_sample_lists_as_much_as_it_counts(client: Client, folder: Path) -> None:
    load_sample(folder)
    made = Story.objects.get(slug=folder.name)
    compare(made)
    found = [listed(client, article.get_absolute_url()) for article in made.articles.all()]
    assert all(shown == count for shown, count in found), found
    assert sum(count for _, count in found) > 10
    assert unmentioned(load(made, parts=("claims", "differences", "support"))).total() == sum(
        c for _, c in found
    )


def test_a_conflict_that_lies_in_no_claim_is_listed_where_it_is_not_found(client: Client) -> None:
    made = compared_story()
    apart(made)
    article = made.articles.get(outlet__name="Harbour Post")
    page = client.get(article.get_absolute_url()).content.decode()
    section = page.partition('id="missing-title"')[2].partition("</section>")[0]
    (gap,) = [gap for gap in section.split("<li>") if "herring" in gap]
    assert "“herring” / “Cyclists”" in text_of(gap)
    assert "≠ name A rule. Upland Courier and Morning Gull, 2 origins." in text_of(gap)
    (href,) = re.findall(r'href="(/stories/[^"]+/differences/[^"]+)"', gap)
    assert client.get(href).status_code == 200


def test_what_one_article_of_an_outlet_tells_is_not_said_to_lack_in_its_other_one(client: Client) -> None:
    made = compared_story(articles=ARTICLES | BRIEF)
    gull = made.articles.get(outlet__name="Morning Gull")
    made.articles.filter(outlet__name="The Brief").update(outlet=gull.outlet)
    compare(made)
    for article in made.articles.all():
        shown, count = listed(client, article.get_absolute_url())
        assert shown == count, article
