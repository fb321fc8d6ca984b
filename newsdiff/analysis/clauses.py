from __future__ import annotations

from newsdiff.analysis.types import Span


def clauses(text: str, span: Span) -> tuple[Span, ...]:
    return (span,)


def context(text: str, clause: Span, sentence: Span) -> str:
    return clause.of(text)
