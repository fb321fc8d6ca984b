"""Scare quotes: quotation marks around a word or three that nobody is quoted as saying.

Method: a short quotation in lower case, without a speaker in its sentence, that is no title, no word under
discussion ("known as", "called", "the term") and no measured phrase. Limits: a speaker two sentences earlier
may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdiff.analysis import quotations
from newsdiff.analysis.framing.base import Hit, Page

NAME = "scare quotes"
VERSION = "1"

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


def find(page: Page) -> Iterator[Hit]:
    text = page.document.text
    for quote in quotations.direct(page.document):
        inner = quote.inner.of(text).strip(" ,.")
        words = inner.split()
        if (
            not 1 <= len(words) <= 3
            or quote.speaker
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
        score = 0.35 if _SPEECH_NEAR.search(sentence.text) else 0.6
        yield Hit(sentence, quote.span, score, "quotation marks around words that nobody is quoted as saying")
