"""Pairing quotation marks on a line: curly, straight, single and guillemets.

Method: an opening mark takes the next closing mark of its kind; one that is not closed on its line runs to
the line's end, where the speech goes on in the next, or to a mark that opens the next sentence. Lines that an
open quotation runs through are one paragraph (`paragraphs`). A straight mark with blanks on both sides opens
when none is open, and closes else. A single mark counts only where it cannot be an apostrophe. Limits: nested
quotations are not taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsdiff.analysis.types import Span

# Through how many lines a quotation may run before it is taken for one whose closing mark is lost.
_RUNS_ON = 6
# How many lines one paragraph of speech may have in all.
_PARAGRAPH = 40


def paragraphs(text: str, lines: Sequence[Span]) -> list[Span]:
    """The lines, those joined through which one quotation runs: opened on the first, closed on the last."""
    found: list[Span] = []
    at = 0
    while at < len(lines):
        last = at
        mark = _left_open(text, lines[at])
        while mark and last < len(lines) - 1:
            closing = _closing_line(text, lines, last + 1, mark)
            if closing is None or closing[0] - at >= _PARAGRAPH:
                break
            last, behind = closing
            mark = _left_open(text, Span(behind, lines[last].end)) if behind < lines[last].end else ""
        found.append(Span(lines[at].start, lines[last].end))
        at = last + 1
    return found


def _left_open(text: str, line: Span) -> str:
    """The closing mark that a line still waits for at its end, or ""."""
    last = max((span for span, _ in pairs(text, line)), key=lambda span: span.end, default=None)
    if last is None or last.end < line.end:
        return ""
    mark = _CLOSES.get(text[last.start], "")
    return "" if not mark or (len(last.of(text)) > 1 and text[last.end - 1] == mark) else mark


_CLOSES = {"“": "”", "«": "»", '"': '"'}


def _closing_line(text: str, lines: Sequence[Span], start: int, mark: str) -> tuple[int, int] | None:
    """The line whose first mark closes the quotation, and the place behind it; None where one opens anew
    first, or none closes."""
    for number in range(start, min(len(lines), start + _RUNS_ON)):
        first = re.search('[“”"«»]', lines[number].of(text))
        if first:
            place = lines[number].start + first.start()
            closes = text[place] == mark and not _opens(text, lines[number], place)
            return (number, place + 1) if closes else None
    return None


def _opens(text: str, line: Span, place: int) -> bool:
    """Whether a straight mark stands where only an opening one does: at the start, or right before a word."""
    after = text[place + 1] if place + 1 < line.end else " "
    return text[place] == '"' and (place == line.start or (text[place - 1].isspace() and not after.isspace()))


def pairs(text: str, line: Span) -> Iterator[tuple[Span, Span]]:
    place = line.start
    while found := _OPENS.search(text, place, line.end):
        place = found.start()
        character = text[place]
        before = text[place - 1] if place > line.start else " "
        after = text[place + 1] if place + 1 < line.end else " "
        end = -1
        if character == "“":
            end = _until(text, "”", place + 1, line.end, _REOPENS["“"])
        elif character == "«":
            end = _until(text, "»", place + 1, line.end)
        elif character == '"' and not before.isalnum() and (not after.isspace() or _apart(text, line, place)):
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


_OPENS = re.compile("[“«\"‘']")  # what may open a quotation


def _apart(text: str, line: Span, place: int) -> bool:
    """Whether a straight mark set apart by blanks opens a quotation: at the line's start, or with an end."""
    before = place == line.start or text[place - 1].isspace()
    return before and (place == line.start or '"' in text[place + 2 : line.end])


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
        apart = text[place - 1].isspace()
        if after.isalnum() or (apart and not (text[place - 2] in ",.!?" and after.isspace())):
            continue
        possessive = text[place - 1] in "sS" and after == " " and mark in text[place + 1 : limit]
        if not possessive:
            return place
    return -1
