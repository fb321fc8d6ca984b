"""The facts in a sentence, as spans: its clauses.

Method: rules over words and punctuation, no parser. A fragment may begin at

- a semicolon, a colon or a dash that a clause follows;
- a comma before a relative pronoun ("which", "who", "where"), a conjunction ("while", "as", "but") or a
  participle in -ing ("marking …");
- "and" or "but", with or without a comma, before a finite verb or a pronoun and its verb; commas in a row of
  such verbs ("consider …, promote …, and cooperate …");
- the end of a report ("X, a researcher at …, said").

A boundary stands only where both sides keep `LEAST` words and the side to its right holds a verb, and never
inside brackets or a quotation of fewer than `LEAST` words. Fragments are trimmed of blanks and outer commas;
together they hold every word of the sentence. Limits: English only; noun phrases that carry a fact ("the
signing of …") stay inside; a relative clause without a comma is not cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from newsdiff.analysis.grammar import (
    AUXILIARIES,
    MODALS,
    could_be_base,
    is_finite_verb,
    is_participle,
    is_surely_finite,
)
from newsdiff.analysis.types import Span

LEAST = 4  # words
LONGEST = 4000  # characters; a longer "sentence" is a table or a list and stays whole

RELATIVES = frozenset("which who whom whose where whereby when".split())
_CONJUNCTIONS = frozenset(
    "but while whereas although though because since after before as so yet if unless until once nor".split()
)
_PRONOUNS = frozenset("he she it they we i you this that there these those who".split())
ADVERBS = frozenset(
    "also then later now still again even already not never then thus further instead both".split()
)
_REPORTS = frozenset(
    "said says told announced added noted stressed warned claimed argued insisted explained believes "
    "believe think thinks stated reported reports confirmed emphasized emphasised suggested indicated "
    "acknowledged admitted predicted estimated declared denied asserted remarked alleged concluded "
    "observed recalled revealed".split()
)
_WORD = re.compile(r"[^\W_]+(?:[.,:'’&/-][^\W_]+)*|[^\w\s]|_")
_QUOTE_OPENS = frozenset('“„«"')
_OPENING, _CLOSING = "“„«([", "”»)]"
_TRIM = " \t\u00a0,;–—"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or one mark of punctuation; `start` and `end` count from the sentence's start."""

    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        return self.text.lower().replace("’", "'")

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


def clauses(text: str, span: Span) -> tuple[Span, ...]:
    """The clauses of the sentence at `span`, in document coordinates, in order and without overlap.

    A sentence that nothing splits gives one clause, trimmed; at least one is given."""
    sentence = span.of(text)
    if len(sentence) > LONGEST:
        return (_trimmed(text, span.start, span.end) or span,)
    tokens = tokenize(sentence)
    starts = _boundaries(tokens)
    edges = [0, *(tokens[place].start for place in starts), len(sentence)]
    found = [_trimmed(text, span.start + start, span.start + end) for start, end in pairwise(edges)]
    return tuple(piece for piece in found if piece) or (span,)


def stating(text: str, found: tuple[Span, ...]) -> tuple[Span, ...]:
    """The clauses of a sentence less those that only name who says the rest; all where nothing is left."""
    return tuple(clause for clause in found if not says_only(clause.of(text))) or found


def says_only(clause: str) -> bool:
    """Whether a clause names a speaker and nothing that is said: "said Ida Kern, the mayor", "the mayor told
    reporters on Monday". Its one verb is "said" or "told", with a subject and no more behind it than who
    heard it, where and when. What is not surely that counts as stating something."""
    words = [token for token in tokenize(clause) if token.is_word]
    tokens = [*words[:1], *takewhile(lambda word: word.lower not in RELATIVES, words[1:])]
    verbs = [place for place in range(len(tokens)) if finite_at(tokens, place)]
    if len(verbs) != 1 or tokens[verbs[0]].lower not in _SPEAKS or tokens[0].lower in _JOINS:
        return False
    subject, behind = tokens[: verbs[0]], tokens[verbs[0] + 1 :]
    if any(is_participle(token.text) or token.text[0].isdigit() for token in tokens):
        return False
    if not subject:
        return tokens[0].lower in {"said", "says"} and bool(behind)
    return _is_subject(clause, tokens, verbs[0]) and _is_tail(tokens[verbs[0]].lower, behind)


def _is_subject(clause: str, tokens: Sequence[Token], verb: int) -> bool:
    """Whether the words before a verb are its subject: "the mayor", a name and what it is, between commas, or
    what somebody is and the name: "the operator, Harbour Lines, said". In "a record for Ansel, the mayor
    said" more stands before the comma."""
    before = clause[: tokens[verb].start].rstrip()
    if "," not in before:
        return verb <= _LONGEST_SUBJECT
    if not before.endswith(","):
        return False
    if tokens[0].lower not in _OBJECT_OPENS:
        return tokens[0].text[0].isupper()
    named = [word for word in tokens[:verb] if word.start > before.index(",")]
    return before.count(",") == 2 and all(word.text[0].isupper() for word in named)


def _is_tail(verb: str, behind: Sequence[Token]) -> bool:
    """Whether the words behind a verb tell who heard it, where and when."""
    if verb in {"told", "tells"}:
        hearers = [place for place, word in enumerate(behind[:4]) if word.lower in _HEARERS]
        behind = behind[hearers[-1] + 1 :] if hearers else behind[:0]
        if not hearers:
            return False
    if not behind:
        return True
    tail = {word.lower for word in behind}
    sourced = behind[0].lower == "according"  # to somebody
    return behind[0].lower in _TAIL and len(behind) <= _LONGEST_TAIL and (sourced or "to" not in tail)


_SPEAKS = frozenset("said says told tells".split())
_JOINS = RELATIVES | _CONJUNCTIONS | {"and", "or", "as"}
_HEARERS = frozenset("reporters journalists parliament television radio reuters afp ap news agency".split())
_TAIL = frozenset("in at on during after before earlier later yesterday today late early according".split())
_LONGEST_SUBJECT, _LONGEST_TAIL = 8, 4  # words


def tokenize(sentence: str) -> list[Token]:
    return [Token(found.start(), found.end(), found[0]) for found in _WORD.finditer(sentence)]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in _TRIM):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _TRIM):
        end -= 1
    return Span(start, end) if start < end else None


def _boundaries(tokens: Sequence[Token]) -> list[int]:
    """Places of the tokens that begin a fragment, the first left out; short fragments are joined again."""
    closed = _protected(tokens)
    words = [0]
    for token in tokens:
        words.append(words[-1] + token.is_word)
    kept: list[int] = []
    begin = 0
    for place in sorted(set(_candidates(tokens))):
        if place in closed or place <= begin:
            continue
        if words[place] - words[begin] >= LEAST and words[-1] - words[place] >= LEAST:
            kept.append(place)
            begin = place
    return kept


def _protected(tokens: Sequence[Token]) -> set[int]:
    """Places inside brackets and short quotations, where nothing is split.

    What is opened and never closed protects nothing."""
    closed: set[int] = set()
    opened: list[int] = []
    straight: int | None = None
    for place, token in enumerate(tokens):
        if token.text in _OPENING:
            opened.append(place)
        elif token.text in _CLOSING and opened:
            start = opened.pop()
            if token.text in ")]" or _word_count(tokens[start:place]) < LEAST:
                closed.update(range(start + 1, place + 1))
        elif token.text == '"':
            if straight is None:
                straight = place
            else:
                if _word_count(tokens[straight:place]) < LEAST:
                    closed.update(range(straight + 1, place + 1))
                straight = None
    return closed


def _word_count(tokens: Sequence[Token]) -> int:
    return sum(token.is_word for token in tokens)


def _candidates(tokens: Sequence[Token]) -> Iterator[int]:
    """Places where a fragment could begin, in no certain order."""
    verbs = [place for place in range(len(tokens)) if finite_at(tokens, place)]
    if not verbs:
        return
    modal = any(token.lower in MODALS for token in tokens)
    for place in range(1, len(tokens)):
        left, right = verbs[0] < place, verbs[-1] >= place
        if (tokens[place].is_word and _begins(tokens, place, left=left, right=right, modal=modal)) or (
            tokens[place].text in _QUOTE_OPENS and tokens[place - 1].text == ":" and right
        ):
            yield place


def _begins(tokens: Sequence[Token], place: int, *, left: bool, right: bool, modal: bool) -> bool:
    """Whether a fragment can begin at the word at `place`; `left`, `right`: a finite verb stands there."""
    token, before = tokens[place], tokens[place - 1]
    if before.text in {";", ":", "—"} or (before.text in {"–", "-"} and _spaced(tokens, place - 1)):
        return left and right and _verb_soon(tokens, place)
    if before.text in {",", "”", '"'}:
        return _after_comma(tokens, place, left=left, right=right, modal=modal)
    if token.lower in {"and", "but", "or"}:
        # A predicate that follows "and" shows that a verb stood before, were it one that looks like a noun.
        return _coordinates(tokens, place, modal=modal) and (left or _possible_verb(tokens, place))
    if token.lower == "while":
        return left and right
    return right and _after_report(tokens, place)


def _possible_verb(tokens: Sequence[Token], end: int) -> bool:
    return any(is_finite_verb(token.text) for token in tokens[1:end] if token.text.islower())


def _spaced(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place].start > tokens[place - 1].end


def _verb_soon(tokens: Sequence[Token], place: int) -> bool:
    """Whether a finite verb comes within the next dozen tokens."""
    return any(finite_at(tokens, later) for later in range(place, min(place + 12, len(tokens))))


def _after_comma(tokens: Sequence[Token], place: int, *, left: bool, right: bool, modal: bool) -> bool:
    word = tokens[place].lower
    if word in RELATIVES:
        return left and right and _verb_soon(tokens, place)
    if word in _CONJUNCTIONS:
        if word == "as" and tokens[place + 1 : place + 2] and tokens[place + 1].lower in {"well", "of"}:
            return False
        return left and (_verb_soon(tokens, place + 1) or _ing_at(tokens, place + 1))
    if word in {"and", "or"}:
        whole = _clause_after(tokens, place + 1) and not _in_row(tokens, place)
        return left and (whole or _coordinates(tokens, place, modal=modal))
    if word == "with":
        return left and any(_ing_at(tokens, later) for later in range(place + 2, min(place + 9, len(tokens))))
    if _ing_at(tokens, _past_adverbs(tokens, place)):
        return left
    if left and _verb_of_row(tokens, place, modal=modal):
        return True
    return _ends_front(tokens, place) or _ends_relative(tokens, place) or _ends_quote(tokens, place)


def _coordinates(tokens: Sequence[Token], place: int, *, modal: bool) -> bool:
    """Whether "and" at `place` joins two predicates or two clauses, not two nouns or adjectives."""
    after = _past_adverbs(tokens, place + 1)
    if after >= len(tokens) - 1:
        return False
    word, following = tokens[after], tokens[after + 1]
    if word.lower in _PRONOUNS and finite_at(tokens, after + 1):
        return True
    if word.text[0].isupper() or following.lower in {"and", "or"} or following.text == ",":
        return False
    if word.lower in AUXILIARIES:
        return following.is_word
    if finite_at(tokens, after) or (is_finite_verb(word.text) and following.text[0].isupper()):
        adjective = word.lower.endswith("ed") and not _complements(following)
        return not adjective and not finite_at(tokens, after + 1)
    return modal and could_be_base(word.lower) and _object_follows(following) and _under_modal(tokens, place)


def _complements(following: Token) -> bool:
    """Whether a word can follow a verb in -ed but hardly an adjective: "agreed to", "condemned the"."""
    return not following.text.islower() or following.lower in _OBJECT_OPENS | _NO_VERB_AFTER | _NO_CONTENT


def _under_modal(tokens: Sequence[Token], place: int) -> bool:
    """Whether the verb before `place` in a row hangs on a modal, not on "to": "will weigh …, promote …"."""
    for earlier in range(place - 1, 0, -1):
        if tokens[earlier].lower in MODALS:
            return True
        if tokens[earlier].lower == "to" and could_be_base(tokens[earlier + 1].lower):
            return False
    return False


def _clause_after(tokens: Sequence[Token], place: int) -> bool:
    """Whether a subject and its verb follow: a finite verb within eight words, no comma before it."""
    if tokens[place : place + 1] and tokens[place].lower == "to":
        return False
    for later in range(place + 1, min(place + 9, len(tokens))):
        if not tokens[later].is_word and tokens[later].text not in "’'-":
            return False
        if finite_at(tokens, later):
            return True
    return False


def _in_row(tokens: Sequence[Token], place: int) -> bool:
    """Whether the comma before "and" closes a row of nouns: "law, human rights, and the order will …"."""
    for earlier in range(place - 2, 0, -1):
        if tokens[earlier].text == ",":
            opens = tokens[earlier + 1].lower
            return opens not in _NO_VERB_AFTER and opens not in RELATIVES
        if finite_at(tokens, earlier):
            return False
    return False


def _verb_of_row(tokens: Sequence[Token], place: int, *, modal: bool) -> bool:
    """Whether a further verb of a row follows a comma: ", upgrades existing …", ", promote exchanges …"."""
    if place + 1 >= len(tokens):
        return False
    word, following = tokens[place], tokens[place + 1]
    if word.text[0].isupper() or not following.is_word or following.lower in {"and", "or"}:
        return False
    if not any(token.lower in {"and", "or"} for token in tokens[place:]):
        return False
    if modal and could_be_base(word.lower):
        return _object_follows(following) and _under_modal(tokens, place)
    third = word.lower.endswith("s") and is_surely_finite(word.text)
    return third and not finite_at(tokens, place + 1) and following.lower not in {"of", "in", "for"}


def _object_follows(following: Token) -> bool:
    return following.is_word and following.lower not in {"and", "or", "of", "is", "are", "was", "were"}


def _ends_front(tokens: Sequence[Token], place: int) -> bool:
    """Whether the comma closes a subordinate or participle clause that opens the sentence."""
    if not tokens[0].is_word or tokens[place - 1].text != ",":
        return False
    opens = tokens[0].lower in _CONJUNCTIONS | {"when"} or _ing_at(tokens, 0)
    if not opens or any(token.text == "," for token in tokens[: place - 1]):
        return False
    has_verb = _ing_at(tokens, 0) or any(finite_at(tokens, earlier) for earlier in range(1, place))
    return has_verb and _verb_soon(tokens, place)


def _ends_relative(tokens: Sequence[Token], place: int) -> bool:
    """Whether the comma closes a relative clause inside the sentence, so that its main verb follows."""
    if tokens[place - 1].text != ",":
        return False
    for earlier in range(place - 2, 0, -1):
        if tokens[earlier].text == ",":
            return False
        if tokens[earlier].lower in RELATIVES and tokens[earlier - 1].text == ",":
            return finite_at(tokens, place) or _clause_after(tokens, place)
    return False


def _ends_quote(tokens: Sequence[Token], place: int) -> bool:
    """Whether a long quotation ended and its report follows: ",” said Ida Kern, mayor of …"."""
    if tokens[place - 1].text not in {"”", '"'} or place < 2 or tokens[place - 2].text not in {",", "?", "!"}:
        return False
    return any(token.lower in _REPORTS for token in tokens[place : place + 8])


def _after_report(tokens: Sequence[Token], place: int) -> bool:
    """Whether a report ends right before `place`, so that what was said begins here."""
    token, before = tokens[place], tokens[place - 1]
    if token.lower == "that":
        reported = any(earlier.lower in _REPORTS for earlier in tokens[max(0, place - 3) : place])
        return reported and _verb_soon(tokens, place + 1)
    if before.lower not in {"said", "says", "believes", "argued", "warned"}:
        return False
    if token.lower in _NO_CONTENT:
        return False
    return any(finite_at(tokens, later) for later in range(place + 1, len(tokens)))


def finite_at(tokens: Sequence[Token], place: int) -> bool:
    """Whether the word at `place` is a finite verb, judged by itself and its neighbours."""
    token = tokens[place]
    if not token.is_word or not is_finite_verb(token.text):
        return False
    before = tokens[place - 1].lower if place else ""
    if before in _NO_VERB_AFTER or (before.endswith("'s") and len(before) > 4):
        return False
    if token.text[0].isupper() and place:
        return False
    if is_surely_finite(token.text) or before in _PRONOUNS or before in ADVERBS:
        return True
    # "Beijing claims the island": a noun in -s has no article or "to" right after it.
    return place > 0 and place + 1 < len(tokens) and tokens[place + 1].lower in _OBJECT_OPENS


_OBJECT_OPENS = frozenset("the a an its his her their that to it them him".split())
_NO_CONTENT = frozenset(
    "in on at to by from during after before later earlier as it's of with about so".split()
)
_NO_VERB_AFTER = frozenset(
    "a an the this these those his her its their our my your no any some of in on at by for from with "
    "into to between against under over about new more most such other many several two three four "
    "five".split()
)


def _past_adverbs(tokens: Sequence[Token], place: int) -> int:
    while place < len(tokens) - 1 and (tokens[place].lower in ADVERBS or tokens[place].lower.endswith("ly")):
        place += 1
    return place


def _ing_at(tokens: Sequence[Token], place: int) -> bool:
    """Whether a participle stands here; a row such as "training, cruising and …" is of nouns."""
    if place + 1 >= len(tokens) or not is_participle(tokens[place].text):
        return False
    return tokens[place + 1].is_word and tokens[place + 1].lower not in {"and", "or"}
