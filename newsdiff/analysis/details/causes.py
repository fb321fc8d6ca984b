"""A cause that one report gives and another says is not known.

Method: "the cause of death was unknown" beside "Tolman died of a stroke", over the whole story; the name
nearest before "died" must stand in the sentence on the unknown cause too. Limits: only deaths; a cause that
was found after the first report came out looks like a conflict where the hours are not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdiff.analysis.details.context import Finding, Story
from newsdiff.analysis.mentions import names
from newsdiff.analysis.types import Evidence, Kind, Sentence, Span, Strength

_UNKNOWN = re.compile(
    r"\b(?:exact )?cause of (?:\w+[’']s |his |her |their |the )?death\b[^.;]{0,60}?\b"
    r"(?:unknown|undetermined|unclear|not (?:\w+ )?(?:known|disclosed|determined|released|given))",
    re.I,
)
_DIED = re.compile(r"\bdied\b(?: [\w.,-]+){0,5}? (?:of|from) (?:an? |the )?(?:[a-z][\w-]*\s?){1,4}")


def find(story: Story) -> Iterator[Finding]:
    open_ones = [x for s in story.sentences if (x := _place(s, _UNKNOWN))]
    given = [x for s in story.sentences if (x := _place(s, _DIED))]
    for sentence_a, a in open_ones:
        for sentence_b, b in given:
            if sentence_a.document == sentence_b.document:
                continue
            if _victim(story, sentence_b, b.span.start) & _named(story, sentence_a):
                because = "One article gives the cause, the other says that it is not known."
                yield Finding(
                    story.shared_claim(a.sentence, b.sentence), Kind.CERTAINTY, Strength.CONFLICT,
                    a, b, "unknown", "known", because, 0.75,
                )  # fmt: skip


def _place(sentence: Sentence, pattern: re.Pattern[str]) -> tuple[Sentence, Evidence] | None:
    found = pattern.search(sentence.text)
    if found is None:
        return None
    text = found.group().rstrip()
    start = sentence.span.start + found.start()
    return sentence, Evidence(sentence.id, Span(start, start + len(text)), text)


def _victim(story: Story, sentence: Sentence, died: int) -> set[str]:
    """The surname that stands nearest before "died" in its sentence."""
    before = [
        n for n in names(story.document[sentence.document]) if sentence.span.start <= n.span.end <= died
    ]
    return {before[-1].surname} if before else set()


def _named(story: Story, sentence: Sentence) -> set[str]:
    return {n.surname for n in names(story.document[sentence.document]) if n.span.within(sentence.span)}
