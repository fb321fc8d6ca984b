"""Which lines of a raw page are the article."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.analysis.clean import has_body, line_roles
from newsdiff.analysis.types import KEPT_ROLES, Role

FIRST = "The towns of Orla and Mend signed a pact on Friday that will share the river for ten years."
SECOND = "Both councils will vote on it in January, officials said, and nobody expects a refusal."
LAST = "The quarrel over the Sill began eleven years ago, when a dry summer left Mend without water."
REAL = Path(__file__).parents[2].parent / "shared" / "articles" / "eu-japan"


def roles(text: str, **options) -> dict[str, Role]:
    """Role by line; a line that comes twice keeps the role of its last place."""
    return {line.span.of(text): line.role for line in line_roles(text, **options)}


def within(line: str) -> Role:
    """The role of a line among paragraphs, below a headline."""
    return roles(f"Towns agree to share the river\n\n{FIRST}\n\n{line}\n\n{SECOND}\n\n{LAST}")[line]


def above(line: str) -> Role:
    return roles(f"{line}\nTowns agree to share the river\n\n{FIRST}\n\n{SECOND}\n\n{LAST}")[line]


def below(line: str) -> Role:
    return roles(f"Towns agree to share the river\n\n{FIRST}\n\n{SECOND}\n\n{LAST}\n\n{line}")[line]


ANYWHERE = [
    "Advertisement",
    "We use cookies to improve your experience. Accept all cookies",
    "Read more: Rain is on its way to the valley",
    "ALSO READ: Farmers fear another dry summer",
    "Sign up for our newsletter",
    "Sign up here to get The Orla Times in your inbox every morning",
    "Subscribe to our weekly newsletter for more stories like this one.",
    "Follow us on X, Facebook and Instagram",
    "Share this article",
    "Share: Chirp · Mail",
    "Share Chirp Mail to a friend",
    "9 March 2025 · 4 minutes to read",
    "Facebook Twitter WhatsApp Email",
    "5 min read",
    "Listen to this article",
    "Last updated: 3:14 PM, 1 November 2024",
    "Updated:",
    "0:00",
    "2 hours ago",
    "© 2024 The Orla Times. All rights reserved.",
    "Story continues below",
    "Click here to download our app",
    "Tags: Orla, Mend, river",
    "This article was first published in The Orla Times.",
    "Your email address will not be published. Required fields are marked *",
    "Thanks for reading!",
    "https://orla.example/pact",
    "By continuing to use this site you agree to our terms.",
]


@pytest.mark.parametrize("line", ANYWHERE)
@pytest.mark.parametrize("place", [above, within, below])
def test_what_a_page_says_about_itself_is_chrome_wherever_it_stands(place, line):
    assert place(line) is Role.CHROME


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ann Bell/Reuters",
        "Mayor Ida Kern speaks at the old mill on Friday. Tom Reed/AFP via Getty Images",
        "A boat on the Sill in the dry summer of 2023. (Tom Reed/Orla Press)",
        "Ida Kern (L) and Ben Holt (R) shake hands in Orla, Nov. 1, 2024. Reuters",
        "FILE - The old mill at Mend, seen in March.",
        "Image credit: Orla town archive",
        "Tom Reed/Getty Images",
        "Courtesy of the Orla Museum",
    ],
)
@pytest.mark.parametrize("place", [above, within, below])
def test_a_line_with_a_picture_credit_is_a_caption(place, line):
    assert place(line) is Role.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "By Ida Kern",
        "BY IDA KERN AND TOM REED",
        "By Ida Kern, Orla Times, in Mend",
        "Opinion by Ida Kern",
        "Reporting by Ida Kern; Editing by Tom Reed",
        "Ida Kern and Tom Reed contributed to this report.",
    ],
)
@pytest.mark.parametrize("place", [above, within, below])
def test_a_line_that_names_who_wrote_is_a_byline(place, line):
    assert place(line) is Role.BYLINE


@pytest.mark.parametrize(
    "line",
    [
        "“No.”",
        "Nothing.",
        "“We are done.”",
        '"It was wonderful"',
        "- a joint gauge at the old mill",
        "1. A fund of 4 million crowns",
        "She offered three things:",
        "By Monday the talks had failed, and both mayors went home without a word to the press.",
        "By sharing the river, the towns save money.",
        "The mayor said she would subscribe to the plan of her neighbours.",
        "The council of Mend follows on Tuesday.",
        "Share prices fell after the news.",
        "The pact, according to Reuters, was written in a night.",
        "The mayor of Mend will follow us, she said.",
        "ORLA (Reuters) - The mayor of Mend left the hall without a word.",
        "The vote is set for January. (Reuters)",
        "Updated rules will apply from March, the mayor said.",
    ],
)
def test_short_sentences_quotations_and_items_among_paragraphs_are_body(line):
    assert within(line) is Role.BODY


@pytest.mark.parametrize(
    "line", ["Why it matters", "Deflation", "Share Prices Fall Again", "WHAT THE PACT SAYS", "Nov. 1"]
)
def test_a_loose_line_among_paragraphs_is_a_heading(line):
    assert within(line) is Role.HEADING


@pytest.mark.parametrize(
    "line",
    [
        "Home News Sport Weather Business Culture",
        "World | Europe | Politics",
        "Weather     Live Markets",
        "ORLA TIMES",
    ],
)
def test_menus_and_mastheads_above_the_headline_are_chrome(line):
    assert above(line) is Role.CHROME


def test_the_head_of_a_page_is_told_apart():
    text = (
        "Towns agree to share the river\n\nThe pact ends a quarrel of eleven years over the Sill.\n"
        f"Towns agree to share the river\nIda Kern\nUpdated:\n\n{FIRST}\n\n{SECOND}"
    )
    assert [line.role for line in line_roles(text)] == [
        Role.HEADLINE,
        Role.STANDFIRST,
        Role.REPEAT,
        Role.BYLINE,
        Role.CHROME,
        Role.BODY,
        Role.BODY,
    ]


def test_what_tells_about_the_author_at_the_end_is_a_bio():
    note = "Ida Kern is a reporter for The Orla Times. She writes about rivers and has won two awards for it."
    text = f"Towns agree\nBy Ida Kern\n{FIRST}\n{SECOND}\nIda Kern\nPolitical Correspondent\n{note}"
    found = roles(text)
    assert found[note] is Role.BIO
    assert found["Political Correspondent"] is Role.BYLINE
    assert found["Ida Kern"] is Role.BYLINE


def test_a_person_of_the_story_at_its_end_is_body():
    last = "Kern is an author of four books about the Sill, and a director of the museum at the old mill."
    text = f"Towns agree\n\n{FIRST} “It is done,” said Ida Kern.\n\n{SECOND}\n\nIda {last}"
    assert roles(text)[f"Ida {last}"] is Role.BODY


def test_lists_of_links_at_the_end_are_dropped_and_lists_of_the_body_kept():
    text = (
        f"Towns agree to share the river\n{FIRST}\nThe pact has three parts:\na joint gauge\na common fund\n"
        f"yearly talks\n{SECOND}\nMost read\nMayor of Mend quits over parking row\nWhy the Sill runs dry"
    )
    found = roles(text)
    assert {found[line] for line in ("a joint gauge", "a common fund", "yearly talks")} == {Role.BODY}
    assert found["Mayor of Mend quits over parking row"] is Role.CHROME
    assert found["Why the Sill runs dry"] is Role.CHROME


def test_the_article_goes_on_below_links_in_its_midst():
    end = "So the river will be shared, and the towns will have to trust each other."
    links = "Related\nMayor of Mend quits over parking row\nWhy the Sill runs dry"
    found = roles(
        f"Towns agree to share the river\n{FIRST}\n{SECOND}\n{LAST}\n{links}\n{end}\nIt is a start."
    )
    assert found["Why the Sill runs dry"] is Role.CHROME
    assert {found[end], found["It is a start."]} == {Role.BODY}


def test_links_with_a_summary_each_go_with_their_title():
    links = (
        "Related\nMend plans a mill\nThe mill at Mend will grind again, its mayor said.\n"
        "Orla plans a bridge\nThe bridge at Orla will open in a year, officials said."
    )
    found = roles(f"Towns agree to share the river\n{FIRST}\n{SECOND}\n{LAST}\n{links}")
    assert {found[line] for line in links.splitlines()} == {Role.CHROME}


@pytest.mark.parametrize(
    "line",
    [
        "We use what you tell this website about your device to choose the adverts that you see.",
        "Want more stories like this one? Try our free weekly newsletter.",
        "You can find every saved article in your account settings.",
    ],
)
def test_what_speaks_to_the_reader_about_the_page_is_chrome(line):
    assert within(line) is Role.CHROME


@pytest.mark.parametrize(
    "line",
    [
        "The newsletter of the council has told its subscribers nothing about the pact.",
        "“You can read it on our website,” the mayor said of her newsletter.",
        "You can walk from Orla to Mend in two hours, if the path is dry.",
    ],
)
def test_newsletters_of_others_and_you_alone_are_body(line):
    assert within(line) is Role.BODY


def test_a_report_on_an_app_may_tell_its_reader_what_to_do_with_it():
    advice = "You can stop the alerts of the app in the settings of your account, under Gauges."
    text = (
        "Towns share an app that reads the river\n"
        "The towns of Orla and Mend have an app that sends alerts when the gauges at the mill rise.\n"
        f"{advice}\nThe app has an account for each household, and the gauges are read every hour."
    )
    assert roles(text)[advice] is Role.BODY


def test_a_sentence_far_below_the_body_that_shares_no_word_with_it_is_chrome():
    code = "Reporters here work within a code that was adopted in 1998."
    page = "Tip us\nWant to hear more from us? Subscribe to our newsletter.\nFollow us on X\nTerms of use"
    text = f"Towns agree to share the river\n{FIRST}\n{SECOND}\n{LAST}\n{page}\n"
    assert roles(text + code)[code] is Role.CHROME
    tied = "The river is to be shared by both of the towns."
    assert roles(text + tied)[tied] is Role.BODY


def test_the_headline_is_the_line_that_speaks_of_the_body():
    found = roles(f"Crime and Public Order\nRiver pact of Orla and Mend\nBy Ida Kern\n{FIRST}\n{SECOND}")
    assert found["River pact of Orla and Mend"] is Role.HEADLINE


def test_of_a_stack_above_the_body_the_topmost_is_the_headline():
    stack = [
        "Towns share the river after eleven years",
        "Both councils of Orla and Mend vote on it in January",
        "Officials of neither town expect a refusal",
    ]
    lines = line_roles("\n".join([*stack, "By Ida Kern", FIRST, SECOND, LAST]))
    assert lines[0].role is Role.HEADLINE
    assert all(line.role.kept for line in lines[:3])


def test_readers_comments_below_their_title_are_dropped():
    comment = "I think that this is a great pact for both of the towns, and I hope that it will last."
    assert roles(f"{FIRST}\n{SECOND}\n{LAST}\nComments (2)\nBen\n{comment}")[comment] is Role.CHROME


def test_a_pull_quote_is_a_repeat_of_the_sentence_it_pulls():
    pulled = "it was the best day of my life in this town"
    quote = f"“{pulled.capitalize()}”"
    text = f"Towns agree\n\n{FIRST}\n\n{quote}\n\nKern said {pulled}, and nobody laughed at her.\n\n{LAST}"
    assert roles(text)[quote] is Role.REPEAT


def test_a_short_answer_may_be_given_twice():
    lines = line_roles(f"{FIRST}\n“Is it a good pact?”\nYes.\n“Will Mend sign?”\nYes.\n{SECOND}")
    assert {line.role for line in lines} == {Role.BODY}


def test_a_transcript_keeps_its_speakers_and_what_they_say():
    text = (
        "Transcript of the mayor’s talk\n\nANNA BELL:\nGood morning.\n\nIDA KERN:\nThank you very much.\n\n"
        f"ANNA BELL:\nWill Mend sign?\n\nIDA KERN:\nYes.\n\nANNA BELL:\n{SECOND}"
    )
    assert {line.role for line in line_roles(text)} == {Role.HEADLINE, Role.BODY}


def test_a_known_headline_is_found():
    assert roles(f"Pact!\n{FIRST}\n{SECOND}", headline="Pact!")["Pact!"] is Role.HEADLINE


def test_hints_overrule_the_words():
    text = f"Towns agree to share the river\n{FIRST}\n{SECOND}\nAdvertisement"
    hints = {text.index(SECOND): Role.CHROME, text.index("Advertisement"): Role.BODY}
    found = roles(text, hints=hints)
    assert found[SECOND] is Role.CHROME
    assert found["Advertisement"] is Role.BODY


def test_menus_alone_have_no_body():
    menus = (
        "Home\nWorld\nSport\nSubscribe\nSign in\nMost read\nMayor quits\nRain ahead\n© 2024 The Orla Times"
    )
    assert not has_body(line_roles(menus))


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Orla has quit.",
        "Mayor quits\n\nThe mayor of Orla has quit.",
        "Orla und Mend teilen das Wasser\nDie Städte Orla und Mend haben am Freitag einen Pakt geschlossen.",
        "奥拉与门德签署用水协议\n奥拉镇和门德镇周五签署了一项协议，将在十年内共享河水。",
        "وقعت مدينتا أورلا ومند اتفاقا يوم الجمعة لتقاسم مياه النهر بينهما لمدة عشر سنوات.",
    ],
)
def test_a_brief_and_other_languages_have_a_body(text):
    lines = line_roles(text)
    assert has_body(lines)
    assert all(line.role.kept for line in lines)


@settings(deadline=None)  # the first call loads a library
@given(st.text(alphabet=st.sampled_from("aB.:“”\n \u00a0\u200b(Byshare©1?世")) | st.text())
def test_lines_are_the_non_blank_lines_of_any_text(text):
    lines = line_roles(text)
    assert [line.span.of(text) for line in lines] == [raw.strip() for raw in text.split("\n") if raw.strip()]
    assert lines == line_roles(text)


@pytest.mark.parametrize(
    "unit",
    ["Photo: ", "“", "By Aa ", "subscribe ", "A/", "(", "a. ", "© ", "follow us " * 9 + "\n", "Aa Bb\n"],
)
def test_long_texts_are_judged_in_linear_time(unit):
    text = (unit * (200_000 // len(unit)))[:200_000]
    start = time.process_time()
    line_roles(text)
    assert time.process_time() - start < 5  # far above what it takes, far below what backtracking would


@pytest.mark.skipif(not REAL.is_dir(), reason="the real articles are not in this checkout's neighbourhood")
def test_the_real_pages_keep_all_sentences_and_lose_the_rest():
    kept, dropped = [], []
    for path in sorted(REAL.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for line in line_roles(text):
            (kept if line.role in KEPT_ROLES else dropped).append(line.span.of(text))
    assert (len(kept), len(dropped)) == (62, 23)  # as counted by readers
    assert all(len(line.split()) >= 7 for line in kept)


@pytest.mark.parametrize(
    "words",
    [
        " ".join(
            f"Lesser {name} and Greater {name}, Islands of the" for name in ("Orla", "Mend", "Sill") * 9
        ),
        " ".join(f"MEND {n}.20 Last price +0.{n}% Fee is -0.{n}% Trade now" for n in range(10, 40)),
    ],
    ids=["names", "prices"],
)
def test_a_list_to_choose_from_is_no_article_though_some_of_its_words_look_like_verbs(words: str) -> None:
    assert not has_body(line_roles(f"Country\n\n{words}", headline="Towns agree to share the river"))
    assert within(words) is Role.CHROME
