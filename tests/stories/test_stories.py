"""Stories and outlets get addresses of their own; staff publish, take back and delete."""

import pytest
from django.db import IntegrityError, connection, transaction

from newsdiff.stories.models import Article, Claim, Outlet, Story
from newsdiff.stories.services.stories import (
    create_story,
    delete_articles,
    delete_story,
    publish_story,
    take_back_story,
)
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The harbour bridge of Talvern", "the-harbour-bridge-of-talvern"),
        ("Talvern–Osmark pact / signed", "talvern-osmark-pact-signed"),
        ("塔尔文大桥", "塔尔文大桥"),
        ("<script>", "script"),
        ("word " * 59, "-".join(["word"] * 20)),
    ],
)
def test_a_title_makes_an_address(title, slug):
    assert create_story(title).slug == slug


def test_a_second_story_of_one_title_gets_a_numbered_address():
    assert [create_story("The bridge").slug for _ in range(3)] == [
        "the-bridge",
        "the-bridge-2",
        "the-bridge-3",
    ]


def test_a_story_is_published_and_taken_back_without_loss():
    story = factories.compared_story(published=False)
    assert publish_story(story.pk).changed
    assert not publish_story(story.pk).changed
    assert list(Story.objects.published()) == [story]
    assert take_back_story(story.pk).changed
    assert not Story.objects.published().exists()
    assert Story.objects.get().current_run.claims.exists()


def test_a_deleted_story_takes_its_articles_and_leaves_the_outlets():
    story = factories.compared_story()
    assert delete_story(story.pk) == 3
    assert not Article.objects.exists()
    assert Outlet.objects.count() == 3


def claims_of(story):
    return [
        (claim.articles, {member.sentence.version.article_id for member in claim.members.all()})
        for claim in Claim.objects.filter(run__story=story)
    ]


def test_an_article_is_deleted_with_every_comparison_that_would_lack_it():
    story = factories.compared_story()
    article = story.articles.first()
    assert any(article.pk in told for _, told in claims_of(story))
    assert delete_articles([article.pk]) == (story.pk,)
    story.refresh_from_db()
    assert story.current_run is None
    assert story.articles.count() == 2
    assert all(len(told) == count for count, told in claims_of(story))
    assert factories.compare(story).run_articles.count() == 2


def test_claims_that_a_deleted_article_did_not_tell_keep_their_addresses():
    story = factories.compared_story()
    article = story.articles.get(outlet__name="Upland Courier")
    claims = Claim.objects.filter(run__story=story)
    told = set(claims.filter(members__sentence__version__article=article).values_list("key", flat=True))
    keys = set(claims.values_list("key", flat=True))
    assert told
    assert keys - told
    delete_articles([article.pk])
    assert set(claims.values_list("key", flat=True)) == keys - told


def test_a_story_never_shows_the_run_of_another_nor_an_article_anothers_text():
    one, other = factories.compared_story("One"), factories.compared_story("Another")
    first, second = one.articles.all()[:2]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError, match="current_run_is_its_own"), transaction.atomic():
        Story.objects.filter(pk=one.pk).update(current_run=other.current_run)
    with pytest.raises(IntegrityError, match="current_version_is_its_own"), transaction.atomic():
        Article.objects.filter(pk=first.pk).update(current_version=second.current_version)


@pytest.mark.parametrize(("staff", "count"), [(True, 2), (False, 1)])
def test_only_staff_see_a_draft(staff, count):
    factories.story("One")
    factories.story("Two", published=False)
    user = factories.staff()
    user.is_staff = staff
    assert Story.objects.visible_to(user).count() == count
