"""Which texts of a story are copies of one another, in words: texts of one origin count once.

An agency is named where two texts of one origin credit it, or where one does and the other is the agency's
own. Limits: which of two texts was there first, nothing tells; "shortened" is said against the longest; a
credit in a line that is no part of the article is not read, so an agency may go without its name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsdiff.analysis.agencies import ANY, credits_in
from newsdiff.analysis.types import Role
from newsdiff.web.results import Results
from newsdiff.web.sources import Source
from newsdiff.web.words import briefly, listed

SHORTENED = 0.9  # of the longest text of its origin, below which one is called shortened
NAMES_FIRST = 3


@dataclass(frozen=True, slots=True)
class Copied:
    """A text and the `others` that go back to the same source; `same` where their words are its own."""

    source: Source
    others: tuple[Source, ...]
    agency: str
    same: bool
    shortened: bool

    @property
    def words(self) -> str:
        names = [other.name for other in self.others]
        short = ", shortened" if self.shortened else ""
        if not self.agency:
            shares = "same text as" if self.same else "shares its text with"
            return f"{shares} {briefly(names, NAMES_FIRST)}{short}"
        further = [other.name for other in self.others if not _is(other, self.agency)]
        whose = "its own agency text" if _is(self.source, self.agency) else f"agency text of {self.agency}"
        return f"{whose}{short}" + (f"; also in {briefly(further, NAMES_FIRST)}" if further else "")


def copied(results: Results) -> dict[int, Copied]:
    """By version, the texts that share their origin with another."""
    groups = [group for group in by_origin(results.sources) if len(group) > 1]
    return {found.source.version: found for group in groups for found in _told(results, group)}


def by_origin(sources: Iterable[Source]) -> list[tuple[Source, ...]]:
    """The sources by what they go back to, in their order."""
    found: dict[int, list[Source]] = defaultdict(list)
    for source in sources:
        found[source.origin].append(source)
    return [tuple(group) for group in found.values()]


def in_words(group: Sequence[Source], known: Mapping[int, Copied], *, alone: bool) -> str:
    """That texts of one origin are no two voices; `alone` where no other text stands beside them."""
    number = {2: "These two", 3: "These three"}.get(len(group))
    who = number if alone and number else listed([source.name for source in group])
    found = [known[source.version] for source in group]
    kind = "copies of one text"
    if all(one.agency for one in found):
        kind = "the same agency text"
    elif all(one.same for one in found):
        kind = "the same text"
    return f"{who} are {kind}: that they agree is no second confirmation."


def _told(results: Results, group: Sequence[Source]) -> Iterable[Copied]:
    texts = {
        source.version: " ".join(row.text for row in results.reading_order[source.version])
        for source in group
    }
    longest = max(map(len, texts.values()))
    credited = {source.version: _credited(results, source) for source in group}
    every = frozenset().union(*credited.values()) - {ANY}

    def names(source: Source) -> set[str]:
        return {agency for agency in every if agency in credited[source.version] or _is(source, agency)}

    shared = Counter(agency for source in group for agency in names(source))
    for source in group:
        others = tuple(other for other in group if other != source)
        own = texts[source.version]
        yield Copied(
            source=source,
            others=others,
            agency=min((agency for agency in names(source) if shared[agency] > 1), default=""),
            same=all(texts[other.version].split() == own.split() for other in others),
            shortened=len(own) < SHORTENED * longest,
        )


def _is(source: Source, agency: str) -> bool:
    return source.outlet.casefold() == agency.casefold()


def _credited(results: Results, source: Source) -> frozenset[str]:
    """The agencies that a text credits, in its byline or beside its sentences."""
    said = ((row.text, Role(row.role)) for row in results.reading_order[source.version])
    return credits_in([(source.byline, Role.BYLINE), *said])
