"""A flag is taken on exact words, within limits, and is shown once a moderator has approved it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from newsdiff.stories.models import Flag
from newsdiff.stories.services.flags import (
    FlagRefused,
    SameFlag,
    TooManyFlags,
    add_flag,
    moderate_flag,
    take_back_flag,
)
from newsdiff.stories.services.versions import add_version, from_json
from tests import factories


def give(version, *, start=0, words=None, kind="loaded", comment="", beside=None, reader="r1", address="a1"):
    words = version.text[start : start + 7] if words is None else words
    return add_flag(
        version.pk,
        start=start,
        end=start + len(words),
        words=words,
        kind=kind,
        comment=comment,
        beside=beside,
        reader=reader,
        address=address,
    ).flag


@pytest.fixture
def version(db):
    return factories.story().articles.first().current_version


def test_a_flag_waits_for_a_moderator(version):
    flag = give(version, comment=" “belongs” is odd ")
    assert flag.state == Flag.State.PENDING
    assert (flag.words, flag.comment) == (version.text[:7], "“belongs” is odd")
    assert list(Flag.objects.approved()) == []


@pytest.mark.django_db
def test_a_flag_keeps_the_comparison_that_the_reader_saw():
    story = factories.compared_story()
    flag = give(story.articles.first().current_version)
    assert flag.run == story.current_run


@pytest.mark.django_db
def test_a_flag_on_a_text_that_has_been_replaced_is_refused_with_words():
    story = factories.compared_story()
    old = story.articles.get(outlet__name="Harbour Post").current_version
    factories.add_article(story, "Harbour Post", "A newer text.\n\nIt tells of something else by now.\n")
    with pytest.raises(FlagRefused, match="replaced by a newer one"):
        give(old)
    assert not Flag.objects.exists()


@pytest.mark.django_db
def test_a_flag_on_a_text_whose_lines_were_judged_anew_is_kept_with_the_newest_version():
    story = factories.compared_story()
    article = story.articles.first()
    old = article.current_version
    fields = {"text": old.text, "raw": bytes(old.raw), "raw_name": old.raw_name, "encoding": old.encoding}
    new = add_version(article, lines=from_json(old.lines)[:-1], **fields)
    assert give(old).version == new


@pytest.mark.parametrize(("start", "words"), [(0, "elsewhere"), (1, ""), (3, "   "), (10**7, "x"), (-1, "x")])
def test_words_that_are_not_there_are_refused(version, start, words):
    with pytest.raises(FlagRefused) as refused:
        give(version, start=start, words=words)
    assert refused.value.field == "words"
    assert not Flag.objects.exists()


@pytest.mark.django_db
def test_only_a_sentence_of_another_text_is_kept_beside_a_flag():
    story = factories.compared_story()
    version, other = (article.current_version for article in story.articles.all()[:2])
    beside = other.sentences.first()
    assert give(version, kind="missed", beside=beside.pk).beside == beside
    elsewhere = factories.compared_story("Elsewhere", {"Far Post": factories.ARTICLES["Harbour Post"]})
    for wrong in (version.sentences.first(), elsewhere.articles.get().current_version.sentences.first()):
        with pytest.raises(FlagRefused, match="beside it is gone"):
            give(version, kind="missed", beside=wrong.pk)
    other.article.delete()
    assert Flag.objects.get().beside is None


@pytest.mark.parametrize(("field", "value"), [("kind", "slander"), ("comment", "x" * 2001)])
def test_a_wrong_field_is_named(version, field, value):
    with pytest.raises(FlagRefused) as refused:
        give(version, **{field: value})
    assert refused.value.field == field


def test_a_reader_has_five_flags_an_hour(version):
    for start in range(5):
        give(version, start=start)
    with pytest.raises(TooManyFlags, match="5 flags an hour"):
        give(version, start=5)
    assert give(version, start=5, reader="r2").pk
    Flag.objects.update(created=timezone.now() - timedelta(minutes=61))
    assert give(version, start=5).pk


def test_of_one_reader_the_same_flag_is_kept_once(version):
    flag = give(version, comment="odd")
    for comment in ("odd", " odd ", ""):
        with pytest.raises(SameFlag) as refused:
            give(version, comment=comment)
        assert refused.value.flag == flag
    assert Flag.objects.get() == flag
    assert give(version, kind="label").pk


def test_another_comment_takes_the_place_of_one_that_waits(version):
    first = give(version, comment="odd")
    second = give(version, comment="very odd")
    assert [(flag.pk, flag.comment) for flag in Flag.objects.all()] == [(second.pk, "very odd")]
    # Whoever looks at the first one approves nothing that they have not read.
    assert second.pk != first.pk


@pytest.mark.parametrize("approve", [True, False])
def test_another_comment_stands_beside_what_a_moderator_has_looked_at(version, approve):
    first = give(version, comment="odd")
    moderate_flag(first.pk, approve=approve, moderator=None)
    give(version, comment="very odd")
    first.refresh_from_db()
    assert first.comment == "odd"
    assert Flag.objects.get(state=Flag.State.PENDING).comment == "very odd"


def test_comments_that_take_the_place_of_others_are_no_more_than_the_limit(version, settings):
    settings.NEWSDIFF_FLAGS_PER_HOUR = 1
    for comment in ("a", "b", "c"):
        give(version, comment=comment)
    assert Flag.objects.get().comment == "c"
    moderate_flag(Flag.objects.get().pk, approve=True, moderator=None)
    with pytest.raises(TooManyFlags):
        give(version, comment="d")


def test_a_flag_that_was_taken_back_is_gone_and_may_be_sent_anew(version):
    flag = give(version)
    assert take_back_flag(flag.pk)
    assert not take_back_flag(flag.pk)
    assert not Flag.objects.exists()
    assert give(version).pk


def test_what_a_moderator_has_looked_at_is_not_taken_back(version):
    flag = give(version)
    moderate_flag(flag.pk, approve=True, moderator=None)
    assert not take_back_flag(flag.pk)
    assert Flag.objects.get() == flag


def test_an_address_has_a_wider_limit(version, settings):
    settings.NEWSDIFF_FLAGS_PER_HOUR_AND_ADDRESS = 3
    for number in range(3):
        give(version, reader=f"r{number}")
    with pytest.raises(TooManyFlags, match="one address"):
        give(version, reader="r9")
    assert give(version, reader="r9", address="a2").pk


def test_neither_reader_nor_address_is_kept_as_it_came(version):
    flag = give(version, reader="session-key", address="192.0.2.7")
    assert "session-key" not in flag.reader
    assert "192.0.2.7" not in flag.address
    assert len(flag.reader) == len(flag.address) == 64


@pytest.mark.django_db(transaction=True)
def test_requests_side_by_side_do_not_pass_the_limit_together():
    version = factories.story().articles.first().current_version

    def try_one(start):
        try:
            give(version, start=start)
        except TooManyFlags:
            return 0
        finally:
            connection.close()
        return 1

    with ThreadPoolExecutor(8) as pool:
        taken = sum(pool.map(try_one, range(12)))
    assert taken == Flag.objects.count() == 5


@pytest.mark.django_db(transaction=True)
def test_a_double_click_keeps_one_flag():
    version = factories.story().articles.first().current_version

    def try_one(_):
        try:
            give(version)
        except SameFlag:
            return 0
        finally:
            connection.close()
        return 1

    with ThreadPoolExecutor(4) as pool:
        taken = sum(pool.map(try_one, range(8)))
    assert taken == Flag.objects.count() == 1


@pytest.mark.parametrize(("approve", "state"), [(True, "approved"), (False, "rejected")])
def test_a_moderator_decides(version, approve, state):
    chief = factories.staff()
    change = moderate_flag(give(version).pk, approve=approve, moderator=chief)
    assert (change.changed, change.flag.state, change.flag.moderated_by) == (True, state, chief)
    assert not moderate_flag(change.flag.pk, approve=approve, moderator=chief).changed


def test_an_orphaned_flag_stays_orphaned(version):
    flag = give(version)
    Flag.objects.update(state=Flag.State.ORPHANED)
    assert moderate_flag(flag.pk, approve=True, moderator=None).flag.state == Flag.State.ORPHANED
