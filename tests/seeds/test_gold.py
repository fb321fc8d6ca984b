"""The gold of the sample stories quotes what stands in them, and the stories keep their promises."""

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

SEEDS = Path(__file__).parents[2] / "seeds"
STORIES = sorted(path.parent.name for path in SEEDS.glob("*/story.toml"))
FIELDS = {"outlet", "headline", "byline", "published", "url", "language"}
KINDS = {
    "number", "date", "name", "quote", "attribution", "certainty", "scope", "negation", "wording",
}  # fmt: skip
CUES = {
    "loaded", "label", "epithet", "judgement", "report-verb", "vague-source", "mind-reading", "scare-quotes",
    "hedge", "headline",
}  # fmt: skip


class Article(NamedTuple):
    stem: str
    suffix: str
    fields: dict[str, Any]
    lines: list[str]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


class Story(NamedTuple):
    about: dict[str, Any]
    gold: dict[str, Any]
    articles: dict[str, Article]

    def places(self) -> Iterator[dict[str, str]]:
        for difference in self.gold["differences"]:
            yield difference["a"]
            yield difference["b"]
        for mark in self.gold["framing"]:
            yield mark["place"]

    def sentences(self) -> Iterator[tuple[str, str]]:
        """Every sentence that the gold quotes, with its stem."""
        for fact in self.gold["facts"]:
            yield from map(tuple, fact["sentences"])
        for pair in self.gold["unsure"]:
            yield from map(tuple, pair)
        yield from map(tuple, self.gold["only"])
        for place in self.places():
            yield place["article"], place["sentence"]

    def fact_sentences(self, fact: str) -> set[tuple[str, str]]:
        return {
            tuple(member) for row in self.gold["facts"] if row["id"] == fact for member in row["sentences"]
        }


class VisibleLines(HTMLParser):
    """The words between the tags of the body, one line a block element."""

    UNSEEN = frozenset({"head", "script", "style", "textarea"})
    INLINE = frozenset({"a", "em", "span", "label", "input", "textarea"})

    def __init__(self) -> None:
        super().__init__()
        self.unseen = 0
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in self.UNSEEN
        self.words += "" if tag in self.INLINE else "\n"

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in self.UNSEEN
        self.words += "" if tag in self.INLINE else "\n"

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.words += data


@cache
def story(name: str) -> Story:
    folder = SEEDS / name
    about = tomllib.loads((folder / "story.toml").read_text(encoding="utf-8"))
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    told = about.get("articles", {})
    read = [read_article(path, told.get(path.name, {})) for path in sorted((folder / "articles").iterdir())]
    assert len({article.stem for article in read}) == len(read), "two articles have one stem"
    return Story(about, gold, {article.stem: article for article in read})


def read_article(path: Path, fields: dict[str, Any]) -> Article:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        before, front, text = re.split(r"^---$\n", text, maxsplit=2, flags=re.M)
        assert before == ""
        fields = yaml.safe_load(front)
        text = f"{fields['headline']}\n{text}"
    elif path.suffix == ".html":
        page = VisibleLines()
        page.feed(text)
        text = page.words
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return Article(path.stem, path.suffix, fields, [line for line in lines if line])


def test_there_are_three_sample_stories() -> None:
    assert len(STORIES) == 3


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_a_sample_with_a_title_and_at_least_five_articles(name: str) -> None:
    about = story(name).about
    assert about["sample"] is True
    assert about["title"]
    assert about["description"]
    assert len(story(name).articles) >= 5


@pytest.mark.parametrize("name", STORIES)
def test_every_article_tells_its_outlet_address_language_and_an_hour_with_its_zone(name: str) -> None:
    for article in story(name).articles.values():
        assert set(article.fields) >= {"outlet", "published", "url", "language"}, article.stem
        assert set(article.fields) <= FIELDS, article.stem
        assert article.suffix != ".md" or set(article.fields) == FIELDS, article.stem
        assert datetime.fromisoformat(article.fields["published"]).tzinfo, article.stem
        assert re.match(r"https://[a-z-]+\.example/\S+$", article.fields["url"]), article.stem
        assert article.fields["language"] == "en", article.stem


@pytest.mark.parametrize("name", STORIES)
def test_fields_in_the_story_file_belong_to_an_article_without_front_matter(name: str) -> None:
    files = {f"{article.stem}{article.suffix}" for article in story(name).articles.values()}
    told = set(story(name).about.get("articles", {}))
    assert told == {file for file in files if not file.endswith(".md")}


def test_an_untidy_page_of_each_format_is_among_the_samples() -> None:
    suffixes = {article.suffix for name in STORIES for article in story(name).articles.values()}
    assert suffixes == {".md", ".txt", ".html"}


def test_an_outlet_has_one_domain_and_one_stem_in_all_stories() -> None:
    domains, stems, owners = defaultdict(set), defaultdict(set), defaultdict(set)
    for name in STORIES:
        for article in story(name).articles.values():
            outlet, domain = article.fields["outlet"], article.fields["url"].split("/")[2]
            domains[outlet].add(domain)
            stems[outlet].add(article.stem)
            owners[domain].add(outlet)
    assert {outlet: found for outlet, found in domains.items() if len(found) > 1} == {}
    assert {outlet: found for outlet, found in stems.items() if len(found) > 1} == {}
    assert {domain: found for domain, found in owners.items() if len(found) > 1} == {}


def test_an_author_writes_for_one_outlet_only() -> None:
    outlets = defaultdict(set)
    for name in STORIES:
        for article in story(name).articles.values():
            for author in re.split(r",? and |, ", article.fields.get("byline", "")):
                if re.fullmatch(r"[A-Z][a-z]+ [A-Z][\w-]+", author):
                    outlets[author].add(article.fields["outlet"])
    assert {author: found for author, found in outlets.items() if len(found) > 1} == {}


@pytest.mark.parametrize("name", STORIES)
def test_the_gold_speaks_of_every_article_and_of_no_other(name: str) -> None:
    gold, stems = story(name).gold, set(story(name).articles)
    assert set(gold["articles"]) == stems
    assert {stem for stem, _ in story(name).sentences()} <= stems
    assert {stem for group in gold["origins"] for stem in group} <= stems
    assert {stem for label in gold["labels"] for stem in label["variants"]} <= stems


@pytest.mark.parametrize("name", STORIES)
def test_every_quoted_sentence_stands_once_in_its_article(name: str) -> None:
    articles = story(name).articles
    counts = {(stem, words): articles[stem].text.count(words) for stem, words in set(story(name).sentences())}
    assert {where: count for where, count in counts.items() if count != 1} == {}


@pytest.mark.parametrize("name", STORIES)
def test_every_marked_span_stands_once_in_its_sentence(name: str) -> None:
    counts = [(place["words"], place["sentence"].count(place["words"])) for place in story(name).places()]
    assert [found for found in counts if found[1] != 1] == []


@pytest.mark.parametrize("name", STORIES)
def test_dropped_lines_are_lines_of_their_page_and_hold_no_sentence_of_the_gold(name: str) -> None:
    quoted = set(story(name).sentences())
    for stem, row in story(name).gold["articles"].items():
        article = story(name).articles[stem]
        assert [line for line in row["dropped"] if line not in article.lines] == [], stem
        assert [line for line in row["dropped"] for at, words in quoted if at == stem and words in line] == []
        assert bool(row["dropped"]) == (article.suffix != ".md"), stem


@pytest.mark.parametrize("name", STORIES)
def test_every_fact_has_a_name_of_its_own_and_spans_articles(name: str) -> None:
    facts = story(name).gold["facts"]
    assert len({fact["id"] for fact in facts}) == len(facts)
    for fact in facts:
        assert fact["what"]
        assert len({stem for stem, _ in fact["sentences"]}) >= 2, fact["id"]
        assert len({tuple(member) for member in fact["sentences"]}) == len(fact["sentences"]), fact["id"]


@pytest.mark.parametrize("name", STORIES)
def test_unsure_pairs_are_across_articles_and_in_no_fact(name: str) -> None:
    pairs = {
        frozenset(map(tuple, pair))
        for fact in story(name).gold["facts"]
        for pair in combinations(fact["sentences"], 2)
    }
    for (left, left_words), (right, right_words) in story(name).gold["unsure"]:
        assert left != right
        assert frozenset({(left, left_words), (right, right_words)}) not in pairs


@pytest.mark.parametrize("name", STORIES)
def test_what_only_one_article_has_is_in_no_fact(name: str) -> None:
    shared = {tuple(member) for fact in story(name).gold["facts"] for member in fact["sentences"]}
    assert {tuple(row) for row in story(name).gold["only"]} & shared == set()


@pytest.mark.parametrize("name", STORIES)
def test_a_difference_stands_in_two_articles_within_its_fact(name: str) -> None:
    for row in story(name).gold["differences"]:
        assert row["kind"] in KINDS
        assert row["strength"] in {"conflict", "detail"}
        a, b = ((row[side]["article"], row[side]["sentence"]) for side in "ab")
        assert a[0] != b[0], row
        assert (row["fact"] is None) == (row["kind"] == "name"), row
        assert row["fact"] is None or {a, b} <= story(name).fact_sentences(row["fact"]), row


@pytest.mark.parametrize("name", STORIES)
def test_no_difference_is_listed_twice(name: str) -> None:
    rows = [
        (
            row["kind"],
            frozenset((row[side]["article"], row[side]["sentence"], row[side]["words"]) for side in "ab"),
        )
        for row in story(name).gold["differences"]
    ]
    assert len(set(rows)) == len(rows)


def test_the_pact_differs_in_every_kind() -> None:
    assert {row["kind"] for row in story("lanner-strait-pact").gold["differences"]} == KINDS


def test_the_pact_has_conflicts_in_number_date_name_quotation_speaker_and_certainty() -> None:
    rows = story("lanner-strait-pact").gold["differences"]
    conflicts = {row["kind"] for row in rows if row["strength"] == "conflict"}
    assert conflicts >= {"number", "date", "name", "quote", "attribution", "certainty"}


def test_the_count_of_the_dead_grows_with_the_hour_of_publication() -> None:
    ferry = story("ommer-ferry")
    words = {"at least three people": 3, "Seven people": 7, "eleven": 11}
    words |= {"12 lives": 12, "Fourteen people": 14}
    counts = {
        (ferry.articles[row[side]["article"]].fields["published"], words[row[side]["words"]])
        for row in ferry.gold["differences"]
        if row["fact"] == "dead"
        for side in "ab"
    }
    in_order = [count for _, count in sorted(counts, key=lambda found: datetime.fromisoformat(found[0]))]
    assert in_order == [3, 7, 11, 12, 14]


@pytest.mark.parametrize("name", STORIES)
def test_framing_marks_have_a_known_cue_voice_and_strength(name: str) -> None:
    for mark in story(name).gold["framing"]:
        assert mark["cue"] in CUES
        assert mark["voice"] in {"outlet", "quoted"}
        assert mark["strength"] in {"strong", "weak"}


@pytest.mark.parametrize("name", STORIES)
def test_every_label_is_used_in_its_article_and_compares_two(name: str) -> None:
    for label in story(name).gold["labels"]:
        assert len(label["variants"]) >= 2, label["referent"]
        for stem, variants in label["variants"].items():
            text = story(name).articles[stem].text
            assert [words for words in variants if words not in text] == [], (label["referent"], stem)


def test_some_stories_hold_near_copies_and_one_does_not() -> None:
    sizes = [[len(group) for group in story(name).gold["origins"]] for name in STORIES]
    assert sorted(sizes) == [[], [2], [2]]
