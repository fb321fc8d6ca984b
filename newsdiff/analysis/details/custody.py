"""Whether one person was arrested, over the whole story.

Method: "not arrested", or other words for it, behind a full name, is set against an arrest of the same full
name in another article: "arrested", "detained", "in custody", "in handcuffs" as what the name was or had done
to it, told without doubt and not quoted. A conflict, unless the arrest is told by a later report, which may
know of more: but then it is one where the arrest was before the day of the denial. Limits: who is called "the
captain" alone is not known; who is arrested and let go between two reports looks like a contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import product

from newsdiff.analysis import quotations
from newsdiff.analysis.details.context import Finding, Part, Story, worded
from newsdiff.analysis.details.dateline import hours_between, published_on
from newsdiff.analysis.details.happenings import DAYS
from newsdiff.analysis.details.moments import moments
from newsdiff.analysis.details.numbers import SOON
from newsdiff.analysis.details.senses import MONTHS
from newsdiff.analysis.details.speakers import same_person
from newsdiff.analysis.mentions import Name, names
from newsdiff.analysis.types import Kind, Role, Span, Strength

_HELD = (
    r"(?:arrested|detained|handcuffed|in handcuffs|under arrest|"
    r"(?:(?:taken|remanded) )?(?:in|into) (?:police )?custody)\b"
)
_APPOSED = r"(?:,(?:\s[^.;:?]{1,60}?,)?)?"
_NOT_HELD = re.compile(
    rf"\bnot (?:(?:yet|been|being|currently|now) )*{_HELD}|\bnever (?:been )?{_HELD}", re.I
)
# Behind a name: what it was. No "had been", which tells of another time.
_WAS = re.compile(
    rf"{_APPOSED}(?:\s(?:was|is|has|been|remains?|remained|being|led|taken|brought|marched|away|off|out|still|"
    rf"later|then|immediately|now))+?\s(?P<held>{_HELD})"
)
# Before a name: what was done to it.
_DID = re.compile(r"\b(?P<held>(?:arrested|detained|handcuffed))\s(?:[a-z]+\s){0,2}$")
_OF_ANOTHER = re.compile(r"\b(?:of|by|with|and|to|for|from|against|beside|near)\s$|[’']s?\s$", re.I)
# What makes that a sentence tells less than an arrest, or one of another time.
_LESS = re.compile(
    r"\b(?:if|whether|may|might|could|will|would|should|reports?|rumou?rs?|reportedly|alleged(?:ly)?|false|untrue|"
    r"den(?:y|ies|ied|ying)|not|never|no|nor|released|freed|bail|before|previous(?:ly)?|once|twice|(?:19|20)\d\d)\b"
    r"|n['’]t\b|\?",
    re.I,
)
_LET_GO = re.compile(r"\b(?:released|freed|bail|let go|no longer)\b", re.I)
_Reader = Callable[[str, int, int], tuple[int, int] | None]
# Another name, or a quotation: then it may be denied of somebody else.
_ELSE = re.compile(rf"[“\"]|\b(?!(?:{'|'.join(day.title() for day in (*DAYS, *MONTHS))})\b)[A-Z]")
_REACH = 110  # characters between a name and what is denied of it


@dataclass(frozen=True)
class _Told:
    """Words that tell, or deny, that a person was arrested."""

    part: Part
    name: Name
    span: Span


def find(story: Story) -> Iterator[Finding]:
    denied, held = list(_told(story, _denial)), list(_told(story, _arrest))
    for a, b in product(denied, held):
        if _one_person(a, b) and not _came_of_it(a.part, b.part):
            here, there = a.part.evidence(a.span), b.part.evidence(b.span)
            because = f"{a.name.surname} was arrested in one article, and not in the other."
            claim = story.shared_claim(a.part.sentence.id, b.part.sentence.id)
            yield worded(claim, Kind.NEGATION, Strength.CONFLICT, here, there, because, 0.75)


def _one_person(a: _Told, b: _Told) -> bool:
    """Whether two places of two articles name one person; who is arrested, or not, is one."""
    names_told = (" ".join(told.name.words[-2:]) for told in (a, b))  # without "Skipper"
    return a.part.document.id != b.part.document.id and same_person(*names_told)


def _told(story: Story, read: _Reader) -> Iterator[_Told]:
    for document in story.documents:
        for name in names(document):
            sentence = story.sentence_at(document.id, name.span) if len(name.words) > 1 else None
            if sentence is None or sentence.role is Role.HEADING or not name.span.within(sentence.span):
                continue
            part = story.part(sentence.id)
            start, end = name.span.start - part.span.start, name.span.end - part.span.start
            words = read(part.text, start, end)
            if words is not None:
                span = Span(part.span.start + words[0], part.span.start + words[1])
                if not quotations.in_quotation(document, span):
                    yield _Told(part, name, span)


def _denial(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words that deny an arrest of the name that stands at `text[start:end]`."""
    found = _NOT_HELD.search(text, end, end + _REACH)
    if found is None or _OF_ANOTHER.search(text[:start]) or _LET_GO.search(text):
        return None
    return None if _ELSE.search(text[end : found.start()]) else found.span()


def _arrest(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words that tell an arrest of the name that stands at `text[start:end]`."""
    if _LESS.search(text):
        return None
    behind = None if _OF_ANOTHER.search(text[:start]) else _WAS.match(text, end)
    found = behind or _DID.search(text[:start])
    return found.span("held") if found else None


def _came_of_it(denial: Part, arrest: Part) -> bool:
    """Whether the arrest may have come after the report that there was none."""
    gap = hours_between(denial.document, arrest.document)
    if gap is None or gap < SOON:
        return False
    known, told = published_on(denial.document), published_on(arrest.document)
    days = [moment.last for moment in moments(arrest.text, arrest.span.start, told) if moment.last]
    if told and _LAST_NIGHT.search(arrest.text):
        days.append(told - timedelta(days=1))
    return not any(known and day < known for day in days)


_LAST_NIGHT = re.compile(r"\blast (?:night|evening)\b", re.I)
