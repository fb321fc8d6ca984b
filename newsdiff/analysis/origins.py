"""Origins: articles that go back to one source, so that a copied report is not counted twice.

Method: word 5-grams (shingles) of the kept lines. Two articles are one origin if the share of the shorter
one's shingles that the longer one has, |A∩B| / min(|A|, |B|), is at least 0.5: order doesn't matter, a
shortened copy is found. If both credit the same news agency, 0.3 is enough. Groups are closed under "and".
Limits: a report rewritten in other words is an origin of its own; shared quotations alone stay far below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdiff.analysis.types import Document, Role

SIZE = 5
COPIED = 0.5
COPIED_WITH_CREDIT = 0.3
FEWEST = 12  # shingles; less text than that proves nothing
WORD = re.compile(r"[^\W_]+")
AGENCIES = re.compile(
    r"\b(Reuters|AFP|Agence France-Presse|Associated Press|Xinhua|Kyodo|Bloomberg|dpa|ANSA|EFE|TASS)\b"
    r"|(?<=[(\s])(AP|UPI|PTI|ANI)\b(?=\)|\s*[-–—])"
)
ALIASES = {"Agence France-Presse": "AFP", "Associated Press": "AP"}


def origins(documents: Sequence[Document]) -> tuple[tuple[str, ...], ...]:
    """The document ids by origin, each in exactly one group, in the order of the documents."""
    own = [shingles(document) for document in documents]
    credit = [agencies(document) for document in documents]
    group = list(range(len(documents)))
    for i in range(len(documents)):
        for j in range(i + 1, len(documents)):
            least = COPIED_WITH_CREDIT if credit[i] & credit[j] else COPIED
            if documents[i].text == documents[j].text or contained(own[i], own[j]) >= least:
                group = [group[i] if g == group[j] else g for g in group]
    return tuple(
        tuple(document.id for document, g in zip(documents, group, strict=True) if g == number)
        for number in dict.fromkeys(group)
    )


def shingles(document: Document) -> frozenset[tuple[str, ...]]:
    """Every run of five words inside a kept line, in lower case."""
    out: set[tuple[str, ...]] = set()
    for line in document.lines:
        if line.role.kept:
            words = WORD.findall(line.span.of(document.text).casefold())
            out.update(tuple(words[i : i + SIZE]) for i in range(len(words) - SIZE + 1))
    return frozenset(out)


def contained(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> float:
    """The share of the smaller set that the other has; 0 when it is too small to tell."""
    fewest = min(len(a), len(b))
    return len(a & b) / fewest if fewest >= FEWEST else 0.0


def agencies(document: Document) -> frozenset[str]:
    """News agencies that a by-line, a dropped line or a bracket at the text's beginning or end credits."""
    found: set[str] = set()
    for line in document.lines:
        text = line.span.of(document.text)
        if line.role in (Role.BYLINE, Role.CHROME, Role.BIO) or len(text) < 60 or _dateline(text):
            for match in AGENCIES.finditer(text[:120]):
                name = match.group()
                found.add(ALIASES.get(name, name))
    return frozenset(found)


def _dateline(text: str) -> bool:
    """ "LONDON (Reuters) - …": the credit stands among the first words, before a dash."""
    return re.match(r"[A-Z][\w ,./-]{1,40}\((?:Reuters|AFP|AP|UPI|Xinhua|dpa)\)\s*[-–—]", text) is not None
