"""A clause with the words it leans on, so that it can be compared as a statement of its own.

Method: "which includes joint drills" gets the noun phrase before it, a participle or a predicate without
subject the subject of the clause before it, and a verb that shares a modal the modal too. Leading
conjunctions go. The subject is what stands between an introduction ("In Tokyo,") and the first finite verb,
without what is set off by commas. The result is for embedding and overlap only: it is no span and is never
shown. Limits: pronouns stay as they are; a long noun phrase is cut at its first preposition but one.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdiff.analysis.clauses import ADVERBS, RELATIVES, Token, clauses, finite_at, tokenize
from newsdiff.analysis.grammar import MODALS, STARTERS, could_be_base, is_finite_verb, is_participle
from newsdiff.analysis.types import Span

LONGEST_SUBJECT = 14  # words

_LEADING = frozenset("and but or nor so yet while whereas although though because since as that".split())
_INTRODUCING = frozenset(
    "in on at by for from with after before when while as if although though because since until under "
    "over during following amid despite according to among besides beyond through throughout without "
    "instead however meanwhile moreover furthermore also then but and yet".split()
)
_PHRASE_END = frozenset(
    "in on at by for from with after before when while as if to of that into about between against "
    "during amid under over and but or according through than via".split()
)


def context(text: str, clause: Span, sentence: Span) -> str:
    """The words of `clause`, with its antecedent where it has no subject of its own."""
    words = clause.of(text)
    tokens = tokenize(words)
    if clause == sentence or not tokens:
        return words
    place = 0
    while place < len(tokens) - 1 and (tokens[place].lower in _LEADING or not tokens[place].is_word):
        place += 1
    rest = words[tokens[place].start :]
    first = tokens[place]
    if first.lower in {"which", "who", "whose", "whom"}:
        return _joined(
            _noun_phrase_before(text, clause, sentence), rest[len(first.text) :], first.lower == "whose"
        )
    if first.lower in RELATIVES:
        return rest[len(first.text) :].strip()
    head = _past_adverbs(tokens, place)
    predicate = (
        place > 0 and tokens[place - 1].lower in {"and", "but", "or"} and is_finite_verb(tokens[head].text)
    )
    if predicate or _opens_participle_clause(tokens, head) or finite_at(tokens, head):
        return _joined(_subject_before(text, clause, sentence)[0], rest)
    if could_be_base(tokens[head].lower) and tokens[head].text.islower():
        subject, modal = _subject_before(text, clause, sentence)
        return _joined(f"{subject} {modal}".strip(), rest) if modal else rest
    return rest


def _opens_participle_clause(tokens: Sequence[Token], place: int) -> bool:
    """Whether a participle stands here that is no adjective: not "accelerating inflation has been …"."""
    if not is_participle(tokens[place].text):
        return False
    return not any(finite_at(tokens, later) for later in range(place + 2, min(place + 4, len(tokens))))


def _joined(antecedent: str, rest: str, possessive: bool = False) -> str:
    mark = "’s" if possessive and antecedent else ""
    return f"{antecedent}{mark} {rest.strip()}".strip()


def _past_adverbs(tokens: Sequence[Token], place: int) -> int:
    while place < len(tokens) - 1 and (
        tokens[place].lower.endswith("ly") or tokens[place].lower in {"also", "then"}
    ):
        place += 1
    return place


def _subject_before(text: str, clause: Span, sentence: Span) -> tuple[str, str]:
    """The subject of the nearest clause before this one that has one, and its modal verb, "" without."""
    earlier = [piece for piece in clauses(text, sentence) if piece.end <= clause.start]
    modal = ""
    for piece in reversed(earlier):
        words = piece.of(text)
        tokens = tokenize(words)
        modal = modal or next((token.text for token in reversed(tokens) if token.lower in MODALS), "")
        if tokens[0].lower in RELATIVES or is_participle(tokens[0].text):
            continue
        found = _subject(words, tokens)
        if found:
            return found, modal
    return "", modal


def _subject(words: str, tokens: Sequence[Token]) -> str:
    """What stands before the first finite verb, less an introduction and what commas set off."""
    verb = next((place for place in range(len(tokens)) if finite_at(tokens, place)), 0)
    start = next(
        (place for place in range(verb) if tokens[place].is_word and tokens[place].lower not in _LEADING),
        verb,
    )
    for place in range(start, verb):
        introduced = tokens[start].lower in _INTRODUCING or tokens[start].lower.endswith(("ly", "ing"))
        if tokens[place].text == "," and introduced:
            start = place + 1
    end = start
    while (
        end < verb
        and end - start < LONGEST_SUBJECT
        and tokens[end].text not in {",", "(", ":", ";", "“", "”"}
    ):
        end += 1
    while end > start and (tokens[end - 1].lower in ADVERBS or tokens[end - 1].lower.endswith("ly")):
        end -= 1
    return words[tokens[start].start : tokens[end - 1].end] if end > start else ""


def _noun_phrase_before(text: str, clause: Span, sentence: Span) -> str:
    """The noun phrase that ends right before the clause: back to a verb, a preposition or a comma."""
    words = text[sentence.start : clause.start].rstrip(" ,–—\t\u00a0")
    tokens = tokenize(words)
    start = len(tokens)
    while start and len(tokens) - start < LONGEST_SUBJECT:
        token = tokens[start - 1]
        if not token.is_word or token.lower in _PHRASE_END or finite_at(tokens, start - 1):
            break
        start -= 1
        if token.lower in STARTERS:  # a determiner opens the phrase
            break
    return words[tokens[start].start :] if start < len(tokens) else ""
