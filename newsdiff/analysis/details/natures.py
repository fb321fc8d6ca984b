"""What a deed was, or somebody is: a suspicion in one article, a fact in another, wherever in the texts.

Method: two kinds of things are looked up. Deeds that are told in many words ("arson", "intentionally set",
"an arsonist") by a short list of families; and what people are called behind "alleged" or "possible"
("possible gang members"), by the first two words. A place with a cue of doubt beside it is set against a
place of another article that has the same in its outlet's voice, where the sentence doubts and accuses
nobody and nothing before the words denies or asks. The two places, each with the sentence before it, must
share three telling words, or one where they stand in one claim; an article that doubts what it calls somebody
is nowhere taken to state it. All places of one thing are one difference, a detail where the certain ones were
told half a day later. Limits: only the families below are known; the nature of a second event in the story is
told apart by its words alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from newsdiff.analysis import quotations
from newsdiff.analysis.details.context import Story
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.details.partners import NEWER, came_later, matter
from newsdiff.analysis.types import Document, Evidence, Kind, Role, Sentence, Span, Strength
from newsdiff.analysis.wording import content_stems, tokens

_ON_PURPOSE = r"(?:intentionally|deliberately|purposely|wilfully|willfully)"
_SELF = r"(?:himself|herself)"
_FAMILIES = {
    "arson": rf"arsons?|arsonists?|torched|{_ON_PURPOSE} (?:set|lit|started|ignited)|"
    rf"(?:set|lit|started|ignited) (?:\w+ )?{_ON_PURPOSE}",
    "suicide": rf"(?:committed )?suicide|(?:hanged|hung|shot|killed) {_SELF}|took (?:his|her) own life",
    "sabotage": r"sabotag(?:e|ed)|saboteurs?",
    "terrorism": r"terror(?:ist)? (?:attack|bombing)s?",
}
_DOUBT = (
    r"(?:(?:they|police|officers|officials|authorities|investigators|detectives) (?:now )?suspect|"
    r"suspected|alleged(?:ly)?|apparent(?:ly)?|possible|possibly|potential|presumed|purported(?:ly)?|"
    r"probable|probably|"
    r"(?:may|might|could) have(?: been)?|"
    r"(?:is|was|are|were) (?:believed|thought|feared) to (?:have(?: been)?|be))"
)
_BETWEEN = r"(?: (?:an?|the|been|attacked|set|by|committed|case|act|of)){0,4} "
_DEEDS = {
    family: (re.compile(rf"\b(?:{words})\b", re.I), re.compile(rf"\b{_DOUBT}{_BETWEEN}(?:{words})\b", re.I))
    for family, words in _FAMILIES.items()
}
# Two words for people.
_CALLED = re.compile(
    r"\b(?:alleged|suspected|possible|reputed|purported|presumed) "
    r"([\w’'-]+ (?:boss|bosses|[a-z]+(?:ers?|ors?|ists?|ants?|men|man)|thief|thieves|spy|spies|pirates?))"
    r"(?=[\s,.;])"
)
# What in a sentence makes that it tells less than a fact.
_LESS = re.compile(
    rf"\b{_DOUBT}\b|\?|\b(?:reputed|rumou?red|accus\w+|charge[ds]?|trial|convict\w+|suspicion|suspicious|"
    r"suspect\w*|investigat\w+|prob(?:e|ing)|treat(?:ed|ing)? as|claim(?:s|ed)?|reportedly|unclear)\b",
    re.I,
)
# Before the words, in reach.
_OPEN = re.compile(
    r"\b(?:no|not|never|whether|if|or|attempt\w*|threat\w*|conclusion|theory|possibility|ruled out|"
    r"prevent\w*|against|risk|fear\w*)\b|n ?['’] ?t\b",
    re.I,
)
# "The arson squad", "after the 1998 arson", "the arson of 1998": no deed of now.
_NO_DEED = re.compile(
    r"[\s-](?:squads?|watch|prevention|charges?|units?|experts?|laws?|hotlines?|insurance|trial)\b|"
    r"\s(?:of|in) (?:the )?(?:19|20)\d\d\b",
    re.I,
)
_OF_A_YEAR = re.compile(r"\b(?:after|since|of) (?:(?:an?|the) )?(?:19|20)\d\d(?: \w+)? $", re.I)
_REACH = 40  # characters
_SHARED = 3  # telling words of both places, each with the sentence before it


@dataclass(frozen=True)
class Place:
    """Words that tell, or doubt, what a deed was; `stems` are of its sentence and the one before it."""

    document: Document
    sentence: Sentence
    span: Span
    stems: frozenset[str]


def covers(text: str, cue: Span, offset: int) -> bool:
    """Whether a cue of doubt in a text that begins at `offset` is about something that is compared here."""
    patterns = [doubted for _, doubted in _DEEDS.values()] + [_CALLED]
    places = (m.span() for pattern in patterns for m in pattern.finditer(text))
    return any(start + offset < cue.end and cue.start < end + offset for start, end in places)


def find(story: Story) -> Iterator[Finding]:
    deeds = _deeds(story)
    for family, (doubted, stated) in deeds.items():
        yield from _difference(story, family, doubted, stated)
    for phrase, (doubted, stated) in _callings(story).items():
        yield from _difference(story, " ".join(phrase), doubted, stated)


def _deeds(story: Story) -> dict[str, tuple[list[Place], list[Place]]]:
    found: dict[str, tuple[list[Place], list[Place]]] = defaultdict(lambda: ([], []))
    for sentence in story.sentences:
        for family, (named, doubted) in _DEEDS.items():
            deed = named.search(sentence.text)
            if deed is None:
                continue
            doubt = doubted.search(sentence.text)
            if doubt:
                found[family][0].append(_place(story, sentence, doubt.span()))
            elif _is_fact(sentence.text, *deed.span()):
                place = _place(story, sentence, deed.span())
                if _own_voice(place):
                    found[family][1].append(place)
    return found


def _callings(story: Story) -> dict[tuple[str, ...], tuple[list[Place], list[Place]]]:
    """By what somebody may be, one person or several: where it is doubted, and where told as so."""
    doubted: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for sentence in story.sentences:
        for cue in _CALLED.finditer(sentence.text):
            words = tokens(cue.group(1))
            if len(words) == 2 and all(w.is_content for w in words):
                doubted[words[0].stem, words[1].folded].append(_place(story, sentence, cue.span()))
    found = {}
    for phrase, places in doubted.items():
        doubting = {p.document.id for p in places}
        stated = [p for p in _stated(story, phrase) if p.document.id not in doubting]
        found[phrase] = (places, stated)
    return found


def _stated(story: Story, phrase: tuple[str, ...]) -> Iterator[Place]:
    for sentence in story.sentences:
        words = tokens(sentence.text)
        at = next((i for i in range(len(words) - 1) if (words[i].stem, words[i + 1].folded) == phrase), None)
        if at is None or not _is_fact(sentence.text, words[at].span.start, words[at + 1].span.end):
            continue
        place = _place(story, sentence, (words[at].span.start, words[at + 1].span.end))
        if _own_voice(place):
            yield place


def _is_fact(text: str, start: int, end: int) -> bool:
    """Whether words of a sentence tell something as certain, and of what is news."""
    before = text[max(0, start - _REACH) : start]
    return not (
        _LESS.search(text) or _OPEN.search(before) or _OF_A_YEAR.search(before) or _NO_DEED.match(text, end)
    )


def _place(story: Story, sentence: Sentence, at: tuple[int, int]) -> Place:
    span = Span(sentence.span.start + at[0], sentence.span.start + at[1])
    return Place(story.document[sentence.document], sentence, span, story.around(sentence))


def _own_voice(place: Place) -> bool:
    return place.sentence.role is not Role.HEADING and not quotations.speech(place.document, place.span)


def _difference(story: Story, thing: str, doubted: list[Place], stated: list[Place]) -> Iterator[Finding]:
    own = content_stems(tokens(thing))
    pairs = [
        (a, b)
        for a in doubted
        for b in stated
        if a.document.id != b.document.id and _one_event(story, own, a, b)
    ]
    claim, pairs = matter(story, pairs, lambda a, b: len(a.stems & b.stems))
    for a, b in pairs:
        here, there = _evidence(story, a), _evidence(story, b)
        newer = came_later(a.document, b.document)
        because = NEWER if newer else f"“{here.text}” is told as not certain, “{there.text}” as a fact."
        score = min(0.9, 0.7 + 0.02 * len(a.stems & b.stems))
        yield Finding(
            claim, Kind.CERTAINTY, Strength.DETAIL if newer else Strength.CONFLICT, here, there,
            f"doubted {thing}", f"stated {thing}", because, score, directed=True,
        )  # fmt: skip


def _one_event(story: Story, own: frozenset[str], a: Place, b: Place) -> bool:
    """Whether two places share telling words besides those of what they tell or doubt."""
    shared = len((a.stems & b.stems) - own)
    return shared >= _SHARED or (shared > 0 and story.shared_claim(a.sentence.id, b.sentence.id) is not None)


def _evidence(story: Story, place: Place) -> Evidence:
    return story.part(place.sentence.id).evidence(place.span)
