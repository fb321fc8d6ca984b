"""Child processes: in sessions of their own, gone with their parent, and never mistaken for others.

A child gets a session of its own because Ctrl-C reaches the whole process group of the terminal, and would
stop the database before the worker that still writes to it. So that nothing outlives a killed parent, Linux
is asked to signal the child when its parent dies; elsewhere `stop_left_overs` ends it at the next start.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

import psutil

PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Account:
    """A user of the system that a child runs as, when the parent is root."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True, slots=True)
class Identity:
    """A process beyond its number, which the system gives to others later."""

    pid: int
    created: float
    command: tuple[str, ...]

    @classmethod
    def of(cls, pid: int) -> Identity | None:
        try:
            process = psutil.Process(pid)
            return cls(pid, process.create_time(), tuple(process.cmdline()))
        except psutil.Error:
            return None

    def process(self) -> psutil.Process | None:
        """The process, if it still is the one that was meant. A zombie is not."""
        try:
            process = psutil.Process(self.pid)
            same = abs(process.create_time() - self.created) < 1 and tuple(process.cmdline()) == self.command
            return process if same and process.status() != psutil.STATUS_ZOMBIE else None
        except psutil.Error:
            return None


def spawn(
    command: Sequence[str],
    *,
    stdin: IO[bytes] | int = subprocess.DEVNULL,
    output: IO[bytes] | int | None = None,
    account: Account | None = None,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    death_signal: signal.Signals = signal.SIGTERM,
) -> subprocess.Popen[bytes]:
    """Start `command` in its own session; it gets `death_signal` when this process dies. Raises OSError.

    `output` takes both streams, and is a file, never a pipe: a full pipe would stop the child."""
    return subprocess.Popen(  # noqa: S603
        command,
        stdin=stdin,
        stdout=output,
        stderr=subprocess.STDOUT if output is not None else None,
        env=env,
        cwd=cwd,
        start_new_session=True,
        preexec_fn=_die_with_parent(death_signal),  # noqa: PLW1509 (the parent has one thread)
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
        umask=0o077 if account else -1,
    )


def _die_with_parent(death_signal: signal.Signals) -> Callable[[], None] | None:
    if not sys.platform.startswith("linux"):
        return None
    parent = os.getpid()
    libc = ctypes.CDLL(None, use_errno=True)  # loaded here: little is safe between fork and exec

    def ask() -> None:  # runs after the change of user, which would clear the request
        libc.prctl(PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return ask


def has_ended(process: subprocess.Popen[bytes]) -> bool:
    """Whether the child ended. It is not reaped, so its number, and its group's, can't go to others yet."""
    if process.returncode is not None:
        return True
    try:
        ended = os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return True
    return ended is not None


def signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Signal a child and what it started in its session. The child must not have been reaped."""
    if process.returncode is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, number)


def wait_for_end(process: subprocess.Popen[bytes], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while not has_ended(process):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def write_record(path: Path, identities: Sequence[Identity]) -> None:
    """Note which processes were started, for `stop_left_overs`."""
    temporary = path.with_suffix(".new")
    temporary.write_text(json.dumps([asdict(identity) for identity in identities]))
    temporary.replace(path)


def read_record(path: Path) -> list[Identity]:
    try:
        rows = json.loads(path.read_text())
        return [Identity(int(r["pid"]), float(r["created"]), tuple(r["command"])) for r in rows]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def stop_left_overs(path: Path, *, patience: float = 10) -> list[int]:
    """End the noted processes that still run and still are what was noted; their numbers."""
    processes = [p for identity in read_record(path) if (p := identity.process())]
    for process in processes:
        with suppress(psutil.Error):
            process.terminate()
    _, stubborn = psutil.wait_procs(processes, timeout=patience)
    for process in stubborn:
        with suppress(psutil.Error):
            process.kill()
    return [process.pid for process in processes]
