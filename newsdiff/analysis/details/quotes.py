"""One utterance quoted in other words, or cut at other places, over the whole story.

Method: two quotations of different articles are of one utterance when no two known speakers contradict that
and their words, stemmed, match in order: at least three quarters of the content words of a short one, half
of those of a long one, and two in any case; less is needed where both stand in one claim and name one
speaker. Words that differ between the first and the last match, or before or behind them in both, are two
wordings (a conflict), unless only the form of a word or a pronoun differs; a stretch that one article cuts
earlier is a cut (a detail). A fragment counts as a further place of the longest quotation that holds it, so
that one row stands for two wordings however many outlets quote parts of them. Limits: translations of one
utterance with no word in common are not found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from newsdiff.analysis import quotations
from newsdiff.analysis.details.context import Finding, Story
from newsdiff.analysis.details.speakers import Speakers, relation
from newsdiff.analysis.quotations import Quotation
from newsdiff.analysis.types import Document, Evidence, Kind, Span, Strength
from newsdiff.analysis.wording import Token, content_stems, joined, tokens

_LONGEST_TITLE = 7  # words, in a title that has a telling word in small letters


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
        if len(self.words) > _LONGEST_TITLE and any(w.text[0].islower() for w in content):
            return False
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
    longest: int  # the words of the longest unbroken stretch that both have


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


def match(a: Said, b: Said, *, close: bool = False) -> Match | None:
    """The correspondence of two quotations, or None when they are not of one utterance.

    `close` says that both stand in one claim and have one speaker: then less is asked of the words."""
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
    ratio = 2 * len(matched) / (len(core_a) + len(core_b))
    longest = max(m.size for m in blocks)
    if not _one_utterance(a, b, content, ratio, longest, close=close):
        return None
    core_a, core_b = _to_the_edges(a, b, core_a, core_b)
    return Match(
        Span(core_a[0].span.start, core_a[-1].span.end),
        Span(core_b[0].span.start, core_b[-1].span.end),
        content,
        [w.folded for w in core_a] != [w.folded for w in core_b],
        ratio,
        " ".join(w.stem for w in matched),
        longest,
    )


def _one_utterance(a: Said, b: Said, content: int, ratio: float, longest: int, *, close: bool) -> bool:
    shortest = min(len(a.stems), len(b.stems))
    if content < 3 and longest < 4 and max(len(a.words), len(b.words)) > 8:
        return False  # "hosting the Games" in two things that somebody said about them
    if close and longest >= 3 and (content >= 2 or max(len(a.words), len(b.words)) <= 6):
        return content / shortest >= 0.5 and ratio >= 0.4
    needed = 0.75 if min(len(a.words), len(b.words)) <= 8 else 0.6 if content < 4 else 0.5
    if close:
        needed, ratio = needed - 0.1, ratio + 0.1
    return content >= 2 and content / shortest >= needed and ratio >= 0.5 and (longest >= 2 or ratio >= 0.8)


def _to_the_edges(
    a: Said, b: Said, core_a: tuple[Token, ...], core_b: tuple[Token, ...]
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Add what both have before, and behind, the words that match, within their sentences.

    Words there differ in the two; where only one has any, the other merely begins later or stops earlier."""
    before_a, behind_a = _rest(a, core_a)
    before_b, behind_b = _rest(b, core_b)
    if before_a and before_b:
        core_a, core_b = before_a + core_a, before_b + core_b
    if behind_a and behind_b:
        core_a, core_b = core_a + behind_a, core_b + behind_b
    return core_a, core_b


def _rest(item: Said, core: tuple[Token, ...]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The words of a quotation before and behind its core, up to the ends of the sentence."""
    text = item.document.text
    start, end = item.words.index(core[0]), item.words.index(core[-1]) + 1
    first = start
    while first > 0 and not _ends(text, item.words[first - 1], item.words[first]):
        first -= 1
    last = end
    while last < len(item.words) and not _ends(text, item.words[last - 1], item.words[last]):
        last += 1
    return item.words[first:start], item.words[end:last]


def _ends(text: str, left: Token, right: Token) -> bool:
    return any(mark in text[left.span.end : right.span.start] for mark in ".!?;…")


_PERSONS = {
    form: group
    for group, forms in {
        "own": "my our your his her its their the this that these those a an",
        "one": "i we you he she it they us me him them nobody no-one",
    }.items()
    for form in forms.split()
}


def _forms(words: tuple[Token, ...]) -> list[str]:
    """Words without what inflection and the way of reporting change: "appointed" and "appoint", "our",
    "its"."""
    return [_PERSONS.get(w.folded, re.sub(r"(?:ing|ed|es|s|d|e)$", "", w.folded)) for w in words]


# The two ways of spelling English, brought to one; wrong for some words, but for both sides alike.
_SPELT = (
    (re.compile(r"(?<=[bdlnprtv])our(?!s?t)"), "or"),
    (re.compile(r"is(?=e[ds]?\b|ing\b|ation)"), "iz"),
    (re.compile(r"(?<=[bt])re(?=s?\b)"), "er"),
    (re.compile(r"ll(?=ed\b|ing\b|er)"), "l"),
    (re.compile(r"(?<=[fn])ence\b"), "ense"),
    (re.compile(r"amme(?=s?\b)"), "am"),
    (re.compile(r"ogue(?=s?\b)"), "og"),
    (re.compile(r"\bgrey"), "gray"),
)


def _letters(text: str) -> str:
    """The letters and figures of a text alone: what is left when marks, spaces and spelling say nothing."""
    folded = text.casefold()
    for pattern, instead in _SPELT:
        folded = pattern.sub(instead, folded)
    return re.sub(r"[\W_]", "", folded)


@dataclass(frozen=True)
class _Pair:
    """Two quotations of one utterance."""

    a: Said
    b: Said
    found: Match


def find(story: Story) -> Iterator[Finding]:
    pairs = [pair for a, b in candidate_pairs(said(story)) if (pair := _paired(story, a, b))]
    holder = _holders([item for pair in pairs for item in (pair.a, pair.b)], pairs)
    best: dict[frozenset[str], list[tuple[_Pair, Finding]]] = defaultdict(list)
    for pair in pairs:
        key = frozenset((holder[_words(pair.a)], holder[_words(pair.b)]))
        finding = _wordings(story, pair) if pair.found.differs else _cut(story, pair)
        if finding:
            best[key].append((pair, finding))
    for key, found in best.items():
        yield from _one_row(story, sorted(key), holder, found)
    yield from _fragments(story)


# Words of a quotation that is a fragment, as papers quote one another's officials.
_FRAGMENT = 5


def _fragments(story: Story) -> Iterator[Finding]:
    """Fragments quoted in two aligned sentences that share a telling word and differ in another.

    An official is quoted with "a grave error" here, "an error of judgement" there."""
    short: dict[str, list[Said]] = defaultdict(list)
    for document in story.documents:
        for quote in quotations.direct(document):
            words = tokens(quote.inner.of(document.text), quote.inner.start)
            item = Said(document, quote, words, content_stems(words))
            sentence = story.sentence_at(document.id, quote.span)
            if sentence and item.stems and len(words) <= _FRAGMENT and not item.name_like:
                short[sentence.id].append(item)
    for claim, a, b in story.aligned_pairs:
        for x in short.get(a.sentence.id, ()):
            for y in short.get(b.sentence.id, ()):
                finding = _fragment(story, claim, x, y)
                if finding:
                    yield finding


def _fragment(story: Story, claim: str | None, a: Said, b: Said) -> Finding | None:
    shared = {s for s in a.stems & b.stems if not story.common(s)}
    speakers = relation(a.quote.speaker, b.quote.speaker)
    if (
        not shared
        or a.stems == b.stems
        or not (a.quote.speaker and b.quote.speaker)
        or speakers is Speakers.OTHER
    ):
        return None
    here, there = (story.evidence_at(x.document.id, joined(x.words, 0, len(x.words))) for x in (a, b))
    if not here or not there:
        return None
    because = "One utterance is quoted in two wordings."
    return Finding(claim, Kind.QUOTE, Strength.CONFLICT, here, there, _words(a), _words(b), because, 0.55)


def _paired(story: Story, a: Said, b: Said) -> _Pair | None:
    who = relation(a.quote.speaker, b.quote.speaker)
    if who in {Speakers.OTHER, Speakers.PART}:
        return None
    close = who is Speakers.SAME and claim_of(story, a, b) is not None
    found = match(a, b, close=close)
    short = max(len(a.words), len(b.words)) <= 6
    telling = sum(not story.common(s) for s in a.stems & b.stems)
    if found and not close and (telling < 2 or (found.shared < 3 and not short)):
        return None  # words that anybody may have used
    if found is None or (a.quote.speaker and b.quote.speaker and who is Speakers.OPEN and found.shared < 4):
        return None
    return _Pair(a, b, found)


def _words(item: Said) -> str:
    return " ".join(w.folded for w in item.words)


def _holders(items: list[Said], pairs: list[_Pair]) -> dict[str, str]:
    """For each wording the longest wording of the same utterance that contains it whole."""
    partners: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        x, y = _words(pair.a), _words(pair.b)
        partners[x].add(y)
        partners[y].add(x)
    wordings = {_words(item) for item in items}

    def longest(own: str) -> str:
        near_by = partners[own] | {z for y in partners[own] for z in partners[y]}
        return max((w for w in near_by | {own} if f" {own} " in f" {w} "), key=lambda w: (len(w), w))

    return {own: longest(own) for own in sorted(wordings)}


def _one_row(
    story: Story, key: list[str], holder: dict[str, str], found: list[tuple[_Pair, Finding]]
) -> Iterator[Finding]:
    """The findings of two wordings as findings of one row: one strength, one pair of values, one claim."""
    conflicts = [(p, f) for p, f in found if f.strength is Strength.CONFLICT]
    chosen = conflicts or found
    claims = sorted(f.claim for _, f in chosen if f.claim)
    claim = claims[0] if claims else None
    for pair, finding in chosen:
        value_a, value_b = (holder[_words(item)] for item in (pair.a, pair.b))
        if len(key) == 1:  # a cut: the whole against its fragment
            value_a, value_b = (f"{key[0]} / {_words(item)}" for item in (pair.a, pair.b))
        yield replace(finding, claim=claim, value_a=value_a, value_b=value_b)


def claim_of(story: Story, a: Said, b: Said) -> str | None:
    """The claim that holds a sentence of one quotation and a sentence of the other."""
    for x in _sentences(story, a):
        for y in _sentences(story, b):
            claim = story.shared_claim(x, y)
            if claim:
                return claim
    return None


def _sentences(story: Story, item: Said) -> list[str]:
    """The ids of the sentences that a quotation, or the words that name its speaker, stand in."""
    spans = [item.quote.span, item.quote.speaker_span]
    return [
        s.id
        for s in story.of_document.get(item.document.id, [])
        if any(span and span.overlaps(s.span) for span in spans)
    ]


def _wordings(story: Story, pair: _Pair) -> Finding | None:
    a, b, found = pair.a, pair.b, pair.found
    here, there = (
        story.evidence_at(a.document.id, found.core_a),
        story.evidence_at(b.document.id, found.core_b),
    )
    if not here or not there:
        return None
    words = [tokens(e.text) for e in (here, there)]
    if _letters(here.text) == _letters(there.text):
        return None
    claim = claim_of(story, a, b)
    values = [" ".join(w.folded for w in x) for x in words]
    strength, because = Strength.CONFLICT, "One utterance is quoted in two wordings."
    score = 0.5 + 0.45 * found.ratio
    if _forms(words[0]) == _forms(words[1]) or re.search(r"[\[(]|…|\.\.\.", here.text + there.text):
        strength, score = Strength.DETAIL, 0.4
        because = "The quoted words differ in their forms only, or are marked as changed."
    return Finding(claim, Kind.QUOTE, strength, here, there, values[0], values[1], because, score)


def _cut(story: Story, pair: _Pair) -> Finding | None:
    """The same words, but one article goes on, or begins earlier."""
    a, b, found = pair.a, pair.b, pair.found
    lengths = len(a.words), len(b.words)
    if found.shared < 3 or min(lengths) == max(lengths) or min(lengths) / max(lengths) > 0.9:
        return None
    here, there = _in_sentence(story, a, found.core_a), _in_sentence(story, b, found.core_b)
    if not here or not there:
        return None
    values = [" ".join(w.folded for w in tokens(e.text)) for e in (here, there)]
    if values[0] == values[1]:
        return None
    because = "Both quote the same words; one of them cuts the utterance shorter."
    claim = claim_of(story, a, b)
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
