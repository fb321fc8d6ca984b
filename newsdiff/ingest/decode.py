"""Bytes to canonical text.

Canonical text is what every span of the analysis counts in: no byte order mark, line breaks of every kind as
`\\n`, Unicode NFC, no control characters but `\\n` and tab, and none that turn the direction of what follows:
those show words in another order than they are read and compared. Nothing else is touched: no-break spaces,
soft hyphens, typographic quotes and the marks of direction beside single letters stay as the outlet set them.

Bytes that are no UTF-8 are decoded by their byte order mark, by the charset that an HTML page declares, or by
charset-normalizer when it is sure; the encoding is told in a note. Limits: a short text in an 8-bit encoding
other than windows-1252 can be taken for another encoding of the same family.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from newsdiff.ingest.draft import Refused

MAX_BYTES = 5_000_000
MAX_LINES = 50_000
MAX_CHAOS = 0.1  # charset-normalizer's share of implausible characters above which its guess is not taken
MAX_CONTROLS = 0.01  # share of control characters above which the bytes are no text

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
)
_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # embeddings, overrides and isolates
_META_CHARSET = re.compile(rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


def decode(name: str, data: bytes, *, declared: bool = False) -> tuple[str, str, tuple[str, ...]]:
    """The text of `data`, its encoding and notes about it. `declared`: trust a `<meta charset>`.

    Raises Refused for what is too large, empty, binary or in no encoding that can be told."""
    _refuse_by_bytes(name, data)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = _strict(data, encoding)
            if text is None:
                raise Refused(f"{name}: starts as {encoding.upper()} but is damaged. Save it as UTF-8.")
            return text, encoding, () if encoding == "utf-8" else (f"decoded as {encoding}",)
    if b"\x00" in data:
        raise Refused(f"{name}: contains NUL bytes, so it is no text file. Save it as plain text in UTF-8.")
    text = _strict(data, "utf-8")
    if text is not None:
        return text, "utf-8", ()
    if damaged := _damaged_utf8(data):
        return damaged
    encoding = (_declared(data) if declared else "") or _guess(data)
    text = _strict(data, encoding) if encoding else None
    if text is None:
        raise Refused(f"{name}: is not UTF-8 and its encoding can't be told for sure. Save it as UTF-8.")
    return text, encoding, (f"decoded as {encoding}",)


def canonical(text: str) -> str:
    """`text` with one kind of line break, in NFC, without byte order mark, controls or turns of direction."""
    text = _LINE_BREAKS.sub("\n", text.removeprefix("\ufeff"))
    return unicodedata.normalize("NFC", _TURNS.sub("", _CONTROLS.sub("", text)))


def checked(name: str, text: str) -> tuple[str, tuple[str, ...]]:
    """Canonical text that has words in it, and notes about characters that were taken out.

    Raises Refused where there are no words, or so many control characters that this is no text."""
    if "\x00" in text:
        raise Refused(
            f"{name}: contains NUL characters, so it is no text file. Save it as plain text in UTF-8."
        )
    found = sum(1 for _ in _CONTROLS.finditer(text))
    if found > max(8, MAX_CONTROLS * len(text)):
        raise Refused(f"{name}: {found} control characters, so it is no text file. Save it as plain text.")
    turns = sum(1 for _ in _TURNS.finditer(text))
    text = canonical(text)
    if (lines := text.count("\n") + 1) > MAX_LINES:
        raise Refused(f"{name}: has {lines} lines; at most {MAX_LINES} are read. Keep the article only.")
    if is_blank(text):
        raise Refused(f"{name}: is empty. Nothing but blanks was found in it.")
    notes = [f"{found} control characters were taken out"] if found else []
    if turns:
        notes.append(f"{turns} characters that turn the direction of the text were taken out")
    return text, tuple(notes)


def is_blank(text: str) -> bool:
    """Whether nothing visible is in `text`."""
    return not text.translate(dict.fromkeys(map(ord, _INVISIBLE))).strip()


def _refuse_by_bytes(name: str, data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise Refused(
            f"{name}: is too large ({_megabytes(len(data))}); at most {_megabytes(MAX_BYTES)} are read. "
            "Keep the article only, or split the file."
        )
    if not data:
        raise Refused(f"{name}: is empty (0 bytes). Save the article's text into it.")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise Refused(f"{name}: is {what}, not text. Save the article as .txt, .md or .html.")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB".replace(".0 ", " ")


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _damaged_utf8(data: bytes) -> tuple[str, str, tuple[str, ...]] | None:
    """UTF-8 with a few bad bytes, such as a file cut inside a character; None where it looks like no UTF-8.

    Other encodings hardly ever form a valid sequence of several bytes by chance."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode())
    good = sum(character > "\x7f" for character in text) - bad
    if good <= bad:
        return None
    first = data.decode("utf-8", errors="surrogateescape")
    at = next(i for i, character in enumerate(first) if "\udc80" <= character <= "\udcff")
    line = first.count("\n", 0, at) + 1
    places = "1 place" if bad == 1 else f"{bad} places"
    return text, "utf-8", (f"damaged UTF-8: {places}, the first in line {line}, shown as \ufffd",)


def _declared(data: bytes) -> str:
    """The charset in a page's head, as Python calls it; windows-1252 for what browsers read so."""
    found = _META_CHARSET.search(data[:4096])
    if not found:
        return ""
    try:
        encoding = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return ""
    if encoding in {"iso8859-1", "ascii"}:
        encoding = "cp1252"
    return "" if _strict(data, encoding) is None else _spoken(encoding)


def _guess(data: bytes) -> str:
    """The encoding that charset-normalizer is sure of, with windows-1252 before its look-alikes."""
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None or best.chaos > MAX_CHAOS:
        return ""
    names = {best.encoding, *best.could_be_from_charset}
    western = "cp1252" in names or (best.encoding in _LATIN and _reads_as_western(data))
    return "windows-1252" if western else _spoken(best.encoding)


_LATIN = frozenset(
    "cp1250 cp1252 cp1254 cp1257 cp1258 cp850 cp858 cp437 latin_1 iso8859_2 iso8859_9 iso8859_15 "
    "mac_roman mac_latin2 cp775 cp1125 hp_roman8 iso8859_3 iso8859_4 iso8859_10 iso8859_14 iso8859_16".split()
)
_WESTERN = frozenset(
    "‘’“”–—…•€£©®°§«»àáâãäåæçèéêëìíîïñòóôõöøùúûüýßÀÁÂÄÅÆÇÈÉÊËÍÎÏÑÓÔÕÖØÙÚÛÜœŒšŠžŽ\u00a0½¼²³·´™†¡¿"
)


def _reads_as_western(data: bytes) -> bool:
    """Whether all bytes above 127, read as windows-1252, are what Western European prose uses."""
    text = _strict(data, "cp1252")
    return text is not None and all(c in _WESTERN for c in text if ord(c) > 127)


def _spoken(encoding: str) -> str:
    return encoding.replace("_", "-").replace("cp125", "windows-125")
