"""Fixtures for more than one package."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """A data folder that the database's own user can get to, unlike `tmp_path` when root runs the tests."""
    folder = Path(tempfile.mkdtemp(prefix="newsdiff-data-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def plain_static_files(settings: Any) -> None:
    """Pages link to static files by their plain names: nothing has to be collected first."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
