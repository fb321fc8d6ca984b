"""Scare quotes: quotation marks around a word or three that nobody is quoted as saying.

Method: a short quotation in lower case, without a speaker in its sentence, that is no title, no word under
discussion ("known as", "called", "the term") and no measured phrase. Limits: a speaker two sentences earlier
may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsdiff.analysis import quotations
from newsdiff.analysis.framing.base import Hit, Page
from newsdiff.analysis.types import Document, Span

NAME = "scare quotes"

_NAMING = re.compile(
    r"(?:\b(?:called|named|known as|dubbed|nicknamed|titled|entitled|term|word|phrase|words|label(?:led|"
    r"ed)?|codenamed|spelled|reads?|reading|says?|said|marked)\W*(?:as|the|a|an)?\W*)$",
    re.I,
)
_SPEECH_NEAR = re.compile(
    r"\b(?:said|says|told|according to|described|announced|declared|stressed|noted|reported|wrote|quoted|"
    r"statement|he|she)\b",
    re.I,
)


# What has a name in quotation marks without any doubt about it.
_THING = re.compile(
    r"\s(?:or|and)?\s?(?:button|key|tab|link|menu|icon|option|box|page|tool|setting|definition|award|"
    r"grant|attacks?|"
    r"method|list|label|score|clause|rule|players?|plays?|series|song|album|film|book|game|brand|model)\b"
)
# Marks cast doubt where they stand on a quality of a thing, or on what somebody calls theirs.
_QUALITY = re.compile(r"(?:ed|al|ive|ous|ful|ic|ent|ant|able|ible|ing|ary|est|er|less|ly|free|fair|new)$")
_OWNED = re.compile(r"(?:\b(?:its|their|his|her)|[A-Z]\w+['’]s)\s$")


def _elsewhere(text: str, inner: str, own: Span) -> bool:
    """Whether the article uses the words again: then they are a term of its own."""
    return any(
        not own.start <= found.start() < own.end
        for found in re.finditer(rf"(?<!\w){re.escape(inner)}(?!\w)", text, re.I)
    )


def _term(words: str, page: Page) -> bool:
    """Whether another article has the words too: then they are a term, not a sneer."""
    return any(words.casefold() in _folded(other) for other in page.elsewhere)


@lru_cache(maxsize=256)
def _folded(document: Document) -> str:
    return document.text.casefold()


def find(page: Page) -> Iterator[Hit]:
    text = page.document.text
    for quote in quotations.direct(page.document):
        inner = quote.inner.of(text).strip(" ,.")
        words = inner.split()
        if (
            not 1 <= len(words) <= 3
            or quote.speaker
            or quote.span.end == quote.inner.end  # marks that are opened and never closed
            or inner[:1].isupper()
            or not inner[:1].isalpha()
            or re.search(r"[.!?]$", quote.inner.of(text))
        ):
            continue
        sentence = next((s for s in page.sentences if quote.span.overlaps(s.span)), None)
        if (
            sentence is None
            or not quote.span.within(sentence.span)
            or _NAMING.search(text[max(sentence.span.start, quote.span.start - 24) : quote.span.start])
        ):
            continue
        before, behind = (
            text[sentence.span.start : quote.span.start],
            text[quote.span.end : sentence.span.end],
        )
        if _SPEECH_NEAR.search(sentence.text) or _THING.match(behind) or _elsewhere(text, inner, quote.span):
            continue
        if _term(inner, page):
            continue
        if _OWNED.search(before) or (_QUALITY.search(words[-1]) and re.match(r"\s[a-z]", behind)):
            yield Hit(
                sentence, quote.span, 0.6, "quotation marks around words that nobody is quoted as saying"
            )
