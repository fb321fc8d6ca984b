"""Which kinds of marks a page shows: a switch for each kind, and the part of the address that says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from newsdiff.web.words import DIFFERS, LISTED, STATES, TOLD, WORDING, counted

NONE = "none"  # where no kind is shown, and what a form sends before the kinds that it shows


@dataclass(frozen=True, slots=True)
class Switch:
    """A kind of marks: how much of the page carries it, and whether it is shown. `quoted` is what else has
    marks of its kind, that are a speaker's."""

    state: str
    count: int
    shown: bool
    quoted: int = 0

    @property
    def words(self) -> str:
        word = STATES[self.state][1]
        own = counted(self.count, word, "differ" if self.state == DIFFERS else word)
        return f"{own}, {self.quoted} in quotations" if self.quoted else own


def switches(states: Iterable[Collection[str]], quoted: int, show: Sequence[str]) -> tuple[Switch, ...]:
    """The kinds of marks that can be shown and hidden; what is left open is one where there is any.

    `states` are those of each thing that is marked, `show` the kinds that the address names: all are shown
    where it names none, and of several lists that each begin with NONE the last one counts."""
    counts = Counter(state for carried in states for state in carried)
    lists = [place for place, kind in enumerate(show) if kind == NONE]
    wanted = show[lists[-1] :] if lists else show
    return tuple(
        Switch(state, counts[state], not wanted or state in wanted, quoted if state == WORDING else 0)
        for state in LISTED
        if state != TOLD or counts[TOLD]
    )


def switchable(found: Iterable[Switch]) -> bool:
    """Whether there is anything to switch on and off."""
    return any(switch.count or switch.quoted for switch in found)


def named(found: Collection[Switch]) -> tuple[str, ...]:
    """The kinds as the shortest address names them."""
    shown = tuple(switch.state for switch in found if switch.shown)
    return () if len(shown) == len(found) else shown or (NONE,)
