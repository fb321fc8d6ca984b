"""Texts that a tokeniser has spaced out: "a 6. 1 - magnitude quake", "the town ’ s mayor", "he said , and".

Such copies come from corpora. Every rule for numbers, times, names and sentences would stumble over them.

Method: an article in which such blanks are the habit (`is_spaced`) is compared as if they were not there;
what is found is put back on the article as it stands: every span of the result slices the text as it was
given. Other articles are left as they are. Limits: a hyphen between blanks may also be a dash; it is one
beside a function word. Reasons and the ledger of labels have the words without the blanks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsdiff.analysis.types import (
    Alignment,
    Claim,
    Comparison,
    Difference,
    Document,
    Evidence,
    FramingMark,
    Member,
    Sentence,
    Span,
)
from newsdiff.analysis.wording import FUNCTION_WORDS

# Blanks that a tokeniser puts in: each group is one or more to take out.
_BLANKS = tuple(
    map(
        re.compile,
        (
            r"(?<=\d)(?:(?<!\d{4})\.|:)( )(?=\d{1,2}(?!\d))",  # "6. 1", "20: 09"; not "in 2019. 5"
            r"(?<=[$€£])( )(?=\d)",
            r"(?<=\w)( )['’]( ?)(?=(?:s|t|d|m|re|ve|ll)\b)|(?<=\w)( )(?=n['’]t\b)",
            r"(?<![^\W_])[A-Za-z]\.( )(?=[A-Za-z]\.(?!\w))",  # "a. m.", "U. S."
            r"(?<=[^\s.])( +)(?=[,.;:?!](?:\s|$))",
            r"(?<=[(\[“])( )|( )(?=[)\]”])",
        ),
    )
)
_HYPHEN = re.compile(r"(?<!\w)(\w+)( )[-‐]( )(?=(\w+))")
_THOUSANDS = re.compile(r"(?<!\d)(?<!\d, )\d{1,3},( )(?=\d{3}(?!\d)(?!,? (?:and )?\d))")  # no list of figures
# "On May 5, 300 people" counts no thousands.
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2},?$")

# What nobody types; figures, which may also end a sentence or stand in a list; and what one types instead.
_HABIT = re.compile(r"\w ’ s\b|\w n['’]t\b|\w - \w+ - \w|\d - [a-z]|\w ,\s|\b[ap]\. m\.")
_FIGURES = re.compile(r"(?<!\d)\d{1,3}, \d{3}\b|\d: \d\d\b|(?<!\d{3})\d\. \d(?!\d)")
_TYPED = re.compile(r"\w’s\b|\d,\d{3}\b|\d:\d\d\b|\d\.\d|\w-\w|\b[ap]\.m\.")
_ADDRESS = re.compile(r"https?\s?:.*|www\s?\..*")
_LEAST, _TIMES = 2, 4


def is_spaced(text: str) -> bool:
    """Whether blanks of a tokeniser are the habit of a text: twice, and four times as often as none there."""
    text = _ADDRESS.sub("", text)
    sure = len(_HABIT.findall(text))
    habit = sure + len(_FIGURES.findall(text))
    return sure > 0 and habit >= _LEAST and habit >= _TIMES * len(_TYPED.findall(text))


class Respaced:
    """The documents to compare, and the way back from what was found in them."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._given = tuple(documents)
        self._kept = {d.id: _kept(d.text) for d in documents if is_spaced(d.text)}

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple(_joined(d, self._kept[d.id]) if d.id in self._kept else d for d in self._given)

    def back(self, found: Comparison) -> Comparison:
        """The same comparison, of the documents as they were given."""
        if not self._kept:
            return found
        return _Back(self._given, self._kept, found.sentences).comparison(found)


def _kept(text: str) -> list[int]:
    """The offsets of the letters that stay."""
    out = {at for start, end in _taken(text) for at in range(start, end)}
    return [at for at in range(len(text)) if at not in out]


def _taken(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each run of blanks to take out."""
    for pattern in _BLANKS:
        for found in pattern.finditer(text):
            yield from (found.span(n) for n in range(1, pattern.groups + 1) if found[n])
    for found in _THOUSANDS.finditer(text):
        if not _MONTH.search(text, max(0, found.start() - 14), found.start() + 2):
            yield found.span(1)
    for found in _HYPHEN.finditer(text):
        left, right = found[1], found[4]
        figures = left.isdigit() and right.isdigit()
        if not figures and not {left.casefold(), right.casefold()} & FUNCTION_WORDS:
            yield from (found.span(2), found.span(3))
    yield from _beside_marks(text)


def _beside_marks(text: str) -> Iterator[tuple[int, int]]:
    """The blanks inside straight quotation marks, of lines in which each mark has its partner."""
    at = 0
    for line in text.split("\n"):
        marks = [found.start() for found in re.finditer('"', line)]
        for opening, closing in zip(marks[::2], marks[1::2], strict=False) if len(marks) % 2 == 0 else ():
            if line[opening + 1] == " ":
                yield at + opening + 1, at + opening + 2
            if line[closing - 1] == " " and closing - 1 > opening + 1:
                yield at + closing - 1, at + closing
        at += len(line) + 1


def _joined(document: Document, kept: Sequence[int]) -> Document:
    text = "".join(document.text[at] for at in kept)
    lines = tuple(
        replace(line, span=Span(bisect_left(kept, line.span.start), bisect_left(kept, line.span.end)))
        for line in document.lines
    )
    return replace(document, text=text, lines=lines)


class _Back:
    """Puts spans of joined documents back on the given ones. Evidence is again the words that stand there."""

    def __init__(
        self, given: Sequence[Document], kept: dict[str, list[int]], sentences: Sequence[Sentence]
    ) -> None:
        self._given = tuple(given)
        self._text = {document.id: document.text for document in given}
        self._kept = kept
        self._of = {sentence.id: sentence.document for sentence in sentences}

    def comparison(self, found: Comparison) -> Comparison:
        return replace(
            found,
            documents=self._given,
            sentences=tuple(map(self._sentence, found.sentences)),
            alignments=tuple(map(self._alignment, found.alignments)),
            claims=tuple(map(self._claim, found.claims)),
            differences=tuple(map(self._difference, found.differences)),
            framing=tuple(map(self._mark, found.framing)),
        )

    def _span(self, sentence: str, span: Span) -> Span:
        kept = self._kept.get(self._of[sentence])
        return Span(kept[span.start], kept[span.end - 1] + 1) if kept else span

    def _sentence(self, sentence: Sentence) -> Sentence:
        span = self._span(sentence.id, sentence.span)
        return replace(sentence, span=span, text=span.of(self._text[sentence.document]))

    def _evidence(self, place: Evidence) -> Evidence:
        span = self._span(place.sentence, place.span)
        return Evidence(place.sentence, span, span.of(self._text[self._of[place.sentence]]))

    def _alignment(self, pair: Alignment) -> Alignment:
        return replace(pair, a_span=self._span(pair.a, pair.a_span), b_span=self._span(pair.b, pair.b_span))

    def _claim(self, claim: Claim) -> Claim:
        members = tuple(Member(m.sentence, self._span(m.sentence, m.span)) for m in claim.members)
        return replace(claim, members=members)

    def _difference(self, row: Difference) -> Difference:
        return replace(
            row,
            a=self._evidence(row.a),
            b=self._evidence(row.b),
            with_a=tuple(map(self._evidence, row.with_a)),
            with_b=tuple(map(self._evidence, row.with_b)),
        )

    def _mark(self, mark: FramingMark) -> FramingMark:
        plainest = mark.plainest and self._evidence(mark.plainest)
        return replace(mark, place=self._evidence(mark.place), plainest=plainest)
