"""Judgement: praise, weight and superlatives that the writer vouches for.

Method: a short list of our own: adjectives of rank before a deal, a step or a day ("landmark agreement",
"historic moment"), superlatives without measure, and advice ("action is overdue"). "Historic ties"
and the like are plain and left out. Limits: some steps are unprecedented; the mark only says that a reader
is told so.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsdiff.analysis.framing.base import Hit, Page, entries, lexical

NAME = "judgement"

_THING = (
    r"(?:deal|agreement|pact|accord|treaty|partnership|step|move|moment|decision|day|victory|win|visit|"
    r"vote|ruling|verdict|reform|reforms|law|bill|legislation|shift|"
    r"change|changes|opportunity|achievement|chapter|plan|package|measure|measures|summit|meeting|speech|"
    r"election|defeat|loss|announcement|settlement|breakthrough|result|first|overhaul|cuts?|powers?)"
)
_COPULA = r"(?:(?<=\bis )|(?<=\bare )|(?<=\bwas )|(?<=\bwere )|(?<=\bbe )|(?<=\bvery )|(?<=\btruly ))"
_RANK = "praise or weight that the writer vouches for"
_LIST = (
    *entries(0.7, _RANK, r"landmark(?= (?!building|tower|site|hotel|church)\w+)", r"ground-?breaking",
    r"path-?breaking", r"game-?chang(?:er|ing)", r"watershed(?! area| management)", r"epoch-?making",
    r"earth-?shattering", r"trailblazing", r"momentous",
             rf"sweeping(?= (?:\w+ ){{0,3}}{_THING})", rf"histori(?:c|cal)(?= (?:\w+ ){{0,2}}{_THING}\b)",
             rf"{_COPULA}histori(?:c|cal)", r"unprecedented", r"bold(?:ly)?(?= \w+)",
             r"triumph(?:s|ant|antly)?", r"masterstroke", r"heroic(?:ally)?", r"visionary",
             r"remarkable|remarkably",
             r"stunning(?:ly)?", r"spectacular(?:ly)?", r"(?:\w+er|more \w+) than ever", r"shocking(?:ly)?",
             r"astonishing(?:ly)?", r"staggering(?! (?:against|into|back|around|towards?|to))", r"abysmal",
             r"dismal(?:ly)?", r"woeful(?:ly)?",
             r"pathetic(?:ally)?", r"pitiful(?:ly)?",
             r"long-overdue", r"much-needed", r"ill-(?:fated|advised|conceived|judged)", r"botched",
             r"flawed", r"toothless", r"hollow(?= (?:victory|promise|words|gesture))",
             r"empty (?:promise|gesture|words|rhetoric)s?", r"half-hearted", r"lip service", r"whopping",
             r"iconic", r"legendary"),
    *entries(0.6, "a superlative without measure",
    r"the (?:most|least) \w+(?: \w+){0,3} (?:in the world|in history|of all time|ever|on the planet|"
    r"on earth)",
    r"one of the (?:most|least) \w+ (?:\w+ ){1,3}(?:in the world|on the planet|on earth|ever|in history)",
             r"like never before", r"once-in-a-(?:lifetime|generation)",
             r"(?:the only|only one) (?:way|hope|option|answer|solution|chance)",
             r"second to none", r"a new era"),
    *entries(0.55, _RANK, r"(?:an |a )?(?:important|major|significant|giant|decisive|crucial|vital|"
                          r"historic|huge|big|great) (?:step|leap)(?: forward| towards?)?",
    r"(?:key|missing|final|last|vital) pieces? (?:of|in) (?:[\w-]+ ){1,4}(?:puzzle|jigsaw)",
    r"(?:vital|crucial|indispensable|invaluable|powerful|essential) (?:tool|weapon|pillar|lifeline|asset)s?",
    r"sends? (?:a )?(?:clear|strong|powerful) (?:message|signal)",
             r"sending (?:a )?(?:clear|strong|powerful) (?:message|signal)", r"a wake-up call",
             r"a turning point",
             r"(?:signif(?:y|ies|ied)|represent(?:s|ed)?|mark(?:s|ed|ing)?|signal(?:s|l?ed|l?ing)?|"
             r"constitutes?) (?:an? )?"
             r"(?:\w+ )?(?:strategic|significant|major|dramatic|fundamental|decisive|historic|important|"
             r"profound|sharp|"
             r"radical|big|huge|key|remarkable) (?:\w+ )?(?:shifts?|change|departure|turn|break|milestone|"
             r"moment|leap|"
             r"advance|achievement|victory|setback|blow|escalation)",
             r"(?:act|serve)(?:s|d|ed)? as an? (?:\w+ )?"
             r"(?:deterrent|bulwark|counterweight|warning|model|catalyst|beacon|wake-up call)",
             r"values of (?:freedom|liberty|democracy|justice|peace|humanity|tolerance)",
             r"cornerstones?(?= of)"),
    *entries(0.55, "advice in the writer’s voice",
    r"(?:caution|vigilance|restraint|patience|unity|action|reform|change) (?:is|remains) "
    r"(?:necessary|needed|essential|required|overdue)", r"learn(?:s|ed|t|ing)? (?:\w+ )?lessons?",
    r"(?:it is|it[’']s) (?:high |about )?time(?= (?:to|for|that)\b)", r"(?:we|they|it) must (?:not|never)",
    r"cannot be (?:ignored|overstated|underestimated)", r"deserves? (?:praise|credit|better|blame)",
             r"(?:must|should) (?:stop|wake up|be held accountable)"),
)  # fmt: skip


def find(page: Page) -> Iterator[Hit]:
    yield from lexical(page, _LIST)
