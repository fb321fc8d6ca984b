"""One utterance quoted so freely that its words don't match in order.

Method: of two sentences that surely state one fact each holds one quotation, by one speaker or by whom it
does not say. The quotations are of one utterance where they share two telling words, two fifths of those of
the shorter one, and no article quotes both: that one has two quotations, each more like one of them than they
are like each other. What `quotes` compares is left to it. It is no more than a detail. Limits: two utterances
on one thing look the same where no article quotes both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from newsdiff.analysis.details.context import Story
from newsdiff.analysis.details.findings import Finding, worded
from newsdiff.analysis.details.quotes import in_sentence, letters, shared_telling
from newsdiff.analysis.details.speakers import Speakers, relation
from newsdiff.analysis.details.utterances import Said, match, said
from newsdiff.analysis.types import Evidence, Kind, Strength

ALIGNED = 0.9  # how surely the sentences must state one fact
_WORDS, _STEMS, _SHARE = 4, 2, 0.4
_SCORE = 0.6


def find(story: Story) -> Iterator[Finding]:
    by_sentence, by_document = _quotations(story)
    for claim, a, b in story.aligned_pairs:
        held = by_sentence.get(a.sentence.id, ()), by_sentence.get(b.sentence.id, ())
        if len(held[0]) != 1 or len(held[1]) != 1:
            continue
        if story.likelihood.get(frozenset((a.sentence.id, b.sentence.id)), 0.0) < ALIGNED:
            continue
        x, y = held[0][0], held[1][0]
        if not _one_utterance(story, x, y) or _quoted_both(x, y, by_document):
            continue
        here, there = in_sentence(story, x, a.sentence.span), in_sentence(story, y, b.sentence.span)
        if here and there and not _one_within_the_other(here, there):
            because = "Perhaps one utterance, quoted in two wordings."
            yield worded(claim, Kind.QUOTE, Strength.DETAIL, here, there, because, _SCORE)


def _quotations(story: Story) -> tuple[dict[str, list[Said]], dict[str, list[Said]]]:
    """The quotations of a clause or more, by sentence and by document."""
    by_sentence: dict[str, list[Said]] = defaultdict(list)
    by_document: dict[str, list[Said]] = defaultdict(list)
    for item in said(story):
        if len(item.words) >= _WORDS:
            by_document[item.document.id].append(item)
            for sentence in story.touched(item.document.id, item.quote.inner):
                by_sentence[sentence.id].append(item)
    return by_sentence, by_document


def _one_utterance(story: Story, x: Said, y: Said) -> bool:
    if relation(x.quote.speaker, y.quote.speaker) in {Speakers.OTHER, Speakers.PART}:
        return False
    alike = len(shared_telling(story, x, y)) >= _STEMS and _alike(x, y) >= _SHARE
    return alike and match(x, y, close=True) is None


def _alike(x: Said, y: Said) -> float:
    return len(x.stems & y.stems) / min(len(x.stems), len(y.stems))


def _quoted_both(x: Said, y: Said, by_document: Mapping[str, list[Said]]) -> bool:
    """Whether an article has two quotations of which each is more like one of these than they are alike."""
    least = _alike(x, y)
    for items in by_document.values():
        like_x, like_y = ({item.quote for item in items if _alike(item, one) > least} for one in (x, y))
        if like_x and like_y and len(like_x | like_y) > 1:
            return True
    return False


def _one_within_the_other(here: Evidence, there: Evidence) -> bool:
    a, b = letters(here.text), letters(there.text)
    return a in b or b in a
