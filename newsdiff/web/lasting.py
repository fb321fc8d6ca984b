"""The permanent key of a difference that names no claim.

It is made of two places, one on either side: each by the kind of difference, the words of its sentence and
where the value stands in these. Numbers of rows are no part of it, so that comparing the same texts again
gives the same key. Every two places that a row tells apart name the difference, and not only the two of its
address: one to which another text is added is still found by the address that it had before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from zlib import crc32

from newsdiff.stories.models import Difference, Sentence
from newsdiff.stories.models.results import Spot
from newsdiff.web.conflicts import opposed
from newsdiff.web.joined import Opposed

Sentences = Mapping[int, Sentence]
HALF = 8  # signs of a key that stand for one of its places


def key_of(one: Opposed, sentences: Sentences) -> str:
    """The key of the address of a difference: that of its surest row, of several the first key, so that the
    order of rows decides nothing."""
    surest = max(row.score for row in one.rows)
    return min(row_key(row, sentences) for row in one.rows if row.score == surest)


def row_key(row: Difference, sentences: Sentences) -> str:
    a, b = (side[0] for side in row.sides)
    return "".join(sorted(place_key(row.kind, sentences[spot[0]], spot) for spot in (a, b)))


def place_key(kind: str, sentence: Sentence, spot: Spot) -> str:
    _, start, end = spot
    told = kind, start - sentence.start, end - sentence.start, sentence.text
    return f"{crc32(repr(told).encode()):0{HALF}x}"


def place_keys(one: Opposed, sentences: Sentences) -> set[str]:
    """The keys of all places of a difference."""
    kind = one.rows[0].kind
    return {place_key(kind, sentences[spot[0]], spot) for spots in one.values for spot in spots}


def named(rows: Iterable[Difference], sentences: Sentences, key: str) -> Opposed | None:
    """The difference among the rows that a key names, joined with what it shares a value with."""
    apart = [row for row in rows if row.claim_id is None]
    telling = {row.pk for row in apart if _told_apart(row, sentences, key)}
    if not telling:
        return None
    return next(
        (one for one in opposed(apart, sentences) if any(row.pk in telling for row in one.rows)), None
    )


def key_today(rows: Iterable[Difference], sentences: Sentences, key: str) -> str:
    """The key that stands today for the difference that a key names; the same one where it names none."""
    one = named(rows, sentences, key)
    return key_of(one, sentences) if one else key


def _told_apart(row: Difference, sentences: Sentences, key: str) -> bool:
    a, b = (
        {place_key(row.kind, sentences[spot[0]], spot) for spot in side if spot[0] in sentences}
        for side in row.sides
    )
    one, other = key[:HALF], key[HALF:]
    return (one in a and other in b) or (other in a and one in b)
