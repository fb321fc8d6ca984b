"""Nobody in one report, and some people in the other, whom the same befell; or none of something.

Method: "nobody was hurt", "no deaths" and "without injuries" in one of two aligned parts that differ in a few
words only are set against a number of people, or against "one worker", whom the same befell in the other.
"No one else", "nobody was badly hurt" and what is told of another time deny something else. A later report
may know of more. Limits: who is called by another word than a common one for people, or one for what they
do ("hikers"), is not known to be a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdiff.analysis.details.context import Part, Story, once
from newsdiff.analysis.details.dateline import hours_between
from newsdiff.analysis.details.findings import Finding, worded
from newsdiff.analysis.details.numbers import SOON
from newsdiff.analysis.details.onething import figures_of
from newsdiff.analysis.details.quantities import PEOPLE, ROLE_OF, Quantity, quantities
from newsdiff.analysis.types import Kind, Role, Span, Strength
from newsdiff.analysis.wording import fold, stem

# "None of the hotel's guests was hurt": whom it did not befall is then told.
_OF_THEM = (
    r"(?:\sof\s(?:the|its|their)\s(?:[\w’'-]+\s){0,3}?(?P<whom>[a-z]+)"
    r"(?=\s(?:was|were|is|are|has|have|had|died|drowned)\b))?"
)
_NONE = re.compile(
    rf"\b(?:(?P<nobody>nobody|no one|no-one|none{_OF_THEM})(?! else\b)|"
    r"no (?P<what>[a-z]+)|"
    r"without (?:any )?(?P<without>injur(?:y|ies)|deaths|casualties|fatalities|arrests))\b",
    re.I,
)
# What may stand between "nobody" and what befell nobody. "Badly" may not: some were hurt a little.
_BETWEEN = re.compile(
    r"\s(?:(?:was|were|is|are|has|have|had|been|being|got|to|be|reported|reportedly|believed|known|thought)\s)*"
    r"(?P<deed>[a-z]+)"
)
_DEED_BEFORE = re.compile(r"\b(?P<deed>[a-z]+)\s$")
_OTHER_TIME = re.compile(
    r"\b(?:ago|earlier|previous(?:ly)?|last (?:night|week|month|year|spring|summer|autumn|winter)|"
    r"since|so far|(?:19|20)\d\d)\b",
    re.I,
)
_BEFALLEN = frozenset({"die", "hurt", "held", "missing", "ill"})
_CASUALTIES = frozenset({"die", "hurt"})
# One person, where a bare "one" is no number.
_ONE = re.compile(r"\b(?:one|an?) (?P<who>[a-z]+)\b", re.I)
_DOES = re.compile(r"(?:ers|ors|ists|men|women|ians)$")
_DIFFER = 4  # telling words that either part may have alone
_PERHAPS = 2  # where they are not surely aligned
_NEAR = 4  # words behind those counted within which it is told what they did


def find(story: Story) -> Iterator[Finding]:
    pairs = [(claim, a, b, _DIFFER) for claim, a, b in story.aligned_pairs]
    pairs += [(None, a, b, _PERHAPS) for a, b in story.perhaps_pairs]
    for claim, a, b, most in pairs:
        if (_none(a) is None) == (_none(b) is None):
            continue
        headings = {a.sentence.role, b.sentence.role} & {Role.HEADLINE, Role.HEADING}
        if headings or max(len(a.stems - b.stems), len(b.stems - a.stems)) > most:
            continue
        none, some = (a, b) if _none(a) else (b, a)
        found = _against(none, some)
        if found:
            because = "None in one report, some in the other."
            places = none.evidence(found[0]), some.evidence(found[1])
            yield worded(claim, Kind.NUMBER, Strength.CONFLICT, *places, because, 0.8)


@once
def _none(part: Part) -> re.Match[str] | None:
    return _NONE.search(part.text)


# What is counted is then denied, too, or feared only.
_NOT_SURE = re.compile(
    r"\b(?:none|neither|not|never|could|would|might|may|feared|fears|false)\b|n['’]t\b", re.I
)


def _against(none: Part, some: Part) -> tuple[Span, Span] | None:
    """Where one part says "none" and the other how many, of the same."""
    said = _none(none)
    gap = hours_between(none.document, some.document)
    later = gap is not None and gap > SOON
    if said is None or later or _NOT_SURE.search(some.text):
        return None
    if any(_OTHER_TIME.search(part.text) for part in (none, some)):
        return None
    place = Span(none.span.start + said.start(), none.span.start + said.end())
    befell = _befell(none, said)
    for q in quantities(some.text, some.span.start):
        same = _same_befell(befell, q, some) or _same_counted(none, said, some, q)
        others = said["whom"] and stem(fold(said["whom"])) not in q.counted
        if same and not others and q.low > 0 and not q.unit:
            return place, q.span
    one = _one(some, befell) if befell and not said["whom"] else None
    return (place, one) if one else None


def _befell(part: Part, said: re.Match[str]) -> frozenset[str]:
    """What befell nobody: the kinds of it, or else the stem of the word; empty where nothing tells."""
    word = said["what"] or said["without"]
    if word is None:
        behind = _BETWEEN.match(part.text, said.end())
        before = _DEED_BEFORE.search(part.text, 0, said.start())
        deeds = [found["deed"] for found in (behind, before) if found and _is_deed(found["deed"])]
        word = next((deed for deed in deeds if stem(fold(deed)) in ROLE_OF), deeds[0] if deeds else "")
    if word.casefold().startswith("casualt"):
        return _CASUALTIES
    told = ROLE_OF.get(stem(fold(word)), "" if said["what"] else stem(fold(word)))
    return frozenset({told}) - {""}


def _is_deed(word: str) -> bool:
    """Whether a word tells what was done, as "aboard" and "in" do not."""
    return word.endswith(("ed", "en")) or ROLE_OF.get(stem(fold(word))) in _BEFALLEN


def _same_befell(befell: frozenset[str], q: Quantity, part: Part) -> bool:
    """Whether the same befell those counted: by its kind, or by the word right behind them."""
    role = q.role.split("/")[0]
    if befell & _BEFALLEN:
        return role in befell and _people(part, q)
    behind = [word.stem for word in part.words if word.span.start >= q.span.end]
    return bool(befell & frozenset(behind[:_NEAR])) and _people(part, q)


def _people(part: Part, q: Quantity) -> bool:
    """Whether people are counted, as far as the words for them tell."""
    heads = [w for w in part.words if w.span.start >= q.span.end][:2]
    return not q.counted or bool(q.counted & PEOPLE) or any(_DOES.search(w.folded) for w in heads)


def _same_counted(none: Part, said: re.Match[str], some: Part, q: Quantity) -> bool:
    """Whether all else is the same: "no arrests", "eleven arrests"; "arrested nobody", "arrested two men"."""
    rest = some.stems - figures_of(some)
    if said["what"]:
        return stem(fold(said["what"])) == q.head and none.stems - {"no"} == rest
    before = _DEED_BEFORE.search(none.text, 0, said.start())
    there = _DEED_BEFORE.search(some.text, 0, q.span.start - some.span.start)
    same = before and there and before["deed"] == there["deed"] and none.stems == rest - q.counted
    return bool(same) and _people(some, q)


def _one(part: Part, befell: frozenset[str]) -> Span | None:
    """One person whom it befell: "one worker was killed", "injuring a woman"."""
    for found in _ONE.finditer(part.text):
        behind, before = (
            _BETWEEN.match(part.text, found.end()),
            _DEED_BEFORE.search(part.text, 0, found.start()),
        )
        told = {ROLE_OF.get(stem(fold(m["deed"]))) for m in (behind, before) if m}
        if stem(fold(found["who"])) in PEOPLE and told & befell & _BEFALLEN:
            return Span(part.span.start + found.start(), part.span.start + found.end())
    return None
