"""Starts a PostgreSQL for the tests alone, before pytest-django reads the settings.

With DATABASE_URL set, the tests use that server instead: its role must be allowed to create databases.
The processes of pytest-xdist share a server so: the first one sets it, and each has a database of its own.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from newsdiff.postgres import Server


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, object, object]:
    """A wrapper, because it has to come before the hook of pytest-django that loads the settings."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.setdefault("OMP_NUM_THREADS", "2")
    options = early_config.known_args_namespace
    folder = _private_folder()
    if not os.environ.get("DATABASE_URL") and not getattr(options, "help", False):
        _start_server(folder)
    return (yield)


def _private_folder() -> Path:
    """Tests touch no data of the person who runs them, and need no collected static files."""
    folder = Path(tempfile.mkdtemp(prefix="newsdiff-test-"))
    folder.chmod(0o711)  # as root, the server runs as another user
    # Not pytest's own end, which is left out when settings or an app can't be loaded.
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    static = folder / "static"
    static.mkdir()
    os.environ["NEWSDIFF_DATA"] = str(folder)
    os.environ["NEWSDIFF_STATIC_ROOT"] = str(static)
    return folder


def _start_server(folder: Path) -> None:
    server = Server(folder, durable=False)
    server.start()
    atexit.register(server.stop)  # runs before the folder goes: the last registered comes first
    os.environ["DATABASE_URL"] = server.url
