"""A comparison into rows. `loading.load_comparison` is the way back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from django.db import connection

from newsdiff.analysis import types
from newsdiff.stories.models import (
    Alignment,
    AnalysisRun,
    ArticleVersion,
    Claim,
    ClaimMember,
    Difference,
    FramingMark,
    Label,
    OnlyHere,
    RunArticle,
    Sentence,
)

BATCH = 1000
# What the columns hold; a longer "name" is a slip of the parser.
LONGEST_REFERENT, LONGEST_LABEL = 200, 300

# Ids of the comparison to primary keys.
Keys = Mapping[str, int]


def save_comparison(
    run: AnalysisRun, comparison: types.Comparison, versions: Mapping[str, ArticleVersion]
) -> None:
    """Write the run's results; call it inside a transaction. `versions` maps document ids to versions."""
    run.engine = asdict(comparison.engine)
    _save_articles(run, comparison, versions)
    keys: dict[str, int] = {}
    for document in comparison.documents:
        own = [sentence for sentence in comparison.sentences if sentence.document == document.id]
        keys |= _save_sentences(versions[document.id], own)
    _save_alignments(run, comparison.alignments, keys)
    claims = _save_claims(run, comparison, keys)
    _save_differences(run, comparison, keys, claims)
    _save_framing(run, comparison.framing, keys)
    _save_labels(run, comparison.labels, keys, versions)
    OnlyHere.objects.bulk_create(
        [
            OnlyHere(
                run=run,
                sentence_id=keys[only.sentence],
                nearest_id=None if only.nearest is None else keys[only.nearest],
                score=only.score,
            )
            for only in comparison.only
        ],
        batch_size=BATCH,
    )


def _save_articles(
    run: AnalysisRun, comparison: types.Comparison, versions: Mapping[str, ArticleVersion]
) -> None:
    origin = {document: number for number, group in enumerate(comparison.origins) for document in group}
    RunArticle.objects.bulk_create(
        [
            RunArticle(run=run, version=versions[document.id], position=position, origin=origin[document.id])
            for position, document in enumerate(comparison.documents)
        ]
    )


def _save_sentences(version: ArticleVersion, sentences: list[types.Sentence]) -> dict[str, int]:
    """Rows for the sentences, those that the version has already taken over; their ids to primary keys.

    Rows that a newer splitting no longer has stay without a position while older results rest on them."""
    kept = {(row.start, row.end): row for row in version.sentences.all()}
    wanted = {(sentence.span.start, sentence.span.end): sentence for sentence in sentences}
    same = all(
        span in kept and (kept[span].position, kept[span].role) == (sentence.position, str(sentence.role))
        for span, sentence in wanted.items()
    )
    if not same or any(row.position is not None and span not in wanted for span, row in kept.items()):
        version.sentences.update(position=None)
        moved = [
            Sentence(pk=row.pk, position=wanted[span].position, role=str(wanted[span].role))
            for span, row in kept.items()
            if span in wanted
        ]
        Sentence.objects.bulk_update(moved, ["position", "role"], batch_size=BATCH)
    new = [
        Sentence(
            version=version,
            position=sentence.position,
            start=span[0],
            end=span[1],
            role=str(sentence.role),
            text=sentence.text,
        )
        for span, sentence in wanted.items()
        if span not in kept
    ]
    for row in Sentence.objects.bulk_create(new, batch_size=BATCH):
        kept[(row.start, row.end)] = row
    return {sentence.id: kept[span].pk for span, sentence in wanted.items()}


_COPIED = "run_id a_id b_id a_start a_end b_start b_end score level relations because".split()


def _save_alignments(run: AnalysisRun, alignments: Iterable[types.Alignment], keys: Keys) -> None:
    """By COPY: most rows of a run are these, and as objects of the model they took most of the time."""
    columns = ", ".join(_COPIED)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {Alignment._meta.db_table} ({columns}) FROM STDIN") as copy,
    ):
        for found in alignments:
            if found.level is not None:
                copy.write_row(
                    (
                        run.pk,
                        keys[found.a],
                        keys[found.b],
                        found.a_span.start,
                        found.a_span.end,
                        found.b_span.start,
                        found.b_span.end,
                        found.score,
                        str(found.level),
                        [str(relation) for relation in found.relations],
                        found.because,
                    )
                )


def _save_claims(run: AnalysisRun, comparison: types.Comparison, keys: Keys) -> dict[str, int]:
    rows = Claim.objects.bulk_create(
        [
            Claim(
                run=run,
                key=claim.id,
                position=position,
                status=[str(status) for status in claim.status],
                articles=len(claim.articles),
                origins=claim.origins,
                score=claim.score,
            )
            for position, claim in enumerate(comparison.claims)
        ],
        batch_size=BATCH,
    )
    claims = {claim.id: row.pk for claim, row in zip(comparison.claims, rows, strict=True)}
    ClaimMember.objects.bulk_create(
        [
            ClaimMember(
                claim_id=claims[claim.id],
                sentence_id=keys[member.sentence],
                start=member.span.start,
                end=member.span.end,
                apart=apart.get(member.sentence, []),
            )
            for claim in comparison.claims
            for apart in (_apart(claim, keys),)
            for member in claim.members
        ],
        batch_size=BATCH,
    )
    return claims


def _apart(claim: types.Claim, keys: Keys) -> dict[str, list[int]]:
    """By the sentence of a claim the rows of those that may exclude what it tells."""
    found: dict[str, list[int]] = defaultdict(list)
    for one, other in map(sorted, claim.apart):
        found[one].append(keys[other])
        found[other].append(keys[one])
    return {sentence: sorted(others) for sentence, others in found.items()}


def _save_differences(run: AnalysisRun, comparison: types.Comparison, keys: Keys, claims: Keys) -> None:
    origins = _origins(comparison)
    Difference.objects.bulk_create(
        [
            Difference(
                run=run,
                claim_id=None if found.claim is None else claims[found.claim],
                kind=str(found.kind),
                strength=str(found.strength),
                a_id=keys[found.a.sentence],
                a_start=found.a.span.start,
                a_end=found.a.span.end,
                b_id=keys[found.b.sentence],
                b_start=found.b.span.start,
                b_end=found.b.span.end,
                others=[
                    {
                        "sentence": keys[place.sentence],
                        "start": place.span.start,
                        "end": place.span.end,
                        "side": side,
                    }
                    for side, places in (("a", found.with_a), ("b", found.with_b))
                    for place in places
                ],
                usual=_usual(found, origins),
                because=found.because,
                score=found.score,
            )
            for found in comparison.differences
        ],
        batch_size=BATCH,
    )


def _origins(comparison: types.Comparison) -> dict[str, int]:
    """The origin of each sentence, by its id."""
    of = {document: number for number, group in enumerate(comparison.origins) for document in group}
    return {sentence.id: of[sentence.document] for sentence in comparison.sentences}


def _usual(found: types.Difference, origins: Mapping[str, int]) -> str:
    """The side of a name over the whole story that more origins have: the other alone departs from it. Of
    other values each one differs from the other."""
    if (found.claim, found.kind, found.strength) != (None, types.Kind.NAME, types.Strength.CONFLICT):
        return ""
    a, b = (
        len({origins[place.sentence] for place in places})
        for places in ((found.a, *found.with_a), (found.b, *found.with_b))
    )
    return "" if a == b else "a" if a > b else "b"


def _save_framing(run: AnalysisRun, marks: Iterable[types.FramingMark], keys: Keys) -> None:
    FramingMark.objects.bulk_create(
        [
            FramingMark(
                run=run,
                sentence_id=keys[mark.place.sentence],
                start=mark.place.span.start,
                end=mark.place.span.end,
                cue=mark.cue,
                voice=str(mark.voice),
                score=mark.score,
                because=mark.because,
                plainest_id=keys[mark.plainest.sentence] if mark.plainest else None,
                plainest_start=mark.plainest.span.start if mark.plainest else None,
                plainest_end=mark.plainest.span.end if mark.plainest else None,
            )
            for mark in marks
        ],
        batch_size=BATCH,
    )


def _save_labels(
    run: AnalysisRun,
    labels: Iterable[types.Label],
    keys: Keys,
    versions: Mapping[str, ArticleVersion],
) -> None:
    Label.objects.bulk_create(
        [
            Label(
                run=run,
                referent=label.referent,
                version=versions[variant.document],
                text=variant.text,
                kind=variant.kind,
                count=variant.count,
                sentences=[keys[sentence] for sentence in variant.sentences],
            )
            for label in labels
            for variant in label.variants
            if len(label.referent) <= LONGEST_REFERENT and len(variant.text) <= LONGEST_LABEL
        ],
        batch_size=BATCH,
    )
