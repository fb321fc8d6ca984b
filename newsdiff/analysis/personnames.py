"""People: their names, spellings and offices.

Method: names are joined by surname, with one letter's difference allowed where the name rules allow it; two
full names whose given names differ are two people, and a bare surname is the one of them named last. The
offices before or behind a name become terms of its own. Limits: unnamed people ("the minister") are not
resolved; "Bob" and "Robert" of one surname are two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import OSA

from newsdiff.analysis.mentions import TITLES, Name, people
from newsdiff.analysis.naming import FORMAL, LOADED, LOADED_WORD, PLAIN, Mention, holding
from newsdiff.analysis.types import Document, Sentence, Span
from newsdiff.analysis.wording import FUNCTION_WORDS, fold

_OFFICE_WORD = r"(?:[A-Z][\w’'.&-]*|[a-z]+(?:-[a-z]+)?)"
_OFFICE_BEHIND = re.compile(
    r"^, (?:the |a |an |its |their |his |her )?(?P<office>(?:[\w’'&-]+ ){0,9}[\w’'&-]+),"
)
_PLAIN_TITLES = frozenset("mr mrs ms dr mr. mrs. ms. dr.".split())


def mentions(documents: Sequence[Document], by_document: Mapping[str, list[Sentence]]) -> list[Mention]:
    spoken = [(d, p) for d in documents for p in people(d)]
    referents = _person_referents(spoken)
    found = []
    places: dict[str, list[Span]] = defaultdict(list)
    for document, person in spoken:
        places[document.id].append(person.span)
    named: dict[tuple[str, str], str] = {}  # whom the article named last by that surname
    for document, person in spoken:
        others = places[document.id]
        referent = _of_that_name(person, referents.get(person.surname))
        if len(person.words) > 1 and referent:
            named[document.id, person.surname] = referent
        referent = named.get((document.id, person.surname), referent)
        sentence = holding(by_document[document.id], person.span)
        if sentence is None or referent is None:
            continue
        found.append(Mention(referent, person.text, PLAIN, sentence, person.span))
        for span in _offices(document, sentence, person.span, others):
            text = span.of(document.text)
            found.append(
                Mention(referent, text, LOADED if LOADED_WORD.search(text) else FORMAL, sentence, span)
            )
    return found


def _of_that_name(person: Name, referent: str | None) -> str | None:
    """The referent of the surname, or the name itself where it is of another person of that surname."""
    own, known = person.words[:-1], (referent or "").split()[:-1]
    if not own or not known or any(_one_given_name(a, b) for a in own for b in known):
        return referent
    return person.text


def _one_given_name(a: str, b: str) -> bool:
    """Whether two given names may be one: equal, near in spelling, an initial or a short form."""
    a, b = sorted((fold(a).rstrip("."), fold(b).rstrip(".")), key=len)
    return b.startswith(a) or OSA.distance(a, b) <= 1 + (len(a) > 6)


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
