import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from newsdiff.postgres import PostgresError, Server, cluster, database_settings, places
from newsdiff.processes import Account
from tests.external import free_port

LONGEST_SOCKET_PATH = 103


@contextmanager
def running(data_dir: Path, **options: object) -> Iterator[Server]:
    server = Server(data_dir, **{"durable": False, **options})
    server.start()
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="module")
def used_folder() -> Iterator[Path]:
    """A data folder with a stopped database in it; each test must leave it startable."""
    folder = Path(tempfile.mkdtemp(prefix="newsdiff-data-"))
    folder.chmod(0o711)
    with running(folder):
        pass
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def ask(server: Server, query: str, database: str = "newsdiff") -> object:
    with closing(
        psycopg.connect(server.url.removesuffix("/newsdiff") + f"/{database}", autocommit=True)
    ) as c:
        cursor = c.execute(query)
        return cursor.fetchone()[0] if cursor.description else None


def test_a_first_start_makes_a_database_with_vectors_and_code_point_order(data_dir):
    with running(data_dir) as server:
        assert ask(server, "SELECT '[1,2]'::vector <-> '[1,4]'::vector") == 2
        assert (
            ask(server, "SELECT datlocale FROM pg_database WHERE datname = current_database()") == "C.UTF-8"
        )
        assert ask(server, "SELECT lower('ÅÉ')") == "åé"
        assert not ask(server, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")


def test_a_database_made_later_has_vectors_too(used_folder):
    with running(used_folder) as server:
        ask(server, "CREATE DATABASE another")
        assert ask(server, "SELECT '[1,2]'::vector <-> '[1,4]'::vector", "another") == 2
        ask(server, "DROP DATABASE another")


def test_a_wrong_password_is_refused(used_folder):
    with running(used_folder) as server:
        wrong = server.url.replace(server.password, "wrong")
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(wrong)


def test_over_tcp_the_password_is_asked_for_as_well(used_folder):
    with running(used_folder, tcp_port=free_port()) as server:
        assert "127.0.0.1" in server.url
        assert ask(server, "SELECT 1") == 1
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(server.url.replace(server.password, "wrong"))


def test_only_we_can_read_the_password(used_folder):
    file = places.places_of(used_folder).password
    assert file.stat().st_mode & 0o077 == 0
    assert len(file.read_text().strip()) >= 32


def test_what_was_written_is_there_after_a_stop_and_after_a_kill(used_folder):
    with running(used_folder) as server:
        ask(server, "CREATE TABLE kept AS SELECT 41 AS n")
    with running(used_folder, durable=True) as server:
        ask(server, "UPDATE kept SET n = 42")
        os.kill(server.process.pid, signal.SIGKILL)
        server.process.wait()
    with running(used_folder) as server:
        assert ask(server, "SELECT n FROM kept") == 42
        ask(server, "DROP TABLE kept")


def test_stopping_leaves_no_process_no_pid_file_and_no_socket(used_folder):
    with running(used_folder) as server:
        where = server.places
        assert place_processes(where)
    assert not place_processes(where)
    assert not where.pid_file.exists()
    assert list(where.socket.iterdir()) == []


def place_processes(where: places.Places) -> list[psutil.Process]:
    from newsdiff.postgres.server import processes_of

    return processes_of(where)


def test_a_second_owner_is_told_who_the_first_is(used_folder):
    with (
        running(used_folder) as server,
        pytest.raises(PostgresError, match=f"in use by process {os.getpid()}"),
    ):
        Server(used_folder).start()
    assert server.process is None


def test_a_server_that_its_owner_left_running_is_stopped_first(used_folder):
    said = []
    first = Server(used_folder, durable=False)
    first.start()
    orphan = first.process
    first.release()
    with running(used_folder, say=said.append) as second:
        assert ask(second, "SELECT 1") == 1
        assert second.process.pid != orphan.pid
    assert not psutil.pid_exists(orphan.pid)
    orphan.wait()
    assert said == ["stopping a database server that was left over"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can do that")
def test_the_server_goes_with_an_owner_that_was_killed(used_folder):
    env = {**os.environ, "NEWSDIFF_DATA": str(used_folder)}
    command = [sys.executable, "-m", "newsdiff.postgres"]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as owner:
        assert "is ready" in owner.stdout.readline()
        owner.kill()
    until = time.monotonic() + 10
    while place_processes(places.places_of(used_folder)):
        assert time.monotonic() < until
        time.sleep(0.05)
    with running(used_folder) as server:
        assert ask(server, "SELECT 1") == 1


def test_a_pid_file_that_names_another_process_harms_nobody(used_folder):
    with running(used_folder) as server:
        lines = server.places.pid_file.read_text().splitlines()
    where = places.places_of(used_folder)
    with subprocess.Popen(["sleep", "60"]) as bystander:
        where.pid_file.write_text("\n".join([str(bystander.pid), *lines[1:]]))
        where.pid_file.chmod(0o600)
        (where.socket / ".s.PGSQL.5432").touch()
        with running(used_folder) as server:
            assert ask(server, "SELECT 1") == 1
        assert bystander.poll() is None
        bystander.kill()


def test_an_interrupted_first_start_is_begun_anew(data_dir):
    leftover = places.places_of(data_dir).home / "cluster.new"
    leftover.mkdir(parents=True, mode=0o711)
    leftover.parent.chmod(0o711)
    (leftover / "PG_VERSION").write_text("half a database")
    with running(data_dir) as server:
        assert ask(server, "SELECT 1") == 1
        assert not leftover.exists()


def test_a_long_path_does_not_make_the_socket_unreachable(data_dir):
    deep = data_dir / ("ä" * 60)
    deep.mkdir(mode=0o711)
    with running(deep) as server:
        socket = server.places.socket / ".s.PGSQL.5432"
        assert socket.exists()
        assert len(os.fsencode(socket)) <= LONGEST_SOCKET_PATH
        assert ask(server, "SELECT 1") == 1
    with suppress(OSError):
        server.places.socket.rmdir()


def test_settings_are_read_without_making_anything(data_dir):
    found = database_settings(data_dir / "none")
    assert found["PASSWORD"] == ""
    assert found["NAME"] == "newsdiff"
    assert list(data_dir.iterdir()) == []


def test_settings_reach_the_server(used_folder):
    with running(used_folder):
        found = database_settings(used_folder)
        user, password = found["USER"], found["PASSWORD"]
        psycopg.connect(
            host=found["HOST"], port=found["PORT"], dbname=found["NAME"], user=user, password=password
        ).close()


def test_a_folder_that_cannot_be_written_is_named(data_dir):
    (data_dir / "postgres").write_text("a file, where a folder should be")
    with pytest.raises(PostgresError, match=r"Can't write in .*/postgres: File exists.*NEWSDIFF_DATA"):
        Server(data_dir).start()


def test_a_full_disk_is_told_before_anything_is_made(data_dir, monkeypatch):
    usage = shutil.disk_usage(data_dir)._replace(free=7 * 2**20)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    with pytest.raises(PostgresError, match="nearly full: 7 MB are free"):
        Server(data_dir).start()
    assert not places.places_of(data_dir).cluster.exists()


def test_data_of_another_major_version_are_left_alone(data_dir):
    where = places.places_of(data_dir)
    where.cluster.mkdir(parents=True)
    (where.cluster / "PG_VERSION").write_text("16\n")
    where.home.chmod(0o711)
    with pytest.raises(PostgresError, match="made by PostgreSQL 16, this is 18"):
        Server(data_dir).start()


def test_a_server_that_cannot_start_says_why(used_folder):
    configuration = places.places_of(used_folder).cluster / "postgresql.auto.conf"
    before = configuration.read_text()
    configuration.write_text("work_mem = 'a lot'\n")
    try:
        with pytest.raises(PostgresError, match="work_mem"):
            Server(used_folder, durable=False).start()
    finally:
        configuration.write_text(before)


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("FATAL: could not write: No space left on device", "initdb failed: the disk is full"),
        ("could not open file: Permission denied", "initdb failed: it may not read or write a folder"),
        ("something else", "initdb failed. It said:\n  something else"),
        ("", "(nothing)"),
    ],
)
def test_usual_causes_are_named_first(output, words):
    assert words in cluster.explain("initdb", output)


class TestAsRoot:
    """Where things go when root starts the server, which then runs as another user."""

    account = Account("newsdiff", 1234, 1234)

    @pytest.fixture(autouse=True)
    def _root(self, data_dir, monkeypatch):
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        monkeypatch.setattr(places, "find_account", lambda: self.account)
        monkeypatch.setattr(places, "SYSTEM_FOLDER", data_dir / "system")

    def test_the_database_lies_in_the_data_folder_where_its_user_can_get_there(self, data_dir):
        (data_dir / "open").mkdir(mode=0o755)
        assert places.places_of(data_dir / "open").home == data_dir / "open" / "postgres"

    def test_else_in_the_system_folder(self, data_dir):
        (data_dir / "closed").mkdir(mode=0o700)
        home = places.places_of(data_dir / "closed" / "data").home
        assert home.parent == data_dir / "system"
        assert home != places.places_of(data_dir / "closed" / "other").home

    def test_a_database_that_is_there_stays_in_use_when_modes_change(self, data_dir):
        folder = data_dir / "open"
        (folder / "postgres").mkdir(parents=True)
        folder.chmod(0o700)
        assert places.places_of(folder).home == folder / "postgres"

    def test_the_programs_are_copied_where_their_user_can_read_them(self, data_dir, monkeypatch):
        monkeypatch.setattr(cluster, "SYSTEM_FOLDER", data_dir / "system")
        monkeypatch.setattr(cluster, "can_reach", lambda path, account: False)
        where = places.Places(data_dir / "home", data_dir / "home" / "socket", self.account)
        folder = cluster.programs(where, lambda words: None)
        assert data_dir in folder.parents
        for name in ("initdb", "postgres"):
            done = subprocess.run([folder / name, "--version"], capture_output=True, text=True, check=True)
            assert "(PostgreSQL) 18." in done.stdout
        assert cluster.programs(where, pytest.fail) == folder
