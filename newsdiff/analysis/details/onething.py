"""Whether two quantities are of one thing: what is counted, what befell those counted, and the words around.

Method: units, senses and the heads of what is counted must be equal; then the words near both numbers, and
those of their sentences, must be alike, and names must not part them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsdiff.analysis.details.context import Part, Story, near, once, overlap
from newsdiff.analysis.details.quantities import ABOARD, PEOPLE, ROLE_OF, ROLES, Quantity, quantities
from newsdiff.analysis.details.senses import TIMES, same_sense
from newsdiff.analysis.mentions import Name, names
from newsdiff.analysis.types import Document, Span
from newsdiff.analysis.wording import content_stems, fold, stem, tokens

# Beside a share or an amount these words tell nothing of what it is a share or an amount of.
_SAYS_LITTLE = frozenset(
    stem(w)
    for w in (
        "reach reached high higher low lower rise rose fall fell increase increased decrease rate year month "
        "week day new last record point level say nearly total average percent million billion dollars"
    ).split()
)


# Heads that say too little to tie two counts by themselves.
_ANYTHING = frozenset(
    stem(w)
    for w in (
        "people person persons man men woman women thing way part time point step more other area side "
        "group place "
        "case day week month year hour minute state country countries staff ways reason example key major"
    ).split()
)
# Amounts that one fact has one of: two unlike ones of like size in one claim are two values for it.
AMOUNTS = frozenset(stem(w) for w in (
    "euro euros dollar dollars yen yuan crown crowns franc francs pound pounds mark marks metre tonne "
    "tonnes ton tons "
    "barrel barrels hectare acre megawatt gigawatt").split()) | {"$", "€", "£", "¥", "metre"}  # fmt: skip


def comparable(a: Quantity, b: Quantity, *, alone: bool = False) -> float:
    """How surely two quantities speak of the same thing, 0 when they do not.

    `alone` says that neither part has another quantity of the unit: then one shared word is enough."""
    if a.unit != b.unit or not same_sense(a.sense, b.sense) or ("/gap" in a.role) != ("/gap" in b.role):
        return 0.0
    if a.unit == "age":
        return 0.0  # see `ages`
    if a.unit:
        return _measured(a, b, alone=alone)
    if a.role or b.role:
        return _befallen(a, b)
    if a.sense.so_far != b.sense.so_far:
        return 0.0  # the haul of a year, and that of one day
    return _counted(a, b, alone=alone)


def _measured(a: Quantity, b: Quantity, *, alone: bool) -> float:
    around_a, around_b = a.around - _SAYS_LITTLE, b.around - _SAYS_LITTLE
    shared = overlap(around_a, around_b)
    if a.counted and b.counted and not a.counted & b.counted:
        return 0.0
    # A share of July and one of no month told are most likely those of two months.
    if a.unit == "%" and bool(a.sense.of_when) != bool(b.sense.of_when) and shared < 0.5:
        return 0.0
    low, high = sorted((a.base, b.base))
    if high > 3 * low and shared < 0.6:
        return 0.0  # too far apart to be two values of one thing
    few = min(len(around_a), len(around_b)) <= 3
    both = len(around_a & around_b)
    if (both >= 2 or (shared >= 0.5 and few)) and shared >= 0.3:
        return shared if both >= 2 else min(shared, 0.6)  # one word of few is little to go by
    if alone and around_a & around_b:
        return 0.3 + 0.5 * shared
    return 0.35 if alone and a.unit in AMOUNTS and high <= 1.6 * low else 0.0


def _befallen(a: Quantity, b: Quantity) -> float:
    """People by what befell them: the dead are never set against the hurt."""
    known = PEOPLE | frozenset(ROLE_OF)
    people = (not a.counted or a.counted & known) and (not b.counted or b.counted & known)
    if a.role != b.role or (a.role == "aboard" and not (a.counted | b.counted) <= (PEOPLE | ABOARD)):
        return 0.0
    return 0.55 + 0.4 * overlap(a.around, b.around) if people or a.counted & b.counted else 0.0


_PASSENGERS = stem("passengers")
_CREW = re.compile(r"\b(?:crew|pilots?|sailors|attendants|stewards)\b", re.I)


def besides_crew(a: Part, b: Part, qa: Quantity, qb: Quantity) -> bool:
    """Whether one number of two sentences is of passengers and the other of all aboard, who are more: the
    rest may be the crew, if it is no more than half of all and none is told of beside the passengers."""
    for part, few, all_told in ((a, qa, qb), (b, qb, qa)):
        if few.head == _PASSENGERS != all_told.head and all_told.head in PEOPLE | ABOARD | {""}:
            rest = all_told.base - few.base
            return 0 <= rest <= all_told.base / 2 and not _CREW.search(part.text)
    return False


_FAR = 12


def _counted(a: Quantity, b: Quantity, *, alone: bool) -> float:
    same = a.counted & b.counted
    if not same or (
        a.head != b.head and len(same) < 2 and a.head not in b.counted and b.head not in a.counted
    ):
        return 0.0
    low, high = sorted((a.base, b.base))
    if high > _FAR * low and overlap(a.around, b.around) < 0.6:
        return 0.0  # too far apart to be two counts of one thing
    if (a.around - a.counted) & (b.around - b.counted):
        return 0.35 + 0.6 * overlap(a.around, b.around)
    return 0.35 if alone and a.head == b.head and a.head not in _ANYTHING else 0.0


def settled(quantity: Quantity) -> bool:
    """Whether what is counted is told by its kind: an age, or people by what befell them."""
    return quantity.unit == "age" or (not quantity.unit and quantity.role.split("/")[0] in ROLES)


def tied(story: Story, a: Part, b: Part, qa: Quantity, qb: Quantity, *, series: bool) -> bool:
    """Whether the words near two numbers, and those of their sentences, are alike enough for one fact.

    What befell people, ages, and amounts of which there is one are tied by what they are; the only number of
    a kind in both sentences needs less around it than one of several."""
    whole_a, whole_b = story.whole(a), story.whole(b)
    if qa.unit == TIMES and qa.sense.of_when != qb.sense.of_when:
        return False  # how often in one period, and in another one
    near_a, near_b = _near(whole_a, qa.span), _near(whole_b, qb.span)
    if contrasted(near_a, near_b):
        return False
    if settled(qa) or settled(qb) or qa.unit in AMOUNTS:
        return True
    shared, share = len(near_a & near_b), overlap(near_a, near_b)
    alike = overlap(whole_a.stems, whole_b.stems)
    if series:
        return shared >= 4 and share >= 0.75 and alike >= 0.5
    if lone(whole_a, qa) and lone(whole_b, qb) and _telling_kind(qa, qb):
        return (shared >= 2 or share >= 0.5) and alike >= (0.3 if qa.unit == TIMES else 0.4)
    return (shared >= 3 and (alike >= 0.5 or share >= 0.6)) or (shared >= 2 and share >= 0.6 and alike >= 0.6)


@once
def _near(whole: Part, number: Span) -> frozenset[str]:
    return near(whole.words, number)


def lone(whole: Part, quantity: Quantity) -> bool:
    """Whether a sentence has no other number of the unit, of what is counted, or of those whom it befell."""
    kind, role = kind_of(quantity), quantity.role.split("/")[0]
    all_told = quantities(whole.text, whole.span.start)
    if not quantity.unit and role:
        return sum(not q.unit and q.role.split("/")[0] == role for q in all_told) == 1
    return sum(kind_of(q) == kind for q in all_told) == 1


@once
def figures_of(part: Part) -> frozenset[str]:
    """The stems of the words of a part that are its numbers and their units."""
    spans = [q.span for q in quantities(part.text, part.span.start)]
    return frozenset(w.stem for w in part.words if any(w.span.overlaps(span) for span in spans))


def kind_of(quantity: Quantity) -> str:
    """What makes two numbers comparable at all: their unit, or else what they count."""
    return quantity.unit or quantity.head


def one_kind(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are comparable at all; of people by what befell them, whatever these are called:
    "Fourteen people have died", "bringing the number of dead to eleven"."""
    if kind_of(a) == kind_of(b):
        return True
    known = PEOPLE | frozenset(ROLE_OF) | {""}
    return not (a.unit or b.unit) and a.role == b.role != "" and {a.head, b.head} <= known


def _telling_kind(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers have a unit that a fact mostly has one of, or count one thing that says enough."""
    return a.unit == b.unit != "%" if a.unit else a.head == b.head and a.head not in _ANYTHING


# Words of which one beside a number says that it is not the number beside the other.
_CONTRASTS = (
    "single return|adult child|man woman|men women|boy girl|male female|import export|domestic foreign|"
    "passenger crew|morning evening|morning afternoon|north south|east west|northern southern|"
    "eastern western|upper lower|inner outer|urban rural|public private|primary secondary|"
    "inbound outbound|gross net|winter summer|spring autumn|minimum maximum|lowest highest|"
    "youngest oldest|longest shortest|opening closing|buy sell|old new|first second|second third|first third"
)
_CONTRAST = [tuple(stem(word) for word in pair.split()) for pair in _CONTRASTS.split("|")]
_IN_CONTRASTS = frozenset(word for pair in _CONTRAST for word in pair)


def contrasted(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one word of a contrast stands near one number only, and the other near the other only."""
    only_a, only_b = (a - b) & _IN_CONTRASTS, (b - a) & _IN_CONTRASTS
    return bool(only_a and only_b) and any(
        (x in only_a and y in only_b) or (y in only_a and x in only_b) for x, y in _CONTRAST
    )


def another_thing(matched: list[tuple[Quantity, Quantity, float]]) -> bool:
    """Whether two counts or more differ and none agrees: then two events are told, not one in two ways.

    What befell people is left out: a toll grows in all of its counts."""
    return sum(not (settled(qa) or settled(qb)) for qa, qb, _ in matched) >= 2


def other_owner(story: Story, a: Part, b: Part, qa: Quantity, qb: Quantity) -> bool:
    """Whether names stand near both numbers and none is near both: one player's goals and another's.

    What befell people is one count for all, whoever is named beside it, but that of one event."""
    if settled(qa) or settled(qb):
        return _other_event(story, a, b, qa, qb)
    described_a, described_b = _described(a, qa.span), _described(b, qb.span)
    if described_a and described_b and not described_a & described_b:
        return True
    near_a, near_b = names_near(a, qa), names_near(b, qb)
    if near_a and near_b and not near_a & near_b:
        return not (near_a & names_near(b) or near_b & names_near(a))
    near_a, near_b = (story.telling(found, a, b) for found in (near_a, near_b))
    if not (near_a and near_b):
        if qa.unit in AMOUNTS:
            return False
        return _unknown_to(b, near_a) or _unknown_to(a, near_b)
    return False


# A toll so many times another one is that of another event.
_WORSE = 8
_THEN = re.compile(
    r"\b(?:(?:[Ii]n|of|[Ss]ince|[Tt]he) (?:[A-Z][a-z]+ )?((?:19|20)\d\d)|[Ii]n ((?:January|February|March|"
    r"April|May|June|July|August|September|October|November|December|19\d\ds|20\d\ds)))\b"
)


def _other_event(story: Story, a: Part, b: Part, qa: Quantity, qb: Quantity) -> bool:
    """Whether two tolls are of two events: of other times, of other places, or by far too unlike."""
    low, high = sorted((qa.base, qb.base))
    if high > _WORSE * low:
        return True
    wholes = [story.whole(part) for part in (a, b)]
    then_a, then_b = ({x for found in _THEN.findall(w.text) for x in found if x} for w in wholes)
    if then_a != then_b and not then_a & then_b:
        return True
    near_a, near_b = (story.telling(names_near(part, q), a, b) for part, q in ((a, qa), (b, qb)))
    told_a, told_b = (names_near(whole) for whole in wholes)
    return bool(near_a and near_b) and not (near_a & told_b or near_b & told_a)


# Beside a number: that it is of another time than what the sentence tells.
_OTHER_TIME = re.compile(
    r"\b(?:after|since|before|ago|earlier|previous(?:ly)?|had|last|"
    r"this (?:week|month|year|spring|summer|autumn|winter)|(?:1[5-9]|20)\d\d)\b",
    re.I,
)
_BEYOND = re.compile(r"[,;:—]|\b(?:and|but|which|who|where|when|while|that)\b")
# What may stand beside a number of people without telling what else happened.
_OF_TOLLS = (
    PEOPLE
    | frozenset(ROLE_OF)
    | frozenset(map(stem, "leaving left taken sent brought said says police officials".split()))
)


def one_occasion(a: Part, b: Part, qa: Quantity, qb: Quantity) -> bool:
    """Whether two numbers of whole sentences are told of one occasion: both of one year, or neither of
    another time; and of no two things, told in a clause each."""
    near_a, near_b = clause_of(a, qa.span), clause_of(b, qb.span)
    years_a, years_b = (set(_YEAR.findall(part.text)) for part in (a, b))
    if years_a or years_b:
        return bool(years_a & years_b)
    if _OTHER_TIME.search(near_a) or _OTHER_TIME.search(near_b):
        return False
    if bool(_QUALIFIED.search(near_a)) != bool(_QUALIFIED.search(near_b)):
        return False
    telling_a, telling_b = (
        content_stems(tokens(clause)) - _OF_TOLLS - q.counted for clause, q in ((near_a, qa), (near_b, qb))
    )
    return not (telling_a and telling_b) or bool(telling_a & telling_b)


# Beside a number: that it counts some, or more, of what another one counts.
_QUALIFIED = re.compile(
    r"\b(?:for|including|excluding|besides|plus|in (?:all|total|two|three|several)|of (?:which|whom|them))\b"
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def clause_of(part: Part, number: Span) -> str:
    """The words around a number up to the marks and small words that part clauses, without the number and the
    word behind it, which is what is counted."""
    start, end = number.start - part.span.start, number.end - part.span.start
    behind = _COUNTED.sub("", _BEYOND.split(part.text[end:])[0])
    return f"{_BEYOND.split(part.text[:start])[-1]} {behind}"


_COUNTED = re.compile(r"^\s[\w-]+")


_APPOSITION = re.compile(
    r"((?:(?<![\w’'\-])[A-Z][\w’'\-]+\s?)+)(?:[a-z]+)?,\s(?:home|an?|the|which|with|population)\b[^,.;]{0,25}$"
)


@once
def _described(part: Part, number: Span) -> frozenset[str]:
    """The name that a number describes from behind a comma: "Port Ansel, a town of 9,000"."""
    text = part.document.text
    found = _APPOSITION.search(text[max(0, number.start - 70) : number.start])
    return frozenset(fold(word) for word in found.group(1).split()) if found else frozenset()


def _unknown_to(part: Part, beside: frozenset[str]) -> bool:
    """Whether names stand beside a number and the other article, which has none beside its own, never tells
    of any of them."""
    return bool(beside) and not beside & _words_of_names(part.document)


@lru_cache(maxsize=1024)
def _words_of_names(document: Document) -> frozenset[str]:
    return frozenset(stem(fold(word)) for name in names(document) for word in name.words)


def names_near(part: Part, quantity: Quantity | None = None) -> frozenset[str]:
    """The words of the names in the clause of a number, or in the whole part, less those of speakers."""
    return _names_near(part, quantity.span if quantity else None)


@once
def _names_near(part: Part, number: Span | None) -> frozenset[str]:
    found = _names_in(part)
    if number:
        text = part.document.text
        found = [
            name
            for name in found
            if not name.span.overlaps(number)  # "Nineteen" at the beginning of a sentence
            and not _APART.search(_between(text, name.span, number))
        ]
    words = (word for name in found for word in name.words)
    return frozenset(stem(fold(w)) for w in words if len(w) > 2)


@once
def _names_in(part: Part) -> list[Name]:
    """The names in a part that are no speakers' and surely names."""
    return [
        name
        for name in names(part.document)
        if name.span.within(part.span)
        and not _SPEAKS.match(part.document.text[name.span.end :][:16])
        and not _may_be_a_word(part, name)
    ]


def _may_be_a_word(part: Part, name: Name) -> bool:
    """Whether a name is one word at the head of its sentence, and nowhere else in the article a name."""
    if name.span.start > part.sentence.span.start or len(name.words) > 1:
        return False
    inside = rf"[a-z,] {re.escape(name.words[0])}\b"
    return re.search(inside, part.document.text) is None


_SPEAKS = re.compile(r",?\s(?:said|says|told|added|reported|announced|wrote)\b")
_APART = re.compile(r"[;:“”\"]|,\s(?:and|but|while|who|which|when)\b")


def _between(text: str, a: Span, b: Span) -> str:
    return text[min(a.end, b.end) : max(a.start, b.start)]
