"""What is kept of a comparison is what was found."""

import pytest

from newsdiff.analysis.pipeline import analyse
from newsdiff.analysis.report import to_json
from newsdiff.ingest import read_paths
from newsdiff.stories.documents import documents
from newsdiff.stories.models import Sentence
from newsdiff.stories.services.importing import import_drafts
from newsdiff.stories.services.loading import ComparisonGone, load_comparison, sources_of
from newsdiff.stories.services.runs import queue_run
from newsdiff.stories.services.vectors import CachedEmbedder
from tests import factories
from tests.embedder import WordEmbedder

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """Articles that say in different zones when they were published."""
    zones = ["-05:00", "+00:00", "+09:00"]
    for (name, text), zone in zip(factories.ARTICLES.items(), zones, strict=True):
        front = f"---\npublished: 2024-11-01T20:30:00{zone}\n---\n"
        paragraphs = text.replace("\n", "\n\n")
        (tmp_path / f"{name.lower().replace(' ', '-')}.md").write_text(front + paragraphs)
    return tmp_path


def test_a_kept_comparison_equals_the_one_that_was_found():
    story = factories.compared_story()
    found = analyse(sources_of(story.pk).documents, embedder=CachedEmbedder(WordEmbedder()))
    kept = load_comparison(story.current_run)
    assert kept == found
    assert kept.claims
    assert kept.alignments


def test_the_download_is_what_compare_gives_for_the_same_files(folder):
    report = import_drafts(read_paths([folder]), story="The bridge")
    factories.compare(report.story)
    articles, _ = documents(read_paths([folder]))
    direct = analyse(articles, embedder=WordEmbedder())
    assert to_json(load_comparison(report.story.current_run)) == to_json(direct)
    assert to_json(direct)["claims"]
    # By each outlet's own clock: in UTC one of the three came out on the next day.
    assert [article["published"][:10] for article in to_json(direct)["articles"]] == ["2024-11-01"] * 3


def test_a_comparison_of_one_article_can_be_downloaded():
    story = factories.compared_story(articles={"Harbour Post": factories.ARTICLES["Harbour Post"]})
    found = to_json(load_comparison(story.current_run))
    assert len(found["articles"]) == 1
    assert found["claims"] == []


def test_a_run_that_is_not_done_has_no_comparison():
    with pytest.raises(ComparisonGone, match="queued"):
        load_comparison(queue_run(factories.story().pk))


def test_a_comparison_whose_sentences_were_split_anew_is_gone():
    story = factories.compared_story()
    member = story.current_run.claims.first().members.first()
    Sentence.objects.filter(pk=member.sentence_id).update(position=None)
    with pytest.raises(ComparisonGone, match="split anew"):
        load_comparison(story.current_run)


def test_loading_takes_the_same_queries_for_any_number_of_articles(django_assert_max_num_queries):
    story = factories.compared_story()
    with django_assert_max_num_queries(10):
        load_comparison(story.current_run)
    text = factories.ARTICLES["Morning Gull"]
    for number in range(6):
        factories.add_article(story, f"Outlet {number}", text + f"\nA line of its own, the {number}th.\n")
    run = factories.compare(story)
    with django_assert_max_num_queries(10):
        load_comparison(run)
