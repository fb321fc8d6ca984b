"""Pictures of a story: the numbers that they draw, their tables, and what they say where there is nothing."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import Article, Story
from newsdiff.web.pages import pictures, times
from newsdiff.web.pages.article import load_for_article
from newsdiff.web.pages.notes import notes
from newsdiff.web.pages.pictures import PicturesPage, alike
from newsdiff.web.results import load
from newsdiff.web.words import LISTED, ONLY, WORDING
from tests.factories import ARTICLES, compared_story, staff, story
from tests.web.test_limits import HOSTILE, many, queries

pytestmark = pytest.mark.django_db


SNOW = "Snow near Orle\n\nHeavy snowfall closed three mountain passes overnight.\n"
GOATS = "Goats for sale\n\nA breeder offers seven white goats with papers and bells.\n"
CHESS = "Endgames\n\nWhoever castles late loses most of these endgames to a lone knight.\n"


def published(made: Story, *days: int) -> None:
    for article, day in zip(made.articles.order_by("pk"), days, strict=False):
        Article.objects.filter(pk=article.pk).update(published=datetime(2024, 11, day, 9, tzinfo=UTC))


def address(made: Story) -> str:
    return reverse("pictures", args=[made.slug])


def test_bars_count_the_sentences_of_each_text_by_state() -> None:
    made = compared_story()
    results = load_for_article(made)
    for bar in PicturesPage.build(made).bars:
        counts = {part.state: part.count for part in bar.segments}
        marked = Counter(state for note in notes(results, bar.source, []).values() for state in note.states)
        assert counts == {state: marked[state] for state in LISTED if marked[state]}
        assert sum(part.width for part in bar.segments) == pytest.approx(100, abs=0.1)
        assert all(f"{part.count} " in bar.told for part in bar.segments)


def test_the_number_beside_a_bar_says_what_it_counts(client: Client) -> None:
    made = compared_story()
    assert made.current_run is not None
    alone = made.current_run.only.filter(sentence__version__article__outlet__name="Upland Courier")
    sentence = alone.exclude(sentence__role="headline")[0].sentence
    made.current_run.framing.create(
        sentence=sentence,
        start=sentence.start,
        end=sentence.start + 3,
        cue="loaded",
        voice="outlet",
        because="Why.",
        score=0.9,
    )
    bar = next(bar for bar in PicturesPage.build(made).bars if bar.name == "Upland Courier")
    assert {part.state for part in bar.segments} >= {ONLY, WORDING}
    marks = sum(part.count for part in bar.segments)
    shown = client.get(address(made)).content.decode()
    assert f'Upland Courier</a> <span class="small">{marks} marks</span>' in shown
    assert "a text may have more marks than sentences" in shown


def test_the_distance_is_one_less_the_share_of_aligned_sentences() -> None:
    made = compared_story()
    results = load(made, parts=("support",))
    distances, shares = alike(results)
    part, base = shares[0, 1]
    assert base == sum(len(results.reading_order[source.version]) for source in results.sources[:2])
    assert 0 < part <= base
    assert distances[0, 1] == distances[1, 0] == pytest.approx(1 - part / base)
    assert distances.diagonal().tolist() == [0.0, 0.0, 0.0]


def test_texts_that_share_most_stand_nearest_on_the_map() -> None:
    page = PicturesPage.build(compared_story())
    assert page.map is not None
    assert {page.map.pairs[0].a, page.map.pairs[0].b} == {"Harbour Post", "Morning Gull"}
    assert "Most alike are" in page.map.told
    dots = {dot.label: (dot.x, dot.y) for dot in page.map.charts[0].dots}
    post, gull, upland = (dots[name] for name in ARTICLES)

    def far(a: tuple[float, float], b: tuple[float, float]) -> float:
        return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2

    assert far(post, gull) < min(far(post, upland), far(gull, upland))


def test_a_line_leads_from_each_text_to_the_one_that_it_is_most_like(client: Client) -> None:
    tern = "Ferry stops\n\nThe ferry company will close its old pier in spring.\n"
    made = compared_story(articles=ARTICLES | {"Evening Tern": tern, "Orle News": SNOW})
    page = PicturesPage.build(made)
    assert page.map is not None
    _, shares = alike(load(made, parts=("support",)))
    share = {pair: part / base for pair, (part, base) in shares.items()} | {
        (j, i): part / base for (i, j), (part, base) in shares.items()
    }
    for chart in page.map.charts:
        ends = {(dot.x, dot.y): number for number, dot in enumerate(chart.dots)}
        joined = {frozenset((ends[line.x1, line.y1], ends[line.x2, line.y2])) for line in chart.lines}
        most = {
            frozenset((i, j))
            for i in range(5)
            for j in range(5)
            if i != j and share[i, j] == max(share[i, k] for k in range(5) if k != i) > 0
        }
        assert joined == most
        assert 0 < len(joined) < 10
    told = [name for pair in page.map.pairs for name in pair.nearest_of]
    assert set(told) == {*ARTICLES, "Evening Tern"}, "the snow is like none of them"
    assert {page.map.pairs[0].a, page.map.pairs[0].b} == set(page.map.pairs[0].nearest_of)
    shown = client.get(address(made)).content.decode()
    assert shown.count('class="tie"') == sum(len(chart.lines) for chart in page.map.charts)
    assert "Distances on the map are approximate" in shown


def test_pairs_that_are_equally_alike_are_counted_and_none_is_singled_out() -> None:
    apart = {"Orle News": SNOW, "Farm Weekly": GOATS, "Chess Letter": CHESS}
    page = PicturesPage.build(compared_story(articles=ARTICLES | apart))
    assert page.map is not None
    least = [pair for pair in page.map.pairs if pair.part == 0]
    assert f"and {len(least) - 1} other pairs, with 0\N{NO-BREAK SPACE}%." in page.map.told
    page = PicturesPage.build(compared_story(articles=apart))
    assert page.map is not None
    assert (
        page.map.told
        == "All are equally alike: each two have 0\N{NO-BREAK SPACE}% of their sentences aligned."
    )
    assert not any(chart.lines for chart in page.map.charts)


def test_more_texts_than_a_map_can_show_have_a_table(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    made = compared_story()
    monkeypatch.setattr(pictures, "MOST", 2)
    page = client.get(address(made)).content.decode()
    assert "3 texts are more than a map can show" in page
    assert "Map of" not in page
    assert "Sentences aligned" in page


def test_the_table_behind_the_bars_has_a_head_for_each_count(client: Client) -> None:
    made = compared_story()
    page = client.get(address(made)).content.decode()
    table = page[page.index('<caption class="unseen">Sentences by state') :]
    head, _, body = table.partition("</thead>")
    row = body[: body.index("</tr>")]
    assert head.count("<th ") == 1 + len(LISTED)
    assert row.count("<td ") == len(LISTED)
    for state in LISTED:
        assert f'class="part part-{state}" width="30"' in page


def test_two_texts_have_no_map() -> None:
    two = dict(list(ARTICLES.items())[:2])
    page = PicturesPage.build(compared_story(articles=two))
    assert page.map is None
    assert page.bars


def test_articles_of_one_outlet_are_told_apart() -> None:
    made = compared_story()
    Article.objects.update(outlet=made.articles.all()[0].outlet, headline="Bridge")
    names = [bar.name for bar in PicturesPage.build(made).bars]
    assert sorted(names) == [
        "Harbour Post, “Bridge”",
        "Harbour Post, “Bridge” (2)",
        "Harbour Post, “Bridge” (3)",
    ]


def test_publications_stand_in_order_between_the_first_and_the_last() -> None:
    made = compared_story()
    published(made, 1, 3, 2)
    rows = PicturesPage.build(made).times.rows
    places = [row.at for row in rows]
    assert places == [3.0, 50.0, 97.0]


def test_dates_in_the_texts_are_read_by_the_day_of_publication_and_lead_to_their_words() -> None:
    texts = {
        "Post": "Bridge opens\n\nThe bridge opened on 30 October 2024. It was begun in 2019.\n",
        "Gull": "Bridge is open\n\nThe bridge opened yesterday. Ships pass below it.\n",
    }
    made = compared_story(articles=texts)
    published(made, 1, 1)
    found = PicturesPage.build(made).times
    read = {(dated.name, dated.words): (dated.first, dated.last) for dated in found.dates}
    assert read["Post", "30 October 2024"] == (date(2024, 10, 30), date(2024, 10, 30))
    assert read["Gull", "yesterday"] == (date(2024, 10, 31), date(2024, 10, 31))
    assert any(first == date(2019, 1, 1) and last == date(2019, 12, 31) for first, last in read.values())
    assert all("#s-" in dated.href for dated in found.dates)
    assert "from 01 Jan 2019 to 31 Oct 2024; the table below has each" in found.told
    year, day = next(row for row in found.rows if row.name == "Post").marks
    assert year.width > 0
    assert day.width == 0
    assert year.x < day.x


def test_dates_beyond_the_table_are_in_the_words_of_the_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {
        "Post": "Bridge opens\n\nThe bridge opened on 30 October 2024. It was begun in 2019.\n",
        "Gull": "Bridge is open\n\nThe bridge opened on 2 November 2024. Ships pass below it.\n",
    }
    made = compared_story(articles=texts)
    published(made, 1, 1)
    whole = PicturesPage.build(made).times
    monkeypatch.setattr(times, "DATES", 1)
    cut = PicturesPage.build(made).times
    assert (len(cut.dates), cut.more_dates) == (1, len(whole.dates) - 1)
    assert cut.told == whole.told.replace("has each", "has the first of them")
    assert "to 02 Nov 2024" in cut.told


def test_without_any_date_the_page_says_so(client: Client) -> None:
    made = compared_story()
    page = client.get(address(made)).content.decode()
    assert "No text says when it was published" in page


def test_a_text_in_another_language_is_not_read_for_dates() -> None:
    made = compared_story()
    published(made, 1, 1, 1)
    assert PicturesPage.build(made).times.dates
    made.articles.update(language="fr")
    assert PicturesPage.build(made).times.dates == ()


@pytest.mark.parametrize("articles", [{}, {"Harbour Post": ARTICLES["Harbour Post"]}, ARTICLES])
def test_a_story_that_is_not_compared_has_a_page_that_says_so(
    client: Client, articles: dict[str, str]
) -> None:
    page = client.get(address(story(articles=articles)))
    assert page.status_code == 200
    assert 'class="empty"' in page.content.decode()


def test_drafts_are_for_staff(client: Client) -> None:
    made = compared_story(published=False)
    assert client.get(address(made)).status_code == 404
    client.force_login(staff())
    assert client.get(address(made)).status_code == 200


def test_each_picture_has_words_and_a_table(client: Client) -> None:
    made = compared_story()
    published(made, 1, 2, 3)
    page = client.get(address(made)).content.decode()
    assert page.count("<table") == page.count("The table behind it") == 3
    for svg in re.findall(r"<svg[^>]*>", page):
        assert 'aria-hidden="true"' in svg or ('role="img"' in svg and 'aria-label="' in svg)
    assert "style=" not in page


def test_the_page_takes_the_same_queries_for_five_articles_and_fifty_and_stays_light(client: Client) -> None:
    five, fifty = compared_story("Five", many(5)), compared_story("Fifty", many(50))
    for made in (five, fifty):
        published(made, *range(1, 29))
    client.force_login(staff(superuser=True))
    assert queries(client, address(five)) == queries(client, address(fifty)) <= 12
    assert len(gzip.compress(client.get(address(fifty)).content)) <= 150_000


def test_markup_is_shown_literally(client: Client) -> None:
    texts = {
        f"{HOSTILE} {n}": text.replace("Monday", f"Monday {HOSTILE}")
        for n, text in enumerate(ARTICLES.values())
    }
    texts = {f"Plain {n}": text for n, text in enumerate(texts.values())}
    made = compared_story(HOSTILE, texts)
    for article in made.articles.select_related("outlet"):
        article.outlet.name = f"{HOSTILE} {article.pk}"
        article.outlet.save()
    published(made, 1, 2, 3)
    page = client.get(address(made)).content.decode()
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert "<img" not in page


def test_a_publication_is_shown_by_the_clock_of_its_outlet_with_its_date(client):
    made = compared_story()
    first, second, third = made.articles.order_by("pk")
    for article, hour, offset in ((first, 23, 120), (second, 2, -210), (third, 9, 0)):
        at = datetime(2024, 11, 2, hour, 30, tzinfo=UTC)
        Article.objects.filter(pk=article.pk).update(published=at, utc_offset=offset)
    page = client.get(f"/stories/{made.slug}/pictures/").content.decode()
    assert "From 1 November 2024, 23:00 UTC−3:30 to 3 November 2024, 01:30 UTC+2." in page
    assert ">2 Nov 2024, 09:30</time>" in page
    story = client.get(made.get_absolute_url()).content.decode()
    assert re.findall(r">(\d Nov 2024)</time>", story) == ["1 Nov 2024", "2 Nov 2024", "3 Nov 2024"]
    chosen = f"article={first.pk}&article={second.pk}"
    beside = client.get(f"/stories/{made.slug}/compare/?{chosen}").content.decode()
    assert set(re.findall(r">(\d Nov 2024)</time>", beside)) == {"1 Nov 2024", "3 Nov 2024"}
    found = client.get("/search/?q=ships").content.decode()
    assert set(re.findall(r"(\d Nov 2024)", found)) >= {"1 Nov 2024", "3 Nov 2024"}


def test_a_publication_without_an_hour_is_shown_by_its_day(client):
    made = compared_story()
    first, second, _ = made.articles.order_by("pk")
    Article.objects.filter(pk=first.pk).update(published=datetime(2024, 11, 1, tzinfo=UTC))
    Article.objects.filter(pk=second.pk).update(published=datetime(2024, 11, 2, 9, 30, tzinfo=UTC))
    page = client.get(f"/stories/{made.slug}/pictures/").content.decode()
    assert "From 1 November 2024 to 2 November 2024, 09:30." in page
    assert "00:00<" not in page
    assert (
        ">1 November 2024</time>" in client.get(f"/stories/{made.slug}/articles/{first.pk}/").content.decode()
    )
