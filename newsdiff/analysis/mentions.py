"""Names in an article: runs of capitalised words, the titles before them, and which of them are people.

Method: a run is capitalised words in a row, joined by particles ("de", "van", "of the" only inside a body's
name). A word that merely opens a sentence is no name unless it is written with a capital elsewhere too. A run
is a person when a title stands before it, a reporting verb beside it, or its last word is used alone later,
and no word of it belongs to a body or place. Limits: headlines in title case give no names; a person named
once, by one word and without title, is missed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from newsdiff.analysis.gazetteer import COUNTRIES
from newsdiff.analysis.types import Document, Role, Span
from newsdiff.analysis.wording import FUNCTION_WORDS

TITLES = frozenset(
    """president prime minister premier chancellor king queen prince princess pope emperor secretary chief
    ambassador senator governor mayor chair chairman chairwoman chairperson director commissioner
    representative spokesman spokeswoman spokesperson general gen gen. colonel col. lieutenant lt. major maj.
    captain capt. sergeant sgt. admiral adm. commander judge justice attorney prosecutor lawyer professor
    prof. doctor dr dr. mr mr. mrs mrs. ms ms. sir lord lady dame baroness sheriff coach analyst economist
    researcher fellow expert counterpart leader head deputy vice congressman congresswoman rep. sen. gov.
    sheikh imam rabbi bishop archbishop cardinal father sister inspector detective superintendent officer
    constable engineer scientist mp councillor councilor treasurer minister's envoy founder owner editor
    foreign defense defence finance interior health environment trade energy transport justice education home
    architect surgeon nurse historian scholar author novelist poet playwright actor actress singer musician
    composer conductor artist painter sculptor photographer journalist reporter columnist producer presenter
    biologist chemist physicist geologist astronomer geographer seismologist meteorologist economist
    pathologist psychologist psychiatrist criminologist activist campaigner lobbyist farmer fisherman pilot
    driver teacher headteacher librarian curator coroner magistrate solicitor barrister
    lieutenant-general high sgt lt col capt maj adm rep sen gov""".split()
)

_COUNTRIES = frozenset(name for place in COUNTRIES for name in place.plain)
# With a capital inside a run they show that the line is set in title case.
TITLE_CASE = frozenset("to the for of and in on at with by from over after as is are".split())
# Ranks that are given names too: behind an office ("Minister Gen Tolan") they are the name.
_RANKS = frozenset("gen general major marshal admiral judge king prince earl duke dean bishop".split())

# Words of a body's, place's or event's name, never a person's.
BODY_WORDS = frozenset(
    """university institute ministry department agency council committee commission court parliament senate
    congress house office bank company corporation corp corp. inc inc. ltd ltd. group foundation association
    union party federation league alliance organization organisation force forces army navy police
    center centre school
    college hospital church airport station street road avenue square bridge river sea ocean strait gulf lake
    bay island islands mountain mount valley peninsula city county state states province region republic
    kingdom empire act treaty agreement pact accord partnership strategy plan program programme war north
    south east west northern southern eastern western central asia europe africa america pacific atlantic
    international national federal european united nations world press times post news media journal herald
    tribune gazette broadcasting television radio reuters associated affairs security policy defense defence
    self-defense authority board bureau service services fund network society trust museum park port harbour
    harbor
    district village town coast delta basin assembly chamber stock exchange reserve treasury summit
    ship vessel warship ferry inquirer chronicle observer sentinel examiner telegraph guardian foods motors
    airlines airways industries holdings studios pictures records
    conference festival cup games olympics championship january february march april june july august
    september october november december monday tuesday wednesday thursday friday saturday sunday""".split()
)

# Days, and months that are no given names too: they stand beside names, not in them.
_DATES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february july september october
    november december""".split()
)
_MONTHS = frozenset("march april may june august".split())  # given names and surnames, too
_DATED = re.compile(r"(?:\b(?:in|of|since|last|next|this|early|late|mid|until|by|from)|\d)[ \u00a0]$", re.I)
# "Black Friday", "Super Tuesday": a day with a name of its own.
_NAMED_DAYS = frozenset("black super good holy bloody cyber palm easter ash fat ruby giving".split())
_OFFICER = frozenset("officer spokesman spokeswoman spokesperson director secretary minister".split())
# What is told of a name with its first word: "Tamsaran-held", "President-elect", "Former".
_MODIFIER = re.compile(
    r"\w+-(?:\w+ed|held|led|run|born|bound|built|made|elect|designate|style|era)|"
    r"Former|Outgoing|Longtime|Retired|Acting|Embattled|Veteran"
)

_DEMONYM = re.compile(r"^(?:[A-Z]\w+(?:ese|ish|ian|ean|can|nian)|French|Dutch|German|Greek|Swiss|Thai|"
                      r"Czech|Iraqi|"
                      r"Israeli|Pakistani|Saudi|Kuwaiti|Danish)s?$")  # fmt: skip
_CAP = r"(?:[A-Z]\.(?=\s?[A-Z])|[A-ZÀ-ÖØ-Þ](?:[\w]|['’](?=\w\w))*(?:-[A-Za-zÀ-ÿ][\w]*)*)"
_PARTICLE = r"(?:de|da|di|del|der|den|van|von|bin|bint|ibn|al|el|la|le|du|dos|ten|ter|av|af)"
_RUN = re.compile(rf"{_CAP}(?:(?:[ \u00a0]|-)(?:{_PARTICLE}[ \u00a0])*{_CAP})*")
_OPENING = re.compile(r"(?:^|[.!?:]['\"”’)]*\s+|[“\"‘«\n•\-–—]\s*)$")


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words: `span` without, `whole` with the title before it."""

    text: str
    span: Span
    whole: Span
    titled: bool

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.text.split())

    @property
    def surname(self) -> str:
        return self.words[-1]


def is_demonym(word: str) -> bool:
    return bool(_DEMONYM.match(word))


def is_title(word: str) -> bool:
    return word.casefold() in TITLES


def _shout_or_title_case(text: str) -> bool:
    words = [w for w in re.findall(r"[A-Za-z]+", text) if len(w) > 3]
    return len(words) >= 4 and sum(w[0].isupper() for w in words) / len(words) > 0.6


def _trimmed(text: str, found: Span, lowered: frozenset[str]) -> tuple[Span, Span, bool] | None:
    """Cut function words, titles and demonyms off the front of a run; None when nothing remains."""
    pieces = [
        Span(found.start + m.start(), found.start + m.end())
        for m in re.finditer(r"[^\s\u00a0]+", found.of(text))
    ]
    pieces = _without_dates(text, pieces)
    if not pieces:
        return None
    found = Span(pieces[0].start, pieces[-1].end)
    opening = bool(_OPENING.search(text[max(0, found.start - 4) : found.start]) or found.start == 0)
    titled = False
    whole_start = found.start
    while pieces:
        word = pieces[0].of(text)
        folded = word.casefold()
        if opening and (
            folded in FUNCTION_WORDS or (folded in lowered and len(pieces) > 1 and not is_title(word))
        ):
            pieces.pop(0)
            whole_start = pieces[0].start if pieces else whole_start
        elif len(pieces) > 1 and _MODIFIER.fullmatch(word):
            pieces.pop(0)
            whole_start = pieces[0].start
        elif titled and len(pieces) == 2 and folded in _RANKS:
            break
        elif len(pieces) > 1 and is_title(word):
            titled = True
            pieces.pop(0)
        elif (
            len(pieces) > 1
            and (is_demonym(word) or folded in {"eu", "us", "uk", "un", "u.s", "u.s."})
            and (any(is_title(p.of(text)) for p in pieces[1:]))
        ):
            pieces.pop(0)
        else:
            break
        opening = False
    if not pieces:
        return None
    if len(pieces) == 1:
        alone = pieces[0].of(text).casefold()
        if alone in FUNCTION_WORDS or is_title(alone):
            return None
        if _OPENING.search(text[max(0, pieces[0].start - 4) : pieces[0].start]) and alone in lowered:
            return None
    before = re.search(r"([A-Za-z\-]+\.?)[ \u00a0]$", text[max(0, pieces[0].start - 24) : pieces[0].start])
    if before and is_title(before.group(1)):
        titled = True
    return Span(pieces[0].start, pieces[-1].end), Span(whole_start, pieces[-1].end), titled


def _without_dates(text: str, pieces: list[Span]) -> list[Span]:
    """A run without the days and months beside its name: "of February Vaskland", "Oren Vask Monday"."""
    words = [piece.of(text).casefold() for piece in pieces]
    if any(word in _NAMED_DAYS for word in words):
        return pieces
    start, end = 0, len(words)
    while start < end and (
        words[start] in _DATES
        or (
            words[start] in _MONTHS
            and _DATED.search(text[max(0, pieces[start].start - 8) : pieces[start].start])
        )
    ):
        start += 1
    while end > start and words[end - 1] in _DATES:
        end -= 1
    return pieces[start:end]


@lru_cache(maxsize=1024)
def lowered(document: Document) -> frozenset[str]:
    """The words that the article has in lower case; an address of the web is no prose."""
    prose = re.sub(r"\b(?:https?:|www\.).*", "", document.text)
    return frozenset(re.findall(r"(?<![A-Za-z])[a-z][a-z\-]+", prose))


@lru_cache(maxsize=1024)
def names(document: Document) -> tuple[Name, ...]:
    """Every run of capitalised words in the kept lines that are not set in title case, in reading order."""
    text = document.text
    small = lowered(document)
    found: list[Name] = []
    for line in document.lines:
        if not line.role.kept or (
            line.role in {Role.HEADLINE, Role.HEADING} and _shout_or_title_case(line.span.of(text))
        ):
            continue
        for match in _RUN.finditer(text, line.span.start, line.span.end):
            trimmed = _trimmed(text, Span(match.start(), match.end()), small)
            if trimmed:
                span, whole, titled = trimmed
                shown = re.sub(r"['’]s?$", "", span.of(text))
                span = Span(span.start, span.start + len(shown))
                found.append(Name(shown, span, Span(whole.start, max(span.end, whole.start + 1)), titled))
    return tuple(found)


_SPEECH_AFTER = re.compile(
    r"^(?:,[^,.“”\"]{3,90},)?\s+(?:also |then |later |has |had )?(?:said|says|told|added|noted|stressed|"
    r"warned|"
    r"announced|described|voiced|expressed|called|urged|argued|wrote|met|held|visited|declared)\b"
)


_DESCRIBED = re.compile(
    r"^, (?:\d\d, |a |an |the |its |his |her |program |senior |head |director |chief |who )"
)


def _last_words(name: Name) -> Name:
    """ "Security Policy Ana Ruiz" as "Ana Ruiz": what stands before a person is the end of an office's "
    "name."""
    words = name.words
    places = [i for i, w in enumerate(words) if w.casefold() in BODY_WORDS or is_title(w)]
    if not places or len(words) - places[-1] - 1 < 2:
        return name
    rest = " ".join(words[places[-1] + 1 :])
    return Name(rest, Span(name.span.end - len(rest), name.span.end), name.whole, True)


@lru_cache(maxsize=1024)
def people(document: Document) -> tuple[Name, ...]:
    """The names in an article that are people's, full names and bare surnames alike."""
    found = names(document)
    alone = Counter(name.text for name in found if len(name.words) == 1)
    full: set[str] = set()
    found = tuple(_last_words(name) for name in found)
    for name in found:
        words = name.words
        if not 2 <= len(words) <= 4 or any(w.casefold() in BODY_WORDS or is_demonym(w) for w in words):
            continue
        if (
            words[-1] in _COUNTRIES
            or words[-1].casefold() in _OFFICER
            or any((w.isupper() and len(w) > 2) or w.casefold() in TITLE_CASE for w in words)
        ):
            continue
        spoke = _SPEECH_AFTER.match(document.text[name.span.end : name.span.end + 140])
        described = _DESCRIBED.match(document.text[name.span.end : name.span.end + 30])
        if name.titled or spoke or described or alone[words[-1]] or alone[words[0]] > 1:
            full.add(name.text)
    surnames = {text.split()[-1] for text in full} | {t.split()[0] for t in full if alone[t.split()[0]] > 1}
    chosen = []
    for name in found:
        single = len(name.words) == 1
        plain = name.text.casefold() not in BODY_WORDS and not is_demonym(name.text) and len(name.text) > 2
        said = single and plain and _SPEECH_AFTER.match(document.text[name.span.end : name.span.end + 40])
        if (
            name.text in full
            or (single and name.text in surnames)
            or (single and plain and name.titled and not name.text.isupper())
        ) or (
            said
            and re.search(rf"{re.escape(name.text)} (?:said|told|added)", document.text)
            and not name.text.isupper()
        ):
            chosen.append(name)
    return tuple(chosen)


@lru_cache(maxsize=4096)
def full_name(document: Document, text: str) -> str:
    """The fullest form of a person's name in the article: "Borell" stays, "Orban" becomes "Mira Orban"."""
    last = text.rsplit(maxsplit=1)[-1] if text.split() else text
    known = [n for n in people(document) if len(n.words) > len(text.split())]
    longer = Counter(n.text for n in known if n.surname == last) or Counter(
        n.text for n in known if n.words[0] == text
    )
    return min(longer, key=lambda t: (-longer[t], t)) if longer else text
