"""Invented pages and lines: each page, or each line, is resampled by itself.

- `pages`: tests/analysis/pages, each in the manner of another kind of outlet; a line begins with `=` where
  it is the article's, with `-` where it is the page's, and with `?` where readers may differ;
- `lines, first` and `lines, second`: a row is a line, `|` stands where a sentence ends, and rows that begin
  with `~` have no blank there. The second file was written when every row of the first was right. Baselines
  of the latter: nupunkt alone, and a regular expression."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import nupunkt

from newsdiff.analysis.clean import line_roles
from newsdiff.analysis.sentences import spans
from tests.analysis.test_pages import PAGES, marked
from tests.quality.figures import F1, Measured, ratio

FOLDER = Path(__file__).resolve().parents[1]
FILES = {
    "pages": PAGES,
    "lines, first": [FOLDER / "sentences-first.txt"],
    "lines, second": [FOLDER / "sentences-second.txt"],
}
_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(]?[A-Z0-9])")
METHODS: dict[str, Callable[[str], set[int]]] = {
    "ours": lambda line: {end for _, end in spans(line)},
    "nupunkt": lambda line: {len(line[:end].rstrip()) for _, end in nupunkt.sent_spans(line)},
    "regex": lambda line: {len(line[: found.end()].rstrip()) for found in _END.finditer(line)},
}


def rows(name: str) -> Iterator[Measured]:
    if name == "pages":
        found = {"ours": [page(path) for path in PAGES]}
        yield Measured("lines", "chrome dropped", name, found, ratio(0, 1))
        yield Measured("lines", "body kept", name, found, ratio(2, 3))
        return
    lines = [line(row) for row in FILES[name][0].read_text(encoding="utf-8").splitlines()]
    samples = {
        method: [hits(split(text), ends, text) for text, ends in lines] for method, split in METHODS.items()
    }
    yield Measured("sentences", "F1 of their ends", name, samples, F1)


def page(path: Path) -> list[int]:
    """Dropped and all lines of the page, kept and all lines of the article."""
    said = marked(path)
    roles = [line.role for line in line_roles("\n".join(words for _, words in said))]
    kept = [(mark, role.kept) for (mark, _), role in zip(said, roles, strict=True)]
    marks = [mark for mark, _ in kept]
    gone = kept.count(("-", False)) + kept.count(("~", False))
    chrome = marks.count("-") + marks.count("~")  # "~" is known to stay, and counts all the same
    return [gone, chrome, kept.count(("=", True)), marks.count("=")]


def line(row: str) -> tuple[str, set[int]]:
    """The line with the places where its sentences end, its own end left out."""
    parts = row.removeprefix("~").split("|")
    blank = "" if row.startswith("~") else " "
    return blank.join(parts), {len(blank.join(parts[: n + 1])) for n in range(len(parts) - 1)}


def hits(found: set[int], ends: set[int], text: str) -> list[int]:
    shown = found - {len(text)}
    return [len(shown & ends), len(shown), len(ends)]
