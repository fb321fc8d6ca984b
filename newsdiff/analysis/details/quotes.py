"""One utterance quoted in other words, or cut at other places, over the whole story.

Method: two quotations of different articles are of one utterance when no two known speakers contradict that
and their words, stemmed, match in order: at least three quarters of the content words of a short one, half
of those of a long one, and two in any case. Differing words between the first and the last match are two
wordings (a conflict); a shared stretch that one article cuts earlier is a cut (a detail). Limits:
translations of one utterance with no word in common are not found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from newsdiff.analysis import quotations
from newsdiff.analysis.details.context import Finding, Story
from newsdiff.analysis.details.speakers import Speakers, relation
from newsdiff.analysis.quotations import Quotation
from newsdiff.analysis.types import Document, Evidence, Kind, Span, Strength
from newsdiff.analysis.wording import Token, content_stems, tokens


@dataclass(frozen=True)
class Said:
    """A quotation in marks with its words; offsets are in its document."""

    document: Document
    quote: Quotation
    words: tuple[Token, ...]
    stems: frozenset[str]

    @property
    def name_like(self) -> bool:
        """Whether the quotation is the title of a work or a plan rather than speech."""
        content = [w for w in self.words if w.is_content]
        return (
            bool(content)
            and not self.quote.inner.of(self.document.text)[:1].islower()
            and (sum(w.text[0].isupper() for w in content) / len(content) > 0.7)
        )


@dataclass(frozen=True)
class Match:
    """How two quotations correspond: `core_a` and `core_b` run from the first to the last shared words."""

    core_a: Span
    core_b: Span
    shared: int
    differs: bool
    ratio: float
    text: str


def said(story: Story) -> list[Said]:
    """Every quotation of at least two content words that is no title, in order."""
    found = []
    for document in story.documents:
        for quote in quotations.direct(document):
            words = tokens(quote.inner.of(document.text), quote.inner.start)
            spoken = Said(document, quote, words, content_stems(words))
            if len(spoken.stems) >= 2 and not spoken.name_like:
                found.append(spoken)
    return found


def candidate_pairs(items: list[Said]) -> Iterator[tuple[Said, Said]]:
    """Pairs of different articles that share two content words, half of those of the shorter one."""
    by_stem: dict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        for stem in item.stems:
            by_stem[stem].append(i)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in by_stem.values():
        if len(places) > 200:
            continue
        for x, i in enumerate(places):
            for j in places[x + 1 :]:
                shared[i, j] += 1
    for (i, j), count in sorted(shared.items()):
        a, b = items[i], items[j]
        if count >= 2 and a.document.id != b.document.id and 2 * count >= min(len(a.stems), len(b.stems)):
            yield a, b


def match(a: Said, b: Said) -> Match | None:
    """The correspondence of two quotations, or None when they are not of one utterance."""
    left, right = [w.stem for w in a.words], [w.stem for w in b.words]
    blocks = [m for m in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks() if m.size]
    blocks = [m for m in blocks if any(w.is_content for w in a.words[m.a : m.a + m.size])]
    if not blocks:
        return None
    first, last = blocks[0], blocks[-1]
    core_a = a.words[first.a : last.a + last.size]
    core_b = b.words[first.b : last.b + last.size]
    matched = [w for m in blocks for w in a.words[m.a : m.a + m.size]]
    content = len({w.stem for w in matched if w.is_content})
    needed = 0.75 if min(len(a.words), len(b.words)) <= 8 else 0.5
    ratio = 2 * len(matched) / (len(core_a) + len(core_b))
    longest = max(m.size for m in blocks)
    if (
        content < 2
        or content / min(len(a.stems), len(b.stems)) < needed
        or ratio < 0.5
        or (longest < 2 and ratio < 0.8)
    ):
        return None
    differs = [w.folded for w in core_a] != [w.folded for w in core_b]
    text = " ".join(w.stem for w in matched)
    return Match(
        Span(core_a[0].span.start, core_a[-1].span.end),
        Span(core_b[0].span.start, core_b[-1].span.end),
        content,
        differs,
        ratio,
        text,
    )


def find(story: Story) -> Iterator[Finding]:
    for a, b in candidate_pairs(said(story)):
        found = match(a, b)
        if found is None or relation(a.quote.speaker, b.quote.speaker) in {Speakers.OTHER, Speakers.PART}:
            continue
        if (
            a.quote.speaker
            and b.quote.speaker
            and relation(a.quote.speaker, b.quote.speaker) is Speakers.OPEN
            and found.shared < 4
        ):
            continue
        finding = _wordings(story, a, b, found) if found.differs else _cut(story, a, b, found)
        if finding:
            yield finding


def _wordings(story: Story, a: Said, b: Said, found: Match) -> Finding | None:
    here, there = (
        story.evidence_at(a.document.id, found.core_a),
        story.evidence_at(b.document.id, found.core_b),
    )
    if not here or not there:
        return None
    values = [" ".join(w.folded for w in tokens(e.text)) for e in (here, there)]
    if values[0] == values[1]:
        return None
    because = "One utterance is quoted in two wordings."
    claim = story.shared_claim(here.sentence, there.sentence)
    return Finding(
        claim,
        Kind.QUOTE,
        Strength.CONFLICT,
        here,
        there,
        values[0],
        values[1],
        because,
        0.5 + 0.45 * found.ratio,
    )


def _cut(story: Story, a: Said, b: Said, found: Match) -> Finding | None:
    """The same words, but one article goes on, or begins earlier."""
    lengths = len(a.words), len(b.words)
    if found.shared < 3 or min(lengths) == max(lengths) or min(lengths) / max(lengths) > 0.9:
        return None
    here, there = _in_sentence(story, a, found.core_a), _in_sentence(story, b, found.core_b)
    if not here or not there or here.text.casefold().strip(" ,.") == there.text.casefold().strip(" ,."):
        return None
    because = "Both quote the same words; one of them cuts the utterance shorter."
    claim = story.shared_claim(here.sentence, there.sentence)
    values = [" ".join(w.folded for w in tokens(e.text)) for e in (here, there)]
    return Finding(claim, Kind.QUOTE, Strength.DETAIL, here, there, values[0], values[1], because, 0.4)


def _in_sentence(story: Story, item: Said, core: Span) -> Evidence | None:
    """What of a quotation stands in the sentence that holds the shared words."""
    sentence = story.sentence_at(item.document.id, core)
    if sentence is None:
        return None
    inner = item.quote.inner
    return story.evidence_at(
        item.document.id, Span(max(inner.start, sentence.span.start), min(inner.end, sentence.span.end))
    )
