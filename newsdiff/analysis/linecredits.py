"""Whom a line names: captions and their credits, bylines, names alone, authors' notes.

As in `linecues`, every function takes one line and looks at nothing else.
"""

from __future__ import annotations

import re

from newsdiff.analysis.grammar import is_surely_finite
from newsdiff.analysis.linecues import DAY, LONGEST, MONTH, is_time

_AGENCY = (
    r"(?:reuters|ap(?: photo)?|(?:the )?associated press|afp|agence france-presse|getty(?: images?)?"
    r"|epa(?:-efe)?|efe"
    r"|shutterstock|istock(?:photo)?|alamy(?: stock photo)?|bloomberg|xinhua|tass|kyodo(?: news)?"
    r"|jiji(?: press)?|ani"
    r"|pti|pa(?: wire| media| images)?|dpa|picture alliance|zuma(?: press| wire)?|upi|nurphoto"
    r"|anadolu(?: agency)?"
    r"|sipa(?: usa)?|unsplash|pexels|pixabay|flickr|wikimedia(?: commons)?|adobe stock"
    r"|rex(?: features)?|pool(?: photo)?"
    r"|handout|yonhap|imago|ap images|redux|magnum(?: photos)?|cc[- ]by(?:[- ]\w+)*|file(?: photo)?|maxar)"
)
_NAMES = r"[A-Z][\w.'’+-]{0,30}(?: [A-Z][\w.'’+-]{0,30}){0,5}"
_NAME = r"[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){1,3}"  # two words or more
_ENDS = r"(?: ?[/|,] ?[\w .+-]{1,40}){0,2}[\s)\].|]*$"
_CREDITS = (
    # weight, pattern, searched in the last 200 characters
    (2, re.compile(rf"[\w.'’+-]+ ?/ ?(?i:{_AGENCY}){_ENDS}")),
    (2, re.compile(rf"\b(?i:via|through) (?i:{_AGENCY}){_ENDS}")),
    (2, re.compile(rf"[(\[]{_NAMES} ?[/|] ?{_NAMES}[)\]]\.?$")),
    (2, re.compile(rf"[(\[](?!Sources?\b|See\b|Notes?\b){_NAMES}: {_NAME}[)\]]\.?$")),
    (2, re.compile(r"[(\[](?:(?i:file )?(?i:photo|image|picture|photograph)s?)\b[^()\[\]]{0,80}[)\]]\.?$")),
    (
        2,
        re.compile(
            r"(?i:photo|image|picture|photograph|credit|illustration|artwork)s?(?i: credit| by"
            r"| courtesy)?\s*(?:[:©|]|\.{3}|…)\s*\S.{0,80}$"
        ),
    ),
    (
        2,
        re.compile(
            r"(?i:photos?|photographs?|images?|pictures?|illustration)"
            r" (?i:by|courtesy(?: of)?(?: the)?|from) [A-Z].{0,60}$"
        ),
    ),
    (2, re.compile(rf"\|\s+{_NAMES} ?/ ?{_NAMES}$")),
    (2, re.compile(rf"(?:^|[.!?)”\"]\s+){_NAMES} ?[/|] ?{_NAMES}$")),
    (
        2,
        re.compile(
            r"[(\[](?i:courtesy|provided by|submitted(?: by)?|screen ?(?:shot|grab)|handout|via)\b"
            r"[^()\[\]]{0,60}[)\]]\.?$"
        ),
    ),
    (2, re.compile(rf"\s\|\s?(?i:{_AGENCY})$")),
    (2, re.compile(r"[.!?)]?\s©\s?[A-Z][^.!?©]{2,60}$")),
    (2, re.compile(rf"^{_NAME} (?:for The|FOR THE) {_NAMES}$")),
    (1, re.compile(rf"(?:^|[.(\[|–—”\"-]\s*)(?i:{_AGENCY})[\s)\].]*$")),
)
_COURTESY = re.compile(r"\b[Cc]ourtesy(?: of)?(?: the)? [A-Z][^.]{0,60}$")
_CAPTION_CUES = re.compile(
    r"\((?:L|R|C|left|right|cent(?:er|re)|\d\w\w [LR])\)|,? (?:left|right|cent(?:er|re)|pictured"
    r"|seen here)[,)]|\bpictured\b"
    r"|\bfile (?:photo|picture|image)\b|\bin this (?:\w+ ){0,3}(?:photo|picture|image|handout|frame"
    r"|still|screen ?grab)\b"
    r"|\bundated (?:photo|handout)\b|\bFILE (?:PHOTO|-|–|—)|\b(?:is|are) seen\b"
)
_CAPTION_START = re.compile(
    r"(?:FILE(?: PHOTO)?\s*[:–—-]|(?:(?:file )?photo|image|picture|photograph|illustration|graphic"
    r"|infographic|credit|foto|bild|imagen|crédit|"
    r"(?:photo|image|picture) (?:credit|by|courtesy))s?\s*(?:[:|©/]|\.{3}|…)"
    r"|(?:image|media|video|picture) (?:source|caption|credit)s?\s*(?:[,:]|$))",
    re.I,
)
_SOURCE = re.compile(r"(?:data |chart )?sources?\s*:", re.I)

_BYLINE_START = re.compile(
    r"[(\[–—]?\s*(?:(?:opinion|analysis|interview|fact[- ]checked|artwork|graphics|"
    r"story|words|text|report|commentary|review|edited|reviewed"
    r"|reported|written|posted"
    r"|published|compiled|photographs?|graphics?|video) )?(?:(?:by|from):?\s+(?=\S)|(?-i:By(?=[A-Z])))",
    re.I,
)
_CREDIT_LINE = re.compile(
    r"[(\[]?(?:additional |with )?(?:reporting|writing|editing|compiled|translat\w+|edited|written"
    r"|reported|production|"
    r"research)(?: and (?:writing|editing|reporting))?(?: (?:for|in|from) [A-Z]\w+){0,2} by\b",
    re.I,
)
_CONTRIBUTED = re.compile(
    r".{3,200}\bcontributed (?:to (?:this|the) (?:report|story|article|post)|reporting|additional)\b",
    re.I,
)
_JOINERS = frozenset("and & in of for the with de da di du del la le van von der den bin al el y".split())
_OUTLET_BEFORE = re.compile(r"^[^|]{2,60}\|\s*(?=[Bb]y\s)")  # "Valley Radio | By Ida Kern"
_PLACED = re.compile(rf"{_NAME} in {_NAMES}(?:(?:,| and|, and| &) {_NAME} in {_NAMES}){{1,3}}$")
_WITH_AGENCIES = re.compile(r"[(\[–—-]?\s*[A-Z][^.!?]{0,60}\b(?:with|and|,) (?:news )?agencies[)\]]?$")
_DATE_WORDS = re.compile(rf"(?:{MONTH}|{DAY}|\d[\d,.:]*|the|end|early|late|mid)\.?,?", re.I)
_JOB = re.compile(
    r"(?:(?:senior|chief|staff|special|national|foreign|political|economics?|business|deputy|managing"
    r"|contributing|freelance"
    r"|security|diplomatic|investigative|general|associate|assistant|world|sports?|science|health|legal"
    r"|defen[cs]e|\w+) ){0,4}"
    r"(?:correspondent|reporter|editor|writer|columnist|journalist|contributor|producer|bureau chief"
    r"|photographer|author|desk|bureau|newsroom|agencies)"
    r"(?:,? (?:at|for|in) .{1,40}|, [A-Z][\w ]{2,20})?$|reporting from .{2,40}(?<![.!?])$",
    re.I,
)
_BIO = re.compile(
    r"(?:(?:is|was) (?:an?|the|our|co-?\w*|[\w ]{2,40}['’]s?)(?!\w).{0,80}"
    r"\b(?:correspondent|reporter|editor|writer|columnist|journalist|"
    r"contributor|author|fellow|director|professor|analyst|blogger|host|producer|lecturer|president"
    r"|partner|researcher)\b"
    r"|\b(?:covers|reports on|writes (?:about|on|for)|has (?:written|covered|reported)"
    r"|previously (?:worked|covered)|reported from|"
    r"can be reached|joined \S+ in|(?:her|his|their) (?:work|book|writing)\b|holds an? )"
    r"|\bfollow (?:him|her|them)\b|@\w{3,})",
    re.I,
)


def is_caption(line: str, words: int) -> bool:
    """Whether the line belongs to a picture: credits and cues weigh 2 or 1, and 2 are enough."""
    if words > 120 or len(line) > LONGEST:
        return False
    if (words <= 80 and _CAPTION_START.match(line)) or (words <= 15 and _SOURCE.match(line)):
        return True
    tail = line[-200:]
    score = max((weight for weight, pattern in _CREDITS if pattern.search(tail)), default=0)
    if words <= 15 and _COURTESY.search(tail):
        score = 2
    if score == 1 and words <= 4:
        return True
    return score + bool(_CAPTION_CUES.search(line)) >= 2


def is_byline(line: str, words: int) -> bool:
    """Whether the line names who wrote, reported or edited, and says nothing else."""
    if words > 40 or re.fullmatch(r"(?:words |story |photos? )?by:?", line, re.I):
        return words <= 40
    line = _OUTLET_BEFORE.sub("", line)
    if _PLACED.match(line) or _WITH_AGENCIES.match(line) or (words <= 30 and _CONTRIBUTED.match(line)):
        return True
    if (credit := _CREDIT_LINE.match(line)) and not any(map(is_surely_finite, line[credit.end() :].split())):
        return True
    found = _BYLINE_START.match(line)
    if (
        not found
        or words > 14
        or (re.search(r"[.!?…:]$", line.rstrip(")]")) and not re.search(r"\b[A-Z]\.$", line))
    ):
        return False
    rest = re.split(r"[\s,|/]+", line[found.end() :].strip("()[] "))
    rest = [word for word in rest if word and word not in {"•", "·", "–", "—"} and "@" not in word]
    if not rest or all(_DATE_WORDS.fullmatch(word) for word in rest):
        return False
    if line[:4].lower() == "from" or any(is_surely_finite(word) for word in rest):
        return False
    return all(word[0].isupper() or word.lower() in _JOINERS or _DATE_WORDS.fullmatch(word) for word in rest)


def is_signed_time(line: str) -> bool:
    """Whether only names, jobs and a time stand on the line: "June 7, 2021 by Ida Kern"."""
    if len(line) > 160 or line.endswith((".", "!", "?", ":")) or not re.search(r"\d", line):
        return False
    parts = [part for part in re.split(r"\s*[|•·/–—]\s*|\s+-\s+|\s+(?=by\s)", line, flags=re.I) if part]
    timed = [part for part in parts if is_time(part, len(part.split())) and re.search(r"\d", part)]
    rest = [re.sub(r"^by\s+", "", part, flags=re.I) for part in parts if part not in timed]
    named = [part for part in rest if is_name(part) or is_job(part) or re.fullmatch(r"[A-Z]\w{2,}", part)]
    return bool(timed) and bool(rest) and len(named) == len(rest)


def is_credit(line: str, words: int) -> bool:
    """Whether the line is a picture's credit and nothing else, so that its caption stands beside it."""
    return words <= 8 and is_caption(line, words)


def ends_with_initials(line: str) -> bool:
    """Whether a sentence is followed by an outlet's letters, as a caption's above the body is: "… (KTQ)"."""
    return re.search(r"[.!?] \([A-Z]{2,6}\)$", line[-40:]) is not None


def labels_credit(line: str) -> bool:
    """Whether the credit says that it is one ("Credit: …"): its caption stands above, else below."""
    return re.match(r"[^:]{4,20}:", line) is not None


def is_name(line: str) -> bool:
    """Whether the line could be a person's or an outlet's name: two to five capitalised words."""
    words = line.strip(" ,").split()
    if not 2 <= len(words) <= 5 or re.search(r"[.!?…:;”\"]$|\d", line):
        return False
    if any(is_surely_finite(word) for word in words[1:]):
        return False
    return all(word[0].isupper() or word in _JOINERS for word in words)


def is_job(line: str) -> bool:
    """Whether the line is an author's title: "National Security Correspondent"."""
    return len(line) <= 90 and _JOB.match(line) is not None


def is_bio(line: str) -> bool:
    """Whether the line could tell about its author."""
    return len(line) <= LONGEST and _BIO.search(line) is not None
