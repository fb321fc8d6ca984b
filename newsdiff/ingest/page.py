"""HTML pages, as the lines a reader sees.

The text holds every visible line of the page: one line a block element, in document order, scripts,
styles and hidden parts left out. trafilatura names headline, byline, date, outlet and language, and says
which words are the article: a line that it doesn't have gets the hint "chrome", so that an editor can
put it back. A line that stands beside the article's paragraphs, in the same element, is left to the line
roles, because extractors lose standfirsts and short paragraphs. Limits: what a stylesheet or a script
hides can't be seen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from newsdiff.ingest.decode import canonical
from newsdiff.ingest.draft import Parts, Refused
from newsdiff.ingest.fields import LONGEST, one_line

_UNSEEN = frozenset(
    "script style template noscript head title meta link iframe object svg math canvas audio video select "
    "option datalist textarea input".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter nobr output "
    "q rp rt ruby s samp small span strike strong sub sup time tt u var wbr img picture source".split()
)
_BLANKS = re.compile(r"[ \t\n\r\f]+")  # what HTML collapses; a no-break space stays
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def parse(name: str, text: str) -> Parts:
    """Raises Refused for a file without HTML or without visible words."""
    import lxml.etree
    import lxml.html

    try:
        # Bytes, because lxml refuses strings that declare an encoding; huge_tree, or deep pages end early.
        parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
        tree = lxml.html.document_fromstring(text.encode(), parser=parser)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise Refused(f"{name}: can't be read as HTML ({error}). Save the page again, or as text.") from error
    lines = list(_lines(tree))
    if not lines:
        raise Refused(f"{name}: no visible words on this page. Save it after it has loaded, or as text.")
    fields, extracted, notes = _extracted(text)
    if extracted:
        hints = _hints(lines, extracted)
    else:
        hints = [""] * len(lines)
        notes = (*notes, "no article was recognised by its markup; its lines are judged by their words")
    return _with_headline(lines, hints, fields, notes)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    tag: str  # of the block element that holds it
    group: int  # number of that element's parent: equal for siblings


def _lines(tree: Any) -> Iterator[_Line]:
    """The visible lines of the page in document order."""
    import lxml.etree

    words: list[str] = []
    open_blocks: list[Any] = [tree]
    groups: dict[Any, int] = {}

    def flush() -> Iterator[_Line]:
        text = canonical(_BLANKS.sub(" ", "".join(words))).replace("\n", " ").strip()
        words.clear()
        if text:
            block = open_blocks[-1]
            yield _Line(text, block.tag, groups.setdefault(block.getparent(), len(groups)))

    walk = lxml.etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        inline = element.tag in _INLINE
        if event == "start":
            if _unseen(element):
                walk.skip_subtree()
                continue
            if not inline:
                yield from flush()
                open_blocks.append(element)
            words.append(element.text or "")
        else:
            if not inline and not _unseen(element):
                yield from flush()
                open_blocks.pop()
            words.append(element.tail or "")
    yield from flush()


def _unseen(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return True
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN_STYLE.search(element.get("style") or ""))
    )


def _extracted(text: str) -> tuple[dict[str, str], str, tuple[str, ...]]:
    """The page's fields, the article's words as trafilatura has them ("" where it finds none), and notes."""
    import trafilatura
    from trafilatura.settings import Document

    found = trafilatura.bare_extraction(
        text,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(found, Document):
        return {}, "", ()
    given = {
        "headline": found.title,
        "byline": found.author,
        "published": found.date,
        "outlet": found.sitename,
        "url": found.url,
        "language": found.language,
    }
    fields = {key: one_line(value) for key, value in given.items() if value}
    long = [key for key in ("headline", "byline", "outlet") if len(fields.get(key, "")) > LONGEST[key]]
    for key in long:
        del fields[key]
    return fields, found.text or "", tuple(f"{key} of the page is too long and is left out" for key in long)


def _hints(lines: list[_Line], extracted: str) -> list[str]:
    """ "chrome" for each line that the extraction lacks and that stands apart from the article's lines."""
    whole = {_key(line) for line in extracted.split("\n")}
    shingles = {shingle for line in extracted.split("\n") for shingle in _shingles(line)}
    inside = [_key(line.text) in whole or _mostly(line.text, shingles) for line in lines]
    beside = Counter(line.group for line, there in zip(lines, inside, strict=True) if there)
    return [
        "" if there or beside[line.group] >= 2 else "chrome"
        for line, there in zip(lines, inside, strict=True)
    ]


def _key(line: str) -> str:
    return re.sub(r"\W+", "", line).casefold()


def _shingles(line: str) -> list[str]:
    """The runs of five words in `line`."""
    words = re.findall(r"\w+", line.casefold())
    return [" ".join(words[place : place + 5]) for place in range(len(words) - 4)]


def _mostly(line: str, shingles: set[str]) -> bool:
    own = _shingles(line)
    return bool(own) and sum(shingle in shingles for shingle in own) >= 0.6 * len(own)


def _with_headline(
    lines: list[_Line], hints: list[str], fields: dict[str, str], notes: tuple[str, ...]
) -> Parts:
    """The parts of the page; its headline's line is hinted, and put in front where the page lacks it."""
    texts = [line.text for line in lines]
    titles = [place for place, line in enumerate(lines) if line.tag == "h1"]
    headline = fields.get("headline", "")
    same = [place for place in range(len(lines)) if headline and _key(texts[place]) == _key(headline)]
    chosen = next((place for place in same if place in titles), None)
    if chosen is None:
        chosen = next(iter(same if headline else titles), None)
    if chosen is not None:
        hints[chosen] = "headline"
        headline = one_line(texts[chosen])[: LONGEST["headline"]]
    elif headline:
        texts, hints = [headline, *texts], ["headline", *hints]
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    roles = {start: hint for start, hint in zip(starts, hints, strict=False) if hint}
    return Parts(text="\n".join(texts), fields={**fields, "headline": headline}, roles=roles, notes=notes)
