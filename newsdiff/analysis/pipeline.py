"""The whole analysis: documents in, a comparison out. The only module that knows the order of the steps.

Method: sentences and clauses, one round of embedding, alignment, claims, then differences, framing marks and
labels on what was aligned. Documents are sorted by id first, so the order of the input changes nothing.
Limits: no step looks at the clock, at settings or at chance; equal input and an embedder with an equal
fingerprint give an equal result.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field

from newsdiff.analysis import align, claims, details, embedding, framing, labels, origins, storytext
from newsdiff.analysis.align import Nearest, Pair, Thresholds
from newsdiff.analysis.embedding import Embedder
from newsdiff.analysis.framing import colour
from newsdiff.analysis.respaced import Respaced
from newsdiff.analysis.sentences import clauses, context, split, stating
from newsdiff.analysis.storytext import Encode, Part
from newsdiff.analysis.terms import Term
from newsdiff.analysis.types import (
    Alignment,
    Comparison,
    Difference,
    Document,
    Engine,
    Kind,
    Level,
    OnlyHere,
    Role,
    Sentence,
    Strength,
)

VERSION = "19"  # of the method; a change that can move a result raises it

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Options:
    """`link` is the least score inside a claim; `all_pairs` keeps every pair of `thresholds.kept` or more."""

    thresholds: Thresholds = field(default_factory=Thresholds)
    link: float = 0.15
    all_pairs: bool = False


def analyse(
    documents: Sequence[Document],
    *,
    embedder: Embedder,
    options: Options = Options(),
    progress: Progress | None = None,
) -> Comparison:
    """Compare the documents. Their ids must be distinct. `progress` hears the stage that begins and the share
    of the work that is done."""
    tell = progress or (lambda stage, share: None)
    ordered = tuple(sorted(documents, key=lambda document: document.id))
    if len({document.id for document in ordered}) < len(ordered):
        raise ValueError("two documents have the same id")
    respaced = Respaced(ordered)
    with _uncollected():
        return respaced.back(_analysed(respaced.documents, embedder, options, tell))


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: what is made stays to the end, and looking through it again and again
    took a tenth of the time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _analysed(
    ordered: tuple[Document, ...], embedder: Embedder, options: Options, tell: Progress
) -> Comparison:
    tell("sentences", 0.0)
    sentences = tuple(sentence for document in ordered for sentence in split(document))
    parts = _parts(ordered, sentences)
    tell("origins", 0.04)
    sources = origins.origins(ordered)
    tell("embedding", 0.05)
    words = align.words_of(sentences)
    encode = _encoder(embedder, sentences, words, parts)
    tell("alignment", 0.6)
    origin_of = {document: at for at, source in enumerate(sources) for document in source}
    scored, nearest, alignments = _aligned(sentences, words, parts, encode, origin_of, options)
    tell("claims", 0.75)
    grouped = claims.claims(
        alignments, _scores(sentences, scored), sentences, ordered, link=options.link,
        origin_of=origin_of,
    )  # fmt: skip
    levelled = [pair for pair in alignments if pair.level]
    tell("words in one place", 0.79)  # a model: a stage of its own, as embedding is
    english = {document.id for document in ordered if _english(document)}
    read = _read(sentences, english)
    likely = _likely(sentences, scored, read)
    compared = details.judged(
        details.story(grouped, levelled, sentences, ordered, likely), embedder.fingerprint
    )
    tell("differences", 0.8)
    spoken = {document.language.lower().split("-")[0] for document in ordered}
    found = [
        difference
        for difference in details.differences(compared)
        if {difference.a.sentence, difference.b.sentence} <= read
    ]
    unequal = details.unequal_pairs(compared)
    tell("colour of words", 0.88)  # a model: a stage of its own, as embedding is
    colours = colour.colours(sentences, embedder.fingerprint)
    tell("framing", 0.92)
    marks = [
        mark
        for mark in framing.marks(ordered, sentences, levelled, colour=colours, apart=_apart(found, unequal))
        if mark.place.sentence in read
    ]
    tell("labels", 0.95)
    ledger = labels.ledger(*_readable(ordered, sentences, read), marks)
    tell("only here", 0.98)
    comparison = Comparison(
        engine=_engine(embedder, options),
        documents=ordered,
        sentences=sentences,
        alignments=claims.with_relations(alignments, found, marks, unequal=unequal, read=read),
        claims=claims.with_status(
            grouped,
            found,
            marks,
            unequal=unequal,
            read=english,
            stating=claims.stating(grouped, sentences, ordered),
            cohesive=claims.cohesive(grouped, levelled, sentences),
        ),
        differences=tuple(found),
        framing=tuple(marks),
        labels=tuple(ledger),
        only=tuple(
            only
            for only in _only(sentences, alignments, nearest, found, options.thresholds.elsewhere)
            if only.sentence in read or (not read and len(spoken) == 1)
        ),
        origins=sources,
    )
    tell("done", 1.0)
    return comparison


def _aligned(
    sentences: Sequence[Sentence],
    words: Sequence[Sequence[Term]],
    parts: Sequence[Sequence[Part]],
    encode: Encode,
    origin_of: Mapping[str, int],
    options: Options,
) -> tuple[Sequence[Pair], Nearest, tuple[Alignment, ...]]:
    """Every pair that claims may ask for, for each sentence the nearest one of another document, and the
    alignments. What they are found in, the story in numbers, is the largest thing in a run: it is gone behind
    this."""
    story = align.story_text(sentences, words, parts, encode)
    held = dict.fromkeys(sentence.document for sentence in sentences)
    wanted = options.thresholds.kept if options.all_pairs else options.thresholds.perhaps
    scored = align.score(
        story,
        floor=min(wanted, options.link),  # claims ask for no less than `link`
        origin=[origin_of[document] for document in held],
        stating=[align.states_fact(sentence) for sentence in sentences],
    )
    pairs = [pair for pair in scored.pairs if pair.score >= wanted]
    found = align.align(sentences, parts, story, pairs, scored.likely, thresholds=options.thresholds)
    return scored.pairs, scored.nearest, found


def _apart(found: Iterable[Difference], unequal: claims.Pairs) -> set[frozenset[str]]:
    """The sentences, two by two, that carry unequal values, in a conflict or not."""
    return claims.conflicting_pairs(found) | {frozenset(m.sentence for m in pair) for pair in unequal}


def _read(sentences: Sequence[Sentence], english: set[str]) -> set[str]:
    """The ids of the sentences that the rules can read. They are rules for English: of an article in another
    language nothing is said but what it is aligned with; where all are in one, what stands in one alone,
    too."""
    return {sentence.id for sentence in sentences if sentence.document in english}


def _english(document: Document) -> bool:
    return not document.language or document.language.lower().split("-")[0] == "en"


def _readable(
    documents: Sequence[Document], sentences: Sequence[Sentence], read: set[str]
) -> tuple[list[Document], list[Sentence]]:
    kept = [sentence for sentence in sentences if sentence.id in read]
    held = {sentence.document for sentence in kept}
    return [document for document in documents if document.id in held], kept


def _parts(documents: Sequence[Document], sentences: Sequence[Sentence]) -> list[list[Part]]:
    """The clauses of each sentence, less those that only name who says the rest; a sentence of one clause is
    its own part."""
    text = {document.id: document.text for document in documents}
    out = []
    for sentence in sentences:
        own, start = text[sentence.document], sentence.span.start
        spans = clauses(own, sentence.span)
        if len(spans) < 2:
            out.append([Part(0, len(sentence.text), sentence.text)])
            continue
        stated = stating(own, spans)
        out.append([Part(s.start - start, s.end - start, context(own, s, sentence.span)) for s in stated])
    return out


def _encoder(
    embedder: Embedder,
    sentences: Sequence[Sentence],
    words: Sequence[Sequence[Term]],
    parts: Sequence[Sequence[Part]],
) -> Encode:
    """A look-up in the vectors of all texts that the story needs: sentences, clauses, single words."""
    whole = [sentence.text for sentence in sentences]
    contexts = [part.context for own in parts for part in own]
    single = storytext.vocabulary(words)
    at = {text: row for row, text in enumerate(dict.fromkeys([*whole, *contexts, *single]))}
    vectors = embedding.rounded(embedder.encode(list(at)))

    def encode(wanted: Sequence[str]) -> embedding.Vectors:
        return vectors[[at[text] for text in wanted]]

    return encode


def _likely(
    sentences: Sequence[Sentence], scored: Sequence[Pair], read: set[str]
) -> list[tuple[str, str, float]]:
    """The pairs among which unlike values are looked for, whatever else was asked for: the likeliest."""
    pairs = [
        (sentences[pair.a].id, sentences[pair.b].id, pair.score)
        for pair in scored
        if pair.score >= details.LIKELY and {sentences[pair.a].id, sentences[pair.b].id} <= read
    ]
    scores = sorted((score for _, _, score in pairs), reverse=True)
    floor = scores[details.MOST] if len(scores) > details.MOST else 0.0
    return [pair for pair in pairs if pair[2] >= floor]


def _scores(sentences: Sequence[Sentence], scored: Sequence[Pair]) -> dict[tuple[str, str], float]:
    out = {}
    for pair in scored:
        a, b = sentences[pair.a].id, sentences[pair.b].id
        out[a, b] = out[b, a] = pair.score
    return out


def _only(
    sentences: Sequence[Sentence],
    alignments: Sequence[Alignment],
    nearest: Nearest,
    differences: Iterable[Difference],
    elsewhere: float,
) -> tuple[OnlyHere, ...]:
    """Sentences, headings apart, that no other article's sentence is aligned with at either level, nor is as
    likely as `elsewhere` to state the same, nor tells otherwise: what conflicts is told there too. Spellings
    of names are told of whole articles."""
    found = {s for pair in alignments if isinstance(pair.level, Level) for s in (pair.a, pair.b)}
    for told in differences:
        if told.strength is Strength.CONFLICT and told.kind is not Kind.NAME:
            found |= {place.sentence for place in (told.a, told.b, *told.with_a, *told.with_b)}
    out = []
    for row, sentence in enumerate(sentences):
        other, score = nearest.get(row, (None, 0.0))
        if score < elsewhere and sentence.id not in found and sentence.role is not Role.HEADING:
            out.append(OnlyHere(sentence.id, None if other is None else sentences[other].id, score))
    return tuple(out)


def _engine(embedder: Embedder, options: Options) -> Engine:
    values: dict[str, float | int | str | bool] = {"link": options.link, "all_pairs": options.all_pairs}
    values |= {f"threshold_{name}": value for name, value in asdict(options.thresholds).items()}
    return Engine(VERSION, embedder.model, embedder.fingerprint, values)
