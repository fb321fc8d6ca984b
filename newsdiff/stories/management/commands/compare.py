"""`manage.py compare PATH…`: what the articles share and where they differ, without a database."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsdiff.analysis.embedding import Embedder, ModelError, SentenceTransformerEmbedder
from newsdiff.analysis.pipeline import Options, analyse
from newsdiff.analysis.report import to_json, to_text
from newsdiff.analysis.types import Comparison
from newsdiff.ingest import SUFFIXES, Draft, Failure, read_paths
from newsdiff.stories.documents import LONGEST_STORY, documents, kept_length


class Command(BaseCommand):
    help = "Compare articles on one event: files or folders, read but not kept. Touches no database."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own attribute
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="an article file or a folder of them")
        parser.add_argument("--format", choices=["json", "text"], help="text on a terminal, else json")
        parser.add_argument("--out", metavar="FILE", help="write there instead of standard output")
        parser.add_argument("--all-pairs", action="store_true", help="keep every pair scored 0.02 or more")

    def handle(self, *args: Any, **options: Any) -> None:
        out = Path(options["out"]) if options["out"] else None
        _refuse_among_articles(out, options["paths"])
        articles, failures = documents(self._noted(read_paths(options["paths"], besides=out)))
        for failure in failures:
            self.stderr.write(failure.reason)
        if not articles:
            raise CommandError("no article could be read, so there is nothing to compare")
        if (length := sum(kept_length(article.lines) for article in articles)) > LONGEST_STORY:
            raise CommandError(
                f"The articles have {length:,} characters together; at most {LONGEST_STORY:,} are compared."
            )
        try:
            found = analyse(articles, embedder=_embedder(), options=Options(all_pairs=options["all_pairs"]))
        except ModelError as error:
            raise CommandError(f"The language model can't be used: {error}") from error
        self._give(_written(found, _format(options, self.stdout)), out)
        if failures:
            sys.exit(1)

    def _noted(self, results: Iterable[Draft | Failure]) -> Iterator[Draft | Failure]:
        """The results as they come, what is to be known of each told beside it."""
        for result in results:
            for note in result.notes if isinstance(result, Draft) else ():
                self.stderr.write(f"{result.path}: {note}")
            yield result

    def _give(self, text: str, out: Path | None) -> None:
        if out is None:
            self.stdout.write(text, ending="")
            return
        try:
            out.write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{out}: can't be written ({error.strerror or error})") from error


def _refuse_among_articles(out: Path | None, paths: list[str]) -> None:
    """What is written where articles are read from must not replace one, nor be taken for one next time."""
    if out is None or out.suffix.lower() not in SUFFIXES:
        return
    places = {path.resolve() for path in map(Path, paths)}
    if not places.isdisjoint((out.resolve(), *out.resolve().parents)):
        raise CommandError(
            f"{out}: lies among the articles and would be read as one the next time. "
            "Write it somewhere else, or with the ending .json."
        )


def _embedder() -> Embedder:
    return SentenceTransformerEmbedder(settings.NEWSDIFF_MODEL)


def _format(options: dict[str, Any], stdout: Any) -> str:
    if options["format"]:
        return str(options["format"])
    return "text" if options["out"] is None and stdout.isatty() else "json"


def _written(comparison: Comparison, form: str) -> str:
    if form == "text":
        return to_text(comparison)
    return json.dumps(to_json(comparison), ensure_ascii=False, indent=1) + "\n"
