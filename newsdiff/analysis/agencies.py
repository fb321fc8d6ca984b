"""Which news agency an article credits: in datelines, bylines, source lines, closing brackets.

"LONDON (Reuters) – …", "By AFP", "PA Media", "(AFP, dpa)", "… he said. — AP", "Source: Northline Wire", "with
agencies". A name in a sentence or a headline ("Reuters reported", "TASS says …") is a citation, no credit and
not read: a short line of the text counts only where it holds nothing but names. An agency that this module
doesn't know is read from a dateline's bracket and from a source line only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsdiff.analysis.types import Document, Role

ANY = "agencies"  # a credit that names none: "Agencies", "with agency material"

_ALIASES = {
    "agence france-presse": "AFP",
    "associated press": "AP",
    "press association": "PA",
    "pa media": "PA",
    "pa": "PA",
    "press trust of india": "PTI",
    "the canadian press": "CP",
    "australian associated press": "AAP",
    "kyodo news": "Kyodo",
    "jiji press": "Jiji",
}
_LONG = (
    r"Reuters|Agence France-Presse|Australian Associated Press|Associated Press|Press Association|PA Media"
    r"|Press Trust of India|The Canadian Press|Xinhua|Kyodo(?: News)?|Jiji(?: Press)?|Bloomberg|Interfax"
    r"|Yonhap|Anadolu|Tanjug|Ukrinform|Bernama|Antara|Belga"
)
_SHORT = (
    r"AFP|AP|(?<!, )PA|UPI|PTI|ANI|IANS|AAP|dpa|DPA|APA|epd|KNA|ANSA|EFE|TASS|ITAR-TASS|RIA|ANP|NTB|TT|PAP"
    r"|CTK|ČTK|MTI|BTA|KCNA|IRNA|WAM|SANA|VNA"
)
_KNOWN = re.compile(rf"\b(?:{_LONG}|{_SHORT})\b")
_ANY = re.compile(
    r"\b(?:with|from|by|und|mit|and|&|news)\s+(?:news\s+|wire\s+)?agenc(?:y|ies)\b"
    r"|\bagency (?:material|reports?|copy)\b"
    r"|^\W*(?:news |wire )?agenc(?:y|ies)\W*$|\bmit (?:Material|Agenturmaterial)\b",
    re.I,
)
_NAME = r"[A-Z][\w.&-]*(?: [A-Z0-9][\w.&-]*){0,3}"
_DATELINE = re.compile(rf"(?:[A-Z][\w ,./'’-]{{1,50}})?[(/]({_NAME})[)/]\.?\s*[-–—/]")
_SLASHED = re.compile(rf"[A-Z][\w ,.'’-]{{1,50}}/({_NAME})/")
_SOURCED = rf"(?:{_NAME}|{_SHORT})"
_SOURCE = re.compile(rf"(?i:sources?|quelle)\s*:\s*({_SOURCED}(?:\s*(?:,|and|/)\s*{_SOURCED})*)\W*$")
_ALONE = re.compile(rf"\W*(?:{_LONG}|{_SHORT})(?:\s*(?:,|and|/|&)\s*(?:{_LONG}|{_SHORT}))*\W*")
_CLOSING = re.compile(r"(?:^|[.!?”\"’])\s*(?:[(\[]([^()\[\]]{2,60})[)\]]|[–—-]\s?([^–—]{2,40}))\.?$")
_CREDITED_ROLES = frozenset({Role.BYLINE, Role.CHROME, Role.BIO})


def credits(document: Document) -> frozenset[str]:
    """The agencies that the article credits, by one name each; `ANY` for a credit without a name."""
    return credits_in((line.span.of(document.text), line.role) for line in document.lines)


def credits_in(lines: Iterable[tuple[str, Role]]) -> frozenset[str]:
    """The agencies that lines of an article credit, each line with its role."""
    return frozenset(agency for text, role in lines for agency in _of_line(text, role))


def same_agency(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a & b) or (ANY in a and bool(b)) or (ANY in b and bool(a))


def _of_line(text: str, role: Role) -> set[str]:
    source = _SOURCE.match(text)
    if source:
        return _known(text) or {part.strip() for part in re.split(r",| and |/", source[1])}
    if role in _CREDITED_ROLES:
        return _known(text[:160])
    alone = _ALONE.fullmatch(text[:160]) or _ANY.fullmatch(text.strip(" ()–—-")[:160])
    if alone or (len(text) < 60 and re.match(r"by\b", text, re.I)):
        return _known(text)
    found: set[str] = set()
    opening = _DATELINE.match(text) or _SLASHED.match(text)
    if opening:
        found.add(_one_name(opening[1]))
    closing = _CLOSING.search(text[-80:])
    return found | _known(closing[1] or closing[2]) if closing else found


def _known(text: str) -> set[str]:
    found = {_one_name(match.group()) for match in _KNOWN.finditer(text)}
    return found or ({ANY} if _ANY.search(text) else set())


def _one_name(name: str) -> str:
    return _ALIASES.get(name.casefold(), name)
