"""Judgement: praise, blame and weight that whoever speaks vouches for.

Method: adjectives and adverbs that judge (`words`), and phrases of our own: adjectives of rank before a deal,
a step or a day ("historic moment"), superlatives without measure, figures of praise ("a force to be reckoned
with"), advice ("action is overdue") and questions to which the writer wants no answer. "Historic ties" and
the like are plain and left out. Limits: some steps are unprecedented; the mark only says that a reader is
told so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdiff.analysis import quotations
from newsdiff.analysis.framing import words
from newsdiff.analysis.framing.base import TITLES, Hit, Page, entries, lexical, listed
from newsdiff.analysis.framing.voice import voice
from newsdiff.analysis.types import Span, Voice

NAME = "judgement"

_THING = (
    r"(?:deal|agreement|pact|accord|treaty|partnership|step|move|moment|decision|day|victory|win|visit|"
    r"vote|ruling|verdict|reform|reforms|law|bill|legislation|shift|"
    r"change|changes|opportunity|achievement|chapter|plan|package|measure|measures|summit|meeting|speech|"
    r"election|defeat|loss|announcement|settlement|breakthrough|result|first|overhaul|cuts?|powers?)"
)
_COPULA = r"(?:(?<=\bis )|(?<=\bare )|(?<=\bwas )|(?<=\bwere )|(?<=\bbe )|(?<=\bvery )|(?<=\btruly ))"
_TOP = r"(?:biggest|greatest|best|worst|finest|most [\w-]+|least [\w-]+)"
_EVER = (
    r"(?:ever|of all time|of the (?:year|decade|century|age|era|generation)|in (?:modern |recent |living )?"
    r"(?:history|memory)|in the world|on the planet|on earth)"
)
_RANK = "praise or weight"
_LIST = (
    *entries(0.7, _RANK,
             r"landmark(?= (?!building|tower|site|hotel|church)\w+)", r"game-?chang(?:er|ing)",
             r"watershed(?! area| management)", r"path-?breaking", r"epoch-?making", r"earth-?shattering",
             rf"sweeping(?= (?:[\w-]+ ){{0,3}}{_THING})", rf"histori(?:c|cal)(?= (?:\w+ ){{0,2}}{_THING}\b)",
             rf"{_COPULA}histori(?:c|cal)", r"unprecedented", r"bold(?:ly)?(?= (?!type|face|letters?)\w+)",
             r"long-overdue", r"much-needed", r"ill-judged", r"flawed", r"whopping", r"lip service",
             r"hollow(?= (?:victory|promise|words|gesture))", r"empty (?:promise|gesture|words|rhetoric)s?",
             r"(?:\w+er|more \w+) than ever"),
    *entries(0.6, "a superlative without measure",
             rf"(?:the |one of the )?{_TOP} (?:[\w-]+ ){{0,4}}{_EVER}", r"like never before",
             r"once-in-a-(?:lifetime|generation)", r"second to none", r"a new era",
             r"(?:the only|only one) (?:way|hope|option|answer|solution|chance)"),
    *entries(0.55, _RANK,
             r"(?:an |a )?(?:important|major|significant|giant|decisive|crucial|vital|historic|huge|big|"
             r"great) "
             r"(?:step|leap)(?: forward| towards?)?",
             r"(?:key|missing|final|last|vital) pieces? (?:of|in) (?:[\w-]+ ){1,4}(?:puzzle|jigsaw)",
             r"(?:vital|crucial|indispensable|invaluable|powerful|essential) "
             r"(?:tool|weapon|pillar|lifeline|asset)s?",
             r"send(?:s|ing)? (?:a )?(?:clear|strong|powerful|wrong) (?:message|signal)s?", r"a wake-up call",
             r"a turning point",
             r"(?:signif(?:y|ies|ied)|represent(?:s|ed)?|mark(?:s|ed|ing)?|signal(?:s|l?ed|l?ing)?|"
             r"constitutes?) (?:an? )?(?:\w+ )?(?:strategic|significant|major|dramatic|fundamental|decisive|"
             r"historic|important|profound|sharp|radical|big|huge|key|remarkable) (?:\w+ )?(?:shifts?|change|"
             r"departure|turn|break|milestone|moment|leap|advance|achievement|victory|setback|blow|"
             r"escalation)",
             r"(?:act|serve)(?:s|d|ed)? as an? (?:\w+ )?"
             r"(?:deterrent|bulwark|counterweight|warning|model|catalyst|beacon|wake-up call)",
             r"values of (?:freedom|liberty|democracy|justice|peace|humanity|tolerance)",
             r"cornerstones?(?= of)",
             r"(?:the|an?) (?:perfect|ideal) (?!storm|game|score|match|order|location|candidate)[a-z]+",
             r"(?:the|an?) (?:very )?(?:embodiment|epitome)(?= of)", r"embod(?:y|ies|ied)",
             r"epitomi[sz]e[sd]?", r"capture[sd]? (?:\w+ )?(?:imagination|hearts)",
             r"(?:huge|massive|monster|smash|runaway|roaring|overwhelming|enormous|colossal|bitter|crushing|"
             r"great|major) (?:success|hit|disappointment|mistake|failure|blow|boost|relief|embarrassment)",
             r"(?:shatter|smash)(?:s|es|ed|ing)? (?:\w+ )?records?", r"(?:nearly|almost|simply|just) perfect",
             r"no (?:easy|small|mean) (?:task|feat)", r"a tall order",
             r"(?:welcome|bad|good|great) news(?= (?:for|to)\b)", r"at the forefront",
             r"a force (?:not )?to be \w+ with", r"(?:well|expertly|superbly|professionally|flawlessly) "
             r"(?:executed|practi[sc]ed|planned|organi[sz]ed)",
             r"(?:poorly|badly) (?:executed|planned|organi[sz]ed)",
             r"carefully (?:calibrated|crafted|orchestrated|choreographed|worded|staged|stage-managed)"),
    *entries(0.55, "blame or doubt",
             r"failed (?:\w+ )?(?:campaign|policy|policies|experiment|leader|leadership|politician|candidate|"
             r"strategy|state)s?", r"(?:did|does|do|doing|done) (?:next to |absolutely )?nothing"
             r"(?! (?:wrong|illegal|to do|but))", r"far too \w+", r"way too \w+", r"all too \w+",
             r"hardly surprising",
             r"(?:a|another) (?:sad|dark|black|proud|shameful|bad|good|great) day(?= (?:for|in|when)\b)",
             r"(?:you|one) (?:have|has) to (?:wonder|ask|admire|laugh|hand it)",
             r"(?:little|small|no) wonder",
             r"as sure a sign as any", r"to say the least", r"needless to say", r"for good reason",
             r"(?:it(?: is|[’']s| was) )no (?:coincidence|accident|secret|surprise)",
             r"too little,? too late",
             r"it(?: is|[’']s| was| would be) (?:all too |too )?(?:hard|difficult|easy|impossible|tempting) "
             r"(?:not )?to (?:believe|imagine|see|understand|ignore|jump|forget|feel|overstate|conclude|"
             r"think)",
             r"the (?:good|bad|better|even better|worst) (?:news|part|thing) is"),
    *entries(0.55, "advice",
             r"(?:caution|vigilance|restraint|patience|unity|action|reform|change) (?:is|remains) "
             r"(?:necessary|needed|essential|required|overdue)", r"learn(?:s|ed|t|ing)? (?:\w+ )?lessons?",
             r"(?:it|now)(?: is|[’']s| was| should be| may be) (?:about |high |past )?time"
             r"(?= (?:to|for|that|we|they|he|she|somebody|someone)\b)",
             r"(?:it is|it[’']s) (?:about|high) time",
             r"(?:we|they|it) must (?:not|never)", r"cannot be (?:ignored|overstated|underestimated)",
             r"(?:richly |well |truly )?deserv(?:e|es|ed|ing)",
             r"(?:must|should) (?:wake up|be held accountable)"),
)  # fmt: skip
_PRAISE, _BLAME = words.adjectives(words.PRAISE), words.adjectives(words.BLAME)
_MANNER = frozenset(words.MANNER.split())


def find(page: Page) -> Iterator[Hit]:
    yield from lexical(page, _LIST)
    yield from listed(page, _PRAISE, 0.6, "a word of praise or excitement")
    yield from listed(page, _BLAME, 0.6, "a word of blame")
    for hit in listed(page, _MANNER, 0.55, "an adverb by which the writer judges what it tells"):
        if voice(page.document, hit.span) is Voice.OUTLET:  # in speech they are a habit
            yield hit
    yield from _rhetorical(page)


_ASKS = re.compile(
    r"(?:So |And |But )?(?:why|seriously|really|where (?:was|were|is)|who (?:would|could|needs|cares)|"
    r"how (?:could|can|"
    r"dare)|isn[’']t|aren[’']t|wasn[’']t|doesn[’']t|didn[’']t|is (?:this|it|that) (?:really|just))\b.*\?$",
    re.I,
)
_LONGEST = 12  # words


def _rhetorical(page: Page) -> Iterator[Hit]:
    """Short questions of the writer's own in the body of an article."""
    for sentence in page.sentences:
        text = sentence.text
        asked = sentence.role not in TITLES and len(text.split()) <= _LONGEST and _ASKS.match(text)
        if asked and not any(q.span.overlaps(sentence.span) for q in quotations.find(page.document)):
            span = Span(sentence.span.start, sentence.span.end)
            yield Hit(sentence, span, 0.55, "a question to which the writer wants no answer")
