"""Words whose colour was learned: here the colours are given by hand, but for the last tests."""

import numpy as np
import pytest

from newsdiff.analysis.embedding import PACKAGED, SentenceTransformerEmbedder
from newsdiff.analysis.framing import colour, colour_weights, marks
from newsdiff.analysis.framing.colour import Colour
from newsdiff.analysis.types import Document, FramingMark, Voice
from newsdiff.analysis.wording import tokens
from tests.analysis.stories import Story, article, sentences, story

COLOURS = {"soggy": 4.0, "gloomy": 3.0, "middling": -0.8, "bridge": -6.0, "vaskland": 4.0}


def coloured(document: Document) -> Colour:
    """The same colour for a word wherever it stands."""
    words = tokens(document.text)
    return {t.span.start: COLOURS[t.folded] for t in words if t.folded in COLOURS}


def marked(*texts: str) -> list[FramingMark]:
    return found(story(*(article(chr(97 + i), text) for i, text in enumerate(texts)), pairs=[]))


def found(made: Story) -> list[FramingMark]:
    colours = {document.id: coloured(document) for document in made.documents}
    return list(marks(made.documents, made.sentences, made.alignments, colour=colours))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They built a soggy bridge.", ["soggy"]),
        ("They built a gloomy, soggy bridge.", ["gloomy", "soggy"]),
        ("They built a gloomy soggy bridge.", ["gloomy soggy"]),
        ("They built a middling bridge.", []),
        ("They crossed to Vaskland, and vaskland it was called.", []),
        ("See www.soggy.com for the soggy bridge.", []),
        ("The SOGGY met.", []),
        ("Gloomy Tolan met them.", []),
        ("Gloomy crowds met them.", ["Gloomy"]),
    ],
)
def test_words_are_marked_from_a_threshold_and_names_and_addresses_left_alone(
    text: str, words: list[str]
) -> None:
    assert [m.place.text for m in marked(text)] == words


def test_a_listed_word_is_left_alone_where_it_was_learned_to_be_plain() -> None:
    document = article("a", "The ferry was torpedoed.")
    at = document.text.index("torpedoed")

    def found(colours: Colour) -> list[str]:
        return [m.place.text for m in marks([document], sentences(document), [], colour={"a": colours})]

    assert found({at: -6.0}) == []
    assert found({at: -1.0}) == ["torpedoed"]
    assert found({}) == ["torpedoed"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("plain", "telling"),
    [
        ("The freighter was torpedoed off the cape.", "The minister torpedoed the housing deal."),
        ("The pilot jettisoned fuel before landing.", "The chancellor jettisoned his principles."),
        ("Two men stoked the boiler of the engine.", "The populist stoked fears of strangers."),
    ],
)
def test_the_plain_sense_of_a_listed_word_is_told_from_the_other(plain: str, telling: str) -> None:
    def found(text: str) -> list[str]:
        document = article("a", text)
        (colours,) = colour.of_texts([text])
        return [m.place.text for m in marks([document], sentences(document), [], colour={"a": colours})]

    assert found(plain) == []
    assert found(telling) != []


def test_a_coloured_word_is_the_outlets_or_the_speakers() -> None:
    assert [m.voice for m in marked("“It is a soggy bridge,” Mira Tolan said.")] == [Voice.QUOTED]
    assert [m.voice for m in marked("It is a soggy bridge.")] == [Voice.OUTLET]


def test_what_most_articles_have_is_their_subject_and_no_judgement() -> None:
    assert marked(*["The soggy bridge fell."] * 4) == []
    assert len(marked("The soggy bridge fell.", *["The bridge fell."] * 3)) == 1


def test_a_colour_just_below_the_threshold_is_shown_beside_a_plain_version() -> None:
    pair = story(article("a", "They built a middling bridge."), article("b", "They built a bridge."))
    (mark,) = found(pair)
    assert mark.place.text == "middling"
    assert mark.plainest is not None


def test_capitals_of_a_headline_make_no_name_of_a_word() -> None:
    text = "Ansel Builds Soggy New Bridge\nThe council built a soggy bridge."
    assert [m.place.text for m in found(story(article("a", text, headline=True), pairs=[]))] == ["soggy"]


def test_without_colours_nothing_is_marked() -> None:
    document = article("a", "They built a soggy bridge.")
    assert marks([document], sentences(document), []) == ()


def test_the_weights_are_for_the_packaged_model_alone_whatever_another_one_is_called() -> None:
    read = sentences(article("a", "They built a soggy bridge in Ansel in 1990."))
    packaged = SentenceTransformerEmbedder().fingerprint
    assert colour.colours(read, "another model") == {}
    assert colour.colours(read, f"{PACKAGED} 0123456789ab; mean of the model") == {}
    assert colour.colours(read, packaged.replace("weights 5", "weights 6")) == {}
    assert sorted(colour.colours(read, packaged)["a"]) == [5, 13, 19, 29]  # built, soggy, bridge, Ansel


def test_colours_are_linear_in_the_states() -> None:
    zero = np.zeros((1, len(colour_weights.WEIGHTS)), dtype=np.float32)
    assert colour.log_odds(zero) == [pytest.approx(colour_weights.INTERCEPT)]
    assert colour.log_odds(zero[:0]) == []


def test_a_word_has_its_colour_from_where_it_stands() -> None:
    """One word in two senses: what is told of a stone, and what is told of a speech."""
    stone, speech = "She sold a precious stone.", "He gave a precious and mannered speech."
    of_stone, of_speech = colour.of_texts([stone, speech])
    assert of_stone[stone.index("precious")] != of_speech[speech.index("precious")]
    assert of_speech[speech.index("mannered")] > of_stone[stone.index("stone")]


@pytest.mark.model
def test_a_sentence_that_seems_to_judge_is_read_behind_the_one_before_it_in_its_article() -> None:
    packaged = SentenceTransformerEmbedder().fingerprint
    last = "The reply was an appalling insult."
    lone, behind, long = (
        colour.colours(sentences(article("a", text)), packaged)["a"]
        for text in (last, f"The stew was cold.\n{last}", f"{'The stew was cold. ' * 40}\n{last}")
    )
    at = last.index("appalling")
    assert behind[len("The stew was cold.\n") + at] != lone[at]
    assert long[len("The stew was cold. " * 40) + 1 + at] == pytest.approx(lone[at], abs=1e-4)
    plain, led = (
        colour.colours(sentences(article("a", text)), packaged)["a"]
        for text in ("The boat left at noon.", "The stew was cold.\nThe boat left at noon.")
    )
    assert led[len("The stew was cold.\n") + 4] == pytest.approx(plain[4], abs=1e-4)  # boat
    two = [*sentences(article("a", "The stew was cold.")), *sentences(article("b", last))]
    assert colour.colours(two, packaged)["b"][at] == pytest.approx(lone[at], abs=1e-4)


def test_a_text_has_the_summed_colour_of_its_words() -> None:
    assert colour.summed([]) == 0
    assert colour.summed([0.0, 0.0]) == 1
    assert colour.summed([-9.0]) < 0.1 < 0.9 < colour.summed([9.0])
