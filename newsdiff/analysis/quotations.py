"""Who says what: quoted and reported speech, and the speaker of each.

Method: quotation marks are paired by line; a line that opens a quotation and does not close it goes on in the
next line that opens one. The speaker is the subject of the reporting verb beside the quotation ("X said",
"said X", "according to X", "X, director of Y, said:"), else of its sentence, else of the other quotations of
its paragraph, else, when a paragraph is nothing but quotation, the speaker before it. "He" and "she" go back
to the person named last. Reported speech is the clause after "X said that" and its like. Limits: irony marks
and titles of works are found as quotations without a speaker; nested quotations are not taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from newsdiff.analysis.mentions import TITLES, full_name, people
from newsdiff.analysis.types import Document, Line, Role, Span
from newsdiff.analysis.wording import FUNCTION_WORDS

# Verbs that bring speech, by stem-free forms. NEUTRAL ones say no more than that somebody spoke.
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
reveals|maintain|maintains|maintained|contend|contends|contended|accuse|accused|accuses|blasted|slammed"""
SAYING = frozenset(re.split(r"[|\n\s]+", _SAYING.strip()))
# Verbs that may bring speech without "that" or quotation marks.
_BARE = frozenset("say says said saying note notes noted noting adds added warned warns insists".split())
# Forms that are more often nouns or participles: they need a name or "the …" as their subject.
_ALSO_NOUNS = frozenset(
    """call calls report reports claim claims hope hopes note notes state states read find found
    estimate estimated rule urge urges pledge pledges promise promises vow vows stress stresses praise reveal
    ask
    highlight highlights believe believes voice voices defined defined accuse respond""".split()
)
_VERB = re.compile(r"\b(?:" + "|".join(sorted(SAYING, key=len, reverse=True)) + r")\b")
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+")
_BREAK = re.compile(r"[.!?][”\"’»)]*\s+(?=[“\"‘«(]?[A-Z])|\n")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|Gov|St|Prof|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|vs|No)\.$"
)
_PRONOUN = re.compile(r"^(?:he|she|they|it)$", re.I)
_NAME = (
    r"[A-Z][\w’'\-]*(?:\.(?= [A-Z]))?(?: (?:de|da|van|von|der|bin|al|el|[A-Z][\w’'\-]*(?:\.(?= [A-Z]))?))*"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Speech in an article. `span` is with its marks, `inner` without; reported speech has no marks.

    `speaker` is the fullest name of the speaker in the article, or the words for them ("the ministry"),
    or "".
    `utterance` counts the speaking turns of the article: quotations of one turn share it."""

    span: Span
    inner: Span
    direct: bool
    speaker: str = ""
    speaker_span: Span | None = None
    verb_span: Span | None = None
    utterance: int = 0
    clause: Span | None = None  # the sentence, attribution included, that the speech stands in


@lru_cache(maxsize=1024)
def find(document: Document) -> tuple[Quotation, ...]:
    """All quoted and reported speech of an article, in reading order."""
    quoted = _with_speakers(document, _marked(document))
    reported = [q for q in _reported(document) if not _only_quotes(document.text, q.inner, quoted)]
    return tuple(sorted([*quoted, *reported], key=lambda q: (q.span.start, q.span.end)))


def direct(document: Document) -> tuple[Quotation, ...]:
    return tuple(q for q in find(document) if q.direct)


def in_quotation(document: Document, span: Span) -> Quotation | None:
    """The quotation in marks that holds at least half of a span."""
    for quote in find(document):
        if quote.direct and quote.span.overlaps(span):
            shared = min(quote.span.end, span.end) - max(quote.span.start, span.start)
            if 2 * shared >= span.end - span.start:
                return quote
    return None


def speech(document: Document, span: Span) -> Quotation | None:
    """The innermost quoted or reported speech that holds the whole of a span."""
    holding = [q for q in find(document) if span.within(q.span)]
    return min(holding, key=lambda q: (q.span.end - q.span.start, q.span.start)) if holding else None


# --- pairing the marks --------------------------------------------------------------------------------------


def _marked(document: Document) -> list[tuple[Quotation, Line]]:
    found: list[tuple[Quotation, Line]] = []
    for line in document.lines:
        if not line.role.kept:
            continue
        for span, inner in _pairs(document.text, line.span):
            if re.search(r"\w", inner.of(document.text)):
                found.append((Quotation(span, inner, direct=True), line))
    return found


def _pairs(text: str, line: Span) -> Iterator[tuple[Span, Span]]:
    place = line.start
    while place < line.end:
        character = text[place]
        before = text[place - 1] if place > line.start else " "
        after = text[place + 1] if place + 1 < line.end else " "
        end = -1
        if character == "“":
            end = _until(text, "”", place + 1, line.end)
        elif character == "«":
            end = _until(text, "»", place + 1, line.end)
        elif character == '"' and not after.isspace() and not before.isalnum():
            end = _until(text, '"', place + 1, line.end)
        elif character in "‘'" and not before.isalnum() and after.isalnum():
            end = _single_end(text, "’" if character == "‘" else "'", place + 1, line.end)
            if end < 0:
                place += 1
                continue
        if end >= place + 2:
            closed = end < line.end
            yield Span(place, end + 1 if closed else end), Span(place + 1, end)
            place = end
        place += 1


def _until(text: str, mark: str, start: int, stop: int) -> int:
    found = text.find(mark, start, stop)
    return found if found >= 0 else stop


def _single_end(text: str, mark: str, start: int, stop: int) -> int:
    """The closing single mark, which is no apostrophe: no letter behind it, a letter or point before it."""
    limit = min(stop, start + 600)
    for found in re.finditer(re.escape(mark), text[start:limit]):
        place = start + found.start()
        after = text[place + 1] if place + 1 < stop else " "
        if after.isalnum() or text[place - 1].isspace():
            continue
        possessive = text[place - 1] in "sS" and after == " " and mark in text[place + 1 : limit]
        if not possessive:
            return place
    return -1


# --- speakers -----------------------------------------------------------------------------------------------


def _sentence_around(text: str, line: Span, span: Span, quotes: list[Span]) -> Span:
    """The sentence that a quotation stands in; full stops inside quotations do not end it."""
    start, end = line.start, line.end
    for found in _BREAK.finditer(text, line.start, line.end):
        place = found.end()
        if _ABBREVIATION.search(text[max(line.start, found.start() - 6) : found.start() + 1]):
            continue
        if any(q.start < found.start() and place <= q.end - 1 for q in quotes):
            continue
        if place <= span.start:
            start = place
        elif found.start() + 1 >= span.end:
            end = found.start() + 1
            break
        elif found.start() >= span.end - 2 and _ends_speech(text, found.start(), place):
            end = place
            break
    return Span(start, max(end, span.end))


def _ends_speech(text: str, stop: int, start: int) -> bool:
    """A full stop inside the closing mark ends the sentence, unless an attribution follows."""
    return text[stop] == "." or not _VERB.match(text, start)


def _with_speakers(document: Document, marked: list[tuple[Quotation, Line]]) -> list[Quotation]:
    text = document.text
    spans = [quote.span for quote, _ in marked]
    named: list[Quotation] = []
    for quote, line in marked:
        here = [s for s in spans if s.within(line.span)]
        clause = _sentence_around(text, line.span, quote.span, here)
        named.append(replace(_attributed(document, quote, clause, here), clause=clause))
    return _carried(document, named, [line for _, line in marked])


def _carried(document: Document, named: list[Quotation], lines: list[Line]) -> list[Quotation]:
    """Give whole sentences of speech that name nobody the speaker of their paragraph, or the one before."""
    kept = [line for line in document.lines if line.role.kept]
    place = {line.span.start: i for i, line in enumerate(kept)}
    done: list[Quotation] = []
    turn = 0
    for i, quote in enumerate(named):
        same = [q for q, line in zip(named, lines, strict=True) if line == lines[i]]
        previous = done[-1] if done else None
        near = previous is not None and place[lines[i].span.start] - place[lines[i - 1].span.start] <= 1
        share = sum(q.span.end - q.span.start for q in same) / (lines[i].span.end - lines[i].span.start)
        given: Quotation | None = None
        if not quote.speaker and _is_sentence(document.text, quote):
            before = [q for q in done if q.clause and q.span.within(lines[i].span) and q.speaker]
            after = [q for q in same if q.speaker]
            if before or after:
                given = before[-1] if before else after[0]
            elif near and previous and previous.speaker and share > 0.85:
                given = previous
        spoken = quote
        if given:
            spoken = replace(
                quote, speaker=given.speaker, speaker_span=given.speaker_span, verb_span=given.verb_span
            )
        goes_on = bool(previous and near and spoken.speaker and spoken.speaker == previous.speaker)
        turn = turn if goes_on else turn + 1
        done.append(replace(spoken, utterance=turn))
    return done


def _is_sentence(text: str, quote: Quotation) -> bool:
    inner = quote.inner.of(text).strip()
    opens = re.match(r"[\W_]*[A-Z]", inner)
    return bool(opens) and len(inner.split()) >= 4


def _attributed(document: Document, quote: Quotation, clause: Span, quotes: list[Span]) -> Quotation:
    """Look behind the quotation, then before it, then in the rest of its sentence."""
    text = document.text
    nexts = [q.start for q in quotes if q.start >= quote.span.end]
    stop = min([clause.end, *nexts])
    behind = Span(quote.span.end, stop) if quote.span.end < stop else None
    lasts = [q.end for q in quotes if q.end <= quote.span.start and q.end > clause.start]
    start = max([clause.start, *lasts])
    ahead = Span(start, quote.span.start) if start < quote.span.start else None
    tries = [
        (_behind, behind), (_ahead, ahead), (_according, ahead), (_according, behind),
        (_ahead, Span(clause.start, quote.span.start) if clause.start < quote.span.start else None),
        (_anywhere, behind),
    ]  # fmt: skip
    for look, area in tries:
        found = look(text, area) if area else None
        if found:
            speaker, verb = found
            return replace(quote, speaker=_who(document, speaker), speaker_span=speaker, verb_span=verb)
    return quote


def _behind(text: str, area: Span) -> tuple[Span, Span] | None:
    """`,” said X` and `,” X said`, right behind the mark."""
    piece = area.of(text)
    inverted = re.match(
        r"[\s,]*(\w+)\s+((?:[a-z\-’'A-Z]+\s+){0,8}?" + _NAME + r"|(?:the|a|an)\s+[a-z\-]+(?:\s+[a-z\-]+)?)",
        piece,
    )
    if inverted and inverted.group(1) in SAYING and not inverted.group(2).startswith(("that ", "it ", "to ")):
        speaker = _person_in(text, Span(area.start + inverted.start(2), area.start + inverted.end(2)))
        return speaker, Span(area.start + inverted.start(1), area.start + inverted.end(1))
    verb = _VERB.search(text, area.start, min(area.end, area.start + 160))
    if verb and not verb.group().endswith("ing") and not re.search(r"[;:]", text[area.start : verb.start()]):
        speaker_span = _subject(text, area.start, verb.start())
        if speaker_span and re.match(r"^[\s,]*$", text[area.start : speaker_span.start]):
            return speaker_span, Span(verb.start(), verb.end())
    return None


def _ahead(text: str, area: Span) -> tuple[Span, Span] | None:
    """`X said: “`, `X described it as “`, `X noted that this is “`: the last verb with a subject."""
    for verb in reversed(list(_VERB.finditer(text, area.start, area.end))):
        if verb.group().endswith("ing"):
            continue
        passive = re.match(r"\s+by\s+", text[verb.end() : area.end])
        if passive:
            name = re.match(_NAME, text[verb.end() + passive.end() : area.end])
            if name:
                begin = verb.end() + passive.end()
                return Span(begin, begin + name.end()), Span(verb.start(), verb.end())
        speaker = _subject(text, area.start, verb.start())
        if speaker:
            return speaker, Span(verb.start(), verb.end())
    return None


def _anywhere(text: str, area: Span) -> tuple[Span, Span] | None:
    for verb in _VERB.finditer(text, area.start, area.end):
        speaker = None if verb.group().endswith("ing") else _subject(text, area.start, verb.start())
        if speaker:
            return speaker, Span(verb.start(), verb.end())
    return None


def _according(text: str, area: Span) -> tuple[Span, Span] | None:
    found = _ACCORDING.search(text, area.start, area.end)
    if not found:
        return None
    stop = re.search(r",|\.(?:\s|$)|;|“|\"", text[found.end() : area.end + 1])
    end = found.end() + stop.start() if stop else area.end
    if end <= found.end():
        return None
    return _person_in(text, Span(found.end(), end)), Span(found.start(), found.end() - 1)


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


def _subject(text: str, start: int, verb: int) -> Span | None:
    """The noun phrase that ends where the verb begins; what stands between two commas is passed over."""
    found = _subject_phrase(text, start, verb)
    word = re.match(r"\w+", text[verb:])
    if found and word and word.group() in _ALSO_NOUNS:
        words = found.of(text)
        if not (
            re.match(r"(?:the|a|an|his|her|their|its)\s", words, re.I)
            or words[:1].isupper()
            or _PRONOUN.match(words)
        ):
            return None
    return found


def _subject_phrase(text: str, start: int, verb: int) -> Span | None:
    piece = text[start:verb].rstrip()
    piece = _AUXILIARY.sub("", piece).rstrip()
    if piece.endswith(",") or re.search(r",[^,“”]*\d{2}$", piece):
        body = piece.rstrip(",")
        named = re.search(rf"(?:^|[a-z]\s)(?:The |the |[A-Z])[^,]*, (?P<name>{_NAME})$", body)
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
    if joined and re.match(_NAME, phrase):
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
    names = list(re.finditer(_NAME, words))
    if names and names[-1].end() == len(words):
        return _person_in(text, area)
    last = re.search(r"[\w’'\-]+$", words)
    if not last:
        return None
    if _PRONOUN.match(last.group()) or last.group().casefold() == "who":
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


def _person_in(text: str, area: Span) -> Span:
    """The name at the end of "EU foreign policy chief Ana Ruiz", both of two names, or the phrase as it "
    "is."""
    words = area.of(text)
    pair = re.search(rf"{_NAME}(?: and [^,]*?)? {_NAME}$", words)
    both = re.search(rf"({_NAME}) and (?:[\w\s’'\-]*? )?({_NAME})$", words)
    if both and both.group(1).split()[-1].casefold() not in TITLES:
        return Span(area.start + both.start(), area.end)
    names = list(re.finditer(_NAME, words))
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


def _who(document: Document, span: Span) -> str:
    """A speaker as one name: pronouns go back to the person named last, surnames grow to full names."""
    words = re.sub(r"['’]s$", "", span.of(document.text))
    words = re.sub(r"^[Bb]oth ", "", words)
    if _PRONOUN.match(words):
        if words.casefold() in {"they", "it"}:
            return words.casefold()
        before = [p for p in people(document) if p.span.end <= span.start]
        return full_name(document, before[-1].text) if before else ""
    parts = [_without_title(part) for part in re.split(r" and (?:[a-z][\w\s\-]*? )?(?=[A-Z])", words)]
    if re.match(r"[A-Z]", parts[0]):
        return " and ".join(full_name(document, part) for part in parts)
    return re.sub(r"^(?:The|A|An) ", lambda m: m.group().lower(), words)


def _without_title(words: str) -> str:
    """ "Zubrowkan Foreign Minister Ana Ruiz" as "Ana Ruiz"; a phrase that is no titled name stays."""
    pieces = words.split()
    last_title = max((i for i, w in enumerate(pieces[:-1]) if w.casefold() in TITLES), default=-1)
    rest = pieces[last_title + 1 :]
    return " ".join(rest) if last_title >= 0 and all(w[:1].isupper() for w in rest) else words


# --- reported speech ----------------------------------------------------------------------------------------


def _sentences(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for found in _BREAK.finditer(text, line.start, line.end):
        if _ABBREVIATION.search(text[max(line.start, found.start() - 6) : found.start() + 1]):
            continue
        yield Span(start, found.end())
        start = found.end()
    if start < line.end:
        yield Span(start, line.end)


def _reported(document: Document) -> list[Quotation]:
    text = document.text
    found = []
    for line in document.lines:
        if not line.role.kept or line.role is Role.HEADING:
            continue
        for sentence in _sentences(text, line.span):
            size = len(sentence.of(text).rstrip())
            if not size:
                continue
            body = Span(sentence.start, sentence.start + size)
            quote = _reported_in(document, body)
            if quote:
                found.append(quote)
            found.extend(_participle(document, body))
    return found


_NOTING = re.compile(
    r",[”\"’]? (?P<verb>noting|adding|saying|stressing|warning|explaining|arguing|insisting|"
    r"emphasi[sz]ing) (?:that )?"
)


def _participle(document: Document, body: Span) -> Iterator[Quotation]:
    """ "X described it as …, noting it is the first": what follows is said by the subject of the sentence."""
    text = document.text
    for found in _NOTING.finditer(text, body.start, body.end):
        who = _ahead(text, Span(body.start, found.start())) if found.start() > body.start else None
        if who and found.end() + 8 < body.end:
            yield _speech(document, Span(found.end(), body.end), who, body)


def _reported_in(document: Document, body: Span) -> Quotation | None:
    text = document.text
    by = _ACCORDING.search(text, body.start, body.end)
    if by:
        who = _according(text, Span(by.start(), body.end))
        area = _other_side(text, body, by.start(), who[0].end if who else by.end())
        if who and area:
            return _speech(document, area, who, body)
    for verb in _VERB.finditer(text, body.start, body.end):
        who_span = _subject(text, body.start, verb.start())
        if who_span is None or (
            verb.group() in {"report", "reports", "found", "ruled", "read", "find", "rule"}
            and not _that(text, verb.end())
        ):
            continue
        rest = text[verb.end() : body.end]
        addressee = re.match(
            r"\s+(?:reporters|journalists|lawmakers|the [\w\s]{3,30}?|[A-Z]\w+(?: [A-Z]\w+)*)(?=\s+(?:that|"
            r"in|on)\b|,)",
            rest,
        )
        start = verb.end() + (addressee.end() if addressee and verb.group().startswith("t") else 0)
        if re.match(r"\W*$", rest) and verb.start() - body.start > 20:  # "…, X said."
            comma = text.rfind(",", body.start, who_span.start)
            if comma > body.start + 8:
                return _speech(
                    document, Span(body.start, comma), (who_span, Span(verb.start(), verb.end())), body
                )
        if (_that(text, start) or verb.group() in _BARE or _object(text, start)) and len(rest.split()) >= 3:
            begin = re.match(r"[\s,:]*(?:that\s+)?", text[start : body.end])
            area_start = start + (begin.end() if begin else 0)
            if area_start + 8 < body.end:
                return _speech(
                    document, Span(area_start, body.end), (who_span, Span(verb.start(), verb.end())), body
                )
    return None


def _that(text: str, place: int) -> bool:
    return bool(re.match(r"\s+(?:[a-z]+ly\s+)?that\s", text[place : place + 24]))


def _object(text: str, place: int) -> bool:
    """A reporting verb with a noun phrase as its content: "emphasized the importance of …"."""
    return bool(
        re.match(
            r"\s+(?:the (?:importance|need|value|role)|(?:his|her|their) (?:hope|concern)|hope|concern)\b",
            text[place : place + 40],
        )
    )


def _other_side(text: str, body: Span, start: int, end: int) -> Span | None:
    """What an "according to X" is about: the sentence behind it, or what stands before it."""
    if start - body.start < 4:
        rest = re.match(r"[\s,]*", text[end : body.end])
        begin = end + (rest.end() if rest else 0)
        return Span(begin, body.end) if begin + 8 < body.end else None
    before = text[body.start : start].rstrip(" ,")
    return Span(body.start, body.start + len(before)) if len(before) > 8 else None


def _speech(document: Document, area: Span, who: tuple[Span, Span], body: Span) -> Quotation:
    return Quotation(
        area,
        area,
        direct=False,
        speaker=_who(document, who[0]),
        speaker_span=who[0],
        verb_span=who[1],
        clause=body,
    )


def _only_quotes(text: str, span: Span, quoted: list[Quotation]) -> bool:
    """Whether the reported part is nothing but a quotation in marks."""
    covered = sum(
        min(q.span.end, span.end) - max(q.span.start, span.start) for q in quoted if q.span.overlaps(span)
    )
    return covered >= 0.9 * (span.end - span.start)
