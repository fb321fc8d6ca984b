"""The stories and a story, in every state that they can be in."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import AnalysisRun, Story
from newsdiff.stories.services.runs import fail_run, queue_run
from newsdiff.web.pages.story import StoryPage
from newsdiff.web.results import load
from tests.factories import ARTICLES, add_article, compared_story, heartbeat, staff, story

pytestmark = pytest.mark.django_db


def page_of(client: Client, it: Story) -> str:
    answer = client.get(it.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def test_without_stories_the_front_page_says_so(client: Client) -> None:
    assert "No stories yet." in client.get(reverse("stories")).content.decode()


def test_the_front_page_shows_the_newest_story_first_with_its_outlets(client: Client) -> None:
    story("First things")
    compared_story("Second things")
    page = client.get(reverse("stories")).content.decode()
    assert page.index("Second things") < page.index("First things")
    assert "Harbour Post, Morning Gull and Upland Courier" in page
    assert "3 articles, 3 origins" in page


def test_the_front_page_tells_a_story_that_is_being_compared_from_one_that_is_not(client: Client) -> None:
    waiting = story()
    assert "3 articles, not compared yet." in client.get(reverse("stories")).content.decode()
    queue_run(waiting.pk)
    assert "3 articles, being compared." in client.get(reverse("stories")).content.decode()


def test_the_front_page_shows_the_sharpest_difference_with_its_words(client: Client) -> None:
    made = compared_story()
    assert made.current_run is not None
    assert made.current_run.differences.filter(strength="conflict").exists()
    page = client.get(reverse("stories")).content.decode()
    assert page[: page.index("</main>")].count('class="m-value"') == 2


def test_stories_come_in_pages(client: Client) -> None:
    for number in range(13):
        story(f"Story number {number}", {})
    assert "Page 1 of 2" in client.get(reverse("stories")).content.decode()
    second = client.get(reverse("stories"), {"page": "2"}).content.decode()
    assert "Story number 0" in second
    assert "Story number 12" not in second


def test_a_draft_is_read_by_staff_only(client: Client) -> None:
    draft = compared_story("Not yet", published=False)
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert "Not yet" not in client.get(reverse("stories")).content.decode()
    client.force_login(staff())
    assert "Draft, staff only" in page_of(client, draft)


def test_samples_are_labelled_on_every_page(client: Client) -> None:
    sample = compared_story("A story", sample=True)
    client.force_login(staff(superuser=True))
    article = sample.articles.all()[0]
    assert sample.current_run is not None
    claim = sample.current_run.claims.all()[0]
    for address in (
        reverse("stories"),
        reverse("story", args=[sample.slug]),
        reverse("compare", args=[sample.slug]),
        reverse("article", args=[sample.slug, article.pk]),
        reverse("claim", args=[sample.slug, claim.key]),
        reverse("claim", args=[sample.slug, "0" * 16]),
        reverse("progress", args=[sample.slug]),
        reverse("delete", args=[sample.slug]),
    ):
        assert "Sample" in client.get(address).content.decode(), address


def test_a_compared_story_answers_at_its_top(client: Client) -> None:
    page = page_of(client, compared_story())
    assert "3 outlets, 3 independent origins." in page
    for heading in ("What they all report", "Where they differ", "How they word it", "Only here"):
        assert heading in page


def test_the_first_screen_says_what_all_report_where_there_is_such_a_thing(client: Client) -> None:
    made = compared_story()
    page = page_of(client, made)
    answer = page[page.index('id="answer"') : page.index('id="sharpest"')]
    foremost = StoryPage.build(made).by_all[0].told
    assert "All report" in answer
    assert f'href="{foremost.href}"' in answer
    assert "data-stop" not in answer  # the keys step from difference to difference
    unlike = {
        "Harbour Post": "Bridge opens\n\nThe town of Talvern opened its new harbour bridge on Monday.\n",
        "Upland Courier": "Bridge opens\n\nThe town of Talvern opened its new harbour bridge on Monday.\n",
        "Morning Gull": "Frost\n\nFarmers in the hills lost half of their apples to a late frost in April.\n",
    }
    assert "All report" not in page_of(client, compared_story("Two things", articles=unlike))


def test_what_all_report_begins_with_what_stands_first_in_their_texts() -> None:
    made = compared_story()
    run = made.current_run
    assert run is not None
    (first,) = run.claims.filter(articles=3)[:1]
    later = run.claims.create(
        key="e" * 16, position=0, score=1.0, origins=first.origins, articles=3, status=["agree"]
    )
    for version in {member.sentence.version for member in first.members.all()}:
        last = version.sentences.last()
        later.members.create(sentence=last, start=last.start, end=last.end)
    found = [row.key for row in StoryPage.build(made).by_all]
    assert found.index(first.key) < found.index(later.key) == len(found) - 1


def test_unequal_numbers_stand_side_by_side_with_their_outlets(client: Client) -> None:
    page = StoryPage.build(compared_story())
    (number,) = [contrast for contrast in page.conflicts.rows if contrast.kind == "number"]
    told = {outlet: value.words for value in number.values for outlet in value.outlets}
    assert "40" in told["Harbour Post"]
    assert "60" in told["Morning Gull"]


def test_what_only_one_outlet_tells_is_listed_under_it(client: Client) -> None:
    page = StoryPage.build(compared_story())
    told = {
        group.source.outlet: "".join(piece.text for place in group.rows for piece in place.pieces)
        for group in page.only.rows
    }
    assert "A toll of two crowns" in told["Upland Courier"]
    assert "Cyclists" in told["Morning Gull"]


def test_claims_of_all_outlets_come_before_those_of_some() -> None:
    page = StoryPage.build(compared_story())
    assert page.by_all
    assert page.by_several
    assert all(row.origins == page.origins for row in page.by_all)
    assert all(row.origins < page.origins for row in page.by_several)


def test_the_bar_is_as_wide_as_its_parts(client: Client) -> None:
    page = StoryPage.build(compared_story())
    assert sum(part.width for part in page.bar) == pytest.approx(100, abs=0.1)
    assert sum(part.count for part in page.bar) == sum(page.counts.values())


def test_a_story_without_articles_says_so(client: Client) -> None:
    assert "no articles yet" in page_of(client, story(articles={}))


def test_one_article_is_nothing_to_compare_yet_and_can_be_read(client: Client) -> None:
    alone = compared_story(articles={"Harbour Post": ARTICLES["Harbour Post"]})
    assert "nothing to compare yet" in page_of(client, alone)
    article = alone.articles.get()
    assert (
        "opened its new harbour bridge"
        in client.get(reverse("article", args=[alone.slug, article.pk])).content.decode()
    )


def test_a_queued_run_is_polled_and_reloads_without_scripts(client: Client) -> None:
    waiting = story()
    queue_run(waiting.pk)
    page = page_of(client, waiting)
    assert 'hx-trigger="every 2s"' in page
    assert '<noscript><meta http-equiv="refresh"' in page


def test_progress_tells_stage_and_share(client: Client) -> None:
    waiting = story()
    run = queue_run(waiting.pk)
    AnalysisRun.objects.filter(pk=run.pk).update(state="running", stage="pairing sentences", share=0.4)
    answer = client.get(reverse("progress", args=[waiting.slug]), headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert text.lstrip().startswith('<div id="progress"')
    assert "pairing sentences" in text
    assert 'value="40"' in text
    assert "HX-Refresh" not in answer.headers


def test_progress_says_when_no_worker_is_there_and_to_staff_what_to_do(client: Client) -> None:
    waiting = story()
    queue_run(waiting.pk)
    page = page_of(client, waiting)
    assert "No worker is running" in page
    assert "procrastinate worker" not in page
    client.force_login(staff())
    assert "procrastinate worker" in page_of(client, waiting)


def test_progress_says_that_a_run_was_taken_up_again(client: Client) -> None:
    waiting = story()
    run = queue_run(waiting.pk)
    heartbeat()
    for attempts, told in ((1, False), (2, True)):
        AnalysisRun.objects.filter(pk=run.pk).update(state="running", stage="embedding", attempts=attempts)
        page = page_of(client, waiting)
        assert ("has been taken up again" in page) is told
        assert "No worker is running" not in page


def test_finished_progress_loads_the_page_again(client: Client) -> None:
    done = compared_story()
    answer = client.get(reverse("progress", args=[done.slug]), headers={"HX-Request": "true"})
    assert answer.headers["HX-Refresh"] == "true"
    assert json.loads(answer.headers["HX-Trigger"]) == {"ended": "The comparison is finished."}


def test_a_failed_run_keeps_the_comparison_before_it_and_tells_staff_why(client: Client) -> None:
    made = compared_story()
    why = "The worker ran out of memory. Give it more."
    fail_run(queue_run(made.pk).pk, why)
    progress = reverse("progress", args=[made.slug])
    page = page_of(client, made)
    assert "The last comparison failed." in page
    assert why not in page + client.get(progress).content.decode()
    assert "3 outlets, 3 independent origins." in page
    client.force_login(staff())
    assert why in page_of(client, made)
    assert why in client.get(progress).content.decode()


def test_the_progress_that_is_fetched_every_two_seconds_is_not_read_aloud_each_time(client: Client) -> None:
    waiting = story()
    queue_run(waiting.pk)
    page = page_of(client, waiting)
    before = page[: page.index('<div id="progress"')]
    assert "aria-live" not in before
    assert 'data-announce="The texts are being compared: waiting for its turn."' in page


def test_progress_on_its_own_page_reloads_without_scripts(client: Client) -> None:
    waiting = story()
    queue_run(waiting.pk)
    page = client.get(reverse("progress", args=[waiting.slug])).content.decode()
    assert '<noscript><meta http-equiv="refresh"' in page
    assert waiting.title in page


def test_staff_see_the_buttons_that_they_may_press(client: Client) -> None:
    made = compared_story()
    client.force_login(staff())
    page = page_of(client, made)
    for name in ("take_back", "analyse", "delete"):
        assert reverse(name, args=[made.slug]) not in page
    client.force_login(staff("head", superuser=True))
    page = page_of(client, made)
    for name in ("take_back", "analyse", "delete"):
        assert reverse(name, args=[made.slug]) in page


def test_quoted_words_are_marked_as_the_speakers_everywhere(client: Client) -> None:
    made = compared_story()
    run = made.current_run
    assert run is not None
    run.framing.all().delete()
    member = run.claims.all()[0].members.all()[0]
    sentence = member.sentence
    run.framing.create(
        sentence=sentence,
        start=sentence.start,
        end=sentence.start + len(sentence.text.split()[0]),
        cue="loaded",
        voice="quoted",
        score=0.8,
        because="A rule.",
    )
    article = reverse("article", args=[made.slug, sentence.version.article_id])
    claim = reverse("claim", args=[made.slug, member.claim.key])
    for address in (made.get_absolute_url(), article, claim):
        page = client.get(address).content.decode()
        body = page[page.index("<main") : page.index('id="legend"')]
        assert "m-framing-quoted" in body, address
        assert not re.search(r"m-framing\b(?!-quoted)", body), address


def test_a_story_without_marks_has_no_legend(client: Client) -> None:
    alone = compared_story("Alone", articles={"Harbour Post": ARTICLES["Harbour Post"]})
    assert 'id="legend"' not in page_of(client, alone)
    assert 'id="legend"' in page_of(client, compared_story())


def test_an_article_that_came_after_the_comparison_does_not_break_the_page(client: Client) -> None:
    made = compared_story()
    add_article(made, "Late Edition", "Bridge\n\nThe late edition also tells of the bridge of Talvern.\n")
    page_of(client, made)


def test_an_unknown_address_has_our_own_page(client: Client) -> None:
    answer = client.get("/stories/no-such-story/")
    assert answer.status_code == 404
    assert "Nothing here" in answer.content.decode()


def test_every_page_has_the_strict_policy_and_no_inline_code(client: Client) -> None:
    made = compared_story()
    answer = client.get(made.get_absolute_url())
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    page = answer.content.decode()
    assert " style=" not in page
    assert " onclick=" not in page
    assert "<script>" not in page


def test_how_this_works_can_be_read(client: Client) -> None:
    assert "What it gets wrong" in client.get(reverse("about")).content.decode()


def test_one_quotation_with_two_speakers_is_shown_as_two_values(client: Client) -> None:
    made = compared_story()
    run = made.current_run
    assert run is not None
    claim = run.claims.all()[0]
    a, b = (member.sentence for member in claim.members.all()[:2])
    word = a.text.split()[0]
    at = b.text.index(word)
    run.differences.all().delete()
    run.differences.create(
        claim=claim,
        kind="attribution",
        strength="conflict",
        a=a,
        a_start=a.start,
        a_end=a.start + len(word),
        b=b,
        b_start=b.start + at,
        b_end=b.start + at + len(word),
        because="Two speakers.",
        score=0.9,
    )
    (contrast,) = StoryPage.build(made).conflicts.rows
    assert len(contrast.values) == 2
    assert len({value.words.casefold() for value in contrast.values}) == 1


def test_an_article_in_another_language_is_named_as_such(client: Client) -> None:
    made = compared_story()
    assert "hardly compared" not in page_of(client, made)
    made.articles.filter(headline=made.articles.first().headline).update(language="de")
    assert "in German: hardly compared" in page_of(client, made)


def test_the_first_screen_sets_the_plainest_version_beside_the_most_telling_wording(client: Client) -> None:
    made = compared_story()
    run = made.current_run
    assert run is not None
    told = [member.sentence for member in run.claims.filter(articles=3)[0].members.all()]
    a, b = told[0], next(other for other in told if other.version_id != told[0].version_id)
    run.framing.all().delete()
    for score, voice, plainest in ((0.9, "quoted", b), (0.8, "outlet", None), (0.7, "outlet", b)):
        run.framing.create(
            sentence=a,
            start=a.start,
            end=a.start + 5,
            cue="loaded",
            voice=voice,
            score=score,
            because="A rule.",
            plainest=plainest,
            plainest_start=plainest and plainest.start,
            plainest_end=plainest and plainest.end,
        )
    telling = StoryPage.build(made).telling
    assert telling is not None
    assert telling.percent == 70
    assert telling.plainest is not None
    assert telling.plainest.sentence == b.pk
    page = page_of(client, made)
    assert "plainest version" in page[page.index('id="sharpest"') : page.index('id="claims"')]


@pytest.mark.parametrize("part", ["claims", "differ", "only", "perhaps"])
def test_a_part_of_a_story_answers_a_page_or_a_fragment(client: Client, part: str) -> None:
    address = compared_story().get_absolute_url()
    assert "<html" in client.get(address, {"all": part}).content.decode()
    fragment = client.get(address, {"all": part}, headers={"HX-Request": "true"}).content.decode()
    assert re.match(rf'\s*<\w+ id="{part}"', fragment)
    unknown = client.get(address, {"all": "../admin"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" in unknown


def test_a_story_in_which_nothing_differs_says_so_on_its_first_screen(client: Client) -> None:
    told = "Bridge opens\n\nThe town of Talvern opened its new harbour bridge on Monday.\n"
    page = page_of(client, compared_story(articles={"Harbour Post": told, "Upland Courier": told}))
    assert "No conflict was found" in page
    assert "most conflicts are missed" in page
    assert "in more than one text, but only in copies of one source." in page


def test_a_failed_run_without_a_comparison_before_it_says_what_to_do(client: Client) -> None:
    made = story()
    fail_run(queue_run(made.pk).pk, "The model is missing. Install it.")
    page = page_of(client, made)
    assert "The texts can be read all the same." in page
    assert "Staff can see why, and try again." in page
    assert "not compared yet" not in page
    client.force_login(staff(superuser=True))
    page = page_of(client, made)
    assert "The model is missing. Install it." in page
    assert "with two or more they are compared by themselves" not in page
    again = f'<a href="{made.get_absolute_url()}#tools">“Compare again”</a>'
    assert again in page
    assert 'id="tools"' in page
    assert again in client.get(reverse("progress", args=[made.slug])).content.decode()


def test_two_claims_that_share_a_sentence_are_told_by_different_ones() -> None:
    made = compared_story()
    run = made.current_run
    assert run is not None
    first = run.claims.filter(members__isnull=False).distinct().first()
    assert first is not None
    twin = run.claims.create(
        key="f" * 16,
        position=999,
        score=first.score,
        origins=first.origins,
        articles=first.articles,
        status=first.status,
    )
    for member in first.members.all():
        twin.members.create(sentence=member.sentence, start=member.start, end=member.end)
    results = load(made, parts=("claims",))
    told = [results.teller(claim).sentence_id for claim in (first, twin)]
    assert len(set(told)) == 2


def test_what_one_text_only_denies_is_not_what_all_report() -> None:
    told = "Bridge\n\nDrones of Vaskland flew over the harbour bridge of Talvern on Sunday.\n"
    denied = "Bridge\n\nVaskland denied that its drones flew over the harbour bridge of Talvern on Sunday.\n"
    agreed = told.replace("on Sunday", "late on Sunday, the mayor wrote")
    page = StoryPage.build(compared_story(articles={"Harbour Post": told, "Upland Courier": agreed}))
    assert len(page.by_all) == 1
    page = StoryPage.build(compared_story(articles={"Harbour Post": told, "Upland Courier": denied}))
    assert page.by_all == ()
    assert [row.state for row in page.by_several] == ["told"]


def test_what_one_text_only_asks_is_not_what_they_all_report() -> None:
    stated = "The town of Talvern opened its new harbour bridge on Monday.\n"
    both = compared_story(
        "Stated", {"Harbour Post": stated, "Morning Gull": stated.replace("Monday", "Monday, too")}
    )
    asked = compared_story("Asked", {"Harbour Post": stated, "Morning Gull": stated.replace(".", ", too?")})
    assert StoryPage.build(both).by_all
    page = StoryPage.build(asked)
    assert not page.by_all
    assert [row.told.source.outlet for row in page.by_several] == ["Harbour Post"]
