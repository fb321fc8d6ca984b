"""Sentences of an article, as spans of its canonical text.

Method: every kept line is split by itself, so a line break always ends a sentence. Inside a line nupunkt
(Punkt: unsupervised abbreviation statistics, trained on English) proposes the ends, and repairs follow:

- joined again: a piece that begins with a small letter, what follows a title, an initial, a month, a list
  number or a brand that ends in a mark ("Lt. Col.", "J. K.", "Nov. 1", "1. First", "Yahoo! News"), and
  closing quotation marks that were left behind;
- split further: after an abbreviation that can end a sentence when a sentence clearly begins ("in the U.S.
  Officials said"; a verb on both sides, and no word that continues the name, "in the U.S. Senate"), where the
  blank after a full stop is missing ("peace.The"), and at the sentence ends of other scripts (。！？ ؟ ۔ ।).

Spans are trimmed of blanks; no other character of a kept line is lost. Limits: the verbs are English, by list
and by their -ed; hard-wrapped text is split at its breaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdiff.analysis.antecedents import context
from newsdiff.analysis.clauses import clauses, stating
from newsdiff.analysis.grammar import STARTERS, could_be_base, is_finite_verb
from newsdiff.analysis.types import Document, Sentence, Span

__all__ = ["clauses", "context", "split", "stating"]

# Never the last word of a sentence when a word follows on the line.
_TITLES = frozenset(
    "mr mrs ms dr prof gen lt col capt cmdr cdr maj sgt cpl pvt adm brig rear vice sen rep gov pres hon "
    "rev fr st messrs mme mlle mt ft vs v al eg ie cf no nos art sec fig vol pp ed eds supt insp det "
    "amb atty dept univ ste sr sra dist approx est".split()
)
_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
_BRANDS = frozenset(
    "yahoo jeopardy yum oklahoma airplane chips".split()
)  # names that end in an exclamation mark
# Before a number, not before a sentence.
_COUNTED = frozenset("no nos art sec fig vol pp ed rs approx est para ch cl".split())
# Abbreviations that stand at a sentence's end as often as inside one.
_EITHER = re.compile(
    r"\b(?:(?:[A-Z]\.){2,}|[ap]\.m\.|(?:Inc|Corp|Ltd|Co|Jr|Sr|etc|Bros|Ph\.D|Ave|Blvd|Rd|al)\.)(?=[\"”’')\]]*\s)"
)
# "in the U.S.", "in Washington, D.C.": a whole name, so that what follows need not belong to it.
_WHOLE_NAME = re.compile(r"(?:\bthe|,)\s$", re.I)
# Words that follow an hour as a part of it.
_AFTER_HOUR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday local eastern central mountain pacific gmt utc "
    "est edt cst cdt mst mdt pst pdt bst cet cest ist jst kst msk time".split()
)
# Capitalised words that follow "U.S." or "Inc." as part of a name or title.
_CONTINUING = frozenset(
    "president vice secretary congress senate house army navy air marine coast department embassy "
    "ambassador supreme court district attorney treasury federal general rep sen representative senator "
    "justice state special capitol census bureau geological postal steel open central food national "
    "trade chamber securities strategic forces pacific indo-pacific indian northern southern european "
    "western eastern bank bankruptcy customs chief chairman chairwoman chair ceo cfo founder spokesman "
    "east west north south gulf forest fish environmental labor labour energy commerce homeland border "
    "immigration consumer government constitution agency administration "
    "spokeswoman spokesperson director executive virgin olympic soccer open marines attorneys".split()
)
_CLOSING = "”’»\"')]}」』）】"
_OTHER_ENDS = re.compile(rf"[。！？｡؟۔।]+[{re.escape(_CLOSING)}]*")
_NO_BLANK = re.compile(
    r"(?<=[a-z]{2}[.!?])[”\"’]?(?=(?:The|He|She|It|In|But|And|They|We|This|That|On|At|For)\s)"
    # Else the word before is small and the one after is long: not "Caliber.Az", "example.Org".
    r"|(?<=\s)(?:[a-z]{2,30}|\d{4}|[A-Z][a-z]{2,5}day)[.!?][”\"’]?(?=[“\"]?[A-Z][a-z]{3,}[\s,])"
)
# A full stop after a plain word: nupunkt's list has abbreviations such as "art." and "sand."
_PLAIN_END = re.compile(rf"(?<=[a-z]{{3}})(?:\.{{1,3}}|…)[{re.escape(_CLOSING)}]*(?=\s)")
_NO_NUMBER = re.compile(r"\b[Nn]o\.(?=\s+[^\W\d_])")  # the answer, not the number
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def split(document: Document) -> tuple[Sentence, ...]:
    """The sentences of the kept lines of `document` in reading order, ids `<document>.<position>`."""
    found: list[Sentence] = []
    for line in sorted(document.lines, key=lambda line: line.span):
        if not line.role.kept:
            continue
        for start, end in spans(line.span.of(document.text)):
            span = Span(line.span.start + start, line.span.start + end)
            position = len(found)
            identity = f"{document.id}.{position}"
            found.append(Sentence(identity, document.id, position, span, line.role, span.of(document.text)))
    return tuple(found)


def spans(line: str) -> list[tuple[int, int]]:
    """Start and end of each sentence in one line; together they hold every non-blank character."""
    ends = sorted({*_proposed(line), *_further(line), len(line)})
    pieces: list[tuple[int, int]] = []
    start = 0
    for end in ends:
        if end <= start or not _ends_here(line, start, end):
            continue
        pieces.append((start, end))
        start = end
    return _trimmed(line, pieces)


def _proposed(line: str) -> Iterator[int]:
    import nupunkt

    for _, end in nupunkt.sent_spans(line):
        yield end


def _further(line: str) -> Iterator[int]:
    """Ends that nupunkt doesn't know or doesn't see."""
    for found in _OTHER_ENDS.finditer(line):
        yield found.end()
    for found in _NO_BLANK.finditer(line):
        yield found.end()
    for found in _NO_NUMBER.finditer(line):
        yield found.end()
    for found in _PLAIN_END.finditer(line):
        if _begins_sentence(line[found.end() : found.end() + 80]):
            yield found.end()
    for found in _EITHER.finditer(line):
        end = found.end()
        while end < len(line) and line[end] in _CLOSING:
            end += 1
        if _ends_sentence(line, found.start(), end):
            yield end


def _ends_sentence(line: str, start: int, end: int) -> bool:
    """Whether the abbreviation that stands from `start` to `end` is a sentence's last word."""
    rest = line[end : end + 80]
    if _begins_sentence(rest):
        return True
    words = _WORD.findall(rest)
    if not words or not words[0][0].isupper() or words[0].lower() in _CONTINUING | _AFTER_HOUR:
        return False
    short = line[start:end]
    if re.match(r"(?:[A-Z]\.){2,}", short) and not _WHOLE_NAME.search(line[max(start - 5, 0) : start]):
        return False
    said = any(is_finite_verb(word) for word in _WORD.findall(line[max(start - 200, 0) : start])[1:])
    return said and _soon_finite(rest)


def _soon_finite(rest: str) -> bool:
    """Whether a subject of at most five words and a finite verb stand here, before any comma."""
    words = _WORD.findall(re.split(r"[,;:.!?(]", rest.lstrip("“\"‘' "), maxsplit=1)[0])
    return any(is_finite_verb(word) for word in words[1:6])


def _begins_sentence(rest: str) -> bool:
    """Whether a sentence clearly begins here: a function word, or a common plural before a finite verb."""
    words = _WORD.findall(rest)
    if len(words) < 2 or not words[0][0].isupper() or words[0].lower() in _CONTINUING:
        return False
    first = words[0].lower()
    if first in STARTERS:
        return True
    return first.endswith("s") and first != words[0] and (is_finite_verb(words[1]) or could_be_base(words[1]))


def _ends_here(line: str, start: int, end: int) -> bool:
    """Whether the end that was proposed stands, given what follows it."""
    rest = line[end : end + 80].lstrip()
    before = line[start:end].rstrip()
    if not rest:
        return True
    if not before or not any(c.isalnum() for c in before):
        return False
    if rest[0] in "”’»)]}」』）】" or not any(c.isalnum() for c in rest):
        return False
    word = _WORD.match(rest)
    if word and word[0][0].islower() and word[0].islower() and not _OTHER_ENDS.search(before[-3:]):
        return False
    return not _waits(before, rest)


def _waits(before: str, rest: str) -> bool:
    """Whether the last word before the end wants the word after it."""
    last = before.rsplit(None, 1)[-1].strip("“”‘’\"'([")
    bare = last.rstrip(".!").lower()
    if last.endswith("!"):
        return bare in _BRANDS and rest[:1].isupper()
    if not last.endswith("."):
        return False
    if bare in _MONTHS:
        return rest[0].isdigit()
    if bare in _COUNTED:
        return rest[0].isdigit()
    if bare in {"lt", "col", "gen", "st"} or bare in _TITLES:
        return True
    if re.fullmatch(r"(?:[A-Z]\.-?)+", last) and len(last) <= 3 and rest[:1].isupper():
        return _is_initial(before, rest)
    return bare.isdigit() and before.strip() == last and len(bare) <= 3  # a list's number


def _is_initial(before: str, rest: str) -> bool:
    """Whether a single capital with a full stop belongs to a name: "J. K.", not "vitamin C. The"."""
    word = _WORD.match(rest)
    return word is not None and word[0].lower() not in STARTERS


def _trimmed(line: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found = []
    for start, end in pieces:
        words = line[start:end]
        left = len(words) - len(words.lstrip())
        right = len(words.rstrip())
        if left < right:
            found.append((start + left, start + right))
    return found
