"""Small stories built by hand: one line is one sentence, and every pair given is an alignment and a claim."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsdiff.analysis import details
from newsdiff.analysis.types import (
    Alignment,
    Claim,
    Difference,
    Document,
    Kind,
    Level,
    Line,
    Member,
    Role,
    Sentence,
    Span,
    Strength,
)


@dataclass(frozen=True)
class Story:
    documents: tuple[Document, ...]
    sentences: tuple[Sentence, ...]
    alignments: tuple[Alignment, ...]
    claims: tuple[Claim, ...]

    @property
    def told(self) -> details.Story:
        return details.story(self.claims, self.alignments, self.sentences, self.documents)

    def differences(self, kind: Kind | None = None) -> list[Difference]:
        found = details.differences(self.told)
        return [d for d in found if kind is None or d.kind is kind]


def article(name: str, text: str, published: datetime | None = None, *, headline: bool = False) -> Document:
    lines, start = [], 0
    for number, line in enumerate(text.split("\n")):
        if line:
            role = Role.HEADLINE if headline and number == 0 else Role.BODY
            lines.append(Line(Span(start, start + len(line)), role))
        start += len(line) + 1
    return Document(name, text, tuple(lines), published=published)


def sentences(document: Document) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(f"{document.id}.{i}", document.id, i, line.span, line.role, line.span.of(document.text))
        for i, line in enumerate(document.lines)
    )


def story(*documents: Document, pairs: list[tuple[str, str]] | None = None) -> Story:
    """Without pairs, the first sentences of all articles are aligned with each other."""
    found = tuple(s for d in documents for s in sentences(d))
    by_id = {s.id: s for s in found}
    if pairs is None:
        firsts = [f"{d.id}.0" for d in documents]
        pairs = [(a, b) for i, a in enumerate(firsts) for b in firsts[i + 1 :]]
    alignments, claims = [], []
    for number, (a, b) in enumerate(pairs):
        left, right = by_id[a], by_id[b]
        alignments.append(Alignment(a, b, left.span, right.span, 0.9, Level.ALIGNED))
        members = (Member(a, left.span), Member(b, right.span))
        claims.append(Claim(f"c{number}", members, (left.document, right.document), 2, 0.9, ()))
    return Story(documents, found, tuple(alignments), tuple(claims))


def two(a: str, b: str, *, published: tuple[datetime | None, datetime | None] = (None, None)) -> Story:
    """Two articles whose first lines state the same fact."""
    return story(article("a", a, published[0]), article("b", b, published[1]))


def conflicts(a: str, b: str, kind: Kind | None = None) -> list[tuple[str, str]]:
    """The words of the conflicts, of one kind or of all, between two articles that state the same fact."""
    rows = two(a, b).differences(kind)
    return [(d.a.text, d.b.text) for d in rows if d.strength is Strength.CONFLICT]
