"""The grammar of attribution: verbs of saying, and the noun phrase that is their subject.

Method: patterns over the words beside a verb of saying; spans are in the text of the article. "X said" and
"said X", "according to X", "X, director of Y, said", "described by X". Limits: no parser; a subject further
than a clause away is not found.
"""

from __future__ import annotations

import re

from newsdiff.analysis.mentions import TITLES
from newsdiff.analysis.types import Span
from newsdiff.analysis.wording import FUNCTION_WORDS

_SAYING = """say|says|said|saying|tell|tells|told|telling|add|adds|added|adding|state|states|stated|stating
note|notes|noted|noting|stress|stresses|stressed|stressing|warn|warns|warned|warning|explain|explains|explained
argue|argues|argued|arguing|claim|claims|claimed|claiming|announce|announces|announced|announcing|declare
declares|declared|declaring|describe|describes|described|describing|call|calls|called|calling|emphasize
emphasizes|emphasized|emphasise|emphasises|emphasised|underline|underlines|underlined|underscore|underscores
underscored|insist|insists|insisted|insisting|admit|admits|admitted|acknowledge|acknowledges|acknowledged
confirm|confirms|confirmed|deny|denies|denied|denying|reply|replies|replied|respond|responds|responded|write
writes|wrote|report|reports|reported|remark|remarks|remarked|observe|observed|suggest|suggests|suggested
reiterate|reiterates|reiterated|reaffirm|reaffirms|reaffirmed|urge|urges|urged|urging|voice|voices|voiced
express|expresses|expressed|expressing|pledge|pledges|pledged|promise|promised|promises|vow|vows|vowed|boast
boasted|concede|conceded|concedes|allege|alleges|alleged|assert|asserts|asserted|predict|predicted|predicts
highlight|highlights|highlighted|highlighting|read|reads|recall|recalled|ask|asked|asks|praise|praised|hail
hails|hailed|condemn|condemned|condemns|criticize|criticized|criticised|complain|complained|caution|cautioned
conclude|concluded|defined|define|estimate|estimated|believe|believes|believed|hope|hopes|testify|testified
rule|ruled|find|found|wrote|posted|tweeted|shouted|joked|quipped|continued|agreed|disclosed|revealed|reveal
reveals|speak|speaks|spoke|maintain|maintains|maintained|contend|contends|contended|accuse|accused|accuses|blasted|slammed"""
SAYING = frozenset(re.split(r"[|\n\s]+", _SAYING.strip()))
# Verbs that may bring speech without "that" or quotation marks.
BARE = frozenset("say says said saying note notes noted noting adds added warned warns insists".split())
# Forms that are more often nouns or participles: they need a name or "the …" as their subject.
_ALSO_NOUNS = frozenset(
    """call calls report reports claim claims hope hopes note notes state states read find found
    estimate estimated rule urge urges pledge pledges promise promises vow vows stress stresses praise reveal
    ask
    highlight highlights believe believes voice voices defined defined accuse respond""".split()
)
VERB = re.compile(r"\b(?:" + "|".join(sorted(SAYING, key=len, reverse=True)) + r")\b")
ACCORDING = re.compile(r"\b[Aa]ccording to\s+")
BREAK = re.compile(r"[.!?][”\"’»)]*\s+(?=[“\"‘«(]?[A-Z])|\n")
ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|Gov|St|Prof|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|vs|No)\.$"
)
PRONOUN = re.compile(r"^(?:he|she|they|it)$", re.I)
NAME = r"[A-Z][\w’'\-]*(?:\.(?= [A-Z]))?(?: (?:de|da|van|von|der|bin|al|el|[A-Z][\w’'\-]*(?:\.(?= [A-Z]))?))*"


def behind_mark(text: str, area: Span) -> tuple[Span, Span] | None:
    """`,” said X` and `,” X said`, right behind the mark."""
    piece = area.of(text)
    inverted = re.match(
        r"[\s,]*(\w+)\s+((?:[a-z\-’'A-Z]+\s+){0,8}?" + NAME + rf"(?: and {NAME}(?!\s+[a-z]+ed\b))?"
        r"|(?:the|a|an)\s+[a-z\-]+(?:\s+[a-z\-]+)?)",
        piece,
    )
    if inverted and inverted.group(1) in SAYING and not inverted.group(2).startswith(("that ", "it ", "to ")):
        speaker = person_in(text, Span(area.start + inverted.start(2), area.start + inverted.end(2)))
        return speaker, Span(area.start + inverted.start(1), area.start + inverted.end(1))
    titled = re.match(
        rf"[\s,]*(?:[A-Z][\w.]*\s+)*?({NAME})(?:, [A-Z][^“”\";:.]{{2,80}}?),\s(said|says|told|added)\b", piece
    )
    if titled:
        speaker = person_in(text, Span(area.start + titled.start(1), area.start + titled.end(1)))
        return speaker, Span(area.start + titled.start(2), area.start + titled.end(2))
    verb = VERB.search(text, area.start, min(area.end, area.start + 160))
    if verb and not verb.group().endswith("ing") and not re.search(r"[;:]", text[area.start : verb.start()]):
        speaker_span = subject(text, area.start, verb.start())
        if speaker_span and re.match(r"^[\s,]*$", text[area.start : speaker_span.start]):
            return speaker_span, Span(verb.start(), verb.end())
    return None


# "Sneered Rovers president Magnus Ravnholt on Friday": the name behind the office, and no weekday.
_NO_SPEAKER = r"(?:by|in|at|on|for|from|with|to|as|of|after|before|during|outside|when|and|but|who)"
_BEHIND_COMMA = re.compile(
    rf"[\s,]*(?:(?P<verb>[a-z]+ed|spat)\s(?P<who>(?:(?!{_NO_SPEAKER}\b)[\w\-’']+\s){{0,6}}?{NAME}\b)"
    rf"(?!\s(?!{_NO_SPEAKER}\b)[a-z]+\s[A-Z])|(?P<first>[Hh]e|[Ss]he|{NAME})\s(?P<then>[a-z]+ed|spat)\b)"
)


def behind_comma(text: str, area: Span) -> tuple[Span, Span] | None:
    """`,” sneered X` and `,” X sneered`, behind the mark of a sentence: whatever X did, X said it."""
    found = _BEHIND_COMMA.match(text, area.start, area.end)
    if not found:
        return None
    who, verb = ("who", "verb") if found["who"] else ("first", "then")
    return person_in(text, Span(*found.span(who))), Span(*found.span(verb))


def ahead_of_mark(text: str, area: Span) -> tuple[Span, Span] | None:
    """`X said: “`, `X described it as “`, `X noted that this is “`: the last verb with a subject."""
    for verb in reversed(list(VERB.finditer(text, area.start, area.end))):
        if verb.group().endswith("ing"):
            continue
        passive = re.match(r"\s+by\s+", text[verb.end() : area.end])
        if passive:
            name = re.match(NAME, text[verb.end() + passive.end() : area.end])
            if name:
                begin = verb.end() + passive.end()
                return Span(begin, begin + name.end()), Span(verb.start(), verb.end())
        speaker = subject(text, area.start, verb.start())
        if speaker:
            return speaker, Span(verb.start(), verb.end())
    return None


def anywhere(text: str, area: Span) -> tuple[Span, Span] | None:
    for verb in VERB.finditer(text, area.start, area.end):
        speaker = None if verb.group().endswith("ing") else subject(text, area.start, verb.start())
        if speaker:
            return speaker, Span(verb.start(), verb.end())
    return None


def according_to(text: str, area: Span) -> tuple[Span, Span] | None:
    found = ACCORDING.search(text, area.start, area.end)
    if not found:
        return None
    stop = re.search(r",|\.(?:\s|$)|;|“|\"", text[found.end() : area.end + 1])
    end = found.end() + stop.start() if stop else area.end
    if end <= found.end():
        return None
    return person_in(text, Span(found.end(), end)), Span(found.start(), found.end() - 1)


_AUXILIARY = re.compile(
    r"(?:[\s,]+(?:also|then|later|has|had|have|is|was|were|been|being|will|would|further|again|previously|"
    r"repeatedly|reportedly|strongly|immediately|recently|both|jointly|publicly|separately|meanwhile|however|"
    r"once|earlier|on \w+day|this week|last week))+[\s,]*$"
)
_GROUP = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|their|some|many|several|two|three|both|one|another|most)\s+)?"
    r"(?:[\w’'\-]+\s+){0,3}?[a-z][\w’'\-]*$",
    re.I,
)


def subject(text: str, start: int, verb: int) -> Span | None:
    """The noun phrase that ends where the verb begins; what stands between two commas is passed over."""
    found = _subject_phrase(text, start, verb)
    word = re.match(r"\w+", text[verb:])
    if found and word and word.group() in _ALSO_NOUNS:
        words = found.of(text)
        if not (
            re.match(r"(?:the|a|an|his|her|their|its)\s", words, re.I)
            or words[:1].isupper()
            or PRONOUN.match(words)
        ):
            return None
    return found


def _subject_phrase(text: str, start: int, verb: int) -> Span | None:
    piece = text[start:verb].rstrip()
    piece = _AUXILIARY.sub("", piece).rstrip()
    if piece.endswith(",") or re.search(r",[^,“”]*\d{2}$", piece):
        body = piece.rstrip(",")
        named = re.search(rf"(?:^|[a-z]\s)(?:The |the |[A-Z])[^,]*, (?P<name>{NAME})$", body)
        if (
            named
            and len(named.group("name").split()) >= 2
            and any(w.casefold() in TITLES for w in body.split(",")[-2].split())
        ):
            return Span(start + named.start("name"), start + named.end("name"))
        cut = body.find(",") if body.count(",") == 1 else _apposition(body)
        if cut is not None and cut > 0:
            piece = body[:cut].rstrip()
        else:
            return None
    tail = re.search(
        r"(?:^|[,;:“”\"—–(]|\b(?:and|but|that|while|as|when|which|where|after|because|since|"
        r"in which)\b)\s*([^,;:“”\"—–(]*)$",
        piece,
    )
    if not tail or not tail.group(1).strip():
        return None
    phrase_start = start + tail.start(1)
    phrase = tail.group(1)
    joined = re.search(r"([A-Z][\w’'\-]+(?: [A-Z][\w’'\-]+)*) and$", piece[: tail.start(1)].rstrip())
    if joined and re.match(NAME, phrase):
        phrase_start = start + joined.start(1)
        phrase = piece[joined.start(1) :]
    return (
        _noun_phrase(text, Span(phrase_start, phrase_start + len(phrase.rstrip())))
        if phrase.strip()
        else None
    )


def _apposition(body: str) -> int | None:
    """Where the noun phrase before "X, director and fellow of Y, in Z" ends."""
    for found in re.finditer(",", body):
        if re.match(
            r"\s+(?:(?:a|an|the|its|his|her|who|which|[a-z]+|\d\d)\b)", body[found.end() :]
        ) and re.search(r"[A-Z][\w’'\-]+$", body[: found.start()]):
            return found.start()
    return None


def _noun_phrase(text: str, area: Span) -> Span | None:
    words = area.of(text)
    names = list(re.finditer(NAME, words))
    if names and names[-1].end() == len(words):
        return person_in(text, area)
    last = re.search(r"[\w’'\-]+$", words)
    if not last:
        return None
    if PRONOUN.match(last.group()) or last.group().casefold() == "who":
        return Span(area.start + last.start(), area.end) if last.group().casefold() != "who" else None
    if last.group().casefold() in FUNCTION_WORDS:
        return None
    group = _GROUP.search(words)
    if not group or len(words.split()) > 12 or last.group().endswith(("ly", "ing")):
        return None
    determiner = re.search(
        r"\b(?:the|a|an|his|her|its|their|some|many|several|two|three|both)\s+[\w\s’'\-]+$", words, re.I
    )
    begin = determiner.start() if determiner else group.start()
    return Span(area.start + begin, area.end)


def person_in(text: str, area: Span) -> Span:
    """The name at the end of "EU foreign policy chief Ana Ruiz", both of two names, or the phrase as it "
    "is."""
    words = area.of(text)
    pair = re.search(rf"{NAME}(?: and [^,]*?)? {NAME}$", words)
    both = re.search(rf"({NAME}) and (?:[\w\s’'\-]*? )?({NAME})$", words)
    if both and both.group(1).split()[-1].casefold() not in TITLES:
        return Span(area.start + both.start(), area.end)
    names = list(re.finditer(NAME, words))
    if not names:
        return area
    last = names[-1]
    if last.end() < len(words) and not pair:
        return area
    start = last.start()
    pieces = last.group().split(" ")
    while len(pieces) > 1 and (
        pieces[0].casefold() in TITLES or pieces[0].casefold() in FUNCTION_WORDS or pieces[0].isupper()
    ):
        start += len(pieces[0]) + 1
        pieces.pop(0)
    return Span(area.start + start, area.start + last.end())
