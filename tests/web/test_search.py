"""Search over stories, claims and sentences: what is found, by whom, and that no input breaks it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsdiff.stories.models import Article, Claim, Difference, Outlet, Sentence, Story
from newsdiff.web.marks import Piece
from newsdiff.web.pages.search import SearchPage
from newsdiff.web.search import Search, Wanted, hits, in_state, query_of
from newsdiff.web.words import AGREES, DIFFERS, ONLY, STATES, state_of
from tests.factories import ARTICLES, add_article, compare, compared_story, staff
from tests.web.test_conflicts import apart
from tests.web.test_contrasts import difference, text_of
from tests.web.test_limits import many, queries

pytestmark = pytest.mark.django_db
ADDRESS = "/search/"


def found(asked: dict[str, str], user: Any = None) -> SearchPage:
    return SearchPage.build(asked, user or AnonymousUser())


def texts(page: SearchPage, name: str) -> list[str]:
    lists = [part for part in page.lists if part.name == name]
    return ["".join(piece.text for piece in hit.pieces) for part in lists for hit in part.hits]


def test_words_are_found_in_stories_claims_and_sentences_in_all_their_forms() -> None:
    compared_story()
    page = found({"q": "ship passing"})
    assert len(texts(page, "sentences")) == 2
    (claim,) = texts(page, "claims")
    assert "ships passed" in claim
    assert texts(page, "stories") == []
    assert texts(found({"q": "Talvern"}), "stories") == ["The harbour bridge of Talvern"]


def test_a_claim_that_is_found_says_whose_words_it_is_shown_in(client: Client) -> None:
    compared_story()
    (hit,) = found({"q": "monstrous", "in": "claims"}).lists[0].hits
    assert hit.worded_by == "Upland Courier"
    assert set(hit.outlets) == {"Harbour Post", "Morning Gull", "Upland Courier"}
    shown = text_of(client.get("/search/", {"q": "monstrous", "in": "claims"}).content.decode())
    assert re.search("in the words of Upland Courier ?; on this:", shown)


def test_the_words_that_were_found_are_marked_and_nothing_else() -> None:
    compared_story()
    page = found({"q": "herring", "in": "sentences"})
    (hit,) = page.lists[0].hits
    assert [piece.text for piece in hit.pieces if piece.marks] == ["herring"]


def test_a_word_that_is_not_finished_finds_what_it_begins() -> None:
    compared_story()
    assert texts(found({"q": "ferry comp"}), "sentences") == [
        "The ferry company will close its old pier in spring."
    ]


def test_operators_join_leave_out_and_keep_words_together() -> None:
    compared_story()
    either = texts(found({"q": "herring or cyclists"}), "sentences")
    assert len(either) == 2
    assert texts(found({"q": "ships -60"}), "sentences") == [
        "Engineers said that 40 ships passed below it on the first day."
    ]
    assert texts(found({"q": '"ships passed"'}), "sentences")
    assert not texts(found({"q": '"passed ships"'}), "sentences")


def partly(page: SearchPage) -> list[str]:
    return ["".join(piece.text for piece in hit.pieces) for hit in page.partly]


def test_what_has_some_of_the_words_follows_where_few_sentences_have_all(client: Client) -> None:
    compared_story()
    words = "engineers ships passed sunset"
    page = found({"q": words})
    assert page.count == 0
    assert [text.startswith("Engineers") for text in partly(page)] == [True, True, False]
    assert {piece.text for piece in page.partly[0].pieces if piece.marks} == {
        "Engineers",
        "ships",
        "passed",
    }
    shown = client.get(ADDRESS, {"q": words}).content.decode()
    assert "Nothing has all words of" in shown
    assert "Sentences with some of these words" in shown
    assert "No sentence has all of them. The best 3 of the others" in shown
    few = client.get(ADDRESS, {"q": "60 ships"}).content.decode()
    assert "Only one sentence has all of them. This one has a part of them:" in few


def test_what_has_some_of_the_words_repeats_nothing_and_stays_away_where_it_is_not_wanted() -> None:
    compared_story("Fifty", many(50))
    compared_story()
    assert not set(partly(found({"q": "ships 60"}))) & set(texts(found({"q": "ships 60"}), "sentences"))
    assert partly(found({"q": "lunch zzyzx"}))
    for asked in (
        {"q": "lunch"},
        {"q": "herring"},
        {"q": "the herring"},
        {"q": "herring or zzyzx"},
        {"q": "lunch zzyzx", "in": "claims"},
    ):
        assert partly(found(asked)) == []
    assert len(partly(found({"q": "lunch bridge zzyzx"}))) == 10


def test_exact_words_words_left_out_and_filters_hold_for_some_of_the_words_too() -> None:
    compared_story()
    assert partly(found({"q": '"passed ships" herring zzyzx'})) == [
        "Fishermen fear that the pillars will drive the herring away."
    ]
    assert len(partly(found({"q": '"ships passed" herring'}))) == 3
    assert len(partly(found({"q": '"ships passed" herring -60'}))) == 2
    assert len(partly(found({"q": '"ships passed" herring -"40 ships"'}))) == 2
    assert len(partly(found({"q": '"ships passed" herring', "outlet": "harbour-post"}))) == 1
    assert len(partly(found({"q": '"ships passed" herring', "state": DIFFERS}))) == 2


def test_drafts_are_not_found_by_some_of_their_words() -> None:
    compared_story("A secret bridge", published=False)
    assert partly(found({"q": "bridge zzyzx"})) == []
    assert partly(found({"q": "bridge zzyzx"}, staff()))


def test_the_title_counts_for_more_than_the_description() -> None:
    for title, description in (("A bridge", "On herring."), ("On herring", "A bridge.")):
        made = compared_story(title)
        Story.objects.filter(pk=made.pk).update(description=description)
    assert texts(found({"q": "herring"}), "stories") == ["On herring", "A bridge"]


def test_drafts_are_found_by_staff_alone(client: Client) -> None:
    compared_story("A secret bridge", published=False)
    assert found({"q": "bridge"}).count == 0
    client.force_login(staff())
    page = client.get(ADDRESS, {"q": "bridge"}).content.decode()
    assert "secret" in page
    assert "Draft, staff only" in page


def test_only_the_text_that_readers_see_is_searched() -> None:
    made = compared_story()
    changed = ARTICLES["Harbour Post"].replace("40 ships", "41 barges")
    add_article(made, "Harbour Post", changed)
    assert texts(found({"q": "barges"}), "sentences") == []
    compare(made)
    assert len(texts(found({"q": "barges"}), "sentences")) == 1
    assert not any("40 ships" in text for text in texts(found({"q": "ships"}), "sentences"))


@pytest.mark.parametrize("state", STATES)
def test_claims_are_filtered_by_the_state_that_pages_show(state: str) -> None:
    made = compared_story()
    assert made.current_run is not None
    claims = made.current_run.claims
    wanted = {claim.key for claim in claims.all() if state_of(claim.status, claim.origins) == state}
    assert {claim.key for claim in claims.filter(in_state(state))} == wanted


def test_outlet_state_and_date_narrow_the_search() -> None:
    compared_story()
    Article.objects.filter(outlet__name="Harbour Post").update(
        published=datetime(2024, 11, 1, 23, tzinfo=UTC)
    )
    Article.objects.filter(outlet__name="Morning Gull").update(published=datetime(2024, 11, 2, tzinfo=UTC))
    post = {"q": "ships", "outlet": "harbour-post"}
    assert texts(found(post), "sentences") == [
        "Engineers said that 40 ships passed below it on the first day."
    ]
    assert found(post).filtered
    dated = {"q": "ships", "since": "2024-11-02", "until": "2024-11-02"}
    assert texts(found(dated), "sentences") == [
        "Engineers said on the first day that 60 ships passed below it."
    ]
    assert len(texts(found({"q": "ships", "state": DIFFERS}), "sentences")) == 2
    assert texts(found({"q": "ships", "state": AGREES}), "sentences") == []
    assert texts(found({"q": "bridge", "state": ONLY}), "claims") == []
    assert any("Cyclists" in text for text in texts(found({"q": "ramps", "state": ONLY}), "sentences"))


def test_a_conflict_that_lies_in_no_claim_is_found_where_differs_is_asked_for(client: Client) -> None:
    made = compared_story()
    apart(made)
    assert texts(found({"q": "Talvern", "state": DIFFERS}), "stories") == [made.title]
    for word in ("herring", "cyclists"):
        for asked in ({"q": word}, {"q": word, "state": DIFFERS}):
            (hit,) = found({**asked, "in": "sentences"}).lists[0].hits
            assert hit.state == DIFFERS
            assert "“herring” / “Cyclists”" in client.get(hit.state_href).content.decode()
        assert texts(found({"q": word, "state": AGREES}), "sentences") == []
    row = Difference.objects.get()
    third = Sentence.objects.get(text__contains="ferry company")
    row.others = [{"sentence": third.pk, "start": third.start, "end": third.start + 3, "side": "a"}]
    row.save()
    (hit,) = found({"q": "ferry", "state": DIFFERS, "in": "sentences"}).lists[0].hits
    assert "/ “Cyclists”" in client.get(hit.state_href).content.decode()
    row.strength = "detail"
    row.save()
    assert found({"q": "Talvern or herring or ferry", "state": DIFFERS}).count == 0


@pytest.mark.parametrize("order", [(0.5, 0.9), (0.9, 0.5), (0.9, 0.9)])
def test_a_sentence_in_several_conflicts_leads_to_the_surest_of_them(order: tuple[float, ...]) -> None:
    made = compared_story()
    made.current_run.differences.all().delete()
    others = (("Harbour Post", "pier"), ("Morning Gull", "Cyclists"))
    rows = [
        difference(made, ("Upland Courier", words), other, kind="name", score=score)
        for words, other, score in zip(("herring", "pillars"), others, order, strict=True)
    ]
    best = max(rows, key=lambda row: (row.score, -row.pk))
    sentence = rows[0].a_id
    assert Search(Wanted("herring"), AnonymousUser()).apart([sentence]) == {sentence: best}


def test_a_search_of_a_reader_takes_at_most_twelve_queries(client: Client) -> None:
    apart(compared_story())
    for words in ("talvern or herring", "herring", "herring lamp"):
        with CaptureQueriesContext(connection) as asked:
            shown = client.get(reverse("search"), {"q": words}).content.decode()
        assert "/differences/" in shown, words
        assert len(asked) <= 12, words


def test_a_sentence_of_two_claims_is_labelled_as_it_was_filtered() -> None:
    made = compared_story()
    assert made.current_run is not None
    claim = made.current_run.claims.get(members__sentence__text__contains="40 ships")
    other = Claim.objects.get(pk=claim.pk)
    other.pk, other.key, other.status = None, "f" * len(claim.key), ["agree"]
    other.save()
    for member in claim.members.all():
        member.pk, member.claim = None, other
        member.save()
    for state, key in ((DIFFERS, claim.key), (AGREES, other.key)):
        hits_found = found({"q": "ships", "state": state, "in": "sentences"}).lists[0].hits
        assert {hit.state for hit in hits_found} == {state}
        assert all(key in hit.state_href for hit in hits_found)


def test_a_filter_that_cannot_be_read_is_named_and_left_out() -> None:
    compared_story()
    page = found(
        {"q": "ships", "outlet": "nobody", "since": "last week", "state": "x", "in": "x", "page": "-1"}
    )
    assert len(page.errors) == 3
    assert page.count
    assert not page.filtered
    assert "last" not in page.address


def test_a_search_without_words_asks_for_some(client: Client) -> None:
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    assert "Type a word or two" in answer.content.decode()


def test_what_finds_nothing_says_what_to_try(client: Client) -> None:
    compared_story()
    for words in ("zzyzx", "the", "!!!", "&|:*<->", "ships -ships"):
        page = client.get(ADDRESS, {"q": words, "outlet": "harbour-post"}).content.decode()
        assert "Nothing found for" in page
        assert "search without them" in page


def test_a_search_from_a_day_after_its_last_says_so_and_keeps_what_was_typed(client: Client) -> None:
    compared_story()
    asked = {"q": "ships", "state": "differs", "since": "2024-11-03", "until": "2024-11-02"}
    page = client.get(ADDRESS, asked).content.decode()
    assert "From (3 November 2024) is after To (2 November 2024)" in page
    assert "too narrow" not in page
    assert "Nothing found" not in page
    assert 'value="2024-11-03"' in page
    assert 'value="2024-11-02"' in page
    assert f'href="{ADDRESS}?q=ships&amp;state=differs"' in page
    assert "is after To" in found(asked).announced
    assert "is after To" in client.get(ADDRESS, {**asked, "q": ""}).content.decode()
    assert "is after To" not in client.get(ADDRESS, {**asked, "until": "2024-11-03"}).content.decode()


def test_a_very_long_query_is_cut_and_said_to_be(client: Client) -> None:
    compared_story()
    page = client.get(ADDRESS, {"q": "bridge " * 1000})
    assert "only its first 200 characters" in page.content.decode()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=60))
@example(words="\x00")
@example(words="'; DROP TABLE stories_story; --")
@example(words="a:* & b")
@example(words="_ __ '\\")
@example(words="²³ ½ ß\u0301")
@example(words='"')
@example(words="or")
@example(words='-"a b" "c - d or')
@example(words="a -the the")
@example(words="\ud800")
def test_no_words_make_the_search_fail(client: Client, words: str) -> None:
    answer = client.get(ADDRESS, {"q": words.encode("utf-8", "replace").decode()})
    assert answer.status_code == 200


def test_nonsense_in_the_address_is_answered(client: Client) -> None:
    compared_story()
    nonsense = ("", "x", "-1", "9" * 30, "\x00", "0001-01-01", "9999-12-31", "2024-02-31")
    for name in ("outlet", "state", "since", "until", "in", "page"):
        for value in nonsense:
            assert client.get(ADDRESS, {"q": "bridge", name: value}).status_code == 200, (name, value)


def test_htmx_gets_the_results_and_an_address_without_empty_fields(client: Client) -> None:
    compared_story()
    answer = client.get(ADDRESS, {"q": "bridge", "outlet": "", "since": ""}, headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()
    assert answer.headers["HX-Push-Url"] == "/search/?q=bridge"
    typing = client.get(ADDRESS, {"q": "bridge"}, headers={"HX-Request": "true", "HX-Trigger": "typing"})
    assert typing.headers["HX-Replace-Url"] == "/search/?q=bridge"
    assert "HX-Push-Url" not in typing.headers
    restored = client.get(
        ADDRESS, {"q": "bridge"}, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"}
    )
    assert "<html" in restored.content.decode()


def test_results_come_page_by_page_without_gap_or_repeat() -> None:
    compared_story("Fifty", many(50))
    first, second, last = (found({"q": "lunch", "in": "sentences", "page": n}) for n in ("1", "2", "99"))
    shown = [hit.href for page in (first, second, last) for part in page.lists for hit in part.hits]
    assert first.pages == 3
    assert len(shown) == len(set(shown)) == 50
    assert first.previous_href == ""
    assert last.next_href == ""
    assert "page=2" in first.next_href


def test_markup_in_a_text_or_a_query_is_shown_literally(client: Client) -> None:
    texts = {
        name: text.replace("Monday", "<b>Monday</b> <script>x</script>") for name, text in ARTICLES.items()
    }
    compared_story("<i>Bridge</i>", texts)
    page = client.get(ADDRESS, {"q": "monday bridge <img src=x>"}).content.decode()
    also = client.get(ADDRESS, {"q": "monday"}).content.decode()
    assert "&lt;b&gt;Monday&lt;/b&gt; &lt;script&gt;" in also
    for part in (page, also):
        assert "<script>x" not in part
        assert "<img" not in part


def test_a_long_sentence_is_cut_around_what_was_found() -> None:
    words = " ".join(f"word{n}" for n in range(300))
    pieces = hits("word3 \ue000word4\ue001 word5", words)
    assert [piece.text for piece in pieces] == ["…", "word3 ", "word4", " word5", "…"]
    assert [piece.marks for piece in pieces] == [(), (), ("hit",), (), ()]


@pytest.mark.parametrize("words", ["tern", "tern’s", "tern's", "EU–Talvern", "ÖRESUND", "“half measures”"])
def test_typography_and_case_hide_no_word(words: str) -> None:
    text = "“Tern’s half‑hearted” EU–Talvern plan for Öresund—with “half measures”—begins today."
    compared_story("Ferries", {"Post": f"Ferries resume\n\n{text}\n", "Gull": ARTICLES["Morning Gull"]})
    page = found({"q": words, "in": "sentences"})
    (hit,) = page.lists[0].hits
    assert "".join(piece.text for piece in hit.pieces) in text
    assert any(piece.marks for piece in hit.pieces)


def test_words_that_the_database_has_changed_are_never_shown() -> None:
    assert hits("\ue000Monday\ue001 evening", "<b>Monday</b> evening") == (Piece("<b>Monday</b> evening"),)


def test_the_search_takes_at_most_twelve_queries_however_much_is_found(client: Client) -> None:
    compared_story("Five", many(5))
    client.force_login(staff(superuser=True))
    few = queries(client, f"{ADDRESS}?q=bridge")
    compared_story("Fifty", many(50))
    assert queries(client, f"{ADDRESS}?q=bridge") == few <= 12
    assert queries(client, f"{ADDRESS}?q=ships&state=differs") <= 12
    assert queries(client, f"{ADDRESS}?q=ships+herring+zzyzx") <= 12
    assert queries(client, f"{ADDRESS}?q=herring+away") <= 12


def test_the_database_answers_from_its_index() -> None:
    compared_story("Fifty", many(50))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("SET LOCAL enable_seqscan = off")
        for model in (Sentence, Story):
            rows = model.objects.filter(search=query_of("lunch")).order_by()
            sql, given = rows.query.sql_with_params()
            cursor.execute(f"EXPLAIN {sql}", given)
            plan = "\n".join(row[0] for row in cursor.fetchall())
            assert "_search" in plan, plan


def test_pages_that_do_not_search_never_read_the_words_of_the_index(client: Client) -> None:
    made = compared_story()
    with CaptureQueriesContext(connection) as asked:
        client.get(made.get_absolute_url())
        client.get(reverse("compare", args=[made.slug]))
    assert not any('"stories_sentence"."search"' in query["sql"] for query in asked)


def test_an_outlet_that_only_drafts_have_is_not_offered() -> None:
    compared_story("Draft", {"Hidden Times": ARTICLES["Harbour Post"]}, published=False)
    compared_story("Open", {"Open Times": ARTICLES["Harbour Post"]})
    offered = found({}).form.fields["outlet"].queryset  # type: ignore[attr-defined]
    assert [outlet.name for outlet in offered] == ["Open Times"]
    assert Outlet.objects.count() == 2
    assert Search(Wanted("bridge"), AnonymousUser()).sentences().count() > 0
