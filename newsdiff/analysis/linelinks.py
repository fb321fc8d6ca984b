"""Blocks that interrupt an article or follow it: links below a title, comments, and what stands apart.

Method: a title of links takes the loose lines below it along. Sentences below it are the article's again when
they form a run that is tied to the paragraphs above (`linetopic`): a lost paragraph is worse than a kept
teaser. Links with a summary each, one below the other, are no run. Comments go with their title when it
stands late. Last, a paragraph far from all others that shares no word with them is no part of the article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from newsdiff.analysis import linecues, linetopic
from newsdiff.analysis.linefeatures import Features
from newsdiff.analysis.types import Role

# What follows such a title may be dropped when it is at most this share of the page's solid words.
END_SHARE = {"links": 0.3, "comments": 0.6}
BEGUN = 0.05  # share of the solid words above which the article has begun
LONGEST_TEASER = 16  # words of a question that is a link
APART = 3  # lines of the page between a paragraph and the article
FARTHEST = 50  # lines above that are looked at for these

Roles = list[Role | None]


def sections(lines: Sequence[Features], roles: Roles) -> None:
    """Drops blocks of links and comments, from their titles on.

    Above the byline nothing is taken along: the headline may stand there."""
    weights = [
        line.words if line.solid and role is None else 0 for line, role in zip(lines, roles, strict=True)
    ]
    before, whole = 0, sum(weights)
    in_links = False
    for place, line in enumerate(lines):
        links, comments = linecues.opens_links(line.text), linecues.opens_comments(line.text)
        if (links or comments) and roles[place] in {None, Role.CHROME, Role.REPEAT}:
            late = before and whole - before <= END_SHARE["comments" if comments else "links"] * whole
            if late and (comments or not _goes_on(lines, roles, place)):
                roles[place:] = [role or Role.CHROME for role in roles[place:]]
                return
            in_links = links and (before > BEGUN * whole or Role.BYLINE in roles[:place])
            roles[place] = Role.CHROME
        elif in_links and _is_teaser(lines, place):
            roles[place] = roles[place] or Role.CHROME
        elif line.ends:
            in_links = False
        before += weights[place]


def _goes_on(lines: Sequence[Features], roles: Roles, title: int) -> bool:
    """Whether a run of sentences below a title of links is the article's."""
    words = rare_words_of(lines, [place for place in range(title) if roles[place] is None])
    end = next(
        (below for below in range(title + 1, len(lines)) if linecues.opens_comments(lines[below].text)),
        len(lines),
    )
    below = _runs(lines, roles, range(title + 1, end))
    summaries = _summaries(lines, below)
    return any(_is_article(lines, run, words) for run in below if run[0] not in summaries)


def _is_article(lines: Sequence[Features], run: Sequence[int], words: Counter[str]) -> bool:
    """Sentences one below the other are tied by one word, a single one by two; a full sentence is among
    them."""
    ties = sum(linetopic.ties(lines[place], words) for place in run)
    needed = 1 if len(run) > 1 else 2
    if linetopic.refers_back(lines[run[0]]):
        needed -= 1
    return any(lines[place].solid for place in run) and ties >= needed


def _runs(lines: Sequence[Features], roles: Roles, places: range) -> list[list[int]]:
    """Sentences that stand one below the other; lines that have a role don't part them."""
    runs: list[list[int]] = [[]]
    for place in places:
        if roles[place] is not None:
            continue
        if lines[place].ends and not _is_teaser(lines, place):
            runs[-1].append(place)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _summaries(lines: Sequence[Features], runs: Sequence[Sequence[int]]) -> set[int]:
    """Single sentences each below a loose line, where two or more such pairs follow each other, one
    right below the other or dated."""
    found: set[int] = set()
    for upper, lower in pairwise(runs):
        single = len(upper) == len(lower) == 1 and not lines[upper[0] - 1].ends
        between = range(upper[0] + 1, lower[0])
        dated = len(between) <= 5 and any(linecues.is_time(lines[at].text, lines[at].words) for at in between)
        if single and (len(between) == 1 or dated):
            found.update((upper[0], lower[0]))
    return found


def _is_teaser(lines: Sequence[Features], place: int) -> bool:
    """Whether a line below a title of links is one: loose words, or a question with no answer below it."""
    line = lines[place]
    if line.bullet:
        return False
    if not line.ends:
        return True
    below = lines[place + 1] if place + 1 < len(lines) else None
    answered = below is not None and below.ends and not below.text.endswith("?")
    return line.text.endswith("?") and line.words <= LONGEST_TEASER and not answered


def rare_words_of(lines: Sequence[Features], places: Iterable[int]) -> Counter[str]:
    """Rare words of the lines at `places`, with the number of lines that hold them."""
    return Counter(word for place in places for word in linetopic.rare_words(lines[place]))


def without_strays(lines: Sequence[Features], roles: Roles, solid: list[int]) -> list[int]:
    """`solid` without the last paragraphs that are strays; those become chrome.

    The first are left alone: a standfirst stands apart by nature."""
    kept = list(solid)
    words = rare_words_of(lines, kept)
    while len(kept) > 2:
        words.subtract(linetopic.rare_words(lines[kept[-1]]))
        if not is_stray(lines, roles, kept[-2], kept[-1], words):
            break
        roles[kept.pop()] = Role.CHROME
    return kept


def is_stray(
    lines: Sequence[Features], roles: Roles, above: int, place: int, words: Mapping[str, int]
) -> bool:
    """Whether lines of the page part a sentence from the body, which ends `above` and has `words`, and no
    word ties it to that.

    Times and share rows part nothing: they stand between the entries of a running report."""
    parting = sum(
        roles[at] is Role.CHROME
        and lines[at].words > 1
        and not linecues.is_time(lines[at].text, lines[at].words)
        for at in range(max(above + 1, place - FARTHEST), place)
    )
    if parting < APART or linetopic.refers_back(lines[place]):
        return False
    return linetopic.ties(lines[place], words) == 0
