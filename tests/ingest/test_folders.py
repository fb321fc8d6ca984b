"""Files and folders: everything that can be read, a reason for the rest."""

from pathlib import Path

import pytest

from newsdiff.ingest import Draft, Failure, read_paths


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "b.txt": "The pact holds.",
        "a.md": "---\noutlet: Orla Times\n---\nThe pact holds.",
        "mend/c.html": "<p>The pact holds.</p>",
        "notes.docx": "x",
        "README.md": "About this folder.",
        ".hidden.txt": "x",
        ".git/d.txt": "x",
        "empty.txt": "",
    }
    for name, text in files.items():
        path = tmp_path / "story" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "story"


def test_a_folder_gives_drafts_and_failures_in_order(folder):
    results = list(read_paths([folder]))
    assert [result.path for result in results] == ["a.md", "b.txt", "empty.txt", "mend/c.html", "notes.docx"]
    assert [isinstance(result, Draft) for result in results] == [True, True, False, True, False]


def test_failures_name_the_file_and_the_reason(folder):
    failures = {result.path: result.reason for result in read_paths([folder]) if isinstance(result, Failure)}
    assert "empty.txt: is empty" in failures["empty.txt"]
    assert "notes.docx: the format .docx is unknown" in failures["notes.docx"]


def test_a_readme_is_read_when_it_is_named(folder):
    (draft,) = read_paths([folder / "README.md"])
    assert isinstance(draft, Draft)


def test_a_readme_with_front_matter_is_an_article(folder):
    (folder / "README.md").write_text("---\noutlet: Orla\n---\nThe pact holds.", encoding="utf-8")
    assert "README.md" in [result.path for result in read_paths([folder])]


def test_several_folders_keep_their_names_apart(folder, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.txt").write_text("The pact holds.", encoding="utf-8")
    paths = [result.path for result in read_paths([folder, other])]
    assert {"story/b.txt", "other/b.txt"} <= set(paths)


def test_two_files_of_one_name_keep_their_folders(folder, tmp_path):
    (tmp_path / "b.txt").write_text("It rained.", encoding="utf-8")
    paths = [result.path for result in read_paths([folder / "b.txt", tmp_path / "b.txt"])]
    assert paths == ["story/b.txt", f"{tmp_path.name}/b.txt"]


def test_a_path_that_is_not_there_is_a_failure(tmp_path):
    (failure,) = read_paths([tmp_path / "none.txt"])
    assert isinstance(failure, Failure)
    assert "no such file" in failure.reason


def test_an_empty_folder_is_a_failure(tmp_path):
    (failure,) = read_paths([tmp_path])
    assert isinstance(failure, Failure)
    assert "no files" in failure.reason


def test_a_large_file_is_refused_with_its_size(tmp_path):
    path = tmp_path / "big.txt"
    path.write_bytes(b"a" * 20_000_000)
    (failure,) = read_paths([path])
    assert isinstance(failure, Failure)
    assert "20 MB" in failure.reason.replace("20.0", "20")
