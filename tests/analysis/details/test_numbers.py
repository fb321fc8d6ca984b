"""Numbers that differ, and those that only look so."""

from datetime import datetime

import pytest

from newsdiff.analysis.details.quantities import quantities
from newsdiff.analysis.types import Kind, Strength
from tests.analysis.stories import article, conflicts, story, two


def found(a: str, b: str, **options) -> list[tuple[str, str, str]]:
    return [(d.a.text, d.b.text, str(d.strength)) for d in two(a, b, **options).differences(Kind.NUMBER)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The 27-member league met in Ansel.", "The twenty-seven-member league met in Ansel."),
        ("About 1,200 homes lost power in Ansel.", "About 1200 homes lost power in Ansel."),
        ("The bank lent $3.2 billion to farms.", "The bank lent $3.2bn to farms."),
        ("Forty per cent of sea trade passes the strait.", "40% of sea trade passes the strait."),
        ("The storm killed 12 people and injured 30.", "The storm injured 30 people and killed 12."),
        ("The storm killed 12 people.", "The storm injured 30 people."),
        ("The bank lent $3 million to farms.", "The bank lent $3,000,000 to farms."),
        ("The train left at 9:30 with 80 passengers.", "The train left at 10:15 with 80 passengers."),
        ("The treaty of 1998 ended the quarrel.", "The treaty of 1999 ended the quarrel."),
        ("Three ships sailed to Ansel.", "Two hotels in Ansel were full."),
    ],
)
def test_equal_or_unlike_quantities_are_no_difference(a: str, b: str) -> None:
    assert found(a, b) == []


@pytest.mark.parametrize(
    ("a", "b", "values"),
    [
        ("The storm killed 12 people in Ansel.", "The storm killed 15 people in Ansel.", ("12", "15")),
        ("Three ships sailed to Ansel.", "Four ships sailed to Ansel.", ("Three", "Four")),
        ("Prices rose 4.1% in March.", "Prices rose 4.9% in March.", ("4.1%", "4.9%")),
        ("The ship sank within 15 minutes.", "The ship sank within an hour.", ("15 minutes", "an hour")),
    ],
)
def test_unequal_values_of_one_thing_are_a_conflict(a: str, b: str, values: tuple[str, str]) -> None:
    pairs = found(a, b, published=(datetime(2025, 3, 1, 9), datetime(2025, 3, 1, 9)))
    assert pairs == [(*values, "conflict")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Vaskland sent thousands of troops to the border.", "Vaskland sent 10,000 troops to the border."),
        ("At least 12 homes burnt in Ansel.", "15 homes burnt in Ansel."),
        ("Over 40% of trade passes the strait.", "44% of trade passes the strait."),
        ("Some 1.2 million voters took part in Ansel.", "1,215,000 voters took part in Ansel."),
    ],
)
def test_a_vaguer_value_is_a_detail(a: str, b: str) -> None:
    assert [strength for *_, strength in found(a, b)] == ["detail"]


def test_a_toll_that_grew_with_time_is_an_update() -> None:
    morning, evening = datetime(2025, 3, 1, 8), datetime(2025, 3, 1, 20)
    a, b = "The storm killed 12 people in Ansel.", "The storm killed 15 people in Ansel."
    assert found(a, b, published=(morning, evening))[0][2] == "detail"
    assert found(a, b, published=(evening, morning))[0][2] == "conflict"


def test_an_update_is_said_to_be_one() -> None:
    morning, evening = datetime(2025, 3, 1, 8), datetime(2025, 3, 1, 20)
    texts = "The storm killed 12 people in Ansel.", "The storm killed 15 people in Ansel."
    (row,) = two(*texts, published=(morning, evening)).differences(Kind.NUMBER)
    assert "update" in row.because


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Twelve people, among them a boy of nine, died off Ansel.", "The ferry sank and 12 died off Ansel."),
        ("Eleven people died off Ansel.", "Oren Vask, 63, was the captain when 11 people died off Ansel."),
        ("Mira Tolan, 41, and Oren Vask, 63, were hurt.", "Oren Vask, 63, and Ida Vask, 39, were hurt."),
        ("A loan costs 62 marks a month less.", "A loan costs 744 marks a year less."),
        ("The masks cost 410,000 marks.", "The masks cost 22 marks apiece."),
        ("The masks cost 410,000 marks.", "The masks cost 22 marks per pupil."),
        ("The masks cost 410,000 marks.", "The masks cost 22 marks each, said Tolan."),
        ("Inflation stood at 3.1 percent.", "Inflation is above the target of 2 percent."),
        ("Inflation stood at 3.1 percent.", "Without energy and food, inflation stood at 3.9 percent."),
        ("Inflation stood at 3.1 percent in August.", "Inflation stood at 2.9 percent in July."),
        ("The rate rose to 4.5 percent.", "The rate rose from 4.25 percent."),
        ("Prices rose 0.4 percent in March.", "Prices are expected to rise 0.9 percent in March."),
        ("Polls closed at 6 p.m. (1300 GMT) in Ansel.", "Polls closed at 6 p.m. (1100 GMT) in Ansel."),
        ("The count as of 11.00 in Ansel was high.", "The count as of 14.30 in Ansel was high."),
        (
            "Guests of the town pay a tax of 4 crowns a night.",
            "Until now guests of the town paid a tax of 2.50 crowns a night.",
        ),
    ],
)
def test_numbers_of_another_sense_are_not_compared(a: str, b: str) -> None:
    assert found(a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The first boat reached the wreck half an hour later.",
            "The first boat reached the wreck in 34 minutes.",
        ),
        ("The mark lost almost 2% against the crown.", "The mark lost 1.9% against the crown."),
        ("About 60 ships left Ansel.", "66 ships left Ansel."),
        (
            "The crossing took about three hours and 50 minutes.",
            "The crossing took four hours and 10 minutes.",
        ),
        ("About a third of the trade of Ansel is in rye.", "38 percent of the trade of Ansel is in rye."),
        ("Not quite 400 cows were moved from Hale.", "390 cows were moved from Hale."),
        ("The wall will cost 5 million marks or so.", "The wall will cost 5.2 million marks."),
        ("The wall will cost 5 million marks or more.", "The wall will cost 5.6 million marks."),
        ("Just over 40 boats left Ansel.", "42 boats left Ansel."),
        ("Nearly half of the trade of Ansel is in rye.", "48 percent of the trade of Ansel is in rye."),
    ],
)
def test_two_numbers_of_which_one_is_only_about_so_much_are_a_detail(a: str, b: str) -> None:
    assert [strength for *_, strength in found(a, b)] == ["detail"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("About 31,000 travellers were stranded in Ansel.", "27,500 travellers were stranded in Ansel."),
        ("The port of Ansel cost some 4.2 million euros.", "The port of Ansel cost 3.8 million euros."),
        ("Some 150 ships left Ansel.", "128 ships left Ansel."),
    ],
)
def test_a_rough_number_is_no_other_one_that_its_last_figure_excludes(a: str, b: str) -> None:
    assert [strength for *_, strength in found(a, b)] == ["conflict"]


@pytest.mark.parametrize(
    ("a", "b", "values"),
    [
        ("The captain, Edvin Sorrel, 61, was heard.", "Edwin Sorrell, 63, was heard.", ("61", "63")),
        (
            "A loan costs 62 marks a month less.",
            "A loan costs 900 marks a year less.",
            ("62 marks", "900 marks"),
        ),
        (
            "It flew 1,900 kilometres.",
            "The missile went 2,300km into the sea.",
            ("1,900 kilometres", "2,300km"),
        ),
        (
            "A handful of anglers waved flags.",
            "Several hundred anglers waved flags.",
            ("A handful", "Several hundred"),
        ),
        (
            "The bank lent $3 million to farms.",
            "The bank lent $3 billion to farms.",
            ("$3 million", "$3 billion"),
        ),
        ("Nineteen divers searched.", "Nine divers searched.", ("Nineteen", "Nine")),
        (
            "The rocket flew almost 2,000 kilometres.",
            "The rocket flew 1,200 km.",
            ("almost 2,000 kilometres", "1,200 km"),
        ),
        (
            "The wall will cost 5 million marks or more.",
            "The wall will cost 4.2 million marks.",
            ("5 million marks or more", "4.2 million marks"),
        ),
        (
            "Drones crossed the border near Hale four times in a week.",
            "Drones flew over the border near Hale three times last week.",
            ("four times", "three times"),
        ),
        (
            "The mayor of Ansel has been fined twice for late taxes.",
            "The mayor of Ansel was fined three times for late taxes.",
            ("twice", "three times"),
        ),
        (
            "Police found the stolen boat five buildings away from the pier.",
            "Police found the stolen boat three doors down from the pier.",
            ("five buildings", "three doors"),
        ),
    ],
)
def test_values_of_one_sense_are_compared_in_one_unit(a: str, b: str, values: tuple[str, str]) -> None:
    assert found(a, b) == [(*values, "conflict")]


def test_a_part_is_not_set_against_the_whole() -> None:
    a = "The storm killed 12 people, four of them children."
    b = "The storm killed 12 people in Ansel."
    assert found(a, b) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("at least twenty-seven people", [(27, float("inf"))]),
        ("several hundred people", [(250, 950)]),
        ("between the 5-4 vote and Article 7", []),
        ("on Nov. 12, 2024 at 9:30", []),
        ("half an hour later", [(30, 30)]),
        ("a hundred and twenty people", [(120, 120)]),
        ("two hundred and fifty thousand people", [(250_000, 250_000)]),
        ("one hundred and two hundred people", [(100, 100), (200, 200)]),
        ("one million people", [(1e6, 1e6)]),
        ("the missile Korva-19", []),
    ],
)
def test_quantities_are_read_as_intervals(text: str, values: list[tuple[float, float]]) -> None:
    assert [(q.low, q.high) for q in quantities(text)] == values


@pytest.mark.parametrize(
    ("text", "share", "of_what"),
    [
        ("One in five lamps was out.", 20, "lamp"),
        ("nine out of every ten schools", 90, "school"),
        ("two fifths of the budget", 40, "budget"),
        ("a tenth of the crew", 10, "crew"),
        ("one-eighth of hens", 12.5, "hen"),
        ("3 in 1,000 hens", 0.3, "hen"),
    ],
)
def test_shares_are_read_in_words_too(text: str, share: float, of_what: str) -> None:
    (quantity,) = quantities(text)
    assert (quantity.unit, round(quantity.base, 1)) == ("%", share)
    assert quantity.counted == {of_what}
    assert quantity.low < share < quantity.high


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They won three in five days.", [(3, ""), (5 * 1440, "minute")]),
        ("a quarter of a million hens", [(250_000, "")]),
        ("a quarter of an hour", [(15, "minute")]),
        ("one in 4.5 million", [(4.5e6, "")]),
        ("one in Nine Elms", [(9, "")]),
        ("He hid 40 in 12 sheds.", [(40, ""), (12, "")]),
        ("Two in five sheds were black.", [(2, ""), (5, "")]),
        ("It killed four in ten sheds.", [(4, ""), (10, "")]),
        ("a tenth of a billion hens", [(1e8, "")]),
        ("half of a million hens", [(5e5, "")]),
        ("the two in ten-gallon hats", [(2, ""), (10, "gallon")]),
    ],
)
def test_not_every_number_in_another_is_a_share(text: str, values: list[tuple[float, str]]) -> None:
    assert [(q.base, q.unit) for q in quantities(text)] == values


@pytest.mark.parametrize(
    ("a", "b", "strengths"),
    [
        (
            "One in five homes of Ansel has no bath.",
            "A third of the homes of Ansel have no bath.",
            ["conflict"],
        ),
        (
            "Two fifths of the homes of Ansel have no bath.",
            "60% of the homes of Ansel have no bath.",
            ["conflict"],
        ),
        ("One in five homes of Ansel has no bath.", "A fifth of the homes of Ansel have no bath.", []),
        (
            "Four in ten homes of Ansel have no bath.",
            "42 percent of the homes of Ansel have no bath.",
            ["detail"],
        ),
    ],
)
def test_shares_in_words_are_compared_with_shares(a: str, b: str, strengths: list[str]) -> None:
    assert [strength for *_, strength in found(a, b)] == strengths


def test_those_outside_a_home_are_not_counted_by_homes() -> None:
    a, b = "200 anglers stood outside a home in Ansel.", "900 anglers stood in the rain in Ansel."
    assert found(a, b) == [("200", "900", "conflict")]


def test_spans_hold_the_quantity_only() -> None:
    text = "Officials said 10,000 troops left."
    assert [q.span.of(text) for q in quantities(text)] == ["10,000"]


def test_strength_is_an_enumerated_value() -> None:
    (difference,) = two("Three ships sailed to Ansel.", "Four ships sailed to Ansel.").differences(
        Kind.NUMBER
    )
    assert difference.strength is Strength.CONFLICT
    assert 0 < difference.score < 1


def test_the_numbers_of_two_teams_are_two_numbers() -> None:
    a = "The Gulls and the Herons made eight offers to keepers."
    b = "Only Marl has five offers to keepers."
    same = "The Gulls have five offers to keepers."
    assert found(a, b) == []
    assert found(a, same) == [("eight", "five", "conflict")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a three-million-euro ($3.4-million) prize", [(3e6, "€"), (3.4e6, "$")]),
        ("goods worth 2m euros", [(2e6, "€")]),
        ("£35,000 of lace", [(35_000, "£")]),
        ("some 6\u00a0728 barrels of oil", [(6728, "barrel")]),
        ("Of the 127, 150 were hurt in row 75 200 years ago.", [(127, ""), (150, ""), (75, "")]),
        ("a loss of $US2 million ($3.1 million)", [(2e6, "$")]),  # the same in another dollar
        ("about a hundred billion dollars", [(1e11, "$")]),
        ("was married twice.", [(2, "time")]),
        ("At 7. 40 a. m. the ferry left", []),
        ("served 41 / 2 months", []),
        ("http: / / www. lake - news. example / 416271 - ferry. html", []),
    ],
)
def test_figures_are_read_as_they_are_set(text: str, values: list[tuple[float, str]]) -> None:
    assert [(q.base, q.unit) for q in quantities(text) if q.unit or q.base > 40] == values


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # A sum over more than the event.
        (
            "So far the crew has seized 14 rifles from boats in the gulf.",
            "The crew has seized six rifles from boats in the gulf.",
        ),
        # Several counts, none of them equal: two events.
        (
            "The crew seized 14 rifles and 31 boats in the gulf.",
            "The crew seized six rifles and 12 boats in the gulf.",
        ),
        # Another place, named beside the number.
        (
            "The quake shook the valley of Ansel, home to 140,000 people, and the town of Port Orrin.",
            "The quake shook the valley of Ansel and Port Orrin, a town of 600,000 people.",
        ),
    ],
)
def test_counts_of_two_things_are_not_set_against_each_other(a: str, b: str) -> None:
    assert found(a, b) == []


def test_an_article_that_has_both_values_tells_of_two_things() -> None:
    a = article("a", "The band played three encores in Ansel.\nLater it played five encores in Port Orrin.")
    b = article("b", "The band played five encores in Ansel.")
    assert story(a, b, pairs=[("a.0", "b.0")]).differences(Kind.NUMBER) == []
    alone = article("a", "The band played three encores in Ansel.")
    assert len(story(alone, b, pairs=[("a.0", "b.0")]).differences(Kind.NUMBER)) == 1


@pytest.mark.parametrize(
    "third",
    [
        "Fees of the port come down from 5.75 to 5.25 percent.",
        "Fees of the port come down to 5.25 percent from 5.75 percent.",
    ],
)
def test_a_step_that_any_article_tells_keeps_both_its_values_apart(third: str) -> None:
    a = article("a", "The port of Ansel kept its fees at 5.75 percent.")
    b = article("b", "The port of Ansel set its fees at 5.25 percent.")
    assert len(story(a, b, pairs=[("a.0", "b.0")]).differences(Kind.NUMBER)) == 1
    assert story(a, b, article("c", third), pairs=[("a.0", "b.0")]).differences(Kind.NUMBER) == []
    other = article("c", "Fees of the port come down from 6.75 to 5.25 percent.")
    assert len(story(a, b, other, pairs=[("a.0", "b.0")]).differences(Kind.NUMBER)) == 1


def test_rates_of_two_periods_are_told_as_they_are_in_a_year() -> None:
    (row,) = two(
        "A household in Ansel saves 900 crowns a year.", "A household in Ansel saves 62 crowns a month."
    ).differences(Kind.NUMBER)
    assert "900 and 744" in row.because


def test_nearly_and_over_one_figure_are_a_conflict() -> None:
    pairs = found(
        "Nearly $100 billion of trade passes the strait.", "Over $100 billion of trade passes the strait."
    )
    assert [strength for *_, strength in pairs] == ["conflict"]


def test_one_difference_in_two_claims_is_one_row() -> None:
    a = article("a", "Three ships sailed to Ansel on the morning tide.")
    b = article("b", "Four ships sailed to Ansel on the morning tide.")
    c = article("c", "Four ships sailed to Ansel on the morning tide.")
    found = story(a, b, c).differences(Kind.NUMBER)
    assert len(found) == 1
    assert len(found[0].with_a) + len(found[0].with_b) == 1


def test_the_one_amount_of_each_sentence_is_compared_where_another_number_is_equal() -> None:
    a = "The harbour orchestra has offered Mira Tolan six years for $90 million."
    b = "The deal would run for six years and bring up to $80 million."
    assert found(a, b) == [("$90 million", "up to $80 million", "conflict")]


def test_a_number_of_millions_that_is_the_other_rounded_is_a_detail() -> None:
    exact = "The council said on Monday that the harbour repair costs 1,215,000 crowns."
    rough = "The harbour repair costs 1.2 million crowns, the council said on Monday."
    assert [strength for *_, strength in found(rough, exact)] == ["detail"]


def test_an_age_beside_a_death_is_no_growing_toll() -> None:
    twelve = "Mira Tolan, 12, was killed in the harbour fire on Monday."
    assert [s for *_, s in found(twelve, twelve.replace("12", "11"))] == ["conflict"]


def test_the_figure_of_a_range_is_its_middle() -> None:
    (quantity,) = quantities("The repair takes three to five months.")
    assert (quantity.low, quantity.high, quantity.base) == (3, 5, 4)


def test_tolls_of_two_kinds_of_people_add_up() -> None:
    assert (
        found("Nine sailors and four divers were killed off Ansel.", "Thirteen people were killed off Ansel.")
        == []
    )


def test_the_dead_of_one_article_are_not_the_hurt_of_the_other() -> None:
    pairs = found(
        "The blast at Ansel killed six and injured 30.", "The blast at Ansel killed 30 and injured six."
    )
    assert sorted(pairs) == [("30", "six", "conflict"), ("six", "30", "conflict")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The bridge at Hale was hit four times in March.",
            "The bridge at Hale was hit three times in April.",
        ),
        ("The bridge at Hale was hit four times in March.", "A lorry broke down three times on Monday."),
        ("She won the regatta twice.", "Rye costs three times as much as in spring."),
    ],
)
def test_how_often_something_happened_is_not_compared_with_how_often_something_else_did(
    a: str, b: str
) -> None:
    assert found(a, b) == []


def test_a_value_that_an_article_has_in_another_sense_does_not_keep_two_apart() -> None:
    a = article("a", "Bread prices in Ansel rose 4.1 percent.\nThe target is 2 percent.")
    b = article("b", "Bread prices in Ansel rose 2 percent.")
    (row,) = story(a, b, pairs=[("a.0", "b.0")]).differences(Kind.NUMBER)
    assert (row.a.text, row.b.text, str(row.strength)) == ("4.1 percent", "2 percent", "conflict")


@pytest.mark.parametrize(
    ("text", "values"), [("70 000 jobs", [70_000]), ("the 27, 150 were hurt", [27, 150])]
)
def test_a_blank_may_part_thousands_where_no_number_can_begin(text: str, values: list[float]) -> None:
    assert [q.base for q in quantities(text)] == values


def test_one_more_beside_a_number_is_in_the_sum() -> None:
    assert (
        found("Police arrested three men and a woman in Ansel.", "Police arrested four people in Ansel.")
        == []
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The blast killed three people and a dozen were injured in Orm.",
            "The blast killed four people in Orm.",
        ),
        (
            "The blast killed three people and a bridge collapsed in Orm.",
            "The blast killed four people in Orm.",
        ),
        ("Police arrested three men and a car was seized in Orm.", "Police arrested four men in Orm."),
    ],
)
def test_what_else_is_told_beside_a_number_is_not_in_the_sum(one: str, other: str) -> None:
    assert found(one, other) == [("three", "four", "conflict")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("More or less 400 cows left.", "More or less 400"),
        ("Then 400 cows or so left.", "400 cows or so"),
        ("He paid 400 crowns, give or take.", "400 crowns, give or take"),
        ("It has 40 lake boats or more.", "40 lake boats or more"),
    ],
)
def test_words_that_say_how_exact_a_number_is_are_read_on_either_side(text: str, words: str) -> None:
    (quantity,) = quantities(text)
    assert quantity.span.of(text) == words
    assert (quantity.low, quantity.high) != (quantity.base, quantity.base)


def test_more_or_less_a_number_does_not_exclude_one_close_to_it() -> None:
    for a in ("More or less 60 ships left Ansel.", "60 ships or so left Ansel."):
        assert [strength for *_, strength in found(a, "66 ships left Ansel.")] == ["detail"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ferry was doing 22 knots when it sank.", "The ferry was doing 22 km per hour when it sank."),
        ("Gusts of 120 km/h hit the town of Orle.", "Gusts of 120 miles an hour hit the town of Orle."),
        ("Police found 12 kilograms of amber in a lorry.", "Police found 12 tonnes of amber in a lorry."),
        ("The slick covered 40 hectares of the bay.", "The slick covered 40 acres of the bay."),
        ("The fire burned 10 square miles of forest.", "The fire burned 10 square kilometres of forest."),
    ],
)  # fmt: skip
def test_one_figure_in_two_units_of_one_kind_is_a_conflict(a: str, b: str) -> None:
    assert len(conflicts(a, b)) == len(conflicts(b, a)) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The ferry was doing 22 knots when it struck.", "The ferry was doing 41 km/h when it struck."),
        ("Gusts of 75 mph hit the town of Orle.", "Gusts of 120 kilometres an hour hit the town of Orle."),
        ("Gusts of 75 mph (120 km/h) hit the town of Orle.", "Gusts of 120 km/h hit the town of Orle."),
        ("Police found 12 tonnes of amber in a lorry.", "Police found 12,000 kg of amber in a lorry."),
        ("The slick covered 100 acres of the bay.", "The slick covered about 40 hectares of the bay."),
        ("The fire burned 10 square miles of forest.", "The fire burned 26 square kilometres of forest."),
        ("The wind blew at 20 metres per second.", "The wind blew at 72 km/h."),
        ("Gusts of 70 mph hit the town of Orle.", "Gusts of 110 km/h hit the town of Orle."),
        ("Gusts of 100 mph hit the town of Orle.", "Gusts of 85 knots hit the town of Orle."),
        ("Police found 2 tonnes of amber in a lorry.", "Police found 2.2 tons of amber in a lorry."),
        ("The lake has shrunk from 900 hectares to 400.", "The lake has shrunk to 400 hectares."),
    ],
)  # fmt: skip
def test_a_figure_and_its_conversion_are_no_conflict(a: str, b: str) -> None:
    assert conflicts(a, b) == conflicts(b, a) == []


def test_a_running_total_until_now_is_no_former_value() -> None:
    a = "Until now crews have cleared 40 tonnes of oil from the beach of Ansel."
    assert found(a, "Crews cleared 55 tonnes of oil from the beach of Ansel.") == [
        ("40 tonnes", "55 tonnes", "conflict")
    ]
