"""Sentences of news in which one word is replaced by another of WordNet: pairs to learn from.

A word is taken as a noun, a verb or an adjective by the words around it and by its ending, and in its first
sense, which is the most frequent one. Its synonyms and, of a noun, what it is a kind of say the same; its
antonyms do not. Forms are kept (`inflection`): "bought" becomes "purchased". Needs the files of WordNet 3.0
(Debian's wordnet-base has them); its licence allows any use.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from newsdiff.analysis.substitutes import PARTICLES
from newsdiff.analysis.wording import Token, tokens
from training.inflection import ED, ING, Inflection

FILES = {"n": "noun", "v": "verb", "a": "adj"}
BEFORE_NOUN = {"the", "a", "an", "his", "her", "their", "its", "this", "that", "these", "those", "some", "no"}
BEFORE_VERB = {"to", "will", "would", "could", "can", "may", "must", "should"}
SENSES = 8  # a word with more of them is seldom meant in its first one
EACH = 3  # sentences for one pair of words
USED = 3  # times that the texts have the other word: rare ones are no news English


@dataclass
class WordNet:
    """For each part of speech the senses of a lemma, the most frequent first, the lemmas of a sense, what it
    is a kind of, the antonyms of a lemma in a sense, and how it is inflected."""

    senses: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    lemmas: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    kinds: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    opposites: dict[tuple[str, str, str], list[tuple[str, int]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    inflection: dict[str, Inflection] = field(default_factory=dict)

    @property
    def irregular(self) -> dict[str, str]:
        """The lemmas of irregular nouns and verbs."""
        return {**self.inflection["n"].exceptions, **self.inflection["v"].exceptions}

    @classmethod
    def read(cls, folder: Path) -> WordNet:
        net = cls()
        for pos, name in FILES.items():
            net.senses[pos] = dict(map(_index, _lines(folder / f"index.{name}")))
            for line in _lines(folder / f"data.{name}"):
                net._sense(pos, line.split(" | ")[0].split())
            pairs = (line.split()[:2] for line in _lines(folder / f"{name}.exc"))
            net.inflection[pos] = Inflection(pos, {form: lemma for form, lemma in pairs if form != lemma})
        return net

    def _sense(self, pos: str, row: list[str]) -> None:
        offset, count = row[0], int(row[3], 16)
        words = [word.split("(")[0] for word in row[4 : 4 + 2 * count : 2]]
        self.lemmas[pos, offset] = words
        at = 5 + 2 * count
        pointers = row[at : at + 4 * int(row[at - 1])]
        for symbol, target, places in zip(pointers[::4], pointers[1::4], pointers[3::4], strict=True):
            if symbol == "@" and pos == "n":
                self.kinds[offset].append(target)
            elif symbol == "!" and places != "0000":
                self.opposites[pos, offset, words[int(places[:2], 16) - 1]].append(
                    (target, int(places[2:], 16))
                )


def _lines(path: Path) -> Iterator[str]:
    return (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("  "))


def _index(line: str) -> tuple[str, list[str]]:
    row = line.split()
    return row[0], row[-int(row[2]) :]


def replacements(net: WordNet, texts: Sequence[str], count: int) -> Iterator[tuple[str, str, bool]]:
    """Up to `count` pairs of a text and the text with another word, and whether they exclude each other."""
    chance = random.Random(0)  # noqa: S311
    used = Counter(word.folded for text in texts for word in tokens(text))
    seen: dict[frozenset[str], int] = defaultdict(int)
    made = 0
    for text in chance.sample(texts, len(texts)):
        words = tokens(text)
        places = [(i, *found) for i in range(len(words)) for found in _read(net, words, i)]
        for i, pos, lemma, kind in chance.sample(places, min(2, len(places))):
            options = [
                (net.inflection[pos].made(x, kind, used), x, unlike) for x, unlike in _others(net, pos, lemma)
            ]
            options = [option for option in options if used[option[0]] >= USED]
            if not options:
                continue
            form, other, unlike = chance.choice(options)
            pair = frozenset((lemma, other))
            if seen[pair] >= EACH:
                continue
            seen[pair] += 1
            span = words[i].span
            yield text, text[: span.start] + form + text[span.end :], unlike
            made += 1
            if made == count:
                return


def _others(net: WordNet, pos: str, lemma: str) -> Iterator[tuple[str, bool]]:
    senses = net.senses[pos][lemma]
    first = senses[0]
    for word in net.lemmas[pos, first]:
        if word != lemma and word.islower() and first in net.senses[pos].get(word, [])[:2]:
            yield word, False
    for kind in net.kinds.get(first, []):
        yield net.lemmas["n", kind][0], False
    for target, number in net.opposites.get((pos, first, lemma), []):
        for _ in range(2):  # they are rare
            yield net.lemmas[pos, target][number - 1], True


def _read(net: WordNet, words: Sequence[Token], i: int) -> Iterator[tuple[str, str, str]]:
    """Part of speech and lemma of a word and which form it is, where what stands around it tells; a verb with
    a particle means something else."""
    word = words[i]
    if not (word.is_content and word.text.islower() and word.text.isalpha() and len(word.text) > 2):
        return
    before = words[i - 1].folded if i else ""
    behind = words[i + 1] if i + 1 < len(words) else None
    content_behind = behind is not None and behind.is_content
    verb = (
        before in BEFORE_VERB or word.text.endswith((ED, ING)) or word.text in net.inflection["v"].exceptions
    )
    noun = not verb and not content_behind and (before in BEFORE_NOUN or (i and words[i - 1].is_content))
    adjective = not verb and content_behind and before in BEFORE_NOUN
    pos = "v" if verb else "n" if noun else "a" if adjective else ""
    if not pos or (verb and behind is not None and behind.folded in PARTICLES):
        return
    for lemma, kind in net.inflection[pos].read(word.text):
        if 0 < len(net.senses[pos].get(lemma, [])) <= SENSES:
            yield pos, lemma, kind
            return
