"""The words that pages use for what the analysis found. Never a verdict: see "How this works"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsdiff.analysis.types import Relation

DIFFERS, WORDING, AGREES, ONLY, QUIET = "differs", "wording", "agrees", "only", "quiet"
TOLD, ABSENT, PERHAPS = "told", "absent", "perhaps"
UNTOLD = (PERHAPS, ABSENT)  # what an outlet is not counted with
LISTED = (AGREES, DIFFERS, WORDING, TOLD, ONLY)  # what claims and sentences are listed under, in this order

ELLIPSIS = "…"

# One sign and one word for each state: colour never stands alone.
STATES = {
    AGREES: ("=", "agree"),
    DIFFERS: ("≠", "differs"),
    WORDING: ("“”", "wording"),
    ONLY: ("○", "only here"),
    QUIET: ("·", "nothing noted"),
    TOLD: ("·", "left open"),
    PERHAPS: ("≈", "perhaps"),
    ABSENT: ("–", "not found"),
}

KINDS = {
    "number": "number",
    "date": "date",
    "name": "name",
    "quote": "quotation",
    "attribution": "who said it",
    "certainty": "how certain",
    "scope": "which one or how much",
    "negation": "yes or no",
    "wording": "told otherwise",
}

CUES = {
    "loaded": "loaded wording",
    "coloured": "coloured word",
    "borrowed": "speaker’s phrase told as its own",
    "report-verb": "reporting verb",
    "scare-quotes": "quotation marks around single words",
    "mind-reading": "guess at what others think or feel",
    "label": "loaded label",
    "headline": "strong word in the headline",
    "certainty": "word of certainty or doubt",
}

ROLES = {
    "headline": "headline",
    "standfirst": "standfirst",
    "heading": "heading",
    "body": "text",
    "caption": "caption",
    "byline": "byline",
    "bio": "about the author",
    "repeat": "said before",
    "chrome": "part of the page",
}


def state_of(status: Iterable[str], origins: int) -> str:
    """The state that a claim is listed under: a conflict outweighs wording, and wording agreement. Copies of
    one source do not agree, they tell the same thing once; and where unequal values stand that no rule calls
    a conflict, the claim is left open."""
    found = set(status)
    if Relation.DIVERGE in found:
        return DIFFERS
    if Relation.FRAMING in found:
        return WORDING
    return TOLD if only_told(found, origins) else AGREES


def state_word(state: str) -> str:
    """The word for a state; none where there is no state."""
    return STATES[state][1] if state else ""


def only_told(status: Iterable[str], origins: int) -> bool:
    """Whether of a claim neither agreement nor a conflict may be said."""
    found = set(status)
    return Relation.DIVERGE not in found and (Relation.AGREE not in found or origins < 2)


def kind_word(kind: str) -> str:
    return KINDS.get(kind, kind)


def difference_words(kind: str, *, conflict: bool) -> str:
    return f"{kind_word(kind)}, {'conflict' if conflict else 'a detail: both can be true'}"


def role_word(role: str) -> str:
    return ROLES.get(role, role)


def cue_word(cue: str) -> str:
    return CUES.get(cue.replace(" ", "-"), cue.replace("-", " ").replace("_", " "))


def rules_told(rules: Iterable[str]) -> str:
    """Rules one after another, those of one head as one: "The numbers are unequal: 8 and 9; 8 and 11."."""
    tails: dict[str, list[str]] = {}
    for rule in rules:
        head, colon, tail = rule.partition(": ")
        tails.setdefault(head + colon, []).append(tail.removesuffix("."))
    return " ".join(f"{head}{'; '.join(found)}." if any(found) else head for head, found in tails.items())


_PERCENT = re.compile(r"\s*(?:%|per\s?cent\b)")
# Results of runs before version 19 say "the second", and are still shown.
_QUOTED_FROM = re.compile(r"quotes these words from (?P<speaker>[^;]+); (?:another|the second) uses them")


def folded(words: str) -> str:
    """Words as they are compared: case, the sign for percent and the marks around them tell nothing apart."""
    return _PERCENT.sub("%", words.casefold()).strip(' .,;“”"')


# Double quotation marks and the single ones that stand for them inside of others. A straight one opens at the
# start of a word.
_INNER = str.maketrans({"“": "‘", "”": "’", "„": "‚", "«": "‹", "»": "›"})
_OPENING = re.compile(r'(?<![^\s(\[—–“‘„‚])"(?=\S)')


def quoted(words: str) -> str:
    """Words in quotation marks; marks that they hold become single ones, as inside of others."""
    inner = _OPENING.sub("‘", words).replace('"', "’").translate(_INNER)
    return f"“{inner}”"


# A mark with a blank or a stop behind it closes, one with a blank or a bracket before it opens. An ellipsis
# is no stop: "“…" opens.
_CLOSING_FIRST = re.compile(r"""[\s,;:.!?]*[”’»›"']+(?:(?=[\s,;:.!?)–—])[\s,;:.]*|$)""")
_OPENING_LAST = re.compile(r"""(?:(?<=[\s(\[–—])|^)[“‘«„‚‹"']+\s*$""")


def without_closing(words: str) -> str:
    """Words cut out of a sentence, without a quotation mark at their head that closes what stood before."""
    closing = _CLOSING_FIRST.match(words)
    return words[closing.end() :] if closing else words


def without_opening(words: str) -> str:
    """Words cut out of a sentence, without a quotation mark at their end that opens what stood behind."""
    return _OPENING_LAST.sub("", words)


def clipped(words: str, longest: int) -> str:
    """Words in at most `longest` characters, "…" for what has no room. No word is cut, unless it is half
    as long: some scripts have no spaces."""
    if len(words) <= longest:
        return words
    room = words[: longest - 1]
    whole = words[:longest].rpartition(" ")[0]
    if len(whole) >= longest // 2:
        room = whole
    return without_opening(room.rstrip()).rstrip(" ,;:–—") + ELLIPSIS


_CLOSES = {"“": "”", "‘": "’", "„": "“", "‚": "‘", "«": "»", "‹": "›", '"': '"'}
_MARK = re.compile(r"""[“”„«»‹›‚"]|‘|(?<!\w)’|’(?!\w)""")  # within a word it is an apostrophe


def left_open(words: str) -> str:
    """The marks that would close the quotations which words cut out of a text leave open."""
    missing: list[str] = []
    for mark in _MARK.findall(words):
        if missing and mark == missing[-1]:
            missing.pop()
        elif mark in _CLOSES:
            missing.append(_CLOSES[mark])
    return "".join(reversed(missing))


_DOUBLE = {"“": "”", "„": "“", '"': '"'}
_DOUBLE_MARK = re.compile('[“”„"]')


def balanced(words: str, *, cut: bool = False) -> str:
    """Words with both marks of each quotation: one that began before them opens at their head, one that goes
    on behind them closes at their end. Where "…" stands for words that were `cut`, they reach no farther than
    the "…" nearest to the mark. Double marks alone: a single one may be an apostrophe."""
    missing: list[tuple[str, int]] = []  # what closes the quotations that are open, and where each began
    added: list[tuple[int, str]] = []
    for found in _DOUBLE_MARK.finditer(words):
        mark, at = found.group(), found.start()
        if missing and mark == missing[-1][0]:
            missing.pop()
        elif mark in "“„" or _OPENING.match(words, at):
            missing.append((_DOUBLE[mark], at))
        elif mark == "”" or not words[at - 1 : at].isdigit():  # behind a digit it may stand for inches
            added.append((_head(words, at) if cut else 0, "“" if mark == "”" else mark))
    added += [(_end(words, at) if cut else len(words), mark) for mark, at in reversed(missing)]
    for at, mark in sorted(added, key=lambda one: one[0], reverse=True):
        words = words[:at] + mark + words[at:]
    return words


def _head(words: str, at: int) -> int:
    """Where the words begin that stand before a place, up to what is left out."""
    head = words.rfind(ELLIPSIS, 0, at) + 1
    return head + len(words[head:]) - len(words[head:].lstrip())


def _end(words: str, at: int) -> int:
    """Where the words end that stand behind a place, up to what is left out."""
    gap = words.find(ELLIPSIS, at)
    return len(words[: gap if gap >= 0 else len(words)].rstrip())


def clipped_closed(words: str, longest: int) -> str:
    """Words as `clipped` cuts them, with the marks of the quotations that are cut short behind them."""
    if len(words) <= longest:
        return words
    cuts = (clipped(words, room) for room in range(longest, 1, -1))
    return next(whole for cut in cuts if len(whole := cut + left_open(cut)) <= longest)


def voices(because: str) -> tuple[str, str]:
    """Who speaks on either side of a difference that is about who speaks; empty where its rule is another."""
    found = _QUOTED_FROM.search(because)
    return (f"quoted from {found['speaker']}", "in the outlet’s own voice") if found else ("", "")


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them: "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def briefly(names: Sequence[str], most: int) -> str:
    """The first `most` names and how many there are beside them: "A, B and 3 more". Of one left the name is
    no longer than its count."""
    if len(names) <= most + 1:
        return listed(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def shown(number: int, count: int, one: str, many: str = "") -> str:
    """How much of a list is shown: "12 of 40 claims shown", "All 40 claims shown", "1 claim shown"."""
    part = f"{number} of " if number < count else "All " if count > 1 else ""
    return f"{part}{counted(count, one, many)} shown"


def tellers_counted(number: int, *, unnamed: bool) -> str:
    """So many outlets; texts, where nobody has said of one of them who wrote it."""
    return counted(number, "text" if unnamed else "outlet")
