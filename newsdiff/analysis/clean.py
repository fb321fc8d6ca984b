from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsdiff.analysis.types import Line, Role, Span


def line_roles(text: str, *, headline: str = "", hints: Mapping[int, Role] | None = None) -> tuple[Line, ...]:
    lines, position = [], 0
    for raw in text.split("\n"):
        if raw.strip():
            start = position + len(raw) - len(raw.lstrip())
            lines.append(Line(Span(start, position + len(raw.rstrip())), (hints or {}).get(start, Role.BODY)))
        position += len(raw) + 1
    return tuple(lines)


def has_body(lines: Iterable[Line]) -> bool:
    return any(line.role is Role.BODY for line in lines)
