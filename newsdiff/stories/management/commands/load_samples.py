"""`manage.py load_samples`: the sample stories of seeds/, once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from newsdiff.stories.jobs import request_run
from newsdiff.stories.management.database import needs_database
from newsdiff.stories.services.samples import SampleError, load_sample, sample_folders


class Command(BaseCommand):
    help = (
        "Load the sample stories, published and marked as samples. What is there, or was deleted, stays so."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "seeds")
        parser.add_argument("--again", action="store_true", help="load those too that were deleted")

    @needs_database
    def handle(self, *args: Any, folder: Path, again: bool, **options: Any) -> None:
        try:
            for sample in sample_folders(folder):
                with transaction.atomic():
                    report = load_sample(sample, again=again)
                    if report.story is None:
                        self.stdout.write(f"{sample.name}: was deleted here; --again loads it")
                        continue
                    if report.changed:
                        request_run(report.story.pk)
                self.stdout.write(
                    f"{report.story}: {len(report.created)} new, {len(report.updated)} changed, "
                    f"{len(report.skipped)} as before"
                )
        except SampleError as error:
            raise CommandError(str(error)) from error
