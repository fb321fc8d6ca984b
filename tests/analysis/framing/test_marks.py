"""Marks on wording that may carry a judgement."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsdiff.analysis.framing import CUES, STRONG, marks
from newsdiff.analysis.types import FramingMark, Level, Span, Voice
from tests.analysis.stories import article, sentences, story, two


def marked(text: str, *, headline: bool = False) -> list[FramingMark]:
    document = article("d", text, headline=headline)
    return list(marks([document], sentences(document), []))


@pytest.mark.parametrize(
    ("text", "words", "cue"),
    [
        ("The report spoke of Vaskland's aggression at sea.", "aggression", "loaded"),
        ("The ferry strike was one of many provocations.", "provocations", "loaded"),
        ("They fled the unprovoked shelling.", "unprovoked", "loaded"),
        ("In Ansel the two regimes met.", "the two regimes", "label"),
        ("He met the leaders of communist Vaskland.", "communist Vaskland", "label"),
        ("Two authoritarian nations sent no envoy.", "authoritarian nations", "label"),
        ("They signed a landmark agreement.", "landmark", "judgement"),
        ("The council passed a sweeping tax reform.", "sweeping", "judgement"),
        ("It was a historic moment for Ansel.", "historic", "judgement"),
        (
            "The guild bought a second hall, signalling its ambition to grow.",
            "signalling its ambition",
            "mind-reading",
        ),
        ("The guild sees the ferry as vital.", "sees the ferry as vital", "mind-reading"),
        ("The crew, probably mindful of the storm, left.", "probably mindful", "mind-reading"),
        ("The plan will fail, experts say, within a year.", "experts say", "vague source"),
        ("The dam was closed amid mounting public anger.", "mounting public anger", "vague source"),
        ("The new toll is seen as a gift to hauliers.", "is seen as a gift", "vague source"),
        ("The ruling marks a radical departure.", "marks a radical departure", "judgement"),
        ("The new school could serve as a beacon.", "serve as a beacon", "judgement"),
        ("The raid threatens to widen the war.", "threatens to widen", "loaded"),
        ("It was the best harbour of the century.", "the best harbour of the century", "judgement"),
        ("The play was a huge success.", "huge success", "judgement"),
        ("The mayor did nothing about it.", "did nothing", "judgement"),
        ("The dykes failed miserably, and sadly the fields were lost.", "sadly", "judgement"),
        ("Why is she allowed to do this?", "Why is she allowed to do this?", "judgement"),
        ("The board tried to hoodwink the town.", "hoodwink", "loaded"),
        ("The board seized on the rumour.", "seized", "loaded"),
        ("The board scuppered the plan.", "scuppered", "loaded"),
        ("Their bitter feud over the mill is old.", "bitter feud", "loaded"),
        ("The keeper seemed to relish the question.", "seemed to relish", "mind-reading"),
        ("Some people feel that the mill is too loud.", "Some people feel", "vague source"),
        ("The council will close the mill, a source said.", "a source said", "vague source"),
        ("She admitted that the wall had cracks.", "admitted", "report verb"),
        ("The mayor boasted that the wall would hold.", "boasted", "report verb"),
        ("The purported plan was never shown.", "purported", "certainty"),
        ("The town has a “reformed” police.", "“reformed”", "scare quotes"),
    ],
)
def test_each_cue_finds_its_words(text: str, words: str, cue: str) -> None:
    found = [(m.place.text, m.cue) for m in marked(text) if m.score >= STRONG]
    assert found == [(words, cue)]


@pytest.mark.parametrize(
    "text",
    [
        "The two sides have historic ties and a historic centre.",
        "The Communist Party of Vaskland met on Monday.",
        "The court heard the case for two hours on Monday.",
        "Experts at the Ansel Institute say the plan will fail.",
        "The group claimed responsibility.",
        "The ministry said the plan is ready.",
        "The tax regime allows for relief, and this regime is new.",
        "The central bank took aggressive action on rates.",
        "The man accused of the theft stood in court.",
        "Press the “pending” button to go on.",
        "A “soft” landing is hoped for, and a soft landing is hard.",
        "The crews worked in an effort to reopen the road.",
        "Growing crops on the coast is hard, and concerns were raised with the board.",
        "The board sees that the road is as long as before.",
        "He admitted that he took the boat, the court heard.",
        "She was admitted to hospital.",
        "He was tried for reckless driving.",
        "The boats were seized on Tuesday.",
        "She admitted that she lied in her testimony.",
        "“Obviously the mill is shut,” Mira Tolan said.",
        "Families spoke of their outrage, and she accused him of theft.",
        "The mob boss was tried for extortion in Ansel.",
        "The guild insisted on the old rules.",
        "The car slammed into a wall.",
        "Prison officials said the gate was shut.",
        "The Horrible Mill, a film of Oren Vask, opens in Ansel.",
        "Read it at www.outrageous.com on Monday.",
        "“Why is she allowed to do this?” Mira Tolan asked.",
        "Will the mill open on Monday or on Tuesday?",
        "Her fears for the harbour are a nervous habit, and her complications are healed.",
        "The best wheat of the coast was sold.",
        "The lamp can act as a switch, and the shift begins at noon.",
    ],
)
def test_plain_news_has_no_mark(text: str) -> None:
    assert [m.place.text for m in marked(text)] == []


def test_a_phrase_in_marks_that_another_article_has_too_is_a_term() -> None:
    quoted, plain = "The town has a “reformed” police.", "The reformed police of Ansel came."
    assert [m.cue for m in marked(quoted)] == ["scare quotes"]
    pair = story(article("a", quoted), article("b", plain))
    assert marks(pair.documents, pair.sentences, []) == ()


def test_quoted_words_are_the_speakers_and_the_rest_the_outlets() -> None:
    quoted = marked("“It is a historic moment,” Mira Tolan said.")
    own = marked("It is a historic moment.")
    assert [m.voice for m in quoted] == [Voice.QUOTED]
    assert [m.voice for m in own] == [Voice.OUTLET]


def test_a_comment_behind_reported_speech_is_the_writers() -> None:
    told = "Mira Tolan noted that the league has signed, signalling its intent to grow."
    said = "Mira Tolan said that the league was signalling its intent to grow."
    assert [m.voice for m in marked(told)] == [Voice.OUTLET]
    assert [m.voice for m in marked(said)] == [Voice.QUOTED]


def test_what_an_agency_reports_stays_the_outlets_way_of_saying_it() -> None:
    (mark,) = marked("The two sides strongly condemned the raid, the Ansel News Agency reported.")
    assert mark.voice is Voice.OUTLET


def test_the_plainest_of_several_versions_is_shown_with_the_words_in_its_place() -> None:
    loaded = article("a", "They signed a landmark agreement in Ansel.")
    coloured = article("b", "They signed a sweeping deal in Ansel.")
    plain = article("c", "They signed a draft agreement in Ansel.")
    made = story(loaded, coloured, plain)
    found = marks(made.documents, made.sentences, made.alignments)
    (mark,) = [m for m in found if m.place.sentence == "a.0"]
    assert mark.plainest is not None
    assert mark.plainest.sentence == "c.0"
    assert "“draft”" in mark.because


@pytest.mark.parametrize(
    ("marked_one", "coloured"),
    [
        ("They signed a landmark agreement in Ansel.", "They signed a sweeping agreement in Ansel."),
        (
            "The unprovoked raid killed nine men in Ansel.",
            "The raid massacred nine men in Ansel.",
        ),  # weak alone
    ],
)
def test_a_version_with_coloured_words_of_its_own_is_not_shown_as_the_plainest(
    marked_one: str, coloured: str
) -> None:
    made = story(article("a", marked_one), article("b", coloured))
    found = marks(made.documents, made.sentences, made.alignments)
    mark = next(m for m in found if m.place.sentence == "a.0")
    assert mark.plainest is None
    assert "without it" not in mark.because


@pytest.mark.parametrize(
    "plain",
    [
        "They signed an agreement in Ansel.",
        "In Ansel they put their names below an agreement on Monday.",
    ],
)
def test_words_of_another_place_are_not_told_as_those_in_place_of_the_marked(plain: str) -> None:
    pair = story(article("a", "They signed a landmark agreement in Ansel."), article("b", plain))
    (mark,) = [m for m in marks(pair.documents, pair.sentences, pair.alignments) if m.place.sentence == "a.0"]
    assert mark.because.endswith("Another article states the same without it.")


def test_a_plain_version_is_shown_only_where_it_surely_states_the_same() -> None:
    loaded = "They signed a landmark agreement in Ansel, and the mayor left."
    plain = "They signed an agreement in Ansel."
    pair = story(article("a", loaded), article("b", plain))
    (sure,) = pair.alignments
    signed = Span(0, loaded.index(", and"))
    for part, level, score, shown in (
        (signed, Level.ALIGNED, 0.95, True),
        (signed, Level.ALIGNED, 0.85, False),
        (signed, Level.PERHAPS, 0.7, False),
        (Span(signed.end + 2, len(loaded)), Level.ALIGNED, 0.95, False),
    ):
        told = replace(sure, a_span=part, level=level, score=score)
        (mark,) = marks(pair.documents, pair.sentences, [told])
        assert (mark.place.text, mark.plainest is not None) == ("landmark", shown)
        assert ("Another article" in mark.because) is shown


def test_a_version_that_does_not_tell_of_what_the_marked_words_are_beside_is_not_shown() -> None:
    loaded = "They signed an agreement in Ansel while the league wages its unprovoked war on the coast."
    pair = story(article("a", loaded), article("b", "They signed an agreement in Ansel on Monday."))
    found = {m.place.text: m.plainest for m in marks(pair.documents, pair.sentences, pair.alignments)}
    assert found["unprovoked"] is None


def test_a_part_that_shares_one_word_is_no_plain_version() -> None:
    pair = story(
        article("a", "They signed a landmark agreement in Ansel."),
        article("b", "The deal that they signed is new to the towns of the coast."),
    )
    (mark,) = [m for m in marks(pair.documents, pair.sentences, pair.alignments) if m.place.sentence == "a.0"]
    assert mark.plainest is None


def test_a_weak_hit_is_shown_only_beside_a_plain_version() -> None:
    weak = "The mayor is believed to have left."
    assert marked(weak) == []
    pair = story(article("a", weak), article("b", "The mayor has left."))
    (mark,) = marks(pair.documents, pair.sentences, pair.alignments)
    assert mark.place.text == "is believed"


def test_a_verb_with_a_plain_sense_too_is_shown_only_beside_a_plain_version() -> None:
    striking = "Grain prices soared in Ansel on Monday."
    assert marked(striking) == []
    pair = story(article("a", striking), article("b", "Grain prices rose in Ansel on Monday."))
    (mark,) = marks(pair.documents, pair.sentences, pair.alignments)
    assert (mark.place.text, mark.cue) == ("soared", "loaded")


@pytest.mark.parametrize(
    ("harsh", "plain", "words", "cue"),
    [
        ("Terrorists took the hall in Ansel.", "Gunmen took the hall in Ansel.", "Terrorists", "label"),
        ("A mob stood before the town hall.", "A crowd stood before the town hall.", "mob", "label"),
        ("They massacred nine men in Ansel.", "They killed nine men in Ansel.", "massacred", "loaded"),
        ("Nine men were slaughtered in Ansel.", "Nine men were killed in Ansel.", "slaughtered", "loaded"),
        ("Two men were gunned down in Ansel.", "Two men were shot in Ansel.", "gunned down", "loaded"),
    ],
)
def test_a_harsh_word_for_people_or_killing_is_shown_where_another_text_has_a_plain_one(
    harsh: str, plain: str, words: str, cue: str
) -> None:
    assert marked(harsh) == []
    pair = story(article("a", harsh), article("b", plain))
    (mark,) = marks(pair.documents, pair.sentences, pair.alignments)
    assert (mark.place.text, mark.cue) == (words, cue)
    assert mark.plainest is not None


@pytest.mark.parametrize(
    ("struck", "plain"),
    [
        ("The farm slaughtered 400 pigs.", "The farm killed 400 pigs."),
        ("The terrorist list is new.", "The list is new."),
        ("The army killed 40 rebels in Ansel.", "The army killed 40 fighters in Ansel."),
        ("Armed rebels entered Ansel on Monday.", "Armed men entered Ansel on Monday."),
        ("The clashes in Ansel went on.", "The fighting in Ansel went on."),
    ],
)
def test_a_noun_is_not_taken_for_the_verb_that_it_looks_like(struck: str, plain: str) -> None:
    pair = story(article("a", struck), article("b", plain))
    assert marks(pair.documents, pair.sentences, pair.alignments) == ()


def test_words_that_stand_in_the_next_sentence_are_not_missed() -> None:
    pair = story(
        article("a", "They signed a landmark agreement."),
        article("b", "They signed an agreement.\nThe mayor called it a landmark step."),
    )
    mark = next(
        m for m in marks(pair.documents, pair.sentences, pair.alignments) if m.place.sentence == "a.0"
    )
    assert mark.plainest is None
    assert "without it" not in mark.because


def test_no_reason_says_of_quoted_words_that_the_writer_chose_them() -> None:
    (mark,) = marked("“It is far too dear,” said Ida Renn.")
    assert (mark.place.text, mark.voice) == ("far too dear", Voice.QUOTED)
    assert "writer" not in mark.because


def test_words_that_all_use_fade_but_stay() -> None:
    pair = story(article("a", "It is a historic moment."), article("b", "A historic moment came."))
    (first, _), alone = (
        marks(pair.documents, pair.sentences, pair.alignments),
        marked("It is a historic moment."),
    )
    assert STRONG <= first.score < alone[0].score
    assert first.plainest is None


def test_a_contrast_raises_the_score_and_shows_the_plainer_words() -> None:
    loaded, plain = "They signed a landmark agreement in Ansel.", "They signed an agreement in Ansel."
    pair = story(article("a", loaded), article("b", plain))
    (mark,) = marks(pair.documents, pair.sentences, pair.alignments)
    (alone,) = marked(loaded)
    assert mark.score > alone.score
    assert mark.plainest is not None
    assert mark.plainest.text == plain


def test_the_headline_is_held_against_the_body() -> None:
    hard = "Storm panic hits Ansel\nA storm reached Ansel on Monday and two roads were closed."
    assert [(m.place.text, m.cue) for m in marked(hard, headline=True)] == [("panic", "headline")]
    other_form = "Bridge collapse in Ansel\nA bridge collapsed in Ansel on Monday."
    assert "headline" not in [m.cue for m in marked(other_form, headline=True)]
    covered = "Storm panic hits Ansel\nThere was panic in Ansel on Monday when two roads were closed."
    assert "headline" not in [m.cue for m in marked(covered, headline=True)]


def test_marks_do_not_overlap_and_stay_in_their_sentences() -> None:
    text = "The brutal regime's shameless propaganda, experts say, is a landmark provocation.\nAll is calm."
    document = article("d", text)
    found = marks([document], sentences(document), [])
    assert len(found) >= 4
    assert all(a.place.span.end <= b.place.span.start for a, b in pairwise(found))


def test_the_order_of_articles_and_outlet_names_change_nothing() -> None:
    pair = story(article("a", "They signed a landmark agreement."), article("b", "They signed an agreement."))
    once = marks(pair.documents, pair.sentences, pair.alignments)
    assert once == marks(pair.documents[::-1], pair.sentences[::-1], pair.alignments[::-1])


@given(st.text(max_size=200))
def test_any_text_is_marked_without_error_and_spans_slice(text: str) -> None:
    line = " ".join(text.split())
    for mark in marked(line) if line else []:
        assert mark.place.span.of(line) == mark.place.text
        assert 0 <= mark.score <= 1


# Words that cues look for, and small words that stand around them.
WORDS = (
    "threatens to widen; is seen as; bent on; hoping to exploit; in a bid to; scrambling to; is believed to; "
    "tore into; caved in to; desperate for; claimed that; values of freedom; signalling its intent; "
    "experts say; unprovoked; regime; is said to be; a cornerstone of; growing calls for; the; a; an; of; "
    "to; in; with; and; its; war; bridge; Ansel; she; could; not; new; “; ”; ,"
).split("; ")


@given(st.lists(st.sampled_from(WORDS), max_size=12))
@example(["its", "“", "is seen as"])
def test_the_words_of_a_mark_end_in_no_article_or_preposition(words: list[str]) -> None:
    for mark in marked(" ".join(words)):
        last = mark.place.text.split()[-1].casefold()
        assert last not in {
            "the",
            "a",
            "an",
            "of",
            "to",
            "in",
            "on",
            "with",
            "for",
            "as",
            "that",
            "and",
            "its",
            "into",
        }


def test_every_cue_has_a_name_of_its_own() -> None:
    assert len({cue.NAME for cue in CUES}) == len(CUES)


@pytest.mark.parametrize(
    ("told", "plain", "shown"),
    [
        # names beside the marked words alone tell nothing of them
        (
            "Merrow signed the pact on Friday amid its illegal war against Vaskland.",
            "Merrow signed the pact with Vaskland on Friday.",
            False,
        ),
        (
            "Merrow signed a landmark pact on trade with Vaskland on Friday.",
            "Merrow signed a pact on trade with Vaskland on Friday.",
            True,
        ),
        # what asks or denies states nothing plainly
        (
            "Merrow signed a landmark pact on trade with Vaskland on Friday.",
            "Merrow has not signed a pact on trade with Vaskland on Friday.",
            False,
        ),
        (
            "Merrow signed a landmark pact on trade with Vaskland on Friday.",
            "Has Merrow signed a pact on trade with Vaskland on Friday?",
            False,
        ),
    ],
)
def test_a_plain_version_states_what_the_marked_words_are_beside(told: str, plain: str, shown: bool) -> None:
    pair = two(told, plain)
    found = [m for m in marks(pair.documents, pair.sentences, pair.alignments) if m.place.sentence == "a.0"]
    assert found
    assert [m.plainest is not None for m in found] == [shown] * len(found)


def test_a_plain_version_has_no_unequal_values() -> None:
    pair = two(
        "Merrow signed a landmark pact on trade with Vaskland.",
        "Merrow signed a pact on trade with Vaskland.",
    )
    apart = {frozenset(("a.0", "b.0"))}
    (mark,) = marks(pair.documents, pair.sentences, pair.alignments)
    assert mark.plainest is not None
    (mark,) = marks(pair.documents, pair.sentences, pair.alignments, apart=apart)
    assert mark.plainest is None
