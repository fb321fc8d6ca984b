"""Lines and sentences: what of a page is the article, and where its sentences end.

A line counts as dropped when cleaning keeps it from being compared. Sentences of the gold are to be found
as they are, first to last character. ECB+ splits its documents itself, one sentence a row: their bodies are
put on one line here and have to fall apart again (it has slips of its own, so 1.0 cannot be reached)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from newsdiff.analysis.sentences import split
from newsdiff.analysis.types import Document, Line, Role, Span
from tests.quality.figures import F1, RECALL, Measured, ratio
from tests.quality.stories import Place
from tests.quality.study import Study, at

GONE, CHROME, KEPT, BODY = range(4)


def rows(name: str, studies: Sequence[Study]) -> Iterator[Measured]:
    pages = [lines(study) for study in studies if study.story.dropped is not None]
    if pages:
        yield Measured("lines", "chrome dropped", name, {"ours": pages}, ratio(GONE, CHROME))
        yield Measured("lines", "body kept", name, {"ours": pages}, ratio(KEPT, BODY))
    whole = [sentences(study) for study in studies if study.story.complete]
    if whole:
        yield Measured("sentences", "F1", name, {"ours": whole}, F1)
    if name == "seeds":
        found = [sentences(study) for study in studies]
        yield Measured("sentences", "whole sentences of the gold", name, {"ours": found}, RECALL)
    if name == "read":
        apart = [rejoined(study) for study in studies]
        yield Measured("sentences", "F1, put on one line", name, {"ours": apart}, F1)


def lines(study: Study) -> list[int]:
    dropped = study.story.dropped or frozenset()
    out = [0] * 4
    for document in study.story.documents:
        for line in document.lines:
            chrome = Place(document.id, line.span.start, line.span.end) in dropped
            out[CHROME if chrome else BODY] += 1
            out[GONE if chrome else KEPT] += line.role.kept != chrome
    return out


def sentences(study: Study) -> list[int]:
    ours, gold = {at(sentence) for sentence in study.comparison.sentences}, set(study.story.sentences)
    return [len(ours & gold), len(ours), len(gold)]


def rejoined(study: Study) -> list[int]:
    """Hits, ours and the gold's sentences of all bodies on one line each."""
    by_document: dict[str, list[str]] = defaultdict(list)
    for place in study.story.sentences:
        by_document[place.document].append(study.story.words(place))
    out = [0, 0, 0]
    for name, texts in by_document.items():
        body = [text.strip() for text in texts if text.strip()[-1:] in set('.!?”"')]
        if not body:
            continue
        text = " ".join(body)
        line = Line(Span(0, len(text)), Role.BODY)
        found = {(s.span.start, s.span.end) for s in split(Document(name, text, (line,)))}
        gold, start = set(), 0
        for sentence in body:
            gold.add((start, start + len(sentence)))
            start += len(sentence) + 1
        out = [a + b for a, b in zip(out, (len(found & gold), len(found), len(gold)), strict=True)]
    return out
