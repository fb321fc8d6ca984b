"""Words that may add a judgement, with the plainest version of the same fact beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsdiff.analysis.types import Voice
from newsdiff.stories.models import FramingMark, Label
from newsdiff.web.marks import Marked
from newsdiff.web.pages.places import Place, place, short_place
from newsdiff.web.results import LOADED, PLAIN, Results
from newsdiff.web.shared import Part
from newsdiff.web.words import cue_word

PLAINEST, NAME, SAME = "plainest version", "plain name", "tells the same"


@dataclass(frozen=True, slots=True)
class Framed:
    """Words that may add a judgement, and beside them the plainest version, or what another outlet calls the
    same or tells of it: `beside` says which."""

    place: Place
    words: str
    cue: str
    quoted: bool
    because: str
    percent: int
    plainest: Place | None
    flag_href: str
    beside: str = PLAINEST


def framing_mark(row: FramingMark) -> Marked:
    """Words that may add a judgement; inside a quotation they are the speaker's, and marked as such."""
    return Marked(row.start, row.end, "framing-quoted" if row.voice == Voice.QUOTED else "framing")


def framed(results: Results, row: FramingMark, *, longest: int = 0) -> Framed:
    """With `longest`, about so many characters around the words that are marked."""
    named = plain_name(results, row)
    plainest = None
    if row.plainest_id is not None:
        part = Marked(row.plainest_start or 0, row.plainest_end or 0, "part")
        plainest = _shown(results, row.plainest_id, part, longest)
    elif named:
        plainest = _shown(results, *named, longest)
    return Framed(
        place=_shown(results, row.sentence_id, framing_mark(row), longest),
        words=_words(results, row),
        cue=cue_word(row.cue),
        quoted=row.voice == Voice.QUOTED,
        because=row.because,
        percent=round(row.score * 100),
        plainest=plainest,
        flag_href=results.flag_href(row.sentence_id, start=row.start, end=row.end),
        beside=NAME if row.plainest_id is None and named else PLAINEST,
    )


def told_elsewhere(results: Results, row: FramingMark, *, longest: int) -> Framed | None:
    """Words that may add a judgement beside the sentence of another outlet that surely tells the same without
    such words; none where there is none. `results` hold support."""
    outlet = results.source_of(row.sentence_id).outlet
    others = [
        (score, other)
        for other, score in results.aligned.get(row.sentence_id, {}).items()
        if results.source_of(other).outlet != outlet and not _judges(results, other)
    ]
    if not others:
        return None
    _, other = max(others, key=lambda found: (found[0], -found[1]))
    told = results.sentences[other]
    version = _shown(results, other, Marked(told.start, told.end, "part"), longest)
    return replace(framed(results, row, longest=longest), plainest=version, beside=SAME)


def _judges(results: Results, sentence: int) -> bool:
    """Whether an outlet's own words in a sentence may add a judgement."""
    return any(mark.voice == Voice.OUTLET for mark in results.framing_of.get(sentence, ()))


def plain_name(results: Results, row: FramingMark) -> tuple[int, Marked] | None:
    """Where another outlet calls by a plain name what the words of a mark are a loaded one for: its sentence,
    and the name there. None where the marked words are not surely a name of one thing: the same words may
    name another elsewhere in their text. `results` hold labels."""
    version = results.sentences[row.sentence_id].version_id
    loaded = {
        label.referent for label in results.loaded_names.get(version, ()) if _is_at(results, label, row)
    }
    if len(loaded) != 1:
        return None
    outlet = results.by_version[version].outlet
    plain = (
        label
        for label in results.rows.labels
        if label.referent in loaded and label.kind != LOADED and label.version_id in results.by_version
        if results.by_version[label.version_id].outlet != outlet
    )
    places = [
        (_judges(results, sentence), sentence, mark)
        for label in sorted(plain, key=lambda label: (label.kind != PLAIN, -label.count, label.pk))
        for sentence in label.sentences
        if sentence in results.sentences and (mark := name_in(results, sentence, label.text, "name"))
    ]
    best = min(places, key=lambda found: found[0], default=None)  # the first one that judges nothing
    return best[1:] if best else None


def _is_at(results: Results, label: Label, row: FramingMark) -> bool:
    """Whether a name stands where a mark does, and not twice in its sentence: the other one may be of another
    thing."""
    if row.sentence_id not in label.sentences:
        return False
    found = list(_places(results, row.sentence_id, label.text))
    return len(found) == 1 and found[0][0] < row.end and row.start < found[0][1]


def _places(results: Results, sentence: int, name: str) -> Iterator[Part]:
    """Where a name stands in a sentence, in whatever case: labels are kept without their places."""
    row = results.sentences[sentence]
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", row.text, re.IGNORECASE):
        yield row.start + found.start(), row.start + found.end()


def name_in(results: Results, sentence: int, name: str, marked_as: str) -> Marked | None:
    """Where a name first stands in a sentence."""
    found = next(_places(results, sentence, name), None)
    return Marked(*found, marked_as) if found else None


def _words(results: Results, row: FramingMark) -> str:
    sentence = results.sentences[row.sentence_id]
    return sentence.text[row.start - sentence.start : row.end - sentence.start]


def _shown(results: Results, sentence: int, mark: Marked, longest: int) -> Place:
    if longest:
        return short_place(results, sentence, mark, longest=longest)
    return place(results, sentence, [mark])
