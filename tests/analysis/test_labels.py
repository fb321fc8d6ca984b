"""What each article calls the same referent."""

from newsdiff.analysis.labels import ledger
from newsdiff.analysis.types import Label
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


def test_a_person_is_one_referent_under_names_spellings_and_offices() -> None:
    found = labels(
        "League foreign policy chief Mira Tolmann spoke. Tolmann left.",
        "Mira Tolman, the League’s High Representative for Foreign Policy, spoke. Tolman left.",
        "Mira Tolmann spoke. Tolmann told reporters so.",
    )["Mira Tolmann"]
    assert terms(found, "a")["League foreign policy chief"] == "formal"
    assert terms(found, "b")["League’s High Representative for Foreign Policy"] == "formal"
    assert "Tolman" in terms(found, "b")


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
    assert "so-called partnership" in terms(found["the agreement"], "a")
    assert all("March" not in v.text for label in found.values() for v in label.variants)


def test_a_country_before_an_office_makes_no_other_term() -> None:
    found = labels(
        "Foreign Minister Oren Vask spoke. Vask left.", "Tamsaran Foreign Minister Oren Vask spoke."
    )
    assert terms(found["Oren Vask"], "b") == {"Oren Vask": "plain", "Foreign Minister": "formal"}
