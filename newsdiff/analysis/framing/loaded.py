"""Loaded wording: words that name an act and condemn or praise it at once.

Method: a short list of our own. "Aggression" or "provocation" say what an act was and that it was wrong;
a plainer word for the same act exists. Limits: a word list knows no irony, and quoted law ("crime of
aggression") is marked too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdiff.analysis.framing.base import Hit, Page, entries, lexical

NAME = "loaded"

_ACTS = "names an act and judges it at once"
_MOVES = "a colourful verb where a plain one exists"
_LIST = (
    *entries(0.75, _ACTS, r"(?:\w+ing )?(?:acts? of )?aggression(?! pact)", r"provocations?",
    r"unprovoked", r"illegal (?:war|invasion|occupation|annexation)",
             r"atrocit(?:y|ies)", r"war of (?:choice|conquest)", r"naked (?:power )?grab", r"power grab",
             r"land grab",
             r"witch[- ]hunts?", r"brainwash\w*", r"propaganda", r"meddling", r"warmonger\w*", r"stooges?",
             r"cronies", r"cronyism", r"onslaught", r"bloodbath", r"carnage",
             r"sab(?:re|er)[- ]rattling", r"fear-?mongering", r"scare-?mongering", r"appeasement",
             r"kowtow\w*", r"scapegoat\w*", r"cover-up", r"whitewash\w*", r"ploy", r"sham",
             r"stunt", r"betray(?:al|ed|ing|s)?", r"humiliat\w+", r"extort\w*", r"blackmail\w*",
             r"outbursts?", r"tirades?", r"bluster",
             r"bully(?:ing)?|bullied|bullies", r"intimidat\w+", r"tyrann\w+", r"treacher\w+"),
    *entries(0.7, _ACTS, r"aggressive (?:\w+ )?(?:maneuver|manoeuvre|action|act|behavio\w+|move|stance|"
                         r"posture|expansion|tactic|campaign)\w*",
             r"assertive (?:\w+ )?(?:military |naval )?(?:action|act|behavio\w+|move|stance|posture|"
             r"maneuver|manoeuvre)\w*",
             r"provocative", r"coerci(?:on|ve)",
             r"belligeren\w+", r"hostile (?:act|action|move|behavio\w+|power)s?", r"reckless(?:ly)?",
             r"brazen(?:ly)?", r"ruthless(?:ly)?",
             r"brutal(?:ly|ity)?", r"barbari\w+", r"draconian", r"heinous", r"vicious(?:ly)?",
             r"callous(?:ly)?", r"sinister", r"menacing(?:ly)?", r"insidious", r"nefarious",
             r"cynical(?:ly)?", r"shameful(?:ly)?",
             r"shameless(?:ly)?", r"disgraceful(?:ly)?", r"outrageous(?:ly)?", r"egregious(?:ly)?",
             r"appalling(?:ly)?", r"despicable", r"scandalous", r"farcical", r"absurd(?:ly)?",
             r"distort(?:s|ed|ing)?\b(?: \w+){0,4} (?:history|facts|truth|reality)",
             r"rewrit(?:e|es|ing) history"),
    *entries(0.6, _ACTS, r"threaten(?:s|ed|ing)? to (?:annex|invade|attack|seize|destroy|crush|bomb|"
                         r"strangle|swallow)",
    r"(?:spurred|stoked|fuell?ed|driven|provoked) by (?:\w+ )?(?:threats?|fears?|anger|hatred|panic|greed)",
             r"(?:escalating|ever-growing|mounting) threats?",
             r"grip(?:ped|s)? (?:by|with) (?:fear|panic)", r"chaos", r"chaotic", r"crackdowns?", r"debacle",
             r"fiasco", r"bombshell", r"outrage", r"fury", r"furious(?:ly)?", r"backlash", r"plunder\w*",
             r"ravag\w+", r"crippl(?:ed|ing|es)", r"gutt(?:ed|ing)", r"predatory", r"double standards?",
             r"flout(?:s|ed|ing)?", r"defian(?:t|tly|ce)", r"blatant(?:ly)?", r"wreak(?:s|ed|ing)? havoc"),
    *entries(0.55, _MOVES, r"funnel(?:s|l?ed|l?ing)?", r"ramm(?:ed|ing) through", r"railroad(?:ed|ing)",
    r"cav(?:ed|ing) (?:in|to)", r"slapp(?:ed|ing) (?:\w+ )?(?:with|on)", r"pounc(?:ed|ing)",
             r"seiz(?:ed|ing) on", r"flood(?:ed|ing) (?:into|across)", r"swarm(?:ed|ing|s)?",
             r"slash(?:ed|es|ing)?(?= (?:its|their|the|jobs|spending|funding|rates|budgets?))",
             r"flex(?:ed|es|ing)? (?:its |their )?muscles?",
             r"plung(?:ed|ing) (?:the|into)", r"strong-arm\w*", r"scrambl(?:ed|ing) to", r"foist\w*",
             r"trampl\w+", r"steamroll\w*"),
    *entries(0.55, "tells a danger as fact",
             r"threatens? to (?:expand|widen|derail|undermine|overshadow|engulf|plunge|destabili[sz]e|"
             r"inflame|tear|"
             r"divide|upend|overwhelm|ignite|spiral|escalate)"),
    *entries(0.55, "a word of alarm", r"grave (?:concerns?|threats?|dangers?|risks?)",
    r"(?:very|extremely|increasingly) dangerous",
             r"(?:even|ever) more (?:fragile|dangerous|precarious|unstable|volatile|bitter|brutal)",
             r"existential threat", r"on the brink", r"dire", r"catastroph\w+", r"disastrous(?:ly)?",
             r"devastating", r"nightmare", r"terrifying"),
)  # fmt: skip


# A central bank, a firm or a doctor can be aggressive without blame.
_AGGRESSIVE = re.compile(r"aggressi", re.I)
_ABOUT_MONEY = re.compile(
    r"\b(?:Fed|central bank|interest|rates?|inflation|prices?|markets?|investors?|marketing|sales|"
    r"treatment|tumou?rs?|"
    r"cancer|growth|debt|bonds?|hik(?:es?|ing)|tightening)\b"
)


def find(page: Page) -> Iterator[Hit]:
    for hit in lexical(page, _LIST):
        if not (
            _ABOUT_MONEY.search(hit.sentence.text) and _AGGRESSIVE.match(hit.span.of(page.document.text))
        ):
            yield hit
