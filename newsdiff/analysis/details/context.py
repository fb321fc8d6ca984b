"""What every rule of the differences works on: a story's sentences and its aligned parts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache, wraps
from itertools import combinations
from typing import Any, Concatenate, ParamSpec, TypeVar

from newsdiff.analysis.mentions import people
from newsdiff.analysis.types import (
    Alignment,
    Claim,
    Document,
    Evidence,
    Level,
    Member,
    Sentence,
    Span,
)
from newsdiff.analysis.wording import Token, content_stems, tokens

# Above this many members a claim is compared on the first of each article only.
MANY = 40


# An address of a page that stands as a line of its own; its blanks may come from splitting into words.
_ADDRESS = re.compile(r"\s*(?:https?\s?:|www\s?\.)", re.I)


def is_address(line: str) -> bool:
    return bool(_ADDRESS.match(line))


@dataclass(frozen=True, eq=False)
class Part:
    """The part of a sentence that states a claim. `span` and the offsets of `words` are in the document.

    A story has one for each place (`Story.part`), so that it is looked up by what it is, not by its words."""

    document: Document
    sentence: Sentence
    span: Span
    known_of_text: dict[Any, Any] = field(default_factory=dict, repr=False)  # see `once_for_texts`

    @cached_property
    def text(self) -> str:
        return self.span.of(self.document.text)

    @cached_property
    def member(self) -> Member:
        return Member(self.sentence.id, self.span)

    @cached_property
    def words(self) -> tuple[Token, ...]:
        return tokens(self.text, self.span.start)

    @cached_property
    def stems(self) -> frozenset[str]:
        return content_stems(self.words)

    @cached_property
    def all_stems(self) -> list[str]:
        return [word.stem for word in self.words]

    @cached_property
    def folded(self) -> list[str]:
        return [word.folded for word in self.words]

    @cached_property
    def is_address(self) -> bool:
        return is_address(self.sentence.text)

    @cached_property
    def known(self) -> dict[Any, Any]:
        """What `once` has read from the part."""
        return {}

    def evidence(self, span: Span) -> Evidence:
        return Evidence(self.sentence.id, span, span.of(self.document.text))


Pair = tuple[str | None, Part, Part]  # two aligned parts, and the claim that holds both

_Read = TypeVar("_Read")
_Besides = ParamSpec("_Besides")


def once(
    read: Callable[Concatenate[Part, _Besides], _Read],
) -> Callable[Concatenate[Part, _Besides], _Read]:
    """Reads a part once, or once for each value of what `read` takes besides, since a part stands in many
    pairs. What was read goes with the part."""

    @wraps(read)
    def known(part: Part, /, *args: _Besides.args, **kwargs: _Besides.kwargs) -> _Read:
        key = (read, args, *kwargs.items()) if args or kwargs else read
        try:
            value: _Read = part.known[key]
        except KeyError:
            value = part.known[key] = read(part, *args, **kwargs)
        return value

    return known


_Judged = TypeVar("_Judged")


def once_for_texts(judge: Callable[[Part, Part], _Judged]) -> Callable[[Part, Part], _Judged]:
    """Judges two parts by their texts alone, once for each pair of distinct texts, since outlets print the
    same sentences of an agency. What is found must hold wherever the texts stand: it has no places in a
    document."""

    @wraps(judge)
    def known(a: Part, b: Part) -> _Judged:
        key = judge, b.text
        try:
            value: _Judged = a.known_of_text[key]
        except KeyError:
            value = a.known_of_text[key] = judge(a, b)
        return value

    return known


@dataclass(frozen=True)
class Substitute:
    """Words of two parts that stand in one place; `log_odds` that they exclude each other, and whether the
    parts differ in nothing else."""

    claim: str | None
    a: Part
    b: Part
    span_a: Span
    span_b: Span
    log_odds: float
    alone: bool


@dataclass(frozen=True)
class Story:
    documents: tuple[Document, ...]
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    alignments: tuple[Alignment, ...]
    scores: tuple[tuple[str, str, float], ...] = ()  # of two sentences: how probably they state one fact
    substitutes: tuple[Substitute, ...] = ()
    known_parts: dict[tuple[str, int, int], Part] = field(default_factory=dict, repr=False, compare=False)
    known_texts: dict[str, dict[Any, Any]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def document(self) -> dict[str, Document]:
        return {document.id: document for document in self.documents}

    @cached_property
    def sentence(self) -> dict[str, Sentence]:
        return {sentence.id: sentence for sentence in self.sentences}

    @cached_property
    def of_document(self) -> dict[str, list[Sentence]]:
        found: dict[str, list[Sentence]] = defaultdict(list)
        for sentence in sorted(self.sentences, key=lambda s: (s.document, s.position)):
            found[sentence.document].append(sentence)
        return found

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        return {document: [s.span.start for s in held] for document, held in self.of_document.items()}

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Those of the people whom the articles name."""
        return frozenset(person.surname for document in self.documents for person in people(document))

    @cached_property
    def claims_of(self) -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            for member in claim.members:
                found[member.sentence].append(claim)
        return found

    @cached_property
    def spread(self) -> Counter[str]:
        """In how many sentences of the story each stem stands."""
        counts: Counter[str] = Counter()
        for sentence in self.sentences:
            counts.update(content_stems(tokens(sentence.text)))
        return counts

    @cached_property
    def _spread_in(self) -> dict[str, Counter[str]]:
        """In how many sentences of each document each stem stands."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for sentence in self.sentences:
            counts[sentence.document].update(content_stems(tokens(sentence.text)))
        return counts

    @cached_property
    def _common(self) -> dict[tuple[str, ...], frozenset[str]]:
        return {}

    def common(self, *documents: str) -> frozenset[str]:
        """The stems that say little, because every fourth sentence of the documents, or else of the story,
        has them. What two articles differ in is told by the two: no third one counts."""
        if documents not in self._common:
            counts = [self._spread_in[document] for document in documents] or [self.spread]
            told = sum(len(self.of_document.get(document, ())) for document in documents)
            most = max(4, (told if documents else len(self.sentences)) / 4)
            # What has more in all has more than the mean in one of them.
            often = {stem for own in counts for stem, count in own.items() if count * len(counts) > most}
            self._common[documents] = frozenset(
                stem for stem in often if sum(own[stem] for own in counts) > most
            )
        return self._common[documents]

    def telling(self, stems: Iterable[str], a: Part, b: Part) -> frozenset[str]:
        """The stems that are not common in the articles of the two parts."""
        return frozenset(stems) - self.common(a.document.id, b.document.id)

    def part(self, sentence_id: str, span: Span | None = None) -> Part:
        """The same part for the same words, so that what is read from it is read once."""
        place = span or self.sentence[sentence_id].span
        key = sentence_id, place.start, place.end
        if key not in self.known_parts:
            sentence = self.sentence[sentence_id]
            document = self.document[sentence.document]
            known = self.known_texts.setdefault(place.of(document.text), {})
            self.known_parts[key] = Part(document, sentence, place, known)
        return self.known_parts[key]

    @cached_property
    def _wholes(self) -> dict[str, Part]:
        return {sentence: self.part(sentence) for sentence in self.sentence}

    def whole(self, part: Part) -> Part:
        return self._wholes[part.sentence.id]

    def parts(self, claim: Claim) -> list[Part]:
        """The members of a claim in the order of document and place."""
        known = [self.part(m.sentence, m.span) for m in claim.members if m.sentence in self.sentence]
        known.sort(key=lambda p: (p.document.id, p.span.start, p.span.end))
        if len(known) <= MANY:
            return known
        first: dict[str, Part] = {}
        for part in known:
            first.setdefault(part.document.id, part)
        return list(first.values())[:MANY]

    def pairs(self, claim: Claim) -> list[tuple[Part, Part]]:
        parts = self.parts(claim)
        return [(a, b) for a, b in combinations(parts, 2) if a.document.id != b.document.id]

    @cached_property
    def aligned(self) -> list[tuple[Level, tuple[Part, Part]]]:
        """The aligned and the perhaps aligned parts, that of the earlier document first."""
        found = []
        for pair in self.alignments:
            if pair.level and pair.a in self.sentence and pair.b in self.sentence:
                a, b = self.part(pair.a, pair.a_span), self.part(pair.b, pair.b_span)
                found.append((pair.level, (a, b) if a.document.id <= b.document.id else (b, a)))
        return found

    @cached_property
    def likelihood(self) -> dict[frozenset[str], float]:
        """How surely the sentences of each aligned pair state one fact."""
        return {frozenset((x.a, x.b)): x.score for x in self.alignments if x.level is Level.ALIGNED}

    @cached_property
    def aligned_pairs(self) -> list[Pair]:
        """The pairs of each claim, then the aligned or perhaps aligned pairs that no claim holds."""
        found: list[Pair] = []
        seen: set[tuple[str, str]] = set()
        for claim in sorted(self.claims, key=lambda c: c.id):
            for a, b in self.pairs(claim):
                found.append((claim.id, a, b))
                seen.add((a.sentence.id, b.sentence.id))
        for level, (a, b) in self.aligned:
            if level is Level.ALIGNED and (a.sentence.id, b.sentence.id) not in seen:
                found.append((None, a, b))
        return [(claim, a, b) for claim, a, b in found if not (a.is_address or b.is_address)]

    @cached_property
    def aligned_wholes(self) -> list[Pair]:
        """As `aligned_pairs`, with the whole sentences in place of their parts."""
        wholes = self._wholes
        return [(claim, wholes[a.sentence.id], wholes[b.sentence.id]) for claim, a, b in self.aligned_pairs]

    @cached_property
    def likely(self) -> list[tuple[Part, Part, float]]:
        """Two whole sentences each that may state one fact, and how probable that is."""
        wholes = self._wholes
        return [(wholes[a], wholes[b], score) for a, b, score in self.scores]

    @cached_property
    def perhaps_pairs(self) -> list[tuple[Part, Part]]:
        """The perhaps aligned parts."""
        return [pair for level, pair in self.aligned if level is Level.PERHAPS]

    def before(self, sentence: Sentence, count: int) -> list[Sentence]:
        """The sentence, behind up to `count` of those before it in its article."""
        held = self.of_document[sentence.document]
        return held[max(0, sentence.position - count) : sentence.position + 1]

    def around(self, sentence: Sentence) -> frozenset[str]:
        """The telling stems of a sentence and of the one before it."""
        return frozenset().union(*(_telling(s.text) for s in self.before(sentence, 1)))

    def shared_claim(self, a: str, b: str) -> str | None:
        """The claim, if any, that holds both sentences."""
        both = {c.id for c in self.claims_of.get(a, [])} & {c.id for c in self.claims_of.get(b, [])}
        return min(both) if both else None

    def touched(self, document: str, span: Span) -> list[Sentence]:
        """The sentences of a document that a span touches."""
        held = self.of_document.get(document, [])
        first = max(0, bisect_right(self._starts.get(document, []), span.start) - 1)
        last = bisect_right(self._starts.get(document, []), span.end)
        return [s for s in held[first:last] if s.span.overlaps(span)]

    def sentence_at(self, document: str, span: Span) -> Sentence | None:
        """The sentence of a document that holds most of a span."""
        return max(
            self.touched(document, span),
            key=lambda s: (min(s.span.end, span.end) - max(s.span.start, span.start), -s.position),
            default=None,
        )

    def evidence_at(self, document: str, span: Span) -> Evidence | None:
        """Words of a document as evidence, cut to the sentence that holds most of them."""
        sentence = self.sentence_at(document, span)
        if sentence is None:
            return None
        cut = Span(max(span.start, sentence.span.start), min(span.end, sentence.span.end))
        return Evidence(sentence.id, cut, cut.of(self.document[document].text))


def both_offer(pairs: Sequence[Pair], offers: Callable[[Part], object]) -> Iterator[Pair]:
    """The pairs of which both parts offer what a rule looks for. A part stands in many pairs and is asked
    once: where a rule begins with this, it costs little in a story that has nothing for it."""
    offering = cache(offers)
    return (pair for pair in pairs if offering(pair[1]) and offering(pair[2]))


# What news of anything says.
_COMMON = content_stems(tokens("say police officer people man woman day year night week yesterday"))


@lru_cache(maxsize=16_384)
def _telling(text: str) -> frozenset[str]:
    return content_stems(tokens(text)) - _COMMON


def within(words: Sequence[Token], span: Span) -> tuple[int, int]:
    """The first of the words, in order, that touches a span, and the one behind the last; equal for none."""
    first = bisect_right(words, span.start, key=lambda word: word.span.end)
    return first, max(first, bisect_left(words, span.end, key=lambda word: word.span.start))


def near(words: Sequence[Token], span: Span, width: int = 8) -> frozenset[str]:
    """The content stems within `width` words of a span, figures and the span's own words left out."""
    first, behind = within(words, span)
    if first == behind:
        return frozenset()
    window = [*words[max(0, first - width) : first], *words[behind : behind + width]]
    return frozenset(w.stem for w in window if w.is_content and not any(c.isdigit() for c in w.folded))


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller set that the other has too; 0 when either is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
