"""A scale of days around one day, narrow far away: a week before and ten years before both have a place.

Method: a day d days from the middle stands at sign(d) * ln(1 + |d|), as percent of the whole width.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import copysign, log1p

LEAST = 7  # days that either side shows at least
_EDGE = 3.0  # percent that stay free at either end
_TICKS = {
    0: "published",
    -365: "a year before",
    365: "a year after",
    -7: "a week before",
    7: "a week after",
    -30: "a month before",
    30: "a month after",
    -3652: "ten years before",
    3652: "ten years after",
    -36525: "a century before",
    36525: "a century after",
}
_MARGIN = 9.0  # percent
_NARROW, _WIDE = 32.0, 17.0  # percent between two ticks on a phone, and on a wide page


@dataclass(frozen=True, slots=True)
class Tick:
    """`x` in percent; `minor` ones have no room on a phone."""

    x: float
    label: str
    minor: bool

    @property
    def anchor(self) -> str:
        """Which end of the words stands at the tick, so that they stay within the picture."""
        return "start" if self.x < _MARGIN else "end" if self.x > 100 - _MARGIN else "middle"


@dataclass(frozen=True, slots=True)
class DayScale:
    """From `before` days before the middle to `after` days after it, both positive."""

    before: int
    after: int

    @classmethod
    def around(cls, days: Iterable[int]) -> DayScale:
        known = list(days)
        return cls(max(LEAST, -min(known, default=0)), max(LEAST, max(known, default=0)))

    def x(self, days: float) -> float:
        """Percent of the width, 0 to 100."""
        left, right = log1p(self.before), log1p(self.after)
        place = left + copysign(log1p(abs(days)), days)
        return round(_EDGE + (100 - 2 * _EDGE) * min(max(place / (left + right), 0.0), 1.0), 2)

    def ticks(self) -> tuple[Tick, ...]:
        """Those that have room, the more telling ones first, in the order of their places."""
        taken: list[Tick] = []
        for days, label in _TICKS.items():
            x = self.x(days)
            if not -self.before <= days <= self.after or any(abs(t.x - x) < _WIDE for t in taken):
                continue
            near = any(abs(t.x - x) < _NARROW for t in taken if not t.minor)
            taken.append(Tick(x, label, minor=near))
        return tuple(sorted(taken, key=lambda tick: tick.x))
