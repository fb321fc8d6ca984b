"""Labels and epithets: a judgement put before, or in place of, the name of a person, country or group.

Method: a short list of our own, and one rule: a word of ideology or repute right before a country, people,
government or party ("communist Zubrowka", "authoritarian nations"). Limits: in the name of a party such a
word is plain; names in capitals ("Communist Party") are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdiff.analysis.framing.base import Hit, Page, entries, lexical
from newsdiff.analysis.types import Span

NAME = "label"

_LIST = (
    *entries(0.75, "a label that judges a government",
    r"(?:the )?(?:\w+ )?regimes?(?! (?:of (?:rules|sanctions|tax|law)|change of))",
    r"rogue (?:state|nation)s?", r"pariah(?: state| nation)?s?", r"puppet (?:state|government|regime)s?",
    r"junta",
             r"strongman|strongmen", r"dictator(?:s|ial|ship)?", r"despot(?:s|ic)?", r"autocrat(?:s|ic)?",
             r"tyrants?", r"warlords?", r"hermit kingdom", r"evil empire", r"axis of \w+", r"kleptocra\w+",
             r"henchm[ae]n", r"thugs?", r"goons?",
             r"(?:angry|lynch|unruly|violent|frenzied|screaming|baying) mobs?", r"mob (?:rule|justice)"),
    *entries(0.65, "a label that judges a person or group", r"firebrand", r"hard-?liners?", r"hard-?line",
    r"extremists?",
    r"radicals?(?= (?:\w+ )?(?:group|activist|cleric|left|right|islam\w*|politician|movement|agenda))",
    r"fanatics?|fanatical", r"zealots?",
             r"far-(?:right|left)", r"ultra-?(?:nationalist|conservative|right|left)\w*",
             r"self-(?:styled|proclaimed|appointed)", r"disgraced", r"embattled", r"notorious", r"infamous",
             r"so-called", r"fat cats?", r"cronies", r"mouthpiece", r"lackeys?",
             r"warmongers?", r"eco-?(?:warriors?|terrorists?)", r"do-gooders?", r"bureaucrats", r"elites?",
             r"maverick", r"darling of", r"poster (?:boy|child|girl)"),
    # Careful texts use these too: they tell something beside a text that has "gunmen" or "crowd" there.
    *entries(0.45, "a label that takes sides",
    r"terrorists?(?! (?:groups?|organi[sz]ations?|lists?|attacks?|acts?|offen[cs]es?|charges?|financing)\b)",
             r"freedom fighters?", r"martyrs?", r"invaders?", r"occupiers?", r"hordes?", r"mobs?(?!-)",
             r"murderers"),
)  # fmt: skip

IDEOLOGY = (
    r"(?:communist(?:-ruled|-led)?|authoritarian|totalitarian|autocratic|dictatorial|repressive|oppressive|"
    r"islamist|fascist|marxist|socialist-run|"
    r"despotic|nuclear-armed|expansionist|revisionist|revanchist|war-mongering|warmongering|"
    r"anti-democratic|illiberal|democratic-minded|freedom-loving|peace-loving)"
)
_BEFORE = re.compile(
    rf"(?<![\w-])(?i:{IDEOLOGY}) (?!Party\b)(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?|(?:nation|state|countr(?:y|"
    rf"ie)|government|power|ruler|leader|neighbo(?:u)?r|rival|bloc|leadership)s?)"
)


_RULES = re.compile(
    r"\b(?:this|that|preferential|legal|tax|regulatory|special|fiscal|monetary|policy|sanctions?|visa|"
    r"customs|trade|"
    r"tariff|rates?|inspection|training|licensing|control|treaty|copyright|accounting|drug|exchange|"
    r"interest)\s$",
    re.I,
)


def _set_of_rules(page: Page, hit: Hit) -> bool:
    """Whether a "regime" is a set of rules: "the tax regime", "a regime that allows"."""
    words = hit.span.of(page.document.text)
    found = re.search(r"regimes?$", words, re.I)
    if not found:
        return False
    at = hit.span.start + found.start()
    before = page.document.text[max(0, at - 24) : at]
    behind = page.document.text[hit.span.end : hit.span.end + 16]
    return bool(_RULES.search(before) or re.match(r"\s+(?:for|of|allows?|that allows?|under)\b", behind))


def find(page: Page) -> Iterator[Hit]:
    yield from (hit for hit in lexical(page, _LIST) if not _set_of_rules(page, hit))
    for sentence in page.sentences:
        for found in _BEFORE.finditer(sentence.text):
            if re.match(r"Communist (?:Party|Youth|League|Manifesto)", found.group()):
                continue
            base = sentence.span.start
            yield Hit(
                sentence,
                Span(base + found.start(), base + found.end()),
                0.8,
                "a word of ideology put before a name",
            )
