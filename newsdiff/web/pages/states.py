"""What each sentence is shown as: one definition for the article, its bar among the pictures and the outlet.

A sentence differs where it carries a value of a conflict, in a claim or in none; of a name spelt in two ways
where its spelling is not the usual one. A claim that differs
elsewhere leaves it agreeing, one whose texts carry unequal values does not, and quoted speech is the
speaker's wording. What stands in one text alone is counted so, whatever its wording: as many as the story's
list of it has.
"""

from __future__ import annotations

from collections import Counter

from newsdiff.analysis.types import Voice
from newsdiff.web.pages.conflicts import conflicting, opposed
from newsdiff.web.results import Results
from newsdiff.web.sources import Source
from newsdiff.web.words import AGREES, DIFFERS, ONLY, QUIET, TOLD, WORDING, only_told


def sentence_states(results: Results) -> dict[int, str]:
    """The state of each sentence of the story. `results` hold claims, differences, framing and only."""
    rows = conflicting(results.rows.differences)
    shown = {spot for one in opposed(rows, results.sentences) for spots in one.values for spot in spots}
    differing = {spot[0] for row in rows for spot in row.departing if spot in shown}
    framed = {mark.sentence_id for mark in results.rows.framing if mark.voice != Voice.QUOTED}
    alone = {row.sentence_id for row in results.rows.only}

    def state(sentence: int) -> str:
        if sentence in differing:
            return DIFFERS
        if sentence in alone:
            return ONLY
        if sentence in framed:
            return WORDING
        claims = [results.claim_by_id[claim] for claim in results.claims_of.get(sentence, ())]
        if claims:
            return TOLD if all(only_told(claim.status, claim.origins) for claim in claims) else AGREES
        return QUIET

    return {row.pk: state(row.pk) for rows in results.reading_order.values() for row in rows}


def counted_states(results: Results, states: dict[int, str], source: Source) -> Counter[str]:
    """How many sentences of an article are in each state."""
    return Counter(states[row.pk] for row in results.reading_order.get(source.version, ()))
