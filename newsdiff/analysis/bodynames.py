"""Ships, companies, navies, parties and other named things that the gazetteer does not know.

Method: a name is a run of capitalised words that is no person's and holds no country's name alone. Names join
when one ends in the other ("Pelora", "VNS Pelora"), as long as the shorter one fits a single longer family.
Only what is called by two terms or more is kept: a name that all share tells nothing. Limits: names that
share no last word stay apart; lines in title case give no names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from newsdiff.analysis.mentions import BODY_WORDS, TITLE_CASE, Name, is_demonym, lowered, names, people
from newsdiff.analysis.naming import PLAIN, Mention, holding
from newsdiff.analysis.types import Document, Sentence

_PART_OF = frozenset("north south east west northern southern eastern western central upper lower".split())
# Common nouns that with a capital stand for the one institution of an article ("the Navy").
_INSTITUTIONS = frozenset(
    "navy army court senate parliament ministry commission council committee congress union church "
    "department party board".split()
)
_LEAST = 4  # letters of a last word that alone may stand for the longer name


def mentions(
    documents: Iterable[Document], sentences: Mapping[str, list[Sentence]], known: frozenset[str]
) -> list[Mention]:
    """`sentences` are those of a document; `known` are words that other referents are called by, folded."""
    found: list[tuple[Document, Name]] = []
    for document in documents:
        persons = {at for person in people(document) for at in range(person.span.start, person.span.end)}
        found += [
            (document, name)
            for name in names(document)
            if persons.isdisjoint(range(name.span.start, name.span.end)) and _is_body(name, known)
        ]
    lower: frozenset[str] = frozenset().union(*(lowered(d) for d in {d.id: d for d, _ in found}.values()))
    texts = {n.text for _, n in found if " " in n.text or n.text.casefold() not in lower - _INSTITUTIONS}
    families = _families(texts)
    made: list[Mention] = []
    for document, name in found:
        referent = families.get(name.text)
        held = holding(sentences[document.id], name.span) if referent else None
        if referent and held:
            made.append(Mention(referent, name.text, PLAIN, held, name.span))
    return made


def _is_body(name: Name, known: frozenset[str]) -> bool:
    words = [word.casefold() for word in name.words]
    if name.text.casefold() in known or len(words[-1]) < _LEAST or len(words) > 5:
        return False
    if TITLE_CASE & set(words) or len(words[0].rstrip(".")) < 2:
        return False
    if any(f"{the}{' '.join(words[at:])}" in known for at in range(len(words) - 1) for the in ("", "the ")):
        return False  # "the Tolan White House"
    return not (len(words) == 1 and (is_demonym(name.text) or name.titled))


def _families(texts: set[str]) -> dict[str, str]:
    """For each name of a family of two or more its longest name."""
    ends: dict[str, list[str]] = defaultdict(list)
    for text in sorted(texts, key=lambda t: (-len(t.split()), t)):
        ends[text.split()[-1].casefold()].append(text)
    out: dict[str, str] = {}
    for group in ends.values():
        heads = [t for t in group if not any(o != t and o.endswith(f" {t}") for o in group)]
        if len(group) < 2 or (group[-1].casefold() in BODY_WORDS and len(heads) > 1):
            continue
        single = group[-1] if len(group[-1].split()) == 1 else ""
        if len(heads) > 1 and not (single and _alike(heads)):
            continue
        if any(_PART_OF & {w.casefold() for w in text.split()[:-1]} for text in group):
            continue
        out |= dict.fromkeys(group, heads[0])
    return out


def _alike(heads: list[str]) -> bool:
    """ "VNS Pelora", "Vaskland Naval Ship Pelora": the first words of one are the initials of the other."""
    longest, *rest = heads
    initials = "".join(word[0] for word in longest.split()[:-1])
    return all(initials == "".join(other.split()[:-1]) for other in rest)
