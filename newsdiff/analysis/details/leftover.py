"""What two aligned sentences leave unmatched: values of one kind that exclude each other.

Method: numbers, dates, results, names and quoted words that both sentences have are matched off. They do not
agree where each has one left of a kind that the other's excludes: another number of a unit or of what is
counted, another currency, another moment of no other event; another name in the same place between equal
words; quotations without a common word; the same two names or numbers in the other order; other people
beside the same words. Nothing here is called a conflict, only not agreement. Limits: names for one thing
that share no letters count as two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product

from newsdiff.analysis.details import dates, numbers
from newsdiff.analysis.details.context import Part, once, once_for_texts, overlap
from newsdiff.analysis.details.onething import contrasted, kind_of, one_kind
from newsdiff.analysis.details.quantities import Quantity, quantities
from newsdiff.analysis.details.senses import same_sense
from newsdiff.analysis.grammar import is_surely_finite
from newsdiff.analysis.mentions import is_demonym, names, people
from newsdiff.analysis.speaking import BARE
from newsdiff.analysis.types import Span
from newsdiff.analysis.wording import Token, content_stems, fold, most_shared, stem, tokens

# "Pounds" alone may be a weight; beside another currency they are none.
_CURRENCIES = {"$": "$", "€": "€", "£": "£", "¥": "¥", "pound": "£"}


def unequal(a: Part, b: Part) -> bool:
    """Whether two whole sentences carry values that exclude each other."""
    return _worded(a, b) or dates.left_over(a, b) or _named(a, b) or turned(a, b) or _others(a, b)


@once_for_texts
def _worded(a: Part, b: Part) -> bool:
    """Whether it shows from the words alone, whatever names and dates their articles have."""
    return _numbers(a, b) or _parts_of_all(a, b) or _parts_of_all(b, a) or _results(a, b) or _quoted(a, b)


def _numbers(a: Part, b: Part) -> bool:
    left, right = (quantities(part.text, part.span.start) for part in (a, b))
    open_a = [q for q in left if not any(numbers.agree(q, x) for x in right)]
    open_b = open_a and [q for q in right if not any(numbers.agree(q, x) for x in left)]
    return any(
        _one_kind(x, y) and not contrasted(x.around, y.around) and not numbers.summed(a, b, x, y)
        for x in open_a
        for y in open_b
    )


def _one_kind(x: Quantity, y: Quantity) -> bool:
    """Whether two numbers are of one kind and exclude each other."""
    if x.unit != y.unit and x.unit in _SPANS and y.unit in _SPANS:
        return not 1 / _ABOUT <= x.base * _SPANS[x.unit] / max(1.0, y.base * _SPANS[y.unit]) <= _ABOUT
    if not same_sense(x.sense, y.sense) or (x.role and y.role and x.role != y.role):
        return False
    if x.unit in _CURRENCIES and y.unit in _CURRENCIES and x.unit != y.unit:
        return _CURRENCIES[x.unit] != _CURRENCIES[y.unit]
    if x.role.partition("/")[2] != y.role.partition("/")[2]:
        return False  # some of those counted, and all of others
    if kind_of(x) in {"", "%"} and not (x.around & y.around or x.role):
        return False  # nothing tells what either counts, or is a share of
    return one_kind(x, y) and not numbers.one_number(x, y)


# Minutes of the units of a span of time: "six weeks" are not "six months". Within `_ABOUT` one is the other.
_SPANS = {"minute": 1.0, "month": 43_830.0, "year": 525_960.0}
_ABOUT = 1.25
_ALL = re.compile(r"\ball (?:of )?(?:the |its |their )?(?P<all>\w+) [a-z]", re.I)
_SOME = re.compile(r"\b(?P<some>\w+) of (?:the|its|their) (?P<whole>\d+|[a-z]+)\b", re.I)


def _parts_of_all(a: Part, b: Part) -> bool:
    """Whether one tells of all of a number, the other of as many out of more: "all 12", "12 of the 20"."""
    counts = _alls(a)
    return bool(counts) and any(
        found["some"].casefold() in counts and quantities(found["whole"]) for found in _SOME.finditer(b.text)
    )


@once
def _alls(part: Part) -> frozenset[str]:
    return frozenset(found["all"].casefold() for found in _ALL.finditer(part.text))


RESULT = re.compile(r"(?<![\w$€£,.:/–-])(\d{1,3})(?:\s?[-–]\s?|\sto\s)(\d{1,3})(?![\w%/:–-]|[,.]\d)")


def _results(a: Part, b: Part) -> bool:
    """Whether both sentences have figures with a dash between them, and none in common."""
    left, right = _figures(a), _figures(b)
    return bool(left and right) and not left & right


@once
def _figures(part: Part) -> set[frozenset[int]]:
    return {frozenset(map(int, found)) for found in RESULT.findall(part.text)}


_FEW = 5  # words that a name may stand among, in the place of another
_ALIKE = 0.5  # share of the words of the shorter sentence that stand in the other in the same order


def _named(a: Part, b: Part) -> bool:
    """Whether equal words stand around one name in one sentence and around another in the other."""
    if _names_of(a) <= _distinct(b) or _names_of(b) <= _distinct(a):
        return False  # told sooner than by laying the sentences side by side
    return any(
        _other_name(a, a.words[a_start:a_end], b, b.words[b_start:b_end])
        for a_start, a_end, b_start, b_end in _replaced(a, b)
    )


@once_for_texts
def _replaced(a: Part, b: Part) -> list[tuple[int, int, int, int]]:
    """The stretches of words, from and to in each, that stand in each other's place in two sentences of which
    half of the words are the same in one order."""
    left, right = a.folded, b.folded
    least = _ALIKE * min(len(left), len(right))
    if most_shared(left, right) < least:
        return []
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if sum(block.size for block in matcher.get_matching_blocks()) < least:
        return []
    return [code[1:] for code in matcher.get_opcodes() if code[0] == "replace"]


def _other_name(a: Part, here: tuple[Token, ...], b: Part, there: tuple[Token, ...]) -> bool:
    """Whether a few words of one part are of a name that the other has not, as are those of the other."""
    if max(len(here), len(there)) > _FEW or _little(here) != _little(there):
        return False
    named_a, named_b = _lacking(a, here, b), _lacking(b, there, a)
    return bool(named_a and named_b) and not any(one_name(x, y) for x in named_a for y in named_b)


def _lacking(part: Part, words: tuple[Token, ...], other: Part) -> list[str]:
    """The words of names among some of a part that the other part lacks."""
    sure, there = _surely(part), _distinct(other)
    return [w.folded for w in words if w.folded not in there and w.span in sure]


@once
def _names_of(part: Part) -> frozenset[str]:
    """The words of names of a part."""
    return frozenset(w.folded for w in part.words if w.span in _surely(part))


@once
def _distinct(part: Part) -> frozenset[str]:
    return frozenset(part.folded)


def _little(words: tuple[Token, ...]) -> set[str]:
    """The words that say how a name is meant: "in Arle" is not in the place of "by the Arle Post"."""
    return {w.folded for w in words if not w.is_content} - {"a", "an", "the"}


@once
def _surely(part: Part) -> frozenset[Span]:
    """The words of names, but for a lone one at the head of the sentence, a people's, and mere letters."""
    lone = len(part.words) > 1 and part.words[1].text[0].islower()
    head = frozenset(part.words[:1] if lone else ())
    return frozenset(w.span for w in _names(part) - head if not (is_demonym(w.text) or w.text.isupper()))


@once
def _names(part: Part) -> frozenset[Token]:
    spans = [name.span for name in names(part.document) if name.span.overlaps(part.span)]
    return frozenset(
        w
        for w in part.words
        if w.text[0].isupper() and w.is_content and any(w.span.within(span) for span in spans)
    )


def one_name(x: str, y: str) -> bool:
    """Whether two words may be spellings or forms of one name, or one the other's initials."""
    return x[:3] == y[:3] or (x[0] == y[0] and min(len(x), len(y)) <= 4) or _spelt(x, y)


def _spelt(x: str, y: str) -> bool:
    return SequenceMatcher(None, x, y, autojunk=False).ratio() >= _SPELT


_SPELT = 0.7
_SAME_WORDS = 0.8


def turned(a: Part, b: Part) -> bool:
    """Whether the same words have the same two names or numbers in the other order around a word, or who does
    it and to whom is turned round."""
    both = len(a.stems & b.stems)
    if not both or "by" in _distinct(a) or "by" in _distinct(b):
        return False
    alike = both >= _SAME_WORDS * (len(a.stems) + len(b.stems) - both)
    if any(alike or _are_names(a, b, roles) for roles in _swapped(a, b)):
        return True
    if not alike:
        return False
    named = {w.folded for w in _names(a)} & {w.folded for w in _names(b)}
    order_a, order_b = _order(a, named), _order(b, named)
    return len(named) > 1 and order_a != order_b and order_a[0] != order_b[0] and set(order_a) == set(order_b)


# Who meets whom is met; of verbs of saying either side may be the subject.
_EITHER_WAY = frozenset(map(stem, map(fold, "met meets married marries faced faces".split())))


def _are_names(a: Part, b: Part, roles: frozenset[str]) -> bool:
    """Whether two words, by their stems, are names in both parts: what else these tell is no matter then."""
    return all(roles <= {word.stem for word in _names(part)} for part in (a, b))


@once_for_texts
def _swapped(a: Part, b: Part) -> list[frozenset[str]]:
    """What stands, two by two, right before and behind a verb of one part, and the other way round in the
    other, of which neither tells it the other's way too: "the city accused Brix", "Brix accused the city"."""
    found = []
    for one, other in product(_deeds(a), _deeds(b)):
        roles = one.doers & other.done_to, one.done_to & other.doers
        told_so = any(map(one.same, _deeds(b))) or any(map(other.same, _deeds(a)))
        if one.verb == other.verb and all(roles) and not told_so:
            found.append(roles[0] | roles[1])
    return found


@dataclass(frozen=True, slots=True)
class _Deed:
    """A finite verb, the two words before it and what stands right behind it, by their stems."""

    verb: str
    doers: frozenset[str]
    done_to: frozenset[str]

    def same(self, other: _Deed) -> bool:
        return bool(self.verb == other.verb and self.doers & other.doers and self.done_to & other.done_to)


@once
def _deeds(part: Part) -> tuple[_Deed, ...]:
    """The verbs of a part with who does it and to whom: one word, or all of a name."""
    words = [word for word in part.words if word.is_content]
    found = []
    for at, verb in enumerate(words[1:-1], 1):
        if not is_surely_finite(verb.text) or verb.stem in _EITHER_WAY or verb.folded in BARE:
            continue
        behind = words[at + 1 : at + 2]
        while behind and behind[-1].text[0].isupper() and words[at + 1 + len(behind) :][:1]:
            following = words[at + 1 + len(behind)]
            if not following.text[0].isupper() or following.span.start - behind[-1].span.end > 1:
                break
            behind.append(following)
        doers = words[max(0, at - 2) : at]
        found.append(_Deed(verb.stem, *(frozenset(word.stem for word in side) for side in (doers, behind))))
    return tuple(found)


def _order(part: Part, named: set[str]) -> list[str]:
    """The names of a part, as they stand."""
    return [w.folded for w in part.words if w.folded in named]


# Of the words besides the names: the share of the shorter sentence that both have, and their number.
_SAME_DEED, _WORDS_OF_DEED = 0.6, 2


def _others(a: Part, b: Part) -> bool:
    """Whether other people are named beside the same words, in whatever order: "Anna Reed cut the ribbon",
    "the ribbon was cut by Tom Alder"."""
    left, right = _people(a), _people(b)
    if not left or not right or left & right:
        return False
    rest_a, rest_b = a.stems - left, b.stems - right
    enough = len(rest_a & rest_b) >= _WORDS_OF_DEED and overlap(rest_a, rest_b) >= _SAME_DEED
    return enough and not any(one_name(x, y) for x in left for y in right)


@once
def _people(part: Part) -> frozenset[str]:
    """The stems of the names of people who are named in a part by given name and surname."""
    full = [p.span for p in people(part.document) if len(p.words) > 1 and p.span.within(part.span)]
    return content_stems(word for word in part.words if any(word.span.within(span) for span in full))


_MARKS = re.compile(r"[“\"«]([^”\"»]+)[”\"»]")


def _quoted(a: Part, b: Part) -> bool:
    """Whether both sentences quote, and neither has a word of what the other one quotes."""
    left, right = _quotes(a.text), _quotes(b.text)
    return bool(left and right) and not (left & b.stems or right & a.stems)


@lru_cache(maxsize=16_384)
def _quotes(text: str) -> frozenset[str]:
    return frozenset().union(*(content_stems(tokens(found[1])) for found in _MARKS.finditer(text)))
