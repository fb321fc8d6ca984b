"""Measure the analysis, print one table, and hold it to its floors.

    python -m tests.quality [--into docs/quality.md] [--set seeds] [--area framing] [--detail STORY] [--pin]

Exits with 1 when a figure is below its floor, or when a set's data are not those that its floors were
pinned on. `--pin` raises floors and pins new ones; with `--lower` it lowers them too, which is a commit of
its own. A set whose texts are not beside the checkout is left out, and the table says so."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "newsdiff.settings"

from tests.quality import floors, table
from tests.quality.areas import DETAILS, OTHERS, STORIES
from tests.quality.figures import Measured
from tests.quality.stories import SEALED, SOURCES, digest
from tests.quality.study import remembering, studies


def main() -> int:
    options = _options()
    began = time.perf_counter()
    if options.detail:
        return _detail(options.detail)
    hashes: dict[str, str] = {}
    found = [row for row in measured(options.set, hashes) if options.area in ("", row.area)]
    print(table.text(found))
    if options.into:
        written = table.put_into(options.into.read_text(encoding="utf-8"), found)
        options.into.write_text(written, encoding="utf-8")
    print(f"\n{len(found)} figures in {time.perf_counter() - began:.0f} s", file=sys.stderr)
    if options.pin:
        floors.pin(found, hashes, lower=options.lower)
    complaints = floors.complaints(found, hashes)
    print("\n".join(complaints) or "Every floor is held.", file=sys.stderr)
    return 1 if complaints else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--into", type=Path, metavar="FILE", help="put the table between the marks of FILE")
    parser.add_argument("--set", default="", help="one set only")
    parser.add_argument("--area", default="", help="rows of one area only")
    parser.add_argument("--detail", default="", metavar="STORY", help="rows shown and missed in one story")
    parser.add_argument("--pin", action="store_true", help="raise floors to what was measured")
    parser.add_argument("--lower", action="store_true", help="with --pin: lower them too")
    options = parser.parse_args()
    if options.into and (options.set or options.area):
        parser.error("--into writes the whole table, so it goes without --set and --area")
    return options


def measured(only: str, hashes: dict[str, str]) -> Iterator[Measured]:
    """Every row of the table; the hash of each set that was measured is put into `hashes`."""
    vectors = remembering()
    for source in SOURCES:
        if only in ("", source.name) and _there(source.name, [source.needs] if source.needs else []):
            hashes[source.name] = digest(source.files())
            found = studies(source.load(), vectors)
            print(f"{source.name}: {len(found)} stories analysed", file=sys.stderr)
            for area in STORIES:
                yield from area.rows(source.name, found)
    for area in OTHERS:
        for name, paths in area.FILES.items():
            if only in ("", name) and _there(name, paths):
                hashes[name] = digest(paths)
                yield from area.rows(name)


def _there(name: str, paths: Sequence[Path]) -> bool:
    """Whether a set can be measured; what is left out is told."""
    missing = [path for path in paths if not path.exists()]
    if missing:
        print(f"{name}: left out, there is no {missing[0]}", file=sys.stderr)
    return not missing


def _detail(name: str) -> int:
    for source in SOURCES:
        sealed = source.name in SEALED or not _there(source.name, [source.needs] if source.needs else [])
        for story in [] if sealed else source.load():
            if story.name == name and story.readings:
                (study,) = studies([story], remembering())
                for area in DETAILS:
                    print("\n".join(area.detail(study)))
                return 0
    print(f"{name} is no story of a set for development", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
