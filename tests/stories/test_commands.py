"""The commands: what they say, what they leave behind, and how they end."""

import os
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from newsdiff.stories.management.commands import import_articles, load_samples
from newsdiff.stories.management.commands.import_articles import title_of
from newsdiff.stories.models import AnalysisRun, Article, Story
from newsdiff.stories.services.stories import delete_story
from tests import factories


@pytest.fixture
def folder(tmp_path):
    inside = tmp_path / "harbour-bridge"
    inside.mkdir()
    for name, text in factories.ARTICLES.items():
        (inside / f"{name.lower().replace(' ', '-')}.txt").write_text(text)
    return inside


def run(command, *arguments, **options):
    out, err = StringIO(), StringIO()
    status = 0
    try:
        call_command(command, *map(str, arguments), stdout=out, stderr=err, **options)
    except SystemExit as exit_:
        status = exit_.code
    return out.getvalue(), err.getvalue(), status


@pytest.mark.django_db
def test_a_folder_becomes_a_published_story_with_its_comparison_queued(folder):
    out, err, status = run("import_articles", folder, "--story", "The bridge", "--publish")
    story = Story.objects.published().get()
    assert (story.title, story.articles.count(), err, status) == ("The bridge", 3, "", 0)
    assert "Created: 3" in out
    assert story.get_absolute_url() in out
    assert AnalysisRun.objects.get().story == story


@pytest.mark.parametrize(
    ("command", "module"), [("import_articles", import_articles), ("load_samples", load_samples)]
)
@pytest.mark.django_db
def test_without_the_request_to_compare_them_no_texts_are_kept(folder, monkeypatch, command, module):
    def stop(story_id):
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "request_run", stop)
    with pytest.raises(KeyboardInterrupt):
        run(command, *([folder] if command == "import_articles" else []))
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_a_second_import_skips_and_requests_nothing(folder):
    run("import_articles", folder)
    AnalysisRun.objects.all().delete()
    out, _, status = run("import_articles", folder)
    assert "Skipped: 3" in out
    assert status == 0
    assert not AnalysisRun.objects.exists()


@pytest.mark.django_db
def test_what_is_refused_is_named_and_the_exit_status_says_so(folder):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7")
    out, err, status = run("import_articles", folder)
    assert "Created: 3" in out
    assert "Refused: 2" in err
    assert "empty.txt" in err
    assert "scan.pdf" in err
    assert status == 1
    assert Article.objects.count() == 3


@pytest.mark.django_db
def test_a_dry_run_says_what_would_happen(folder):
    out, _, status = run("import_articles", folder, "--dry-run", "--publish")
    assert "Would be created: 3" in out
    assert "Nothing was written" in out
    assert status == 0
    assert not Story.objects.exists()


@pytest.mark.django_db
def test_nothing_readable_leaves_no_story(tmp_path):
    _, err, status = run("import_articles", tmp_path / "missing.txt", "--story", "The bridge")
    assert "there is no such file" in err
    assert "no story “The bridge”" in err
    assert status == 1
    assert not Story.objects.exists()


@pytest.mark.django_db
def test_an_empty_title_is_an_error_that_names_the_option(folder):
    with pytest.raises(CommandError, match="--story"):
        run("import_articles", folder, "--story", " ")


def test_without_a_title_the_folder_names_the_story(folder):
    assert title_of([str(folder)]) == "Harbour bridge"
    assert title_of([str(folder / "harbour-post.txt")]) == "Harbour bridge"


@pytest.mark.django_db
def test_the_samples_are_loaded_once_published_and_marked():
    first, _, _ = run("load_samples")
    stories = Story.objects.filter(sample=True)
    assert stories.count() == 3
    assert stories.published().count() == 3
    assert all(story.articles.count() >= 5 for story in stories)
    assert AnalysisRun.objects.count() == 3
    assert not Article.objects.filter(outlet__name__startswith="Unknown").exists()
    count = Article.objects.count()
    second, _, _ = run("load_samples")
    assert Article.objects.count() == count
    assert "0 new, 0 changed" in second
    assert "0 new" not in first


@pytest.mark.django_db
def test_a_sample_that_staff_took_back_stays_taken_back():
    run("load_samples")
    Story.objects.update(state=Story.State.DRAFT)
    run("load_samples")
    assert not Story.objects.published().exists()


@pytest.mark.django_db
def test_a_sample_that_staff_deleted_stays_deleted_until_it_is_asked_for():
    run("load_samples")
    gone = Story.objects.filter(sample=True).first()
    delete_story(gone.pk)
    out, _, _ = run("load_samples")
    assert not Story.objects.filter(slug=gone.slug).exists()
    assert f"{gone.slug}: was deleted here" in out
    run("load_samples", "--again")
    assert Story.objects.filter(slug=gone.slug, sample=True).exists()


@pytest.mark.parametrize("content", ["title = ", "description = 'no title'"])
@pytest.mark.django_db
def test_a_damaged_sample_is_named(tmp_path, content):
    (tmp_path / "bridge").mkdir()
    (tmp_path / "bridge" / "story.toml").write_text(content)
    with pytest.raises(CommandError, match=r"story\.toml"):
        run("load_samples", "--folder", tmp_path)
    assert not Story.objects.exists()


@pytest.mark.parametrize(
    ("url", "words"), [("", "make run"), ("postgres://nobody:x@127.0.0.1:1/none", "DATABASE_URL")]
)
def test_a_database_that_is_off_is_told_with_what_to_start(tmp_path, folder, url, words):
    env = {**os.environ, "DATABASE_URL": url, "NEWSDIFF_DATA": str(tmp_path)}
    command = [sys.executable, "manage.py", "import_articles", str(folder)]
    result = subprocess.run(
        command, env=env, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert words in result.stderr
    assert "Traceback" not in result.stderr
