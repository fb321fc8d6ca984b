"""Names of bodies and firms spelt in more than one way, over the whole story.

Method: two names of the same number of words, two or more, that begin alike, do not stand in one article, and
differ in one word, or in two only by a plural "s", by no more than an ending ("Services" / "Service",
"Distribution" / "Distributors"). Capitals, full stops and hyphens say nothing. Limits: a name that one outlet
shortens is another form, not another spelling; names of two words need a word of a body, or the same letters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, permutations, product

from rapidfuzz.distance import OSA

from newsdiff.analysis.details.context import Story
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.mentions import names, people
from newsdiff.analysis.types import Kind, Span, Strength
from newsdiff.analysis.wording import FUNCTION_WORDS

_Places = dict[str, Span]
_LEAST = 5  # letters that two unlike words must begin with
_FORM = re.compile(r"\W+")


def find(story: Story) -> Iterator[Finding]:
    spelt = _spelt(story)
    by_start: dict[tuple[int, str], list[tuple[str, ...]]] = defaultdict(list)
    for words in sorted(spelt):
        by_start[len(words), words[0][:4]].append(words)
    for group in by_start.values():
        for a, b in combinations(group, 2):
            if _one_body(a, b) and not set(spelt[a]) & set(spelt[b]):
                yield from _rows(story, spelt[a], spelt[b])
    yield from _places(story)


_PLACE = re.compile(r"\b([A-Z]\w+) (of|de) ([A-Z][a-z]{3,})\b")
_OFTEN = 3  # times as often must the usual spelling stand in the story


def _places(story: Story) -> Iterator[Finding]:
    """ "Gulf of Ansel" and "Gulf of Ensel": a slip in one word, seldom made beside the usual spelling."""
    found: dict[str, dict[str, list[tuple[str, Span]]]] = defaultdict(lambda: defaultdict(list))
    for document in story.documents:
        for place in _PLACE.finditer(document.text):
            where = document.id, Span(place.start(), place.end())
            found[f"{place.group(1)} {place.group(2)}"][place.group(3)].append(where)
    for spelt in found.values():
        for slip, usual in permutations(sorted(spelt), 2):
            rare = len(spelt[usual]) >= _OFTEN * len(spelt[slip])
            if rare and OSA.distance(slip, usual) == 1 and slip.rstrip("s") != usual.rstrip("s"):
                yield from _rows(story, _first(spelt[slip]), _first(spelt[usual]))


def _first(places: list[tuple[str, Span]]) -> _Places:
    first: _Places = {}
    for document, span in places:
        first.setdefault(document, span)
    return first


def _spelt(story: Story) -> dict[tuple[str, ...], _Places]:
    """Each name of a body as its folded words, and where it first stands in each article."""
    found: dict[tuple[str, ...], _Places] = defaultdict(dict)
    for document in story.documents:
        persons = {person.span for person in people(document)}
        for name in names(document):
            words = tuple(_FORM.sub("", word.casefold()) for word in name.words)
            if len(words) > 1 and name.span not in persons and not set(words) & FUNCTION_WORDS:
                found[words].setdefault(document.id, name.span)
    return found


def _one_body(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    unlike = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if all(x.rstrip("s") == y.rstrip("s") and min(len(x), len(y)) >= 4 for x, y in unlike):
        return len(a) > 2 or len(unlike) > 1
    if len(a) < 3 or len(unlike) != 1:
        return False
    return any(len(x) - k <= 4 and len(y) - k <= 4 and k >= _LEAST for x, y in unlike for k in [_start(x, y)])


def _start(a: str, b: str) -> int:
    """How many letters two words begin with alike."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _rows(story: Story, left: _Places, right: _Places) -> Iterator[Finding]:
    for (document_a, span_a), (document_b, span_b) in product(left.items(), right.items()):
        here, there = story.evidence_at(document_a, span_a), story.evidence_at(document_b, span_b)
        if here and there and document_a != document_b:
            because = f"Two spellings of one name: {here.text} and {there.text}."
            values = here.text.casefold(), there.text.casefold()
            yield Finding(None, Kind.NAME, Strength.CONFLICT, here, there, *values, because, 0.8)
