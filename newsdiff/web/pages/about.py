"""How this works: the method, its measured quality, and every rule as the analysis itself states it."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from dataclasses import dataclass
from types import ModuleType

from newsdiff.analysis import details, framing
from newsdiff.analysis.types import Kind
from newsdiff.stories.models import Flag
from newsdiff.web.measured import MEASURED, Measure
from newsdiff.web.words import cue_word, kind_word


@dataclass(frozen=True, slots=True)
class Rule:
    """What a module of the analysis says of itself. `name` is the word that pages use for its marks."""

    name: str
    what: str
    method: str
    limits: str


@dataclass(frozen=True, slots=True)
class AboutPage:
    """Nothing here is written twice: a rule that joins the analysis stands on the page by itself."""

    measured: tuple[Measure, ...]
    kinds: tuple[str, ...]
    differences: tuple[Rule, ...]
    cues: tuple[Rule, ...]
    flags: tuple[str, ...]

    @classmethod
    def build(cls) -> AboutPage:
        return cls(
            measured=MEASURED,
            kinds=tuple(kind_word(kind) for kind in Kind),
            differences=_rules((module, "") for module in details.RULES),
            cues=_rules((module, cue_word(module.NAME)) for module in framing.CUES),
            flags=tuple(map(str, Flag.Kind.labels)),
        )


def _rules(modules: Iterable[tuple[ModuleType, str]]) -> tuple[Rule, ...]:
    return tuple(rule_of(module, name) for module, name in modules)


def rule_of(module: ModuleType, name: str = "") -> Rule:
    """The module's opening words: what it is about, then "Method: …" and "Limits: …"."""
    what, _, rest = (inspect.getdoc(module) or "").partition("\n\n")
    if name:  # the page's word for it takes the place of the module's own
        what = what.partition(": ")[2] or what
    method, _, limits = rest.partition("Limits:")
    return Rule(name, _line(what), _line(method.removeprefix("Method:")), _line(limits))


def _line(text: str) -> str:
    """One line of prose, without the marks of code."""
    plain = " ".join(text.split()).replace("`", "")
    return plain[:1].upper() + plain[1:]
