"""For it in one report, against it in the other: somebody welcomes what the other has them warn against.

Method: in two parts of a claim the same word stands before a verb of approval in one and before a verb of
disapproval in the other. Behind both stands what it is about: the words up to the first small one have one in
common, and those of the clause two, half of what the shorter has. Not where a part has verbs of both kinds.
Limits: active verbs of short lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product, takewhile

from newsdiff.analysis.details.context import Finding, Part, Story, once, overlap, worded
from newsdiff.analysis.types import Kind, Span, Strength
from newsdiff.analysis.wording import FUNCTION_WORDS, Token, joined

# Of words as they are folded: with a "z".
_FOR = re.compile(r"(?:welcom|praiz|endors)(?:ed|es)|(?:hail|applaud|back|support|laud)(?:ed|s)")
_AGAINST = re.compile(
    r"(?:criticiz|denounc|oppos|deplor)(?:ed|es)|(?:condemn|reject)(?:ed|s)|warn(?:ed|s) against"
)
_ARTICLES = frozenset("a an the its his her their this that".split())
_OBJECT = 10  # words behind the verb that tell what it is about
_LEAST = 2


@dataclass(frozen=True)
class Stance:
    """`who`: the stem before the verb; `head`: those right behind it, `about`: those that follow."""

    approves: bool
    who: str
    verb: Span
    head: frozenset[str]
    about: frozenset[str]


def find(story: Story) -> Iterator[Finding]:
    for claim, a, b in story.aligned_pairs:
        for here, there in _opposed(a, b):
            words = a.evidence(here.verb), b.evidence(there.verb)
            because = (
                f"“{words[0].text}” in one article, “{words[1].text}” in the other, of one and the same."
            )
            yield worded(claim, Kind.NEGATION, Strength.CONFLICT, *words, because, 0.65)


def opposed(a: Part, b: Part) -> bool:
    """Whether two parts have somebody for something and against it."""
    return bool(_opposed(a, b))


def _opposed(a: Part, b: Part) -> list[tuple[Stance, Stance]]:
    left, right = _stances(a), _stances(b)
    if len({one.approves for one in left}) != 1 or len({one.approves for one in right}) != 1:
        return []
    return [(x, y) for x, y in product(left, right) if x.approves != y.approves and _of_one(x, y)]


def _of_one(x: Stance, y: Stance) -> bool:
    both = len(x.about & y.about)
    return x.who == y.who and bool(x.head & y.head) and both >= _LEAST and overlap(x.about, y.about) >= 0.5


@once
def _stances(part: Part) -> tuple[Stance, ...]:
    return tuple(_read(part.words))


def _read(words: tuple[Token, ...]) -> Iterator[Stance]:
    folded = [*(word.folded for word in words), ""]
    for at in range(1, len(words)):
        for kind, approves in ((_FOR, True), (_AGAINST, False)):
            long = bool(kind.fullmatch(f"{folded[at]} {folded[at + 1]}"))
            if not (long or kind.fullmatch(folded[at])):
                continue
            behind = [w for w in words[at + 1 + long : at + 1 + long + _OBJECT] if w.folded not in _ARTICLES]
            yield Stance(
                approves,
                words[at - 1].stem,
                joined(words, at, at + 1 + long),
                frozenset(w.stem for w in takewhile(lambda w: w.folded not in FUNCTION_WORDS, behind)),
                frozenset(w.stem for w in behind if w.is_content),
            )
