"""Markdown with front matter, as plain readable lines.

The body, behind the front matter, is parsed by markdown-it (CommonMark and tables) and written
out block by block: one line a paragraph, heading, list item or table row, a blank line between blocks.
Numbers of numbered lists stay, bullets go. HTML comments and common formatting tags are left out; any other
tag is text and stands as it was written. A headline that only the front matter has becomes the first line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from newsdiff.ingest import front_matter
from newsdiff.ingest.draft import Parts
from newsdiff.ingest.fields import one_line

_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|br|center|cite|div|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|li"
    r"|mark|ol|p"
    r"|q|s|section|small|span|strike|strong|sub|sup|table|tbody|td|th|thead|time|tr|u"
    r"|ul)(?=[\s/>])[^<>]{0,500}>",
    re.I,
)
_HANDLER = re.compile(r"\son\w+\s*=", re.I)


def parse(name: str, text: str) -> Parts:
    """Raises Refused for front matter that is not YAML, naming the line."""
    front, body, notes = front_matter.split(name, text)
    blocks = list(_blocks(_without_comments(body)))
    lines, hints = _with_headline(blocks, one_line(front.get("headline", "")))
    headline = front.get("headline") or (lines[0] if hints[:1] == ["headline"] else "")
    starts, joined = _join(lines)
    roles = {start: hint for start, hint in zip(starts, hints, strict=True) if hint}
    return Parts(text=joined, fields={**front, "headline": headline}, roles=roles, notes=notes)


def _without_comments(text: str) -> str:
    """`text` without HTML comments; one that is never closed stays."""
    kept: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[position:start])
        position = end + 3
    return "".join([*kept, text[position:]])


@cache
def _parser() -> MarkdownIt:
    # HTML off: tags come through as text, and `_plain` decides which of them to leave out.
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def _blocks(body: str) -> Iterator[tuple[str, str]]:
    """Lines of the body in order, each with a hint or ""."""
    prefix = ""
    heading = ""
    row: list[str] | None = None
    lists: list[int | None] = []
    for token in _parser().parse(body):
        match token.type:
            case "ordered_list_open":
                lists.append(int(token.attrGet("start") or 1))
            case "bullet_list_open":
                lists.append(None)
            case "ordered_list_close" | "bullet_list_close":
                lists.pop()
            case "list_item_open":
                prefix = f"{token.info}{token.markup} " if lists and lists[-1] is not None else ""
            case "heading_open":
                heading = token.tag
            case "tr_open":
                row = []
            case "tr_close":
                yield " | ".join(cell for cell in row or [] if cell), ""
                row = None
            case "inline" if row is not None:
                row.append(_plain(token).replace("\n", " "))
            case "inline":
                hint = _hint(token, heading)
                for line in _plain(token).split("\n"):
                    yield prefix + line, hint
                    prefix = ""
                heading = ""
            case "code_block" | "fence":
                for line in token.content.split("\n"):
                    yield line, ""


def _hint(token: Token, heading: str) -> str:
    if heading == "h1":
        return "h1"
    children = [child for child in token.children or [] if child.type != "softbreak"]
    return "caption" if children and all(child.type == "image" for child in children) else ""


def _plain(token: Token) -> str:
    """The words of an inline token; a hard break is a line break, a soft one a blank."""
    words: list[str] = []
    for child in token.children or []:
        if child.type == "hardbreak":
            words.append("\n")
        elif child.type == "softbreak":
            words.append(" ")
        else:
            words.append(child.content)  # links and emphasis carry their words in children of their own
    return _TAG.sub(_keep_odd_tag, "".join(words))


def _keep_odd_tag(found: re.Match[str]) -> str:
    """A tag with an event handler is no formatting: it stays, as text."""
    if _HANDLER.search(found[0]):
        return found[0]
    return "\n" if found[0].lower().startswith("<br") else ""


def _with_headline(blocks: list[tuple[str, str]], headline: str) -> tuple[list[str], list[str]]:
    """Lines and hints; the headline's line is hinted, and put in front where the body lacks it."""
    kept = [(line.strip(), hint) for line, hint in blocks if line.strip()]
    lines = [line for line, _ in kept]
    hints = ["" if hint == "h1" else hint for _, hint in kept]
    said = [place for place, line in enumerate(lines[:10]) if headline and one_line(line) == headline]
    titles = [place for place, (_, hint) in enumerate(kept) if hint == "h1"]
    if said:
        hints[said[0]] = "headline"
    elif headline:
        return [headline, *lines], ["headline", *hints]
    elif titles[:1] == [0]:
        hints[0] = "headline"
    return lines, hints


def _join(lines: list[str]) -> tuple[list[int], str]:
    """The start of each line and the text, with a blank line between all of them."""
    starts: list[int] = []
    position = 0
    for line in lines:
        starts.append(position)
        position += len(line) + 2
    return starts, "\n\n".join(lines)
