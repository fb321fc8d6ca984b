"""What is said of a fragment to those who hear the page: one short sentence on what is shown now."""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import Flag, Sentence, Story
from newsdiff.stories.services.runs import queue_run
from newsdiff.web.words import shown
from tests.factories import compared_story, story
from tests.web.test_limits import addresses, many

pytestmark = pytest.mark.django_db
LONGEST = 160


def announced(answer: Any) -> str:
    """What the root of a fragment says; empty where it says nothing."""
    root = re.match(r"\s*<[^>]+>", answer.content.decode())
    assert root
    said = re.search(r' data-announce="([^"]*)"', root.group())
    return html.unescape(said[1]) if said else ""


def fragment(client: Client, address: str, *, page: str = "") -> Any:
    answer = client.get(address, headers={"HX-Request": "true", "HX-Current-URL": page})
    assert answer.status_code == 200, address
    return answer


def asked_for(client: Client, page: str) -> list[str]:
    """The fragments that a page asks for, one for each view and each set of words in its address."""
    content = client.get(page).content.decode()
    found = (urljoin(page, html.unescape(href)) for href in re.findall(r'hx-get="([^"]+)"', content))
    return list({(_view(href), *parse_qs(urlsplit(href).query)): href for href in found}.values())


def _view(href: str) -> str:
    """The word of an address that names its view: "matrix" of /stories/a-story/matrix/a-claim/."""
    words = urlsplit(href).path.strip("/").split("/")
    return words[2] if len(words) > 2 else words[0]


def test_every_fragment_says_what_is_shown(client: Client) -> None:
    for number in range(12):
        story(f"Older {number}", {})
    made = compared_story(articles=many(9))
    queue_run(compared_story("Is compared again").pk)
    pages = [address for name, address in addresses(made).items() if name != "download"]
    pages += ["/search/?q=bridge", reverse("story", args=["is-compared-again"]), f"{pages[1]}?all=claims"]
    asked = {href: page for page in pages for href in asked_for(client, page)}
    views = {_view(href) for href in asked}
    assert {"", "stories", "search", "compare", "matrix", "wording", "claims", "flag", "progress"} <= views
    said = {href: announced(fragment(client, href, page=page)) for href, page in asked.items()}
    assert [href for href, words in said.items() if not 10 < len(words) < LONGEST] == []


@pytest.mark.parametrize(
    ("number", "count", "words"),
    [(12, 40, "12 of 40 claims shown"), (40, 40, "All 40 claims shown"), (1, 1, "1 claim shown")],
)
def test_a_part_of_a_list_is_told_with_its_whole(number: int, count: int, words: str) -> None:
    assert shown(number, count, "claim") == words
    assert shown(0, 0, "story", "stories") == "0 stories shown"


@pytest.fixture
def made() -> Story:
    return compared_story()


def matrix(client: Client, made: Story, query: str) -> tuple[str, int]:
    """What is said of the matrix, and how many rows it has."""
    answer = fragment(client, f"{reverse('matrix', args=[made.slug])}?{query}")
    return announced(answer), answer.content.decode().count('scope="row"')


def test_the_matrix_says_how_many_of_its_rows_are_shown_and_by_what(client: Client, made: Story) -> None:
    said, total = matrix(client, made, "")
    assert said == f"All {total} points shown."
    said, rows = matrix(client, made, "state=differs&sort=state")
    assert 0 < rows < total
    assert said == f"{rows} of {total} points shown, differs, first what differs."
    said, rows = matrix(client, made, "kind=number&outlet=morning-gull&sort=by-harbour-post")
    assert said == (
        f"{rows} point shown, differing in “number”, where Morning Gull has it in its text,"
        " sorted by Harbour Post, ascending."
    )
    said, rows = matrix(client, made, "state=only")
    assert said == f"All {rows} sentences shown, only here."


def test_a_cell_says_whose_it_is_and_what_opens(client: Client, made: Story) -> None:
    page = client.get(reverse("matrix", args=[made.slug])).content.decode()
    cell = re.search(r'<td[^>]*is-differs[^>]*>.*?hx-get="([^"]+outlet=morning-gull[^"]*)"', page)
    assert cell
    href = html.unescape(cell[1])
    assert announced(fragment(client, href)) == (
        "Claim opened: Morning Gull, differs: 1 sentence, 1 of other texts."
    )
    assert announced(fragment(client, f"{href}&closed=1")) == "Claim closed."
    assert "data-announce" not in page[page.index("<tbody") :]


def test_side_by_side_says_which_texts_stand_there_and_in_whose_order(client: Client, made: Story) -> None:
    keys = dict(made.articles.values_list("outlet__name", "pk"))
    query = f"article={keys['Harbour Post']}&article={keys['Upland Courier']}&order={keys['Upland Courier']}"
    answer = fragment(client, f"{reverse('compare', args=[made.slug])}?{query}")
    content = answer.content.decode()
    rows, together = content.count("<tr") - 1, content.count('class="shared')
    folded = content.count("data-fold")
    assert announced(answer) == (
        f"Side by side: Harbour Post and Upland Courier, {rows} rows, {together} shared, "
        f"{folded} folded, in the order of Upland Courier."
    )
    opened = announced(fragment(client, f"{reverse('compare', args=[made.slug])}?{query}&open=all"))
    assert "folded" not in opened


def test_a_claim_and_a_search_say_how_much_they_show(client: Client, made: Story) -> None:
    assert made.current_run is not None
    claim = made.current_run.claims.get(members__sentence__text__contains="60 ships")
    said = announced(fragment(client, reverse("claim", args=[made.slug, claim.key])))
    assert said == "Claim opened: 2 texts, 1 difference."
    said = announced(fragment(client, "/search/?q=60+ships"))
    assert said == "1 claim and 1 sentence found for “60 ships”, 1 sentence with some of the words."
    assert announced(fragment(client, "/search/?q=zzyzx")) == "Nothing found for “zzyzx”."


def test_a_flag_says_what_became_of_it(client: Client, made: Story) -> None:
    sentence = Sentence.objects.get(text__contains="monstrous new")
    address = reverse("flag", args=[made.slug])
    form = fragment(client, f"{address}?sentence={sentence.pk}")
    assert announced(form) == "A form to flag a sentence of Upland Courier."

    def send(**given: str) -> str:
        data = {"sentence": str(sentence.pk), "kind": "loaded", "words": "", "comment": "", **given}
        return announced(client.post(address, data, headers={"HX-Request": "true"}))

    assert send(kind="") == "The flag was not sent: 1 problem."
    assert send() == "Your flag waits for a moderator."
    assert send() == "This flag is there already; nothing new was kept."
    assert send(comment="Says who?") == "Your new comment is kept. Your flag waits for a moderator."
    back = reverse("take_back_flag", args=[made.slug, Flag.objects.get().pk])
    taken = client.post(back, {"sentence": sentence.pk}, headers={"HX-Request": "true"})
    assert announced(taken) == "Your flag was taken back. Nothing of it is kept."
