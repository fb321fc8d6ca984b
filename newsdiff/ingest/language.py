"""Which language a text is in, when its file does not say, and what to tell where it is not English.

Method: py3langid, a naive Bayes classifier over byte n-grams, held to languages with a daily press: among all
that it knows, English prose is now and then taken for a creole. Limits: of texts under 80 characters (20 in a
script other than Latin) no language is told, but that another script is not English, and a page in two
languages gets the one that most of it is in."""

from __future__ import annotations

from functools import cache
from typing import Any

SHORTEST, SHORTEST_OTHER_SCRIPT, LONGEST = 80, 20, 20_000
LAST_LATIN = "\u024f"
UNKNOWN = "und"  # BCP 47: a language that was not determined
CANDIDATES = (
    "ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk sl sr "
    "sv th tr uk ur vi zh".split()
)


def detect(text: str) -> str:
    """The ISO 639-1 code of the language of `text`. Where there is too little of it, "", or `UNKNOWN`
    where it is not in Latin letters and so not in English."""
    letters = [character for character in text[:LONGEST] if character.isalpha()]
    latin = sum(letter <= LAST_LATIN for letter in letters) * 2 >= len(letters)
    if len(text.strip()) < (SHORTEST if latin else SHORTEST_OTHER_SCRIPT):
        return "" if latin else UNKNOWN
    code, _ = _identifier().classify(text[:LONGEST])
    return str(code)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # loads a model of 4 MB

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(CANDIDATES)
    return identifier


def notes(declared: str, found: str) -> tuple[str, ...]:
    """What to tell about a text whose file says `declared` and that reads like `found`; either may be "", and
    what is declared is what is kept."""
    spoken = declared or found
    if _english(spoken) and not _english(found):
        return (
            f"its language is given as {declared}, but the text reads like another one ({_said(found)}): "
            "if so, hardly anything in it is compared",
        )
    if _english(spoken):
        return ()
    return (
        f"the text is in another language than English ({_said(spoken)}): "
        "it is kept, but hardly anything in it is compared",
    )


def _said(code: str) -> str:
    return "which one is not known" if code == UNKNOWN else code


def _english(code: str) -> bool:
    """Without a code a text is taken for English."""
    return code.lower().split("-")[0] in {"", "en"}
