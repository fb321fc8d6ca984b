"""What the words of a line are about: the page itself, or the matter of the article.

Method: two measures, both of plain words. A line talks of its page when it addresses the reader ("you", "us",
"please", "this page") and names what only pages have (`PAGE`: newsletters, cookies, accounts), in its own
voice: nothing in quotation marks. A line is tied to the article by the rare words that it shares with its
paragraphs: four letters or more, less function words, words of any news (`_COMMON`) and `PAGE`.
Limits: English; a report about a newsletter is saved by its ties only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from newsdiff.analysis.grammar import AUXILIARIES, FUNCTION_WORDS, STARTERS
from newsdiff.analysis.linecues import LONGEST
from newsdiff.analysis.linefeatures import Features

ENOUGH = 3  # points of page talk that a short line needs, one of them from `PAGE`
WORDS_A_POINT = 15  # a longer line needs a point more for each

# Points of words that name a part of a page. Plurals are cut.
PAGE = {
    word: points
    for points, words in (
        (2, "newsletter inbox cookie unsubscribe subscribe subscription subscriber sign-up browser"),
        (2, "javascript bookmark advert whatsapp commenting webpage autoplay"),
        (
            1,
            "privacy policy consent consented account setting preference website site page platform partner "
            "device data app email e-mail facebook comment feedback article story content headline news "
            "alert player audio podcast icon password information statement input ad log-in login menu "
            "profile journalism summary interface listen publication post nonprofit donation donate "
            "editor favourite favorite link reader update notification latest digest",
        ),
    )
    for word in words.split()
}
_COMMON = frozenset(
    "also april august back best better billion call called came come days december down early even "
    "february find first found friday give given gives goes gone good great half help here high home "
    "hour hours image january july june just know known last late life like long look looks made make "
    "makes making march million minute minutes monday month months more most much need needs news next "
    "november number october only part people person photo picture read said saturday says second "
    "september share show shows since small still sunday take taken takes there thing things third "
    "thousand thursday time times today told tomorrow took tuesday used uses using very video want "
    "wants ways wednesday week weeks well went woman women work working world year years yesterday".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MAIL = re.compile(r"\S@\S{2,60}\.\w{2,}")
_YOU = re.compile(
    r"\b(?:you|your|yours|you['’](?:ve|re|ll)|we|our|us|we['’](?:ve|re|ll)|please"
    r"|consider (?:becoming|subscribing|donating)"
    r"|(?:this|these) (?:\w+ )?(?:page|site|website|paper|story|article|newsletter|post|content))\b",
    re.I,
)
_OUTLET = re.compile(r"\b(?:we|our|us|my work|please|(?:this|these) \w+)\b", re.I)
_ASKS = re.compile(
    r"(?:get|read|join|try|tell|send|follow|contact|want|discover|explore|become|receive|choose|enjoy|start|let"
    r"|support|unlock|add|never miss|don['’]t miss|sign up|listen|watch|thanks|do you|have you|are you)\b",
    re.I,
)
_REFERS = re.compile(
    r"(?:he|she|it|they|his|her|their|this|that|these|those|but|and|so|yet|i|i['’]m|nobody|in it)\b", re.I
)


def page_talk(lines: Sequence[Features]) -> list[bool]:
    """Which lines speak to the reader about the page. What two other paragraphs name too ("app", in a report
    on apps) is the matter of the article and counts for nothing."""
    plain = [_page_words(line) for line in lines if line.solid and not _talks(line, frozenset())]
    counts = Counter(word for words in plain for word in words)
    matter = frozenset(word for word, count in counts.items() if count > 1)
    words = Counter(word for line in lines if line.solid for word in rare_words(line))
    return [
        _talks(line, matter)
        and (_OUTLET.search(line.text[:LONGEST]) is not None or not _is_tied(line, words))
        for line in lines
    ]


def _is_tied(line: Features, words: Mapping[str, int]) -> bool:
    """Whether a paragraph shares a word with two others: "you" may then be anybody."""
    return line.solid and any(words[word] > 2 for word in rare_words(line))


def _page_words(line: Features) -> frozenset[str]:
    return frozenset(bare for word in _words(line.text) if (bare := _bare(word)) in PAGE)


def _talks(line: Features, matter: frozenset[str]) -> bool:
    if line.quoted or line.words > 90:
        return False
    points = sum(PAGE[word] for word in _page_words(line) - matter) + 2 * bool(
        _MAIL.search(line.text[:LONGEST])
    )
    addressed = len(_YOU.findall(line.text[:LONGEST])) + bool(_ASKS.match(line.text))
    needed = line.words // WORDS_A_POINT
    return addressed > 0 and points > needed and points + min(addressed, 2) >= ENOUGH + needed


def addresses(line: Features) -> bool:
    """Whether the outlet speaks to its reader: "your evenings with our take on …"."""
    return len(_YOU.findall(line.text[:LONGEST])) > 1 and not line.quoted


def rare_words(line: Features) -> frozenset[str]:
    """Stems of the words that can tie a line to an article."""
    words = [word.casefold() for word in _words(line.text)]
    return frozenset(
        _stem(word)
        for word in words
        if len(word) >= 4 and not _is_common(word) and _bare(word) not in PAGE and not word.isdigit()
    )


def ties(line: Features, words: Mapping[str, int]) -> int:
    """Points for the rare words of an article that the line shares: two for one that several lines hold."""
    return sum(min(2, words.get(word, 0)) for word in rare_words(line))


def refers_back(line: Features) -> bool:
    """Whether the line can't stand alone: it quotes, or opens with a pronoun or a conjunction."""
    return line.quoted or _REFERS.match(line.text) is not None


def _words(text: str) -> list[str]:
    return _WORD.findall(text[:LONGEST])


def _is_common(word: str) -> bool:
    return word in _COMMON or word in FUNCTION_WORDS or word in STARTERS or word in AUXILIARIES


def _bare(word: str) -> str:
    word = re.sub(r"['’]s$", "", word.casefold())
    if word in PAGE:
        return word
    return re.sub(r"(?<=[a-z]{2})ies$", "y", word) if word.endswith("ies") else re.sub(r"s$", "", word)


def _stem(word: str) -> str:
    """Without the endings of inflection: "parked", "parking", "parks" are one."""
    return re.sub(r"(?<=\w{3})(?:ing|ed|es|s|e|ies|y)$", "", re.sub(r"['’]s$", "", word))
