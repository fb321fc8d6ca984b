"""Texts that have nothing in common with any other text of their story, as far as was found.

A text has something in common with others where one of its sentences tells a claim with theirs or carries a
value that differs from theirs; what perhaps states the same counts nowhere. Where it has not, that "nothing
differs" would be true and mislead: there is nothing that could.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsdiff.web.results import Results
from newsdiff.web.sources import Source
from newsdiff.web.words import listed


@dataclass(frozen=True, slots=True)
class Unrelated:
    """`texts` are those that have nothing in common with any other, `every` says that these are all of the
    story; `languages` are those of all its texts, where there are several or they can hardly be read."""

    texts: tuple[Source, ...]
    every: bool
    languages: tuple[str, ...]

    @property
    def names(self) -> str:
        return listed([source.name for source in self.texts])

    @property
    def why(self) -> str:
        """What may be the reason. The language of a text is known, its event is not."""
        it = "it is" if len(self.texts) == 1 else "they are"
        events = "different events" if self.every else "another event"
        spoken = self._spoken
        if not spoken:
            return f"Perhaps {it} about {events}."
        return f"{it.capitalize()} in {spoken}; perhaps {it} about {events}, too."

    @property
    def _spoken(self) -> str:
        """The languages that may be the reason; empty where none may."""
        if self.every:
            several = len(self.languages) > 1
            return ("different languages, " if several else "") + listed(self.languages)
        own = dict.fromkeys(source.language_name for source in self.texts if source.foreign)
        return listed(tuple(own)) if all(source.foreign for source in self.texts) else ""


def unrelated(results: Results) -> Unrelated | None:
    """None where every text has something in common with another. `results` hold claims and differences."""
    rows = results.rows
    every = not (rows.claims or rows.differences)
    related = _related(results)
    texts = tuple(source for source in results.sources if source.version not in related)
    if not texts or len(results.sources) < 2:
        return None
    return Unrelated(texts, every, _languages(results.sources) if every else ())


def _languages(sources: Iterable[Source]) -> tuple[str, ...]:
    """The languages of texts, British English being English; none where all are in English."""
    found: dict[str, str] = {}
    for source in sources:
        found.setdefault(source.language.lower().split("-")[0], source.language_name)
    english = not any(source.foreign for source in sources)
    return () if english else tuple(filter(None, found.values()))


def _related(results: Results) -> set[int]:
    """The versions that share a claim, or a difference, with another."""
    claims = [{member.sentence_id for member in found} for found in results.members_of.values()]
    values = [{spot[0] for side in row.sides for spot in side} for row in results.rows.differences]
    found: set[int] = set()
    for sentences in (*claims, *values):
        versions = {
            results.sentences[sentence].version_id for sentence in sentences if sentence in results.sentences
        }
        if len(versions) > 1:
            found |= versions
    return found
