"""Articles come in by one service: what is new, what has changed, what is left out, and why."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection

from newsdiff.analysis.types import Line, Role, Span
from newsdiff.ingest import Failure, read
from newsdiff.stories.documents import named_outlet, outlet_of
from newsdiff.stories.models import Article, ArticleVersion, Flag, Outlet, Story
from newsdiff.stories.services import importing
from newsdiff.stories.services.importing import Outcome, import_drafts
from newsdiff.stories.services.judging import Judged
from newsdiff.stories.services.keys import KEY_LENGTH, article_key
from newsdiff.stories.services.stories import StoryRefused
from tests import factories

pytestmark = pytest.mark.django_db

TITLE = "The harbour bridge of Talvern"
OTHER_TEXT = factories.ARTICLES["Morning Gull"]


def outcomes(*drafts, **options):
    report = import_drafts(drafts, story=TITLE, **options)
    return [entry.outcome.value for entry in report.entries]


def test_a_new_title_makes_a_draft_story_with_its_article():
    report = import_drafts([factories.draft(outlet="Harbour Post")], story=TITLE)
    assert report.story.title == TITLE
    assert report.story.state == Story.State.DRAFT
    assert report.changed
    article = report.story.articles.get()
    assert article.outlet.name == "Harbour Post"
    assert article.current_version.text.startswith("Talvern opens its new harbour bridge")


def test_the_same_key_with_the_same_text_is_skipped():
    assert outcomes(factories.draft()) == ["created"]
    assert outcomes(factories.draft()) == ["skipped"]
    assert ArticleVersion.objects.count() == 1


def test_the_same_key_with_another_text_is_a_new_version():
    outcomes(factories.draft())
    assert outcomes(factories.draft(OTHER_TEXT)) == ["updated"]
    article = Article.objects.get()
    assert [version.number for version in article.versions.all()] == [1, 2]
    assert article.current_version.text.strip() == OTHER_TEXT.strip()
    assert article.headline == "New bridge over Talvern harbour is open"


def test_another_outlets_copy_is_an_article_of_its_own():
    first = factories.draft(name="a.txt", outlet="Harbour Post")
    assert outcomes(first, factories.draft(name="b.txt", outlet="Morning Gull")) == ["created", "created"]
    assert len({version.sha256 for version in ArticleVersion.objects.all()}) == 1


@pytest.mark.parametrize("other", ["Harbour Post", "HARBOUR POST", ""])
def test_one_outlets_text_under_another_name_is_skipped_and_told_by_its_twin(other):
    outcomes(factories.draft(name="a.txt", outlet="Harbour Post"))
    menus = f"Home\nNews\nSport\n\n{factories.ARTICLES['Harbour Post']}\n\n"
    copy = factories.draft(menus, name="b.txt", **({"outlet": other} if other else {}))
    report = import_drafts([copy], story=TITLE)
    assert report.skipped[0].reason == (
        "the story has this text already: “Talvern opens its new harbour bridge” of Harbour Post"
    )
    assert Article.objects.count() == 1


def test_files_that_nobody_named_are_twins_of_each_other():
    assert outcomes(factories.draft(name="a.txt"), factories.draft(name="b.txt")) == ["created", "skipped"]


def test_a_name_that_a_twin_brings_is_taken_where_nobody_had_named_the_outlet():
    outcomes(factories.draft(name="a.txt"))
    report = import_drafts([factories.draft(name="b.txt", outlet="Harbour Post")], story=TITLE)
    assert report.updated[0].reason.endswith("it has its outlet’s name now, Harbour Post")
    assert report.changed
    assert Article.objects.get().outlet.name == "Harbour Post"
    assert ArticleVersion.objects.count() == 1
    assert not Outlet.objects.filter(named=False).exists()


def test_a_twin_of_the_outlets_own_text_names_no_other():
    outcomes(factories.draft(name="a.txt"))
    outcomes(factories.draft(name="b.txt", outlet="Harbour Post"), twice=True)
    assert outcomes(factories.draft(name="c.txt", outlet="Harbour Post")) == ["skipped"]
    assert Article.objects.filter(outlet__named=False).count() == 1


@pytest.mark.parametrize("text", [factories.ARTICLES["Harbour Post"], OTHER_TEXT])
def test_a_name_that_comes_with_an_address_is_taken_too(text):
    outcomes(factories.draft(url="https://post.example/bridge"))
    given = factories.draft(text, url="https://post.example/bridge", outlet="Harbour Post")
    assert outcomes(given) == ["updated"]
    assert Article.objects.get().outlet.name == "Harbour Post"


def test_a_text_is_taken_in_twice_when_that_is_asked_for():
    drafts = [factories.draft(name="a.txt"), factories.draft(name="b.txt")]
    assert outcomes(*drafts, twice=True) == ["created", "created"]
    assert outcomes(*drafts, twice=True) == ["skipped", "skipped"]


def test_a_text_that_another_story_has_is_taken():
    factories.story("Another story")
    assert outcomes(factories.draft(name="b.txt")) == ["created"]


def test_the_address_is_the_key_whatever_the_file_is_called():
    first = factories.draft(name="a.txt", url="https://post.example/bridge#top")
    second = factories.draft(name="b.txt", url="https://post.example/bridge")
    assert outcomes(first, second) == ["created", "skipped"]


def test_a_key_longer_than_an_index_entry_is_kept_by_its_hash():
    draft = factories.draft(url="https://post.example/" + "bridge/" * 100)
    assert len(article_key(draft, "Harbour Post")) <= KEY_LENGTH
    assert outcomes(draft) == ["created"]
    assert outcomes(draft) == ["skipped"]


def test_a_file_of_menus_only_is_refused_and_leaves_no_story():
    menus = Judged(
        factories.draft("Home\nNews\n"), (Line(Span(0, 4), Role.CHROME), Line(Span(5, 9), Role.CHROME))
    )
    report = import_drafts([menus], story=TITLE)
    assert report.refused[0].reason.startswith("only menus")
    assert report.story is None
    assert not Story.objects.exists()


def test_a_text_that_is_longer_than_any_article_is_refused_with_its_length():
    text = "".join(f"The town of Talvern opened harbour bridge {n} on Monday.\n" for n in range(3000))
    refused, taken = import_drafts(
        [factories.draft(text, name="a.txt"), factories.draft()], story=TITLE
    ).entries
    assert (refused.outcome, taken.outcome) == (Outcome.REFUSED, Outcome.CREATED)
    assert "at most 150,000 are compared" in refused.reason


def test_one_bad_file_stops_no_other():
    report = import_drafts(
        [Failure("bad.pdf", "bad.pdf: the format is unknown"), factories.draft()], story=TITLE
    )
    assert [(entry.name, entry.outcome) for entry in report.entries] == [
        ("bad.pdf", Outcome.REFUSED),
        ("bridge.txt", Outcome.CREATED),
    ]
    assert report.refused[0].reason == "the format is unknown"


def test_an_error_in_the_middle_leaves_nothing_behind(monkeypatch):
    def add_and_break(article, judged):
        add_judged(article, judged)
        if Article.objects.count() == 2:
            raise RuntimeError("the disk is gone")

    add_judged = importing.add_judged
    monkeypatch.setattr(importing, "add_judged", add_and_break)
    with pytest.raises(RuntimeError):
        import_drafts([factories.draft(), factories.draft(OTHER_TEXT, name="b.txt")], story=TITLE)
    assert not Story.objects.exists()
    assert not Article.objects.exists()
    assert not Outlet.objects.exists()


def test_a_dry_run_tells_everything_and_writes_nothing():
    report = import_drafts([factories.draft(), factories.draft()], story=TITLE, publish=True, dry_run=True)
    assert [entry.outcome.value for entry in report.entries] == ["created", "skipped"]
    assert report.story is None
    assert not report.changed
    assert not Story.objects.exists()
    assert not Outlet.objects.exists()


def test_a_dry_run_on_a_published_story_leaves_it_as_it_is():
    story = factories.story(published=False)
    import_drafts([factories.draft()], story=story, publish=True, dry_run=True)
    assert Story.objects.get().state == Story.State.DRAFT
    assert story.articles.count() == 3


def test_publish_lets_everybody_read_the_story():
    report = import_drafts([factories.draft()], story=TITLE, publish=True)
    assert list(Story.objects.published()) == [report.story]


def test_a_title_finds_its_story_whatever_the_case():
    story = factories.story()
    report = import_drafts([factories.draft()], story=TITLE.upper())
    assert report.story == story


def test_a_title_that_is_meant_as_a_new_one_makes_a_story_of_its_own():
    story = factories.story()
    report = import_drafts([factories.draft()], story=TITLE, find=False)
    assert report.story != story
    assert story.articles.count() == 3


@pytest.mark.django_db(transaction=True)
def test_imports_side_by_side_with_one_new_title_share_a_story(monkeypatch):
    def find_and_wait(title):
        found = find(title)
        time.sleep(0.2)  # long enough for the others to look too
        return found

    find = importing.find_story
    monkeypatch.setattr(importing, "find_story", find_and_wait)

    def bring_one(number):
        try:
            text = factories.ARTICLES["Harbour Post"].replace("40", str(number))
            return import_drafts([factories.draft(text, name=f"{number}.txt")], story=TITLE).story.pk
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        assert len(set(pool.map(bring_one, range(3)))) == 1
    assert Story.objects.get().articles.count() == 3


@pytest.mark.parametrize("title", ["", "  "])
def test_a_story_needs_a_title(title):
    with pytest.raises(StoryRefused, match="title"):
        import_drafts([factories.draft()], story=title)


def test_a_title_that_is_too_long_is_refused_with_its_length():
    with pytest.raises(StoryRefused, match="301 characters"):
        import_drafts([factories.draft()], story="x" * 301)


@pytest.mark.parametrize(
    ("path", "fields", "given", "outlet"),
    [
        ("bridge.md", {"outlet": "Harbour Post"}, "Morning Gull", "Harbour Post"),
        ("Upland Courier/bridge.txt", {}, "Morning Gull", "Morning Gull"),
        ("Upland Courier/bridge.txt", {}, "", "Upland Courier"),
        ("Upland_Courier/2025-03-07/articles/bridge.txt", {}, "", "Upland Courier"),
        ("articles/bridge.txt", {}, "", ""),
        ("bridge.txt", {}, "", ""),
    ],
)
def test_the_outlet_comes_from_the_file_then_the_option_then_the_folder(path, fields, given, outlet):
    assert named_outlet(factories.draft(name=path, **fields), given=given) == outlet


def test_an_outlet_that_nobody_names_is_called_so_with_its_file_apart():
    assert outlet_of(factories.draft(name="articles/bridge.txt")) == "Outlet not named (bridge)"
    assert outlet_of(factories.draft(name=f"{'long-' * 30}.txt")).endswith("-long…)")
    outcomes(factories.draft(name="articles/bridge.txt"))
    outlet = Outlet.objects.get()
    assert (outlet.name, outlet.named) == ("Outlet not named (bridge)", False)


def test_outlets_that_differ_in_case_only_are_one():
    outcomes(factories.draft(name="a.txt", outlet="Harbour Post"))
    outcomes(factories.draft(name="b.txt", outlet="HARBOUR POST"))
    assert Outlet.objects.get().name == "Harbour Post"


def test_outlets_with_like_names_get_addresses_of_their_own():
    for name in ("Gull & Co", "Gull Co"):
        outcomes(factories.draft(name=f"{name}.txt", outlet=name))
    assert sorted(Outlet.objects.values_list("slug", flat=True)) == ["gull-co", "gull-co-2"]


@pytest.mark.parametrize("nasty", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_markup_in_a_field_is_kept_as_it_was_written(nasty):
    fields = {"outlet": nasty, "headline": nasty, "byline": nasty}
    report = import_drafts([factories.draft(**fields)], story=nasty)
    article = report.story.articles.get()
    assert (article.outlet.name, article.headline, article.byline) == (nasty, nasty, nasty)
    assert report.story.title == nasty


def test_an_editors_roles_for_a_text_that_is_kept_already_are_a_new_version():
    draft = factories.draft()
    outcomes(draft)
    lines = Article.objects.get().current_version.lines
    changed = tuple(Line(Span(start, end), Role.BODY) for start, end, _ in lines)
    report = import_drafts([Judged(draft, changed, by_editor=True)], story=TITLE)
    assert [entry.outcome.value for entry in report.entries] == ["updated"]
    assert Article.objects.get().versions.count() == 2


def test_flags_on_a_text_that_was_replaced_become_orphaned():
    article = factories.add_article(factories.story(articles={}))
    flag = Flag.objects.create(version=article.current_version, start=0, end=7, words="Talvern", kind="label")
    factories.add_article(article.story, text=OTHER_TEXT)
    flag.refresh_from_db()
    assert flag.state == Flag.State.ORPHANED
    assert flag.words == "Talvern"


def test_an_article_keeps_what_came_in():
    data = b"\xff\xfe" + factories.ARTICLES["Harbour Post"].encode("utf-16-le")
    report = import_drafts([read("post.txt", data)], story=TITLE)
    version = report.story.articles.get().current_version
    assert bytes(version.raw) == data
    assert version.raw_name == "post.txt"
    assert "opened its new harbour bridge" in version.text


def test_the_five_real_articles_come_in_with_every_body_sentence(request):
    folder = Path(request.config.rootpath).parent / "shared" / "articles" / "eu-japan"
    if not folder.is_dir():
        pytest.skip("the folder of real articles is not here")
    from newsdiff.ingest import read_paths

    report = import_drafts(read_paths([folder]), story="EU–Japan security partnership")
    assert [entry.outcome.value for entry in report.entries] == ["created"] * 5
