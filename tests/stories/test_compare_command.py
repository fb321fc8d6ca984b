"""`compare` reads what it can, names what it can't, and needs no database."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from newsdiff.stories.management.commands import compare
from tests.analysis.support import FERRY, FERRY_ELSEWHERE
from tests.embedder import WordEmbedder


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch):
    monkeypatch.setattr(compare, "_embedder", WordEmbedder)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "courier.txt").write_text(FERRY.text)
    (tmp_path / "post.txt").write_text(FERRY_ELSEWHERE.text)
    return tmp_path


def run(*paths, **options):
    out, err = StringIO(), StringIO()
    status = 0
    try:
        call_command("compare", *map(str, paths), stdout=out, stderr=err, **options)
    except SystemExit as left:
        status = left.code
    return out.getvalue(), err.getvalue(), status


# No test here has the database mark: pytest-django fails each one that opens a connection.


def test_a_folder_of_articles_gives_json_when_nobody_is_at_a_terminal(folder):
    out, err, status = run(folder)
    value = json.loads(out)
    assert [article["id"] for article in value["articles"]] == ["courier", "post"]
    assert value["alignments"]
    assert (err, status) == ("", 0)


def test_the_text_form_is_readable(folder):
    out, _, _ = run(folder, format="text")
    assert out.startswith("2 articles, 2 origins\n")


def test_the_result_can_go_to_a_file(folder, tmp_path):
    out, _, _ = run(folder / "courier.txt", folder / "post.txt", out=str(tmp_path / "found.json"))
    assert out == ""
    assert json.loads((tmp_path / "found.json").read_text())["schema"] == "newsdiff/comparison/1"


def test_a_place_that_can_not_be_written_is_named(folder, tmp_path):
    with pytest.raises(CommandError, match="no-folder"):
        run(folder, out=str(tmp_path / "no-folder" / "found.json"))


def test_a_file_that_can_not_be_read_is_named_and_the_others_are_compared(folder):
    (folder / "empty.txt").write_text("")
    out, err, status = run(folder)
    assert len(json.loads(out)["articles"]) == 2
    assert "empty.txt" in err
    assert status == 1


def test_what_is_to_be_known_of_a_file_is_told_beside_it_and_is_no_error(folder):
    (folder / "faehre.txt").write_text(
        "Die Fähre lief am frühen Morgen auf einen Felsen und sank binnen einer Stunde. Elf Menschen starben."
    )
    out, err, status = run(folder)
    assert len(json.loads(out)["articles"]) == 3
    assert "faehre.txt: the text is in another language than English (de)" in err
    assert status == 0


MENUS = "Home\nNews\nSport\nSign in\nSubscribe\nSee more\n"


def test_a_file_without_an_article_is_named_and_the_others_are_compared(folder):
    (folder / "a-menu.txt").write_text(MENUS)
    out, err, status = run(folder)
    assert [article["id"] for article in json.loads(out)["articles"]] == ["courier", "post"]
    assert "a-menu.txt: only menus" in err
    assert status == 1


def test_files_without_any_article_are_an_error_in_words(tmp_path):
    (tmp_path / "menu.txt").write_text(MENUS)
    with pytest.raises(CommandError, match="nothing to compare"):
        run(tmp_path)


def test_more_than_a_story_can_hold_is_told_in_words(folder, monkeypatch):
    monkeypatch.setattr(compare, "LONGEST_STORY", 100)
    with pytest.raises(CommandError, match="at most 100 are compared"):
        run(folder)


def test_a_model_that_can_not_be_loaded_is_told_in_words(folder, monkeypatch, tmp_path, settings):
    monkeypatch.undo()
    settings.NEWSDIFF_MODEL = str(tmp_path / "no-model")
    with pytest.raises(CommandError, match="no-model"):
        run(folder)


def test_a_missing_path_is_named_and_the_others_are_compared(folder):
    out, err, status = run(folder, folder / "nowhere.txt")
    assert len(json.loads(out)["articles"]) == 2
    assert "nowhere.txt" in err
    assert status == 1


def test_nothing_to_read_is_said_in_words(tmp_path):
    with pytest.raises(CommandError, match="nothing to compare"):
        run(tmp_path / "nowhere.txt")


def test_one_article_gives_a_comparison_too(folder):
    out, _, status = run(folder / "courier.txt")
    value = json.loads(out)
    assert (len(value["articles"]), value["alignments"], status) == (1, [], 0)


def test_all_pairs_adds_pairs_without_a_level(folder):
    (folder / "weekly.txt").write_text(
        "The coast guard wants a second rescue boat for the harbour of Tessel.\n"
        "A new ferry to Pell Island was ordered on Tuesday, with room for 300 people.\n"
        "Its captain will be chosen in spring.\n"
    )
    levels = {pair["level"] for pair in json.loads(run(folder, all_pairs=True)[0])["alignments"]}
    assert None in levels
    assert None not in {pair["level"] for pair in json.loads(run(folder)[0])["alignments"]}


def test_files_of_one_name_get_ids_of_their_own(tmp_path):
    for name, article in (("courier", FERRY), ("post", FERRY_ELSEWHERE)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "story.txt").write_text(article.text)
    value = json.loads(run(tmp_path)[0])
    assert [article["id"] for article in value["articles"]] == ["story", "story-2"]


def test_what_was_written_among_the_articles_is_left_out_the_next_time(folder):
    found = folder / "found.json"
    for _ in range(2):
        _, err, status = run(folder, out=str(found))
        assert (err, status) == ("", 0)
        assert len(json.loads(found.read_text())["articles"]) == 2


@pytest.mark.parametrize("name", ["post.txt", "found.md"])
def test_what_would_be_read_as_an_article_is_not_written_among_them(folder, name):
    before = {path.name: path.read_text() for path in folder.iterdir()}
    with pytest.raises(CommandError, match=f"{name}: lies among the articles"):
        run(folder, out=str(folder / name))
    with pytest.raises(CommandError, match="lies among the articles"):
        run(folder / "post.txt", folder / "courier.txt", out=str(folder / "post.txt"))
    assert {path.name: path.read_text() for path in folder.iterdir()} == before
