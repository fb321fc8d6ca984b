"""Which phrases of a sentence another text lacks, and how pages say that it tells it in part."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from newsdiff.stories.models import Article, Difference, Sentence, Story
from newsdiff.web.metadata import describe
from newsdiff.web.pages import places
from newsdiff.web.pages.article import load_for_article
from newsdiff.web.pages.claim import ClaimPage
from newsdiff.web.pages.matrix import MatrixPage
from newsdiff.web.pages.notes import notes
from newsdiff.web.pages.story import StoryPage
from newsdiff.web.shared import Texts, phrases
from newsdiff.web.words import quoted, without_closing, without_opening
from tests.factories import compared_story
from tests.web.test_contrasts import text_of

OPENED = "The mayor of Talvern opened the harbour bridge on Monday, the first of its kind in the north."
SHORT = "The mayor of Talvern opened the harbour bridge on Monday."
FIRST = "the first of its kind in the north."


def sentence(text: str, *, version: int = 1, start: int = 0) -> Sentence:
    return Sentence(
        pk=version * 100 + start, version_id=version, text=text, start=start, end=start + len(text)
    )


def lacking(text: str, *others: str, part: str = "") -> list[str]:
    """The phrases of `text` that another text with these sentences lacks; both tell `part`, or all."""
    told, start = sentence(text, start=7), 7 + text.index(part)
    texts = Texts(sentence(other, version=2, start=at) for at, other in enumerate(others))
    found = texts.lacking(2, told, [(start, start + len(part or text))])
    return [text[phrase.start - 7 : phrase.end - 7].strip() for phrase in found]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("A ferry sank on the lake.", ["A ferry sank on the lake."]),
        (OPENED, ["The mayor of Talvern opened the harbour bridge on Monday, ", FIRST]),
        (
            'A ferry sank, police officers said, "in a squall that came late," while it crossed the lake.',
            [
                "A ferry sank, ",
                "police officers said, ",
                '"in a squall that came late," ',
                "while it crossed the lake.",
            ],
        ),
        (
            "The bridge, she said, opened early on Monday.",
            ["The bridge, she said, ", "opened early on Monday."],
        ),
    ],
)
def test_a_sentence_is_cut_where_an_addition_begins(text: str, cut: list[str]) -> None:
    found = phrases(sentence(text, start=3), ())
    assert [text[phrase.start - 3 : phrase.end - 3] for phrase in found] == cut


def test_a_text_lacks_what_none_of_its_sentences_says() -> None:
    assert lacking(OPENED, SHORT) == [FIRST]
    assert lacking(OPENED, SHORT, "It is the first bridge of that kind in the north.") == []


def test_of_a_text_that_tells_it_in_words_of_its_own_nothing_is_said() -> None:
    assert lacking(OPENED, "Ribbons were cut and the crossing is now free for cars.") == []


def test_what_stands_outside_of_the_shared_part_is_lacking_whoever_words_the_part_otherwise() -> None:
    crossing = "Cars may use the crossing from now on."
    assert lacking(OPENED, crossing, part=OPENED.removesuffix(f", {FIRST}")) == [FIRST]


REPORTS = {
    "Harbour Post": f"A bridge for Talvern\n\n{OPENED}\nFishermen fear for the herring.\n",
    "Morning Gull": f"Talvern has its bridge\n\n{SHORT}\nCyclists complained about the ramps.\n",
    "Upland Courier": f"Ribbons in Talvern\n\n{OPENED}\nA toll is charged after sunset.\n",
}


@pytest.fixture
def made(db: None) -> Story:
    return compared_story(articles=REPORTS)


def claim_of(made: Story) -> ClaimPage:
    assert made.current_run is not None
    claim = made.current_run.claims.get(members__sentence__text=SHORT)
    claim.members.exclude(sentence__text=OPENED).delete()
    short = Sentence.objects.get(text=SHORT)
    claim.members.create(sentence=short, start=short.start, end=short.end)
    for member in claim.members.filter(sentence__text=OPENED):
        member.start, member.end = member.sentence.start, member.sentence.end
        member.save()
    return ClaimPage.build(made, claim)


def test_a_story_tells_a_claim_in_the_words_that_all_of_its_texts_have(made: Story, client: Client) -> None:
    made_claim = claim_of(made)
    Sentence.objects.filter(text=SHORT).update(role="headline")  # which does not stand for a claim
    row = next(row for row in StoryPage.build(made).by_all if row.key == made_claim.key)
    told = {piece.text: piece.marks for piece in row.told.pieces}
    assert told == {OPENED.removesuffix(FIRST): ("part",), FIRST: ("some",)}
    shown = client.get(made.get_absolute_url()).content.decode()
    assert f'<span class="m-some">{FIRST}</span>' in shown
    assert f"Not found in all: {FIRST.rstrip('.')}" in text_of(shown)
    assert "In grey: what was not found in all of them" in text_of(shown)


def test_the_matrix_shows_in_grey_what_one_text_lacks(made: Story, client: Client) -> None:
    key = claim_of(made).key
    Sentence.objects.filter(text=SHORT).update(role="headline")
    row = next(row for row in MatrixPage.build(made, {}).rows if row.key == key)
    assert {piece.text: piece.marks for piece in row.pieces} == {
        OPENED.removesuffix(FIRST): ("part",),
        FIRST: ("some",),
    }
    shown = client.get(reverse("matrix", args=[made.slug])).content.decode()
    assert f'<span class="m-some">{FIRST}</span></a>' in shown
    assert text_of(shown).count("In grey: what was not found in all of them") == 1
    assert f"Not found in all: {FIRST.rstrip('.')}" in text_of(shown)
    cell = next(cell for cell in row.cells if cell.open_href)
    opened = client.get(cell.open_href, headers={"HX-Request": "true"}).content.decode()
    assert f'<span class="m-some">{FIRST}</span></a>' in opened


def test_the_grey_rest_of_a_sentence_outside_of_the_claim_is_named_too(made: Story, client: Client) -> None:
    claim_of(made)
    Sentence.objects.filter(text=SHORT).update(role="headline")
    assert made.current_run is not None
    for member in made.current_run.claims.get(members__sentence__text=SHORT).members.all():
        member.end = min(member.end, member.start + len(OPENED) - len(FIRST))
        member.save()
    shown = client.get(made.get_absolute_url()).content.decode()
    assert f"</span>{FIRST}" in shown
    assert f"Not found in all: {FIRST.rstrip('.')}" in text_of(shown)


def test_a_matrix_without_claims_explains_no_grey(made: Story, client: Client) -> None:
    address = reverse("matrix", args=[made.slug])
    assert "In grey" not in text_of(client.get(f"{address}?state=only").content.decode())


def test_a_claim_is_quoted_without_what_one_of_its_texts_lacks(made: Story, client: Client) -> None:
    claim_of(made)
    Sentence.objects.filter(text=SHORT).update(role="headline")
    assert made.current_run is not None
    page = ClaimPage.build(made, made.current_run.claims.get(members__sentence__text=SHORT))
    kept = OPENED.removesuffix(FIRST)
    assert page.words == OPENED
    assert page.partly
    assert page.quotation.startswith(f"“{kept}…”\n")
    assert OPENED in page.quotation, "what each text says stands there whole"
    shown = text_of(client.get(page.href).content.decode())
    assert "In grey: what not all of these texts tell" in shown


def test_a_claim_of_which_nothing_is_left_is_quoted_by_each_sentence(made: Story) -> None:
    claim_of(made)
    Sentence.objects.filter(text=SHORT).update(role="headline")
    Sentence.objects.filter(text="Talvern has its bridge").update(text="A word on ribbons")
    short = Sentence.objects.get(text=SHORT)
    short.text = "Who wants the harbour?"  # a question does not stand for a claim
    short.save()
    assert made.current_run is not None
    claim = made.current_run.claims.get(members__sentence=short)
    claim.members.filter(sentence__version__article__outlet__name="Upland Courier").delete()
    page = ClaimPage.build(made, claim)
    assert page.partly
    assert page.told == ""
    assert page.quotation.startswith(f"{page.tellings[0].place.source.outlet}: “")
    about = describe(page)
    assert about is not None
    assert about.data is not None
    assert about.data["text"] == page.words == OPENED
    assert f"“{OPENED}”" in about.description


def test_the_note_of_a_sentence_says_who_tells_it_in_part_and_without_which_words(
    made: Story, client: Client
) -> None:
    claim_of(made)
    article = made.articles.get(outlet__name="Harbour Post")
    results = load_for_article(made)
    source = next(source for source in results.sources if source.article == article.pk)
    note = next(note for note in notes(results, source, ()).values() if note.lacking)
    assert note.heading == (("agrees", "also in"),)
    assert note.told_in == "Upland Courier, in part in Morning Gull"
    assert [(found.words, found.outlets) for found in note.lacking] == [(FIRST, ("Morning Gull",))]
    shown = text_of(client.get(source.href).content.decode())
    assert f"Not found in Morning Gull: {FIRST}" in shown


def test_what_grey_means_is_said_where_nothing_is_told_by_all(db: None, client: Client) -> None:
    snow = "Snow near Orle\n\nHeavy snowfall closed three mountain passes overnight.\n"
    page = text_of(
        client.get(compared_story(articles=REPORTS | {"Orle News": snow}).get_absolute_url()).content.decode()
    )
    assert (
        "tells alike; those that most of them tell come first. Each claim in one text’s words. In grey"
        in page
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The bridge is open.", "“The bridge is open.”"),
        ('"It is open," said Mayor Ilse. "At last."', "“‘It is open,’ said Mayor Ilse. ‘At last.’”"),
        ("“It’s open,” she said.", "“‘It’s open,’ she said.”"),
        ('The "people\'s bridge" (or "gate") is open.', "“The ‘people's bridge’ (or ‘gate’) is open.”"),
        ("„Offen“ und «ouvert»", "“‚Offen‘ und ‹ouvert›”"),
        ('"One half of what was said', "“‘One half of what was said”"),
        ('the other half."', "“the other half.’”"),
        ("what is left out…", "“what is left out…”"),
    ],
)
def test_words_are_quoted_in_one_way_and_marks_inside_become_single_ones(words: str, told: str) -> None:
    assert quoted(words) == told


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("” said the mayor", "said the mayor"),
        (",” said the mayor", "said the mayor"),
        ('," said the mayor', "said the mayor"),
        ("’”, he said", "he said"),
        (" » dit le maire", "dit le maire"),
        ("”", ""),
        ("“At last,” said the mayor", "“At last,” said the mayor"),
        ('"At last," said the mayor', '"At last," said the mayor'),
        ("« Enfin », dit le maire", "« Enfin », dit le maire"),
        ("»Endlich«, sagte sie", "»Endlich«, sagte sie"),
        ("“… ,” said the mayor", "“… ,” said the mayor"),
        ("’Tis open", "’Tis open"),
        (", which is open", ", which is open"),
    ],
)
def test_words_that_are_cut_out_begin_with_no_closing_mark(words: str, shown: str) -> None:
    assert without_closing(words) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("the mayor said “", "the mayor said "),
        ('the mayor said: "', "the mayor said: "),
        ("the mayor said (“", "the mayor said ("),
        ("the mayor said “‘", "the mayor said "),
        ("le maire dit : « ", "le maire dit : "),
        ("„", ""),
        ("the mayor said “at last”", "the mayor said “at last”"),
        ('the mayor said "at last"', 'the mayor said "at last"'),
        ("sie sagte „endlich“", "sie sagte „endlich“"),
        ("the ships’", "the ships’"),
    ],
)
def test_words_that_are_cut_out_end_with_no_opening_mark(words: str, shown: str) -> None:
    assert without_opening(words) == shown


@pytest.mark.parametrize(
    ("text", "part", "told"),
    [
        ("“The bridge belongs to us all,” said Mayor Ilse of Talvern.", ",” said Mayor Ilse of Talvern.",
         "… said Mayor Ilse of Talvern."),
        ("Mayor Ilse of Talvern said: “The bridge is ours.”", "Mayor Ilse of Talvern said: “",
         "Mayor Ilse of Talvern said: …"),
    ],
)  # fmt: skip
def test_a_part_of_a_sentence_is_shown_and_copied_without_half_a_pair_of_quotation_marks(
    made: Story, monkeypatch: pytest.MonkeyPatch, text: str, part: str, told: str
) -> None:
    monkeypatch.setattr(places, "READ_WHOLE", 0)
    claim = claim_of(made)
    row = Sentence.objects.get(text=SHORT)
    Sentence.objects.filter(pk=row.pk).update(text=text, end=row.start + len(text))
    assert made.current_run is not None
    kept = made.current_run.claims.get(key=claim.key)
    kept.members.exclude(sentence=row).delete()
    start = row.start + text.index(part)
    kept.members.update(start=start, end=start + len(part))
    page = ClaimPage.build(made, kept)
    assert page.words.replace("\xa0", " ") == told
    assert page.told == told
    assert page.quotation.startswith(f"“{told}”\n")
    about = describe(page)
    assert about is not None
    assert about.description.endswith(f": “{told}”")


def test_a_claim_is_quoted_with_outlet_day_and_address_of_each_text(made: Story) -> None:
    Article.objects.filter(story=made, outlet__name="Upland Courier").update(
        published=datetime(2025, 3, 7, 9, 30, tzinfo=UTC), url="https://courier.example/bridge"
    )
    assert made.current_run is not None
    claim = made.current_run.claims.get(key=claim_of(made).key)
    page = ClaimPage.build(made, claim, site="https://newsdiff.example")
    _, _, *lines = page.quotation.split("\n")
    (dated,) = [line for line in lines if line.startswith("Upland Courier")]
    assert dated.startswith("Upland Courier, 7 March 2025: “")
    assert dated.endswith("” https://courier.example/bridge")
    (other,) = [line for line in lines if line.startswith("Morning Gull")]
    assert other.startswith("Morning Gull: “")
    assert "” https://newsdiff.example/stories/" in other


@pytest.mark.parametrize(
    ("there", "told"),
    [
        (
            "It will cost 12 million euros and open in 2028.",
            "It will cost 12 million euros and open in 2028.",
        ),
        ("It will cost 12 million euros and open in 2031.", "It will cost 12 million euros"),
    ],
)
def test_what_all_texts_have_beside_the_part_that_is_aligned_is_not_grey(
    db: None, there: str, told: str
) -> None:
    here = "It will cost 12 million euros and open in 2028."
    story = compared_story(
        articles={
            "Post": f"New bridge for Ansel\n\nThe council approved it on Monday.\n{here}\nAnglers are sad.\n",
            "Gull": f"A bridge is coming\n\nShops at the ford are glad.\n{there}\nIt rained all day.\n",
        }
    )
    assert story.current_run is not None
    claim = story.current_run.claims.filter(members__sentence__text__contains="12 million")[0]
    assert ClaimPage.build(story, claim).told.strip(" …\xa0") == told


def test_a_sentence_that_begins_within_a_quotation_is_copied_with_both_marks(made: Story) -> None:
    key = claim_of(made).key
    text = f"{SHORT.removesuffix('.')},” said the mayor."
    row = Sentence.objects.get(text=SHORT)
    Sentence.objects.filter(pk=row.pk).update(text=text, end=row.start + len(text))
    assert made.current_run is not None
    page = ClaimPage.build(made, made.current_run.claims.get(key=key))
    assert f": “‘{SHORT.removesuffix('.')},’ said the mayor.” /" in page.quotation


def test_every_sentence_of_a_quoted_claim_stands_in_quotation_marks(db: None) -> None:
    story = compared_story()
    assert story.current_run is not None
    claim = story.current_run.claims.filter(members__sentence__text__contains="This bridge belongs to all")[0]
    page = ClaimPage.build(story, claim)
    told = "Harbour Post: “‘This bridge belongs to everybody,’ said Mayor Ilse Brandmeer.” /"
    assert told in page.quotation
    first, _, *sentences, _, _ = page.quotation.split("\n")
    assert len(sentences) == len(page.tellings)
    assert all(line.count("“") == line.count("”") == 1 for line in (first, *sentences))
    assert '"' not in page.quotation
    assert page.title.startswith("“‘This bridge belongs")


@pytest.mark.parametrize(
    ("kind", "against", "grey"),
    [
        ("certainty", "mayor of Talvern", True),
        ("attribution", "mayor of Talvern", True),
        ("attribution", "harbour bridge", False),
        ("quote", "mayor of Talvern", True),
        ("quote", "harbour bridge", False),
    ],
)
def test_words_that_a_conflict_sets_apart_are_grey(made: Story, kind: str, against: str, grey: bool) -> None:
    claim_of(made)
    assert made.current_run is not None
    claim = made.current_run.claims.get(members__sentence__text=SHORT)
    short = Sentence.objects.get(text=SHORT)
    start, other = SHORT.index("harbour bridge"), OPENED.index(against)
    for opened in Sentence.objects.filter(text=OPENED):
        Difference.objects.create(
            run=made.current_run,
            claim=claim,
            kind=kind,
            strength="conflict",
            a=short,
            a_start=short.start + start,
            a_end=short.start + start + len("harbour bridge"),
            b=opened,
            b_start=opened.start + other,
            b_end=opened.start + other + len(against),
            because="They differ.",
            score=0.9,
        )
    heading = {piece.text.strip(): piece.marks for piece in ClaimPage.build(made, claim).heading}
    apart = [words for words, marks in heading.items() if "some" in marks]
    assert any(value in words for words in apart for value in (against, "harbour bridge")) is grey
