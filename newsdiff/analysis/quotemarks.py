"""Pairing quotation marks on a line: curly, straight, single and guillemets.

Method: an opening mark takes the next closing mark of its kind; one that is not closed on its line runs to
the line's end, where the speech goes on in the next, or to a mark that opens the next sentence. A single mark
counts only where it cannot be an apostrophe. Limits: nested quotations are not taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdiff.analysis.types import Span


def pairs(text: str, line: Span) -> Iterator[tuple[Span, Span]]:
    place = line.start
    while place < line.end:
        character = text[place]
        before = text[place - 1] if place > line.start else " "
        after = text[place + 1] if place + 1 < line.end else " "
        end = -1
        if character == "“":
            end = _until(text, "”", place + 1, line.end, _REOPENS["“"])
        elif character == "«":
            end = _until(text, "»", place + 1, line.end)
        elif character == '"' and not after.isspace() and not before.isalnum():
            end = _until(text, '"', place + 1, line.end, _REOPENS['"'])
        elif character in "‘'" and not before.isalnum() and after.isalnum():
            end = _single_end(text, "’" if character == "‘" else "'", place + 1, line.end)
            if end < 0:
                place += 1
                continue
        if end >= place + 2:
            closed = end < line.end and text[end] in "”»\"’'"
            yield Span(place, end + 1 if closed else end), Span(place + 1, end)
            place = end
        place += 1


# A mark that opens behind a full stop while one is open: the speech goes on in what was a new paragraph.
_REOPENS = {mark: re.compile(rf"(?<=[.!?…])\s+{mark}(?=\w|(?<=“)\s)") for mark in '“"'}


def _until(text: str, mark: str, start: int, stop: int, reopens: re.Pattern[str] | None = None) -> int:
    found = text.find(mark, start, stop)
    end = found if found >= 0 else stop
    again = reopens.search(text, start, end + 1) if reopens else None
    return again.start() if again and again.start() > start else end


def _single_end(text: str, mark: str, start: int, stop: int) -> int:
    """The closing single mark, which is no apostrophe: no letter behind it, a letter or point before it."""
    limit = min(stop, start + 600)
    for found in re.finditer(re.escape(mark), text[start:limit]):
        place = start + found.start()
        after = text[place + 1] if place + 1 < stop else " "
        if after.isalnum() or text[place - 1].isspace():
            continue
        possessive = text[place - 1] in "sS" and after == " " and mark in text[place + 1 : limit]
        if not possessive:
            return place
    return -1
