"""How many people came together."""

from __future__ import annotations

from datetime import datetime

import pytest

from newsdiff.analysis.types import Kind, Strength
from tests.analysis.stories import article, story

DAY = datetime(2025, 3, 2, 6)


def found(a: str, b: str) -> list[tuple[str, str]]:
    made = story(article("a", a, DAY), article("b", b, DAY), pairs=[])
    return [(d.a.text, d.b.text) for d in made.differences(Kind.NUMBER) if d.strength is Strength.CONFLICT]


SIXTY = "Around 60 farmers protested outside the ministry in Ansel against the new tax."


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Several hundred farmers gathered in front of the ministry on Friday.", "Several hundred"),
        ("A handful of farmers waved placards at the gates of the ministry.", "A handful"),
        ("Outside the ministry 400 farmers marched up and down.", "400"),
        ("More than 200 farmers demonstrated against the tax.", "More than 200"),
        ("The tax brought 900 farmers to a rally in front of the ministry.", "900"),
        ("Thousands of farmers took to the streets over the tax.", "Thousands"),
        ("Just 12 farmers turned up to protest at the ministry.", "12"),
        ("According to the police 150 farmers took part in the protest against the tax.", "150"),
        ("A protest by 300 farmers blocked the road to the ministry.", "300"),
        ("At least 500 farmers demonstrated in Ansel on Friday against the tax.", "At least 500"),
    ],
)
def test_unequal_numbers_of_those_who_came_together_are_a_conflict(text: str, value: str) -> None:
    assert [{*pair} for pair in found(SIXTY, text)] == [{"Around 60", value}]


def test_two_vague_words_exclude_each_other_only_where_they_are_far_apart() -> None:
    handful = "A handful of farmers protested outside the ministry."
    assert found(handful, "A few dozen farmers gathered outside the ministry.") == []
    assert found(handful, "Several hundred farmers gathered outside the ministry.")


@pytest.mark.parametrize(
    "text",
    [
        "About 65 farmers protested outside the ministry.",
        "Dozens of farmers protested outside the ministry.",
        "Farmers protested outside the ministry.",
        "There are 4,000 farmers in the district of the ministry.",
        "Only 12 farmers voted for the tax of the ministry.",
        "Some 300 students protested outside the ministry against the tax.",
        "The police arrested four farmers who had protested outside the ministry.",
        "Two farmers were injured at the protest outside the ministry.",
        "Last year 300 farmers protested outside the ministry against a tax on rye.",
        "In 2011 some 300 farmers protested outside the ministry.",
        "The union expects 500 farmers to protest outside the ministry on Sunday.",
        "Up to 500 farmers will demonstrate outside the ministry.",
        "Among the 300 farmers who protested in Hale, none was hurt.",
        "In Hale 300 farmers protested, far from the ministry.",
        "The protest outside the ministry ended when 20 farmers left.",
        "Of the farmers who protested outside the ministry, 12 came from Hale.",
        "The protest of the farmers outside the ministry lasted 300 minutes.",
        "The farmers brought 40 tractors to the protest outside the ministry.",
        "Around 60 farmers protested outside the ministry.\nLater 300 farmers marched to the port.",
        "Ten of the farmers who protested outside the ministry met the minister.",
        "A group of 12 farmers met the minister after the protest outside the ministry.",
        "More than 50 farmers protested outside the ministry.",
        "A similar protest outside the ministry drew 300 farmers.",
        "“We were 300 farmers at the protest,” said Ida Renn outside the ministry.",
    ],
)
def test_other_numbers_beside_a_protest_are_no_other_number_of_it(text: str) -> None:
    assert found(SIXTY, text) == []
