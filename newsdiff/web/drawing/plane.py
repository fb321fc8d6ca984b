"""A map on which near points are alike: classical multidimensional scaling, with labels that don't collide.

Method: Torgerson (1952). With D the distances and J = I - 1/n, the two largest eigenvectors of
B = -J D² J / 2, times the roots of their eigenvalues, are the places in the plane whose distances come
nearest to D. Each axis is turned so that its largest coordinate is positive: the same distances always give
the same map. Limits: two dimensions can't hold every distance; `kept` says how much of them they hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, sin, tau

import numpy as np
from numpy.typing import NDArray

_CLOSE = 1e-9
_WIDE = frozenset("mwMW@%&…—ŒœÆæШЩЮЖЫшщюжыфм")
Segment = tuple[float, float, float, float]  # x and y of its ends, in pixels
START, MIDDLE, END = "start", "middle", "end"  # which part of the words stands at their place


@dataclass(frozen=True, slots=True)
class Plane:
    """`points` has the shape (n, 2), in the unit of the distances and around the origin; `kept` is the share
    of the variation in the distances that the two dimensions hold, 0 to 1."""

    points: NDArray[np.float64]
    kept: float


def plane(distances: NDArray[np.float64]) -> Plane:
    """Points for a symmetric matrix of distances with a diagonal of 0, shape (n, n)."""
    number = len(distances)
    if number < 2:
        return Plane(np.zeros((number, 2)), 1.0)
    centre = np.eye(number) - 1.0 / number
    values, vectors = np.linalg.eigh(-0.5 * centre @ (distances**2) @ centre)
    order = np.argsort(-values)[:2]
    largest = np.clip(values[order], 0.0, None)
    points = vectors[:, order] * np.sqrt(largest)
    for axis in range(points.shape[1]):
        column = points[:, axis].round(9)
        if column[np.argmax(np.abs(column))] < 0:
            points[:, axis] *= -1
    whole = float(np.abs(values).sum())
    return Plane(points, float(largest.sum()) / whole if whole > _CLOSE else 1.0)


@dataclass(frozen=True, slots=True)
class Box:
    """In pixels; `left` and `top` are its corner."""

    left: float
    top: float
    width: float
    height: float

    def overlaps(self, other: Box) -> bool:
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.left + self.width and self.top <= y <= self.top + self.height

    def crossed(self, line: Segment) -> bool:
        """Whether a part of the line lies within (Liang and Barsky, 1984)."""
        x1, y1, x2, y2 = line
        enters, leaves = 0.0, 1.0
        for start, way, low, high in (
            (x1, x2 - x1, self.left, self.left + self.width),
            (y1, y2 - y1, self.top, self.top + self.height),
        ):
            if abs(way) < _CLOSE:
                if not low < start < high:
                    return False
                continue
            near, far = sorted(((low - start) / way, (high - start) / way))
            enters, leaves = max(enters, near), min(leaves, far)
        return enters < leaves

    def within(self, width: float, height: float) -> bool:
        return (
            self.left >= 0
            and self.top >= 0
            and self.left + self.width <= width
            and self.top + self.height <= height
        )


@dataclass(frozen=True, slots=True)
class Dot:
    """A point with its label, in pixels. By `anchor` the words have their start, middle or end at `text_x`,
    on the baseline `text_y`: so a wrong guess of their width parts them from no point."""

    x: float
    y: float
    label: str
    text_x: float
    text_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Layout:
    """`numbered` where a label had no room: then all labels are numbers, counted from 1, and stand in the
    middle of their points."""

    dots: tuple[Dot, ...]
    numbered: bool


def lay_out(
    points: NDArray[np.float64],
    labels: Sequence[str],
    *,
    width: int,
    height: int,
    size: int,
    ties: Iterable[tuple[int, int]] = (),
) -> Layout:
    """Dots in a frame of `width` by `height` pixels with labels in a type of `size` pixels. `ties` are pairs
    of points that are joined by lines: labels keep off them where they can.

    One scale serves both axes, so that equal distances look equal. Points that would cover each other are
    moved apart a little."""
    edge = 1.2 * size
    frame = Box(edge, edge, width - 2 * edge, height - 2 * edge)
    places = _apart(_scaled(points, width, height, margin=2.2 * size), frame, gap=1.6 * size)
    lines = [(*places[i], *places[j]) for i, j in ties]
    named = _labelled(places, labels, width, height, size, lines) or _labelled(
        places, labels, width, height, size, ()
    )
    numbers = [(f"{n}", x, y + 0.3 * size, MIDDLE) for n, (x, y) in enumerate(places, start=1)]
    dots = [
        Dot(_rounded(x), _rounded(y), label, _rounded(at), _rounded(base), anchor)
        for (x, y), (label, at, base, anchor) in zip(places, named or numbers, strict=True)
    ]
    return Layout(tuple(dots), numbered=named is None)


def _rounded(pixels: float) -> float:
    return round(float(pixels), 1)


def _scaled(points: NDArray[np.float64], width: int, height: int, *, margin: float) -> NDArray[np.float64]:
    if not len(points):
        return np.zeros((0, 2))
    low, high = points.min(axis=0), points.max(axis=0)
    room = np.array([width - 2 * margin, height - 2 * margin])
    spread = high - low
    with np.errstate(divide="ignore"):
        scale = float(np.min(np.where(spread > _CLOSE, room / np.maximum(spread, _CLOSE), np.inf)))
    scale = scale if np.isfinite(scale) else 0.0
    return np.asarray((points - (low + high) / 2) * scale + np.array([width, height]) / 2)


def _apart(places: NDArray[np.float64], frame: Box, *, gap: float) -> NDArray[np.float64]:
    """Places at least `gap` from each other, one after the other: each at its own, or at the nearest free one
    on rings around it. Where the frame has no room left, a place stays where it is."""
    taken: list[tuple[float, float]] = []
    most = int(hypot(frame.width, frame.height) / gap * 2) + 1
    for x, y in places:
        found = (
            spot
            for spot in _rings(float(x), float(y), step=gap / 2, most=most)
            if frame.holds(*spot) and all(hypot(spot[0] - a, spot[1] - b) >= gap - _CLOSE for a, b in taken)
        )
        taken.append(next(found, (float(x), float(y))))
    return np.array(taken).reshape(-1, 2)


def _rings(x: float, y: float, *, step: float, most: int) -> Iterator[tuple[float, float]]:
    """The place itself, then places around it, nearer ones first."""
    yield x, y
    for ring in range(1, most):
        for turn in range(8 * ring):
            angle = tau * turn / (8 * ring)
            yield x + ring * step * cos(angle), y + ring * step * sin(angle)


def _labelled(
    places: NDArray[np.float64],
    labels: Sequence[str],
    width: int,
    height: int,
    size: int,
    lines: Sequence[Segment],
) -> list[tuple[str, float, float, str]] | None:
    """Label, place, baseline and anchor of each point, those in a crowd first; None where one has no room.
    Of the places that are free the first one that fewest lines cross."""
    dots = [Box(x - 0.5 * size, y - 0.5 * size, size, size) for x, y in places]
    crowd = [sum(hypot(*(places[i] - other)) < 8 * size for other in places) for i in range(len(places))]
    taken: list[Box] = []
    found: dict[int, tuple[str, float, float, str]] = {}
    for i in sorted(range(len(places)), key=lambda i: (-crowd[i], i)):
        others = [*taken, *(box for j, box in enumerate(dots) if j != i)]
        free = [
            (box, anchor)
            for box, anchor in _places_for(dots[i], text_width(labels[i], size), size)
            if box.within(width, height) and not any(map(box.overlaps, others))
        ]
        if not free:
            return None
        box, anchor = min(free, key=lambda spot: sum(map(spot[0].crossed, lines)))
        taken.append(box)
        at = box.left + box.width * {START: 0.0, MIDDLE: 0.5, END: 1.0}[anchor]
        found[i] = (labels[i], at, box.top + 0.95 * size, anchor)
    return [found[i] for i in range(len(places))]


def _places_for(dot: Box, width: float, size: int) -> Iterator[tuple[Box, str]]:
    """Right, left, above, below, then the corners."""
    middle = dot.left + (dot.width - width) / 2
    right, left = dot.left + dot.width + 2, dot.left - width - 2
    level, above, below = dot.top - 0.12 * size, dot.top - 1.25 * size, dot.top + dot.height
    near_right, near_left = right - size / 2, left + size / 2
    for x, y, anchor in (
        (right, level, START), (left, level, END), (middle, above, MIDDLE), (middle, below, MIDDLE),
        (near_right, above, START), (near_right, below, START),
        (near_left, above, END), (near_left, below, END),
    ):  # fmt: skip
        yield Box(x, y, width, 1.25 * size), anchor


def text_width(text: str, size: int) -> float:
    """A careful guess: wide scripts and wide letters take more room than small ones."""
    return size * sum(1.0 if ord(sign) > 0x2E80 else _part_of_em(sign) for sign in text)


def _part_of_em(sign: str) -> float:
    """By the widths of a wide sans serif, for nobody knows which one the reader has."""
    if sign in _WIDE:
        return 1.0
    if sign in " iIjl.,'’:;|!":
        return 0.4
    return 0.8 if sign.isupper() else 0.63
