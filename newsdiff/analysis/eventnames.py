"""What reports call the event itself: the kind of thing that their openings name, and wars by their place.

Method: a word of the gazetteer's kinds of event, with the adjectives and nouns that belong to it, where at
least half of the articles open with that kind; a war or an operation by what stands behind "in" or "against".
Limits: two events of one kind in one story are one referent.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from newsdiff.analysis.gazetteer import EVENTS
from newsdiff.analysis.naming import LOADED, LOADED_WORD, PLAIN, Mention
from newsdiff.analysis.types import Role, Sentence, Span
from newsdiff.analysis.wording import Token, tokens

_CLASS_OF = {word: name for name, words in EVENTS.items() for word in words}


def mentions(sentences: list[Sentence]) -> list[Mention]:
    """The kind of event that opens several articles, and wars by their place."""
    opening: dict[str, set[str]] = defaultdict(set)
    documents = {s.document for s in sentences}
    for sentence in sentences:
        if sentence.position <= 2 or sentence.role in {Role.HEADLINE, Role.STANDFIRST}:
            for token in tokens(sentence.text):
                if token.folded in _CLASS_OF and not _is_month(token):
                    opening[_CLASS_OF[token.folded]].add(sentence.document)
    chosen = {
        name
        for name, holders in opening.items()
        if name != "war" and len(holders) >= max(2, len(documents) / 2)
    }
    found = [m for s in sentences for m in _named_event(s, chosen)]
    found += [m for s in sentences for m in _wars(s)]
    return found


def _named_event(sentence: Sentence, chosen: set[str]) -> Iterator[Mention]:
    words = tokens(sentence.text, sentence.span.start)
    for i, word in enumerate(words):
        name = None if _is_month(word) else _CLASS_OF.get(word.folded)
        if name not in chosen or (
            i + 1 < len(words)
            and _CLASS_OF.get(words[i + 1].folded) == name
            and _beside(sentence, words[i], words[i + 1])
        ):
            continue
        start = i
        while start > 0 and i - start < 3 and _modifies(sentence, words[start - 1], words[start]):
            start -= 1
        start += words[start].folded == "and"
        while (
            start > 0
            and words[start - 1].span.end + 1 == words[start].span.start
            and (_text(sentence, Span(words[start - 1].span.end, words[start].span.start)) == "-")
        ):
            start -= 1  # "so-called" is one word here
        span = Span(words[start].span.start, word.span.end)
        text = _text(sentence, span)
        kind = LOADED if LOADED_WORD.search(text) else PLAIN
        yield Mention(
            f"the {name}", text.lower() if sentence.role is Role.HEADLINE else text, kind, sentence, span
        )


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


_MODIFIER = re.compile(r"(?:al|ic|ive|ous|ial|ed|ary|ist)$")
_MODIFIERS = frozenset(
    "security defense defence strategic trade peace ceasefire nuclear joint military landmark sweeping "
    "historic comprehensive bilateral economic free new".split()
)


def _modifies(sentence: Sentence, left: Token, right: Token) -> bool:
    """Whether a word belongs to the noun phrase: an adjective, a known noun, or "and" between two of them."""
    if left.folded == "new" or not _beside(sentence, left, right):
        return False
    if left.folded == "and":
        return right.folded in _MODIFIERS
    return left.folded in _MODIFIERS or (
        left.is_content and bool(_MODIFIER.search(left.folded)) and len(left.folded) > 4
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
