"""The label ledger: what each article calls the same person, country, body or event. (First form: none yet.)"""

from __future__ import annotations

from collections.abc import Iterable

from newsdiff.analysis.types import Document, Label, Sentence


def ledger(documents: Iterable[Document], sentences: Iterable[Sentence]) -> tuple[Label, ...]:
    """For each referent that several articles name, each article's terms with counts and sentences."""
    del documents, sentences
    return ()
