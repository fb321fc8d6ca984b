"""The words of a text in a form in which two outlets' words can be compared.

Method: words and numbers by pattern, lower case, possessives off, spelling variants (defence/defense,
-ise/-ize, -our/-or) made equal, a light suffix stemmer, number words as digits, demonyms brought to the form
of their country's name, and long names exchanged for the acronym that the same story uses for them.
Limits: English only; the stemmer makes some unrelated words equal (the weights of rare words hide most of
that), irregular verbs stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
STOP = frozenset(
    """a about above after again all also although am among amid an and any are as at be because been
    before being between both but by can could d did do does doing down during each else for from
    further had has have having he her here hers herself him himself his how however i if in
    including into is it its itself just ll may me might more most much must my myself no nor not
    now of off on once only onto or other our ours out over own per re s said say says saying same
    she should since so some such t than that the their theirs them themselves then there these they
    this those though through thus to too toward towards under until up upon us ve very via was we
    well were what when where whether which while who whom whose why will with within without would
    yet you your yours mr mrs ms dr told according added new one""".split()
)
NUMBER_WORDS = {
    word: str(value)
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen twenty""".split()
    )
} | dict(
    zip("thirty forty fifty sixty seventy eighty ninety".split(), map(str, range(30, 100, 10)), strict=True)
)
# Country words that no suffix rule brings together.
COUNTRY = {
    "british": "britain", "uk": "britain", "french": "france", "german": "germany", "spanish": "spain",
    "dutch": "netherlands", "swiss": "switzerland", "swedish": "sweden", "danish": "denmark",
    "polish": "poland",
    "turkish": "turkey", "greek": "greece", "irish": "ireland", "scottish": "scotland", "welsh": "wales",
    "finnish": "finland", "thai": "thailand", "filipino": "philippines", "afghan": "afghanistan",
    "mexican": "mexico", "canadian": "canada", "norwegian": "norway", "peruvian": "peru", "u.s": "usa",
    "u.k": "britain", "u.n": "un", "e.u": "eu", "u.s.a": "usa", "us": "usa",
}  # fmt: skip
DEMONYM = re.compile(r"(?<=\w{4})(?:ians?|eans?|ans?|ese|is?)$|(?<=\w{3})ese$")
SUFFIX = re.compile(
    r"(?<=\w{3})(?:izations?|ational|ations?|itions?|ements?|ments?|nesses|ness|ities|ingly|edly|ings?|ions?|ives?"
    r"|ally|able|ible|ances?|ences?|ens|ity|ies|ied|ers?|ors?|eds?|ed|es|ly|al|s|y|e)$"
)
OPENING = " \"'“”‘’([«"
LINKS = frozenset("of the and for in on".split())


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a text. `norm` is what is compared, `surface` the word in lower case for its vector."""

    start: int
    end: int
    norm: str
    surface: str
    name: bool  # written with a capital inside its sentence
    number: bool
    stop: bool


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its endings; equal for words of one family, no word of the language itself."""
    word = re.sub(r"is(e|ed|es|ing|ation|ations)$", r"iz\1", word) if len(word) > 6 else word
    word = re.sub(r"(?<=\w{2})our(?=s?$|ed$|ing$)", "or", word)
    word = re.sub(r"(?<=\w{2})ence$|(?<=\w{2})ense$", "ens", word)
    short = SUFFIX.sub("", word)
    if len(short) > 3 and short[-1] == short[-2] and short[-1] not in "aeiousl":
        short = short[:-1]
    return re.sub(r"(?<=\w{3})(?:at|e|i|y)$", "", short)


@lru_cache(maxsize=65536)
def country(word: str) -> str:
    """The form that a country's name and its people's share: Russia and Russian are "russ"."""
    word = DEMONYM.sub("", DEMONYM.sub("", COUNTRY.get(word, word)))
    return re.sub(r"(?<=\w{3})(?:i?[aeoy]{1,2})$", "", word)


@lru_cache(maxsize=65536)
def _norm(word: str, name: bool) -> str:
    return country(word) if name else stem(word)


def number(word: str) -> str:
    """Digits in one form: "3,000" and "3000" are equal, "2.50" keeps its point."""
    plain = word.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", word) else word
    return plain.strip(".,")


@dataclass(frozen=True, slots=True)
class Usage:
    """What other texts tell about the words of one: which are names, and the acronyms of long names."""

    names: frozenset[str] = frozenset()
    acronyms: Mapping[tuple[str, ...], str] = field(default_factory=dict)


def names(texts: Sequence[str]) -> frozenset[str]:
    """Words that stand with a capital inside a sentence and never without one."""
    capital: set[str] = set()
    small: set[str] = set()
    for text in texts:
        for term in terms(text):
            (capital if term.name else small if text[term.start].islower() else set()).add(term.surface)
    return frozenset(capital - small)


def terms(text: str, known: Usage = Usage()) -> list[Term]:
    """The words of the text in order, offsets counted from its start."""
    found = []
    for match in WORD.finditer(text):
        raw = match.group().replace("’", "'")
        surface = raw.casefold().rstrip(".")
        surface = surface[:-2] if surface.endswith("'s") else surface
        is_number = raw[0].isdigit() or (surface in NUMBER_WORDS and surface != "one")
        inside = text[: match.start()].rstrip(OPENING)[-1:] not in ("", ".", "!", "?", ":")
        capital = raw[0].isupper() and (
            inside or (raw[:2].isupper() and len(raw) > 1) or surface in known.names
        )
        if is_number:
            norm = number(surface) if raw[0].isdigit() else NUMBER_WORDS[surface]
        else:
            norm = _norm(surface, capital or (surface in COUNTRY and raw[0].isupper()))
        stop = (surface in STOP or len(surface) == 1) and not is_number and not (capital and raw.isupper())
        found.append(Term(match.start(), match.end(), norm, surface, capital, is_number, stop))
    return _shorten(found, known.acronyms) if known.acronyms else found


def _shorten(words: list[Term], acronyms: Mapping[tuple[str, ...], str]) -> list[Term]:
    """The terms with each spelt-out name that has an acronym replaced by one term for it."""
    longest = max(map(len, acronyms), default=0)
    out, at = [], 0
    while at < len(words):
        for size in range(min(longest, len(words) - at), 1, -1):
            acronym = acronyms.get(tuple(word.surface for word in words[at : at + size]))
            if acronym:
                first, last = words[at], words[at + size - 1]
                out.append(Term(first.start, last.end, country(acronym), acronym, True, False, False))
                at += size
                break
        else:
            out.append(words[at])
            at += 1
    return out


def acronyms(texts: Iterable[str]) -> dict[tuple[str, ...], str]:
    """Spelt-out names (as lower-case words) and the acronym that the same texts use for each."""
    spelt: set[tuple[str, ...]] = set()
    short: set[str] = set()
    for text in texts:
        short.update(word.casefold() for word in re.findall(r"\b[A-Z]{2,6}\b", text))
        spelt.update(_capital_runs(text))
    found = {}
    for run in spelt:
        for initials in {
            "".join(word[0] for word in run if word not in LINKS),
            "".join(word[0] for word in run),
        }:
            if len(initials) > 1 and initials in short:
                found[run] = initials
    return found


def _capital_runs(text: str) -> Sequence[tuple[str, ...]]:
    runs = re.findall(r"\b[A-Z][\w'’]+(?:[ -](?:(?:of|the|and|for|in|on) ){0,2}[A-Z][\w'’]+)+", text)
    out = []
    for run in runs:
        words = [term.surface for term in terms(run)]
        for i in range(len(words)):
            for j in range(i + 2, min(len(words), i + 7) + 1):
                if words[i] not in LINKS and words[j - 1] not in LINKS:
                    out.append(tuple(words[i:j]))
    return out
