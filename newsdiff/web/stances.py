"""How the texts of a claim stand to it: which deny what the others tell, and which may exclude it.

A text denies a claim where each of its sentences there is surely a denial (`details/disputed.py`) that has
the words of another text's, and no sentence of the others denies anything: "she had not taken money" tells
what "denied that she had taken money" tells. Of the other texts some may exclude each other, as the analysis
found: the claim is told by the most that do not, counted by origins, and the others stand apart from it. Of
equally many those tell it which deny nothing, then those that came first. Limits: a denial, or another value,
in words of its own is not seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from enum import StrEnum

from newsdiff.analysis.denying import denies
from newsdiff.analysis.details.disputed import denied, enough
from newsdiff.analysis.types import Span
from newsdiff.analysis.wording import content_stems, tokens
from newsdiff.stories.models import ClaimMember, Sentence


class Stance(StrEnum):
    TELLS = "tells"
    DENIES = "denies"
    APART = "apart"


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
    """The most versions of which no two may exclude each other."""
    apart = {
        version: {other for other, theirs in members.items() if _apart(own, theirs)}
        for version, own in members.items()
    }
    if not any(apart.values()):
        return members.keys()
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


def _apart(one: Iterable[ClaimMember], other: Iterable[ClaimMember]) -> bool:
    """Whether all that one text tells of a claim may exclude all that another one tells."""
    others = [member.sentence_id for member in other]
    return all(sentence in member.apart for member in one for sentence in others)


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
