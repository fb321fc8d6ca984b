"""What happened on a date: the words right beside it, and the kinds of event that they tell.

Method: the nearest event word before a date and behind it tell the kind of event; the nearest words in its
clause, names apart, tell which one. A date beside a word of saying is that of the saying. Limits: there is
no parser; a verb further than a clause away is not found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from newsdiff.analysis.details.context import within
from newsdiff.analysis.details.senses import MONTHS
from newsdiff.analysis.types import Span
from newsdiff.analysis.wording import Token, stem

DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

# Words by which a sentence tells what happened then, by kind of event.
_EVENTS = {
    "start": "start starting begin began effect force operational launch launched open opened opens commence "
    "reopen reopens reopened resume resumed",
    "sign": "sign signed signing agree agreed agreement announce announced reach reached seal sealed "
    "conclude exchange exchanged unveil",
    "meet": "meet met meeting visit visited talks hold held summit travel arrive",
    "die": "die died kill killed death shot",
    "test": "test tested launch launched fire fired missile",
    "rule": "rule ruled ruling verdict decision decide decided convict convicted acquit acquitted",
    "sentence": "sentence sentenced jailed ordered execution",
    "trial": "hear hearing trial appeal testify testified court",
    "arrest": "arrest arrested detain detained indicted",
    "play": "game match play played playoff",
    "vote": "vote voted election elect ballot referendum",
    "end": "end ended expire expires close closed shut shuts finish finished complete completed deadline",
    "happen": "happen happened struck hit occurred collapsed broke erupted crash crashed explosion "
    "exploded derailed",
}
_EVENT_OF: dict[str, set[str]] = {}
for _kind, _words in _EVENTS.items():
    for _word in _words.split():
        _EVENT_OF.setdefault(stem(_word), set()).add(_kind)


# "Sunday's game", "Sunday night's game": the game alone is meant, not what the sentence tells of.
OWNS = re.compile(r"(?: (?:night|morning|afternoon|evening))?['’]s\b")


def owned(words: tuple[Token, ...], span: Span) -> frozenset[str]:
    """The first content words behind a date that owns them."""
    behind = [w for w in words if w.span.start >= span.end and w.is_content][:4]
    return frozenset(w.stem for w in behind if w.folded not in _HOURS)


# "Is set for 3 May" tells less than what is set for then.
_PLANNED = frozenset("set due scheduled planned expected slated".split())
_HOURS = frozenset("night night's morning morning's afternoon afternoon's evening evening's".split())


TIME_STEMS = frozenset(
    stem(w)
    for w in [
        *MONTHS,
        *DAYS,
        "week",
        "month",
        "year",
        "day",
        "last",
        "next",
        "late",
        "early",
        "time",
        "new",
        "year's",
    ]
)


def _part_of(words: tuple[Token, ...], first: int) -> int:
    """Where the words begin that tell which part of a date is meant: "the end of June" ends nothing."""
    two = [word.folded for word in words[max(0, first - 2) : first]]
    return first - 2 if len(two) == 2 and two[0] in _PARTS and two[1] == "of" else first


_PARTS = frozenset("end beginning start middle close".split())


def events(words: tuple[Token, ...], span: Span, text: str) -> frozenset[str]:
    """The kinds of the nearest event word before a date and the nearest behind it."""
    inside = range(*within(words, span))
    if not inside:
        return frozenset()
    owns = bool(OWNS.match(text, span.end))
    first = _part_of(words, inside[0])
    ahead, behind = words[max(0, first - 8) : first], words[inside[-1] + 1 : inside[-1] + 6]
    if _told(words, inside, text[max(0, span.start - 14) : span.start]):
        return TOLD
    before = (
        []
        if owns
        else [
            w
            for w in reversed(ahead)
            if _is_event(w) and not _STOP_AHEAD.search(text[w.span.end : span.start])
        ]
    )
    after = [w for w in behind if _is_event(w) and not _STOP_BEHIND.search(text[span.end : w.span.start])]
    return frozenset(kind for word in (*before[:1], *after[:1]) for kind in _EVENT_OF[word.stem])


def _is_event(word: Token) -> bool:
    return word.stem in _EVENT_OF and word.folded != "forced"  # "forced their way", not "in force"


_CLAUSE_ENDS = frozenset(
    "and but as while after before when where which who that because since until".split()
)
_NEAREST = 2  # content words on either side
_WINDOW = 20  # words on either side among which they stand
_BEFORE_DATES = frozenset("on in at by since until before after from of the late early about around".split())
# "A fire on Friday has left …": what follows is told of what stands before the date.
_AUXILIARIES = frozenset("have has had was were is are be been will would could may might did does".split())


def beside(words: tuple[Token, ...], span: Span, text: str) -> frozenset[str]:
    """The stems of the nearest words in small letters before and behind a date, within its clause, and the
    kinds of event that they tell; of what follows a comma where the date opens the clause."""
    first, last = within(words, span)
    first = _part_of(words, first)
    before, behind = list(words[max(0, first - _WINDOW) : first]), words[last : last + _WINDOW]
    while before and before[-1].folded in _BEFORE_DATES:
        before.pop()
    ahead = _nearest(before[::-1], lambda w: text[w.span.end : span.start], _CLAUSE_ENDS)
    after = _nearest(behind, lambda w: text[span.end : w.span.start], _CLAUSE_ENDS | _AUXILIARIES)
    if not ahead and not after:
        after = [w.stem for w in behind if _tells(w)][:_NEAREST]
    kinds = (kind for found in (*ahead, *after) for kind in _EVENT_OF.get(found, ()))
    return frozenset((*ahead, *after, *kinds))


def _nearest(words: Sequence[Token], between: Callable[[Token], str], ends: frozenset[str]) -> list[str]:
    found: list[str] = []
    for word in words:
        if word.folded in ends or len(found) == _NEAREST or _STOP_BEHIND.search(between(word)):
            break
        if _tells(word):
            found.append(word.stem)
    return found


def _tells(word: Token) -> bool:
    small = word.text[:1].islower()
    return small and word.is_content and word.stem not in TIME_STEMS and word.folded not in _HOURS | _PLANNED


# A date on which somebody said something is not that of what they said.
TOLD = frozenset({"told"})
_TELLING = frozenset(
    "say says said saying tell told report reports reported add added note noted confirm confirmed write "
    "wrote "
    "posted updated published statement quoted citing".split()
)


def _told(words: tuple[Token, ...], inside: range, before: str) -> bool:
    if re.search(r"\b(?:today|yesterday|\w+day)\s\($", before):
        return True  # the day of the report itself
    if inside[0] and words[inside[0] - 1].folded in _TELLING:
        return True  # "…, police said Wednesday"
    beside = [*words[max(0, inside[0] - 3) : inside[0]], *words[inside[-1] + 1 : inside[-1] + 2]]
    return any(w.folded in _TELLING for w in beside) and not any(w.stem in _EVENT_OF for w in beside)


# What parts a date from an event word that belongs to something else.
_STOP_AHEAD = re.compile('[“”"«»;:]')
_STOP_BEHIND = re.compile('[“”"«»;:,]')
