"""Which claims a difference belongs to: one rule, that of the analysis, for every page.

One that was found in a claim names it. One that is compared over the whole story, such as two spellings
of a name, belongs to each claim whose sentences hold both of its values; a conflict
where none does stands for itself, counted and listed beside the claims that differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain

from newsdiff.analysis.claims import lies_in
from newsdiff.analysis.types import Kind, Strength
from newsdiff.analysis.wording import tokens
from newsdiff.stories.models import ClaimMember, Difference, Sentence
from newsdiff.stories.models.results import Spot
from newsdiff.web.joined import Opposed, Sided, joined
from newsdiff.web.shared import Part
from newsdiff.web.words import folded, voices

Sentences = Mapping[int, Sentence]


def by_claim(rows: Iterable[Difference], members: Iterable[ClaimMember]) -> dict[int, list[Difference]]:
    """The differences of each claim, by its id; `members` are those of the claims that are asked for."""
    found: dict[int, list[Difference]] = defaultdict(list)
    held = _held(members)
    for row in rows:
        for claim in _claims_of(row, held):
            found[claim].append(row)
    return found


def outside(
    rows: Iterable[Difference], members: Iterable[ClaimMember], sentences: Sentences
) -> list[Opposed]:
    """Differences that lie in no claim, joined where they share a value. `members` are those of all claims,
    at least in the sentences of the rows."""
    held = _held(members)
    return [one for one in opposed(rows, sentences) if not any(_claims_of(row, held) for row in one.rows)]


def claims_holding(rows: Iterable[Difference], members: Iterable[ClaimMember]) -> set[int]:
    """The claims that one of the differences lies in."""
    held = _held(members)
    return {claim for row in rows for claim in _claims_of(row, held)}


def conflicting(rows: Iterable[Difference]) -> list[Difference]:
    return [row for row in rows if row.strength == Strength.CONFLICT]


def opposed(rows: Iterable[Difference], sentences: Sentences) -> list[Opposed]:
    """Differences joined where they share a value, before any words are cut."""
    return list(joined((_sided(row, sentences) for row in rows), partial(_folded, sentences)))


def contested(row: Difference, sentence: Sentence, sentences: Sentences) -> Iterator[Part]:
    """The words of a sentence that a conflict sets against others: its value, and of a quotation in two
    wordings each word that the other one lacks. What is given to two speakers is shared all the same."""
    for side, other in (row.sides, row.sides[::-1]):
        told = [[word.folded for word in tokens(_words(sentences, spot))] for spot in other]
        for spot in side:
            if spot[0] != sentence.pk or spot not in row.departing:
                continue
            words = tokens(_words(sentences, spot), spot[1])
            if row.kind == Kind.QUOTE:
                yield from (word.span for word in words if not all(word.folded in there for there in told))
            elif [word.folded for word in words] not in told:
                yield spot[1:]


def _held(members: Iterable[ClaimMember]) -> dict[int, dict[int, list[Spot]]]:
    """The parts of claims by the sentence and the claim."""
    held: dict[int, dict[int, list[Spot]]] = defaultdict(lambda: defaultdict(list))
    for member in members:
        held[member.sentence_id][member.claim_id].append((member.sentence_id, member.start, member.end))
    return held


def _claims_of(row: Difference, held: Mapping[int, Mapping[int, list[Spot]]]) -> set[int]:
    a, b = ({claim for sentence in side for claim in held.get(sentence, ())} for side in row.sentences)
    sentences = set(chain(*row.sentences))
    found = {row.claim_id} if row.claim_id else set()
    for claim in a & b:
        members = [spot for sentence in sentences for spot in held.get(sentence, {}).get(claim, ())]
        if lies_in(members, row.sides, at_large=row.claim_id is None):
            found.add(claim)
    return found


def _sided(row: Difference, sentences: Sentences) -> Sided:
    """The row with its places, and who speaks where one outlet quotes what another says itself."""
    a, b = ([spot for spot in side if spot[0] in sentences] for side in row.sides)
    told = voices(row.because) if row.kind == Kind.ATTRIBUTION else ("", "")
    spoken = {spot: voice for side, voice in zip((a, b), told, strict=True) for spot in side if voice}
    return Sided(row, (a, b), spoken)


def _folded(sentences: Sentences, spot: Spot) -> str:
    return folded(_words(sentences, spot))


def _words(sentences: Sentences, spot: Spot) -> str:
    sentence, start, end = spot
    row = sentences[sentence]
    return row.text[start - row.start : end - row.start]
