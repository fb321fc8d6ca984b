"""Starts a PostgreSQL for the tests alone, before pytest-django reads the settings.

With DATABASE_URL set, the tests use that server instead: its role must be allowed to create databases."""

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
    if not os.environ.get("DATABASE_URL") and not getattr(options, "help", False):
        _start_server()
    return (yield)


def _start_server() -> None:
    folder = Path(tempfile.mkdtemp(prefix="newsdiff-test-"))
    folder.chmod(0o711)  # as root, the server runs as another user
    server = Server(folder, durable=False)
    server.start()
    # Not pytest's own end, which is left out when settings or an app can't be loaded.
    atexit.register(_stop_server, server)
    os.environ["DATABASE_URL"] = server.url
    # Nothing in a test may touch the data of the person who runs it.
    os.environ["NEWSDIFF_DATA"] = str(folder)


def _stop_server(server: Server) -> None:
    server.stop()
    shutil.rmtree(server.data_dir, ignore_errors=True)
