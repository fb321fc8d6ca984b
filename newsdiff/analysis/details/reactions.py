"""What somebody thinks of something, for it in one report and against it in the other.

Method: verbs of two short lists, "welcomed" and "condemned". Two aligned parts in which one such verb stands,
that have all other telling words in common, but for the day, which one may leave out, are a conflict, unless
one counts, denies, contrasts or quotes anything or tells of some of a group. Where they differ in more, two
sentences that judge otherwise are not said to agree (`denials`): the union may welcome a deal and criticise
it for the pensions. Limits: a judgement in other words ("was no friend of") is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdiff.analysis.details.context import Part, Story, both_offer, once
from newsdiff.analysis.details.findings import Finding, worded
from newsdiff.analysis.details.happenings import TIME_STEMS
from newsdiff.analysis.details.onething import figures_of
from newsdiff.analysis.types import Kind, Role, Strength
from newsdiff.analysis.wording import Token, fold, stem

_FOR_IT = "praise laud hail welcome applaud cheer salute commend celebrate back support endorse embrace"
_AGAINST_IT = (
    "condemn criticise criticize denounce attack blast slam lament deplore decry lambast lambaste deride "
    "reject oppose disparage assail"
)
_SHARED = 2  # telling words besides the verb
_APART = re.compile(
    r"\b(?:not?|never|nobody|but|while|although|though|however|despite|if|whether|would|could|might|may|"
    r"refused|failed|declined|later|first|earlier|once|some|others?|many|most|several|one|half|members?)\b|"
    r"n['’]t\b|[“”\"?]",
    re.I,
)


_FOR, _AGAINST = (frozenset(stem(fold(verb)) for verb in verbs.split()) for verbs in (_FOR_IT, _AGAINST_IT))
_EITHER = _FOR | _AGAINST
_VERB = re.compile(r"(?:ed|s|ing)$")  # "praise" and "support" may be nouns


def find(story: Story) -> Iterator[Finding]:
    for claim, a, b in both_offer(story.aligned_pairs, _reaction):
        if claim is None or {a.sentence.role, b.sentence.role} & {Role.HEADLINE, Role.HEADING}:
            continue
        here, there = _reaction(a), _reaction(b)
        if here and there and here[1] != there[1] and _same_besides(a, here[0], b, there[0]):
            words = here[0], there[0]
            because = f"“{words[0].text}” and “{words[1].text}” are told of the same people and thing."
            places = a.evidence(words[0].span), b.evidence(words[1].span)
            yield worded(claim, Kind.WORDING, Strength.CONFLICT, *places, because, 0.7)


@once
def _reaction(part: Part) -> tuple[Token, bool] | None:
    """The one verb of a part that tells what somebody thought of something, and whether it is for it."""
    found = [word for word in part.words if word.stem in _EITHER]
    one = len(found) == 1 and _VERB.search(found[0].folded)
    return (found[0], found[0].stem in _FOR) if one else None


def _same_besides(a: Part, here: Token, b: Part, there: Token) -> bool:
    """Whether all is the same besides two verbs; one of the two may tell the day."""
    left, right = a.stems - {here.stem}, b.stems - {there.stem}
    days = (left >= right or left <= right) and left ^ right <= TIME_STEMS
    counted = figures_of(a) or figures_of(b)  # three councillors for it, and three against it
    if not days or counted or len(left & right) < _SHARED or _APART.search(a.text) or _APART.search(b.text):
        return False
    return _neighbours(a, here) == _neighbours(b, there)


def _neighbours(part: Part, verb: Token) -> tuple[str, str]:
    """The nearest telling words before and behind a verb: who thinks so, and of what."""
    before = [word.stem for word in part.words if word.is_content and word.span.end <= verb.span.start]
    behind = [word.stem for word in part.words if word.is_content and word.span.start >= verb.span.end]
    return "".join(before[-1:]), "".join(behind[:1])
