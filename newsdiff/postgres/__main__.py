"""`python -m newsdiff.postgres`: the embedded server alone, for development, until Ctrl-C."""

import os
import sys
from functools import partial
from pathlib import Path

from newsdiff.postgres import PostgresError, Server
from newsdiff.supervisor import Supervisor, stop_on_signals

DEFAULT_DATA = Path(__file__).resolve().parent.parent.parent / ".data"


def main() -> int:
    say = partial(print, flush=True)
    server = Server(Path(os.environ.get("NEWSDIFF_DATA") or DEFAULT_DATA), say=say)
    try:
        server.prepare()
    except PostgresError as error:
        print(error, file=sys.stderr)
        return 1
    supervisor = Supervisor([server.program()], say=say)
    stop_on_signals(supervisor)
    try:
        supervisor.run(
            on_ready=lambda: say(f"The database is ready in {server.places.home}. Ctrl-C stops it.")
        )
    finally:
        server.release()
    return 0


if __name__ == "__main__":
    sys.exit(main())
