"""One report says that it is, the other that it is not; or one word where the other has its opposite.

Method: two aligned parts that share most of their telling words are compared. A "not", "never" or "no" before
a word that both have, in one of them only, is a conflict; so are opposites of a short list ("approved" /
"rejected") with the same words around them. Limits: denials with other words ("remains closed") are missed;
parts that share less than half of their telling words are not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdiff.analysis import quotations
from newsdiff.analysis.denying import NOT, REFUSED
from newsdiff.analysis.details.context import Part, Story, once, overlap
from newsdiff.analysis.details.findings import Finding, worded
from newsdiff.analysis.types import Kind, Span, Strength
from newsdiff.analysis.wording import Token, fold, joined, stem

_NOT_QUITE = frozenset(
    {"only", "just", "least", "longer", "more", "less", "later", "fewer", "all", "every", "both"}
)  # "not only", "no longer", "not all"
# Not those of which each side of one event has one (who won and who lost, who bought and who sold), nor words
# that stand in names ("North Korea"), nor phases of one thing, but for `_PHASES`.
_PAIRS = """approve reject|pass reject|approve defeat|
    accept refuse|accept reject|agree refuse|rise fall|rose fell|increase decrease|
    raise cut|raise lower|grow shrink|grew shrank|guilty innocent|convict acquit|confirm deny|
    uphold overturn|uphold quash|upheld overturn|upheld quash|allow ban|permit forbid|open close|
    include exclude|pass fail|succeed fail|strengthen weaken|legal illegal|
    lawful unlawful|constitutional unconstitutional|valid invalid|likely unlikely|
    possible impossible|safe unsafe|safe dangerous|alive dead|survive die|join leave|join left|
    arrive depart|accelerate slow|expand contract|upgrade downgrade|resume suspend|continue halt|
    grant deny|grant refuse|hire fire|appoint dismiss|enter exit|admit deny|acknowledge deny|
    dismiss uphold|widen narrow|tighten loosen|tighten ease|advance retreat|higher lower|
    highest lowest|largest smallest|biggest smallest|best worst|above below|before after|
    more fewer|soar plunge|soar slump|soar tumble|surge plunge|surge slump|surge tumble|jump slide|
    climb slide|climb drop|lift impose|impose scrap|impose abolish|introduce abolish|
    introduce scrap|build demolish|built demolish|improve worsen|improve deteriorate|ease worsen|
    stable unstable|profit loss|surplus deficit|majority minority|positive negative|
    temporary permanent|voluntary compulsory|voluntary mandatory|peaceful violent|
    optimistic pessimistic|deliberate accidental|deliberately accidentally|intact destroyed|
    unhurt injured|unharmed injured|stay leave|remain leave|keep scrap|keep abolish|
    public private|domestic foreign|double halve|approve block|approve veto|adopt reject"""
# Opposites only where the rest is the same: a fire that began on Monday may have ended on Friday.
_PHASES = "begin end|began end|start end|start finish"
_OPPOSITE: dict[str, set[str]] = {}


def stems(word: str) -> set[str]:
    """The stems of a word and of its regular past."""
    return {stem(fold(form)) for form in (word, word + ("d" if word.endswith("e") else "ed"))}


for _x, _y in (_pair.split() for _pair in f"{_PAIRS}|{_PHASES}".split("|")):
    for _one, _other in ((_x, _y), (_y, _x)):
        for _stem in stems(_one):
            _OPPOSITE.setdefault(_stem, set()).update(stems(_other))


def opposites(stemmed: str) -> set[str]:
    """The stems of the words that say the opposite."""
    return _OPPOSITE.get(stemmed, set())


def find(story: Story) -> Iterator[Finding]:
    for claim, a, b in story.aligned_pairs:
        both = len(a.stems & b.stems)
        if both < 2 or overlap(a.stems, b.stems) < 0.5:
            continue
        if both < 3 and len(a.stems ^ b.stems) > _ONE_EACH:
            continue
        negated = [*_negated(claim, a, b), *_negated(claim, b, a)]
        yield from negated or _opposites(claim, a, b)  # "refused to go" beside "agreed to": once


_ONE_EACH = 2  # words that two short parts may differ in


@once
def _denied(part: Part) -> list[tuple[int, int]]:
    """Places of a negation and of the content word that it denies, within three words."""
    return list(_denials(part.words))


def _denials(words: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    for i, word in enumerate(words):
        if REFUSED.match(word.folded) and i + 2 < len(words) and words[i + 1].folded == "to":
            yield i, i + 2
        contracted = word.folded.endswith("n't")
        if word.folded not in NOT and not contracted:
            continue
        if word.folded == "no" and i + 1 < len(words) and words[i + 1].span.start - word.span.end > 1:
            continue  # "No, …" answers something
        for j in range(i + 1, min(i + 5, len(words))):
            if words[j].folded in _NOT_QUITE:
                break
            if words[j].is_content:
                yield i, j
                break


_HALF = re.compile(
    r"(?:(?:struggl|fail|refus|avoid|prevent|stopp|block|reject|discount|dismiss|rumou?r|forbid|negotiation)[a-z]*"
    r"|stops?|den(?:y|ies|ied|ying)|lack(?:s|ed|ing)?|ban(?:s|ned|ning)?|halt(?:s|ed|ing)?|end(?:s|ed|ing)?"
    r"|unable|hard|difficult(?:y|ies)?|until|hardly|barely|scarcely|few(?:er)?|little|unlike(?:ly)?|talks)$"
)


def _half_denied(words: tuple[Token, ...], places: list[int]) -> bool:
    """Whether words such as "failed to" stand before one of the places: a denial in other words."""
    return any(_HALF.match(w.folded) for k in places for w in words[max(0, k - 4) : k])


def _purpose(words: tuple[Token, ...], place: int) -> bool:
    """Whether a verb tells what somebody means to do: "will help determine the cause"."""
    return bool({w.folded for w in words[max(0, place - 2) : place]} & {"to", "help", "trying", "hopes"})


# Up to, or from, a time that the other may tell of.
_BOUNDS = frozenset({"until", "unless", "since"})
_AHEAD = frozenset({"will", "won't", "would", "wouldn't", "shall"})


def _negated(claim: str | None, a: Part, b: Part) -> Iterator[Finding]:
    denied = _denied(a)
    if not denied or any(w.folded in NOT or w.folded.endswith("n't") for w in b.words):
        return
    if any(w.folded == "unlike" for w in a.words):
        return  # of another one
    for i, j in denied:
        target = a.words[j].stem
        places = [k for k, w in enumerate(b.words) if w.stem == target]
        if _AHEAD & {w.folded for w in a.words[max(0, i - 2) : i + 1]}:
            places = [k for k in places if not b.words[k].folded.endswith("ed")]  # it did, and will not again
        places = [k for k in places if not _purpose(b.words, k)]
        if _half_denied(b.words, places) or {w.folded for w in a.words[j : j + 12]} & _BOUNDS:
            continue  # "did not open until May" beside "opened in May"
        if (
            a.words[i].folded in {"no", "without", "none"}
            and a.stems != b.stems
            and len(a.stems & b.stems) < 4
        ):
            continue  # "no spiral" beside a sentence on another spiral
        around = {w.stem for w in a.words[max(0, i - 5) : j + 5] if w.is_content} - {target}
        there = {w.stem for k in places for w in b.words[max(0, k - 6) : k + 6] if w.is_content} - {target}
        if not places or len(around & there) < 2 or overlap(frozenset(around), frozenset(there)) < 0.5:
            continue
        if _quoted_apart(a, a.words[j].span, b, b.words[places[0]].span):
            continue
        span = joined(a.words, i, j + 1)
        yield _finding(
            claim, a, b, span, b.words[places[0]].span, "One says it, the other that it is not so.", 0.7
        )


def _quoted_apart(a: Part, span_a: Span, b: Part, span_b: Span) -> bool:
    """Whether one is said by somebody and the other is not: then no outlet contradicts the other."""
    return (quotations.speech(a.document, span_a) is None) != (quotations.speech(b.document, span_b) is None)


def _opposites(claim: str | None, a: Part, b: Part) -> Iterator[Finding]:
    stems_a, stems_b = _stems_of(a), _stems_of(b)
    if _contrary(a).isdisjoint(stems_b):
        return
    denied = {p.words[j].stem for p in (a, b) for _, j in _denied(p)}
    for i, word in enumerate(a.words):
        for opposite in sorted(opposites(word.stem) & stems_b):
            if opposite in stems_a or word.stem in stems_b or {opposite, word.stem} & denied:
                continue  # "did not deny" beside "confirmed"
            j = next(k for k, w in enumerate(b.words) if w.stem == opposite)
            if word.stem in _TIMES and _next(a.words, i) != _next(b.words, j):
                continue  # "after two hours", "before the vote": each with what it tells the time by
            if word.stem in _PHASE and a.stems - {word.stem} != b.stems - {opposite}:
                continue
            around = frozenset(w.stem for w in a.words[max(0, i - 5) : i + 6] if w.is_content)
            there = frozenset(w.stem for w in b.words[max(0, j - 5) : j + 6] if w.is_content)
            if len(around & there) >= 2 and overlap(around, there) >= 0.5:
                because = (
                    f"“{word.text}” and “{b.words[j].text}” are opposites, with the same words around them."
                )
                yield _finding(claim, a, b, word.span, b.words[j].span, because, 0.65)


@once
def _stems_of(part: Part) -> frozenset[str]:
    return frozenset(part.all_stems)


@once
def _contrary(part: Part) -> frozenset[str]:
    """The stems of the opposites of all words."""
    return frozenset().union(*map(opposites, part.all_stems))


_PHASE = frozenset(found for word in _PHASES.replace("|", " ").split() for found in stems(word))
# Words of time and place, which are opposites only before the same thing.
_TIMES = frozenset(stem(word) for word in ("before", "after", "above", "below"))


def _next(words: tuple[Token, ...], i: int) -> str:
    """The first content word behind a word."""
    return next((w.stem for w in words[i + 1 :] if w.is_content), "")


def _finding(
    claim: str | None, a: Part, b: Part, span_a: Span, span_b: Span, because: str, score: float
) -> Finding:
    here, there = a.evidence(span_a), b.evidence(span_b)
    return worded(claim, Kind.NEGATION, Strength.CONFLICT, here, there, because, score)
