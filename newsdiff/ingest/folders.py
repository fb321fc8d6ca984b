"""Files and folders to drafts, errors collected and not fatal."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsdiff.ingest.decode import MAX_BYTES
from newsdiff.ingest.draft import Draft, Failure, Refused
from newsdiff.ingest.reading import read


def read_paths(
    paths: Iterable[str | os.PathLike[str]], *, besides: Path | None = None
) -> Iterator[Draft | Failure]:
    """A draft or a failure for each file, folders walked to their ends in the order of their names.

    `path` is relative to the folder that was given, so that its own folders can name outlets; with several
    folders, or with two files of one name, it begins with the folder's name. Left out without a word: what is
    hidden, and in a folder a README that has no front matter, which speaks of the folder, and the file
    `besides`."""
    given = [Path(path) for path in paths]
    several = sum(path.is_dir() for path in given) > 1
    names = Counter(path.name for path in given)
    for path in given:
        if path.is_dir():
            prefix = path.resolve().name if several else ""
            yield from _read_folder(path, prefix, besides.resolve() if besides else None)
        else:
            shown = path.name if names[path.name] == 1 else f"{path.resolve().parent.name}/{path.name}"
            yield _read_file(path, shown)


def _read_folder(folder: Path, prefix: str, besides: Path | None) -> Iterator[Draft | Failure]:
    found = False
    for path in _files(folder):
        if path.resolve() == besides:
            continue
        relative = Path(prefix, path.relative_to(folder)).as_posix()
        result = _read_file(path, relative)
        if path.stem.lower() == "readme" and not _has_front_matter(path):
            continue
        found = True
        yield result
    if not found:
        yield Failure(str(folder), f"{folder}: no files in this folder.")


def _files(folder: Path) -> list[Path]:
    """Every file under `folder` that isn't hidden, sorted; links to folders are not followed."""
    found: list[Path] = []
    for top, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(Path(top, name) for name in files if not name.startswith("."))
    return sorted(found)


def _has_front_matter(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(6).removeprefix(b"\xef\xbb\xbf").startswith(b"---")
    except OSError:
        return False


def _read_file(path: Path, shown: str) -> Draft | Failure:
    try:
        if not path.exists():
            return Failure(shown, f"{path}: there is no such file or folder.")
        if not path.is_file():
            return Failure(shown, f"{path}: is no ordinary file.")
        with path.open("rb") as file:
            # One byte over the limit is enough to refuse a large file by its size without holding it.
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            size = path.stat().st_size / 1_000_000
            return Failure(
                shown,
                f"{shown}: is too large ({size:.1f} MB); at most {MAX_BYTES / 1_000_000:.0f} MB are read. "
                "Keep the article only, or split the file.",
            )
        return read(shown, data)
    except Refused as refused:
        return Failure(shown, str(refused))
    except OSError as error:
        return Failure(shown, f"{path}: can't be opened ({error.strerror or error}).")
