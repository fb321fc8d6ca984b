"""Staff hand articles in, look at them, and save them into a story."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsdiff.stories.models import AnalysisRun, Article, Story, Upload
from newsdiff.stories.services.uploads import edit_upload
from newsdiff.web.views import preview as views
from tests.factories import ARTICLES, compared_story, staff, story

pytestmark = pytest.mark.django_db
MENU = "Home | News | Sport"


@pytest.fixture
def editor() -> User:
    return staff(superuser=True)


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def hand_in(desk: Client, **given: Any) -> Any:
    return desk.post(reverse("upload"), {"text": "", **given})


def save(desk: Client, *, but: tuple[int, ...] = (), **given: Any) -> Any:
    """What the list's button sends when everything in it is ticked, `but` some."""
    waiting = Upload.objects.exclude(pk__in=but).values_list("pk", flat=True)
    return desk.post(reverse("upload"), {"do": "save", "pick": list(waiting), **given})


def file(name: str, text: str | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def test_readers_are_asked_to_log_in_and_staff_without_leave_are_refused(client: Client) -> None:
    assert client.get(reverse("upload")).status_code == 302
    client.force_login(staff("trainee"))
    assert client.get(reverse("upload")).status_code == 403


def test_the_byline_of_a_text_stands_in_its_field_when_it_is_looked_at(desk: Client) -> None:
    headline, _, body = ARTICLES["Harbour Post"].partition("\n")
    answer = hand_in(desk, text=f"{headline}\n\nBy Ida Kern\n{body}")
    page = desk.get(answer.headers["Location"]).content.decode()
    assert re.search(r'<input[^>]* name="byline" value="Ida Kern"', page)


def test_the_date_of_a_file_stands_in_its_field_as_people_write_it_and_a_doubtful_one_is_told(
    desk: Client,
) -> None:
    dated = f"---\npublished: 12/02/2025\n---\n{ARTICLES['Harbour Post']}"
    page = desk.get(hand_in(desk, chosen=[file("post.txt", dated)]).headers["Location"]).content.decode()
    assert re.search(r'<input[^>]* name="published" value="2025-12-02"', page)
    assert "taken for 2 December 2025; if another day is meant, write it as 2025-02-12." in page


def test_a_date_that_is_typed_so_that_it_can_be_read_in_two_ways_is_asked_for_again(desk: Client) -> None:
    answer = hand_in(desk, text=ARTICLES["Harbour Post"], published="12/02/2025")
    assert faults(answer) == [
        ("id_published", "Published: this can be read in more than one way; write 2025-12-02 or 2025-02-12.")
    ]
    hand_in(desk, text=ARTICLES["Harbour Post"], published="25/02/2025")
    assert Upload.objects.get().fields["published"].startswith("2025-02-25")


def chosen(page: str) -> list[str]:
    """The story that the form has chosen."""
    return re.findall(r'<option value="(\d*)" selected>', page)


def test_articles_that_are_added_on_a_page_of_a_story_go_into_it_at_every_step(desk: Client) -> None:
    made = story(articles={"Harbour Post": ARTICLES["Harbour Post"]})
    story("Another one")
    pages = desk.get(made.get_absolute_url()).content.decode()
    adding = re.findall(r'<a[^>]* href="([^"]+)">Add articles</a>', pages)
    assert len(adding) == 2
    assert len(set(adding)) == 1

    preview = desk.post(adding[0], {"text": ARTICLES["Morning Gull"]}).headers["Location"]
    page = desk.get(preview).content.decode()
    assert chosen(page) == [str(made.pk)]
    back = re.search(r'<a href="([^"]+)">Upload</a></p>', page)
    assert back
    kept = desk.post(preview, {"do": "keep", "keep": []}).headers["Location"]
    assert chosen(desk.get(kept).content.decode()) == [str(made.pk)]
    desk.post(adding[0], {"text": ARTICLES["Upland Courier"]})
    page = desk.get(back[1]).content.decode()
    assert chosen(page) == [str(made.pk)]
    looked = re.findall(r'<a href="([^"]+)">Look at it', page)
    assert [chosen(desk.get(address).content.decode()) for address in looked] == [[str(made.pk)]] * 2
    gone = desk.post(looked[0], {"do": "discard"}).headers["Location"]
    left = Upload.objects.get(discarded=None).pk
    gone = desk.post(gone, {"discard": left}).headers["Location"]
    assert gone == adding[0]


@pytest.mark.parametrize("query", ["gone", "%00"])
def test_a_story_that_there_is_not_is_not_chosen(desk: Client, query: str) -> None:
    story("Another one")
    answer = desk.post(f"{reverse('upload')}?story={query}", {"text": ARTICLES["Morning Gull"]})
    assert chosen(desk.get(answer.headers["Location"]).content.decode()) == [""]


def titles(page: str) -> list[tuple[str, str]]:
    """The headlines and headings of an article's text that are to be seen, each with its level."""
    body = page[page.index('class="article-text"') : page.index('class="article-foot"')]
    found = re.findall(r'<h([12])(?! class="unseen")[^>]*>(.*?)</h\1>', body, re.S)
    return [(level, re.sub(r"<[^>]+>", "", words).strip()) for level, words in found]


@pytest.mark.parametrize("typed", ["A bridge at last", "Talvern"])
def test_a_headline_that_was_typed_stands_above_the_one_of_the_text(desk: Client, typed: str) -> None:
    own, _, body = ARTICLES["Harbour Post"].partition("\n")
    hand_in(desk, text=ARTICLES["Harbour Post"], headline=typed)
    hand_in(desk, text=f"{own}, it says\n{body}")
    mended = Upload.objects.order_by("pk")[1]
    keep = [start for start, _, _ in mended.lines]
    desk.post(
        reverse("upload_preview", args=[mended.pk]), {"do": "keep", "keep": keep, "headline": f"{typed}!"}
    )
    save(desk, title="The bridge", twice="on")
    shown = [
        titles(desk.get(article.get_absolute_url()).content.decode())
        for article in Article.objects.order_by("pk")
    ]
    assert shown == [[("1", typed), ("2", own)], [("1", f"{typed}!"), ("2", f"{own}, it says")]]


def test_a_headline_that_the_text_has_too_stands_there_once(desk: Client) -> None:
    own = ARTICLES["Harbour Post"].partition("\n")[0]
    hand_in(desk, text=ARTICLES["Harbour Post"], headline=f" {own}  ")
    save(desk, title="The bridge")
    assert titles(desk.get(Article.objects.get().get_absolute_url()).content.decode()) == [("1", own)]


def test_a_pasted_text_is_looked_at_before_it_is_saved(desk: Client) -> None:
    answer = hand_in(desk, text=ARTICLES["Harbour Post"], outlet="Harbour Post")
    upload = Upload.objects.get()
    assert answer.headers["Location"] == reverse("upload_preview", args=[upload.pk])
    page = desk.get(answer.headers["Location"]).content.decode()
    assert "Engineers said that 40 ships" in page
    assert 'value="Harbour Post"' in page
    assert not Article.objects.exists()


def test_a_pasted_text_with_an_unreadable_field_is_not_lost(desk: Client) -> None:
    answer = hand_in(desk, text=ARTICLES["Harbour Post"], url="javascript:alert(1)")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "no http or https address" in page
    assert "Engineers said that 40 ships" in page
    assert not Upload.objects.exists()


def test_a_text_that_can_not_be_read_and_each_wrong_field_are_told_at_once(desk: Client) -> None:
    given = {"published": "some day", "url": "mailto:a@b.example", "outlet": "x" * 201}
    page = re.sub("</?b>", "", hand_in(desk, text=MENU, **given).content.decode())
    assert "The pasted text: only menus" in page
    for fault in ("Published: write the date", "Address: this is no http", "Outlet: Ensure"):
        assert fault in page
    assert not Upload.objects.exists()


def test_an_address_with_signs_to_be_encoded_is_taken(desk: Client) -> None:
    answer = hand_in(desk, text=ARTICLES["Harbour Post"], url='https://orla.example/a?b=1&c="x"')
    assert answer.status_code == 302
    assert Upload.objects.get().fields["url"] == "https://orla.example/a?b=1&c=%22x%22"


def test_nothing_handed_in_is_told(desk: Client) -> None:
    answer = hand_in(desk)
    assert answer.status_code == 422
    assert "Paste a text or choose files." in answer.content.decode()


def test_a_pasted_text_with_a_nul_is_told_in_one_message(desk: Client) -> None:
    page = hand_in(desk, text="A bridge\x00 opens").content.decode()
    assert "Null characters are not allowed" in page
    assert "Paste a text or choose files." not in page


def test_a_pasted_text_that_is_no_article_is_called_so(desk: Client) -> None:
    page = hand_in(desk, text=MENU).content.decode()
    assert "<b>The pasted text</b>: only menus" in page
    assert "pasted-" not in page


def test_bad_files_are_named_and_good_ones_kept(desk: Client) -> None:
    files = [
        file("empty.txt", ""),
        file("nul.txt", b"a\x00b"),
        file("picture.txt", b"\x89PNG\r\n\x1a\n0000"),
        file("sheet.xlsx", "a"),
        file("good.txt", ARTICLES["Morning Gull"]),
    ]
    answer = hand_in(desk, chosen=files)
    page = answer.content.decode()
    assert answer.status_code == 422
    for name in ("empty.txt", "nul.txt", "picture.txt", "sheet.xlsx"):
        assert f"<b>{name}</b>" in page
        assert f"<b>{name}</b>: {name}" not in page
    assert [upload.name for upload in Upload.objects.all()] == ["good.txt"]
    assert "Waiting to be saved" in page


def test_several_files_are_saved_into_a_new_story_and_compared(desk: Client) -> None:
    hand_in(desk, chosen=[file(f"{name}.txt", text) for name, text in ARTICLES.items()])
    answer = save(desk, title="The bridge", publish="on")
    made = Story.objects.get()
    assert answer.headers["Location"] == made.get_absolute_url()
    assert made.state == "published"
    assert made.articles.count() == 3
    assert AnalysisRun.objects.filter(story=made, state="queued").count() == 1
    assert "waiting for its turn" in desk.get(made.get_absolute_url()).content.decode()


def test_saving_without_a_story_asks_for_one(desk: Client) -> None:
    hand_in(desk, text=ARTICLES["Harbour Post"])
    answer = save(desk, title="")
    assert answer.status_code == 422
    assert "Choose a story" in answer.content.decode()
    assert Upload.objects.exists()


def test_an_article_that_can_not_be_saved_holds_no_other_back_and_follows_them_once_mended(
    desk: Client,
) -> None:
    hand_in(desk, chosen=[file(f"{name}.txt", text) for name, text in ARTICLES.items()])
    broken = Upload.objects.get(name="Morning Gull.txt")
    lines = [start for start, _, _ in broken.lines]
    desk.post(reverse("upload_preview", args=[broken.pk]), {"do": "keep", "keep": []})
    assert "It can’t be saved as it is: only menus" in desk.get(reverse("upload")).content.decode()

    page = save(desk, title="The bridge").content.decode()
    made = Story.objects.get()
    assert made.articles.count() == 2
    assert "<b>Morning Gull.txt</b>: only menus" in page
    assert f'2 articles saved into <a href="{made.get_absolute_url()}"' in page
    assert f'<option value="{made.pk}" selected>' in page

    desk.post(reverse("upload_preview", args=[broken.pk]), {"do": "keep", "keep": lines})
    save(desk, story=made.pk)
    assert made.articles.count() == 3
    assert not Upload.objects.exists()


def test_only_what_is_ticked_is_saved(desk: Client) -> None:
    hand_in(desk, chosen=[file(f"{name}.txt", text) for name, text in ARTICLES.items()])
    left = Upload.objects.get(name="Morning Gull.txt")
    answer = save(desk, but=(left.pk,), title="The bridge")
    assert Story.objects.get().articles.count() == 2
    assert Upload.objects.get() == left
    assert "1 upload still waits" in desk.get(answer.headers["Location"]).content.decode()


def ticked(page: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'name="pick" value="(\d+)" id="pick-\d+" checked', page)]


def test_what_nobody_has_looked_at_is_offered_without_a_tick(desk: Client) -> None:
    hand_in(desk, chosen=[file(f"{name}.txt", text) for name, text in ARTICLES.items()])
    page = desk.get(reverse("upload")).content.decode()
    assert ticked(page) == []
    assert page.count("not looked at yet") == 3

    seen = Upload.objects.get(name="Morning Gull.txt")
    desk.get(reverse("upload_preview", args=[seen.pk]))
    page = desk.get(reverse("upload")).content.decode()
    assert ticked(page) == [seen.pk]
    assert page.count("not looked at yet") == 2


def test_what_came_on_another_day_says_since_when_it_waits(desk: Client) -> None:
    hand_in(
        desk, chosen=[file("today.txt", ARTICLES["Harbour Post"]), file("old.txt", ARTICLES["Morning Gull"])]
    )
    Upload.objects.filter(name="old.txt").update(created=datetime.now(UTC) - timedelta(days=2))
    assert desk.get(reverse("upload")).content.decode().count("since ") == 1


def test_what_was_saved_is_named(desk: Client) -> None:
    hand_in(desk, text=ARTICLES["Harbour Post"], headline="Bridge opens")
    answer = save(desk, title="The bridge")
    assert "Saved: “Bridge opens”." in desk.get(answer.headers["Location"]).content.decode()


def test_another_language_is_told_in_the_list_and_on_the_page_of_the_upload(desk: Client) -> None:
    german = (
        "Die Brücke wurde am Dienstag eröffnet. Vierzig Schiffe warteten, sagte der Hafenmeister der Zeitung."
    )
    hand_in(desk, chosen=[file("bruecke.txt", german)])
    for page in (reverse("upload"), reverse("upload_preview", args=[Upload.objects.get().pk])):
        assert "another language than English (de)" in desk.get(page).content.decode()


def test_a_language_that_there_is_not_is_told_and_a_little_text_in_other_letters_too(desk: Client) -> None:
    odd = f"---\nlanguage: xx\n---\n{ARTICLES['Harbour Post'].replace(chr(10), chr(10) * 2)}"
    hand_in(desk, chosen=[file("odd.md", odd), file("short.txt", "渡船沉没。十一人遇难。")])
    page = desk.get(reverse("upload")).content.decode()
    assert "Language: “xx” is the code of no language and is left out." in page
    assert "another language than English (which one is not known)" in page


def test_saving_nothing_is_told_beside_what_the_story_lacks(desk: Client) -> None:
    hand_in(desk, text=ARTICLES["Harbour Post"])
    page = desk.post(reverse("upload"), {"do": "save"}).content.decode()
    assert "tick the articles that are to be saved" in page
    assert "Choose a story" in page


def test_outlets_are_named_in_the_list(desk: Client) -> None:
    hand_in(desk, chosen=[file(f"{name}.txt", text) for name, text in ARTICLES.items()])
    gull = Upload.objects.get(name="Morning Gull.txt")
    page = desk.get(reverse("upload")).content.decode()
    assert page.count("Outlet not named. It is") == 3
    page = save(desk, **{f"outlet-{gull.pk}": "x" * 201, "title": "The bridge"}).content.decode()
    assert f'value="{"x" * 201}" list="known" autocomplete="off" aria-invalid="true"' in page
    assert f'aria-describedby="outlet-{gull.pk}-error"' in page
    assert f'id="outlet-{gull.pk}-error">The outlet has 201 characters' in page
    save(desk, **{f"outlet-{gull.pk}": "Morning Gull", "title": "The bridge"})
    assert set(Article.objects.filter(outlet__named=True).values_list("outlet__name", flat=True)) == {
        "Morning Gull"
    }


def test_the_outlet_of_a_copyright_line_is_offered_and_taken_only_when_ticked(desk: Client) -> None:
    foot = "© 2024 Talvern Radio. All rights reserved."
    hand_in(desk, chosen=[file(f"{name}.txt", f"{text}{foot}\n") for name, text in ARTICLES.items()])
    gull, post = (Upload.objects.get(name=f"{name}.txt") for name in ("Morning Gull", "Harbour Post"))
    page = desk.get(reverse("upload")).content.decode()
    assert page.count("as the copyright line of the page says") == 3
    assert "says “Talvern Radio”" in desk.get(reverse("upload_preview", args=[gull.pk])).content.decode()
    ticked = {f"suggested-{gull.pk}": "Talvern Radio", f"suggested-{post.pk}": "Talvern Radio"}
    save(
        desk, **ticked, **{f"outlet-{post.pk}": "Harbour Post", f"outlet-{gull.pk}": " "}, title="The bridge"
    )
    named = Article.objects.filter(outlet__named=True).values_list("outlet__name", flat=True)
    assert sorted(named) == ["Harbour Post", "Talvern Radio"]
    assert Article.objects.filter(outlet__named=False).count() == 1


def test_two_files_of_one_name_are_two_articles(desk: Client) -> None:
    first, second, later = ARTICLES.values()
    hand_in(desk, chosen=[file("article.txt", first), file("article.txt", second)])
    save(desk, title="The bridge")
    made = Story.objects.get()
    hand_in(desk, text="", chosen=[file("article.txt", later)])
    save(desk, story=made.pk)
    assert made.articles.count() == 3
    assert {article.versions.count() for article in made.articles.all()} == {1}


def test_a_text_that_takes_the_place_of_another_is_told_before_and_after(desk: Client) -> None:
    address = "https://post.example/bridge"
    hand_in(desk, text=ARTICLES["Harbour Post"], url=address)
    save(desk, title="The bridge")
    made = Story.objects.get()
    hand_in(desk, text=ARTICLES["Morning Gull"], url=address)
    hand_in(desk, text=ARTICLES["Upland Courier"], url=f"{address}#top")
    told = "Another text with the address of"
    assert desk.get(reverse("upload")).content.decode().count(told) == 2
    gull, upland = Upload.objects.order_by("pk")
    assert told in desk.get(reverse("upload_preview", args=[gull.pk])).content.decode()
    page = desk.get(save(desk, but=(upland.pk,), story=made.pk).headers["Location"]).content.decode()
    assert "another text than before: kept as a new version" in page
    assert made.articles.get().versions.count() == 2


def test_a_text_that_was_handed_in_twice_is_told_and_saved_once(desk: Client) -> None:
    text = ARTICLES["Harbour Post"]
    hand_in(desk, chosen=[file("post.txt", text), file("copy.txt", f"{text}\n")])
    assert "The same text as post.txt in this list" in desk.get(reverse("upload")).content.decode()
    answer = save(desk, title="The bridge")
    assert Article.objects.count() == 1
    assert (
        "copy.txt: the story has this text already: “Talvern"
        in desk.get(answer.headers["Location"]).content.decode()
    )


def test_a_text_is_saved_twice_when_that_is_ticked(desk: Client) -> None:
    text = ARTICLES["Harbour Post"]
    hand_in(desk, chosen=[file("post.txt", text), file("copy.txt", text)])
    save(desk, title="The bridge", twice="on")
    assert Article.objects.count() == 2


def test_the_preview_tells_where_the_text_is_already(desk: Client) -> None:
    story("The bridge", {"Harbour Post": ARTICLES["Harbour Post"]})
    hand_in(desk, text=ARTICLES["Harbour Post"])
    page = desk.get(reverse("upload_preview", args=[Upload.objects.get().pk])).content.decode()
    assert "of Harbour Post in the story “The bridge”" in page
    assert 'name="twice"' in page


def test_one_text_leads_to_its_page_whatever_waits_and_several_to_their_list(desk: Client) -> None:
    files = [file(f"{name}.txt", ARTICLES[name]) for name in ("Harbour Post", "Upland Courier")]
    assert hand_in(desk, chosen=files).headers["Location"] == reverse("upload")
    answer = hand_in(desk, text=ARTICLES["Morning Gull"])
    assert answer.headers["Location"] == reverse("upload_preview", args=[Upload.objects.latest("pk").pk])


def test_one_of_those_that_wait_is_thrown_away(desk: Client, editor: User) -> None:
    hand_in(desk, chosen=[file(f"{name}.txt", text) for name, text in ARTICLES.items()])
    unwanted = Upload.objects.get(name="Morning Gull.txt")
    desk.post(reverse("upload"), {"discard": unwanted.pk})
    left = [upload.name for upload in Upload.objects.waiting(editor)]
    assert left == ["Harbour Post.txt", "Upland Courier.txt"]


def test_every_wrong_field_is_told_at_once_and_the_chosen_lines_stay(desk: Client) -> None:
    hand_in(desk, text=ARTICLES["Harbour Post"])
    upload = Upload.objects.get()
    address = reverse("upload_preview", args=[upload.pk])
    first = upload.lines[0][0]
    page = desk.post(
        address,
        {
            "do": "save",
            "keep": [first],
            "published": "some day",
            "url": "mailto:a@b.example",
            "language": "orlaic",
        },
    ).content.decode()
    assert "Language: no language has this code; write one such as en or pt-BR." in page
    assert "Published: write the date like" in page
    assert "no http or https address" in page
    assert "Choose a story" in page
    assert f"1 of {len(upload.lines)} lines are taken" in page


def test_a_line_is_taken_out_and_another_put_back(desk: Client) -> None:
    hand_in(desk, text=f"{MENU}\n{ARTICLES['Harbour Post']}")
    upload = Upload.objects.get()
    by_text = {upload.text[start:end]: (start, role) for start, end, role in upload.lines}
    menu, ferry = by_text[MENU], by_text["The ferry company will close its old pier in spring."]
    assert menu[1] == "chrome"
    keep = [start for start, role in by_text.values() if role not in ("chrome", "byline")]
    keep = [start for start in keep if start != ferry[0]] + [menu[0]]
    into = story("Into this one", {})
    answer = desk.post(
        reverse("upload_preview", args=[upload.pk]),
        {"do": "save", "keep": keep, "outlet": "Harbour Post", "headline": "A headline", "story": into.pk},
    )
    assert answer.headers["Location"] == into.get_absolute_url()
    version = into.articles.get().current_version
    assert version is not None
    roles = {version.text[start:end]: role for start, end, role in version.lines}
    assert roles[MENU] == "body"
    assert roles["The ferry company will close its old pier in spring."] == "chrome"
    assert into.articles.get().outlet.name == "Harbour Post"


def test_changes_can_be_kept_without_saving(desk: Client) -> None:
    hand_in(desk, text=ARTICLES["Harbour Post"])
    upload = Upload.objects.get()
    keep = [start for start, _, _ in upload.lines]
    address = reverse("upload_preview", args=[upload.pk])
    desk.post(address, {"do": "keep", "keep": keep, "outlet": "Named now"})
    assert 'value="Named now"' in desk.get(address).content.decode()
    assert not Article.objects.exists()


def test_a_date_that_can_not_be_read_is_told_by_its_field(desk: Client) -> None:
    hand_in(desk, text=ARTICLES["Harbour Post"])
    upload = Upload.objects.get()
    keep = [start for start, _, _ in upload.lines]
    answer = desk.post(
        reverse("upload_preview", args=[upload.pk]),
        {"do": "save", "keep": keep, "published": "some day", "title": "Bridge"},
    )
    assert answer.status_code == 422
    assert "Published: write the date like" in answer.content.decode()
    assert 'value="some day"' in answer.content.decode()
    assert not Story.objects.exists()


def undoing(page: str) -> str:
    """Where the one button of the page's messages leads that undoes what they tell."""
    (address,) = re.findall(r'<form method="post" action="([^"]+)">(?:(?!</form>).)*<button[^>]*>Undo<', page)
    return str(address)


@pytest.mark.parametrize("where", ["preview", "list"])
def test_an_upload_is_thrown_away_by_one_button_and_brought_back_by_another(
    desk: Client, editor: User, where: str
) -> None:
    preview = f"{hand_in(desk, text=ARTICLES['Harbour Post']).headers['Location']}?story=talvern"
    upload = Upload.objects.get()
    address = preview if where == "preview" else f"{reverse('upload')}?story=talvern"
    page = desk.get(address).content.decode()
    assert len(re.findall(r"<button[^>]*>Throw it away<", page)) == 1
    keep = [start for start, _, _ in upload.lines[:-1]]
    on_screen = {"do": "discard", "keep": keep, "outlet": "Tern", "headline": upload.fields["headline"]}
    given = on_screen if where == "preview" else {"discard": upload.pk}
    page = desk.post(address, given, follow=True).content.decode()
    assert f"Thrown away: “{upload.fields['headline']}”." in page
    assert "Look at it" not in page

    answer = desk.post(undoing(page))
    assert answer.headers["Location"] == f"{reverse('upload')}?story=talvern"
    page = desk.get(answer.headers["Location"]).content.decode()
    assert f"Brought back: “{upload.fields['headline']}”." in page
    assert page.count("Look at it") == 1
    again = Upload.objects.kept(editor).get()
    assert again.fields["outlet"] == given.get("outlet", "")  # as it was on the screen
    assert (again.lines == upload.lines) is (where == "list")


def test_what_was_thrown_away_is_neither_saved_nor_edited_nor_anybody_elses_to_bring_back(
    desk: Client, editor: User
) -> None:
    preview = hand_in(desk, text=ARTICLES["Harbour Post"]).headers["Location"]
    upload = Upload.objects.get()
    undo = undoing(desk.post(reverse("upload"), {"discard": upload.pk}, follow=True).content.decode())
    save(desk, title="The bridge")
    desk.post(preview, {"do": "keep", "keep": [], "outlet": "Tern"})
    stranger = Client()
    stranger.force_login(staff("other", superuser=True))
    page = stranger.post(undo, follow=True).content.decode()
    assert "can’t be brought back" in page
    assert not Story.objects.exists()
    assert not Upload.objects.kept(editor).exists()
    for _ in range(2):  # a second click does no harm
        desk.post(undo)
        assert Upload.objects.kept(editor).get().lines == upload.lines
    upload.delete()
    assert "can’t be brought back" in desk.post(undo, follow=True).content.decode()


def test_bringing_back_takes_a_button_and_leave(client: Client) -> None:
    address = f"{reverse('restore_upload', args=[1])}?story=talvern"
    asked = client.post(address).headers["Location"]
    assert client.post(address, follow=True).status_code == 200
    client.force_login(staff("reporter"))
    assert client.post(address).status_code == 403
    desk = trainee(client, "add_article")
    assert desk.get(address).status_code == 405
    # Whoever has logged in meanwhile comes to a page, not to what only a button can do.
    leads_to = parse_qs(urlsplit(asked).query)["next"]
    assert leads_to == [f"{reverse('upload')}?story=talvern"]
    assert desk.get(leads_to[0]).status_code == 200


@pytest.mark.parametrize("where", ["preview", "list", "edit"])
def test_the_slower_half_of_a_double_click_on_throwing_away_offers_to_bring_it_back(
    desk: Client, where: str
) -> None:
    article = story(articles={"Harbour Post": ARTICLES["Harbour Post"]}).articles.get()
    if where == "edit":
        address = desk.post(reverse("edit", args=[article.story.slug, article.pk])).headers["Location"]
    else:
        address = hand_in(desk, text=ARTICLES["Morning Gull"]).headers["Location"]
    pk = Upload.objects.get().pk
    given: dict[str, Any] = {"do": "discard", "keep": []}
    if where == "list":
        address, given = reverse("upload"), {"discard": pk}
    faster = Client()  # whose answer, and what it tells, the browser no longer takes
    faster.force_login(User.objects.get())
    faster.post(address, given)
    answer = desk.post(address, given)
    leads_to = article.get_absolute_url() if where == "edit" else reverse("upload")
    assert answer.headers["Location"] == leads_to
    page = desk.get(leads_to).content.decode()
    assert "That upload was thrown away." in page
    assert undoing(page) == reverse("restore_upload", args=[pk])


def test_a_line_that_was_dropped_is_put_back_on_the_article_itself(desk: Client) -> None:
    made = story(articles={"Harbour Post": ARTICLES["Harbour Post"]})
    article = made.articles.get()
    assert "Edit its lines and fields" in desk.get(article.get_absolute_url()).content.decode()
    answer = desk.post(reverse("edit", args=[made.slug, article.pk]))
    preview = answer.headers["Location"]
    page = desk.get(preview).content.decode()
    assert 'name="title"' not in page
    assert "The same text" not in page
    assert article.headline not in desk.get(reverse("upload")).content.decode()

    keep = [start for start, _, _ in Upload.objects.get().lines[:-1]]
    answer = desk.post(
        preview, {"do": "save", "keep": keep, "headline": "A bridge", "outlet": "Harbour Post"}
    )
    assert answer.headers["Location"] == article.get_absolute_url()
    article.refresh_from_db()
    assert article.headline == "A bridge"
    assert article.versions.count() == 2
    assert AnalysisRun.objects.filter(story=made, state="queued").count() == 1


def test_an_edit_without_a_line_is_told_and_can_be_thrown_away_and_brought_back(
    desk: Client, editor: User
) -> None:
    made = story(articles={"Harbour Post": ARTICLES["Harbour Post"]})
    article = made.articles.get()
    preview = desk.post(reverse("edit", args=[made.slug, article.pk])).headers["Location"]
    answer = desk.post(preview, {"do": "save", "keep": []})
    assert answer.status_code == 422
    assert "Only menus, captions" in answer.content.decode()
    assert ">Throw the changes away</button>" in desk.get(preview).content.decode()
    answer = desk.post(preview, {"do": "discard", "headline": "A bridge"})
    assert answer.headers["Location"] == article.get_absolute_url()
    assert not Upload.objects.kept(editor).exists()
    told = f"The changes to “{article.headline}” were thrown away; the article is as it was."
    page = desk.get(article.get_absolute_url()).content.decode()
    assert told in page
    answer = desk.post(undoing(page))
    assert answer.headers["Location"] == preview
    assert 'value="A bridge"' in desk.get(preview).content.decode()


def test_only_who_may_change_articles_takes_them_up_again(client: Client) -> None:
    made = story(articles={"Harbour Post": ARTICLES["Harbour Post"]})
    address = reverse("edit", args=[made.slug, made.articles.get().pk])
    assert client.post(address).status_code == 302
    assert trainee(client, "add_article").post(address).status_code == 403
    User.objects.all().delete()
    assert trainee(client, "change_article").post(address).status_code == 403


def test_who_may_no_longer_change_articles_saves_no_edit(client: Client) -> None:
    made = story(articles={"Harbour Post": ARTICLES["Harbour Post"]})
    desk = trainee(client, "add_article", "change_article")
    preview = desk.post(reverse("edit", args=[made.slug, made.articles.get().pk])).headers["Location"]
    User.objects.get().user_permissions.set(Permission.objects.filter(codename="add_article"))
    assert desk.post(preview, {"do": "save", "keep": []}).status_code == 403


def test_saving_what_is_saved_already_leads_back(desk: Client) -> None:
    hand_in(desk, text=ARTICLES["Harbour Post"])
    address = reverse("upload_preview", args=[Upload.objects.get().pk])
    keep = [start for start, _, _ in Upload.objects.get().lines]
    for leads_to in ("/", reverse("upload")):
        answer = desk.post(address, {"do": "save", "keep": keep, "title": "The bridge"})
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(leads_to)
    assert "already" in desk.get(reverse("upload")).content.decode()
    assert Story.objects.count() == 1


def test_back_to_an_upload_that_was_saved_leads_to_its_article(desk: Client) -> None:
    hand_in(desk, text=ARTICLES["Harbour Post"])
    hand_in(desk, text=ARTICLES["Morning Gull"])
    first, other = Upload.objects.all()
    addresses = [reverse("upload_preview", args=[upload.pk]) for upload in (first, other)]
    keep = [start for start, _, _ in first.lines]
    desk.post(addresses[0], {"do": "save", "keep": keep, "title": "The bridge"})
    save(desk, story=Story.objects.get().pk)
    assert not Upload.objects.exists()
    for address, article in zip(addresses, Article.objects.order_by("pk"), strict=True):
        answer = desk.get(address)
        assert answer.headers["Location"] == article.get_absolute_url()
        assert "saved already: this is its article in “The bridge”" in desk.get("/").content.decode()
    stranger = Client()
    stranger.force_login(staff("other", superuser=True))
    assert stranger.get(addresses[0]).status_code == 404
    Article.objects.all().delete()
    assert desk.get(addresses[0]).headers["Location"] == reverse("upload")
    assert "saved, or thrown away, already" in desk.get("/").content.decode()


@pytest.mark.parametrize("where", ["preview", "list"])
def test_back_to_an_upload_that_was_thrown_away_leads_to_the_others_and_offers_it(
    desk: Client, where: str
) -> None:
    hand_in(desk, text=ARTICLES["Harbour Post"])
    pk = Upload.objects.get().pk
    preview = f"{reverse('upload_preview', args=[pk])}?story=talvern"
    if where == "preview":
        desk.post(preview, {"do": "discard"})
    else:
        desk.post(f"{reverse('upload')}?story=talvern", {"discard": pk})
    desk.get(reverse("about"))  # which tells it
    answer = desk.get(preview)
    assert answer.headers["Location"] == f"{reverse('upload')}?story=talvern"
    page = desk.get(answer.headers["Location"]).content.decode()
    assert "That upload was thrown away" in page
    assert undoing(page) == f"{reverse('restore_upload', args=[pk])}?story=talvern"
    Upload.objects.all().delete()
    page = desk.get(preview, follow=True).content.decode()
    assert "That upload was thrown away" in page
    assert "Undo" not in page
    stranger = Client()
    stranger.force_login(staff("other", superuser=True))
    assert stranger.get(preview).status_code == 404


def test_who_may_not_throw_an_upload_away_learns_nothing_of_it(desk: Client) -> None:
    hand_in(desk, text=ARTICLES["Harbour Post"])
    pk = Upload.objects.get().pk
    stranger = Client()
    stranger.force_login(staff("other", superuser=True))
    stranger.post(reverse("upload"), {"discard": pk})
    assert stranger.get(reverse("upload_preview", args=[pk])).status_code == 404
    assert Upload.objects.get().pk == pk


def test_back_to_an_edit_that_was_saved_leads_to_its_article(desk: Client) -> None:
    article = story(articles={"Harbour Post": ARTICLES["Harbour Post"]}).articles.get()
    preview = desk.post(reverse("edit", args=[article.story.slug, article.pk])).headers["Location"]
    keep = [start for start, _, _ in Upload.objects.get().lines]
    desk.post(preview, {"do": "save", "keep": keep, "headline": "A bridge", "outlet": "Harbour Post"})
    assert desk.get(preview).headers["Location"] == article.get_absolute_url()


@pytest.mark.parametrize("call", ["keep_lines", "edit_upload", "save_edit"])
def test_the_slower_half_of_a_double_click_on_an_edit_leads_to_the_article(
    desk: Client, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    made = story(articles={"Harbour Post": ARTICLES["Harbour Post"]})
    article = made.articles.get()
    preview = desk.post(reverse("edit", args=[made.slug, article.pk])).headers["Location"]
    called = getattr(views, call)

    def too_late(pk: int, **given: Any) -> Any:
        Upload.objects.all().delete()
        return called(pk, **given)

    monkeypatch.setattr(views, call, too_late)
    keep = [start for start, _, _ in Upload.objects.get().lines]
    answer = desk.post(preview, {"do": "save", "keep": keep})
    assert answer.headers["Location"] == article.get_absolute_url()


def test_the_slower_half_of_a_double_click_makes_no_second_story(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(desk, text=ARTICLES["Harbour Post"])
    upload = Upload.objects.get()

    def too_late(pk: int, **given: Any) -> Upload:
        edited = edit_upload(pk, **given)
        Upload.objects.all().delete()
        return edited

    monkeypatch.setattr(views, "edit_upload", too_late)
    keep = [start for start, _, _ in upload.lines]
    answer = desk.post(
        reverse("upload_preview", args=[upload.pk]), {"do": "save", "keep": keep, "title": "The bridge"}
    )
    assert answer.headers["Location"] == reverse("upload")
    assert not Story.objects.exists()


def test_the_uploads_of_another_editor_stay_theirs(desk: Client) -> None:
    hand_in(desk, text=ARTICLES["Harbour Post"])
    upload = Upload.objects.get()
    other = Client()
    other.force_login(staff("other", superuser=True))
    assert other.get(reverse("upload_preview", args=[upload.pk])).status_code == 404


def test_a_story_is_published_taken_back_compared_and_deleted_with_one_click(desk: Client) -> None:
    made = compared_story(published=False)
    desk.post(reverse("publish", args=[made.slug]))
    assert Story.objects.get().state == "published"
    desk.post(reverse("take_back", args=[made.slug]))
    assert Story.objects.get().state == "draft"
    desk.post(reverse("analyse", args=[made.slug]))
    assert made.runs.filter(state="queued").count() == 1
    assert "can’t be undone" in desk.get(reverse("delete", args=[made.slug])).content.decode()
    assert Story.objects.exists()
    desk.post(reverse("delete", args=[made.slug]))
    assert not Story.objects.exists()


@pytest.mark.parametrize("name", ["publish", "take_back", "analyse", "delete"])
def test_readers_can_not_do_what_staff_do(client: Client, name: str) -> None:
    made = compared_story()
    answer = client.post(reverse(name, args=[made.slug]))
    assert answer.status_code == 302
    assert "login" in answer.headers["Location"]
    # The login leads on by a GET, which what changes a story does not answer.
    assert answer.headers["Location"].endswith(f"next={made.get_absolute_url()}")
    assert Story.objects.get().state == "published"


@pytest.mark.parametrize("name", ["publish", "take_back", "analyse"])
def test_what_changes_a_story_is_never_a_link(desk: Client, name: str) -> None:
    assert desk.get(reverse(name, args=[compared_story().slug])).status_code == 405


def test_a_form_without_its_token_has_our_own_page(editor: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    answer = client.post(reverse("publish", args=[compared_story().slug]))
    assert answer.status_code == 403
    assert "The form has expired" in answer.content.decode()


def trainee(client: Client, *permissions: str) -> Client:
    person = staff("trainee")
    person.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(person)
    return client


def test_who_may_only_add_articles_can_neither_publish_nor_make_stories(client: Client) -> None:
    desk = trainee(client, "add_article")
    hand_in(desk, text=ARTICLES["Harbour Post"])
    draft = story("A draft", {}, published=False)
    page = desk.get(reverse("upload")).content.decode()
    assert 'name="publish"' not in page
    assert 'name="title"' not in page
    answer = save(desk, title="Mine", publish="on")
    assert answer.status_code == 422
    assert "Choose a story." in answer.content.decode()
    save(desk, story=draft.pk, publish="on")
    assert list(Story.objects.values_list("title", "state")) == [("A draft", "draft")]
    assert draft.articles.count() == 1


def test_a_title_makes_a_story_beside_the_one_that_has_it(desk: Client) -> None:
    there = story("The bridge", {})
    hand_in(desk, text=ARTICLES["Harbour Post"])
    answer = save(desk, title="The bridge")
    made = Story.objects.exclude(pk=there.pk).get()
    assert answer.headers["Location"] == made.get_absolute_url()
    assert made.state == "draft"
    assert not there.articles.exists()


def test_a_new_story_of_which_nothing_is_taken_is_not_made(desk: Client) -> None:
    hand_in(desk, text=ARTICLES["Harbour Post"])
    answer = desk.post(
        reverse("upload_preview", args=[Upload.objects.get().pk]),
        {"do": "save", "title": "Empty", "keep": []},
    )
    assert answer.status_code == 422
    assert not Story.objects.exists()
    assert Upload.objects.exists()


def test_a_long_preview_is_saved_in_as_many_queries_as_a_short_one(desk: Client) -> None:
    counts = []
    for number in (3, 60):
        lines = "".join(f"Sentence number {n} of the long report ends here.\n" for n in range(number))
        hand_in(desk, text=f"A bridge opens in Talvern\n\n{lines}")
        address = reverse("upload_preview", args=[Upload.objects.get().pk])
        with CaptureQueriesContext(connection) as found:
            desk.post(address, {"do": "keep", "keep": []})
        counts.append(len(found))
        Upload.objects.all().delete()
    assert counts[0] == counts[1]


@pytest.mark.parametrize("keep", ["²", "9" * 30, "-1", "x"])
def test_a_line_that_no_number_names_is_passed_over(desk: Client, keep: str) -> None:
    hand_in(desk, text=ARTICLES["Harbour Post"])
    address = reverse("upload_preview", args=[Upload.objects.get().pk])
    assert desk.post(address, {"do": "keep", "keep": keep}).status_code == 302


def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TemporaryUploadedFile, "read", lambda *_: pytest.fail("it was read"))
    answer = hand_in(desk, chosen=[file("big.txt", b"word " * 1_100_000)])
    assert answer.status_code == 422
    assert "is too large (5.5 MB); at most 5 MB are read" in answer.content.decode()


def test_of_two_files_of_one_name_the_small_one_is_taken(desk: Client) -> None:
    big, small = file("bridge.txt", b"word " * 1_100_000), file("bridge.txt", ARTICLES["Harbour Post"])
    assert hand_in(desk, chosen=[big, small]).status_code == 422
    assert "Engineers said that 40 ships" in Upload.objects.get().text


def test_a_text_that_was_taken_is_not_in_the_form_any_more(desk: Client) -> None:
    answer = hand_in(desk, text=ARTICLES["Harbour Post"], chosen=[file("empty.txt", "")])
    page = answer.content.decode()
    assert "<b>empty.txt</b>" in page
    assert "Engineers said that 40 ships" not in page
    assert Upload.objects.count() == 1


def faults(answer: Any) -> list[tuple[str, str]]:
    """Where each line of the list at the top leads, and what it says. All of it leads to something there."""
    page = answer.content.decode()
    assert "<title>Error: " in page
    listed = page[page.index('class="faults"') : page.index("<h1")]
    found = re.findall(r'<li dir="auto"><a href="#([^"]+)">(.*?)</a></li>', listed)
    assert found
    for target, _ in found:
        assert page.count(f'id="{target}"') == 1, target
    return [(target, re.sub(r"<[^>]+>", "", words)) for target, words in found]


def test_what_is_wrong_with_a_pasted_text_is_listed_at_the_top_with_a_link_to_each_field(
    desk: Client,
) -> None:
    answer = hand_in(desk, text=ARTICLES["Harbour Post"], url="mailto:a@b.example", published="some day")
    assert faults(answer) == [
        ("id_published", "Published: write the date like 2025-03-07 or 2025-03-07 09:30."),
        ("id_url", "Address: this is no http or https address."),
    ]
    assert faults(hand_in(desk)) == [("id_text", "Paste a text or choose files.")]
    assert "<title>Upload" in desk.get(reverse("upload")).content.decode()


def test_files_are_kept_where_a_field_of_the_pasted_text_is_wrong(desk: Client) -> None:
    chosen = [file("good.txt", ARTICLES["Morning Gull"])]
    for wrong in ({"language": "orlaic"}, {"headline": "x" * 1001}):
        answer = hand_in(desk, text=ARTICLES["Harbour Post"], chosen=chosen, **wrong)
        assert "Engineers said that 40 ships" in answer.content.decode()
        assert "1 file taken into the list." in answer.content.decode()
        assert Upload.objects.get().name == "good.txt"
        Upload.objects.all().delete()
        chosen[0].seek(0)


def test_a_pasted_text_that_is_refused_stays_in_its_form_though_files_are_taken(desk: Client) -> None:
    answer = hand_in(desk, text=MENU, outlet="A Post", chosen=[file("good.txt", ARTICLES["Morning Gull"])])
    assert [target for target, _ in faults(answer)] == ["id_text"]
    assert MENU in answer.content.decode()
    assert 'value="A Post"' in answer.content.decode()


def test_what_is_wrong_in_the_list_of_many_texts_leads_to_each_of_them(desk: Client) -> None:
    hand_in(desk, chosen=[file(f"{name}.txt", text) for name, text in ARTICLES.items()])
    post, courier, gull = Upload.objects.order_by("name")[0], *Upload.objects.order_by("name")[1:]
    answer = save(desk, **{f"outlet-{courier.pk}": "x" * 201, f"outlet-{post.pk}": "Talvern Radio"})
    assert [target for target, _ in faults(answer)] == [f"outlet-{courier.pk}", "id_title"]
    for pk in (post.pk, gull.pk):
        desk.post(reverse("upload_preview", args=[pk]), {"do": "keep", "keep": []})
    answer = save(desk, title="The bridge")
    assert [target for target, _ in faults(answer)] == [f"pick-{pk}" for pk in sorted((post.pk, gull.pk))]
    assert faults(desk.post(reverse("upload"), {"do": "save", "title": "x"}))[0][0] == "waiting-title"


def test_what_is_wrong_with_one_text_leads_to_its_lines_and_fields(desk: Client) -> None:
    hand_in(desk, text=ARTICLES["Harbour Post"])
    address = reverse("upload_preview", args=[Upload.objects.get().pk])
    answer = desk.post(address, {"do": "save", "keep": [], "published": "some day"})
    assert [target for target, _ in faults(answer)] == ["id_published", "id_title"]
    answer = desk.post(address, {"do": "save", "keep": [], "title": "The bridge"})
    assert [target for target, _ in faults(answer)] == ["lines"]
    answer = desk.post(address, {"do": "keep", "keep": ["1"], "title": "Kept as typed", "publish": "on"})
    assert [target for target, _ in faults(answer)] == ["lines"]
    assert 'value="Kept as typed"' in answer.content.decode()
    assert 'id="id_publish" checked' in answer.content.decode()
