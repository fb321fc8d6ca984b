"""A difference that names no claim, on a page like a claim's: all sentences with one of its values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from newsdiff.analysis.types import Kind, Level
from newsdiff.stories.models import AnalysisRun, Difference, Sentence, Story
from newsdiff.web.conflicts import claims_holding, opposed
from newsdiff.web.joined import Opposed
from newsdiff.web.lasting import key_of, named, place_keys
from newsdiff.web.marks import Marked, Piece
from newsdiff.web.pages.claim import (
    TITLE,
    PointPage,
    Telling,
    quotation,
    tellers_of,
    telling_each,
    untold_in,
)
from newsdiff.web.pages.head import StoryHead
from newsdiff.web.pages.places import Contrast, contrast
from newsdiff.web.results import Results, difference_href, load
from newsdiff.web.stances import Stance
from newsdiff.web.words import DIFFERS, TOLD, clipped, difference_words, quoted

VALUE = 90  # characters of each value where they stand beside each other


@dataclass(frozen=True, slots=True)
class Found:
    """The run that has a difference; `today` is, of one of an older run, the current run's difference that
    shares most of its places, if there is any."""

    run: AnalysisRun
    key: str
    old: bool
    today: str


@dataclass(frozen=True, slots=True)
class DifferencePage(PointPage):
    noun = "difference"

    @property
    def title(self) -> str:
        """In what the texts differ, and the values."""
        return clipped(self.told, TITLE)

    @classmethod
    def build(
        cls, story: Story, found: Found, *, site: str = "", at: str = "", sent: Collection[int] = ()
    ) -> DifferencePage | None:
        """`site`, `at` and `sent` are those of a claim's page. Opened below itself it does not say again what
        stands there; its score stands with its rule."""
        results = load(story, parts=("claims", "differences", "framing", "support"), run=found.run)
        one = named(results.rows.differences, results.sentences, found.key)
        if one is None:
            return None
        told = contrast(results, one)
        tellings = carried(results, one, told, sent=sent)
        key, href = key_of(one, results.sentences), results.difference_href(one)
        held = claims_holding(one.rows, results.rows.members)
        heading = told_apart(told)
        words = f"{told.kind_word.capitalize()}: {''.join(piece.text for piece in heading)}"
        return cls(
            story=StoryHead.of(story),
            key=key,
            id=f"{key}-{at}" if at else key,
            state=DIFFERS if told.conflict else TOLD,
            told=words,
            heading=heading,
            tellings=tellings,
            absent=untold_in(results, tellings),
            perhaps=(),
            tellers=tellers_of(tellings),
            origins=results.origins_of(telling.place.sentence for telling in tellings),
            percent=0,
            contrasts=() if at else (told,),
            links=(),
            href=href,
            quotation=quotation(f"{words}\n{told.rule}", tellings, site, href),
            dated=found.run.finished if found.old else None,
            today_href=found.today,
            note=compared_where(results, one, held=bool(held)),
            claims=tuple(results.claim_href(c) for c in results.rows.claims if c.pk in held),
        )


def told_apart(found: Contrast) -> tuple[Piece, ...]:
    """The values side by side; where the speaker is what differs, who speaks."""
    words = [value.voice or quoted(clipped(value.words, VALUE)) for value in found.values]
    return tuple(Piece(f" / {value}" if number else value, ("part",)) for number, value in enumerate(words))


def compared_where(results: Results, one: Opposed, *, held: bool = False) -> str:
    """How the values differ, and in which sentences they were compared; `held` where a claim holds them."""
    row = one.rows[0]
    aligned = {(a, b) for a, b, _, level in results.rows.support if level == Level.ALIGNED}
    where = "in sentences that perhaps state the same"
    if row.kind == Kind.NAME or held:
        where = "over the whole story"
    elif any((row.a_id, row.b_id) in aligned for row in one.rows):
        where = "in sentences that stand in no claim"
    return f"{difference_words(row.kind, conflict=row.strength == 'conflict')}, {where}"


def carried(
    results: Results, one: Opposed, told: Contrast, *, sent: Collection[int] = ()
) -> tuple[Telling, ...]:
    """The sentences that carry a value, value by value, the values marked."""
    parts: dict[int, list[Marked]] = {}
    for sentence in dict.fromkeys(place.sentence for value in told.values for place in value.places):
        row = results.sentences[sentence]
        parts[sentence] = [Marked(row.start, row.end, "part")]
    for sentence, start, end in (spot for spots in one.values for spot in spots):
        parts[sentence].append(Marked(start, end, "value"))
    return telling_each(results, parts, dict.fromkeys(parts, Stance.TELLS), sent=sent)


def find_difference(story: Story, key: str) -> Found | None:
    """The difference of that key, in the current run if it is there, else in the newest run with it. Older
    runs, which grow with each edit, are read only where the current one has none."""
    current = story.current_run
    rows, sentences = _kept(story, Q(run=current))
    if current and named(rows, sentences, key):
        return Found(current, key, old=False, today="")
    older, known = _kept(story, ~Q(run=current))
    by_run: dict[int, list[Difference]] = defaultdict(list)
    for row in older:
        by_run[row.run_id].append(row)
    for run in sorted(by_run, reverse=True):
        if one := named(by_run[run], known, key):
            today = _nearest(one, rows, {**known, **sentences})
            href = difference_href(story.slug, key_of(today, sentences)) if today else ""
            return Found(AnalysisRun.objects.get(pk=run), key, old=True, today=href)
    return None


def _kept(story: Story, runs: Q) -> tuple[list[Difference], dict[int, Sentence]]:
    """The differences of some runs that name no claim, and the sentences that they rest on."""
    rows = list(Difference.objects.filter(runs, run__story=story, claim=None))
    return rows, Sentence.objects.in_bulk({key for row in rows for side in row.sentences for key in side})


def _nearest(old: Opposed, rows: Iterable[Difference], sentences: Mapping[int, Sentence]) -> Opposed | None:
    """Of today's differences the one that shares most places with an old one."""
    wanted = place_keys(old, sentences)
    shared = [(len(wanted & place_keys(one, sentences)), one) for one in opposed(rows, sentences)]
    most, found = max(shared, key=lambda pair: pair[0], default=(0, None))
    return found if most else None
