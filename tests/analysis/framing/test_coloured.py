"""Words whose colour was learned: here the colours are given by hand."""

import numpy as np
import pytest

from newsdiff.analysis.embedding import PACKAGED, SentenceTransformerEmbedder
from newsdiff.analysis.framing import colour, colour_weights, marks
from newsdiff.analysis.types import FramingMark, Voice
from tests.analysis.stories import article, sentences, story

COLOURS = {
    "soggy": 4.0,
    "feigned": 4.0,
    "soggily": 4.0,
    "elude": 4.0,
    "gloomy": 3.0,
    "middling": 0.9,
    "bridge": -4.0,
    "vaskland": 4.0,
    "success": 4.0,
}


def marked(*texts: str) -> list[FramingMark]:
    made = story(*(article(chr(97 + i), text) for i, text in enumerate(texts)), pairs=[])
    return list(marks(made.documents, made.sentences, [], colour=COLOURS))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They built a soggy bridge.", ["soggy"]),
        ("They built a gloomy, soggy bridge.", ["gloomy", "soggy"]),
        ("They built a gloomy soggy bridge.", ["gloomy soggy"]),
        ("The bridge was very soggy.", ["soggy"]),
        ("The gloomy met the soggy.", []),
        ("They feigned sleep, and sleep was feigned.", []),
        ("His feigned sleep was short.", ["feigned"]),
        ("It went soggily down to elude them.", []),
        ("They built a middling bridge.", []),
        ("They crossed to Vaskland, and vaskland it was called.", []),
        ("The success was plain.", []),
        ("See www.soggy.com for the soggy bridge.", []),
        ("The SOGGY met.", []),
        ("Gloomy Tolan met them.", []),
    ],
)
def test_words_are_marked_from_a_threshold_and_names_addresses_and_plain_ones_left_alone(
    text: str, words: list[str]
) -> None:
    assert [m.place.text for m in marked(text)] == words


def test_a_speakers_words_of_colour_are_left_to_the_lists() -> None:
    assert marked("“It is a soggy bridge,” Mira Tolan said.") == []
    assert [m.voice for m in marked("It is a soggy bridge.")] == [Voice.OUTLET]


def test_what_most_articles_have_is_their_subject_and_no_judgement() -> None:
    assert marked(*["The soggy bridge fell."] * 4) == []
    assert len(marked("The soggy bridge fell.", *["The bridge fell."] * 3)) == 1


def test_a_colour_just_below_the_threshold_is_shown_beside_a_plain_version() -> None:
    pair = story(article("a", "They built a middling bridge."), article("b", "They built a bridge."))
    (mark,) = marks(pair.documents, pair.sentences, pair.alignments, colour=COLOURS)
    assert mark.place.text == "middling"
    assert mark.plainest is not None


def test_a_word_needs_more_colour_in_a_sober_article_than_in_a_coloured_one() -> None:
    colours = COLOURS | {"rickety": 1.0}
    sober = article("a", "They built a rickety bridge.\n" + "\n".join(["The bridge stood there."] * 40))
    shrill = article("a", "They built a rickety bridge.\n" + "\n".join(["A soggy, gloomy bridge."] * 40))
    counts = [
        sum(m.place.text == "rickety" for m in marks([d], sentences(d), [], colour=colours))
        for d in (sober, shrill)
    ]
    assert counts == [0, 1]


def test_capitals_of_a_headline_make_no_name_of_a_word() -> None:
    text = "Ansel Builds Soggy New Bridge\nThe council built a soggy bridge."
    document = article("a", text, headline=True)
    found = marks([document], sentences(document), [], colour=COLOURS)
    assert [mark.place.text for mark in found] == ["soggy"]


def test_without_colours_nothing_is_marked() -> None:
    document = article("a", "They built a soggy bridge.")
    assert marks([document], sentences(document), []) == ()


def test_the_weights_are_for_the_packaged_model_alone_whatever_another_one_is_called() -> None:
    texts = ["They built a soggy bridge in Ansel in 1990."]
    packaged = SentenceTransformerEmbedder().fingerprint
    assert colour.vocabulary("another model", texts) == []
    assert colour.vocabulary(f"{PACKAGED} 0123456789ab; mean of the model", texts) == []
    assert colour.vocabulary(packaged.replace("weights 5", "weights 6"), texts) == []
    assert colour.vocabulary(packaged, texts) == ["built", "soggy", "bridge", "ansel"]


def test_colours_are_linear_in_the_vectors() -> None:
    zero = np.zeros((1, len(colour_weights.WEIGHTS)), dtype=np.float32)
    assert colour.colours(["soggy"], lambda words: zero) == {"soggy": pytest.approx(colour_weights.INTERCEPT)}
    assert colour.colours([], lambda words: zero) == {}


def test_a_sentence_has_the_summed_colour_of_its_words() -> None:
    plain, coloured = (
        colour.of_text("The bridge fell.", COLOURS),
        colour.of_text("The soggy bridge.", COLOURS),
    )
    assert plain < 0.1 < 0.9 < coloured
