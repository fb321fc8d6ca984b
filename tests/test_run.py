"""`manage.py run`, as a process of its own."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsdiff.postgres import Server
from newsdiff.postgres.places import places_of
from newsdiff.postgres.server import processes_of
from newsdiff.processes import read_record
from tests.external import free_port

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60  # seconds; the suite may share the machine


def start(data_dir: Path, port: int, **more: str) -> subprocess.Popen[str]:
    env = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "HOST"}}
    env |= {
        "NEWSDIFF_DATA": str(data_dir),
        "PORT": str(port),
        "NEWSDIFF_STATIC_ROOT": str(data_dir / "static"),
    }
    return subprocess.Popen(
        [sys.executable, "manage.py", "run", "--no-samples"],
        cwd=ROOT,
        env={**env, "PORT": str(port), **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


@contextmanager
def running(data_dir: Path, port: int) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process once it said that it is ready, with all it has said."""
    process = start(data_dir, port)
    said = ""
    try:
        for line in process.stdout:
            said += line
            if "Ctrl-C stops" in line:
                break
        assert "newsdiff is ready" in said, said
        yield process, said
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)
        process.stdout.close()  # not read to its end: what a killed one left running may hold it open a while


def readiness(port: int) -> tuple[int, dict[str, str]]:
    url = f"http://127.0.0.1:{port}/healthz/ready"
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)


def is_up(port: int) -> bool:
    try:
        return readiness(port)[0] == 200
    except OSError:
        return False


def noted_pids(data_dir: Path) -> set[int]:
    return {identity.pid for identity in read_record(data_dir / "processes.json")}


def wait_until(true: Callable[[], bool], *, within: float = 20) -> None:
    until = time.monotonic() + within
    while not true():
        assert time.monotonic() < until
        time.sleep(0.1)


def test_everything_starts_survives_kills_and_stops(data_dir):
    port = free_port()
    with running(data_dir, port) as (process, said):
        assert f"http://127.0.0.1:{port}/" in said
        assert re.search(r"user admin, password \S{16}", said)
        assert re.search(r"NEWSDIFF_DATA=\S+ \S+python\S* manage.py changepassword admin", said)
        assert readiness(port) == (200, {"web": "up", "database": "up", "worker": "up"})

        second = start(data_dir, free_port())
        assert (
            f"already runs on {data_dir} (process {process.pid})" in second.communicate(timeout=PATIENCE)[0]
        )
        assert second.returncode == 1

        first = noted_pids(data_dir)
        for pid in first:
            os.kill(pid, signal.SIGKILL)
        wait_until(lambda: len(noted_pids(data_dir) - first) == 2)
        wait_until(lambda: is_up(port))

        process.kill()  # nothing is told to stop, and the next start has to cope
        process.wait()

    began = time.monotonic()
    with running(data_dir, port) as (process, said):
        assert time.monotonic() - began < PATIENCE  # 5 to 7 seconds where nothing else runs
        assert "password" not in said
        assert readiness(port)[0] == 200
        os.killpg(process.pid, signal.SIGINT)
        rest = process.communicate(timeout=PATIENCE)[0]
        assert process.returncode == 0
    order = [line for line in rest.splitlines() if line.startswith("stopping")]
    assert order == ["stopping the web server", "stopping the worker", "stopping the database"]
    assert processes_of(places_of(data_dir)) == []


def test_a_taken_port_is_told_before_anything_starts(data_dir):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = start(data_dir, port)
        said = process.communicate(timeout=PATIENCE)[0]
    assert process.returncode == 1
    assert f"Can't listen on 127.0.0.1, port {port}: Address already in use." in said
    assert "Starting" not in said
    assert not (data_dir / "postgres").exists()


@pytest.mark.parametrize("port", ["web", "0", "70000", "-1"])
def test_a_port_that_is_none_is_refused(data_dir, port):
    from django.core.management.base import CommandError

    from newsdiff.stories.management.commands.run import _free_address

    with pytest.raises(CommandError, match=f"PORT={port} is no port"):
        _free_address("127.0.0.1", port)


def test_a_data_folder_that_is_a_file_is_told(data_dir):
    (data_dir / "file").write_text("")
    process = start(data_dir / "file" / "data", free_port())
    said = process.communicate(timeout=PATIENCE)[0]
    assert process.returncode == 1
    assert "Can't use the data folder" in said
    assert "Traceback" not in said


def test_a_database_that_cannot_be_reached_is_told(data_dir):
    address = f"postgres://newsdiff:secret@127.0.0.1:{free_port()}/newsdiff"
    process = start(data_dir, free_port(), DATABASE_URL=address)
    said = process.communicate(timeout=PATIENCE)[0]
    assert process.returncode == 1
    assert "The database can't be used" in said
    assert "Traceback" not in said


def test_a_database_in_use_by_another_start_is_told(data_dir):
    server = Server(data_dir, durable=False)
    server.start()
    try:
        process = start(data_dir, free_port())
        said = process.communicate(timeout=PATIENCE)[0]
    finally:
        server.stop()
    assert process.returncode == 1
    assert f"is in use by process {os.getpid()}" in said


@pytest.mark.django_db
def test_the_admin_is_made_once(django_user_model):
    from newsdiff.stories.management.commands.run import _make_admin

    password = _make_admin()
    assert django_user_model.objects.get(username="admin").check_password(password)
    assert _make_admin() == ""
