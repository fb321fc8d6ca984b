"""The label ledger: what each article calls the same person, country, body or event.

Method: each kind of referent has a module that finds its mentions: `placenames` (countries and bodies of the
gazetteer), `personnames`, `bodynames` (ships, companies and the like) and `eventnames`. Here they become one
row a referent: its terms in each article, with counts and sentences; words with a framing mark that stand
right before a name are part of the term. Limits: see each.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from newsdiff.analysis import bodynames, eventnames, personnames, placenames
from newsdiff.analysis.naming import FORMAL, Epithets, Mention
from newsdiff.analysis.types import Document, FramingMark, Label, LabelVariant, Sentence
from newsdiff.analysis.wording import fold


def ledger(
    documents: Iterable[Document], sentences: Iterable[Sentence], marks: Iterable[FramingMark] = ()
) -> tuple[Label, ...]:
    """Every referent that two or more articles name, most articles first, then by how many terms it has.

    `count` is how often an article uses the term; terms that differ in case or apostrophe only are one."""
    epithets = Epithets(marks)
    ordered = sorted(documents, key=lambda d: d.id)
    kept = sorted((s for s in sentences if s.role.kept), key=lambda s: (s.document, s.position))
    by_document: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in kept:
        by_document[sentence.document].append(sentence)
    mentions = placenames.mentions(kept, by_document)
    mentions += personnames.mentions(ordered, by_document)
    mentions += eventnames.mentions(kept)
    known = frozenset(m.text.casefold() for m in mentions) | placenames.known()
    mentions = [epithets.joined(mention) for mention in mentions]
    return _labels(mentions + bodynames.mentions(ordered, by_document, known, epithets))


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
