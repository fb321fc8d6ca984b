"""The words of a sentence, in the forms in which they are compared.

Method: a sentence becomes a list of folded words (case, punctuation, quotation style, possessives and the
British or American spelling of a word are folded away), each with a rough stem; what two lists share in
order are their longest matching blocks (Ratcliff and Obershelp, `difflib`). Limits: no synonyms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import Match, SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from newsdiff.analysis.types import Span

# A figure with its separators, an abbreviation with inner points, or a word with inner apostrophes.
# A hyphen parts two words: "intelligence-sharing" and "intelligence sharing" are then the same. An ending may
# be set apart, as in texts that were split into words once ("the ship ’ s crew").
_WORD = re.compile(
    r"[$€£¥]?\d+(?:[.,:]\d+)*%?(?:-?(?:st|nd|rd|th|s|m|bn))?(?![\w])"
    r"|(?:[A-Za-z]\.){2,}"
    r"|[^\W_]+(?:['’][^\W_]+|\s['’]\s?(?:s|re|ve|ll|d|m|t)\b)*"
)

FUNCTION_WORDS = frozenset(
    [
        "a",
        "about",
        "above",
        "across",
        "after",
        "again",
        "against",
        "all",
        "also",
        "although",
        "am",
        "among",
        "an",
        "and",
        "another",
        "any",
        "are",
        "around",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "being",
        "below",
        "between",
        "both",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "doing",
        "down",
        "during",
        "each",
        "either",
        "else",
        "even",
        "ever",
        "every",
        "for",
        "from",
        "further",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "here",
        "hers",
        "herself",
        "him",
        "himself",
        "his",
        "how",
        "however",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "itself",
        "just",
        "least",
        "less",
        "let",
        "like",
        "many",
        "may",
        "me",
        "might",
        "more",
        "most",
        "much",
        "must",
        "my",
        "near",
        "neither",
        "nor",
        "not",
        "now",
        "of",
        "off",
        "on",
        "once",
        "one",
        "only",
        "onto",
        "or",
        "other",
        "others",
        "our",
        "ours",
        "out",
        "over",
        "own",
        "per",
        "quite",
        "rather",
        "same",
        "shall",
        "she",
        "should",
        "since",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "theirs",
        "them",
        "themselves",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "though",
        "through",
        "thus",
        "to",
        "too",
        "toward",
        "towards",
        "under",
        "until",
        "up",
        "upon",
        "us",
        "very",
        "was",
        "we",
        "well",
        "were",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "within",
        "without",
        "would",
        "yet",
        "you",
        "your",
        "amid",
        "according",
        "several",
        "overall",
        "meanwhile",
        "therefore",
        "furthermore",
        "moreover",
        "notably",
        "following",
        "including",
        "regarding",
        "via",
    ]
)

# What makes one word of another, and what is put in its place.
_DERIVED = (
    ("ization", "ize"), ("isation", "ize"), ("ational", "ate"), ("iveness", "ive"), ("fulness", "ful"),
    ("ation", "ate"), ("ically", "ic"), ("ical", "ic"), ("ment", ""), ("ness", ""), ("ible", ""),
    ("able", ""), ("edly", ""), ("ity", ""), ("ion", ""), ("ely", ""), ("er", ""), ("ly", ""), ("al", ""),
)  # fmt: skip

_IRREGULAR = {
    "said": "say", "told": "tell", "held": "hold", "met": "meet", "began": "begin", "begun": "begin",
    "rose": "rise", "risen": "rise", "fell": "fall", "fallen": "fall", "won": "win", "lost": "lose",
    "took": "take", "taken": "take", "gave": "give", "given": "give", "made": "make", "came": "come",
    "went": "go", "gone": "go", "left": "leave", "dead": "die", "died": "die", "dying": "die",
    "deaths": "die", "death": "die", "paid": "pay", "sent": "send", "shot": "shoot", "grew": "grow",
    "grown": "grow", "fought": "fight", "found": "find", "brought": "bring", "chose": "choose",
    "men": "man", "women": "woman", "children": "child", "struck": "strike",
    "broke": "break", "broken": "break", "saw": "see", "seen": "see", "built": "build", "spoke": "speak",
    "wrote": "write", "written": "write", "led": "lead", "stood": "stand", "thought": "think",
    "used": "use", "using": "use",
    "drills": "exerciz", "drill": "exerciz", "manoeuvres": "exerciz", "maneuvers": "exerciz",
    "times": "time",
}  # fmt: skip

_WHOLE = frozenset({"news", "species", "series", "united", "states", "means"})


class Token(NamedTuple):
    """A word: `span` is where it stands, `folded` its form without case, possessive and regional spelling.

    What follows from `folded` is kept, since every pair of sentences asks for it."""

    text: str
    folded: str
    span: Span
    stem: str
    is_content: bool


def tells(word: Token) -> bool:
    """Whether a word is one of content, or a figure."""
    return word.is_content or word.folded.isdigit()


def is_question(sentence: str) -> bool:
    """Whether a sentence ends with a question mark, behind which a quotation or brackets may close."""
    return sentence.rstrip(" \u00a0\"'”’»)]").endswith("?")


def ended(sentence: str) -> str:
    """A sentence of ours with one full stop at its end, though it ends with quoted words such as "a.m."."""
    return _STOPS.sub(".", sentence)


_STOPS = re.compile(r"(?<!\.)\.\.$")


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """A word without case, typographic apostrophe, possessive, points and regional spelling."""
    folded = (
        re.sub(r"\s", "", word.casefold())
        .replace("’", "'")
        .replace("‑", "-")
        .replace("‐", "-")
        .replace("–", "-")
    )
    folded = re.sub(r"'s$|'$", "", folded)
    if "." in folded and folded[0].isalpha():
        folded = folded.replace(".", "")
    folded = re.sub(r"(?<=\d),(?=\d{3})", "", folded)
    if len(folded) > 5:
        folded = re.sub(r"(?<=[a-z]{3})our(?=s?$|ed$|ing$|able$)", "or", folded)
        folded = re.sub(r"(?<=[a-z]{2})is(?=e$|es$|ed$|ing$|ation$|ations$)", "iz", folded)
        folded = re.sub(r"(?<=[a-z]{4})ll(?=ed$|ing$)", "l", folded)
        folded = re.sub(r"(defen|offen|licen|preten)ce(?=s?$)", r"\1se", folded)
        folded = re.sub(r"(cent|theat|fib|met)re(?=s?$)", r"\1er", folded)
        folded = re.sub(r"programme(?=s?$)", "program", folded)
    return folded


def bare_stem(word: Token) -> str:
    """The stem of a word without accents, which some texts leave out."""
    return word.stem if word.folded.isascii() else stem(without_accents(word.folded))


def without_accents(word: str) -> str:
    """A word without accents, which some outlets leave out."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))


@lru_cache(maxsize=65_536)
def stem(folded: str) -> str:
    """A rough stem that joins the forms of one word; it need not be a word itself.

    First the inflection is undone, as in the first step of Porter's algorithm (1980), so that every form of a
    word goes on as the same one; then at most two endings that make one word of another."""
    if folded in _WHOLE:
        return folded
    folded = _IRREGULAR.get(folded, folded)
    if len(folded) <= 3 or folded[0].isdigit():
        return folded
    stemmed = _derived(_derived(_uninflected(folded)))
    silent = len(stemmed) > 4 and stemmed[-1] in "ey" and not _SHORT.fullmatch(stemmed[:-1])
    return stemmed[:-1] if silent else stemmed


_VOWEL = re.compile(r"[aeiouy]")
_SHORT = re.compile(r"[^aeiou]*[aeiouy][^aeiouwxy]")  # "hop" of "hoped", "vot" of "voter"


def _uninflected(word: str) -> str:
    """A word without its ending of number, person or tense."""
    if re.search(r"(?:ss|x|ch|sh)es$", word):
        word = word[:-2]
    elif re.search(r"[^aeiou]ies$", word) and len(word) > 4:
        word = word[:-3] + "y"
    elif word[-1] == "s" and word[-2] not in "sui":
        word = word[:-1]
    if re.search(r"[^aeiou]ied$", word):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith("eed"):
        return word[:-1] if _VOWEL.search(word[:-3]) else word
    for ending in ("ed", "ing"):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) > 1 and _VOWEL.search(bare):
            return _whole(bare)
    return word


def _whole(bare: str) -> str:
    """A word that has lost an ending, with the "e" that it lost, or without the letter that it doubled."""
    if len(bare) > 3 and bare[-1] == bare[-2] and bare[-1] not in "aeioulsz":
        return bare[:-1]
    return bare + "e" if _SHORT.fullmatch(bare) else bare


def _derived(word: str) -> str:
    for ending, put in _DERIVED:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + put if put else _whole(word[: -len(ending)])
    return word


@lru_cache(maxsize=16_384)
def tokens(text: str, offset: int = 0) -> tuple[Token, ...]:
    """The words of a text; `offset` is added to every span."""
    return tuple(_token(found, offset) for found in _WORD.finditer(text))


def _token(found: re.Match[str], offset: int) -> Token:
    word = found.group()
    start, end = found.span()
    folded, stemmed, is_content = _read(word)
    return Token(word, folded, Span(start + offset, end + offset), stemmed, is_content)


@lru_cache(maxsize=65_536)
def _read(word: str) -> tuple[str, str, bool]:
    """A word folded, its stem, and whether it is one of content."""
    folded = fold(word)
    return folded, stem(folded), folded not in FUNCTION_WORDS and len(folded) > 1


def content_stems(words: Iterable[Token]) -> frozenset[str]:
    return frozenset(token.stem for token in words if token.is_content)


@lru_cache(maxsize=16_384)
def blocks(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[Match, ...]:
    """The stretches that two texts share in order. Many outlets quote the same words: they are kept."""
    return tuple(SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks())


def most_shared(left: Sequence[str], right: Sequence[str]) -> int:
    """At least as many words as two texts can share in any order: the distinct ones that both have, and those
    that both repeat."""
    a, b = set(left), set(right)
    return len(a & b) + min(len(left) - len(a), len(right) - len(b))


def joined(words: tuple[Token, ...], start: int, end: int) -> Span:
    """From the first to the last of `words[start:end]`, which must not be empty."""
    return Span(words[start].span.start, words[end - 1].span.end)
