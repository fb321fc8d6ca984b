"""The life of a run: asked for, started, done or failed, and in the end forgotten.

A run computes outside of the transaction and writes inside one; the story's pointer moves last. A reader sees
the old comparison or the new one, never half of one. Doing a run twice is safe: whoever comes second finds it
done, and a run that was cut off has written nothing yet.
"""

from __future__ import annotations

import logging
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from itertools import chain
from operator import or_

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from newsdiff.analysis.embedding import Embedder, ModelError
from newsdiff.analysis.types import Comparison
from newsdiff.stories.documents import LONGEST_STORY, kept_length
from newsdiff.stories.models import (
    Alignment,
    AnalysisRun,
    ArticleVersion,
    Claim,
    ClaimMember,
    Difference,
    Flag,
    FramingMark,
    Label,
    OnlyHere,
    Sentence,
    Story,
)
from newsdiff.stories.models.run import RunQuerySet
from newsdiff.stories.services.loading import Sources, sources_of
from newsdiff.stories.services.results import save_comparison
from newsdiff.stories.services.vectors import CachedEmbedder

logger = logging.getLogger(__name__)

# Starts of one run before it counts as one that kills its worker.
MAX_ATTEMPTS = 3
# Seconds between two notes of progress in the database.
PROGRESS_EVERY = 0.4
# Failed runs that stay with a story for whoever looks into them.
KEPT_FAILURES = 5

# Where the stage "embedding" begins and ends in `analyse`.
EMBEDDING = (0.05, 0.6)

WAITS = "waits for a worker"


class Interrupted(Exception):
    """The worker stops; the run goes on at its next start."""


class _Gone(Exception):
    """The run is no longer this worker's: deleted with its story, failed, or started again by another one."""


@dataclass(frozen=True)
class RunResult:
    """How a run ended. `run` is None where it no longer exists, or no longer is this worker's."""

    run: AnalysisRun | None
    done: bool


def queue_run(story_id: int) -> AnalysisRun:
    """The story's queued run, made where none waits. One that is running already may have missed a change,
    so it does not count. Raises Story.DoesNotExist."""
    with transaction.atomic():
        story = Story.objects.select_for_update().get(pk=story_id)
        waiting = story.runs.filter(state=AnalysisRun.State.QUEUED).first()
        return waiting or AnalysisRun.objects.create(story=story, stage=WAITS)


def execute_run(run_id: int, *, embedder: Embedder, stop: Callable[[], bool] = lambda: False) -> RunResult:
    """Compute the run and keep its results; a failure is kept on it in words.

    `stop` is asked now and then; once it is true, Interrupted is raised and the run waits for its next start.
    A run that has ended already is left as it is. Errors of the database's connection are raised, for they
    say nothing about the run."""
    run = _start(run_id)
    if run is None:
        return RunResult(None, done=False)
    if not run.active:
        return RunResult(run, done=run.state == AnalysisRun.State.DONE)
    progress = _Progress(run, stop)
    try:
        from newsdiff.analysis.pipeline import analyse  # heavy, and of use to workers only

        sources = sources_of(run.story_id)
        _check_length(sources)
        cached = CachedEmbedder(embedder, step=progress.embedded)
        comparison = analyse(sources.documents, embedder=cached, progress=progress)
        done = _finish(run, comparison, sources)
    except _Gone:
        logger.info("run %s was deleted or taken over while it was computed", run_id)
        return RunResult(None, done=False)
    except Interrupted:
        _give_back(run)
        raise
    except (InterfaceError, OperationalError):
        raise
    except Exception as error:
        logger.exception("run %s failed", run_id)
        return RunResult(fail_run(run.pk, in_words(error), attempt=run.attempts), done=False)
    return RunResult(done, done=True)


def _start(run_id: int) -> AnalysisRun | None:
    """The run, now running, or as it is when it has ended; None when there is none."""
    with transaction.atomic():
        found = AnalysisRun.objects.filter(pk=run_id).values_list("story_id", flat=True).first()
        # The story before the run, as everywhere: two orders could wait for each other.
        if found is None or not Story.objects.select_for_update().filter(pk=found).exists():
            return None
        run = AnalysisRun.objects.select_for_update().get(pk=run_id)
        if not run.active:
            return run
        run.attempts += 1
        if run.attempts > MAX_ATTEMPTS:
            return _failed(
                run,
                f"The worker was cut off {MAX_ATTEMPTS} times while it computed this comparison, perhaps for "
                "lack of memory. Look into its log, give it more memory or the story fewer articles, then "
                "request the comparison again.",
            )
        others = AnalysisRun.objects.filter(story=found, state=AnalysisRun.State.RUNNING).exclude(pk=run.pk)
        for other in others:  # its worker is gone: jobs of one story never run side by side
            _failed(other, "A later request took this run's place.")
        run.state = AnalysisRun.State.RUNNING
        run.stage, run.share = "reading the articles", 0.0
        run.started = timezone.now()
        run.save()
        return run


def _same_start(run: AnalysisRun) -> RunQuerySet:
    """The run's row while it is still the start that `run` was read at: a worker that was only slow, and
    counted as dead, must not write over what became of the run since."""
    return AnalysisRun.objects.filter(pk=run.pk, state=AnalysisRun.State.RUNNING, attempts=run.attempts)


def _finish(started: AnalysisRun, comparison: Comparison, sources: Sources) -> AnalysisRun:
    with transaction.atomic():
        if not Story.objects.select_for_update().filter(pk=started.story_id).exists():
            raise _Gone
        run = _same_start(started).select_for_update(of=("self",)).first()
        if run is None:
            raise _Gone
        wanted = {version.pk for version in sources.versions.values()}
        kept = ArticleVersion.objects.select_for_update(of=("self",)).filter(pk__in=wanted)
        if len(kept.values_list("pk")) != len(wanted):
            raise StoryChanged
        save_comparison(run, comparison, sources.versions)
        run.state = AnalysisRun.State.DONE
        run.stage, run.share, run.error = "done", 1.0, ""
        run.finished = timezone.now()
        run.save()
        # Last of all: from the end of this transaction on, readers see this run.
        Story.objects.filter(pk=run.story_id).update(current_run=run, updated=timezone.now())
        prune_runs(run.story_id)
    return run


def _check_length(sources: Sources) -> None:
    if (length := sum(kept_length(document.lines) for document in sources.documents)) > LONGEST_STORY:
        raise StoryTooLong(
            f"The articles of the story have {length:,} characters together; at most {LONGEST_STORY:,} are "
            "compared. Delete some, or part the story in two."
        )


class StoryTooLong(Exception):
    """The message says by how much."""


class StoryChanged(Exception):
    """An article was deleted while it was compared."""


def in_words(error: Exception) -> str:
    """Why a run failed and what to do, for the page."""
    if isinstance(error, StoryChanged):
        return "An article of the story was deleted while it was compared. Request the comparison again."
    if isinstance(error, StoryTooLong):
        return str(error)
    if isinstance(error, ModelError):
        return f"The language model could not be used: {error}. Mend that, then request the comparison again."
    if isinstance(error, MemoryError):
        return (
            "The worker ran out of memory. Give it more, or the story fewer articles, then request it again."
        )
    return (
        f"The comparison stopped on an error of its own ({type(error).__name__}: {str(error)[:300]}). "
        "The worker's log has the details. Request the comparison again; if it stops again, please report it."
    )


def fail_run(run_id: int, words: str, *, attempt: int | None = None) -> AnalysisRun | None:
    """Mark the run as failed, unless it has ended, or has been started again after `attempt`. The story keeps
    its last good comparison."""
    with transaction.atomic():
        run = AnalysisRun.objects.select_for_update(of=("self",)).filter(pk=run_id).first()
        if run is None or not run.active or attempt not in (None, run.attempts):
            return run
        return _failed(run, words)


def _failed(run: AnalysisRun, words: str) -> AnalysisRun:
    run.state = AnalysisRun.State.FAILED
    run.error = words
    run.finished = timezone.now()
    run.save(update_fields=["state", "error", "finished", "attempts"])
    return run


def _give_back(run: AnalysisRun) -> None:
    """An interruption is no fault of the run: it does not count as an attempt."""
    _same_start(run).update(attempts=F("attempts") - 1, stage=WAITS, share=0.0)


class _Progress:
    """Notes stage and share on the run, at most every PROGRESS_EVERY seconds within one stage."""

    def __init__(self, run: AnalysisRun, stop: Callable[[], bool]) -> None:
        self._run = run
        self._stop = stop
        self._stage = ""
        self._noted = 0.0

    def __call__(self, stage: str, share: float) -> None:
        if self._stop():
            raise Interrupted
        now = time.monotonic()
        if stage == self._stage and now - self._noted < PROGRESS_EVERY:
            return
        self._stage, self._noted = stage, now
        if not _same_start(self._run).update(stage=stage[:40], share=min(max(share, 0.0), 1.0)):
            raise _Gone

    def embedded(self, share: float) -> None:
        """The share of the texts that have their vectors, as a share of the whole."""
        self("embedding", EMBEDDING[0] + share * (EMBEDDING[1] - EMBEDDING[0]))


def prune_runs(story_id: int) -> int:
    """Forget what nothing rests on; how many runs went.

    Whole stay the current run and those that readers' flags rest on. Of another one stay the claims, and the
    differences that name none, that no newer run has, because their addresses are permanent, with what their
    pages show. The latest failures stay too."""
    story = Story.objects.get(pk=story_id)
    flagged = Flag.objects.filter(run__story=story).exclude(state=Flag.State.REJECTED).values("run")
    whole = story.runs.filter(Q(pk=story.current_run_id) | Q(pk__in=flagged))
    old = story.runs.finished().exclude(pk__in=whole.values("pk"))
    if old.exists():  # not behind the first run of a story
        newer = Claim.objects.filter(run__story=story, key=OuterRef("key"), run__gt=OuterRef("run"))
        Claim.objects.filter(Exists(newer), run__in=old).delete()
        _forget_beside_points(old)
    # Left by a newer splitting: only claims and differences rest on them, once the rest of their run is gone.
    left_over = Sentence.objects.filter(version__article__story=story, position=None, memberships=None)
    told_apart = chain.from_iterable(_told_apart(old).values())
    left_over.exclude(pk__in=set(told_apart)).exclude(version__runs__in=flagged).delete()
    empty = old.filter(claims=None, differences=None)
    failed = empty.filter(state=AnalysisRun.State.FAILED).order_by("-pk")
    gone = empty.exclude(pk__in=list(failed.values_list("pk", flat=True)[:KEPT_FAILURES]))
    count = gone.count()
    gone.delete()
    return count


def _forget_beside_points(runs: QuerySet[AnalysisRun]) -> None:
    """Delete of `runs` what rests on no sentence of a claim or a difference that they still have: what only
    others, or the story's page, showed."""

    def claimed(sentence: str) -> Exists:
        return Exists(ClaimMember.objects.filter(claim__run=OuterRef("run"), sentence=OuterRef(sentence)))

    # One that was found in a claim goes with it.
    apart = Difference.objects.filter(run__in=runs, claim=None)
    apart.filter(~(claimed("a") & claimed("b")), Exists(_newer(Difference.objects.all()))).delete()
    kept = _told_apart(runs)

    def told(sentence: str) -> Q:
        carrying = (Q(run=run, **{f"{sentence}__in": sentences}) for run, sentences in kept.items())
        return reduce(or_, carrying, Q(claimed(sentence)))

    OnlyHere.objects.filter(run__in=runs).delete()
    Label.objects.filter(run__in=runs).delete()
    FramingMark.objects.filter(~told("sentence"), run__in=runs).delete()
    Alignment.objects.filter(~told("a"), ~told("b"), run__in=runs).delete()


def _told_apart(runs: QuerySet[AnalysisRun]) -> dict[int, set[int]]:
    """By the id of each run the sentences with a value of one of its differences, further places too."""
    found: dict[int, set[int]] = defaultdict(set)
    for row in Difference.objects.filter(run__in=runs).defer("because"):
        found[row.run_id].update(*row.sentences)
    return found


def _newer(differences: QuerySet[Difference]) -> QuerySet[Difference]:
    """Those that name no claim and tell the same two values apart as an older one, so that its address leads
    to them: by the words of the sentences and the places in these, since a newer version of a text has
    sentences of its own."""
    same = Q(_same_place("a", "a"), _same_place("b", "b"))
    turned = Q(_same_place("a", "b"), _same_place("b", "a"))
    starts = {f"{side}_from": F(f"{side}_start") - F(f"{side}__start") for side in "ab"}
    ends = {f"{side}_to": F(f"{side}_end") - F(f"{side}__start") for side in "ab"}
    return differences.alias(**starts, **ends).filter(
        same | turned,
        run__story=OuterRef("run__story"),
        run__gt=OuterRef("run"),
        kind=OuterRef("kind"),
        claim=None,
    )


def _same_place(side: str, other: str) -> Q:
    """Whether one side of a difference stands where the other side of the older one does."""
    return Q(
        **{
            f"{side}__text": OuterRef(f"{other}__text"),
            f"{side}_from": OuterRef(f"{other}_start") - OuterRef(f"{other}__start"),
            f"{side}_to": OuterRef(f"{other}_end") - OuterRef(f"{other}__start"),
        }
    )


def lost_runs(*, seconds: float) -> list[AnalysisRun]:
    """Active runs that were asked for or started more than `seconds` ago, the longest wait first."""
    before = timezone.now() - timedelta(seconds=seconds)
    return list(
        AnalysisRun.objects.active()
        .filter(Q(state=AnalysisRun.State.QUEUED, created__lt=before) | Q(started__lt=before))
        .order_by("created")
    )
