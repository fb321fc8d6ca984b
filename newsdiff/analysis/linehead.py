"""The headline of a page: which of the lines above the body it is.

Method: points for a verb, length, function words and repetition, for a byline or time below, and for rare
words that the body has too. Of good ones that stand together the topmost is the headline, the others are its
standfirsts, unless it is a rubric: a few words, less of the body's than the line below has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from newsdiff.analysis import linecredits, linecues, linelinks, linetopic
from newsdiff.analysis.linefeatures import Features, key_of
from newsdiff.analysis.types import Role

HEADLINE_WORDS = range(2, 31)


def find_headline(
    lines: Sequence[Features],
    roles: list[Role | None],
    fixed: Sequence[bool],
    solid: Sequence[int],
    headline: str,
) -> int | None:
    """The place of the headline: hinted, equal to the known one, or the likeliest line before the body."""
    hinted = [place for place, role in enumerate(roles) if role is Role.HEADLINE]
    if hinted:
        return hinted[0]
    key = key_of(headline)
    same = [place for place, line in enumerate(lines) if key and line.key == key and not fixed[place]]
    if same:
        return same[0]
    counts = Counter(line.key for line in lines)
    words = linelinks.rare_words_of(lines, solid)
    likely = {
        place: score
        for place in range(upwards(lines, roles, solid[0]))
        if roles[place] is None and lines[place].words in HEADLINE_WORDS
        if (score := _headline_score(lines[place], counts)) > 0
    }
    tied = {place: min(2, linetopic.ties(lines[place], words)) for place in likely}
    signed = {
        place: score + tied[place] + 2 * _signed_below(lines, roles, place) for place, score in likely.items()
    }
    best = max(signed, key=lambda place: (signed[place], -place), default=None)
    if best is None or signed[best] < 2:
        return 0 if _begins_text(lines[0]) and roles[0] is None and solid[0] == 1 else None
    return _top_of_stack(lines, likely, tied, best)


def _begins_text(line: Features) -> bool:
    """Whether the first line of a text without a page could be its title, whatever that says."""
    return line.words in HEADLINE_WORDS and not linecredits.is_name(line.text)


def _top_of_stack(
    lines: Sequence[Features], likely: Mapping[int, int], tied: Mapping[int, int], best: int
) -> int:
    """Of good lines one below the other the topmost is the headline, the others are standfirsts.

    Not a rubric; and from the second step on only lines that are tied to the body."""
    place = best
    while likely.get(place - 1, 0) + tied.get(place - 1, 0) >= 2:
        above = lines[place - 1]
        short = above.words < 4 or (above.words < 5 and not above.verb)
        rubric = (short and tied[place - 1] < tied[best]) or (above.titled and above.bare and not above.verb)
        if rubric or (place < best and not tied[place - 1]):
            break
        place -= 1
    return place


def _signed_below(lines: Sequence[Features], roles: Sequence[Role | None], place: int) -> bool:
    """Whether a byline or a time stands among the next two lines, as below a headline."""
    return any(
        roles[below] is Role.BYLINE or linecues.is_stamp(lines[below].text, lines[below].words)
        for below in range(place + 1, min(place + 3, len(lines)))
    )


def _headline_score(line: Features, counts: Mapping[str, int]) -> int:
    if linecues.is_time(line.text, line.words) or (line.words < 4 and not line.verb):
        return 0
    return (
        2 * line.verb
        + (line.words >= 5)
        + (not line.bare)
        + line.titled
        + 3 * (counts[line.key] > 1 and line.words >= 5)
        - 4 * line.tags
        - 2 * line.text.endswith(".")
    )


def upwards(lines: Sequence[Features], roles: Sequence[Role | None], first: int) -> int:
    """The first of the short sentences and speakers' names that stand above the first solid paragraph.

    One loose line may stand among them, such as "(Laughter)" in a transcript."""
    place = first - 1
    while place >= 0 and roles[place] is None and not lines[place].tags:
        if lines[place].sentence:
            first = place
        elif first - place > 1:
            break
        place -= 1
    return first
