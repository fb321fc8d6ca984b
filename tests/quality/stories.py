"""Stories with what readers found in them: the gold that the analysis is measured against.

Everything is a `Place`: a span of a document's canonical text. So a new way of splitting sentences moves no
gold. Sets, each told in docs/quality.md:
- `seeds`: the sample stories, with the gold beside them;
- `five`: real articles on one event, two readers;
- `read`: ECB+ stories that weights and rules were made with, one reader each for alignment, two for the rest;
- `held out`: ECB+ stories that no weight and no rule was fitted to, with as many readers;
- `blind`: further ECB+ stories, read when the rules stood; `held out` and `blind` give totals only;
- `everyday`: stories invented for training and measuring, those that training did not see;
- `labels`: stories read for what they call the same referent;
- `synth`: pairs of news articles of which one is machine-written, those that training did not see.
Texts of others are read from ../shared beside the checkout; readings/ holds numbers only, and the hash of
each document, so that a changed text is noticed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from newsdiff.analysis.types import Document, Line, Role, Span
from newsdiff.ingest import read_paths
from newsdiff.stories.documents import documents
from training import alignment_data, invented

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
SHARED = ROOT.parent / "shared"
READINGS = Path(__file__).with_name("readings")
ECB = SHARED / "data" / "alignment" / "ecbplus_docs.jsonl"
SYNTH = SHARED / "data" / "alignment" / "news_synth_docpairs.jsonl"
SEALED = frozenset({"held out", "blind"})


@dataclass(frozen=True, slots=True, order=True)
class Place:
    document: str
    start: int
    end: int

    def meets(self, other: Place) -> bool:
        """Whether half of the shorter one, or more, is common to both."""
        if self.document != other.document:
            return False
        common = min(self.end, other.end) - max(self.start, other.start)
        return common > 0 and 2 * common >= min(self.end - self.start, other.end - other.start)


@dataclass(frozen=True, slots=True)
class Row:
    """A difference that a reader found."""

    kind: str
    strength: str
    a: Place
    b: Place

    def same(self, other: Row) -> bool:
        return (self.a.meets(other.a) and self.b.meets(other.b)) or (
            self.a.meets(other.b) and self.b.meets(other.a)
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that a reader found to add a judgement."""

    cue: str
    voice: str
    strength: str
    place: Place


@dataclass(frozen=True, slots=True)
class Term:
    """What a document calls a referent; an optional one is neither asked for nor wrong."""

    place: Place
    optional: bool = False


Group = tuple[Place, ...]


@dataclass(frozen=True)
class Reading:
    """What one reader wrote down. None: this reader was not asked for it."""

    groups: tuple[Group, ...] | None = None  # sentences that state one fact, at least in part
    unsure: tuple[Group, ...] = ()
    differences: tuple[Row, ...] | None = None
    framing: tuple[Mark, ...] | None = None
    only: tuple[Place, ...] | None = None


@dataclass(frozen=True, eq=False)
class Story:
    """`sentences` are the gold's own; `complete` says that they are all sentences of the articles."""

    name: str
    split: str
    documents: tuple[Document, ...]
    sentences: tuple[Place, ...]
    readings: tuple[Reading, ...]
    complete: bool = False
    dropped: frozenset[Place] | None = None  # lines that are not the article
    origins: tuple[tuple[str, ...], ...] | None = None
    labels: tuple[tuple[Term, ...], ...] | None = None
    unmatched: int = 0  # words of the gold that are not in the canonical text

    def words(self, place: Place) -> str:
        return next(d.text for d in self.documents if d.id == place.document)[place.start : place.end]

    def asked(self, key: str) -> list[Any]:
        """What each reader who was asked for it wrote down: `groups`, `differences`, `framing` or `only`."""
        return [getattr(one, key) for one in self.readings if getattr(one, key) is not None]


@dataclass(frozen=True)
class Source:
    """A set: how to get it, which files it rests on, and the file or folder without which it is left out."""

    name: str
    load: Callable[[], list[Story]]
    files: Callable[[], list[Path]]
    needs: Path | None = None


def digest(paths: Iterable[Path]) -> str:
    """A hash of the files, whatever the folder of the checkout is called."""

    def known_as(path: Path) -> str:
        return path.relative_to(ROOT if path.is_relative_to(ROOT) else SHARED).as_posix()

    ordered = sorted(paths, key=known_as)
    return hashlib.sha256(b"".join(path.read_bytes() for path in ordered)).hexdigest()[:12]


def seeds() -> list[Story]:
    return [_seed(path.parent) for path in sorted(SEEDS.glob("*/gold.json"))]


def _seed(folder: Path) -> Story:
    gold: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    found, _ = documents(read_paths([folder / "articles"]))
    find = _Finder(found)

    def place(row: dict[str, str]) -> Place | None:
        return find(row["article"], row["words"], inside=row["sentence"])

    def group(rows: list[list[str]]) -> Group:
        return tuple(found for found in (find(*row) for row in rows) if found)

    groups = tuple(group(fact["sentences"]) for fact in gold["facts"])
    unsure = tuple(group(pair) for pair in gold["unsure"])
    only = group(gold["only"])
    rows = ((r["kind"], r["strength"], place(r["a"]), place(r["b"])) for r in gold["differences"])
    marks = ((m["cue"], m["voice"], m["strength"], place(m["place"])) for m in gold["framing"])
    reading = Reading(
        groups=groups,
        unsure=unsure,
        differences=tuple(Row(kind, strength, a, b) for kind, strength, a, b in rows if a and b),
        framing=tuple(Mark(cue, voice, strength, at) for cue, voice, strength, at in marks if at),
        only=only,
    )
    terms = [
        [Term(at) for stem, words in label["variants"].items() for w in words if (at := find(stem, w))]
        for label in gold["labels"]
    ]
    dropped = [
        Place(document.id, line.span.start, line.span.end)
        for document in found
        for line in document.lines
        if " ".join(line.span.of(document.text).split()) in gold["articles"][document.id]["dropped"]
    ]
    return Story(
        name=folder.name,
        split="seeds",
        documents=found,
        sentences=tuple(sorted({p for part in (*groups, *unsure, only) for p in part})),
        readings=(reading,),
        dropped=frozenset(dropped),
        origins=tuple(map(tuple, gold["origins"])),
        labels=tuple(map(tuple, terms)),
        unmatched=find.missed,
    )


class _Finder:
    """Where words of the gold stand in a document. Gold and text may differ in white space only."""

    def __init__(self, found: Sequence[Document]) -> None:
        self.text = {document.id: document.text for document in found}
        self.missed = 0

    def __call__(self, document: str, words: str, inside: str = "") -> Place | None:
        text = self.text[document]
        begin = max(text.find(inside), 0)
        at = text.find(words, begin)
        if at < 0:
            self.missed += 1
            return None
        return Place(document, at, at + len(words))


def everyday() -> list[Story]:
    return [_everyday(story) for story in invented.stories() if story.held_out]


def _everyday(story: invented.Invented) -> Story:
    """Lines that stand in no list are left open."""
    places = {label: Place(*words) for label, words in story.lines.items()}
    listed = {*story.only, *(label for group in story.same for label in group)}
    planted = story.differences
    reading = Reading(
        groups=tuple(tuple(places[label] for label in group) for group in story.same),
        unsure=tuple((places[x], places[y]) for x in places if x not in listed for y in places),
        differences=planted and tuple(Row(d.kind, "conflict", Place(*d.a), Place(*d.b)) for d in planted),
        only=tuple(places[label] for label in story.only),
    )
    return Story(story.name, "everyday", story.documents, tuple(sorted(places.values())), (reading,))


def five() -> list[Story]:
    return [_reading(path) for path in _readings("five")]


def labelled() -> list[Story]:
    """Every story that was read for its labels, of whatever set; measured for nothing else here."""
    found = [_reading(path) for split in ("five", "read", "labels") for path in _readings(split)]
    return [replace(s, readings=(), complete=False, dropped=None) for s in found if s.labels]


def read() -> list[Story]:
    return _ecb(lambda topic: not alignment_data.held_out(topic), "read")


def held_out() -> list[Story]:
    return _ecb(alignment_data.held_out, "held out")


def blind() -> list[Story]:
    return [_reading(path) for path in _readings("blind")]


def _ecb(wanted: Callable[[str], bool], split: str) -> list[Story]:
    """The stories that were read for alignment and whose topic is wanted, and those read for other things.

    Both kinds of reading were split by topic, each by itself: one story may be in a set with one of them
    only."""
    found = {path.stem: _reading(path) for path in _readings(split)}
    for name, record in json.loads(alignment_data.GROUPS.read_text(encoding="utf-8")).items():
        if not wanted(alignment_data.topic(name)):
            continue
        texts = [_ecb_document(document) for document in record["documents"].values()]
        places = _numbered(dict(zip(record["documents"], texts, strict=True)))
        reading = Reading(
            groups=tuple(tuple(places[label] for label in group) for group in record["groups"]),
            unsure=tuple(tuple(places[label] for label in group) for group in record["unsure"]),
        )
        more = found[name].readings if name in found else ()
        found[name] = _story(name, split, texts, (reading, *more))
    return list(found.values())


def _numbered(at: dict[str, tuple[Document, tuple[Place, ...]]]) -> dict[str, Place]:
    return {f"{label}.{n}": place for label, (_, own) in at.items() for n, place in enumerate(own)}


def _story(
    name: str, split: str, texts: Sequence[tuple[Document, tuple[Place, ...]]], readings: tuple[Reading, ...]
) -> Story:
    kept = {
        Place(d.id, line.span.start, line.span.end) for d, _ in texts for line in d.lines if line.role.kept
    }
    sentences = tuple(place for _, own in texts for place in own if place in kept)
    return Story(name, split, tuple(document for document, _ in texts), sentences, readings)


def _readings(split: str) -> list[Path]:
    found = sorted(READINGS.glob("*.json"))
    return [path for path in found if json.loads(path.read_text(encoding="utf-8"))["split"] == split]


def _reading(path: Path) -> Story:
    """A story by its file in readings/. Raises ValueError where a text is not the one that was read."""
    row: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    source, ids = row["source"], set(row["documents"])
    if source.startswith("ecb+"):
        texts = [_ecb_document(document) for document in row["documents"]]
    else:
        read_in, _ = documents(read_paths([SHARED / source]))
        texts = [(document, ()) for document in read_in if document.id in ids]
    for document, _ in texts:
        if hashlib.sha256(document.text.encode()).hexdigest() != row["documents"][document.id]["sha256"]:
            raise ValueError(f"{path.name}: the text of {document.id} is not the one that was read")
    spans = {name: about["sentences"] for name, about in row["documents"].items()}
    texts = [
        (document, tuple(Place(document.id, *span) for span in spans[document.id])) for document, _ in texts
    ]
    story = _story(path.stem, row["split"], texts, tuple(_one(spans, one) for one in row["readers"]))
    whole = not source.startswith("ecb+")
    return replace(
        story,
        sentences=tuple(place for _, own in texts for place in own) if whole else story.sentences,
        complete=whole and bool(row["readers"]),
        dropped=frozenset(Place(*line) for line in row["dropped"]) if "dropped" in row else None,
        labels=tuple(
            tuple(Term(Place(d, a, b), not must) for d, a, b, must in terms) for terms in row["labels"]
        )
        if "labels" in row
        else None,
    )


def _one(spans: dict[str, list[list[int]]], row: dict[str, Any]) -> Reading:
    def sentence(document: str, number: int) -> Place:
        return Place(document, *spans[document][number])

    def words(document: str, number: int, start: int, end: int) -> Place:
        base = spans[document][number][0]
        return Place(document, base + start, base + end)

    def groups(rows: list[list[list[Any]]]) -> tuple[Group, ...]:
        return tuple(tuple(sentence(*place) for place in group) for group in rows)

    return Reading(
        groups=groups(row["groups"]) if "groups" in row else None,
        unsure=groups(row.get("unsure", [])),
        differences=tuple(
            Row(kind, strength, words(*a), words(*b)) for kind, strength, a, b in row["differences"]
        ),
        framing=tuple(Mark(cue, voice, strength, words(*at)) for cue, voice, strength, at in row["framing"]),
        only=tuple(sentence(*place) for place in row["only"]) if "only" in row else None,
    )


def synth() -> list[Story]:
    out = []
    for gold in alignment_data.synth(SYNTH.parent):
        if gold.held_out:
            texts = [_document(str(n), rows, titled=False) for n, rows in enumerate(gold.documents)]
            groups = tuple((texts[0][1][i], texts[1][1][j]) for (_, i), (_, j) in sorted(gold.same))
            out.append(_story(gold.name, "synth", texts, (Reading(groups=groups),)))
    return out


@cache
def ecb_sentences() -> dict[str, list[str]]:
    """The sentences of every ECB+ document, address and date lines included."""
    with ECB.open(encoding="utf-8") as lines:
        return {row["doc"]: row["sentences"] for row in map(json.loads, lines)}


def _ecb_document(name: str) -> tuple[Document, tuple[Place, ...]]:
    return _document(name, ecb_sentences()[name], titled=True)


def _document(name: str, rows: Sequence[str], *, titled: bool) -> tuple[Document, tuple[Place, ...]]:
    """One line a sentence. The first one is the headline when it does not end like a sentence."""
    starts = list(accumulate((len(row) + 1 for row in rows), initial=0))
    places = tuple(Place(name, at, at + len(row)) for at, row in zip(starts, rows, strict=False))
    lines, first = [], titled
    for place, row in zip(places, rows, strict=True):
        role = Role.BODY
        if titled and alignment_data.is_furniture(row):
            role = Role.CHROME
        elif first:
            role, first = (Role.HEADLINE if row[-1] not in '.!?”"' else Role.BODY), False
        lines.append(Line(Span(place.start, place.end), role))
    return Document(name, "\n".join(rows), tuple(lines)), places


def _files(*splits: str) -> Callable[[], list[Path]]:
    return lambda: [path for split in splits for path in _readings(split)]


SOURCES = (
    Source("seeds", seeds, lambda: [p for p in SEEDS.rglob("*") if p.is_file() and p.parent != SEEDS]),
    Source(
        "everyday",
        everyday,
        lambda: [p for p in alignment_data.OWN.rglob("*") if p.parent != alignment_data.OWN and p.is_file()],
    ),
    Source(
        "five",
        five,
        lambda: _files("five")() + sorted((SHARED / "articles" / "eu-japan").iterdir()),
        SHARED / "articles" / "eu-japan",
    ),
    Source("read", read, lambda: [ECB, alignment_data.GROUPS, *_files("read")()], ECB),
    Source("held out", held_out, lambda: [ECB, alignment_data.GROUPS, *_files("held out")()], ECB),
    Source("blind", blind, lambda: [ECB, *_files("blind")()], ECB),
    Source("labels", labelled, _files("five", "read", "labels"), ECB),
    Source("synth", synth, lambda: [SYNTH], SYNTH),
)
