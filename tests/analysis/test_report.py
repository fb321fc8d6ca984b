"""The JSON has exactly the keys of the contract, and its offsets slice to the words they name."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from newsdiff.analysis.pipeline import Options, analyse
from newsdiff.analysis.report import to_json, to_text
from newsdiff.analysis.types import (
    Alignment,
    Claim,
    Comparison,
    Difference,
    Document,
    Engine,
    Evidence,
    FramingMark,
    Kind,
    Label,
    LabelVariant,
    Level,
    Line,
    Member,
    OnlyHere,
    Relation,
    Role,
    Sentence,
    Span,
    Strength,
    Voice,
)
from tests.analysis.support import FERRY, FERRY_ELSEWHERE, HARVEST
from tests.embedder import WordEmbedder

STRING, COUNT, SCORE, ANY = "string", "count", "score", "any"


@dataclass(frozen=True)
class OneOf:
    values: tuple[Any, ...]


@dataclass(frozen=True)
class Maybe:
    shape: Any


KEPT = OneOf(("headline", "standfirst", "heading", "body"))
SPAN = {"start": COUNT, "end": COUNT}
PLACE = {"sentence": STRING, **SPAN, "text": STRING}
RELATIONS = [OneOf(("agree", "diverge", "framing"))]
KINDS = ("number", "date", "name", "quote", "attribution", "certainty", "scope", "negation", "wording")
SHAPE = {
    "schema": OneOf(("newsdiff/comparison/1",)),
    "engine": {"version": STRING, "model": STRING, "fingerprint": STRING, "options": ANY},
    "articles": [
        {
            "id": STRING,
            "path": STRING,
            "outlet": STRING,
            "headline": STRING,
            "published": Maybe(STRING),
            "text": STRING,
            "sentences": [{"id": STRING, **SPAN, "role": KEPT}],
            "dropped": [{**SPAN, "role": OneOf(("caption", "byline", "bio", "repeat", "chrome"))}],
        }
    ],
    "alignments": [
        {
            "a": STRING,
            "b": STRING,
            "a_span": SPAN,
            "b_span": SPAN,
            "score": SCORE,
            "level": OneOf(("aligned", "perhaps", None)),
            "relations": RELATIONS,
        }
    ],
    "claims": [
        {
            "id": STRING,
            "members": [{"sentence": STRING, **SPAN}],
            "articles": [STRING],
            "origins": COUNT,
            "status": RELATIONS,
        }
    ],
    "differences": [
        {
            "claim": Maybe(STRING),
            "kind": OneOf(KINDS),
            "strength": OneOf(("conflict", "detail")),
            "a": PLACE,
            "b": PLACE,
            "others": [{**PLACE, "side": OneOf(("a", "b"))}],
            "because": STRING,
        }
    ],
    "framing": [{**PLACE, "cue": STRING, "voice": OneOf(("outlet", "quoted")), "because": STRING}],
    "labels": [
        {
            "referent": STRING,
            "variants": [{"text": STRING, "article": STRING, "count": COUNT, "sentences": [STRING]}],
        }
    ],
    "only": [{"sentence": STRING, "nearest": Maybe({"sentence": STRING, "score": SCORE})}],
}


def faults(value: Any, shape: Any, where: str = "$") -> list[str]:
    """Where the value leaves the shape: a key too many or too few, another type, a value out of the list."""
    if shape == ANY:
        return []
    if isinstance(shape, Maybe):
        return [] if value is None else faults(value, shape.shape, where)
    if isinstance(shape, OneOf):
        return [] if value in shape.values else [f"{where}: {value!r}"]
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{where}: no list"]
        return [f for i, item in enumerate(value) for f in faults(item, shape[0], f"{where}[{i}]")]
    if isinstance(shape, dict):
        if not isinstance(value, dict) or set(value) != set(shape):
            return [f"{where}: keys {sorted(value) if isinstance(value, dict) else value!r}"]
        return [f for key in shape for f in faults(value[key], shape[key], f"{where}.{key}")]
    good = {
        STRING: isinstance(value, str),
        COUNT: type(value) is int and value >= 0,
        SCORE: isinstance(value, float) and 0 <= value <= 1 and round(value, 4) == value,
    }[shape]
    return [] if good else [f"{where}: {value!r} is no {shape}"]


def by_hand() -> Comparison:
    """A comparison with every kind of row."""
    documents = [
        Document(
            f"{name}",
            f"{people} people sailed.\nMenu",
            (
                Line(Span(0, len(people) + 15), Role.BODY),
                Line(Span(len(people) + 16, len(people) + 20), Role.CHROME),
            ),
            outlet=outlet,
            headline="Ferry",
            published=datetime(2031, 5, 2, 8, tzinfo=UTC),
            path=f"{name}.txt",
        )
        for name, people, outlet in (("a", "212", "Tessel Courier"), ("b", "214", "Northern Post"))
    ]
    sentences = [Sentence(f"{d.id}.0", d.id, 0, Span(0, 18), Role.BODY, d.text[:18]) for d in documents]
    first, second = (Evidence(s.id, Span(0, 3), s.text[:3]) for s in sentences)
    whole = Span(0, 18)
    return Comparison(
        engine=Engine("1", "words", "words 1", {"aligned": 0.5}),
        documents=tuple(documents),
        sentences=tuple(sentences),
        alignments=(Alignment("a.0", "b.0", whole, whole, 0.912345, Level.ALIGNED, (Relation.DIVERGE,)),),
        claims=(
            Claim(
                "c1", (Member("a.0", whole), Member("b.0", whole)), ("a", "b"), 2, 0.9, (Relation.DIVERGE,)
            ),
        ),
        differences=(
            Difference(
                "c1", Kind.NUMBER, Strength.CONFLICT, first, second, "212 and 214", 0.9, (), (second,)
            ),
        ),
        framing=(FramingMark(first, "loaded", Voice.QUOTED, 0.5, "a rule"),),
        labels=(Label("people", (LabelVariant("people", "a", 1, ("a.0",)),)),),
        only=(OnlyHere("a.0", "b.0", 0.123456), OnlyHere("b.0", None, 0.0)),
        origins=(("a",), ("b",)),
    )


def test_a_comparison_with_every_kind_of_row_has_exactly_the_keys_of_the_contract():
    assert faults(to_json(by_hand()), SHAPE) == []


@pytest.mark.parametrize("documents", [(), (FERRY,), (FERRY, FERRY_ELSEWHERE, HARVEST)])
@pytest.mark.parametrize("all_pairs", [True, False])
def test_what_the_analysis_finds_has_exactly_the_keys_of_the_contract(documents, all_pairs):
    found = analyse(documents, embedder=WordEmbedder(), options=Options(all_pairs=all_pairs))
    value = to_json(found)
    assert faults(value, SHAPE) == []
    assert json.loads(json.dumps(value)) == value


def test_the_checker_of_this_file_sees_a_missing_key_and_one_too_many():
    value = to_json(by_hand())
    del value["claims"][0]["origins"]
    value["only"][0]["rank"] = 1
    assert [fault.split(":")[0] for fault in faults(value, SHAPE)] == ["$.claims[0]", "$.only[0]"]


def test_scores_are_rounded_to_four_places():
    assert to_json(by_hand())["alignments"][0]["score"] == 0.9123


def test_offsets_slice_the_text_of_the_article():
    value = to_json(analyse([FERRY, FERRY_ELSEWHERE], embedder=WordEmbedder()))
    text = {s["id"]: a["text"] for a in value["articles"] for s in a["sentences"]}
    places = [p for d in value["differences"] for p in (d["a"], d["b"], *d["others"])] + value["framing"]
    for place in places:
        assert text[place["sentence"]][place["start"] : place["end"]] == place["text"]


def test_the_summary_does_not_let_copies_of_one_text_agree():
    found = by_hand()
    claim = replace(found.claims[0], status=(Relation.AGREE,))
    independent = to_text(replace(found, claims=(claim,)))
    copies = to_text(replace(found, claims=(replace(claim, origins=1),), origins=(("a", "b"),)))
    assert "2 origins, agrees" in independent
    assert "shares its text" not in independent
    assert "1 origin, copies of one text" in copies
    assert "(1 sentence, shares its text with Northern Post)" in copies
    assert "agrees" not in copies


def test_the_summary_names_who_says_what():
    text = to_text(by_hand())
    assert "“212” (Tessel Courier) / “214” (Northern Post)" in text
    assert "2 articles, 2 origins" in text
    assert "differs" in text
    assert "in a quotation" in text


def test_the_summary_of_one_article_says_that_there_is_nothing_to_compare():
    assert "nothing to compare yet" in to_text(analyse([FERRY], embedder=WordEmbedder()))
