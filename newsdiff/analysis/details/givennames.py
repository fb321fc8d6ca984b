"""One surname under unlike given names, where two reports tell one fact of its bearer.

Method: two sentences that rather state one fact than not name somebody by one surname, and each of their
articles knows one given name for it, not the other's. A given name and a short form of it ("William", "Bill")
are no two, by the list of the package `nicknames`, nor are two of which one begins the other; spellings of
one given name are told by `names`. Limits: relatives of whom two reports tell the same thing would be taken
for one; of names that are not English few short forms are known, and names with a second capital
("McDonald") are not read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from nicknames import NickNamer

from newsdiff.analysis.details.context import Part, Story
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.mentions import BODY_WORDS, is_demonym, is_title, names
from newsdiff.analysis.types import Kind, Span, Strength

ONE_FACT = 0.5  # how probable it must be that two sentences state one fact
_SCORE = 0.75

Given = dict[str, dict[str, Span]]  # of an article: given names by surname, with their first place


def find(story: Story) -> Iterator[Finding]:
    given = {document.id: _given(story, document.id) for document in story.documents}
    for a, b, probability in story.likely:
        if probability >= ONE_FACT:
            here, there = given[a.document.id], given[b.document.id]
            for surname in sorted(here.keys() & there.keys() & _words(a) & _words(b)):
                yield from _unlike(story, (a, here[surname]), (b, there[surname]), surname)


def _words(part: Part) -> set[str]:
    return {word.text for word in part.words}


def _unlike(
    story: Story, one: tuple[Part, dict[str, Span]], other: tuple[Part, dict[str, Span]], surname: str
) -> Iterator[Finding]:
    """The two given names that two articles know for a surname, where each knows one and they are unlike."""
    (a, here), (b, there) = one, other
    if len(here) > 1 or len(there) > 1:
        return
    (name_a, span_a), (name_b, span_b) = *here.items(), *there.items()
    place_a, place_b = story.evidence_at(a.document.id, span_a), story.evidence_at(b.document.id, span_b)
    if place_a and place_b and name_a != name_b and not one_given_name(name_a, name_b):
        because = f"Two given names of one {surname}: {name_a} and {name_b}."
        yield Finding(None, Kind.NAME, Strength.CONFLICT, place_a, place_b, name_a, name_b, because, _SCORE)


def _given(story: Story, document: str) -> Given:
    found: Given = defaultdict(dict)
    for name in names(story.document[document]):
        if len(name.words) == 2 and name.surname in story.surnames and not any(map(_is_no_name, name.words)):
            found[name.surname].setdefault(name.words[0], name.span)
    return found


def _is_no_name(word: str) -> bool:
    return is_title(word) or is_demonym(word) or word.casefold() in BODY_WORDS or not word[1:].islower()


@lru_cache(maxsize=4096)
def one_given_name(a: str, b: str) -> bool:
    """Whether two given names may be one person's: a name and its short form."""
    short, long = sorted((a.casefold(), b.casefold()), key=len)
    known = _nicknames()
    forms, others = ({name} | known.nicknames_of(name) | known.canonicals_of(name) for name in (short, long))
    return long.startswith(short) or bool(forms & others)


@lru_cache(maxsize=1)
def _nicknames() -> NickNamer:
    return NickNamer()
