"""What is known of each sentence of one article: the notes beside it. Nothing is built for other articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsdiff.analysis.types import Level, Strength
from newsdiff.stories.models import Claim, Flag
from newsdiff.web.marks import Marked
from newsdiff.web.pages.framing import Framed, framed
from newsdiff.web.pages.partly import Lacking, lacking
from newsdiff.web.pages.places import (
    Contrast,
    Place,
    Value,
    by_sentence,
    contrast,
    outlets_of,
    place,
    sharpest_first,
)
from newsdiff.web.pages.reported import Reported, reported
from newsdiff.web.pages.signs import sentence_states
from newsdiff.web.results import Results
from newsdiff.web.sources import Source
from newsdiff.web.stances import Stance
from newsdiff.web.words import AGREES, DIFFERS, ONLY, QUIET, TOLD, WORDING, briefly, listed, state_word

MOST_PERHAPS = 3
MOST_NAMED = 4  # outlets in the heading of a note


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A sentence of another article that perhaps states the same; it counts nowhere."""

    place: Place
    percent: int


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of one sentence: the margin beside it."""

    sentence: int
    outlet: str
    states: tuple[str, ...]  # the sharpest first
    contrasts: tuple[Contrast, ...]
    others: tuple[Place, ...]
    outlets: tuple[str, ...]
    denied_in: tuple[str, ...]  # outlets that tell it only to be denied
    apart: tuple[str, ...]  # outlets that may tell something else
    denies: bool  # it is told here only to be denied
    stances: Mapping[int, Stance]  # of the sentences among `others`
    lacking: tuple[Lacking, ...]
    claims: tuple[str, ...]
    framing: tuple[Framed, ...]
    plainest: frozenset[int]  # sentences among `others` that say it without what may be framing
    nearest: Place | None
    nearest_percent: int
    unclear: bool  # another text may state something like it, too little alike to be shown
    perhaps: tuple[Perhaps, ...]
    flags: tuple[Reported, ...]
    flag_href: str
    missed_href: str

    @property
    def state(self) -> str:
        return self.states[0]

    @property
    def heading(self) -> tuple[tuple[str, str], ...]:
        """What is known of the sentence in a few words, for each of its states; none where nothing is."""
        return tuple((state, words) for state in self.states if (words := self._words(state)))

    @property
    def spoken(self) -> str:
        """What the sign behind the sentence says to somebody who does not see it."""
        told = self._words(QUIET) if self.state == QUIET else ""
        return told or ", ".join(map(state_word, self.states))

    def _words(self, state: str) -> str:
        if state == DIFFERS:
            return f"{self.contrasts[0].kind_word} differs"
        if state == WORDING:
            return f"possible {self._worded.cue}"
        if state == QUIET:
            if self.framing:
                return f"possible {self.framing[0].cue}, the speaker’s"
            return f"perhaps in {listed(self.perhaps_in)}" if self.perhaps else "unclear" * self.unclear
        if state == AGREES and not self._whole:
            return "in part in"
        if state == TOLD and self.denies:
            return "denies what is told in"
        told = f"{self.contrasts[0].kind_word} differs elsewhere" if self.contrasts else "left open"
        beside = f"{told}, beside" if self.outlets else f"{told},"
        return {ONLY: "only here", TOLD: beside, AGREES: "also in"}[state]

    @property
    def _worded(self) -> Framed:
        """The mark that "wording" is said for."""
        return next(mark for mark in self.framing if not mark.quoted)

    @property
    def plainer_in(self) -> str:
        """The article that tells in plainer words what "wording" is said for."""
        plainest = self._worded.plainest if WORDING in self.states else None
        return plainest.source.name if plainest else ""

    @property
    def _whole(self) -> tuple[str, ...]:
        """The outlets that lack nothing of it."""
        partly = {outlet for lacking in self.lacking for outlet in lacking.outlets}
        return tuple(outlet for outlet in self.outlets if outlet not in partly)

    @property
    def told_in(self) -> str:
        """The outlets that tell it, apart from them those that tell a part."""
        whole = self._whole
        told = briefly(self.outlets, MOST_NAMED)
        if self.state == AGREES and whole not in ((), self.outlets):
            partly = [outlet for outlet in self.outlets if outlet not in whole]
            told = f"{briefly(whole, MOST_NAMED)}, in part in {briefly(partly, MOST_NAMED)}"
        denied = f"denied in {listed(self.denied_in)}" if self.denied_in else ""
        apart = f"may differ in {listed(self.apart)}" if self.apart else ""
        return ", ".join(filter(None, (told, denied, apart)))

    @property
    def denials(self) -> frozenset[int]:
        """The sentences among `others` that tell it only to be denied."""
        return frozenset(key for key, stance in self.stances.items() if stance is Stance.DENIES)

    @property
    def differing(self) -> frozenset[int]:
        """The sentences among `others` that may tell something else."""
        return frozenset(key for key, stance in self.stances.items() if stance is Stance.APART)

    @property
    def denial(self) -> str:
        """Who denies it, where the heading, which tells of something sharper, does not say so."""
        if self.state in (AGREES, TOLD):
            return ""
        if self.denies:
            return "Told here only to be denied."
        return f"Denied in {listed(self.denied_in)}." if self.denied_in else ""

    @property
    def perhaps_in(self) -> tuple[str, ...]:
        return outlets_of(pair.place for pair in self.perhaps)

    @property
    def others_say(self) -> tuple[Value, ...]:
        """The values of the sharpest difference that are not this outlet's."""
        return tuple(value for value in self.contrasts[0].values if self.outlet not in value.outlets)


def notes(results: Results, source: Source, flags: Sequence[Flag]) -> dict[int, Note]:
    """A note for each sentence of the article, in reading order."""
    here = {row.pk for row in results.reading_order.get(source.version, ())}
    claims_of = _claims_of(results, here)
    touching = by_sentence(_contrasts(results, here))
    framing: dict[int, list[Framed]] = defaultdict(list)
    for mark in results.rows.framing:
        if mark.sentence_id in here:
            framing[mark.sentence_id].append(framed(results, mark))
    only = {row.sentence_id: row for row in results.rows.only}
    perhaps = _perhaps(results, here)
    states = sentence_states(results)
    found = {}
    for row in results.reading_order.get(source.version, ()):
        plainest = {mark.plainest.sentence: mark.plainest for mark in framing[row.pk] if mark.plainest}
        others = _others(results, claims_of[row.pk], source.version, plainest)
        alone = only.get(row.pk)
        counted = {other.sentence for other in others}
        near = [pair for pair in perhaps[row.pk] if pair[0] not in counted]
        stances = _stances(results, row.pk, claims_of[row.pk], others)
        standing = _by_stance(others, stances)
        found[row.pk] = Note(
            sentence=row.pk,
            outlet=source.outlet,
            states=states[row.pk],
            contrasts=tuple(touching[row.pk]),
            others=others,
            outlets=standing[Stance.TELLS],
            denied_in=standing[Stance.DENIES],
            apart=standing[Stance.APART],
            denies=bool(claims_of[row.pk]) and all(results.denies(c.pk, row.pk) for c in claims_of[row.pk]),
            stances=stances,
            lacking=lacking(results, row, claims_of[row.pk]),
            claims=tuple(results.claim_href(claim) for claim in claims_of[row.pk]),
            framing=tuple(framing[row.pk]),
            plainest=frozenset(plainest),
            nearest=place(results, alone.nearest_id) if alone and alone.nearest_id else None,
            nearest_percent=round(alone.score * 100) if alone else 0,
            unclear=results.looked_for(row) and states[row.pk] == (QUIET,) and not near,
            perhaps=tuple(Perhaps(place(results, one), percent) for one, percent in near[:MOST_PERHAPS]),
            flags=reported(row, flags, results.story.slug),
            flag_href=results.flag_href(row.pk),
            missed_href=results.missed_href(row.pk),
        )
    return found


def _claims_of(results: Results, here: set[int]) -> dict[int, list[Claim]]:
    found: dict[int, list[Claim]] = defaultdict(list)
    for claim in results.rows.claims:
        for sentence in dict.fromkeys(member.sentence_id for member in results.members_of[claim.pk]):
            if sentence in here:
                found[sentence].append(claim)
    return found


def _by_stance(others: Sequence[Place], stances: Mapping[int, Stance]) -> dict[Stance, tuple[str, ...]]:
    """The outlets whose texts stand in each way to a sentence; of a text what it tells comes first."""
    of_version: dict[int, set[Stance]] = defaultdict(set)
    for other in others:
        of_version[other.source.version].add(stances[other.sentence])
    return {
        stance: outlets_of(o for o in others if Stance.of(of_version[o.source.version]) is stance)
        for stance in Stance
    }


def _stances(
    results: Results, sentence: int, claims: Iterable[Claim], others: Iterable[Place]
) -> dict[int, Stance]:
    """How each of the other sentences stands to what a sentence tells in common with it."""
    shut_out = {
        claim.pk: next(m.apart for m in results.members_of[claim.pk] if m.sentence_id == sentence)
        for claim in claims
    }

    def stance(other: int, claim: int) -> Stance:
        if results.denies(claim, other):
            return Stance.DENIES
        apart = other in shut_out[claim] and not results.denies(claim, sentence)
        return Stance.APART if apart else Stance.TELLS

    found = {}
    for other in others:
        shared = shut_out.keys() & results.claims_of.get(other.sentence, ())
        found[other.sentence] = Stance.of(
            {stance(other.sentence, claim) for claim in shared} or {Stance.TELLS}
        )
    return found


def _contrasts(results: Results, here: set[int]) -> list[Contrast]:
    """Conflicts with a value in one of the sentences."""
    conflicts = [row for row in results.rows.differences if row.strength == Strength.CONFLICT]
    return [
        contrast(results, found)
        for found in sharpest_first(results, conflicts)
        if any(spot[0] in here for spots in found.values for spot in spots)
    ]


def _perhaps(results: Results, here: set[int]) -> dict[int, list[tuple[int, int]]]:
    """For each sentence those that perhaps state the same, the likeliest first, with the score in percent."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for a, b, score, level in results.rows.support:  # the likeliest first
        if level == Level.PERHAPS:
            for one, other in ((a, b), (b, a)):
                if one in here:
                    found[one].append((other, round(score * 100)))
    return found


def _others(
    results: Results, claims: Iterable[Claim], version: int, plainest: Mapping[int, Place]
) -> tuple[Place, ...]:
    """The other articles' sentences for these claims, each once, the plainest versions first."""
    found = dict(plainest)
    for claim in claims:
        for member in results.members_of[claim.pk]:
            known = member.sentence_id in found
            if not known and results.sentences[member.sentence_id].version_id != version:
                part = Marked(member.start, member.end, "part")
                found[member.sentence_id] = place(results, member.sentence_id, [part])
    return tuple(found.values())
