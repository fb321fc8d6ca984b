"""Countries and well-known bodies: their names, formal names, capitals for governments, and bare regimes.

Method: they come from the gazetteer, with their formal names, the capitals that stand for a government (a
capital behind "in", "to" or "from", or in a story that never names the country, is a place and not counted),
and words of ideology before them. Acronyms introduced in brackets join their long names. "The regime" is the
country that its sentence named last; "the central bank" the one that its article names. Limits: a city's own
news is taken for its government's where nothing shows the place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from newsdiff.analysis.framing.epithets import IDEOLOGY
from newsdiff.analysis.gazetteer import BODIES, COUNTRIES, DESCRIBED, Place
from newsdiff.analysis.grammar import is_finite_verb
from newsdiff.analysis.naming import FORMAL, LOADED, METONYM, PLAIN, Mention
from newsdiff.analysis.types import Sentence, Span
from newsdiff.analysis.wording import FUNCTION_WORDS

_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|from|to|via|outside|around|through|visit(?:s|ed|ing)?|into|leav(?:e|es|ing)|left|"
    r"reach(?:ed)?|across|over|of|central|downtown)\s(?:the\s)?$",
    re.I,
)
_PLACE_BEHIND = re.compile(
    r"^(?:-based|-born|\s(?:visit|airport|meeting|summit|talks|time|street|residents?|suburbs?|trip|office|"
    r"hotel|court|stock|university)\b|,\s(?:[A-Z][\w’']+)[\s,.])",
    re.I,
)


def mentions(sentences: list[Sentence], by_document: Mapping[str, list[Sentence]]) -> list[Mention]:
    """`sentences` are all of the story, `by_document` the same by the document they are of."""
    acronyms = _acronyms(sentences)
    found = _without_lone_seats([m for s in sentences for m in _places(s, acronyms)])
    return found + _described(found, by_document)


def known() -> frozenset[str]:
    """All names of the gazetteer, folded."""
    return frozenset(name.casefold() for name in _known()[1])


@lru_cache(maxsize=1)
def _known() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """One pattern for all names of the gazetteer, the longest first, and what each name stands for."""
    terms: dict[str, tuple[str, str]] = {}
    for place in (*COUNTRIES, *BODIES):
        for kind, names in _names_of(place):
            for name in names:
                terms[name.replace("'", "’")] = terms[name] = (place.name, kind)
    pattern = "|".join(re.escape(name) for name in sorted(terms, key=lambda t: (-len(t), t)))
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])"), terms


def _names_of(place: Place) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (PLAIN, place.plain), (FORMAL, place.formal), (METONYM, place.seats)


# What has a country in its name and is none: "the East Vaskland Sea", "Bank of Vaskland", "Vaskland Daily".
_WATERS = r"Seas?|Straits?|Ocean|Gulf|Bay|Channel|Basin|Passage"
_INSTITUTIONS = r"Bank|University|Institute|College|Airlines|Airways|Daily|Times|Post|Herald|Telecom|Mobile"
_NAMES_BEHIND = re.compile(rf"^ (?:{_WATERS}|{_INSTITUTIONS})\b")
_NAMES_BEFORE = re.compile(rf"\b(?:(?:{_WATERS}) of (?:the )?|(?:{_INSTITUTIONS}) of |Air )$")


def _in_another_name(text: str, start: int, end: int) -> bool:
    return bool(_NAMES_BEHIND.match(text[end:]) or _NAMES_BEFORE.search(text[max(0, start - 24) : start]))


_COLOURED = re.compile(rf"({IDEOLOGY}) $", re.I)
_REGIME = re.compile(r"^(?:['’]s)? (?:\w+ )?regime\b")


def _places(sentence: Sentence, acronyms: dict[str, str]) -> Iterator[Mention]:
    pattern, terms = _known()
    text = sentence.text
    for found in pattern.finditer(text):
        referent, kind = terms[found.group()]
        if _in_another_name(text, found.start(), found.end()):
            continue
        if kind == METONYM and _is_place(text, found.start(), found.end()):
            continue
        start, end = found.span()
        coloured = _COLOURED.search(text[max(0, start - 24) : start])
        if coloured:
            start, kind = start - len(coloured.group()), LOADED
        regime = _REGIME.match(text[end:])
        if regime:
            end, kind = end + regime.end(), LOADED
        yield Mention(
            referent,
            text[start:end],
            kind,
            sentence,
            Span(sentence.span.start + start, sentence.span.start + end),
        )
    yield from _governments(sentence)
    yield from _bare_regimes(sentence)
    for short, long in acronyms.items():
        if short in terms or long in terms or long.replace("’", "'") in terms:
            continue
        for name, kind in ((long, FORMAL), (short, PLAIN)):
            for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w])", text):
                yield Mention(
                    long,
                    name,
                    kind,
                    sentence,
                    Span(sentence.span.start + found.start(), sentence.span.start + found.end()),
                )


def _is_place(text: str, start: int, end: int) -> bool:
    """Whether a capital is the city: behind "in", or before a noun that it tells the place of."""
    if _PLACE_BEFORE.search(text[max(0, start - 16) : start]) or _PLACE_BEHIND.match(text[end:]):
        return True
    behind = re.match(r" ([a-z][a-z\-]+)", text[end:])
    word = behind.group(1) if behind else ""
    return bool(word) and not (
        word in FUNCTION_WORDS or is_finite_verb(word) or word.endswith(("s", "ed", "ing", "ly"))
    )


def _without_lone_seats(mentions: list[Mention]) -> list[Mention]:
    """A capital stands for its government only in a story that names the country, too."""
    named = {m.referent for m in mentions if m.kind != METONYM}
    return [m for m in mentions if m.kind != METONYM or m.referent in named]


@lru_cache(maxsize=1)
def _demonyms() -> tuple[re.Pattern[str], dict[str, str]]:
    of = {demonym: place.name for place in COUNTRIES for demonym in place.demonyms}
    words = "|".join(re.escape(word) for word in sorted(of, key=lambda w: (-len(w), w)))
    ruled = r"(regime|dictatorship|junta|government|authorities|administration)"
    return re.compile(rf"(?<![\w-])({words}) {ruled}\b(?! (?:media|tv|television|news|department))"), of


def _governments(sentence: Sentence) -> Iterator[Mention]:
    """ "the Zubrowkan government", "the Zubrowkan regime" for Zubrowka."""
    pattern, of = _demonyms()
    for found in pattern.finditer(sentence.text):
        kind = LOADED if found.group(2) in {"regime", "dictatorship", "junta"} else PLAIN
        start = sentence.span.start
        yield Mention(
            of[found.group(1)], found.group(), kind, sentence,
            Span(start + found.start(), start + found.end()),
        )  # fmt: skip


_BARE_REGIME = re.compile(r"\bthe regime\b(?! (?:of|for|change)\b)")


def _bare_regimes(sentence: Sentence) -> Iterator[Mention]:
    """ "the regime" is the country that its sentence named last."""
    pattern, terms = _known()
    countries = {place.name for place in COUNTRIES}
    for found in _BARE_REGIME.finditer(sentence.text):
        before = [terms[m.group()][0] for m in pattern.finditer(sentence.text, 0, found.start())]
        if before and before[-1] in countries:
            start = sentence.span.start
            yield Mention(
                before[-1], found.group(), LOADED, sentence,
                Span(start + found.start(), start + found.end()),
            )  # fmt: skip


def _described(mentions: list[Mention], by_document: Mapping[str, list[Sentence]]) -> list[Mention]:
    """What a body is ("the central bank"), in an article that names one body of the kind only."""
    named: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        named[mention.sentence.document].add(mention.referent)
    found = []
    for phrase, bodies in DESCRIBED.items():
        for document, sentences in sorted(by_document.items()):
            held = named[document] & bodies
            if len(held) != 1:
                continue
            for sentence in sentences:
                for place in re.finditer(rf"\b{re.escape(phrase)}\b", sentence.text):
                    start = sentence.span.start
                    span = Span(start + place.start(), start + place.end())
                    found.append(Mention(min(held), place.group(), PLAIN, sentence, span))
    return found


_BRACKET = re.compile(r"((?:[A-Z][\w’'-]+)(?: (?:of|for|and|the|on|in|[A-Z][\w’'-]+)){1,7}) \(([A-Z]{2,7})\)")


def _acronyms(sentences: list[Sentence]) -> dict[str, str]:
    """Acronyms that some article introduces in brackets behind the long name whose initials they are."""
    found: dict[str, str] = {}
    for sentence in sentences:
        for match in _BRACKET.finditer(sentence.text):
            words = match.group(1).split()
            for start in range(len(words) - 1):
                initials = "".join(w[0] for part in words[start:] for w in part.split("-") if w[:1].isupper())
                if initials == match.group(2):
                    found.setdefault(match.group(2), " ".join(words[start:]))
                    break
    return dict(sorted(found.items()))
