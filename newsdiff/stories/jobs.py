"""What runs in the background, on procrastinate: thin jobs over services.

A job takes an id and may run twice. A killed worker's job stays "doing" until the sweep of another worker
sees that its heart has stopped, and gives it back. How often a run may be cut off is counted on the run.
"""

from __future__ import annotations

import logging
from functools import cache

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import InterfaceError, OperationalError, close_old_connections, transaction
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException, JobAborted, UniqueViolation
from procrastinate.jobs import Job, Status

from newsdiff.analysis.embedding import Embedder, SentenceTransformerEmbedder
from newsdiff.stories.models import AnalysisRun
from newsdiff.stories.services.runs import Interrupted, execute_run, lost_runs, queue_run
from newsdiff.stories.services.uploads import clean_uploads

logger = logging.getLogger(__name__)

KEEP_FAILED_JOBS_HOURS = 7 * 24


def request_run(story_id: int) -> AnalysisRun:
    """Ask for a comparison of the story as it is now. A run that already waits serves; one that is running
    may have missed the change, so another one queues behind it. Raises Story.DoesNotExist."""
    with transaction.atomic():
        run = queue_run(story_id)
        _defer(run)
    return run


def _defer(run: AnalysisRun) -> None:
    """Hand the run to the workers. One job of a story runs at a time."""
    job = analyse_story.configure(lock=f"story-{run.story_id}", queueing_lock=f"run-{run.pk}")
    try:
        with transaction.atomic():  # a job that is queued already aborts the transaction that defers it
            job.defer(run_id=run.pk)
    except AlreadyEnqueued:
        logger.debug("run %s has its job already", run.pk)


@cache
def embedder() -> Embedder:
    """The model, loaded at the first run and kept warm for the next ones."""
    return SentenceTransformerEmbedder(settings.NEWSDIFF_MODEL)


@app.task(
    name="analyse_story",
    pass_context=True,
    retry=RetryStrategy(retry_exceptions=[JobAborted, OperationalError, InterfaceError], wait=1),
)
def analyse_story(context: JobContext, run_id: int) -> None:
    """Compute one run. A worker that is told to stop gives it back between two steps."""
    try:
        execute_run(run_id, embedder=embedder(), stop=context.should_abort)
    except Interrupted as interrupted:
        raise JobAborted from interrupted


@app.periodic(cron=settings.NEWSDIFF_SWEEP)
@app.task(name="sweep", queueing_lock="sweep", pass_context=False)
async def sweep(timestamp: int) -> None:
    """Give back what dead workers held, and runs that have lost their job."""
    stalled = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=settings.NEWSDIFF_STALLED_AFTER)
    for job in stalled:
        await _give_back(job)
    await sync_to_async(_defer_lost_runs, thread_sensitive=False)()


async def _give_back(job: Job) -> None:
    if job.id is None:
        return
    if job.task_name == analyse_story.name:
        logger.warning("job %s of a dead worker is taken up again", job.call_string)
        try:
            await app.job_manager.retry_job(job)
            return
        except UniqueViolation:
            logger.info("job %s is in the queue already", job.call_string)
        except ConnectorException as error:  # another sweep was faster; or the next one will do it
            logger.info("job %s was left as it is: %s", job.call_string, error)
            return
    # The other jobs come again by the clock.
    await app.job_manager.finish_job_by_id_async(job_id=job.id, status=Status.FAILED, delete_job=True)


def _defer_lost_runs() -> None:
    try:
        for run in lost_runs(seconds=settings.NEWSDIFF_STALLED_AFTER):
            jobs = ProcrastinateJob.objects.filter(
                task_name=analyse_story.name, status__in=("todo", "doing"), args__run_id=run.pk
            )
            if not jobs.exists():
                logger.warning("%s has no job and gets a new one", run)
                _defer(run)
    finally:
        close_old_connections()


@app.periodic(cron="17 * * * *")
@app.task(name="clean_up", queueing_lock="clean_up")
async def clean_up(timestamp: int) -> None:
    """Drop uploads that nobody saved, sessions of readers who are gone, and jobs that nobody needs to see."""
    await sync_to_async(_clean_rows, thread_sensitive=False)()
    await app.job_manager.delete_old_jobs(
        nb_hours=KEEP_FAILED_JOBS_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
    )


def _clean_rows() -> None:
    try:
        clean_uploads()
        SessionStore.clear_expired()
    finally:
        close_old_connections()
