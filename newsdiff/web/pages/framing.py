"""Words that may add a judgement, with the plainest version of the same fact beside them."""

from __future__ import annotations

from dataclasses import dataclass

from newsdiff.analysis.types import Voice
from newsdiff.stories.models import FramingMark
from newsdiff.web.marks import Marked
from newsdiff.web.pages.places import Place, place, short_place
from newsdiff.web.results import Results
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


def framed(results: Results, row: FramingMark, *, longest: int = 0) -> Framed:
    """With `longest`, about so many characters around the words that are marked."""
    sentence = results.sentences[row.sentence_id]
    plainest = None
    if row.plainest_id is not None:
        part = Marked(row.plainest_start or 0, row.plainest_end or 0, "part")
        plainest = _shown(results, row.plainest_id, part, longest)
    return Framed(
        place=_shown(results, row.sentence_id, framing_mark(row), longest),
        words=sentence.text[row.start - sentence.start : row.end - sentence.start],
        cue=cue_word(row.cue),
        quoted=row.voice == Voice.QUOTED,
        because=row.because,
        percent=round(row.score * 100),
        plainest=plainest,
        flag_href=results.flag_href(row.sentence_id, start=row.start, end=row.end),
    )


def _shown(results: Results, sentence: int, mark: Marked, longest: int) -> Place:
    if longest:
        return short_place(results, sentence, mark, longest=longest)
    return place(results, sentence, [mark])
