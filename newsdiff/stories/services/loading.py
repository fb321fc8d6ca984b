"""Rows into the values of the analysis: documents to compare, and a kept comparison as it was found."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from newsdiff.analysis import types
from newsdiff.stories.documents import identities
from newsdiff.stories.models import (
    Alignment,
    AnalysisRun,
    Article,
    ArticleVersion,
    Claim,
    Difference,
    FramingMark,
    Label,
    OnlyHere,
    Sentence,
)
from newsdiff.stories.services.versions import from_json


class ComparisonGone(Exception):
    """The run has no comparison to show: not done yet, failed, or its sentences were split anew since."""


@dataclass(frozen=True)
class Sources:
    """What a run compares. `versions` maps document ids to the versions behind them."""

    documents: tuple[types.Document, ...]
    versions: dict[str, ArticleVersion]


def sources_of(story_id: int) -> Sources:
    """The story's articles as documents, with the ids that `compare` gives to the same files."""
    articles = Article.objects.filter(story=story_id).for_comparison()
    versions = [(article, article.current_version) for article in articles]
    return _sources([(article, version) for article, version in versions if version is not None])


def _sources(pairs: list[tuple[Article, ArticleVersion]]) -> Sources:
    ordered = sorted(pairs, key=lambda pair: (pair[1].raw_name, pair[0].pk))
    ids = identities([version.raw_name for _, version in ordered])
    documents = [
        _document(identity, article, version)
        for identity, (article, version) in zip(ids, ordered, strict=True)
    ]
    versions = {identity: version for identity, (_, version) in zip(ids, ordered, strict=True)}
    return Sources(tuple(sorted(documents, key=lambda document: document.id)), versions)


def _document(identity: str, article: Article, version: ArticleVersion) -> types.Document:
    return types.Document(
        id=identity,
        text=version.text,
        lines=from_json(version.lines),
        outlet=article.outlet.name,
        headline=article.headline,
        published=article.published_there,
        language=article.language,
        path=version.raw_name,
    )


def load_comparison(run: AnalysisRun) -> types.Comparison:
    """What the run found, equal to what `analyse` gave it. Raises ComparisonGone."""
    if run.state != AnalysisRun.State.DONE:
        raise ComparisonGone(f"This run is {run.get_state_display()} and has no comparison.")
    return _Loader(run).comparison()


class _Loader:
    """One comparison out of its rows: a query a table, however many articles there are."""

    def __init__(self, run: AnalysisRun) -> None:
        self._run = run
        compared = list(run.run_articles.select_related("version__article__outlet").order_by("position"))
        self._sources = _sources([(row.version.article, row.version) for row in compared])
        document_of = {version.pk: identity for identity, version in self._sources.versions.items()}
        groups: dict[int, list[str]] = defaultdict(list)
        for row in compared:
            groups[row.origin].append(document_of[row.version_id])
        self._origins = tuple(tuple(groups[origin]) for origin in sorted(groups))
        self._document_of = document_of
        self._text = {document.id: document.text for document in self._sources.documents}
        rows = Sentence.objects.current().filter(version__in=document_of)
        self._sentences = {row.pk: self._sentence(row) for row in rows}
        self._claim_keys: dict[int, str] = {}

    def comparison(self) -> types.Comparison:
        if not self._run.engine:
            raise ComparisonGone("This run compared nothing.")
        try:
            return types.Comparison(
                engine=types.Engine(**self._run.engine),
                documents=self._sources.documents,
                sentences=tuple(
                    sorted(self._sentences.values(), key=lambda found: (found.document, found.position))
                ),
                alignments=tuple(self._alignment(row) for row in self._rows(Alignment)),
                claims=self._claims(),
                differences=tuple(self._difference(row) for row in self._rows(Difference)),
                framing=tuple(self._mark(row) for row in self._rows(FramingMark)),
                labels=self._labels(),
                only=tuple(self._only(row) for row in self._rows(OnlyHere)),
                origins=self._origins,
            )
        except KeyError as error:
            raise ComparisonGone("The sentences of this comparison have been split anew since.") from error

    def _rows(self, model: type) -> list:  # type: ignore[type-arg]
        """The run's rows in the order in which they were written."""
        return list(model.objects.filter(run=self._run).order_by("pk"))  # type: ignore[attr-defined]

    def _sentence(self, row: Sentence) -> types.Sentence:
        document = self._document_of[row.version_id]
        return types.Sentence(
            id=f"{document}.{row.position}",
            document=document,
            position=row.position or 0,
            span=types.Span(row.start, row.end),
            role=types.Role(row.role),
            text=row.text,
        )

    def _evidence(self, sentence: int, start: int, end: int) -> types.Evidence:
        found = self._sentences[sentence]
        span = types.Span(start, end)
        return types.Evidence(found.id, span, span.of(self._text[found.document]))

    def _alignment(self, row: Alignment) -> types.Alignment:
        return types.Alignment(
            a=self._sentences[row.a_id].id,
            b=self._sentences[row.b_id].id,
            a_span=types.Span(row.a_start, row.a_end),
            b_span=types.Span(row.b_start, row.b_end),
            score=row.score,
            level=types.Level(row.level),
            relations=tuple(types.Relation(word) for word in row.relations),
            because=row.because,
        )

    def _claims(self) -> tuple[types.Claim, ...]:
        rows = Claim.objects.filter(run=self._run).order_by("position").prefetch_related("members")
        return tuple(self._claim(row) for row in rows)

    def _claim(self, row: Claim) -> types.Claim:
        members = sorted(row.members.all(), key=lambda member: member.pk)
        documents = {self._sentences[member.sentence_id].document for member in members}
        self._claim_keys[row.pk] = row.key
        return types.Claim(
            id=row.key,
            members=tuple(
                types.Member(self._sentences[member.sentence_id].id, types.Span(member.start, member.end))
                for member in members
            ),
            articles=tuple(sorted(documents)),
            origins=row.origins,
            score=row.score,
            status=tuple(types.Relation(word) for word in row.status),
            apart=frozenset(
                frozenset((self._sentences[member.sentence_id].id, self._sentences[other].id))
                for member in members
                for other in member.apart
            ),
        )

    def _difference(self, row: Difference) -> types.Difference:
        places = {
            side: tuple(
                self._evidence(other["sentence"], other["start"], other["end"])
                for other in row.others
                if other["side"] == side
            )
            for side in ("a", "b")
        }
        return types.Difference(
            claim=None if row.claim_id is None else self._claim_keys[row.claim_id],
            kind=types.Kind(row.kind),
            strength=types.Strength(row.strength),
            a=self._evidence(row.a_id, row.a_start, row.a_end),
            b=self._evidence(row.b_id, row.b_start, row.b_end),
            because=row.because,
            score=row.score,
            with_a=places["a"],
            with_b=places["b"],
        )

    def _mark(self, row: FramingMark) -> types.FramingMark:
        plainest = None
        if row.plainest_id is not None and row.plainest_start is not None and row.plainest_end is not None:
            plainest = self._evidence(row.plainest_id, row.plainest_start, row.plainest_end)
        return types.FramingMark(
            place=self._evidence(row.sentence_id, row.start, row.end),
            cue=row.cue,
            voice=types.Voice(row.voice),
            score=row.score,
            because=row.because,
            plainest=plainest,
        )

    def _labels(self) -> tuple[types.Label, ...]:
        variants: dict[str, list[types.LabelVariant]] = defaultdict(list)
        for row in self._rows(Label):
            variants[row.referent].append(
                types.LabelVariant(
                    text=row.text,
                    document=self._document_of[row.version_id],
                    count=row.count,
                    sentences=tuple(self._sentences[sentence].id for sentence in row.sentences),
                    kind=row.kind,
                )
            )
        return tuple(types.Label(referent, tuple(found)) for referent, found in variants.items())

    def _only(self, row: OnlyHere) -> types.OnlyHere:
        return types.OnlyHere(
            sentence=self._sentences[row.sentence_id].id,
            nearest=None if row.nearest_id is None else self._sentences[row.nearest_id].id,
            score=row.score,
        )
