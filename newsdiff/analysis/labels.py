"""The label ledger: what each article calls the same person, country, body or event.

Method: countries and well-known bodies come from the gazetteer, with their formal names, the capitals
that stand for a government (a capital behind "in", "to" or "from", or in a story that never names the
country, is a place and not counted), and words of ideology before them. Acronyms introduced in brackets
join their long names. People are joined by surname, with one letter's difference allowed where the name
rules allow it, and the offices before or behind their names become terms of their own. Ships, companies
and the like join by their last words (`bodynames`). "The regime" is the country that its sentence named
last; "the central bank" the one that its article names. The event is the kind of thing that the openings
of several articles name ("security partnership", "pact"), and each conflict or war by the place it is
tied to. Limits: unnamed people ("the minister") are not resolved; a city's own news is taken for its
government's where nothing shows the place.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from rapidfuzz.distance import OSA

from newsdiff.analysis import bodynames, eventnames
from newsdiff.analysis.framing.epithets import IDEOLOGY
from newsdiff.analysis.gazetteer import BODIES, COUNTRIES, DESCRIBED, Place
from newsdiff.analysis.grammar import is_finite_verb
from newsdiff.analysis.mentions import TITLES, Name, people
from newsdiff.analysis.naming import FORMAL, LOADED, LOADED_WORD, METONYM, PLAIN, Mention
from newsdiff.analysis.types import Document, Label, LabelVariant, Sentence, Span
from newsdiff.analysis.wording import FUNCTION_WORDS, fold

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


def ledger(documents: Iterable[Document], sentences: Iterable[Sentence]) -> tuple[Label, ...]:
    """Every referent that two or more articles name, most articles first, then by how many terms it has.

    `count` is how often an article uses the term; terms that differ in case or apostrophe only are one."""
    ordered = sorted(documents, key=lambda d: d.id)
    kept = sorted((s for s in sentences if s.role.kept), key=lambda s: (s.document, s.position))
    acronyms = _acronyms(kept)
    by_document: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in kept:
        by_document[sentence.document].append(sentence)
    mentions = _without_lone_seats([m for s in kept for m in _places(s, acronyms)])
    mentions += _described(mentions, by_document)
    mentions += _people(ordered, by_document)
    mentions += eventnames.mentions(kept)
    known = frozenset(m.text.casefold() for m in mentions) | {name.casefold() for name in _known()[1]}
    mentions += bodynames.mentions(ordered, by_document, known)
    return _labels(mentions)


def _labels(mentions: list[Mention]) -> tuple[Label, ...]:
    found: dict[str, dict[tuple[str, str], list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions:
        found[mention.referent][mention.sentence.document, _key(mention.text)].append(mention)
    labels = []
    for referent, by_key in found.items():
        groups = _families(by_key)
        if len({document for document, _ in groups}) < 2:
            continue
        labels.append(Label(referent, tuple(_variant(group) for _, group in sorted(groups.items()))))

    def weight(label: Label) -> tuple[int, int, str]:
        return (
            -len({v.document for v in label.variants}),
            -len({_key(v.text) for v in label.variants}),
            label.referent,
        )

    return tuple(sorted(labels, key=weight))


_APART = frozenset("former acting deputy vice interim designate new outgoing".split())
_Groups = dict[tuple[str, str], list[Mention]]


def _families(groups: _Groups) -> _Groups:
    """ "Zubrowkan Foreign Minister" joins "Foreign Minister": a country before it makes no other term."""
    keys = {key for _, key in groups}
    joined: _Groups = defaultdict(list)
    for (document, key), group in groups.items():
        first, _, rest = key.partition(" ")
        same = (
            " " in rest and rest in keys and group[0].text[:1].isupper() and first not in _APART
            and group[0].kind == FORMAL
        )  # fmt: skip
        if same:
            joined[document, rest].extend(replace(m, text=m.text.split(maxsplit=1)[1]) for m in group)
        else:
            joined[document, key].extend(group)
    return joined


def _key(text: str) -> str:
    return re.sub(r"^the ", "", " ".join(fold(w) for w in text.split()))


def _variant(group: list[Mention]) -> LabelVariant:
    spellings = Counter(m.text for m in group)
    text = min(spellings, key=lambda t: (-spellings[t], t))
    ids = tuple(dict.fromkeys(m.sentence.id for m in group))
    return LabelVariant(text, group[0].sentence.document, len(group), ids, group[0].kind)


# --- countries and bodies -----------------------------------------------------------------------------------


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


_COLOURED = re.compile(rf"({IDEOLOGY}) $", re.I)
_REGIME = re.compile(r"^(?:['’]s)? (?:\w+ )?regime\b")


def _places(sentence: Sentence, acronyms: dict[str, str]) -> Iterator[Mention]:
    pattern, terms = _known()
    text = sentence.text
    for found in pattern.finditer(text):
        referent, kind = terms[found.group()]
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


def _described(mentions: list[Mention], by_document: dict[str, list[Sentence]]) -> list[Mention]:
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


# --- people -------------------------------------------------------------------------------------------------

_OFFICE_WORD = r"(?:[A-Z][\w’'.&-]*|[a-z]+(?:-[a-z]+)?)"
_OFFICE_BEHIND = re.compile(
    r"^, (?:the |a |an |its |their |his |her )?(?P<office>(?:[\w’'&-]+ ){0,9}[\w’'&-]+),"
)
_PLAIN_TITLES = frozenset("mr mrs ms dr mr. mrs. ms. dr.".split())


def _people(documents: list[Document], by_document: dict[str, list[Sentence]]) -> list[Mention]:
    spoken = [(d, p) for d in documents for p in people(d)]
    referents = _person_referents(spoken)
    found = []
    places: dict[str, list[Span]] = defaultdict(list)
    for document, person in spoken:
        places[document.id].append(person.span)
    for document, person in spoken:
        others = places[document.id]
        referent = referents.get(person.surname)
        holding = [s for s in by_document[document.id] if person.span.within(s.span)]
        if not holding or referent is None:
            continue
        sentence = holding[0]
        found.append(Mention(referent, person.text, PLAIN, sentence, person.span))
        for span in _offices(document, sentence, person.span, others):
            text = span.of(document.text)
            found.append(
                Mention(referent, text, LOADED if LOADED_WORD.search(text) else FORMAL, sentence, span)
            )
    return found


def _person_referents(spoken: list[tuple[Document, Name]]) -> dict[str, str]:
    """For each surname the fullest, most frequent name of the person, near spellings joined."""
    full: Counter[str] = Counter()
    surnames: Counter[str] = Counter()
    for _, person in spoken:
        words = person.words
        surnames[words[-1]] += 1
        if len(words) > 1:
            full[" ".join(words)] += 1
    names: dict[str, str] = {}
    for text in sorted(full, key=lambda t: (-full[t], len(t), t)):
        names.setdefault(text.split()[-1], text)
        names.setdefault(text.split()[0], text) if surnames[text.split()[0]] else None
    for surname in sorted(surnames, key=lambda s: (-surnames[s], s)):
        if surname not in names:
            names[surname] = surname
    return {surname: _joined_spelling(surname, names, surnames) for surname in names}


def _joined_spelling(surname: str, names: dict[str, str], counts: Counter[str]) -> str:
    own = names[surname]
    for other in sorted(names, key=lambda s: (-counts[s], s)):
        distance = OSA.distance(other, surname)
        if (
            other == surname
            or counts[other] <= counts[surname]
            or distance > 2
            or min(len(other), len(surname)) < 4
        ):
            continue
        if distance == 2 and (own.split()[:-1] != names[other].split()[:-1] or own == surname):
            continue
        given_own, given_other = own.split()[:-1], names[other].split()[:-1]
        if (
            not given_own
            or not given_other
            or given_own == given_other
            or OSA.distance(" ".join(given_own), " ".join(given_other)) <= 1
        ):
            return names[other]
    return own


def _offices(document: Document, sentence: Sentence, name: Span, people_at: list[Span]) -> Iterator[Span]:
    """The office right before a name ("foreign policy chief Ana Ruiz") and between commas behind it."""
    before = document.text[sentence.span.start : name.start]
    words = list(re.finditer(rf"{_OFFICE_WORD}", before))
    start = len(before)
    taken: list[str] = []
    for word in reversed(words):
        text = word.group()
        place = Span(sentence.span.start + word.start(), sentence.span.start + word.end())
        if text == "counterpart" or any(place.overlaps(other) for other in people_at):
            break
        if before[word.end() : start].strip() or len(taken) >= 9:
            break
        if not (
            text[0].isupper()
            or text.casefold() in TITLES
            or text in {"of", "for", "and", "policy", "affairs", "security"}
        ):
            break
        if text.casefold() in FUNCTION_WORDS and text not in {"of", "for", "and"}:
            break
        taken.append(text)
        start = word.start()
    while taken and taken[-1] in {"of", "for", "and"}:
        found = re.match(r"\w+\s+", before[start:])
        start += found.end() if found else 0
        taken.pop()
    if (
        taken
        and any(t.casefold() in TITLES - _PLAIN_TITLES for t in taken)
        and taken[0].casefold() not in {"of", "for", "and"}
    ):
        end = len(before.rstrip())
        yield Span(sentence.span.start + start, sentence.span.start + end)
    behind = _OFFICE_BEHIND.match(document.text[name.end : sentence.span.end])
    if behind:
        office = behind.group("office")
        if (
            any(w.casefold() in TITLES for w in re.split(r"[\s-]+", office))
            and "counterpart" not in office
            and not re.search(r"\b(?:said|says|told|who|which|was|were|is)\b", office)
        ):
            yield Span(name.end + behind.start("office"), name.end + behind.end("office"))
