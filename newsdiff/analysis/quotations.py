"""Who says what: quoted and reported speech, and the speaker of each.

Method: quotation marks are paired by line; a line that opens a quotation and does not close it goes on in the
lines up to the one that closes it, or in the next that opens one. The speaker is the subject of the reporting
verb beside the quotation ("X said", "said X", "according to X", "X, director of Y, said:"), else of its
sentence, else of the other quotations of its paragraph, else, when a paragraph is nothing but quotation, the
speaker before it. "He" and "she" go back to the person who spoke last, or was named last. Reported speech is
the clause after "X said that" and its like. Limits: irony marks and titles of works are found as quotations
without a speaker; nested quotations are not taken apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from newsdiff.analysis.mentions import TITLES, full_name, people
from newsdiff.analysis.quotemarks import pairs, paragraphs
from newsdiff.analysis.speaking import (
    ABBREVIATION,
    ACCORDING,
    BARE,
    BREAK,
    PRONOUN,
    VERB,
    according_to,
    ahead_of_mark,
    anywhere,
    behind_comma,
    behind_mark,
    subject,
)
from newsdiff.analysis.types import Document, Line, Role, Span


# Verbs that bring speech, by stem-free forms. NEUTRAL ones say no more than that somebody spoke.
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
    reported = [q for q in _reported(document, quoted) if not _only_quotes(document.text, q.inner, quoted)]
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
    for line in _paragraphs(document):
        for span, inner in pairs(document.text, line.span):
            if re.search(r"\w", inner.of(document.text)):
                found.append((Quotation(span, inner, direct=True), line))
    return found


def _paragraphs(document: Document) -> Iterator[Line]:
    """The kept lines, those through which one quotation runs joined; neighbours of one role only."""
    kept = [line for line in document.lines if line.role.kept]
    for _, group in groupby(kept, key=lambda line: line.role):
        lines = list(group)
        role = lines[0].role
        for span in paragraphs(document.text, [line.span for line in lines]):
            yield Line(span, role)


# --- speakers -----------------------------------------------------------------------------------------------


def _breaks(text: str, line: Span, quotes: Sequence[Span]) -> list[Span]:
    """From the full stop to the next sentence, for each end of a sentence outside the quotations.

    `quotes` are those of the line, in order; one of them only can hold a place."""
    starts = [quote.start for quote in quotes]
    found_all = []
    for found in BREAK.finditer(text, line.start, line.end):
        if ABBREVIATION.search(text[max(line.start, found.start() - 6) : found.start() + 1]):
            continue
        before = bisect_left(starts, found.start())
        if not before or found.end() > quotes[before - 1].end - 1:
            found_all.append(Span(found.start(), found.end()))
    return found_all


def _sentence_around(text: str, line: Span, span: Span, breaks: Sequence[Span]) -> Span:
    """The sentence that a quotation stands in; full stops inside quotations do not end it."""
    behind = bisect_right(breaks, span.start, key=lambda found: found.end)
    start = breaks[behind - 1].end if behind else line.start
    end = line.end
    for found in breaks[max(behind, bisect_left(breaks, span.end - 2, key=lambda found: found.start)) :][:3]:
        if found.start + 1 >= span.end:
            end = found.start + 1
            break
        if _ends_speech(text, found.start, found.end):
            end = found.end
            break
    return Span(start, max(end, span.end))


def _ends_speech(text: str, stop: int, start: int) -> bool:
    """A full stop inside the closing mark ends the sentence, unless an attribution follows."""
    return text[stop] == "." or not VERB.match(text, start)


def _with_speakers(document: Document, marked: list[tuple[Quotation, Line]]) -> list[Quotation]:
    text = document.text
    named: list[Quotation] = []
    for line, group in groupby(marked, key=lambda pair: pair[1]):
        quotes = [quote for quote, _ in group]
        here = [quote.span for quote in quotes]
        breaks = _breaks(text, line.span, here)
        for i, quote in enumerate(quotes):
            clause = _sentence_around(text, line.span, quote.span, breaks)
            beside = [*here[max(0, i - 1) : i], *here[i + 1 : i + 2]]
            named.append(replace(_attributed(document, quote, clause, beside), clause=clause))
    return _carried(document, named, [line for _, line in marked])


def _carried(document: Document, named: list[Quotation], lines: list[Line]) -> list[Quotation]:
    """Give whole sentences of speech that name nobody the speaker of their paragraph, or the one before."""
    place = {line.span.start: i for i, line in enumerate(_paragraphs(document))}
    spoken_of: Counter[Line] = Counter()
    first: dict[Line, Quotation] = {}
    last: dict[Line, Quotation] = {}
    for quote, line in zip(named, lines, strict=True):
        spoken_of[line] += quote.span.end - quote.span.start
        if quote.speaker:
            first.setdefault(line, quote)
    done: list[Quotation] = []
    turn = 0
    for i, quote in enumerate(named):
        line = lines[i]
        previous = done[-1] if done else None
        near = previous is not None and place[line.span.start] - place[lines[i - 1].span.start] <= 1
        share = spoken_of[line] / (line.span.end - line.span.start)
        given: Quotation | None = None
        if not quote.speaker and _is_sentence(document.text, quote):
            given = last.get(line) or first.get(line)
            if not given and near and previous and previous.speaker and share > 0.85:
                given = previous
        spoken = quote
        if given:
            spoken = replace(
                quote, speaker=given.speaker, speaker_span=given.speaker_span, verb_span=given.verb_span
            )
        goes_on = bool(previous and near and spoken.speaker and spoken.speaker == previous.speaker)
        turn = turn if goes_on else turn + 1
        done.append(replace(spoken, utterance=turn))
        if spoken.speaker:
            last[line] = done[-1]
    return done


def _is_sentence(text: str, quote: Quotation) -> bool:
    inner = quote.inner.of(text).strip()
    opens = re.match(r"[\W_]*[A-Z]", inner)
    return bool(opens) and len(inner.split()) >= 4


def _goes_on(text: str, quote: Quotation) -> bool:
    """Whether a quotation is a sentence, and no title, that goes on behind its closing mark."""
    words = quote.inner.of(text).split()
    small = sum(word[0].islower() for word in words) >= 2
    return small and _is_sentence(text, quote) and text[quote.inner.end - 1] in ",?!"


def _attributed(document: Document, quote: Quotation, clause: Span, quotes: list[Span]) -> Quotation:
    """Look behind the quotation, then before it, then in the rest of its sentence.

    `quotes` are those beside it on the line."""
    text = document.text
    nexts = [q.start for q in quotes if q.start >= quote.span.end]
    stop = min([clause.end, *nexts])
    behind = Span(quote.span.end, stop) if quote.span.end < stop else None
    lasts = [q.end for q in quotes if q.end <= quote.span.start and q.end > clause.start]
    start = max([clause.start, *lasts])
    ahead = Span(start, quote.span.start) if start < quote.span.start else None
    far = max(clause.start, quote.span.start - _ATTRIBUTED_WITHIN)
    goes_on = quote.span.start == clause.start and _goes_on(text, quote)
    tries = [
        (behind_mark, behind), (behind_comma, behind if goes_on else None),
        (ahead_of_mark, ahead), (according_to, ahead), (according_to, behind),
        (ahead_of_mark, Span(far, quote.span.start) if far < quote.span.start else None),
        (anywhere, behind),
    ]  # fmt: skip
    for look, area in tries:
        found = look(text, area) if area else None
        if found:
            speaker, verb = found
            return replace(quote, speaker=_who(document, speaker), speaker_span=speaker, verb_span=verb)
    return quote


# How far before a quotation its attribution may stand, other quotations between.
_ATTRIBUTED_WITHIN = 800


def _who(document: Document, span: Span) -> str:
    """A speaker as one name: pronouns go back to the person named last, surnames grow to full names."""
    words = re.sub(r"['’]s$", "", span.of(document.text))
    words = re.sub(r"^[Bb]oth ", "", words)
    if PRONOUN.match(words):
        if words.casefold() in {"they", "it"}:
            return words.casefold()
        return _antecedent(document, span, words.casefold())
    parts = [_without_title(part) for part in re.split(r" and (?:[a-z][\w\s\-]*? )?(?=[A-Z])", words)]
    if re.match(r"[A-Z]", parts[0]):
        return " and ".join(full_name(document, part) for part in parts)
    return re.sub(r"^(?:The|A|An) ", lambda m: m.group().lower(), words)


# How far before a pronoun the person may stand who spoke last.
_SPOKE_WITHIN = 700


def _antecedent(document: Document, pronoun: Span, word: str) -> str:
    """Who "he" or "she" is: whoever spoke last, else whoever was named last, of those the word may mean."""
    unlike = re.compile(r"\bM(?:r?s|iss)\.?\s$" if word == "he" else r"\bMr\.?\s$")
    text = document.text
    known = people(document)
    other = {p.surname for p in known if unlike.search(text[max(0, p.span.start - 6) : p.span.start])}
    before = [p for p in known if p.span.end <= pronoun.start and p.surname not in other]
    spoke = [p for p in before if p.span.end > pronoun.start - _SPOKE_WITHIN and _speaks(text, p.span)]
    chosen = (spoke or before)[-1:]
    return full_name(document, chosen[0].text) if chosen else ""


_SPEAKS_BEHIND = re.compile(r"(?:,[^,.“”\"]{3,60},)?\s+(?:also |then |later |has |had )?(\w+)\b")
_SPEAKS_BEFORE = re.compile(r"\b(\w+)\s+(?:[a-z]+\s+){0,3}$")


def _speaks(text: str, name: Span) -> bool:
    """Whether a name has a verb of saying right behind it, or right before it ("said Tolan")."""
    behind = _SPEAKS_BEHIND.match(text, name.end, name.end + 100)
    before = _SPEAKS_BEFORE.search(text[max(0, name.start - 40) : name.start])
    return bool(
        (behind and VERB.fullmatch(behind.group(1)))
        or (before and before.group(1) in {"said", "says", "told"})
    )


def _without_title(words: str) -> str:
    """ "Zubrowkan Foreign Minister Ana Ruiz" as "Ana Ruiz"; a phrase that is no titled name stays."""
    pieces = words.split()
    last_title = max((i for i, w in enumerate(pieces[:-1]) if w.casefold() in TITLES), default=-1)
    rest = pieces[last_title + 1 :]
    return " ".join(rest) if last_title >= 0 and all(w[:1].isupper() for w in rest) else words


# --- reported speech ----------------------------------------------------------------------------------------


def _sentences(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for found in BREAK.finditer(text, line.start, line.end):
        if ABBREVIATION.search(text[max(line.start, found.start() - 6) : found.start() + 1]):
            continue
        yield Span(start, found.end())
        start = found.end()
    if start < line.end:
        yield Span(start, line.end)


def _reported(document: Document, quoted: Sequence[Quotation]) -> list[Quotation]:
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
            quote = _reported_in(document, body, _spoken(quoted, body))
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
        who = ahead_of_mark(text, Span(body.start, found.start())) if found.start() > body.start else None
        if who and found.end() + 8 < body.end:
            yield _speech(document, Span(found.end(), body.end), who, body)


def _spoken(quoted: Sequence[Quotation], body: Span) -> list[Span]:
    """The quotations in marks that touch a sentence, those that may only name something left out."""
    first = bisect_left(quoted, body.start, key=lambda quote: quote.span.end)
    last = bisect_left(quoted, body.end, key=lambda quote: quote.span.start)
    return [q.span for q in quoted[first:last] if q.span.end - q.span.start > _NAMING]


_NAMING = 24  # characters: “Deep Blue” said …


def _reported_in(document: Document, body: Span, spoken: Sequence[Span]) -> Quotation | None:
    """The first reported speech of a sentence; words that somebody is quoted with report nothing."""
    text = document.text
    by = ACCORDING.search(text, body.start, body.end)
    if by:
        who = according_to(text, Span(by.start(), body.end))
        area = _other_side(text, body, by.start(), who[0].end if who else by.end())
        if who and area:
            return _speech(document, area, who, body)
    for verb in VERB.finditer(text, body.start, body.end):
        who_span = subject(text, body.start, verb.start())
        if who_span is None or any(q.overlaps(who_span) or q.overlaps(Span(*verb.span())) for q in spoken):
            continue
        if verb.group() in {"report", "reports", "found", "ruled", "read", "find", "rule"} and not _that(
            text, verb.end()
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
        if (_that(text, start) or _bare(text, verb) or _object(text, start)) and len(rest.split()) >= 3:
            begin = re.match(r"[\s,:]*(?:that\s+)?", text[start : body.end])
            area_start = start + (begin.end() if begin else 0)
            if area_start + 8 < body.end:
                return _speech(
                    document, Span(area_start, body.end), (who_span, Span(verb.start(), verb.end())), body
                )
    return None


def _that(text: str, place: int) -> bool:
    return bool(re.match(r"\s+(?:[a-z]+ly\s+)?that\s", text[place : place + 24]))


def _bare(text: str, verb: re.Match[str]) -> bool:
    """A verb that brings speech without "that", and not how or to whom it was said: "she said to cheers"."""
    return verb.group() in BARE and not re.match(r"\s+(?:to|with|as|while)\b", text[verb.end() :][:8])


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
