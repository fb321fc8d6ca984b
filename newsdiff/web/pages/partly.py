"""What the texts of a claim tell in common, and what one of them adds: what pages show quieter, or say "in
part" of. Which phrases those are is the rule of `web/shared.py`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from newsdiff.analysis.mentions import is_demonym, is_title
from newsdiff.analysis.wording import tells, tokens
from newsdiff.stories.models import Claim, Sentence
from newsdiff.web import common
from newsdiff.web.conflicts import conflicting, contested
from newsdiff.web.marks import Marked
from newsdiff.web.pages.places import slice_of
from newsdiff.web.results import Results
from newsdiff.web.shared import Part, has_all, phrases
from newsdiff.web.stances import Stance
from newsdiff.web.words import ELLIPSIS, without_closing, without_opening

LEAST_TOLD = 2  # telling words, of what is left of a sentence


@dataclass(frozen=True, slots=True)
class Lacking:
    """Words of a sentence, and the outlets whose texts tell it without them."""

    words: str
    outlets: tuple[str, ...]


def told_marks(results: Results, claim: Claim) -> list[Marked]:
    """The part of its sentence that tells the claim, cut into `part`, what every text of the claim has, and
    `some`, what one of them lacks: whole phrases, and words of the other ones. A phrase beside it is `part`
    too where each text has every word of it in a sentence that tells the claim."""
    teller = results.teller(claim)
    sentence, part = results.sentences[teller.sentence_id], (teller.start, teller.end)
    others = results.standing(claim.pk, Stance.TELLS) - {sentence.version_id}
    absent = {phrase for other in others for phrase in results.texts.lacking(other, sentence, [part])}
    telling = _telling(results, claim)
    words = _words_lacking(results, claim, sentence, telling)
    marks: list[Marked] = []
    for phrase in phrases(sentence, [part]):
        if part[0] <= phrase.start < part[1]:
            some = [(phrase.start, phrase.end)] if phrase in absent else words
            marks += _cut(phrase.start, phrase.end, some)
        elif others and all(any(has_all(one, phrase) for one in telling[other]) for other in others):
            marks += _cut(phrase.start, phrase.end, words)
    return marks


def _telling(results: Results, claim: Claim) -> dict[int, list[Sentence]]:
    """The sentences with which each version tells a claim."""
    telling: dict[int, list[Sentence]] = defaultdict(list)
    for member in results.telling(claim):
        told = results.sentences[member.sentence_id]
        telling[told.version_id].append(told)
    return telling


def _words_lacking(
    results: Results, claim: Claim, sentence: Sentence, telling: Mapping[int, Sequence[Sentence]]
) -> list[Part]:
    day = {version: results.by_version[version].day for version in telling}
    return common.lacking(
        sentence,
        day[sentence.version_id],
        [
            common.Telling(version, tuple(told), day[version])
            for version, told in telling.items()
            if version != sentence.version_id
        ],
        results.texts,
        [
            part
            for row in conflicting(results.differing.get(claim.pk, ()))
            for part in contested(row, sentence, results.sentences)
        ],
    )


def _cut(start: int, end: int, some: Iterable[Part]) -> list[Marked]:
    """From start to end, in turn what all have and what some lack."""
    inside = [(max(a, start), min(b, end)) for a, b in some if a < end and start < b]
    found = enumerate(pairwise([start, *chain.from_iterable(inside), end]))
    return [Marked(a, b, "some" if number % 2 else "part") for number, (a, b) in found if a < b]


def told_words(results: Results, claim: Claim) -> str:
    """What every text of the claim has of the words that tell it, with "…" for what is left out and no
    quotation mark of it at either end; none where what is left tells nothing."""
    marks, words = told_marks(results, claim), ""
    sentence = results.sentences[results.teller(claim).sentence_id]
    at = sentence.start  # up to where the sentence is shown, or left out
    for mark in [mark for mark in marks if mark.mark == "part"]:
        words = _leaving_out(words, slice_of(results, sentence.pk, at, mark.start))
        said = _said(results, claim, marks, mark)
        followed = any(other.mark == "some" and other.start == mark.end for other in marks)
        said = undangled(said) if followed else said
        words += said.lstrip() if words.endswith(_LEFT_OUT) else said
        at = mark.end
    words = _leaving_out(words, slice_of(results, sentence.pk, at, sentence.end))
    cut = any(mark.mark == "some" for mark in marks)
    return "" if cut and sum(map(tells, tokens(words))) < LEAST_TOLD else words.strip()


def undangled(words: str) -> str:
    """Words before what is left out, less those at their end that stand for nothing without it: "and Japanese
    Foreign …"; as they are where nothing else is there."""
    told = tokens(words)
    kept = len(told)
    while kept and (told[kept - 1].folded in _LEANING or _before_a_name(told[kept - 1].text)):
        kept -= 1
    return words if kept in {0, len(told)} else f"{words[: told[kept - 1].span.end]} "


def _before_a_name(word: str) -> bool:
    return word[0].isupper() and (is_title(word) or is_demonym(word))


_LEANING = frozenset("a an the and or of by with from in on at to for its his her their our".split())


def _leaving_out(words: str, rest: str) -> str:
    """The words with "…" for what comes next in their sentence and tells something."""
    if not any(map(str.isalnum, rest)):
        return words
    return f"{words.rstrip()} {_LEFT_OUT}".lstrip()


_LEFT_OUT = f"{ELLIPSIS} "


def _said(results: Results, claim: Claim, marks: Sequence[Marked], one: Marked) -> str:
    """The words of one of the marks of what all have."""
    sentence = results.sentences[results.teller(claim).sentence_id]
    said = slice_of(results, sentence.pk, one.start, one.end)
    all_have = [mark for mark in marks if mark.mark == "part"]
    if one is all_have[0] and sentence.start < one.start:
        said = without_closing(said)
    if one is all_have[-1] and one.end < sentence.end:
        said = without_opening(said)
    return said


def lacking(results: Results, sentence: Sentence, claims: Iterable[Claim]) -> tuple[Lacking, ...]:
    """The phrases of a sentence that outlets lack which tell one of its claims; none of an outlet of which
    another text has all of it."""
    shared: dict[int, list[Part]] = defaultdict(list)
    for claim in claims:
        own = [(m.start, m.end) for m in results.members_of[claim.pk] if m.sentence_id == sentence.pk]
        for version in _versions(results, claim) - {sentence.version_id}:
            shared[version] += own
    of_version = {version: results.texts.lacking(version, sentence, own) for version, own in shared.items()}
    whole = {results.by_version[version].outlet for version, found in of_version.items() if not found}
    outlets: dict[Part, dict[str, None]] = defaultdict(dict)
    for version in sorted(of_version, key=results.order.__getitem__):
        if (outlet := results.by_version[version].outlet) not in whole:
            for phrase in of_version[version]:
                outlets[phrase.start, phrase.end][outlet] = None
    return tuple(
        Lacking(_bare(slice_of(results, sentence.pk, *span)), tuple(outlets[span]))
        for span in sorted(outlets)
    )


def _bare(words: str) -> str:
    return without_opening(without_closing(words)).strip(" ,;")


def _versions(results: Results, claim: Claim) -> set[int]:
    return {results.sentences[member.sentence_id].version_id for member in results.members_of[claim.pk]}
