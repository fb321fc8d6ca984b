"""What each sentence is shown as: one definition for the article and its bar among the pictures.

A sentence may carry several signs and counts under each of them, so that every page tells one number. It
differs where it carries a value of a conflict, in a claim or in none; of a name spelt in two ways where its
spelling is not the usual one. A claim whose texts spell a name or word a quotation otherwise elsewhere leaves
it agreeing, one that differs in more or carries unequal values does not, and quoted speech is the speaker's
wording. Agreement, and that something is left open, is said of a sentence without any other sign. "Only
here" is said of no text that the rules can't read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from newsdiff.analysis.types import Kind, Voice
from newsdiff.stories.models import Claim
from newsdiff.stories.models.results import Spot
from newsdiff.web.conflicts import conflicting, opposed
from newsdiff.web.results import Results
from newsdiff.web.sources import Source
from newsdiff.web.words import AGREES, DIFFERS, ONLY, QUIET, TOLD, WORDING, only_told


def marked_values(results: Results) -> set[Spot]:
    """The values of conflicts that are marked in the texts."""
    rows = conflicting(results.rows.differences)
    shown = {spot for one in opposed(rows, results.sentences) for spots in one.values for spot in spots}
    return {spot for row in rows for spot in row.departing} & shown


def sentence_states(results: Results) -> dict[int, tuple[str, ...]]:
    """The states of each sentence of the story, the sharpest first. `results` hold claims, differences,
    framing and only."""
    differing = {spot[0] for spot in marked_values(results)}
    framed = {mark.sentence_id for mark in results.rows.framing if mark.voice != Voice.QUOTED}
    signs = {DIFFERS: differing, ONLY: results.alone, WORDING: framed}

    def states(sentence: int) -> tuple[str, ...]:
        signed = tuple(state for state, carrying in signs.items() if sentence in carrying)
        return signed or (unsigned(sentence),)

    def unsigned(sentence: int) -> str:
        told = results.claims_of.get(sentence, ())
        claims = [results.claim_by_id[claim] for claim in told if not results.denies(claim, sentence)]
        if told:
            return TOLD if all(left_open(results, claim) for claim in claims) else AGREES
        return QUIET

    return {row.pk: states(row.pk) for rows in results.reading_order.values() for row in rows}


# What may differ elsewhere in a claim while a sentence that has none of it agrees with the others.
BESIDE_AGREEMENT = frozenset({Kind.NAME, Kind.QUOTE})


def left_open(results: Results, claim: Claim) -> bool:
    """Whether of a sentence of a claim that carries no value of a conflict agreement may not be said either:
    it may tell what the conflict is about in words that no rule set apart."""
    apart = conflicting(results.differing.get(claim.pk, ()))
    return only_told(claim.status, claim.origins) or any(row.kind not in BESIDE_AGREEMENT for row in apart)


def counted_states(results: Results, states: Mapping[int, tuple[str, ...]], source: Source) -> Counter[str]:
    """How many sentences of an article carry each state."""
    rows = results.reading_order.get(source.version, ())
    return Counter(state for row in rows for state in states[row.pk])
