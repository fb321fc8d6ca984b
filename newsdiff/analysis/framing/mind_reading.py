"""Mind-reading: a purpose, wish or feeling told as fact, which nobody in the text has said.

Method: patterns of our own for purposes ("signalling its intent", "in a bid to", "seeks to present itself
as") and for states of mind ("desperate to", "eager to"). A purpose that the sentence attributes to a
speaker is the speaker's. Limits: some purposes are on record elsewhere in the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsdiff.analysis.framing.base import Hit, Page, entries, lexical

NAME = "mind-reading"

_OF = r"(?:(?:a|an|the|[\w-]+['’]s|its|their|his|her|our)\s+){0,2}"
_LIST = (
    *entries(0.65, "tells an intention that nobody stated",
    rf"signal(?:s|l?ed|l?ing) {_OF}(?:\w+ )?(?:intent|intention|desire|willingness|ambition|determination|"
    rf"resolve|readiness|commitment)(?:ion|s)?",
    r"(?:works?|working|worked|seeks?|seeking|tr(?:y|ies|ied|ying)|attempts?|"
    r"attempting) (?:hard )?to (?:present|portray|paint|position|cast|rebrand) (?:itself|himself|herself|"
    r"themselves)",
             r"(?:hell-?)?bent on", r"desperate (?:to|for)", r"itching to",
             r"bid(?:es?|ing) (?:his |her |its |their |'')?time",
             r"seem(?:s|ed|ing) to (?:dare|want|enjoy|relish|think|believe|know|hope|revel|delight|mock|"
             r"ignore|"
             r"forget|care)", r"(?:perhaps|presumably|possibly|no doubt) (?:referring|hoping|fearing|aware|"
             r"trying|mindful)",
             r"(?:unable|refus\w+|struggl\w+) to (?:hide|conceal|contain) (?:his|her|their)(?: \w+)?",
             r"scor(?:e|ed|ing) (?:political |cheap |easy )?points (?:with|against|off)",
             r"(?:much )?to the (?:delight|dismay|horror|annoyance|embarrassment|relief|chagrin) of",
             r"hoping to (?:distract|deflect|divert|exploit|capitali[sz]e)", r"thinly[- ]veiled",
             r"under the guise of", r"cloak(?:ed|ing) (?:in|as)",
             r"in an? (?:apparent|obvious|thinly veiled|transparent) (?:attempt|effort|bid|move|ploy|"
             r"snub) (?:to|at)",
             r"in a (?:desperate |last-ditch |cynical |clear )?bid to",
             r"designed to (?:distract|deflect|provoke|intimidate|punish|silence)",
             r"secretly (?:hop|want|plan|fear)\w+",
             r"determined to (?:undermine|destroy|crush|silence|block)",
             r"playing (?:politics|for time|to the gallery)",
             r"testing (?:the )?(?:resolve|waters|nerves) of", r"paying the price for",
             r"probably (?:mindful|aware|conscious|hoping|thinking|fearing|wanting)",
             r"(?:truly|really|secretly|deep down) (?:fears?|wants?|believes?|thinks?|knows?|hopes?|"
             r"hates?)",
             r"(?:knows?|knew) (?:full|all too|only too|perfectly) well", r"has no intention of"),
    *entries(0.55, "tells what a government or group thinks",
    r"sees? (?:(?!that\b|how\b|what\b)[\w’'-]+ ){1,7}as (?:being )?(?:essential|vital|crucial|key|"
    r"critical|necessary|"
    r"indispensable|a (?:threat|rival|danger|bulwark|counterweight|way|means|chance))"),
    *entries(0.45, "tells an intention", r"hoping (?:to|that)", r"in (?:the hope|hopes) of",
    r"sought to (?:calm|reassure|distance|deflect|play down|downplay)"),
)  # fmt: skip


def find(page: Page) -> Iterator[Hit]:
    yield from lexical(page, _LIST)
