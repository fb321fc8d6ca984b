"""Keeps a few programs running: starts them in order, starts again what dies, stops all in reverse order.

One thread, one loop, no knowledge of what the programs are. A program that dies is started again after a
pause that doubles each time, up to half a minute; one that has held for a minute starts with a short pause.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from newsdiff.processes import (
    Identity,
    has_ended,
    signal_group,
    wait_for_end,
    write_record,
)

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
TICK = 0.1
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
HELD = 60.0


class StopRequested(Exception):
    """Somebody pressed Ctrl-C or sent a signal while something was being prepared."""


@dataclass(frozen=True, slots=True)
class Program:
    """Something to keep running. `stop_orders` are signals, gentlest first, with the seconds each may take.

    `launch` starts it (OSError and `failures` count as one more death), `ready` says whether it can be used
    by those after it in the list. One that `mends_itself` clears up in `launch` what an earlier one left.
    `hint` is shown when it dies."""

    name: str
    launch: Callable[[], subprocess.Popen[bytes]]
    ready: Callable[[], bool] = lambda: True
    stop_orders: tuple[tuple[signal.Signals, float], ...] = ((signal.SIGTERM, 10.0),)
    failures: tuple[type[Exception], ...] = (OSError,)
    mends_itself: bool = False
    hint: str = ""


@dataclass
class _Watched:
    program: Program
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    pause: float = FIRST_PAUSE
    due: float = 0.0
    told_ready: bool = False


@dataclass
class Supervisor:
    """Runs `programs` until a signal or `stop`. `record` notes their processes, for
    `processes.stop_left_overs` at the next start."""

    programs: Sequence[Program]
    say: Callable[[str], None]
    record: Path | None = None
    first_pause: float = FIRST_PAUSE
    _watched: list[_Watched] = field(default_factory=list, init=False)
    _stopping: bool = field(default=False, init=False)

    def stop(self) -> None:
        self._stopping = True

    def run(self, *, on_ready: Callable[[], None] = lambda: None) -> None:
        """Start all, call `on_ready` once all are, and watch until asked to stop; then stop all."""
        self._watched = [_Watched(program, pause=self.first_pause) for program in self.programs]
        told = False
        try:
            while not self._stopping:
                self._tick()
                if not told and all(w.told_ready for w in self._watched):
                    told = True
                    on_ready()
                time.sleep(TICK)
        finally:
            self._stop_all()

    def _tick(self) -> None:
        """One round. Later programs wait for the first start of the ones before them."""
        for watched in self._watched:
            if self._stopping:
                return
            if watched.process is None:
                if time.monotonic() >= watched.due:
                    self._launch(watched)
            elif has_ended(watched.process):
                self._bury(watched, watched.process)
            elif not watched.told_ready:
                watched.told_ready = watched.program.ready()
            if not watched.told_ready:
                return

    def _launch(self, watched: _Watched) -> None:
        watched.started = time.monotonic()
        try:
            watched.process = watched.program.launch()
        except watched.program.failures as error:
            self._put_off(watched, f"could not be started: {error}")
        self._write_record()

    def _bury(self, watched: _Watched, process: subprocess.Popen[bytes]) -> None:
        signal_group(process, signal.SIGKILL)  # what it started goes with it
        status = process.wait()
        watched.process = None
        how = f"was killed by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}"
        self._put_off(watched, how)

    def _put_off(self, watched: _Watched, what: str) -> None:
        if time.monotonic() - watched.started > HELD:
            watched.pause = self.first_pause
        watched.due = time.monotonic() + watched.pause
        program = watched.program
        hint = f" ({program.hint})" if program.hint else ""
        self.say(f"the {program.name} {what}; starting it again in {watched.pause:g} s{hint}")
        watched.pause = min(watched.pause * 2, LONGEST_PAUSE)

    def _stop_all(self) -> None:
        for watched in reversed(self._watched):
            process = watched.process
            if process is None:
                continue
            self.say(f"stopping the {watched.program.name}")
            for order, patience in watched.program.stop_orders:
                with suppress(ProcessLookupError):
                    if not has_ended(process):
                        os.kill(process.pid, order)
                if wait_for_end(process, patience):
                    break
            signal_group(process, signal.SIGKILL)
            process.wait()
            watched.process = None
        self._write_record()

    def _write_record(self) -> None:
        if self.record:
            watched = [w for w in self._watched if not w.program.mends_itself]
            running = [w.process.pid for w in watched if w.process]
            write_record(self.record, [identity for pid in running if (identity := Identity.of(pid))])


def stop_on_signals(supervisor: Supervisor) -> None:
    """From now on Ctrl-C and the like end `supervisor.run` instead of this process."""

    def handle(number: int, frame: FrameType | None) -> None:
        supervisor.stop()

    for number in SIGNALS:
        signal.signal(number, handle)


def raise_on_signals() -> None:
    """From now on Ctrl-C and the like raise StopRequested."""

    def handle(number: int, frame: FrameType | None) -> None:
        raise StopRequested

    for number in SIGNALS:
        signal.signal(number, handle)
