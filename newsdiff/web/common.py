"""Which words of a claim's sentence not all of its texts have, so that none is shown as told by all.

Rule, word by word, for what tells something:
- a value (a number, a date), a name, a "first", an "all", a "very" and a "not" must stand in a sentence with
  which each other text tells the claim, a value equal or more exact; and no difference of the claim may set
  it against another;
- any other word must stand in half of the other texts at least, since one thing is told in many words, and
  none of them may deny it or tell its opposite where it tells the claim.
A name of several words is lacking as a whole; a title before a person's is none of it. Words that tell
nothing go with the one behind them. Limits: names are known by their capitals, so that one at the head of the
sentence counts as a word, and a word there as part of the name behind it; what two texts call by other words
of one sense counts as lacking.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from newsdiff.analysis.denying import DENIALS, denies
from newsdiff.analysis.details.dates import relation
from newsdiff.analysis.details.denials import excludes
from newsdiff.analysis.details.moments import Moment, moments
from newsdiff.analysis.details.numbers import agree
from newsdiff.analysis.details.quantities import Quantity, quantities
from newsdiff.analysis.mentions import BODY_WORDS, Name, is_demonym, names
from newsdiff.analysis.types import Document, Line, Role, Span
from newsdiff.analysis.wording import Token, bare_stem, tells, tokens
from newsdiff.stories.models import Sentence
from newsdiff.web.shared import Part, Texts


@dataclass(frozen=True, slots=True)
class Telling:
    """The sentences with which a text tells a claim, and the day on which it was published."""

    version: int
    sentences: tuple[Sentence, ...]
    day: date | None


def lacking(
    sentence: Sentence, day: date | None, others: Sequence[Telling], texts: Texts, contested: Iterable[Part]
) -> list[Part]:
    """The stretches of words of a sentence, published that day, which not all of the others have; `contested`
    are places that a difference of the claim rests on."""
    spans = [Span(*place) for place in contested]
    values = {span: _all_have(value, others) for span, value in _values(sentence, day)}
    held: list[tuple[Token, bool | None]] = []
    for word in tokens(sentence.text, sentence.start):
        inside = [has for span, has in values.items() if span.overlaps(word.span)]
        if any(span.overlaps(word.span) for span in spans):
            held.append((word, False))
        elif inside:
            held.append((word, all(inside)))
        elif word.folded in STRICT or is_name(word, sentence):
            held.append((word, all(_have(word, other) for other in others)))
        elif tells(word):
            told_by_half = _known(word, others, texts)
            held.append((word, told_by_half and not _excluded(word, sentence, others)))
        else:
            held.append((word, None))
    return [_whole(sentence, start, end) for start, end in _stretches(_names_whole(held, sentence))]


def _names_whole(
    held: Sequence[tuple[Token, bool | None]], sentence: Sentence
) -> list[tuple[Token, bool | None]]:
    """The words with each one lacking that stands in a name with a word that is."""
    line = Line(Span(0, len(sentence.text)), Role(sentence.role))
    found = [_span(name).moved(sentence.start) for name in names(Document("", sentence.text, (line,)))]
    cut = [name for name in found for word, has in held if has is False and name.overlaps(word.span)]
    return [(word, has and not any(name.overlaps(word.span) for name in cut)) for word, has in held]


def _span(name: Name) -> Span:
    """Where a name stands; in a body's, what reads like a title is part of it: "Foreign Ministry"."""
    return name.whole if any(word.casefold() in BODY_WORDS for word in name.words) else name.span


def _whole(sentence: Sentence, start: int, end: int) -> Part:
    """A stretch that cuts no word: to the end of what hyphens join to it."""
    left, right = start - sentence.start, end - sentence.start
    before = _JOINED_BEFORE.search(sentence.text[:left])
    behind = _JOINED_BEHIND.match(sentence.text, right)
    return start - (len(before[0]) if before else 0), end + (len(behind[0]) if behind else 0)


_JOINED_BEFORE, _JOINED_BEHIND = re.compile(r"\w+[-‑–]$"), re.compile(r"[-‑–]\w+(?:[-‑–]\w+)*")
STRICT = DENIALS | frozenset(
    "first second third fourth fifth last only all every both each most some half almost nearly very".split()
)


def _have(word: Token, other: Telling) -> bool:
    """Whether a text has a word in one of the sentences with which it tells the claim: a denial as any other
    one, initials written out too."""
    if word.folded in DENIALS:
        return any(denies(sentence.text) for sentence in other.sentences)
    words = [token for sentence in other.sentences for token in tokens(sentence.text)]
    return any(bare_stem(token) == bare_stem(word) for token in words) or _written_out(word, words)


def _written_out(word: Token, words: Sequence[Token]) -> bool:
    """Whether the words hold names in a row whose first letters are those of a name in capitals: "EU"."""
    letters = re.sub(r"\W", "", word.text)
    if not letters.isupper() or len(letters) < _INITIALS:
        return False
    heads = "".join(token.text[0] if token.text[0].isupper() else " " for token in words)
    return letters in heads


_INITIALS = 2


def _values(sentence: Sentence, day: date | None) -> Iterator[tuple[Span, Quantity | Moment]]:
    """The dates of a sentence, and its numbers outside of these."""
    dates = moments(sentence.text, sentence.start, day)
    yield from ((moment.span, moment) for moment in dates)
    for quantity in quantities(sentence.text, sentence.start):
        if not any(moment.span.overlaps(quantity.span) for moment in dates):
            yield quantity.span, quantity


def _all_have(value: Quantity | Moment, others: Sequence[Telling]) -> bool:
    return all(any(_has(one, other.day, value) for one in other.sentences) for other in others)


def _has(sentence: Sentence, day: date | None, value: Quantity | Moment) -> bool:
    if isinstance(value, Quantity):
        return any(agree(value, other) for other in quantities(sentence.text, sentence.start))
    return any(_as_exact(value, other) for other in moments(sentence.text, sentence.start, day))


def _as_exact(moment: Moment, other: Moment) -> bool:
    """Whether another moment is the same, or a part of it: 1 November for November, not the other way."""
    if moment.first and moment.last and other.first and other.last:
        return moment.first <= other.first and other.last <= moment.last
    return relation(moment, other) == "same"


def _known(word: Token, others: Sequence[Telling], texts: Texts) -> bool:
    return 2 * sum(texts.has(other.version, bare_stem(word)) for other in others) >= len(others)


def _excluded(word: Token, sentence: Sentence, others: Sequence[Telling]) -> bool:
    """Whether another text shuts out a word that the sentence tells, wherever it tells the claim."""
    if excludes(sentence.text, word):
        return False  # both deny it
    return any(all(excludes(one.text, word) for one in other.sentences) for other in others)


def is_name(word: Token, sentence: Sentence) -> bool:
    """Whether a word is a name by its capital; "Danish" may be "of Denmark"."""
    if not word.text[0].isupper() or is_demonym(word.text) or not tells(word):
        return False
    return any(sign.isalnum() for sign in sentence.text[: word.span.start - sentence.start])


def _stretches(held: Sequence[tuple[Token, bool | None]]) -> Iterator[Part]:
    """From the first to the last word of those side by side that are lacking; a word that tells nothing goes
    with the next that tells something, at the end with the last."""
    known: list[tuple[Token, bool]] = []
    behind = next((has for _, has in reversed(held) if has is not None), True)
    for word, has in reversed(held):
        behind = behind if has is None else has
        known.append((word, behind))
    for has, run in groupby(reversed(known), key=itemgetter(1)):
        words = [word for word, _ in run]
        if not has:
            yield words[0].span.start, words[-1].span.end
