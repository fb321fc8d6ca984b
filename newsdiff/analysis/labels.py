"""The label ledger: what each article calls the same person, country, body or event.

Method: countries and well-known bodies come from the gazetteer, with their formal names, the capitals that
stand for a government (a capital behind "in", "to" or "from" is a place and not counted), and words of
ideology before them. Acronyms introduced in brackets join their long names. People are joined by surname,
with one letter's difference allowed where the name rules allow it, and the offices before or behind their
names become terms of their own. The event is the kind of thing that the openings of several articles name
("security partnership", "pact"), and each conflict or war by the place it is tied to. Limits: unnamed
people ("the minister") are not resolved; a city's own news is taken for its government's where nothing
shows the place.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from newsdiff.analysis.framing.epithets import IDEOLOGY
from newsdiff.analysis.gazetteer import BODIES, COUNTRIES, EVENTS, Place
from newsdiff.analysis.mentions import TITLES, Name, people
from newsdiff.analysis.types import Document, Label, LabelVariant, Role, Sentence, Span
from newsdiff.analysis.wording import FUNCTION_WORDS, Token, fold, tokens

PLAIN, FORMAL, METONYM, LOADED = "plain", "formal", "metonym", "loaded"
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
_LOADED_WORD = re.compile(
    rf"\b(?:{IDEOLOGY}|regimes?|dictator(?:ship)?|strongman|tyrant|firebrand|hardliner|notorious|disgraced|"
    rf"so-called|self-styled|illegal|unprovoked|brutal|aggression|"
    r"massacre|landmark|historic|sweeping|controversial|embattled|reckless|barbaric|sham)\b",
    re.I,
)


@dataclass(frozen=True)
class _Mention:
    referent: str
    text: str
    kind: str
    sentence: Sentence
    span: Span  # in the sentence's document


def ledger(documents: Iterable[Document], sentences: Iterable[Sentence]) -> tuple[Label, ...]:
    """Every referent that two or more articles name, most articles first, then by how many terms it has.

    `count` is how often an article uses the term; terms that differ in case or apostrophe only are one."""
    ordered = sorted(documents, key=lambda d: d.id)
    kept = sorted((s for s in sentences if s.role.kept), key=lambda s: (s.document, s.position))
    acronyms = _acronyms(kept)
    mentions = [m for s in kept for m in _places(s, acronyms)]
    mentions += _people(ordered, kept)
    mentions += _events(kept)
    return _labels(mentions)


def _labels(mentions: list[_Mention]) -> tuple[Label, ...]:
    found: dict[str, dict[tuple[str, str], list[_Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions:
        found[mention.referent][mention.sentence.document, _key(mention.text)].append(mention)
    labels = []
    for referent, groups in found.items():
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


def _key(text: str) -> str:
    return re.sub(r"^the ", "", " ".join(fold(w) for w in text.split()))


def _variant(group: list[_Mention]) -> LabelVariant:
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


def _places(sentence: Sentence, acronyms: dict[str, str]) -> Iterator[_Mention]:
    pattern, terms = _known()
    text = sentence.text
    for found in pattern.finditer(text):
        referent, kind = terms[found.group()]
        if kind == METONYM and (
            _PLACE_BEFORE.search(text[max(0, found.start() - 16) : found.start()])
            or _PLACE_BEHIND.match(text[found.end() :])
        ):
            continue
        start, end = found.span()
        coloured = _COLOURED.search(text[max(0, start - 24) : start])
        if coloured:
            start, kind = start - len(coloured.group()), LOADED
        regime = _REGIME.match(text[end:])
        if regime:
            end, kind = end + regime.end(), LOADED
        yield _Mention(
            referent,
            text[start:end],
            kind,
            sentence,
            Span(sentence.span.start + start, sentence.span.start + end),
        )
    yield from _demonym_regimes(sentence)
    for short, long in acronyms.items():
        if short in terms or long in terms or long.replace("’", "'") in terms:
            continue
        for name, kind in ((long, FORMAL), (short, PLAIN)):
            for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w])", text):
                yield _Mention(
                    long,
                    name,
                    kind,
                    sentence,
                    Span(sentence.span.start + found.start(), sentence.span.start + found.end()),
                )


def _demonym_regimes(sentence: Sentence) -> Iterator[_Mention]:
    """ "the Zubrowkan regime" for Zubrowka."""
    for found in re.finditer(r"\b([A-Z]\w+(?: [A-Z]\w+)?) (?:regime|dictatorship|junta)\b", sentence.text):
        for place in COUNTRIES:
            if found.group(1) in place.demonyms:
                start = sentence.span.start
                yield _Mention(
                    place.name,
                    found.group(),
                    LOADED,
                    sentence,
                    Span(start + found.start(), start + found.end()),
                )


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


def _people(documents: list[Document], sentences: list[Sentence]) -> list[_Mention]:
    by_document: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        by_document[sentence.document].append(sentence)
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
        found.append(_Mention(referent, person.text, PLAIN, sentence, person.span))
        for span in _offices(document, sentence, person.span, others):
            text = span.of(document.text)
            found.append(
                _Mention(referent, text, LOADED if _LOADED_WORD.search(text) else FORMAL, sentence, span)
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
    for text in sorted(full, key=lambda t: (-full[t], t)):
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


# --- events -------------------------------------------------------------------------------------------------

_CLASS_OF = {word: name for name, words in EVENTS.items() for word in words}


def _events(sentences: list[Sentence]) -> list[_Mention]:
    """The kind of event that opens several articles, and wars by their place."""
    opening: dict[str, set[str]] = defaultdict(set)
    documents = {s.document for s in sentences}
    for sentence in sentences:
        if sentence.position <= 2 or sentence.role in {Role.HEADLINE, Role.STANDFIRST}:
            for token in tokens(sentence.text):
                if token.folded in _CLASS_OF:
                    opening[_CLASS_OF[token.folded]].add(sentence.document)
    chosen = {
        name
        for name, holders in opening.items()
        if name != "war" and len(holders) >= max(2, len(documents) / 2)
    }
    found = [m for s in sentences for m in _named_event(s, chosen)]
    found += [m for s in sentences for m in _wars(s)]
    return found


def _named_event(sentence: Sentence, chosen: set[str]) -> Iterator[_Mention]:
    words = tokens(sentence.text, sentence.span.start)
    for i, word in enumerate(words):
        name = _CLASS_OF.get(word.folded)
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
        span = Span(words[start].span.start, word.span.end)
        text = _text(sentence, span)
        kind = LOADED if _LOADED_WORD.search(text) else PLAIN
        yield _Mention(
            f"the {name}", text.lower() if sentence.role is Role.HEADLINE else text, kind, sentence, span
        )


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


def _wars(sentence: Sentence) -> Iterator[_Mention]:
    for found in _WAR.finditer(sentence.text):
        text = re.sub(r"^(?:the|its) ", "", found.group())
        end = sentence.span.start + found.end()
        kind = LOADED if _LOADED_WORD.search(text) else PLAIN
        yield _Mention(f"the war in {found.group(2)}", text, kind, sentence, Span(end - len(text), end))
