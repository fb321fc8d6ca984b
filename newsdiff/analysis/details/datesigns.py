"""Two dates that exclude each other, and what speaks for and against their being of one event (`weighed`)."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from itertools import product

from newsdiff.analysis.details.context import Part, Story
from newsdiff.analysis.details.dates import EXCLUDE, LONG, finding, relation, told, unmatched
from newsdiff.analysis.details.moments import Moment
from newsdiff.analysis.details.signs import Candidate, alike, likely, shared_clause


def candidates(story: Story) -> Iterator[Candidate]:
    known = _Known(story)
    for a, b, probability in likely(story, lambda part: told(part, part)):
        left, right = _told(a, b), _told(b, a)
        for ma, mb in product(unmatched(left, right), unmatched(right, left)):
            if relation(ma, mb) in EXCLUDE and not (_of_two_events(ma, mb) or _since(a, ma) != _since(b, mb)):
                signs = {
                    "alike": alike(probability),
                    "in_one": float(known(a.document.id, mb) or known(b.document.id, ma)),
                    "lone": float(all(sum(m.kind == ma.kind for m in own) == 1 for own in (left, right))),
                    "clause": shared_clause(a, b, ma.span, mb.span),
                    **_signs(ma, mb),
                }
                yield Candidate(a, b, ma.span, mb.span, signs, partial(finding, a=a, b=b, ma=ma, mb=mb))


class _Known:
    """Whether an article tells a moment, by its days or by how it is written."""

    def __init__(self, story: Story) -> None:
        self.of_article: dict[str, list[Moment]] = defaultdict(list)
        for sentence in story.sentences:
            part = story.part(sentence.id)
            self.of_article[sentence.document].extend(told(part, part))

    def __call__(self, document: str, moment: Moment) -> bool:
        return any(relation(own, moment) == "same" for own in self.of_article[document])


def _told(part: Part, other: Part) -> list[Moment]:
    """The moments of a sentence, less those of another clock: "at 18:41 (02:41 GMT Friday)"."""
    text = part.document.text
    return [
        m for m in told(part, other) if not _ELSEWHERE.search(text[max(0, m.span.start - 16) : m.span.start])
    ]


_ELSEWHERE = re.compile(r"\((?:\d[\d:.]*\s)?(?:GMT|UTC|local time)\s(?:on\s)?$")


def _since(part: Part, moment: Moment) -> bool:
    """Whether what is told goes on since then: when that began is told, and not when it happened."""
    return bool(_SINCE.search(part.document.text[max(0, moment.span.start - 30) : moment.span.start]))


_SINCE = re.compile(r"\bsince (?:the (?:start|beginning|middle|end) of |early |mid-|late )?$", re.I)


def _of_two_events(ma: Moment, mb: Moment) -> bool:
    """Whether words tell of two kinds of event ("signed", "takes effect"); or two days are called one thing,
    such as "tonight", by articles of two days."""
    return ma.written == mb.written or bool(ma.events and mb.events and not ma.events & mb.events)


def _signs(ma: Moment, mb: Moment) -> dict[str, float]:
    """Each 0 or 1, `gap` apart, which is the log of the days between them.

    `gap`: 0 where it is not known, and then `open`; `far`: most of a year or more; `kind`: both weekdays,
    clocks, …; `calendar`: both dates; `event`: only one tells by a word what happened then; `deadline`: only
    one is one. Beside these `alike`: log odds of the sentences; `in_one`: an article of the two has both;
    `lone`: no other of its kind in either sentence; `clause`: see `shared_clause`."""
    days = abs((ma.first - mb.first).days) if ma.first and mb.first else None
    return {
        "gap": math.log(1 + (days or 0)),
        "open": float(days is None),
        "far": float((days or 0) > LONG),
        "kind": float(ma.kind == mb.kind or bool(ma.weekday and mb.weekday)),
        "calendar": float(ma.kind == mb.kind == "date"),
        "event": float(bool(ma.events) != bool(mb.events)),
        "deadline": float(ma.deadline != mb.deadline),
    }
