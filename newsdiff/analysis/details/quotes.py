"""One utterance quoted in other words, or cut at other places, over the whole story.

Method: quotations of one utterance (`utterances`) are compared where no two known speakers contradict that.
Words that differ between the first and the last match, or before or behind them in both, are two wordings (a
conflict), unless only the form of a word or a pronoun differs; a stretch that one article cuts earlier is a
cut (a detail). A fragment counts as a further place of the longest quotation that holds it, so that one row
stands for two wordings however many outlets quote parts of them. Limits: translations of one utterance with
no word in common are not found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsdiff.analysis import quotations
from newsdiff.analysis.details.context import Story
from newsdiff.analysis.details.figures import WORDNUM, plain
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.details.speakers import Speakers, relation
from newsdiff.analysis.details.utterances import Match, Said, candidate_pairs, claim_of, match, said
from newsdiff.analysis.types import Evidence, Kind, Span, Strength
from newsdiff.analysis.wording import Token, content_stems, joined, tokens

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


# How one utterance is written down: in full or short, in words or figures.
_WRITTEN = (
    (re.compile(r"['’]"), "'"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"\b(?:can't|cannot)\b"), "can not"),
    (re.compile(r"\bshan't\b"), "shall not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"\b(it|that|there|here|he|she|what|who)'s\b"), r"\1 is"),
    (re.compile(r"\bi'm\b"), "i am"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"\bokay\b|\bo\.k\."), "ok"),
    (re.compile(r"\s?(?:%|\bper ?cent\b)"), " percent"),
    (re.compile(r"(?<=\d):00(?=\s?[ap]\.?m)"), ""),
    (re.compile(rf"\b{WORDNUM}"), lambda found: f"{plain(found[0]):g}"),
)  # fmt: skip


def letters(text: str) -> str:
    """The letters and figures of a text alone: what is left when marks, spaces, spelling and the way of
    writing it down say nothing."""
    folded = text.casefold()
    for pattern, instead in (*_WRITTEN, *_SPELT):
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
    shared = shared_telling(story, a, b)
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
    shared = len(shared_telling(story, a, b))
    if found and not close and (shared < 2 or (found.shared < 3 and not short)):
        return None  # words that anybody may have used
    if found is None or (a.quote.speaker and b.quote.speaker and who is Speakers.OPEN and found.shared < 4):
        return None
    return _Pair(a, b, found)


def shared_telling(story: Story, a: Said, b: Said) -> frozenset[str]:
    """The words of both quotations that are not common in the two articles."""
    both = a.document.id, b.document.id
    return (a.stems & b.stems) - story.common(*both)


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


def _wordings(story: Story, pair: _Pair) -> Finding | None:
    a, b, found = pair.a, pair.b, pair.found
    here, there = (
        story.evidence_at(a.document.id, found.core_a),
        story.evidence_at(b.document.id, found.core_b),
    )
    if not here or not there:
        return None
    words = [tokens(e.text) for e in (here, there)]
    if letters(here.text) == letters(there.text):
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
    here, there = in_sentence(story, a, found.core_a), in_sentence(story, b, found.core_b)
    if not here or not there:
        return None
    values = [" ".join(w.folded for w in tokens(e.text)) for e in (here, there)]
    if values[0] == values[1]:
        return None
    because = "Both quote the same words; one of them cuts the utterance shorter."
    claim = claim_of(story, a, b)
    return Finding(claim, Kind.QUOTE, Strength.DETAIL, here, there, values[0], values[1], because, 0.4)


def in_sentence(story: Story, item: Said, place: Span) -> Evidence | None:
    """What of a quotation stands in the sentence that holds a place."""
    sentence = story.sentence_at(item.document.id, place)
    if sentence is None:
        return None
    inner = item.quote.inner
    return story.evidence_at(
        item.document.id, Span(max(inner.start, sentence.span.start), min(inner.end, sentence.span.end))
    )
