"""A comparison as JSON, schema `newsdiff/comparison/1`, and as a summary to read.

Limits: the text form shows the claims that most origins share and every conflict, not all pairs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsdiff.analysis.types import (
    Alignment,
    Claim,
    Comparison,
    Difference,
    Document,
    Evidence,
    Relation,
    Sentence,
    Span,
    Strength,
)

SCHEMA = "newsdiff/comparison/1"


def to_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison in plain lists, dicts, strings and numbers."""
    engine = comparison.engine
    return {
        "schema": SCHEMA,
        "engine": {
            "version": engine.version,
            "model": engine.model,
            "fingerprint": engine.fingerprint,
            "options": dict(sorted(engine.options.items())),
        },
        "articles": [_article(document, comparison.sentences) for document in comparison.documents],
        "alignments": [_alignment(pair) for pair in comparison.alignments],
        "claims": [_claim(claim) for claim in comparison.claims],
        "differences": [_difference(difference) for difference in comparison.differences],
        "framing": [
            _evidence(mark.place) | {"cue": mark.cue, "voice": mark.voice.value, "because": mark.because}
            for mark in comparison.framing
        ],
        "labels": [
            {
                "referent": label.referent,
                "variants": [
                    {"text": v.text, "article": v.document, "count": v.count, "sentences": list(v.sentences)}
                    for v in label.variants
                ],
            }
            for label in comparison.labels
        ],
        "only": [
            {
                "sentence": only.sentence,
                "nearest": {"sentence": only.nearest, "score": round(only.score, 4)}
                if only.nearest
                else None,
            }
            for only in comparison.only
        ],
    }


def _article(document: Document, sentences: Iterable[Sentence]) -> dict[str, Any]:
    return {
        "id": document.id,
        "path": document.path,
        "outlet": document.outlet,
        "headline": document.headline,
        "published": document.published.isoformat() if document.published else None,
        "text": document.text,
        "sentences": [
            {"id": s.id, **_span(s.span), "role": s.role.value}
            for s in sentences
            if s.document == document.id
        ],
        "dropped": [
            {**_span(line.span), "role": line.role.value} for line in document.lines if not line.role.kept
        ],
    }


def _alignment(pair: Alignment) -> dict[str, Any]:
    return {
        "a": pair.a,
        "b": pair.b,
        "a_span": _span(pair.a_span),
        "b_span": _span(pair.b_span),
        "score": round(pair.score, 4),
        "level": pair.level.value if pair.level else None,
        "relations": [relation.value for relation in pair.relations],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "members": [{"sentence": m.sentence, **_span(m.span)} for m in claim.members],
        "articles": list(claim.articles),
        "origins": claim.origins,
        "status": [relation.value for relation in claim.status],
    }


def _difference(difference: Difference) -> dict[str, Any]:
    others = [_evidence(place) | {"side": "a"} for place in difference.with_a]
    others += [_evidence(place) | {"side": "b"} for place in difference.with_b]
    return {
        "claim": difference.claim,
        "kind": difference.kind.value,
        "strength": difference.strength.value,
        "a": _evidence(difference.a),
        "b": _evidence(difference.b),
        "others": others,
        "because": difference.because,
    }


def _evidence(place: Evidence) -> dict[str, Any]:
    return {"sentence": place.sentence, **_span(place.span), "text": place.text}


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def to_text(comparison: Comparison) -> str:
    """A summary of one or two screens for a handful of articles."""
    names = {document.id: _name(document) for document in comparison.documents}
    sentences = {sentence.id: sentence for sentence in comparison.sentences}
    blocks = [_head(comparison, names)]
    if len(comparison.documents) < 2:
        return blocks[0] + "\n\nThere is nothing to compare yet: a comparison needs two articles.\n"
    blocks.append(_shared(comparison.claims, names, sentences))
    blocks.append(_conflicts(comparison.differences, names, sentences))
    blocks.append(_labels(comparison, names))
    blocks.append(_wording(comparison, names, sentences))
    blocks.append(_only_here(comparison, names, sentences))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _name(document: Document) -> str:
    return document.outlet or document.id


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _head(comparison: Comparison, names: dict[str, str]) -> str:
    lines = [f"{_count(len(comparison.documents), 'article')}, {_count(len(comparison.origins), 'origin')}"]
    group_of = {document: group for group in comparison.origins for document in group}
    for document in comparison.documents:
        count = sum(sentence.document == document.id for sentence in comparison.sentences)
        title = f": {document.headline}" if document.headline else ""
        others = [names[other] for other in group_of[document.id] if other != document.id]
        copy = f", shares its text with {', '.join(others)}" if others else ""
        lines.append(f"  {names[document.id]}{title} ({_count(count, 'sentence')}{copy})")
    return "\n".join(lines)


def _shared(claims: Iterable[Claim], names: dict[str, str], sentences: dict[str, Sentence]) -> str:
    lines = ["WHAT SEVERAL REPORT"]
    for claim in sorted(claims, key=lambda claim: (-claim.origins, -claim.score)):
        lines.append(f"- {_count(claim.origins, 'origin')}, {_state(claim)}")
        for member in claim.members:
            sentence = sentences[member.sentence]
            lines.append(f"    {names[sentence.document]}: {_short(sentence.text)}")
    return "\n".join(lines) if len(lines) > 1 else "No sentence of one article was found in another."


def _state(claim: Claim) -> str:
    """How its texts stand to each other; copies of one source agree on nothing."""
    if Relation.DIVERGE in claim.status:
        return "differs"
    if claim.origins < 2:
        return "copies of one text"
    return "agrees" if Relation.AGREE in claim.status else "told"


def _conflicts(
    differences: Iterable[Difference], names: dict[str, str], sentences: dict[str, Sentence]
) -> str:
    lines = ["WHERE THEY DIFFER"]
    for difference in sorted(differences, key=lambda d: (d.strength is not Strength.CONFLICT, -d.score)):
        sides = []
        for first, more in ((difference.a, difference.with_a), (difference.b, difference.with_b)):
            who = dict.fromkeys(names[sentences[place.sentence].document] for place in (first, *more))
            sides.append(f"“{first.text}” ({', '.join(who)})")
        mark = "" if difference.strength is Strength.CONFLICT else ", detail"
        lines.append(f"- {difference.kind.value}{mark}: {' / '.join(sides)}; {difference.because}")
    return "\n".join(lines) if len(lines) > 1 else ""


def _labels(comparison: Comparison, names: dict[str, str]) -> str:
    lines = ["WHO IS CALLED WHAT"]
    for label in comparison.labels:
        if len({variant.text.casefold() for variant in label.variants}) > 1:
            variants = "; ".join(f"{names[v.document]}: {v.text} ({v.count})" for v in label.variants)
            lines.append(f"- {label.referent}: {variants}")
    return "\n".join(lines) if len(lines) > 1 else ""


def _wording(comparison: Comparison, names: dict[str, str], sentences: dict[str, Sentence]) -> str:
    lines = ["POSSIBLE LOADED WORDING"]
    for mark in comparison.framing:
        whose = "in a quotation" if mark.voice.value == "quoted" else "the outlet's words"
        outlet = names[sentences[mark.place.sentence].document]
        lines.append(f"- {outlet}: “{mark.place.text}” ({mark.cue}, {whose})")
    return "\n".join(lines) if len(lines) > 1 else ""


def _only_here(comparison: Comparison, names: dict[str, str], sentences: dict[str, Sentence]) -> str:
    lines = ["NOT FOUND IN ANOTHER ARTICLE"]
    lines += [
        f"- {names[sentences[only.sentence].document]}: {_short(sentences[only.sentence].text)}"
        for only in comparison.only
    ]
    return "\n".join(lines) if len(lines) > 1 else ""


def _short(text: str, size: int = 160) -> str:
    return text if len(text) <= size else text[: size - 1].rsplit(" ", 1)[0] + "…"
