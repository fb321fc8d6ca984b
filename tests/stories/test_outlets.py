"""Outlets are found by their names, and those that nobody has named get one."""

import pytest
from django.db import IntegrityError, transaction

from newsdiff.ingest.fields import LONGEST
from newsdiff.stories.models import Outlet
from newsdiff.stories.services.importing import import_drafts
from newsdiff.stories.services.outlets import NamesRefused, name_outlets, outlet_named
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def unnamed():
    """A story with a named article and two that nobody has named."""
    story = factories.story(articles={"Harbour Post": factories.ARTICLES["Harbour Post"]})
    texts = {
        "gull.txt": factories.ARTICLES["Morning Gull"],
        "upland.txt": factories.ARTICLES["Upland Courier"],
    }
    import_drafts([factories.draft(text, name=name) for name, text in texts.items()], story=story)
    return story


def test_outlets_whose_names_differ_in_case_only_can_not_both_be_made():
    Outlet.objects.create(name="Harbour Post", slug="a")
    with pytest.raises(IntegrityError), transaction.atomic():
        Outlet.objects.create(name="HARBOUR POST", slug="b")


def test_an_outlet_is_found_whatever_its_case_and_blanks():
    first = outlet_named("Harbour Post")
    assert outlet_named("  HARBOUR   post ") == first


def test_articles_are_named_and_what_stood_for_their_outlets_goes(unnamed):
    gull, upland = unnamed.articles.filter(outlet__named=False).order_by("pk")
    assert name_outlets(unnamed.pk, {gull.pk: "  harbour  POST", upland.pk: "Upland Courier"}) == 2
    gull.refresh_from_db()
    upland.refresh_from_db()
    assert gull.outlet.name == "Harbour Post"
    assert (upland.outlet.name, upland.outlet.named) == ("Upland Courier", True)
    assert not Outlet.objects.filter(named=False).exists()


def test_what_stands_for_an_outlet_is_never_found_by_its_words(unnamed):
    gull, upland = unnamed.articles.filter(outlet__named=False).order_by("pk")
    name_outlets(unnamed.pk, {gull.pk: upland.outlet.name})
    gull.refresh_from_db()
    assert gull.outlet != upland.outlet
    assert gull.outlet.named


def test_an_empty_name_and_an_article_of_another_story_change_nothing(unnamed):
    first = unnamed.articles.filter(outlet__named=False).first()
    other = factories.story("Another", {})
    assert name_outlets(unnamed.pk, {first.pk: "  "}) == 0
    assert name_outlets(other.pk, {first.pk: "Morning Gull"}) == 0
    assert Outlet.objects.filter(named=False).count() == 2


def test_an_article_that_has_an_outlet_keeps_it(unnamed):
    named = unnamed.articles.get(outlet__named=True)
    assert name_outlets(unnamed.pk, {named.pk: "Somebody else"}) == 0


def test_every_name_that_is_too_long_is_told_and_nothing_is_changed(unnamed):
    gull, upland = unnamed.articles.filter(outlet__named=False).order_by("pk")
    long = "x" * (LONGEST["outlet"] + 1)
    with pytest.raises(NamesRefused) as refused:
        name_outlets(unnamed.pk, {gull.pk: "Morning Gull", upland.pk: long})
    assert list(refused.value.reasons) == [upland.pk]
    assert Outlet.objects.filter(named=False).count() == 2


def test_a_file_that_was_named_is_known_at_the_next_import(unnamed):
    gull = unnamed.articles.filter(outlet__named=False).order_by("pk").first()
    name_outlets(unnamed.pk, {gull.pk: "Morning Gull"})
    changed = factories.ARTICLES["Morning Gull"].replace("60 ships", "61 ships")
    report = import_drafts([factories.draft(changed, name="gull.txt")], story=unnamed)
    assert [entry.article_id for entry in report.updated] == [gull.pk]
    assert unnamed.articles.get(pk=gull.pk).outlet.name == "Morning Gull"
