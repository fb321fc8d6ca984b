"""The features of a line by which its role is judged.

`WEIGHTS` are summed to a prose score: how much a line looks like a paragraph of an article. Verbs and
function words are English; in a text without them every line of six words counts as having a verb.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsdiff.analysis import linecues
from newsdiff.analysis.grammar import FUNCTION_WORDS, is_surely_finite
from newsdiff.analysis.types import Span

# Points for prose. A paragraph of an article has the first four; a menu has the last four.
WEIGHTS = {
    "ends": 2,  # with terminal punctuation, closing quotation marks aside
    "verb": 2,  # a finite verb
    "long": 1,  # 12 words or more
    "quoted": 1,  # quotation marks
    "short": -2,  # 4 words or fewer
    "titled": -2,  # most longer words capitalised
    "tags": -3,  # wide gaps, bars, capitals inside words
    "bare": -1,  # no function word
}
SOLID = 4
FIGURES = 0.2  # of the words of a line, from which it is no prose
ENGLISH_SHARE = 0.08  # of function words, below which verbs can't be judged

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_FIGURE = re.compile(r"(?<!\S)[+\-−$€£¥]?\d[\d.,:%]*")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TERMINAL = re.compile(r"[.!?…。！？｡؟۔।‽](?: (?=[\"”’»]))?[\"'”’»)\]}」』）*†\d]{0,4}$")
_CREDITED = re.compile(r"\s*[(\[—–]\s?[^()\[\]]{1,40}[)\]]?$")  # "… officials said. (Agency)"
OPEN_END = re.compile(r"[:,;—–-]$")
_BULLET = re.compile(r"(?:[-–—•·*▪◦‣●■]|\(?\d{1,3}[.)]|\(?[a-z]\))\s+\S")
_QUOTES = re.compile(r"[“”„«»\"]|(?:^|\s)[‘'](?=\w)")


@dataclass(frozen=True, slots=True)
class Features:
    """One line and what can be said of it alone."""

    span: Span
    text: str
    key: str  # equal for lines that say the same
    words: int
    ends: bool
    verb: bool
    quoted: bool
    titled: bool
    tags: bool
    bare: bool

    @property
    def bullet(self) -> bool:
        return _BULLET.match(self.text) is not None

    @property
    def sentence(self) -> bool:
        """Whether it ends like a sentence, stays open for the next line, or begins with a quotation mark."""
        return self.ends or bool(OPEN_END.search(self.text)) or self.text.startswith(tuple('“"‘«„'))

    @property
    def listed(self) -> bool:
        """Whether names or figures stand in a row without an end, as in a drop-down list or a table of
        prices: what looks like a verb there is none."""
        figures = len(_FIGURE.findall(self.text[:2000]))
        return not self.sentence and (self.titled or figures >= FIGURES * min(self.words, 400))

    @property
    def prose(self) -> int:
        flags = {"long": self.words >= 12, "short": self.words <= 4}
        return sum(
            weight for name, weight in WEIGHTS.items() if flags.get(name, bool(getattr(self, name, False)))
        )

    @property
    def solid(self) -> bool:
        return self.words >= 8 and self.prose >= SOLID


def features(text: str) -> list[Features]:
    """The non-blank lines of `text` in order."""
    found = []
    position = 0
    lines = []
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = position + raw.index(stripped[0])
            lines.append((Span(start, start + len(stripped)), stripped))
        position += len(raw) + 1
    english = _is_english(text)
    for span, line in lines:
        found.append(_of_line(span, line, english=english))
    return found


def _is_english(text: str) -> bool:
    """Whether function words are as frequent as in English prose; looks at the first 20,000 characters."""
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", text[:20_000])]
    if len(words) < 20:
        return all(word.isascii() for word in words)
    return sum(word in FUNCTION_WORDS for word in words) >= ENGLISH_SHARE * len(words)


def _of_line(span: Span, line: str, *, english: bool) -> Features:
    words = _WORD.findall(line)
    count = max(len(words), len(_UNSPACED.findall(line)) // 2)
    longer = [word for word in words[1:] if len(word) > 3]
    return Features(
        span=span,
        text=line,
        key=key_of(line) or line,
        words=count,
        ends=_ends(line),
        verb=any(is_surely_finite(word) for word in words[:200]) if english else count >= 6,
        quoted=_QUOTES.search(line) is not None,
        titled=len(longer) > 1 and sum(word[0].isupper() for word in longer) >= 0.75 * len(longer),
        tags=count <= 40 and linecues.looks_like_tags(line),
        bare=english and not any(word.lower() in FUNCTION_WORDS for word in words[1:200]),
    )


def _ends(line: str) -> bool:
    return any(_TERMINAL.search(tail[-8:]) for tail in (line, _CREDITED.sub("", line[-60:])))


def key_of(text: str) -> str:
    """The same for texts that differ in case, punctuation and blanks only."""
    return " ".join(_WORD.findall(text)).casefold()
