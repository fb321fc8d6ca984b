"""What is measured: one module an area.

`STORIES` give rows for the studies of a set. `OTHERS` measure what is no story: their `FILES` name sets and
what these rest on, their `rows(set)` give the rows. `DETAILS` tell what is shown and missed in one
story."""

from tests.quality.areas import (
    alignment,
    claims,
    differences,
    edits,
    framing,
    invented,
    labels,
    only,
    origin_pairs,
    origins,
    pages,
    tellings,
)

STORIES = (pages, alignment, claims, differences, framing, only, origins, labels)
OTHERS = (invented, origin_pairs, tellings, edits)
DETAILS = (differences, framing)
