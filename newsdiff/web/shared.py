"""Which phrases of a sentence another text lacks, though the two tell the same in part.

Rule: a sentence is cut into phrases at its punctuation, before words that open an addition ("which", "amid")
and where the part ends that both texts tell. Another text lacks a phrase of two telling words or more if none
of its sentences has half of them. Of the phrases of the shared part this is said only where the text has the
longest one: else it tells the part in words of its own, and words can't say which of it. Limits: an addition
within a phrase is not seen, and a short phrase in other words counts as lacking.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from newsdiff.analysis.wording import bare_stem, tells, tokens
from newsdiff.stories.models import Sentence

LEAST = 2  # telling words of a phrase that can be lacking

Part = tuple[int, int]  # start and end in the canonical text

_CUT = re.compile(
    r"""(?:(?<=[,;:)])|(?<=[,;:)]["”’'])|(?<=\s[–—-]))\s+"""
    r"|\s+(?=\(|(?:according|after|although|amid|as well as|because|before|despite|during|following"
    r"|including|such as|though|when|where|whereas|which|while|who|whose)\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of a sentence with its telling words."""

    start: int
    end: int
    words: frozenset[str]


def phrases(sentence: Sentence, parts: Sequence[Part]) -> tuple[Phrase, ...]:
    """The phrases of a sentence, of which other texts tell these parts. One of fewer than `LEAST` telling
    words goes with the one before it."""
    begin, end, text = sentence.start, sentence.end, sentence.text
    edges = {edge for part in parts for edge in part if begin < edge < end}
    cuts = sorted({begin, end} | edges | {begin + found.end() for found in _CUT.finditer(text)})
    found: list[Phrase] = []
    for start, stop in pairwise(cuts):
        phrase = Phrase(start, stop, _words(text[start - begin : stop - begin]))
        if found and start not in edges and len(phrase.words) < LEAST:
            before = found.pop()
            phrase = Phrase(before.start, stop, before.words | phrase.words)
        found.append(phrase)
    return tuple(found)


@lru_cache(maxsize=16_384)
def _words(text: str) -> frozenset[str]:
    return frozenset(bare_stem(token) for token in tokens(text) if tells(token))


def has_all(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a sentence has every telling word of a phrase, which has one at least."""
    return bool(phrase.words) and phrase.words <= _words(sentence.text)


class Texts:
    """Texts by their version: which of their sentences have a word."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self._having: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._versions: dict[str, set[int]] = defaultdict(set)
        for sentence in sentences:
            for word in _words(sentence.text):
                self._having[sentence.version_id][word].append(sentence.pk)
                self._versions[word].add(sentence.version_id)

    def having(self, word: str) -> Set[int]:
        """The versions that have a word, by its stem without accents."""
        return self._versions.get(word, frozenset())

    def has(self, version: int, word: str) -> bool:
        """Whether a sentence of the version has a word, by its stem without accents."""
        return word in self._having[version]

    def lacking(self, version: int, sentence: Sentence, parts: Sequence[Part]) -> list[Phrase]:
        """The phrases of `sentence` that the version lacks; `parts` of it are what both tell."""
        telling = [phrase for phrase in phrases(sentence, parts) if len(phrase.words) >= LEAST]
        missing = [phrase for phrase in telling if not self._has(version, phrase.words)]
        inside = [phrase for phrase in telling if any(a <= phrase.start < b for a, b in parts)]
        longest = max(inside, key=lambda phrase: len(phrase.words), default=None)
        return [phrase for phrase in missing if phrase not in inside] if longest in missing else missing

    def _has(self, version: int, words: frozenset[str]) -> bool:
        having = self._having[version]
        found = Counter(sentence for word in words for sentence in having.get(word, ()))
        return 2 * max(found.values(), default=0) >= len(words)
