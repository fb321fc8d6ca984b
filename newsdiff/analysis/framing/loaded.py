"""Loaded wording: words that name an act or a thing and condemn or praise it at once.

Method: nouns and verbs that judge (`words`) and phrases of our own. "Aggression" or "provocation" say what an
act was and that it was wrong; a plainer word for the same act exists. So it does for figures of speech
("under the bus"). Limits: a word list knows no irony, and quoted law ("crime of aggression") is marked too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdiff.analysis.framing import words
from newsdiff.analysis.framing.base import Hit, Page, entries, lexical, listed

NAME = "loaded"

_ACTS = "names an act and judges it at once"
_MOVES = "a colourful verb where a plain one exists"
_LIST = (
    *entries(0.75, _ACTS,
             r"(?:\w+ing )?(?:acts? of )?aggression(?! pact)", r"provocations?", r"unprovoked",
             r"illegal (?:war|invasion|occupation|annexation)", r"atrocit(?:y|ies)",
             r"war of (?:choice|conquest)", r"(?:naked )?(?:power|land) grab", r"witch[- ]hunts?",
             r"brainwash\w*",
             r"warmonger\w*", r"onslaught", r"sab(?:re|er)[- ]rattling", r"(?:fear|scare)-?mongering",
             r"appeasement", r"stunts?(?! (?:m[ae]n|wom[ae]n|double|performer|driver)s?\b)",
             r"(?:political|moral|emotional|nuclear|economic) blackmail", r"intimidat\w+"),
    *entries(0.7, _ACTS,
             r"aggressive (?:\w+ )?(?:maneuver|manoeuvre|action|act|behavio\w+|move|stance|posture|"
             r"expansion|tactic|"
             r"campaign)\w*",
             r"assertive (?:\w+ )?(?:military |naval )?(?:action|act|behavio\w+|move|stance|posture|maneuver|"
             r"manoeuvre)\w*",
             r"reckless(?:ly)?(?! (?:and|or|driv\w+|homicide|endangerment|conduct|manslaughter))",
             r"provocative",
             r"coercive", r"belligeren\w+", r"brutal(?:ly|ity)?",
             r"hostile (?:act|action|move|behavio\w+|power)s?",
             r"distort(?:s|ed|ing)?\b(?: \w+){0,4} (?:history|facts|truth|reality)",
             r"rewrit(?:e|es|ing) history"),
    *entries(0.6, _ACTS,
             r"threaten(?:s|ed|ing)? to (?:annex|invade|destroy|crush|strangle|swallow)",
             r"(?:spurred|stoked|fuell?ed|driven|provoked) by (?:\w+ )?(?:threats?|fears?|anger|hatred|"
             r"panic|greed)",
             r"(?:escalating|ever-growing|mounting) threats?", r"grip(?:ped|s)? (?:by|with) (?:fear|panic)",
             r"(?:spark|provok|stok|fuel|ignit|trigger)\w* (?:\w+ )?(?:outrage|fury)", r"furious(?:ly)?",
             r"backlash", r"predatory", r"double[- ]standards?", r"defian(?:t|tly)",
             r"gutt(?:ed|ing)(?= (?!by fire)(?:the|its|their|his|her|by)\b)", r"hat(?:e|red)[- ]filled",
             r"lies(?= (?:about|that|and|told|from)\b)", r"liars?"),
    *entries(0.55, _MOVES,
             r"funnel(?:s|l?ed|l?ing)?", r"ramm(?:ed|ing) through", r"railroad(?:ed|ing)",
             r"cav(?:ed|ing) (?:in|to)",
             r"slapp(?:ed|ing) (?:\w+ )?(?:with|on)",
             r"seiz(?:ed|ing)(?= (?:up)?on (?:the|its|his|her|their|this|that|a|an|every|any)\b)",
             r"flood(?:ed|ing) (?:into|across)",
             r"swarm(?:ed|ing)",
             r"slash(?:ed|es|ing)?(?= (?:its|their|the|jobs|spending|funding|rates|budgets?))",
             r"flex(?:ed|es|ing)? (?:its |their )?muscles?", r"plung(?:ed|ing) (?:the|into)",
             r"strong-arm(?:ed|s|ing)?", r"scrambl(?:ed|ing) to", r"storm(?:ed|s|ing) (?:out|off)",
             r"rebel(?:led|ling)(?= (?:at|against|over)\b)", r"ripp(?:ed|ing) (?:into|apart)"),
    *entries(0.45, "a harsher word where “killed” or “hurt” exists",
             r"(?:slaughter|massacr|butcher|maim)(?:ed|es|s|e|ing|)\b(?![- ]?(?:houses?|shops?)\b)"
             r"(?! (?:\S+ )?(?:pigs?|cattle|cows?|sheep|lambs?|animals|livestock|poultry|chickens|birds|"
             r"season|knife|knives)\b)", r"gunned down", r"mow(?:n|ed) down"),
    *entries(0.55, "tells a danger as fact",
             r"threatens? to (?:expand|widen|derail|undermine|overshadow|engulf|plunge|destabili[sz]e|"
             r"inflame|tear|"
             r"divide|upend|overwhelm|ignite|spiral|escalate)"),
    *entries(0.55, "a word of alarm",
             r"grave (?:concerns?|threats?|dangers?|risks?)", r"(?:very|extremely|increasingly) dangerous",
             r"(?:even|ever) more (?:fragile|dangerous|precarious|unstable|volatile|bitter|brutal)",
             r"existential threat", r"on the brink", r"catastroph(?:e|ic)\w*", r"devastating"),
    *entries(0.55, "a figure of speech where a plain word exists",
             r"war (?:of words|on (?!terror|drugs)[a-z]+)",
             r"battle (?:royal|of (?:words|wills|egos)|is (?:going on|"
             r"raging|brewing))",
             r"(?:bitter|fierce|ugly|nasty|messy|turf|epic|brewing|looming|pitched|uphill|losing) (?:\w+ )?"
             r"(?:battle|war|feud|row|fight|struggle|showdown|standoff|stand-off)s?",
             r"(?:storm|hail|wave|torrent|barrage|flood|tide) of (?:\w+ )?(?:criticism|protests?|"
             r"controversy|outrage|"
             r"abuse|anger|sympathy|complaints|allegations)",
             r"(?:political|media|diplomatic|public|legal|financial) (?:storm|earthquake|firestorm|circus|"
             r"minefield|"
             r"tsunami|football)s?",
             r"(?:wild|emotional|bumpy) (?:ride|roller-?coaster(?: ride)?)",
             r"roller-?coaster (?:of|year|season|week|career)",
             r"out of the water", r"play(?:s|ed|ing)? (?:dumb|games|hardball|with fire|the victim)",
             r"games? (?:is|are) being played", r"sticky (?:situation|wicket)", r"pitchforks",
             r"in hot water",
             r"c[ao]m(?:e|es|ing) under fire(?= (?:for|over)\b)", r"under the bus", r"knee-?jerk",
             r"last-?ditch",
             r"eleventh[- ]hour", r"house of cards", r"smoke and mirrors", r"tip of the iceberg",
             r"slippery slope",
             r"can of worms", r"double-edged sword", r"powder keg", r"time bomb(?= (?!went|exploded))",
             r"David[- ](?:and|vs?\.?|versus)[- ]Goliath", r"cat[- ]and[- ]mouse", r"rubber[- ]stamp\w*",
             r"bitter pill", r"hot potato", r"elephant in the room",
             r"shock ?waves (?:through|across|around)",
             r"sen(?:t|ds|ding) (?:shivers|ripples|shock ?waves)",
             r"out of (?:his|her|their|its) (?:mind|depth|league)",
             r"(?:go|goes|going|went|gone) (?:off the rails|rogue|berserk|ballistic|up in smoke)",
             r"break(?:s|ing)? the bank",
             r"tear(?:s|ing)? (?:\w+ ){1,5}apart", r"wreak(?:s|ed|ing)? havoc", r"a far cry", r"to the hilt",
             r"free-?for-?all", r"kangaroo court", r"gravy train", r"silver bullet", r"ivory tower",
             r"old guard"),
)  # fmt: skip
_VERBS, _NOUNS = words.verbs(words.ACTS), words.nouns(words.NOUNS)
_STRIKING = words.verbs(words.STRIKING)  # these have a plain sense, too

# A central bank, a firm or a doctor can be aggressive without blame.
_AGGRESSIVE = re.compile(r"aggressi", re.I)
_ABOUT_MONEY = re.compile(
    r"\b(?:Fed|central bank|interest|rates?|inflation|prices?|markets?|investors?|marketing|sales|treatment|"
    r"tumou?rs?|cancer|growth|debt|bonds?|hik(?:es?|ing)|tightening)\b"
)


def find(page: Page) -> Iterator[Hit]:
    for hit in lexical(page, _LIST):
        if not (
            _ABOUT_MONEY.search(hit.sentence.text) and _AGGRESSIVE.match(hit.span.of(page.document.text))
        ):
            yield hit
    yield from listed(page, _VERBS, 0.6, _MOVES, verbs=True)
    yield from listed(page, _STRIKING, 0.45, _MOVES, verbs=True)
    yield from listed(page, _NOUNS, 0.6, "a noun that judges what it names")
