"""Headline against body: the headline says more, or says it harder, than the article below it.

Method: words of judgement or cause in the headline ("sweeping", "spurred by", "slams") of which the body
has no form at all. Limits: headlines are short; a word list decides what is hard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdiff.analysis.framing.base import Hit, Page
from newsdiff.analysis.types import Role, Span
from newsdiff.analysis.wording import content_stems, stem, tokens

NAME = "headline"

_HARD = re.compile(
    r"\b(?:spurred|provoked|slams?|slammed|blasts?|blasted|fury|outrage|chaos|shock(?:s|ed|ing)?|crisis|"
    r"disaster|panic|war|humiliat\w+|destroys?|crush(?:es|ed)?|"
    r"betray\w*|bombshell|explosive|stunning|soars?|plunges?|plummets?|skyrockets?|slump\w*|meltdown|"
    r"collapse[sd]?|threats?|defies|snubs?|rips into|erupts?|looms?|scandal|revealed|warns?|fears?|"
             r"surges?|huge|finally|insane|wow|ugly|doomed|busted|epic|break bank)\b",
    re.I,
)  # fmt: skip


def find(page: Page) -> Iterator[Hit]:
    heads = [s for s in page.sentences if s.role is Role.HEADLINE]
    body = [s for s in page.sentences if s.role is not Role.HEADLINE]
    if not heads or not body:
        return
    stems = frozenset().union(*(content_stems(tokens(s.text)) for s in body))
    for head in heads:
        for found in _HARD.finditer(head.text):
            if stem(found.group().casefold()) not in stems:
                base = head.span.start
                yield Hit(
                    head,
                    Span(base + found.start(), base + found.end()),
                    0.55,
                    "a hard word of the headline that the body has no form of",
                )
