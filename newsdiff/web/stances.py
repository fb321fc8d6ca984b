"""How the texts of a claim stand to it: which deny what the others tell, and which may exclude it.

A text denies a claim where each of its sentences there is surely a denial (`details/disputed.py`) that has
the words of another text's, and no sentence of the others denies anything: "she had not taken money" tells
what "denied that she had taken money" tells. Of the other texts some may exclude each other, as the analysis
found: a group that do not tells the claim, and the others stand apart from it. It is grown from each text in
turn, by those that exclude the fewest, and the one of most origins is taken; of equal ones that which denies
least, then the first. Limits: a denial, or another value, in words of its own is not seen; a larger group
than can be grown in this way may be missed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from enum import StrEnum

from newsdiff.analysis.denying import denies
from newsdiff.analysis.details.disputed import denied, enough
from newsdiff.analysis.types import Span
from newsdiff.analysis.wording import content_stems, tokens
from newsdiff.stories.models import ClaimMember, Sentence


class Stance(StrEnum):
    """In the order in which one outweighs the next, where the texts of an outlet stand differently."""

    TELLS = "tells"
    APART = "apart"
    DENIES = "denies"

    @classmethod
    def of(cls, found: Container[Stance]) -> Stance:
        return next(one for one in cls if one in found)


Members = Mapping[int, Sequence[ClaimMember]]  # of a claim, by the version of the text
Sentences = Mapping[int, Sentence]


def stances(
    members: Iterable[ClaimMember], sentences: Sentences, origin_of: Mapping[int, int]
) -> dict[int, Stance]:
    """How each version stands to the claim; `members` in the order of publication, `origin_of` versions."""
    by_version: dict[int, list[ClaimMember]] = defaultdict(list)
    for member in members:
        by_version[sentences[member.sentence_id].version_id].append(member)
    denying = _deniers(by_version, sentences)
    asserting = {version: own for version, own in by_version.items() if version not in denying}
    telling = _together(asserting, sentences, origin_of)
    return {
        version: Stance.DENIES if version in denying else Stance.TELLS if version in telling else Stance.APART
        for version in by_version
    }


def _together(members: Members, sentences: Sentences, origin_of: Mapping[int, int]) -> Set[int]:
    """Versions of which no two may exclude each other."""
    if not any(member.apart for own in members.values() for member in own):
        return members.keys()
    apart = {version: _shut_out(own, members) for version, own in members.items()}
    denying = {
        version
        for version, own in members.items()
        if any(denies(_words(member, sentences)) for member in own)
    }
    likely = sorted(members, key=lambda version: len(apart[version]))

    def grown(first: int) -> frozenset[int]:
        group = {first}
        for version in likely:
            if apart[version].isdisjoint(group):
                group.add(version)
        return frozenset(group)

    def rank(group: frozenset[int]) -> tuple[int, int]:
        return len({origin_of[version] for version in group}), -len(group & denying)

    return max(map(grown, members), key=rank)


def _shut_out(own: Sequence[ClaimMember], members: Members) -> set[int]:
    """The versions of the texts of which all that they tell of a claim may exclude all that a text tells."""
    shut = set(own[0].apart).intersection(*(member.apart for member in own))
    return {other for other, theirs in members.items() if all(m.sentence_id in shut for m in theirs)}


def _words(member: ClaimMember, sentences: Sentences) -> str:
    sentence = sentences[member.sentence_id]
    return sentence.text[member.start - sentence.start : member.end - sentence.start]


def _deniers(members: Members, sentences: Sentences) -> frozenset[int]:
    """The versions of the texts that deny what the others tell."""
    by_version: dict[int, list[frozenset[str] | None]] = defaultdict(list)
    others: list[str] = []
    for version, own in members.items():
        for member in own:
            sentence = sentences[member.sentence_id]
            words = _denied(member, sentence)
            by_version[version].append(words)
            if words is None:
                others.append(sentence.text)
    if not others or any(map(denies, others)):
        return frozenset()
    told = [content_stems(tokens(text)) for text in others]
    return frozenset(
        version for version, found in by_version.items() if all(_is_told(words, told) for words in found)
    )


def _denied(member: ClaimMember, sentence: Sentence) -> frozenset[str] | None:
    """The telling words of what a member denies; None where it denies nothing."""
    part = Span(member.start - sentence.start, member.end - sentence.start)
    found = [span for span in denied(sentence.text) if span.overlaps(part)]
    words = (content_stems(tokens(span.of(sentence.text))) for span in found)
    return frozenset().union(*words) if found else None


def _is_told(words: frozenset[str] | None, told: Iterable[frozenset[str]]) -> bool:
    return words is not None and any(enough(words, other) for other in told)
