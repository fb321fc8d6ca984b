"""Everything that a run found, read in a fixed number of queries and joined in memory.

Rows are Django's, their foreign keys used by id only: nothing here is fetched row by row.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from django.core.cache import cache
from django.db.models import QuerySet
from django.urls import reverse

from newsdiff.analysis.types import Level, Role, Voice
from newsdiff.stories.models import (
    Alignment,
    AnalysisRun,
    Claim,
    ClaimMember,
    Difference,
    Flag,
    FramingMark,
    Label,
    OnlyHere,
    Sentence,
    Story,
)
from newsdiff.web.conflicts import by_claim
from newsdiff.web.joined import Opposed
from newsdiff.web.lasting import key_of
from newsdiff.web.shared import Texts
from newsdiff.web.sources import Source, compared_sources
from newsdiff.web.stances import Stance, stances
from newsdiff.web.tellers import Told, teller

Part = Literal["claims", "differences", "framing", "labels", "only", "alignments", "support"]
LOADED, PLAIN = "loaded", "plain"  # kinds of labels
Support = tuple[int, int, float, str]  # two sentences, how likely they state the same fact, and the level


@dataclass(frozen=True, slots=True)
class Rows:
    """What a page needs beside articles and sentences; a page asks only for what it shows."""

    claims: tuple[Claim, ...] = ()
    members: tuple[ClaimMember, ...] = ()
    differences: tuple[Difference, ...] = ()
    framing: tuple[FramingMark, ...] = ()
    labels: tuple[Label, ...] = ()
    only: tuple[OnlyHere, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    support: tuple[Support, ...] = ()  # what `alignments` says, without their rules: much lighter


@dataclass(frozen=True)
class Results:
    """`sources` stand in the order of publication; `late` are articles that came after the comparison.
    `sentences`, by id, are all that results rest on, older splittings too; `reading_order` is the text as it
    is split today, each word once."""

    story: Story
    run: AnalysisRun | None
    sources: tuple[Source, ...]
    sentences: dict[int, Sentence]
    rows: Rows
    late: tuple[Source, ...] = ()

    @cached_property
    def by_version(self) -> dict[int, Source]:
        return {source.version: source for source in self.sources}

    @cached_property
    def order(self) -> dict[int, int]:
        """Where the source of each version stands among the sources."""
        return {source.version: number for number, source in enumerate(self.sources)}

    @cached_property
    def reading_order(self) -> dict[int, tuple[Sentence, ...]]:
        """The sentences of each version as one reads them."""
        found: dict[int, list[Sentence]] = {source.version: [] for source in self.sources}
        for sentence in self.sentences.values():
            if sentence.position is not None:
                found[sentence.version_id].append(sentence)
        return {version: tuple(rows) for version, rows in found.items()}

    @cached_property
    def members_of(self) -> dict[int, tuple[ClaimMember, ...]]:
        """Members by claim id, in the order of the sources and then of the text."""
        grouped: dict[int, list[ClaimMember]] = defaultdict(list)
        for member in self.rows.members:
            grouped[member.claim_id].append(member)

        def place(member: ClaimMember) -> tuple[int, int, int]:
            return self.order[self.sentences[member.sentence_id].version_id], member.start, member.end

        return {claim: tuple(sorted(found, key=place)) for claim, found in grouped.items()}

    @cached_property
    def scores(self) -> dict[int, dict[int, float]]:
        """Scores of the alignments of each sentence, by the other sentence."""
        found: dict[int, dict[int, float]] = defaultdict(dict)
        pairs = [(row.a_id, row.b_id, row.score) for row in self.rows.alignments]
        for a, b, score in pairs or (row[:3] for row in self.rows.support):
            found[a][b] = found[b][a] = score
        return found

    @cached_property
    def aligned(self) -> dict[int, dict[int, float]]:
        """Scores of what each sentence is aligned with, by the other sentence. `support` is needed."""
        found: dict[int, dict[int, float]] = defaultdict(dict)
        for a, b, score, level in self.rows.support:
            if level == Level.ALIGNED:
                found[a][b] = found[b][a] = score
        return found

    @cached_property
    def alone(self) -> frozenset[int]:
        """The sentences that stand in one text only."""
        return frozenset(row.sentence_id for row in self.rows.only)

    def looked_for(self, sentence: Sentence) -> bool:
        """Whether other texts were searched for what a sentence states: not for a heading, nor in a language
        that the rules can't read, nor where they can read one text alone."""
        foreign = self.by_version[sentence.version_id].foreign
        return sentence.role != Role.HEADING and not foreign and len(self.read) > 1

    @cached_property
    def framing_of(self) -> dict[int, list[FramingMark]]:
        """The words that may add a judgement, by sentence."""
        found: dict[int, list[FramingMark]] = defaultdict(list)
        for mark in self.rows.framing:
            found[mark.sentence_id].append(mark)
        return found

    @cached_property
    def loaded_names(self) -> dict[int, list[Label]]:
        """The loaded names that each version of a text uses."""
        found: dict[int, list[Label]] = defaultdict(list)
        for label in self.rows.labels:
            if label.kind == LOADED:
                found[label.version_id].append(label)
        return found

    def teller(self, claim: Claim) -> ClaimMember:
        """The member that stands for its claim."""
        return self._tellers[claim.pk]

    @cached_property
    def differing(self) -> dict[int, list[Difference]]:
        """The differences of each claim that has any, by its id."""
        return by_claim(self.rows.differences, self.rows.members)

    @cached_property
    def stances(self) -> dict[int, dict[int, Stance]]:
        """How the version of each text stands to the claims that it has a part in, by the id of the claim."""
        origins = {source.version: source.origin for source in self.sources}
        return {
            claim: stances(members, self.sentences, origins) for claim, members in self.members_of.items()
        }

    def stance(self, claim: int, sentence: int) -> Stance:
        """How the text of a sentence stands to a claim that the sentence has a part in."""
        return self.stances[claim][self.sentences[sentence].version_id]

    def standing(self, claim: int, stance: Stance) -> frozenset[int]:
        """The versions of the texts that stand so to a claim."""
        return frozenset(version for version, own in self.stances[claim].items() if own is stance)

    def denies(self, claim: int, sentence: int) -> bool:
        """Whether a sentence is of a text that tells a claim only to be denied."""
        return self.stance(claim, sentence) is Stance.DENIES

    def telling(self, claim: Claim) -> tuple[ClaimMember, ...]:
        """The members of a claim whose texts neither deny it nor stand apart from it."""
        members = self.members_of[claim.pk]
        return tuple(m for m in members if self.stance(claim.pk, m.sentence_id) is Stance.TELLS)

    def outlets_standing(self, claim: Claim, stance: Stance) -> tuple[str, ...]:
        """The outlets of the texts that stand so to a claim; none that tells it in another text."""
        of_stance: dict[Stance, dict[str, None]] = defaultdict(dict)
        for member in self.members_of[claim.pk]:
            outlet = self.source_of(member.sentence_id).outlet
            of_stance[self.stance(claim.pk, member.sentence_id)][outlet] = None
        told = of_stance[Stance.TELLS] if stance is not Stance.TELLS else ()
        return tuple(outlet for outlet in of_stance[stance] if outlet not in told)

    def origins_telling(self, claim: Claim) -> int:
        """From how many independent origins the texts are that tell a claim."""
        return self.origins_of(member.sentence_id for member in self.telling(claim))

    def _choose(self) -> Iterator[tuple[int, ClaimMember]]:
        """Claims, each with what stands for it. No two read alike: those of most origins choose first."""
        told: set[int] = set()
        for claim in sorted(self.rows.claims, key=lambda claim: (-claim.origins, claim.position)):
            found = teller(
                [self._told(member) for member in self.telling(claim)],
                self.differing.get(claim.pk, ()),
                self.sentences,
                lambda sentence: self.source_of(sentence).origin,
                self.texts,
                taken=told,
            )
            told.add(found.sentence_id)
            yield claim.pk, found

    @cached_property
    def _tellers(self) -> dict[int, ClaimMember]:
        """The members that stand for their claims, by the id of the claim. Choosing takes as long as all else
        on the page of a story, and what is chosen changes only with what it is chosen from: so it is kept."""
        sentences = [(one.pk, one.position, one.role) for one in self.sentences.values()]
        origins = [(source.version, source.origin) for source in self.sources]
        run = self.run and (self.run.pk, self.run.finished)
        rows = len(self.rows.members), len(self.rows.differences), len(self.rows.framing)
        state = hashlib.sha256(repr((run, sentences, origins, rows)).encode()).hexdigest()
        key = f"tellers-{state}"
        chosen: dict[int, int] | None = cache.get(key)
        if chosen is None:
            chosen = {claim: member.pk for claim, member in self._choose()}
            cache.set(key, chosen, timeout=None)
        members = {member.pk: member for member in self.rows.members}
        return {claim: members[member] for claim, member in chosen.items()}

    def _told(self, member: ClaimMember) -> Told:
        sentence = self.sentences[member.sentence_id]
        own = [mark for mark in self.framing_of.get(sentence.pk, ()) if mark.voice == Voice.OUTLET]
        framed = any(mark.start < member.end and member.start < mark.end for mark in own)
        return Told(member, sentence, self.source_of(sentence.pk).origin, framed)

    @cached_property
    def texts(self) -> Texts:
        """The words of the texts, each as it is split today."""
        return Texts(sentence for rows in self.reading_order.values() for sentence in rows)

    @cached_property
    def claim_by_id(self) -> dict[int, Claim]:
        return {claim.pk: claim for claim in self.rows.claims}

    @cached_property
    def claims_of(self) -> dict[int, tuple[int, ...]]:
        """The ids of the claims that each sentence tells a part of."""
        found: dict[int, dict[int, None]] = defaultdict(dict)
        for member in self.rows.members:
            found[member.sentence_id][member.claim_id] = None
        return {sentence: tuple(claims) for sentence, claims in found.items()}

    @cached_property
    def read(self) -> tuple[Source, ...]:
        """The sources over which "all" is counted: those whose language the rules can read, or all where they
        can read none."""
        return tuple(source for source in self.sources if not source.foreign) or self.sources

    @property
    def lone(self) -> Source | None:
        """The one text that the rules can read, where there are others, in other languages."""
        return self.read[0] if len(self.read) == 1 < len(self.sources) else None

    @property
    def origins(self) -> int:
        return len({source.origin for source in self.sources})

    def source_of(self, sentence: int) -> Source:
        return self.by_version[self.sentences[sentence].version_id]

    def place_href(self, sentence: int) -> str:
        """Where the sentence stands in its article."""
        return f"{self.source_of(sentence).href}#s-{sentence}"

    @cached_property
    def _flag_page(self) -> str:
        """Resolved once: a page leads to it from each of its sentences."""
        return reverse("flag", args=[self.story.slug])

    def flag_href(self, sentence: int, *, start: int = 0, end: int = 0) -> str:
        words = f"&start={start}&end={end}" if end else ""
        return f"{self._flag_page}?sentence={sentence}{words}"

    def missed_href(self, sentence: int, *, beside: int | None = None) -> str:
        """The form that tells of a difference that was missed, in the sentence or between two."""
        other = f"&beside={beside}" if beside else ""
        return f"{self.flag_href(sentence)}{other}&kind={Flag.Kind.MISSED}"

    def claim_href(self, claim: Claim) -> str:
        return claim_href(self.story.slug, claim.key)

    def difference_href(self, one: Opposed) -> str:
        """The page of a difference that names no claim."""
        return difference_href(self.story.slug, key_of(one, self.sentences))

    def origins_of(self, sentences: Iterable[int]) -> int:
        return len({self.source_of(sentence).origin for sentence in sentences})


def claim_href(slug: str, key: str) -> str:
    return reverse("claim", args=[slug, key])


def difference_href(slug: str, key: str) -> str:
    return reverse("difference", args=[slug, key])


def load(
    story: Story, *, parts: Iterable[Part] = (), level: Level | None = None, run: AnalysisRun | None = None
) -> Results:
    """The results of `run`, else of the story's current one; without either its articles alone.

    `parts` are what `Rows` holds; `level` narrows the alignments."""
    run = run or story.current_run
    sources, late = compared_sources(story, run)
    if run is None:
        return Results(story, None, sources, {}, Rows())
    versions = [source.version for source in sources]
    sentences = {
        sentence.pk: sentence
        for sentence in Sentence.objects.filter(version__in=versions).order_by("version", "start", "end")
    }
    return Results(story, run, sources, sentences, _rows(run, set(parts), level, sentences), late)


def alignments(
    results: Results, *, level: Level | None = None, among: Iterable[int] | None = None
) -> QuerySet[Alignment]:
    """Alignments of the run, the likeliest first, with their rules: of one level, or among some sentences.
    A dense story has tens of thousands, so a page asks for those that it shows."""
    found = Alignment.objects.filter(run=results.run, a__in=results.sentences, b__in=results.sentences)
    if level:
        found = found.filter(level=level)
    if among is not None:
        inside = tuple(among)
        found = found.filter(a__in=inside, b__in=inside)
    return found.order_by("-score", "pk")


def _rows(run: AnalysisRun, wanted: set[Part], level: Level | None, known: dict[int, Sentence]) -> Rows:
    def has(*sentences: int | None) -> bool:
        return all(sentence is None or sentence in known for sentence in sentences)

    alignments = Alignment.objects.filter(run=run).order_by("-score", "pk")
    if level:
        alignments = alignments.filter(level=level)
    members = (
        tuple(
            member
            for member in ClaimMember.objects.filter(claim__run=run)
            .select_related("claim")
            .order_by("claim__position")
            if has(member.sentence_id)
        )
        if "claims" in wanted
        else ()
    )
    return Rows(
        claims=tuple({member.claim_id: member.claim for member in members}.values()),
        members=members,
        differences=tuple(d for d in Difference.objects.filter(run=run) if has(d.a_id, d.b_id))
        if "differences" in wanted
        else (),
        framing=tuple(f for f in FramingMark.objects.filter(run=run) if has(f.sentence_id, f.plainest_id))
        if "framing" in wanted
        else (),
        labels=tuple(Label.objects.filter(run=run)) if "labels" in wanted else (),
        only=tuple(o for o in OnlyHere.objects.read().filter(run=run) if has(o.sentence_id, o.nearest_id))
        if "only" in wanted
        else (),
        alignments=tuple(a for a in alignments if has(a.a_id, a.b_id)) if "alignments" in wanted else (),
        support=tuple(alignments.values_list("a_id", "b_id", "score", "level"))
        if "support" in wanted
        else (),
    )
