"""What measures has to be right itself. These need no model and no texts of others."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from newsdiff.analysis.pipeline import Options, analyse
from newsdiff.analysis.types import Difference, Evidence, Kind, Span, Strength
from tests.analysis.support import FERRY, FERRY_ELSEWHERE
from tests.embedder import WordEmbedder
from tests.quality import floors, stories, table
from tests.quality.areas import alignment, differences, framing, labels, only, origins
from tests.quality.figures import (
    F1,
    PRECISION,
    RECALL,
    Judged,
    Measured,
    area_under_curve,
    average_precision,
    best_f1,
    interval,
    shown,
)
from tests.quality.stories import Mark, Place, Reading, Row, Story, Term
from tests.quality.study import Remembering, Study, at
from training import alignment_data, invented


def study(*readings: Reading, **fields) -> Study:
    documents = (FERRY, FERRY_ELSEWHERE)
    found = analyse(documents, embedder=WordEmbedder(), options=Options(all_pairs=True))
    sentences = tuple(at(sentence) for sentence in found.sentences)
    story = Story("ferry", "read", documents, sentences, readings, **fields)
    return Study(story, found, Remembering(WordEmbedder()))


def words(document, text: str) -> Place:
    start = document.text.index(text)
    return Place(document.id, start, start + len(text))


def test_places_meet_when_half_of_the_shorter_one_is_common() -> None:
    place = Place("a", 10, 20)
    assert place.meets(Place("a", 15, 100))
    assert place.meets(Place("a", 12, 14))
    assert not place.meets(Place("a", 16, 100))
    assert not place.meets(Place("a", 20, 30))
    assert not place.meets(Place("b", 10, 20))


def test_a_difference_matches_a_row_either_way_round_and_by_its_further_places() -> None:
    found = study(Reading(differences=()))

    def evidence(document, text: str) -> Evidence:
        place = words(document, text)
        owner = next(s for s in found.comparison.sentences if place.meets(at(s)))
        return Evidence(owner.id, Span(place.start, place.end), text)

    a, b = evidence(FERRY, "212 people"), evidence(FERRY_ELSEWHERE, "214 people")
    further = evidence(FERRY_ELSEWHERE, "Tessel harbour")
    ours = Difference(None, Kind.NUMBER, Strength.CONFLICT, a, b, "", 1.0, with_b=(further,))
    left, right = words(FERRY, "212"), words(FERRY_ELSEWHERE, "214")
    assert differences.matches(found, ours, Row("number", "conflict", right, left))
    assert differences.matches(
        found, ours, Row("number", "conflict", left, words(FERRY_ELSEWHERE, "Tessel harbour"))
    )
    assert not differences.matches(found, ours, Row("number", "conflict", left, left))


def test_two_readers_have_to_agree_on_what_is_to_be_found() -> None:
    row = Row("number", "conflict", words(FERRY, "212 people"), words(FERRY_ELSEWHERE, "214 people"))
    swapped = replace(row, a=row.b, b=row.a)
    other = Row("date", "conflict", words(FERRY, "Tuesday night"), words(FERRY_ELSEWHERE, "Tuesday"))
    found = study(Reading(differences=(row, other)), Reading(differences=(swapped,)))
    assert differences.wanted(found, "conflict") == [row]
    assert differences.gold(found, "conflict") == [row, other, swapped]


def test_pairs_that_two_readers_judge_differently_are_left_out() -> None:
    a, b, c, d = (Place(document, n, n + 1) for n, document in enumerate("abcd"))
    readings = (Reading(groups=((a, b), (c, d))), Reading(groups=((a, b),), unsure=((a, d), (a, b))))
    same, out = alignment.gold(readings)
    assert same == {frozenset((a, b))}
    assert out == {frozenset((c, d)), frozenset((a, d))}


def test_a_reader_who_was_not_asked_for_groups_says_nothing_about_pairs() -> None:
    a, b = Place("a", 0, 9), Place("b", 0, 9)
    assert alignment.gold((Reading(groups=((a, b),)), Reading(differences=()))) == (
        {frozenset((a, b))},
        set(),
    )


def test_a_new_way_of_splitting_moves_no_gold() -> None:
    first, second = at(study().comparison.sentences[0]), at(study().comparison.sentences[-1])
    found = study(Reading(groups=((first, second),)))
    begin, end = Place(first.document, first.start, first.start + 12), second
    split = replace(found.story, sentences=(begin, end), readings=(Reading(groups=((begin, end),)),))
    judged = alignment.judged(replace(found, story=split))["ours"]
    assert judged.true.sum() == 1
    whole = alignment.judged(found)["ours"]
    assert judged.scores[judged.true] == whole.scores[whole.true]


def test_marks_on_which_readers_disagree_are_neither_right_nor_wrong() -> None:
    def mark(strength: str, text: str) -> Mark:
        return Mark("loaded", "outlet", strength, words(FERRY, text))

    one = Reading(framing=(mark("strong", "ran aground"), mark("strong", "steering"), mark("weak", "failed")))
    two = Reading(framing=(mark("strong", "ran aground"), mark("weak", "steering")))
    found = study(one, two)
    verdicts = [
        framing.verdict(found, words(FERRY, w)) for w in ("ran aground", "steering", "failed", "ship")
    ]
    assert verdicts == ["right", "left out", "left out", "wrong"]
    assert [mark.place for mark in framing.wanted(found)] == [words(FERRY, "ran aground")]


def test_only_here_leaves_out_headlines_and_what_readers_disagree_on() -> None:
    own = [at(s) for s in study().comparison.sentences]
    found = study(Reading(only=(own[0], own[1], own[2])), Reading(only=(own[0], own[1], own[3])))
    asked = {found.units[number]: true for number, true in only.asked(found)}
    assert own[0] not in asked  # the headline
    assert asked[own[1]] is True
    assert not {own[2], own[3]} & set(asked)
    assert asked[own[-1]] is False


def test_a_shortened_copy_shares_its_words_and_not_their_order() -> None:
    long = replace(FERRY, text="", lines=())
    assert origins.shortened(long) is None
    made = origins.shortened(_long_article())
    assert made is not None
    assert made == origins.shortened(_long_article())
    lines = [line.span.of(made.text) for line in made.lines]
    original = [line.span.of(_long_article().text) for line in _long_article().lines]
    assert len(lines) == len(original) * 3 // 5
    assert lines != [line for line in original if line in lines]


def _long_article():
    from tests.analysis.support import document

    return document("long", *(f"Ship number {n} left the harbour at {n} o'clock." for n in range(20)))


def test_terms_count_without_their_articles() -> None:
    assert labels.plain("The Aurelie") == labels.plain("aurelie")
    term = Term(words(FERRY, "The ferry Halmar"))
    assert labels.gold(study(), [term], optional=False) == {(FERRY.id, labels.plain("ferry Halmar"))}
    assert labels.gold(study(), [term], optional=True) == set()


SCORES = Judged(np.array([0.9, 0.8, 0.7, 0.6]), np.array([True, False, True, False]), np.array([2, 2, 1, 0]))


def test_figures_are_those_of_the_books() -> None:
    assert average_precision([SCORES]) == pytest.approx((1 + 2 / 3) / 2)
    assert area_under_curve([SCORES]) == pytest.approx(3 / 4)
    assert best_f1([SCORES]) == pytest.approx(4 / 5)
    assert shown(PRECISION, 2)([SCORES]) == pytest.approx(1 / 2)
    assert shown(RECALL, 1)([SCORES]) == 1.0
    assert shown(F1, 2)([SCORES]) == pytest.approx(1 / 2)


def test_equal_scores_count_half_in_the_area_under_the_curve() -> None:
    assert area_under_curve([Judged(np.zeros(6), np.array([True, False] * 3))]) == pytest.approx(0.5)


def test_intervals_are_over_stories_and_hold_the_figure() -> None:
    samples = [[n % 3, 3, 3] for n in range(30)]
    low, high = interval(samples, PRECISION) or (1.0, 0.0)
    assert low < PRECISION(samples) < high
    assert interval(samples, PRECISION) == (low, high)
    assert interval(samples[:1], PRECISION) is None


ROW = Measured("area", "title", "seeds", {"ours": [[1, 2, 2], [1, 2, 2]], "words": [[0, 2, 2]]}, PRECISION)


def test_the_table_has_every_row_with_its_baselines() -> None:
    assert table.cells(ROW) == ("area: title", "seeds", "2", "0.500", "0.500–0.500", "words 0.000")
    assert "area: title" in table.text([ROW])
    assert table.markdown([ROW]).splitlines()[2].startswith("| area: title | seeds | 2 | 0.500 |")


def test_the_table_takes_the_place_of_the_one_between_the_marks() -> None:
    document = f"# Title\n\n{table.BEGIN}\n| old |\n\n{table.END}\n\nThe end.\n"
    written = table.put_into(document, [ROW])
    assert written == f"# Title\n\n{table.BEGIN}\n{table.markdown([ROW])}\n\n{table.END}\n\nThe end.\n"
    assert table.put_into(written, [ROW]) == written
    with pytest.raises(ValueError, match="once each"):
        table.put_into("# Title\n", [ROW])


def test_the_measurements_have_a_place_for_the_table() -> None:
    document = (stories.ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
    assert table.markdown([ROW]) in table.put_into(document, [ROW])


@pytest.mark.parametrize(
    ("floor", "data", "complaint"),
    [(0.4, "abc", ""), (0.6, "abc", "is below"), (0.4, "old", "data changed"), (None, "abc", "has no floor")],
)
def test_a_figure_below_its_floor_and_other_data_are_told(floor, data, complaint) -> None:
    pins = {"seeds": {"data": data, "floors": {} if floor is None else {ROW.key: floor}}}
    found = floors.complaints([ROW], {"seeds": "abc"}, pins)
    assert len(found) == bool(complaint)
    assert complaint in "".join(found)


def test_pinning_lowers_a_floor_only_where_it_is_asked_for(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.json")
    floors.FILE.write_text(json.dumps({"seeds": {"data": "old", "floors": {ROW.key: 0.9}}}))
    floors.pin([ROW], {"seeds": "abc"}, lower=False)
    assert floors.load() == {"seeds": {"data": "abc", "floors": {ROW.key: 0.9}}}
    floors.pin([ROW], {"seeds": "abc"}, lower=True)
    assert floors.load()["seeds"]["floors"][ROW.key] == pytest.approx(0.48)


def test_every_word_of_the_gold_of_the_samples_is_found_in_its_article() -> None:
    for story in stories.seeds():
        assert story.unmatched == 0
        (reading,) = story.readings
        assert reading.groups
        assert reading.differences
        assert reading.framing
        assert reading.only


def test_our_own_stories_tie_sentences_of_two_articles_that_are_there() -> None:
    golds = alignment_data.own()
    assert {gold.held_out for gold in golds} == {False, True}
    for gold in golds:
        places = {(d, n) for d, lines in enumerate(gold.documents) for n in range(len(lines))}
        assert gold.same, gold.name
        assert places.issuperset(place for pair in gold.same for place in pair), gold.name
        assert all(a[0] != b[0] for a, b in gold.same), gold.name


def test_values_are_planted_in_two_articles_and_stand_in_sentences_of_one_fact() -> None:
    told = [story for story in invented.stories() if story.differences]
    assert {story.held_out for story in told} == {False, True}
    for story in told:
        line_of = {(words.document, at): n for n, words in story.lines.items() for at in range(*words[1:])}
        same = {frozenset((x, y)) for group in story.same for x in group for y in group}
        for planted in story.differences or ():
            assert planted.a.document != planted.b.document, (story.name, planted)
        pairs = [frozenset(line_of[side[:2]] for side in (d.a, d.b)) for d in story.differences or ()]
        assert sum(pair in same for pair in pairs) >= 0.7 * len(pairs), story.name


def test_readings_hold_numbers_and_no_words() -> None:
    known = {"number", "date", "name", "quote", "attribution", "certainty", "scope", "negation", "wording"}
    known |= {"conflict", "detail", "strong", "weak", "outlet", "quoted", "loaded", "label", "epithet"}
    known |= {"judgement", "report-verb", "vague-source", "mind-reading", "scare-quotes", "hedge", "headline"}
    for path in stories.READINGS.glob("*.json"):
        row = json.loads(path.read_text(encoding="utf-8"))
        rest = {key: row[key] for key in ("readers", "labels", "dropped") if key in row}
        assert set(_strings(rest)) <= known | set(row["documents"]), path.name


def _strings(value) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inner for text in _strings(one)]
