"""Whose words, and whose claim: other speakers, or none, for the same words.

Method: (1) quotations of nearly the same words whose named speakers differ are a conflict; where one names
more of the joint speakers it is a detail, unless it says "both". (2) A stretch of a quotation, five words or
more with three content words, that another article has outside quotation marks, is a speaker’s words used as
the outlet’s own (a conflict; `ownvoice`), unless that article gives them to the same speaker; when it gives
them to others too, that is the conflict. (3) Shorter stretches count when two of them from one utterance
stand in one sentence. (4) A claim that one article reports as said by somebody and another states itself is a
detail: one row a claim, for its two most alike sentences. Limits: words taken from a document that both
articles read look like words taken from a speaker; "he" is left out where it may be either speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdiff.analysis import quotations
from newsdiff.analysis.details import copies, disputed
from newsdiff.analysis.details.context import Part, Story, overlap
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.details.ownvoice import may_be, naming, own_voice, says_both
from newsdiff.analysis.details.speakers import Speakers, relation, surnames
from newsdiff.analysis.details.utterances import Match, Said, candidate_pairs, claim_of, match, said
from newsdiff.analysis.quotations import Quotation
from newsdiff.analysis.speaking import PRONOUN
from newsdiff.analysis.types import Kind, Role, Span, Strength

# What agencies and papers report is their own telling, not a speaker's claim.
_MEDIA = re.compile(
    r"\b(?:Press|Reuters|AFP|AP|agency|media|newspaper|daily|television|Times|Post|News)\b", re.I
)


def find(story: Story) -> Iterator[Finding]:
    spoken = said(story)
    conflicts = [*_other_speaker(story, spoken), *own_voice(story, spoken)]
    yield from conflicts
    settled = {frozenset((c.a.sentence, c.b.sentence)) for c in conflicts}
    copied = [
        c
        for c in copies.find(story)
        if not any({c.a.sentence, c.b.sentence} == pair or c.b.sentence in pair for pair in settled)
    ]
    yield from copied
    settled |= {frozenset((c.a.sentence, c.b.sentence)) for c in copied}
    for finding in _claims(story):
        if frozenset((finding.a.sentence, finding.b.sentence)) not in settled:
            yield finding


def _other_speaker(story: Story, spoken: list[Said]) -> Iterator[Finding]:
    for a, b in candidate_pairs(spoken):
        who = relation(a.quote.speaker, b.quote.speaker)
        if who not in {Speakers.OTHER, Speakers.PART}:
            continue
        found = match(a, b)
        if found is None or not _same_words(a, b, found):
            continue
        if may_be(a.document, a.quote, b.quote.speaker) or may_be(b.document, b.quote, a.quote.speaker):
            continue
        here, there = naming(story, a.document, a.quote), naming(story, b.document, b.quote)
        if here and there:
            claim = claim_of(story, a, b)
            because = f"The same words are given to {a.quote.speaker} and to {b.quote.speaker}."
            both = says_both(a.document, a.quote) or says_both(b.document, b.quote)
            part = who is Speakers.PART and not both
            values = (
                f"{'+'.join(surnames(a.quote.speaker))}: {found.text}",
                f"{'+'.join(surnames(b.quote.speaker))}: {found.text}",
            )
            yield Finding(
                claim,
                Kind.ATTRIBUTION,
                Strength.DETAIL if part else Strength.CONFLICT,
                here,
                there,
                *values,
                because,
                0.4 if part else 0.5 + 0.45 * found.ratio,
            )


def _same_words(a: Said, b: Said, found: Match) -> bool:
    """Whether nearly the same words are quoted: two people may well praise one thing in like words."""
    if found.shared < 3 and max(len(a.words), len(b.words)) < 4:
        return False  # a phrase that anybody may use
    if found.shared >= 5:
        return found.ratio >= 0.75 and found.longest >= 5
    return _whole(a, b, found)


def _whole(a: Said, b: Said, found: Match) -> bool:
    """Whether the matching words are all but the whole of both quotations."""
    return found.ratio >= 0.85 and all(
        0.8 * (x.words[-1].span.end - x.words[0].span.start) <= core.end - core.start
        for x, core in ((a, found.core_a), (b, found.core_b))
    )


# --- claims: said by somebody, or stated --------------------------------------------------------------------


# What two sentences must share for it to matter that one of them names who says it.
_ALIKE = 0.6
_TOGETHER = 4
_TITLES = {Role.HEADLINE, Role.HEADING}


def _claims(story: Story) -> Iterator[Finding]:
    """The most alike two members of a claim of which one names somebody whom the other does not: one row."""
    best: dict[str, tuple[float, Finding]] = {}
    for claim, a, b in story.aligned_pairs:
        alike = overlap(a.stems, b.stems)
        if claim is None or alike < _ALIKE or len(a.stems & b.stems) < _TOGETHER:
            continue
        if (claim in best and best[claim][0] >= alike) or {a.sentence.role, b.sentence.role} & _TITLES:
            continue
        if disputed.parted(story, a, b):
            continue  # who denies it does not say it
        for finding in _of_pair(story, claim, a, b):
            best[claim] = (alike, finding)
    yield from (finding for _, finding in best.values())


def _of_pair(story: Story, claim: str, a: Part, b: Part) -> Iterator[Finding]:
    said_a, said_b = _said_part(a), _said_part(b)
    if any(quote and PRONOUN.match(quote.speaker) for quote in (said_a, said_b)):
        return  # "it said": whoever that is may be the one whom the other article names
    if said_a and said_b:
        if relation(said_a.speaker, said_b.speaker) in {Speakers.OTHER, Speakers.PART}:
            yield from _detail(story, claim, a, b, said_a, said_b)
    elif spoken := said_a or said_b:
        silent, other = (b, a) if said_a else (a, b)
        if copies.names_speaker(silent, spoken):
            return
        if not quotations.in_quotation(silent.document, _common_stretch(silent, other)):
            yield from _detail(story, claim, a, b, said_a, said_b)


def _common_stretch(part: Part, other: Part) -> Span:
    """From the first to the last content word that the other part has too; no quotation mark inside."""
    shared = [w.span for w in part.words if w.is_content and w.stem in other.stems]
    whole = Span(shared[0].start, shared[-1].end) if shared else part.span
    pieces, start = [], whole.start
    for mark in re.finditer('[“”"«»]', whole.of(part.document.text)):
        pieces.append((start, whole.start + mark.start()))
        start = whole.start + mark.end()
    pieces.append((start, whole.end))
    longest = max(pieces, key=lambda p: (p[1] - p[0], -p[0]))
    return Span(*longest) if longest[1] > longest[0] else whole


def _said_part(part: Part) -> Quotation | None:
    """The speech that covers most of a part; a quotation of a few words in it does not."""
    for quote in quotations.find(part.document):
        if quote.speaker and quote.span.overlaps(part.span):
            shared = min(quote.span.end, part.span.end) - max(quote.span.start, part.span.start)
            if (
                shared >= 0.5 * (part.span.end - part.span.start)
                and quote.speaker_span
                and not quotations.in_quotation(part.document, quote.speaker_span)
                and not _MEDIA.search(quote.speaker)
            ):
                return quote
    return None


def _detail(
    story: Story, claim: str, a: Part, b: Part, said_a: Quotation | None, said_b: Quotation | None
) -> Iterator[Finding]:
    here = naming(story, a.document, said_a) if said_a else a.evidence(_common_stretch(a, b))
    there = naming(story, b.document, said_b) if said_b else b.evidence(_common_stretch(b, a))
    if not here or not there:
        return
    if said_a and said_b:
        because = (
            f"One article has this from {said_a.speaker}, the other from {said_b.speaker}; both may "
            f"have said it."
        )
    else:
        because = "One article names who says this, the other states it in its own voice."
    value_a = "+".join(surnames(said_a.speaker)) or said_a.speaker if said_a else "own voice"
    value_b = "+".join(surnames(said_b.speaker)) or said_b.speaker if said_b else "own voice"
    if value_a != value_b:
        yield Finding(claim, Kind.ATTRIBUTION, Strength.DETAIL, here, there, value_a, value_b, because, 0.35)
