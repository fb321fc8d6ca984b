"""An article that is in its story is taken up again: lines are put back, fields are mended."""

import pytest

from newsdiff.stories.models import Flag, Outlet, Upload
from newsdiff.stories.services.edits import open_edit, save_edit
from newsdiff.stories.services.importing import import_drafts
from newsdiff.stories.services.uploads import UploadRefused, edit_upload, keep_lines, save_uploads
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return factories.add_article(factories.story(articles={}))


def starts_of(upload):
    return [start for start, _, _ in upload.lines]


def test_an_edit_begins_with_the_text_and_fields_as_they_are(editor, article):
    upload = open_edit(article.pk, user=editor)
    assert upload.text == article.current_version.text
    assert upload.lines == article.current_version.lines
    assert (upload.fields["outlet"], upload.fields["headline"]) == (article.outlet.name, article.headline)


def test_lines_that_are_taken_out_and_put_back_are_versions_of_the_same_article(editor, article):
    flag = Flag.objects.create(version=article.current_version, start=0, end=7, words="Talvern", kind="label")
    first = open_edit(article.pk, user=editor)
    every = starts_of(first)
    keep_lines(first.pk, user=editor, starts=every[:-1])
    assert save_edit(first.pk, user=editor)
    again = open_edit(article.pk, user=editor)
    assert again.lines[-1][2] == "chrome"
    keep_lines(again.pk, user=editor, starts=every)
    assert save_edit(again.pk, user=editor)
    article.refresh_from_db()
    assert article.current_version.number == 3
    assert article.current_version.lines[-1][2] == "body"
    assert article.story.articles.count() == 1
    flag.refresh_from_db()
    assert flag.state == Flag.State.PENDING  # its words are where they were


def test_fields_are_mended_and_emptied_without_a_new_text(editor, article):
    upload = open_edit(article.pk, user=editor)
    edit_upload(upload.pk, user=editor, fields={"outlet": "Morning Gull", "published": "2025-03-07 09:30"})
    assert save_edit(upload.pk, user=editor)
    article.refresh_from_db()
    assert (article.outlet.name, article.published.year) == ("Morning Gull", 2025)
    upload = open_edit(article.pk, user=editor)
    edit_upload(upload.pk, user=editor, fields={"published": ""})
    assert save_edit(upload.pk, user=editor)
    article.refresh_from_db()
    assert article.published is None
    assert article.versions.count() == 1


def test_nothing_changed_is_told_and_leaves_no_version(editor, article):
    assert not save_edit(open_edit(article.pk, user=editor).pk, user=editor)
    assert article.versions.count() == 1
    assert not Upload.objects.exists()


def test_an_edit_that_was_begun_is_gone_on_with_while_its_text_is_the_current_one(editor, article):
    first = open_edit(article.pk, user=editor)
    assert open_edit(article.pk, user=editor) == first
    factories.add_article(article.story, text=factories.ARTICLES["Morning Gull"])
    with pytest.raises(UploadRefused, match="another text by now"):
        save_edit(first.pk, user=editor)
    assert open_edit(article.pk, user=editor) != first


@pytest.mark.parametrize("by_the_first", ["lines", "fields"])
def test_the_second_of_two_editors_is_refused_and_begins_with_what_the_first_has_done(
    editor, article, by_the_first
):
    first = open_edit(article.pk, user=factories.staff("first"))
    second = open_edit(article.pk, user=editor)
    if by_the_first == "lines":
        keep_lines(first.pk, user=first.user, starts=starts_of(first)[:-1])
    else:
        edit_upload(first.pk, user=first.user, fields={"headline": "A bridge at last"})
    save_edit(first.pk, user=first.user)
    edit_upload(second.pk, user=editor, fields={"byline": "A. Writer"})
    with pytest.raises(UploadRefused, match="begin again"):
        save_edit(second.pk, user=editor)
    article.refresh_from_db()
    assert article.byline == ""
    again = open_edit(article.pk, user=editor)
    assert again != second
    assert again.fields["headline"] == article.headline
    assert again.lines == article.current_version.lines


def test_an_edit_that_leaves_the_outlet_empty_moves_the_article_to_no_other(editor, article):
    upload = open_edit(article.pk, user=editor)
    edit_upload(upload.pk, user=editor, fields={"outlet": "", "headline": "A bridge at last"})
    assert save_edit(upload.pk, user=editor)
    article.refresh_from_db()
    assert (article.outlet.name, article.headline) == ("Harbour Post", "A bridge at last")


def test_nobody_saves_the_edit_of_another_nor_one_that_is_gone(editor, article):
    upload = open_edit(article.pk, user=editor)
    with pytest.raises(Upload.DoesNotExist):
        save_edit(upload.pk, user=factories.staff("other"))
    save_edit(upload.pk, user=editor)
    with pytest.raises(Upload.DoesNotExist):
        save_edit(upload.pk, user=editor)


def test_an_article_without_a_line_is_refused_and_the_edit_stays(editor, article):
    upload = open_edit(article.pk, user=editor)
    keep_lines(upload.pk, user=editor, starts=[])
    with pytest.raises(UploadRefused, match="Only menus"):
        save_edit(upload.pk, user=editor)
    assert Upload.objects.get() == upload


def test_naming_an_outlet_in_an_edit_drops_what_stood_for_it(editor):
    story = factories.story(articles={})
    import_drafts([factories.draft()], story=story)
    upload = open_edit(story.articles.get().pk, user=editor)
    assert upload.fields["outlet"] == ""
    edit_upload(upload.pk, user=editor, fields={"outlet": "Harbour Post"})
    save_edit(upload.pk, user=editor)
    assert [outlet.name for outlet in Outlet.objects.all()] == ["Harbour Post"]


def test_an_edit_is_never_saved_as_an_article_of_its_own(editor, article):
    upload = open_edit(article.pk, user=editor)
    assert save_uploads([upload.pk], user=editor, story=article.story).entries == ()
    assert Upload.objects.get() == upload
