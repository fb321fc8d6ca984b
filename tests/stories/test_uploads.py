"""Staff look at an article before it is saved: what was kept, what they change, and where it goes."""

import pytest
from django.utils import timezone

from newsdiff.analysis.types import Role
from newsdiff.stories.models import Article, Story, Upload
from newsdiff.stories.services.uploads import (
    DISCARDED_FOR,
    KEPT_FOR,
    UploadRefused,
    add_uploads,
    clean_uploads,
    discard_upload,
    edit_upload,
    keep_lines,
    pasted_name,
    restore_upload,
    save_uploads,
)
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = factories.ARTICLES["Harbour Post"]


def test_an_upload_waits_with_its_lines_and_fields(editor):
    upload = factories.waiting(
        editor, "post.md", f"---\noutlet: Harbour Post\npublished: 2025-03-07\n---\n{TEXT}"
    )
    assert upload.fields["outlet"] == "Harbour Post"
    assert upload.fields["published"].startswith("2025-03-07")
    assert {role for _, _, role in upload.lines} <= {role.value for role in Role}
    assert not Article.objects.exists()


def test_what_a_texts_byline_says_clearly_stands_in_its_field(editor):
    headline, _, body = TEXT.partition("\n")
    upload = factories.waiting(editor, "post.txt", f"{headline}\n\nBy Ida Kern and Jan Holm\n{body}")
    assert upload.fields["byline"] == "Ida Kern and Jan Holm"
    assert "byline" in {role for _, _, role in upload.lines}
    save_uploads([upload.pk], user=editor, story="A bridge")
    assert Article.objects.get().byline == "Ida Kern and Jan Holm"


def test_a_byline_that_the_front_matter_gives_or_the_editor_empties_stays(editor):
    headline, _, body = TEXT.partition("\n")
    text = f"# {headline}\n\nBy Ida Kern\n\n{body}"
    upload = factories.waiting(editor, "post.md", f"---\nbyline: The desk\n---\n{text}")
    assert upload.fields["byline"] == "The desk"
    upload = factories.waiting(editor, "other.md", text)
    assert upload.fields["byline"] == "Ida Kern"
    edit_upload(upload.pk, user=editor, fields={"byline": ""})
    save_uploads([upload.pk], user=editor, story="A bridge")
    assert Article.objects.get().byline == ""


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [("a.txt", b"", "empty"), ("a.pdf", b"%PDF", "format"), ("a.txt", b"\xff\x00\xfe\x01\x80", "a.txt")],
)
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_kept(editor, name, data, reason):
    report = add_uploads(editor, [(name, data), ("post.txt", TEXT.encode())])
    assert len(report.uploads) == 1
    (failure,) = report.refused
    assert failure.path == name
    assert reason in failure.reason


def test_lines_are_taken_out_and_put_back(editor):
    upload = factories.waiting(editor)
    every = {start for start, _, _ in upload.lines}
    start, _, role = upload.lines[2]
    assert role == "body"
    taken = keep_lines(upload.pk, user=editor, starts=every - {start})
    assert taken.lines[2][2] == "chrome"
    assert keep_lines(upload.pk, user=editor, starts=every).lines[2][2] == "body"


def test_a_choice_of_lines_leaves_the_roles_of_lines_that_stay(editor):
    upload = factories.waiting(editor)
    before = [list(line) for line in upload.lines]
    starts = {line[0] for line in before if Role(line[2]).kept}
    assert keep_lines(upload.pk, user=editor, starts=starts).lines == before


def test_a_line_that_is_not_there_is_refused(editor):
    with pytest.raises(UploadRefused, match="no line at 1"):
        keep_lines(factories.waiting(editor).pk, user=editor, starts={0, 1})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("url", "javascript:alert(1)"),
        ("published", "yesterday"),
        ("outlet", "x" * 201),
        ("headline", "x" * 501),
    ],
)
def test_a_wrong_field_is_named(editor, field, value):
    with pytest.raises(UploadRefused) as refused:
        edit_upload(factories.waiting(editor).pk, user=editor, fields={field: value})
    assert list(refused.value.reasons) == [field]
    assert not refused.value.reasons[field].startswith(field)  # the form names it


def test_saving_makes_the_story_with_what_the_editor_saw(editor):
    upload = factories.waiting(editor)
    edit_upload(upload.pk, user=editor, fields={"outlet": "Harbour Post", "published": "2025-03-07 09:30"})
    keep_lines(upload.pk, user=editor, starts={start for start, _, _ in upload.lines} - {upload.lines[2][0]})
    report = save_uploads([upload.pk], user=editor, story="The bridge", publish=True)
    article = report.story.articles.get()
    assert report.changed
    assert report.story.state == Story.State.PUBLISHED
    assert article.outlet.name == "Harbour Post"
    assert article.published.isoformat() == "2025-03-07T09:30:00+00:00"
    assert article.current_version.lines[2][2] == "chrome"
    assert not Upload.objects.exists()


def test_a_title_of_the_form_never_adds_to_a_story_that_has_it_already(editor):
    story = factories.story("The bridge")
    report = save_uploads([factories.waiting(editor).pk], user=editor, story="The bridge")
    assert report.story != story
    assert story.articles.count() == 3


def test_what_is_refused_stays_to_be_mended(editor):
    good, bad = (
        factories.waiting(editor),
        factories.waiting(editor, "other.txt", factories.ARTICLES["Morning Gull"]),
    )
    keep_lines(bad.pk, user=editor, starts=set())
    report = save_uploads([good.pk, bad.pk], user=editor, story="The bridge")
    assert [(entry.outcome.value, entry.upload_id) for entry in report.entries] == [
        ("created", good.pk),
        ("refused", bad.pk),
    ]
    assert Upload.objects.get() == bad


def test_nobody_saves_or_discards_the_upload_of_another(editor):
    upload = factories.waiting(editor)
    other = factories.staff("other")
    assert save_uploads([upload.pk], user=other, story="The bridge").entries == ()
    assert not discard_upload(upload.pk, user=other)
    assert discard_upload(upload.pk, user=editor)


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("<!DOCTYPE html><title>A bridge</title>", ".html"),
        ("\n <html lang=en>", ".html"),
        ("<htmlish> words", ".txt"),
        ("A bridge of <html>", ".txt"),
    ],
)
def test_the_source_of_a_page_is_read_as_one_when_it_is_pasted(text, suffix):
    assert pasted_name(text).endswith(suffix)


def test_two_pasted_texts_of_one_outlet_are_two_articles(editor):
    story = factories.story(articles={})
    for text in (TEXT, factories.ARTICLES["Morning Gull"]):
        upload = factories.waiting(editor, pasted_name(text), text)
        edit_upload(upload.pk, user=editor, fields={"outlet": "Harbour Post"})
        save_uploads([upload.pk], user=editor, story=story)
    assert story.articles.count() == 2


def test_uploads_that_nobody_saved_go_after_a_week(editor):
    old, new = factories.waiting(editor), factories.waiting(editor)
    Upload.objects.filter(pk=old.pk).update(created=timezone.now() - KEPT_FOR * 2)
    assert clean_uploads() == 1
    assert Upload.objects.get() == new


def test_what_was_thrown_away_can_be_brought_back_for_an_hour(editor):
    first, second = factories.waiting(editor), factories.waiting(editor)
    for upload in (first, second):
        assert discard_upload(upload.pk, user=editor)
        assert not discard_upload(upload.pk, user=editor)
    assert not Upload.objects.waiting(editor).exists()
    Upload.objects.filter(pk=first.pk).update(discarded=timezone.now() - DISCARDED_FOR * 1.1)
    assert clean_uploads() == 1
    assert restore_upload(first.pk, user=editor) is None
    assert restore_upload(second.pk, user=factories.staff("other")) is None
    assert restore_upload(second.pk, user=editor) == second
    assert Upload.objects.waiting(editor).get() == second
