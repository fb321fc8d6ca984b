"""Words that may add a judgement, with the plainest version of the same fact beside them."""

from __future__ import annotations

from dataclasses import dataclass

from newsdiff.analysis.types import Voice
from newsdiff.stories.models import FramingMark
from newsdiff.web.marks import Marked
from newsdiff.web.pages.places import Place, place
from newsdiff.web.results import Results, flag_href
from newsdiff.web.words import cue_word


@dataclass(frozen=True, slots=True)
class Framed:
    """Words that may add a judgement, with the plainest version beside them."""

    place: Place
    words: str
    cue: str
    quoted: bool
    because: str
    percent: int
    plainest: Place | None
    flag_href: str


def framing_mark(row: FramingMark) -> Marked:
    """Words that may add a judgement; inside a quotation they are the speaker's, and marked as such."""
    return Marked(row.start, row.end, "framing-quoted" if row.voice == Voice.QUOTED else "framing")


def framed(results: Results, row: FramingMark) -> Framed:
    sentence = results.sentences[row.sentence_id]
    plainest = None
    if row.plainest_id is not None:
        part = Marked(row.plainest_start or 0, row.plainest_end or 0, "part")
        plainest = place(results, row.plainest_id, [part])
    return Framed(
        place=place(results, row.sentence_id, [framing_mark(row)]),
        words=sentence.text[row.start - sentence.start : row.end - sentence.start],
        cue=cue_word(row.cue),
        quoted=row.voice == "quoted",
        because=row.because,
        percent=round(row.score * 100),
        plainest=plainest,
        flag_href=flag_href(results.story.slug, row.sentence_id, start=row.start, end=row.end),
    )
