"""The scale of days: in order, inside the picture, with ticks that have room."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from newsdiff.web.drawing.days import DayScale

DAYS = st.lists(st.integers(-700_000, 700_000), max_size=20)


@given(DAYS)
def test_later_days_stand_farther_right_and_all_inside(days: list[int]) -> None:
    scale = DayScale.around(days)
    places = [scale.x(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(0 <= x <= 100 for x in places)


def test_near_days_stand_farther_apart_than_far_ones() -> None:
    scale = DayScale.around([-4000, 10])
    assert scale.x(-1) - scale.x(-8) > 4 * (scale.x(-3993) - scale.x(-4000))


@given(DAYS)
def test_ticks_have_room_and_the_day_of_publication_is_one(days: list[int]) -> None:
    ticks = DayScale.around(days).ticks()
    assert "published" in {tick.label for tick in ticks}
    assert all(b.x - a.x >= 17 for a, b in pairwise(ticks))
    assert all(b.x - a.x >= 32 for a, b in pairwise([tick for tick in ticks if not tick.minor]))
