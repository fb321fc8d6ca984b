"""Origins: articles that go back to one text, so that a copied report is not counted twice.

Method: of the shorter article, the words outside of quotation marks are looked at, because independent
reporters quote one speech. `copied` is the share of them that stand in a run of five words (a shingle) which
the longer one has outside of its quotations too:

    copied(a, b) = |{w of a : w is in a shingle of a that b has}| / |{w of a}|

A shortened text keeps runs of words where sentences are dropped, merged or put in another order: none of it
matters. From 0.30 two articles are one origin, from 0.20 if both credit the same news agency or stand in the
same outlet, since a credit alone proves nothing. `LEAST` words must be in such runs, unless they are akin in
this way: in a text of a few sentences one phrase that any two reports of an event share is a third of it.
Articles of the same words are one origin anyhow. Those of two outlets are two where one denies what the other
tells in a third of the sentences that share such a run: nobody copies a text to contradict it. Groups are
closed under "and". The threshold was set on pairs that a reader had labelled (docs/quality.md). Limits: a
report in wholly other words is an origin of its own, whoever it was copied from; so is a text of which nearly
all is quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations

from newsdiff.analysis.agencies import credits, same_agency
from newsdiff.analysis.denying import denies
from newsdiff.analysis.quotemarks import pairs as quotations
from newsdiff.analysis.quotemarks import paragraphs
from newsdiff.analysis.sentences import split
from newsdiff.analysis.types import Document, Span

SIZE = 5
COPIED = 0.30
COPIED_WITH_CREDIT = 0.20
LEAST = 20  # words
FEWEST = 12  # shingles; less text than that proves nothing
WORD = re.compile(r"[^\W_]+")

Stretch = tuple[str, ...]  # words that stand side by side
Shingles = frozenset[Stretch]
_Denials = list[tuple[bool, Shingles]]  # whether each sentence of an article denies, and its runs


def origins(documents: Sequence[Document]) -> tuple[tuple[str, ...], ...]:
    """The document ids by origin, each in exactly one group, in the order of the documents."""
    told = [kept_words(document) for document in documents]
    own = [own_words(document) for document in documents]
    runs = [shingles(stretches) for stretches in own]
    credit = [credits(document) for document in documents]
    denials = cache(_denials)  # few articles are copies, and those are laid beside one another
    group = list(range(len(documents)))
    for i, j in combinations(range(len(documents)), 2):
        if group[i] == group[j]:
            continue
        one_outlet = same_outlet(documents[i], documents[j])
        akin = one_outlet or same_agency(credit[i], credit[j])
        least = COPIED_WITH_CREDIT if akin else COPIED
        shared = runs[i] & runs[j]
        short = min((i, j), key=lambda at: _length(own[at]))
        fewest = 1 if one_outlet else FEWEST
        enough = len(runs[short]) >= fewest and len(shared) * SIZE >= least * _length(own[short])
        inside = copied(own[short], shared) if enough else 0.0
        taken = inside >= least and (akin or inside * _length(own[short]) >= LEAST)
        if told[i] == told[j] or (
            taken and (one_outlet or not _contradict(denials(documents[i]), denials(documents[j]), shared))
        ):
            group = [group[i] if g == group[j] else g for g in group]
    return tuple(
        tuple(document.id for document, g in zip(documents, group, strict=True) if g == number)
        for number in dict.fromkeys(group)
    )


def _contradict(one: _Denials, other: _Denials, shared: Shingles) -> bool:
    """Whether of two documents one denies what the other tells, in a third of the pairs of sentences that
    share a run of words."""
    left, right = ([(no, runs & shared) for no, runs in told] for told in (one, other))
    pairs = [a != b for a, runs in left if runs for b, theirs in right if runs & theirs]
    return bool(pairs) and sum(pairs) * _CONTRARY >= len(pairs)


_CONTRARY = 3


def _denials(document: Document) -> _Denials:
    """Whether each sentence denies, and its runs of words."""
    return [(denies(sentence.text), _runs(sentence.text)) for sentence in split(document)]


def _runs(text: str) -> Shingles:
    return shingles([tuple(word.casefold() for word in WORD.findall(text))])


def same_outlet(one: Document, other: Document) -> bool:
    return bool(one.outlet) and one.outlet.casefold() == other.outlet.casefold()


def kept_words(document: Document) -> Stretch:
    """Every word of the kept lines in lower case, quoted or not."""
    kept = (line.span.of(document.text) for line in document.lines if line.role.kept)
    return tuple(word.casefold() for text in kept for word in WORD.findall(text))


def own_words(document: Document) -> list[Stretch]:
    """The words of the kept lines in lower case, without quotations; a stretch ends with its paragraph."""
    found = []
    kept = [line.span for line in document.lines if line.role.kept]
    for paragraph in paragraphs(document.text, kept):
        for part in _outside(document.text, paragraph):
            words = tuple(word.casefold() for word in WORD.findall(part))
            if words:
                found.append(words)
    return found


def _outside(text: str, paragraph: Span) -> Iterable[str]:
    """What stands before, between and behind the quotations of a paragraph."""
    start = paragraph.start
    for quotation, _ in quotations(text, paragraph):
        yield text[start : quotation.start]
        start = quotation.end
    yield text[start : paragraph.end]


def shingles(stretches: Iterable[Stretch]) -> Shingles:
    """Every run of five words."""
    return frozenset(
        stretch[at : at + SIZE] for stretch in stretches for at in range(len(stretch) - SIZE + 1)
    )


def copied(stretches: Sequence[Stretch], shared: Shingles) -> float:
    """The share of the words that stand in a run which is `shared`."""
    inside = 0
    for stretch in stretches:
        covered = 0  # the place up to which words are counted
        for at in range(len(stretch) - SIZE + 1):
            if stretch[at : at + SIZE] in shared:
                inside += at + SIZE - max(covered, at)
                covered = at + SIZE
    return inside / max(_length(stretches), 1)


def _length(stretches: Sequence[Stretch]) -> int:
    return sum(map(len, stretches))
