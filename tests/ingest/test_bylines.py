"""The names on a byline, where it names somebody clearly."""

import pytest

from newsdiff.ingest.bylines import named_author


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ida Kern", "Ida Kern"),
        ("BY MARIKO SENDA", "MARIKO SENDA"),
        ("by Jan van der Holm", "Jan van der Holm"),
        ("Valley Radio | By Ida Kern", "Ida Kern"),
        ("Written by: Ida Kern", "Ida Kern"),
        ("By Ida Kern and Jan Holm", "Ida Kern and Jan Holm"),
        ("By Ida Kern, Jan Holm and Yoon Ha-rin", "Ida Kern, Jan Holm and Yoon Ha-rin"),
        ("By Ida Kern, Political Editor", "Ida Kern"),
        ("By Ida Kern, Port Almery and agencies", "Ida Kern"),
        ("By Ida Kern in Port Almery", "Ida Kern"),
        ("By Ida Kern | 7 March 2025", "Ida Kern"),
        ("By Ida Kern 7 March 2025", "Ida Kern"),
        ("By Ida Kern (ik@post.example)", "Ida Kern"),
        ("By Ida T. Kern", "Ida T. Kern"),
        ("By IDA KERN AND JAN HOLM", "IDA KERN AND JAN HOLM"),
        ("By April Kern", "April Kern"),
        ("By Ida Kern and Jan Holm, XNN", "Ida Kern and Jan Holm"),
    ],
)
def test_a_byline_names_its_authors(line: str, names: str) -> None:
    assert named_author([line]) == names


@pytest.mark.parametrize(
    "line",
    [
        "",
        "By",
        "By Staff",
        "By Associated Press",
        "By Agence France-Presse",
        "By Ida Kern Reuters",
        "By Ida Kern Published March 7",
        "By Ida Kern Monday",
        "By Popular Demand",
        "By Hal",
        "By News Agencies",
        "Text by: NEWS WIRES",
        "Analysis by Hugh Tarrant",
        "By Our Political Correspondent",
        "Photographs by Noor Haddad",
        "Edited by Paul Venn",
        "Posted on 8 November by Mining Courier",
        "By the window a bulb hums",
        "Ida Kern",
        "Klaus Weddig Reporter and editor covering transport",
    ],
)
def test_what_names_nobody_clearly_is_no_author(line: str) -> None:
    assert named_author([line]) == ""


def test_lines_that_name_different_people_name_nobody_and_a_repeated_one_names_its_own() -> None:
    assert named_author(["By Ida Kern", "Photographs by Noor Haddad", "By Ida Kern"]) == "Ida Kern"
    assert named_author(["By Ida Kern", "By Jan Holm"]) == ""
    assert named_author([]) == ""


def test_by_may_stand_on_a_line_of_its_own() -> None:
    assert named_author(["By", "Ida Kern", "Jan Holm"]) == "Ida Kern"
    assert named_author(["By", "", "Port Almery Gazette"]) == ""
