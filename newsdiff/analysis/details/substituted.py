"""Two parts of a claim that are the same but for a word or two, and these can't both be right.

Method: where two aligned parts have one stretch of up to three telling words in each other's place, and most
of the rest in common, a trained network tells whether the two exclude each other (`analysis.substitutes`).
Where it is nearly sure, and the parts differ in nothing else, that is a conflict; where it rather thinks so,
the parts are not said to agree. Names and figures have rules of their own. Neither article may have the
other's words too: then each tells of its own thing. Limits: parts that are worded in other ways are not
compared; what the network does not know, it takes for another word for the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from newsdiff.analysis import substitutes
from newsdiff.analysis.details.context import Part, Story, Substitute, once_for_texts
from newsdiff.analysis.details.findings import Finding, worded
from newsdiff.analysis.substitutes import Place, Replaced, replaced
from newsdiff.analysis.types import Kind, Member, Role, Span, Strength
from newsdiff.analysis.wording import Token, tokens

_LONGEST = 3  # telling words in the place
_SAME, _SHARE = 3, 0.6  # telling words that both have besides, and their share of the shorter part
SURE, LIKELY = 7.0, 3.0  # log odds
_HEADINGS = {Role.HEADLINE, Role.HEADING}


def judged(story: Story, fingerprint: str) -> Story:
    """The story with what stands in one place of its aligned parts and may be shut out by what the other has;
    as it was, without the model that belongs to the network."""
    if not substitutes.known(fingerprint):
        return story
    found = list(_candidates(story))
    odds = substitutes.log_odds([(_place(a, here), _place(b, there)) for _, a, b, here, there, _ in found])
    likely = (
        Substitute(*candidate[:5], value, candidate[5])
        for candidate, value in zip(found, odds, strict=True)
        if value >= LIKELY
    )
    return replace(story, substitutes=tuple(likely))


def find(story: Story) -> Iterator[Finding]:
    for one in story.substitutes:
        if one.claim is None or one.log_odds < SURE or not one.alone:
            continue
        here, there = one.a.evidence(one.span_a), one.b.evidence(one.span_b)
        because = (
            f"“{here.text}” and “{there.text}” stand in one place of the sentence, and exclude each other."
        )
        yield worded(one.claim, Kind.WORDING, Strength.CONFLICT, here, there, because, 0.65)


def unequal(story: Story) -> frozenset[frozenset[str]]:
    """The pairs of sentences that are not said to agree."""
    return frozenset(frozenset((one.a.sentence.id, one.b.sentence.id)) for one in story.substitutes)


_Candidate = tuple[str | None, Part, Part, Span, Span, bool]


def _candidates(story: Story) -> Iterator[_Candidate]:
    seen: set[frozenset[Member]] = set()
    for claim, a, b in story.aligned_pairs:
        key = frozenset((a.member, b.member))
        if key in seen or {a.sentence.role, b.sentence.role} & _HEADINGS or len(a.stems & b.stems) < _SAME:
            continue
        seen.add(key)
        found = _one_place(a, b)
        if found and _asked(a, found.a, b, found.b):
            places = found.place_a.moved(a.span.start), found.place_b.moved(b.span.start)
            yield claim, a, b, *places, found.alone


@once_for_texts
def _one_place(a: Part, b: Part) -> Replaced | None:
    """What two parts have in one place, with spans in their texts, where most else is the same."""
    places = replaced(tokens(a.text), tokens(b.text))
    alike = len(places) == 1 and places[0].same >= _SAME and places[0].share >= _SHARE
    return places[0] if alike else None


def _asked(a: Part, here: tuple[Token, ...], b: Part, there: tuple[Token, ...]) -> bool:
    plain = _plain(a, here) and _plain(b, there)
    return plain and not (_has(a, there) or _has(b, here)) and _denials(a) == _denials(b)


def _plain(part: Part, words: tuple[Token, ...]) -> bool:
    """Whether they are few, and neither figures nor names."""
    return len(words) <= _LONGEST and all(word.folded.isalpha() and word.text.islower() for word in words)


def _has(part: Part, words: tuple[Token, ...]) -> bool:
    """Whether the article of a part has the last of some words too."""
    return bool(re.search(rf"\b{re.escape(words[-1].text)}\b", part.document.text, re.I))


_NOT = re.compile(r"\b(?:not?|never|none|nor|neither|without|cannot)\b|n['’]t\b", re.I)


def _denials(part: Part) -> int:
    return len(_NOT.findall(part.text))


def _place(part: Part, span: Span) -> Place:
    start = part.sentence.span.start
    return Place(part.sentence.text, Span(span.start - start, span.end - start))
