"""Front matter: the fields of an article between two lines of ---, before its text.

It is read as YAML with every scalar a string, so that `headline: 1984` and `published: 2024-11-01` come as
they are written. YAML wants quotation marks around a value with a colon in it, or one that begins with a
quotation or an ampersand, which headlines often do; where they are missing the line is read as it was meant.
"""

from __future__ import annotations

import re

import yaml

from newsdiff.ingest.draft import Refused
from newsdiff.ingest.fields import KNOWN

MAX_FRONT_MATTER = 20_000

_OPENING = re.compile(r"\s*---[ \t]*\n")
_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
_KEY = re.compile(r"\s*[A-Za-z_][\w-]*\s*:(?:\s|$)")
_FIELD = re.compile(rf"(?:{'|'.join(KNOWN)})[ \t]*:", re.I)
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_LINE = re.compile(rf"^(?P<key>{'|'.join(KNOWN)})[ \t]*:[ \t]+(?P<value>[^\s\[{{|>].*?)[ \t]*$", re.M | re.I)


def split(name: str, text: str) -> tuple[dict[str, str], str, tuple[str, ...]]:
    """The front matter's fields, the body, and notes.

    Raises Refused for front matter that is not YAML, naming the line."""
    opening = _OPENING.match(text)
    if not opening:
        return {}, text, ()
    closing = _FENCE.search(text, opening.end())
    inside = text[opening.end() : closing.start() if closing else None]
    if not closing:
        if _KEY.match(inside):
            raise Refused(
                f"{name}: the front matter opened in line 1 is never closed. End it with a line of ---."
            )
        return {}, text, ()
    if len(inside) > MAX_FRONT_MATTER:
        raise Refused(f"{name}: the front matter has more than {MAX_FRONT_MATTER} characters. Shorten it.")
    loaded = _load(name, inside, first_line=text.count("\n", 0, opening.end()) + 1)
    if isinstance(loaded, str) and not loaded.strip():
        return {}, text[closing.end() :], ()
    if not isinstance(loaded, dict):
        return {}, text, ("no front matter: what stands between the --- lines has no keys",)
    fields, notes = _fields(loaded)
    return fields, text[closing.end() :], notes


def is_meant(text: str) -> bool:
    """Whether one of the lines right below the first --- names a field, whatever is wrong with the others."""
    opening = _OPENING.match(text)
    block = text[opening.end() :].partition("\n\n")[0] if opening else ""
    return any(_FIELD.match(line) for line in _FENCE.split(block)[0].split("\n"))


def _load(name: str, inside: str, *, first_line: int) -> object:
    try:
        return _yaml(inside)
    except yaml.MarkedYAMLError as error:
        # What is never closed is reported at the end of the text, or where the next field begins; where it
        # was opened helps more.
        problem = error.problem or ""
        unclosed = ("end" in problem or "expected ','" in problem) and error.context_mark is not None
        mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        raise Refused(
            f"{name}: the front matter can't be read in line {line}: {error.problem or error.context}. "
            "Put a value with a colon or a quotation mark in it into quotation marks."
        ) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise Refused(f"{name}: the front matter can't be read ({error}).") from error


def _fields(loaded: dict[object, object]) -> tuple[dict[str, str], tuple[str, ...]]:
    fields: dict[str, str] = {}
    notes: list[str] = []
    for key, value in loaded.items():
        word = str(key).strip().lower() if isinstance(key, str) else "(not a word)"
        if word not in KNOWN:
            notes.append(f"front matter: unknown key {word[:40]} ignored")
        elif isinstance(value, str):
            fields[word] = "" if value in _EMPTY else value
        elif word == "byline" and isinstance(value, list) and all(isinstance(item, str) for item in value):
            fields[word] = ", ".join(value)
        else:
            notes.append(f"front matter: {word} is no text and is left out")
    return fields, tuple(notes)


def _yaml(inside: str) -> object:
    """What stands there, else what does with marks around the values that are wrong by themselves."""
    try:
        return _base(inside)
    except yaml.MarkedYAMLError:
        marked = _LINE.sub(_marked, inside)
        if marked == inside:
            raise
        return _base(marked)


def _marked(line: re.Match[str]) -> str:
    """The line as it is where it is YAML, or where a quotation goes on in the next line."""
    key, value = line["key"], line["value"]
    if value[0] in "\"'" and value.count(value[0]) == 1:
        return line[0]
    try:
        _base(line[0])
    except yaml.MarkedYAMLError:
        doubled = value.replace("'", "''")
        return f"{key}: '{doubled}'"
    return line[0]


def _base(inside: str) -> object:
    # BaseLoader makes strings, lists and mappings only; it builds no objects.
    return yaml.load(inside, Loader=yaml.BaseLoader) or ""  # noqa: S506
