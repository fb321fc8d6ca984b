"""What wording adds: words that may carry a judgement, whose they are, and how others put the same fact.

Method: each cue of `CUES` proposes hits; of hits that overlap the best stays. The voice is that of the speech
the words stand in. Contrast beats lexicon: where another article states the same fact (an alignment) without
any form of the words, the score rises, so that hits too weak to stand by themselves may be shown; the
plainest version that surely states the same is shown beside the mark. Where all aligned sentences use the
words too, the score falls. Limits: see each cue; marks are possible, never proven.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from types import ModuleType

from newsdiff.analysis.framing import (
    borrowed,
    coloured,
    epithets,
    headline,
    hedges,
    judgement,
    loaded,
    mind_reading,
    report_verbs,
    scare_quotes,
    vague_sources,
)
from newsdiff.analysis.framing.base import STRONG, WEAK, Hit, Page
from newsdiff.analysis.framing.colour import Colour
from newsdiff.analysis.framing.contrast import Contrast, contrast, versions
from newsdiff.analysis.framing.voice import voice
from newsdiff.analysis.types import Alignment, Document, Evidence, FramingMark, Level, Sentence
from newsdiff.analysis.wording import ended

CUES: tuple[ModuleType, ...] = (
    loaded, epithets, judgement, hedges, report_verbs, mind_reading, vague_sources, scare_quotes, headline,
    borrowed, coloured,
)  # fmt: skip
CONTRAST = 0.15  # at most, with a sure alignment; less as its probability falls
SHARED = 0.1

__all__ = ["CUES", "STRONG", "marks"]


def marks(
    documents: Iterable[Document],
    sentences: Iterable[Sentence],
    alignments: Iterable[Alignment],
    *,
    colour: Mapping[str, Colour] | None = None,
    apart: Collection[frozenset[str]] = frozenset(),
) -> tuple[FramingMark, ...]:
    """The marks worth showing, in the order of document and place: those that score `STRONG` or more.

    `colour` has the colour of each document by its id; without it no coloured words are found. `apart` are
    sentences, two by two, that carry unequal values: neither is shown as the plain version of the other."""
    pages = _pages(documents, sentences, colour or {})
    hits = {page.document.id: _hits(page) for page in pages}
    by_sentence: dict[str, list[Hit]] = defaultdict(list)
    for found in hits.values():
        for _, hit in found:
            by_sentence[hit.sentence.id].append(hit)
    texts = {s.id: s for page in pages for s in page.sentences}
    others = versions(alignments, texts, by_sentence, apart)
    made = [
        _mark(page.document, cue, hit, contrast(hit, others.get(hit.sentence.id, [])))
        for page in pages
        for cue, hit in hits[page.document.id]
    ]
    return tuple(mark for mark in made if mark.score >= STRONG)


def _pages(
    documents: Iterable[Document], sentences: Iterable[Sentence], colour: Mapping[str, Colour]
) -> list[Page]:
    by_document: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        if sentence.role.kept:
            by_document[sentence.document].append(sentence)
    ordered = sorted(documents, key=lambda d: d.id)
    return [
        Page(
            document,
            tuple(sorted(by_document[document.id], key=lambda s: s.position)),
            tuple(other for other in ordered if other.id != document.id),
            colour.get(document.id, {}),
        )
        for document in ordered
    ]


def _hits(page: Page) -> list[tuple[str, Hit]]:
    """The hits of all cues; of those that overlap, the best, then the longest."""
    proposed = [(cue.NAME, hit) for cue in CUES for hit in cue.find(page) if hit.score >= WEAK]
    proposed.sort(key=lambda x: (-x[1].score, -(x[1].span.end - x[1].span.start), x[1].span.start, x[0]))
    kept: list[tuple[str, Hit]] = []
    for name, hit in proposed:
        if not any(hit.span.overlaps(other.span) for _, other in kept):
            kept.append((name, hit))
    return sorted(kept, key=lambda x: x[1].span)


def _mark(document: Document, cue: str, hit: Hit, beside: Contrast) -> FramingMark:
    words = hit.span.of(document.text)
    score, because = hit.score, ended(f"“{words}”: {hit.because}.")
    plainest = beside.plainest
    if plainest and plainest.level is Level.ALIGNED:
        score += CONTRAST * plainest.score
    elif beside.shared:
        # Used by all: it fades but stays, since several outlets may share a judgement.
        score = max(min(score, STRONG), score - SHARED)
    if beside.instead:
        because += f" Another article has “{beside.instead}” there."
    elif beside.shown:
        because += " Another article states the same without it."
    return FramingMark(
        Evidence(hit.sentence.id, hit.span, words),
        cue,
        voice(document, hit.span),
        round(min(0.99, max(0.0, score)), 3),
        because,
        beside.shown.evidence if beside.shown else None,
    )
