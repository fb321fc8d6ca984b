"""Which sentence of a text perhaps tells a claim that none of its sentences was counted with.

One rule for the matrix, the claim and the article: the likeliest pair of any level, for a sentence that
tells a neighbouring claim may tell this one as well. It counts nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsdiff.stories.models import Claim
from newsdiff.web.results import Results


@dataclass(frozen=True, slots=True)
class Likely:
    """A sentence, and how likely it states the same as one of the claim."""

    sentence: int
    score: float

    @property
    def percent(self) -> int:
        return round(100 * self.score)


def likely(results: Results, claim: Claim) -> dict[int, Likely]:
    """The likeliest sentence of each version that tells nothing of the claim, by the version."""
    inside = dict.fromkeys(member.sentence_id for member in results.members_of[claim.pk])
    telling = {results.sentences[sentence].version_id for sentence in inside}
    found: dict[int, Likely] = {}
    for member in inside:
        for other, score in results.scores[member].items():
            row = results.sentences[other]
            if row.version_id in telling or row.position is None:
                continue
            known = found.get(row.version_id)
            if known is None or (score, -other) > (known.score, -known.sentence):
                found[row.version_id] = Likely(other, score)
    return found


def likeliest(found: Mapping[int, Likely], versions: Iterable[int]) -> Likely | None:
    """The likeliest sentence of an outlet's texts."""
    own = [found[version] for version in versions if version in found]
    return max(own, key=lambda one: one.score, default=None)
