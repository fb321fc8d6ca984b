"""Files that matter to more than one process: locks, and secrets that only we can read."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import IO


class InUseError(Exception):
    """Another process holds the lock; `pid` is its number, or 0 where it can't be told."""

    def __init__(self, pid: int) -> None:
        super().__init__(f"in use by process {pid}" if pid else "in use")
        self.pid = pid


def hold(path: Path) -> IO[str]:
    """Lock `path` until the returned file is closed or this process dies. Raises InUseError, OSError."""
    file = path.open("a+")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        words = file.read(20).split()
        file.close()
        raise InUseError(int(words[0]) if words and words[0].isdigit() else 0) from None
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return file


def make_folder(path: Path, mode: int) -> None:
    """Make a folder, unless it is there, with just this mode, whatever the umask. Raises OSError."""
    try:
        path.mkdir(mode=mode, parents=True)
    except FileExistsError:
        if not path.is_dir():
            raise
    else:
        path.chmod(mode)


def write_private(path: Path, words: str) -> None:
    """Replace a file at once with one that only we can read."""
    temporary = path.with_suffix(".new")
    temporary.unlink(missing_ok=True)
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(words + "\n")
    temporary.replace(path)
