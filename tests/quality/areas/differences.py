"""Differences: how many of the readers' conflicts are shown as conflicts (found), and how many of those shown
are in some reader's list (real as a conflict; detail: as a detail only).

A row matches one of ours when half of the shorter words, or more, are common on both sides, whatever the
kind. With two readers, what both have as a conflict is to be found, and what either has is real."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.analysis.types import Difference, Strength
from tests.quality.figures import Measured, ratio
from tests.quality.stories import Place, Row
from tests.quality.study import Study

SHOWN, REAL, DETAIL, WANTED, FOUND, TOLD, DETAILS, DETAILS_FOUND = range(8)


def rows(name: str, studies: Sequence[Study]) -> Iterator[Measured]:
    found = [counts(study) for study in studies if study.story.asked("differences")]
    if not found:
        return
    for title, part, whole in (
        ("conflicts found", FOUND, WANTED),
        ("conflicts found, as a detail too", TOLD, WANTED),
        ("shown conflicts that are real", REAL, SHOWN),
        ("shown conflicts, real or detail", DETAIL, SHOWN),
        ("details found", DETAILS_FOUND, DETAILS),
    ):
        yield Measured("differences", title, name, {"ours": found}, ratio(part, whole))


def counts(study: Study) -> list[int]:
    shown = conflicts(study)
    either, core = gold(study, "conflict"), wanted(study, "conflict")
    details, core_details = gold(study, "detail"), wanted(study, "detail")
    real = [any(matches(study, d, row) for row in either) for d in shown]
    told = [any(matches(study, d, row) for row in (*either, *details)) for d in shown]
    return [
        len(shown),
        sum(real),
        sum(told),
        len(core),
        sum(any(matches(study, d, row) for d in shown) for row in core),
        sum(any(matches(study, d, row) for d in study.comparison.differences) for row in core),
        len(core_details),
        sum(any(matches(study, d, row) for d in study.comparison.differences) for row in core_details),
    ]


def conflicts(study: Study) -> list[Difference]:
    return [d for d in study.comparison.differences if d.strength is Strength.CONFLICT]


def gold(study: Study, strength: str) -> list[Row]:
    """What any reader has."""
    return [row for own in study.story.asked("differences") for row in own if row.strength == strength]


def wanted(study: Study, strength: str) -> list[Row]:
    """What all readers have."""
    first, *others = (
        [row for row in own if row.strength == strength] for own in study.story.asked("differences")
    )
    return [row for row in first if all(any(row.same(o) for o in other) for other in others)]


def matches(study: Study, found: Difference, row: Row) -> bool:
    left = [study.place(e) for e in (found.a, *found.with_a)]
    right = [study.place(e) for e in (found.b, *found.with_b)]

    def on(places: list[Place], words: Place) -> bool:
        return any(place.meets(words) for place in places)

    return (on(left, row.a) and on(right, row.b)) or (on(left, row.b) and on(right, row.a))


def detail(study: Study) -> Iterator[str]:
    """Every conflict shown or missed, for stories of development."""
    either, details = gold(study, "conflict"), gold(study, "detail")
    for d in conflicts(study):
        real = any(matches(study, d, row) for row in either)
        word = "real" if real else "detail" if any(matches(study, d, row) for row in details) else "unmatched"
        yield f"shown, {word}: {d.kind} “{d.a.text}” | “{d.b.text}” ({d.because})"
    for row in wanted(study, "conflict"):
        if not any(matches(study, d, row) for d in conflicts(study)):
            yield f"missed: {row.kind} “{study.story.words(row.a)}” | “{study.story.words(row.b)}”"
