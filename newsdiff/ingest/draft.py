"""What reading a file gives: a draft of an article, or a reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


class Refused(Exception):
    """The file can't be read as an article. The message names the file and says what to do."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its file has it, before anybody has judged its lines.

    `text` is the canonical text of the whole file and `sha256` the hash of its UTF-8 bytes; `raw` are the
    bytes that came in. `roles` maps the start of a line in `text` to a role word such as "chrome": what the
    file's own markup says about that line. `published` is aware."""

    name: str
    path: str
    text: str
    sha256: str
    raw: bytes = field(repr=False)
    encoding: str
    headline: str = ""
    outlet: str = ""
    byline: str = ""
    url: str = ""
    published: datetime | None = None
    language: str = ""
    roles: Mapping[int, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, by its path as `Draft.path` has it, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Parts:
    """What one format's reader found, not checked yet: the fields are as the file wrote them."""

    text: str
    fields: Mapping[str, str]
    roles: Mapping[int, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
