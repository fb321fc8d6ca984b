"""`python -m tests.external [pytest's arguments]`: the suite on a server that the app did not start.

The server listens on TCP and asks for a password; all that the tests know of it is DATABASE_URL."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from newsdiff.postgres import Server


def main(arguments: list[str]) -> int:
    folder = Path(tempfile.mkdtemp(prefix="newsdiff-external-"))
    folder.chmod(0o711)  # as root, the server runs as another user
    server = Server(folder, tcp_port=free_port(), durable=False)
    server.start()
    print(f"The tests use PostgreSQL on 127.0.0.1, port {server.tcp_port}.", flush=True)
    try:
        env = {**os.environ, "DATABASE_URL": server.url, "NEWSDIFF_DATA": str(folder / "data")}
        return subprocess.run([sys.executable, "-m", "pytest", *arguments], env=env, check=False).returncode
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
