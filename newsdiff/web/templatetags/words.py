"""How templates write marked text and counts."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django import template
from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from newsdiff.analysis.wording import ended as with_one_stop
from newsdiff.web import marks, words
from newsdiff.web.marks import Piece
from newsdiff.web.pages.places import Value

register = template.Library()

# Marks that are also said to somebody who hears the page, in the words of words.css: colour and line are not
# enough. The parts of a claim and the words that differ in a pair are too many to be said.
_SPOKEN = frozenset({"value", "framing", "framing-quoted", "flag"})
_MARKS = _SPOKEN | {"hit"}
# Characters of a sentence on the first screen: at most; about so many around what is marked where there is
# little room, and at most there.
LONGEST, NEAR, LONGEST_NEAR = 150, 52, 96
_TAGS = {"cut": "del", "changed": "ins"}


@register.filter
def marked(pieces: Iterable[Piece]) -> SafeString:
    """Pieces as HTML; everything in them is escaped."""
    return SafeString("".join(map(_one, pieces)))


def _one(piece: Piece) -> str:
    if not piece.marks:
        return escape(piece.text)
    tag = "mark" if any(mark in _MARKS for mark in piece.marks) else _TAGS.get(piece.marks[0], "span")
    classes = escape(" ".join(f"m-{mark}" for mark in piece.marks))
    return f'<{tag} class="{classes}">{escape(piece.text)}</{tag}>'


@register.filter
def shortened(pieces: Iterable[Piece], longest: int) -> tuple[Piece, ...]:
    return marks.shortened(pieces, longest)


@register.filter
def clipped(text: str, longest: int) -> str:
    return words.clipped(text, longest)


@register.filter
def quoted(text: str) -> str:
    return words.quoted(text)


@register.filter
def sharpest(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """For the first screen: what a low or narrow one leaves out is marked."""
    return marks.narrowed(marks.shortened(pieces, LONGEST), NEAR, most=LONGEST_NEAR)


@register.filter
def lacking(pieces: Iterable[Piece]) -> str:
    """What a claim shows in grey, to be said once: a colour is heard by nobody."""
    return "; ".join(marks.grey(pieces))


@register.filter
def counted(number: int, forms: str) -> str:
    """`3|counted:"outlet,outlets"` is "3 outlets"."""
    one, _, many = forms.partition(",")
    return words.counted(number, one, many)


@register.filter
def ended(text: str) -> str:
    """Words as a sentence: "J. Reyk Jr." has its full stop already."""
    return with_one_stop(f"{text}.")


@register.filter
def on_day(published: datetime, day: str) -> str:
    """The day of something published by the outlet's own clock, in Django's format `day`. Django's own `date`
    would turn the clock to the server's first."""
    return date_format(published, day)


@register.filter
def when(published: datetime, day: str) -> str:
    """When something was published by the outlet's own clock: the day in Django's format `day` and the hour,
    with its zone if not UTC. A date that came without an hour is kept as midnight: then it stands alone."""
    if published.time() == time.min:
        return on_day(published, day)
    return f"{on_day(published, day)}, {published:%H:%M}{_zone(published.utcoffset() or timedelta())}"


def _zone(ahead: timedelta) -> str:
    """An offset as people write it: " UTC+1", " UTC−3:30"."""
    if not ahead:
        return ""
    hours, minutes = divmod(abs(ahead) // timedelta(minutes=1), 60)
    return f" UTC{'+' if ahead > timedelta() else '−'}{hours}" + (f":{minutes:02}" if minutes else "")


@register.filter
def sign(state: str) -> str:
    return words.STATES[state][0]


@register.filter
def state_word(state: str) -> str:
    return words.state_word(state)


@register.filter
def listed(names: Iterable[str]) -> str:
    return words.listed(list(names))


@register.filter
def briefly(names: Iterable[str], most: int) -> str:
    return words.briefly(list(names), most)


@register.filter
def printed(value: Value, most: int) -> SafeString:
    """Who printed the words that are shown for a value, and apart from them who worded it otherwise."""
    having = words.briefly(value.printed, most)
    if not value.reworded:
        return format_html("{}", having)
    others = words.briefly(value.reworded, most)
    return format_html('{}<span class="small reworded">, worded otherwise in {}</span>', having, others)
