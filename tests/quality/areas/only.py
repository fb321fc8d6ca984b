"""Only here: sentences whose main claim no other article has.

Headings are not asked for; a sentence on which two readers disagree, or which stands in an unsure pair, is
left out. Where a reader was asked for groups and not for this, it is the sentences that stand in no group.
Baseline: the highest cosine with a sentence of another article, with the threshold that is best on the very
set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from newsdiff.analysis.types import Role
from tests.quality.figures import F1, PRECISION, RECALL, Judged, Measured, best_f1, shown
from tests.quality.stories import Place, Reading, Story
from tests.quality.study import Study, at


def rows(name: str, studies: Sequence[Study]) -> Iterator[Measured]:
    read = [study for study in studies if study.story.asked("groups") or study.story.asked("only")]
    if not read:
        return
    samples = {"ours": [judged(study) for study in read], "cosine": [nearest(study) for study in read]}
    ours = {"ours": samples["ours"]}
    yield Measured("only here", "F1", name, samples, shown(F1, 1), best_f1)
    yield Measured("only here", "precision", name, ours, shown(PRECISION, 1))
    yield Measured("only here", "recall", name, ours, shown(RECALL, 1))


def asked(study: Study) -> list[tuple[int, bool]]:
    """The numbers of the units that are judged, and whether they stand in one article alone."""
    each = [only(study.story, reading) for reading in study.story.readings]
    found = [one for one in each if one is not None]
    doubtful = {p for r in study.story.readings if r.groups is not None for pair in r.unsure for p in pair}
    titles = [at(s) for s in study.comparison.sentences if s.role in (Role.HEADING, Role.HEADLINE)]
    out = []
    for number, unit in enumerate(study.units):
        said = {unit in one for one in found}
        if len(said) == 1 and unit not in doubtful and not any(unit.meets(title) for title in titles):
            out.append((number, said.pop()))
    return out


def only(story: Story, reading: Reading) -> set[Place] | None:
    if reading.only is not None:
        return set(reading.only)
    if reading.groups is None:
        return None
    return set(story.sentences) - {place for group in reading.groups for place in group}


def judged(study: Study) -> Judged:
    shown_here = {n for found in study.comparison.only for n in study.units_of[found.sentence]}
    units = asked(study)
    level = np.array([int(number in shown_here) for number, _ in units])
    return Judged(level.astype(float), np.array([true for _, true in units], dtype=bool), level)


def nearest(study: Study) -> Judged:
    vectors = study.encoded()
    owner = np.array([unit.document for unit in study.units])
    best = np.where(owner[:, None] != owner[None, :], vectors @ vectors.T, -1).max(axis=1)
    units = asked(study)
    scores = np.array([-best[number] for number, _ in units], dtype=float)
    return Judged(scores, np.array([true for _, true in units], dtype=bool))
