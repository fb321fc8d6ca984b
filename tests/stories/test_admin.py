"""The staff's tables: found, filtered, acted upon, and escaped; a fixed number of queries a page."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape
from procrastinate.contrib.django.models import ProcrastinateJob

from newsdiff.stories.admin import StoryAdmin
from newsdiff.stories.models import AnalysisRun, Flag, Outlet, Story
from newsdiff.stories.services.flags import add_flag
from newsdiff.stories.services.runs import queue_run
from newsdiff.stories.services.stories import publish_story
from tests import factories

pytestmark = pytest.mark.django_db

NASTY = '"><img src=x onerror=alert(1)>'
MODELS = ["outlet", "story", "article", "articleversion", "analysisrun", "flag"]


@pytest.fixture
def admin(client):
    client.force_login(factories.staff("chief", superuser=True))
    return client


def flagged(story, number=0):
    version = story.articles.first().current_version
    return add_flag(
        version.pk,
        start=0,
        end=7,
        words=version.text[:7],
        kind="loaded",
        comment=NASTY,
        reader=f"reader {number}",
        address=f"address {number}",
    ).flag


def address(model, page="changelist", *args):
    return reverse(f"admin:stories_{model}_{page}", args=args)


def stories_with_everything(numbers):
    for number in numbers:
        text = f"{NASTY}\n\nThe town opened bridge {number} on Monday. It is new.\n"
        story = factories.story(f"Bridge {number} {NASTY}", {f"Outlet {number} {NASTY}": text})
        AnalysisRun.objects.create(story=story, state="failed", error=NASTY)
        flagged(story, number)


def queries_of_the_lists(client):
    counts = {}
    for model in MODELS:
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address(model))
        assert page.status_code == 200
        assert b"<img src=x" not in page.content
        counts[model] = len(queries)
    return counts


def test_every_list_takes_as_many_queries_for_30_rows_as_for_3(admin):
    stories_with_everything(range(3))
    queries_of_the_lists(admin)  # what is asked once, such as content types
    few = queries_of_the_lists(admin)
    stories_with_everything(range(3, 30))
    assert queries_of_the_lists(admin) == few
    page = admin.get(address("flag"))
    assert page.context["cl"].result_count == 30


@pytest.mark.parametrize("model", MODELS)
def test_every_own_page_opens_and_shows_markup_literally(admin, model):
    stories_with_everything([1])
    from django.apps import apps

    row = apps.get_model("stories", model).objects.first()
    page = admin.get(address(model, "change", row.pk))
    assert page.status_code == 200
    assert b"<img src=x" not in page.content
    assert b"&lt;img src=x" in page.content


@pytest.mark.parametrize(
    ("model", "query", "count"),
    [
        ("story", "bridge 2", 1),
        ("article", "outlet 2", 1),
        ("outlet", "nobody", 0),
        ("analysisrun", "bridge", 3),
        ("flag", "onerror", 3),
        ("articleversion", "outlet 2", 1),
    ],
)
def test_a_search_finds(admin, model, query, count):
    stories_with_everything(range(3))
    page = admin.get(address(model), {"q": query})
    assert page.context["cl"].result_count == count


@pytest.mark.parametrize(
    ("model", "filters", "count"),
    [
        ("story", {"state__exact": "published"}, 1),
        ("analysisrun", {"state__exact": "queued"}, 1),
        ("flag", {"state__exact": "pending"}, 1),
        ("flag", {"kind__exact": "label"}, 0),
    ],
)
def test_a_filter_finds(admin, model, filters, count):
    story = factories.story("One")
    flagged(story)
    queue_run(story.pk)
    factories.story("Two", published=False)
    page = admin.get(address(model), filters)
    assert page.context["cl"].result_count == count


def act(client, model, action, rows):
    data = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(address(model), data, follow=True)


def test_stories_are_published_and_taken_back_by_one_action(admin):
    story = factories.story(published=False)
    assert "Published: 1." in act(admin, "story", "publish", [story]).content.decode()
    assert Story.objects.get().state == "published"
    act(admin, "story", "take_back", [story])
    assert Story.objects.get().state == "draft"


def test_stories_are_deleted_together_once_that_is_confirmed(admin):
    stories = [factories.story(), factories.story()]
    page = act(admin, "story", "delete_selected", stories)
    assert "with 6 articles" in page.content.decode()
    assert Story.objects.count() == 2
    data = {"action": "delete_selected", "post": "yes", "_selected_action": [row.pk for row in stories]}
    admin.post(address("story"), data, follow=True)
    assert not Story.objects.exists()


@pytest.mark.parametrize(
    ("button", "before", "after"), [("_publish", False, "published"), ("_take_back", True, "draft")]
)
def test_a_storys_own_page_publishes_and_takes_back_with_one_click(admin, button, before, after):
    story = factories.story(published=before)
    page = admin.get(address("story", "change", story.pk))
    assert f'name="{button}"' in page.content.decode()
    data = {"title": story.title, "slug": story.slug, "description": "", button: "x"}
    admin.post(address("story", "change", story.pk), data)
    story.refresh_from_db()
    assert story.state == after


def test_a_comparison_is_requested_from_the_list(admin):
    story = factories.story()
    act(admin, "story", "compare_again", [story])
    run = AnalysisRun.objects.get(story=story)
    assert run.state == "queued"
    assert ProcrastinateJob.objects.filter(args__run_id=run.pk).count() == 1


def test_a_deleted_article_has_its_story_compared_again(admin):
    story = factories.story()
    article = story.articles.first()
    page = admin.get(address("article", "delete", article.pk))
    assert b"1 texts" in page.content
    admin.post(address("article", "delete", article.pk), {"post": "yes"})
    assert story.articles.count() == 2
    assert story.runs.get().state == "queued"


def test_saving_a_story_leaves_what_services_have_written_meanwhile(admin, monkeypatch):
    story = factories.story(published=False)

    def published_meanwhile(*args):
        publish_story(story.pk)
        return save(*args)

    save = StoryAdmin.save_model
    monkeypatch.setattr(StoryAdmin, "save_model", published_meanwhile)
    data = {"title": "Another title", "description": "", "sample": ""}
    admin.post(address("story", "change", story.pk), data)
    before = story.updated
    story.refresh_from_db()
    assert (story.title, story.state) == ("Another title", "published")
    assert story.updated > before


def test_the_address_of_a_story_is_chosen_once(admin):
    data = {"title": "The bridge", "slug": "a-bridge", "description": ""}
    admin.post(address("story", "add"), data)
    story = Story.objects.get()
    assert story.slug == "a-bridge"
    admin.post(address("story", "change", story.pk), {**data, "slug": "another"})
    story.refresh_from_db()
    assert story.slug == "a-bridge"


@pytest.mark.parametrize(("field", "value", "runs"), [("headline", "Other", 1), ("byline", "A. Writer", 0)])
def test_an_article_is_compared_again_when_what_a_comparison_takes_was_changed(admin, field, value, runs):
    article = factories.story().articles.first()
    data = {
        "outlet": article.outlet_id,
        "headline": article.headline,
        "byline": "",
        "url": "",
        "language": article.language,
    }
    page = admin.post(address("article", "change", article.pk), {**data, field: value})
    assert page.status_code == 302
    article.refresh_from_db()
    assert getattr(article, field) == value
    assert article.story.runs.count() == runs


def test_an_outlet_that_is_given_a_name_counts_as_named(admin):
    outlet = Outlet.objects.create(name="Outlet not named (gull)", slug="gull", named=False)
    given = {"name": outlet.name, "slug": "gull", "url": "https://gull.example/"}
    admin.post(address("outlet", "change", outlet.pk), given)
    assert not Outlet.objects.get().named
    admin.post(address("outlet", "change", outlet.pk), {**given, "name": "Morning Gull"})
    assert Outlet.objects.get().named


def test_an_outlet_can_not_be_given_the_name_of_another(admin):
    Outlet.objects.create(name="Morning Gull", slug="gull")
    for named in (True, False):
        outlet = Outlet.objects.create(name=f"Another {named}", slug=f"{named}", named=named)
        page = admin.post(
            address("outlet", "change", outlet.pk), {"name": "MORNING gull", "slug": "x", "url": ""}
        )
        assert page.status_code == 200
        assert "There is such an outlet already." in page.content.decode()


def test_samples_are_left_out_of_what_outlets_are_said_to_have_written(admin):
    factories.story("One")
    factories.story("Two", sample=True)
    outlets = admin.get(address("outlet")).context["cl"].queryset
    assert {outlet.how_many for outlet in outlets} == {1}


def test_articles_deleted_by_the_action_have_their_stories_compared_again(admin):
    stories = [factories.compared_story("One"), factories.compared_story("Two")]
    page = act(admin, "article", "delete_selected", [story.articles.first() for story in stories])
    assert page.status_code == 200
    data = {"action": "delete_selected", "post": "yes"}
    data["_selected_action"] = [story.articles.first().pk for story in stories]
    admin.post(address("article"), data)
    for story in stories:
        story.refresh_from_db()
        assert story.articles.count() == 2
        assert story.current_run is None
        assert story.runs.active().get().state == "queued"


def test_an_article_leads_to_each_of_its_texts(admin):
    article = factories.story().articles.first()
    factories.add_article(article.story, str(article.outlet), "A newer text\n\nIt tells of something else.\n")
    page = admin.get(address("article", "change", article.pk)).content.decode()
    for version in article.versions.all():
        link = address("articleversion", "change", version.pk)
        assert f'<a href="{link}">version {version.number}</a>, {version.created:%Y-%m-%d}' in page


def test_a_moderator_sees_the_words_in_their_sentence_and_approves(admin):
    flag = flagged(factories.story())
    page = admin.get(address("flag", "change", flag.pk)).content.decode()
    line = flag.version.text.split("\n")[0]
    assert f"<mark>{line[:7]}</mark>{line[7:20]}" in page
    assert flag.version.article.get_absolute_url() in page
    admin.post(address("flag", "change", flag.pk), {"_approve": "x"})
    flag.refresh_from_db()
    assert flag.state == Flag.State.APPROVED
    assert flag.moderated_by.username == "chief"
    act(admin, "flag", "reject", [flag])
    flag.refresh_from_db()
    assert flag.state == Flag.State.REJECTED


def test_a_moderator_sees_both_sentences_between_which_a_difference_was_missed(admin):
    story = factories.compared_story()
    first, second, third = (article.current_version for article in story.articles.all())
    for number, other in enumerate((second, third)):
        beside = other.sentences.first()
        given = {"start": 0, "end": 7, "words": first.text[:7], "reader": f"r{number}", "address": "a"}
        flag = add_flag(first.pk, kind="missed", beside=beside.pk, **given).flag
        for page in (address("flag"), address("flag", "change", flag.pk)):
            assert escape(f"{other.article.outlet}: {beside.text}") in admin.get(page).content.decode()
    page = admin.get(address("flag"), {"kind__exact": "missed"})
    assert page.context["cl"].result_count == 2


def test_only_superusers_delete_flags(client):
    flag = flagged(factories.story())
    moderator = factories.staff("moderator")
    moderator.user_permissions.set(Permission.objects.filter(content_type__model="flag"))
    client.force_login(moderator)
    assert client.post(address("flag", "delete", flag.pk), {"post": "yes"}).status_code == 403
    client.force_login(factories.staff("owner", superuser=True))
    client.post(address("flag", "delete", flag.pk), {"post": "yes"})
    assert not Flag.objects.exists()


def test_the_index_leads_to_the_upload(admin):
    assert reverse("upload") in admin.get(reverse("admin:index")).content.decode()


def test_staff_without_the_permission_may_not_moderate(client):
    flag = flagged(factories.story())
    client.force_login(factories.staff())
    assert client.post(address("flag", "change", flag.pk), {"_approve": "x"}).status_code == 403
    flag.refresh_from_db()
    assert flag.state == Flag.State.PENDING
