import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from newsdiff.processes import Identity, has_ended, read_record, spawn, stop_left_overs, write_record
from newsdiff.supervisor import Program, Supervisor

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can do that")
QUICK = ((signal.SIGTERM, 0.5),)

# A supervisor as a process of its own, with two children that only wait; it prints what it says.
SCRIPT = """
import sys
from newsdiff.processes import spawn
from newsdiff.supervisor import Program, Supervisor, stop_on_signals

def sleeper(name):
    def launch():
        process = spawn(["sleep", "60"])
        print(name, process.pid, flush=True)
        return process
    return Program(name, launch)

supervisor = Supervisor([sleeper("first"), sleeper("second")], say=lambda words: print(words, flush=True))
stop_on_signals(supervisor)
supervisor.run(on_ready=lambda: print("ready", flush=True))
print("done", flush=True)
"""


def sleeper(name: str = "sleeper", **options: object) -> Program:
    return Program(name, lambda: spawn(["sleep", "60"]), **options)


def gone(pid: int, *, within: float = 5) -> bool:
    until = time.monotonic() + within
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def test_programs_start_one_after_the_other_and_stop_in_reverse_order():
    seen = []

    def launch(name):
        seen.append(f"start {name}")
        return spawn(["sleep", "60"])

    def ready(name):
        seen.append(f"ready {name}")
        return True

    programs = [
        Program(name, lambda name=name: launch(name), lambda name=name: ready(name))
        for name in ("one", "two")
    ]
    supervisor = Supervisor(programs, say=seen.append)
    supervisor.run(on_ready=supervisor.stop)
    assert seen == [
        "start one",
        "ready one",
        "start two",
        "ready two",
        "stopping the two",
        "stopping the one",
    ]


def test_a_program_that_dies_is_started_again_after_pauses_that_grow():
    said, launched = [], []

    def launch():
        launched.append(spawn(["sh", "-c", "exit 3"]))
        if len(launched) == 4:
            supervisor.stop()
        return launched[-1]

    supervisor = Supervisor([Program("worker", launch)], say=said.append, first_pause=0.01)
    supervisor.run()
    assert said[:3] == [
        f"the worker ended with status 3; starting it again in {pause} s"
        for pause in ("0.01", "0.02", "0.04")
    ]


def test_a_killed_program_is_named_with_its_signal_and_comes_back():
    said, launched = [], []

    def launch():
        launched.append(spawn(["sleep", "60"]))
        return launched[-1]

    def ready():
        if len(launched) == 1:
            launched[0].kill()
            return False
        return True

    supervisor = Supervisor([Program("worker", launch, ready)], say=said.append, first_pause=0.01)
    supervisor.run(on_ready=supervisor.stop)
    assert len(launched) == 2
    assert said[0] == "the worker was killed by SIGKILL; starting it again in 0.01 s"


def test_a_program_that_cannot_be_started_is_tried_again():
    said, attempts = [], []

    def launch():
        attempts.append(1)
        if len(attempts) < 3:
            raise FileNotFoundError("no such program")
        return spawn(["sleep", "60"])

    supervisor = Supervisor([Program("worker", launch)], say=said.append, first_pause=0.01)
    supervisor.run(on_ready=supervisor.stop)
    assert said[:2] == [
        "the worker could not be started: no such program; starting it again in 0.01 s",
        "the worker could not be started: no such program; starting it again in 0.02 s",
    ]


def test_what_a_dead_program_had_started_goes_with_it(tmp_path):
    note = tmp_path / "pid"
    launched = []

    def launch():
        if launched:
            supervisor.stop()
        launched.append(spawn(["sh", "-c", f"sleep 60 & echo $! > {note}.new; mv {note}.new {note}; wait"]))
        return launched[-1]

    def ready():
        if note.exists():
            launched[0].kill()
        return False

    supervisor = Supervisor([Program("web server", launch, ready)], say=lambda words: None, first_pause=0.01)
    supervisor.run()
    assert gone(int(note.read_text()))


def test_a_program_that_does_not_stop_is_killed():
    stubborn = ["sh", "-c", "trap '' TERM; while :; do sleep 0.1; done"]
    launched = []

    def launch():
        launched.append(spawn(stubborn))
        time.sleep(0.2)  # until the trap is set
        return launched[-1]

    supervisor = Supervisor([Program("worker", launch, stop_orders=QUICK)], say=lambda words: None)
    supervisor.run(on_ready=supervisor.stop)
    assert launched[0].returncode == -signal.SIGKILL


def test_a_child_has_a_session_of_its_own():
    process = spawn(["sleep", "60"])
    assert os.getsid(process.pid) == process.pid
    process.kill()
    process.wait()


def test_a_child_that_ended_keeps_its_number_until_it_is_buried():
    process = spawn(["true"])
    while not has_ended(process):
        time.sleep(0.01)
    assert psutil.pid_exists(process.pid)
    assert process.wait() == 0


def read_until_ready(supervisor: subprocess.Popen[str]) -> list[int]:
    pids = []
    for line in supervisor.stdout:
        if line == "ready\n":
            return pids
        pids.append(int(line.split()[1]))
    pytest.fail("the supervisor ended")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ctrl_c_and_the_like_stop_everything_in_order(number):
    with start_script() as supervisor:
        pids = read_until_ready(supervisor)
        os.killpg(supervisor.pid, number)  # as a terminal does: to the whole process group
        output = supervisor.communicate(timeout=20)[0]
    assert output.splitlines() == ["stopping the second", "stopping the first", "done"]
    assert supervisor.returncode == 0
    assert all(gone(pid, within=0) for pid in pids)


@LINUX
def test_children_go_with_a_supervisor_that_was_killed():
    with start_script() as supervisor:
        pids = read_until_ready(supervisor)
        supervisor.kill()
    assert all(gone(pid) for pid in pids)


def start_script() -> subprocess.Popen[str]:
    folder = Path(__file__).resolve().parent.parent
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, text=True, start_new_session=True, cwd=folder
    )


def test_running_programs_are_noted_for_the_next_start_and_none_after_a_stop(tmp_path):
    record, seen = tmp_path / "processes.json", []

    def look():
        seen.extend(read_record(record))
        supervisor.stop()

    programs = [sleeper("database", mends_itself=True), sleeper("worker")]
    supervisor = Supervisor(programs, say=lambda words: None, record=record)
    supervisor.run(on_ready=look)
    assert [identity.command for identity in seen] == [("sleep", "60")]
    assert read_record(record) == []


def test_left_overs_are_stopped_and_look_alikes_are_not(tmp_path):
    record = tmp_path / "processes.json"
    left, other_time, other_program = (spawn(["sleep", "60"]) for _ in range(3))
    noted = [Identity.of(process.pid) for process in (left, other_time, other_program)]
    noted[1] = replace(noted[1], created=noted[1].created - 100)
    noted[2] = replace(noted[2], command=("gunicorn",))
    write_record(record, noted)
    try:
        assert stop_left_overs(record) == [left.pid]
        assert gone(left.pid, within=0)
        assert other_time.poll() is None
        assert other_program.poll() is None
    finally:
        for process in (left, other_time, other_program):
            process.kill()
            process.wait()


@pytest.mark.parametrize("words", ["", "{", "[1]", '[{"pid": 1}]'])
def test_a_damaged_record_stops_nothing(tmp_path, words):
    record = tmp_path / "processes.json"
    record.write_text(words)
    assert stop_left_overs(record) == []
