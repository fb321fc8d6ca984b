"""Flagging a sentence, by page and by fragment."""

from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from newsdiff.stories.models import Flag, Sentence, Story
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
    for _ in range(5):
        assert send(client, made, sentence).status_code == 200
    answer = send(client, made, sentence, comment="one more")
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
