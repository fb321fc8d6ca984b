"""`make bench`: from request to comparison, with a worker as it runs in use, on a throw-away database.

Measured for a handful of articles, for twenty and for fifty. All choose from the same facts, so that each
sentence tells a fact of far more others than in real stories: the hardest case. Or, with `--folder`, for the
articles of a folder. With the model cold (the first run in a new process; for the others the libraries are
there already and the model is loaded anew) and warm (texts it has not seen): each stage by itself, the two
models beside all other stages of the analysis, and peak memory over what the model and the first, small run
take. Beside them a bare `SentenceTransformer.encode` over the same kind of sentences in the same process. The
text is made up here, by a seeded generator.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsdiff.ingest import Draft, Failure

ROOT = Path(__file__).resolve().parent.parent
BARE_SENTENCES = 800
OTHER_MODELS = ("words in one place", "colour of words")  # stages that ask a model of words
SIZES = ((5, 25), (20, 40), (50, 40))
NO_RULES = frozenset({"embedding", *OTHER_MODELS, "reading the articles", "saving", "queue, start", "report"})

SYLLABLES = "tal ver os mark brin del kar lo wen ald moor ves quil har nes port ib bek sor".split()
BODIES = (
    "harbour board,town council,ferry company,bridge authority,port union,finance ministry,district court,"
    "fire service,school board,water works,fishing fleet,rail operator,coast guard,housing office,museum"
).split(",")
DEEDS = (
    "approved announced delayed criticised welcomed signed rejected reviewed financed shelved defended "
    "leaked published withdrew doubled halved inspected auctioned postponed"
).split()
THINGS = (
    "new toll,repair plan,safety report,ferry contract,inquiry,budget,tunnel survey,wage deal,flood wall,"
    "timetable,grain shipment,radar station,school closure,tax rebate,pension fund,power cable,fish quota,"
    "hospital wing,street market,wind farm,cattle ban,library lease,bus strike"
).split(",")
ENDS = (
    "after a long debate,despite protests,within the law,for the second time,without a vote,before spring,"
    "against advice,at a loss,under pressure,by a narrow margin,with foreign help,in spite of the cost"
).split(",")


def name(chance: random.Random) -> str:
    return "".join(chance.sample(SYLLABLES, 3)).capitalize()


def fact(chance: random.Random) -> tuple[str, ...]:
    return (
        name(chance),
        f"the {chance.choice(BODIES)}",
        chance.choice(DEEDS),
        f"the {chance.choice(THINGS)}",
        name(chance),
        str(chance.randrange(2, 900)),
        chance.choice(ENDS),
    )


def told(parts: tuple[str, ...], chance: random.Random) -> str:
    """One fact in one of several wordings, now and then with another number."""
    person, body, deed, thing, place, number, end = parts
    if chance.random() < 0.2:
        number = str(int(number) + chance.randrange(1, 50))
    return chance.choice(
        [
            f"{body.capitalize()} {deed} {thing} in {place} on Monday {end}, and {number} people were there.",
            f"On Monday {body} in {place} {deed} {thing}, said {person}, who counted {number} people {end}.",
            f"“We {deed} {thing} {end},” {person} told {number} reporters in {place}, where {body} had met.",
            f"{person} said that {body} {deed} {thing} {end} as {number} people looked on in {place}.",
        ]
    )


def article(facts: list[tuple[str, ...]], sentences: int, chance: random.Random) -> str:
    """Two thirds of the sentences tell the story's facts, the others facts of the article's own."""
    shared = [told(parts, chance) for parts in chance.sample(facts, sentences * 2 // 3)]
    own = [told(fact(chance), chance) for _ in range(sentences - 1 - len(shared))]
    body = shared + own
    chance.shuffle(body)
    return "\n\n".join([told(facts[0], chance), *body])


def texts(articles: int, sentences: int, seed: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 (no secret is made of it)
    facts = [fact(chance) for _ in range(sentences)]
    return [article(facts, sentences, chance) for _ in range(articles)]


@contextmanager
def database() -> Iterator[None]:
    """A server of its own, gone afterwards, with DATABASE_URL set to it and Django ready."""
    from newsdiff.postgres import Server

    folder = Path(tempfile.mkdtemp(prefix="newsdiff-bench-"))
    folder.chmod(0o711)  # as root, the server runs as another user
    server = Server(folder)
    server.start()
    try:
        os.environ |= {
            "DATABASE_URL": server.url,
            "NEWSDIFF_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "newsdiff.settings",
            "HF_HUB_OFFLINE": "1",
        }
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        yield
    finally:
        from django.db import connections

        connections.close_all()
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


class Clock:
    """Seconds that each stage of a run took, heard from the run's own progress."""

    def __init__(self) -> None:
        self.stages: dict[str, float] = {}
        self._stage, self._since = "", time.perf_counter()

    def __call__(self, stage: str) -> None:
        if stage == self._stage:
            return
        now = time.perf_counter()
        if self._stage:
            self.stages[self._stage] = self.stages.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = stage, now


def make_story(articles: int, sentences: int, seed: int) -> int:
    from newsdiff.ingest import read

    made = enumerate(texts(articles, sentences, seed))
    drafts = [read(f"Outlet {number:02}/article.txt", text.encode()) for number, text in made]
    return imported(drafts, f"Bench {articles} × {sentences}, {seed}")


def imported(drafts: Sequence[Draft | Failure], title: str) -> int:
    from newsdiff.stories.services.importing import import_drafts

    report = import_drafts(drafts, story=title)
    for entry in report.refused:
        print(f"left out: {entry.name}: {entry.reason}")
    if report.story is None:
        raise SystemExit("none of the articles was taken")
    return report.story.pk


def timed_run(story: int) -> tuple[float, dict[str, float]]:
    """Seconds from the request to the comparison, and by stage. The worker is this process."""
    from procrastinate.contrib.django import app

    from newsdiff.stories.jobs import request_run
    from newsdiff.stories.models import AnalysisRun
    from newsdiff.stories.services import runs

    clock, original = Clock(), runs._Progress.__call__

    def listening(self: runs._Progress, stage: str, share: float) -> None:
        clock("saving" if stage == "done" else stage)
        original(self, stage, share)

    runs._Progress.__call__ = listening  # type: ignore[method-assign]
    try:
        begun = time.perf_counter()
        run = request_run(story)
        with app.replace_connector(app.connector.get_worker_connector()) as worker:  # type: ignore[attr-defined]
            worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
        seconds = time.perf_counter() - begun
    finally:
        runs._Progress.__call__ = original  # type: ignore[method-assign]
    clock("")
    run.refresh_from_db()
    if run.state != AnalysisRun.State.DONE:
        raise SystemExit(f"the run is {run.state}: {run.error}")
    clock.stages["queue, start"] = seconds - sum(clock.stages.values())
    clock.stages["report"] = report_seconds(run)
    return seconds, clock.stages


def report_seconds(run: Any) -> float:
    """How long the comparison takes as JSON, read back from the database; not part of the run."""
    from newsdiff.analysis.report import to_json
    from newsdiff.stories.services.loading import load_comparison

    begun = time.perf_counter()
    to_json(load_comparison(run))
    return time.perf_counter() - begun


def bare_rate(sentences: list[str]) -> float:
    """Sentences a second of `SentenceTransformer.encode` alone, loaded and warm."""
    from sentence_transformers import SentenceTransformer

    from newsdiff.analysis.embedding import packaged_folder

    model = SentenceTransformer(str(packaged_folder()), device="cpu", local_files_only=True)
    model.encode(sentences[:64], show_progress_bar=False)
    begun = time.perf_counter()
    model.encode(sentences, batch_size=64, show_progress_bar=False)
    return len(sentences) / (time.perf_counter() - begun)


def our_rate(sentences: list[str]) -> float:
    """The same through the cache, which is empty for these sentences: read, embed, round, keep."""
    from newsdiff.stories.jobs import embedder
    from newsdiff.stories.services.vectors import CachedEmbedder

    begun = time.perf_counter()
    CachedEmbedder(embedder()).encode(sentences)
    return len(sentences) / (time.perf_counter() - begun)


def memory() -> float:
    """Peak resident memory of this process in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def distinct_sentences(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 (no secret is made of it)
    return [f"{told(fact(chance), chance)[:-1]} at {number} o'clock." for number in range(count)]


def show(title: str, seconds: float, stages: dict[str, float]) -> None:
    parts = ", ".join(f"{stage} {spent:.2f}" for stage, spent in stages.items())
    print(f"{title:34} {seconds:7.2f} s   {parts}", flush=True)
    rest = sum(spent for stage, spent in stages.items() if stage not in NO_RULES)
    others = sum(stages.get(name, 0) for name in OTHER_MODELS)
    embedding = stages.get("embedding", 0)
    share = f" ({rest / embedding:.2f} of embedding)" if embedding else ""
    print(
        f"{'':34} embedding {embedding:.2f} s, other models {others:.2f} s, "
        f"the rest of the analysis {rest:.2f} s{share}",
        flush=True,
    )


def show_story(story: int) -> None:
    """How large a story is, and how much its articles have in common."""
    from newsdiff.stories.models import Alignment, Sentence

    held = Sentence.objects.filter(version__article__story=story)
    articles = held.values("version").distinct().count()
    sentences, distinct = held.count(), held.values("text").distinct().count()
    pairs = Alignment.objects.filter(a__in=held).exclude(level="").count()
    print(
        f"{'':34} {articles} articles, {sentences} sentences, {distinct} distinct; "
        f"{pairs / sentences:.1f} pairs a sentence that tell one fact, or perhaps do",
        flush=True,
    )


def measure(sizes: Sequence[tuple[int, int]]) -> None:
    from newsdiff.stories import jobs

    before = memory()
    first = make_story(*sizes[0], seed=0)
    show(f"{sizes[0][0]} × {sizes[0][1]}, model cold", *timed_run(first))
    loaded = memory()
    print(f"{'':34} peak memory {loaded:.0f} MiB ({before:.0f} before the model)", flush=True)
    for number, (articles, sentences) in enumerate(sizes, 1):
        if number > 1:
            jobs.embedder.cache_clear()
            again = make_story(articles, sentences, seed=10 + number)
            show(f"{articles} × {sentences}, model loaded anew", *timed_run(again))
        story = make_story(articles, sentences, seed=number)
        show(f"{articles} × {sentences}, model warm", *timed_run(story))
        show_story(story)
        over = memory() - loaded
        print(f"{'':34} peak memory {memory():.0f} MiB, {over:.0f} over the first run", flush=True)
    show(f"{sizes[0][0]} × {sizes[0][1]}, vectors kept", *timed_run(first))
    print("\nA story's texts to embed are its sentences, their clauses and its words.")
    ours = our_rate(distinct_sentences(BARE_SENTENCES, seed=8))
    bare = bare_rate(distinct_sentences(BARE_SENTENCES, seed=9))
    print(f"\nembedding, {BARE_SENTENCES} new sentences: {ours:.0f} a second with the database,")
    print(f"{'':10} {bare:.0f} a second by a bare SentenceTransformer.encode ({ours / bare:.0%})")


def measure_folder(folder: Path) -> None:
    """A story of the articles of a folder, with the model warm; the vectors of its texts are not known."""
    from newsdiff.ingest import read_paths

    timed_run(make_story(*SIZES[0], seed=0))
    story = imported(list(read_paths([folder])), folder.name)
    show(f"{folder.name}, model warm", *timed_run(story))
    show_story(story)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="the handful of articles only")
    parser.add_argument("--folder", type=Path, help="the articles in this folder in place of made-up ones")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    with database():
        print(f"{os.cpu_count()} processor cores; seconds from request to comparison\n")
        if options.folder:
            measure_folder(options.folder)
        else:
            measure(SIZES[:1] if options.small else SIZES)


if __name__ == "__main__":
    main()
