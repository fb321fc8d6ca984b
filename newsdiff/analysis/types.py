"""The values that the steps of the analysis hand to each other.

All of them are frozen. A span counts Unicode code points in the canonical text of its document, start
included and end excluded, so that `text[start:end]` is always the quoted words. Places are tuples: millions
of them are made, looked up and compared for a story, which Python does several times as fast with tuples.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Self


class Role(StrEnum):
    """What a line, or a sentence in it, is to its article."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"
    BIO = "bio"
    REPEAT = "repeat"  # a line that was said before
    CHROME = "chrome"  # menus, time stamps, share buttons, comment forms

    @property
    def kept(self) -> bool:
        """Whether lines of this role belong to the article and are compared."""
        return self in KEPT_ROLES


KEPT_ROLES = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.HEADING, Role.BODY})


class Level(StrEnum):
    ALIGNED = "aligned"  # precision first
    PERHAPS = "perhaps"  # shown apart, quietly


class Relation(StrEnum):
    AGREE = "agree"
    DIVERGE = "diverge"
    FRAMING = "framing"


class Kind(StrEnum):
    """In what two reports of one fact differ."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"
    CERTAINTY = "certainty"
    SCOPE = "scope"
    NEGATION = "negation"
    WORDING = "wording"


class Strength(StrEnum):
    CONFLICT = "conflict"  # unequal values for the same thing
    DETAIL = "detail"  # one is more exact, or both can be true


class Voice(StrEnum):
    OUTLET = "outlet"
    QUOTED = "quoted"


class _Ends(NamedTuple):
    start: int
    end: int


class Span(_Ends):
    __slots__ = ()

    def __new__(cls, start: int, end: int) -> Self:
        if not 0 <= start < end:
            raise ValueError(f"not a span: {start}–{end}")
        return tuple.__new__(cls, (start, end))

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def moved(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the canonical text, without its line break and outer blanks. Blank lines are not kept."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class Document:
    """An article as the analysis sees it. `id` is unique among the documents that are compared.

    `outlet` is for showing only: no score and no order may depend on it."""

    id: str
    text: str
    lines: tuple[Line, ...]
    outlet: str = ""
    headline: str = ""
    published: datetime | None = None
    language: str = ""
    path: str = ""

    def __hash__(self) -> int:
        """From the id and the text, whose hash is kept: what is read from an article is looked up often."""
        return hash((self.id, self.text))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article; `id` is unique in the whole comparison, `position` counts from 0."""

    id: str
    document: str
    position: int
    span: Span
    role: Role
    text: str


class Evidence(NamedTuple):
    """Exact words: `text` is the slice of the document at `span`, which lies in `sentence`."""

    sentence: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two sentences of different articles that state the same fact, at least in part.

    `a` and `b` are sentence ids, the spans the parts that state it. `score` is a calibrated probability.
    `level` is None for a pair kept only because every pair was asked for. `because` names the rule."""

    a: str
    b: str
    a_span: Span
    b_span: Span
    score: float
    level: Level | None
    relations: tuple[Relation, ...] = ()
    because: str = ""


class Member(NamedTuple):
    sentence: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """A group of aligned parts. `articles` are document ids; `origins` counts independent sources.

    `score` is the lowest score among the alignments that hold the group together. `apart` are the sentences,
    two by two, whose parts may exclude each other without a conflict that says so."""

    id: str
    members: tuple[Member, ...]
    articles: tuple[str, ...]
    origins: int
    score: float
    status: tuple[Relation, ...]
    apart: frozenset[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Difference:
    """One pair of distinct values. `claim` is None where the comparison is over the whole story (names).

    `with_a` and `with_b` are further places that carry the value of `a` or of `b`."""

    claim: str | None
    kind: Kind
    strength: Strength
    a: Evidence
    b: Evidence
    because: str
    score: float
    with_a: tuple[Evidence, ...] = ()
    with_b: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class FramingMark:
    """Words that may add a judgement. `plainest` is how another article words the same fact without it."""

    place: Evidence
    cue: str
    voice: Voice
    score: float
    because: str
    plainest: Evidence | None = None


@dataclass(frozen=True, slots=True)
class LabelVariant:
    """What one article calls a referent: `text` in its most frequent spelling there."""

    text: str
    document: str
    count: int
    sentences: tuple[str, ...]
    kind: str = "plain"  # plain, formal, metonym or loaded


@dataclass(frozen=True, slots=True)
class Label:
    referent: str
    variants: tuple[LabelVariant, ...]


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """A sentence whose claim was found in no other article, with the nearest sentence of another one."""

    sentence: str
    nearest: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Engine:
    """Enough to get the same result again."""

    version: str
    model: str
    fingerprint: str
    options: dict[str, float | int | str | bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What `analyse` found. Documents stand in the order of their ids, sentences in reading order.

    `origins` groups the document ids that go back to one source; every document is in exactly one group."""

    engine: Engine
    documents: tuple[Document, ...]
    sentences: tuple[Sentence, ...]
    alignments: tuple[Alignment, ...]
    claims: tuple[Claim, ...]
    differences: tuple[Difference, ...]
    framing: tuple[FramingMark, ...]
    labels: tuple[Label, ...]
    only: tuple[OnlyHere, ...]
    origins: tuple[tuple[str, ...], ...]
