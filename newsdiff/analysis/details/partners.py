"""Places that are set against each other over the whole story, whether their sentences are aligned or not.

Method: of all places on one matter each goes into one pair, that with its best partner of another article, so
that the findings grow with the places and not with the pairs of them. The claim of a matter is the one that
holds most of its pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from newsdiff.analysis.details.context import Story
from newsdiff.analysis.types import Sentence


class Placed(Protocol):
    @property
    def sentence(self) -> Sentence: ...


P = TypeVar("P", bound=Placed)


def best_partners(pairs: Iterable[tuple[P, P]], likeness: Callable[[P, P], float]) -> list[tuple[P, P]]:
    """The pairs in which one of two places has its best partner; the first of equals."""
    best: dict[tuple[bool, int], tuple[float, tuple[P, P]]] = {}
    for a, b in pairs:
        like = likeness(a, b)
        for side in ((True, id(a)), (False, id(b))):
            if side not in best or like > best[side][0]:
                best[side] = like, (a, b)
    return list({(id(a), id(b)): (a, b) for _, (a, b) in best.values()}.values())


def claim_of(story: Story, pairs: Iterable[tuple[P, P]]) -> str | None:
    """The claim that holds most of the pairs, if any holds one."""
    claims = Counter(c for a, b in pairs if (c := story.shared_claim(a.sentence.id, b.sentence.id)))
    return min(claims, key=lambda c: (-claims[c], c), default=None)


def matter(
    story: Story, pairs: Iterable[tuple[P, P]], shared: Callable[[P, P], int]
) -> tuple[str | None, list[tuple[P, P]]]:
    """The claim of a matter and its pairs, each place with the partner of the most `shared` words."""
    kept = best_partners(pairs, lambda a, b: likeness(story, a, b, shared(a, b)))
    return claim_of(story, kept), kept


def likeness(story: Story, a: Placed, b: Placed, shared: int) -> float:
    """How near two places are by the words they share, those of one claim before all others."""
    return shared + (_HELD if story.shared_claim(a.sentence.id, b.sentence.id) else 0)


_HELD = 1000
