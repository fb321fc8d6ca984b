"""Staff say who wrote the texts of which no file said it."""

import pytest
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import AnalysisRun, Story
from newsdiff.stories.services.importing import import_drafts
from tests.factories import ARTICLES, compare, draft, staff, story

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Story:
    """A compared story of which one text has no outlet."""
    found = story(articles={"Harbour Post": ARTICLES["Harbour Post"]})
    import_drafts([draft(ARTICLES["Morning Gull"], name="gull.txt")], story=found)
    compare(found)
    return found


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(staff(superuser=True))
    return client


def test_the_story_says_to_staff_how_many_have_no_name_and_leads_to_the_form(
    desk: Client, made: Story
) -> None:
    address = reverse("name_outlets", args=[made.slug])
    page = desk.get(made.get_absolute_url()).content.decode()
    assert "1 text without an outlet’s name" in page
    assert f'href="{address}"' in page
    assert "Text 2" in page
    assert "gull" not in page
    form = desk.get(address).content.decode()
    assert "gull.txt" in form
    assert "Talvern opens its new harbour bridge" not in form  # it has its outlet
    assert address not in Client().get(made.get_absolute_url()).content.decode()


def test_naming_changes_the_text_and_asks_for_a_comparison(desk: Client, made: Story) -> None:
    article = made.articles.get(outlet__named=False)
    address = reverse("name_outlets", args=[made.slug])
    answer = desk.post(address, {f"outlet-{article.pk}": "Morning Gull"})
    assert answer.headers["Location"] == made.get_absolute_url()
    article.refresh_from_db()
    assert article.outlet.name == "Morning Gull"
    assert AnalysisRun.objects.filter(story=made, state="queued").count() == 1
    assert "Every text of this story has its outlet’s name" in desk.get(address).content.decode()


def test_nothing_written_changes_nothing_and_compares_nothing(desk: Client, made: Story) -> None:
    article = made.articles.get(outlet__named=False)
    desk.post(reverse("name_outlets", args=[made.slug]), {f"outlet-{article.pk}": " ", "outlet-x": "y"})
    assert made.articles.filter(outlet__named=False).count() == 1
    assert not AnalysisRun.objects.filter(story=made, state="queued").exists()


def test_a_name_that_is_too_long_is_told_beside_its_field_and_kept_in_it(desk: Client, made: Story) -> None:
    article = made.articles.get(outlet__named=False)
    answer = desk.post(reverse("name_outlets", args=[made.slug]), {f"outlet-{article.pk}": "x" * 201})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "has 201 characters; at most 200" in page
    assert "x" * 201 in page
    assert f'<a href="#outlet-{article.pk}"><b>{article.headline}</b>: ' in page
    assert "<title>Error: Name the outlets" in page


def test_readers_can_not_name_outlets(client: Client, made: Story) -> None:
    assert client.get(reverse("name_outlets", args=[made.slug])).status_code == 302
    client.force_login(staff("trainee"))
    assert client.get(reverse("name_outlets", args=[made.slug])).status_code == 403


def test_readers_see_no_name_of_a_file(client: Client, made: Story) -> None:
    text = made.articles.get(outlet__named=False)
    pages = [made.get_absolute_url(), text.get_absolute_url(), reverse("search") + "?q=bridge"]
    shown = [client.get(address).content.decode() for address in pages]
    assert not [page for page in shown if "(gull)" in page]
    assert "Text 2, outlet not named" in shown[1]
    assert "<b>Text 2</b>" in shown[2]
    assert "not dated" in shown[2]


def test_the_front_page_counts_texts_that_nobody_named_and_calls_them_as_the_story_does(
    client: Client, made: Story
) -> None:
    page = client.get(reverse("stories")).content.decode()
    assert "Harbour Post and 1 text without an outlet’s name" in page
    assert "<b>Text 2</b>" in page
    assert "not named" not in page
    assert "(gull)" not in page


def test_outlets_that_nobody_named_have_no_row_among_the_outlets(client: Client, made: Story) -> None:
    page = client.get(reverse("outlets")).content.decode()
    assert "Harbour Post" in page
    assert "not named" not in page


def test_outlets_are_counted_only_where_all_are_known(client: Client, made: Story) -> None:
    page = client.get(made.get_absolute_url()).content.decode()
    assert "2 texts, 2 independent origins." in page
    assert "2 outlets" not in page
    assert 'content="2 texts on' in page
    assert made.current_run is not None
    claim = reverse("claim", args=[made.slug, made.current_run.claims.all()[0].key])
    others = [client.get(at).content.decode() for at in (reverse("matrix", args=[made.slug]), claim)]
    assert all("2 texts, 2" in other and "2 outlets" not in other for other in others)
    text = made.articles.get(outlet__named=False)
    client.force_login(staff(superuser=True))
    client.post(reverse("name_outlets", args=[made.slug]), {f"outlet-{text.pk}": "Morning Gull"})
    compare(made)
    assert "2 outlets, 2 independent origins." in client.get(made.get_absolute_url()).content.decode()
