"""Flagging a sentence, by page and by fragment."""

import re
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from newsdiff.stories.models import Flag, Sentence, Story
from newsdiff.stories.services.flags import moderate_flag
from newsdiff.web.requests import reader_address
from tests.factories import compared_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Story:
    return compared_story()


@pytest.fixture
def sentence(made: Story) -> Sentence:
    return Sentence.objects.get(
        version__article__outlet__name="Upland Courier", text__contains="monstrous new"
    )


def send(client: Client, made: Story, sentence: Sentence, **given: str) -> Any:
    data = {"sentence": str(sentence.pk), "kind": "loaded", "words": "", "comment": "", **given}
    return client.post(reverse("flag", args=[made.slug]), data)


def test_the_form_shows_the_sentence_and_every_kind(client: Client, made: Story, sentence: Sentence) -> None:
    page = client.get(reverse("flag", args=[made.slug]), {"sentence": sentence.pk}).content.decode()
    assert sentence.text in page
    for kind in Flag.Kind.values:
        assert f'value="{kind}"' in page


def test_words_named_in_the_address_are_filled_in(client: Client, made: Story, sentence: Sentence) -> None:
    start = sentence.start + sentence.text.index("monstrous")
    given = {"sentence": sentence.pk, "start": start, "end": start + len("monstrous")}
    page = client.get(reverse("flag", args=[made.slug]), given).content.decode()
    assert 'value="monstrous"' in page


def test_a_flag_waits_for_a_moderator_pinned_to_its_words(
    client: Client, made: Story, sentence: Sentence
) -> None:
    answer = send(client, made, sentence, words="monstrous", comment="Says who?")
    assert answer.status_code == 200
    assert "waits for a moderator" in answer.content.decode()
    flag = Flag.objects.get()
    assert flag.state == "pending"
    assert flag.version.text[flag.start : flag.end] == flag.words == "monstrous"
    assert flag.run_id == made.current_run_id


def test_without_words_the_flag_is_about_the_sentence(
    client: Client, made: Story, sentence: Sentence
) -> None:
    send(client, made, sentence)
    assert Flag.objects.get().words == sentence.text


def test_blanks_and_quotation_marks_may_be_typed_otherwise(client: Client, made: Story) -> None:
    quoted = Sentence.objects.get(version__article__outlet__name="Harbour Post", text__contains="everybody")
    send(client, made, quoted, words="“This  bridge belongs to everybody,”")
    assert Flag.objects.get().words == '"This bridge belongs to everybody,"'


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"words": "lovely"}, "do not stand in this sentence"),
        ({"words": "herring"}, "do not stand in this sentence"),
        ({"kind": ""}, "This field is required"),
        ({"kind": "nonsense"}, "not one of the available choices"),
        ({"comment": "x" * 2001}, "at most 2000 characters"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(
    client: Client, made: Story, sentence: Sentence, given: dict[str, str], message: str
) -> None:
    answer = send(client, made, sentence, **{"words": "monstrous", "comment": "kept as typed", **given})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert message in page
    assert "<title>Error: Flag a sentence" in page
    target = f"flag-{sentence.pk}-{next(iter(given))}{'_0' if 'kind' in given else ''}"
    assert f'<li dir="auto"><a href="#{target}">' in page
    assert page.count(f'id="{target}"') == 1
    assert given.get("comment", "kept as typed") in page
    assert not Flag.objects.exists()


def test_htmx_gets_the_form_alone(client: Client, made: Story, sentence: Sentence) -> None:
    answer = client.post(
        reverse("flag", args=[made.slug]),
        {"sentence": sentence.pk, "kind": "loaded", "words": "not there"},
        headers={"HX-Request": "true"},
    )
    assert answer.status_code == 422
    assert answer.content.decode().lstrip().startswith(f'<div id="flag-{sentence.pk}"')


def test_the_sixth_flag_in_an_hour_is_too_many(client: Client, made: Story, sentence: Sentence) -> None:
    for kind in Flag.Kind.values[:5]:
        assert send(client, made, sentence, kind=kind).status_code == 200
    answer = send(client, made, sentence, kind=Flag.Kind.values[5], comment="one more")
    assert answer.status_code == 429
    assert "At most 5 flags an hour" in answer.content.decode()
    assert "one more" in answer.content.decode()
    assert Flag.objects.count() == 5


@pytest.mark.parametrize("key", ["", "x", "0", "99999999999999999999", "-1", "²"])
def test_an_unknown_sentence_is_not_found(client: Client, made: Story, key: str) -> None:
    assert client.get(reverse("flag", args=[made.slug]), {"sentence": key}).status_code == 404


def test_a_sentence_of_a_draft_can_not_be_flagged_by_readers(client: Client) -> None:
    draft = compared_story("Draft", published=False)
    sentence = Sentence.objects.filter(version__article__story=draft)[0]
    assert send(client, draft, sentence).status_code == 404


@pytest.mark.parametrize(("start", "end"), [("²", "²"), ("9" * 5000, "9" * 20), ("1", ""), ("-1", "5")])
def test_words_that_the_address_names_wrongly_leave_the_field_empty(
    client: Client, made: Story, sentence: Sentence, start: str, end: str
) -> None:
    given = {"sentence": sentence.pk, "start": start, "end": end}
    answer = client.get(reverse("flag", args=[made.slug]), given)
    assert answer.status_code == 200
    assert answer.context["page"].form.initial["words"] == ""


def test_more_words_than_any_sentence_has_are_refused_by_their_length(
    client: Client, made: Story, sentence: Sentence
) -> None:
    answer = send(client, made, sentence, words="a b " * 2000)
    assert answer.status_code == 422
    assert "at most 5000 characters" in answer.content.decode()


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "10.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.7, 203.0.113.9, 10.1.1.1", "203.0.113.9"),
        (1, "", "10.0.0.1"),
        (2, "203.0.113.9", "10.0.0.1"),
    ],
)
def test_a_reader_behind_proxies_is_known_by_what_the_outermost_one_wrote(
    settings: Any, proxies: int, forwarded: str, address: str
) -> None:
    settings.NEWSDIFF_PROXIES = proxies
    request = RequestFactory().get("/", headers={"X-Forwarded-For": forwarded}, REMOTE_ADDR="10.0.0.1")
    assert reader_address(request) == address


def test_readers_behind_one_proxy_have_limits_of_their_own(
    client: Client, made: Story, sentence: Sentence, settings: Any
) -> None:
    settings.NEWSDIFF_PROXIES = 1
    settings.NEWSDIFF_FLAGS_PER_HOUR_AND_ADDRESS = 1
    for address in ("203.0.113.1", "203.0.113.2"):
        answer = Client(headers={"X-Forwarded-For": address}).post(
            reverse("flag", args=[made.slug]), {"sentence": sentence.pk, "kind": "loaded"}
        )
        assert answer.status_code == 200


def another(made: Story) -> Sentence:
    return Sentence.objects.get(version__article__outlet__name="Harbour Post", text__contains="on Monday")


def test_a_difference_that_was_missed_is_told_of_between_two_sentences(
    client: Client, made: Story, sentence: Sentence
) -> None:
    beside = another(made)
    given = {"sentence": sentence.pk, "beside": beside.pk, "kind": "missed"}
    page = client.get(reverse("flag", args=[made.slug]), given).content.decode()
    assert beside.text in page
    assert re.search(r'value="missed"[^>]* checked', page)
    send(client, made, sentence, kind="missed", beside=str(beside.pk), comment="One says it is monstrous.")
    flag = Flag.objects.get()
    assert (flag.kind, flag.words, flag.beside, flag.state) == ("missed", sentence.text, beside, "pending")


def test_what_was_seen_beside_it_is_not_lost_with_an_error(
    client: Client, made: Story, sentence: Sentence
) -> None:
    beside = another(made)
    answer = send(client, made, sentence, kind="", beside=str(beside.pk))
    assert answer.status_code == 422
    assert f'name="beside" value="{beside.pk}"' in answer.content.decode()


def test_only_a_sentence_of_another_text_of_the_story_stands_beside_it(
    client: Client, made: Story, sentence: Sentence
) -> None:
    own = sentence.version.sentences.exclude(pk=sentence.pk)[0]
    for key in (str(own.pk), "0", "x"):
        assert send(client, made, sentence, beside=key).status_code == 404
    elsewhere = compared_story("Elsewhere", {"Far Post": "A far town\n\nIt has no bridge at all.\n"})
    other = Sentence.objects.filter(version__article__story=elsewhere)[0]
    assert send(client, made, sentence, beside=str(other.pk)).status_code == 404
    assert not Flag.objects.exists()


def test_side_by_side_and_a_sentences_note_lead_to_the_form_for_what_was_missed(
    client: Client, made: Story
) -> None:
    article = made.articles.get(outlet__name="Harbour Post")
    here = another(made)
    note = client.get(reverse("article", args=[made.slug, article.pk])).content.decode()
    assert f"?sentence={here.pk}&amp;kind=missed" in note
    rows = client.get(reverse("compare", args=[made.slug])).content.decode()
    links = re.findall(r'href="([^"]+kind=missed)"', rows)
    assert len(links) == rows.count("A difference is missing here") == rows.count('<details class="why')
    for link in links:
        assert client.get(link.replace("&amp;", "&")).status_code == 200
    three = "&".join(f"article={pk}" for pk in made.articles.values_list("pk", flat=True))
    rows = client.get(f"{reverse('compare', args=[made.slug])}?{three}").content.decode()
    assert "missing here, between Harbour Post and Morning Gull" in rows
    assert "or here, between Morning Gull and Upland Courier" in rows


def note_of(client: Client, sentence: Sentence) -> str:
    """The sentence's note in its article."""
    page = client.get(sentence.version.article.get_absolute_url()).content.decode()
    start = page.index(f'id="n-{sentence.pk}"')
    return page[start : page.index("</details>", start)]


def claim_page(client: Client, made: Story, sentence: Sentence) -> str:
    """The page of the claim that the sentence is a part of."""
    assert made.current_run is not None
    claim = made.current_run.claims.filter(members__sentence=sentence)[0]
    return client.get(reverse("claim", args=[made.slug, claim.key])).content.decode()


def take_back(client: Client, made: Story, flag: Flag, *, htmx: bool = False) -> Any:
    headers = {"HX-Request": "true"} if htmx else {}
    given = {"sentence": sentence_of(flag).pk}
    return client.post(reverse("take_back_flag", args=[made.slug, flag.pk]), given, headers=headers)


def sentence_of(flag: Flag) -> Sentence:
    """The sentence that the flag is on, for a flag that was deleted too."""
    return Sentence.objects.get(version=flag.version_id, start__lte=flag.start, end__gte=flag.end)


def test_who_sent_a_flag_sees_it_wait_after_a_reload_and_nobody_else_does(
    client: Client, made: Story, sentence: Sentence
) -> None:
    sent = send(client, made, sentence, words="monstrous", comment="Says who?").content.decode()
    form = client.get(reverse("flag", args=[made.slug]), {"sentence": sentence.pk}).content.decode()
    for page in (sent, form, note_of(client, sentence), claim_page(client, made, sentence)):
        assert "Until a moderator has approved it nobody else sees it" in page
        assert "Says who?" in page
        assert page.count("Take it back") == 1
    other = Client()
    for page in (note_of(other, sentence), claim_page(other, made, sentence)):
        assert "Says who?" not in page
        assert "Take it back" not in page


def test_a_flag_that_waits_is_taken_back_by_a_plain_form(
    client: Client, made: Story, sentence: Sentence
) -> None:
    send(client, made, sentence)
    flag = Flag.objects.get()
    answer = take_back(client, made, flag)
    back = f"{sentence.version.article.get_absolute_url()}#s-{sentence.pk}"
    assert (answer.status_code, answer.headers["Location"]) == (302, back)
    assert not Flag.objects.exists()
    page = client.get(back).content.decode()
    assert "Your flag was taken back. Nothing of it is kept." in page
    assert "Take it back" not in page
    again = take_back(client, made, flag)  # a second click
    assert (again.status_code, again.headers["Location"]) == (302, back)


def test_htmx_gets_what_stands_in_the_flags_place(client: Client, made: Story, sentence: Sentence) -> None:
    send(client, made, sentence)
    answer = take_back(client, made, Flag.objects.get(), htmx=True)
    assert answer.content.decode().startswith('<p class="flagged" data-announce="')
    assert not Flag.objects.exists()


def test_a_flag_is_taken_back_in_the_session_that_sent_it_alone(
    client: Client, made: Story, sentence: Sentence
) -> None:
    send(client, made, sentence)
    flag = Flag.objects.get()
    assert take_back(Client(), made, flag).status_code == 404
    assert client.get(reverse("take_back_flag", args=[made.slug, flag.pk])).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert take_back(strict, made, flag).status_code == 403
    assert Flag.objects.get() == flag


@pytest.mark.parametrize("approve", [True, False])
def test_a_flag_that_a_moderator_has_looked_at_is_not_taken_back(
    client: Client, made: Story, sentence: Sentence, approve: bool
) -> None:
    send(client, made, sentence)
    flag = Flag.objects.get()
    moderate_flag(flag.pk, approve=approve, moderator=None)
    assert "Take it back" not in note_of(client, sentence)
    take_back(client, made, flag)
    assert Flag.objects.get() == flag
    assert "A moderator has looked at this flag" in client.get(made.get_absolute_url()).content.decode()
    refused = "A moderator did not approve it" in note_of(client, sentence)
    assert refused is not approve
    assert "did not approve" not in note_of(Client(), sentence)


def test_the_same_flag_is_there_already(client: Client, made: Story, sentence: Sentence) -> None:
    send(client, made, sentence, words="monstrous")
    answer = send(client, made, sentence, words="monstrous")
    assert answer.status_code == 200
    assert "This flag is there already" in answer.content.decode()
    assert "Take it back" in answer.content.decode()
    assert Flag.objects.get().comment == ""
    send(client, made, sentence, words="monstrous", kind="label")
    send(client, made, sentence)
    send(Client(), made, sentence, words="monstrous")
    assert Flag.objects.count() == 4


def test_a_new_comment_is_kept_in_place_of_the_one_that_waits_and_told_so(
    client: Client, made: Story, sentence: Sentence
) -> None:
    first = send(client, made, sentence, words="monstrous", comment="Says who?").content.decode()
    assert "in place of" not in first
    answer = send(client, made, sentence, words="monstrous", comment="Says the mayor?").content.decode()
    assert "Your new comment stands in place of the one that you sent before." in answer
    for page in (answer, note_of(client, sentence)):
        assert "Says the mayor?" in page
        assert "Says who?" not in page
        assert page.count("Take it back") == 1


@pytest.mark.parametrize("approve", [True, False])
def test_words_that_are_quoted_already_stand_in_one_pair_of_marks(
    client: Client, made: Story, sentence: Sentence, approve: bool
) -> None:
    send(client, made, sentence, comment="Who is “we”?")
    Flag.objects.update(words="“We ran,” she said")
    if approve:
        moderate_flag(Flag.objects.get().pk, approve=True, moderator=None)
    page = note_of(client, sentence)
    assert "flagged <bdi>“‘We ran,’ she said”</bdi>" in page
    assert "<bdi>“Who is ‘we’?”</bdi>" in page


def test_an_approved_flag_shows_its_comment_in_the_note_and_on_the_claims_page(
    client: Client, made: Story, sentence: Sentence
) -> None:
    send(client, made, sentence, words="monstrous", comment="Says who?")
    moderate_flag(Flag.objects.get().pk, approve=True, moderator=None)
    for page in (note_of(Client(), sentence), claim_page(Client(), made, sentence)):
        assert "A reader flagged" in page
        assert "Says who?" in page


def test_a_text_marks_the_words_of_a_flag_once_everybody_sees_it(
    client: Client, made: Story, sentence: Sentence
) -> None:
    send(client, made, sentence, words="monstrous")
    assert made.current_run is not None
    claim = made.current_run.claims.filter(members__sentence=sentence)[0]
    addresses = (sentence.version.article.get_absolute_url(), reverse("claim", args=[made.slug, claim.key]))
    for address in addresses:
        assert "m-flag" not in client.get(address).content.decode()
    moderate_flag(Flag.objects.get().pk, approve=True, moderator=None)
    for address in addresses:
        for reader in (client, Client()):
            assert re.search(r'm-flag">monstrous<', reader.get(address).content.decode())


def test_a_place_that_is_named_in_the_address_is_part_of_the_ids_and_of_nothing_else(
    client: Client, made: Story, sentence: Sentence
) -> None:
    for at, shown in (("abc-12", "-abc-12"), ('abc-12"><script>', "")):
        given = {"sentence": sentence.pk, "at": at, "kind": "label"}
        page = client.get(reverse("flag", args=[made.slug]), given).content.decode()
        assert f'id="flag-{sentence.pk}{shown}-comment"' in page
        assert '"><script>' not in page
