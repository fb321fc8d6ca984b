"""Numbers in clauses of two aligned sentences other than those that are most alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from newsdiff.analysis.types import Kind, Member, Span
from tests.analysis.stories import Story, article, story

MORNING = datetime(2025, 3, 1, 9)


def clauses(a: str, b: str) -> Story:
    """Two articles of one sentence; the part before the first bar is the clause that is aligned."""
    texts = [text.replace("|", "") for text in (a, b)]
    ends = [text.index("|") for text in (a, b)]
    made = story(*(article(name, text, MORNING) for name, text in zip("ab", texts, strict=True)))
    (pair,), (claim,) = made.alignments, made.claims
    parts = [Span(0, end) for end in ends]
    return replace(
        made,
        alignments=(replace(pair, a_span=parts[0], b_span=parts[1]),),
        claims=(
            replace(
                claim,
                members=tuple(Member(m.sentence, s) for m, s in zip(claim.members, parts, strict=True)),
            ),
        ),
    )


def found(a: str, b: str) -> list[tuple[str, str, str]]:
    rows = clauses(a, b).differences(Kind.NUMBER)
    return [(d.a.text, d.b.text, str(d.strength)) for d in rows]


CONFLICTS = [
    (
        "It is the worst fire in the valley since 1987, |when nine people died.",
        "The worst fire in the valley until now was that of 1987, |when eight people died at the mill.",
        ("nine", "eight"),
    ),
    (
        "The bus left the road near Hale, |and 14 passengers were injured.",
        "A bus left the road near Hale on Monday, |injuring 17 passengers.",
        ("14", "17"),
    ),
    (
        "The roof of the sports hall in Orm fell in, |killing four people, police said.",
        "In Orm the roof of the sports hall fell in |and five people were killed.",
        ("four", "five"),
    ),
    (
        "Officers searched the flat on Mill Street |and arrested three men.",
        "The flat on Mill Street was searched |and two men were arrested by the officers.",
        ("three", "two"),
    ),
    (
        "A gas leak closed the school in Ansel, |and 60 pupils were taken to hospital.",
        "The school in Ansel was closed by a gas leak |which sent 40 pupils to hospital.",
        ("60", "40"),
    ),
    (
        "The avalanche came down above Vask on Friday, |leaving six skiers missing.",
        "An avalanche came down above Vask on Friday, |and three skiers are missing.",
        ("six", "three"),
    ),
    (
        "The landslide struck before dawn, |and about 900 villagers were evacuated from Hale.",
        "The landslide struck at night |and 2,000 villagers of Hale were evacuated.",
        ("about 900", "2,000"),
    ),
    (
        "The trawler sank off Cape Orm |in the storm, and two men died.",
        "The trawler went down off Cape Orm, |and three men died.",
        ("two", "three"),
    ),
    (
        "The governor opened the bridge, |which has cost 40 million crowns and has six lanes.",
        "The bridge was opened by the governor |and has cost 55 million crowns for its six lanes.",
        ("40 million crowns", "55 million crowns"),
    ),
    (
        "The council met on Tuesday |and closed five libraries in the northern district.",
        "On Tuesday the council met |and decided that seven libraries in the northern district close.",
        ("five", "seven"),
    ),
]
ALIKE = [
    (
        "The mayor opened the hospital in Orm, |which has 200 beds.",
        "The hospital in Orm was opened by the mayor |with 40 beds for children.",
    ),
    (
        "The bus left the road near Hale, |injuring 12 passengers.",
        "A bus left the road near Hale on Monday, |injuring 14 people including the driver.",
    ),
    (
        "The storm hit the coast on Monday |and 300 houses were destroyed.",
        "The storm hit the coast on Monday, |and damaged 900 houses.",
    ),
    (
        "The union called off the talks, |whose 4,000 members are on strike.",
        "The talks were called off by the union, |of 9,000 members in two unions.",
    ),
    (
        "The ferry sank on Tuesday, |a week after nine people drowned off Hale.",
        "The ferry sank on Tuesday |and eleven people drowned.",
    ),
    (
        "The bus left the road near Hale, |and 14 passengers were injured.",
        "A bus left the road near Hale, |killing 17 passengers.",
    ),
    (
        "The roof of the hall fell in, |killing four people, two of them children.",
        "The roof of the hall fell in, |and two children were killed.",
    ),
    (
        "The blast shook the mill, |killing at least three people.",
        "A blast shook the mill |and killed eleven people.",
    ),
    (
        "The blast shook the mill, |injuring up to 40 people.",
        "A blast shook the mill |and injured 32 people.",
    ),
    (
        "The quake struck before dawn, |killing 30 people in Ansel and 12 in Hale.",
        "The quake struck before dawn |and killed 42 people in all.",
    ),
    (
        "It is the worst fire in the valley since 1987, |when nine people died.",
        "It is the worst fire in the valley since 1994, |when eight people died.",
    ),
    (
        "The storm reached the coast on Monday; |in Ansel three people died.",
        "The storm reached the coast on Monday; |in Torvik five people died.",
    ),
    (
        "The pact was signed in Ansel |and covers 12 harbours of the league.",
        "In Ansel the pact was signed |after talks with 27 states.",
    ),
    (
        "The council met on Tuesday |and closed five libraries in the district.",
        "On Tuesday the council met |and opened seven schools in the district.",
    ),
    (
        "The firm named a new head |after a loss of 40 million crowns last year.",
        "A new head was named by the firm, |which had sales of 55 million crowns last year.",
    ),
    (
        "The firm named a new head |after its shares fell 4 percent.",
        "A new head was named by the firm |after its sales fell 9 percent.",
    ),
    (
        "The police searched the flat |and arrested three men on Monday.",
        "The flat was searched by the police, |who had arrested two men last week.",
    ),
    (
        "The police searched the flat |and arrested three men and a woman.",
        "The flat was searched by the police, |who arrested four people.",
    ),
    (
        "The court heard the case |of a crash in which six people died in 2019.",
        "The court heard the case, |the fourth since a crash in which two people died in 2021.",
    ),
    (
        "Rescuers reached the valley on Friday, |where 900 villagers had been evacuated.",
        "Rescuers reached the valley on Friday; |some 920 villagers were evacuated.",
    ),
    (
        "The train was stopped at Hale |with 80 passengers aboard, and three were treated.",
        "The train was stopped at Hale, |and of the 80 passengers aboard three were treated.",
    ),
    (
        "The mayor spoke at the vigil |for the 23 people killed in the blast.",
        "At the vigil the mayor spoke |to relatives of three of those killed in the blast.",
    ),
    (
        "The minister visited the town, |where flu has killed 12 people this winter.",
        "The minister visited the town, |where the flood killed five people.",
    ),
    (
        "The strike began on Monday |and closed 40 schools in Ansel.",
        "The strike began on Monday |and closed 300 schools across the country.",
    ),
    (
        "The trial opened in Orm |over a fire that killed seven people, among them four sisters.",
        "The trial opened in Orm |over a fire in which four sisters were killed.",
    ),
    (
        "The rebels attacked the post |and killed nine soldiers, the army said.",
        "The army said that the post was attacked |and that its troops killed 20 rebels.",
    ),
]


@pytest.mark.parametrize(("a", "b", "values"), CONFLICTS)
def test_unequal_numbers_of_one_thing_conflict_in_whatever_clause(
    a: str, b: str, values: tuple[str, str]
) -> None:
    assert found(a, b) == [(*values, "conflict")]


@pytest.mark.parametrize(("a", "b"), ALIKE)
def test_numbers_of_other_things_in_other_clauses_do_not_conflict(a: str, b: str) -> None:
    assert [row for row in found(a, b) if row[2] == "conflict"] == []
