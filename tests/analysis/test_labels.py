"""What each article calls the same referent."""

import pytest

from newsdiff.analysis.labels import ledger
from newsdiff.analysis.types import Evidence, FramingMark, Label, Span, Voice
from tests.analysis.stories import article, sentences


def labels(*texts: str) -> dict[str, Label]:
    documents = [article(chr(97 + i), text) for i, text in enumerate(texts)]
    return {
        label.referent: label for label in ledger(documents, [s for d in documents for s in sentences(d)])
    }


def terms(label: Label, document: str) -> dict[str, str]:
    return {v.text: v.kind for v in label.variants if v.document == document}


def test_names_formal_names_and_capitals_of_a_country_are_one_referent() -> None:
    found = labels(
        "China answered. Beijing’s reply came late.",
        "The People’s Republic of China (PRC) answered. The PRC was late.",
        "Ships of communist China came.",
    )["China"]
    assert terms(found, "a") == {"China": "plain", "Beijing": "metonym"}
    assert terms(found, "b") == {"People’s Republic of China": "formal", "PRC": "formal"}
    assert terms(found, "c") == {"communist China": "loaded"}


def test_a_capital_that_is_only_a_place_is_not_counted() -> None:
    found = labels("Japan agreed. They met in Tokyo.", "Japan agreed. Tokyo hopes for more.")["Japan"]
    assert terms(found, "a") == {"Japan": "plain"}
    assert terms(found, "b") == {"Japan": "plain", "Tokyo": "metonym"}


def test_a_sea_a_bank_or_a_newspaper_with_a_countrys_name_is_not_the_country() -> None:
    found = labels(
        "China answered. Ships crossed the South China Sea, China Daily wrote.",
        "China answered. The Gulf of China froze, and the Bank of China closed.",
    )["China"]
    assert [(v.text, v.count) for v in found.variants] == [("China", 1), ("China", 1)]


def test_a_person_is_one_referent_under_names_spellings_and_offices() -> None:
    found = labels(
        "League foreign policy chief Mira Tolmann spoke. Tolmann left.",
        "Mira Tolman, the League’s High Representative for Foreign Policy, spoke. Tolman left.",
        "Mira Tolmann spoke. Tolmann told reporters so.",
    )["Mira Tolmann"]
    assert terms(found, "a")["League foreign policy chief"] == "formal"
    assert terms(found, "b")["League’s High Representative for Foreign Policy"] == "formal"
    assert "Tolman" in terms(found, "b")


def test_a_profession_before_a_name_is_no_part_of_it() -> None:
    found = labels("Architect Henrik Vang spoke.", "The hall is by Henrik Vang. Vang told reporters so.")
    assert "Henrik Vang" in found
    assert "Henrik Vang" in terms(found["Henrik Vang"], "a")


def test_an_acronym_in_brackets_joins_its_long_name() -> None:
    found = labels("The Ansel Harbour Board (AHB) met.", "The AHB agreed.")["Ansel Harbour Board"]
    assert terms(found, "b") == {"AHB": "plain"}


def test_the_event_that_opens_the_articles_is_a_referent() -> None:
    found = labels(
        "They signed a security partnership.",
        "They signed a defense pact. The pact is new.",
        "A landmark agreement was signed.",
    )
    assert terms(found["the agreement"], "b") == {"defense pact": "plain", "pact": "plain"}
    assert terms(found["the agreement"], "c") == {"landmark agreement": "loaded"}


def test_an_event_is_called_by_no_word_that_no_article_uses() -> None:
    tram = labels("The tram strike began.", "A tram strike began. The strike goes on.")
    assert "the attack" not in tram
    assert terms(tram["the strike"], "a") == {"tram strike": "plain"}
    assert "the attack" in labels("The strike began.", "The attack began. The strike goes on.")


def test_an_event_is_called_by_the_plainest_word_that_an_article_uses() -> None:
    assert set(labels("The massacre began.", "A massacre. The massacre and the shooting.")) == {
        "the shooting"
    }


def test_counts_and_sentences_are_told() -> None:
    found = labels("Japan agreed.\nJapan and Japan again.", "Japan did.")["Japan"]
    variant = next(v for v in found.variants if v.document == "a")
    assert (variant.count, variant.sentences) == (3, ("a.0", "a.1"))


def test_what_one_article_names_is_left_out() -> None:
    assert "Norway" not in labels("Norway spoke.", "Sweden spoke.")


def test_a_hyphenated_word_is_taken_whole_and_a_month_is_no_event() -> None:
    found = labels(
        "A so-called partnership was signed in March.", "The march and the partnership came in March."
    )
    assert "so-called partnership" in terms(found["the partnership"], "a")
    assert all("March" not in v.text for label in found.values() for v in label.variants)


def test_a_country_before_an_office_makes_no_other_term() -> None:
    found = labels(
        "Foreign Minister Oren Vask spoke. Vask left.", "Tamsaran Foreign Minister Oren Vask spoke."
    )
    assert terms(found["Oren Vask"], "b") == {"Oren Vask": "plain", "Foreign Minister": "formal"}


def test_a_given_name_that_is_a_rank_too_stays_the_name_behind_an_office() -> None:
    found = labels("Defence Minister Gen Tolan spoke. Tolan left.", "Minister Gen Tolan came.")["Gen Tolan"]
    assert {"Gen Tolan", "Defence Minister"} <= set(terms(found, "a"))


def test_governments_and_bare_regimes_belong_to_their_country() -> None:
    found = labels("Pyongyang spoke of the regime. North Korea fell.", "The North Korean government spoke.")
    assert terms(found["North Korea"], "a")["the regime"] == "loaded"
    assert terms(found["North Korea"], "b") == {"North Korean government": "plain"}


def test_a_capital_stands_for_a_government_only_where_the_country_is_named() -> None:
    assert labels("Washington won the game.", "Washington lost by two.") == {}


def test_a_capital_before_a_noun_is_the_place() -> None:
    found = labels("France agreed. Paris police came.", "France agreed. Paris said so.")["France"]
    assert terms(found, "a") == {"France": "plain"}
    assert terms(found, "b") == {"France": "plain", "Paris": "metonym"}


def test_the_central_bank_is_the_one_that_its_article_names() -> None:
    found = labels(
        "The Fed met. The central bank agreed.", "The ECB and the Fed met. The central bank agreed."
    )
    assert "central bank" in terms(found["Federal Reserve"], "a")
    assert "central bank" not in terms(found["Federal Reserve"], "b")


def test_names_that_the_gazetteer_lacks_join_by_their_last_words() -> None:
    found = labels(
        "The patrol ship TSS Orlanda left.", "They saw the Tamsaran Sea Ship Orlanda; the Orlanda sank."
    )
    (label,) = found.values()
    assert terms(label, "a") == {"TSS Orlanda": "plain"}
    assert set(terms(label, "b")) == {"Tamsaran Sea Ship Orlanda", "Orlanda"}


def test_names_that_share_a_common_last_word_only_stay_apart() -> None:
    assert labels("The Orlan Bank paid.", "The Tamsar Bank paid, and the bank closed.") == {}
    assert labels("They met in East Orlania.", "They left Orlania.") == {}


def test_the_phrase_of_an_event_is_taken_whole_and_another_event_is_left_out() -> None:
    found = labels(
        "They signed a sweeping new trade pact. A possible data-sharing pact may follow.",
        "They signed a economic, trade and defence partnership.\nThe pirate attack failed.",
    )["the pact"]
    assert list(terms(found, "a")) == ["sweeping new trade pact"]
    assert list(terms(found, "b")) == ["economic, trade and defence partnership"]


def test_an_event_named_again_and_again_counts_without_opening_the_articles() -> None:
    far = "One.\nTwo.\nThree.\nFour. The recession came. The recession went. A recession stays."
    assert "the recession" in labels(far, far)
    assert "the recession" not in labels(
        "One.\nTwo.\nThree.\nA recession came.", "One.\nTwo.\nThree.\nA slump."
    )


def test_dates_and_modifiers_beside_a_name_are_no_part_of_it() -> None:
    found = labels(
        "On a day of February Vaskland Rail left the Tamsaran-held Orlan Isles. Vaskland Rail spoke.",
        "Vaskland Rail left the Orlan Isles. They met Former Orlan College on Monday.",
        "Mayor Oren Tolan Friday met President-elect Ida Quist. Tolan left on Friday; Quist stayed.",
        "Oren Tolan and Ida Quist spoke. Tolan spoke first, Quist last.",
    )
    said = {v.text for label in found.values() for v in label.variants}
    assert not [text for text in said if text.split()[0] in {"February", "Tamsaran-held", "Former"}]
    assert not [text for text in said if "Friday" in text]
    assert {"Oren Tolan", "Ida Quist"} <= said


def test_a_month_that_is_a_given_name_stays_one() -> None:
    found = labels("April Tolan spoke. Tolan left.", "Mayor April Tolan said so. Tolan came.")
    assert "April Tolan" in found


def test_two_people_of_one_surname_are_two() -> None:
    found = labels(
        "Mira Vask left. Oren Vask spoke. Vask came.", "Oren Vask said so. Mira Vask said no. Vask came."
    )
    assert terms(found["Oren Vask"], "a").keys() == {"Oren Vask", "Vask"}
    assert terms(found["Oren Vask"], "b").keys() == {"Oren Vask"}
    assert terms(found["Mira Vask"], "b").keys() == {"Mira Vask", "Vask"}


def test_near_spellings_and_initials_of_given_names_are_one_person() -> None:
    found = labels("Gurban Tolan spoke. Tolan left.", "Kurban J. Tolan said so. Tolan came.")
    assert len([label for label in found if "Tolan" in label]) == 1


def called(text: str, *marked: str) -> set[str]:
    """What the first article, in which some words are marked, calls anything that the second names too."""
    one, other = article("a", text), article("b", "Orland signed. They saw Mara Tell. Mara Tell said so.")
    held = [*sentences(one), *sentences(other)]
    marks = []
    for words in marked:
        at = text.index(words)
        sentence = next(s for s in held if s.span.start <= at < s.span.end and s.document == "a")
        place = Evidence(sentence.id, Span(at, at + len(words)), words)
        marks.append(FramingMark(place, "label", Voice.OUTLET, 0.8, "it judges"))
    found = ledger([one, other], held, marks)
    return {variant.text for label in found for variant in label.variants if variant.document == "a"}


@pytest.mark.parametrize(
    ("text", "marked", "term"),
    [
        ("A pact with plucky Orland was signed.", "plucky", "plucky Orland"),
        ("A pact was signed by the embattled Orland.", "embattled", "embattled Orland"),
        ("But free-spending Mara Tell blamed the wind.", "free-spending", "free-spending Mara Tell"),
        (
            "The move by free-spending Governor Mara Tell went through.",
            "free-spending",
            "free-spending Governor",
        ),
        ("They signed with bungling Orland on Monday.", "bungling", "Orland"),  # it may be a verb there
        ("The deal with its bungling Orland was signed.", "bungling", "bungling Orland"),
    ],
)
def test_a_marked_word_before_a_name_is_part_of_what_it_is_called(text: str, marked: str, term: str) -> None:
    assert term in called(f"{text} Orland agreed, and so did Mara Tell. Mara Tell said so.", marked)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The union slammed Orland over it.", "slammed"),
        ("He went on bashing Orland over it.", "bashing"),
        ("They fear raging Orland inflation.", "raging"),
        ("It was the worst Orland economic slump.", "worst"),
        ("The reckless, Orland said, would pay.", "reckless"),
        ("It is a fiasco for Orland too.", "fiasco"),
        ("The tech-heavy Orland rose by a tenth.", "heavy"),
        ("They call it reckless. Orland denied it.", "reckless"),
        ("They call it recklessly Orland.", "recklessly"),
        ("The punishing tariffs Orland imposed went up.", "punishing"),
        ("The unprovoked war Orland launched went on.", "unprovoked"),
        ("In a stunning move Orland cut its rate.", "stunning"),
        ("He named the worst crimes Orland had committed.", "worst"),
        ("In terror Orland watched.", "terror"),
        ("It was a disaster Orland had seen coming.", "disaster"),
        ("In a historic first Orland signed it.", "historic"),
    ],
)
def test_a_marked_word_that_is_told_of_something_else_is_not(text: str, marked: str) -> None:
    assert all(marked not in term for term in called(f"{text} Orland agreed.", marked))


def test_a_name_that_all_share_is_a_row_only_with_an_epithet() -> None:
    assert "Orland" not in called("A pact with plucky Orland was signed. Orland agreed.")
    assert {"Orland", "plucky Orland"} <= called(
        "A pact with plucky Orland was signed. Orland agreed.", "plucky"
    )


def test_a_lone_institution_is_what_it_is_the_first_word_of() -> None:
    found = labels(
        "The Bank of Orland cut its rate. The Bank acted late.",
        "A rate was cut by the Bank of Orland. Later the Bank said why.",
    )
    assert terms(found["Bank of Orland"], "a") == {"Bank of Orland": "plain", "Bank": "plain"}
    assert terms(found["Bank of Orland"], "b") == {"Bank of Orland": "plain", "Bank": "plain"}


def test_a_lone_institution_of_two_names_is_neither() -> None:
    found = labels(
        "The Bank of Orland cut its rate. The Bank acted late.",
        "The Bank of Hale did not follow the Bank of Orland. Then the Bank said why.",
    )
    assert not any("Bank" in label.referent for label in found.values())


def test_a_name_in_capitals_is_no_other_term() -> None:
    assert "Orland" not in labels("ORLAND, May 4 – They met. Orland agreed.", "Orland agreed. So it is.")


def test_a_lone_institution_is_not_another_one_where_the_gazetteer_knows_one_more() -> None:
    found = labels(
        "The Bank of England cut rates. A Bank of America analyst said so. The Bank said so.",
        "A Bank of America analyst spoke. Then the Bank of England cut rates, the Bank said.",
    )
    assert not any(v.text == "Bank" for label in found.values() for v in label.variants)


def test_a_lone_institution_is_no_other_one_of_its_kind() -> None:
    found = labels(
        "The Court of Appeal ruled on it. He may go to the Supreme Court. Later the Court rose.",
        "He may go to the Supreme Court. The Court of Appeal ruled, and then the Court rose.",
    )
    assert not any(v.text == "Court" for label in found.values() for v in label.variants)


def test_an_event_is_called_by_a_word_that_opened_an_article() -> None:
    found = labels(
        "A rail strike began on Monday.\nIt went on.",
        "The strike began.\nIt went on.\nIt rained.\nPolice searched a house after an assault.",
    )
    assert "the strike" in found
    assert "the assault" not in found
