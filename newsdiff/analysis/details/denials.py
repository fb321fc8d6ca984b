"""Whether one part denies what the other says, or says the opposite: enough for the two not to agree.

Method: behind each "not", "nobody", "refused to" or "denied" the next telling words are denied; what befell
people is read by its kind, so that "nobody was hurt" goes with "injuring two". A pair differs where the other
part has one of these words and denies nothing; where one finds no such thing and the other finds something,
whatever it is called ("found no defects" / "found cracks"); and where each has one side only of an opposition
("upheld" / "overturned", "voted for" / "voted against"). Limits: other words for a denial or an opposite are
not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsdiff.analysis.details.context import Part, overlap
from newsdiff.analysis.details.negation import opposites, stems
from newsdiff.analysis.details.quantities import ROLE_OF
from newsdiff.analysis.wording import Token, stem, tokens

_DENIALS = frozenset("not never no cannot neither nor none nobody without".split())
_DENYING = frozenset(map(stem, _DENIALS))
# Words that deny what follows without saying so, and those behind which "not" denies less.
_HALF = ("fail", "refus", "unable", "declin", "reject", "deni", "deny", "lack", "avoid", "unlike")
_SURELY = ("fail", "refus", "declin", "deni", "deny")
_NOT_QUITE = frozenset("only just least longer more less later fewer until".split())
_ALIKE = 0.5  # share of the telling words that two parts must have in common
_REACH = 5  # words behind a denial
# Words for one side and for the other, beyond the single pairs that are a conflict by themselves.
_SIDES = """rise rose increase grow grew climb gain jump soar surge up / fall fell drop decrease decline
    shrink shrank lose lost plunge slump tumble slide slid down|
    uphold upheld / overturn quash annul|
    survive / die kill|
    leave left quit / stay remain|
    guilty convict / innocent acquit clear|
    deliberate deliberately arson / accident accidental accidentally|
    resign quit / dismiss sack|
    closed shut / open opened reopen|
    success triumph / failure mistake disgrace|
    true / false untrue|
    praise laud hail welcome applaud cheer salute commend / condemn criticise criticize denounce attack blast
    slam lament deplore decry lambast lambaste deride|
    begin began begun start launch commence / end finish conclude halt stop|
    arrest detain jail imprison / release freed|
    win won victory beat / lose lost defeat|
    buy bought purchase acquire / sell sold|
    hire appoint recruit / fire dismiss sack|
    approve accept back endorse adopt support / reject oppose refuse veto block|
    impose introduce / lift scrap abolish repeal|
    improve recover ease / worsen deteriorate|
    safe / unsafe dangerous|
    build built erect / demolish raze|
    unhurt unharmed unscathed / hurt injured wounded|
    peaceful calm / violent riot|
    ahead / behind|
    early / late|
    man men male / woman women female|
    son brother father husband / daughter sister mother wife|
    north northern / south southern|
    east eastern / west western"""


def _sides() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    pairs = (pair.split("/") for pair in _SIDES.split("|"))
    return tuple((_stems(left), _stems(right)) for left, right in pairs)


def _stems(words: str) -> frozenset[str]:
    return frozenset().union(*map(stems, words.split()))


_OPPOSED = _sides()


def opposed(a: Part, b: Part) -> bool:
    """Whether each of two parts has a word of one side of an opposition, and none of the other side."""
    left, right = _told(a.text), _told(b.text)
    only_left, only_right = left - right, right - left
    if not _contrary(a.text).isdisjoint(only_right) and any(
        opposites(word) & only_right and not opposites(word) & left for word in only_left
    ):
        return True
    (one, other), (one_b, other_b) = _sided(a.text), _sided(b.text)
    return bool(one & other_b or other & one_b) or _other_side(_stance(a.text), _stance(b.text))


# Words that take a side by "for" or "against". Of a game or of evidence both may be told.
_TAKES_SIDES = re.compile(
    r"\b(?P<deed>vot|argu|campaign|spoke|speak|lobb|demonstrat|rul)\w*\s(?:out\s)?"
    r"(?:(?P<against>against)|for|in favou?r of)\b",
    re.I,
)


@lru_cache(maxsize=16_384)
def _stance(text: str) -> frozenset[tuple[str, bool]]:
    """What is done for, or against, something, each with whether it is against."""
    found = _TAKES_SIDES.finditer(text)
    return frozenset((one["deed"].casefold(), bool(one["against"])) for one in found)


def _other_side(one: frozenset[tuple[str, bool]], other: frozenset[tuple[str, bool]]) -> bool:
    """Whether one text only votes for what the other only votes against."""
    return any((deed, not against) in other for deed, against in one) and not one & other


@lru_cache(maxsize=16_384)
def _told(text: str) -> frozenset[str]:
    """The stems of a text that it does not deny: "not safe" is "unsafe"."""
    return _stems_of(text) - _read(text)[0]


@lru_cache(maxsize=16_384)
def _contrary(text: str) -> frozenset[str]:
    """The stems of the opposites of what a text tells."""
    return frozenset().union(*map(opposites, _told(text)))


def excludes(text: str, word: Token) -> bool:
    """Whether a text denies a word, or tells its opposite, and does not tell it too, nor one of its kind."""
    shut_out = _kind(word) in _read(text)[0] or word.stem in _contrary(text)
    return shut_out and _kind(word) not in _kinds_told(text)


@lru_cache(maxsize=16_384)
def _kinds_told(text: str) -> frozenset[str]:
    return frozenset(ROLE_OF.get(stemmed, stemmed) for stemmed in _told(text))


@lru_cache(maxsize=16_384)
def _sided(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """The oppositions of which a text has words of the one side alone, and of the other side alone."""
    own = _told(text)
    held = [(bool(own & one), bool(own & other)) for one, other in _OPPOSED]
    return (
        frozenset(at for at, (one, other) in enumerate(held) if one and not other),
        frozenset(at for at, (one, other) in enumerate(held) if other and not one),
    )


@lru_cache(maxsize=16_384)
def _stems_of(text: str) -> frozenset[str]:
    """The stems of a text; "up" and "down" count before "from" alone."""
    words = tokens(text)
    behind = [*(word.folded for word in words), ""][1:]
    return frozenset(
        word.stem
        for word, after in zip(words, behind, strict=True)
        if word.folded not in {"up", "down"} or after == "from"
    )


def denied(a: Part, b: Part) -> bool:
    """Whether the first part denies a word that the second has, which denies nothing."""
    targets = _read(a.text)[0]
    if not targets:
        return False
    words = frozenset(map(_kind, b.words))
    alike = overlap(a.stems - _DENYING, b.stems) >= _ALIKE
    return bool(targets & words) and not _read(b.text)[1] and alike


_FINDS = r"\b(?:found|finds?|(?:detect|reveal|show|discover|uncover)(?:s|ed)?|shown|identif(?:ies|ied))\b"
_FINDING = re.compile(_FINDS, re.I)
_NOTHING = re.compile(
    rf"{_FINDS}\s(?:no|nothing|none)\b|"
    rf"\b(?:nothing|none|no(?:\s(?!(?:an?|the|his|her|its|their)\b)\w+){{1,4}})\s(?:was|were|been)\s(?:ever\s)?{_FINDS}",
    re.I,
)


def found_nothing(a: Part, b: Part) -> bool:
    """Whether the first part finds nothing, and the second finds something and denies nothing."""
    if not _finds_nothing(a.text) or _NOTHING.search(b.text):
        return False
    return bool(_FINDING.search(b.text)) and not _read(b.text)[1]


@lru_cache(maxsize=16_384)
def _finds_nothing(text: str) -> bool:
    """Whether a text tells that nothing was found, and of nothing that was."""
    nothing = len(_NOTHING.findall(text))
    return 0 < nothing >= len(_FINDING.findall(text))


@lru_cache(maxsize=16_384)
def _read(text: str) -> tuple[frozenset[str], bool]:
    """The kinds of words that a text denies, and whether it denies anything."""
    words = tokens(text)
    return frozenset(_targets(words)), any(_denial(words, at) for at in range(len(words)))


def _targets(words: tuple[Token, ...]) -> Iterator[str]:
    """The first telling word behind each denial; the first two behind one that is a verb."""
    for at, word in enumerate(words):
        if _plain(words, at) or _ruled_out(words, at) or word.folded.startswith(_SURELY):
            behind = words[at + 1 : at + 1 + _REACH]
            telling = [w for w in behind if w.is_content or w.folded in _NOT_QUITE]
            telling = [
                w for w in telling if not w.folded.endswith("ly")
            ] or telling  # "not currently in debt"
            if _nobody(words, at):
                telling = telling[1:] if word.folded == "no" and telling[:1] == [words[at + 1]] else telling
                if not telling and at and words[at - 1].is_content:
                    yield _kind(words[at - 1])  # "arrested no one"
            for target in telling[: 1 if _plain(words, at) else 2]:
                if target.folded not in _NOT_QUITE:
                    yield _kind(target)


def _nobody(words: tuple[Token, ...], at: int) -> bool:
    behind = words[at + 1].folded if at + 1 < len(words) else ""
    return words[at].folded in {"nobody", "none"} or (words[at].folded == "no" and behind == "one")


def _kind(word: Token) -> str:
    return ROLE_OF.get(word.stem, word.stem)


def _plain(words: tuple[Token, ...], at: int) -> bool:
    folded = words[at].folded
    return folded in _DENIALS or folded.endswith("n't")


def _ruled_out(words: tuple[Token, ...], at: int) -> bool:
    """Whether a word is the "out" of "ruled out a mediator"; not of "he is ruled out of the final"."""
    around = [word.folded for word in words[max(0, at - 1) : at + 2]]
    return around[1:2] == ["out"] and around[0] == "ruled" and around[-1] in _ARTICLES


_ARTICLES = frozenset({"a", "an", "any", "the", "all"})


def _denial(words: tuple[Token, ...], at: int) -> bool:
    return _plain(words, at) or _ruled_out(words, at) or words[at].folded.startswith(_HALF)
