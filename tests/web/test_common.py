"""Which words of a sentence not all texts of its claim have."""

from __future__ import annotations

from datetime import date

import pytest

from newsdiff.stories.models import Sentence
from newsdiff.web.common import Telling, lacking
from newsdiff.web.shared import Texts

DAY = date(2031, 4, 2)  # a Wednesday


def sentence(text: str, version: int) -> Sentence:
    return Sentence(pk=version, version_id=version, text=text, start=5, end=5 + len(text), role="body")


def lacked(text: str, *others: str, contested: str = "") -> list[str]:
    """The words of `text` that not all of the other texts, of a sentence each, have."""
    rows = [sentence(other, version) for version, other in enumerate([text, *others])]
    tellings = [Telling(row.version_id, (row,), DAY) for row in rows[1:]]
    start = 5 + text.index(contested)
    places = [(start, start + len(contested))] if contested else []
    found = lacking(rows[0], DAY, tellings, Texts(rows), places)
    return [text[start - 5 : end - 5] for start, end in found]


@pytest.mark.parametrize(
    ("text", "others", "words"),
    [
        # values: in every text, as exact
        ("The ferry sank with 40 people.", ["The ferry sank with forty people."], []),
        ("The ferry sank with 40 people.", ["The ferry sank with 50 people."], ["with 40"]),
        ("The ferry sank with 40 people.", ["The ferry sank with 40 people.", "The ferry with people sank."],
         ["with 40"]),
        ("The ferry sank in March 2031.", ["The ferry sank on March 28, 2031."], []),
        ("The ferry sank on March 28, 2031.", ["The ferry sank in March 2031."], ["on March 28, 2031"]),
        ("The ferry sank on Monday.", ["The ferry sank on March 31."], []),
        ("The ferry sank on Monday.", ["The ferry sank on Tuesday."], ["on Monday"]),
        # names: in every text
        ("The ferry sank near Orle.", ["The ferry sank near Orle.", "The ferry sank on the lake."],
         ["near Orle"]),
        ("The ferry sank near Orle.", ["Near Orle the ferry sank."], []),
        ("The ferry of the EU sank.", ["The ferry of the European Union sank."], []),
        ("The ferry of the EU sank.", ["The ferry sank."], ["of the EU"]),
        # names of several words: as a whole, but for a title
        ("The ferry of the Orle League sank.", ["The Orle ferry sank."], ["of the Orle League"]),
        ("The ferry of the Orle League sank.", ["The ferry of that League sank."], ["of the Orle League"]),
        ("The ferry of the Orle League sank.", ["The Orle League says that its ferry sank."], []),
        ("The ferry of Ana de Ruiz sank.", ["The ferry of Ruiz sank."], ["of Ana de Ruiz"]),
        ("The ferry of President Ana Ruiz sank.", ["The ferry of Ana Ruiz sank."], ["of President"]),
        ("The ferry of President Ana Ruiz sank.", ["The ferry of the President sank."], ["Ana Ruiz"]),
        ("The ferry of the Foreign Ministry sank.", ["The foreign ferry sank."], ["of the Foreign Ministry"]),
        # accents, which some texts leave out
        ("The ferry sank near São Bento.", ["The ferry sank near Sao Bento."], []),
        ("The ferry sank near Sao Bento.", ["The ferry sank near São Bento."], []),
        ("The ferry sank off the café quays.", ["Off the cafe quay the ferry sank."], []),
        # what comes first, and what is not so
        ("It was the first ferry to sink.", ["It was a ferry to sink."], ["It was the first"]),
        ("The ferry has not sunk.", ["The ferry has sunk."], ["has not"]),
        ("All passengers of the ferry swam.", ["Passengers of the ferry swam."], ["All"]),
        ("The ferry was very old.", ["The ferry was old."], ["was very"]),
        ("The ferry was very old.", ["Very old it was, the ferry."], []),
        ("The ferry has not sunk.", ["The ferry never sunk."], []),
        # no word is cut
        ("The ferry sank at the Covid-19 quay.", ["The ferry sank at the Covid-20 quay."], ["Covid-19"]),
        # other words: in half of the other texts
        ("The old ferry sank.", ["The ferry sank."], ["The old"]),
        ("The old ferry sank.", ["The ferry sank.", "The old ferry sank."], []),
        ("The old ferry sank.", ["The ferry sank.", "The ferry sank.", "The old ferry sank."], ["The old"]),
        # nothing that one of them denies or tells the opposite of
        ("Crews of the ferry will lose jobs.", ["No crews of the ferry will lose jobs."], ["Crews"]),
        ("The skipper was fined.", ["The skipper was never fined."], ["was fined"]),
        ("The skipper was fined.", ["The skipper was never fined.", "He was fined.", "He was fined."],
         ["The skipper was fined"]),
        ("The skipper was not fined.", ["The skipper was never fined."], []),
        ("Twelve people died.", ["Nobody else died; twelve people were killed."], []),
        ("Fares rose.", ["Fares fell before fares rose."], []),
    ],
)  # fmt: skip
def test_words_that_not_all_have(text: str, others: list[str], words: list[str]) -> None:
    assert lacked(text, *others) == words


def test_a_value_that_is_contested_is_never_told_by_all() -> None:
    other = "The ferry sank with 40 people, or 41."
    assert lacked("The ferry sank with 40 people.", other) == []
    assert lacked("The ferry sank with 40 people.", other, contested="40 people") == ["with 40 people"]


def test_a_part_of_a_name_that_is_contested_takes_the_rest_of_it_along() -> None:
    other = "The ferry of Ana Ruiz sank."
    assert lacked("The ferry of Ana Ruiz sank.", other, contested="Ruiz") == ["of Ana Ruiz"]


def test_words_side_by_side_are_one_stretch_and_the_last_ones_go_together() -> None:
    assert lacked("The ferry sank under the old iron bridge there.", "The ferry sank.") == [
        "under the old iron bridge there"
    ]


def test_a_word_is_none_of_all_where_another_text_tells_its_opposite_and_has_it_elsewhere() -> None:
    told, other, elsewhere = (
        sentence("The old fares rose.", 0),
        sentence("The old fares fell.", 1),
        Sentence(pk=9, version_id=1, text="Anger rose.", start=90, end=101),
    )
    found = lacking(told, DAY, [Telling(1, (other,), DAY)], Texts([told, other, elsewhere]), [])
    assert [told.text[start - 5 : end - 5] for start, end in found] == ["rose"]
