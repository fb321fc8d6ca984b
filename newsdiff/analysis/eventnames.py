"""What reports call the event itself: the kind of thing that their openings name, and wars by their place.

Method: a word of the gazetteer's kinds of event, with the adjectives and nouns that belong to it, where at
least half of the articles open with that kind; a war or an operation by what stands behind "in" or "against".
An event is called by the plainest word of its kind that an article uses: a tram strike is no attack.
Limits: two events of one kind in one story are one referent.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from newsdiff.analysis.gazetteer import EVENTS
from newsdiff.analysis.grammar import could_be_base, is_finite_verb
from newsdiff.analysis.naming import LOADED, LOADED_WORD, PLAIN, Mention
from newsdiff.analysis.types import Role, Sentence, Span
from newsdiff.analysis.wording import FUNCTION_WORDS, Token, tokens

_CLASS_OF = {word: name for name, words in EVENTS.items() for word in words}


def mentions(sentences: list[Sentence]) -> list[Mention]:
    """The kind of event that opens several articles, and wars by their place."""
    titles = _titles(sentences)
    found = [m for s in sentences for m in _named_event(s, titles)]
    found += [m for s in sentences for m in _wars(s)]
    return found


_OFTEN = 3  # an article that names the kind so often is about it, wherever it begins to


def _titles(sentences: list[Sentence]) -> dict[str, str]:
    """The kinds of event that at least half of the articles, and two, open with or name again and again, and
    what each is called: the plainest of the words with which they do."""
    documents = {s.document for s in sentences}
    opening: dict[str, set[str]] = defaultdict(set)
    opened: dict[str, set[str]] = defaultdict(set)
    times: Counter[tuple[str, str]] = Counter()
    for sentence in sentences:
        first = sentence.position <= 2 or sentence.role in {Role.HEADLINE, Role.STANDFIRST}
        for token in tokens(sentence.text):
            name = None if _is_month(token) else _CLASS_OF.get(token.folded)
            if name and name != "war":
                times[name, sentence.document] += 1
                if first or times[name, sentence.document] == _OFTEN:
                    opening[name].add(sentence.document)
                    opened[name].add(token.folded)
    return {
        name: next(word for word in EVENTS[name] if word in opened[name])
        for name, holders in opening.items()
        if len(holders) >= max(2, len(documents) / 2)
    }


def _named_event(sentence: Sentence, titles: Mapping[str, str]) -> Iterator[Mention]:
    """`titles` are what the events of the story are called, by their kind."""
    words = tokens(sentence.text, sentence.span.start)
    for i, word in enumerate(words):
        name = None if _is_month(word) else _CLASS_OF.get(word.folded)
        if (
            name is None
            or name not in titles
            or (
                i + 1 < len(words)
                and _CLASS_OF.get(words[i + 1].folded) == name
                and _beside(sentence, words[i], words[i + 1])
            )
        ):
            continue
        start = _phrase_start(sentence, words, i)
        if (
            start > 0
            and words[start - 1].folded in _ANOTHER
            and _beside(sentence, words[start - 1], words[start])
        ):
            continue
        span = Span(words[start].span.start, word.span.end)
        text = _text(sentence, span)
        kind = LOADED if LOADED_WORD.search(text) else PLAIN
        shown = text.lower() if sentence.role is Role.HEADLINE else text
        yield Mention(f"the {titles[name]}", shown, kind, sentence, span)


_ANOTHER = frozenset(
    "possible potential future separate another additional similar other previous earlier past next any no "
    "hypothetical".split()
)


def _phrase_start(sentence: Sentence, words: tuple[Token, ...], last: int) -> int:
    """The first word of the noun phrase; "new" belongs to it only between two of its words."""
    start = last
    while start > 0 and last - start < 5:
        back = start - 1
        if words[back].folded == "new" and back > 0 and _beside(sentence, words[back], words[start]):
            if not _modifies(sentence, words[back - 1], words[back]):
                break
            back -= 1
        elif not _modifies(sentence, words[back], words[start]):
            break
        start = back
    while words[start].folded == "and":
        start += 1
    # "so-called", "intelligence-sharing": a word with a hyphen is taken whole, the last one before included.
    if start > 0 and words[start].folded not in FUNCTION_WORDS and _hyphened(sentence, words, start - 1):
        start -= _text(sentence, Span(words[start - 1].span.end, words[start].span.start)) == " "
    while start > 0 and _hyphen(sentence, words[start - 1], words[start]):
        start -= 1
    return start


def _hyphen(sentence: Sentence, left: Token, right: Token) -> bool:
    apart = left.span.end < right.span.start
    return apart and _text(sentence, Span(left.span.end, right.span.start)) in {"-", "‑", " - "}


def _hyphened(sentence: Sentence, words: tuple[Token, ...], at: int) -> bool:
    """Whether a lower-case word is the end of one with a hyphen."""
    return at > 0 and words[at].text.islower() and _hyphen(sentence, words[at - 1], words[at])


def _is_month(word: Token) -> bool:
    return word.text in {"March", "May"}


def _text(sentence: Sentence, span: Span) -> str:
    return sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]


def _beside(sentence: Sentence, left: Token, right: Token) -> bool:
    return (
        _text(sentence, Span(left.span.end, right.span.start)) in {" ", "-", "–"}
        if left.span.end < right.span.start
        else False
    )


_MODIFIER = re.compile(r"(?:al|ic|ive|ous|ial|ary|ist)$")
_MODIFIERS = frozenset(
    "security defense defence strategic trade peace ceasefire nuclear joint military landmark sweeping "
    "historic comprehensive bilateral economic free new limited proposed enhanced expanded renewed detailed "
    "failed botched armed wide-ranging far-reaching long-awaited".split()
)


def _modifies(sentence: Sentence, left: Token, right: Token) -> bool:
    """Whether a word belongs to the noun phrase: an adjective, a known noun, or "and" between two of them."""
    if left.folded in _ANOTHER or left.folded == "new":
        return False
    between = (
        _text(sentence, Span(left.span.end, right.span.start)) if left.span.end < right.span.start else ""
    )
    if between == ", ":  # "economic, trade and defence partnership"
        return left.folded in _MODIFIERS and (right.folded in _MODIFIERS or right.folded == "and")
    if between not in {" ", "-", "–", " - "}:
        return False
    if left.folded == "and":
        return right.folded in _MODIFIERS
    return (
        left.folded in _MODIFIERS
        or left.folded in _CLASS_OF
        or (left.is_content and bool(_MODIFIER.search(left.folded)) and len(left.folded) > 4)
        or (right.folded in _CLASS_OF and _is_noun(left))
    )


def _is_noun(word: Token) -> bool:
    """A lower-case word that is no form of a verb and no adverb: "pirate" in "pirate attack"."""
    lower = word.folded
    return (
        word.text.islower()
        and word.is_content
        and len(lower) > 3
        and not lower.endswith(("ly", "ing", "ed", "s"))
        and not is_finite_verb(lower)
        and not could_be_base(lower)
        and lower not in _NO_PART
    )


# Adjectives that count, compare or place an event and say nothing of it.
_NO_PART = frozenset(
    "first second third last latest recent same full final initial original early late whole entire more "
    "less major minor long short large small great good best better much many few several single double "
    "current percent today yesterday ahead after every each even ever just like near over under with without "
    "own".split()
)


_WAR = re.compile(
    r"((?:(?:[A-Z]\w+[’']s|its|the|full-scale|illegal|unprovoked|ongoing|brutal|bloody|unjust|"
    r"criminal) )*(?:war|conflict|invasion|aggression|special military operation|military operation|"
    r"operation|hostilities))"
    r" (?:in|against|on|of) ([A-Z]\w+(?: [A-Z]\w+)?)"
)


def _wars(sentence: Sentence) -> Iterator[Mention]:
    for found in _WAR.finditer(sentence.text):
        text = re.sub(r"^(?:the|its) ", "", found.group())
        end = sentence.span.start + found.end()
        kind = LOADED if LOADED_WORD.search(text) else PLAIN
        yield Mention(f"the war in {found.group(2)}", text, kind, sentence, Span(end - len(text), end))
