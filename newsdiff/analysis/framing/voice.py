"""Whose words a mark stands on: the outlet's, or those of a speaker whom it quotes or reports.

Method: words in quotation marks are quoted. So are words of a reported clause ("X said that …"), as long as a
speaker is named for it who is no outlet himself, and up to the comma behind which the writer comments on what
was said (", signalling …"). Limits: that such a comment is the writer's is a habit of news, no rule.
"""

from __future__ import annotations

import re

from newsdiff.analysis import quotations
from newsdiff.analysis.types import Document, Span, Voice

_COMMENT = re.compile(
    r",[”\"’]?\s+(?:(?:thus|thereby|again|further|clearly)\s+)?(?:signal|underscor|underlin|highlight|"
    r"mark|reflect|rais|"
    r"fuel|prompt|spark|show|suggest|indicat|cement|deepen|heighten|stok|draw|fann|trigger)l?ing\b"
)
_PRESS = re.compile(
    r"\b(?:press|news|media|newspaper|agency|broadcaster|magazine|website|tabloid|channel|AP|AFP|Reuters|"
    r"BBC|CNN|"
    r"Times|Post|Herald|Tribune|Journal|Guardian)\b",
    re.I,
)


def voice(document: Document, span: Span) -> Voice:
    if quotations.in_quotation(document, span):
        return Voice.QUOTED
    speech = quotations.speech(document, span)
    if speech is None or not speech.speaker or _PRESS.search(speech.speaker):
        return Voice.OUTLET
    commented = _COMMENT.search(document.text, speech.span.start, span.end)
    return Voice.OUTLET if commented and commented.start() <= span.start else Voice.QUOTED
