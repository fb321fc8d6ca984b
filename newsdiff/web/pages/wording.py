"""How the outlets word it: what they call whom, words that may add a judgement, and quotations that drift."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode
from zlib import crc32

from django.urls import reverse

from newsdiff.analysis.types import Kind, Voice
from newsdiff.stories.models import FramingMark, Story
from newsdiff.web.pages.cells import Column, columns, unknown_outlet
from newsdiff.web.pages.drift import Utterance, utterances
from newsdiff.web.pages.framing import Framed, framed, name_in
from newsdiff.web.pages.head import StoryHead
from newsdiff.web.pages.ledger import Referent, Use, Variant, ledger
from newsdiff.web.pages.places import Contrast, Place, contrasts, place
from newsdiff.web.results import Results, load
from newsdiff.web.words import counted

SENTENCES = 10  # of one name; the others stand in the articles
MARKS_FIRST = 4  # of one outlet; the others are folded
LONGEST = 80  # entries of one list


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet to narrow the page to; the first, without a slug, stands for all."""

    name: str
    slug: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A name with the sentences that use it, those left out counted. No other on the page has its `key`."""

    key: str
    text: str
    kind: str
    loaded: bool
    uses: tuple[Use, ...]
    places: tuple[Place, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody or something, and the names that are given to it."""

    referent: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one outlet words so that it may add a judgement: in its own voice, then in quotations."""

    outlet: Column
    sentences: int
    first: tuple[Framed, ...]
    rest: tuple[Framed, ...]
    quoted: tuple[Framed, ...]

    @property
    def own(self) -> int:
        return len(self.first) + len(self.rest)


@dataclass(frozen=True, slots=True)
class WordingPage:
    """`varied` are called by several names, `others` by one; `unknown` is an outlet that was asked for."""

    story: StoryHead
    compared: bool
    href: str
    outlets: tuple[Outlet, ...]
    outlet: str
    unknown: str
    varied: tuple[Called, ...]
    others: tuple[Called, ...]
    loaded: tuple[Loaded, ...]
    quotations: tuple[Utterance, ...]
    speakers: tuple[Contrast, ...]

    @property
    def announced(self) -> str:
        """What is shown, for whoever hears the page."""
        varied = counted(len(self.varied), "person or thing", "people and things")
        marks = counted(self.marks, "mark")
        quotations = counted(len(self.quotations), "quotation")
        whose = self.outlet or "all outlets"
        return f"Wording of {whose}: {varied} with several names, {marks}, {quotations} in several wordings."

    @property
    def marks(self) -> int:
        return sum(group.own + len(group.quoted) for group in self.loaded)

    @classmethod
    def build(cls, story: Story, *, outlet: str = "") -> WordingPage:
        """`outlet` is the slug of one, else the page is of all."""
        results = load(story, parts=("claims", "differences", "framing", "labels"))
        known = columns(results.sources)
        wanted = next((column for column in known if column.slug == outlet), None)
        action = reverse("wording", args=[story.slug])
        slug = wanted.slug if wanted else ""
        referents = [found for found in (_only_of(one, slug) for one in ledger(results)) if found.variants]
        quotations = [found for found in utterances(results) if not slug or found.told_by(slug)]
        return cls(
            story=StoryHead.of(story),
            compared=results.run is not None and len(results.sources) > 1,
            href=_address(action, slug),
            outlets=(
                Outlet("All outlets", "", action, not wanted),
                *(Outlet(c.name, c.slug, _address(action, c.slug), c is wanted) for c in known),
            ),
            outlet=wanted.name if wanted else "",
            unknown=unknown_outlet(outlet, known),
            varied=tuple(_called(results, one) for one in referents if one.varied)[:LONGEST],
            others=tuple(_called(results, one) for one in referents if not one.varied)[:LONGEST],
            loaded=_loaded(results, [wanted] if wanted else known),
            quotations=tuple(quotations[:LONGEST]),
            speakers=_speakers(results, wanted)[:LONGEST],
        )


def _address(action: str, slug: str) -> str:
    return f"{action}?{urlencode({'outlet': slug})}" if slug else action


def _only_of(referent: Referent, slug: str) -> Referent:
    """The referent as one outlet calls it; without a slug as it is."""
    if not slug:
        return referent
    found = [
        replace(variant, uses=tuple(use for use in variant.uses if use.slug == slug))
        for variant in referent.variants
    ]
    return replace(referent, variants=tuple(variant for variant in found if variant.uses))


def _called(results: Results, referent: Referent) -> Called:
    return Called(referent.name, tuple(_name(results, referent, variant) for variant in referent.variants))


def _name(results: Results, referent: Referent, variant: Variant) -> Name:
    sentences = list(dict.fromkeys(sentence for use in variant.uses for sentence in use.sentences))
    return Name(
        key=f"{crc32(f'{referent.name}/{variant.kind}/{variant.text}'.encode()):08x}",
        text=variant.text,
        kind=variant.kind,
        loaded=variant.loaded,
        uses=variant.uses,
        places=tuple(
            place(results, sentence, filter(None, [name_in(results, sentence, variant.text, "name")]))
            for sentence in sentences[:SENTENCES]
        ),
        more=max(len(sentences) - SENTENCES, 0),
    )


def _loaded(results: Results, outlets: Iterable[Column]) -> tuple[Loaded, ...]:
    by_version: dict[int, list[FramingMark]] = defaultdict(list)
    for row in sorted(results.rows.framing, key=lambda row: (-row.score, row.pk)):
        by_version[results.sentences[row.sentence_id].version_id].append(row)
    found = (_loaded_by(results, outlet, by_version) for outlet in outlets)
    return tuple(group for group in found if group.own or group.quoted)


def _loaded_by(results: Results, outlet: Column, by_version: dict[int, list[FramingMark]]) -> Loaded:
    rows = [row for version in outlet.versions for row in by_version[version]]
    own = [framed(results, row) for row in rows if row.voice == Voice.OUTLET]
    own.sort(key=lambda mark: mark.plainest is None)  # what can be compared first
    return Loaded(
        outlet=outlet,
        sentences=sum(len(results.reading_order.get(version, ())) for version in outlet.versions),
        first=tuple(own[:MARKS_FIRST]),
        rest=tuple(own[MARKS_FIRST:]),
        quoted=tuple(framed(results, row) for row in rows if row.voice != Voice.OUTLET),
    )


def _speakers(results: Results, outlet: Column | None) -> tuple[Contrast, ...]:
    """Who is said to have said it, where outlets differ in that."""
    rows = [row for row in results.rows.differences if row.kind == Kind.ATTRIBUTION]
    found: Sequence[Contrast] = contrasts(results, rows)
    return tuple(c for c in found if not outlet or any(outlet.name in value.outlets for value in c.values))
