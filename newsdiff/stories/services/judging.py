"""A draft with its lines judged: which of them are the article."""

from __future__ import annotations

from dataclasses import dataclass

from newsdiff.analysis.types import Line
from newsdiff.ingest import Draft
from newsdiff.stories.documents import document, headline_of, refusal


@dataclass(frozen=True)
class Judged:
    """`by_editor` says that somebody has looked at the roles: they then replace those that are kept."""

    draft: Draft
    lines: tuple[Line, ...]
    by_editor: bool = False

    @property
    def headline(self) -> str:
        return headline_of(self.draft, self.lines)

    @property
    def refusal(self) -> str:
        return refusal(self.lines)


def judge(draft: Draft) -> Judged:
    return Judged(draft, document(draft, id="draft").lines)
