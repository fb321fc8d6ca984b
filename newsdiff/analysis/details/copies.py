"""A sentence that one article has from somebody, and another one states in the same words as its own.

Method: two aligned sentences whose words, stemmed, match in order for seven in ten of the shorter one, and
for ten words at least. Where most of what matches is said by somebody in one of them, and the other names
nobody in the sentence or beside it and has no mark of speech, a speaker is missing: a conflict for a person's
words, a detail for what "police said". Titles and what the media report are left out. Limits: a sentence that
two outlets have from one agency looks the same as one that lost its speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import Match

from newsdiff.analysis import quotations
from newsdiff.analysis.details.context import Part, Story, once_for_texts, overlap
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.details.ownvoice import naming, wrote
from newsdiff.analysis.details.speakers import surnames
from newsdiff.analysis.quotations import Quotation
from newsdiff.analysis.speaking import PRONOUN, VERB
from newsdiff.analysis.types import Kind, Role, Span, Strength
from newsdiff.analysis.wording import blocks, joined, most_shared

_LEAST, _SHARE = 10, 0.7
_MEDIA = re.compile(
    r"\b(?:Press|Reuters|AFP|AP|agency|media|newspaper|daily|television|Times|Post|News|report|reports)\b",
    re.I,
)
# Words of somebody who speaks, or marks of speech: then the speaker is only told elsewhere.
_SPEECH = re.compile('[“”"«»]|\\b(?:I|we|We|my|My|our|Our|us)\\b|(?<![.!?…])\\s*$')
_ATTRIBUTED = re.compile(r"\b(?:according to|said|says|told|tells)\b", re.I)


def find(story: Story) -> Iterator[Finding]:
    spoken = _spoken(story)
    for claim, part_a, part_b in story.aligned_pairs:
        if part_a.sentence.id not in spoken and part_b.sentence.id not in spoken:
            continue
        if overlap(part_a.stems, part_b.stems) < 0.5:
            continue
        a, b = story.whole(part_a), story.whole(part_b)
        if {a.sentence.role, b.sentence.role} & {Role.HEADLINE, Role.HEADING}:
            continue
        copied = _copied(a, b)
        if copied is None:
            continue
        (here_a, longest_a), (here_b, longest_b) = copied
        for one, here, longest, other, there in (
            (a, here_a, longest_a, b, here_b),
            (b, here_b, longest_b, a, here_a),
        ):
            quote = _said(one, here)
            if quote is None or _aside(one, quote, longest):
                continue
            if not _attributed(story, other) and not names_speaker(other, quote):
                yield from _finding(story, claim, one, here, quote, other, there)


def _spoken(story: Story) -> set[str]:
    """The sentences that hold something which somebody says."""
    return {
        sentence.id
        for document in story.documents
        for quote in quotations.find(document)
        if quote.speaker
        for sentence in story.touched(document.id, quote.span)
    }


# From the first to the last of the words that two sentences share in order, and the longest run among them.
Stretch = tuple[Span, Span]


def _copied(a: Part, b: Part) -> tuple[Stretch, Stretch] | None:
    """What two sentences share, in each; None where that is little."""
    runs = _shared_runs(a, b)
    if not runs:
        return None
    first, last, longest = runs[0], runs[-1], max(runs, key=lambda m: m.size)
    return (
        (joined(a.words, first.a, last.a + last.size), joined(a.words, longest.a, longest.a + longest.size)),
        (joined(b.words, first.b, last.b + last.size), joined(b.words, longest.b, longest.b + longest.size)),
    )


@once_for_texts
def _shared_runs(a: Part, b: Part) -> list[Match]:
    """The stretches of words that two sentences share in order; none where that is little."""
    least = max(_LEAST, _SHARE * min(len(a.words), len(b.words)))
    left, right = a.all_stems, b.all_stems
    if most_shared(left, right) < least:
        return []
    runs = [m for m in blocks(tuple(left), tuple(right)) if m.size >= 2]
    return runs if sum(m.size for m in runs) >= least else []


def _said(part: Part, stretch: Span) -> Quotation | None:
    """The speech, by somebody who is named beside it, that holds most of a stretch."""
    for quote in quotations.find(part.document):
        if quote.speaker and quote.speaker_span and quote.span.overlaps(stretch):
            shared = min(quote.span.end, stretch.end) - max(quote.span.start, stretch.start)
            nobody = _MEDIA.search(quote.speaker) or PRONOUN.match(quote.speaker)
            if 2 * shared >= stretch.end - stretch.start and not nobody:
                return quote
    return None


_ASIDE = re.compile(r",\s(?:who|which|whose|where)\b[^,]*$")


def _aside(part: Part, quote: Quotation, stretch: Span) -> bool:
    """Whether a stretch begins in what an outlet puts in: "said that the crew, who were rested, …"."""
    begin = max(quote.span.start, part.span.start)
    return begin < stretch.start and bool(_ASIDE.search(part.document.text[begin : stretch.start]))


def names_speaker(part: Part, quote: Quotation) -> bool:
    """Whether a sentence names the speaker after all ("Tolan and Vask talk of"), or he wrote the article."""
    last = quote.speaker.split()[-1]
    named = re.search(rf"\b{re.escape(last)}\b", part.sentence.text, re.I)
    return wrote(part.document, quote.speaker) or bool(named)


def _attributed(story: Story, part: Part) -> bool:
    """Whether a sentence, or the one behind it, names a speaker, or it stands in speech."""
    if _SPEECH.search(part.text) or _ATTRIBUTED.search(part.text):
        return True
    if any(VERB.fullmatch(w.text) for w in part.words):
        return True
    if any(
        quote.span.overlaps(part.span)
        for quote in quotations.find(part.document)
        if quote.speaker or quote.direct
    ):
        return True
    held = story.of_document[part.document.id]
    behind = held[part.sentence.position + 1 : part.sentence.position + 2]
    return any(_ATTRIBUTED.search(sentence.text[-60:]) for sentence in behind)


def _finding(
    story: Story, claim: str | None, one: Part, here: Span, quote: Quotation, other: Part, there: Span
) -> Iterator[Finding]:
    """Who says it and, as a further place, what is said, against the words that are nobody's."""
    named = naming(story, one.document, quote)
    if named is None:
        return
    person = "+".join(surnames(quote.speaker))
    strength = Strength.CONFLICT if person else Strength.DETAIL
    because = f"One article has this from {quote.speaker}; the other states it in the same words as its own."
    own = "own" if claim else f"own: {other.sentence.id}"
    values = person or re.sub(r"^the\s", "", quote.speaker.casefold()), own
    for place, score in ((named, 0.75), (one.evidence(here), 0.74)):
        yield Finding(
            claim, Kind.ATTRIBUTION, strength, place, other.evidence(there), *values, because,
            score if person else score - 0.4, directed=True,
        )  # fmt: skip
