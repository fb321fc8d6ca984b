"""Runs the embedded server: one owner at a time, and a start that mends whatever a killed owner left.

The lock file tells whether an owner lives. With the lock in hand, a server that still runs on the data folder
is an orphan: it is stopped in the proper way, its backends are waited for, and only then its pid file and its
socket go. A process counts as ours by its name and by the data folder, or our mark, in its title.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psutil

from newsdiff.files import InUseError, hold
from newsdiff.postgres import cluster
from newsdiff.postgres.cluster import Say
from newsdiff.postgres.places import PORT, Places, PostgresError, places_of
from newsdiff.processes import has_ended, signal_group, spawn, wait_for_end
from newsdiff.supervisor import Program

LARGEST_LOG = 10 * 1024 * 1024
# Orders to a running server, gentlest first, with the seconds that each may take.
STOP_ORDERS = ((signal.SIGINT, 20.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0))
START_PATIENCE = 300.0  # recovery after a crash replays the log first


def _silent(_: str) -> None:
    return None


@dataclass
class Server:
    """The embedded server of one data folder, as a child of this process.

    `start` and `stop` are all that most need; the supervisor uses `prepare`, `launch` and `is_ready`, to
    start it again when it dies. With `tcp_port` it listens on 127.0.0.1 too. `durable=False` is for tests:
    faster, and a crash of the machine may lose everything. All raise PostgresError."""

    data_dir: Path
    say: Say = _silent
    tcp_port: int | None = None
    durable: bool = True
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _lock: IO[str] | None = field(default=None, init=False, repr=False)
    _programs: Path = field(default=Path(), init=False, repr=False)

    @property
    def places(self) -> Places:
        return places_of(self.data_dir)

    @property
    def password(self) -> str:
        return self.places.password.read_text().strip()

    @property
    def url(self) -> str:
        """A DATABASE_URL for this server: over TCP where it listens there, else over its socket."""
        where = self.places
        host = "127.0.0.1" if self.tcp_port else quote(str(where.socket), safe="")
        return f"postgres://newsdiff:{self.password}@{host}:{self.tcp_port or PORT}/newsdiff"

    def start(self) -> None:
        self.prepare()
        try:
            self.launch()
            self.wait_until_ready()
        except BaseException:
            self.stop()
            raise

    def prepare(self) -> None:
        """Take the lock and make what is missing. Nothing runs yet."""
        cluster.ensure_account(self.say)
        cluster.ensure_folders(self.places)
        try:
            self._lock = hold(self.places.lock)
        except InUseError as error:
            raise PostgresError(
                f"The database in {self.places.home} is {error}. Stop that one first, "
                "or set NEWSDIFF_DATA to another folder."
            ) from error
        try:
            self._programs = cluster.programs(self.places, self.say)
            cluster.ensure_cluster(self.places, self._programs, self.say, durable=self.durable)
        except OSError as error:
            self.release()
            raise PostgresError(f"Can't make the database in {self.places.home}: {error}") from error
        except BaseException:
            self.release()
            raise

    def program(self) -> Program:
        """This server as something to keep running; `prepare` or `start` comes first."""
        return Program(
            "database",
            self._launch_once,
            self.is_ready,
            STOP_ORDERS,
            failures=(OSError, PostgresError),
            mends_itself=True,
            hint=f"its log is {self.places.log}",
        )

    def _launch_once(self) -> subprocess.Popen[bytes]:
        """The server that `start` has started already, else a new one."""
        if self.process is not None and not has_ended(self.process):
            return self.process
        return self.launch()

    def launch(self) -> subprocess.Popen[bytes]:
        """Start the server, which is not yet ready then."""
        where = self.places
        clear_left_overs(where, self.say)
        with _open_log(where.log) as log:
            self.process = spawn(
                self._command(where),
                output=log,
                account=where.account,
                env=cluster.CLEAN_ENV,
                cwd=Path("/"),
                death_signal=signal.SIGINT,
            )
        return self.process

    def _command(self, where: Places) -> list[str]:
        options = {
            "listen_addresses": "127.0.0.1" if self.tcp_port else "",
            "port": str(self.tcp_port or PORT),
            "unix_socket_directories": str(where.socket),
            "unix_socket_permissions": "0700",
            "cluster_name": where.mark,
            "timezone": "UTC",
            "log_timezone": "UTC",
            "max_wal_size": "1GB",
        }
        if not self.durable:
            options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        pairs = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        return [str(self._programs / "postgres"), "-D", str(where.cluster), *pairs]

    def is_ready(self) -> bool:
        """Whether the server says in its pid file that it takes connections."""
        try:
            lines = self.places.pid_file.read_text().splitlines()
        except OSError:
            return False
        process = self.process
        return (
            process is not None
            and len(lines) > 7
            and lines[0] == str(process.pid)
            and lines[7].strip() == "ready"
        )

    def wait_until_ready(self) -> None:
        started, told = time.monotonic(), 0.0
        while not self.is_ready():
            waited = time.monotonic() - started
            if self.process is None or has_ended(self.process) or waited > START_PATIENCE:
                raise PostgresError(cluster.explain("postgres", _tail(self.places.log)))
            if waited - told > 10:
                told = waited
                self.say("the database is still starting; after a crash it replays its log first")
            time.sleep(0.02)

    def stop(self) -> None:
        """Stop the server, ever less politely, and give the lock back."""
        process = self.process
        if process is not None:
            for order, patience in STOP_ORDERS:
                signal_group(process, order)
                if wait_for_end(process, patience):
                    break
            process.wait(timeout=5)
            self.process = None
        self.release()

    def release(self) -> None:
        if self._lock:
            self._lock.close()
            self._lock = None


def clear_left_overs(where: Places, say: Say) -> None:
    """Stop what a killed owner left running on this data folder, then remove its pid file and socket.

    Only for who holds the lock."""
    for order, patience in STOP_ORDERS:
        postmasters = [p for p in processes_of(where) if _is_postmaster(p, where)]
        if not postmasters:
            break
        say("stopping a database server that was left over")
        for process in postmasters:
            with suppress(psutil.Error):
                process.send_signal(order)
        psutil.wait_procs(postmasters, timeout=patience)
    # Backends see by themselves that their postmaster died; the data may not be touched before they went.
    _, stubborn = psutil.wait_procs(processes_of(where), timeout=10)
    for process in stubborn:
        with suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(stubborn, timeout=5)
    where.pid_file.unlink(missing_ok=True)
    for left in where.socket.glob(".s.PGSQL.*"):
        left.unlink(missing_ok=True)


def processes_of(where: Places) -> list[psutil.Process]:
    """The living processes of this cluster: the postmaster by its data folder, the others by our mark."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.name() == "postgres" and process.status() != psutil.STATUS_ZOMBIE:
                title = " ".join(process.cmdline())
                if title.startswith(f"postgres: {where.mark}: ") or _is_postmaster(process, where):
                    found.append(process)
    return found


def _is_postmaster(process: psutil.Process, where: Places) -> bool:
    try:
        words = process.cmdline()
    except psutil.Error:
        return False
    return "-D" in words and words[words.index("-D") + 1 :][:1] == [str(where.cluster)]


def _open_log(path: Path) -> IO[bytes]:
    if path.exists() and path.stat().st_size > LARGEST_LOG:
        path.replace(path.with_suffix(".log.old"))
    return open(path, "ab", opener=lambda name, flags: os.open(name, flags, 0o600))


def _tail(path: Path) -> str:
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - 4000))
            return file.read().decode(errors="replace")
    except OSError:
        return ""
