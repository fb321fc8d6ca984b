"""`manage.py run`: everything on one machine, from an empty folder to a page in the browser."""

from __future__ import annotations

import os
import secrets
import shlex
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import Error, connections

from newsdiff import postgres
from newsdiff.files import InUseError, hold, make_folder, write_private
from newsdiff.processes import spawn, stop_left_overs
from newsdiff.supervisor import Program, StopRequested, Supervisor, raise_on_signals, stop_on_signals

ADMIN = "admin"
RECORD = "processes.json"


class Command(BaseCommand):
    help = "Start database, worker and web server on this machine, until Ctrl-C."
    requires_system_checks: list[str] = []  # noqa: RUF012 (they would need the database)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")
        parser.add_argument("--port", default=os.environ.get("PORT") or "8000")
        parser.add_argument("--no-samples", action="store_true", help="don't load the sample stories")

    def handle(self, *args: Any, host: str, port: str, no_samples: bool, **options: Any) -> None:
        raise_on_signals()
        server: postgres.Server | None = None
        try:
            lock = self._hold_data_folder()
            for pid in stop_left_overs(settings.DATA_DIR / RECORD):
                self.say(f"Stopped process {pid}, which a killed newsdiff had left.")
            address = _free_address(host, port)
            if not os.environ.get("DATABASE_URL"):
                server = self._start_database()
            password = self._prepare(samples=not no_samples)
            self._supervise(address, server, password)
            lock.close()
        except StopRequested:
            self.say("Stopping.")
        except postgres.PostgresError as error:
            raise CommandError(str(error)) from error
        finally:
            if server:
                server.stop()
        self.say("Everything has stopped.")

    def say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()

    def _hold_data_folder(self) -> Any:
        """Make the data folder with its secret key, and lock it."""
        folder: Path = settings.DATA_DIR
        try:
            # As root, the database below it runs as another user, which has to get through.
            make_folder(folder, 0o711 if os.geteuid() == 0 else 0o700)
            lock = hold(folder / "run.lock")
            if not (folder / "secret-key").exists():
                write_private(folder / "secret-key", secrets.token_urlsafe(50))
        except InUseError as error:
            raise CommandError(
                f"newsdiff already runs on {folder} (process {error.pid}). "
                "Stop it with Ctrl-C, or set NEWSDIFF_DATA to another folder."
            ) from error
        except OSError as error:
            raise CommandError(
                f"Can't use the data folder {folder}: {error.strerror}. "
                "Set NEWSDIFF_DATA to a folder of yours, or mend the rights of this one."
            ) from error
        return lock

    def _start_database(self) -> postgres.Server:
        self.say("Starting the database …")
        server = postgres.Server(settings.DATA_DIR, say=lambda words: self.say(f"  {words}"))
        server.start()
        # The settings were read before the server had a password, and perhaps a place.
        found = postgres.database_settings(settings.DATA_DIR)
        settings.DATABASES["default"]["PASSWORD"] = found["PASSWORD"]
        settings.DATABASES["default"]["HOST"] = found["HOST"]
        return server

    def _prepare(self, *, samples: bool) -> str:
        """Bring database and static files up to date; the admin's password if one was made, else ""."""
        try:
            self.say("Bringing the database up to date …")
            call_command("migrate", interactive=False, verbosity=0)
            if samples:
                self.say("Loading the sample stories …")
                call_command("load_samples", stdout=self.stdout)
            password = _make_admin()
        except Error as error:
            raise CommandError(f"The database can't be used: {str(error).strip()}") from error
        finally:
            connections.close_all()
        self.say("Collecting the static files …")
        call_command("collectstatic", interactive=False, verbosity=0)
        return password

    def _supervise(self, address: tuple[str, int], server: postgres.Server | None, password: str) -> None:
        self.say("Starting the worker and the web server …")
        programs = [server.program()] if server else []
        programs += [_worker(), _web(*address)]
        supervisor = Supervisor(programs, say=self.say, record=settings.DATA_DIR / RECORD)
        stop_on_signals(supervisor)
        supervisor.run(on_ready=partial(self._welcome, address, password))

    def _welcome(self, address: tuple[str, int], password: str) -> None:
        url = _url(*address)
        self.say(f"\n  newsdiff is ready: {url}")
        if password:
            self.say(f"  Staff pages:       {url}admin/   user {ADMIN}, password {password}")
            self.say("  The password is shown this once. To change it, in another terminal:")
            self.say(f"    {_manage('changepassword', ADMIN)}")
        self.say("  Ctrl-C stops everything.\n")


def _manage(*words: str) -> str:
    """A command as one types it where this one was started, with the data folder that it was given."""
    given = os.environ.get("NEWSDIFF_DATA")
    here = Path(sys.executable).is_relative_to(Path.cwd())
    python = os.path.relpath(sys.executable) if here else sys.executable
    data = [f"NEWSDIFF_DATA={shlex.quote(given)}"] if given else []
    return " ".join([*data, shlex.quote(python), "manage.py", *words])


def _free_address(host: str, port: str) -> tuple[str, int]:
    """Host and port, once it is sure that a server can listen there."""
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise CommandError(f"PORT={port} is no port: give a number from 1 to 65535.")
    try:
        family, kind, protocol, _, target = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(target)
    except OSError as error:
        raise CommandError(
            f"Can't listen on {host}, port {port}: {error.strerror}. Choose another: make run PORT=8001"
        ) from error
    return host, int(port)


def _make_admin() -> str:
    users = get_user_model()._default_manager
    if users.filter(is_superuser=True).exists():
        return ""
    password = secrets.token_urlsafe(12)
    users.create_superuser(ADMIN, password=password)
    return password


def _worker() -> Program:
    # A job that isn't done in time is taken up again by the next worker; see stories.jobs.
    options = ["--shutdown-graceful-timeout", "4"]
    command = [sys.executable, "manage.py", "procrastinate", "worker", *options]
    return Program("worker", partial(_launch, command, {}), stop_orders=((signal.SIGTERM, 6.0),))


def _web(host: str, port: int) -> Program:
    options = ["--workers", "2", "--threads", "4", "--graceful-timeout", "5", "--log-level", "warning"]
    options += ["--limit-request-line", "8190"]  # beyond LONGEST_ADDRESS of web.middleware
    options += ["--no-control-socket", "--bind", f"[{host}]:{port}" if ":" in host else f"{host}:{port}"]
    command = [sys.executable, "-m", "gunicorn", "newsdiff.wsgi", *options]
    url = _url(host, port) + "healthz/ready"
    orders = ((signal.SIGTERM, 7.0),)  # lets running requests end
    return Program("web server", partial(_launch, command, _own_host(host)), partial(_answers, url), orders)


def _own_host(host: str) -> dict[str, str]:
    """Requests to a host that was asked for are allowed without another setting."""
    if os.environ.get("NEWSDIFF_ALLOWED_HOSTS"):
        return {}
    name = f"[{host}]" if ":" in host else host
    return {"NEWSDIFF_ALLOWED_HOSTS": ",".join([*settings.ALLOWED_HOSTS, name])}


def _launch(command: list[str], more_env: dict[str, str]) -> subprocess.Popen[bytes]:
    env = {**os.environ, "NEWSDIFF_DATA": str(settings.DATA_DIR), "PYTHONUNBUFFERED": "1", **more_env}
    return spawn(command, env=env, cwd=settings.BASE_DIR)


def _url(host: str, port: int) -> str:
    """The address as one types it into a browser on this machine."""
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{name}:{port}/"


def _answers(url: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=2) as answer:
            return bool(answer.status == 200)
    except urllib.error.HTTPError as error:
        return error.code == 400  # up, and told not to answer to this name
    except OSError:
        return False
