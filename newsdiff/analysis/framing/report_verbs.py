"""Report verbs that judge: the writer tells with one verb what was said and what to think of it.

Method: verbs of saying on a short scale of our own, from plain ("said", "told", "added": no mark) over verbs
that distance or endorse ("claimed", "admitted") to verbs that mock or cheer ("boasted", "slammed", "touted").
"Claims" counts as a verb only where it has somebody as subject and a clause behind it. Limits: "claimed
responsibility" and "claimed lives" are plain and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdiff.analysis.framing.base import Hit, Page, entries, lexical

NAME = "report verb"

_LIST = (
    *entries(0.7, "a verb of saying that mocks, cheers or attacks",
    r"boast(?:s|ed|ing)?(?= (?:that|of|about))", r"brag(?:s|ged|ging)?", r"rant(?:s|ed|ing)?",
    r"gush(?:es|ed)", r"gloat(?:s|ed|ing)?", r"whin(?:es|ed|ing)", r"moan(?:s|ed|ing) (?:about|that)",
    r"spew(?:s|ed|ing)?", r"sneer(?:s|ed|ing)?", r"scoff(?:s|ed|ing)?",
             r"(?:slamm(?:ed|ing)|slams)(?! (?:into|on|against|shut|the door|the brakes|doors?))",
             r"blast(?:ed|s)(?= (?!off|through|waves?)\w+)",
             r"lash(?:es|ed|ing) out", r"lambast\w+", r"eviscerat\w+", r"skewer(?:s|ed)",
             r"savag(?:es|ed)(?= \w+)", r"tear(?:s|ing)? into", r"tore into", r"rail(?:s|ed|ing) against",
             r"hit back", r"fir(?:es|ed) back", r"clapp(?:ed|ing) back", r"fum(?:es|ed|ing)",
             r"crow(?:ed|s)(?= (?:that|about))",
             r"tout(?:s|ed|ing)?", r"peddl(?:es|ed|ing)", r"parrot(?:s|ed|ing)?", r"rehash(?:es|ed)?",
             r"concoct(?:s|ed|ing)?", r"conjur\w+ up"),
    *entries(0.5, "a verb of saying that takes sides",
    r"(?<![’'] )claim(?:s|ed|ing)? (?:that|to (?:be|have)|it|he|she|they|there)",
    r"claiming(?! (?:responsibility|credit|lives|victory|asylum|insurance|compensation|a|its|the|at|"
             r"\w+ lives)\b)",
    r"admit(?:s|ted|ting)?(?= (?:that|it|he|she|they|there)\b)",
    r"conced(?:es|ed|ing)(?= (?:that|it|he|she|they|the))",
    r"hail(?:s|ed|ing)?(?= (?:the|it|his|her|its|their|as|a|an)\b)", r"decr(?:y|ies|ied|ying)",
             r"insist(?:s|ed|ing)(?= (?:that|it|he|she|they|there)\b)", r"strongly condemn\w*",
             r"vow(?:s|ed|ing)?(?= (?:to|that|revenge))", r"allege(?:s|d)(?= that)",
             r"dismiss(?:es|ed|ing)(?= (?:the|it|his|her|claims|concerns|criticism|as))",
             r"refus(?:es|ed|ing) to (?:say|comment|answer|condemn|apologi[sz]e|disclose|reveal|discuss|"
             r"explain|"
             r"elaborate)", r"plead(?:s|ed|ing)(?= (?:with|for)\b)",
             r"warn(?:s|ed|ing) (?:darkly|ominously)"),
)  # fmt: skip


_AT_LAW = re.compile(
    r"\b(?:police|court|charg\w+|convict\w+|guilty|arrest\w*|prosecut\w+|detectives?|testimon\w+|testif\w+|"
    r"trial)\b",
    re.I,
)


def find(page: Page) -> Iterator[Hit]:
    """A confession to the police or in court is a fact of the case."""
    for hit in lexical(page, _LIST):
        confessed = hit.span.of(page.document.text).casefold().startswith(("admit", "conced"))
        if not (confessed and _AT_LAW.search(hit.sentence.text)):
            yield hit
