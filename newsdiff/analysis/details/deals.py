"""A deal, a hiring or an appointment that is settled in one report, and still open in the other.

Method: over the whole story, cues of what is still open ("in negotiations", "about to hire", "no deal has
been signed") and of what is settled ("has been hired", "signed on to direct", "will direct") are gathered
with the names that they are about. A cue that names nobody ("it is not official yet") is about what the cue
before it in the article is about. An open and a settled one of two articles are set against each other when
they share a name and, with it, three telling words; all that share the name are one difference. Limits: the
hour of the reports is not always known, so that the later one may simply tell what came of it; where both are
dated, and the settled one is later by half a day, the difference is a detail.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from newsdiff.analysis.details.context import Story
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.details.partners import NEWER, came_later, matter
from newsdiff.analysis.mentions import is_demonym, names
from newsdiff.analysis.types import Document, Evidence, Kind, Role, Sentence, Span, Strength
from newsdiff.analysis.wording import content_stems, fold, tokens

_DEAL = r"(?:deal|contract|agreement|pact|merger|sale)"
_DO = (
    r"(?:direct|helm|lead|head|host|join|play|coach|manage|conduct|run|succeed|replace|buy|acquire|sell|merge|"
    r"take (?:on|over)|star|become)"
)
_TALKS = (
    r"(?:(?:is|are|was|were|be|remains?|still|back)\s+){0,3}"
    r"in (?:early |advanced |final |serious |active |tough )?(?:talks|negotiations|discussions)\b"
    r"(?! (?:in|at|on|about|over)\b)(?! with (?:[\w’'.-]+ ){1,4}(?:about|over|on)\b)"
)
_NEAR = (
    r"(?:(?:is|are|was|were|be)\s+)?(?:close|near|nearing|closing in|on the verge|on the brink|about)\s"
    r"(?:to|of|on)?\s?(?:an? |the )?(?:sign(?:ing)?|hir(?:e|ing)|complet\w+|finali[sz]\w+|reach(?:ing)?|"
    rf"appoint\w*|nam(?:e|ing)|{_DEAL})\b"
)
# These may stand in a sentence that names nobody.
_BARE = (
    rf"(?:no|without an?|doesn ?['’] ?t have an?|not have an?) {_DEAL}\b(?: (?:has been|is|was|yet) \w+)?"
    rf"|\b{_DEAL} (?:is|was|remains|remained) (?:not |still )?(?:un\w+ed|open|signed|done)\b"
    r"|(?:is|are|it['’]s|has|have|was) (?:by no means |not )(?:yet )?(?:been )?"
    r"(?:signed(?: on)?|set to|hired|locked up|officially \w+|confirmed|finali[sz]ed|official|done)\b"
    r"|(?:has|have) yet to (?:formally |officially )?(?:sign|agree|accept)\w*(?: on)?"
    r"|\bnot (?:yet )?confirming\b"
)
_OPEN = re.compile(rf"(?:\b{_TALKS}|\b{_NEAR}|\b(?:{_BARE}))", re.I)
_NAMES_NOBODY = re.compile(rf"\b(?:{_BARE})", re.I)
_SETTLED = re.compile(
    r"\b(?:(?:has|have|had|was|were|been)\s+(?:now |officially |already |finally |also ){0,3}(?:been )?"
    r"(?:tapped|hired|signed(?: on| up)?|chosen|appointed|cast|selected|finali[sz]ed|sealed|completed)\b"
    r"|(?:(?:has|have|had)\s+)?(?:now |officially |finally ){0,3}confirmed that [^,.;]{3,40}? will \w+"
    rf"|(?:signed|sealed|reached|clinched|completed) (?:an? |the |her |his |their )?(?:[\w-]+ )?{_DEAL}\b"
    rf"|(?:has |have )?agreed to {_DO}\b|will {_DO}\b"
    r"|(?:signs|inks|hires|taps)\b)",
    re.I,
)
_NOT = re.compile(
    r"\b(?:not|no|never|yet to|if|whether|may|might|could|would|reportedly|rumou?red|to have|failed to)\b"
    r"|n ?['’] ?t\b|\?",
    re.I,
)
_SHARED = 3  # telling words that an open and a settled cue have in common, names included
_BACK = 6  # sentences before a cue that names nobody in which the one that it goes on from stands


@dataclass(frozen=True)
class Standing:
    """How a matter stands at one place.

    `names` and `stems` are of its sentence and of the one that it goes on from."""

    sentence: Sentence
    cue: Span
    settled: bool
    names: frozenset[str]
    stems: frozenset[str]


@lru_cache(maxsize=16_384)
def _cues(text: str) -> tuple[tuple[Span, bool], ...]:
    """The cues of a text, True for settled; what is settled in a sentence with an open cue is not told so."""
    opened = [(Span(m.start(), m.end()), False) for m in _OPEN.finditer(text)]
    if opened:
        return tuple(opened[:1])
    found = _SETTLED.search(text)
    if found is None or _NOT.search(text[max(0, found.start() - 60) : found.end()]) or text.endswith("?"):
        return ()
    return ((Span(found.start(), found.end()), True),)


def _named(document: Document, sentence: Sentence, cue: Span) -> frozenset[str]:
    """The last words of the names in a sentence; of what "will" be done, only who will do it."""
    inside = [n for n in names(document) if n.span.within(sentence.span)]
    if cue.of(document.text).casefold().startswith("will"):
        inside = [
            n for n in inside
            if n.span.end <= cue.start and _SUBJECT.fullmatch(document.text[n.span.end : cue.start])
        ]  # fmt: skip
    return frozenset(fold(n.surname) for n in inside if not is_demonym(n.surname) and len(n.surname) > 2)


_SUBJECT = re.compile(r"\s*(?:[,(][^,.;()]{1,60}[,)]\s*)?")


def _standings(story: Story, document: Document) -> Iterator[Standing]:
    last: tuple[int, Standing] | None = None
    for sentence in story.of_document.get(document.id, []):
        if sentence.role is Role.HEADING:
            continue
        for cue, settled in _cues(sentence.text):
            place = Span(cue.start + sentence.span.start, cue.end + sentence.span.start)
            named, stems = _named(document, sentence, place), content_stems(tokens(sentence.text))
            bare = _NAMES_NOBODY.fullmatch(cue.of(sentence.text)) is not None
            if bare and last and sentence.position - last[0] <= _BACK:
                named, stems = named | last[1].names, stems | last[1].stems
            found = Standing(sentence, place, settled, named, stems)
            last = sentence.position, found
            yield found


def find(story: Story) -> Iterator[Finding]:
    every = [s for document in story.documents for s in _standings(story, document)]
    opened, settled = [s for s in every if not s.settled], [s for s in every if s.settled]
    pairs = [
        (a, b)
        for a in opened
        for b in settled
        if a.sentence.document != b.sentence.document and _one_matter(a, b)
    ]
    while pairs:
        counts = Counter(name for a, b in pairs for name in a.names & b.names)
        name = min(counts, key=lambda n: (-counts[n], n))
        named = [(a, b) for a, b in pairs if name in a.names & b.names]
        pairs = [(a, b) for a, b in pairs if name not in a.names & b.names]
        yield from _difference(story, name, named)


def _one_matter(a: Standing, b: Standing) -> bool:
    """Whether two cues share a name, and with it three telling words."""
    telling = (a.stems & b.stems) - _SAYS_LITTLE
    return bool(a.names & b.names) and len(telling) >= _SHARED


_SAYS_LITTLE = content_stems(
    tokens("new year deal sign signed official confirm say report week day time first")
)


def _difference(story: Story, name: str, pairs: list[tuple[Standing, Standing]]) -> Iterator[Finding]:
    """All places of one matter, in one claim where any claim holds two of them."""
    claim, pairs = matter(story, pairs, lambda a, b: len(a.stems & b.stems))
    for a, b in pairs:
        later = came_later(*(story.document[s.sentence.document] for s in (a, b)))
        because = NEWER if later else "One article tells this as settled, the other as still open."
        held = story.shared_claim(a.sentence.id, b.sentence.id) is not None
        yield Finding(
            claim, Kind.CERTAINTY, Strength.DETAIL if later else Strength.CONFLICT,
            _evidence(story, a), _evidence(story, b), f"open {name}", f"settled {name}",
            because, min(0.9, 0.72 + 0.08 * held + 0.01 * len(a.stems & b.stems)), directed=True,
        )  # fmt: skip


def _evidence(story: Story, standing: Standing) -> Evidence:
    return story.part(standing.sentence.id).evidence(standing.cue)
