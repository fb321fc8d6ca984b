"""The map: distances kept, equal input equal output, labels that keep off each other."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.web.drawing.plane import Box, lay_out, plane, text_width


def distances(points: np.ndarray) -> np.ndarray:
    return np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2))


def test_points_that_lie_in_a_plane_keep_all_their_distances() -> None:
    given_points = np.array([[0.0, 0.0], [3.0, 0.0], [3.0, 4.0], [-1.0, 2.0]])
    found = plane(distances(given_points))
    assert distances(found.points) == pytest.approx(distances(given_points), abs=1e-9)
    assert found.kept == pytest.approx(1.0)


def test_two_dimensions_hold_two_thirds_of_four_points_that_are_equally_far() -> None:
    assert plane(1.0 - np.eye(4)).kept == pytest.approx(2 / 3)


def test_the_largest_coordinate_of_each_axis_is_positive() -> None:
    points = plane(distances(np.array([[0.0, 0.0], [9.0, 0.0], [1.0, 1.0], [2.0, -3.0]]))).points
    assert all(column[np.argmax(np.abs(column))] > 0 for column in points.T)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_few_points_have_a_map_too(number: int) -> None:
    found = plane(1.0 - np.eye(number))
    assert found.points.shape == (number, 2)
    layout = lay_out(found.points, ["name"] * number, width=300, height=300, size=13)
    assert len(layout.dots) == number


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([-1, 0, 0.01, 1]), st.floats(-1, 1)), min_size=2, max_size=80))
def test_no_point_covers_another_and_all_stand_inside(points: list[tuple[float, float]]) -> None:
    dots = lay_out(np.array(points), ["A name"] * len(points), width=320, height=380, size=13).dots
    assert all(np.hypot(a.x - b.x, a.y - b.y) > 1.6 * 13 - 0.2 for a, b in combinations(dots, 2))
    assert all(13 <= dot.x <= 307 and 13 <= dot.y <= 367 for dot in dots)


def test_points_with_room_around_them_are_not_moved() -> None:
    far = [[0.0, 0.0], [3.0, 0.0], [3.0, 4.0]]
    alone = lay_out(np.array(far), list("abc"), width=400, height=300, size=14).dots
    beside = lay_out(np.array([*far, [3.0, 4.0]]), list("abcd"), width=400, height=300, size=14).dots
    assert [(dot.x, dot.y) for dot in beside[:3]] == [(dot.x, dot.y) for dot in alone]


@settings(max_examples=60, deadline=None)
@given(
    points=st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1)), min_size=1, max_size=30),
    length=st.integers(1, 26),
)
def test_labels_stay_inside_and_keep_off_each_other(points: list[tuple[float, float]], length: int) -> None:
    names = [f"{n:<{length}}".replace(" ", "x") for n in range(len(points))]
    layout = lay_out(np.array(points), names, width=720, height=460, size=15)
    assert all(0 <= dot.x <= 720 and 0 <= dot.y <= 460 for dot in layout.dots)
    if layout.numbered:
        assert [dot.label for dot in layout.dots] == [f"{n}" for n in range(1, len(points) + 1)]
        return
    boxes = []
    for dot in layout.dots:
        width = text_width(dot.label, 15)
        left = dot.text_x - {"start": 0, "middle": width / 2, "end": width}[dot.anchor]
        boxes.append(Box(left, dot.text_y - 15 * 0.95, width - 0.2, 15 * 1.25 - 1))
    assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))
    assert all(Box(-0.1, 0, 721, 460).overlaps(box) for box in boxes)


def test_a_label_stands_where_no_line_crosses_it() -> None:
    across = [[0.0, 0.0], [2.0, 0.0], [1.0, 1.5]]
    alone, tied = (
        lay_out(np.array(across), ["one", "other", "third"], width=400, height=300, size=14, ties=ties)
        for ties in ([], [(0, 1)])
    )
    first = alone.dots[0]
    assert (first.anchor, first.text_x > first.x) == ("start", True)
    for dot in tied.dots[:2]:
        width = text_width(dot.label, 14)
        left = dot.text_x - {"start": 0, "middle": width / 2, "end": width}[dot.anchor]
        line = (tied.dots[0].x, tied.dots[0].y, tied.dots[1].x, tied.dots[1].y)
        assert not Box(left, dot.text_y - 14 * 0.95, width, 14 * 1.25).crossed(line), dot
    assert tied.dots[2] == alone.dots[2]


@pytest.mark.parametrize(
    ("line", "crosses"),
    [
        ((0, 0, 9, 9), True),
        ((4, 4, 5, 5), True),
        ((0, 5, 9, 5), True),
        ((5, 9, 5, 0), True),
        ((0, 2, 9, 2), False),
        ((0, 5, 2, 5), False),
        ((0, 6.5, 4, 9), False),
    ],
)
def test_a_line_crosses_a_box_where_a_part_of_it_lies_within(
    line: tuple[float, float, float, float], crosses: bool
) -> None:
    assert Box(3, 3, 4, 4).crossed(line) is crosses


def test_where_one_label_has_no_room_all_are_numbers() -> None:
    layout = lay_out(
        np.zeros((20, 2)), ["A very long name of an outlet"] * 20, width=320, height=380, size=13
    )
    assert layout.numbered
    assert layout.dots[4].label == "5"
