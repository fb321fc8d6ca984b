"""A cause that one report gives and another says is not known.

Method: over the whole story, in three frames. A death: "the cause of death was unknown" beside "Tolman died
of a stroke", where the name right before "died" stands in the sentence on the unknown cause too. An
accident: "it is unclear what caused the fire" beside "the blaze was started by a candle", where both places,
each with the sentence before it, share three telling words. Care: "it is unclear what she is treated for"
beside "seeks help for exhaustion", where sentences there name one person. A cause given with a doubt is not
given. All places of one frame are one difference, a detail where the cause is told half a day later. Limits:
no other effects.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from newsdiff.analysis.details.context import Story
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.details.partners import NEWER, came_later, matter
from newsdiff.analysis.mentions import names, people
from newsdiff.analysis.types import Evidence, Kind, Role, Sentence, Span, Strength
from newsdiff.analysis.wording import fold, tokens

_EVENTS = {
    word: kind
    for kind, words in {
        "fire": "fire fires blaze inferno",
        "crash": "crash accident collision derailment",
        "blast": "explosion blast explosions blasts",
        "outage": "outage outages blackout blackouts disruption disruptions",
    }.items()
    for word in words.split()
}
_EVENT = rf"(?:{'|'.join(_EVENTS)})"
_NOT_KNOWN = (
    r"(?:unknown|undetermined|unclear|not (?:\w+ )?(?:been )?"
    r"(?:known|clear|disclosed|determined|established|released|given))"
)
_NOBODY_KNOWS = (
    r"(?:(?:is|was|remains?|remained) (?:still )?"
    r"(?:unclear|unknown|not (?:yet |immediately )?(?:clear|known))|"
    r"(?:do(?:es)?|did) ?n(?:o|['’])t (?:yet )?know|"
    r"(?:would not|wouldn['’]t|refused to|declined to) (?:say|reveal|disclose))"
)
_CAUSED = r"(?:caused|started|sparked|triggered|ignited|set off)"
_CARE = r"(?:treated|treatment|rehab|hospitali[sz]ed|in (?:the )?(?:hospital|clinic)|surgery|help|therapy)"
_REASON = (
    r"(?!(?:a |the )?(?:undisclosed|unknown|unspecified|unclear|observation|first|time|past|next|other)\b)"
    r"(?!(?:\w+ )?(?:days?|weeks?|months?|hours?|years?)\b)(?:[\w’'-]+\s?){1,3}"
)
_DOUBTED = re.compile(
    r"\b(?:may|might|could|would|if|whether|not|possibl[ey]|potential(?:ly)?|likely|probabl[ey]|perhaps|"
    r"apparently|allegedly|reportedly|rumou?red|believed?|thinks?|thought|suspect\w*|appear\w*|seem\w*|unclear|"
    r"investigat\w+|speculat\w+)\b|n ?['’] ?t\b|\?",
    re.I,
)
_SHARED = 3


@dataclass(frozen=True)
class Place:
    sentence: Sentence
    words: Evidence


@dataclass(frozen=True)
class Frame:
    """What says that a cause is not known, what gives one, and what shows that both are of one thing."""

    unknown: re.Pattern[str]
    given: re.Pattern[str]
    of_one_thing: Callable[[Story, Place, Place], bool]


def _one_death(story: Story, unknown: Place, given: Place) -> bool:
    """Whether the name right before "died" stands in the sentence on the unknown cause."""
    held = names(story.document[given.sentence.document])
    start, died = given.sentence.span.start, given.words.span.start
    text = story.document[given.sentence.document].text
    victims = [
        n.surname for n in held
        if start <= n.span.start and n.span.end <= died and _DIES.fullmatch(text[n.span.end : died])
    ]  # fmt: skip
    named = names(story.document[unknown.sentence.document])
    return victims[-1:] != [] and victims[-1] in {
        n.surname for n in named if n.span.within(unknown.sentence.span)
    }


# Between a name and "died": nothing, or what is told of the name; no possessive.
_DIES = re.compile(r"(?:,[^,.;]{1,40},)?(?: who)?(?: has| had)? ")
# Of an event that is no news.
_PAST = re.compile(
    r"\b(?:last (?:week|month|year|spring|summer|autumn|winter)|(?:weeks|months|years|a week|a month|a year) "
    r"(?:ago|earlier)|(?:in|of|since) (?:19|20)\d\d)\b",
    re.I,
)


def _one_event(story: Story, unknown: Place, given: Place) -> bool:
    kinds = {_event(place.words.text) for place in (unknown, given)}
    past = {
        found.group().casefold() if (found := _PAST.search(p.sentence.text)) else "" for p in (unknown, given)
    }
    return len(kinds) == len(past) == 1 and _shared(story, unknown, given) >= _SHARED


def _shared(story: Story, a: Place, b: Place) -> int:
    """How many telling words two places share, each with the sentence before it."""
    return len(story.around(a.sentence) & story.around(b.sentence))


def _event(words: str) -> str:
    return next((_EVENTS[w.folded] for w in tokens(words) if w.folded in _EVENTS), "")


def _one_patient(story: Story, unknown: Place, given: Place) -> bool:
    """Whether one person is named at both places, or up to two sentences before."""
    here, there = (
        {
            fold(name.surname)
            for name in names(story.document[place.sentence.document])
            if any(name.span.within(s.span) for s in story.before(place.sentence, 2))
        }
        for place in (unknown, given)
    )
    known = {
        fold(person.surname)
        for place in (unknown, given)
        for person in people(story.document[place.sentence.document])
    }
    return bool(here & there & known)


_FRAMES = (
    Frame(
        re.compile(
            r"\b(?:exact )?cause of (?:\w+[’']s |his |her |their |the )?death\b[^.;]{0,60}?\b" + _NOT_KNOWN,
            re.I,
        ),
        re.compile(r"\bdied\b(?: [\w.,-]+){0,5}? of (?:an? |the )?(?:[a-z][\w-]*\s?){1,4}"),
        _one_death,
    ),
    Frame(
        re.compile(
            rf"\bcause of (?:the |this |\w+[’']s )?(?:[\w-]+ )?{_EVENT}\b[^.;]{{0,40}}?\b{_NOT_KNOWN}|"
            rf"\b{_NOBODY_KNOWS} (?:what|how) (?:had )?(?:{_CAUSED} )?the (?:[\w-]+ )?{_EVENT}\b",
            re.I,
        ),
        re.compile(
            rf"\b{_EVENT}\b[^.,;]{{0,40}}? (?:was|had been) {_CAUSED} (?:by|when) (?:[\w’'-]+\s?){{1,5}}|"
            rf"\b[\w’'-]+ [\w’'-]+ (?:had )?{_CAUSED} the (?:[\w-]+ )?{_EVENT}\b",
            re.I,
        ),
        _one_event,
    ),
    Frame(
        re.compile(
            rf"\b(?:it )?{_NOBODY_KNOWS} (?:the (?:real |exact )?reason )?(?:what|why)\b"
            rf"(?=[^.;]{{0,120}}\b{_CARE})|\bfor (?:undisclosed|unknown|unspecified) (?:reasons|causes)\b",
            re.I,
        ),
        re.compile(rf"\b{_CARE}(?:,[^,.;]{{3,40}},)? for {_REASON}", re.I),
        _one_patient,
    ),
)


def find(story: Story) -> Iterator[Finding]:
    for number, frame in enumerate(_FRAMES):
        unknown = list(_places(story, frame.unknown))
        given = [p for p in _places(story, frame.given) if not _doubted(p)]
        pairs = [
            (a, b)
            for a in unknown
            for b in given
            if a.sentence.document != b.sentence.document and frame.of_one_thing(story, a, b)
        ]
        claim, pairs = matter(story, pairs, partial(_shared, story))
        for a, b in pairs:
            newer = came_later(*(story.document[p.sentence.document] for p in (a, b)))
            because = NEWER if newer else "One article gives the cause, the other says that it is not known."
            yield Finding(
                claim, Kind.CERTAINTY, Strength.DETAIL if newer else Strength.CONFLICT, a.words, b.words,
                f"unknown {number}", f"known {number}", because, 0.75, directed=True,
            )  # fmt: skip


def _places(story: Story, pattern: re.Pattern[str]) -> Iterator[Place]:
    for sentence in story.sentences:
        found = pattern.search(sentence.text)
        if found and sentence.role is not Role.HEADING:
            text = found.group().rstrip()
            start = sentence.span.start + found.start()
            yield Place(sentence, Evidence(sentence.id, Span(start, start + len(text)), text))


def _doubted(place: Place) -> bool:
    """Whether a doubt stands in the clause of a cause, up to its words."""
    start = place.words.span.start - place.sentence.span.start
    before = re.split(r"[,;:]\s", place.sentence.text[:start])[-1]
    return bool(_DOUBTED.search(before + place.words.text)) or place.sentence.text.rstrip().endswith("?")
