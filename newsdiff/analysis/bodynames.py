"""Ships, companies, navies, parties and other named things that the gazetteer does not know.

Method: a name is a run of capitalised words that is no person's and holds no country's name alone. Names join
when one ends in the other ("Pelora", "VNS Pelora"), as long as the shorter one fits a single longer family.
A lone institution joins what it is the first word of ("the Bank", "Bank of Arle"). Only what is called by two
terms or more is kept, epithets counted: a name that all share tells nothing. Limits: names that share no last
word stay apart; lines in title case give no names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newsdiff.analysis.mentions import BODY_WORDS, TITLE_CASE, Name, is_demonym, lowered, names, people
from newsdiff.analysis.naming import PLAIN, Epithets, Mention, holding
from newsdiff.analysis.types import Document, Sentence, Span

_PART_OF = frozenset("north south east west northern southern eastern western central upper lower".split())
# Common nouns that with a capital stand for the one institution of an article ("the Navy").
_INSTITUTIONS = frozenset(
    "navy army court senate parliament ministry commission council committee congress union church "
    "department party board bank".split()
)
_OF = frozenset(("of", "the"))  # inside a name that `_joined` has made
_LEAST = 4  # letters of a last word that alone may stand for the longer name


def mentions(
    documents: Sequence[Document],
    sentences: Mapping[str, list[Sentence]],
    known: frozenset[str],
    epithets: Epithets,
) -> list[Mention]:
    """`sentences` are those of a document; `known` are words that other referents are called by, folded."""
    found: list[tuple[Document, Name]] = []
    for document in documents:
        persons = {at for person in people(document) for at in range(person.span.start, person.span.end)}
        found += [
            (document, name)
            for name in _joined(document)
            if persons.isdisjoint(range(name.span.start, name.span.end)) and _is_body(name, known)
        ]
    lower: frozenset[str] = frozenset().union(*(lowered(d) for d in {d.id: d for d, _ in found}.values()))
    every = {name.text for document in documents for name in _joined(document)}
    texts = {n.text for _, n in found if " " in n.text or n.text.casefold() not in lower - _INSTITUTIONS}
    families = _with_heads(_families(texts), texts, every)
    made: list[Mention] = []
    for document, name in found:
        held = holding(sentences[document.id], name.span) if name.text in texts else None
        if held:
            referent = families.get(name.text, name.text)
            made.append(epithets.joined(Mention(referent, name.text, PLAIN, held, name.span)))
    terms: dict[str, set[str]] = defaultdict(set)
    for mention in made:
        terms[mention.referent].add(mention.text.casefold())
    return [mention for mention in made if len(terms[mention.referent]) > 1]


def _joined(document: Document) -> Iterator[Name]:
    """The names of an article, "Bank" and "Arle" as one where they are "Bank of Arle"."""
    last: Name | None = None
    for name in names(document):
        between = document.text[last.span.end : name.span.start] if last else ""
        if last and between in {" of ", " of the "} and last.words[-1].casefold() in _INSTITUTIONS:
            span, whole = Span(last.span.start, name.span.end), Span(last.whole.start, name.whole.end)
            last = Name(span.of(document.text), span, whole, last.titled)
            continue
        if last:
            yield last
        last = name
    if last:
        yield last


def _is_body(name: Name, known: frozenset[str]) -> bool:
    words = [word.casefold() for word in name.words]
    if name.text.casefold() in known or len(words[-1]) < _LEAST or len(words) > 5:
        return False
    if (TITLE_CASE - _OF) & set(words) or len(words[0].rstrip(".")) < 2:
        return False
    if any(f"{the}{' '.join(words[at:])}" in known for at in range(len(words) - 1) for the in ("", "the ")):
        return False  # "the Tolan White House"
    return not (len(words) == 1 and (is_demonym(name.text) or name.titled))


def _families(texts: set[str]) -> dict[str, str]:
    """For each name of a family of two or more its longest name."""
    ends: dict[str, list[str]] = defaultdict(list)
    for text in sorted(texts, key=lambda t: (-len(t.split()), t)):
        if " of " in text:
            continue  # "Arle" is not short for "Bank of Arle"
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


def _with_heads(families: Mapping[str, str], texts: set[str], every: set[str]) -> dict[str, str]:
    """A lone institution joins the one name that begins with it: "Bank", "Bank of Arle". Where others of the
    names in the articles, well-known ones too, begin or end with it, it is nobody's."""
    out = dict(families)
    for lone in sorted(text for text in texts if text.casefold() in _INSTITUTIONS):
        longer = [text for text in sorted(every) if text.startswith(f"{lone} of ")]
        ending = any(text.endswith(f" {lone}") for text in every)
        if longer and (ending or len(longer) > 1):
            out.pop(lone, None)
        elif longer and longer[0] in texts:
            out |= dict.fromkeys((lone, longer[0]), longer[0])
    return out


def _alike(heads: list[str]) -> bool:
    """ "VNS Pelora", "Vaskland Naval Ship Pelora": the first words of one are the initials of the other."""
    longest, *rest = heads
    initials = "".join(word[0] for word in longest.split()[:-1])
    return all(initials == "".join(other.split()[:-1]) for other in rest)
