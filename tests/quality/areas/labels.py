"""Labels: what articles call each referent of the gold, against the label of ours that shares most terms.

Articles, "new" and a possessive before a term do not count. Optional terms are neither asked for nor
wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.analysis.types import Label
from newsdiff.analysis.wording import fold
from tests.quality.figures import PRECISION, RECALL, Measured
from tests.quality.stories import Term
from tests.quality.study import Study

SMALL = frozenset("the a an new its his her their this".split())
Named = set[tuple[str, str]]  # document, term


def rows(name: str, studies: Sequence[Study]) -> Iterator[Measured]:
    if name not in ("seeds", "labels"):
        return
    found = [counts(study) for study in studies if study.story.labels is not None]
    if found:
        yield Measured("labels", "terms found", name, {"ours": found}, RECALL)
        yield Measured("labels", "terms that are right", name, {"ours": found}, PRECISION)


def counts(study: Study) -> list[int]:
    labels = [ours(label) for label in study.comparison.labels]
    out = [0, 0, 0]
    for terms in study.story.labels or ():
        asked, optional = gold(study, terms, optional=False), gold(study, terms, optional=True)
        best = max(labels, key=lambda found: len(found & (asked | optional)), default=set())
        shown = best - optional if best & (asked | optional) else set()
        out = [n + more for n, more in zip(out, (len(shown & asked), len(shown), len(asked)), strict=True)]
    return out


def ours(label: Label) -> Named:
    return {(variant.document, plain(variant.text)) for variant in label.variants}


def gold(study: Study, terms: Sequence[Term], *, optional: bool) -> Named:
    return {
        (term.place.document, plain(study.story.words(term.place)))
        for term in terms
        if term.optional is optional
    }


def plain(term: str) -> str:
    return " ".join(word for word in map(fold, term.split()) if word not in SMALL)
