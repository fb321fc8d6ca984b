"""The life of a run: one waits at most, the pointer moves last, a failure says why and loses nothing."""

import numpy as np
import pytest
from django.db import IntegrityError, OperationalError, transaction

from newsdiff.analysis.embedding import ModelError
from newsdiff.stories.models import (
    AnalysisRun,
    Article,
    ArticleVersion,
    Claim,
    ClaimMember,
    Embedding,
    Flag,
    Sentence,
)
from newsdiff.stories.services import runs
from newsdiff.stories.services.runs import (
    MAX_ATTEMPTS,
    Interrupted,
    execute_run,
    lost_runs,
    prune_runs,
    queue_run,
)
from newsdiff.stories.services.stories import delete_story
from newsdiff.stories.services.vectors import CHUNK, CachedEmbedder
from newsdiff.stories.services.versions import add_version, from_json
from tests import factories
from tests.embedder import WordEmbedder

pytestmark = pytest.mark.django_db


class FailingEmbedder(WordEmbedder):
    def __init__(self, error):
        super().__init__()
        self.error = error

    def encode(self, texts):
        raise self.error


class MeddlingEmbedder(WordEmbedder):
    """Does something to the database while the run computes."""

    def __init__(self, meddle):
        super().__init__()
        self.meddle = meddle

    def encode(self, texts):
        if not self.calls:
            self.meddle()
        return super().encode(texts)


def test_a_story_has_one_waiting_run_at_most():
    story = factories.story()
    assert queue_run(story.pk) == queue_run(story.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        AnalysisRun.objects.create(story=story)


def test_a_request_while_one_runs_queues_another():
    story = factories.story()
    first = queue_run(story.pk)
    AnalysisRun.objects.filter(pk=first.pk).update(state=AnalysisRun.State.RUNNING)
    second = queue_run(story.pk)
    assert second != first
    assert queue_run(story.pk) == second


def test_a_run_keeps_its_results_and_the_story_points_to_it():
    story = factories.compared_story()
    run = story.current_run
    assert (run.state, run.share, run.error) == ("done", 1.0, "")
    assert run.started <= run.finished
    assert run.run_articles.count() == 3
    assert run.engine["model"] == "words"
    sentence = "The town of Talvern opened its new harbour bridge on Monday."
    claims = Claim.objects.filter(run=run, members__sentence__text=sentence)
    assert claims.exists()


def test_every_sentence_is_the_slice_of_its_text():
    factories.compared_story()
    sentences = list(Sentence.objects.select_related("version"))
    assert sentences
    for sentence in sentences:
        assert sentence.version.text[sentence.start : sentence.end] == sentence.text


def test_doing_a_run_again_changes_nothing():
    story = factories.compared_story()
    run = story.current_run
    claims = list(run.claims.values_list("pk", flat=True))
    result = execute_run(run.pk, embedder=FailingEmbedder(AssertionError("not asked")))
    assert result.done
    assert list(run.claims.values_list("pk", flat=True)) == claims


def test_a_failed_run_says_why_and_the_story_keeps_its_last_good_comparison():
    story = factories.compared_story()
    good = story.current_run
    run = queue_run(story.pk)
    Embedding.objects.all().delete()
    result = execute_run(run.pk, embedder=FailingEmbedder(ModelError("the model file is missing")))
    run.refresh_from_db()
    story.refresh_from_db()
    assert not result.done
    assert run.state == AnalysisRun.State.FAILED
    assert "the model file is missing" in run.error
    assert "request the comparison again" in run.error
    assert story.current_run == good
    assert good.claims.exists()


@pytest.mark.parametrize(
    ("error", "words"), [(MemoryError(), "out of memory"), (ValueError("odd"), "ValueError: odd")]
)
def test_any_other_error_is_told_in_words(error, words):
    run = queue_run(factories.story().pk)
    execute_run(run.pk, embedder=FailingEmbedder(error))
    run.refresh_from_db()
    assert words in run.error


def test_a_story_with_too_much_text_fails_in_words_before_anything_is_computed(monkeypatch):
    monkeypatch.setattr(runs, "LONGEST_STORY", 100)
    run = queue_run(factories.story().pk)
    execute_run(run.pk, embedder=FailingEmbedder(AssertionError("not asked")))
    run.refresh_from_db()
    assert "at most 100 are compared" in run.error


def test_an_error_while_saving_leaves_no_half_result(monkeypatch):
    story = factories.compared_story()
    good = story.current_run
    factories.add_article(
        story, "Night Ledger", "A bridge.\n\nThe town of Talvern opened its new harbour bridge.\n"
    )

    def save_and_break(*args):
        runs_save(*args)
        raise RuntimeError("broken at the end")

    runs_save = runs.save_comparison
    monkeypatch.setattr(runs, "save_comparison", save_and_break)
    run = queue_run(story.pk)
    execute_run(run.pk, embedder=WordEmbedder())
    run.refresh_from_db()
    story.refresh_from_db()
    assert run.state == AnalysisRun.State.FAILED
    assert not run.claims.exists()
    assert not run.run_articles.exists()
    assert story.current_run == good


def test_a_lost_database_connection_is_no_failure_of_the_run():
    run = queue_run(factories.story().pk)
    with pytest.raises(OperationalError):
        execute_run(run.pk, embedder=FailingEmbedder(OperationalError("server closed")))
    run.refresh_from_db()
    assert run.state == AnalysisRun.State.RUNNING


def test_a_stopping_worker_gives_its_run_back_without_counting_it():
    run = queue_run(factories.story().pk)
    with pytest.raises(Interrupted):
        execute_run(run.pk, embedder=WordEmbedder(), stop=lambda: True)
    run.refresh_from_db()
    assert run.attempts == 0
    assert run.active
    assert execute_run(run.pk, embedder=WordEmbedder()).done


def test_a_run_that_was_cut_off_too_often_fails_with_words():
    story = factories.story()
    run = queue_run(story.pk)
    AnalysisRun.objects.filter(pk=run.pk).update(state=AnalysisRun.State.RUNNING, attempts=MAX_ATTEMPTS)
    assert not execute_run(run.pk, embedder=WordEmbedder()).done
    run.refresh_from_db()
    assert run.state == AnalysisRun.State.FAILED
    assert "cut off 3 times" in run.error


def test_a_story_that_is_deleted_meanwhile_leaves_nothing_behind():
    story = factories.story()
    run = queue_run(story.pk)
    result = execute_run(run.pk, embedder=MeddlingEmbedder(lambda: delete_story(story.pk)))
    assert result.run is None
    assert not AnalysisRun.objects.exists()
    assert not Sentence.objects.exists()


def test_a_run_of_a_deleted_story_is_no_error():
    assert execute_run(1_000_000, embedder=WordEmbedder()).run is None


def test_an_article_that_is_deleted_meanwhile_fails_the_run_in_words():
    story = factories.story()
    article = story.articles.first()
    run = queue_run(story.pk)
    execute_run(run.pk, embedder=MeddlingEmbedder(lambda: Article.objects.get(pk=article.pk).delete()))
    run.refresh_from_db()
    assert "deleted while it was compared" in run.error


def test_a_slow_workers_run_that_was_failed_meanwhile_stays_failed():
    story = factories.compared_story()
    good = story.current_run
    Embedding.objects.all().delete()
    run = queue_run(story.pk)
    meddle = MeddlingEmbedder(lambda: runs.fail_run(run.pk, "A later request took this run's place."))
    assert execute_run(run.pk, embedder=meddle).run is None
    run.refresh_from_db()
    story.refresh_from_db()
    assert (run.state, run.error) == ("failed", "A later request took this run's place.")
    assert story.current_run == good


@pytest.mark.parametrize("error", [None, ValueError("odd")])
def test_of_two_workers_on_one_run_the_later_one_counts(error):
    story = factories.story()
    run = queue_run(story.pk)

    def taken_over():
        assert execute_run(run.pk, embedder=WordEmbedder()).done
        if error:
            raise error

    assert not execute_run(run.pk, embedder=MeddlingEmbedder(taken_over)).done
    run.refresh_from_db()
    assert (run.state, run.attempts, run.error) == ("done", 2, "")
    assert run.run_articles.count() == 3


def test_a_slow_workers_failure_leaves_the_run_to_its_next_start():
    run = queue_run(factories.story().pk)

    def started_again():
        AnalysisRun.objects.filter(pk=run.pk).update(attempts=2)
        raise ValueError("odd")

    execute_run(run.pk, embedder=MeddlingEmbedder(started_again))
    run.refresh_from_db()
    assert (run.state, run.attempts) == ("running", 2)


def test_a_text_that_is_replaced_meanwhile_is_compared_as_it_was():
    story = factories.story()
    article = story.articles.first()
    before = article.current_version
    run = queue_run(story.pk)
    other = "Quite another text.\n\nIt has other sentences than before.\n"
    execute_run(
        run.pk, embedder=MeddlingEmbedder(lambda: factories.add_article(story, article.outlet.name, other))
    )
    run.refresh_from_db()
    assert run.state == AnalysisRun.State.DONE
    assert before in run.versions.all()


@pytest.mark.parametrize("count", [0, 1])
def test_a_story_with_less_than_two_articles_is_done_with_nothing_to_compare(count):
    articles = dict(list(factories.ARTICLES.items())[:count])
    run = factories.compared_story(articles=articles).current_run
    assert run.state == AnalysisRun.State.DONE
    assert not run.claims.exists()
    assert Sentence.objects.count() == (5 if count else 0)


def test_two_identical_articles_are_both_kept_and_are_one_origin():
    text = factories.ARTICLES["Harbour Post"]
    articles = {"Harbour Post": text, "Copy Desk": text, "Morning Gull": factories.ARTICLES["Morning Gull"]}
    run = factories.compared_story(articles=articles).current_run
    origins = {row.version.article.outlet.name: row.origin for row in run.run_articles.all()}
    assert origins["Harbour Post"] == origins["Copy Desk"]
    assert origins["Harbour Post"] != origins["Morning Gull"]


def test_a_second_run_takes_over_the_sentences_of_the_first():
    story = factories.compared_story()
    before = set(Sentence.objects.values_list("pk", flat=True))
    factories.compare(story)
    assert set(Sentence.objects.values_list("pk", flat=True)) == before


def test_a_newer_splitting_takes_the_place_of_the_older_one():
    story = factories.compared_story()
    old = Sentence.objects.current().first()
    claims = story.current_run.claims.count()
    # As if an earlier splitter had ended the first sentence sooner.
    Sentence.objects.filter(pk=old.pk).update(end=old.end - 3, text=old.text[:-3])
    factories.compare(story)
    new = Sentence.objects.current().filter(version=old.version).first()
    assert (new.position, new.start, new.text) == (0, old.start, old.version.text[new.start : new.end])
    assert story.current_run.claims.count() == claims
    assert story.current_run.claims.filter(members__sentence=new).exists()


def test_nothing_is_embedded_twice():
    story = factories.compared_story()
    run = queue_run(story.pk)
    embedder = WordEmbedder()
    assert execute_run(run.pk, embedder=embedder).done
    assert embedder.calls == []


def test_vectors_come_back_as_they_were_kept():
    texts = ["a bridge", "a harbour", "a bridge"]
    fresh = CachedEmbedder(WordEmbedder()).encode(texts)
    kept = CachedEmbedder(FailingEmbedder(AssertionError("not asked"))).encode(texts)
    assert fresh.dtype == kept.dtype == np.float32
    np.testing.assert_array_equal(fresh, kept)
    np.testing.assert_array_equal(fresh, fresh.astype(np.float16))
    assert Embedding.objects.count() == 2


def test_another_model_is_only_another_fingerprint():
    other = WordEmbedder()
    other.fingerprint = "words-2"
    CachedEmbedder(WordEmbedder()).encode(["a bridge"])
    CachedEmbedder(other).encode(["a bridge"])
    assert other.calls == [["a bridge"]]
    assert Embedding.objects.count() == 2


def test_a_long_story_is_embedded_in_steps_that_tell_their_share():
    shares = []
    texts = [f"sentence number {number}" for number in range(CHUNK + 1)]
    CachedEmbedder(WordEmbedder(), step=shares.append).encode(texts)
    assert shares == [0.0, CHUNK / (CHUNK + 1), 1.0]


def test_old_runs_go_and_those_behind_a_flag_stay():
    story = factories.compared_story()
    flagged = story.current_run
    version = story.articles.first().current_version
    flag = Flag.objects.create(
        version=version, start=0, end=1, words=version.text[:1], kind="label", run=flagged, state="approved"
    )
    dropped = factories.compare(story)
    current = factories.compare(story)
    assert set(story.runs.all()) == {flagged, current}
    assert not AnalysisRun.objects.filter(pk=dropped.pk).exists()
    Flag.objects.filter(pk=flag.pk).update(state="rejected")
    assert prune_runs(story.pk) == 1
    assert set(story.runs.all()) == {current}


def test_a_claims_address_outlives_the_next_comparison():
    story = factories.compared_story()
    first = story.current_run
    keys = set(first.claims.values_list("key", flat=True))
    members = {claim.key: claim.members.count() for claim in first.claims.all()}
    other = "Quite another headline\n\nNothing of what was told here before is told here now.\n"
    factories.add_article(story, "Morning Gull", other)
    current = factories.compare(story)
    lost = keys - set(current.claims.values_list("key", flat=True))
    assert lost
    assert set(first.claims.values_list("key", flat=True)) == lost
    assert {claim.key: claim.members.count() for claim in first.claims.all()} == {
        key: members[key] for key in lost
    }
    assert first.run_articles.count() == 3
    told = set(ClaimMember.objects.filter(claim__run=first).values_list("sentence", flat=True))
    told |= {key for row in first.differences.filter(claim=None) for key in (row.a_id, row.b_id)}
    assert {row.sentence_id for row in first.framing.all()} <= told
    assert all({row.a_id, row.b_id} & told for row in first.alignments.all())
    assert all({row.a_id, row.b_id} <= told for row in first.differences.all())
    assert not first.labels.exists()
    assert not first.only.exists()
    factories.compare(story)
    assert not AnalysisRun.objects.filter(pk=current.pk).exists()
    assert AnalysisRun.objects.filter(pk=first.pk).exists()


def test_a_difference_that_names_no_claim_outlives_the_next_comparison_where_that_has_it_no_more():
    story = factories.compared_story()
    first = story.current_run
    kept = set(first.differences.filter(claim=None).values_list("pk", flat=True))
    assert kept
    factories.compare(story)
    assert not first.differences.exists(), "the next one has it"
    second = story.current_run
    kept = set(second.differences.filter(claim=None).values_list("pk", flat=True))
    other = "Quite another headline\n\nNothing of what was told here before is told here now.\n"
    factories.add_article(story, "Morning Gull", other)
    current = factories.compare(story)
    assert not current.differences.filter(claim=None).exists()
    assert set(second.differences.filter(claim=None).values_list("pk", flat=True)) == kept
    factories.compare(story)
    assert set(story.runs.all()) == {second, story.current_run}


def test_a_difference_stays_where_the_next_comparison_tells_the_same_sentences_apart_by_other_values():
    story = factories.compared_story()
    first = story.current_run
    row = first.differences.filter(claim=None).first()
    first.differences.exclude(pk=row.pk).delete()
    elsewhere = (row.a.start, row.a.start + 1)
    assert (row.a_start, row.a_end) != elsewhere
    turned = {"a": row.b, "a_start": row.b_start, "a_end": row.b_end}
    turned |= {"b": row.a, "b_start": row.a_start, "b_end": row.a_end}
    sides = {"a": row.a, "b": row.b, "b_start": row.b_start, "b_end": row.b_end}
    told = {"kind": row.kind, "strength": row.strength, "because": "A rule.", "score": row.score}
    first.differences.create(**told, **turned)
    kept = first.differences.create(**told, **sides, a_start=elsewhere[0], a_end=elsewhere[1])
    factories.compare(story)
    assert set(first.differences.all()) == {kept}


def test_of_an_older_splitting_stay_the_sentences_that_old_claims_rest_on():
    story = factories.compared_story()
    alone = Sentence.objects.current().filter(memberships=None).first()
    told = Sentence.objects.current().exclude(memberships=None).first()
    for old in (alone, told):
        # As if an earlier splitter had ended it sooner.
        Sentence.objects.filter(pk=old.pk).update(end=old.end - 3, text=old.text[:-3])
    Claim.objects.filter(members__sentence=told).update(key="as an older splitter had it")
    factories.compare(story)
    assert set(Sentence.objects.filter(position=None)) == {told}


def test_of_an_older_splitting_stay_the_sentences_where_old_differences_have_a_further_value():
    story = factories.compared_story()
    first = story.current_run
    row = first.differences.filter(claim=None).first()
    apart = {one for found in first.differences.all() for side in found.sentences for one in side}
    told = Sentence.objects.current().filter(memberships=None).exclude(pk__in=apart).first()
    # As if an earlier splitter had ended it sooner, and an earlier comparison had found another value.
    Sentence.objects.filter(pk=told.pk).update(end=told.end - 3, text=told.text[:-3])
    row.others = [{"sentence": told.pk, "start": told.start, "end": told.start + 3, "side": "a"}]
    row.a_end = row.a_start + 1
    row.save()
    mark = first.framing.create(
        sentence=told, start=told.start, end=told.start + 3, cue="odd", voice="outlet", score=1, because="odd"
    )
    factories.compare(story)
    assert first.differences.filter(pk=row.pk).exists()
    assert Sentence.objects.filter(pk=told.pk, position=None).exists()
    assert first.framing.filter(pk=mark.pk).exists(), "its page shows the mark"


def test_runs_that_wait_or_run_too_long_are_found():
    story = factories.story()
    run = queue_run(story.pk)
    assert lost_runs(seconds=60) == []
    assert lost_runs(seconds=0) == [run]
    AnalysisRun.objects.filter(pk=run.pk).update(state="done", finished=run.created)
    assert lost_runs(seconds=0) == []


def test_other_roles_for_its_lines_are_a_new_version_of_the_same_text():
    story = factories.compared_story()
    version = story.articles.first().current_version
    flag = Flag.objects.create(version=version, start=0, end=1, words=version.text[:1], kind="label")
    lines = [
        [start, end, "chrome" if number == 2 else role]
        for number, (start, end, role) in enumerate(version.lines)
    ]
    changed = add_version(
        version.article,
        text=version.text,
        lines=from_json(lines),
        raw=bytes(version.raw),
        raw_name=version.raw_name,
        encoding=version.encoding,
    )
    assert (changed.number, changed.sha256) == (2, version.sha256)
    flag.refresh_from_db()
    assert flag.version == changed
    run = factories.compare(story)
    dropped = version.text[lines[2][0] : lines[2][1]]
    assert dropped not in Sentence.objects.filter(version__runs=run).values_list("text", flat=True)
    assert ArticleVersion.objects.filter(article=version.article).count() == 2
