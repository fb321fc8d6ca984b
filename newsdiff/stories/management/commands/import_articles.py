"""`manage.py import_articles PATH…`: article files into a story, and the story to the workers."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from newsdiff.ingest import SUFFIXES, Draft, Failure, read_paths
from newsdiff.stories.jobs import request_run
from newsdiff.stories.management.database import needs_database
from newsdiff.stories.services.importing import ImportReport, Outcome, import_drafts
from newsdiff.stories.services.stories import StoryRefused

TITLES = {
    (Outcome.CREATED, False): "Created",
    (Outcome.CREATED, True): "Would be created",
    (Outcome.UPDATED, False): "Updated",
    (Outcome.UPDATED, True): "Would be updated",
    (Outcome.SKIPPED, False): "Skipped",
    (Outcome.SKIPPED, True): "Would be skipped",
    (Outcome.REFUSED, False): "Refused",
    (Outcome.REFUSED, True): "Would be refused",
}


class Command(BaseCommand):
    help = f"Import articles ({', '.join(SUFFIXES)}) into a story and have it compared."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="an article file or a folder of them")
        parser.add_argument(
            "--story",
            metavar="TITLE",
            help="the story that they belong to, made where there is none; default: the name of the folder",
        )
        parser.add_argument(
            "--outlet", default="", metavar="NAME", help="who wrote them, where a file does not say it"
        )
        parser.add_argument(
            "--twice", action="store_true", help="take in too what the story has already from the same outlet"
        )
        parser.add_argument("--publish", action="store_true", help="let everybody read the story")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")

    @needs_database
    def handle(self, *args: Any, **options: Any) -> None:
        title = options["story"] if options["story"] is not None else title_of(options["paths"])
        drafts = list(shown(read_paths(options["paths"])))
        try:
            with transaction.atomic():  # texts and the request to compare them come together or not at all
                report = import_drafts(
                    drafts,
                    story=title,
                    outlet=options["outlet"],
                    publish=options["publish"],
                    dry_run=options["dry_run"],
                    twice=options["twice"],
                )
                if report.story is not None and report.changed:
                    request_run(report.story.pk)
        except StoryRefused as error:
            raise CommandError(f"--story: {error}") from error
        self._tell(report, title)
        self._say_where(report)
        if report.refused:
            sys.exit(1)

    def _tell(self, report: ImportReport, title: str) -> None:
        for outcome in Outcome:
            entries = report.of(outcome)
            if not entries:
                continue
            out = self.stderr if outcome == Outcome.REFUSED else self.stdout
            out.write(f"{TITLES[outcome, report.dry_run]}: {len(entries)}")
            for entry in entries:
                out.write(f"  {entry.name}: {entry.reason}")
                for note in entry.notes:
                    out.write(f"    note: {note}")
        if report.story is None and not report.dry_run:
            self.stderr.write(f"Nothing could be imported, so there is no story “{title}”.")

    def _say_where(self, report: ImportReport) -> None:
        if report.dry_run:
            self.stdout.write("Nothing was written (--dry-run).")
        elif report.story is not None:
            state = (
                "" if report.story.state == "published" else " (a draft: staff only, until it is published)"
            )
            self.stdout.write(f"Story: {report.story} – {report.story.get_absolute_url()}{state}")
            if report.changed:
                self.stdout.write("The comparison is queued; a running worker (make run) does it.")


def title_of(paths: Iterable[str]) -> str:
    """A title out of the folder that was given, or that the first file lies in: "eu-japan" is "Eu japan"."""
    first = Path(next(iter(paths))).resolve()
    folder = first if first.is_dir() else first.parent
    words = " ".join(folder.name.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:]


def shown(results: Iterable[Draft | Failure]) -> Iterator[Draft | Failure]:
    """The results as they come, with a bar on a terminal when they take long."""
    from tqdm import tqdm

    yield from tqdm(results, desc="Importing", unit=" files", delay=1, disable=None, leave=False)
