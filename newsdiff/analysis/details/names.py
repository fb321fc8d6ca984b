"""Names spelt in more than one way, over the whole story.

Method: two names are one when their given names are equal and their surnames lie within an edit distance of
2, or when names of five letters or more lie at distance 1 or have the same consonants, four or more; never
for demonyms, plurals, words that the story also writes in lower case, or people whose given names are known
and unlike. A rank that takes the place of a given name ("General Ito" beside "Gen Ito", both after an office)
counts too. Limits: two people of one family spelt alike but for a letter would be taken for one; titles are
left to the label ledger.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import OSA

from newsdiff.analysis.details.context import Story, is_address
from newsdiff.analysis.details.findings import Finding
from newsdiff.analysis.mentions import BODY_WORDS, is_demonym, is_title, names
from newsdiff.analysis.types import Kind, Span, Strength
from newsdiff.analysis.wording import without_accents

_RANKS = {
    "gen": "general",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "adm": "admiral",
    "sgt": "sergeant",
    "lt": "lieutenant",
}
_ENDINGS = ("s", "n", "an", "ian", "ean", "ese", "i", "ish", "es", "'s", "’s")
_FORMS = frozenset({"", "a", "s", "an", "ans", "as"})


@dataclass
class _Spelling:
    """A surname as spelt: where it stands in each article, and the given names before it."""

    word: str
    places: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    given: Counter[str] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        return sum(len(spans) for spans in self.places.values())


def _spellings(story: Story) -> dict[str, _Spelling]:
    found: dict[str, _Spelling] = {}
    for document in story.documents:
        for name in names(document):
            if _in_list(story, document.id, name.span):
                continue
            words = name.words
            last = words[-1]
            if (
                len(last) < 3
                or last.isupper()
                or is_demonym(last)
                or last.casefold() in BODY_WORDS
                or is_title(last)
                or not last.isalpha()
            ):
                continue
            spelling = found.setdefault(last, _Spelling(last))
            spelling.places[document.id].append(Span(name.span.end - len(last), name.span.end))
            if len(words) > 1 and words[-2].casefold() not in BODY_WORDS and not is_demonym(words[-2]):
                spelling.given[words[-2]] += 1
    return found


_MANY_WORDS, _MOSTLY = 30, 0.6


def _in_list(story: Story, document: str, span: Span) -> bool:
    """Whether a name stands in a long list of names, such as the countries that a form offers."""
    sentence = story.sentence_at(document, span)
    return sentence is not None and _is_list(sentence.text)


@lru_cache(maxsize=16_384)
def _is_list(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) >= _MANY_WORDS and sum(w[0].isupper() for w in words) >= _MOSTLY * len(words)


def _lowered(story: Story) -> frozenset[str]:
    words: set[str] = set()
    for document in story.documents:
        for line in document.text.split("\n"):
            if not is_address(line):
                words.update(re.findall(r"(?<![\w-])[a-z]{3,}", line))
    return frozenset(words)


def _same_word(a: str, b: str) -> bool:
    """Whether one is only a form of the other: a plural, a demonym."""
    short, long = sorted((a.casefold(), b.casefold()), key=len)
    ending = long[len(short) :]
    alike = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    if alike >= 5 and short[alike:] in _FORMS and long[alike:] in _FORMS:
        return True  # Somalia, Somalis
    if ending == "n" and short[-1] not in "aeiou":
        return False  # Korea and Korean, but not Tolman and Tolmann
    return long != short and long.startswith(short) and ending in _ENDINGS


@lru_cache(maxsize=16_384)
def _plain(word: str) -> str:
    return without_accents(word.casefold())


def _one_name(a: _Spelling, b: _Spelling) -> float:
    distance = OSA.distance(a.word.casefold(), b.word.casefold())
    if (
        distance == 0
        or _plain(a.word) == _plain(b.word)
        or distance > 2
        or a.word[0].casefold() != b.word[0].casefold()
    ):
        return 0.0
    shared = set(a.given) & set(b.given)
    if shared and min(len(a.word), len(b.word)) >= 4:
        return 0.95
    if a.given and b.given:
        close = any(OSA.distance(x, y) <= 1 and min(len(x), len(y)) >= 4 for x in a.given for y in b.given)
        return 0.7 if close and distance == 1 else 0.0
    if min(len(a.word), len(b.word)) >= 5 and (distance == 1 or _sound_one(a.word, b.word)):
        return 0.85
    return 0.0


_CONSONANTS = 4


def _sound_one(a: str, b: str) -> bool:
    """Whether two names are two ways to write what is heard: they have the same consonants, four or more, and
    one leaves out vowels of the other, or they are long and differ in one. "Martin" and "Morton" are two."""
    sounds = _sounds(a)
    if len(sounds) < _CONSONANTS or sounds != _sounds(b):
        return False
    short, long = sorted((_plain(a), _plain(b)), key=len)
    letters = iter(long)
    return all(letter in letters for letter in short) or (
        len(short) >= _LONG and OSA.distance(short, long) == 1
    )


_LONG = 8  # letters


def _sounds(word: str) -> str:
    """The first letter and the consonants behind it, doubled ones once, "h" left out."""
    plain = _plain(word)
    return re.sub(r"(.)\1+", r"\1", plain[0] + re.sub(r"[aeiouyh]", "", plain[1:]))


def find(story: Story) -> Iterator[Finding]:
    spellings = _spellings(story)
    lowered = _lowered(story)
    known = story.surnames
    by_start: dict[str, list[_Spelling]] = defaultdict(list)
    for word in sorted(spellings):
        if word.casefold() not in lowered:
            by_start[word[0].casefold()].append(spellings[word])
    for group in by_start.values():
        for a, b in combinations(group, 2):
            if _same_word(a.word, b.word) and not (
                set(a.given) & set(b.given) and a.word in known and b.word in known and not _the(story, a, b)
            ):
                continue
            score = _one_name(a, b)
            sure = a.word in known or b.word in known or a.count + b.count >= 4
            if score and (sure or _sound_one(a.word, b.word)):
                yield from _rows(story, a, b, score)
    yield from _given(story)
    yield from _ranks(story)


def _the(story: Story, a: _Spelling, b: _Spelling) -> bool:
    """Whether "the" stands before a name: "the Tar Heels" are no person."""
    return any(
        re.search(
            r"\b[Tt]he (?:[\w’'-]+ )?$", story.document[document].text[max(0, span.start - 24) : span.start]
        )
        for spelling in (a, b)
        for document, spans in spelling.places.items()
        for span in spans
    )


def _rows(story: Story, a: _Spelling, b: _Spelling, score: float) -> Iterator[Finding]:
    """Every first place of one spelling against that of the other; rows join them afterwards."""
    if len(set(a.places) | set(b.places)) < 2:
        return
    because = f"Two spellings of one name: {a.word} and {b.word}."
    for document_a, spans_a in a.places.items():
        for document_b, spans_b in b.places.items():
            if (
                document_a == document_b
                and len(set(a.places) | set(b.places)) > 1
                and (len(a.places) > 1 or len(b.places) > 1)
            ):
                continue
            here, there = story.evidence_at(document_a, spans_a[0]), story.evidence_at(document_b, spans_b[0])
            if here and there:
                yield Finding(None, Kind.NAME, Strength.CONFLICT, here, there, a.word, b.word, because, score)


def _given(story: Story) -> Iterator[Finding]:
    """One surname, or two spellings of it, under two given names that differ by a letter or two."""
    found: dict[str, dict[str, dict[str, Span]]] = defaultdict(lambda: defaultdict(dict))
    known = story.surnames
    for document in story.documents:
        for person in names(document):
            if len(person.words) == 2 and person.surname in known and not any(map(is_title, person.words)):
                given, surname = person.words
                found[surname][given].setdefault(document.id, person.span)
    for one, other in combinations(sorted(found), 2):
        if OSA.distance(one, other) == 1 and min(len(one), len(other)) >= 5 and one[0] == other[0]:
            for given, places in found[other].items():
                for document_id, span in places.items():
                    found[one][given].setdefault(document_id, span)
    for variants in found.values():
        for a, b in combinations(sorted(variants), 2):
            short, long = sorted((a, b), key=len)
            both = set(variants[a]) & set(variants[b])
            if (
                both
                or a[0] != b[0]
                or len(short) < 3
                or (OSA.distance(a, b) > (1 if len(short) < 6 else 2) and _sounded(a) != _sounded(b))
                or long.startswith(short + ".")
            ):
                continue
            for document_a, span_a in variants[a].items():
                for document_b, span_b in variants[b].items():
                    here, there = story.evidence_at(document_a, span_a), story.evidence_at(document_b, span_b)
                    if here and there:
                        yield Finding(
                            None,
                            Kind.NAME,
                            Strength.CONFLICT,
                            here,
                            there,
                            a,
                            b,
                            f"Two spellings of one given name: {a} and {b}.",
                            0.85,
                        )


_ENDS_IN_Y = re.compile(r"(?<=\w{3})(?:ie|ey|i)$")


def _sounded(given: str) -> str:
    """A given name with one spelling of its ending: "Tillie", "Tilley" and "Tilly"."""
    return _ENDS_IN_Y.sub("y", given)


def _ranks(story: Story) -> Iterator[Finding]:
    """ "Minister General Ito" beside "Minister Gen Ito": a given name read as a rank."""
    short: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    spelt: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for document in story.documents:
        for found in re.finditer(r"\b(?=([A-Z]\w+) ([A-Z]\w+) ([A-Z]\w+)\b)", document.text):
            office, rank, surname = found.groups()
            if not is_title(office) or office.casefold() in {*_RANKS.values(), *_RANKS}:
                continue
            span = Span(found.start(2), found.end(3))
            if rank.casefold() in _RANKS:
                short[f"{_RANKS[rank.casefold()]} {surname}"].append((document.id, span))
            elif rank.casefold() in _RANKS.values():
                spelt[f"{rank.casefold()} {surname}"].append((document.id, span))
    for key in sorted(short.keys() & spelt.keys()):
        for document_a, span_a in short[key]:
            for document_b, span_b in spelt[key]:
                here, there = story.evidence_at(document_a, span_a), story.evidence_at(document_b, span_b)
                if here and there and document_a != document_b:
                    because = f"“{here.text}” reads as a given name, “{there.text}” as a rank."
                    yield Finding(
                        None, Kind.NAME, Strength.CONFLICT, here, there, here.text, there.text, because, 0.8
                    )
