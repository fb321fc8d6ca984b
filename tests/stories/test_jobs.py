"""Jobs: asked for once, computed by a worker, and taken up again when a worker is killed."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Job

from newsdiff.stories import jobs
from newsdiff.stories.jobs import request_run
from newsdiff.stories.models import AnalysisRun, Story
from newsdiff.stories.services.runs import queue_run
from tests import factories

PATIENCE = 60


def jobs_of(run):
    return ProcrastinateJob.objects.filter(task_name="analyse_story", args__run_id=run.pk)


@pytest.mark.django_db
def test_a_request_makes_a_run_and_its_job():
    story = factories.story()
    run = request_run(story.pk)
    assert run.state == AnalysisRun.State.QUEUED
    job = jobs_of(run).get()
    assert (job.status, job.lock) == ("todo", f"story-{story.pk}")


@pytest.mark.django_db
def test_a_second_request_reuses_what_waits():
    story = factories.story()
    with transaction.atomic():
        assert request_run(story.pk) == request_run(story.pk)
        assert Story.objects.count() == 1  # the transaction goes on
    assert ProcrastinateJob.objects.filter(task_name="analyse_story").count() == 1


@pytest.mark.django_db
def test_a_request_that_is_rolled_back_leaves_no_job():
    story = factories.story()

    def break_off():
        with transaction.atomic():
            request_run(story.pk)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    assert not AnalysisRun.objects.exists()
    assert not ProcrastinateJob.objects.filter(task_name="analyse_story").exists()


@pytest.mark.django_db
def test_a_request_for_no_story_is_an_error():
    with pytest.raises(Story.DoesNotExist):
        request_run(1_000_000)


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["queued", "running"])
def test_a_run_that_has_lost_its_job_gets_a_new_one(state, monkeypatch):
    monkeypatch.setattr(jobs, "close_old_connections", lambda: None)  # the test's own connection
    run = queue_run(factories.story().pk)
    long_ago = timezone.now() - timedelta(hours=1)
    AnalysisRun.objects.filter(pk=run.pk).update(state=state, created=long_ago, started=long_ago)
    jobs._defer_lost_runs()
    jobs._defer_lost_runs()
    assert jobs_of(run).count() == 1


@pytest.mark.parametrize(
    ("error", "deleted"),
    [
        (None, []),
        (UniqueViolation(constraint_name="queueing lock", queueing_lock="run-1"), [7]),
        (ConnectorException("another sweep was faster, or the connection is lost"), []),
    ],
)
def test_a_dead_workers_job_goes_only_where_the_queue_has_it_already(monkeypatch, error, deleted):
    gone = []

    async def retry_job(job):
        if error:
            raise error

    async def finish_job_by_id_async(*, job_id, **options):
        gone.append(job_id)

    monkeypatch.setattr(jobs.app.job_manager, "retry_job", retry_job)
    monkeypatch.setattr(jobs.app.job_manager, "finish_job_by_id_async", finish_job_by_id_async)
    job = Job(id=7, queue="default", lock="story-1", queueing_lock="run-1", task_name="analyse_story")
    asyncio.run(jobs._give_back(job))
    assert gone == deleted


@pytest.mark.django_db
def test_expired_sessions_are_cleared_with_the_uploads(monkeypatch):
    monkeypatch.setattr(jobs, "close_old_connections", lambda: None)  # the test's own connection
    day = timedelta(days=1)
    for key, expires in (("old", timezone.now() - day), ("new", timezone.now() + day)):
        Session.objects.create(session_key=key, session_data="", expire_date=expires)
    jobs._clean_rows()
    assert [session.session_key for session in Session.objects.all()] == ["new"]


def test_an_import_of_jobs_loads_no_model():
    code = "import django, sys; django.setup(); sys.exit('torch' in sys.modules)"
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "newsdiff.settings"}
    assert (
        subprocess.run([sys.executable, "-c", code], env=env, cwd=settings.BASE_DIR, check=False).returncode
        == 0
    )


@pytest.fixture
def no_jobs(transactional_db):
    """Jobs are no models of Django's own and outlive a test that commits."""
    yield
    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_periodic_defers,"
            " procrastinate_events"
        )


@contextmanager
def worker(seconds_a_call):
    url = urlsplit(os.environ["DATABASE_URL"])
    env = {
        **os.environ,
        "DATABASE_URL": urlunsplit(url._replace(path=f"/{connection.settings_dict['NAME']}")),
        "SECONDS_A_CALL": str(seconds_a_call),
        "NEWSDIFF_STALLED_AFTER": "3",
        "NEWSDIFF_SWEEP": "* * * * * *",
        "PYTHONPATH": str(settings.BASE_DIR),
    }
    command = [sys.executable, "-m", "tests.stories.worker"]
    with subprocess.Popen(command, env=env, cwd=settings.BASE_DIR) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_for(run, condition):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        run.refresh_from_db()
        if condition(run):
            return
        time.sleep(0.1)
    raise AssertionError(f"waited {PATIENCE} s: {run.state}, {run.stage}, {run.share}, {run.error}")


def embedding(run):
    return run.state == "running" and run.stage == "embedding"


def done(run):
    return run.state == "done"


def test_a_killed_workers_run_is_taken_up_by_the_next_one(no_jobs):
    run = request_run(factories.story().pk)
    with worker(seconds_a_call=PATIENCE) as process:
        wait_for(run, embedding)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    with worker(seconds_a_call=0):
        wait_for(run, done)
    assert run.attempts == 2
    story = Story.objects.get()
    assert story.current_run == run
    assert run.claims.exists()


def test_a_worker_that_is_told_to_stop_gives_its_run_back_within_seconds(no_jobs):
    run = request_run(factories.story().pk)
    with worker(seconds_a_call=4) as process:
        wait_for(run, embedding)
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
        assert time.monotonic() - begun < 15
    run.refresh_from_db()
    assert run.active
    assert jobs_of(run).get().status == "todo"
    with worker(seconds_a_call=0):
        wait_for(run, done)
    assert run.attempts == 1


def test_a_request_while_one_runs_is_computed_after_it(no_jobs):
    story = factories.story()
    first = request_run(story.pk)
    with worker(seconds_a_call=1):
        wait_for(first, embedding)
        factories.add_article(story, "Night Ledger", "The town of Talvern opened its new harbour bridge.\n")
        second = request_run(story.pk)
        assert second != first
        wait_for(second, done)
    assert second.run_articles.count() == 4
