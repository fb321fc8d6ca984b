"""Places that are set against each other over the whole story, whether their sentences are aligned or not.

Method: of all places on one matter each goes into one pair, that with its best partner of another article, so
that the findings grow with the places and not with the pairs of them. The claim of a matter is the one that
holds most of its pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from typing import Protocol, TypeVar

from newsdiff.analysis.details.context import Story
from newsdiff.analysis.details.dateline import hours_between
from newsdiff.analysis.types import Document, Sentence


class Placed(Protocol):
    @property
    def sentence(self) -> Sentence: ...


P = TypeVar("P", bound=Placed)


def best_partners(
    story: Story, pairs: Iterable[tuple[P, P]], shared: Callable[[P, P], int]
) -> list[tuple[P, P]]:
    """The pairs in which one of two places has its best partner; the first of equals.

    A partner that is not simply later goes first, then one in a shared claim, then one with more words."""
    best: dict[tuple[bool, int], tuple[tuple[bool, bool, int], tuple[P, P]]] = {}
    later = _later(story)
    for a, b in pairs:
        held = story.shared_claim(a.sentence.id, b.sentence.id) is not None
        like = not later(a.sentence.document, b.sentence.document), held, shared(a, b)
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
    kept = best_partners(story, pairs, shared)
    return claim_of(story, kept), kept


def came_later(a: Document, b: Document) -> bool:
    """Whether an article came out half a day later than another, or more."""
    gap = hours_between(a, b)
    return gap is not None and gap >= _LATER


NEWER = "The later article tells what came of it."
_LATER = 12  # hours


def _later(story: Story) -> Callable[[str, str], bool]:
    """`came_later` by the articles' ids, each two of them looked at once."""
    return cache(lambda a, b: came_later(story.document[a], story.document[b]))
