"""What wording adds: words that may carry a judgement, whose they are, and how others put the same fact.

Method: each cue of `CUES` proposes hits; of hits that overlap the best stays. The voice is that of the speech
the words stand in. Contrast beats lexicon: where another article states the same fact (an alignment) without
any form of the words and without another strong hit, the score rises and that plainer wording is shown; where
the aligned sentences use the words too, it falls. Limits: see each cue; marks are possible, never proven.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from types import ModuleType

from newsdiff.analysis import quotations
from newsdiff.analysis.framing import (
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
from newsdiff.analysis.framing.base import STRONG, Hit, Page
from newsdiff.analysis.types import Alignment, Document, Evidence, FramingMark, Level, Sentence, Span, Voice
from newsdiff.analysis.wording import content_stems, tokens

CUES: tuple[ModuleType, ...] = (
    loaded, epithets, judgement, hedges, report_verbs, mind_reading, vague_sources, scare_quotes, headline,
)  # fmt: skip
CONTRAST = 0.15
SHARED = 0.1

__all__ = ["CUES", "STRONG", "marks"]


def marks(
    documents: Iterable[Document], sentences: Iterable[Sentence], alignments: Iterable[Alignment]
) -> tuple[FramingMark, ...]:
    """The marks worth showing, in the order of document and place: those that score `STRONG` or more."""
    pages = _pages(documents, sentences)
    texts = {s.id: s for page in pages for s in page.sentences}
    document = {page.document.id: page.document for page in pages}
    others = _aligned(alignments, texts)
    hits = {page.document.id: _hits(page, pages) for page in pages}
    strong = {hit.sentence.id for found in hits.values() for _, hit in found if hit.score >= STRONG}
    made = []
    for page in pages:
        for cue, hit in hits[page.document.id]:
            mark = _mark(page.document, cue, hit, others.get(hit.sentence.id, []), strong, document)
            if mark.score >= STRONG:
                made.append(mark)
    return tuple(made)


def _pages(documents: Iterable[Document], sentences: Iterable[Sentence]) -> list[Page]:
    by_document: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        if sentence.role.kept:
            by_document[sentence.document].append(sentence)
    ordered = sorted(documents, key=lambda d: d.id)
    return [Page(d, tuple(sorted(by_document[d.id], key=lambda s: s.position))) for d in ordered]


def _aligned(
    alignments: Iterable[Alignment], texts: dict[str, Sentence]
) -> dict[str, list[tuple[Level, float, Sentence, Span]]]:
    """For each sentence, the aligned parts of other articles, best first."""
    found: dict[str, list[tuple[Level, float, Sentence, Span]]] = defaultdict(list)
    for pair in alignments:
        if pair.level is None or pair.a not in texts or pair.b not in texts:
            continue
        found[pair.a].append((pair.level, pair.score, texts[pair.b], pair.b_span))
        found[pair.b].append((pair.level, pair.score, texts[pair.a], pair.a_span))
    for listed in found.values():
        listed.sort(key=lambda x: (x[0] is not Level.ALIGNED, -x[1], x[2].document, x[2].position))
    return found


def _hits(page: Page, pages: list[Page]) -> list[tuple[str, Hit]]:
    """The hits of all cues; of those that overlap, the best, then the longest."""
    proposed = [(cue.NAME, hit) for cue in CUES for hit in cue.find(page) if hit.score >= STRONG]
    proposed = [
        (name, hit) for name, hit in proposed if name != scare_quotes.NAME or not _term(hit, page, pages)
    ]
    proposed.sort(key=lambda x: (-x[1].score, -(x[1].span.end - x[1].span.start), x[1].span.start, x[0]))
    kept: list[tuple[str, Hit]] = []
    for name, hit in proposed:
        if not any(hit.span.overlaps(other.span) for _, other in kept):
            kept.append((name, hit))
    return sorted(kept, key=lambda x: x[1].span)


def _term(hit: Hit, page: Page, pages: list[Page]) -> bool:
    """Whether another article has the words between the marks too: then they are a term, not a sneer."""
    words = hit.span.of(page.document.text).strip("“”\"'‘’ ,.").casefold()
    return any(words in p.document.text.casefold() for p in pages if p.document.id != page.document.id)


def _mark(
    document: Document,
    cue: str,
    hit: Hit,
    others: list[tuple[Level, float, Sentence, Span]],
    strong: set[str],
    documents: dict[str, Document],
) -> FramingMark:
    words = hit.span.of(document.text)
    voice = _voice(document, hit.span)
    score, because, plainest = hit.score, f"“{words}”: {hit.because}.", None
    stems = content_stems(tokens(words))
    plain = [x for x in others if not stems & content_stems(tokens(x[2].text))]
    sure = [x for x in plain if x[0] is Level.ALIGNED]
    if plain and stems:
        chosen = next((x for x in plain if x[2].id not in strong), plain[0])
        sentence, span = chosen[2], chosen[3]
        plainest = Evidence(sentence.id, span, span.of(documents[sentence.document].text))
        if sure:
            score += CONTRAST * chosen[1]
            because += " Another article states the same without it."
    elif others and stems:
        # Used by all: it fades but stays, since several outlets may share a judgement.
        score = max(STRONG, score - SHARED)
    return FramingMark(
        Evidence(hit.sentence.id, hit.span, words),
        cue,
        voice,
        round(min(0.99, max(0.0, score)), 3),
        because,
        plainest,
    )


def _voice(document: Document, span: Span) -> Voice:
    """Quoted when the words stand in quotation marks, or in a clause that a speaker is named for."""
    speech = quotations.speech(document, span)
    if speech is None:
        return Voice.QUOTED if quotations.in_quotation(document, span) else Voice.OUTLET
    return Voice.QUOTED if speech.direct or speech.speaker else Voice.OUTLET
