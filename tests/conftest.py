"""Fixtures for more than one package."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """A data folder that the database's own user can get to, unlike `tmp_path` when root runs the tests."""
    folder = Path(tempfile.mkdtemp(prefix="newsdiff-data-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
