"""Which texts of a claim tell it only to be denied.

A text denies a claim where each of its sentences there is surely a denial (`details/disputed.py`) that has
the words of another text's, and no sentence of the others denies anything: "she had not taken money" tells
what "denied that she had taken money" tells. Limits: a denial in words of its own is not seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from newsdiff.analysis.details.disputed import denied, enough
from newsdiff.analysis.details.negation import denies
from newsdiff.analysis.types import Span
from newsdiff.analysis.wording import content_stems, tokens
from newsdiff.stories.models import ClaimMember, Sentence


def deniers(members: Iterable[ClaimMember], sentences: Mapping[int, Sentence]) -> frozenset[int]:
    """The versions of the texts that deny what the others tell."""
    by_version: dict[int, list[frozenset[str] | None]] = defaultdict(list)
    others: list[str] = []
    for member in members:
        sentence = sentences[member.sentence_id]
        words = _denied(member, sentence)
        by_version[sentence.version_id].append(words)
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
