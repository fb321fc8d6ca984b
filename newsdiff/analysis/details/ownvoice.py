"""A speaker's words that another article uses as its own, or gives to somebody else.

Method: a stretch of a quotation, five words or more with three telling ones, that another article has outside
quotation marks. It is nobody's where that article gives it to the same speaker, where its author is the
speaker, where it stands beside more of the speaker's words or in the first person (marks get lost), and where
the quoting article or three others use the words too. Shorter stretches count when two of them from one
utterance stand in one sentence. Limits: words taken from a document that both articles read look like words
taken from a speaker.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from newsdiff.analysis import quotations
from newsdiff.analysis.details.context import Story
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.details.speakers import Speakers, relation, surnames
from newsdiff.analysis.details.utterances import Said
from newsdiff.analysis.quotations import Quotation
from newsdiff.analysis.speaking import PRONOUN
from newsdiff.analysis.types import Document, Evidence, Kind, Role, Sentence, Span, Strength
from newsdiff.analysis.wording import Token, blocks, content_stems, joined, tokens


def naming(story: Story, document: Document, quote: Quotation) -> Evidence | None:
    """The words that name the speaker, with the verb where it stands beside them."""
    if quote.speaker_span is None:
        return None
    span = quote.speaker_span
    if quote.verb_span and abs(quote.verb_span.start - span.end) <= 2:
        span = Span(span.start, quote.verb_span.end)
    elif quote.verb_span and abs(span.start - quote.verb_span.end) <= 2:
        span = Span(quote.verb_span.start, span.end)
    return story.evidence_at(document.id, span)


def may_be(document: Document, quote: Quotation, other: str) -> bool:
    """Whether a speaker named by "he" or "she" may be another one, whom the article names too."""
    span = quote.speaker_span
    if span is None or not PRONOUN.match(span.of(document.text)):
        return False
    return any(re.search(rf"\b{re.escape(name)}\b", document.text, re.I) for name in surnames(other))


def says_both(document: Document, quote: Quotation) -> bool:
    """Whether an article stresses that all of its speakers said it: "both Ruiz and Ito said"."""
    span = quote.speaker_span
    return span is not None and bool(_ALL.search(document.text[max(0, span.start - 6) : span.end + 6]))


_ALL = re.compile(r"\b(?:both|the two|the three|all (?:two|three|four))\b", re.I)


@dataclass(frozen=True, slots=True)
class _Loose:
    """A sentence with its words outside quotation marks."""

    document: Document
    sentence: Sentence
    words: tuple[Token, ...]
    all_stems: tuple[str, ...]
    stems: frozenset[str]
    neighbours: frozenset[tuple[str, str]]


def _taken_perhaps(runs: frozenset[tuple[str, str]], other: _Loose) -> bool:
    """Whether three content words stand beside the same word in both: taking words over needs no less."""
    shared = runs & other.neighbours
    return len(shared) > 1 and len(other.stems & {stem for pair in shared for stem in pair}) > 2


def _neighbours(words: tuple[Token, ...]) -> frozenset[tuple[str, str]]:
    """The stems of each word and of the next one."""
    return frozenset(pairwise(w.stem for w in words))


def _stems(words: tuple[Token, ...]) -> str:
    """The stems of the words, each between blanks."""
    return f" {' '.join(w.stem for w in words)} "


class _Pages:
    """By document the stems of its sentences, one sentence a line."""

    def __init__(self, loose: list[_Loose]) -> None:
        lines: dict[str, list[str]] = defaultdict(list)
        for item in loose:
            lines[item.document.id].append(_stems(item.words))
        self._text = {document: "\n".join(own) for document, own in lines.items()}
        self._holders: dict[str, frozenset[str]] = {}

    def holders(self, words: tuple[Token, ...]) -> frozenset[str]:
        """The documents that have the words one behind the other. Many sentences share one quotation's."""
        wanted = _stems(words)
        if wanted not in self._holders:
            self._holders[wanted] = frozenset(name for name, text in self._text.items() if wanted in text)
        return self._holders[wanted]


def _loose(story: Story) -> list[_Loose]:
    found = []
    for document in story.documents:
        marks = _marks(story, document)
        if _in_first_person(story, document, marks):
            continue
        for sentence in story.of_document.get(document.id, []):
            words = tuple(
                w
                for w in tokens(sentence.text, sentence.span.start)
                if not any(w.span.overlaps(m) for m in marks[sentence.id])
            )
            all_stems = tuple(w.stem for w in words)
            found.append(
                _Loose(document, sentence, words, all_stems, content_stems(words), _neighbours(words))
            )
    return found


_I = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|we|my|our)\b")


def _marks(story: Story, document: Document) -> dict[str, list[Span]]:
    """By sentence the quotations in marks that touch it."""
    found: dict[str, list[Span]] = defaultdict(list)
    for quote in quotations.direct(document):
        for sentence in story.touched(document.id, quote.span):
            found[sentence.id].append(quote.span)
    return found


def _in_first_person(story: Story, document: Document, marks: dict[str, list[Span]]) -> bool:
    """Whether an article is a speech or a column: then its words are its author's, not an outlet's."""
    first = [
        sentence
        for sentence in story.of_document.get(document.id, [])
        if any(
            not any(m.start <= sentence.span.start + f.start() < m.end for m in marks[sentence.id])
            for f in _I.finditer(sentence.text)
        )
    ]
    return len(first) >= 5 and len(first) >= 0.1 * len(story.of_document[document.id])


def wrote(document: Document, speaker: str) -> bool:
    """Whether a byline, a bio or one of the first lines names a speaker as the author."""
    return _named(_of_authors(document), speaker)


def _named(lines: Iterable[str], speaker: str) -> bool:
    name = speaker.rsplit(maxsplit=1)[-1]
    return any(name in text and re.search(rf"\b{re.escape(name)}\b", text) for text in lines)


def _of_authors(document: Document) -> list[str]:
    """The lines that may name an author."""
    lines = [line.span.of(document.text) for line in document.lines]
    return [
        *(line.span.of(document.text) for line in document.lines if line.role in {Role.BYLINE, Role.BIO}),
        *(
            text
            for text in [*lines[:4], *lines[-3:]]
            if len(text) < 300 and re.search(r"\b[Bb]y |\bis an? ", text)
        ),
    ]


def _utterances(spoken: list[Said]) -> list[tuple[Said, ...]]:
    """The quotations of each speaking turn; those of one speaker in one article that follow each other."""
    groups: dict[tuple[str, int], list[Said]] = defaultdict(list)
    for item in spoken:
        groups[item.document.id, item.quote.utterance].append(item)
    return [tuple(group) for group in groups.values()]


def own_voice(story: Story, spoken: list[Said]) -> Iterator[Finding]:
    loose = _loose(story)
    pages = _Pages(loose)

    lines = {document.id: _of_authors(document) for document in story.documents}

    @cache
    def written_by(speaker: str) -> frozenset[str]:
        return frozenset(document for document, told in lines.items() if _named(told, speaker))

    by_stem: dict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(loose):
        for stem in item.stems:
            by_stem[stem].append(i)
    for utterance in _utterances(spoken):
        speaker = utterance[0].quote.speaker
        if not surnames(speaker):
            continue
        document = utterance[0].document.id
        counts: dict[int, int] = defaultdict(int)
        stems = frozenset().union(*(item.stems for item in utterance))
        for stem in stems:
            for i in by_stem.get(stem, ()):
                counts[i] += 1
        own = written_by(speaker) | {document}
        runs = frozenset().union(*(_neighbours(item.words) for item in utterance))
        for i in sorted(i for i, count in counts.items() if count >= _LEAST):
            other = loose[i]
            if (
                other.document.id not in own
                and _taken_perhaps(runs, other)
                and len((stems & other.stems) - story.common(document, other.document.id)) >= _LEAST
            ):
                yield from _taken(story, utterance, other, pages)


def _taken(story: Story, utterance: tuple[Said, ...], other: _Loose, pages: _Pages) -> Iterator[Finding]:
    both = utterance[0].document.id, other.document.id
    runs = [(item, run) for item in utterance for run in _runs(item, other)]
    telling = [(item, run, count) for item, run in runs if (count := _telling(story, both, run[1]))]
    long = [(item, run) for item, run, count in telling if count >= 3 and len(run[1]) >= 5]
    short = [(item, run) for item, run, _ in telling if len(_content(run[1])) >= 2]
    stems = {stem for _, run in short for stem in _content(run[1])}
    covering = _covering(story, runs, other)
    if covering:
        chosen, score = covering, 0.9
    elif long:
        chosen = max(long, key=lambda x: len(x[1][1]))
        score = min(0.95, 0.5 + 0.06 * len(chosen[1][1]))
    elif len(short) >= 2 and len(stems) >= 4 and len(stems - story.common(*both)) >= 3:
        chosen, score = max(short, key=lambda x: (len(x[1][1]), -x[1][1][0].span.start)), 0.6
    else:
        return
    item, (_, words) = chosen
    if _widely_used(item.document, words, pages):
        return
    finding = _voices(story, item, other, chosen[1], score, exact=bool(long or covering))
    if finding:
        yield finding
        # Of the words that name the speaker and those that are quoted, the others are a further place.
        quoted = joined(chosen[1][0], 0, len(chosen[1][0]))
        named = naming(story, item.document, item.quote)
        beside = named if finding.directed else story.evidence_at(item.document.id, quoted)
        if beside and beside != finding.a and (finding.directed or beside.sentence != finding.a.sentence):
            yield replace(finding, a=beside, score=finding.score - 0.01)


_LEAST = 3  # telling words that a sentence must share with an utterance
_Run = tuple[tuple[Token, ...], tuple[Token, ...]]
# The share of a sentence's words, and how many telling ones, that make it a copy of what somebody said.
_COPY, _COPY_TELLING = 0.7, 4


def _covering(story: Story, runs: list[tuple[Said, _Run]], other: _Loose) -> tuple[Said, _Run] | None:
    """The stretch from the first to the last shared word where a quotation covers most of a sentence."""
    for item in dict.fromkeys(item for item, _ in runs):
        own = [run for x, run in runs if x is item]
        words = tuple(w for _, theirs in own for w in theirs)
        if len(words) >= _COPY * len(other.words) and len(_content(words)) >= _COPY_TELLING:
            mine = _between(item.words, own[0][0][0], own[-1][0][-1])
            return item, (mine, _between(other.words, own[0][1][0], own[-1][1][-1]))
    return None


def _between(words: tuple[Token, ...], first: Token, last: Token) -> tuple[Token, ...]:
    return tuple(w for w in words if first.span.start <= w.span.start and w.span.end <= last.span.end)


def _runs(item: Said, other: _Loose) -> list[_Run]:
    """Stretches of equal words, as they stand in the quotation and in the other sentence."""
    text, base = other.sentence.text, other.sentence.span.start
    runs = (
        _trimmed(item.words[m.a : m.a + m.size], other.words[m.b : m.b + m.size])
        for m in blocks(item.all_stems, other.all_stems)
        if m.size >= 2
    )
    # A stretch with a quotation inside it would mark words that are somebody's.
    return [
        (mine, theirs)
        for mine, theirs in runs
        if not _MARKS.search(text[theirs[0].span.start - base : theirs[-1].span.end - base])
    ]


_MARKS = re.compile("[“”\"«»]|(?<!\\w)['‘]|['’](?!\\w)")


def _trimmed(
    left: tuple[Token, ...], right: tuple[Token, ...]
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Both without function words at their ends, unless nothing else is there."""
    places = [i for i, word in enumerate(left) if word.is_content]
    if not places:
        return left, right
    return left[places[0] : places[-1] + 1], right[places[0] : places[-1] + 1]


def _content(words: tuple[Token, ...]) -> set[str]:
    return {w.stem for w in words if w.is_content and not w.folded[0].isdigit()}


_SAY_LITTLE = content_stems(
    tokens(
        "first second third half quarter year month week day time end next last new part number way people"
    )
)


def _telling(story: Story, documents: tuple[str, str], words: tuple[Token, ...]) -> int:
    """How many words of a stretch tell something; names of places and laws are everybody's."""
    own = _content(tuple(w for w in words if not w.text[0].isupper()))
    return len(own - story.common(*documents) - _SAY_LITTLE)


def _widely_used(source: Document, words: tuple[Token, ...], pages: _Pages) -> bool:
    """Whether the quoting article, or three others, use the words outside quotation marks too."""
    holders = pages.holders(words)
    return source.id in holders or len(holders) > 3


def _voices(
    story: Story,
    item: Said,
    other: _Loose,
    run: tuple[tuple[Token, ...], tuple[Token, ...]],
    score: float,
    *,
    exact: bool,
) -> Finding | None:
    quoted_words, loose_words = run
    loose_span = joined(loose_words, 0, len(loose_words))
    reported = quotations.speech(other.document, loose_span)
    quoted_at = story.evidence_at(item.document.id, joined(quoted_words, 0, len(quoted_words)))
    if quoted_at is None:
        return None
    claim = story.shared_claim(quoted_at.sentence, other.sentence.id)
    key = " ".join(w.stem for w in loose_words)
    if reported and reported.speaker:
        who = relation(item.quote.speaker, reported.speaker)
        here, there = naming(story, item.document, item.quote), naming(story, other.document, reported)
        if who not in {Speakers.OTHER, Speakers.PART} or not here or not there:
            return None
        if may_be(item.document, item.quote, reported.speaker):
            return None
        if may_be(other.document, reported, item.quote.speaker):
            return None
        # Joint speakers of whom another article names one: both may be right, unless "both" is said.
        part = who is Speakers.PART and not (
            says_both(item.document, item.quote) or says_both(other.document, reported)
        )
        words = quoted_at.text
        told = loose_span.of(other.document.text)
        same = "the same words are" if told.casefold() == words.casefold() else f"“{told}” is"
        because = f"“{words}” is quoted from {item.quote.speaker}, {same} given to {reported.speaker}."
        return Finding(
            claim,
            Kind.ATTRIBUTION,
            Strength.DETAIL if part else Strength.CONFLICT,
            here,
            there,
            f"{item.quote.speaker}: {key}",
            f"{reported.speaker}: {key}",
            because,
            0.4 if part else score,
        )
    named = any(name in other.sentence.text.casefold() for name in surnames(item.quote.speaker))
    if named or reported or not exact or _goes_on_speaking(story, item, other, loose_words):
        return None
    because = (
        f"One article quotes these words from {item.quote.speaker}; another uses them without "
        f"quotation marks, as its own."
    )
    if claim is None and len(loose_words) < 7:
        return None
    there_at = story.evidence_at(other.document.id, loose_span)
    if there_at is None:
        return None
    return Finding(
        claim,
        Kind.ATTRIBUTION,
        Strength.CONFLICT,
        quoted_at,
        there_at,
        f"{item.quote.speaker}: {key}",
        f"own: {key}",
        because,
        score,
        directed=True,
    )


def _goes_on_speaking(story: Story, item: Said, other: _Loose, words: tuple[Token, ...]) -> bool:
    """Whether the sentence is speech whose marks are lost: in the first person, or beside the speaker's "
    "words."""
    if any(w.folded.split("'")[0] in {"i", "we", "my", "our", "us"} for w in words):
        return True
    beside = [
        s for s in story.of_document[other.document.id] if abs(s.position - other.sentence.position) <= 1
    ]
    return any(
        quote.speaker
        and relation(item.quote.speaker, quote.speaker) is Speakers.SAME
        and any(quote.span.overlaps(s.span) for s in beside)
        for quote in quotations.find(other.document)
    )
