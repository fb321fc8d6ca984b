"""How an outlet words things in all its stories: what it calls whom, and words that may add a judgement.

Both are grouped and cut by the database: an outlet may have thousands of articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import Case, Count, F, Q, QuerySet, Sum, Value, When, Window
from django.db.models.functions import Lower

from newsdiff.analysis.types import Role, Voice
from newsdiff.stories.models import FramingMark, Label, Outlet
from newsdiff.web.marks import Marked, Piece, excerpt
from newsdiff.web.outletcounts import counted_marks
from newsdiff.web.words import cue_word

TERMS = 40  # referents that one page shows
MARKS = 24  # sentences with marks that one page shows
OTHERS = 6  # other outlets' words for one referent
_HEAVY = ("raw", "text", "lines")  # of a version


@dataclass(frozen=True, slots=True)
class Term:
    text: str
    loaded: bool
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What the outlet calls a referent, and what others do in the same stories."""

    referent: str
    own: tuple[Term, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CueRow:
    word: str
    own: int
    quoted: int


@dataclass(frozen=True, slots=True)
class Marking:
    pieces: tuple[Piece, ...]
    cue: str
    because: str
    quoted: bool
    href: str
    story: str


def terms_of(outlet: Outlet, runs: QuerySet[Any, Any]) -> tuple[tuple[Terms, ...], bool]:
    """Referents that are called by more than one name, and whether there are more than are shown: those of
    which this outlet has loaded names first, then those with the most names of it."""
    labels = Label.objects.filter(run__in=runs, version__article__story__current_run=F("run")).order_by()
    by_referent: dict[str, list[Any]] = defaultdict(list)
    for row in _names(labels, Q(version__article__outlet=outlet)):
        by_referent[row.referent].append(row)
    found = sorted((_terms(referent, rows) for referent, rows in by_referent.items()), key=_tellingness)
    return tuple(found[:TERMS]), len(found) > TERMS


def _names(labels: QuerySet[Label], own: Q) -> QuerySet[Label]:
    """Each name once for this outlet and once for the others, with how often it is used and whether it is
    loaded anywhere, by the label that uses it most. One referent more than is shown."""
    folded = labels.annotate(folded=Lower("text"))
    varied = (
        folded.values("referent")
        .annotate(
            own_names=Count("folded", distinct=True, filter=own),
            loaded_names=Count("folded", distinct=True, filter=own & Q(kind="loaded")),
            names=Count("folded", distinct=True),
        )
        .filter(own_names__gte=1, names__gte=2)
        .order_by("-loaded_names", "-own_names", "referent")
    )
    same = [F("referent"), F("own"), F("folded")]
    return (
        folded.filter(referent__in=varied.values("referent")[: TERMS + 1])
        .annotate(own=Case(When(own, then=Value(True)), default=Value(False)))
        .annotate(
            uses=Window(Sum("count"), partition_by=same),
            loaded=Window(BoolOr(Q(kind="loaded")), partition_by=same),
        )
        .order_by("referent", "own", "folded", "-count", "pk")
        .distinct("referent", "own", "folded")
        .select_related("version__article__story")
        .defer(*(f"version__{name}" for name in _HEAVY))
    )


def _terms(referent: str, rows: Iterable[Any]) -> Terms:
    ordered = sorted(rows, key=lambda row: (-row.uses, row.text))
    own = [row for row in ordered if row.own]
    known = {row.folded for row in own}
    others = [row.text for row in ordered if not row.own and row.folded not in known]
    return Terms(referent, tuple(map(_term, own)), tuple(others[:OTHERS]))


def _tellingness(terms: Terms) -> tuple[int, int, str]:
    return -sum(term.loaded for term in terms.own), -len(terms.own), terms.referent


def _term(row: Any) -> Term:
    place = f"#s-{row.sentences[0]}" if row.sentences else ""
    return Term(row.text, row.loaded, row.uses, row.version.article.get_absolute_url() + place)


def marks_of(outlet: Outlet, runs: QuerySet[Any, Any]) -> tuple[tuple[CueRow, ...], tuple[Marking, ...]]:
    """Marks that count by cue, and the first in their sentences: its own voice, then the higher score."""
    rows = (
        counted_marks()
        .filter(run__in=runs, sentence__version__article__outlet=outlet, sentence__position__isnull=False)
        .exclude(sentence__role=Role.HEADING)
    )
    counted = (
        rows.order_by()
        .values("cue")
        .annotate(
            own=Count("pk", filter=Q(voice=Voice.OUTLET)), quoted=Count("pk", filter=Q(voice=Voice.QUOTED))
        )
    )
    cues = [CueRow(cue_word(row["cue"]), row["own"], row["quoted"]) for row in counted]
    shown = (
        rows.select_related("sentence__version__article__story")
        .defer(*(f"sentence__version__{name}" for name in _HEAVY), "sentence__search")
        .order_by(Case(When(voice=Voice.OUTLET, then=0), default=1), "-score", "pk")[:MARKS]
    )
    return tuple(sorted(cues, key=lambda c: (-c.own, -c.quoted, c.word))), tuple(map(_marking, shown))


def _marking(row: FramingMark) -> Marking:
    sentence, article = row.sentence, row.sentence.version.article
    quoted = row.voice == Voice.QUOTED
    focus = Marked(row.start, row.end, "framing-quoted" if quoted else "framing")
    return Marking(
        pieces=excerpt(sentence.text, sentence.start, focus),
        cue=cue_word(row.cue),
        because=row.because,
        quoted=quoted,
        href=f"{article.get_absolute_url()}#s-{sentence.pk}",
        story=article.story.title,
    )
