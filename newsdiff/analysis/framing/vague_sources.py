"""Vague sources: a judgement laid to people whom nobody could ask ("experts say", "many believe").

Method: a plural without name or number before a verb of opinion, and passives of opinion without an agent. A
source that the same sentence names ("experts at the institute") is not vague. Limits: unnamed officials are
often the only source; the mark says unnamed, not untrue.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsdiff.analysis.framing.base import Hit, Page, entries, lexical

NAME = "vague source"

_WHO = (
    r"(?:some |many |several |most |other |political |legal |security |military |industry |local |"
    r"economic |independent |outside )?(?:experts|analysts|observers|critics|supporters|opponents|"
    r"commentators|pundits|insiders|detractors|sceptics|skeptics|sources|economists)"
)
_SAY = (
    r"(?:say|says|said|believe|believed|argue|argued|warn|warned|fear|feared|think|claim|claimed|note|"
    r"tell|told|noted|suggest|suggested|see|agree|agreed|point out|contend|worry)"
)
_LIST = (
    *entries(0.6, "nobody is named who says so",
    rf"{_WHO} (?:have |had |also |often |widely )?{_SAY}(?! (?:on|at|during) )",
    rf"(?:some|many|(?:some|several|many|unnamed|anonymous) officials) {_SAY}",
    r"(?:some|many|most|other) (?:people|fans|viewers|voters|readers|locals|residents|women|men) (?:feel|"
             r"felt|"
    r"think|thought|believe|believed|fear|feared|see|saw|wonder|wondered)",
    r"(?:a|an|one) (?:(?!police|court|hospital)[\w-]+ )?(?:source|insider) (?:said|says|told|claims|claimed)",
    r"it is (?:widely |commonly |generally )?(?:believed|said|thought|understood|feared|rumou?red|claimed)",
    r"(?:is|are|was|were) (?:widely|generally|commonly|broadly) (?:seen|regarded|viewed|considered|"
    r"believed|expected|criticised|criticized|condemned)",
             r"according to (?:some |many |several |unnamed |anonymous )?(?:experts|analysts|observers|"
             r"critics|sources|insiders|reports|media reports)(?! (?:at|from|in|for|by|with) )",
             r"sources (?:close to|familiar with) [\w ]{3,20}",
             r"rumou?rs? (?:has it|suggest|say)",
             r"an? (?:increasing|growing|widespread|general) (?:belief|fear|consensus|feeling|sense)",
             r"(?:some|several|local|foreign|state|western|\w{3,}(?:ese|ish|ian|ean|can)) media "
             r"(?:say|claim|report|suggest|insist|stress)(?:s|es|ed)?",
             r"(?:growing|rising|mounting|increasing|widespread|deepening|heightened) (?:\w+ )?"
             r"(?:concerns?|fears?|worries|unease|anxiety|alarm|anger|frustration|criticism|speculation|"
             r"outcry|"
             r"discontent|suspicions?|doubts|calls (?:for|to))",
             r"(?:is|are|was|were) (?:seen|regarded|viewed|perceived|hailed|touted|"
             r"billed) as(?: an?)?(?: \w+)?",
             r"(?:is|are|was|were) said to(?: be| have)?", r"reports are that",
             r"(?:it is|there is) speculation", r"word (?:is|has it)"),
    *entries(0.4, "nobody is named who says so",
    r"(?:is|are|was|were) (?:believed|thought|understood|rumou?red) to"),
)  # fmt: skip


def find(page: Page) -> Iterator[Hit]:
    yield from lexical(page, _LIST)
