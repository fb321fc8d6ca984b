"""Stories with known pairs of sentences, for fitting and for measuring the alignment.

Four sources, the first three of which are no part of the project:
- `synth`: news_synth_docpairs.jsonl, two documents a story, all pairs judged, one document machine-written;
- `ecb`: ecbplus_docs.jsonl and ecbplus_pairs.jsonl, whole stories of which few sentences are judged, by
  labels that come from coreference chains: noisy;
- `read`: ecbplus_groups.json beside this file: 26 ECB+ stories of four or five articles that were read for
  this project, every pair judged. It holds sentence numbers only;
- `own`: stories/ beside this file, invented for this project: four articles on an event, a sentence a line
  below the front matter, and in groups.json the lines that state one fact, at least in part.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from newsdiff.analysis.origins import origins  # noqa: E402
from newsdiff.analysis.sentences import clauses, context, stating  # noqa: E402
from newsdiff.analysis.storytext import Part, words_of  # noqa: E402
from newsdiff.analysis.terms import Term  # noqa: E402
from newsdiff.analysis.types import Document, Line, Role, Span  # noqa: E402

Place = tuple[int, int]  # document, sentence
Pair = tuple[Place, Place]

GROUPS = Path(__file__).with_name("ecbplus_groups.json")
OWN = Path(__file__).with_name("stories")


@dataclass(frozen=True)
class Gold:
    """A story's documents as lists of sentences. `judged` is None where every cross-document pair is."""

    name: str
    source: str
    topic: str
    documents: list[list[str]]
    same: set[Pair]
    unsure: set[Pair] = field(default_factory=set)
    judged: set[Pair] | None = None
    apart: bool = False  # of `own`: for measuring only

    @property
    def held_out(self) -> bool:
        """For measuring only: of the machine-written stories every fourth, by hash, and of the stories that
        were read a third of the topics (none of the first eight stories, which were in view from the
        beginning); of our own those that say so."""
        if self.source == "read":
            return held_out(self.topic)
        return self.apart or (
            self.source == "synth" and hashlib.sha256(self.name.encode()).digest()[0] % 4 == 0
        )

    @property
    def texts(self) -> list[str]:
        return [sentence for document in self.documents for sentence in document]

    @property
    def owner(self) -> list[int]:
        return [i for i, document in enumerate(self.documents) for _ in document]

    @property
    def titles(self) -> list[bool]:
        """The first line of an ECB+ document is its headline when it does not end like a sentence."""
        return [
            self.source != "synth" and i == 0 and sentence[-1] not in '.!?”"'
            for document in self.documents
            for i, sentence in enumerate(document)
        ]

    @property
    def origin(self) -> list[int]:
        """The number of each document's source: copies have one."""
        documents = [_document(str(i), sentences) for i, sentences in enumerate(self.documents)]
        number = {name: at for at, names in enumerate(origins(documents)) for name in names}
        return [number[document.id] for document in documents]

    @property
    def words(self) -> list[list[Term]]:
        return words_of(self.texts, self.owner)

    @property
    def parts(self) -> list[list[Part]]:
        return [parts_of(sentence) for sentence in self.texts]


def held_out(topic: str) -> bool:
    """Whether a topic of the stories that were read is for measuring only."""
    return hashlib.sha256(topic.encode()).digest()[0] % 3 == 1


def _document(name: str, sentences: list[str]) -> Document:
    starts = accumulate((len(sentence) + 1 for sentence in sentences), initial=0)
    lines = (Line(Span(at, at + len(s)), Role.BODY) for at, s in zip(starts, sentences, strict=False) if s)
    return Document(name, "\n".join(sentences), tuple(lines))


def parts_of(sentence: str) -> list[Part]:
    whole = Span(0, len(sentence))
    spans = clauses(sentence, whole)
    if len(spans) < 2:
        return [Part(0, len(sentence), sentence)]
    return [Part(s.start, s.end, context(sentence, s, whole)) for s in stating(sentence, spans)]


def stories(folder: Path) -> list[Gold]:
    """Every story of the four sources; `folder` holds the .jsonl files."""
    return synth(folder) + ecb(folder) + read(folder) + own()


def synth(folder: Path) -> list[Gold]:
    out = []
    for row in _rows(folder / "news_synth_docpairs.jsonl"):
        same = {((0, i), (1, j)) for i, j in row["links"]}
        documents = [row["sentences1"], row["sentences2"]]
        out.append(Gold(row["id"], "synth", "synth " + row["id"], documents, same))
    return out


def ecb(folder: Path) -> list[Gold]:
    """Labels other than same_event are negatives, save event_only, which is left out: too often the same."""
    stories_of = _ecb_documents(folder)
    at = {doc["doc"]: (key, i) for key, docs in stories_of.items() for i, doc in enumerate(docs)}
    kept = {key: [_kept(doc["sentences"]) for doc in docs] for key, docs in stories_of.items()}
    same: dict[str, set[Pair]] = defaultdict(set)
    judged: dict[str, set[Pair]] = defaultdict(set)
    for row in _rows(folder / "ecbplus_pairs.jsonl"):
        (key, i), (_, j) = at[row["doc_a"]], at[row["doc_b"]]
        a, b = kept[key][i].get(row["sent_a"]), kept[key][j].get(row["sent_b"])
        if a is None or b is None or row["label"] == "event_only":
            continue
        pair = _ordered((i, a), (j, b))
        judged[key].add(pair)
        if row["label"] == "same_event":
            same[key].add(pair)
    return [
        Gold(key, "ecb", topic(key), [_sentences(doc) for doc in docs], same[key], set(), judged[key])
        for key, docs in stories_of.items()
    ]


def read(folder: Path) -> list[Gold]:
    stories_of = _ecb_documents(folder)
    out = []
    for key, record in json.loads(GROUPS.read_text()).items():
        by_name = {doc["doc"]: doc for doc in stories_of[key]}
        docs = [by_name[name] for name in record["documents"].values()]
        number = {label: i for i, label in enumerate(record["documents"])}
        kept = [_kept(doc["sentences"]) for doc in docs]

        def place(label: str, number: dict[str, int] = number, kept: list[dict[int, int]] = kept) -> Place:
            document, sentence = label.split(".")
            return number[document], kept[number[document]][int(sentence)]

        same = {pair for group in record["groups"] for pair in _pairs([place(label) for label in group])}
        unsure = {pair for group in record["unsure"] for pair in _pairs([place(label) for label in group])}
        out.append(Gold(key, "read", topic(key), [_sentences(doc) for doc in docs], same, unsure - same))
    return out


def own(folder: Path = OWN) -> list[Gold]:
    """The lines that stand neither in a group nor under "only", headlines mostly, are left open."""
    out = []
    for story in sorted(path.parent for path in folder.glob("*/groups.json")):
        articles = {path.stem: lines(path) for path in sorted(story.glob("*.txt"))}
        number = {outlet: at for at, outlet in enumerate(articles)}
        told = json.loads((story / "groups.json").read_text(encoding="utf-8"))

        def place(label: str, number: dict[str, int] = number) -> Place:
            outlet, line = label.rsplit(".", 1)
            return number[outlet], int(line)

        groups = [[place(label) for label in group] for group in told["same"]]
        judged = {place(label) for label in told["only"]}.union(*groups)
        everywhere = [(d, n) for d, lines in enumerate(articles.values()) for n in range(len(lines))]
        unsure = {pair for pair in _pairs(everywhere) if not judged.issuperset(pair)}
        same = {pair for group in groups for pair in _pairs(group)}
        name = "own " + story.name
        out.append(Gold(story.name, "own", name, [*articles.values()], same, unsure, apart=told["held_out"]))
    return out


def lines(article: Path) -> list[str]:
    """The headline and the sentences of an article, without its front matter."""
    _, _, text = article.read_text(encoding="utf-8").split("---\n", 2)
    return [line for line in text.splitlines() if line]


def is_furniture(sentence: str) -> bool:
    """Addresses and date lines, which ECB+ keeps at the top of its documents."""
    words = re.findall(r"[A-Za-z]+", sentence)
    dated = re.search(r"\b(19|20)\d\d\b", sentence) is not None or bool(re.search(r"\d: \d\d", sentence))
    date_line = len(words) <= 8 and dated and not sentence.endswith(".")
    place_line = len(words) <= 3 and sentence.endswith("-")
    return sentence.startswith("http") or date_line or place_line


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open() as handle:
        return [json.loads(line) for line in handle]


def _ecb_documents(folder: Path) -> dict[str, list[dict[str, Any]]]:
    found = defaultdict(list)
    for doc in _rows(folder / "ecbplus_docs.jsonl"):
        found[doc["subtopic"]].append(doc)
    return dict(found)


def ecb_texts(folder: Path) -> dict[str, list[list[str]]]:
    """The sentences of each article of ECB+, without furniture, by event."""
    return {key: [_sentences(doc) for doc in docs] for key, docs in _ecb_documents(folder).items()}


def _kept(sentences: list[str]) -> dict[int, int]:
    """Old to new numbers of the sentences that are no furniture."""
    numbers = [i for i, sentence in enumerate(sentences) if not is_furniture(sentence)]
    return {old: new for new, old in enumerate(numbers)}


def _sentences(doc: dict[str, Any]) -> list[str]:
    return [sentence for sentence in doc["sentences"] if not is_furniture(sentence)]


def topic(key: str) -> str:
    """Both sub-topics of an ECB+ topic stay on one side of a split."""
    return "ecb " + re.sub(r"ecb(plus)?$", "", key)


def _ordered(a: Place, b: Place) -> Pair:
    return (a, b) if a < b else (b, a)


def _pairs(places: list[Place]) -> set[Pair]:
    return {_ordered(a, b) for a in places for b in places if a[0] < b[0]}
