"""A deal, a hiring or an appointment that is settled in one report, and still open in the other.

Method: cues of what is still open ("in negotiations", "close to signing", "about to hire", "no deal has been
signed") and of what is done ("has been hired", "signed on to direct", "confirmed that … will") in two aligned
sentences that share three telling words, two of them beside the cues. Limits: the hour of the reports is not
known, so that the later one may simply tell what came of it; a cue is taken to be about the whole sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsdiff.analysis.details.context import Finding, Part, Story, near
from newsdiff.analysis.types import Kind, Span, Strength

_DEAL = r"(?:deal|contract|agreement|pact|merger|sale|offer)"
_OPEN = re.compile(
    r"\b(?:(?:is|are|was|were|be|remains?|still)\s+)?(?:in (?:early |advanced |final |serious |active )?"
    r"(?:talks|negotiations|discussions)(?! (?:with|in|at|on)\b)|"
    r"(?:close|near|nearing|closing in|on the verge|on the brink|about)\s(?:to|of|on)?\s?(?:an? |the )?"
    r"(?:sign(?:ing)?|hir(?:e|ing)|complet\w+|finali[sz]\w+|reach(?:ing)?|announc\w+|appoint\w*|nam(?:e|ing)|"
    rf"{_DEAL})\b"
    rf"|(?:no|without an?|doesn ?['’] ?t have a|not have a) {_DEAL}\b(?: (?:has been|is|was|yet) \w+)?"
    r"|(?:is|are|has|have) not (?:yet )?(?:been )?"
    r"(?:signed|hired|officially \w+|confirmed|finali[sz]ed|official)\b)",
    re.I,
)
_DONE = re.compile(
    r"\b(?:(?:has|have|had|was|were|been)\s+(?:now |officially |already |finally |also )*(?:been )?"
    r"(?:tapped|hired|signed(?: on)?|chosen|appointed|cast|confirmed|selected|finali[sz]ed|sealed|completed)"
    r"(?: that [^,.;]{3,40}? will \w+)?"
    rf"|(?:signed|sealed|reached|clinched|completed) (?:an? |the |her |his |their )?(?:[\w-]+ )?{_DEAL}\b"
    r"|(?:signs|inks|lands|hires|taps|confirms)\b)",
    re.I,
)
_NOT = re.compile(
    r"\b(?:not|no|never|yet to|if|may|might|could|would|reportedly|rumou?red)\b|n ?['’] ?t\b", re.I
)
_SHARED, _BESIDE = 3, 2


@lru_cache(maxsize=16_384)
def _cues(text: str) -> tuple[Span | None, Span | None]:
    """Where a text tells that something is open, and that it is done; the second only without the first."""
    opened = _OPEN.search(text)
    if opened:
        return Span(opened.start(), opened.end()), None
    done = _DONE.search(text)
    if done is None or _NOT.search(text[max(0, done.start() - 40) : done.start()]):
        return None, None
    return None, Span(done.start(), done.end())


def find(story: Story) -> Iterator[Finding]:
    for claim, part_a, part_b in story.aligned_pairs:
        a, b = story.whole(part_a), story.whole(part_b)
        (open_a, done_a), (open_b, done_b) = _cues(a.text), _cues(b.text)
        if open_a and done_b:
            yield from _finding(story, claim, a, open_a, b, done_b)
        elif open_b and done_a:
            yield from _finding(story, claim, b, open_b, a, done_a)


def _finding(
    story: Story, claim: str | None, opened: Part, cue: Span, done: Part, other: Span
) -> Iterator[Finding]:
    here = Span(cue.start + opened.span.start, cue.end + opened.span.start)
    there = Span(other.start + done.span.start, other.end + done.span.start)
    shared = opened.stems & done.stems
    own = frozenset(w.stem for w in done.words if w.is_content and w.span.within(there))
    beside = near(opened.words, here) & (near(done.words, there) | own)
    if len(shared) < _SHARED or len(beside) < _BESIDE or all(map(story.common, shared)):
        return
    because = "One article tells this as settled, the other as still open."
    score = min(0.85, 0.5 + 0.05 * len(shared))
    yield Finding(
        claim, Kind.CERTAINTY, Strength.CONFLICT, opened.evidence(here), done.evidence(there),
        "open", "settled" if claim else f"settled {done.sentence.id}", because, score, directed=True,
    )  # fmt: skip
