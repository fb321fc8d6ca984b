"""How fast the search is on many sentences, and that it uses its indexes.

    .venv/bin/python benchmarks/search.py [--sentences 100000]

Needs a running database (`make run` or `make database`). Everything that it writes is rolled back.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdiff.settings")

import django

django.setup()

from django.contrib.auth.models import AnonymousUser  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from newsdiff.stories.models import (  # noqa: E402
    AnalysisRun,
    Article,
    ArticleVersion,
    Claim,
    ClaimMember,
    Outlet,
    RunArticle,
    Sentence,
    Story,
)
from newsdiff.web.pages.search import SearchPage  # noqa: E402

PER_ARTICLE, PER_STORY, ROUNDS = 40, 10, 7
SYLLABLES = "ba do fen gal hor im ker lan mo nar os pel qui ran sol tem ul vor wex yan".split()
QUERIES = {
    "a rare word": "quisolwex",
    "a common word": "harbour",
    "two common words": "harbour council",
    "an unfinished word": "harb",
    "exact words": '"harbour council"',
    "no such word": "nothingofthekind",
    "a word that no sentence has beside others": "harbour nothingofthekind council",
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sentences", type=int, default=100_000)
    given = parser.parse_args()
    with transaction.atomic():
        _fill(given.sentences)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        for name, words in QUERIES.items():
            for chosen in ("", "sentences"):
                _time(name, {"q": words, "in": chosen})
        _explain()
        transaction.set_rollback(True)


def _fill(number: int) -> None:
    """Stories of ten articles of forty sentences; every third sentence is in a claim of three articles."""
    draw = random.Random(0)  # noqa: S311
    words = ["".join(draw.choices(SYLLABLES, k=3)) for _ in range(20_000)]
    outlets = [Outlet.objects.create(name=f"Bench outlet {n}", slug=f"bench-{n}") for n in range(PER_STORY)]
    for at in range(0, number, PER_ARTICLE * PER_STORY):
        story = Story.objects.create(title=f"Bench {words[at % 997]}", slug=f"bench-{at}", state="published")
        run = AnalysisRun.objects.create(story=story, state="done", finished=timezone.now())
        Story.objects.filter(pk=story.pk).update(current_run=run)
        made = [_article(story, run, outlet, n, draw, words) for n, outlet in enumerate(outlets)]
        claims = Claim.objects.bulk_create(
            Claim(
                run=run,
                key=f"{at:08x}{n:08x}",
                position=n,
                articles=3,
                origins=3,
                score=0.9,
                status=["agree"],
            )
            for n in range(PER_ARTICLE)
        )
        ClaimMember.objects.bulk_create(
            ClaimMember(claim=claim, sentence=made[(n + k) % PER_STORY][n], start=0, end=5)
            for n, claim in enumerate(claims)
            for k in range(3)
        )


def _article(
    story: Story, run: AnalysisRun, outlet: Outlet, n: int, draw: random.Random, words: list[str]
) -> list[Sentence]:
    article = Article.objects.create(
        story=story, outlet=outlet, key=str(n), headline="Bench", published=timezone.now()
    )
    version = ArticleVersion.objects.create(
        article=article, number=1, text="bench", sha256="0" * 64, lines=[], raw=b""
    )
    RunArticle.objects.create(run=run, version=version, position=n, origin=n)
    return Sentence.objects.bulk_create(
        Sentence(
            version=version, position=p, start=p * 9, end=p * 9 + 5, role="body", text=_text(draw, words)
        )
        for p in range(PER_ARTICLE)
    )


def _text(draw: random.Random, words: list[str]) -> str:
    """25 words, as rare as words are in a language; one in five sentences tells of the harbour."""
    chosen = [words[min(int(draw.paretovariate(0.6)), len(words) - 1)] for _ in range(25)]
    if draw.random() < 0.2:
        chosen[3:5] = ["harbour", "council"] if draw.random() < 0.5 else ["the harbours", "near"]
    return " ".join(chosen).capitalize() + "."


def _time(name: str, asked: dict[str, str]) -> None:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        page = SearchPage.build(asked, AnonymousUser())
        times.append(time.perf_counter() - start)
    where = asked["in"] or "all three lists"
    print(f"{name:20} {where:16} {page.count:7} found  {statistics.median(times) * 1000:7.1f} ms")


def _explain() -> None:
    from newsdiff.web.search import Search, Wanted

    for words in ("quisolwex", "harbour"):
        print(f"\n{words}, sentences, 20 best:")
        print(Search(Wanted(words), AnonymousUser()).sentences()[:20].explain(analyze=True))


if __name__ == "__main__":
    main()
