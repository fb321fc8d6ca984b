"""The sample stories that come with newsdiff: seeds/<slug>/story.toml and seeds/<slug>/articles/."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.db import transaction

from newsdiff.ingest import Draft, read_paths
from newsdiff.ingest.fields import check
from newsdiff.stories.models import LoadedSample, Story
from newsdiff.stories.services.importing import ImportReport, import_drafts
from newsdiff.stories.services.stories import create_story


class SampleError(Exception):
    """A sample is not as it should be; the message names the file."""


def sample_folders(folder: Path) -> list[Path]:
    return sorted(path.parent for path in folder.glob("*/story.toml"))


def load_sample(folder: Path, *, again: bool = False) -> ImportReport:
    """Import a sample once, published and marked as one. Loaded again, it takes over articles that have
    changed; one that staff have taken back stays so, and one that they have deleted stays deleted, unless
    `again` asks for it. Raises SampleError."""
    about = _about(folder / "story.toml")
    with transaction.atomic():
        story = Story.objects.filter(slug=folder.name, sample=True).first()
        _, first = LoadedSample.objects.get_or_create(slug=folder.name)
        if story is None and not first and not again:
            return ImportReport(None, ())
        story = story or create_story(
            about["title"],
            slug=folder.name,
            description=about.get("description", ""),
            sample=True,
            publish=True,
        )
        report = import_drafts(_drafts(folder, about.get("articles", {})), story=story)
        if report.refused:
            names = "; ".join(f"{entry.name}: {entry.reason}" for entry in report.refused)
            raise SampleError(f"The sample {folder.name} is damaged. {names}")
    return report


def _about(path: Path) -> dict[str, Any]:
    try:
        about = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SampleError(f"{path} can't be read: {error}") from error
    if not isinstance(about.get("title"), str):
        raise SampleError(f"{path} has no title.")
    return about


def _drafts(folder: Path, fields: dict[str, dict[str, str]]) -> Iterator[Draft]:
    for result in read_paths([folder / "articles"]):
        if not isinstance(result, Draft):
            raise SampleError(result.reason)
        yield _with_fields(result, fields.get(result.name, {}))


def _with_fields(draft: Draft, fields: dict[str, str]) -> Draft:
    """What story.toml says of a file goes before what the file says of itself."""
    if not fields:
        return draft
    known = check(draft.path, {key: str(value) for key, value in fields.items()})
    if known.notes:
        raise SampleError(f"{draft.path}: {'; '.join(known.notes)}")
    return replace(
        draft,
        outlet=known.outlet or draft.outlet,
        headline=known.headline or draft.headline,
        byline=known.byline or draft.byline,
        url=known.url or draft.url,
        published=known.published or draft.published,
        language=known.language or draft.language,
    )
