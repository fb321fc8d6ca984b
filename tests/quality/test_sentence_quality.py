"""How well lines are split into sentences, beside nupunkt alone and a regular expression.

A row of the two files is a line; `|` stands where a sentence ends, and rows that begin with `~` have no blank
there. All rows are invented. The second file was written when every row of the first was right."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import nupunkt
import pytest

from newsdiff.analysis.sentences import spans

FOLDER = Path(__file__).parent
FLOORS = {"sentences-first": 0.99, "sentences-second": 0.97}  # of F1
_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(]?[A-Z0-9])")

pytestmark = pytest.mark.quality

METHODS: dict[str, Callable[[str], set[int]]] = {
    "ours": lambda line: {end for _, end in spans(line)},
    "nupunkt": lambda line: {len(line[:end].rstrip()) for _, end in nupunkt.sent_spans(line)},
    "regex": lambda line: {len(line[: found.end()].rstrip()) for found in _END.finditer(line)},
}


def rows(name: str) -> list[tuple[str, set[int]]]:
    """Each line with the places where its sentences end, its own end left out."""
    found = []
    for row in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        parts = row.removeprefix("~").split("|")
        blank = "" if row.startswith("~") else " "
        ends = {len(blank.join(parts[: count + 1])) for count in range(len(parts) - 1)}
        found.append((blank.join(parts), ends))
    return found


@pytest.mark.parametrize("name", FLOORS)
def test_lines_are_split_where_their_sentences_end(name: str) -> None:
    figures = {}
    for method, split in METHODS.items():
        hits = shown = wanted = right = 0
        for line, ends in rows(name):
            found = split(line) - {len(line)}
            hits, shown, wanted = hits + len(found & ends), shown + len(found), wanted + len(ends)
            right += found == ends
        figures[method] = 2 * hits / (shown + wanted)
        print(
            f"\n{name}, {method}: F1 {figures[method]:.3f}, precision {hits / shown:.3f}, "
            f"recall {hits / wanted:.3f}, {right} of {len(rows(name))} lines right"
        )
    assert figures["ours"] >= FLOORS[name]
    assert figures["ours"] > max(figures["nupunkt"], figures["regex"])
