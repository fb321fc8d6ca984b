"""Somebody who is dismissed in one report, and goes of their own will in the other.

Method: over the whole story, "Tolan was fired" and "ousted Tolan" are set against "Tolan resigned" and "Tolan
is moving on" of another article, by the surname right beside the verb, where both sentences share two telling
words besides the surname. An article that tells of both is left out: it knows how they go together. All
places of one person are one difference. Limits: dismissals in other words ("had to clear her desk") are not
seen, nor is "he" or "she".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsdiff.analysis.details.context import Story
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.details.partners import matter
from newsdiff.analysis.mentions import TITLES, names
from newsdiff.analysis.types import Document, Evidence, Kind, Role, Sentence, Span, Strength
from newsdiff.analysis.wording import content_stems, fold, stem, tokens

_SENT = r"(?:fired|sacked|dismissed|ousted|axed|let go|forced out|removed from (?:his|her) post)"
_GONE_VERB = r"(?:resigned|resigns|quit|quits|stepped down|steps down|stepped aside)"
# Behind the name of who is gone, an apposition or "who" between them.
_BEHIND = r"(?:,[^,.;]{2,40},)?(?:,? who)?\s"
_DISMISSED = re.compile(rf"{_BEHIND}((?:was|is|has been|had been|were|been) {_SENT})\b")
_LEFT = re.compile(
    rf"{_BEHIND}((?:(?:has|had) )?{_GONE_VERB}\b(?! \w+ing\b)|(?:is|was) (?:moving on|stepping down)\b|"
    r"(?:has |had )?(?:decided|chose|chosen) to (?:leave|go|step down|resign)\b|"
    r"left\b[^,.;]{0,40}? of (?:his|her) own (?:accord|will))"
)
# Before the name of who is dismissed, whoever does it, and what may stand between.
_TITLE = "|".join(sorted(map(re.escape, TITLES | {"its", "the", "their", "his", "her", "former"})))
_DISMISSES = re.compile(rf"\b((?:fired|sacked|dismissed|ousted|fires|sacks|ousts)) (?:(?:{_TITLE}) ){{0,3}}$")
_NOT_DONE = re.compile(
    r"\b(?:not|never|if|whether|may|might|could|would|denied|den(?:y|ies))\b|n ?['’] ?t\b|\?"
)
_OWNS = re.compile(r"['’]s?\b|['’](?=\s)")
_REACH = 60  # characters before the verb
_SHARED = 2


@dataclass(frozen=True)
class Parting:
    document: Document
    sentence: Sentence
    person: str
    given: str  # the given name, where it is told
    words: Evidence
    dismissed: bool

    @property
    def stems(self) -> frozenset[str]:
        return content_stems(tokens(self.sentence.text)) - {stem(self.person)}


def find(story: Story) -> Iterator[Finding]:
    every = [p for document in story.documents for p in _partings(story, document)]
    for person in sorted({p.person for p in every}):
        own = [p for p in every if p.person == person]
        of_both = {p.document.id for p in own if p.dismissed} & {
            p.document.id for p in own if not p.dismissed
        }
        own = [p for p in own if p.document.id not in of_both]
        yield from _difference(story, person, own)


def _partings(story: Story, document: Document) -> Iterator[Parting]:
    text = document.text
    for name in names(document):
        sentence = story.sentence_at(document.id, name.span)
        if sentence is None or sentence.role is Role.HEADING:
            continue
        owns = _OWNS.match(text, name.span.end)  # "ousted Tolan's deputy"
        before = None if owns else _DISMISSES.search(text, sentence.span.start, name.span.start)
        sent = _DISMISSED.match(text, name.span.end, sentence.span.end)
        left = _LEFT.match(text, name.span.end, sentence.span.end)
        found = sent or left or before
        if found:
            span = Span(*found.span(1))
            start = max(sentence.span.start, span.start - _REACH)
            if _NOT_DONE.search(text, start, span.end) or sentence.text.endswith("?"):
                continue
            given = fold(name.words[0]) if len(name.words) > 1 else ""
            words = Evidence(sentence.id, span, span.of(text))
            yield Parting(document, sentence, fold(name.surname), given, words, found is not left)


def _one_person(a: Parting, b: Parting) -> bool:
    """Whether two of one surname may be one: no other given name is told of them."""
    return not (a.given and b.given) or a.given == b.given


def _difference(story: Story, person: str, own: list[Parting]) -> Iterator[Finding]:
    pairs = [
        (a, b)
        for a in own
        for b in own
        if a.dismissed and not b.dismissed and _one_person(a, b) and len(a.stems & b.stems) >= _SHARED
    ]
    claim, pairs = matter(story, pairs, lambda a, b: len(a.stems & b.stems))
    for a, b in pairs:
        because = "One article tells of a dismissal, the other of somebody who goes by choice."
        yield Finding(
            claim, Kind.WORDING, Strength.CONFLICT, a.words, b.words,
            f"dismissed {person}", f"left {person}", because, 0.75, directed=True,
        )  # fmt: skip
